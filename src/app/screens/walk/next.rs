//! What a part of the walk asks for, once it has taken an input; `mod.rs` carries it out.

use crate::app::screens::walk::writing::Writing;
use crate::domain::rubric::CriterionIx;
use crate::domain::score::Demands;
use crate::domain::session::Session;
use crate::domain::text::TextKind;
use crate::terminal::key::Key;

/// What comes after an input.
pub(crate) enum Next {
    /// The same goes on.
    Stay,
    /// Browsing.
    Close,
    /// The next pending criterion.
    GoOn,
    /// The next pending criterion, and there what the key does while one browses.
    GoOnWith(Key),
    /// A criterion that was found.
    To(CriterionIx),
    /// The score of this digit.
    Score(u8),
    /// What the key does while one browses.
    Press(Key),
    /// The text of this kind, with what is offered for it.
    Begin(TextKind),
    /// This text is written on.
    Write(Box<Writing>),
    /// The phrases for this text.
    Phrases(Box<Writing>),
    /// This text, as the phrase that it would be.
    Keep(Box<Writing>),
}

impl Next {
    /// After a text of `at` was accepted: of two that its score demands the one that lacks, else the next pending
    /// criterion.
    pub(super) fn after_text(session: &Session, at: CriterionIx) -> Self {
        match (session.demands(at), session.demanded(at)) {
            (Demands::Both(_), Some(kind)) if session.gap(at).is_some() => Self::Begin(kind),
            (Demands::Nothing | Demands::One(_) | Demands::Both(_), _) => Self::GoOn,
        }
    }
}
