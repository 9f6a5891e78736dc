//! Answers that a rubric does not let stand beside each other, for example "there is no such report" at one criterion
//! and a score of those reports at another. A warning, never a ban.

use super::rubric::{CriterionCode, CriterionIx};
use super::score::Score;

/// One of the two answers: any of `scores` at `criterion`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side<C = CriterionIx> {
    /// The criterion: its code as a file states it, its position in a checked rubric.
    pub criterion: C,
    /// At least one, each a score that the criterion has.
    pub scores: Vec<Score>,
}

/// Two answers that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction<C = CriterionIx> {
    /// One answer.
    pub one: Side<C>,
    /// The other, at another criterion.
    pub other: Side<C>,
    /// Why they contradict each other: a whole sentence for the supervisor.
    pub reason: String,
}

impl Contradiction {
    /// The criterion of the two that stands further on in the rubric: there the first answer is known already.
    pub(crate) fn later(&self) -> CriterionIx {
        self.one.criterion.max(self.other.criterion)
    }
}

impl Contradiction<CriterionCode> {
    /// The same by positions, if `find` knows both codes.
    pub(super) fn resolve(self, find: impl Fn(&str) -> Option<CriterionIx>) -> Option<Contradiction> {
        let side = |side: Side<CriterionCode>| Some(Side { criterion: find(&side.criterion.0)?, scores: side.scores });
        Some(Contradiction { one: side(self.one)?, other: side(self.other)?, reason: self.reason })
    }
}
