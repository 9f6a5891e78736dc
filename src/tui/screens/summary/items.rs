//! What the summary lists: the pending and the hallazgos.

use crate::domain::identification::Field;
use crate::domain::rubric::CriterionIx;
use crate::domain::scoring::Summary;
use crate::domain::session::{Gap, Session, Verdict};
use crate::domain::text::TextKind;

/// Something that Enter goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A criterion, and what it lacks if something.
    Criterion(CriterionIx, Option<Gap>),
    /// A field of the identification.
    Field(Field),
    /// A criterion marked to be looked at again.
    Marked(CriterionIx),
}

/// A hallazgo that counts.
#[derive(Debug)]
pub struct Finding {
    /// Its criterion.
    pub at: CriterionIx,
    /// The score with its text.
    pub verdict: Verdict,
}

/// What is pending: the criteria in order, then the fields of the identification; then what is marked to be looked at
/// again.
#[must_use]
pub fn pending(session: &Session, summary: &Summary) -> Vec<Target> {
    let criteria = summary.pending.iter().map(|&(at, gap)| Target::Criterion(at, Some(gap)));
    let fields = session.head().identification.faults().into_iter().map(|(field, _)| Target::Field(field));
    let marked = session.marked().map(|(at, _)| Target::Marked(at));
    criteria.chain(fields).chain(marked).collect()
}

/// The hallazgos that count, in the rubric's order.
#[must_use]
pub fn findings(session: &Session) -> Vec<Finding> {
    session
        .verdicts()
        .filter_map(|(at, verdict)| verdict.ok().map(|verdict| Finding { at, verdict }))
        .filter(|finding| finding.verdict.kind() == TextKind::Hallazgo)
        .collect()
}
