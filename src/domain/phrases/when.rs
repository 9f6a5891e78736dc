//! What must be so for a prepared sentence to be true: nothing is offered that the count or the sample belies.

use crate::domain::bands::Cases;
use crate::domain::places::Facts;
use crate::domain::rubric::CriterionIx;
use crate::domain::score::Score;
use crate::domain::session::Session;

/// When a sentence can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// None of what was counted meets the criterion; or nothing was counted.
    None,
    /// Some does and some does not, or the two lists differ; or nothing was counted.
    Some,
    /// All does, or the two lists are as long; or nothing was counted.
    All,
    /// Some does and some does not, and yet the share lies in the band of the score.
    Within,
    /// Nothing was counted.
    Uncounted,
    /// The sample has none of what the criterion is about, as far as it tells, and nothing was counted.
    Sample,
    /// The sample names no report.
    NoReports,
}

impl When {
    /// Whether it asks what was counted, which only a criterion that rates a share can tell.
    pub(crate) fn is_of_a_count(self) -> bool {
        matches!(self, Self::None | Self::Some | Self::All | Self::Within)
    }
}

/// What is known where a sentence is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Situation {
    /// What was counted, if anything can be said of it.
    pub cases: Option<Cases>,
    /// Whether the count lies in the band of the score.
    pub within: bool,
    /// Whether the count lies in the band of other scores, and not in that of this one.
    pub departs: bool,
    /// How many the sample has of what the criterion is about, if it tells.
    pub population: Option<u32>,
    /// Whether the sample names reports.
    pub reports: bool,
}

impl Situation {
    /// At `ix` with `score`.
    pub fn of(session: &Session, ix: CriterionIx, score: Score, facts: &Facts) -> Self {
        let criterion = session.rubric().criterion(ix);
        let bands = criterion.bands.as_ref();
        let sample = &session.head().sample;
        let population = criterion.zero.as_ref().and_then(|zero| zero.when_none).or(bands.and_then(|bands| bands.of));
        let group = bands.and_then(|bands| bands.about);
        let fitting = bands.zip(facts.cases).map_or_else(Vec::new, |(bands, cases)| bands.fitting(cases));
        Self {
            cases: facts.cases,
            within: fitting.contains(&score),
            departs: !fitting.is_empty() && !fitting.contains(&score),
            population: match population {
                Some(population) => sample.count(population),
                None => group.and_then(|group| sample.known_of(group)),
            },
            reports: !facts.rucs.is_empty(),
        }
    }

    /// Whether a sentence that can be said `when` can be said here.
    pub(crate) fn allows(&self, when: Option<When>) -> bool {
        let counted = |fits: fn(Cases) -> bool| self.cases.is_none_or(fits);
        match when {
            None => true,
            Some(When::None) => counted(|cases| cases.meeting == 0),
            Some(When::Some) => counted(is_some),
            Some(When::All) => counted(|cases| cases.meeting == cases.reviewed),
            Some(When::Within) => self.within && self.cases.is_some_and(is_some),
            Some(When::Uncounted) => self.cases.is_none(),
            Some(When::Sample) => self.cases.is_none() && self.population.is_none_or(|count| count == 0),
            Some(When::NoReports) => !self.reports,
        }
    }
}

fn is_some(cases: Cases) -> bool {
    cases.meeting > 0 && cases.meeting != cases.reviewed
}
