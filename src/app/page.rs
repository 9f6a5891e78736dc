//! What a screen says, row by row, before anyone draws it: so that update knows how high a text is without drawing it.
//!
//! Official words carry their emphasis (`**so**`); how a row looks is named by a [`Role`], and the drawing side gives the
//! role its style.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::score::Standing;
use crate::domain::text::harmless;
use crate::editing::{self, columns, wrap};

/// What a piece of a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Words.
    #[default]
    Plain,
    /// Names of parts, official words that weigh.
    Strong,
    /// A heading over words.
    Heading,
    /// A key.
    Key,
    /// The names of columns.
    Columns,
    /// A label before words.
    Label,
    /// A score, by where it stands in its scale.
    Score(Standing),
    /// Something is lacking, or asks to be looked at.
    Warning,
    /// Words that were looked for.
    Found,
    /// What points to a person.
    Personal,
}

/// A piece of a row. `S` is how it looks: a [`Role`], or the drawing side's own style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<S> {
    /// Its words, harmless to a terminal.
    pub text: String,
    /// How it looks.
    pub style: S,
    /// Whether the rubric emphasises it.
    pub emphasised: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<S = Role>(pub Vec<Piece<S>>);

impl<S> Row<S> {
    /// A row in one style.
    pub fn of(text: impl Into<String>, style: S) -> Self {
        Self(vec![Piece { text: text.into(), style, emphasised: false }])
    }

    /// A row without words.
    pub(crate) fn blank() -> Self {
        Self(Vec::new())
    }

    fn columns(&self) -> usize {
        self.0.iter().map(|piece| columns(&piece.text)).sum()
    }
}

/// Text without its marks, and where it is emphasised (byte ranges). A lone `*` is a plain character, and so is a
/// `**` that has no partner in its paragraph.
pub(crate) fn unmark(text: &str) -> (String, Vec<Range<usize>>) {
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

/// `text` as rows of at most `width` columns.
pub(crate) fn rows<S: Copy>(text: &str, width: u16, style: S) -> Vec<Row<S>> {
    let (plain, emphasised) = unmark(&harmless(text));
    wrap(&plain, width).iter().map(|row| Row(pieces(&plain, row.start..row.end, &emphasised, style))).collect()
}

/// `text` as it is written, without emphasis, with `marks` (byte ranges) in a style of their own.
pub(crate) fn marked<S: Copy>(text: &str, width: u16, marks: &[Range<usize>], mark: S, style: S) -> Vec<Row<S>> {
    let own = |piece: Piece<S>| Piece {
        text: harmless(&piece.text),
        style: if piece.emphasised { mark } else { style },
        emphasised: false,
    };
    let row = |row: &editing::Row| Row(pieces(text, row.start..row.end, marks, style).into_iter().map(own).collect());
    wrap(text, width).iter().map(row).collect()
}

/// `text` behind `head` on the first row, the following rows indented by `indent` columns (no more than the head has).
pub(crate) fn hanging<S: Copy + Default>(head: Row<S>, text: &str, indent: u16, width: u16, style: S) -> Vec<Row<S>> {
    // The head's surplus over the indent is put in front as one unbreakable word, and taken off the first row again.
    let surplus = head.columns().saturating_sub(usize::from(indent));
    let body = rows(&format!("{}{text}", "x".repeat(surplus)), width.saturating_sub(indent).max(1), style);
    let mut head = Some(head);
    let behind = |row: Row<S>| match head.take() {
        Some(Row(mut pieces)) => {
            pieces.extend(without_start(row.0, surplus));
            Row(pieces)
        }
        None => {
            let mut pieces =
                vec![Piece { text: " ".repeat(usize::from(indent)), style: S::default(), emphasised: false }];
            pieces.extend(row.0);
            Row(pieces)
        }
    };
    body.into_iter().map(behind).collect()
}

fn without_start<S>(pieces: Vec<Piece<S>>, mut skip: usize) -> impl Iterator<Item = Piece<S>> {
    pieces.into_iter().map(move |piece| {
        let cut = skip.min(piece.text.len());
        skip -= cut;
        Piece { text: piece.text[cut..].to_owned(), ..piece }
    })
}

fn pieces<S: Copy>(plain: &str, row: Range<usize>, emphasised: &[Range<usize>], style: S) -> Vec<Piece<S>> {
    let mut pieces = Vec::new();
    let mut put = |range: Range<usize>, emphasised| {
        if !range.is_empty() {
            pieces.push(Piece { text: plain[range].to_owned(), style, emphasised });
        }
    };
    let mut at = row.start;
    for range in emphasised.iter().filter(|range| range.start < row.end && range.end > row.start) {
        let (start, end) = (range.start.max(at), range.end.min(row.end));
        put(at..start, false);
        put(start..end, true);
        at = end;
    }
    put(at..row.end, false);
    pieces
}

/// `text` in at most `width` columns, with an ellipsis where something was cut.
pub(crate) fn fit(text: &str, width: usize) -> String {
    let text = harmless(&text.replace('\n', " "));
    if columns(&text) <= width {
        return text;
    }
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        if columns(&kept) + columns(grapheme) + 1 > width {
            break;
        }
        kept.push_str(grapheme);
    }
    if width > 0 {
        kept.push('…');
    }
    kept
}

/// `text` in exactly `width` columns.
pub(crate) fn pad(text: &str, width: usize) -> String {
    let mut text = fit(text, width);
    let missing = width.saturating_sub(columns(&text));
    text.push_str(&" ".repeat(missing));
    text
}

/// `width` columns of a bar for `part` of `whole`; its number always stands beside it. Full only when all of it is there,
/// empty only when nothing is.
pub(crate) fn bar(part: usize, whole: usize, width: usize) -> String {
    let mut filled = (part.min(whole) * width).checked_div(whole).unwrap_or(0);
    if part > 0 && filled == 0 {
        filled = 1.min(width);
    }
    let mut text = "█".repeat(filled);
    text.push_str(&"░".repeat(width - filled));
    text
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
        let rows = hanging(Row::of("3 CUMPLE ", ()), "uno **dos tres** cuatro", 2, 14, ());
        let text =
            |row: &Row<()>| row.0.iter().map(|piece| piece.text.as_str()).collect::<String>().trim_end().to_owned();
        assert_eq!(rows.iter().map(text).collect::<Vec<_>>(), ["3 CUMPLE uno", "  dos tres", "  cuatro"]);
        assert!(rows[1].0[1].emphasised && !rows[2].0[1].emphasised);
    }

    #[test]
    fn a_bar_is_full_only_when_all_is_there() {
        assert_eq!(bar(0, 36, 6), "░░░░░░");
        assert_eq!(bar(1, 36, 6), "█░░░░░");
        assert_eq!(bar(35, 36, 6), "█████░");
        assert_eq!(bar(36, 36, 6), "██████");
        assert_eq!(bar(0, 0, 3), "░░░");
    }
}
