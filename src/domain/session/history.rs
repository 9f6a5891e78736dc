//! Undo and redo, back to the opening of the session: each step holds the changes that take it back.
//!
//! The history lives as long as the session is open and is written nowhere: what was taken out of a text (a RUN, say)
//! must not stay in a file.

use super::{Change, Refusal, Session};

/// What one act of the supervisor changed, as the changes that take it back (or make it again).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step(Vec<Change>);

impl Step {
    /// The changes, in the order in which they are to be made.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.0
    }
}

/// The steps of an open session.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Whether the next change can belong to the last step: letters of one text are one step.
    running: bool,
}

impl History {
    /// Notes what was changed by `back`, the changes that take it back. What had been undone is gone then, unless there
    /// are no changes.
    pub fn note(&mut self, back: Vec<Change>) {
        if back.is_empty() {
            return;
        }
        self.undone.clear();
        let last = self.done.last().filter(|_| self.running);
        let goes_on =
            matches!((back.as_slice(), last.map(Step::changes)), ([new], Some([old])) if new.goes_on_with(old));
        if !goes_on {
            self.done.push(Step(back));
        }
        self.running = true;
    }

    /// Forgets the running step if in the end it changed nothing in `session`: letters that were typed and erased.
    pub fn settle(&mut self, session: &Session) {
        let nothing = |step: &Step| matches!(step.changes(), [only] if session.is_as(only));
        if self.running && self.done.last().is_some_and(nothing) {
            self.done.pop();
            self.running = false;
        }
    }

    /// The next change begins a step of its own, whatever it changes.
    pub fn pause(&mut self) {
        self.running = false;
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last step back in `session`; gives it as it can be made again.
    ///
    /// # Errors
    /// The session refused, which it does only when it is closed; then nothing changed.
    pub fn undo(&mut self, session: &mut Session) -> Result<Option<&Step>, Refusal> {
        self.running = false;
        shift(&mut self.done, &mut self.undone, session)
    }

    /// Makes the last step that was taken back again; gives it as it can be taken back.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn redo(&mut self, session: &mut Session) -> Result<Option<&Step>, Refusal> {
        self.running = false;
        shift(&mut self.undone, &mut self.done, session)
    }
}

fn shift<'h>(from: &mut Vec<Step>, to: &'h mut Vec<Step>, session: &mut Session) -> Result<Option<&'h Step>, Refusal> {
    let Some(step) = from.last() else { return Ok(None) };
    let inverse = session.apply_all(step.0.clone())?;
    from.pop();
    to.push(Step(inverse));
    Ok(to.last())
}
