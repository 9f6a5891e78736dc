//! What stands for a person in a text: a code that the text names, never one that the program picks.

use super::code::{self, Key};
use super::personal::is_suspect;
use super::places::PERSON;
use super::privacy::Datum;
use super::session::Session;
use super::sheet::Page;

/// Stands where an address or a telephone number stood: it is nobody's code.
pub(crate) const WITHDRAWN: &str = "[dato retirado]";

/// Which code stands for whose RUN, as far as it was put in a session while that is open. The RUN itself is not here, and
/// nothing of this is ever written.
#[derive(Debug, Default)]
pub struct Pseudonyms(Vec<(Datum, String)>);

impl Pseudonyms {
    /// Notes that `code` stands for `datum` from now on; nothing does, where a place is left to be filled.
    pub(crate) fn put(&mut self, datum: Datum, code: &str) {
        self.0.retain(|(known, _)| *known != datum);
        if code != PERSON {
            self.0.push((datum, code.to_owned()));
        }
    }

    /// What can stand for the RUN `datum` that is found at `at` in `text`, the likeliest first: the code that stands for it
    /// already, the codes that the text names (the nearest before it first, then those behind it) but for those that
    /// stand for somebody else, and always a place to be filled.
    pub(crate) fn candidates(&self, session: &Session, text: &str, at: usize, datum: Datum) -> Vec<String> {
        let known = self.0.iter().filter(|(known, _)| *known == datum).map(|(_, code)| code.clone());
        let codes = of_cases(session);
        let named = code::mentions(text, &codes);
        let (before, after): (Vec<_>, Vec<_>) = named.iter().partition(|mention| mention.range.start < at);
        let others: Vec<Key> =
            self.0.iter().filter(|(other, _)| *other != datum).map(|(_, code)| Key::of(code)).collect();
        let free = before.into_iter().rev().chain(after).map(|mention| mention.code.to_owned());
        let free = free.filter(|code| !others.contains(&Key::of(code)));
        code::distinct(known.chain(free).chain([PERSON.to_owned()]).collect())
    }
}

/// The codes of the cases that can stand for a person: those that do not point to one themselves.
fn of_cases(session: &Session) -> Vec<String> {
    let rows = session.sheet().rows(Page::Cases, session.rubric(), &session.head().sample);
    rows.into_iter().filter(|code| !is_suspect(code, false)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::fixtures;
    use crate::domain::privacy::{datum, find};
    use crate::domain::sample::Sample;
    use crate::store::rubric_file::embedded;

    fn session(codes: &[&str]) -> Session {
        let mut session = fixtures::session(&embedded().0);
        let head = session.head().clone();
        let case_codes = codes.iter().map(|code| (*code).to_owned()).collect();
        fixtures::identify(&mut session, head.identification, head.kind, Sample { case_codes, ..Sample::default() });
        session
    }

    /// What is offered for the last thing found in `text`.
    fn offered(known: &Pseudonyms, text: &str) -> Vec<String> {
        let found = find(text).pop().unwrap();
        let session = session(&["TC-101", "TC-102", "TC-110", "11.111.111-1"]);
        known.candidates(&session, text, found.range.start, datum(text, &found))
    }

    #[test]
    fn only_codes_that_the_text_names_are_offered_the_nearest_before_first() {
        let nobody = Pseudonyms::default();
        for (text, expected) in [
            ("La madre, RUN 12.345.678-5", &[PERSON][..]),
            ("En TC-110 firma 12.345.678-5", &["TC-110", PERSON]),
            ("TC-102, TC-110 y su madre 12.345.678-5 de tc–102", &["TC-110", "TC-102", PERSON]),
            ("12.345.678-5 firma por TC-102 y TC-101", &["TC-102", "TC-101", PERSON]),
            ("TC-102; TC-110: 12.345.678-5", &["TC-110", "TC-102", PERSON]),
            ("C-07 y RUC-2026: 12.345.678-5", &[PERSON]),
        ] {
            assert_eq!(offered(&nobody, text), expected, "{text}");
        }
    }

    #[test]
    fn the_same_run_keeps_its_code_and_another_never_gets_it() {
        let mut known = Pseudonyms::default();
        let one = |text: &str| datum(text, &find(text)[0]);
        known.put(one("12.345.678-5"), "TC-102");
        assert_eq!(offered(&known, "TC-110: 12345678/5"), ["TC-102", "TC-110", PERSON]);
        assert_eq!(offered(&known, "TC-102: 11.111.111-1"), [PERSON]);
        assert_eq!(offered(&known, "tc-102 y TC-110: 11.111.111-1"), ["TC-110", PERSON]);
        known.put(one("12.345.678-5"), PERSON);
        assert_eq!(offered(&known, "TC-102: 11.111.111-1"), ["TC-102", PERSON]);
    }

    proptest! {
        #[test]
        fn two_data_never_get_one_code_and_one_never_gets_two(
            words in prop::collection::vec(prop::sample::select(vec![
                "TC-101", "tc–102", "TC-110", "12.345.678-5", "12345678_5", "11.111.111-1", "7.654.321-6", "y", "firma",
            ]), 1..14),
        ) {
            let text = words.join(" ");
            let session = session(&["TC-101", "TC-102", "TC-110"]);
            let mut known = Pseudonyms::default();
            let mut put: Vec<(Datum, String)> = Vec::new();
            for found in find(&text) {
                let datum = datum(&text, &found);
                let code = known.candidates(&session, &text, found.range.start, datum).remove(0);
                known.put(datum, &code);
                for (other, given) in &put {
                    let is_one = *other == datum;
                    prop_assert!(if is_one { *given == code } else { *given != code || code == PERSON }, "{}", text);
                }
                put.push((datum, code));
            }
        }
    }
}
