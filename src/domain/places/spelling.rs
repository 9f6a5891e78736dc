//! How the facts of a session are spelt in a text: what [`super::unfill`] looks for.

use std::collections::BTreeSet;

use super::{Facts, Slot};
use crate::domain::code::{Key, spelt_at};
use crate::domain::identification::{parse_iso, shown_date};
use crate::domain::text::{begins_word, ends_word, says_something};

/// Before a number that is no count: `N°2`, `artículo 39`, `nota 0`.
const NUMBERING: [&str; 17] = [
    "n",
    "núm",
    "número",
    "art",
    "artículo",
    "ley",
    "anexo",
    "criterio",
    "dimensión",
    "ámbito",
    "nivel",
    "nota",
    "puntaje",
    "calificación",
    "resolución",
    "exenta",
    "página",
];
/// After a number that is no count: `24 horas`.
const MEASURES: [&str; 14] = [
    "minuto", "minutos", "hora", "horas", "día", "días", "semana", "semanas", "mes", "meses", "año", "años", "h", "hrs",
];
/// Before the number of what was looked at rather than of what meets: `de las 15`.
const OF: [&str; 3] = ["de", "las", "los"];

/// The fact that `rest` begins with, and its bytes, where the phrase so far is `before`: the longest reading, and among
/// equals the first of share, count, date, name, report, case.
pub(super) fn at(before: &str, rest: &str, facts: &Facts) -> Option<(Slot, usize)> {
    if !begins_word(before) {
        return None;
    }
    let readings = [
        share(rest, facts),
        count(before, rest, facts),
        date(rest, facts),
        name(rest, &facts.project, Slot::Project),
        name(rest, &facts.commune, Slot::Commune),
        reports(before, rest, facts),
        cases(before, rest, facts),
    ];
    readings.into_iter().flatten().reduce(|longest, reading| if reading.1 > longest.1 { reading } else { longest })
}

/// `80,00 %`, or however else people write it.
fn share(rest: &str, facts: &Facts) -> Option<(Slot, usize)> {
    let exact = facts.cases?.percent()?.to_string();
    let shorter = [exact.strip_suffix('0'), exact.strip_suffix(",00")];
    let number = [Some(exact.as_str())].into_iter().chain(shorter).flatten().find(|number| {
        rest.starts_with(number) && !digit_at(rest, number.len()) && !rest[number.len()..].starts_with(',')
    })?;
    let after = &rest[number.len()..];
    let gap = after.chars().next().filter(|&c| c == ' ' || c == '\u{A0}').map_or(0, char::len_utf8);
    after[gap..].starts_with('%').then_some((Slot::Percent, number.len() + gap + 1))
}

/// A number of cases; `12/15` is two of them.
fn count(before: &str, rest: &str, facts: &Facts) -> Option<(Slot, usize)> {
    let (meeting, reviewed) = (facts.value(Slot::Meeting)?, facts.value(Slot::Reviewed)?);
    let ends = |length| number("", &rest[length..]).is_none() && ends_word(&rest[length..]);
    if rest.starts_with(&format!("{meeting}/{reviewed}")) && ends(meeting.len() + 1 + reviewed.len()) {
        return Some((Slot::Meeting, meeting.len()));
    }
    if before.ends_with(&format!("{{{}}}/", Slot::Meeting.name()))
        && rest.starts_with(&reviewed)
        && ends(reviewed.len())
    {
        return Some((Slot::Reviewed, reviewed.len()));
    }
    let length = number(before, rest)?;
    let counts = [Slot::Meeting, Slot::NotMeeting, Slot::Reviewed];
    let is = |slot: &Slot| facts.value(*slot).is_some_and(|value| value == rest[..length]);
    let of = OF.contains(&last_word(before).as_str()) && is(&Slot::Reviewed);
    let slot = if of { Some(Slot::Reviewed) } else { counts.into_iter().find(is) };
    slot.map(|slot| (slot, length))
}

/// The day of the visit with dashes, slashes or dots; a file's own words where they are no date.
fn date(rest: &str, facts: &Facts) -> Option<(Slot, usize)> {
    let shown = shown_date(&facts.visit_date);
    let spelt = match parse_iso(&facts.visit_date) {
        Some(_) => vec![shown.replace('-', "/"), shown.replace('-', "."), facts.visit_date.clone(), shown],
        None => vec![shown],
    };
    spelt.iter().find_map(|spelt| name(rest, spelt, Slot::VisitDate))
}

fn name(rest: &str, value: &str, slot: Slot) -> Option<(Slot, usize)> {
    let there = says_something(value) && rest.starts_with(value) && ends_word(&rest[value.len()..]);
    there.then_some((slot, value.len()))
}

fn reports(before: &str, rest: &str, facts: &Facts) -> Option<(Slot, usize)> {
    let known: Vec<&str> = facts.rucs.iter().map(String::as_str).collect();
    let (found, length) = run(before, rest, &known)?;
    let slot = if same(&found, &facts.rucs) { Slot::Rucs } else { Slot::SomeRuc };
    Some((slot, length))
}

fn cases(before: &str, rest: &str, facts: &Facts) -> Option<(Slot, usize)> {
    let known: Vec<&str> =
        facts.codes.iter().chain(&facts.failing).chain(&facts.elsewhere).map(String::as_str).collect();
    let (found, length) = run(before, rest, &known)?;
    let neither = rest[..length].contains(" ni ");
    let slot = if same(&found, &facts.failing) {
        if neither { Slot::FailingNeither } else { Slot::Failing }
    } else if same(&found, &facts.codes) {
        Slot::Codes
    } else {
        Slot::SomeCase
    };
    Some((slot, length))
}

/// Codes out of `known` one after the other, `C-03, C-07 y C-11`, and how many bytes they take.
fn run<'k>(before: &str, rest: &str, known: &[&'k str]) -> Option<(Vec<&'k str>, usize)> {
    let (first, mut end) = code(before, rest, known)?;
    let mut found = vec![first];
    while let Some((next, length)) =
        [", ", " ni en ", " ni ", " y ", " e ", ",", "; ", " - ", "/"].iter().find_map(|between| {
            let beyond = rest[end..].strip_prefix(between)?;
            code(between, beyond, known).map(|(next, length)| (next, between.len() + length))
        })
    {
        found.push(next);
        end += length;
    }
    Some((found, end))
}

/// The longest of `known` that `rest` begins with, in whatever spelling. One that is all digits is taken where a count
/// would be.
fn code<'k>(before: &str, rest: &str, known: &[&'k str]) -> Option<(&'k str, usize)> {
    let here = known.iter().filter_map(|code| {
        let length = spelt_at(rest, &Key::of(code))?;
        let digits = code.bytes().all(|b| b.is_ascii_digit());
        let whole = if digits { number(before, rest) == Some(length) } else { ends_word(&rest[length..]) };
        whole.then_some((*code, length))
    });
    here.filter(|(code, _)| says_something(code)).max_by_key(|&(_, length)| length)
}

fn same(found: &[&str], all: &[String]) -> bool {
    let keys = |codes: &[&str]| codes.iter().map(|code| Key::of(code)).collect::<BTreeSet<_>>();
    keys(found) == keys(&all.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Bytes of the whole number that `rest` begins with, if it may be a count.
fn number(before: &str, rest: &str) -> Option<usize> {
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = &rest[length..];
    let joins = |c: char| matches!(c, '.' | ',' | '/' | ':' | '-');
    let joined_before = before.ends_with(joins) && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_digit());
    let joined_after = after.starts_with(joins) && digit_at(after, 1);
    let quoted = before.ends_with(['"', '“', '«', '\'']) || before.ends_with(['°', 'º', '$']);
    let measure = first_word(after);
    let counted = !MEASURES.contains(&measure.as_str()) && !after.trim_start().starts_with(['%', '°', 'º']);
    let numbered = NUMBERING.contains(&last_word(before).as_str());
    let free = length > 0 && ends_word(after) && !joined_before && !joined_after && !quoted;
    (free && counted && !numbered).then_some(length)
}

fn digit_at(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// The letters at the end of `text`, but for blanks and signs, small.
fn last_word(text: &str) -> String {
    let text = text.trim_end_matches([' ', '\u{A0}', '.', '°', 'º', ':']);
    let start = text
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    text[start..].to_lowercase()
}

/// The letters at the beginning of `text`, but for blanks, small.
fn first_word(text: &str) -> String {
    text.trim_start_matches([' ', '\u{A0}'])
        .chars()
        .take_while(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}
