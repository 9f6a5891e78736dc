//! Undo and redo of everything that can change.

use proptest::prelude::*;

use super::*;
use crate::domain::bands::{Band, Bands, Unit, Upper};
use crate::domain::conclusions::SignatoryField;
use crate::domain::roll::{Attribute, Court, Stay};
use crate::domain::rubric::RubricParts;
use crate::domain::rubric_check::CodeStyle;
use crate::domain::sheet::Tick;

/// A small session whose first criterion is counted case by case.
fn counted() -> Session {
    let plain = rubric(Method::MeanOfCriteria, &[(6000, &[2, 2]), (4000, &[1])]);
    let mut ambitos = plain.ambitos().to_vec();
    let bands = [Score::One, Score::Two, Score::Three].map(|level| Band { level, from: 0, upper: Upper::To(100) });
    ambitos[0].dimensions[0].criteria[0].bands =
        Some(Bands { unit: Unit::Folders, of: None, about: None, bands: bands.to_vec(), sentence: None, names: None });
    let parts = RubricParts {
        id: plain.id().into(),
        title: plain.title().into(),
        nouns: plain.nouns().clone(),
        asked: plain.asked().clone(),
        scale: plain.scale().clone(),
        codes: CodeStyle::Nested,
        scoring: plain.scoring().clone(),
        grade: None,
        outcomes: Vec::new(),
        ambitos,
        contradictions: Vec::new(),
        conclusions: crate::domain::conclusions::defaults(),
        starter: plain.starter(),
    };
    session(&Arc::new(Rubric::build(parts).unwrap()))
}

const SIGNATORY: [SignatoryField; 2] = SignatoryField::ALL;

/// One act of a supervisor: one or several changes, of which some are refused.
fn any_act() -> impl Strategy<Value = Vec<(u8, usize, u8, String)>> {
    prop::collection::vec((0..14u8, 0..5usize, 0..4u8, "[a-c]{0,3}"), 1..4)
}

fn change(session: &Session, (what, index, raw, text): (u8, usize, u8, String)) -> Change {
    let ix = session.rubric().at(index).unwrap();
    match what {
        0 => Change::Score(ix, Score::from_digit(raw).filter(|_| raw != 2)),
        1 => Change::Text(ix, if raw < 2 { TextKind::Hallazgo } else { TextKind::Observacion }, text),
        2 => Change::Cases(ix, (raw > 0).then_some(Cases { meeting: index as u64, reviewed: raw.into() })),
        3 => Change::Mark(ix, (raw > 0).then_some(text)),
        4 => Change::Tick(
            ix,
            text,
            [None, Some(Tick::Meets), Some(Tick::Fails), Some(Tick::NotApplicable)][raw as usize],
        ),
        5 => Change::Dismissal(text.clone(), (raw > 0).then_some(text)),
        6 => Change::Field(Field::Commune, text),
        7 => Change::Kind(if raw > 1 { Kind::Ordinary } else { Kind::Extraordinary }),
        8 => Change::Number(Population::Closed, (raw > 0).then_some(raw.into())),
        9 => Change::Conclusion(session.rubric().conclusion_indices().nth(index % 4).unwrap(), text),
        10 => Change::Public(
            if raw > 0 {
                PublicIx::Criterion(ix)
            } else {
                PublicIx::Conclusion(session.rubric().conclusion_indices().nth(index % 4).unwrap())
            },
            text,
        ),
        12 if index > 2 => {
            let court = [None, Some(Court::Judicialised), Some(Court::NotJudicialised), None][raw as usize];
            Change::Case(text, Attribute::Court(court))
        }
        12 => {
            let stay = [None, Some(Stay::Current), Some(Stay::Closed), None][raw as usize];
            Change::Case(text, Attribute::Stay(stay))
        }
        11 => Change::Signatory(index * 5, SIGNATORY[usize::from(raw) % 2], text),
        _ => {
            let list = if raw > 1 { CodeList::Rucs } else { CodeList::Of(Page::Cases) };
            let from = list.codes(&session.head().sample).to_vec();
            Change::Codes(Codes { list, from, to: text.chars().map(String::from).collect() })
        }
    }
}

#[test]
fn letters_of_one_text_are_one_step_until_somebody_pauses() {
    let (mut session, mut history) = (counted(), History::default());
    let ix = session.rubric().first();
    let write = |session: &mut Session, history: &mut History, text: &str| {
        let change = Change::Text(ix, TextKind::Hallazgo, text.into());
        history.note(session.apply_all(vec![change]).unwrap());
    };
    for text in ["a", "ab", "abc"] {
        write(&mut session, &mut history, text);
    }
    history.pause();
    write(&mut session, &mut history, "abcd");
    history.undo(&mut session).unwrap();
    assert_eq!(session.draft(ix).hallazgo, "abc");
    history.undo(&mut session).unwrap();
    assert_eq!(session.draft(ix).hallazgo, "");
    assert_eq!(history.undo(&mut session), Ok(None));
    history.redo(&mut session).unwrap();
    assert_eq!(session.draft(ix).hallazgo, "abc");
    history.undo(&mut session).unwrap();
    history.note(session.apply_all(Vec::new()).unwrap());
    assert!(history.can_redo(), "nothing was changed");
    write(&mut session, &mut history, "x");
    assert!(!history.can_redo(), "there is nothing to be made again, but it is not gone:");
    let stood: Vec<String> = std::iter::from_fn(|| {
        history.undo(&mut session).unwrap().map(|step| (step.act, session.draft(ix).hallazgo.clone()))
    })
    .map(|(act, text)| format!("{act:?} {text}"))
    .collect();
    assert_eq!(
        stood,
        ["Entered ", "TakenBack abc", "TakenBack abcd", "Entered abc", "Entered "],
        "undoing leads over what was undone"
    );
}

#[test]
fn a_word_taken_away_is_a_step_of_its_own() {
    let (mut session, mut history) = (counted(), History::default());
    let ix = session.rubric().first();
    for (manner, text) in [
        (Manner::Written, "a"),
        (Manner::Written, "ab"),
        (Manner::TakenAway, "a"),
        (Manner::TakenAway, ""),
        (Manner::Written, "c"),
    ] {
        history.turn(manner);
        history.note(session.apply_all(vec![Change::Text(ix, TextKind::Hallazgo, text.into())]).unwrap());
    }
    for text in ["", "ab", ""] {
        history.undo(&mut session).unwrap();
        assert_eq!(session.draft(ix).hallazgo, text);
    }
}

#[test]
fn codes_entered_in_two_places_are_taken_back_one_by_one() {
    let mut session = counted();
    let mut enter = |from: &[&str], to: &[&str]| {
        let list = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        let codes = Codes { list: CodeList::Of(Page::Cases), from: list(from), to: list(to) };
        let back = session.apply_all(vec![Change::Codes(codes)]).unwrap();
        (back, session.head().sample.case_codes.clone())
    };
    let (sheet, _) = enter(&[], &["C-01", "C-02"]);
    let (form, there) = enter(&["C-01", "C-02"], &["C-01", "C-03"]);
    assert_eq!(there, ["C-01", "C-03"]);
    // The sheet takes back what it added, as far as it is still there; what the form added stays, and so on.
    session.apply_all(sheet).unwrap();
    assert_eq!(session.head().sample.case_codes, ["C-03"]);
    session.apply_all(form).unwrap();
    assert_eq!(session.head().sample.case_codes, ["C-02"]);
}

/// Whatever was done, undone and done again in between: each state that ever stood at the end of a step.
#[derive(Debug, Clone)]
enum Deed {
    Act(Vec<(u8, usize, u8, String)>),
    Undo,
    Redo,
}

fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![3 => any_act().prop_map(Deed::Act), 3 => Just(Deed::Undo), 1 => Just(Deed::Redo)]
}

proptest! {
    #[test]
    fn a_closed_session_refuses_every_change_and_stays_as_it_is(acts in any_act()) {
        let mut closed = counted().with_status(Status::Closed);
        let before = closed.clone();
        for act in acts {
            let change = change(&closed, act);
            prop_assert_eq!(closed.apply(change.clone()), Err(Refusal::Closed));
            prop_assert_eq!(closed.apply_all(vec![change]), Err(Refusal::Closed));
        }
        prop_assert_eq!(closed, before);
    }

    #[test]
    fn undoing_alone_leads_back_to_everything_that_ever_stood(deeds in prop::collection::vec(any_deed(), 0..40)) {
        let (mut session, mut history) = (counted(), History::default());
        let mut stood = vec![session.clone()];
        for deed in deeds {
            match deed {
                Deed::Act(act) => {
                    let changes = act.into_iter().map(|act| change(&session, act)).collect();
                    if let Ok(back) = session.apply_all(changes) {
                        history.pause();
                        history.note(back);
                    }
                }
                Deed::Undo => drop(history.undo(&mut session).unwrap()),
                Deed::Redo => drop(history.redo(&mut session).unwrap()),
            }
            stood.push(session.clone());
        }
        while history.redo(&mut session).unwrap().is_some() {}
        let mut seen = vec![session.clone()];
        while history.undo(&mut session).unwrap().is_some() {
            seen.push(session.clone());
        }
        for state in stood {
            prop_assert!(seen.contains(&state));
        }
    }
}

#[test]
fn what_is_refused_in_the_middle_leaves_everything_as_it_was() {
    let mut session = counted();
    let before = session.clone();
    let (first, second) = (session.rubric().at(0).unwrap(), session.rubric().at(1).unwrap());
    let changes = vec![
        Change::Score(first, Some(Score::One)),
        Change::Text(first, TextKind::Hallazgo, "Algo.".into()),
        Change::Score(second, Some(Score::Two)),
    ];
    assert_eq!(session.apply_all(changes), Err(Refusal::NoSuchLevel(2)));
    assert_eq!(session.apply(Change::Tick(second, "C-1".into(), Some(Tick::Meets))), Err(Refusal::NotCounted));
    assert_eq!(session, before);
}

proptest! {
    #[test]
    fn undo_takes_back_each_act_and_redo_makes_it_again(acts in prop::collection::vec(any_act(), 0..12)) {
        let (mut session, mut history) = (counted(), History::default());
        let mut states = vec![session.clone()];
        for act in acts {
            let changes = act.into_iter().map(|act| change(&session, act)).collect();
            if let Ok(back) = session.apply_all(changes) {
                history.pause();
                history.note(back);
                states.push(session.clone());
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(history.undo(&mut session).unwrap().is_some());
            prop_assert_eq!(&session, state);
        }
        prop_assert_eq!(history.undo(&mut session), Ok(None));
        for state in &states[1..] {
            prop_assert!(history.redo(&mut session).unwrap().is_some());
            prop_assert_eq!(&session, state);
        }
        prop_assert!(!history.can_redo());
    }
}
