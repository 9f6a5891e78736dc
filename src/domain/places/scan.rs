//! Where places stand in a text, and what may still be put there: read from the text alone.

use std::ops::Range;

use super::slot::{PERSON, Slot};
use crate::domain::units::Hundredths;

/// What [`PERSON`] was once: texts that are kept have it still.
const PERSON_ONCE: &str = "[código de caso]";

/// The places of a text about a count ([`crate::domain::bands::Bands::sentence`]).
pub(crate) const OF_A_COUNT: [Slot; 3] = [Slot::Meeting, Slot::Reviewed, Slot::Percent];

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
    // Every criterion asks on every frame, and hardly a text has a bracket.
    let starts = memchr::memchr2_iter(b'{', b'[', text.as_bytes());
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
pub(super) fn place_length(text: &str) -> Option<usize> {
    if let Some(person) = [PERSON, PERSON_ONCE].into_iter().find(|person| text.starts_with(person)) {
        return Some(person.len());
    }
    let inside = text.strip_prefix('{')?;
    let end = inside.find(|c: char| !(c.is_ascii_lowercase() || c == '_'))?;
    (end > 0 && inside[end..].starts_with('}')).then_some(end + 2)
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
