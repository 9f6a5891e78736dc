//! The sentences of the embedded set as they stand in its file.

use std::collections::BTreeSet;

use super::*;
use crate::domain::places::Slot;
use crate::store::rubric_file;

#[test]
fn every_level_of_the_rubric_has_its_sentence_and_no_two_are_the_same() {
    let (rubric, _) = rubric_file::embedded();
    for ix in rubric.indices() {
        let code = &rubric.criterion(ix).code;
        for score in Score::ALL {
            let has =
                starter().iter().any(|phrase| phrase.criterion.as_ref() == Some(code) && phrase.score == Some(score));
            assert_eq!(has, rubric.criterion(ix).has(score), "{code} {score}");
        }
    }
    let mut seen = BTreeSet::new();
    for phrase in starter() {
        assert_eq!(phrase.rubric.as_deref(), Some(rubric.id()));
        let key = (&phrase.criterion, phrase.score, phrase.when.map(|when| format!("{when:?}")), phrase.text.as_str());
        assert!(seen.insert(key.clone()), "{key:?}");
    }
}

#[test]
fn no_word_that_contracts_stands_before_what_the_supervisor_writes() {
    // «Frente a {hecho}» would become «frente a el reclamo».
    let free = |slot: &Slot| {
        matches!(
            slot,
            Slot::SomeCase
                | Slot::Reason
                | Slot::Missing
                | Slot::Document
                | Slot::Day
                | Slot::Measures
                | Slot::Aspect
                | Slot::Fact
        )
    };
    for phrase in starter() {
        for slot in Slot::ALL.iter().filter(|slot| free(slot)) {
            let contracts = ["a", "de"].map(|word| format!(" {word} {}", slot.open()));
            assert!(!contracts.iter().any(|one| phrase.text.as_str().contains(one)), "{}", phrase.text.as_str());
        }
    }
}

#[test]
fn a_text_that_says_that_it_is_so_names_where_it_was_seen() {
    // What is counted is said of folders, reports or plans; what is on the platform names it.
    let named = ["{documento}", "{revisados", "{cumplen", "SIS.MEJORNINEZ.CL", "mediante {ruc"];
    for phrase in starter().iter().filter(|phrase| phrase.score == Some(Score::Three)) {
        assert!(named.iter().any(|source| phrase.text.as_str().contains(source)), "{}", phrase.text.as_str());
    }
}
