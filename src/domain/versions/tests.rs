use proptest::prelude::*;

use super::*;
use crate::domain::canonical;
use crate::domain::conclusions::SignatoryField;
use crate::domain::fixtures::{answer, rubric, session};
use crate::domain::identification::{Field, Kind};
use crate::domain::roll::{Attribute, Court};
use crate::domain::rubric::Method;
use crate::domain::sample::Population;
use crate::domain::session::{CodeList, Codes};

fn small() -> Session {
    session(&rubric(Method::MeanOfCriteria, &[(10_000, &[2, 1])]))
}

#[test]
fn what_changed_is_told_criterion_by_criterion_as_it_was_and_as_it_is() {
    let mut old = small();
    answer(&mut old, 0, 1);
    answer(&mut old, 2, 3);
    let mut new = old.clone();
    let (first, second) = (new.rubric().at(0).unwrap(), new.rubric().at(1).unwrap());
    let conclusion = new.rubric().conclusion_indices().next().unwrap();
    let made = [
        Change::Field(Field::Commune, "Talca".into()),
        Change::Score(first, Some(crate::domain::fixtures::score(2))),
        Change::Text(second, TextKind::Hallazgo, "Falta.".into()),
        Change::Conclusion(conclusion, "Mejora.".into()),
        Change::Signatory(0, SignatoryField::Name, "Ana".into()),
    ];
    for change in made.clone().into_iter().rev() {
        new.apply(change).unwrap();
    }
    new.apply(Change::Mark(first, Some("privado".into()))).unwrap();
    let found =
        differences(&old.clone().with_status(Status::Closed), &new.clone().with_status(Status::Closed)).unwrap();
    assert_eq!(found.iter().map(|one| one.after.clone()).collect::<Vec<_>>(), made);
    assert_eq!(found[1].before, Change::Score(first, Some(crate::domain::fixtures::score(1))));
    assert_eq!(differences(&new, &new), Some(Vec::new()));
}

fn any_change() -> impl Strategy<Value = (u8, usize, u8, String)> {
    (0..10u8, 0..3usize, 0..4u8, "[a-c]{0,2}")
}

fn change(session: &Session, (what, index, raw, text): (u8, usize, u8, String)) -> Change {
    let ix = session.rubric().at(index).unwrap();
    let field = session.rubric().conclusion_indices().nth(index).unwrap();
    match what {
        0 => Change::Score(ix, crate::domain::score::Score::from_digit(raw).filter(|_| raw != 2)),
        1 => Change::Text(ix, if raw < 2 { TextKind::Hallazgo } else { TextKind::Observacion }, text),
        2 => Change::Field(Field::Commune, text),
        3 => Change::Kind(if raw > 1 { Kind::Ordinary } else { Kind::Extraordinary }),
        4 => Change::Number(Population::Closed, (raw > 0).then_some(raw.into())),
        5 => Change::Conclusion(field, text),
        6 => Change::Public(PublicIx::Criterion(ix), text),
        8 => {
            let court = [None, Some(Court::Judicialised), Some(Court::NotJudicialised), None][raw as usize];
            Change::Case(if index > 1 { text.to_uppercase() } else { text }, Attribute::Court(court))
        }
        7 => Change::Signatory(index, if raw > 1 { SignatoryField::Name } else { SignatoryField::Post }, text),
        _ => {
            let from = CodeList::Rucs.codes(&session.head().sample).to_vec();
            let to = text.chars().map(String::from).collect();
            Change::Codes(Codes { list: CodeList::Rucs, from, to })
        }
    }
}

proptest! {
    /// Whatever is handed in is told: what makes the one of the other is all that differs.
    #[test]
    fn the_differences_make_the_new_version_of_the_old_one(
        before in prop::collection::vec(any_change(), 0..8),
        after in prop::collection::vec(any_change(), 0..8),
    ) {
        let (mut old, mut new) = (small(), small());
        for (session, all) in [(&mut old, before), (&mut new, after)] {
            for one in all {
                let _ = session.apply(change(session, one));
            }
        }
        let found = differences(&old, &new).unwrap();
        let mut made = old.clone();
        for one in &found {
            let back = made.apply(one.after.clone()).unwrap();
            prop_assert_eq!(&back, &one.before);
        }
        prop_assert_eq!(canonical::form(&made), canonical::form(&new));
        prop_assert_eq!(found.is_empty(), canonical::form(&old) == canonical::form(&new));
    }
}
