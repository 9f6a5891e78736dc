//! Where in a session something points to a person: in which text of which criterion. It marks, it never bars.

use super::privacy::{self, Found, What};
use super::rubric::CriterionIx;
use super::session::Session;
use super::text::TextKind;

/// A text that a supervisor writes at a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Hallazgo or observación.
    Text(TextKind),
    /// The private note of a mark.
    Note,
}

/// A text that holds something personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Its criterion.
    pub at: CriterionIx,
    /// Which text of it.
    pub spot: Spot,
    /// What was found, in the order of the text; at least one.
    pub found: Vec<Found>,
}

impl Holding {
    /// What was found, each kind once.
    #[must_use]
    pub fn kinds(&self) -> Vec<What> {
        let is_there = |what: &What| self.found.iter().any(|found| found.what == *what);
        [What::Run, What::Email, What::Phone].into_iter().filter(is_there).collect()
    }
}

/// The texts of `session` that hold something personal, in the rubric's order.
#[must_use]
pub fn of(session: &Session) -> Vec<Holding> {
    session.rubric().indices().flat_map(|ix| at(session, ix)).collect()
}

/// Those of the criterion at `ix`.
#[must_use]
pub fn at(session: &Session, ix: CriterionIx) -> Vec<Holding> {
    in_texts(session, ix, |kind| session.draft(ix).text(kind))
}

/// Those of the criterion at `ix` if its text of `kind` were `text`: what stands in an editor need not be accepted yet.
#[must_use]
pub fn with<'t>(session: &'t Session, ix: CriterionIx, kind: TextKind, text: &'t str) -> Vec<Holding> {
    in_texts(session, ix, |other| if other == kind { text } else { session.draft(ix).text(other) })
}

fn in_texts<'t>(session: &'t Session, ix: CriterionIx, text: impl Fn(TextKind) -> &'t str) -> Vec<Holding> {
    let texts = [
        (Spot::Text(TextKind::Hallazgo), text(TextKind::Hallazgo)),
        (Spot::Text(TextKind::Observacion), text(TextKind::Observacion)),
        (Spot::Note, session.mark(ix).unwrap_or_default()),
    ];
    let found = texts.into_iter().map(|(spot, text)| Holding { at: ix, spot, found: privacy::find(text) });
    found.filter(|holding| !holding.found.is_empty()).collect()
}

/// Whether a code is something personal itself or, where `local` codes stand, letters alone, as a name is.
#[must_use]
pub fn is_suspect(code: &str, local: bool) -> bool {
    let is_name = || code.chars().count() >= 3 && code.chars().all(char::is_alphabetic);
    // A code may be nothing but digits: a telephone number says little there.
    let is_person = |found: &Found| found.what != What::Phone;
    privacy::find(code).iter().any(is_person) || local && is_name()
}

/// The codes of the sample that can stand for a person: those that are not themselves something personal.
#[must_use]
pub fn codes(session: &Session) -> Vec<&str> {
    let codes = session.head().sample.case_codes.iter().map(String::as_str);
    codes.filter(|code| privacy::find(code).is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures;
    use crate::domain::rubric::Method;
    use crate::domain::sample::Sample;
    use crate::domain::session::Change;

    #[test]
    fn each_text_that_holds_something_is_named_with_its_kinds() {
        let mut session = fixtures::session(&fixtures::rubric(Method::MeanOfCriteria, &[(10_000, &[3])]));
        let [first, second, third] = [0, 1, 2].map(|index| session.rubric().at(index).unwrap());
        let said = "tía@ejemplo.cl, 9 1234 5678, RUN 12.345.678-5 y 12.345.678-5".to_owned();
        session.set_text(third, TextKind::Observacion, said).unwrap();
        session.set_text(first, TextKind::Hallazgo, "RUN 12.345.678-9".into()).unwrap();
        session.apply(Change::Mark(second, Some("llamar al 912345678".into()))).unwrap();
        let found: Vec<_> = of(&session).iter().map(|one| (one.at, one.spot, one.kinds(), one.found.len())).collect();
        let expected = [
            (second, Spot::Note, vec![What::Phone], 1),
            (third, Spot::Text(TextKind::Observacion), vec![What::Run, What::Email, What::Phone], 4),
        ];
        assert_eq!(found, expected, "a wrong check digit is no RUN");
    }

    #[test]
    fn a_run_in_the_list_of_codes_stands_for_nobody() {
        let mut session = fixtures::session(&fixtures::rubric(Method::MeanOfCriteria, &[(10_000, &[1])]));
        let sample = Sample { case_codes: vec!["12.345.678-5".into(), "C-01".into()], ..Sample::default() };
        let head = session.head().clone();
        fixtures::identify(&mut session, head.identification, head.kind, sample);
        assert_eq!(codes(&session), ["C-01"]);
    }
}
