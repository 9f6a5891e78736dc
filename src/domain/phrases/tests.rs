//! What is offered, and what is kept once.

use std::sync::LazyLock;

use super::*;
use crate::domain::text::NonBlank;

fn phrase(criterion: &str, score: Option<Score>, text: &str) -> Phrase {
    let criterion = (!criterion.is_empty()).then(|| CriterionCode(criterion.into()));
    Phrase { criterion, score, ..Phrase::new(NonBlank::new(text).unwrap()) }
}

/// A set of one phrase.
fn included() -> &'static [Phrase] {
    static ONE: LazyLock<Vec<Phrase>> = LazyLock::new(|| vec![phrase("1.1.1", Some(Score::Two), "incluida")]);
    &ONE
}

fn texts(bank: &Bank, rubric: &str, code: &str, score: Score) -> Vec<(String, Origin)> {
    let fitting = bank.fitting(rubric, &CriterionCode(code.into()), score);
    fitting.iter().map(|offered| (offered.phrase.text.as_str().to_owned(), offered.origin)).collect()
}

#[test]
fn own_phrases_come_first_and_the_closest_first_among_them() {
    let any = phrase("", Some(Score::Two), "para todo criterio");
    let near = phrase("1.1.1", None, "para toda nota");
    let exact = phrase("1.1.1", Some(Score::Two), "exacta");
    let other = phrase("1.1.2", Some(Score::Two), "de otro criterio");
    let low = phrase("1.1.1", Some(Score::One), "de otra nota");
    let foreign = Phrase { rubric: Some("otra".into()), ..phrase("1.1.1", Some(Score::Two), "de otra rúbrica") };
    let bank = Bank { own: vec![any, near, other, low, foreign, exact], starter: Starter::new(included) };
    let own = |text: &str| (text.to_owned(), Origin::Own);
    let starter = ("incluida".to_owned(), Origin::Starter);
    let all = vec![own("exacta"), own("para toda nota"), own("para todo criterio"), starter];
    assert_eq!(texts(&bank, "opd", "1.1.1", Score::Two), all);
    assert_eq!(texts(&bank, "otra", "1.1.1", Score::Two).len(), 5);
}

#[test]
fn a_phrase_is_kept_once_and_only_an_own_one_is_forgotten() {
    let [included] = included() else { panic!("one") };
    let mut bank = Bank { own: Vec::new(), starter: Starter::new(self::included) };
    let own = phrase("1.1.1", Some(Score::Two), "propia");
    assert_eq!(bank.add(own.clone()), Ok(()));
    assert_eq!(bank.add(own.clone()), Err(NotAdded::Known));
    assert_eq!(bank.add(included.clone()), Err(NotAdded::Known));
    assert!(bank.remove(&own) && !bank.remove(&own) && !bank.remove(included));
    bank.own = vec![own; MAX_PHRASES];
    assert_eq!(bank.add(phrase("", None, "una más")), Err(NotAdded::Full));
}
