//! What is wrong with a file, and where: one line a fault, all of them in one go.
//!
//! Values quoted from a file are untrusted; whatever is shown of them is shortened and made harmless here.

use super::wrong::Wrong;
use crate::domain::text::is_harmful;

/// Most faults that are kept of one file; the rest is only counted.
pub(crate) const MAX_FAULTS: usize = 200;

/// Most characters that are quoted of a value.
const MAX_QUOTED: usize = 40;

/// One fault of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Path to the value, for example `ambitos[0].dimensions[1].criteria[2].code`; empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// All faults of one file, in the order of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults {
    /// The file's name as the person gave it.
    pub source: String,
    /// At least one, at most [`MAX_FAULTS`].
    pub faults: Vec<Fault>,
    /// How many more there are.
    pub omitted: usize,
}

impl Faults {
    /// One fault of the file as a whole.
    pub(crate) fn whole(source: &str, wrong: Wrong) -> Self {
        let fault = Fault { line: 1, column: 1, path: String::new(), wrong };
        Self { source: source.to_owned(), faults: vec![fault], omitted: 0 }
    }
}

impl std::error::Error for Faults {}

/// `text` on one line, with a mark in place of every character that could harm a terminal.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|c| if is_harmful(c) { '\u{FFFD}' } else { c }).collect()
}

/// `text` for quoting: harmless, on one line, at most 40 characters.
pub(crate) fn shortened(text: &str) -> String {
    let mut kept: String = text.chars().take(MAX_QUOTED).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    one_line(&kept)
}
