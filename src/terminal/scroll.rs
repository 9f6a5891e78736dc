//! Rows that moved up or down whole: found by comparing, shifted by the terminal itself.
//!
//! Never the first row: what leaves a screen at its top is kept in the scrollback of most terminals, where a text about
//! a child has no business.

use crate::terminal::caps::Scroll;
use crate::terminal::cell::Cell;
use crate::terminal::frame::{Rows, is_same};
use crate::terminal::line::Line;
use crate::terminal::moves::At;
use std::collections::BTreeMap;

/// Shifts tried in a frame.
const TRIED: usize = 3;

/// Rows `top..=bottom` moved by `by`: up if positive, down if negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    top: usize,
    bottom: usize,
    by: isize,
}

/// The shifts that bring most rows to their place, best first.
pub(super) fn candidates(shown: &Rows<'_>, wanted: &Rows<'_>) -> Vec<Shift> {
    // Distance to (how many rows, first, last) of the new places.
    let mut shifts: BTreeMap<isize, (usize, usize, usize)> = BTreeMap::new();
    for (new, row) in wanted
        .iter()
        .enumerate()
        .filter(|(new, row)| !shown.get(*new).is_some_and(|old| is_same(old, row)) && says_something(row))
    {
        for (old, _) in shown.iter().enumerate().filter(|(_, old)| *old == row) {
            let entry = shifts.entry(old.cast_signed() - new.cast_signed()).or_insert((0, new, new));
            *entry = (entry.0 + 1, entry.1, new);
        }
    }
    let mut found: Vec<_> = shifts.into_iter().collect();
    found.sort_by_key(|(by, (rows, _, _))| (usize::MAX - rows, by.unsigned_abs()));
    let span = |(by, (_, first, last)): (isize, (usize, usize, usize))| Shift {
        top: if by > 0 { first } else { first.saturating_add_signed(by) },
        bottom: if by > 0 { last.saturating_add_signed(by) } else { last },
        by,
    };
    found.into_iter().map(span).filter(|shift| shift.top > 0).take(TRIED).collect()
}

fn says_something(row: &[Cell]) -> bool {
    row.first().is_some_and(|first| row.iter().any(|cell| cell != first))
}

impl Shift {
    /// Sends the shift and gives the rows as they stand afterwards.
    pub(super) fn apply<'a>(self, line: &mut Line<'_>, shown: &Rows<'a>, blank: &'a [Cell]) -> Rows<'a> {
        // Rows that come in take the pen's background where the terminal erases with it.
        line.prepare_erasing(&Cell::BLANK);
        self.send(line, shown.len());
        let mut rows = shown.clone();
        let n = self.by.unsigned_abs();
        if let Some(region) = rows.get_mut(self.top..=self.bottom) {
            let n = n.min(region.len());
            if self.by > 0 {
                region.rotate_left(n);
                region.iter_mut().rev().take(n).for_each(|row| *row = blank);
            } else {
                region.rotate_right(n);
                region.iter_mut().take(n).for_each(|row| *row = blank);
            }
        }
        rows
    }

    fn send(self, line: &mut Line<'_>, height: usize) {
        let [top, bottom, n] = [self.top, self.bottom, self.by.unsigned_abs()].map(|v| u16::try_from(v).unwrap_or(0));
        let to_the_end = self.bottom + 1 == height;
        if to_the_end && line.caps.edit_lines {
            line.move_to(0, top);
            self.count(line, n, [b'M', b'L']);
        } else {
            margins(line, top, bottom, to_the_end);
            match line.caps.scroll {
                Scroll::Counts => self.count(line, n, [b'S', b'T']),
                Scroll::Feeds => self.feed(line, n, top, bottom),
            }
            line.raw(b"\x1b[r");
            line.state.at = Some(At { x: 0, y: 0, pending: false });
        }
    }

    /// Both ways by one sequence with a count.
    fn count(self, line: &mut Line<'_>, n: u16, [up, down]: [u8; 2]) {
        let last = if self.by > 0 { up } else { down };
        if n == 1 {
            line.raw(&[0x1B, b'[', last]);
        } else {
            line.count(n, last);
        }
    }

    /// Line feeds at the lower margin, reverse line feeds at the upper one.
    fn feed(self, line: &mut Line<'_>, n: u16, top: u16, bottom: u16) {
        line.state.at = None;
        line.move_to(0, if self.by > 0 { bottom } else { top });
        for _ in 0..n {
            line.raw(if self.by > 0 { b"\n" } else { b"\x1bM" });
        }
    }
}

/// Sets the margins, leaving out a last one that is the default.
fn margins(line: &mut Line<'_>, top: u16, bottom: u16, to_the_end: bool) {
    let row = |n: u16| n.saturating_add(1).to_string();
    let last = if to_the_end { String::new() } else { format!(";{}", row(bottom)) };
    line.raw(format!("\x1b[{}{last}r", row(top)).as_bytes());
}
