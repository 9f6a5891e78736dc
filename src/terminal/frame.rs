//! One frame: the cheapest of several ways from what the terminal shows to what it should show.

use crate::terminal::caps::Capabilities;
use crate::terminal::cell::{Cell, Grid, Pen};
use crate::terminal::line::{Line, State};
use crate::terminal::moves::At;
use crate::terminal::{paint, scroll};

/// Frames shorter than this are sent as they are: nothing else could pay.
const WORTH_OTHER_WAYS: usize = 48;
/// Frames longer than this are marked as one picture where the terminal knows how.
const WORTH_SYNCHRONIZING: usize = 256;

/// Blanks the screen and leaves the cursor in its first cell. PuTTY and tmux keep a screen that is erased from its very
/// first cell in their scrollback, where a text about a child has no business: so the first row goes last.
pub(super) const ERASE_ALL: &str = "\x1b[2H\x1b[J\x1b[H\x1b[K";

/// What a terminal shows.
#[derive(Debug)]
pub(super) struct Screen {
    pub(super) grid: Grid,
    /// The rows in which something else is to be shown than it does; all others are those of what is to be shown.
    pub(super) touched: Vec<bool>,
    /// The cursor as a person sees it; `None` while hidden.
    pub(super) cursor: Option<(u16, u16)>,
    /// What the terminal's own cursor and pen do; `None` when nothing is known of the screen at all.
    pub(super) state: Option<State>,
}

/// Rows of one grid, in whatever order.
pub(super) type Rows<'a> = Vec<&'a [Cell]>;

/// Bytes that turn `shadow` into `target`, and the state they lead to; no bytes where nothing is to be changed.
pub(super) fn encode(
    shadow: &Screen,
    target: &Grid,
    cursor: Option<(u16, u16)>,
    caps: &Capabilities,
) -> (Vec<u8>, Option<State>) {
    let blank = vec![Cell::BLANK; usize::from(target.width)];
    let wanted: Rows<'_> = target.rows().collect();
    let mut best = match shadow.state {
        None => repaint(&wanted, &blank, target.width, caps),
        Some(state) => {
            let row = |(y, touched): (u16, &bool)| if *touched { shadow.grid.row(y) } else { target.row(y) };
            let shown: Rows<'_> = (0..).zip(&shadow.touched).map(row).collect();
            let mut best = Line::new(caps, target.width, state);
            rows(&mut best, &shown, &wanted);
            if best.out.len() > WORTH_OTHER_WAYS {
                best = other_ways(best, &shown, &wanted, &blank, state);
            }
            best
        }
    };
    let seen = if shadow.state.is_some() { shadow.cursor.is_some() } else { cursor.is_none() };
    place_cursor(&mut best, cursor, seen, &wanted);
    if caps.sync && best.out.len() > WORTH_SYNCHRONIZING {
        best.out.splice(0..0, *b"\x1b[?2026h");
        best.raw(b"\x1b[?2026l");
    }
    (best.out, Some(best.state))
}

/// Everything anew, whatever the terminal shows and does.
fn repaint<'c>(wanted: &Rows<'_>, blank: &[Cell], width: u16, caps: &'c Capabilities) -> Line<'c> {
    let mut line = Line::new(caps, width, State { at: Some(At { x: 0, y: 0, pending: false }), pen: Pen::PLAIN });
    line.raw(b"\x1b[m");
    line.raw(ERASE_ALL.as_bytes());
    rows(&mut line, &vec![blank; wanted.len()], wanted);
    line
}

/// Scrolling first, or clearing first, if that is shorter than `best`.
fn other_ways<'c>(mut best: Line<'c>, shown: &Rows<'_>, wanted: &Rows<'_>, blank: &[Cell], state: State) -> Line<'c> {
    let fresh = |best: &Line<'c>| Line::new(best.caps, best.width, state);
    for shift in scroll::candidates(shown, wanted) {
        let mut line = fresh(&best);
        let shifted = shift.apply(&mut line, shown, blank);
        if rows_within(&mut line, &shifted, wanted, best.out.len()) {
            best = line;
        }
    }
    // The first row stays out of it, as in `ERASE_ALL`.
    let changed = (1..wanted.len().min(shown.len())).find(|y| !is_same(shown[*y], wanted[*y]));
    let Some(first) = changed else { return best };
    let mut line = fresh(&best);
    line.prepare_erasing(&Cell::BLANK);
    line.move_to(0, u16::try_from(first).unwrap_or(u16::MAX));
    line.raw(b"\x1b[J");
    let mut cleared = shown.clone();
    cleared.iter_mut().skip(first).for_each(|row| *row = blank);
    if rows_within(&mut line, &cleared, wanted, best.out.len()) { line } else { best }
}

/// The rows that differ: which, as it is and as it is to be.
fn differing<'r>(shown: &'r Rows<'_>, wanted: &'r Rows<'_>) -> impl Iterator<Item = (u16, &'r [Cell], &'r [Cell])> {
    let all = (0_u16..).zip(shown).zip(wanted).map(|((y, old), new)| (y, *old, *new));
    all.filter(|(_, old, new)| !is_same(old, new))
}

/// Paints all rows that differ.
fn rows(line: &mut Line<'_>, shown: &Rows<'_>, wanted: &Rows<'_>) {
    differing(shown, wanted).for_each(|(y, old, new)| paint::row(line, y, old, new));
}

/// The same; false as soon as it is known that `most` bytes will not be undercut, which is most times before the first
/// row: few shifts bring more than blanks and rules to their place.
fn rows_within(line: &mut Line<'_>, shown: &Rows<'_>, wanted: &Rows<'_>, most: usize) -> bool {
    let mut left: usize = differing(shown, wanted).map(|(_, old, new)| paint::least(old.iter(), new.iter())).sum();
    for (y, old, new) in differing(shown, wanted) {
        if line.out.len() + left >= most {
            return false;
        }
        left -= paint::least(old.iter(), new.iter());
        paint::row(line, y, old, new);
    }
    line.out.len() < most
}

/// Whether two rows look the same; at once where they are one.
pub(super) fn is_same(one: &[Cell], other: &[Cell]) -> bool {
    std::ptr::eq(one, other) || one == other
}

/// Moves the cursor before showing it, so that it never flashes elsewhere. A hidden cursor is not moved.
fn place_cursor(line: &mut Line<'_>, cursor: Option<(u16, u16)>, seen: bool, wanted: &Rows<'_>) {
    if let Some((x, y)) = cursor {
        // Pending in the last column looks as if it stood there.
        if line.state.at.is_none_or(|at| (at.x, at.y) != (x, y)) {
            let row = wanted.get(usize::from(y)).copied().unwrap_or_default();
            paint::go(line, usize::from(x), y, row, None);
        }
    }
    match (seen, cursor.is_some()) {
        (true, false) => line.raw(b"\x1b[?25l"),
        (false, true) => line.raw(b"\x1b[?25h"),
        (true, true) | (false, false) => {}
    }
}
