//! What a session holds that points to a person, to be compared with what another state of it holds: a datum that was
//! corrected must not live on in an older copy ([`crate::store::work`]).
//!
//! Whatever [`privacy::find`] finds leaves a trace; so do its pieces, for a RUN is typed and deleted key by key, and
//! the eight digits that stand there before the last one name the same child. More is seen than there is (a date, the
//! number of a document): it costs nothing but that the older copy is made anew.

use std::collections::BTreeSet;

use super::fold::Folded;
use super::privacy;
use super::session::Session;

/// Most characters that stand between two groups of digits of one number: `- `, `) (`.
const WIDEST: usize = 3;

/// The traces of a session. It shows nobody what they are.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Traces(BTreeSet<String>);

impl std::fmt::Debug for Traces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} traces", self.0.len())
    }
}

impl Traces {
    /// Those of all texts of `session`.
    pub fn of(session: &Session) -> Self {
        let mut traces = Self::default();
        session.texts().for_each(|text| traces.note(text));
        traces
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether whatever left a trace in `other` stands here as well, perhaps with more around it.
    pub(crate) fn cover(&self, other: &Self) -> bool {
        other.0.iter().all(|trace| self.0.contains(trace) || self.0.iter().any(|own| own.contains(trace)))
    }

    /// Adds those of `other`.
    pub(crate) fn add(&mut self, other: &Self) {
        self.0.extend(other.0.iter().cloned());
    }

    fn note(&mut self, text: &str) {
        if !privacy::may_point(text) {
            return;
        }
        let folded = Folded::new(text);
        let found = privacy::find_in(&folded).into_iter();
        self.0.extend(found.map(|found| bare(&Folded::new(text.get(found.range).unwrap_or_default()).text)));
        let read = folded.text;
        self.0.extend(read.split_whitespace().filter(|word| word.contains('@')).map(bare));
        self.note_numbers(&read);
    }

    /// Digits that may be of one number, whatever joins its groups.
    fn note_numbers(&mut self, read: &str) {
        let (mut digits, mut apart) = (String::new(), 0);
        // A letter at the end closes the last one.
        for c in read.chars().chain(['x']) {
            match c {
                _ if c.is_ascii_digit() => {
                    digits.push(c);
                    apart = 0;
                }
                _ if !c.is_alphabetic() && apart < WIDEST => apart += 1,
                _ => {
                    let number = std::mem::take(&mut digits);
                    self.0.extend(Some(number).filter(|number| number.len() >= privacy::FEWEST));
                    apart = 0;
                }
            }
        }
    }
}

/// What is left of a datum if all that can be written otherwise is left out.
fn bare(read: &str) -> String {
    read.chars().filter(|c| c.is_alphanumeric() || *c == '@').flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traces(text: &str) -> Traces {
        let mut traces = Traces::default();
        traces.note(text);
        traces
    }

    /// Whether an older copy that holds `before` must go once the session says `after`.
    fn outlives(before: &str, after: &str) -> bool {
        !traces(after).cover(&traces(before))
    }

    #[test]
    fn a_datum_that_was_replaced_outlives_its_correction_whatever_it_is_and_however_it_is_spelt() {
        for datum in [
            "24.567.891-6",
            "24567891-6",
            "24567891 6",
            "２４.５６７.８９１-６",
            "24.567\n.891-6",
            "24.567.\u{AD}891‑6",
            "RUT24.567.891-6",
            "madre@ejemplo.cl",
            "+56 9 8765 4321",
            "(41) 223 4567",
        ] {
            assert!(outlives(&format!("De {datum}, ayer."), "De [código], ayer."), "{datum}");
            assert!(outlives(datum, ""), "{datum}");
            assert!(!outlives(datum, &format!("Otra vez {datum}.")), "{datum} is still there");
        }
    }

    #[test]
    fn the_pieces_of_a_datum_that_is_deleted_key_by_key_outlive_it_too() {
        let text = "24.567.891-6";
        for end in 8..=text.len() {
            assert!(outlives(&text[..end], ""), "{}", &text[..end]);
        }
        assert!(outlives("Escribir a madre@ejem", "Escribir a"));
    }

    #[test]
    fn typing_on_and_spelling_otherwise_leave_nothing_behind() {
        let text = "24.567.891-6";
        for end in 1..=text.len() {
            assert!(!outlives(&text[..end - 1], &text[..end]), "{}", &text[..end]);
        }
        for after in ["24567891-6", "el 24.567.891 - 6", "24.567.891-6 y C-03"] {
            assert!(!outlives("24.567.891-6", after), "{after}");
        }
    }

    #[test]
    fn what_points_to_nobody_leaves_no_trace() {
        for text in ["", "En 10 de 12 carpetas (83,33 %) falta la ficha.", "C-03, C-05 y C-11", "N° 204", "año 2026"]
        {
            assert!(traces(text).is_empty(), "{text}");
        }
    }
}
