//! Where the supervisor jumped away from, so that one comes back.

use crate::domain::rubric::CriterionIx;
use crate::report::Edition;

/// Where one came from to the informe or the closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The walk.
    Walk,
    /// The summary.
    Summary,
}

/// A line of the informe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// Of which of the two.
    pub edition: Edition,
    /// Where one came from.
    pub from: From,
    /// Which item that is read, and of which chapter.
    pub(crate) item: usize,
    pub(crate) chapter: usize,
    /// The criterion that it is about.
    pub(crate) about: Option<CriterionIx>,
    /// Rows between the top of the screen and the first of the item; fewer than none where that is above.
    pub(crate) below_top: isize,
}

/// A place that was left by a jump.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trace {
    /// A criterion.
    At(CriterionIx),
    /// A criterion that was left for what is still pending: whoever mends one thing after the other is on the same errand.
    Mended(CriterionIx),
    /// A line of the informe.
    Reading(Anchor),
    /// Something that stands in the way of closing.
    Conclude(Item),
}

impl Trace {
    /// The criterion, if it is one.
    fn criterion(self) -> Option<CriterionIx> {
        match self {
            Self::At(at) | Self::Mended(at) => Some(at),
            Self::Reading(_) | Self::Conclude(_) => None,
        }
    }
}

/// Which line of the conclusions and the closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The one at this place among all that are listed.
    Nth(usize),
    /// What stands in the way of closing, at this place among all that does: what was mended has made way meanwhile, and
    /// other lines may have come above.
    Obstacle(usize),
}

/// A line of the conclusions and the closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub line: Line,
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
        self.0.iter().any(|at| at.criterion() != Some(here))
    }

    /// Where the supervisor was before the last jump away from there, if anywhere but at `here`.
    pub(crate) fn back(&mut self, here: CriterionIx) -> Option<Trace> {
        while let Some(at) = self.0.pop() {
            if at.criterion() != Some(here) {
                return Some(at);
            }
        }
        None
    }

    /// The line of the informe or of the closing that the supervisor came from, unless there was another jump since but to
    /// what is still pending.
    pub(crate) fn errand(&self) -> Option<Trace> {
        self.0.iter().rev().find(|trace| !matches!(trace, Trace::Mended(_))).copied().filter(|last| match last {
            Trace::Reading(_) | Trace::Conclude(_) => true,
            Trace::At(_) | Trace::Mended(_) => false,
        })
    }

    /// The same, gone back to: the errand is over.
    pub(crate) fn end_errand(&mut self) -> Option<Trace> {
        let errand = self.errand()?;
        while self.0.pop().is_some_and(|trace| trace != errand) {}
        Some(errand)
    }
}
