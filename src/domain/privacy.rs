//! What in a text points to a person: a RUN with the right check digit, an e-mail address, a telephone number.
//!
//! This marks, it never bars. A text is looked at on every frame while it is written, so the work is linear in its
//! length: whatever begins with a digit is read a bounded way ahead, once.

use std::ops::Range;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    if !text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@') {
        return found;
    }
    let mut from = 0;
    for (at, _) in text.match_indices('@') {
        if let Some(range) = email(text, from, at) {
            numbers(&text[from..range.start], from, &mut found);
            from = range.end;
            found.push(Found { range, what: What::Email });
        }
    }
    numbers(&text[from..], from, &mut found);
    found
}

/// Whether a RUN stands in `text`.
#[must_use]
pub fn holds_run(text: &str) -> bool {
    find(text).iter().any(|found| found.what == What::Run)
}

/// The address around the `@` at `at`, no part of it before `from`.
fn email(text: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let is_local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let before = text.get(from..at)?;
    let local = before[before.trim_end_matches(is_local).len()..].trim_start_matches(['.', '-', '+']);
    let after = &text[at + 1..];
    let is_domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let run = after.find(|c| !is_domain(c)).map_or(after, |end| &after[..end]);
    let domain = domain(run.split("..").next()?)?;
    (!local.is_empty()).then(|| at - local.len()..at + 1 + domain)
}

/// How much of `run` is a domain: up to the last label that begins like `cl` or `com`, a sentence's period left out.
fn domain(mut run: &str) -> Option<usize> {
    while let Some((before, last)) = run.rsplit_once('.') {
        let letters = last.find(|c: char| !c.is_alphabetic()).unwrap_or(last.len());
        if last[..letters].chars().count() >= 2 && !before.is_empty() && !before.starts_with('.') {
            return Some(before.len() + 1 + letters);
        }
        run = before;
    }
    None
}

/// Adds the numbers of `text`, which stands at `offset`.
fn numbers(text: &str, offset: usize, found: &mut Vec<Found>) {
    let mut at = 0;
    while let Some(next) = text[at..].find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')) {
        let start = at + next;
        let rest = &text[start..];
        // Nine digits in one piece that begin with 9 are a mobile: no person's RUN is that high.
        let number = || phone(rest).zip(Some(What::Phone)).or_else(|| run(rest).zip(Some(What::Run)));
        if let Some((length, what)) = starts(&text[..start]).then(number).flatten() {
            found.push(Found { range: offset + start..offset + start + length, what });
            at = start + length;
        } else {
            at = start + rest.bytes().take_while(u8::is_ascii_digit).count().max(1);
        }
    }
}

/// Whether a number may begin after `before`: not within a word, a code or a longer number.
fn starts(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        None => true,
        Some('-' | '‐' | '‑') => !back.next().is_some_and(is_word),
        Some(c) if is_joint(c) => !back.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !is_word(c) || is_named(before),
    }
}

/// Whether `before` ends with what a RUN is called, written without a blank: `RUT12.345.678-5`.
fn is_named(before: &str) -> bool {
    let Some((rest, name)) = before.len().checked_sub(3).and_then(|at| before.split_at_checked(at)) else {
        return false;
    };
    ["run", "rut"].iter().any(|known| name.eq_ignore_ascii_case(known)) && !rest.ends_with(is_word)
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
    (c.is_alphanumeric() && !matches!(c, 'º' | 'ª')) || c == '_'
}

/// What joins the parts of a number.
fn is_joint(c: char) -> bool {
    is_dash(c) || matches!(c, '.' | ',')
}

/// Hyphens and dashes: what a keyboard has, and what word processors put in its place.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

/// Blanks within a line.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// How many digits `text` begins with; more than any number here has count as that many.
fn digits(text: &str) -> usize {
    text.bytes().take(12).take_while(u8::is_ascii_digit).count()
}

/// The length of the RUN that `text` begins with.
fn run(text: &str) -> Option<usize> {
    let first = digits(text);
    let body = match first {
        0 => return None,
        1 | 2 => grouped(text, first)?,
        _ => first,
    };
    let is_check = |at: &usize| text[*at..].starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'k' | 'K'));
    let (body, check) = match dash(&text[body..]).map(|dash| body + dash).filter(is_check) {
        Some(check) => (body, check),
        // Without a dash only what is in one piece: the check digit is a k behind the digits, or the last of them.
        None if body != first => return None,
        None if text[body..].starts_with(['k', 'K']) => (body, body),
        None => (body - 1, body - 1),
    };
    let number: Vec<u8> = text[..body].bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    // Seven or eight digits that say at least a million: zeros alone would be right, too.
    let sized = matches!(number.len(), 7 | 8) && number[..number.len() - 6].iter().any(|&digit| digit > 0);
    let right = text[check..].chars().next().is_some_and(|given| given.to_ascii_lowercase() == check_digit(&number));
    (sized && right && ends(&text[check + 1..])).then_some(check + 1)
}

/// The length of `12.345.678`: groups with the same separator, after a first one of `first` digits.
fn grouped(text: &str, first: usize) -> Option<usize> {
    let separator = text[first..].chars().next().filter(|&c| is_blank(c) || matches!(c, '.' | ','))?;
    let second = first + separator.len_utf8();
    let group = |at: usize| text.get(at..).is_some_and(|rest| digits(rest) == 3);
    let third = second + 3 + separator.len_utf8();
    (group(second) && text[second + 3..].starts_with(separator) && group(third)).then_some(third + 3)
}

/// The length of a dash with what blanks are around it.
fn dash(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(is_blank).unwrap_or(text).strip_prefix(is_dash)?;
    Some(text.len() - rest.strip_prefix(is_blank).unwrap_or(rest).len())
}

/// The check digit (modulo 11) of a RUN, a small k for ten.
fn check_digit(number: &[u8]) -> char {
    let weights = (2..=7).cycle();
    let sum: u32 = number.iter().rev().zip(weights).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    match 11 - sum % 11 {
        11 => '0',
        rest => char::from_digit(rest, 10).unwrap_or('k'),
    }
}

/// Most groups of digits that a telephone number is written in: `56 41 2 23 45 67`.
const MOST_GROUPS: usize = 6;

/// The length of the telephone number that `text` begins with.
fn phone(text: &str) -> Option<usize> {
    let open = text.strip_prefix('(').unwrap_or(text);
    let mut rest = open.strip_prefix('+').unwrap_or(open);
    let abroad = rest.len() < open.len();
    let mut groups = Vec::with_capacity(MOST_GROUPS);
    while groups.len() < MOST_GROUPS {
        let (group, after) = rest.split_at(digits(rest));
        if group.is_empty() {
            return None;
        }
        groups.push(group);
        let written = &text[..text.len() - after.len()];
        let balanced = written.matches('(').count() == written.matches(')').count();
        if is_phone(&groups, abroad) && balanced && ends(after) {
            return Some(written.len());
        }
        rest = gap(after)?;
    }
    None
}

/// What follows the gap between two groups of a telephone number: a blank or a dash, a parenthesis before or after it.
fn gap(rest: &str) -> Option<&str> {
    let closed = rest.strip_prefix(')').unwrap_or(rest);
    let apart = closed.strip_prefix(|c| is_blank(c) || is_dash(c)).unwrap_or(closed);
    let opened = apart.strip_prefix('(').unwrap_or(apart);
    (opened.len() < rest.len()).then_some(opened)
}

/// Area codes of two digits; that of Santiago is written with the first digit of its numbers, too.
const AREAS: [&str; 27] = [
    "22", "23", "32", "33", "34", "35", "41", "42", "43", "44", "45", "51", "52", "53", "55", "57", "58", "61", "63",
    "64", "65", "67", "68", "71", "72", "73", "75",
];

/// Whether these groups are nine national digits as one writes them, or eleven with the country's 56.
fn is_phone(groups: &[&str], abroad: bool) -> bool {
    // Most numbers are something else; they are turned down before anything is put together.
    if !matches!(groups.iter().map(|group| group.len()).sum(), 9 | 11) {
        return false;
    }
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let number = groups.concat();
    match (number.len(), number.strip_prefix("56"), lengths.as_slice()) {
        (11, Some(national), _) => national.starts_with(['2', '3', '4', '5', '6', '7', '9']),
        (9, _, _) if abroad => false,
        (9, _, [9] | [3, 3, 3] | [5, 4] | [1, 2, 2, 2, 2]) => number.starts_with('9'),
        (9, _, [1, 8] | [1, 4, 4]) => number.starts_with(['2', '9']),
        (9, _, [2, 7] | [2, 3, 4] | [2, 1, 6] | [2, 1, 3, 3] | [2, 1, 2, 2, 2]) => AREAS.contains(&groups[0]),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
