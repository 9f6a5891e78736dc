//! What must be so for a prepared sentence to be true: nothing is offered that the count or the sample belies.

use crate::domain::bands::Cases;
use crate::domain::code;
use crate::domain::places::{self, Facts, Slot};
use crate::domain::prepared::{Phrase, When};
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::score::Score;
use crate::domain::session::Session;

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
        let fitting = bands.zip(facts.cases).map_or_else(Vec::new, |(bands, cases)| bands.fitting(cases));
        Self {
            cases: facts.cases,
            within: fitting.contains(&score),
            departs: !fitting.is_empty() && !fitting.contains(&score),
            population: criterion.about(sample),
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

/// The prepared texts that come with the rubric for the score that leaves the calculation, at `ix`.
fn left_out(rubric: &Rubric, ix: CriterionIx) -> impl Iterator<Item = &'static Phrase> {
    let code = &rubric.criterion(ix).code;
    let all = rubric.scale().uncounted().into_iter().flat_map(|score| {
        let fits = move |phrase: &&Phrase| phrase.fits(rubric.id(), code, score);
        rubric.starter().phrases().iter().filter(fits)
    });
    all.collect::<Vec<_>>().into_iter()
}

/// Whether the criterion at `ix` may leave the calculation since the sample names no report: a prepared text says so.
pub(crate) fn may_lack_reports(rubric: &Rubric, ix: CriterionIx) -> bool {
    left_out(rubric, ix).any(|phrase| phrase.when == Some(When::NoReports))
}

/// Whether `texts`, with which the criterion at `ix` leaves the calculation, pass over the reports `rucs`: one says that there are
/// none, or they name none where there is no reason to leave it beside a report.
pub(crate) fn pass_over_reports(rubric: &Rubric, ix: CriterionIx, texts: &[&str], rucs: &[String]) -> bool {
    let says_none = |text: &str| {
        left_out(rubric, ix).any(|one| one.when == Some(When::NoReports) && text.contains(one.text.as_str()))
    };
    let of_a_report = |one: &Phrase| places::slots(one.text.as_str()).any(|slot| slot == Slot::SomeRuc);
    let names_none = || texts.iter().all(|text| code::mentions(text, rucs).is_empty());
    !rucs.is_empty()
        && may_lack_reports(rubric, ix)
        && (texts.iter().any(|text| says_none(text)) || names_none() && !left_out(rubric, ix).any(of_a_report))
}

fn is_some(cases: Cases) -> bool {
    cases.meeting > 0 && cases.meeting != cases.reviewed
}
