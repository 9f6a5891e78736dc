//! Recalling the texts of other criteria in the editor, as a shell's history is: back, and forth again to what was written.

use crate::app::out::Out;
use crate::app::screens::walk::{Mode, Stage, State, Writing};
use crate::app::work::{View, Work};
use crate::domain::recall::{Earlier, earlier};
use crate::domain::rubric::CriterionIx;
use crate::wording::phrases as words;

/// Which way one goes through the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum To {
    /// To the text before.
    Older,
    /// Back to the one after, at last to what was being written.
    Newer,
}

/// Shows another text in place of what is being written, which stays as it stood.
pub(crate) fn recall(work: &mut Work, at: CriterionIx, to: To, out: &mut Out) {
    let View::Walk(State { mode: Mode::Write(writing), .. }) = &work.view else { return };
    let texts = earlier(work.session(), at, writing.kind);
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
        Some(Some(from)) => Some((*from, from.text(work.session()).to_owned())),
        Some(None) => return out.info(words::NO_EARLIER),
        None => None,
    };
    let View::Walk(State { mode: Mode::Write(writing), .. }) = &mut work.view else { return };
    forget(writing);
    if let Some((from, text)) = from {
        show(writing, from, &text);
    }
}

/// What is recalled goes, and what was being written is back as it stood. Whether there was something.
pub(crate) fn forget(writing: &mut Writing) -> bool {
    let Stage::Recalled { before, .. } = &writing.stage else { return false };
    *writing = Writing::clone(before);
    true
}

/// The way back through undo leads over what stood there.
fn show(writing: &mut Writing, from: Earlier, text: &str) {
    let before = Box::new(writing.clone());
    // It fits: it is the text of an answer, and replaces the whole.
    let _ = writing.buffer.replace(text);
    writing.stage = Stage::Recalled { from, before };
}
