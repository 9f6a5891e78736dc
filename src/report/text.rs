//! The one door by which every text enters a document.
//!
//! What a document shows is what stood in the session, in NFC, with one exception: a character that no document may hold,
//! that nobody sees, or that changes what others look like is written visibly, `[U+202E]`, and counted.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::text::is_harmful;

/// Marks that may stand on one letter, more than any language needs: a hundred of them would cover the lines above.
const MOST_MARKS: usize = 4;

/// Counts what it could not let through as it was.
#[derive(Debug, Default)]
pub struct Door {
    /// Characters that are written visibly.
    pub written: usize,
}

impl Door {
    /// `text` as documents show it; line breaks stay, a tab becomes a space.
    pub fn pass(&mut self, text: &str) -> String {
        let mut passed = String::with_capacity(text.len());
        let mut marks = 0;
        for c in text.replace("\r\n", "\n").nfc() {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            match c {
                '\n' => passed.push('\n'),
                '\t' => passed.push(' '),
                c if marks > MOST_MARKS || is_barred(c) => {
                    self.written += 1;
                    passed.push_str(&visibly(c));
                }
                c => passed.push(c),
            }
        }
        passed
    }

    /// As [`Door::pass`], on one line.
    pub fn line(&mut self, text: &str) -> String {
        self.pass(text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A character by its number: `[U+1F467]`.
pub fn visibly(c: char) -> String {
    format!("[U+{:04X}]", u32::from(c))
}

/// Controls, marks of direction, what XML forbids, what stands for nothing, and letters that hide in tags.
fn is_barred(c: char) -> bool {
    let number = u32::from(c);
    is_harmful(c)
        || number & 0xFFFE == 0xFFFE
        || matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{FFF0}'..='\u{FFFC}' | '\u{FEFF}' | '\u{AD}' | '\u{E000}'..='\u{F8FF}')
        || matches!(c, '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// `text` for a cell of a file that spreadsheets open: one that a spreadsheet would take for a formula gets an apostrophe
/// before it.
pub fn disarmed(text: &str) -> String {
    let head = text.trim_start().chars().next();
    let is_formula = head.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%'));
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_document_may_hold_is_written_and_counted() {
        let mut door = Door::default();
        assert_eq!(door.pass("a\u{1b}[2J\u{202E}b\u{FFFE}c\u{0}"), "a[U+001B][2J[U+202E]b[U+FFFE]c[U+0000]");
        assert_eq!(door.written, 4);
        assert_eq!(door.pass("n\u{303}andu\u{301}\r\n\tniña 👧"), "ñandú\n niña 👧");
        assert_eq!(door.written, 4, "letters, line breaks and pictures pass");
        assert_eq!(door.line(" uno\n dos "), "uno dos");
    }

    #[test]
    fn two_hundred_marks_leave_a_letter_that_can_be_read() {
        let mut door = Door::default();
        let passed = door.pass(&format!("e{}x", "\u{301}".repeat(200)));
        assert_eq!(door.written, 200 - 1 - MOST_MARKS, "the first is part of é");
        assert!(passed.starts_with("é\u{301}\u{301}\u{301}\u{301}[U+0301]") && passed.ends_with("]x"));
    }

    #[test]
    fn a_formula_is_disarmed_wherever_its_head_hides() {
        for formula in ["=1+1", "+cmd", "-2", "@SUM(A1)", "  =1", "＝1", "\n=1"] {
            assert_eq!(disarmed(formula), format!("'{formula}"));
        }
        assert_eq!(disarmed("12 de 15"), "12 de 15");
    }
}
