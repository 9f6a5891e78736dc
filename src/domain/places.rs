//! Places in a prepared text, `{cumplen}`, and what stands there in one session.
//!
//! [`fill`] puts the session's values into the places, [`unfilled`] makes places of the values again, so that no count and
//! no code of one office travels to another. A place without a value stays as it is, between its braces, so that nobody
//! overlooks it.

mod choice;
mod facts;
pub mod scan;
pub mod slot;
mod spelling;

use std::ops::Range;

use choice::Choice;
pub use facts::{Facts, joined};
pub(crate) use scan::*;
pub(crate) use slot::PERSON;
pub use slot::Slot;

/// The text that `phrase` becomes with these facts.
pub(crate) fn fill(phrase: &str, facts: &Facts) -> String {
    let mut filled = String::with_capacity(phrase.len());
    let mut rest = phrase;
    while let Some(at) = rest.find('{') {
        let (before, place) = rest.split_at(at);
        filled.push_str(before);
        if let Some(choice) = Choice::at(place) {
            filled.push_str(&choice.filled(facts));
            rest = &place[choice.length..];
            continue;
        }
        let length = place_length(place).unwrap_or(1);
        let slot = place.get(1..length.saturating_sub(1)).and_then(Slot::named);
        match slot.map(|slot| facts.value(slot).unwrap_or_else(|| slot.open())) {
            Some(value) => filled.push_str(&value),
            None => filled.push_str(&place[..length]),
        }
        rest = &place[length..];
    }
    filled.push_str(rest);
    filled
}

/// A text as a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfilled {
    /// The phrase.
    pub phrase: String,
    /// What became places, in the order of the phrase: where each stands in it, and what stood there.
    pub replaced: Vec<(Range<usize>, String)>,
}

/// The phrase that `text` becomes when what these facts say is made into places: `12 de las 15 carpetas (80,00 %)` into
/// `{cumplen} de las {revisados} carpetas ({porcentaje})`. Any code of a case and any report's number that is left goes
/// too, as `{caso}` and `{ruc}`. Filled with the same facts it is `text` again, but for those two and for spellings that
/// differ from ours (`80%`, `nueve de doce`, `C-07 y C-03`).
///
/// A number is a count where the text counts with it: that of a day, an hour, an article or a document stays, whatever it
/// is, and so does a day that is not told as that of the visit.
pub(crate) fn unfilled(text: &str, facts: &Facts) -> Unfilled {
    let counts = spelling::counts(text, facts);
    let mut phrase = String::with_capacity(text.len());
    let mut replaced = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        let fact = || {
            let found = spelling::at(&phrase, rest, facts);
            let counted = counts.get(&at).copied();
            [counted, found].into_iter().flatten().reduce(|longest, one| if one.1 > longest.1 { one } else { longest })
        };
        if let Some(length) = place_length(rest) {
            phrase.push_str(&rest[..length]);
            at += length;
        } else if let Some((slot, length)) = fact() {
            let start = phrase.len();
            phrase.push_str(&format!("{{{}}}", slot.name()));
            replaced.push((start..phrase.len(), rest[..length].to_owned()));
            at += length;
        } else {
            phrase.push(next);
            at += next.len_utf8();
        }
    }
    Unfilled { phrase, replaced }
}

/// The places of a phrase, also those on whose number words hang.
pub(crate) fn slots(phrase: &str) -> impl Iterator<Item = Slot> {
    let starts = phrase.match_indices('{').map(|(at, _)| &phrase[at + 1..]);
    starts.filter_map(|inside| Slot::named(&inside[..inside.find(['}', '|'])?]))
}

/// The first brace of a prepared text that opens neither a place nor words that hang on a number, with what follows it.
pub(crate) fn first_unreadable(phrase: &str) -> Option<&str> {
    let mut rest = phrase;
    while let Some(open) = rest.find(['{', '}']) {
        rest = &rest[open..];
        let place = || place_length(rest).filter(|length| Slot::named(&rest[1..length - 1]).is_some());
        let Some(length) = Choice::at(rest).map(|choice| choice.length).or_else(place) else {
            return Some(&rest[..rest.find('}').map_or(rest.len(), |end| end + 1)]);
        };
        rest = &rest[length..];
    }
    None
}

#[cfg(test)]
mod tests;
