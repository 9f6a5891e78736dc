//! The shortest way to move the cursor, in bytes.

use crate::terminal::caps::Capabilities;
use crate::terminal::sequences::Sequence;

/// Where the terminal's cursor is. After a character in the last column it is `pending`: still there, but the next
/// character would wrap; terminals differ in what relative moves do then, so none is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) pending: bool,
}

/// Line feeds and backspaces beyond this are longer than the sequence with a count.
const MOST_STEPS: u16 = 5;

/// The shortest bytes from `from` (`None`: unknown) to column `x` of row `y`.
pub(super) fn shortest(from: Option<At>, x: u16, y: u16, caps: &Capabilities) -> Sequence {
    let Some(from) = from else { return home(x, y) };
    if from.y == y && !from.pending {
        // Within a row nothing absolute is shorter than the shortest of these.
        let (direct, from_start) = (horizontal(Sequence::EMPTY, from.x, x, caps), x < from.x && x > 0);
        let anew = if from_start { horizontal(Sequence::EMPTY.raw(b"\r"), 0, x, caps) } else { direct };
        return if anew.len() < direct.len() { anew } else { direct };
    }
    let mut best = home(x, y);
    let mut offer = |candidate: Sequence| {
        if candidate.len() < best.len() {
            best = candidate;
        }
    };
    let start = Sequence::EMPTY;
    if from.pending {
        // Carriage return first: it ends the pending state on every terminal.
        offer(horizontal(vertical(start.raw(b"\r"), from.y, y, caps), 0, x, caps));
    } else {
        let there = vertical(start, from.y, y, caps);
        offer(horizontal(there, from.x, x, caps));
        offer(horizontal(there.raw(b"\r"), 0, x, caps));
    }
    best
}

/// `CUP`, leaving out what is 1.
fn home(x: u16, y: u16) -> Sequence {
    let row = Sequence::EMPTY.raw(b"\x1b[").unless_one(y + 1);
    if x == 0 { row.raw(b"H") } else { row.raw(b";").number(x + 1).raw(b"H") }
}

/// Row to row in the same column. Line feeds never scroll here: the row they reach exists.
fn vertical(start: Sequence, from: u16, to: u16, caps: &Capabilities) -> Sequence {
    let best = if to > from {
        let n = to - from;
        if n < MOST_STEPS { start.times(b'\n', n) } else { start.csi(n, b'B') }
    } else if to + 1 == from {
        start.raw(b"\x1bM")
    } else if to < from {
        start.csi(from - to, b'A')
    } else {
        start
    };
    absolute(start, best, to, b'd', caps)
}

/// Column to column in the same row.
fn horizontal(start: Sequence, from: u16, to: u16, caps: &Capabilities) -> Sequence {
    let best = if to > from {
        start.csi(to - from, b'C')
    } else if to == 0 && from != 0 {
        start.raw(b"\r")
    } else if from - to < MOST_STEPS {
        start.times(b'\x08', from - to)
    } else {
        start.csi(from - to, b'D')
    };
    absolute(start, best, to, b'G', caps)
}

/// `relative`, or the absolute form where it is shorter; that takes three bytes at least.
fn absolute(start: Sequence, relative: Sequence, to: u16, last: u8, caps: &Capabilities) -> Sequence {
    if !caps.absolute || relative.len() - start.len() <= 3 {
        return relative;
    }
    let absolute = start.csi(to + 1, last);
    if absolute.len() < relative.len() { absolute } else { relative }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::caps::Settings;

    fn moved(from: Option<(u16, u16, bool)>, x: u16, y: u16) -> String {
        let caps = Capabilities::of(&Settings { term: Some("xterm"), ..Settings::default() });
        let from = from.map(|(x, y, pending)| At { x, y, pending });
        String::from_utf8(shortest(from, x, y, &caps).bytes().to_vec()).unwrap()
    }

    #[test]
    fn each_move_takes_its_shortest_form() {
        assert_eq!(moved(Some((4, 4, false)), 4, 4), "");
        assert_eq!(moved(Some((4, 4, false)), 0, 4), "\r");
        assert_eq!(moved(Some((4, 4, false)), 0, 5), "\n\r");
        assert_eq!(moved(Some((4, 4, false)), 4, 5), "\n");
        assert_eq!(moved(Some((4, 4, false)), 4, 3), "\u{1B}M");
        assert_eq!(moved(Some((4, 4, false)), 2, 4), "\u{8}\u{8}");
        assert_eq!(moved(Some((4, 4, false)), 5, 4), "\u{1B}[C");
        assert_eq!(moved(Some((40, 4, false)), 1, 4), "\u{1B}[2G");
        assert_eq!(moved(Some((40, 20, false)), 0, 0), "\u{1B}[H");
        assert_eq!(moved(Some((40, 20, false)), 9, 9), "\u{1B}[10;10H");
        assert_eq!(moved(None, 0, 9), "\u{1B}[10H");
        assert_eq!(moved(None, 9, 0), "\u{1B}[;10H");
    }

    #[test]
    fn a_pending_wrap_is_left_by_carriage_return_or_an_absolute_move() {
        assert_eq!(moved(Some((79, 4, true)), 0, 5), "\r\n");
        assert_eq!(moved(Some((79, 4, true)), 79, 4), "\r\u{1B}[79C");
    }
}
