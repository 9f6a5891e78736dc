//! A RUN in all its spellings: thousands set apart or not, the check digit set apart or not, its check digit right.

use super::{digits, may_end, past_blanks};
use crate::domain::fold::Folded;

/// A RUN.
pub(super) struct Run {
    /// Bytes that it takes.
    pub(super) length: usize,
    /// Whether something sets its check digit apart; where nothing does, it could be two numbers.
    pub(super) is_parted: bool,
}

/// What its digits before the check digit look like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    /// `12345678`
    Plain,
    /// `12.345.678`
    Grouped,
    /// `12.345678`, a point forgotten.
    HalfGrouped,
}

/// The RUN that is read at `start`, up to `to` at most.
pub(super) fn length(seen: &Folded, to: usize, start: usize) -> Option<Run> {
    let text = &seen.text[start..to];
    let (kind, body) = body(text)?;
    let after = &text[body..];
    let checked = |body: usize, check: usize| checked(seen, to, start, body, check);
    let is_dated = kind == Body::Plain && is_date(&text[..body]);
    match sign(after, kind) {
        // Whatever else it could be, a sign before the last digit makes it the check digit.
        Some((length, mark)) if mark == '-' || !is_dated => {
            return checked(body, body + length).map(|length| Run { length, is_parted: true });
        }
        None if kind != Body::HalfGrouped => {}
        Some(_) | None => return None,
    }
    let is_close = seen.hides(start + body) || after.starts_with(['k', 'K']);
    let close = is_close.then(|| checked(body, body)).flatten().map(|length| Run { length, is_parted: true });
    let blanks = after.len() - past_blanks(after).len();
    let apart = || (blanks > 0 && !is_dated).then(|| checked(body, body + blanks)).flatten();
    let bare = || (kind == Body::Plain && !is_dated).then(|| checked(body - 1, body - 1)).flatten();
    close
        .or_else(|| apart().map(|length| Run { length, is_parted: false }))
        .or_else(|| bare().map(|length| Run { length, is_parted: false }))
}

/// The digits before the check digit, and how many bytes they take. In one piece they may hold the check digit, too.
fn body(text: &str) -> Option<(Body, usize)> {
    let first = digits(text);
    match first {
        7..=9 => return Some((Body::Plain, first)),
        1 | 2 => {}
        4 | 5 if text[first..].starts_with('.') && digits(&text[first + 1..]) == 3 => {
            return Some((Body::HalfGrouped, first + 4));
        }
        _ => return None,
    }
    if text[first..].starts_with('.') && digits(&text[first + 1..]) == 6 {
        return Some((Body::HalfGrouped, first + 7));
    }
    let (one, second) = separator(text, first)?;
    if digits(&text[second..]) != 3 {
        return None;
    }
    let (other, third) = separator(text, second + 3)?;
    // The check digit may follow a sign that nobody sees.
    (one == other && digits(&text[third..]) >= 3).then_some((Body::Grouped, third + 3))
}

/// What sets thousands apart at `at`, and where it ends.
fn separator(text: &str, at: usize) -> Option<(char, usize)> {
    let rest = past_blanks(&text[at..]);
    match rest.chars().next().filter(|c| matches!(c, '.' | ',' | '\'' | '-' | '_' | '/')) {
        Some(mark) => Some((mark, text.len() - past_blanks(&rest[1..]).len())),
        None => (rest.len() < text.len() - at).then_some((' ', text.len() - rest.len())),
    }
}

/// The bytes of a sign before a check digit, with the blanks around it, and the sign.
fn sign(text: &str, body: Body) -> Option<(usize, char)> {
    let marks = match body {
        Body::Plain | Body::Grouped => ['-', '_', '/', '.', ':', '\''].as_slice(),
        Body::HalfGrouped => ['-', '_', '/'].as_slice(),
    };
    let rest = past_blanks(text);
    let mark = rest.chars().next().filter(|c| marks.contains(c))?;
    let check = rest[1..].strip_prefix('-').filter(|_| mark == '-').unwrap_or(&rest[1..]);
    let check = match mark {
        // With a blank beside it, it ends a sentence or begins a quote.
        '.' | ':' | '\'' => (rest.len() == text.len()).then_some(check)?,
        _ => past_blanks(check),
    };
    let is_check = check.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'k' | 'K'));
    is_check.then(|| (text.len() - check.len(), mark))
}

/// Where the RUN read at `start` ends, whose digits end before `body` and whose check digit stands at `check`.
fn checked(seen: &Folded, to: usize, start: usize, body: usize, check: usize) -> Option<usize> {
    let text = &seen.text[start..to];
    let number: Vec<u8> = text[..body].bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    // Seven or eight digits that say at least a million: zeros alone would be right, too.
    let sized = matches!(number.len(), 7 | 8) && number[..number.len() - 6].iter().any(|&digit| digit > 0);
    let right = text[check..].chars().next().is_some_and(|given| given.to_ascii_lowercase() == check_digit(&number));
    (sized && right && may_end(seen, to, start + check + 1)).then_some(check + 1)
}

/// Whether eight digits in one piece read as a day, `20261122` or `22112026`: then only a dash makes them a RUN.
pub(super) fn is_date(digits: &str) -> bool {
    let number = |at: std::ops::Range<usize>| digits.get(at).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    let is_day =
        |year, month, day| (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    digits.len() == 8
        && (is_day(number(0..4), number(4..6), number(6..8)) || is_day(number(4..8), number(2..4), number(0..2)))
}

/// The check digit (modulo 11) of a RUN, a small k for ten.
pub(super) fn check_digit(number: &[u8]) -> char {
    let weights = (2..=7).cycle();
    let sum: u32 = number.iter().rev().zip(weights).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    match 11 - sum % 11 {
        11 => '0',
        rest => char::from_digit(rest, 10).unwrap_or('k'),
    }
}
