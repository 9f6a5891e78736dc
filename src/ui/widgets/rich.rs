//! Official words with their emphasis (`**so**`), wrapped to rows.

use std::ops::Range;

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::domain::text::harmless;
use crate::editing::wrap::wrap;

/// Text without its marks, and where it is emphasised (byte ranges). A lone `*` is a plain character, and so is a
/// `**` that has no partner in its paragraph.
#[must_use]
pub fn unmark(text: &str) -> (String, Vec<Range<usize>>) {
    let mut plain = String::with_capacity(text.len());
    let mut emphasised = Vec::new();
    for (n, paragraph) in text.split('\n').enumerate() {
        if n > 0 {
            plain.push('\n');
        }
        let mut rest = paragraph;
        while let Some((before, after)) = rest.split_once("**") {
            plain.push_str(before);
            if let Some((inside, beyond)) = after.split_once("**") {
                let start = plain.len();
                plain.push_str(inside);
                emphasised.push(start..plain.len());
                rest = beyond;
            } else {
                plain.push_str("**");
                rest = after;
            }
        }
        plain.push_str(rest);
    }
    (plain, emphasised)
}

/// `text` as rows of at most `width` columns in `style`, emphasis in bold.
#[must_use]
pub fn rows(text: &str, width: u16, style: Style) -> Vec<Line<'static>> {
    let (plain, emphasised) = unmark(&harmless(text));
    wrap(&plain, width).iter().map(|row| Line::from(spans(&plain, row.start..row.end, &emphasised, style))).collect()
}

/// `text` behind `head` on the first row, the following rows indented by `indent` columns (no more than the head has).
#[must_use]
pub fn hanging(head: Vec<Span<'static>>, text: &str, indent: u16, width: u16, style: Style) -> Vec<Line<'static>> {
    // The head's surplus over the indent is put in front as one unbreakable word, and taken off the first row again.
    let surplus = Line::from(head.clone()).width().saturating_sub(usize::from(indent));
    let body = rows(&format!("{}{text}", "x".repeat(surplus)), width.saturating_sub(indent).max(1), style);
    let mut lines: Vec<Line<'static>> = Vec::with_capacity(body.len());
    for line in body {
        if lines.is_empty() {
            let mut spans = head.clone();
            spans.extend(without_start(line.spans, surplus));
            lines.push(Line::from(spans));
        } else {
            let mut spans = vec![Span::raw(" ".repeat(usize::from(indent)))];
            spans.extend(line.spans);
            lines.push(Line::from(spans));
        }
    }
    lines
}

fn without_start(spans: Vec<Span<'static>>, mut skip: usize) -> impl Iterator<Item = Span<'static>> {
    spans.into_iter().map(move |span| {
        let cut = skip.min(span.content.len());
        skip -= cut;
        Span::styled(span.content[cut..].to_owned(), span.style)
    })
}

fn spans(plain: &str, row: Range<usize>, emphasised: &[Range<usize>], style: Style) -> Vec<Span<'static>> {
    let strong = style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
    let mut spans = Vec::new();
    let mut at = row.start;
    for range in emphasised.iter().filter(|range| range.start < row.end && range.end > row.start) {
        let (start, end) = (range.start.max(at), range.end.min(row.end));
        spans.push(Span::styled(plain[at..start].to_owned(), style));
        spans.push(Span::styled(plain[start..end].to_owned(), strong));
        at = end;
    }
    spans.push(Span::styled(plain[at..row.end].to_owned(), style));
    spans.retain(|span| !span.content.is_empty());
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_is_marked_and_a_lone_star_is_plain() {
        let (plain, emphasised) = unmark("El proyecto **NO** cumplió (a/b) *100 y **más**");
        assert_eq!(plain, "El proyecto NO cumplió (a/b) *100 y más");
        let words: Vec<&str> = emphasised.iter().map(|range| &plain[range.clone()]).collect();
        assert_eq!(words, ["NO", "más"]);
        assert_eq!(unmark("sin par ** aquí\n** ni aquí").0, "sin par ** aquí\n** ni aquí");
    }

    #[test]
    fn rows_behind_a_head_hang() {
        let lines = hanging(vec![Span::raw("3 CUMPLE ")], "uno **dos tres** cuatro", 2, 14, Style::new());
        let text: Vec<String> = lines.iter().map(|line| line.to_string().trim_end().to_owned()).collect();
        assert_eq!(text, ["3 CUMPLE uno", "  dos tres", "  cuatro"]);
    }
}
