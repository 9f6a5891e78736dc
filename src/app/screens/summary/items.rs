//! What the summary lists: the pending, the hallazgos, and what deserves a second look.

use crate::domain::identification::Field;
use crate::domain::notices;
use crate::domain::notices::Notice;
use crate::domain::personal;
use crate::domain::personal::{Holding, Listed, Spot};
use crate::domain::rubric::CriterionIx;
use crate::domain::scoring::Summary;
use crate::domain::session::{Gap, PublicIx, Session, Verdict};

/// Something that Enter goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A criterion, and what it lacks if something.
    Criterion(CriterionIx, Option<Gap>),
    /// A field of the identification.
    Field(Field),
    /// A criterion marked to be looked at again.
    Marked(CriterionIx),
    /// Codes of the sample.
    Sample(Listed),
}

/// A hallazgo that counts.
#[derive(Debug)]
pub struct Finding {
    /// Its criterion.
    pub at: CriterionIx,
    /// The score with its text.
    pub verdict: Verdict,
}

/// Something to look at again before the supervision is handed in.
#[derive(Debug)]
pub enum Alert {
    /// Answers, counts and the sample do not agree.
    Notice(Notice),
    /// A text points to a person.
    Personal(Holding),
    /// A notice that was dismissed, and why.
    Dismissed(Notice, String),
}

impl Alert {
    /// What it is about; nothing where that is gone.
    pub(crate) fn target(&self) -> Option<Target> {
        match self {
            Self::Notice(notice) | Self::Dismissed(notice, _) => Some(Target::Criterion(notice.at, None)),
            Self::Personal(holding) => match holding.spot {
                Spot::At(at, _) => Some(Target::Criterion(at, None)),
                Spot::Field(field) => Some(Target::Field(field)),
                Spot::Codes(list) => Some(Target::Sample(list)),
                Spot::Public(PublicIx::Criterion(at)) => Some(Target::Criterion(at, None)),
                Spot::Conclusion(_)
                | Spot::Public(PublicIx::Conclusion(_))
                | Spot::Signatory(_)
                | Spot::StrayReason => None,
            },
        }
    }

    /// Whether it still asks for something.
    pub(crate) fn is_open(&self) -> bool {
        match self {
            Self::Notice(_) | Self::Personal(_) => true,
            Self::Dismissed(..) => false,
        }
    }
}

/// The notices, then the texts that point to a person, then the dismissed notices; each in the rubric's order.
pub(crate) fn alerts(session: &Session) -> Vec<Alert> {
    let mut open = Vec::new();
    let mut dismissed = Vec::new();
    for notice in notices::of(session) {
        match notice.dismissal(session).map(str::to_owned) {
            None => open.push(Alert::Notice(notice)),
            Some(why) => dismissed.push(Alert::Dismissed(notice, why)),
        }
    }
    open.extend(personal::of(session).into_iter().map(Alert::Personal));
    open.extend(dismissed);
    open
}

/// What is pending: the criteria in order, then the fields of the identification; then what is marked to be looked at
/// again.
pub(crate) fn pending(session: &Session, summary: &Summary) -> Vec<Target> {
    let criteria = summary.pending.iter().map(|&(at, gap)| Target::Criterion(at, Some(gap)));
    let fields = session
        .head()
        .identification
        .faults(session.rubric().asked())
        .into_iter()
        .map(|(field, _)| Target::Field(field));
    let marked = session.marked().map(|(at, _)| Target::Marked(at));
    criteria.chain(fields).chain(marked).collect()
}

/// The hallazgos that count, in the rubric's order.
pub(crate) fn findings(session: &Session) -> Vec<Finding> {
    session
        .verdicts()
        .filter_map(|(at, verdict)| verdict.ok().map(|verdict| Finding { at, verdict }))
        .filter(|finding| finding.verdict.hallazgo().is_some())
        .collect()
}
