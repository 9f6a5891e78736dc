//! One row: from what the terminal shows to what it should show.

use crate::terminal::cell::{Cell, Pen};
use crate::terminal::line::{Line, State, change};
use crate::terminal::moves::{At, shortest};
use crate::terminal::sequences::digits;

/// A row dearer than this is tried a second way.
const WORTH_A_SECOND_TRY: usize = 12;
/// Unchanged cells that may be written again rather than jumped over.
const LONGEST_GAP: usize = 10;
/// `ESC [ K`.
const ERASE_LINE: usize = 3;
/// `ESC [ n C`, after `ECH` has left the cursor where it was.
const JUMP: usize = 4;

/// Paints row `y`, directly or by erasing its end first, whichever takes fewer bytes.
pub(super) fn row(line: &mut Line<'_>, y: u16, shadow: &[Cell], target: &[Cell]) {
    let Some(first) = difference(shadow, target, 0, target.len()) else { return };
    let (start, before) = (line.out.len(), line.state);
    cells(line, y, shadow, target);
    let (end, after) = (line.out.len(), line.state);
    let tail = target.last().filter(|cell| cell.is_erasable(line.caps)).copied().unwrap_or(Cell::BLANK);
    let erased = || std::iter::repeat(&tail);
    let spent = end - start;
    // Erasing what is erased already only adds to it.
    let is_erased = || shadow.iter().skip(first).all(|cell| *cell == tail);
    if spent <= WORTH_A_SECOND_TRY || is_erased() || spent <= ERASE_LINE + least(erased(), target.iter().skip(first)) {
        return;
    }
    // The second way is written behind the first, and one of them goes.
    line.state = before;
    line.move_to(column(first), y);
    line.prepare_erasing(&tail);
    line.raw(b"\x1b[K");
    let erased: Vec<Cell> = shadow.iter().take(first).chain(erased()).take(shadow.len()).copied().collect();
    cells(line, y, &erased, target);
    if line.out.len() - end < spent {
        line.out.drain(start..end);
    } else {
        undo(line, end, after);
    }
}

/// Bytes that no way from what is `shown` to what is `wanted` can do without: those of each character that is to be seen
/// and is not there yet, and one to get over whatever stands between two of them.
pub(super) fn least<'c>(shown: impl Iterator<Item = &'c Cell>, wanted: impl Iterator<Item = &'c Cell>) -> usize {
    let (mut bytes, mut begun, mut gap) = (0, false, 0);
    for (old, new) in shown.zip(wanted) {
        if old != new && !new.is_blank() {
            bytes += gap + new.glyph().len();
            (begun, gap) = (true, 0);
        } else if !new.is_second_half() {
            gap = usize::from(begun);
        }
    }
    bytes
}

fn cells(line: &mut Line<'_>, y: u16, shadow: &[Cell], target: &[Cell]) {
    let tail = tail_to_erase(line, shadow, target);
    let end = tail.unwrap_or(target.len());
    let mut x = 0;
    while let Some(first) = difference(shadow, target, x, end) {
        let pen = target.get(first).filter(|cell| !cell.is_blank()).map(|cell| cell.pen());
        go(line, first, y, target, pen);
        x = run(line, first, end, shadow, target);
    }
    if let Some(changed) = tail.and_then(|tail| difference(shadow, target, tail, target.len())) {
        // Anywhere from the tail's begin to its first change will do; often the cursor is there already.
        let there =
            line.state.at.is_some_and(|at| at.y == y && !at.pending && (end..=changed).contains(&usize::from(at.x)));
        if !there {
            line.move_to(column(changed), y);
        }
        if let Some(cell) = target.last() {
            line.prepare_erasing(cell);
        }
        line.raw(b"\x1b[K");
    }
}

/// Where the row's trailing blanks begin, if erasing them is cheaper than writing them.
fn tail_to_erase(line: &Line<'_>, shadow: &[Cell], target: &[Cell]) -> Option<usize> {
    let last = target.last().filter(|cell| cell.is_erasable(line.caps))?;
    let tail = target.iter().rposition(|cell| cell != last).map_or(0, |x| x + 1);
    let first = difference(shadow, target, tail, target.len())?;
    let dirty = shadow.iter().rposition(|cell| cell != last).map_or(0, |x| x + 1);
    (dirty.saturating_sub(first) > ERASE_LINE).then_some(tail)
}

/// The first cell of `from..to` that differs.
fn difference(shadow: &[Cell], target: &[Cell], from: usize, to: usize) -> Option<usize> {
    let columns = from..to.min(target.len());
    let (old, new) = (shadow.get(columns.clone())?, target.get(columns)?);
    old.iter().zip(new).position(|(old, new)| old != new).map(|n| from + n)
}

/// Brings the cursor to column `x`, where it mostly is already. `after` is the pen that is wanted there.
#[inline]
pub(super) fn go(line: &mut Line<'_>, x: usize, y: u16, target: &[Cell], after: Option<Pen>) {
    if line.state.at != Some(At { x: column(x), y, pending: false }) {
        travel(line, x, y, target, after);
    }
}

/// The same from elsewhere: by the shortest move, or by writing what stands before it once more.
#[inline(never)] // most cells need no move, and shall not pay for it
fn travel(line: &mut Line<'_>, x: usize, y: u16, target: &[Cell], after: Option<Pen>) {
    let by_move = shortest(line.state.at, column(x), y, line.caps);
    let cost = by_move.len() + after.map_or(0, |pen| change(line.state.pen, pen, line.caps).len());
    let here = line.state.at.filter(|at| at.y == y && !at.pending).map(|at| usize::from(at.x));
    let (start, before) = (line.out.len(), line.state);
    let best = [here, Some(0)].into_iter().flatten().find(|from| {
        let cheaper = rewrite(line, *from, x, y, target, after, cost);
        if !cheaper {
            undo(line, start, before);
        }
        cheaper
    });
    if best.is_none() {
        line.move_to(column(x), y);
    }
}

/// Writes columns `from..x` once more; false as soon as it is no cheaper than `cost`, which includes the pen `after`.
fn rewrite(
    line: &mut Line<'_>,
    from: usize,
    x: usize,
    y: u16,
    target: &[Cell],
    after: Option<Pen>,
    cost: usize,
) -> bool {
    // Each column takes a byte at least. From within a wide character nothing can be written again.
    if from >= x || x - from >= cost.min(LONGEST_GAP + 1) || target.get(from).is_some_and(Cell::is_second_half) {
        return false;
    }
    let start = line.out.len();
    if line.state.at != Some(At { x: column(from), y, pending: false }) {
        line.move_to(column(from), y);
    }
    for cell in target.get(from..x).unwrap_or_default().iter().filter(|cell| !cell.is_second_half()) {
        if line.out.len() - start >= cost {
            return false;
        }
        line.print(cell, after);
    }
    let pen = after.map_or(0, |pen| change(line.state.pen, pen, line.caps).len());
    line.out.len() - start + pen < cost
}

fn undo(line: &mut Line<'_>, start: usize, before: State) {
    line.out.truncate(start);
    line.state = before;
}

/// Paints the changed cell at `x` and its repetitions up to the last changed one; gives the column to go on from.
fn run(line: &mut Line<'_>, x: usize, end: usize, shadow: &[Cell], target: &[Cell]) -> usize {
    let Some((cell, others)) = target.get(x..end).and_then(<[Cell]>::split_first) else { return end };
    let alike = 1 + others.iter().take_while(|other| *other == cell).count();
    let n = (x + 1..x + alike).rev().find(|i| shadow.get(*i) != target.get(*i)).map_or(1, |last| last + 1 - x);
    // Below this erasing cannot be shorter.
    if n > ERASE_LINE + 1 && line.caps.ech && cell.is_erasable(line.caps) {
        let last_of_row = difference(shadow, target, x + n, end).is_none();
        if ERASE_LINE + digits(column(n)) + if last_of_row { 0 } else { JUMP } < n {
            line.prepare_erasing(cell);
            line.count(column(n), b'X');
            return x + n;
        }
    }
    // A blank that needs another pen takes the one that the next character will need.
    let next = if cell.looks_right_in(line.state.pen) { None } else { others.iter().find(|other| !other.is_blank()) };
    line.print(cell, next.map(|other| other.pen()));
    (1..n).for_each(|_| line.print(cell, None));
    x + n * usize::from(cell.glyph().columns()).max(1)
}

/// A column as the wire counts it; grids are never wider than `u16`.
fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Cell as Drawn;
    use ratatui::style::{Modifier, Style};

    use super::*;
    use crate::terminal::cell::Grid;
    use crate::terminal::emulator_test::caps;

    /// A row of these letters; a capital is bold.
    fn grid(letters: &[char]) -> Grid {
        let mut grid = Grid::blank(40, 1);
        let mut x = 0;
        for letter in letters {
            let mut cell = Drawn::default();
            cell.set_char(*letter);
            if letter.is_uppercase() {
                cell.set_style(Style::new().add_modifier(Modifier::BOLD));
            }
            x += grid.put(x, 0, &cell, &caps("xterm"));
        }
        grid
    }

    proptest! {
        #[test]
        fn no_way_is_given_up_that_might_have_been_shorter(
            shown in prop::collection::vec(prop::sample::select(vec!['a', 'B', ' ', ' ', 'ñ', '─', '漢']), 0..20),
            wanted in prop::collection::vec(prop::sample::select(vec!['a', 'B', ' ', ' ', 'ñ', '─', '漢']), 0..20),
        ) {
            let (shown, wanted, caps) = (grid(&shown), grid(&wanted), caps("xterm"));
            let at = Some(At { x: 0, y: 0, pending: false });
            let mut line = Line::new(&caps, 40, State { at, pen: Pen::PLAIN });
            let least = least(shown.row(0).iter(), wanted.row(0).iter());
            cells(&mut line, 0, shown.row(0), wanted.row(0));
            prop_assert!(line.out.len() >= least, "{least}: {:?}", String::from_utf8_lossy(&line.out));
        }
    }
}
