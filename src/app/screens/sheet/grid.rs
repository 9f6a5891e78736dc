//! The table of a page, and the ways through it. Knows no key and no screen.

use crate::app::desk::Along;
use crate::domain::code::same;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Change, Session};
use crate::domain::sheet::{Page, Seen, Tick};

/// Criteria across, codes down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The criteria of the page, in the rubric's order.
    pub columns: Vec<CriterionIx>,
    /// The codes: those of the sample, and others that have ticks.
    pub rows: Vec<String>,
}

/// A place in a table, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cell {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl Grid {
    /// The table of `page`.
    pub fn of(session: &Session, page: Page) -> Self {
        let rubric = session.rubric();
        Self { columns: page.columns(rubric), rows: session.sheet().rows(page, rubric, &session.head().sample) }
    }

    /// Whether there is nothing to tick.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() || self.rows.is_empty()
    }

    /// The place nearest to `cell` in this table.
    pub(crate) fn settled(&self, cell: Cell) -> Cell {
        Cell {
            row: cell.row.min(self.rows.len().saturating_sub(1)),
            column: cell.column.min(self.columns.len().saturating_sub(1)),
        }
    }

    /// What stands at `cell`: its criterion and its code.
    pub fn at(&self, cell: Cell) -> Option<(CriterionIx, &str)> {
        Some((*self.columns.get(cell.column)?, self.rows.get(cell.row)?))
    }

    /// The row of `code`: in this very spelling, or else in another one.
    pub(crate) fn row_of(&self, code: &str) -> Option<usize> {
        let other = || self.rows.iter().position(|row| same(row, code));
        self.rows.iter().position(|row| row == code).or_else(other)
    }

    /// What was seen at `cell`.
    pub(crate) fn tick(&self, session: &Session, cell: Cell) -> Option<Tick> {
        let (ix, code) = self.at(cell)?;
        session.sheet().tick(ix, code)
    }

    /// What `cell` says.
    pub(crate) fn seen(&self, session: &Session, cell: Cell) -> Option<Seen> {
        let (ix, code) = self.at(cell)?;
        Some(session.seen(ix, code))
    }

    /// Whether nobody has looked at `cell`, and somebody should.
    fn is_unseen(&self, session: &Session, cell: Cell) -> bool {
        self.seen(session, cell) == Some(Seen::Nothing)
    }

    /// Whether there is something to tick at `cell`.
    fn is_about(&self, session: &Session, cell: Cell) -> bool {
        self.seen(session, cell) != Some(Seen::NotAbout)
    }

    /// The place written after `cell`, where there is something to tick; none after the last.
    pub(crate) fn after(&self, session: &Session, cell: Cell, along: Along) -> Option<Cell> {
        self.in_order(along).skip(self.rank(cell, along) + 1).find(|&place| self.is_about(session, place))
    }

    /// Where one goes on after ticking `cell`: at the end of a line to what was passed over in it, else to the next place.
    pub(crate) fn onward(&self, session: &Session, cell: Cell, along: Along) -> Option<Cell> {
        let last = self.line(cell, along).filter(|&place| place == cell || self.is_about(session, place)).last();
        let ends = last == Some(cell);
        let passed_over = self.line(cell, along).find(|&place| ends && self.is_unseen(session, place));
        passed_over.or_else(|| self.after(session, cell, along))
    }

    /// Where the line after that of `cell` begins; none after the last.
    pub(crate) fn next_line(&self, cell: Cell, along: Along) -> Option<Cell> {
        let next = match along {
            Along::Row => Cell { row: cell.row + 1, column: 0 },
            Along::Column => Cell { row: 0, column: cell.column + 1 },
        };
        self.at(next).map(|_| next)
    }

    /// The places of the row or the column of `cell`.
    pub(crate) fn line(&self, cell: Cell, along: Along) -> impl Iterator<Item = Cell> + use<> {
        let len = match along {
            Along::Row => self.columns.len(),
            Along::Column => self.rows.len(),
        };
        (0..len).map(move |n| match along {
            Along::Row => Cell { column: n, ..cell },
            Along::Column => Cell { row: n, ..cell },
        })
    }

    /// The next place after `cell` at which nothing was seen, going round at the end.
    pub(crate) fn next_unseen(&self, session: &Session, cell: Cell, along: Along) -> Option<Cell> {
        let rank = self.rank(cell, along);
        let round = self.in_order(along).skip(rank + 1).chain(self.in_order(along).take(rank + 1));
        round.into_iter().find(|&place| self.is_unseen(session, place))
    }

    /// How many places of the page nobody has looked at.
    pub(crate) fn unseen(&self, session: &Session) -> usize {
        self.in_order(Along::Row).filter(|&place| self.is_unseen(session, place)).count()
    }

    /// The first place of this table, row by row, that `changes` tick.
    pub(crate) fn ticked_by(&self, changes: &[Change]) -> Option<Cell> {
        let place = |change: &Change| match change {
            Change::Tick(ix, code, _) | Change::Reason(ix, code, _) => {
                Some(Cell { row: self.row_of(code)?, column: self.columns.iter().position(|column| column == ix)? })
            }
            Change::Score(..)
            | Change::Text(..)
            | Change::Cases(..)
            | Change::Mark(..)
            | Change::Dismissal(..)
            | Change::Field(..)
            | Change::Kind(_)
            | Change::Number(..)
            | Change::Codes(_)
            | Change::Case(..)
            | Change::Conclusion(..)
            | Change::Public(..)
            | Change::Signatory(..) => None,
        };
        changes.iter().filter_map(place).min()
    }

    /// All places in the order in which they are written.
    fn in_order(&self, along: Along) -> impl Iterator<Item = Cell> + use<> {
        let (rows, columns) = (self.rows.len(), self.columns.len());
        (0..rows * columns).map(move |n| match along {
            Along::Row => Cell { row: n / columns, column: n % columns },
            Along::Column => Cell { row: n % rows, column: n / rows },
        })
    }

    fn rank(&self, cell: Cell, along: Along) -> usize {
        match along {
            Along::Row => cell.row * self.columns.len() + cell.column,
            Along::Column => cell.column * self.rows.len() + cell.row,
        }
    }
}
