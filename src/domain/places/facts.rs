//! What a session says in the places of a text.

use std::collections::BTreeMap;

use super::Slot;
use crate::domain::bands::{Cases, Unit};
use crate::domain::identification::shown_date;
use crate::domain::rubric::{Criterion, CriterionIx};
use crate::domain::session::Session;
use crate::domain::text::says_something;
use crate::domain::units::Hundredths;

/// What one session says in the places of a prepared text. What is empty or absent is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The counter of the criterion; none where nothing can be said of it, as of 16 of 15.
    pub cases: Option<Cases>,
    /// What it counts.
    pub unit: Option<Unit>,
    /// Codes of the cases that do not meet it, in the order of the sample; none where the counter says that there are
    /// more or fewer, since these are not all of them then.
    pub failing: Vec<String>,
    /// Why, by these codes, where the sheet says.
    pub reasons: BTreeMap<String, String>,
    /// Codes that are not among those that were looked at, since somebody said that the criterion does not apply; none
    /// where the counter is not the sheet's.
    pub set_aside: Vec<String>,
    /// Codes of all cases of the sample.
    pub codes: Vec<String>,
    /// Every other code of the session: of reports and plans, and of what was ticked without being listed.
    pub elsewhere: Vec<String>,
    /// Numbers of the *reportes únicos de casos*.
    pub rucs: Vec<String>,
    /// Those of them that the text is about; none where nobody said which.
    pub about: Vec<String>,
    /// Day of the visit, `2026-11-22`, or whatever a file says.
    pub visit_date: String,
    /// Commune.
    pub commune: String,
    /// Name of the project.
    pub project: String,
}

impl Facts {
    /// The facts of the criterion at `ix`.
    pub fn of(session: &Session, ix: CriterionIx) -> Self {
        let head = session.head();
        let counted = session.draft(ix).cases;
        let failing = session.failing(ix);
        let reason = |code: &String| (code.clone(), session.sheet().reason(ix, code).to_owned());
        let reasons = failing.iter().map(reason).filter(|(_, why)| says_something(why)).collect();
        let are_all = |cases: Cases| cases.reviewed.checked_sub(cases.meeting) == Some(failing.len() as u64);
        Self {
            unit: session.rubric().criterion(ix).bands.as_ref().map(|bands| bands.unit),
            cases: counted.filter(|cases| is_possible(session.rubric().criterion(ix), *cases)),
            reasons,
            failing: if counted.is_none_or(are_all) { failing } else { Vec::new() },
            set_aside: if counted == session.sheet().counts(ix) { session.set_aside(ix) } else { Vec::new() },
            codes: head.sample.case_codes.clone(),
            elsewhere: session.codes_elsewhere(),
            about: if head.sample.rucs.len() == 1 { head.sample.rucs.clone() } else { Vec::new() },
            rucs: head.sample.rucs.clone(),
            visit_date: head.identification.visit_date.clone(),
            commune: head.identification.commune.clone(),
            project: head.identification.project_name.clone(),
        }
    }

    /// What stands in `slot`, if it is known.
    pub(crate) fn value(&self, slot: Slot) -> Option<String> {
        let value = match slot {
            Slot::Meeting => self.cases?.meeting.to_string(),
            Slot::NotMeeting => self.cases?.reviewed.checked_sub(self.cases?.meeting)?.to_string(),
            Slot::Reviewed => self.cases?.reviewed.to_string(),
            Slot::Percent => percent(self.cases?.percent()?),
            Slot::Failing => self.failing("y"),
            Slot::FailingNeither => self.failing("ni en"),
            Slot::Reasons => self.missing(|said, _| said > 0)?,
            Slot::Missing => self.missing(|said, of| said == of && of > 0)?,
            Slot::SetAside => joined(&self.set_aside),
            Slot::Codes => joined(&self.codes),
            Slot::Rucs => joined(&self.rucs),
            Slot::VisitDate => shown_date(&self.visit_date),
            Slot::Commune => self.commune.clone(),
            Slot::Project => self.project.clone(),
            Slot::SomeRuc => joined(&self.about),
            Slot::SomeCase
            | Slot::Reason
            | Slot::Document
            | Slot::Day
            | Slot::Measures
            | Slot::Aspect
            | Slot::Fact
            | Slot::Person => return None,
        };
        says_something(&value).then_some(value)
    }

    /// Why those that fail do, where of so many of them as `enough` asks somebody says it.
    fn missing(&self, enough: impl Fn(usize, usize) -> bool) -> Option<String> {
        let said = self.failing.iter().filter(|code| self.reasons.contains_key(*code)).count();
        let why = || self.why_all_fail().unwrap_or_else(|| self.failing("y"));
        enough(said, self.failing.len()).then(why)
    }

    /// The one reason why all of several that were looked at fail: naming each of them would say nothing.
    pub(super) fn why_all_fail(&self) -> Option<String> {
        let all = self.failing.len() > 1 && self.cases.is_some_and(|cases| cases.meeting == 0);
        let mut whys = self.failing.iter().map(|code| self.reasons.get(code).map(|why| one_line(why)));
        let first = whys.next()??;
        (all && whys.all(|why| why.as_ref() == Some(&first))).then_some(first)
    }

    /// `C-03 y C-07 (falta el certificado), C-11 ni en C-12`: a reason is said once, and a code that has none stands behind
    /// those that have one, so that no parenthesis is read as its own.
    fn failing(&self, before_last: &str) -> String {
        let mut shared: Vec<(String, Vec<String>)> = Vec::new();
        let mut bare = Vec::new();
        for code in &self.failing {
            let Some(why) = self.reasons.get(code).map(|why| aside(why)) else {
                bare.push(code.clone());
                continue;
            };
            match shared.iter_mut().find(|(known, _)| *known == why) {
                Some((_, codes)) => codes.push(code.clone()),
                None => shared.push((why, vec![code.clone()])),
            }
        }
        let shared = shared.into_iter().map(|(why, codes)| format!("{} {why}", joined(&codes)));
        enumerated(&shared.chain(bare).collect::<Vec<_>>(), before_last)
    }

    /// How many things stand in `slot`, if that is known.
    pub(super) fn number(&self, slot: Slot) -> Option<u64> {
        let listed = |codes: &[String]| (!codes.is_empty()).then_some(codes.len() as u64);
        match slot {
            Slot::Meeting => Some(self.cases?.meeting),
            Slot::NotMeeting => self.cases?.reviewed.checked_sub(self.cases?.meeting),
            Slot::Reviewed => Some(self.cases?.reviewed),
            Slot::Failing | Slot::FailingNeither | Slot::Reasons => listed(&self.failing),
            Slot::SetAside => listed(&self.set_aside),
            Slot::Codes => listed(&self.codes),
            Slot::Rucs => listed(&self.rucs),
            Slot::SomeRuc => listed(&self.about),
            Slot::Percent
            | Slot::VisitDate
            | Slot::Commune
            | Slot::Project
            | Slot::SomeCase
            | Slot::Reason
            | Slot::Missing
            | Slot::Document
            | Slot::Day
            | Slot::Measures
            | Slot::Aspect
            | Slot::Fact
            | Slot::Person => None,
        }
    }
}

/// Whether anything can be said of `cases`: something was looked at, and no more meet than were, but for two lists.
fn is_possible(criterion: &Criterion, cases: Cases) -> bool {
    let lists = criterion.bands.as_ref().is_some_and(|bands| bands.unit == Unit::Lists);
    cases.reviewed > 0 && (lists || cases.meeting <= cases.reviewed)
}

/// `85,71 %`, or `75 %` where it is whole; with a blank at which no line is broken.
fn percent(share: Hundredths) -> String {
    let shown = share.to_string();
    format!("{}\u{A0}%", shown.strip_suffix(",00").unwrap_or(&shown))
}

/// A reason as it stands in parentheses.
pub(super) fn aside(reason: &str) -> String {
    format!("({})", one_line(reason))
}

/// A reason within a sentence: one line, without a point at its end.
fn one_line(reason: &str) -> String {
    let words: Vec<&str> = reason.split_whitespace().collect();
    words.join(" ").trim_end_matches(['.', ',', ';', ' ']).to_owned()
}

/// `C-03, C-07 y C-11`
pub fn joined(codes: &[String]) -> String {
    enumerated(codes, "y")
}

fn enumerated(pieces: &[String], before_last: &str) -> String {
    match pieces {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {before_last} {last}", first.join(", ")),
    }
}
