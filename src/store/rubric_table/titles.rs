//! What parts and criteria are called that a table gives no code or no short name.

use super::headings;
use crate::domain::rubric::MAX_LABEL_CHARS;
use crate::domain::rubric_check::{CodeStyle, is_code};

/// A, B … Z, AA: how a spreadsheet counts its columns, and what is called by no number; criteria often are.
pub fn letters(n: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(n % 26).unwrap_or_default());
    let before = if n < 26 { String::new() } else { letters(n / 26 - 1) };
    format!("{before}{letter}")
}

/// Code and title of «2. Personas», «Ámbito 2: Personas», «B) Personas»; else the code is `next`.
pub(super) fn coded(cell: &str, word: &str, next: impl FnOnce() -> String) -> (String, String) {
    let after_word =
        cell.split_once(' ').filter(|(first, _)| headings::folded(first) == word).map_or(cell, |(_, rest)| rest);
    let (first, rest) = after_word.split_once(char::is_whitespace).unwrap_or((after_word, ""));
    let code = first.trim_end_matches(['.', ')', ':', '-']);
    let title = rest.trim_start_matches(|c: char| c.is_whitespace() || ".:)-–—".contains(c));
    // A letter is a code only with a sign behind it: «A tiempo» is a title.
    let is_number = code.starts_with(|c: char| c.is_ascii_digit());
    let is_letter = code.chars().count() == 1 && (code.len() < first.len() || after_word.len() < cell.len());
    if (is_number || is_letter) && is_code(code, CodeStyle::Free) && !title.is_empty() {
        return (code.to_owned(), title.to_owned());
    }
    (next(), cell.to_owned())
}

/// The first words of `text` that fit into a label, with a sign that more follows.
pub(super) fn beginning(text: &str) -> String {
    if text.chars().count() <= MAX_LABEL_CHARS {
        return text.to_owned();
    }
    let kept: String = text.chars().take(MAX_LABEL_CHARS - 1).collect();
    let words = kept.rsplit_once(' ').map_or(kept.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', ' ']))
}
