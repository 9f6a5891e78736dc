//! Undo and redo of everything that can change.

use proptest::prelude::*;

use super::*;
use crate::domain::bands::{Band, Bands, Unit, Upper};
use crate::domain::rubric::RubricParts;
use crate::domain::sheet::Tick;

/// A small session whose first criterion is counted case by case.
fn counted() -> Session {
    let plain = rubric(Method::MeanOfCriteria, &[(6000, &[2, 2]), (4000, &[1])]);
    let mut ambitos = plain.ambitos().to_vec();
    let bands = [Score::One, Score::Two, Score::Three].map(|level| Band { level, from: 0, upper: Upper::To(100) });
    ambitos[0].dimensions[0].criteria[0].bands =
        Some(Bands { unit: Unit::Folders, of: None, bands: bands.to_vec(), sentence: None, names: None });
    let parts = RubricParts {
        id: plain.id().into(),
        title: plain.title().into(),
        scale: plain.scale().clone(),
        method: plain.method(),
        ambitos,
        contradictions: Vec::new(),
    };
    session(&Arc::new(Rubric::build(parts).unwrap()))
}

/// One act of a supervisor: one or several changes, of which some are refused.
fn any_act() -> impl Strategy<Value = Vec<(u8, usize, u8, String)>> {
    prop::collection::vec((0..7u8, 0..5usize, 0..4u8, "[a-c]{0,3}"), 1..4)
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
        _ => {
            let identification = Identification { commune: text, ..Identification::default() };
            Change::About(Box::new(About { identification, kind: Kind::Extraordinary, sample: Sample::default() }))
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
    assert!(!history.can_redo(), "what was undone is gone once something else is written");
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
