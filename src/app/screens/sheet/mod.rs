//! The sheet of the sample: cases down, criteria across, ticked with single keys along either direction.
//!
//! [`grid`] is the table and the ways through it, [`ticks`] fills it, [`codes`] makes its rows.

pub mod codes;
pub mod grid;
pub mod line;
pub mod ticks;

#[cfg(test)]
mod tests;

pub use codes::Entry;
pub use line::Line;

use crate::app::desk::{Along, Desk};
use crate::app::event::Cx;
use crate::app::keymap::{self, HelpRow, SheetAction};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::overlay::{CardState, Overlay};
use crate::app::trail::Trace;
use crate::domain::roll::{Attribute, Court, Stay};
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::session::Way;
use crate::domain::session::{Bookmark, Open, Refusal, Session, SheetPlace};
use crate::domain::sheet::{Page, Tick};
use crate::terminal::key::{Input, Key};
use crate::wording::{informe, sheet as words, tui};
use grid::{Cell, Grid};
use ticks::Pen;

/// The sheet on screen.
#[derive(Debug)]
pub struct State {
    pub(crate) page: Page,
    /// Where one is on each page.
    cells: [Cell; Page::ALL.len()],
    pub(crate) along: Along,
    /// The codes being typed, if any are.
    pub(crate) entry: Option<Entry>,
    /// The reason or the new code being typed, if one is.
    pub(crate) line: Option<Line>,
    /// The criterion from which the walk was left.
    from: CriterionIx,
}

/// The pages that have criteria.
pub(crate) fn pages(rubric: &Rubric) -> Vec<Page> {
    Page::ALL.into_iter().filter(|page| !page.columns(rubric).is_empty()).collect()
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
            Some(
                Open::Editor(_)
                | Open::Sheet(_)
                | Open::Bulk(_)
                | Open::Counter(_)
                | Open::Conclusion(_)
                | Open::Field(_),
            )
            | None => None,
        }
    }

    fn new(session: &Session, page: Page, from: CriterionIx, row: usize) -> Self {
        let grid = Grid::of(session, page);
        let column = grid.columns.iter().position(|&ix| ix == from).unwrap_or(0);
        let mut state =
            Self { page, cells: [Cell::default(); Page::ALL.len()], along: Along::Row, entry: None, line: None, from };
        *state.cell_mut() = grid.settled(Cell { row, column });
        state
    }

    /// Somebody else saved the session: no code is being typed, and rows can have gone.
    pub(crate) fn refresh(&mut self, session: &Session) {
        self.entry = None;
        self.line = None;
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
    pub fn bindings(&self, desk: &Desk) -> (&'static str, Vec<HelpRow>) {
        match (&self.entry, &self.line) {
            (Some(_), _) => (tui::SHEET_CODES, keymap::field(keymap::SHEET_CODES, |_| true)),
            (None, Some(line)) => {
                (tui::SHEET_LINE, keymap::field(keymap::SHEET_LINE, |action| line.works(desk, action)))
            }
            (None, None) => {
                let grid = Grid::of(desk.session(), self.page);
                (tui::SHEET, keymap::rows(keymap::SHEET, |action| self.works(desk, &grid, action)))
            }
        }
    }

    fn works(&self, desk: &Desk, grid: &Grid, action: SheetAction) -> bool {
        let works = match action {
            SheetAction::Propose => codes::proposed(desk.session(), self.page).is_some(),
            SheetAction::Undo => desk.history().can_undo(),
            SheetAction::Redo => desk.history().can_redo(),
            SheetAction::NextPage | SheetAction::PreviousPage => pages(desk.session().rubric()).len() > 1,
            SheetAction::Judicialised | SheetAction::NotJudicialised | SheetAction::Current | SheetAction::Closed => {
                self.page == Page::Cases && !grid.is_empty()
            }
            SheetAction::Meets
            | SheetAction::Fails
            | SheetAction::Reason
            | SheetAction::Rename
            | SheetAction::NotApplicable
            | SheetAction::Fill
            | SheetAction::Unseen
            | SheetAction::Clear
            | SheetAction::RemoveCode
            | SheetAction::Turn
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
            SheetAction::AddCodes
            | SheetAction::Card
            | SheetAction::HandOut
            | SheetAction::Back
            | SheetAction::Return => true,
        };
        works && (desk.is_writable() || !changes(action))
    }

    /// Goes to `cell` of the page.
    fn go(&mut self, cell: Option<Cell>) {
        if let Some(cell) = cell {
            *self.cell_mut() = cell;
        }
    }
}

/// Whether `action` changes the session: refused, with the reason, where it can only be read.
fn changes(action: SheetAction) -> bool {
    use SheetAction as A;
    let ticks = matches!(action, A::Meets | A::Fails | A::NotApplicable | A::Fill | A::Unseen | A::Clear);
    let known = matches!(action, A::Judicialised | A::NotJudicialised | A::Current | A::Closed);
    ticks
        || known
        || matches!(action, A::Reason | A::Rename | A::Propose | A::AddCodes | A::RemoveCode | A::Undo | A::Redo)
}

/// A key or a paste in the sheet.
pub(crate) fn input(state: &mut State, desk: &mut Desk, cx: Cx, input: Input, out: &mut Out) {
    match (&mut state.entry, input) {
        (None, input) if state.line.is_some() => type_line(state, desk, cx, input, out),
        (Some(entry), input) => match codes::input(entry, state.page, desk, cx.now, input, out) {
            codes::Next::Stay => {}
            codes::Next::Row(row) => state.go(Some(Cell { row, column: 0 })),
            codes::Next::Close(first) => {
                state.entry = None;
                state.go(first.map(|row| Cell { row, column: 0 }));
            }
        },
        (None, Input::Key(key)) => browse(state, desk, cx, key, out),
        (None, Input::InText(_)) => {}
        (None, Input::Paste(_)) => out.warn(words::PASTE),
    }
    // Rows can have gone, and every page has its own.
    state.go(Some(Grid::of(desk.session(), state.page).settled(state.cell())));
}

/// A key or a paste while a reason or a new code is typed.
fn type_line(state: &mut State, desk: &mut Desk, cx: Cx, input: Input, out: &mut Out) {
    let Some(line) = &mut state.line else { return };
    let next = line.input(state.page, desk, cx.now, input, out);
    let grid = Grid::of(desk.session(), state.page);
    let cell = state.cell();
    let to = match next {
        line::Next::Stay => return,
        line::Next::Close => None,
        line::Next::GoOn => grid.onward(desk.session(), cell, state.along),
        line::Next::Row(code) => grid.row_of(&code).map(|row| Cell { row, ..cell }),
    };
    state.line = None;
    state.go(to);
}

fn browse(state: &mut State, desk: &mut Desk, cx: Cx, key: Key, out: &mut Out) {
    let Some(action) = keymap::find(keymap::SHEET, key) else { return };
    let (page, along, now) = (state.page, state.along, cx.now);
    let at = state.criterion(desk.session().rubric());
    if changes(action) && !desk.is_writable() {
        let why = desk.refused(at, Refusal::Closed);
        // Codes typed on would tick, and leave the sheet.
        return if action == SheetAction::AddCodes { desk.refuse(why, out) } else { out.warn(why) };
    }
    let pen = Pen { grid: Grid::of(desk.session(), page), cell: state.cell(), along };
    let Cell { row, column } = pen.cell;
    let height = usize::from(measure::sheet_rows(cx.size)).max(1);
    let to_row = |row: usize| Some(pen.grid.settled(Cell { row, column }));
    let to_column = |column: usize| Some(pen.grid.settled(Cell { row, column }));
    let to = match action {
        SheetAction::Meets => pen.tick(desk, now, Some(Tick::Meets), out),
        SheetAction::Fails => pen.tick(desk, now, Some(Tick::Fails), out),
        SheetAction::NotApplicable => pen.tick(desk, now, Some(Tick::NotApplicable), out),
        SheetAction::Unseen => pen.tick(desk, now, None, out),
        SheetAction::Fill => pen.fill(desk, now, out),
        SheetAction::NextUnseen => {
            let unseen = pen.grid.next_unseen(desk.session(), pen.cell, along);
            if unseen.is_none() {
                out.info(words::ALL_SEEN);
            }
            unseen
        }
        SheetAction::Up => to_row(row.saturating_sub(1)),
        SheetAction::Down => to_row(row + 1),
        SheetAction::Left => to_column(column.saturating_sub(1)),
        SheetAction::Right => to_column(column + 1),
        SheetAction::FirstColumn => to_column(0),
        SheetAction::LastColumn => to_column(usize::MAX),
        SheetAction::PageUp => to_row(row.saturating_sub(height)),
        SheetAction::PageDown => to_row(row + height),
        SheetAction::FirstRow => to_row(0),
        SheetAction::LastRow => to_row(usize::MAX),
        SheetAction::Undo => ticks::travel(desk, now, (page, at), Way::Back, out),
        SheetAction::Redo => ticks::travel(desk, now, (page, at), Way::Forth, out),
        SheetAction::Judicialised => {
            return pen.know(desk, now, page, Attribute::Court(Some(Court::Judicialised)), out);
        }
        SheetAction::NotJudicialised => {
            return pen.know(desk, now, page, Attribute::Court(Some(Court::NotJudicialised)), out);
        }
        SheetAction::Current => return pen.know(desk, now, page, Attribute::Stay(Some(Stay::Current)), out),
        SheetAction::Closed => return pen.know(desk, now, page, Attribute::Stay(Some(Stay::Closed)), out),
        SheetAction::Reason => return state.line = pen.reason(desk, now, out),
        SheetAction::Rename => return state.line = pen.code(out).map(Line::code),
        SheetAction::Clear => return pen.clear(desk, now, out),
        SheetAction::Turn => return turn(state, desk),
        SheetAction::NextPage => return show_page(state, desk, Way::Forth),
        SheetAction::PreviousPage => return show_page(state, desk, Way::Back),
        SheetAction::Propose => return codes::propose(desk, now, page, out),
        SheetAction::AddCodes => return state.entry = Some(Entry::new(String::new())),
        SheetAction::RemoveCode => return codes::remove(desk, now, &pen.grid, (page, row), out),
        SheetAction::Card => return out.go(Go::Open(Overlay::Card(CardState { at, scroll: 0 }))),
        SheetAction::HandOut => return out.info(informe::LEAVE_SHEET_FIRST),
        SheetAction::Back => return leave(state, desk, out),
        SheetAction::Return => return out.go(Go::Walk(Some(state.from))),
    };
    state.go(to);
}

fn turn(state: &mut State, desk: &mut Desk) {
    state.along = match state.along {
        Along::Row => Along::Column,
        Along::Column => Along::Row,
    };
    desk.along = state.along;
}

/// The page after this one or before it, going round, at the place where one was there.
fn show_page(state: &mut State, desk: &Desk, way: Way) {
    let pages = pages(desk.session().rubric());
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
pub(crate) fn close(state: &mut State, desk: &mut Desk, out: &mut Out) {
    state.entry = None;
    state.line = None;
    leave(state, desk, out);
}

/// Back to the walk at the criterion of the column, and from there one can still go back to where the walk was left;
/// whoever came from a criterion without a column and chose none goes back at once.
fn leave(state: &State, desk: &mut Desk, out: &mut Out) {
    let (at, from) = (state.criterion(desk.session().rubric()), state.from);
    let chose_none = Page::of(desk.session().rubric().criterion(from)).is_none() && state.cell() == Cell::default();
    if chose_none {
        return out.go(Go::Walk(Some(from)));
    }
    if from != at {
        desk.trail.leave(Trace::At(from));
    }
    out.go(Go::Walk(Some(at)));
}
