//! Where the supervisor jumped away from, so that one comes back.

use crate::app::screens::reading::place::{Anchor, From};
use crate::domain::rubric::CriterionIx;

/// A place that was left by a jump.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trace {
    /// A criterion.
    At(CriterionIx),
    /// A line of the informe.
    Reading(Anchor),
    /// Something that stands in the way of closing.
    Conclude(Item),
}

/// A line of the conclusions and the closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub at: usize,
    /// From where one came to that screen.
    pub from: From,
}

/// Jumps that are remembered.
const MOST: usize = 100;

/// The places, latest last.
#[derive(Debug, Default)]
pub(crate) struct Trail(Vec<Trace>);

impl Trail {
    /// Remembers that the supervisor jumps away from `from`.
    pub(crate) fn leave(&mut self, from: Trace) {
        if self.0.last() != Some(&from) {
            self.0.push(from);
        }
        let forgotten = self.0.len().saturating_sub(MOST);
        self.0.drain(..forgotten);
    }

    /// Whether there is somewhere else than `here` to come back to.
    pub(crate) fn leads_back(&self, here: CriterionIx) -> bool {
        self.0.iter().any(|at| *at != Trace::At(here))
    }

    /// Where the supervisor was before the last jump away from there, if anywhere but at `here`.
    pub(crate) fn back(&mut self, here: CriterionIx) -> Option<Trace> {
        while let Some(at) = self.0.pop() {
            if at != Trace::At(here) {
                return Some(at);
            }
        }
        None
    }

    /// The line of the informe or of the closing that the supervisor came from, unless there was another jump since.
    pub(crate) fn errand(&self) -> Option<Trace> {
        self.0.last().copied().filter(|last| match last {
            Trace::Reading(_) | Trace::Conclude(_) => true,
            Trace::At(_) => false,
        })
    }
}
