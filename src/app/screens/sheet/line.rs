//! One line that is typed at a cell or a row: why it fails there, or the row's new code.

use crate::app::desk::Desk;
use crate::app::event::Moment;
use crate::app::keymap::{self, LineAction, Typed};
use crate::app::out::Out;
use crate::domain::privacy;
use crate::domain::rubric::CriterionIx;
use crate::domain::sample::MAX_CODE_CHARS;
use crate::domain::session::{MAX_REASON_CHARS, Way};
use crate::domain::sheet::Page;
use crate::editing::Buffer;
use crate::terminal::key::Input;
use crate::wording::{forms, sheet as words};

/// What is typed.
#[derive(Debug)]
pub struct Line {
    pub(crate) buffer: Buffer,
    pub(crate) asks: Asks,
}

/// What it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// Why the criterion fails in the folder, report or plan of this code. Each letter is in the session at once.
    Reason(CriterionIx, String),
    /// The new code of the row of this one.
    Code(String),
}

/// What comes after an input.
pub(super) enum Next {
    /// It goes on.
    Stay,
    /// It is closed, here.
    Close,
    /// It is closed, and one goes on.
    GoOn,
    /// It is closed, at the row of this code.
    Row(String),
}

impl Line {
    /// Why `ix` fails in `code`, as far as it is said.
    pub(super) fn reason(desk: &Desk, ix: CriterionIx, code: &str) -> Self {
        let said = desk.session().sheet().reason(ix, code).to_owned();
        Self { buffer: Buffer::one_line(said, MAX_REASON_CHARS), asks: Asks::Reason(ix, code.to_owned()) }
    }

    /// A new code for the row of `code`.
    pub(super) fn code(code: &str) -> Self {
        Self { buffer: Buffer::one_line(code.to_owned(), MAX_CODE_CHARS), asks: Asks::Code(code.to_owned()) }
    }

    /// Whether `action` does something here.
    pub(super) fn works(&self, desk: &Desk, action: LineAction) -> bool {
        match (action, &self.asks) {
            (LineAction::Take | LineAction::Leave, _) => true,
            (LineAction::NextGiven | LineAction::PreviousGiven, Asks::Reason(ix, _)) => {
                !desk.session().sheet().reasons_given(*ix).is_empty()
            }
            (LineAction::NextGiven | LineAction::PreviousGiven, Asks::Code(_)) => false,
        }
    }

    /// A key or a paste while the line is typed.
    pub(super) fn input(&mut self, page: Page, desk: &mut Desk, now: Moment, input: Input, out: &mut Out) -> Next {
        match keymap::typed(keymap::SHEET_LINE, input) {
            Typed::Nothing => {}
            Typed::Edit(edit) => {
                if self.buffer.apply(edit, u16::MAX).refused.is_some() {
                    out.warn(forms::field_full(self.buffer.limit()));
                }
                self.keep(desk, now, out);
            }
            Typed::Act(LineAction::NextGiven) => self.offer(desk, now, Way::Forth, out),
            Typed::Act(LineAction::PreviousGiven) => self.offer(desk, now, Way::Back, out),
            Typed::Act(LineAction::Leave) => {
                self.warn_of_a_person(desk, out);
                return Next::Close;
            }
            Typed::Act(LineAction::Take) => {
                let next = self.take(page, desk, now, out);
                self.warn_of_a_person(desk, out);
                return next;
            }
        }
        Next::Stay
    }

    /// What was left in the session and points to a person is told at once.
    fn warn_of_a_person(&self, desk: &Desk, out: &mut Out) {
        let left = match &self.asks {
            Asks::Reason(ix, code) => desk.session().sheet().reason(*ix, code) == self.buffer.text(),
            Asks::Code(from) => self.buffer.text().trim() != from,
        };
        if left && !privacy::find(self.buffer.text()).is_empty() {
            out.warn(forms::HOLDS_PERSON_HELP);
        }
    }

    /// Puts the reason as it stands into the session.
    fn keep(&self, desk: &mut Desk, now: Moment, out: &mut Out) {
        let Asks::Reason(ix, code) = &self.asks else { return };
        let changes = desk.session().reasoning(*ix, code, self.buffer.text().to_owned());
        if !changes.is_empty()
            && let Err(refusal) = desk.change(now, changes)
        {
            out.warn(desk.refused(*ix, refusal));
        }
    }

    /// The reason of this criterion that was given after the one that stands there.
    fn offer(&mut self, desk: &mut Desk, now: Moment, way: Way, out: &mut Out) {
        let Asks::Reason(ix, _) = &self.asks else { return };
        let given = desk.session().sheet().reasons_given(*ix);
        let here = given.iter().position(|why| *why == self.buffer.text());
        let at = match (here, way) {
            (None, Way::Forth) => Some(0),
            (None, Way::Back) => given.len().checked_sub(1),
            (Some(here), Way::Forth) => Some((here + 1) % given.len()),
            (Some(here), Way::Back) => Some((here + given.len() - 1) % given.len()),
        };
        match at.and_then(|at| given.get(at)).map(|why| (*why).to_owned()) {
            Some(why) => {
                self.buffer = Buffer::one_line(why, MAX_REASON_CHARS);
                self.keep(desk, now, out);
            }
            None => out.info(words::NO_REASONS_GIVEN),
        }
    }

    fn take(&self, page: Page, desk: &mut Desk, now: Moment, out: &mut Out) -> Next {
        let Asks::Code(from) = &self.asks else { return Next::GoOn };
        let to = self.buffer.text().trim();
        if to.is_empty() || to == from {
            return Next::Close;
        }
        let Some(changes) = desk.session().renaming(page, from, to) else {
            out.warn(words::code_taken(to));
            return Next::Stay;
        };
        desk.begin_step();
        match desk.change(now, changes) {
            Ok(()) => {
                out.info(words::renamed(from, to));
                Next::Row(to.to_owned())
            }
            Err(refusal) => {
                out.warn(desk.refused(desk.session().bookmark().criterion, refusal));
                Next::Stay
            }
        }
    }
}
