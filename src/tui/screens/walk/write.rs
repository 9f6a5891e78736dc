//! Writing a text of an answer: every key goes into the session at once, so that nothing lives in the editor alone.

use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Change, Session};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind, clean_entered, is_harmful};
use crate::editing::{Applied, Buffer, Edit, Refused};
use crate::terminal::key::Input;
use crate::tui::app::help;
use crate::tui::effect::Effect;
use crate::tui::event::Moment;
use crate::tui::keymap;
use crate::tui::layout;
use crate::tui::out::{Go, Out};
use crate::tui::overlay::Overlay;
use crate::tui::work::{View, Work};
use crate::wording::tui as words;

use super::{CardState, Mode, State};

/// What keys do while a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `keymap::WRITE`
pub enum WriteAction {
    Accept,
    Leave,
    Card,
    Undo,
    Redo,
    Newline,
    Left,
    Right,
    Up,
    Down,
    WordLeft,
    WordRight,
    RowStart,
    RowEnd,
    PageUp,
    PageDown,
    TextStart,
    TextEnd,
    Erase,
    EraseNext,
    EraseWord,
    KillToStart,
    KillToEnd,
    Yank,
    Help,
    Repaint,
    Quit,
}

/// What keys do while a text is offered to be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `keymap::MOVE`
pub enum MoveAction {
    Move,
    Fresh,
    Leave,
}

/// A text being written.
#[derive(Debug)]
pub struct Writing {
    /// Which text.
    pub kind: TextKind,
    /// The text and its cursor.
    pub buffer: Buffer,
}

impl Writing {
    /// Opens the text of `kind` at `cursor` (in characters), or at its end.
    #[must_use]
    pub fn open(session: &Session, at: CriterionIx, kind: TextKind, cursor: Option<usize>) -> Self {
        let text = session.draft(at).text(kind);
        let cursor = cursor.unwrap_or_else(|| text.chars().count());
        Self { kind, buffer: Buffer::new(text.to_owned(), cursor, MAX_TEXT_CHARS) }
    }
}

/// What a key asks of the buffer or of the screen.
pub(super) enum Asked {
    Edit(Edit),
    Screen(WriteAction),
}

/// A key or a paste while a text is written.
pub fn input(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    let page = layout::page_rows(size) / 2;
    let asked = match input {
        Input::Paste(text) => Asked::Edit(Edit::Paste(clean_entered(&text))),
        Input::Key(key) => match keymap::find(keymap::WRITE, key) {
            Some(action) => edit_of(action, page),
            None => match key.printable() {
                Some(c) if !is_harmful(c) => Asked::Edit(Edit::Insert(c)),
                Some(_) | None => return,
            },
        },
    };
    match asked {
        Asked::Edit(edit) => apply(work, size, now, edit, out),
        Asked::Screen(action) => act(work, action, out),
    }
}

/// `page` are the rows of a page.
pub(super) fn edit_of(action: WriteAction, page: u16) -> Asked {
    Asked::Edit(match action {
        WriteAction::Undo => Edit::Undo,
        WriteAction::Redo => Edit::Redo,
        WriteAction::Newline => Edit::Newline,
        WriteAction::Left => Edit::Left,
        WriteAction::Right => Edit::Right,
        WriteAction::Up => Edit::Up,
        WriteAction::Down => Edit::Down,
        WriteAction::WordLeft => Edit::WordLeft,
        WriteAction::WordRight => Edit::WordRight,
        WriteAction::RowStart => Edit::RowStart,
        WriteAction::RowEnd => Edit::RowEnd,
        WriteAction::PageUp => Edit::PageUp(page),
        WriteAction::PageDown => Edit::PageDown(page),
        WriteAction::TextStart => Edit::TextStart,
        WriteAction::TextEnd => Edit::TextEnd,
        WriteAction::Erase => Edit::Backspace,
        WriteAction::EraseNext => Edit::Delete,
        WriteAction::EraseWord => Edit::DeleteWord,
        WriteAction::KillToStart => Edit::KillToStart,
        WriteAction::KillToEnd => Edit::KillToEnd,
        WriteAction::Yank => Edit::Yank,
        WriteAction::Accept
        | WriteAction::Leave
        | WriteAction::Card
        | WriteAction::Help
        | WriteAction::Repaint
        | WriteAction::Quit => return Asked::Screen(action),
    })
}

fn apply(work: &mut Work, size: (u16, u16), now: Moment, edit: Edit, out: &mut Out) {
    let View::Walk(State { at, mode: Mode::Write(writing) }) = &mut work.view else { return };
    let Applied { changed, refused, .. } = writing.buffer.apply(edit, layout::text_width(size));
    let (at, kind) = (*at, writing.kind);
    match refused {
        Some(Refused::Full { left_out }) => out.warn(words::text_full(left_out.chars().count())),
        Some(Refused::OneLine) | None => {}
    }
    if changed {
        let text = writing.buffer.text().to_owned();
        if let Err(refusal) = work.change(now, vec![Change::Text(at, kind, text)]) {
            out.warn(words::refused(work, at, refusal));
        }
    }
}

fn act(work: &mut Work, action: WriteAction, out: &mut Out) {
    let View::Walk(state) = &mut work.view else { return };
    let at = state.at;
    match action {
        WriteAction::Accept => {
            state.mode = Mode::Browse;
            super::next_pending(work, at, out);
        }
        WriteAction::Leave => state.mode = Mode::Browse,
        WriteAction::Card => out.go(Go::Open(Overlay::Card(CardState { at, scroll: 0 }))),
        WriteAction::Quit => out.go(Go::Quit),
        WriteAction::Help => out.go(help((words::WRITE, keymap::rows(keymap::WRITE, |_| true)))),
        WriteAction::Repaint => out.effect(Effect::Repaint),
        // Those that change the text or move in it went to the buffer.
        WriteAction::Undo
        | WriteAction::Redo
        | WriteAction::Newline
        | WriteAction::Left
        | WriteAction::Right
        | WriteAction::Up
        | WriteAction::Down
        | WriteAction::WordLeft
        | WriteAction::WordRight
        | WriteAction::RowStart
        | WriteAction::RowEnd
        | WriteAction::PageUp
        | WriteAction::PageDown
        | WriteAction::TextStart
        | WriteAction::TextEnd
        | WriteAction::Erase
        | WriteAction::EraseNext
        | WriteAction::EraseWord
        | WriteAction::KillToStart
        | WriteAction::KillToEnd
        | WriteAction::Yank => {}
    }
}

/// A key or a paste while the text of `from` is offered to be moved over. Whoever writes on is writing the demanded
/// text, as after any other score; and whoever moves on moves on.
pub fn offer(work: &mut Work, size: (u16, u16), now: Moment, from: TextKind, input: Input, out: &mut Out) {
    let View::Walk(State { at, .. }) = &work.view else { return };
    let at = *at;
    let key = match input {
        Input::Key(key) if key.printable().is_none() => key,
        Input::Key(_) | Input::Paste(_) => {
            super::open_editor(work, at, from.other());
            return self::input(work, size, now, input, out);
        }
    };
    match keymap::find(keymap::MOVE, key) {
        Some(MoveAction::Move) => {
            super::set_mode(work, Mode::Browse);
            let changes = work.session().moving_text(at, from);
            match work.change(now, changes) {
                Ok(()) => out.info(words::moved(from)),
                Err(refusal) => out.warn(words::refused(work, at, refusal)),
            }
        }
        Some(MoveAction::Fresh) => super::open_editor(work, at, from.other()),
        Some(MoveAction::Leave) => super::set_mode(work, Mode::Browse),
        None => {
            super::set_mode(work, Mode::Browse);
            super::browse(work, now, key, out);
        }
    }
}
