//! The sheet of the sample: cases down, criteria across, ticked with single keys along either direction.
//!
//! [`grid`] is the table and the ways through it, [`ticks`] fills it, [`codes`] makes its rows.

pub mod codes;
pub mod grid;
pub mod ticks;

#[cfg(test)]
mod tests;

pub use codes::Entry;
pub use grid::Along;

use crate::app::event::Moment;
use crate::app::keymap::{self, HelpRow, SheetAction};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::overlay::{CardState, Overlay};
use crate::app::work::{View, Work};
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::session::Way;
use crate::domain::session::{Bookmark, Open, Refusal, Session, SheetPlace};
use crate::domain::sheet::{Page, Tick};
use crate::terminal::key::{Input, Key};
use crate::wording::{sheet as words, tui};
use grid::{Cell, Grid};

/// The sheet on screen.
#[derive(Debug)]
pub struct State {
    pub(crate) page: Page,
    /// Where one is on each page.
    cells: [Cell; Page::ALL.len()],
    pub(crate) along: Along,
    /// The codes being typed, if any are.
    pub(crate) entry: Option<Entry>,
    /// The criterion from which the walk was left.
    from: CriterionIx,
}

/// The pages that have criteria.
pub(crate) fn pages(rubric: &Rubric) -> Vec<Page> {
    Page::ALL.into_iter().filter(|page| !page.columns(rubric).is_empty()).collect()
}

/// Whether there is anything to tick under `rubric`.
pub(crate) fn is_of_use(rubric: &Rubric) -> bool {
    !pages(rubric).is_empty()
}

impl State {
    /// At the column of `from`, or at the beginning of the first page if it has none; nothing where the rubric counts
    /// nothing one by one.
    pub fn at(session: &Session, from: CriterionIx, along: Along) -> Option<Self> {
        let rubric = session.rubric();
        let page = Page::of(rubric.criterion(from)).or(pages(rubric).first().copied())?;
        Some(Self { along, ..Self::new(session, page, from, 0) })
    }

    /// Where the session was left, if that was in the sheet, with the codes that were being typed if the session can be
    /// written.
    pub(crate) fn resume(session: &Session, writable: bool) -> Option<Self> {
        let Bookmark { criterion, open } = session.bookmark();
        match open {
            Some(Open::Sheet(SheetPlace { page, row, codes })) if pages(session.rubric()).contains(page) => {
                let entry = (writable && !codes.is_empty()).then(|| Entry::new(codes.clone()));
                Some(Self { entry, ..Self::new(session, *page, *criterion, *row) })
            }
            Some(Open::Editor(_) | Open::Sheet(_) | Open::Bulk(_) | Open::Counter(_) | Open::Field(_)) | None => None,
        }
    }

    fn new(session: &Session, page: Page, from: CriterionIx, row: usize) -> Self {
        let grid = Grid::of(session, page);
        let column = grid.columns.iter().position(|&ix| ix == from).unwrap_or(0);
        let mut state = Self { page, cells: [Cell::default(); Page::ALL.len()], along: Along::Row, entry: None, from };
        *state.cell_mut() = grid.settled(Cell { row, column });
        state
    }

    /// Somebody else saved the session: no code is being typed, and rows can have gone.
    pub(crate) fn refresh(&mut self, session: &Session) {
        self.entry = None;
        let settled = Grid::of(session, self.page).settled(self.cell());
        *self.cell_mut() = settled;
    }

    /// What a later opening needs to come back here.
    pub fn bookmark(&self, session: &Session) -> Bookmark {
        let codes = self.entry.as_ref().map_or_else(String::new, |entry| entry.buffer.text().to_owned());
        let open = Some(Open::Sheet(SheetPlace { page: self.page, row: self.cell().row, codes }));
        Bookmark { criterion: self.criterion(session.rubric()), open }
    }

    /// The criterion of the column.
    fn criterion(&self, rubric: &Rubric) -> CriterionIx {
        self.page.columns(rubric).get(self.cell().column).copied().unwrap_or(self.from)
    }

    pub(crate) fn cell(&self) -> Cell {
        self.cells[self.page as usize]
    }

    fn cell_mut(&mut self) -> &mut Cell {
        &mut self.cells[self.page as usize]
    }

    /// What footer and help show: only what does something here and now.
    pub fn bindings(&self, work: &Work) -> (&'static str, Vec<HelpRow>) {
        match &self.entry {
            Some(_) => (tui::SHEET_CODES, keymap::field(keymap::SHEET_CODES, |_| true)),
            None => {
                let grid = Grid::of(work.session(), self.page);
                (tui::SHEET, keymap::rows(keymap::SHEET, |action| self.works(work, &grid, action)))
            }
        }
    }

    fn works(&self, work: &Work, grid: &Grid, action: SheetAction) -> bool {
        match action {
            SheetAction::Meets
            | SheetAction::Fails
            | SheetAction::NotApplicable
            | SheetAction::Fill
            | SheetAction::Unseen
            | SheetAction::Clear
            | SheetAction::RemoveCode => work.is_writable() && !grid.is_empty(),
            SheetAction::Propose => work.is_writable() && codes::proposed(work.session(), self.page).is_some(),
            SheetAction::AddCodes => work.is_writable(),
            SheetAction::Undo => work.history().can_undo(),
            SheetAction::Redo => work.history().can_redo(),
            SheetAction::NextPage | SheetAction::PreviousPage => pages(work.session().rubric()).len() > 1,
            SheetAction::Turn
            | SheetAction::NextUnseen
            | SheetAction::Up
            | SheetAction::Down
            | SheetAction::Left
            | SheetAction::Right
            | SheetAction::FirstColumn
            | SheetAction::LastColumn
            | SheetAction::PageUp
            | SheetAction::PageDown
            | SheetAction::FirstRow
            | SheetAction::LastRow => !grid.is_empty(),
            SheetAction::Card | SheetAction::Back => true,
        }
    }
}

/// Whether `action` changes the session: refused, with the reason, where it can only be read.
fn changes(action: SheetAction) -> bool {
    match action {
        SheetAction::Meets
        | SheetAction::Fails
        | SheetAction::NotApplicable
        | SheetAction::Fill
        | SheetAction::Unseen
        | SheetAction::Clear
        | SheetAction::Propose
        | SheetAction::AddCodes
        | SheetAction::RemoveCode
        | SheetAction::Undo
        | SheetAction::Redo => true,
        SheetAction::Turn
        | SheetAction::NextUnseen
        | SheetAction::Up
        | SheetAction::Down
        | SheetAction::Left
        | SheetAction::Right
        | SheetAction::FirstColumn
        | SheetAction::LastColumn
        | SheetAction::PageUp
        | SheetAction::PageDown
        | SheetAction::FirstRow
        | SheetAction::LastRow
        | SheetAction::NextPage
        | SheetAction::PreviousPage
        | SheetAction::Card
        | SheetAction::Back => false,
    }
}

/// A key or a paste in the sheet.
pub(crate) fn input(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    let View::Sheet(state) = &work.view else { return };
    match (&state.entry, input) {
        (Some(_), input) => codes::input(work, now, input, out),
        (None, Input::Key(key)) => browse(work, size, now, key, out),
        (None, Input::InText(_)) => {}
        (None, Input::Paste(_)) => out.warn(words::PASTE),
    }
    settle(work);
}

/// Rows can have gone, and every page has its own.
fn settle(work: &mut Work) {
    let View::Sheet(state) = &work.view else { return };
    let cell = Grid::of(work.session(), state.page).settled(state.cell());
    go(work, cell);
}

fn browse(work: &mut Work, size: (u16, u16), now: Moment, key: Key, out: &mut Out) {
    let Some(action) = keymap::find(keymap::SHEET, key) else { return };
    let View::Sheet(state) = &work.view else { return };
    let (page, along) = (state.page, state.along);
    let at = state.criterion(work.session().rubric());
    let grid = Grid::of(work.session(), page);
    let cell = state.cell();
    if changes(action) && !work.is_writable() {
        let why = work.refused(at, Refusal::Closed);
        // Codes typed on would tick, and leave the sheet.
        return if action == SheetAction::AddCodes && !work.is_almost_writable() {
            out.refuse(why)
        } else {
            out.warn(why)
        };
    }
    let Cell { row, column } = cell;
    let height = usize::from(measure::sheet_rows(size)).max(1);
    let to_row = |row: usize| grid.settled(Cell { row, column });
    let to_column = |column: usize| grid.settled(Cell { row, column });
    match action {
        SheetAction::Meets => ticks::tick(work, now, Some(Tick::Meets), out),
        SheetAction::Fails => ticks::tick(work, now, Some(Tick::Fails), out),
        SheetAction::NotApplicable => ticks::tick(work, now, Some(Tick::NotApplicable), out),
        SheetAction::Unseen => ticks::tick(work, now, None, out),
        SheetAction::Clear => ticks::clear(work, now, out),
        SheetAction::Fill => ticks::fill(work, now, out),
        SheetAction::Turn => turn(work),
        SheetAction::NextUnseen => match grid.next_unseen(work.session(), cell, along) {
            Some(unseen) => go(work, unseen),
            None => out.info(words::ALL_SEEN),
        },
        SheetAction::Up => go(work, to_row(row.saturating_sub(1))),
        SheetAction::Down => go(work, to_row(row + 1)),
        SheetAction::Left => go(work, to_column(column.saturating_sub(1))),
        SheetAction::Right => go(work, to_column(column + 1)),
        SheetAction::FirstColumn => go(work, to_column(0)),
        SheetAction::LastColumn => go(work, to_column(usize::MAX)),
        SheetAction::PageUp => go(work, to_row(row.saturating_sub(height))),
        SheetAction::PageDown => go(work, to_row(row + height)),
        SheetAction::FirstRow => go(work, to_row(0)),
        SheetAction::LastRow => go(work, to_row(usize::MAX)),
        SheetAction::NextPage => show_page(work, Way::Forth),
        SheetAction::PreviousPage => show_page(work, Way::Back),
        SheetAction::Propose => codes::propose(work, now, out),
        SheetAction::AddCodes => codes::open(work),
        SheetAction::RemoveCode => codes::remove(work, now, out),
        SheetAction::Undo => ticks::travel(work, now, Way::Back, out),
        SheetAction::Redo => ticks::travel(work, now, Way::Forth, out),
        SheetAction::Card => out.go(Go::Open(Overlay::Card(CardState { at, scroll: 0 }))),
        SheetAction::Back => leave(work, at, out),
    }
}

/// Goes to `cell` of the page.
fn go(work: &mut Work, cell: Cell) {
    if let View::Sheet(state) = &mut work.view {
        *state.cell_mut() = cell;
    }
}

fn turn(work: &mut Work) {
    if let View::Sheet(state) = &mut work.view {
        state.along = match state.along {
            Along::Row => Along::Column,
            Along::Column => Along::Row,
        };
        work.along = state.along;
    }
}

/// The page after this one or before it, going round, at the place where one was there.
fn show_page(work: &mut Work, way: Way) {
    let pages = pages(work.session().rubric());
    let View::Sheet(state) = &mut work.view else { return };
    let here = pages.iter().position(|&page| page == state.page).unwrap_or(0);
    let steps = match way {
        Way::Forth => 1,
        Way::Back => pages.len() - 1,
    };
    if let Some(&page) = pages.iter().cycle().nth(here + steps) {
        state.page = page;
    }
}

/// Closes what was left open: the field for codes, and the sheet with it.
pub(crate) fn close(work: &mut Work, out: &mut Out) {
    let View::Sheet(state) = &mut work.view else { return };
    state.entry = None;
    let View::Sheet(state) = &work.view else { return };
    let at = state.criterion(work.session().rubric());
    leave(work, at, out);
}

/// Back to the walk at the criterion of the column, and from there one can still go back to where the walk was left;
/// whoever came from a criterion without a column and chose none goes back at once.
fn leave(work: &mut Work, at: CriterionIx, out: &mut Out) {
    let View::Sheet(state) = &work.view else { return };
    let from = state.from;
    let chose_none = Page::of(work.session().rubric().criterion(from)).is_none() && state.cell() == Cell::default();
    if chose_none {
        return out.go(Go::Walk(Some(from)));
    }
    if from != at {
        work.leave_trace(from);
    }
    out.go(Go::Walk(Some(at)));
}
