//! Texts that say something, and what is cleaned from a text when it is entered.

use unicode_width::UnicodeWidthChar;

/// Longest text that an answer may have, in Unicode scalar values. The same limit holds when typing and when
/// reading, so that nothing is written that would be refused later.
pub(crate) const MAX_TEXT_CHARS: usize = 20_000;

/// Which of the two texts of an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextKind {
    /// What is wrong; demanded by the scores 1 and 2 of the OPD rubric.
    Hallazgo,
    /// A remark; demanded by the scores 0 and 3 of the OPD rubric.
    Observacion,
}

impl TextKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Hallazgo, Self::Observacion];

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Hallazgo => Self::Observacion,
            Self::Observacion => Self::Hallazgo,
        }
    }
}

/// A text that says something: at least one character of it can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonBlank(String);

impl NonBlank {
    /// Takes `text` unless it consists of white space and invisible characters alone.
    pub fn new(text: &str) -> Option<Self> {
        says_something(text).then(|| Self(text.to_owned()))
    }

    /// The text, letter by letter as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether at least one character of `text` can be seen on paper.
pub(crate) fn says_something(text: &str) -> bool {
    text.chars().any(is_visible)
}

/// How many words `text` has, as who writes it counts them: what blanks divide.
pub(crate) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether there is a word in `text`: two letters side by side, or a sign that is a word of its own.
pub(crate) fn has_word(text: &str) -> bool {
    let mut after_letter = false;
    text.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36F}')).any(|c| {
        let is_letter = c.is_alphabetic();
        let is_word = is_letter && (after_letter || c >= '\u{2E80}');
        after_letter = is_letter;
        is_word
    })
}

fn is_visible(c: char) -> bool {
    // Letters by name, blanks by look: Hangul fillers and the empty braille cell.
    let blank_glyph = matches!(c, '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' | '\u{1D159}');
    let private_or_none = matches!(c, '\u{FFFC}' | '\u{E0000}'..='\u{E0FFF}' | '\u{FFF0}'..='\u{FFFB}');
    !c.is_whitespace() && !blank_glyph && !private_or_none && !is_harmful(c) && c.width().unwrap_or(0) > 0
}

/// Characters that can change what other characters look like or what a terminal does: C0 and C1 controls
/// (line break and tab included), bidirectional overrides and isolates, and the two Unicode line separators.
pub fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// What is kept of `typed` when it is entered: CR, CR LF, VT, FF and the Unicode separators become a line break, a tab
/// a space; every other harmful character goes. A text that was read from a file is never cleaned.
pub(crate) fn clean_entered(typed: &str) -> String {
    let mut kept = String::with_capacity(typed.len());
    let mut after_cr = false;
    for c in typed.chars() {
        match c {
            '\n' if after_cr => {}
            '\r' | '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\t' => kept.push(' '),
            c if is_harmful(c) => {}
            c => kept.push(c),
        }
        after_cr = c == '\r';
    }
    kept
}

/// `text` with every harmful character but the line break shown as a replacement mark, for screens and reports.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(|c| if c != '\n' && is_harmful(c) { '\u{FFFD}' } else { c }).collect()
}

/// `text` for people whose terminal shows ASCII alone: every letter as it is spelt there, line breaks where they were.
pub(crate) fn in_ascii(text: &str) -> String {
    let mut spelt = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => spelt.push('\n'),
            // Separators of lines and paragraphs are spelt as line breaks, which none of ours is.
            '\u{2028}' | '\u{2029}' => spelt.push(' '),
            c => spelt.push_str(deunicode::deunicode_char(c).unwrap_or("?")),
        }
    }
    spelt
}

/// `text` for comparing what was searched with what is there: small letters without accents, and the ways to separate
/// the parts of a date (`/`, `.`) as dashes.
pub(crate) fn folded(text: &str) -> String {
    text.chars().flat_map(folded_char).collect()
}

/// What [`folded`] makes of one character: nothing of a mark that stands behind its letter.
pub(super) fn folded_char(c: char) -> impl Iterator<Item = char> {
    let is_mark = |c: &char| matches!(c, '\u{300}'..='\u{36F}');
    c.to_lowercase().filter(move |c| !is_mark(c)).map(|c| if matches!(c, '/' | '.') { '-' } else { unaccented(c) })
}

/// A small letter of the Latin alphabets without its mark.
pub(super) fn unaccented(c: char) -> char {
    match c {
        'á' | 'à' | 'ä' | 'â' => 'a',
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' => 'o',
        'ú' | 'ù' | 'ü' | 'û' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

/// Whether a word, a code or a number can begin behind `before`.
pub(super) fn begins_word(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some(c) if joins_word(c) => !back.next().is_some_and(char::is_alphanumeric),
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

/// Whether one can end before `after`.
pub(super) fn ends_word(after: &str) -> bool {
    let mut on = after.chars();
    match on.next() {
        Some(c) if joins_word(c) => !on.next().is_some_and(char::is_alphanumeric),
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

/// A dash or line between the parts of a word.
fn joins_word(c: char) -> bool {
    matches!(c, '-' | '_' | '‐' | '‑' | '–' | '－')
}

/// Whether `id` is `[a-z0-9-]{1,40}`: no path can be formed from one.
pub(crate) fn is_plain_id(id: &str) -> bool {
    (1..=40).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn invisible_characters_are_no_text() {
        for blank in [
            "",
            "  \n\t",
            "\u{200B}\u{200D}\u{FEFF}",
            "\u{3164}",
            "\u{2800}",
            "\u{AD}",
            "\u{301}",
            "\u{202E}",
            "\u{E0041}",
            "\u{7}",
        ] {
            assert!(NonBlank::new(blank).is_none(), "{blank:?}");
        }
        for text in ["a", " ñ", "\u{200B}.", "漢", "🙂", "n\u{303}"] {
            assert_eq!(NonBlank::new(text).map(|t| t.as_str().to_owned()).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_number_or_dots_are_no_word() {
        for text in ["1", "3/25", "...", "—", "", "12 de 15"[..2].into(), "C-03", "a b c", "¿?", "100 %", "n. 3"] {
            assert!(!has_word(text), "{text}");
        }
        for text in ["no", "Sí.", "12 de 15", "RUC 123", "漢", "no\u{301}", "¿qué?", "ñu"] {
            assert!(has_word(text), "{text}");
        }
    }

    #[test]
    fn entering_turns_line_ends_and_tabs_into_plain_ones() {
        assert_eq!(clean_entered("a\r\nb\rc\n\nd\te\u{1B}[31m\u{9B}f\u{202E}g\u{2028}h"), "a\nb\nc\n\nd e[31mfg\nh");
        assert_eq!(clean_entered("uno\u{B}dos\u{C}tres\u{85}fin"), "uno\ndos\ntres\nfin");
    }

    #[test]
    fn searching_minds_neither_accents_nor_capitals() {
        for (one, other) in [("ÑUÑOA", "nunoa"), ("Aysén", "AYSE\u{301}N"), ("22/11/2026", "22.11.2026")] {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("Maipú"), folded("Maule"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in any::<String>()) {
            prop_assert_eq!(folded(&folded(&text)), folded(&text));
        }

        #[test]
        fn cleaning_twice_changes_nothing_more(text in any::<String>()) {
            let once = clean_entered(&text);
            prop_assert_eq!(clean_entered(&once), once.clone());
            prop_assert!(once.chars().all(|c| c == '\n' || !is_harmful(c)));
        }

        #[test]
        fn what_is_spelt_in_ascii_keeps_its_lines(text in any::<String>()) {
            let spelt = in_ascii(&text);
            prop_assert!(spelt.is_ascii());
            prop_assert_eq!(spelt.matches('\n').count(), text.matches('\n').count());
            prop_assert_eq!(in_ascii(&spelt), spelt.clone());
        }

        #[test]
        fn shown_text_keeps_its_length_and_loses_its_harm(text in any::<String>()) {
            let shown = harmless(&text);
            prop_assert_eq!(shown.chars().count(), text.chars().count());
            prop_assert!(shown.chars().all(|c| c == '\n' || !is_harmful(c)));
        }
    }
}
