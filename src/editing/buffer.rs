//! A text with its cursor, its history and its rows: what an open editor or a form field is.

use super::edit::{Applied, Edit, Refused};
use super::layout::{Caret, Layout, Place};
use super::motion;
use super::undo::{History, Kind, Step};
use super::wrap::Row;
use std::borrow::Cow;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A text that is being written. The cursor stands between graphemes. What is typed must be cleaned before
/// ([`crate::domain::text::clean_entered`]); a text that was read is taken as it is and changes only where edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buffer {
    text: String,
    /// Characters in `text`, counted along.
    chars: usize,
    limit: usize,
    one_line: bool,
    caret: Caret,
    /// The column that vertical movement keeps to.
    goal: Option<u16>,
    layout: Option<Layout>,
    history: History,
    killed: String,
    /// The last edit was a kill, so the next one adds to `killed`.
    killing: bool,
}

impl Buffer {
    /// An editor of many lines for `text`, the cursor after `cursor` Unicode scalar values (at the end if there are
    /// fewer, after the grapheme if inside one). Edits never make the text longer than `limit` scalar values; a
    /// longer `text` is taken whole, and can only be shortened.
    pub fn new(text: String, cursor: usize, limit: usize) -> Self {
        let offset = text.char_indices().nth(cursor).map_or(text.len(), |(at, _)| at);
        Self {
            caret: Caret::at(motion::settle(&text, offset)),
            chars: text.chars().count(),
            text,
            limit,
            one_line: false,
            goal: None,
            layout: None,
            history: History::default(),
            killed: String::new(),
            killing: false,
        }
    }

    /// A field of one line, the cursor at its end. It takes no line break and is never wrapped: every `width` is
    /// ignored.
    pub fn one_line(text: String, limit: usize) -> Self {
        Self { one_line: true, ..Self::new(text, usize::MAX, limit) }
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Length of the text in Unicode scalar values.
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// Longest that edits make the text, in Unicode scalar values.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// The cursor in Unicode scalar values from the start of the text, as sessions keep it.
    pub fn cursor_chars(&self) -> usize {
        self.text[..self.caret.offset].chars().count()
    }

    /// The cursor as a byte offset.
    pub fn cursor(&self) -> usize {
        self.caret.offset
    }

    /// The rows at `width` columns, at least one. Free if `width` is that of the last edit or [`Buffer::wrap_to`].
    pub fn rows(&self, width: u16) -> Cow<'_, [Row]> {
        match self.laid_out(width) {
            Cow::Borrowed(layout) => Cow::Borrowed(layout.rows()),
            Cow::Owned(layout) => Cow::Owned(layout.rows().to_vec()),
        }
    }

    /// Where the cursor stands at `width` columns.
    pub fn place(&self, width: u16) -> Place {
        self.laid_out(width).place(&self.text, self.caret)
    }

    /// Keeps rows for `width` from now on; to be called before it is drawn.
    pub fn wrap_to(&mut self, width: u16) {
        if let Cow::Owned(layout) = self.laid_out(width) {
            self.layout = Some(layout);
        }
    }

    /// Replaces the whole text as one step that can be undone, the cursor at the end. What goes beyond the limit
    /// comes back in [`Applied::refused`].
    pub fn replace(&mut self, text: &str) -> Applied {
        self.replace_range(0..self.text.len(), text)
    }

    /// Replaces what stands at `range` (bytes, between characters) as [`Buffer::replace`] does the whole text, the
    /// cursor behind what was put.
    pub fn replace_range(&mut self, range: Range<usize>, text: &str) -> Applied {
        let before = self.caret;
        self.goal = None;
        self.killing = false;
        let applied = self.put(range, text, Kind::Alone);
        Applied { moved: self.caret != before, ..applied }
    }

    /// Puts the cursor at the byte `offset`, or after the grapheme it falls into.
    pub fn go_to(&mut self, offset: usize) {
        self.goal = None;
        self.killing = false;
        self.history.close();
        self.caret = Caret::at(motion::settle(&self.text, offset));
    }

    /// Carries out `edit`, with the text wrapped at `width` columns.
    pub fn apply(&mut self, edit: Edit, width: u16) -> Applied {
        self.wrap_to(width);
        let before = self.caret;
        if !matches!(edit, Edit::Up | Edit::Down | Edit::PageUp(_) | Edit::PageDown(_)) {
            self.goal = None;
        }
        let kills = matches!(edit, Edit::DeleteWord | Edit::DeleteNextWord | Edit::KillToStart | Edit::KillToEnd);
        let after_kill = std::mem::replace(&mut self.killing, kills);
        let applied = self.carry_out(edit, width, after_kill);
        Applied { moved: self.caret != before, ..applied }
    }

    fn carry_out(&mut self, edit: Edit, width: u16, after_kill: bool) -> Applied {
        let (text, at) = (&self.text, self.caret.offset);
        match edit {
            Edit::Insert('\n') | Edit::Newline if self.one_line => {
                Applied { refused: Some(Refused::OneLine), ..Applied::default() }
            }
            Edit::Insert('\n') | Edit::Newline => self.put(at..at, "\n", Kind::Alone),
            Edit::Insert(typed) => self.put(at..at, typed.encode_utf8(&mut [0; 4]), Kind::Typing),
            Edit::Paste(pasted) => self.put(at..at, &pasted, Kind::Alone),
            Edit::Yank => self.put(at..at, &self.killed.clone(), Kind::Alone),
            Edit::Backspace => self.change(motion::left(text, at)..at, "", Kind::Erasing),
            Edit::Delete => self.change(at..motion::right(text, at), "", Kind::Deleting),
            Edit::DeleteWord => self.kill(motion::word_left(text, at)..at, after_kill),
            Edit::DeleteNextWord => self.kill(at..motion::word_end(text, at), after_kill),
            Edit::KillToStart => self.kill(motion::line_start(text, at)..at, after_kill),
            Edit::KillToEnd => match motion::line_end(text, at) {
                end if end == at => self.kill(at..motion::right(text, at), after_kill),
                end => self.kill(at..end, after_kill),
            },
            Edit::Left => self.go(Caret::at(motion::left(text, at))),
            Edit::Right => self.go(Caret::at(motion::right(text, at))),
            Edit::WordLeft => self.go(Caret::at(motion::word_left(text, at))),
            Edit::WordRight => self.go(Caret::at(motion::word_right(text, at))),
            Edit::WordEnd => self.go(Caret::at(motion::word_end(text, at))),
            Edit::TextStart => self.go(Caret::at(0)),
            Edit::TextEnd => self.go(Caret::at(text.len())),
            Edit::RowStart => self.go(self.laid_out(width).row_start(text, self.caret)),
            Edit::RowEnd => self.go(self.laid_out(width).row_end(text, self.caret)),
            Edit::Up => self.go_rows(width, |row| row.saturating_sub(1)),
            Edit::Down => self.go_rows(width, |row| row.saturating_add(1)),
            Edit::PageUp(rows) => self.go_rows(width, |row| row.saturating_sub(rows.into())),
            Edit::PageDown(rows) => self.go_rows(width, |row| row.saturating_add(rows.into())),
            Edit::Undo => self.undo(),
            Edit::Redo => self.redo(),
        }
    }

    fn laid_out(&self, width: u16) -> Cow<'_, Layout> {
        let width = if self.one_line { u16::MAX } else { width };
        match &self.layout {
            Some(layout) if layout.width() == width => Cow::Borrowed(layout),
            Some(_) | None => Cow::Owned(Layout::new(&self.text, width)),
        }
    }

    fn go(&mut self, caret: Caret) -> Applied {
        self.history.close();
        self.caret = caret;
        Applied::default()
    }

    fn go_rows(&mut self, width: u16, target: impl FnOnce(usize) -> usize) -> Applied {
        let layout = self.laid_out(width);
        let here = layout.place(&self.text, self.caret);
        let column = self.goal.unwrap_or(here.column);
        let row = target(here.row).min(layout.rows().len().saturating_sub(1));
        let caret = if row == here.row { self.caret } else { layout.caret(&self.text, Place { row, column }) };
        self.goal = Some(column);
        self.go(caret)
    }

    /// Replaces `range` with as much of `new` as the limit allows, in whole graphemes.
    fn put(&mut self, range: Range<usize>, new: &str, kind: Kind) -> Applied {
        let joined = if self.one_line { join_lines(new) } else { Cow::Borrowed(new) };
        let staying = self.chars - self.text[range.clone()].chars().count();
        let (fitting, left_out) = fit(&joined, self.limit.saturating_sub(staying));
        let applied = self.change(range, fitting, kind);
        let refused = (!left_out.is_empty()).then(|| Refused::Full { left_out: left_out.to_owned() });
        Applied { refused, ..applied }
    }

    /// Removes `range` and keeps it for yanking, beside what the kill just before removed.
    fn kill(&mut self, range: Range<usize>, after_kill: bool) -> Applied {
        if !range.is_empty() {
            if !after_kill {
                self.killed.clear();
            }
            let backwards = range.end == self.caret.offset;
            self.killed.insert_str(if backwards { 0 } else { self.killed.len() }, &self.text[range.clone()]);
        }
        self.change(range, "", Kind::Alone)
    }

    /// Replaces `range` with `inserted` as a step of `kind`.
    fn change(&mut self, range: Range<usize>, inserted: &str, kind: Kind) -> Applied {
        if self.text[range.clone()] == *inserted {
            return Applied::default();
        }
        let mut step = Step {
            at: range.start,
            removed: self.text[range.clone()].to_owned(),
            inserted: inserted.to_owned(),
            cursor_before: self.caret.offset,
            cursor_after: 0,
        };
        self.swap(range, inserted);
        // What was apart may now be one grapheme with the text around it.
        self.caret = Caret::at(motion::settle(&self.text, step.at + inserted.len()));
        step.cursor_after = self.caret.offset;
        self.history.record(kind, step);
        Applied { changed: true, ..Applied::default() }
    }

    fn undo(&mut self) -> Applied {
        let Some(step) = self.history.undo() else { return Applied::default() };
        self.swap(step.at..step.at + step.inserted.len(), &step.removed);
        self.caret = Caret::at(step.cursor_before);
        Applied { changed: true, ..Applied::default() }
    }

    fn redo(&mut self) -> Applied {
        let Some(step) = self.history.redo() else { return Applied::default() };
        self.swap(step.at..step.at + step.removed.len(), &step.inserted);
        self.caret = Caret::at(step.cursor_after);
        Applied { changed: true, ..Applied::default() }
    }

    /// The one place where the text changes: text, count and rows go together.
    fn swap(&mut self, range: Range<usize>, new: &str) {
        let (at, removed) = (range.start, range.len());
        self.chars = self.chars - self.text[range.clone()].chars().count() + new.chars().count();
        self.text.replace_range(range, new);
        if let Some(layout) = &mut self.layout {
            layout.edited(&self.text, at, removed, new.len());
        }
    }
}

/// Splits `text` after as many whole graphemes as have at most `room` characters together.
fn fit(text: &str, room: usize) -> (&str, &str) {
    if text.len() <= room {
        return (text, "");
    }
    let mut used = 0;
    let beyond = text.grapheme_indices(true).find(|(_, grapheme)| {
        used += grapheme.chars().count();
        used > room
    });
    text.split_at(beyond.map_or(text.len(), |(at, _)| at))
}

/// The lines of `text` as one, a space between them; empty ones go.
fn join_lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" "))
}
