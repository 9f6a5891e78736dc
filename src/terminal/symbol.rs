//! The text of one cell, made harmless and certain: whatever a symbol holds, only printable characters leave, and
//! the terminal counts the same columns as we do.
//!
//! A cell shows one base character and its combining marks. Sequences that terminals measure differently (emoji
//! joined by ZWJ, flags, variation selectors) are cut to their first character and padded to ratatui's width.

use crate::terminal::sequences::ascii_mark;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Bytes of one glyph: a base of up to four and marks as far as they fit.
pub(super) const GLYPH_BYTES: usize = 11;
/// Combining marks kept in one cell; a longer run would smear over the neighbours.
const MAX_MARKS: usize = 4;

/// What one cell prints. `columns` is 1 or 2; 0 is the second half of a wide glyph and prints nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Glyph {
    bytes: [u8; GLYPH_BYTES],
    len: u8,
    columns: u8,
}

impl Glyph {
    pub(super) const SPACE: Self = Self::ascii(b' ');
    pub(super) const SECOND_HALF: Self = Self { bytes: [0; GLYPH_BYTES], len: 0, columns: 0 };

    const fn ascii(byte: u8) -> Self {
        let mut bytes = [0; GLYPH_BYTES];
        bytes[0] = byte;
        Self { bytes, len: 1, columns: 1 }
    }

    fn of(base: char, columns: u8) -> Self {
        let mut bytes = [0; GLYPH_BYTES];
        let len = base.encode_utf8(&mut bytes).len();
        Self { bytes, len: u8::try_from(len).unwrap_or(1), columns }
    }

    /// Adds a combining mark; false when there is no room for it.
    fn add_mark(&mut self, mark: char) -> bool {
        let (from, len) = (usize::from(self.len), mark.len_utf8());
        let Some(room) = self.bytes.get_mut(from..from + len) else { return false };
        mark.encode_utf8(room);
        self.len = u8::try_from(from + len).unwrap_or(self.len);
        true
    }

    /// All of it as the lower bytes of a number.
    pub(super) const fn bits(self) -> u128 {
        let mut all = [0; 16];
        let mut at = 0;
        while at < GLYPH_BYTES {
            all[at] = self.bytes[at];
            at += 1;
        }
        (all[GLYPH_BYTES], all[GLYPH_BYTES + 1]) = (self.len, self.columns);
        u128::from_le_bytes(all)
    }

    /// The glyph that gave `bits`, whatever stands above it.
    pub(super) const fn of_bits(bits: u128) -> Self {
        let [bytes @ .., len, columns, _, _, _] = bits.to_le_bytes();
        Self { bytes, len, columns }
    }

    pub(super) fn text(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or_default()
    }

    pub(super) fn columns(self) -> u16 {
        u16::from(self.columns)
    }

    pub(super) fn len(self) -> usize {
        usize::from(self.len)
    }
}

/// What a symbol becomes: its first glyph, a further one for the second column of a wide character spelt in ASCII,
/// and the columns that ratatui gave it (the rest is padded with blanks).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) glyph: Glyph,
    pub(super) second: Glyph,
    pub(super) span: u16,
}

/// Cleans `symbol`; `utf8` tells whether more than ASCII may leave.
pub(super) fn shown(symbol: &str, utf8: bool) -> Shown {
    if let [byte @ 0x20..=0x7E] = symbol.as_bytes() {
        return Shown { glyph: Glyph::ascii(*byte), second: Glyph::SPACE, span: 1 };
    }
    let (base, marks) = base_and_marks(symbol);
    let columns = if base.width() == Some(2) { 2 } else { 1 };
    let span = symbol.width().clamp(columns, 80) as u16;
    if utf8 {
        let mut glyph = Glyph::of(base, columns as u8);
        let _ = marks.take(MAX_MARKS).all(|mark| glyph.add_mark(mark));
        return Shown { glyph, second: if columns == 2 { Glyph::SECOND_HALF } else { Glyph::SPACE }, span };
    }
    let [first, second] = ascii(base);
    Shown { glyph: Glyph::ascii(first), second: Glyph::ascii(if columns == 2 { second } else { b' ' }), span }
}

/// The character that is seen and its marks; a space where nothing is.
fn base_and_marks(symbol: &str) -> (char, impl Iterator<Item = char> + '_) {
    let mut rest = symbol.chars();
    let base = rest.by_ref().find(|c| is_harmful(*c) || (!is_ignored(*c) && c.width() != Some(0)));
    let base = match base {
        Some(c) if is_harmful(c) => '\u{FFFD}',
        Some(c) => c,
        None => ' ',
    };
    // A second base ends the cell: terminals do not agree on how many columns the pair takes.
    let marks = rest.filter(|c| !is_harmful(*c) && !is_ignored(*c)).take_while(|c| c.width() == Some(0));
    (base, marks)
}

/// What could steer a terminal or turn the reading direction.
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}')
}

/// What has no look of its own, or one that terminals do not agree on.
fn is_ignored(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FF9E}'..='\u{FFA0}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Two columns of ASCII for `c`; the second is a blank for most.
fn ascii(c: char) -> [u8; 2] {
    if let Some(mark) = ascii_mark(c) {
        return [mark, b' '];
    }
    let spelt = deunicode::deunicode_char(c).unwrap_or("?").as_bytes();
    let at = |i: usize, missing: u8| spelt.get(i).copied().filter(|b| (0x20..0x7F).contains(b)).unwrap_or(missing);
    [at(0, b'?'), at(1, b' ')]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(symbol: &str, utf8: bool) -> String {
        String::from_utf8(shown(symbol, utf8).glyph.text().to_vec()).unwrap()
    }

    #[test]
    fn what_could_steer_the_terminal_is_replaced() {
        for bad in ["\u{1B}[31m", "\u{7}", "\u{9B}2J", "\u{7F}", "\u{202E}", "\u{2028}x", "\u{2066}", "\r\n"] {
            assert_eq!(text(bad, true), "\u{FFFD}", "{bad:?}");
            assert_eq!(text(bad, false), "?", "{bad:?}");
        }
        assert_eq!(text("a\u{202E}\u{1B}", true), "a");
    }

    #[test]
    fn nothing_to_see_is_a_space() {
        for blank in ["", "\u{200B}", "\u{301}\u{301}", "\u{FEFF}", "\u{FE0F}", "\u{E0041}"] {
            assert_eq!(text(blank, true), " ", "{blank:?}");
        }
    }

    #[test]
    fn marks_stay_on_their_letter_and_are_capped() {
        assert_eq!(text("n\u{303}", true), "n\u{303}");
        assert_eq!(text("n\u{303}", false), "n");
        let zalgo = format!("a{}", "\u{301}".repeat(500));
        assert_eq!(text(&zalgo, true).chars().count(), 1 + MAX_MARKS);
    }

    #[test]
    fn sequences_of_unsure_width_keep_their_first_character_and_their_columns() {
        let heart = shown("\u{2764}\u{FE0F}", true);
        assert_eq!((heart.glyph.text(), heart.glyph.columns(), heart.span), ("\u{2764}".as_bytes(), 1, 2));
        let family = shown("👨\u{200D}👩\u{200D}👧", true);
        assert_eq!((family.glyph.text(), family.glyph.columns(), family.span), ("👨".as_bytes(), 2, 2));
    }

    #[test]
    fn without_utf8_letters_and_marks_keep_their_width() {
        for (symbol, plain) in
            [("á", "a"), ("Ñ", "N"), ("ü", "u"), ("─", "-"), ("│", "|"), ("┌", "+"), ("█", "#"), ("…", ".")]
        {
            assert_eq!(text(symbol, false), plain, "{symbol}");
        }
        let ticks: std::collections::BTreeSet<String> = ["✓", "✗", "–", "·"].map(|tick| text(tick, false)).into();
        assert_eq!(ticks.len(), 4, "the ticks of the sheet stay apart: {ticks:?}");
        let wide = shown("漢", false);
        assert_eq!((wide.glyph.text(), wide.second.text(), wide.span), (&b"H"[..], &b"a"[..], 2));
    }

    proptest! {
        #[test]
        fn no_symbol_ever_puts_a_control_character_on_the_line(symbol in any::<String>(), utf8: bool) {
            let cell = shown(&symbol, utf8);
            for glyph in [cell.glyph, cell.second] {
                let text = std::str::from_utf8(glyph.text()).unwrap();
                prop_assert!(text.chars().all(|c| !is_harmful(c) && (utf8 || c.is_ascii())));
                prop_assert_eq!(u16::try_from(text.chars().map(|c| c.width().unwrap()).sum::<usize>()).unwrap(), glyph.columns());
                prop_assert!(glyph.columns() <= cell.span);
            }
        }
    }
}
