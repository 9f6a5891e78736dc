//! Graphemes and the columns they take on a screen.

use crate::domain::text::is_harmful;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that `text` takes on a screen, where a harmful character is shown as a replacement mark of one column
/// (see [`crate::domain::text::harmless`]). Line breaks count nothing.
pub fn columns(text: &str) -> usize {
    cells(text).map(|cell| cell.columns).sum()
}

/// One grapheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    /// Byte offset.
    pub at: usize,
    /// What a person sees as one character; `\n` and `\r\n` too.
    pub grapheme: &'a str,
    /// Columns it takes.
    pub columns: usize,
}

/// The graphemes of `text`, which must begin at the start of one.
pub(super) fn cells(text: &str) -> impl Iterator<Item = Cell<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let (grapheme, columns) = match latin(rest) {
            Some(letter) => (letter, 1),
            None => rest.graphemes(true).next().map(|grapheme| (grapheme, columns_of(grapheme)))?,
        };
        let cell = Cell { at, grapheme, columns };
        at += grapheme.len();
        Some(cell)
    })
}

/// The character that `text` begins with, if it and the next one are such as Spanish is written with: below U+0300
/// nothing joins to what stands before it (but `\n` to `\r`), and what can be seen takes one column. This spares the
/// tables of Unicode for nearly all text, which makes wrapping several times faster.
fn latin(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let first = chars.next().filter(|c| matches!(c, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}'))?;
    chars.next().is_none_or(|next| next < '\u{300}').then(|| &text[..first.len_utf8()])
}

fn columns_of(grapheme: &str) -> usize {
    match grapheme {
        "\n" | "\r\n" => 0,
        _ if grapheme.contains(is_harmful) => grapheme.chars().count(),
        _ => grapheme.width(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthChar;

    #[test]
    fn marks_joiners_and_wide_characters_are_counted_as_they_are_seen() {
        assert_eq!(columns("👨‍👩‍👧n\u{303}漢a¿"), 7);
        assert_eq!(columns("a\nb\r\n"), 2);
    }

    #[test]
    fn a_harmful_character_takes_the_column_of_its_mark() {
        let text = "a\u{1B}\u{202E}\u{9}b\r";
        assert_eq!(columns(text), columns(&crate::domain::text::harmless(text)));
        assert_eq!(columns(text), 6);
    }

    #[test]
    fn every_character_of_the_short_way_takes_one_column() {
        for c in '\0'..'\u{400}' {
            if latin(&c.to_string()).is_some() {
                assert!(c.width() == Some(1) && !is_harmful(c), "{c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn the_short_way_leads_to_the_same_graphemes(
            text in prop::collection::vec(prop_oneof![prop::char::range('\0', '\u{310}'), any::<char>(), Just('\u{200D}'), Just('\u{600}')], 0..12)
        ) {
            let text = String::from_iter(text);
            let seen: Vec<_> = cells(&text).map(|cell| (cell.at, cell.grapheme, cell.columns)).collect();
            let known: Vec<_> = text.grapheme_indices(true).map(|(at, g)| (at, g, columns_of(g))).collect();
            prop_assert_eq!(seen, known);
        }
    }
}
