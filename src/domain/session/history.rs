//! Undo and redo, back to the opening of the session: each step holds the changes that take it back.
//!
//! A change after an undo loses nothing: what had been undone stays among the steps, followed by its undoing, so that
//! undoing alone leads through everything that ever stood.
//!
//! The history lives as long as the session is open and is written nowhere: what was taken out of a text (a RUN, say)
//! must not stay in a file.

use super::{Change, Refusal, Session};

/// Which way one goes through the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Undo.
    Back,
    /// Redo.
    Forth,
}

/// What one act of the supervisor changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What takes it back, in the order in which it is to be made.
    changes: Vec<Change>,
    /// What it was.
    pub act: Act,
}

/// What a step was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Something was entered or taken away.
    Entered,
    /// A step was taken back.
    TakenBack,
}

/// How a text is changed: a step is of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Letter by letter.
    Written,
    /// A word, a line, or what one key takes back.
    TakenAway,
}

/// A step that was taken back.
#[derive(Debug)]
struct Undone {
    step: Step,
    /// What makes it again.
    again: Vec<Change>,
}

impl Step {
    /// The changes that take it back.
    pub(crate) fn changes(&self) -> &[Change] {
        &self.changes
    }
}

/// The steps of an open session.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Undone>,
    /// Whether the next change can belong to the last step: letters of one text are one step.
    running: bool,
    manner: Option<Manner>,
}

impl History {
    /// Notes what was changed by `back`, the changes that take it back.
    pub(crate) fn note(&mut self, back: Vec<Change>) {
        if back.is_empty() {
            return;
        }
        self.keep_undone();
        let last = self.done.last_mut().filter(|_| self.running);
        match (back.as_slice(), last.map(|step| step.changes.as_mut_slice())) {
            ([new], Some([old])) if new.goes_on_with(old) => old.take_in(new),
            _ => self.done.push(Step { changes: back, act: Act::Entered }),
        }
        self.running = true;
    }

    /// What was undone and not made again: it was made, and then it was taken back.
    fn keep_undone(&mut self) {
        let undone = std::mem::take(&mut self.undone);
        let back: Vec<Step> =
            undone.iter().map(|undone| Step { changes: undone.again.clone(), act: Act::TakenBack }).collect();
        self.done.extend(undone.into_iter().rev().map(|undone| undone.step));
        self.done.extend(back);
    }

    /// Forgets the running step if in the end it changed nothing in `session`: letters that were typed and erased.
    pub(crate) fn settle(&mut self, session: &Session) {
        let nothing = |step: &Step| matches!(step.changes(), [only] if session.is_as(only));
        if self.running && self.done.last().is_some_and(nothing) {
            self.done.pop();
            self.running = false;
        }
    }

    /// The next change begins a step of its own, whatever it changes.
    pub(crate) fn pause(&mut self) {
        self.running = false;
        self.manner = None;
    }

    /// The next change is made in this manner; another than the last begins a step of its own.
    pub(crate) fn turn(&mut self, manner: Manner) {
        let before = self.manner.replace(manner);
        if before.is_some_and(|before| before != manner) {
            self.running = false;
        }
    }

    /// Whether there is something to take back.
    pub(crate) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to make again.
    pub(crate) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last step back in `session`; gives it.
    ///
    /// # Errors
    /// The session refused, which it does only when it is closed; then nothing changed.
    pub(crate) fn undo(&mut self, session: &mut Session) -> Result<Option<Step>, Refusal> {
        self.pause();
        let Some(step) = self.done.last() else { return Ok(None) };
        let again = session.apply_all(step.changes.clone())?;
        let step = self.done.pop();
        self.undone.extend(step.clone().map(|step| Undone { step, again }));
        Ok(step)
    }

    /// Makes the last step that was taken back again; gives it.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub(crate) fn redo(&mut self, session: &mut Session) -> Result<Option<Step>, Refusal> {
        self.pause();
        let Some(undone) = self.undone.last() else { return Ok(None) };
        let changes = session.apply_all(undone.again.clone())?;
        let step = self.undone.pop().map(|undone| Step { changes, ..undone.step });
        self.done.extend(step.clone());
        Ok(step)
    }
}
