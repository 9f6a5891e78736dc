//! The rows of a text that is being edited, kept between edits: only the rows that an edit can change are laid out
//! again, so that a key costs the same in a text of 20,000 characters as in one of 200.

use super::cells::{cells, columns};
use super::motion;
use super::wrap::{Row, row_from, wrap};

/// A place in a wrapped text, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Index into the rows.
    pub row: usize,
    /// Column within the row. It may equal the width: a text wrapped one column narrower than the room it is drawn
    /// in has a cell for the cursor after a full row.
    pub column: u16,
}

/// A cursor as the layout needs it. Where a row was broken without a space, its end and the start of the next row are
/// the same offset; `at_row_end` tells which of the two places is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caret {
    /// Byte offset, a grapheme boundary.
    pub offset: usize,
    /// At the end of the row that is broken at `offset`, instead of at the start of the next one.
    pub at_row_end: bool,
}

impl Caret {
    /// A cursor at `offset`; where a row was broken there, at the start of the next one.
    pub fn at(offset: usize) -> Self {
        Self { offset, at_row_end: false }
    }
}

/// Rows at a width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    width: u16,
    rows: Vec<Row>,
}

impl Layout {
    /// Lays `text` out at `width` columns.
    pub fn new(text: &str, width: u16) -> Self {
        Self { width, rows: wrap(text, width) }
    }

    /// The width the rows are made for.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// All rows, at least one.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Brings the rows up to date after `removed` bytes at `at` were replaced with `inserted` bytes, giving `text`.
    pub fn edited(&mut self, text: &str, at: usize, removed: usize, inserted: usize) {
        // The grapheme before `at` may have grown, so a row that was looked at up to `at` counts as touched.
        let first = self.rows.iter().position(|row| row.seen >= at).unwrap_or(0);
        let mut start = self.rows.get(first).map_or(0, |row| row.start);
        let moved = |old: usize| old - removed + inserted;
        let mut old = first;
        let mut fresh = Vec::new();
        loop {
            let row = row_from(text, start, self.width);
            fresh.push(row);
            start = row.next;
            let is_last = row.next == row.end && !row.continues;
            // From an old row on that begins after the edit and where a new one begins, nothing is different.
            while self.rows.get(old).is_some_and(|row| row.start < at + removed || moved(row.start) < start) {
                old += 1;
            }
            if is_last {
                old = self.rows.len();
                break;
            }
            if self.rows.get(old).is_some_and(|row| moved(row.start) == start) {
                break;
            }
        }
        for row in &mut self.rows[old..] {
            *row = Row {
                start: moved(row.start),
                end: moved(row.end),
                next: moved(row.next),
                seen: moved(row.seen),
                ..*row
            };
        }
        self.rows.splice(first..old, fresh);
    }

    /// Index of the row in which `caret` stands.
    pub fn row_of(&self, caret: Caret) -> usize {
        let row = self.rows.partition_point(|row| row.start <= caret.offset).saturating_sub(1);
        let broken_here = |before: &Row| before.continues && before.next == caret.offset;
        match row.checked_sub(1) {
            Some(before) if caret.at_row_end && self.rows.get(before).is_some_and(broken_here) => before,
            Some(_) | None => row,
        }
    }

    /// Where `caret` stands. In spaces that hang past the edge, the column is the edge.
    pub fn place(&self, text: &str, caret: Caret) -> Place {
        let row = self.row_of(caret);
        let start = self.rows.get(row).map_or(0, |row| row.start);
        let column = columns(&text[start..caret.offset]).min(usize::from(self.width.max(1)));
        Place { row, column: u16::try_from(column).unwrap_or(u16::MAX) }
    }

    /// The cursor for a place: on the grapheme that covers the column, or at the end of a shorter row. A row beyond
    /// the last is the last.
    pub fn caret(&self, text: &str, place: Place) -> Caret {
        let Some(row) = self.rows.get(place.row).or(self.rows.last()) else { return Caret::at(0) };
        let mut offset = row.start;
        let mut column = 0;
        for cell in cells(&text[row.start..row.visible_end(text)]) {
            column += cell.columns;
            if column > usize::from(place.column) {
                break;
            }
            offset += cell.grapheme.len();
        }
        Caret { offset, at_row_end: row.continues && offset == row.next }
    }

    /// The start of the cursor's row; from there, of its line.
    pub fn row_start(&self, text: &str, caret: Caret) -> Caret {
        let start = self.rows.get(self.row_of(caret)).map_or(0, |row| row.start);
        Caret::at(if start == caret.offset { motion::line_start(text, start) } else { start })
    }

    /// The visible end of the cursor's row; from there, or from its hanging spaces, the end of its line.
    pub fn row_end(&self, text: &str, caret: Caret) -> Caret {
        let Some(row) = self.rows.get(self.row_of(caret)) else { return caret };
        let end = row.visible_end(text);
        if caret.offset >= end {
            return Caret::at(motion::line_end(text, caret.offset));
        }
        Caret { offset: end, at_row_end: row.continues && end == row.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_at_a_break_inside_a_word_is_two_places() {
        let text = "abcdefgh";
        let layout = Layout::new(text, 4);
        let end = Caret { offset: 4, at_row_end: true };
        assert_eq!(layout.place(text, end), Place { row: 0, column: 4 });
        assert_eq!(layout.place(text, Caret::at(4)), Place { row: 1, column: 0 });
        assert_eq!(layout.caret(text, Place { row: 0, column: 9 }), end);
        assert_eq!(layout.caret(text, Place { row: 1, column: 0 }), Caret::at(4));
    }

    #[test]
    fn a_column_inside_a_wide_character_is_its_start() {
        let text = "a漢b";
        let layout = Layout::new(text, 9);
        let offsets = [0, 1, 2, 3, 4].map(|column| layout.caret(text, Place { row: 0, column }).offset);
        assert_eq!(offsets, [0, 1, 1, 4, 5]);
    }

    #[test]
    fn hanging_spaces_hold_the_cursor_at_the_edge() {
        let text = "abcd      ";
        let layout = Layout::new(text, 6);
        assert_eq!(layout.place(text, Caret::at(text.len())), Place { row: 0, column: 6 });
    }
}
