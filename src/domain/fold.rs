//! How a text reads, whatever characters it is written in: what a reader takes for a digit or a dash is one, and what
//! nobody sees is not there. Only for comparing and finding; no text is ever stored like this.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// The character that a reader takes `c` for; nothing where there is nothing to be seen. Of other scripts and widths
/// come digits, dashes, blanks and what stands beside them; letters only where they look like one of ours.
pub(super) fn plain(c: char) -> Option<char> {
    match c {
        '\n' | '\u{2028}' | '\u{2029}' => return Some('\n'),
        c if c.is_ascii() => return (!c.is_ascii_control()).then_some(c),
        c if c.is_whitespace() => return Some(' '),
        // Blank glyphs: Hangul fillers and the empty braille cell.
        '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{FFA0}' => return Some(' '),
        '·' | '•' | '∙' | '⋅' | '。' => return Some('.'),
        c if c.width().unwrap_or(0) == 0 => return None,
        '\u{FF01}'..='\u{FF5E}' => return char::from_u32(u32::from(c) - 0xFEE0),
        _ => {}
    }
    let alike = deunicode::deunicode_char(c).unwrap_or_default();
    Some(match alike.as_bytes() {
        b"--" => '-',
        [one @ (b'0'..=b'9' | b'-' | b'.' | b',' | b'_' | b'/' | b'@' | b'+' | b'(' | b')' | b'\'' | b'k' | b'K')] => {
            char::from(*one)
        }
        _ => c,
    })
}

/// A raised or lowered digit.
fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉')
}

/// A text as it reads, and where each byte of it stands in the text itself.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// What is read.
    pub(super) text: String,
    /// The bytes of the text that each byte of what is read comes from.
    places: Vec<Range<usize>>,
}

impl Folded {
    /// `text` as it reads.
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(text.len()) };
        let mut before = None;
        for (at, c) in text.char_indices() {
            // A raised digit behind another one is the mark of a note.
            let is_note = is_raised(c) && before.is_some_and(|before: char| before.is_ascii_digit());
            if let Some(seen) = if is_note { Some(' ') } else { plain(c) } {
                folded.push(seen, at..at + c.len_utf8());
            }
            before = Some(c);
        }
        folded
    }

    fn push(&mut self, c: char, place: Range<usize>) {
        self.text.push(c);
        self.places.extend(std::iter::repeat_n(place, c.len_utf8()));
    }

    /// What is read at `first` and, set apart by `between` or directly, at `second`.
    pub(super) fn joined(&self, first: Range<usize>, between: Option<char>, second: Range<usize>) -> Self {
        let mut joined =
            Self { text: self.text[first.clone()].to_owned(), places: self.places[first.clone()].to_vec() };
        if let Some(between) = between {
            joined.push(between, self.source(first.end..second.start));
        } else if let (Some(last), Some(next)) = (joined.places.last_mut(), self.places.get(second.start)) {
            // What was left out between them is no hidden sign.
            last.end = next.start;
        }
        joined.text.push_str(&self.text[second.clone()]);
        joined.places.extend_from_slice(&self.places[second]);
        joined
    }

    /// The bytes of the text itself that are read at `range`, which is not empty.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.places.get(range.start).map_or(0, |place| place.start);
        let last = range.end.checked_sub(1).and_then(|last| self.places.get(last));
        start..last.map_or(start, |place| place.end)
    }

    /// Whether something that nobody sees stands before the byte `at`.
    pub(super) fn hides(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.places.get(before));
        before.zip(self.places.get(at)).is_some_and(|(before, here)| before.end < here.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_looks_alike_reads_alike_and_what_is_unseen_is_not_there() {
        for (text, read) in [
            ("１２．３４５．６７８－Ｋ", "12.345.678-K"),
            ("١٢٣٤ ۵ ९ 𝟏 ⑦", "1234 5 9 1 7"),
            ("1\u{AD}2\u{200B}3\u{FE0F}\u{20E3}4\u{2060}5", "12345"),
            ("a‐b‑c‒d–e—f―g−h﹣i", "a-b-c-d-e-f-g-h-i"),
            ("ñandú К к Año", "ñandú K k Año"),
            ("12\u{A0}345\u{202F}678\u{3000}9", "12 345 678 9"),
            ("uno\u{2028}dos\ntres", "uno\ndos\ntres"),
            ("5² y ⁵", "5  y 5"),
        ] {
            assert_eq!(Folded::new(text).text, read, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_byte_that_is_read_comes_from_a_whole_piece_of_the_text(text in any::<String>()) {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.text.len(), folded.places.len());
            for at in 0..folded.text.len() {
                prop_assert!(text.get(folded.source(at..at + 1)).is_some_and(|piece| !piece.is_empty()));
            }
        }

        #[test]
        fn reading_twice_reads_the_same(text in "[ -~ñáéº]{0,40}") {
            prop_assert_eq!(Folded::new(&text).text, text);
        }
    }
}
