//! Why a session can only be read, and what would change that.

use std::time::Duration;

use crate::domain::session::SessionId;
use crate::wording::{elsewhere as words, tui};

/// Why a session can only be read here, and what would change that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOnly {
    /// Why, in Spanish, as the end of a sentence.
    pub why: String,
    /// What would change it.
    pub cure: Cure,
}

/// What makes a session writable that is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cure {
    /// Nothing that can be done here.
    None,
    /// Opening it again, with a reason: it is closed.
    Reopen,
    /// Going on here ([`FOLLOWING`](crate::app::keymap::FOLLOWING)).
    TakeOver,
    /// It is ours already: a second without a key, from this time on.
    Calm(Duration),
}

/// A session that somebody else wants: what is unsaved goes to the disk, then it is let go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Where that lies which could not be saved in its place any more.
    pub copy: Option<SessionId>,
}

impl ReadOnly {
    /// For a reason that nothing cures here.
    pub fn because(why: impl Into<String>) -> Self {
        Self { why: why.into(), cure: Cure::None }
    }

    /// Because it was handed in.
    pub(crate) fn closed() -> Self {
        Self { why: tui::CLOSED.into(), cure: Cure::Reopen }
    }

    /// Because somebody of this account has it open.
    pub fn elsewhere(why: impl Into<String>) -> Self {
        Self { why: why.into(), cure: Cure::TakeOver }
    }

    /// What is said when the session comes open: where there is nothing to write, what there is to do.
    pub(crate) fn on_opening(&self) -> String {
        match self.cure {
            Cure::Reopen => tui::read_only(tui::CLOSED_TO_HAND_OUT),
            Cure::None | Cure::TakeOver | Cure::Calm(_) => self.sentence(),
        }
    }

    /// The sentence for a key that was refused.
    pub(crate) fn sentence(&self) -> String {
        match self.cure {
            Cure::None | Cure::Reopen | Cure::TakeOver => tui::read_only(&self.why),
            Cure::Calm(_) => words::TOO_SOON.to_owned(),
        }
    }
}
