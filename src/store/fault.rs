//! What is wrong with a file, and where: one line a fault, all of them in one go.
//!
//! Values quoted from a file are untrusted; whatever is shown of them is shortened and made harmless here.

use std::fmt;

use crate::domain::text::is_harmful;
use crate::wording::reading;

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
    /// What is wrong and what to change, in Spanish.
    pub message: String,
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
    pub(crate) fn whole(source: &str, message: String) -> Self {
        let fault = Fault { line: 1, column: 1, path: String::new(), message };
        Self { source: source.to_owned(), faults: vec![fault], omitted: 0 }
    }
}

impl fmt::Display for Fault {
    /// `línea:columna: campo: mensaje`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", one_line(&self.path))?;
        }
        f.write_str(&one_line(&self.message))
    }
}

impl fmt::Display for Faults {
    /// One line a fault, `archivo:línea:columna: campo: mensaje`, without a final line break.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = one_line(&self.source);
        for (n, fault) in self.faults.iter().enumerate() {
            let separator = if n == 0 { "" } else { "\n" };
            write!(f, "{separator}{source}:{fault}")?;
        }
        if self.omitted > 0 {
            write!(f, "\n{source}: {}", reading::and_more(self.omitted))?;
        }
        Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_one_harmless_line() {
        let fault = Fault { line: 3, column: 7, path: "a\u{1B}[2J.b".into(), message: "malo\nde verdad".into() };
        let whole =
            Fault { line: 1, column: 1, path: String::new(), message: format!("«{}»", shortened(&"x".repeat(99))) };
        let faults = Faults { source: "se\u{202E}sion.json".into(), faults: vec![fault, whole], omitted: 4 };
        let shown = faults.to_string();
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[0], "se\u{FFFD}sion.json:3:7: a\u{FFFD}[2J.b: malo\u{FFFD}de verdad");
        assert_eq!(lines[1], format!("se\u{FFFD}sion.json:1:1: «{}…»", "x".repeat(40)));
        assert!(lines[2].contains('4'));
        assert_eq!(lines.len(), 3);
    }
}
