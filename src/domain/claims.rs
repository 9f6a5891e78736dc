//! What a text says of the cases that its criterion counts, held against the counter and against the sheet.

use std::borrow::Cow;
use std::ops::Range;

use super::bands::{Cases, Unit};
use super::code::{self, Key, Mention};
use super::counting::{Counts, Part, Says, counts};
use super::places;
use super::rubric::CriterionIx;
use super::session::Session;
use super::sheet::{Page, Tick};
use super::units::Hundredths;

/// What a text states, and the count that belies it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belied {
    /// So many of so many.
    Part {
        /// What it states.
        written: Cases,
        /// The count.
        cases: Cases,
    },
    /// That it is so in all or in none, of so many if it says it.
    Whole {
        /// Of how many.
        written: Option<u64>,
        /// The count.
        cases: Cases,
    },
}

/// Codes of a text and cells of the sheet that do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes {
    /// The text says that these fail, and they do not.
    pub not_failing: Vec<String>,
    /// These fail, and the text that names the others does not name them.
    pub not_named: Vec<String>,
}

/// What `text` says of the criterion at `ix`: without the reasons in parentheses, of which each is about one folder.
pub(crate) fn without_reasons<'t>(session: &Session, ix: CriterionIx, text: &'t str) -> Cow<'t, str> {
    let Some(page) = Page::of(session.rubric().criterion(ix)).filter(|_| text.contains('(')) else {
        return text.into();
    };
    let rows = session.sheet().rows(page, session.rubric(), &session.head().sample);
    let (mut said, mut at) = (String::with_capacity(text.len()), 0);
    for Mentioned { reason, .. } in mentioned(text, &rows) {
        said.push_str(&text[at..reason.start]);
        at = reason.end;
    }
    (said + &text[at..]).into()
}

/// A code that a text names, and where its reason stands in parentheses behind it.
struct Mentioned<'c> {
    code: &'c str,
    range: Range<usize>,
    /// Empty where there is none.
    reason: Range<usize>,
}

/// The codes of `rows` that `text` names, but for those inside of the reason of another.
fn mentioned<'c>(text: &str, rows: &'c [String]) -> Vec<Mentioned<'c>> {
    let mut found: Vec<Mentioned<'_>> = Vec::new();
    for Mention { code, range } in code::mentions(text, rows) {
        if found.last().is_none_or(|last| range.start >= last.reason.end) {
            let reason = range.end..range.end + aside_length(&text[range.end..]);
            found.push(Mentioned { code, range, reason });
        }
    }
    found
}

/// Bytes of the parenthesis that `text` begins with, blanks before it included; one that stays open is none.
fn aside_length(text: &str) -> usize {
    let mut open = 0;
    for (at, c) in text.char_indices() {
        open = match c {
            '(' => open + 1,
            ')' if open == 1 => return at + 1,
            ')' if open > 1 => open - 1,
            ' ' | '\u{A0}' if open == 0 => open,
            _ if open == 0 => return 0,
            _ => open,
        };
    }
    0
}

/// What a text says of the cases that its criterion counts, where they were counted.
pub(crate) struct Said<'t> {
    text: Cow<'t, str>,
    counts: Counts,
    unit: Option<Unit>,
    counter: Option<Cases>,
    /// The counter, and what was ticked if that is another count; where there were any.
    against: Vec<Cases>,
}

impl<'t> Said<'t> {
    /// What `text` says at `ix`; nothing where neither a counter nor ticks count.
    pub(crate) fn new(session: &Session, ix: CriterionIx, text: &'t str) -> Option<Self> {
        let (counter, ticked) = (session.draft(ix).cases, session.sheet().counts(ix));
        let ticked = ticked.filter(|ticked| Some(*ticked) != counter);
        let against: Vec<Cases> = counter.into_iter().chain(ticked).filter(|cases| cases.reviewed > 0).collect();
        if counter.is_none() && against.is_empty() {
            return None;
        }
        let unit = session.rubric().criterion(ix).bands.as_ref().map(|bands| bands.unit);
        let text = without_reasons(session, ix, text);
        Some(Self { counts: counts(&text, unit), text, unit, counter, against })
    }

    /// The first statement that the counter or the ticks belie, where no other one of the same kind agrees.
    pub(crate) fn belied(&self) -> Option<Belied> {
        let Counts { parts, wholes, .. } = &self.counts;
        let parts: Vec<&Part> = parts.iter().filter(|part| is_claim(part, self.unit)).collect();
        self.against.iter().find_map(|&cases| {
            // So many of all there are were looked at: that is another count.
            let about_it = |part: &&&Part| part.part.value != cases.reviewed || part.whole.value == cases.reviewed;
            let first = parts.iter().find(about_it);
            if let Some(first) = first {
                let written = Cases { meeting: first.part.value, reviewed: first.whole.value };
                return (!parts.iter().any(|part| agrees(part, cases))).then_some(Belied::Part { written, cases });
            }
            let whole = wholes.first().filter(|_| parts.is_empty())?;
            let is_whole = cases.meeting == cases.reviewed || cases.meeting == 0;
            let right = is_whole && whole.number.is_none_or(|number| number == cases.reviewed);
            (!right).then_some(Belied::Whole { written: whole.number, cases })
        })
    }

    /// The first share that it states, where none of them is that of the counter.
    pub(crate) fn other_share(&self) -> Option<(Hundredths, Cases)> {
        let (cases, typed) = (self.counter?, &self.counts.shares);
        let failing = cases.reviewed.checked_sub(cases.meeting).map(|meeting| Cases { meeting, ..cases });
        let both: Vec<Hundredths> = [Some(cases), failing].into_iter().flatten().filter_map(Cases::percent).collect();
        let agrees = places::shares(&self.text).any(|share| Some(share) == cases.percent())
            || typed.iter().any(|share| both.iter().any(|percent| share.says(*percent)));
        let first = places::shares(&self.text).next().or(typed.first().map(|share| share.value))?;
        (!agrees).then_some((first, cases))
    }
}

/// Whether a part can be one of the criterion's cases.
fn is_claim(part: &Part, unit: Option<Unit>) -> bool {
    part.is_of_cases && (part.part.value <= part.whole.value || unit == Some(Unit::Lists))
}

fn agrees(part: &Part, cases: Cases) -> bool {
    let meets = part.says != Says::Fail && part.part.value == cases.meeting;
    let fails = part.says != Says::Meet && Some(part.part.value) == cases.reviewed.checked_sub(cases.meeting);
    part.whole.value == cases.reviewed && (meets || fails)
}

/// Where the codes that `text` says to fail are not those that fail in the sheet.
pub(crate) fn belied_codes(session: &Session, ix: CriterionIx, text: &str) -> Option<Codes> {
    let (rubric, sheet) = (session.rubric(), session.sheet());
    let page = Page::of(rubric.criterion(ix))?;
    sheet.column(ix).next()?;
    let rows = sheet.rows(page, rubric, &session.head().sample);
    let mentions = mentioned(text, &rows);
    let mut failing: Vec<String> = Vec::new();
    let (mut listed, mut end) = (false, 0);
    for mention in &mentions {
        let between = without_asides(&text[end..mention.range.start]);
        // A list goes on as it began.
        let goes_on = end > 0 && is_list(&between);
        let after = &text[mention.range.end..];
        listed = if goes_on { listed } else { says_fails(&between, end > 0) } || follows(after);
        end = mention.range.end.max(mention.reason.end);
        if listed {
            failing.push(mention.code.to_owned());
        }
    }
    let failing = code::distinct(failing);
    let ticked_otherwise = |code: &&String| matches!(sheet.tick(ix, code), Some(Tick::Meets | Tick::NotApplicable));
    let not_failing: Vec<String> = failing.iter().filter(ticked_otherwise).cloned().collect();
    let named: Vec<Key> = mentions.iter().map(|mention| Key::of(mention.code)).collect();
    let left_out =
        session.failing(ix).into_iter().filter(|code| !failing.is_empty() && !named.contains(&Key::of(code)));
    let not_named: Vec<String> = left_out.collect();
    (!not_failing.is_empty() || !not_named.is_empty()).then_some(Codes { not_failing, not_named })
}

/// `text` without what stands in brackets: a reason goes with its code.
fn without_asides(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some((before, aside)) = rest.split_once('(') {
        kept.push_str(before);
        rest = aside.split_once(')').map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Whether `between` stands between two codes of a list.
fn is_list(between: &str) -> bool {
    matches!(between.trim(), "," | "y" | "e" | "o" | "ni" | "ni en" | "y en" | ", en" | ", y" | ";" | "-" | "/" | "")
}

/// Words that make what follows a list of those that fail: `faltan: C-05`, `salvo en C-05`.
#[rustfmt::skip]
const FAILING: [&str; 15] = [
    "falta", "faltan", "faltaba", "faltaban", "faltó", "faltaron", "incumple", "incumplen", "carece", "carecen", "salvo", "excepto",
    "excepción", "incumplimiento", "incumplimientos",
];
/// After *no*: it says nothing against the code that follows.
const HARMLESS: [&str; 6] = ["obstante", "solo", "sólo", "aplica", "aplican", "corresponde"];
/// What is not there is good where it is one of these: `no hay reparos en C-05`.
#[rustfmt::skip]
const FAULTS: [&str; 10] = [
    "problema", "problemas", "observaciones", "reparos", "dificultades", "inconvenientes", "falencias", "errores", "hallazgos", "incumplimientos",
];
/// How many words before a code are looked at.
const NEAR: usize = 8;

fn small_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether `before`, the words between the code before, if there is one, and this one, says that this one fails.
fn says_fails(before: &str, after_code: bool) -> bool {
    let clause = before.rsplit(['.', ';', '\n']).next().unwrap_or_default();
    // What directly follows a code is said of that one.
    let clause = match clause.split_once(',') {
        Some((_, rest)) if after_code && clause.len() == before.len() && follows(before) => rest,
        None if after_code && clause.len() == before.len() && follows(before) => return false,
        Some(_) | None => clause,
    };
    let words = small_words(clause);
    let near = &words[words.len().saturating_sub(NEAR)..];
    let word = |at: usize| near.get(at).map_or("", String::as_str);
    let no_faults = near.iter().any(|word| FAULTS.contains(&word.as_str())) && near.iter().any(|word| word == "no");
    let says = |at: usize| match word(at) {
        "no" => !HARMLESS.contains(&word(at + 1)) && !FAILING.contains(&word(at + 1)),
        found => FAILING.contains(&found) && (at == 0 || word(at - 1) != "no"),
    };
    !no_faults && (0..near.len()).any(says)
}

/// Whether `after`, before which a code stands, says that it fails: `C-05 no cumple`, `C-05 (sin firma)`.
fn follows(after: &str) -> bool {
    let after = after.trim_start();
    let aside = after.starts_with('(');
    if !aside && after.starts_with(|c: char| !c.is_alphabetic()) {
        return false;
    }
    let words = small_words(after.get(..after.len().min(60)).unwrap_or(after));
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    match word(0) {
        "no" => !HARMLESS.contains(&word(1)) && !FAILING.contains(&word(1)),
        "sin" => aside && !FAULTS.contains(&word(1)),
        found => matches!(found, "incumple" | "incumplen" | "carece" | "carecen") || aside && FAILING.contains(&found),
    }
}

#[cfg(test)]
mod tests;
