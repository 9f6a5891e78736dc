//! Recalling the texts of other criteria in the editor, as a shell's history is: back, and forth again to what was written.

use crate::app::out::Out;
use crate::app::screens::walk::writing::{Stage, Writing};
use crate::domain::recall::earlier;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::wording::phrases as words;

/// Which way one goes through the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum To {
    /// To the text before.
    Older,
    /// Back to the one after, at last to what was being written.
    Newer,
}

/// Shows another text in place of what is being written, which stays as it stood.
pub(super) fn recall(writing: &mut Writing, session: &Session, at: CriterionIx, to: To, out: &mut Out) {
    let texts = earlier(session, at, writing.kind);
    let here = match &writing.stage {
        Stage::Recalled { from, .. } => texts.iter().position(|earlier| earlier == from),
        Stage::Own | Stage::Proposed(_) | Stage::Taken => None,
    };
    let there = match (to, here) {
        (To::Older, None) => Some(0),
        (To::Older, Some(here)) => Some(here + 1),
        (To::Newer, None) => return out.info(words::NO_LATER),
        (To::Newer, Some(here)) => here.checked_sub(1),
    };
    let from = match there.map(|there| texts.get(there)) {
        Some(Some(from)) => Some(*from),
        Some(None) => return out.info(words::NO_EARLIER),
        None => None,
    };
    writing.forget();
    if let Some(from) = from {
        // The way back through undo leads over what stood there.
        let before = Box::new(writing.clone());
        // It fits: it is the text of an answer, and replaces the whole.
        let _ = writing.prose.buffer.replace(from.text(session));
        writing.stage = Stage::Recalled { from, before };
    }
}
