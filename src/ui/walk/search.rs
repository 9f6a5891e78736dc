//! Drawing the search: the query, the hits with where they match, how many there are.

use std::ops::Range;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::app::screens::walk::search::{HIT_ROWS, Search};
use crate::domain::search::{Part, Shown};
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::editing;
use crate::editing::columns;
use crate::ui::layout;
use crate::ui::theme::Theme;
use crate::ui::walk::tree::tree_line;
use crate::ui::widgets::field::window;
use crate::ui::widgets::list::first_of_page;
use crate::ui::widgets::put::put;
use crate::ui::widgets::rich;
use crate::wording::search as words;

/// Columns before what matched in a hit, so that it stands below the criterion's code.
const INDENT: u16 = 6;

/// Draws the search into the body of the window.
pub(crate) fn draw(session: &Session, search: &Search, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let areas = layout::search(size);
    query(&search.query, words::matching(search.hits.len(), session.rubric().len()), areas.query, frame, theme);
    put(&Line::styled("─".repeat(usize::from(areas.rule.width)), theme.rule()), areas.rule, frame.buffer_mut());
    draw_hits(session, search, areas.hits, frame.buffer_mut(), theme);
}

/// A query as it is typed, and how much matches it.
pub(crate) fn query(query: &editing::Buffer, counted: String, area: Rect, frame: &mut Frame, theme: Theme) {
    let room = usize::from(area.width).saturating_sub(counted.width() + 5);
    let typed = window(query.text(), query.cursor(), room);
    put(&Line::styled(format!(" / {}", typed.text), theme.strong()), area, frame.buffer_mut());
    let width = u16::try_from(counted.width()).unwrap_or(u16::MAX);
    let right = Rect { x: area.right().saturating_sub(width + 1), width, ..area };
    put(&Line::raw(counted), right, frame.buffer_mut());
    frame.set_cursor_position(Position::new(area.x + 3 + typed.column, area.y));
}

fn draw_hits(session: &Session, search: &Search, area: Rect, buffer: &mut Buffer, theme: Theme) {
    if search.hits.is_empty() {
        let text = words::no_match(search.query.text()).replace("**", "∗∗");
        let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
        for (line, row) in rich::rows(&text, inner.width.max(1), theme.words()).into_iter().zip(inner.rows()) {
            put(&line, row, buffer);
        }
        return;
    }
    let first = first_of_page(search.at, usize::from(area.height / HIT_ROWS));
    for (n, hit) in search.hits.iter().enumerate().skip(first) {
        let y = area.y + u16::try_from(n - first).unwrap_or(u16::MAX).saturating_mul(HIT_ROWS);
        if y + HIT_ROWS > area.bottom() {
            break;
        }
        let shown = search.index.show(hit);
        let row = Rect { y, height: 1, ..area };
        let line = tree_line(session, shown.at, n == search.at, usize::from(area.width), theme);
        put(&if n == search.at { filled(line, theme) } else { line }, row, buffer);
        put(&place(session, &shown, area.width.saturating_sub(1), theme), Rect { y: y + 1, ..row }, buffer);
    }
}

/// The row that keys act on; a score keeps its colours in it.
fn filled(line: Line<'static>, theme: Theme) -> Line<'static> {
    let spans = line.spans.into_iter().map(|span| {
        let style = if span.style.bg.is_some() { theme.apart(span.style) } else { span.style };
        span.style(style)
    });
    Line::from(spans.collect::<Vec<_>>()).style(theme.selected())
}

/// Where a hit matches: which text, and the part of it around the match. Where nothing was asked, the wording.
fn place(session: &Session, shown: &Shown<'_>, width: u16, theme: Theme) -> Line<'static> {
    let wording;
    let (part, text) = if shown.ranges.is_empty() {
        wording = session.rubric().criterion(shown.at).text.replace("**", "");
        (Part::Wording, wording.as_str())
    } else {
        (shown.part, shown.text)
    };
    let head = format!("{}{}: ", " ".repeat(usize::from(INDENT)), words::part(session.rubric().nouns(), part));
    let room = usize::from(width).saturating_sub(head.width());
    let mut spans = vec![Span::styled(head, theme.rule())];
    spans.extend(snippet(text, &shown.ranges, room, theme.key()));
    Line::from(spans)
}

/// `width` columns of `text` around the first of `ranges`, which are in `style`; ellipses where something is cut.
fn snippet(text: &str, ranges: &[Range<usize>], width: usize, style: Style) -> Vec<Span<'static>> {
    let start = ranges.first().map_or(0, |range| beginning(text, range, width));
    let mut spans = vec![Span::raw(if start > 0 { "…" } else { "" })];
    let mut room = width.saturating_sub(usize::from(start > 0));
    for (at, grapheme) in text[start..].grapheme_indices(true).map(|(at, grapheme)| (start + at, grapheme)) {
        let shown = harmless(grapheme).replace('\n', " ");
        let last = at + grapheme.len() == text.len();
        if columns(&shown) + usize::from(!last) > room {
            spans.push(Span::raw("…"));
            break;
        }
        room -= columns(&shown);
        let style = if ranges.iter().any(|range| range.contains(&at)) { style } else { Style::new() };
        match spans.last_mut().filter(|span| span.style == style) {
            Some(span) => span.content.to_mut().push_str(&shown),
            None => spans.push(Span::styled(shown, style)),
        }
    }
    spans
}

/// Where a snippet begins: at the start if the match is in sight then, else at a word some columns before the match.
fn beginning(text: &str, range: &Range<usize>, width: usize) -> usize {
    // Only what could be in sight is looked at: a text may be long.
    let before = text[..range.start].grapheme_indices(true).rev();
    let mut seen = columns(&text[range.clone()]).min(width);
    let mut start = range.start;
    for (at, grapheme) in before {
        seen += columns(grapheme).max(1);
        if seen + 2 > width {
            // Not from the start, then: a third of the room goes before the match.
            return third(text, range.start, width);
        }
        start = at;
    }
    start
}

/// The start of the first word that is no more than a third of `width` columns before `to`.
fn third(text: &str, to: usize, width: usize) -> usize {
    let mut start = to;
    let mut word = to;
    for (at, grapheme) in text[..to].grapheme_indices(true).rev() {
        if columns(&text[at..to]) > width / 3 {
            break;
        }
        if grapheme.trim().is_empty() {
            word = start;
        }
        start = at;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is shown, what matched between brackets.
    fn show(text: &str, matched: Range<usize>, width: usize) -> String {
        let mark = Style::new().bold();
        let spans = snippet(text, &[matched], width, mark);
        spans
            .iter()
            .map(|span| if span.style == mark { format!("[{}]", span.content) } else { span.content.to_string() })
            .collect()
    }

    #[test]
    fn what_matches_is_in_sight_and_what_is_cut_says_so() {
        assert_eq!(show("Falta la firma", 9..14, 20), "Falta la [firma]");
        assert_eq!(show("Falta la firma", 0..5, 10), "[Falta] la …");
        let long = "En tres de quince carpetas falta\nla firma del tutor responsable";
        let at = long.find("firma").unwrap();
        assert_eq!(show(long, at..at + 5, 24), "…la [firma] del tutor res…");
        assert_eq!(show("\u{202E}niño", 3..8, 9), "\u{FFFD}[niño]");
    }

    proptest! {
        #[test]
        fn a_snippet_fits_and_shows_the_beginning_of_the_match(
            before in "[a-cñ 漢\n\u{301}\u{202E}]{0,60}", matched in "[xyz]{1,8}", after in "[a-cñ 漢👨]{0,60}", width in 10usize..60,
        ) {
            let text = format!("{before}{matched}{after}");
            let range = before.len()..before.len() + matched.len();
            let shown: String = show(&text, range, width);
            prop_assert!(columns(&shown) <= width + 2, "{shown:?}");
            prop_assert!(shown.contains(&format!("[{}", &matched[..1])), "{shown:?}");
        }
    }
}
