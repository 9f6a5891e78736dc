//! A telephone number of Chile, in the groups in which people write it.

use super::{digits, ends, past_blanks};

/// Digits of a number within the country.
pub(super) const NATIONAL: usize = 9;

/// Most groups of digits that a telephone number is written in: `56 41 2 23 45 67`.
const MOST_GROUPS: usize = 6;

/// The length of the telephone number that `text` begins with.
pub(super) fn length(text: &str) -> Option<usize> {
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
        if is_phone(&groups, abroad, written.contains('.')) && balanced && ends(after) {
            return Some(written.len());
        }
        rest = gap(after)?;
    }
    None
}

/// What follows the gap between two groups of a telephone number: blanks, a sign, a parenthesis before or after it.
fn gap(rest: &str) -> Option<&str> {
    let closed = rest.strip_prefix(')').unwrap_or(rest);
    let apart = past_blanks(closed);
    let apart = past_blanks(apart.strip_prefix(['-', '.', '_', '/']).unwrap_or(apart));
    let opened = apart.strip_prefix('(').unwrap_or(apart);
    (opened.len() < rest.len()).then_some(opened)
}

/// Area codes of two digits; that of Santiago is written with the first digit of its numbers, too.
const AREAS: [&str; 27] = [
    "22", "23", "32", "33", "34", "35", "41", "42", "43", "44", "45", "51", "52", "53", "55", "57", "58", "61", "63",
    "64", "65", "67", "68", "71", "72", "73", "75",
];

/// Whether these groups are nine national digits as one writes them, or eleven with the country's 56. Three groups of
/// three with points between them are an amount.
fn is_phone(groups: &[&str], abroad: bool, pointed: bool) -> bool {
    // Most numbers are something else; they are turned down before anything is put together.
    if !matches!(groups.iter().map(|group| group.len()).sum(), NATIONAL | 11) {
        return false;
    }
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let number = groups.concat();
    match (number.len(), number.strip_prefix("56"), lengths.as_slice()) {
        (11, Some(national), _) => national.starts_with(['2', '3', '4', '5', '6', '7', '9']),
        (NATIONAL, _, _) if abroad => false,
        (NATIONAL, _, [3, 3, 3]) if pointed => false,
        (NATIONAL, _, [9] | [3, 3, 3] | [5, 4] | [1, 2, 2, 2, 2]) => number.starts_with('9'),
        (NATIONAL, _, [1, 8] | [1, 4, 4]) => number.starts_with(['2', '9']),
        (NATIONAL, _, [2, 7] | [2, 3, 4] | [2, 1, 6] | [2, 1, 3, 3] | [2, 1, 2, 2, 2]) => AREAS.contains(&groups[0]),
        _ => false,
    }
}
