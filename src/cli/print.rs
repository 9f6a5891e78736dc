//! Answers on standard output: text for people, JSON for programs. Nothing from a file reaches a terminal unharmed of
//! its control characters.

use std::io::{IsTerminal, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::context::takes_ascii_alone;
use super::error::{CliError, Outcome};
use crate::domain::text::{in_ascii, is_harmful};

/// Columns of an answer for people.
pub(crate) const COLUMNS: usize = 80;

/// Writes a text of our own to standard output: nothing in it comes from a file.
///
/// # Errors
/// Nobody reads any more, or the system's.
pub(crate) fn answer_own(text: &str) -> Outcome<()> {
    if takes_ascii_alone(&std::io::stdout()) { answer(in_ascii(text).as_bytes()) } else { answer(text.as_bytes()) }
}

/// Writes the file that `bytes` are to what is no terminal.
///
/// # Errors
/// As [`answer_own`].
pub fn answer_file(bytes: &[u8]) -> Outcome<()> {
    answer(bytes)
}

fn answer(bytes: &[u8]) -> Outcome<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| CliError::writing(&error))
}

/// Writes the JSON file that `bytes` are: exactly, or to a terminal, which would obey what stands in a file, the same
/// values in harmless letters; whether it was that.
///
/// # Errors
/// As [`answer_own`].
pub(crate) fn answer_json_file(bytes: &[u8], ascii: bool) -> Outcome<bool> {
    if !std::io::stdout().is_terminal() {
        return answer(bytes).map(|()| false);
    }
    let shown = for_terminal(&String::from_utf8_lossy(bytes), ascii);
    answer(shown.as_bytes()).map(|()| shown.as_bytes() != bytes)
}

/// The JSON text `json` for a terminal. Blanks between values stay blanks; within texts no raw ones stand.
fn for_terminal(json: &str, ascii: bool) -> String {
    escaped(&json.replace("\r\n", "\n").replace(['\t', '\r'], " "), ascii)
}

/// Writes lines for people; in plain ASCII if that was asked for.
///
/// # Errors
/// As [`answer_own`].
pub(crate) fn answer_text(text: &str, ascii: bool) -> Outcome<()> {
    let text = crate::domain::text::harmless(text);
    if ascii { answer(in_ascii(&text).as_bytes()) } else { answer(text.as_bytes()) }
}

/// Writes `value` as one JSON document; in plain ASCII if `ascii`.
///
/// # Errors
/// As [`answer_own`].
pub(crate) fn answer_json(value: &impl Serialize, ascii: bool) -> Outcome<()> {
    let mut text = serde_json::to_string_pretty(value)
        .map_err(|_| CliError::new(super::error::Kind::Fault, crate::wording::cli::FAULT))?;
    text.push('\n');
    answer(escaped(&text, ascii).as_bytes())
}

/// JSON with every character that could harm a terminal written as `\uXXXX`, and with `ascii` every one that is not
/// ASCII, whose bytes may be commands of another terminal; the values stay the same. The only one of them that stands
/// outside of texts is the line break, which stays.
fn escaped(json: &str, ascii: bool) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && (is_harmful(c) || ascii && !c.is_ascii()) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Columns that `text` takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// `text` in at most `columns`, with a sign if something was left out.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width(&kept) + 1 > columns {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

/// `text` filled up with blanks at its right.
pub(crate) fn left(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// `text` filled up with blanks at its left.
pub(crate) fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The rows of `text`, each at most `columns` wide, broken between words, and inside a word only if it is longer than
/// a row. Line breaks stay.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for line in text.split('\n') {
        let mut row = String::new();
        for word in line.split_whitespace() {
            if !row.is_empty() && width(&row) + 1 + width(word) > columns {
                rows.push(std::mem::take(&mut row));
            }
            if !row.is_empty() {
                row.push(' ');
            }
            for c in word.chars() {
                row.push(c);
                if width(&row) > columns {
                    row.pop();
                    rows.push(std::mem::replace(&mut row, c.to_string()));
                }
            }
        }
        rows.push(row);
    }
    rows
}

/// `text` wrapped to the width of an answer, behind `first` on the first row and as many blanks on the others.
pub(crate) fn hanging(first: &str, text: &str) -> String {
    let indent = width(first);
    let rows = wrap(&crate::domain::text::harmless(text), COLUMNS.saturating_sub(indent));
    let mut shown = String::new();
    for (n, row) in rows.iter().enumerate() {
        let lead = if n == 0 { first.to_owned() } else { " ".repeat(indent) };
        shown.push_str(format!("{lead}{row}").trim_end());
        shown.push('\n');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_texts_are_cut_with_a_sign_and_wrapped_between_words() {
        assert_eq!(cut("Ñuñoa", 5), "Ñuñoa");
        assert_eq!(cut("Ñuñoa", 4), "Ñuñ…");
        assert_eq!(cut("漢字漢字", 4), "漢…");
        assert_eq!(wrap("uno dos  tres\ncuatro", 8), ["uno dos", "tres", "cuatro"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(hanging("  0  ", "a\nb"), "  0  a\n     b\n");
    }

    proptest! {
        #[test]
        fn json_keeps_its_values_and_loses_its_controls(text in any::<String>(), ascii in any::<bool>()) {
            let json = serde_json::to_string_pretty(&[&text]).unwrap();
            for shown in [escaped(&json, ascii), for_terminal(&json.replace('\n', "\r\n\t"), ascii)] {
                prop_assert!(shown.chars().all(|c| c == '\n' || !is_harmful(c)));
                prop_assert!(!ascii || shown.is_ascii());
                prop_assert_eq!(serde_json::from_str::<Vec<String>>(&shown).unwrap(), vec![text.clone()]);
            }
        }

        #[test]
        fn rows_fit_and_lose_no_letter(text in "[a-zñ漢 \n]{0,200}", columns in 2_usize..40) {
            let rows = wrap(&text, columns);
            prop_assert!(rows.iter().all(|row| width(row) <= columns));
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&rows.concat()), letters(&text));
        }
    }
}
