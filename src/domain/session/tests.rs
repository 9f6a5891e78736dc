mod cases;
mod history;

use proptest::prelude::*;

use super::*;
use crate::domain::fixtures::{answer, rubric, session};
use crate::domain::identification::Field;
use crate::domain::rubric::Method;
use crate::domain::sample::Population;
use crate::domain::text::MAX_TEXT_CHARS;
use chrono::NaiveDate;

fn small() -> Session {
    session(&rubric(Method::MeanOfCriteria, &[(6000, &[2, 2]), (4000, &[1])]))
}

fn at(session: &Session, index: usize) -> CriterionIx {
    session.rubric().at(index).unwrap()
}

#[test]
fn each_score_asks_for_its_own_text_and_no_other() {
    let blank = " \u{200B}\n";
    for (raw, demanded, gap) in [
        (0, TextKind::Observacion, Gap::Observacion),
        (1, TextKind::Hallazgo, Gap::Hallazgo),
        (2, TextKind::Hallazgo, Gap::Hallazgo),
        (3, TextKind::Observacion, Gap::Observacion),
    ] {
        let mut session = small();
        let ix = at(&session, 0);
        session.set_score(ix, raw).unwrap();
        assert_eq!(session.demanded(ix), Some(demanded));
        assert_eq!(session.verdict(ix), Err(gap));
        session.set_text(ix, demanded.other(), "La otra.".into()).unwrap();
        assert_eq!(session.verdict(ix), Err(gap), "the other text does not do for {raw}");
        session.set_text(ix, demanded, blank.into()).unwrap();
        assert_eq!(session.verdict(ix), Err(gap), "a blank text is no text for {raw}");
        session.set_text(ix, demanded, " Se vio. ".into()).unwrap();
        let verdict = session.verdict(ix).unwrap();
        assert_eq!(verdict.score().digit(), raw);
        assert_eq!(verdict.texts().collect::<Vec<_>>(), [(demanded, " Se vio. ")]);
    }
}

#[test]
fn texts_alone_are_no_answer() {
    let mut session = small();
    let ix = at(&session, 0);
    session.set_text(ix, TextKind::Hallazgo, "Algo.".into()).unwrap();
    session.set_text(ix, TextKind::Observacion, "Algo más.".into()).unwrap();
    assert_eq!(session.verdict(ix), Err(Gap::Score));
    assert_eq!(session.demanded(ix), None);
    assert!(!session.draft(ix).is_untouched());
}

#[test]
fn a_level_that_the_rubric_lacks_is_refused_and_changes_nothing() {
    let mut session = small();
    let ix = at(&session, 1);
    assert_eq!(session.rubric().criterion(ix).descriptor(Score::Two), None);
    session.set_score(ix, 1).unwrap();
    assert_eq!(session.set_score(ix, 2), Err(Refusal::NoSuchLevel(2)));
    assert_eq!(session.set_score(ix, 4), Err(Refusal::NoSuchLevel(4)));
    assert_eq!(session.draft(ix).score, Some(Score::One));
}

#[test]
fn changing_the_score_never_deletes_a_text() {
    let mut session = small();
    let ix = at(&session, 0);
    answer(&mut session, 0, 1);
    for raw in [3, 0, 2] {
        session.set_score(ix, raw).unwrap();
        assert_eq!(session.draft(ix).hallazgo, "Se vio.");
    }
    session.apply(Change::Score(ix, None)).unwrap();
    assert_eq!(session.draft(ix).hallazgo, "Se vio.");
    assert_eq!(session.verdict(ix), Err(Gap::Score));
}

#[test]
fn moving_a_text_over_never_overwrites_another() {
    let mut session = small();
    let ix = at(&session, 0);
    session.set_text(ix, TextKind::Hallazgo, "Uno.".into()).unwrap();
    session.apply_all(session.moving_text(ix, TextKind::Hallazgo)).unwrap();
    assert_eq!((session.draft(ix).hallazgo.as_str(), session.draft(ix).observacion.as_str()), ("", "Uno."));
    session.set_text(ix, TextKind::Hallazgo, "Dos.".into()).unwrap();
    session.apply_all(session.moving_text(ix, TextKind::Hallazgo)).unwrap();
    assert_eq!((session.draft(ix).hallazgo.as_str(), session.draft(ix).observacion.as_str()), ("Dos.", "Uno."));
}

#[test]
fn a_text_at_the_limit_is_taken_and_one_letter_more_is_not() {
    let mut session = small();
    let ix = at(&session, 0);
    let longest = "ñ".repeat(MAX_TEXT_CHARS);
    session.set_text(ix, TextKind::Hallazgo, longest.clone()).unwrap();
    let refused = session.set_text(ix, TextKind::Hallazgo, longest.clone() + "a");
    assert_eq!(refused, Err(Refusal::TooLong { length: MAX_TEXT_CHARS + 1, most: MAX_TEXT_CHARS }));
    assert_eq!(session.draft(ix).hallazgo, longest);
}

#[test]
fn a_closed_session_takes_nothing_but_a_bookmark() {
    let mut closed = small().with_status(Status::Closed);
    let before = closed.clone();
    let ix = at(&closed, 0);
    assert_eq!(closed.set_score(ix, 3), Err(Refusal::Closed));
    assert_eq!(closed.set_text(ix, TextKind::Hallazgo, "x".into()), Err(Refusal::Closed));
    assert_eq!(closed.set_cases(ix, Some(Cases::default())), Err(Refusal::Closed));
    let codes = Codes { list: CodeList::Rucs, from: Vec::new(), to: vec!["R-1".into()] };
    for change in [
        Change::Field(Field::Commune, "Lo Prado".into()),
        Change::Kind(Kind::Extraordinary),
        Change::Number(Population::Reviewed, Some(1)),
        Change::Codes(codes),
        Change::Score(ix, None),
        Change::Mark(ix, Some(String::new())),
        Change::Tick(ix, "C-1".into(), None),
        Change::Dismissal("x".into(), None),
    ] {
        assert_eq!(closed.apply(change), Err(Refusal::Closed));
    }
    assert_eq!(closed, before);
    let last = Bookmark::at(at(&closed, 4));
    closed.set_bookmark(last.clone());
    assert_eq!(*closed.bookmark(), last);
}

#[test]
fn a_text_with_an_open_place_is_a_gap_until_it_is_filled_or_removed() {
    let mut session = small();
    let ix = at(&session, 0);
    session.set_score(ix, 1).unwrap();
    for (text, open) in [
        ("Falta {motivo}.", true),
        ("{motivo}", true),
        ("Falta { motivo }, {motivo y {algo} más.", false),
        ("Falta la ficha.", false),
    ] {
        session.set_text(ix, TextKind::Hallazgo, text.into()).unwrap();
        assert_eq!(session.gap(ix), open.then_some(Gap::Hallazgo), "{text}");
        assert_eq!(session.verdict(ix).is_err(), open, "{text}");
    }
    session.set_text(ix, TextKind::Observacion, "Revise {motivo}.".into()).unwrap();
    assert_eq!(session.gap(ix), None, "the other text counts nowhere");
}

#[test]
fn a_text_that_was_read_with_a_place_counts_until_it_is_changed() {
    let mut session = small();
    let ix = at(&session, 0);
    session.set_score(ix, 1).unwrap();
    let read = "Falta {motivo}.";
    session.set_text(ix, TextKind::Hallazgo, read.into()).unwrap();
    session.take_as_read(ix, AsRead::of(read, "", &[]));
    assert_eq!(session.gap(ix), None);
    let back = session.apply(Change::Text(ix, TextKind::Hallazgo, "Falta {motivo} y más.".into())).unwrap();
    assert_eq!(session.gap(ix), Some(Gap::Hallazgo));
    session.apply(back).unwrap();
    assert_eq!(session.gap(ix), None, "undone it is as it was");
    session.take_as_read(ix, AsRead::of(read, "", &[TextKind::Hallazgo]));
    assert_eq!(session.gap(ix), Some(Gap::Hallazgo), "the file calls it unfinished");
}

#[test]
fn what_is_pending_comes_in_the_order_of_the_rubric() {
    let mut session = small();
    answer(&mut session, 3, 3);
    answer(&mut session, 0, 1);
    let first = at(&session, 2);
    session.set_score(first, 0).unwrap();
    let pending: Vec<(usize, Gap)> = session.pending().into_iter().map(|(ix, gap)| (ix.index(), gap)).collect();
    assert_eq!(pending, [(1, Gap::Score), (2, Gap::Observacion), (4, Gap::Score)]);
    assert_eq!(session.complete(), 2);
}

#[test]
fn an_id_can_be_read_aloud_and_no_path_can_be_made_of_it() {
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let id = SessionId::compose("OPD Ñuñoa «Los Peñascos» de la Reina", date, [0, 1, 2, 255]);
    assert_eq!(id.as_str(), "opd-nunoa-los-penascos-20261122-234z");
    assert_eq!(SessionId::compose("../../", date, [0; 4]).as_str(), "sesion-20261122-2222");
    for bad in ["", "../x", "A", "a b", "ñ", &"a".repeat(41)] {
        assert_eq!(SessionId::new(bad), None, "{bad:?}");
    }
}

proptest! {
    #[test]
    fn every_composed_id_is_a_valid_one(name in any::<String>(), days in 0..40_000i64, random in any::<[u8; 4]>()) {
        let date = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Duration::days(days);
        let id = SessionId::compose(&name, date, random);
        prop_assert_eq!(SessionId::new(id.as_str()), Some(id));
    }

    #[test]
    fn a_verdict_is_had_exactly_with_a_level_and_its_text(raw in 0..=3u8, hallazgo in "[ \u{200B}a]{0,2}", observacion in "[ \u{200B}a]{0,2}") {
        let mut session = small();
        let ix = at(&session, 1);
        let scored = session.set_score(ix, raw).is_ok();
        session.set_text(ix, TextKind::Hallazgo, hallazgo.clone()).unwrap();
        session.set_text(ix, TextKind::Observacion, observacion.clone()).unwrap();
        let demanded = if raw == 1 { &hallazgo } else { &observacion };
        prop_assert_eq!(scored, raw != 2);
        prop_assert_eq!(session.verdict(ix).is_ok(), scored && demanded.contains('a'));
    }
}
