//! The part of a one-line text that a field shows.

use crate::domain::text::harmless;
use crate::editing::columns;
use unicode_segmentation::UnicodeSegmentation;

/// What a field shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// The text, with an ellipsis where something is cut off.
    pub text: String,
    /// Column of the cursor in it.
    pub column: u16,
}

/// The part of `text` around the cursor (a byte offset at a grapheme's edge) in `width` columns, of which the cursor needs one.
pub(crate) fn window(text: &str, cursor: usize, width: usize) -> Window {
    let (before, after) = text.split_at(cursor.min(text.len()));
    let (before, after) = (shown(before), shown(after));
    let (left, right) = (columns(&before), columns(&after));
    let room = width.saturating_sub(1);
    // Behind the cursor up to a third is kept in sight.
    let left_room = if left + right <= room { room } else { room - right.min(width / 3) };
    let start = last_columns(&before, left_room);
    let end = first_columns(&after, room.saturating_sub(columns(&start)) + usize::from(!after.is_empty()));
    Window { column: u16::try_from(columns(&start)).unwrap_or(u16::MAX), text: start + &end }
}

/// As many columns as the text has graphemes, whatever is in it.
fn shown(text: &str) -> String {
    harmless(text).replace('\n', " ")
}

fn first_columns(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        if columns(&kept) + columns(grapheme) + 1 > width {
            break;
        }
        kept.push_str(grapheme);
    }
    if width > 0 { kept + "…" } else { kept }
}

fn last_columns(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut from = text.len();
    for (at, _) in text.grapheme_indices(true).rev() {
        if columns(&text[at..]) + 1 > width {
            break;
        }
        from = at;
    }
    if width > 0 { format!("…{}", &text[from..]) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn show(text: &str, cursor: usize, width: usize) -> (String, u16) {
        let window = window(text, cursor, width);
        (window.text, window.column)
    }

    #[test]
    fn a_long_text_moves_under_the_cursor_and_says_where_it_is_cut() {
        assert_eq!(show("abc", 3, 5), ("abc".into(), 3));
        assert_eq!(show("abcdefghij", 10, 6), ("…ghij".into(), 5));
        assert_eq!(show("abcdefghij", 0, 6), ("abcde…".into(), 0));
        assert_eq!(show("abcdefghij", 5, 6), ("…defg…".into(), 3));
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_within(text in "[a-cñ漢\u{301}👨 \u{202E}]{0,30}", place in 0usize..30, width in 1usize..20) {
            let cursor = text.grapheme_indices(true).map(|(at, _)| at).nth(place).unwrap_or(text.len());
            let window = window(&text, cursor, width);
            prop_assert!(columns(&window.text) <= width, "{window:?}");
            prop_assert!(usize::from(window.column) < width, "{window:?}");
        }
    }
}
