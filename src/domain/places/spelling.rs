//! How the facts of a session are spelt in a text: what [`super::unfilled`] looks for.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::aside;
use super::{Facts, Slot};
use crate::domain::code::{Key, spelt_at};
use crate::domain::counting::{self, Amount, Number, Part, Says};
use crate::domain::identification::{parse_iso, shown_date};
use crate::domain::text::{begins_word, ends_word, says_something};

/// Before the number of a code that is all digits: `el caso 9`, `faltan: 3 y 7`.
#[rustfmt::skip]
const NAMING: [&str; 21] = [
    "caso", "casos", "carpeta", "carpetas", "expediente", "expedientes", "ficha", "fichas", "folio", "folios", "código", "códigos",
    "informe", "informes", "plan", "planes", "reporte", "reportes", "ruc", "falta", "faltan",
];
/// Before a share that somebody demands: it is no count.
#[rustfmt::skip]
const DEMANDED: [&str; 17] = [
    "exige", "exigen", "exigido", "exigida", "requiere", "requieren", "requerido", "mínimo", "meta", "menos", "estándar", "entre", "hasta",
    "norma", "tramo", "rúbrica", "supere",
];
/// Before the day of the visit, where it is told as such.
const VISITS: [&str; 4] = ["visita", "visitas", "supervisión", "supervisiones"];
/// Words before a fact that say what it is.
const NEAR: usize = 5;

/// The counts of `text` that are those of these facts: where each begins, its place and its bytes. A number that is not
/// in a phrase of counting ([`counting`]), or could be two of them, is none.
pub(super) fn counts(text: &str, facts: &Facts) -> BTreeMap<usize, (Slot, usize)> {
    let mut found = BTreeMap::new();
    let Some(cases) = facts.cases else { return found };
    let failing = cases.reviewed.checked_sub(cases.meeting);
    let counts = counting::counts(text, facts.unit);
    let mut put = |number: &Number, slot| found.insert(number.range.start, (slot, number.range.len()));
    for Part { part, whole, says, .. } in counts.parts.iter().filter(|part| part.whole.value == cases.reviewed) {
        let slot = match says {
            Says::Meet | Says::Nothing if part.value == cases.meeting => Slot::Meeting,
            Says::Fail | Says::Nothing if Some(part.value) == failing => Slot::NotMeeting,
            Says::Meet | Says::Fail | Says::Nothing => continue,
        };
        put(part, slot);
        put(whole, Slot::Reviewed);
    }
    for Amount { number, says, is_whole } in &counts.amounts {
        let fitting: Vec<Slot> = [
            (Slot::Meeting, *says != Says::Fail && number.value == cases.meeting),
            (Slot::NotMeeting, *says != Says::Meet && Some(number.value) == failing),
            (Slot::Reviewed, *says == Says::Nothing && number.value == cases.reviewed),
        ]
        .into_iter()
        .filter_map(|(slot, fits)| fits.then_some(slot))
        .collect();
        match fitting.as_slice() {
            _ if *is_whole && number.value == cases.reviewed => drop(put(number, Slot::Reviewed)),
            [only] => drop(put(number, *only)),
            _ => {}
        }
    }
    found
}

/// The fact that `rest` begins with, and its bytes, where the phrase so far is `before`: the longest reading, and among
/// equals the first of share, date, name, report, case.
pub(super) fn at(before: &str, rest: &str, facts: &Facts) -> Option<(Slot, usize)> {
    if !begins_word(before) {
        return None;
    }
    let readings = [
        share(before, rest, facts),
        date(before, rest, facts),
        name(rest, &facts.project, Slot::Project),
        name(rest, &facts.commune, Slot::Commune),
        reports(before, rest, facts),
        cases(before, rest, facts),
        missing(before, rest, facts),
    ];
    readings.into_iter().flatten().reduce(|longest, reading| if reading.1 > longest.1 { reading } else { longest })
}

/// `80,00 %`, or however else people write it.
fn share(before: &str, rest: &str, facts: &Facts) -> Option<(Slot, usize)> {
    if is_near(before, &DEMANDED) {
        return None;
    }
    let exact = facts.cases?.percent()?.to_string();
    let shorter = [exact.strip_suffix('0'), exact.strip_suffix(",00")];
    let number = [Some(exact.as_str())].into_iter().chain(shorter).flatten().find(|number| {
        rest.starts_with(number) && !digit_at(rest, number.len()) && !rest[number.len()..].starts_with(',')
    })?;
    let after = &rest[number.len()..];
    let gap = after.chars().next().filter(|&c| c == ' ' || c == '\u{A0}').map_or(0, char::len_utf8);
    after[gap..].starts_with('%').then_some((Slot::Percent, number.len() + gap + 1))
}

/// The day of the visit with dashes, slashes or dots, where the text says that it is; a file's own words where they are no
/// date. Any other day may be the same by chance.
fn date(before: &str, rest: &str, facts: &Facts) -> Option<(Slot, usize)> {
    if !is_near(before, &VISITS) {
        return None;
    }
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
    let Run { found, length, .. } = run(before, rest, &known, &[])?;
    let slot = if same(&found, &facts.rucs) { Slot::Rucs } else { Slot::SomeRuc };
    Some((slot, length))
}

fn cases(before: &str, rest: &str, facts: &Facts) -> Option<(Slot, usize)> {
    let known: Vec<&str> =
        facts.codes.iter().chain(&facts.failing).chain(&facts.elsewhere).map(String::as_str).collect();
    let asides: Vec<String> = facts.reasons.values().map(|why| aside(why)).collect();
    let Run { found, length, neither } = run(before, rest, &known, &asides)?;
    let slot = if same(&found, &facts.failing) {
        if neither { Slot::FailingNeither } else { Slot::Failing }
    } else if same(&found, &facts.codes) {
        Slot::Codes
    } else {
        Slot::SomeCase
    };
    Some((slot, length))
}

/// The reason why all fail, where a sentence ends with it.
fn missing(before: &str, rest: &str, facts: &Facts) -> Option<(Slot, usize)> {
    let why = facts.why_all_fail().filter(|_| before.ends_with(": "))?;
    name(rest, &why, Slot::Missing)
        .filter(|(_, length)| matches!(rest.as_bytes().get(*length), None | Some(b'.' | b';')))
}

/// Codes one after the other.
struct Run<'k> {
    found: Vec<&'k str>,
    /// Bytes that they take.
    length: usize,
    /// Whether *ni* stands between two of them.
    neither: bool,
}

/// Codes out of `known`, `C-03, C-07 y C-11`, each with its reason behind it, where it is one of `asides`.
fn run<'k>(before: &str, rest: &str, known: &[&'k str], asides: &[String]) -> Option<Run<'k>> {
    const BETWEEN: [&str; 9] = [", ", " ni en ", " ni ", " y ", " e ", ",", "; ", " - ", "/"];
    let named = NAMING.contains(&last_word(before).as_str());
    let aside = |at: usize| {
        let after = rest[at..].strip_prefix(' ').unwrap_or_default();
        asides.iter().find(|aside| after.starts_with(*aside)).map_or(0, |aside| 1 + aside.len())
    };
    let (first, end) = code(named, rest, known)?;
    let mut run = Run { found: vec![first], length: end + aside(end), neither: false };
    while let Some((between, next, end)) = BETWEEN.iter().find_map(|between| {
        let start = run.length + between.len();
        let beyond = rest[run.length..].strip_prefix(between)?;
        code(named, beyond, known).map(|(next, length)| (between, next, start + length))
    }) {
        run.found.push(next);
        run.length = end + aside(end);
        run.neither |= between.starts_with(" ni ");
    }
    Some(run)
}

/// The longest of `known` that `rest` begins with, in whatever spelling. One that is all digits could be any number: it
/// is one where the text says so.
fn code<'k>(named: bool, rest: &str, known: &[&'k str]) -> Option<(&'k str, usize)> {
    let here = known.iter().filter_map(|code| {
        let length = spelt_at(rest, &Key::of(code))?;
        let digits = code.bytes().all(|b| b.is_ascii_digit());
        let ends = ends_word(&rest[length..])
            && !(digits && rest[length..].starts_with(['.', ',', '/', ':']) && digit_at(rest, length + 1));
        (ends && (named || !digits)).then_some((*code, length))
    });
    here.filter(|(code, _)| says_something(code)).max_by_key(|&(_, length)| length)
}

fn same(found: &[&str], all: &[String]) -> bool {
    let keys = |codes: &[&str]| codes.iter().map(|code| Key::of(code)).collect::<BTreeSet<_>>();
    keys(found) == keys(&all.iter().map(String::as_str).collect::<Vec<_>>())
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

/// Whether one of `words` stands a few words before the end of `before`, in the same clause.
fn is_near(before: &str, words: &[&str]) -> bool {
    let clause = before.rsplit(['.', ';', '\n']).next().unwrap_or_default();
    let near = clause.split_whitespace().rev().take(NEAR);
    near.map(|word| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase())
        .any(|word| words.contains(&word.as_str()))
}
