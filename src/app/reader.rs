//! A text that covers the screen: keys move through it, no further than its end.

use crate::app::keymap::{self, ReaderAction};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::overlay::{Help, Versions};
use crate::terminal::key::Key;

/// A key while the help is shown.
pub(crate) fn read_help(help: &mut Help, key: Key, size: (u16, u16), out: &mut Out) {
    let lines = help.lines(measure::reader_columns(size), str::to_owned).len();
    read(&mut help.scroll, lines, key, size, out);
}

/// A key while what was handed in is shown.
pub(crate) fn read_versions(versions: &mut Versions, key: Key, size: (u16, u16), out: &mut Out) {
    let lines = versions.lines(measure::reader_columns(size)).len();
    read(&mut versions.scroll, lines, key, size, out);
}

fn read(position: &mut usize, lines: usize, key: Key, size: (u16, u16), out: &mut Out) {
    if let Some(action) = keymap::find(keymap::READER, key) {
        let end = lines.saturating_sub(usize::from(measure::body_rows(size)));
        scroll(position, end, action, usize::from(measure::page_rows(size)), out);
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
