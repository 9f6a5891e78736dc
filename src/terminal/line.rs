//! The bytes of one frame under construction: cursor and pen are followed, and each is changed as cheaply as can be.

use crate::terminal::caps::Capabilities;
use crate::terminal::cell::{BLINK, BOLD, Cell, DIM, ITALIC, ON_BLANKS, Pen, REVERSE, STRIKE, UNDERLINE};
use crate::terminal::moves::{At, shortest};
use crate::terminal::sequences::{Sequence, decimal};

/// What the terminal will be doing after the bytes so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct State {
    /// `None`: not known.
    pub(super) at: Option<At>,
    pub(super) pen: Pen,
}

/// Bytes and the state they lead to.
#[derive(Debug)]
pub(super) struct Line<'c> {
    pub(super) caps: &'c Capabilities,
    pub(super) width: u16,
    pub(super) out: Vec<u8>,
    pub(super) state: State,
}

impl<'c> Line<'c> {
    pub(super) fn new(caps: &'c Capabilities, width: u16, state: State) -> Self {
        Self { caps, width, out: Vec::new(), state }
    }

    /// Sends control bytes that move nothing.
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// `CSI n last`, the number always written.
    pub(super) fn count(&mut self, n: u16, last: u8) {
        let (digits, from) = decimal(n);
        self.raw(b"\x1b[");
        self.raw(digits.get(from..).unwrap_or_default());
        self.out.push(last);
    }

    pub(super) fn move_to(&mut self, x: u16, y: u16) {
        self.raw(shortest(self.state.at, x, y, self.caps).bytes());
        self.state.at = Some(At { x, y, pending: false });
    }

    /// Follows the cursor over `columns` printed cells.
    pub(super) fn advance(&mut self, columns: u16) {
        if let Some(at) = &mut self.state.at {
            at.x += columns;
            at.pending = at.x >= self.width;
            at.x = at.x.min(self.width.saturating_sub(1));
        }
    }

    pub(super) fn set_pen(&mut self, pen: Pen) {
        self.raw(change(self.state.pen, pen, self.caps).bytes());
        self.state.pen = pen;
    }

    /// Prints one cell; `next` is the pen that the next visible character will want, if one is known.
    pub(super) fn print(&mut self, cell: &Cell, next: Option<Pen>) {
        self.prepare(cell, next);
        let glyph = cell.glyph();
        match glyph.text() {
            // Nearly all are, and pushing is a tenth of copying.
            [byte] => self.out.push(*byte),
            bytes => self.raw(bytes),
        }
        self.advance(glyph.columns());
    }

    /// Makes the pen right for `cell`: for a blank, only what is seen of it matters.
    pub(super) fn prepare(&mut self, cell: &Cell, next: Option<Pen>) {
        if !cell.looks_right_in(self.state.pen) {
            let pen = if cell.is_blank() { self.pen_for_blank(cell, next) } else { cell.pen() };
            self.set_pen(pen);
        }
    }

    /// Makes the pen right for erasing to `cell`. Blinking must go too: some terminals keep it in erased cells.
    pub(super) fn prepare_erasing(&mut self, cell: &Cell) {
        let pen = self.state.pen;
        if !cell.looks_right_in(pen) || pen.flags & BLINK != 0 {
            let kept = Pen { bg: cell.pen().bg, flags: pen.flags & !(ON_BLANKS | BLINK), ..pen };
            self.set_pen(shorter(pen, kept, cell.pen(), self.caps));
        }
    }

    fn pen_for_blank(&self, cell: &Cell, next: Option<Pen>) -> Pen {
        if let Some(next) = next.filter(|next| cell.looks_right_in(*next)) {
            return next;
        }
        if cell.pen().flags != 0 {
            return cell.pen();
        }
        let pen = self.state.pen;
        shorter(pen, Pen { bg: cell.pen().bg, flags: pen.flags & !ON_BLANKS, ..pen }, cell.pen(), self.caps)
    }
}

/// Of two pens that would do, the one that is cheaper to reach.
fn shorter(from: Pen, one: Pen, other: Pen, caps: &Capabilities) -> Pen {
    if change(from, one, caps).len() < change(from, other, caps).len() { one } else { other }
}

/// Flag, code that sets it, code that ends it.
const ATTRIBUTES: [(u8, &[u8], &[u8]); 7] = [
    (BOLD, b"1", b"22"),
    (DIM, b"2", b"22"),
    (ITALIC, b"3", b"23"),
    (UNDERLINE, b"4", b"24"),
    (BLINK, b"5", b"25"),
    (REVERSE, b"7", b"27"),
    (STRIKE, b"9", b"29"),
];

/// The shortest `SGR` from one pen to another.
pub(super) fn change(from: Pen, to: Pen, caps: &Capabilities) -> Sequence {
    if from == to {
        return Sequence::EMPTY;
    }
    let whole = from_nothing(to);
    let needs_off = from.flags & !to.flags != 0 || (from.fg != 0 && to.fg == 0) || (from.bg != 0 && to.bg == 0);
    if needs_off && !caps.single_off {
        return whole;
    }
    let stepwise = step(from, to);
    if stepwise.len() < whole.len() { stepwise } else { whole }
}

/// Everything off, then what is wanted on. An empty parameter is a 0.
fn from_nothing(to: Pen) -> Sequence {
    let mut codes = Codes { sequence: Sequence::EMPTY.raw(b"\x1b["), first: to == Pen::PLAIN };
    for (_, on, _) in ATTRIBUTES.iter().filter(|(flag, _, _)| to.flags & flag != 0) {
        codes.add(on);
    }
    codes.colours(Pen::PLAIN, to);
    codes.sequence.raw(b"m")
}

/// Only what differs.
fn step(from: Pen, to: Pen) -> Sequence {
    let mut codes = Codes { sequence: Sequence::EMPTY.raw(b"\x1b["), first: true };
    let mut lit = from.flags;
    for (flag, _, off) in ATTRIBUTES {
        if lit & flag & !to.flags != 0 {
            codes.add(off);
            // 22 ends bold and dim alike.
            lit &= if flag & (BOLD | DIM) != 0 { !(BOLD | DIM) } else { !flag };
        }
    }
    for (_, on, _) in ATTRIBUTES.iter().filter(|(flag, _, _)| to.flags & !lit & flag != 0) {
        codes.add(on);
    }
    codes.colours(from, to);
    codes.sequence.raw(b"m")
}

struct Codes {
    sequence: Sequence,
    first: bool,
}

impl Codes {
    fn add(&mut self, code: &[u8]) {
        let joined = if self.first { self.sequence } else { self.sequence.raw(b";") };
        self.sequence = joined.raw(code);
        self.first = false;
    }

    fn colours(&mut self, from: Pen, to: Pen) {
        for (was, colour, base) in [(from.fg, to.fg, 30_u16), (from.bg, to.bg, 40)] {
            if was != colour {
                let code = match colour {
                    0 => base + 9,
                    1..=8 => base + u16::from(colour) - 1,
                    bright => base + 60 + u16::from(bright) - 9,
                };
                let (digits, from) = decimal(code);
                self.add(digits.get(from..).unwrap_or_default());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::caps::Settings;

    fn changed(from: Pen, to: Pen, term: &str) -> String {
        let caps = Capabilities::of(&Settings { term: Some(term), ..Settings::default() });
        String::from_utf8(change(from, to, &caps).bytes().to_vec()).unwrap()
    }

    #[test]
    fn colours_and_attributes_change_by_their_shortest_form() {
        let red = Pen { fg: 2, bg: 0, flags: 0 };
        let bold_red = Pen { flags: BOLD, ..red };
        assert_eq!(changed(Pen::PLAIN, red, "xterm"), "\u{1B}[31m");
        assert_eq!(changed(red, Pen::PLAIN, "xterm"), "\u{1B}[m");
        assert_eq!(changed(red, bold_red, "xterm"), "\u{1B}[1m");
        assert_eq!(changed(bold_red, red, "xterm"), "\u{1B}[22m");
        assert_eq!(changed(bold_red, red, "vt100"), "\u{1B}[;31m");
        let bright = Pen { fg: 9, bg: 16, flags: 0 };
        assert_eq!(changed(red, bright, "xterm"), "\u{1B}[90;107m");
        assert_eq!(changed(bright, Pen { bg: 0, ..bright }, "xterm"), "\u{1B}[49m");
    }

    #[test]
    fn bold_and_dim_end_together() {
        let (bold, dim) = (Pen { flags: BOLD | STRIKE, ..Pen::PLAIN }, Pen { flags: DIM | STRIKE, ..Pen::PLAIN });
        assert_eq!(changed(bold, dim, "xterm"), "\u{1B}[;2;9m");
    }
}
