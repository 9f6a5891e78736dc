//! Where in a session something points to a person. It marks, it never bars.

use super::conclusions::{ConclusionIx, SignatoryField};
use super::identification::Field;
use super::notices;
use super::privacy::{self, Found, What};
use super::rubric::CriterionIx;
use super::session::{PublicIx, Session};
use super::text::TextKind;

/// Something that a supervisor enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// What is written at a criterion.
    At(CriterionIx, Written),
    /// A field of the identification.
    Field(Field),
    /// Codes of the sample.
    Codes(Listed),
    /// A field of the conclusions.
    Conclusion(ConclusionIx),
    /// Words for the public.
    Public(PublicIx),
    /// Name or post of the one that signs at this place.
    Signatory(usize),
    /// The reason of a dismissal that belongs to no criterion of this rubric.
    StrayReason,
}

/// What is written at a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Hallazgo or observación.
    Text(TextKind),
    /// The private note of a mark.
    Note,
    /// The reason why a notice is dismissed.
    Reason,
    /// Why it fails in some folder, in the sheet.
    InSheet,
}

/// A list of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Of the cases.
    Cases,
    /// Of the *reportes únicos de casos*.
    Rucs,
    /// Of the reports.
    Reports,
    /// Of the plans.
    Plans,
}

/// Something that points to a person, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Where.
    pub spot: Spot,
    /// What was found, in the order of the text; at least one.
    pub found: Vec<Found>,
}

impl Holding {
    /// What `text` holds, if it stands at `spot`.
    pub(crate) fn new(spot: Spot, text: &str) -> Option<Self> {
        Some(Self { spot, found: privacy::find(text) }).filter(|holding| !holding.found.is_empty())
    }

    /// What was found, each kind once.
    pub(crate) fn kinds(&self) -> Vec<What> {
        let is_there = |what: &What| self.found.iter().any(|found| found.what == *what);
        [What::Run, What::Email, What::Phone].into_iter().filter(is_there).collect()
    }

    /// The criterion it is written at.
    pub fn criterion(&self) -> Option<CriterionIx> {
        match self.spot {
            Spot::At(ix, _) => Some(ix),
            Spot::Public(PublicIx::Criterion(ix)) => Some(ix),
            Spot::Field(_)
            | Spot::Codes(_)
            | Spot::Conclusion(_)
            | Spot::Public(PublicIx::Conclusion(_))
            | Spot::Signatory(_)
            | Spot::StrayReason => None,
        }
    }
}

/// All that `session` holds: what is written at its criteria in the rubric's order, then beside them, the identification,
/// the sample and what is left. That somebody signs points to nobody else.
pub fn of(session: &Session) -> Vec<Holding> {
    let head = session.head();
    let written = session.rubric().indices().flat_map(|ix| at(session, ix));
    let fields =
        Field::ALL.into_iter().filter_map(|field| Holding::new(Spot::Field(field), head.identification.get(field)));
    let lists = [
        (Listed::Cases, &head.sample.case_codes),
        (Listed::Rucs, &head.sample.rucs),
        (Listed::Reports, &head.sample.reports),
        (Listed::Plans, &head.sample.plans),
    ];
    let codes = lists.into_iter().filter_map(|(list, codes)| {
        let found: Vec<Found> = codes.iter().flat_map(|code| in_code(code)).collect();
        (!found.is_empty()).then_some(Holding { spot: Spot::Codes(list), found })
    });
    let strays = session.dismissed().iter().filter(|(key, _)| notices::criterion_of(session, key).is_none());
    let strays = strays.filter_map(|(_, why)| Holding::new(Spot::StrayReason, why));
    let rubric = session.rubric();
    let conclusions =
        rubric.conclusion_indices().filter_map(|ix| Holding::new(Spot::Conclusion(ix), session.conclusion(ix)));
    let public = session.public_places().filter_map(|at| Holding::new(Spot::Public(at), session.public(at)));
    let signatories = session.signatories().all().iter().enumerate();
    let signatories = signatories.filter_map(|(place, one)| {
        let said = SignatoryField::ALL.map(|field| one.get(field)).join("\n");
        Holding::new(Spot::Signatory(place), &said)
    });
    let beside = conclusions.chain(public).chain(signatories);
    written.chain(beside).chain(fields).chain(codes).chain(strays).collect()
}

/// What is held at the criterion at `ix`.
pub fn at(session: &Session, ix: CriterionIx) -> Vec<Holding> {
    written(session, ix, |kind| session.draft(ix).text(kind))
}

/// The same if its text of `kind` were `text`: what stands in an editor need not be accepted yet.
pub(crate) fn with<'t>(session: &'t Session, ix: CriterionIx, kind: TextKind, text: &'t str) -> Vec<Holding> {
    written(session, ix, |other| if other == kind { text } else { session.draft(ix).text(other) })
}

fn written<'t>(session: &'t Session, ix: CriterionIx, text: impl Fn(TextKind) -> &'t str) -> Vec<Holding> {
    let texts = TextKind::ALL.into_iter().map(|kind| (Written::Text(kind), text(kind)));
    let note = (Written::Note, session.mark(ix).unwrap_or_default());
    let reasons = session.dismissed().iter().filter(|(key, _)| notices::criterion_of(session, key) == Some(ix));
    let reasons = reasons.map(|(_, why)| (Written::Reason, why.as_str()));
    let failing = session.sheet().reasons(ix).map(|(_, why)| (Written::InSheet, why));
    let all = texts.chain(std::iter::once(note)).chain(reasons).chain(failing);
    all.filter_map(|(written, text)| Holding::new(Spot::At(ix, written), text)).collect()
}

/// What in a code points to a person. A code may be nothing but digits: a telephone number says little there.
fn in_code(code: &str) -> Vec<Found> {
    privacy::find(code).into_iter().filter(|found| found.what != What::Phone).collect()
}

/// Whether a code points to a person or, where `local` codes stand, is letters alone, as a name is.
pub(crate) fn is_suspect(code: &str, local: bool) -> bool {
    let is_name = || code.chars().count() >= 3 && code.chars().all(char::is_alphabetic);
    !in_code(code).is_empty() || local && is_name()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixtures;
    use crate::domain::rubric::Method;
    use crate::domain::sample::Sample;
    use crate::domain::session::Change;

    const RUN: &str = "12.345.678-5";

    #[test]
    fn each_text_that_holds_something_is_named_with_its_kinds() {
        let mut session = fixtures::session(&fixtures::rubric(Method::MeanOfCriteria, &[(10_000, &[3])]));
        let [first, second, third] = [0, 1, 2].map(|index| session.rubric().at(index).unwrap());
        let said = "tía@ejemplo.cl, 9 1234 5678, RUN 12.345.678-5 y 12.345.678-5".to_owned();
        session.set_text(third, TextKind::Observacion, said).unwrap();
        session.set_text(first, TextKind::Hallazgo, "RUN 12.345.678-9".into()).unwrap();
        session.apply(Change::Mark(second, Some("llamar al 912345678".into()))).unwrap();
        let found: Vec<_> = of(&session).iter().map(|one| (one.spot, one.kinds(), one.found.len())).collect();
        let expected = [
            (Spot::At(second, Written::Note), vec![What::Phone], 1),
            (Spot::At(third, Written::Text(TextKind::Observacion)), vec![What::Run, What::Email, What::Phone], 4),
        ];
        assert_eq!(found, expected, "a wrong check digit is no RUN");
    }

    #[test]
    fn everything_that_is_entered_is_looked_at() {
        let empty = fixtures::session(&fixtures::rubric(Method::MeanOfCriteria, &[(10_000, &[2])]));
        let (head, [first, second]) = (empty.head().clone(), [0, 1].map(|index| empty.rubric().at(index).unwrap()));
        let spots = |session: &Session| of(session).iter().map(|holding| holding.spot).collect::<Vec<_>>();
        assert_eq!(spots(&empty), []);
        for field in Field::ALL {
            let (mut session, mut who) = (empty.clone(), head.identification.clone());
            *who.get_mut(field) = format!("x {RUN}");
            fixtures::identify(&mut session, who, head.kind, Sample::default());
            assert_eq!(spots(&session), [Spot::Field(field)]);
        }
        for list in [Listed::Cases, Listed::Rucs, Listed::Reports, Listed::Plans] {
            let (mut session, mut sample) = (empty.clone(), Sample::default());
            *match list {
                Listed::Cases => &mut sample.case_codes,
                Listed::Rucs => &mut sample.rucs,
                Listed::Reports => &mut sample.reports,
                Listed::Plans => &mut sample.plans,
            } = ["C-01", "912345678", RUN].map(String::from).to_vec();
            fixtures::identify(&mut session, head.identification.clone(), head.kind, sample);
            assert_eq!(spots(&session), [Spot::Codes(list)]);
        }
        let codes = [first, second].map(|ix| empty.rubric().criterion(ix).code.clone());
        for (key, spot) in [
            (format!("departs:{}:2:12/15", codes[0]), Spot::At(first, Written::Reason)),
            (format!("contradiction:{}=0:{}=2", codes[0], codes[1]), Spot::At(second, Written::Reason)),
            ("departs:9.9.9:1".into(), Spot::StrayReason),
            ("de otro tiempo".into(), Spot::StrayReason),
        ] {
            let mut session = empty.clone();
            session.apply(Change::Dismissal(key.clone(), Some(format!("lo dijo {RUN}")))).unwrap();
            assert_eq!(spots(&session), [spot], "{key}");
        }
    }
}
