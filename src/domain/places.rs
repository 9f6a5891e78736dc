//! Places in a prepared text, `{cumplen}`, and what stands there in one session.
//!
//! [`fill`] puts the session's values into the places, [`unfilled`] makes places of the values again, so that no count and
//! no code of one office travels to another. A place without a value stays as it is, between its braces, so that nobody
//! overlooks it.

mod choice;
mod facts;
mod slot;
mod spelling;

use std::ops::Range;

use super::scoring::Hundredths;
use choice::Choice;
pub use facts::{Facts, joined};
pub use slot::Slot;

/// The place of [`Slot::Person`]: the program puts it, no phrase has it.
pub(crate) const PERSON: &str = "[código]";
/// What it was once: texts that are kept have it still.
const PERSON_ONCE: &str = "[código de caso]";

/// The places of a text about a count ([`super::bands::Bands::sentence`]).
pub(crate) const OF_A_COUNT: [Slot; 3] = [Slot::Meeting, Slot::Reviewed, Slot::Percent];

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

/// The shares that `text` states as a filled place does: with two decimals, `85,71 %`, or whole and behind a blank that
/// does not break, which nobody types.
pub(crate) fn shares(text: &str) -> impl Iterator<Item = Hundredths> {
    let before_signs = text.match_indices('%').map(|(at, _)| &text[..at]);
    before_signs.filter_map(|before| {
        let text = before.trim_end_matches([' ', '\u{A0}']);
        let start = text
            .rfind(|c: char| !c.is_ascii_digit() && c != ',')
            .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
        let decimals = text[start..].split_once(',').filter(|(_, decimals)| decimals.len() == 2);
        let (whole, decimals) = decimals.or_else(|| before.ends_with('\u{A0}').then_some((&text[start..], "00")))?;
        Some(Hundredths(whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(decimals.parse().ok()?)?))
    })
}

/// The first place of `text` that this program knows: something is still to be put there. What else stands between
/// braces is text.
pub(crate) fn first_open(text: &str) -> Option<Slot> {
    open_ranges(text).next().map(|(_, slot)| slot)
}

/// The places of a phrase, also those on whose number words hang.
pub(crate) fn slots(phrase: &str) -> impl Iterator<Item = Slot> {
    let starts = phrase.match_indices('{').map(|(at, _)| &phrase[at + 1..]);
    starts.filter_map(|inside| Slot::named(&inside[..inside.find(['}', '|'])?]))
}

/// Where the places that this program knows stand in `text`, brackets included.
pub(crate) fn open_ranges(text: &str) -> impl Iterator<Item = (Range<usize>, Slot)> {
    ranges(text).filter_map(|range| {
        let slot = match &text[range.clone()] {
            PERSON | PERSON_ONCE => Some(Slot::Person),
            place => Slot::named(&place[1..place.len() - 1]),
        };
        Some((range, slot?))
    })
}

/// Where places stand in `text`, known or not.
fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = text.match_indices(['{', '[']).map(|(at, _)| at);
    starts.filter_map(|at| place_length(&text[at..]).map(|length| at..at + length))
}

/// The place to go to from the byte `at`: the next one that is open, else the first.
pub(crate) fn next_open(text: &str, at: usize) -> Option<(Range<usize>, Slot)> {
    let all: Vec<(Range<usize>, Slot)> = open_ranges(text).collect();
    all.iter().find(|(range, _)| range.start >= at).or(all.first()).cloned()
}

/// The sentence of `text` in which `place` stands, with the blanks before it. A period ends a sentence where a capital
/// or nothing follows: `SIS.MEJORNINEZ.CL`, `art. 36` and `N° 2` stand inside.
pub(crate) fn sentence_around(text: &str, place: Range<usize>) -> Range<usize> {
    let ends = |at: usize| {
        let after = text[at..].trim_start_matches([' ', '\n']);
        let apart = after.len() < text[at..].len();
        after.is_empty() || apart && !after.starts_with(|c: char| c.is_lowercase() || c.is_numeric())
    };
    let stops = || text.match_indices('.').map(|(at, _)| at + 1).filter(|at| ends(*at));
    let start = stops().take_while(|at| *at <= place.start).last().unwrap_or(0);
    let end = stops().find(|at| *at >= place.end).unwrap_or(text.len());
    // The first sentence takes the blanks behind it along.
    let blanks = if start == 0 { text[end..].len() - text[end..].trim_start_matches(' ').len() } else { 0 };
    start..end + blanks
}

/// The places of `text`, known or not, as they stand there: `{faltan}`.
pub(crate) fn written(text: &str) -> impl Iterator<Item = &str> {
    ranges(text).map(|range| &text[range])
}

/// Bytes of the place, brackets included, at the beginning of `text`.
fn place_length(text: &str) -> Option<usize> {
    if let Some(person) = [PERSON, PERSON_ONCE].into_iter().find(|person| text.starts_with(person)) {
        return Some(person.len());
    }
    let inside = text.strip_prefix('{')?;
    let end = inside.find(|c: char| !(c.is_ascii_lowercase() || c == '_'))?;
    (end > 0 && inside[end..].starts_with('}')).then_some(end + 2)
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

/// The first place of `text` that is none of `known`, with its braces; a brace that is not closed reaches to the end.
pub(crate) fn first_unknown<'t>(text: &'t str, known: &[Slot]) -> Option<&'t str> {
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        rest = &rest[open..];
        let Some(close) = rest.find('}') else { return Some(rest) };
        let (place, after) = rest.split_at(close + 1);
        if !Slot::named(&place[1..close]).is_some_and(|slot| known.contains(&slot)) {
            return Some(place);
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests;
