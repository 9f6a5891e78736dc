//! What in a text points to a person: a RUN with the right check digit, an e-mail address, a telephone number, in
//! whatever characters it is written (`fold` beside it).
//!
//! This marks, it never bars. A text is looked at on every frame while it is written, so the work is linear in its
//! length: whatever begins with a digit is read a bounded way ahead, once; and once more, a bounded way, around the end
//! of a line that stands within a number.

mod email;
mod phone;
mod run;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::fold::Folded;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// A Chilean RUN (or RUT) whose check digit is right.
    Run,
    /// An e-mail address.
    Email,
    /// A telephone number of Chile.
    Phone,
}

/// Something found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes, between characters.
    pub range: Range<usize>,
    /// What it is.
    pub what: What,
}

/// All that points to a person in `text`, in order and without overlap.
pub fn find(text: &str) -> Vec<Found> {
    if may_point(text) { find_in(&Folded::new(text)) } else { Vec::new() }
}

/// Fewest digits of what points to a person, or of a piece of it.
pub(super) const FEWEST: usize = 6;

/// Whether there is anything in `text` that a datum needs: most texts are passed over by this, so it asks bytes. Digits of
/// one number have no letter between them, and whatever is read as one of ours is no letter of Latin.
pub(super) fn may_point(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Counting alone is a fraction of looking how they follow each other, and enough for nearly all texts.
    let digits: usize = bytes.iter().map(|byte| usize::from(DIGITS_AND_SIGNS[usize::from(*byte)])).sum();
    // `＠` and `﹫` begin with the last of these.
    digits >= FEWEST && has_digits_together(bytes) || bytes.contains(&b'@') || bytes.contains(&0xEF)
}

/// By byte: 1 for a digit, and for the first byte of `²` and of all signs behind the letters with accents.
static DIGITS_AND_SIGNS: [u8; 256] = {
    let (mut ones, mut byte) = ([0; 256], 0);
    while byte < 256 {
        if matches!(byte, 0x30..=0x39 | 0xC2 | 0xC6..) {
            ones[byte] = 1;
        }
        byte += 1;
    }
    ones
};

fn has_digits_together(bytes: &[u8]) -> bool {
    let mut digits = 0;
    bytes.iter().any(|&byte| {
        if DIGITS_AND_SIGNS[usize::from(byte)] == 1 {
            digits += 1;
        } else if byte.is_ascii_alphabetic() {
            digits = 0;
        }
        digits == FEWEST
    })
}

/// The same in a text as it reads.
pub(super) fn find_in(seen: &Folded) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in seen.text.match_indices('@') {
        if let Some(range) = email::around(&seen.text, from, at) {
            numbers(seen, from..range.start, &mut found);
            from = range.end;
            found.push(Found { range: seen.source(range), what: What::Email });
        }
    }
    numbers(seen, from..seen.text.len(), &mut found);
    over_line_ends(seen, &mut found);
    found
}

/// Tells one datum from another, however it is spelt. It is not the datum and cannot be read; it is written nowhere.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Datum(u64);

impl std::fmt::Debug for Datum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Datum")
    }
}

/// What was `found` in `text`, to be compared.
pub(crate) fn datum(text: &str, found: &Found) -> Datum {
    let read = Folded::new(text.get(found.range.clone()).unwrap_or_default()).text;
    let digits = || read.chars().filter(char::is_ascii_digit);
    let spelt: String = match found.what {
        What::Run => read.chars().filter(char::is_ascii_alphanumeric).collect(),
        What::Email => read,
        // With or without the country's 56.
        What::Phone => digits().skip(digits().count().saturating_sub(phone::NATIONAL)).collect(),
    };
    let mut hasher = DefaultHasher::new();
    (found.what, spelt.to_lowercase()).hash(&mut hasher);
    Datum(hasher.finish())
}

/// Adds the numbers that are read at `within`.
fn numbers(seen: &Folded, within: Range<usize>, found: &mut Vec<Found>) {
    let found_here = all_numbers(seen, within).into_iter();
    found.extend(found_here.map(|Number { range, what, .. }| Found { range: seen.source(range), what }));
}

/// A number that points to a person.
struct Number {
    /// Where it is read.
    range: Range<usize>,
    what: What,
    /// Whether nobody would take it for two numbers: in one piece, or with a blank before its last digit, it could be.
    is_parted: bool,
}

fn all_numbers(seen: &Folded, within: Range<usize>) -> Vec<Number> {
    let text = &seen.text[..within.end];
    let mut all = Vec::new();
    let mut at = within.start;
    while let Some(next) = text[at..].find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')) {
        let start = at + next;
        let before = &text[within.start..start];
        // A sign that nobody sees parts words, never digits.
        let free = starts(before, &text[start..]) || seen.hides(start) && before.ends_with(char::is_alphabetic);
        // Nine digits in one piece that begin with 9 are a mobile: no person's RUN is that high.
        let number = || {
            let phone = phone::length(&text[start..]).map(|length| (length, What::Phone, true));
            phone.or_else(|| run::length(seen, within.end, start).map(|run| (run.length, What::Run, run.is_parted)))
        };
        if let Some((length, what, is_parted)) = free.then(number).flatten() {
            all.push(Number { range: start..start + length, what, is_parted });
            at = start + length;
        } else {
            at = start + text[start..].bytes().take_while(u8::is_ascii_digit).count().max(1);
        }
    }
    all
}

/// How far around the end of a line a number is looked for.
const REACH: usize = 30;

/// Adds the numbers that go on in the next line. What was found in a part of one gives way to it.
fn over_line_ends(seen: &Folded, found: &mut Vec<Found>) {
    let text = seen.text.as_str();
    let begins = |c: char| c.is_ascii_digit() || is_joint(c) || matches!(c, 'k' | 'K' | '(' | '/');
    let ends = |c: char| c.is_ascii_digit() || is_joint(c) || matches!(c, ')' | '/');
    for (at, _) in text.match_indices('\n') {
        let head = text[..at].trim_end_matches(' ');
        let tail = at + 1 + text[at + 1..].len() - text[at + 1..].trim_start_matches(' ').len();
        if !head.ends_with(ends) || !text[tail..].starts_with(begins) {
            continue;
        }
        let back = text[..head.len()].char_indices().rev().take(REACH).take_while(|(_, c)| *c != '\n').last();
        let start = back.map_or(head.len(), |(start, _)| start);
        let end = tail + text[tail..].chars().take(REACH).take_while(|c| *c != '\n').map(char::len_utf8).sum::<usize>();
        // A window that begins within a line may begin within a number.
        let cut = start > 0 && !text[..start].ends_with('\n');
        for between in [None, Some(' ')] {
            let joined = seen.joined(start..head.len(), between, tail..end);
            let seam = head.len() - start;
            let over =
                all_numbers(&joined, 0..joined.text.len()).into_iter().find(|Number { range, what, is_parted }| {
                    let crosses = range.start < seam && range.end > seam + usize::from(between.is_some());
                    // Nine digits are a RUN all the same, unless the last stands alone below: eight are two years.
                    let is_nine = || between.is_none() && range.len() == 9 && range.end - seam > 1;
                    let is_right = match what {
                        What::Phone => between.is_some(),
                        What::Run | What::Email => *is_parted || is_nine(),
                    };
                    crosses && is_right && (range.start > 0 || !cut)
                });
            if let Some(Number { range, what, .. }) = over {
                add(found, Found { range: joined.source(range), what });
            }
        }
    }
}

/// Puts `new` in its place, unless it overlaps with something that reaches beyond it.
fn add(found: &mut Vec<Found>, new: Found) {
    let apart = |old: &Found| old.range.end <= new.range.start || new.range.end <= old.range.start;
    let within = |old: &Found| new.range.start <= old.range.start && old.range.end <= new.range.end;
    if found.iter().all(|old| apart(old) || within(old)) {
        found.retain(apart);
        let at = found.partition_point(|old| old.range.start < new.range.start);
        found.insert(at, new);
    }
}

/// What a number is called, where it follows without a blank: `RUT12.345.678-5`.
const NAMES: [&str; 8] = ["run", "rut", "fono", "tel", "cel", "celular", "teléfono", "telefono"];

/// Whether the number that `rest` begins with may begin after `before`: not within a word, a code or a longer number.
fn starts(before: &str, rest: &str) -> bool {
    let named = || is_named(before) || is_grouped(rest);
    let mut back = before.chars().rev();
    match back.next() {
        None => true,
        Some('-' | '_') => match back.next() {
            Some(c) if c.is_ascii_digit() => false,
            Some(c) => !is_word(c) || named(),
            None => true,
        },
        Some(c) if is_joint(c) => !back.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !is_word(c) || !c.is_ascii_digit() && named(),
    }
}

/// Whether `before` ends with what a number is called.
fn is_named(before: &str) -> bool {
    let word = before.trim_end_matches(['-', '_', '.', ':', '/']);
    let name = &word[word.trim_end_matches(char::is_alphabetic).len()..];
    !name.is_empty() && NAMES.contains(&name.to_lowercase().as_str())
}

/// Whether `rest` begins with thousands and points, as no code does.
fn is_grouped(rest: &str) -> bool {
    let first = rest.bytes().take_while(u8::is_ascii_digit).count();
    matches!(first, 1 | 2) && rest[first..].starts_with('.') && digits(&rest[first + 1..]) == 3
}

/// Whether a number may end before the byte `at` of what is read.
fn may_end(seen: &Folded, to: usize, at: usize) -> bool {
    let rest = &seen.text[at..to];
    ends(rest) || seen.hides(at) && rest.starts_with(char::is_alphabetic)
}

/// Whether a number may end before `rest`.
fn ends(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        None => true,
        Some(c) if is_joint(c) => !chars.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !is_word(c),
    }
}

/// Part of a word; the ordinal marks of `Nº` are not.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, 'º' | 'ª')
}

/// What joins the parts of a number.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '.' | ',' | '_')
}

/// How many digits `text` begins with; more than any number here has count as that many.
fn digits(text: &str) -> usize {
    text.bytes().take(12).take_while(u8::is_ascii_digit).count()
}

/// `text` without the blanks it begins with, but for more than anybody puts into a number.
fn past_blanks(text: &str) -> &str {
    let blanks = text.bytes().take(3).take_while(|byte| *byte == b' ').count();
    &text[blanks..]
}

#[cfg(test)]
mod tests;
