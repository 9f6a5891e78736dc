//! Ticking: one cell, a whole line, and back again. Every tick brings the counter of its criterion with it.

use std::collections::BTreeSet;

use crate::app::desk::{Along, Desk};
use crate::app::event::Moment;
use crate::app::out::Out;
use crate::app::screens::sheet::grid::{Cell, Grid};
use crate::app::screens::sheet::line::Line;
use crate::domain::bands::Cases;
use crate::domain::notices as domain;
use crate::domain::notices::Notice;
use crate::domain::roll::Attribute;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Way;
use crate::domain::session::{Change, Session};
use crate::domain::sheet::{Page, Seen, Tick};
use crate::wording::{evaluating, sheet as words};

/// Where the next tick goes.
pub(super) struct Pen {
    pub grid: Grid,
    pub cell: Cell,
    pub along: Along,
}

impl Pen {
    /// Whether there is a row to tick in; else it says what to do.
    fn has_rows(&self, out: &mut Out) -> bool {
        if self.grid.is_empty() {
            out.warn(words::NO_ROWS);
        }
        !self.grid.is_empty()
    }

    /// Ticks the cell, or leaves it unseen. Where one goes on.
    pub(super) fn tick(&self, desk: &mut Desk, now: Moment, tick: Option<Tick>, out: &mut Out) -> Option<Cell> {
        let Self { grid, cell, along } = self;
        let was = grid.tick(desk.session(), *cell);
        if !self.has_rows(out) || !put(desk, now, grid, &[*cell], tick, out) {
            return None;
        }
        if was.is_some() && tick.is_none() {
            out.info(words::TAKEN_AWAY);
        }
        let next = match tick {
            Some(_) => grid.onward(desk.session(), *cell, *along),
            None => grid.after(desk.session(), *cell, *along),
        };
        self.go_on(desk, next, out)
    }

    /// Ticks the cell as failed, where it is not, and asks why.
    pub(super) fn reason(&self, desk: &mut Desk, now: Moment, out: &mut Out) -> Option<Line> {
        if !self.has_rows(out) || !put(desk, now, &self.grid, &[self.cell], Some(Tick::Fails), out) {
            return None;
        }
        let (ix, code) = self.grid.at(self.cell)?;
        desk.begin_step();
        Some(Line::reason(desk, ix, code))
    }

    /// The code of the row.
    pub(super) fn code(&self, out: &mut Out) -> Option<&str> {
        self.has_rows(out).then(|| self.grid.at(self.cell)).flatten().map(|(_, code)| code)
    }

    /// Notes `attribute` of the case of the row, or that it is not known where it was noted already.
    pub(super) fn know(&self, desk: &mut Desk, now: Moment, page: Page, attribute: Attribute, out: &mut Out) {
        let Some(code) = self.code(out) else { return };
        if page != Page::Cases {
            return out.info(words::ONLY_CASES);
        }
        let is_so = desk.session().head().sample.cases.of(code).has(attribute);
        let attribute = if is_so { attribute.unknown() } else { attribute };
        desk.begin_step();
        if let Err(refusal) = desk.change(now, vec![Change::Case(code.to_owned(), attribute)]) {
            return out.warn(desk.refused(desk.session().bookmark().criterion, refusal));
        }
        if let Some(group) = desk.session().unspoken() {
            out.warn(words::unspoken(group));
        }
    }

    /// Takes the tick of the cell away and stays there.
    pub(super) fn clear(&self, desk: &mut Desk, now: Moment, out: &mut Out) {
        if self.has_rows(out) {
            put(desk, now, &self.grid, &[self.cell], None, out);
        }
    }

    /// Ticks what is not seen yet of the row or column as met. Where the next one begins.
    pub(super) fn fill(&self, desk: &mut Desk, now: Moment, out: &mut Out) -> Option<Cell> {
        let Self { grid, cell, along } = self;
        if !self.has_rows(out) {
            return None;
        }
        let unseen = |place: &Cell| grid.seen(desk.session(), *place) == Some(Seen::Nothing);
        let unseen: Vec<Cell> = grid.line(*cell, *along).filter(unseen).collect();
        if unseen.is_empty() {
            out.info(words::NOTHING_TO_FILL);
        } else if !put(desk, now, grid, &unseen, Some(Tick::Meets), out) {
            return None;
        }
        self.go_on(desk, grid.next_line(*cell, *along), out)
    }

    /// At the end of the page says how much of it is left.
    fn go_on(&self, desk: &Desk, next: Option<Cell>, out: &mut Out) -> Option<Cell> {
        if next.is_none() && out.message.is_none() {
            out.info(words::end_of_page(self.grid.unseen(desk.session())));
        }
        next
    }
}

/// Puts `tick` at `cells` as one step. Whether it could.
fn put(desk: &mut Desk, now: Moment, grid: &Grid, cells: &[Cell], tick: Option<Tick>, out: &mut Out) -> bool {
    let places: Vec<(CriterionIx, &str)> = cells.iter().filter_map(|&cell| grid.at(cell)).collect();
    let Some(&(first, _)) = places.first() else { return false };
    let before = typed_counters(desk.session(), &places);
    let criteria: BTreeSet<CriterionIx> = places.iter().map(|(ix, _)| *ix).collect();
    let known: Vec<String> =
        domain::belied(desk.session(), &criteria).map(|notice| notice.key(desk.session())).collect();
    let ticks = places.iter().map(|(ix, code)| (*ix, (*code).to_owned(), tick)).collect();
    let changes = desk.session().ticking(ticks);
    if changes.is_empty() {
        return true;
    }
    desk.begin_step();
    if let Err(refusal) = desk.change(now, changes) {
        out.warn(desk.refused(first, refusal));
        return false;
    }
    let session = desk.session();
    let replaced = before.iter().filter(|(ix, was)| session.draft(*ix).cases != Some(*was));
    let replaced: Vec<(&str, Cases)> =
        replaced.map(|(ix, was)| (session.rubric().criterion(*ix).code.0.as_str(), *was)).collect();
    let new: Vec<Notice> =
        domain::belied(session, &criteria).filter(|notice| !known.contains(&notice.key(session))).collect();
    // Neither hides the other: what a counter was is nowhere else, and of a text that is not so any more one must know.
    let of_one = new.iter().all(|notice| notice.at == new[0].at);
    let mut told: Vec<String> = match &new[..] {
        several if of_one => several.iter().map(|notice| words::belied(session, notice)).collect(),
        several => vec![words::texts_differ(session, several) + "."],
    };
    told.extend((!replaced.is_empty()).then(|| words::counters_replaced(&replaced)));
    match (told.is_empty(), new.is_empty()) {
        (true, _) => {}
        (false, true) => out.info(told.join(" ")),
        (false, false) => out.warn(told.join(" ")),
    }
    true
}

/// The counters among those of `places` that do not come from the sheet.
fn typed_counters(session: &Session, places: &[(CriterionIx, &str)]) -> Vec<(CriterionIx, Cases)> {
    let criteria: BTreeSet<CriterionIx> = places.iter().map(|(ix, _)| *ix).collect();
    let counter = |ix: CriterionIx| session.draft(ix).cases.map(|cases| (ix, cases));
    criteria.into_iter().filter_map(counter).filter(|(ix, cases)| session.sheet().counts(*ix) != Some(*cases)).collect()
}

/// Takes the last step back or makes it again, and says what it was. Where that is on this page.
pub(super) fn travel(
    desk: &mut Desk,
    now: Moment,
    (page, at): (Page, CriterionIx),
    way: Way,
    out: &mut Out,
) -> Option<Cell> {
    match desk.travel(now, way) {
        Ok(Some(step)) => {
            out.info(evaluating::travelled(desk.session(), way, &step));
            return Grid::of(desk.session(), page).ticked_by(step.changes());
        }
        Ok(None) => out.info(evaluating::nothing_to_travel(way)),
        Err(refusal) => out.warn(desk.refused(at, refusal)),
    }
    None
}
