//! A text that covers the screen: keys move through it, no further than its end.

use crate::app::keymap::{self, ReaderAction};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::overlay::Help;
use crate::terminal::key::Key;

/// A key while the help is shown.
pub(crate) fn read_help(help: &mut Help, key: Key, size: (u16, u16), out: &mut Out) {
    if let Some(action) = keymap::find(keymap::READER, key) {
        let lines = help.lines(measure::reader_columns(size), str::to_owned);
        let end = lines.len().saturating_sub(usize::from(measure::body_rows(size)));
        let page = usize::from(measure::page_rows(size));
        scroll(&mut help.scroll, end, action, page, out);
    }
}

/// Moves what a reader shows, no further than `end`.
pub(crate) fn scroll(position: &mut usize, end: usize, action: ReaderAction, page: usize, out: &mut Out) {
    *position = match action {
        ReaderAction::Up => position.saturating_sub(1),
        ReaderAction::Down => *position + 1,
        ReaderAction::PageUp => position.saturating_sub(page),
        ReaderAction::PageDown => *position + page,
        ReaderAction::Close => return out.go(Go::Close),
    }
    .min(end);
}
