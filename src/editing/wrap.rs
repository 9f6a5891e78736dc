//! Text and width to rows, by the line breaking rules of Unicode (UAX #14).
//!
//! - A line ends at `\n` or `\r\n`, never elsewhere: other characters that Unicode calls line ends (they come only from
//!   files) are characters like others.
//! - A row is broken where UAX #14 allows it, but never between a number and its `%`, and between `»` and `¿` (as Unicode 15.1 does); spaces (U+0020) at which a row is broken hang at its end, past the edge if
//!   need be, and never begin the next row. A word wider than a row is broken between graphemes.
//! - Each row is laid out as if a line began at it. So a row depends on the text from its start on and on nothing
//!   before, which is what lets [`super::layout`] lay out again only the rows that an edit touches.
//! - Widths are those of [`columns`]: what a terminal shows once the harmful characters are replacement marks.

use super::cells::{cells, columns};
use super::motion;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

/// One row of a wrapped text. The rows of a text follow each other without a gap: `next` of one is `start` of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Byte offset where the row begins.
    pub start: usize,
    /// Byte offset where its text ends, hanging spaces included, line break excluded.
    pub end: usize,
    /// Byte offset where the next row begins; for the last row, the end of the text.
    pub next: usize,
    /// Columns taken on the screen, spaces within the width included, those past it not.
    pub columns: u16,
    /// The line goes on in the next row.
    pub continues: bool,
    /// How far the text was looked at for laying out this row: an edit that begins after it cannot change the row.
    pub(super) seen: usize,
}

impl Row {
    /// The text of the row, of the `text` it was made from, without its line break.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    /// Where the row's text ends for an eye: before the spaces at which it was broken.
    pub(super) fn visible_end(&self, text: &str) -> usize {
        let hanging = self.of(text).graphemes(true).rev().take_while(|&grapheme| self.continues && grapheme == " ");
        self.end - hanging.count()
    }
}

/// The rows of `text` at `width` columns, at least one. A `width` of 0 counts as 1. Only a single grapheme wider than
/// the width makes a row wider than `width`.
pub fn wrap(text: &str, width: u16) -> Vec<Row> {
    let mut rows = vec![row_from(text, 0, width)];
    while let Some(row) = rows.last().filter(|row| row.next > row.end || row.continues) {
        rows.push(row_from(text, row.next, width));
    }
    rows
}

/// The row that begins at `start`, which is 0 or the `next` of the row before it.
pub(super) fn row_from(text: &str, start: usize, width: u16) -> Row {
    let limit = usize::from(width.max(1));
    let rest = &text[start..];
    let row = |end: usize, next: usize, columns: usize, continues: bool, seen: usize| Row {
        start,
        end: start + end,
        next: start + next,
        columns: u16::try_from(columns.min(limit)).unwrap_or(u16::MAX),
        continues,
        seen: start + seen,
    };
    let mut used = 0;
    for cell in cells(rest) {
        let (at, after) = (cell.at, cell.at + cell.grapheme.len());
        if matches!(cell.grapheme, "\n" | "\r\n") {
            return row(at, after, used, false, after);
        }
        if cell.grapheme != " " && at > 0 && used + cell.columns > limit {
            return match last_break(rest, at, after) {
                Some(end) => row(end, end, columns(&rest[..end]), true, after),
                None => row(at, at, used, true, after),
            };
        }
        used += cell.columns;
    }
    row(rest.len(), rest.len(), used, false, rest.len())
}

/// The last offset up to `at` where `rest` may be broken. Whether it may be broken at `at` shows in the grapheme
/// there, which ends at `after`; nothing further on is asked.
fn last_break(rest: &str, at: usize, after: usize) -> Option<usize> {
    let allowed = linebreaks(&rest[..after]).map(|(offset, _)| offset).filter(|offset| (1..=at).contains(offset));
    let allowed = allowed.filter(|offset| !parts_a_percentage(&rest[..after], *offset));
    let is_boundary = |offset: &usize| motion::settle(rest, *offset) == *offset;
    // The last one is nearly always between graphemes; only where it is not, the others are asked.
    let by_rule = allowed.clone().last().filter(is_boundary).or_else(|| allowed.filter(is_boundary).last());
    by_rule.max(last_after_quote(&rest[..after]).filter(|&offset| offset <= at))
}

/// Whether the sign of a percentage would be parted from its number: `77,78 %`.
fn parts_a_percentage(text: &str, offset: usize) -> bool {
    let number = text[..offset].strip_suffix(' ');
    text[offset..].starts_with('%') && number.is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
}

/// The last break between a closing quotation mark, spaces and an opening mark: `«Sí» ¿y?`, `"a" (b)`. Rule LB15 of
/// Unicode 15.0, which unicode-linebreak follows, forbids it; 15.1 does not, and Spanish needs it.
fn last_after_quote(text: &str) -> Option<usize> {
    text.rmatch_indices(['¿', '¡', '(', '[', '{']).map(|(offset, _)| offset).find(|&offset| {
        let before = &text[..offset];
        before.ends_with(' ') && before.trim_end_matches(' ').ends_with(['»', '”', '’', '"', '\''])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, width: u16) -> Vec<&str> {
        wrap(text, width).iter().map(|row| row.of(text)).collect()
    }

    #[test]
    fn spanish_marks_stay_with_their_words() {
        assert_eq!(rows("Dijo: ¿Cómo está? «Muy bien», dijo.", 12), ["Dijo: ¿Cómo ", "está? «Muy ", "bien», dijo."]);
        assert_eq!(rows("aaaa ¿bbb (ccc) ¡ddd!", 6), ["aaaa ", "¿bbb ", "(ccc) ", "¡ddd!"]);
        assert_eq!(rows("«No» ¿y tú? \"A\" (b)", 6), ["«No» ", "¿y tú? ", "\"A\" ", "(b)"]);
        assert_eq!(rows("uno, dos", 3), ["uno", ", ", "dos"], "a comma goes alone only where nothing else is possible");
        assert_eq!(rows("a uno, dos", 5), ["a ", "uno, ", "dos"]);
    }

    #[test]
    fn a_percentage_keeps_its_sign_and_its_parenthesis() {
        assert_eq!(rows("cumple (77,78 %) en", 15), ["cumple ", "(77,78 %) en"]);
        assert_eq!(rows("cumple (77,78 %) en", 14), ["cumple ", "(77,78 %) en"]);
        assert_eq!(rows("son 80 %, o más", 6), ["son ", "80 %, ", "o más"]);
        assert_eq!(rows("uno % dos", 4), ["uno ", "% ", "dos"], "a sign without a number is a word");
        assert_eq!(rows("1234 %", 4), ["1234 ", "%"], "where there is no room it is broken like a word");
    }

    #[test]
    fn an_address_is_broken_after_a_slash() {
        assert_eq!(
            rows("ver https://mejorninez.cl/rubrica/opd", 18),
            ["ver https://", "mejorninez.cl/", "rubrica/opd"]
        );
    }

    #[test]
    fn spaces_hang_at_the_edge_and_begin_no_row() {
        assert_eq!(rows("abcd    ef", 4), ["abcd    ", "ef"]);
        assert_eq!(wrap("abcd    ef", 4).iter().map(|row| row.columns).collect::<Vec<_>>(), [4, 2]);
        assert_eq!(rows("ab      ", 4), ["ab      "]);
        assert_eq!(rows("   abcd", 4), ["   ", "abcd"]);
        assert_eq!(rows("ab\u{A0}cd ef", 5), ["ab\u{A0}cd ", "ef"], "a space that does not break does not hang");
    }

    #[test]
    fn a_word_wider_than_the_row_is_broken_between_graphemes() {
        assert_eq!(rows("si electroencefalografista", 8), ["si ", "electroe", "ncefalog", "rafista"]);
        assert_eq!(rows(&"n\u{303}".repeat(5), 2), ["n\u{303}n\u{303}", "n\u{303}n\u{303}", "n\u{303}"]);
    }

    #[test]
    fn wide_characters_do_not_stand_across_the_edge() {
        assert_eq!(rows("漢字漢字", 5), ["漢字", "漢字"]);
        assert_eq!(rows("a漢字", 2), ["a", "漢", "字"]);
        assert_eq!(rows("👨‍👩‍👧👨‍👩‍👧x", 3), ["👨‍👩‍👧", "👨‍👩‍👧x"]);
    }

    #[test]
    fn lines_end_at_line_feeds_alone() {
        assert_eq!(rows("", 9), [""]);
        assert_eq!(rows("a\n\nb\n", 9), ["a", "", "b", ""]);
        assert_eq!(rows("a\r\nb", 9), ["a", "b"]);
        assert_eq!(rows("a\u{2028}b\u{85}c\u{B}d", 9), ["a\u{2028}b\u{85}c\u{B}d"]);
    }

    #[test]
    fn a_width_without_room_takes_one_grapheme_a_row() {
        assert_eq!(rows("ab漢", 0), ["a", "b", "漢"]);
        assert_eq!(rows("ab漢", 1), ["a", "b", "漢"]);
    }
}
