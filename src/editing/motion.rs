//! Where a cursor goes: from a byte offset in a text to another. Every offset given and returned is a grapheme
//! boundary, but for [`settle`], which makes one. Each looks only as far as it has to.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The first grapheme boundary at or after `at`; the end of `text` if `at` lies beyond it.
pub fn settle(text: &str, at: usize) -> usize {
    let at = (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    // With the whole text at hand the cursor never asks for more context, so it has no error to give.
    match cursor.is_boundary(text, 0) {
        Ok(true) | Err(_) => at,
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
    }
}

/// One grapheme back, or where it was at the start.
pub fn left(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(at)
}

/// One grapheme on, or where it was at the end.
pub fn right(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(at)
}

/// Back over what is no word, then over the word, to its start.
pub fn word_left(text: &str, at: usize) -> usize {
    let mut graphemes = text[..at].grapheme_indices(true).rev().peekable();
    let mut to = at;
    while let Some((start, _)) = graphemes.next_if(|(_, g)| !is_of_word(g)) {
        to = start;
    }
    while let Some((start, _)) = graphemes.next_if(|(_, g)| is_of_word(g)) {
        to = start;
    }
    to
}

/// On over the rest of the word, then over what is no word, to the start of the next one.
pub fn word_right(text: &str, at: usize) -> usize {
    let mut graphemes = text[at..].graphemes(true).peekable();
    let mut to = at;
    while let Some(g) = graphemes.next_if(|g| is_of_word(g)) {
        to += g.len();
    }
    while let Some(g) = graphemes.next_if(|g| !is_of_word(g)) {
        to += g.len();
    }
    to
}

/// On over what is no word, then over the word, to its end.
pub fn word_end(text: &str, at: usize) -> usize {
    let mut graphemes = text[at..].graphemes(true).peekable();
    let mut to = at;
    while let Some(g) = graphemes.next_if(|g| !is_of_word(g)) {
        to += g.len();
    }
    while let Some(g) = graphemes.next_if(|g| is_of_word(g)) {
        to += g.len();
    }
    to
}

/// The start of the line, whatever rows it falls into.
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |found| found + 1)
}

/// The end of the line, before its line break (`\n` or `\r\n`).
pub fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| {
        let line = &text[at..at + found];
        at + line.strip_suffix('\r').unwrap_or(line).len()
    })
}

/// With its braces a place of a phrase, `{no_cumplen}`, is one word.
fn is_of_word(grapheme: &str) -> bool {
    grapheme.chars().any(|c| c.is_alphanumeric() || matches!(c, '_' | '{' | '}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_a_family_and_a_letter_with_its_mark_are_one_step_each() {
        let text = "n\u{303}🇨🇱👨‍👩‍👧\r\nx";
        let mut stops = vec![0];
        while stops.last() != Some(&text.len()) {
            stops.push(right(text, stops[stops.len() - 1]));
        }
        assert_eq!(stops.len(), 6);
        let back: Vec<usize> =
            std::iter::successors(Some(text.len()), |&at| (at > 0).then(|| left(text, at))).collect();
        assert_eq!(back.into_iter().rev().collect::<Vec<_>>(), stops);
        assert_eq!((left(text, 0), right(text, text.len())), (0, text.len()));
    }

    #[test]
    fn an_offset_inside_a_character_settles_after_it() {
        let text = "an\u{303}o";
        assert_eq!([0, 1, 2, 3, 4, 5, 99].map(|at| settle(text, at)), [0, 1, 4, 4, 4, 5, 5]);
    }

    #[test]
    fn words_begin_after_spanish_marks() {
        let text = "«¿Cómo está, señor?»\nBien";
        let starts: Vec<usize> =
            std::iter::successors(Some(text.len()), |&at| (at > 0).then(|| word_left(text, at))).collect();
        let seen: Vec<&str> = starts.iter().map(|&at| text[at..].split_inclusive(' ').next().unwrap_or("")).collect();
        assert_eq!(seen, ["", "Bien", "señor?»\nBien", "está, ", "Cómo ", "«¿Cómo "]);
        assert_eq!(word_right(text, 0), text.find('C').unwrap());
        assert_eq!(word_right(text, text.find("señor").unwrap()), text.find('B').unwrap());
        assert_eq!(word_right(text, text.len()), text.len());
    }

    #[test]
    fn words_end_before_spanish_marks() {
        let text = "«¿Cómo está, señor?»";
        let ends: Vec<&str> = std::iter::successors(Some(0), |&at| (at < text.len()).then(|| word_end(text, at)))
            .map(|at| &text[..at])
            .collect();
        assert_eq!(ends, ["", "«¿Cómo", "«¿Cómo está", "«¿Cómo está, señor", text]);
    }

    #[test]
    fn a_place_of_a_phrase_is_one_word() {
        let text = "Falta en ({no_cumplen}).";
        let end = text.find('}').unwrap() + 1;
        assert_eq!(word_left(text, end), text.find('{').unwrap());
    }

    #[test]
    fn a_line_ends_before_its_break_of_either_kind() {
        let text = "uno\r\ndos\n";
        assert_eq!([0, 3, 5, 8, 9].map(|at| line_start(text, at)), [0, 0, 5, 5, 9]);
        assert_eq!([0, 3, 5, 8, 9].map(|at| line_end(text, at)), [3, 3, 8, 8, 9]);
    }
}
