//! Steps that can be taken back and taken again.
//!
//! There is no clock here: typed characters join to one step up to the end of a word (with the spaces after it), and
//! so do removed ones; every paste, kill, line break and replaced text is a step of its own, and moving the cursor
//! ends a step. The oldest steps go when there are more than [`MAX_STEPS`] or they hold more than [`MAX_BYTES`].
//!
//! A change after an undo loses nothing: what had been undone stays among the steps, followed by its undoing, so that
//! undoing alone leads through every text that ever stood.

use std::collections::VecDeque;

/// Most steps kept.
const MAX_STEPS: usize = 500;
/// Most bytes of text kept in all steps together; the newest step stays however long it is. Replacing the longest text
/// of an answer with another of ordinary letters fits several times.
pub const MAX_BYTES: usize = 256 * 1024;

/// What kind of edit made a step; only edits of the same kind join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Typed, each character after the one before.
    Typing,
    /// Removed backwards, grapheme by grapheme.
    Erasing,
    /// Removed forwards, grapheme by grapheme.
    Deleting,
    /// A step of its own.
    Alone,
}

/// `removed` at byte offset `at` was replaced with `inserted`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Byte offset of the change.
    pub at: usize,
    /// What stood there.
    pub removed: String,
    /// What stands there now.
    pub inserted: String,
    /// Byte offset of the cursor before.
    pub cursor_before: usize,
    /// Byte offset of the cursor after.
    pub cursor_after: usize,
}

impl Step {
    fn bytes(&self) -> usize {
        self.removed.len() + self.inserted.len()
    }

    /// The step that undoing it is.
    fn inverse(&self) -> Self {
        Self {
            at: self.at,
            removed: self.inserted.clone(),
            inserted: self.removed.clone(),
            cursor_before: self.cursor_after,
            cursor_after: self.cursor_before,
        }
    }

    /// Takes `next` into this step if it goes on with the same word at the same place.
    fn join(&mut self, kind: Kind, next: &Self) -> bool {
        let joins = match kind {
            Kind::Typing => {
                next.removed.is_empty()
                    && next.at == self.at + self.inserted.len()
                    && !new_word(self.inserted.chars().next_back(), next.inserted.chars().next())
            }
            Kind::Erasing => {
                next.inserted.is_empty()
                    && next.at + next.removed.len() == self.at
                    && !new_word(self.removed.chars().next(), next.removed.chars().next_back())
            }
            Kind::Deleting => {
                next.inserted.is_empty()
                    && next.at == self.at
                    && !new_word(self.removed.chars().next_back(), next.removed.chars().next())
            }
            Kind::Alone => false,
        };
        if joins {
            match kind {
                Kind::Typing => self.inserted.push_str(&next.inserted),
                Kind::Erasing => {
                    self.at = next.at;
                    self.removed.insert_str(0, &next.removed);
                }
                Kind::Deleting => self.removed.push_str(&next.removed),
                Kind::Alone => {}
            }
            self.cursor_after = next.cursor_after;
        }
        joins
    }
}

/// Whether, after `last`, a word begins with `next`.
fn new_word(last: Option<char>, next: Option<char>) -> bool {
    last.is_some_and(char::is_whitespace) && !next.is_some_and(char::is_whitespace)
}

/// The steps done and the steps undone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    open: Option<Kind>,
    bytes: usize,
}

impl History {
    /// Keeps a step just done. What was undone before it cannot be taken again, but undoing leads back there.
    pub fn record(&mut self, kind: Kind, step: Step) {
        // However many they are, the way back over what was just undone stays whole.
        let kept = self.undone.len() + 1;
        let undone = std::mem::take(&mut self.undone);
        self.bytes += undone.iter().map(Step::bytes).sum::<usize>();
        let back: Vec<Step> = undone.iter().map(Step::inverse).collect();
        self.done.extend(undone.into_iter().rev());
        self.done.extend(back);
        self.bytes += step.bytes();
        let open = self.open.replace(kind) == Some(kind);
        if !(open && self.done.back_mut().is_some_and(|last| last.join(kind, &step))) {
            self.done.push_back(step);
        }
        while (self.done.len() > MAX_STEPS || self.bytes > MAX_BYTES) && self.done.len() > kept {
            self.bytes -= self.done.pop_front().map_or(0, |step| step.bytes());
        }
    }

    /// Ends the step under way: the next edit begins another.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// The step to take back, which from now on can be taken again.
    pub fn undo(&mut self) -> Option<Step> {
        self.close();
        let step = self.done.pop_back()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// The step to take again.
    pub fn redo(&mut self) -> Option<Step> {
        self.close();
        let step = self.undone.pop()?;
        self.done.push_back(step.clone());
        Some(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(at: usize, inserted: &str) -> Step {
        Step {
            at,
            removed: String::new(),
            inserted: inserted.into(),
            cursor_before: at,
            cursor_after: at + inserted.len(),
        }
    }

    #[test]
    fn words_join_to_one_step_each() {
        let mut history = History::default();
        for (at, c) in "uno  dos".char_indices() {
            history.record(Kind::Typing, typed(at, &c.to_string()));
        }
        assert_eq!(history.undo().map(|step| step.inserted).as_deref(), Some("dos"));
        assert_eq!(history.undo().map(|step| step.inserted).as_deref(), Some("uno  "));
        assert_eq!(history.undo(), None);
        assert_eq!(history.redo().map(|step| step.inserted).as_deref(), Some("uno  "));
    }

    #[test]
    fn memory_is_bounded_and_the_newest_step_stays() {
        let mut history = History::default();
        for n in 0..2_000 {
            history.record(Kind::Alone, typed(n, "x"));
        }
        assert_eq!(history.done.len(), MAX_STEPS);
        history.record(Kind::Alone, typed(0, &"y".repeat(MAX_BYTES + 1)));
        assert_eq!((history.done.len(), history.bytes), (1, MAX_BYTES + 1));
        history.undo();
        history.record(Kind::Alone, typed(0, "z"));
        // The text that was undone can still be come back to: over its undoing.
        assert_eq!((history.done.len(), history.undone.len(), history.bytes), (2, 0, MAX_BYTES + 2));
        for n in 0..2_000 {
            history.record(Kind::Alone, typed(n, "x"));
        }
        assert_eq!((history.done.len(), history.bytes), (MAX_STEPS, MAX_STEPS));
    }

    #[test]
    fn what_is_undone_all_the_way_survives_a_change_however_long_it_was() {
        let mut history = History::default();
        for n in 0..MAX_STEPS {
            history.record(Kind::Alone, typed(n, "x"));
        }
        while history.undo().is_some() {}
        history.record(Kind::Alone, typed(0, "y"));
        let back: Vec<Step> = std::iter::from_fn(|| history.undo()).collect();
        assert_eq!(back[0].inserted, "y");
        let again = back[1..=MAX_STEPS].iter().map(|step| (step.at, step.removed.as_str(), step.inserted.as_str()));
        assert!(again.eq((0..MAX_STEPS).map(|n| (n, "x", ""))), "undoing the undoing puts every letter back");
    }
}
