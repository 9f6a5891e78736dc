use super::*;
use crate::domain::conclusions::SignatoryField;
use crate::domain::fixtures::{answer, identify, rubric, session};
use crate::domain::identification::{Identification, Kind};
use crate::domain::rubric::Method;
use crate::domain::sample::Sample;
use crate::domain::session::{Change, Refusal};

fn at(text: &str) -> Timestamp {
    Timestamp::parse_from_rfc3339(text).unwrap()
}

fn signing() -> Signing {
    Signing { at: at("2026-11-26T18:00:00-03:00"), by: "Ana Soto".into(), meaning: Meaning::Authorship }
}

fn blank() -> Session {
    session(&rubric(Method::MeanOfCriteria, &[(10_000, &[2])]))
}

/// One in whose way nothing stands.
fn finished() -> Session {
    let mut session = blank();
    (0..2).for_each(|index| answer(&mut session, index, 1));
    let who = Identification {
        project_code: "OPD-1".into(),
        project_name: "OPD Prueba".into(),
        organization: "Municipalidad".into(),
        region: "Maule".into(),
        commune: "Talca".into(),
        supervisor: "Ana Soto".into(),
        visit_date: "2026-11-20".into(),
    };
    identify(&mut session, who, Kind::Ordinary, Sample::default());
    for change in [
        Change::Conclusion(session.rubric().find_conclusion("conclusiones").unwrap(), "Cumple en parte.".into()),
        Change::Signatory(0, SignatoryField::Name, "Ana Soto".into()),
        Change::Signatory(0, SignatoryField::Post, "Supervisora".into()),
    ] {
        session.apply(change).unwrap();
    }
    assert_eq!(obstacles(&session), []);
    session
}

fn closed() -> Session {
    close(&finished(), &signing(), &[]).unwrap()
}

#[test]
fn in_the_way_of_a_new_session_stands_all_that_it_lacks() {
    let session = blank();
    let ix = |index| session.rubric().at(index).unwrap();
    let mut expected: Vec<Obstacle> = (0..2).map(|index| Obstacle::Pending(ix(index), Gap::Score, None)).collect();
    expected.push(Obstacle::Conclusion(session.rubric().find_conclusion("conclusiones").unwrap()));
    expected.extend(Field::ALL.map(|field| Obstacle::Identification(field, FieldFault::Blank)));
    let barring = expected.clone();
    expected.push(Obstacle::NoSignatory);
    assert_eq!(obstacles(&session), expected);
    assert_eq!(close(&session, &signing(), &expected), Err(NotClosed::Barred(barring)), "seen or not");
}

#[test]
fn each_obstacle_says_what_it_does_and_where_it_is_cleared() {
    let (first, conclusion) = (blank().rubric().first(), blank().rubric().find_conclusion("mejoras").unwrap());
    let note = Obstacle::Mark(first);
    let text = |kind, text: &str| Change::Text(first, kind, text.to_owned());
    for (changes, weight, place) in [
        (vec![Change::Score(first, None)], Weight::Bars, Place::Score(first)),
        (vec![text(TextKind::Hallazgo, " ")], Weight::Bars, Place::Text(first, TextKind::Hallazgo)),
        (vec![text(TextKind::Hallazgo, "Falta {motivo}.")], Weight::Bars, Place::Text(first, TextKind::Hallazgo)),
        (vec![text(TextKind::Observacion, "{motivo}")], Weight::ToBeSeen, Place::Text(first, TextKind::Observacion)),
        (vec![text(TextKind::Hallazgo, "...")], Weight::ToBeSeen, Place::Notices(first)),
        (vec![text(TextKind::Hallazgo, "RUN 12.345.678-5.")], Weight::ToBeSeen, Place::Text(first, TextKind::Hallazgo)),
        (vec![text(TextKind::Hallazgo, "Falta la ficha")], Weight::Told, Place::Notices(first)),
        (vec![Change::Mark(first, Some(String::new()))], Weight::ToBeSeen, note.place()),
        (vec![Change::Conclusion(conclusion, "Ver {motivo}.".into())], Weight::Bars, Place::Conclusion(conclusion)),
        (vec![Change::Conclusion(conclusion, "a@ejemplo.cl".into())], Weight::ToBeSeen, Place::Conclusion(conclusion)),
        (
            vec![Change::Public(PublicIx::Criterion(first), "a@ejemplo.cl".into())],
            Weight::ToBeSeen,
            Place::Public(PublicIx::Criterion(first)),
        ),
        (vec![Change::Signatory(0, SignatoryField::Post, String::new())], Weight::ToBeSeen, Place::Signatory(0)),
        (vec![Change::Signatory(1, SignatoryField::Post, "Jefa".into())], Weight::ToBeSeen, Place::Signatory(1)),
        (vec![Change::Field(Field::Commune, String::new())], Weight::Bars, Place::Field(Field::Commune)),
        (vec![Change::Field(Field::Region, "Marte".into())], Weight::ToBeSeen, Place::Field(Field::Region)),
    ] {
        let mut session = finished();
        session.apply_all(changes.clone()).unwrap();
        let found = obstacles(&session);
        assert_eq!(
            found.iter().map(|one| (one.weight(), one.place())).collect::<Vec<_>>(),
            [(weight, place)],
            "{changes:?}"
        );
        let done = close(&session, &signing(), &[]);
        let expected = match weight {
            Weight::Bars => Some(NotClosed::Barred(found.clone())),
            Weight::ToBeSeen => Some(NotClosed::Unseen(found.clone())),
            Weight::Told => None,
        };
        assert_eq!(done.err(), expected);
        assert_eq!(close(&session, &signing(), &found).is_ok(), weight != Weight::Bars);
    }
}

#[test]
fn closing_is_signed_and_sealed_and_leaves_nothing_open() {
    let closed = closed();
    let closing = closed.closing().unwrap();
    assert_eq!((closing.version, closing.by.as_str(), closing.meaning), (1, "Ana Soto", Meaning::Authorship));
    assert_eq!((closing.seal, broken_seal(&closed)), (canonical::seal(&closed), None));
    assert_eq!((closed.head().status, closed.head().changed_at), (Status::Closed, Some(closing.at)));
    assert_eq!(closed.bookmark().open, None);
    assert_eq!(close(&closed, &signing(), &[]), Err(NotClosed::Already));
    let named = |by: String| close(&finished(), &Signing { by, ..signing() }, &[]);
    assert_eq!(named(" \u{200B}".into()), Err(NotClosed::NoName));
    assert_eq!(named("ñ".repeat(121)), Err(NotClosed::LongName(120)));
    let other = close(&finished(), &Signing { meaning: Meaning::Approval, ..signing() }, &[]).unwrap();
    assert_ne!(other.closing().unwrap().seal, closing.seal, "what the name means is under the seal");
}

#[test]
fn a_closed_session_is_opened_again_with_a_reason_and_closed_as_the_next_version() {
    let first = closed();
    let later = at("2026-11-27T09:00:00-03:00");
    assert_eq!(reopen(&finished(), later, "x"), Err(NotReopened::Open));
    assert_eq!(reopen(&first, later, " "), Err(NotReopened::NoReason));
    assert_eq!(reopen(&first, later, &"x".repeat(501)), Err(NotReopened::LongReason(500)));
    let named = reopen(&first, later, "Faltó el caso de RUN 12.345.678-5.");
    assert_eq!(named, Err(NotReopened::Personal(privacy::What::Run)));
    let mut opened = reopen(&first, later, "Faltó un caso.").unwrap();
    assert_eq!((opened.head().status, opened.version(), opened.closing()), (Status::Open, 2, None));
    let ix = opened.rubric().first();
    opened.set_text(ix, TextKind::Hallazgo, "Se vio otra vez.".into()).unwrap();
    let second = close(&opened, &signing(), &[]).unwrap();
    let acts: Vec<String> = second
        .deeds()
        .iter()
        .map(|deed| match deed {
            Deed::Created(_) => "created".to_owned(),
            Deed::Closed(closing) => format!("closed {} {}", closing.version, closing.seal),
            Deed::Reopened(reopening) => format!("reopened {} {}", reopening.from, reopening.reason),
        })
        .collect();
    let seals = [&first, &second].map(|session| session.closing().unwrap().seal);
    let expected =
        [format!("closed 1 {}", seals[0]), "reopened 1 Faltó un caso.".into(), format!("closed 2 {}", seals[1])];
    assert_eq!(acts, expected);
    assert_ne!(seals[0], seals[1]);
}

#[test]
fn it_is_opened_again_only_while_there_is_room_to_close_it_again() {
    let mut session = closed();
    while let Ok(opened) = reopen(&session, signing().at, "x") {
        session = close(&opened, &signing(), &[]).unwrap();
    }
    assert!(session.deeds().len() <= MAX_DEEDS && session.deeds().len() + 2 > MAX_DEEDS);
    assert_eq!(reopen(&session, signing().at, "x"), Err(NotReopened::TooMany(MAX_DEEDS)));
}

#[test]
fn what_was_closed_without_a_seal_can_be_opened_again() {
    let unsealed = finished().with_status(Status::Closed);
    assert_eq!((unsealed.closing(), unsealed.version(), broken_seal(&unsealed)), (None, 1, None));
    let opened = reopen(&unsealed, signing().at, "La cerró otro programa.").unwrap();
    assert_eq!((opened.head().status, opened.version()), (Status::Open, 2));
}

#[test]
fn a_change_of_what_whanded_in_breaks_the_seal_and_is_refused_while_closed() {
    let mut session = closed();
    let ix = session.rubric().first();
    assert_eq!(session.set_text(ix, TextKind::Hallazgo, "Otra cosa.".into()), Err(Refusal::Closed));
    assert_eq!(broken_seal(&session), None);
    let forged = session.clone().with_status(Status::Open);
    let mut forged = forged;
    forged.set_text(ix, TextKind::Hallazgo, "Otra cosa.".into()).unwrap();
    let forged = forged.with_status(Status::Closed);
    assert!(broken_seal(&forged).is_some());
}

#[test]
fn acts_that_cannot_follow_each_other_are_none() {
    use crate::domain::session::{agree, replay};
    let closing = |version| Deed::Closed(Closing { version, ..closed().closing().unwrap().clone() });
    let reopening = |from| Deed::Reopened(Reopening { from, at: signing().at, reason: "x".into() });
    let created = || Deed::Created(signing().at);
    for (deeds, outcome) in [
        (vec![], Ok((Status::Open, 1))),
        (vec![created()], Ok((Status::Open, 1))),
        (vec![created(), closing(1), reopening(1), closing(2)], Ok((Status::Closed, 2))),
        (vec![reopening(1)], Ok((Status::Open, 2))),
        (vec![reopening(1), reopening(2)], Err(1)),
        (vec![closing(2)], Err(0)),
        (vec![closing(1), closing(2)], Err(1)),
        (vec![closing(1), created()], Err(1)),
        (vec![closing(1), reopening(2)], Err(1)),
        (vec![created(), created()], Err(1)),
    ] {
        assert_eq!(replay(&deeds), outcome, "{deeds:?}");
    }
    assert!(agree(Status::Closed, &[created()]) && agree(Status::Closed, &[closing(1)]));
    assert!(!agree(Status::Open, &[closing(1)]) && !agree(Status::Closed, &[closing(1), reopening(1)]));
}
