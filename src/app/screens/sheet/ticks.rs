//! Ticking: one cell, a whole line, and back again. Every tick brings the counter of its criterion with it.

use std::collections::BTreeSet;

use crate::app::event::Moment;
use crate::app::out::Out;
use crate::app::screens::sheet::go;
use crate::app::screens::sheet::grid::{Along, Cell, Grid};
use crate::app::work::{View, Work};
use crate::domain::bands::Cases;
use crate::domain::notices as domain;
use crate::domain::notices::{Notice, What};
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::domain::session::Way;
use crate::domain::sheet::Tick;
use crate::wording::{evaluating, notices, sheet as words};

/// Where the next tick goes.
struct Pen {
    grid: Grid,
    cell: Cell,
    along: Along,
}

/// Where the next tick goes; says what to do where there is no row for it.
fn pen(work: &Work, out: &mut Out) -> Option<Pen> {
    let View::Sheet(state) = &work.view else { return None };
    let grid = Grid::of(work.session(), state.page);
    if grid.is_empty() {
        out.warn(words::NO_ROWS);
        return None;
    }
    Some(Pen { grid, cell: state.cell(), along: state.along })
}

/// Ticks the cell, or leaves it unseen, and goes on.
pub(crate) fn tick(work: &mut Work, now: Moment, tick: Option<Tick>, out: &mut Out) {
    let Some(Pen { grid, cell, along }) = pen(work, out) else { return };
    let was = grid.tick(work.session(), cell);
    if put(work, now, &grid, &[cell], tick, out) {
        if was.is_some() && tick.is_none() {
            out.info(words::TAKEN_AWAY);
        }
        let next = match tick {
            Some(_) => grid.onward(work.session(), cell, along),
            None => grid.after(cell, along),
        };
        go_on(work, &grid, next, out);
    }
}

/// Takes the tick of the cell away and stays there.
pub(crate) fn clear(work: &mut Work, now: Moment, out: &mut Out) {
    let Some(Pen { grid, cell, .. }) = pen(work, out) else { return };
    put(work, now, &grid, &[cell], None, out);
}

/// Ticks what is not seen yet of the row or column as met, and goes on with the next one.
pub(crate) fn fill(work: &mut Work, now: Moment, out: &mut Out) {
    let Some(Pen { grid, cell, along }) = pen(work, out) else { return };
    let unseen: Vec<Cell> = grid.line(cell, along).filter(|&cell| grid.tick(work.session(), cell).is_none()).collect();
    if unseen.is_empty() {
        out.info(words::NOTHING_TO_FILL);
    } else if !put(work, now, &grid, &unseen, Some(Tick::Meets), out) {
        return;
    }
    go_on(work, &grid, grid.next_line(cell, along), out);
}

/// Goes to `next`; at the end of the page says how much of it is left.
fn go_on(work: &mut Work, grid: &Grid, next: Option<Cell>, out: &mut Out) {
    match next {
        Some(next) => go(work, next),
        None if out.message.is_none() => out.info(words::end_of_page(grid.unseen(work.session()))),
        None => {}
    }
}

/// Puts `tick` at `cells` as one step. Whether it could.
fn put(work: &mut Work, now: Moment, grid: &Grid, cells: &[Cell], tick: Option<Tick>, out: &mut Out) -> bool {
    let places: Vec<(CriterionIx, &str)> = cells.iter().filter_map(|&cell| grid.at(cell)).collect();
    let Some(&(first, _)) = places.first() else { return false };
    let before = typed_counters(work.session(), &places);
    let criteria: BTreeSet<CriterionIx> = places.iter().map(|(ix, _)| *ix).collect();
    let known: Vec<String> = belied(work.session(), &criteria).map(|notice| notice.key(work.session())).collect();
    let ticks = places.iter().map(|(ix, code)| (*ix, (*code).to_owned(), tick)).collect();
    let changes = work.session().ticking(ticks);
    if changes.is_empty() {
        return true;
    }
    work.begin_step();
    if let Err(refusal) = work.change(now, changes) {
        out.warn(work.refused(first, refusal));
        return false;
    }
    let session = work.session();
    let replaced = before.iter().filter(|(ix, was)| session.draft(*ix).cases != Some(*was));
    let replaced: Vec<(&str, Cases)> =
        replaced.map(|(ix, was)| (session.rubric().criterion(*ix).code.0.as_str(), *was)).collect();
    let new = belied(session, &criteria).find(|notice| !known.contains(&notice.key(session)));
    if let Some(notice) = new {
        // What was written of the criterion is not so any more.
        let code = &session.rubric().criterion(notice.at).code.0;
        out.warn(words::belied(code, &notices::line(session, &notice)));
    } else if !replaced.is_empty() {
        out.info(words::counters_replaced(&replaced));
    }
    true
}

/// The open notices of `criteria` that say that their text belies counter or sheet.
fn belied<'s>(session: &'s Session, criteria: &'s BTreeSet<CriterionIx>) -> impl Iterator<Item = Notice> + 's {
    let open = criteria.iter().flat_map(|&ix| domain::open(session, ix));
    open.filter(|notice| match notice.what {
        What::OtherShare { .. } | What::OtherCount(_) | What::OtherCodes(_) => true,
        What::ZeroProposed(_)
        | What::ZeroWithoutRule { .. }
        | What::Contradiction(_)
        | What::MoreMeeting(_)
        | What::ReviewedBeyondSample { .. }
        | What::BeyondGroup { .. }
        | What::Unseen(_)
        | What::OpenPlace(_)
        | What::NoWord
        | What::Departs { .. } => false,
    })
}

/// The counters among those of `places` that do not come from the sheet.
fn typed_counters(session: &Session, places: &[(CriterionIx, &str)]) -> Vec<(CriterionIx, Cases)> {
    let criteria: BTreeSet<CriterionIx> = places.iter().map(|(ix, _)| *ix).collect();
    let counter = |ix: CriterionIx| session.draft(ix).cases.map(|cases| (ix, cases));
    criteria.into_iter().filter_map(counter).filter(|(ix, cases)| session.sheet().counts(*ix) != Some(*cases)).collect()
}

/// Takes the last step back or makes it again, says what it was, and goes there if it is on this page.
pub(crate) fn travel(work: &mut Work, now: Moment, way: Way, out: &mut Out) {
    let View::Sheet(state) = &work.view else { return };
    let (page, at) = (state.page, state.criterion(work.session().rubric()));
    match work.travel(now, way) {
        Ok(Some(step)) => {
            if let Some(cell) = Grid::of(work.session(), page).ticked_by(step.changes()) {
                go(work, cell);
            }
            out.info(evaluating::travelled(work.session(), way, &step));
        }
        Ok(None) => out.info(evaluating::nothing_to_travel(way)),
        Err(refusal) => out.warn(work.refused(at, refusal)),
    }
}
