//! The dialogue under rubrics that name things otherwise: what is said, and the orders for the two texts.

use super::*;
use crate::ui::words_test::{RUBRICS, says_its_own_words, session};

const LINES: [&str; 22] = [
    "ayuda",
    "dónde",
    "niveles",
    "pendientes",
    "1",
    "ayuda",
    "nada de esto",
    "z",
    "ayuda",
    "a",
    ".lee",
    ".ayuda",
    ".a todos",
    "identificación",
    ".ayuda",
    ".siguiente",
    ".siguiente",
    ".siguiente",
    ".vuelve",
    "resumen",
    "ayuda",
    "vuelve",
];

#[test]
fn every_sentence_says_the_words_of_its_rubric() {
    for (bytes, names_texts) in RUBRICS {
        let mut talker = Talker::with(session(bytes));
        for line in LINES {
            says_its_own_words(&talker.line(line), names_texts, line);
        }
    }
}

#[test]
fn a_text_is_ordered_by_what_the_rubric_calls_it() {
    for (bytes, _) in RUBRICS {
        let one = session(bytes);
        let name = one.rubric().nouns().hallazgo.one.clone();
        let mut talker = Talker::with(one);
        talker.lines(&["1", &format!("{} No se vio.", name.to_uppercase())]);
        assert_eq!(talker.hallazgo(), "No se vio.", "{name}");
    }
}
