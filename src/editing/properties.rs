//! What holds after every edit, whatever the text and the keys.

use super::layout::{Caret, Layout};
use super::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

const LIMIT: usize = 60;

/// Characters that meet each other badly: marks, joiners, flags, wide ones, spaces, breaks, conjuncts, controls.
fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        6 => prop::sample::select("aábñ,.-/¿?«»(1 ".chars().collect::<Vec<_>>()),
        3 => Just(' '),
        1 => Just('\n'),
        2 => prop::sample::select("\u{303}\u{200D}\u{FE0F}🇨🇱👨👧漢한\u{1100}\u{1161}क\u{94D}ष\u{600}".chars().collect::<Vec<_>>()),
        1 => prop::sample::select("\r\t\u{7}\u{2028}\u{85}\u{202E}\u{200B}\u{A0}\u{AD}".chars().collect::<Vec<_>>()),
    ]
}

fn text(longest: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(character(), 0..=longest).prop_map(String::from_iter)
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        8 => character().prop_map(Edit::Insert),
        2 => text(20).prop_map(Edit::Paste),
        4 => prop::sample::select(vec![
            Edit::Newline, Edit::Backspace, Edit::Delete, Edit::DeleteWord, Edit::KillToStart, Edit::KillToEnd,
            Edit::Yank, Edit::Undo, Edit::Redo, Edit::Backspace, Edit::Delete, Edit::Undo,
        ]),
        4 => prop::sample::select(vec![
            Edit::Left, Edit::Right, Edit::WordLeft, Edit::WordRight, Edit::Up, Edit::Down, Edit::RowStart,
            Edit::RowEnd, Edit::TextStart, Edit::TextEnd, Edit::PageUp(3), Edit::PageDown(3), Edit::PageUp(u16::MAX),
            Edit::PageDown(0),
        ]),
    ]
}

fn is_boundary(text: &str, at: usize) -> bool {
    at == text.len() || text.grapheme_indices(true).any(|(start, _)| start == at)
}

fn check(buffer: &Buffer, width: u16) -> Result<(), TestCaseError> {
    let text = buffer.text();
    prop_assert!(is_boundary(text, buffer.cursor()), "{text:?} {}", buffer.cursor());
    prop_assert_eq!(buffer.chars(), text.chars().count());
    prop_assert!(buffer.chars() <= LIMIT);
    prop_assert_eq!(text.chars().take(buffer.cursor_chars()).map(char::len_utf8).sum::<usize>(), buffer.cursor());
    let place = buffer.place(width);
    prop_assert!(place.row < buffer.rows(width).len());
    Ok(())
}

proptest! {
    #[test]
    fn edits_keep_cursor_rows_and_limit_right(
        start in text(30),
        cursor in 0_usize..40,
        edits in prop::collection::vec((edit(), prop::bool::weighted(0.05)), 1..60),
        widths in (0_u16..14, 0_u16..14),
    ) {
        let mut buffer = Buffer::new(start.clone(), cursor, LIMIT);
        let mut width = widths.0;
        for (edit, resize) in edits {
            if resize {
                width = widths.1;
            }
            let before = (buffer.text().to_owned(), buffer.place(width), buffer.cursor());
            let applied = buffer.apply(edit, width);
            check(&buffer, width)?;
            let rows = buffer.rows(width);
            let afresh = wrap(buffer.text(), width);
            prop_assert_eq!(&rows[..], &afresh[..]);
            prop_assert_eq!(applied.changed, before.0 != buffer.text());
            prop_assert!(applied.moved || (before.1 == buffer.place(width) && before.2 == buffer.cursor()) || applied.changed);
        }
        let end = buffer.text().to_owned();
        while buffer.apply(Edit::Undo, width).changed {
            check(&buffer, width)?;
        }
        prop_assert_eq!(buffer.text(), &start);
        while buffer.apply(Edit::Redo, width).changed {
            check(&buffer, width)?;
        }
        // Steps that the last edits had undone come back too; from there, what was at the end is on the way.
        let mut seen = buffer.text() == end;
        while !seen && buffer.apply(Edit::Undo, width).changed {
            seen = buffer.text() == end;
        }
        prop_assert!(seen);
    }

    #[test]
    fn nothing_typed_or_pasted_is_silently_lost(start in text(58), pasted in text(20), at in 0_usize..60) {
        let mut buffer = Buffer::new(start.clone(), at, LIMIT);
        let cut = buffer.cursor();
        let applied = buffer.apply(Edit::Paste(pasted.clone()), 10);
        let left_out = match applied.refused {
            Some(Refused::Full { left_out }) => left_out,
            Some(Refused::OneLine) => return Err(TestCaseError::fail("there are lines")),
            None => String::new(),
        };
        let taken = pasted.strip_suffix(&left_out).unwrap();
        prop_assert!(is_boundary(&pasted, taken.len()));
        prop_assert_eq!(buffer.text(), format!("{}{taken}{}", &start[..cut], &start[cut..]));
        let next = left_out.graphemes(true).next().map_or(usize::MAX / 2, |grapheme| grapheme.chars().count());
        prop_assert!(buffer.chars() + next > LIMIT, "more would have fitted");
    }

    #[test]
    fn one_line_stays_one_line(edits in prop::collection::vec(edit(), 1..60)) {
        let mut buffer = Buffer::one_line(String::new(), LIMIT);
        for edit in edits {
            let _ = buffer.apply(edit, 5);
            check(&buffer, 5)?;
            prop_assert!(!buffer.text().contains('\n'));
            prop_assert_eq!(buffer.rows(5).len(), 1);
        }
    }

    #[test]
    fn rows_hold_the_whole_text_and_fit_the_width(text in text(80), width in 0_u16..14) {
        let rows = wrap(&text, width);
        let whole: String = rows.iter().map(|row| &text[row.start..row.next]).collect();
        prop_assert_eq!(&whole, &text);
        for pair in rows.windows(2) {
            prop_assert_eq!(pair[0].next, pair[1].start);
            prop_assert!(is_boundary(&text, pair[1].start));
            prop_assert_eq!(pair[0].continues, pair[0].end == pair[0].next);
        }
        for row in &rows {
            let shown = row.of(&text).trim_end_matches(' ');
            let one = shown.graphemes(true).nth(1).is_none();
            prop_assert!(columns(shown) <= usize::from(width.max(1)) || one, "{shown:?}");
            prop_assert!(row.columns <= width.max(1));
            prop_assert!(!row.of(&text).contains('\n'));
        }
    }

    #[test]
    fn every_cursor_has_one_place_and_comes_back_from_it(text in text(60), width in 2_u16..14) {
        let layout = Layout::new(&text, width);
        for (offset, grapheme) in text.grapheme_indices(true) {
            let place = layout.place(&text, Caret::at(offset));
            let row = &layout.rows()[place.row];
            prop_assert!(row.start <= offset && (offset <= row.end));
            let hangs = offset > row.visible_end(&text) || columns(&text[row.start..offset]) > usize::from(width);
            if !hangs && columns(grapheme) > 0 && row.of(&text).graphemes(true).all(|g| columns(g) > 0) {
                prop_assert_eq!(layout.caret(&text, place), Caret::at(offset));
            }
        }
    }

    #[test]
    fn without_long_words_rows_break_where_the_whole_line_may(words in prop::collection::vec("[¿(]?[a-zñ]{1,5}[,.?)]?", 1..20)) {
        let line = words.join(" ");
        let allowed: Vec<usize> = unicode_linebreak::linebreaks(&line).map(|(at, _)| at).collect();
        for row in wrap(&line, 8) {
            prop_assert!(allowed.contains(&row.next), "{line:?} {row:?}");
        }
    }
}
