//! What is offered, and what is kept once.

use super::*;

fn phrase(criterion: &str, score: Option<Score>, text: &str) -> Phrase {
    let criterion = (!criterion.is_empty()).then(|| CriterionCode(criterion.into()));
    Phrase { rubric: None, criterion, score, text: NonBlank::new(text).unwrap() }
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
    let included = phrase("1.1.1", Some(Score::Two), "incluida");
    let bank = Bank { own: vec![any, near, other, low, foreign, exact], starter: vec![included] };
    let own = ["exacta", "para toda nota", "para todo criterio"].map(|text| (text.to_owned(), Origin::Own));
    let mut all = own.to_vec();
    all.push(("incluida".into(), Origin::Starter));
    assert_eq!(texts(&bank, "opd", "1.1.1", Score::Two), all);
    assert_eq!(texts(&bank, "otra", "1.1.1", Score::Two).len(), 5);
}

#[test]
fn a_phrase_is_kept_once_and_only_an_own_one_is_forgotten() {
    let included = phrase("1.1.1", Some(Score::Two), "incluida");
    let mut bank = Bank { own: Vec::new(), starter: vec![included.clone()] };
    let own = phrase("1.1.1", Some(Score::Two), "propia");
    assert_eq!(bank.add(own.clone()), Ok(()));
    assert_eq!(bank.add(own.clone()), Err(NotAdded::Known));
    assert_eq!(bank.add(included.clone()), Err(NotAdded::Known));
    assert!(bank.remove(&own) && !bank.remove(&own) && !bank.remove(&included));
    bank.own = vec![own; MAX_PHRASES];
    assert_eq!(bank.add(phrase("", None, "una más")), Err(NotAdded::Full));
}
