//! A session that comes open where something was being typed: nothing that is typed goes there, or becomes a command,
//! before the supervisor has seen where they are and said how to go on.

use crate::app::App;
use crate::app::input::work_bookmark;
use crate::app::keymap::{self, LeftAction};
use crate::app::out::{Go, Out};
use crate::app::overlay::Overlay;
use crate::app::screens::{sheet, walk};
use crate::app::work::{View, Work};
use crate::domain::text::TextKind;
use crate::terminal::key::Key;
use crate::wording::hand as words;

/// What was open when the session was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// A text was being written.
    Text(TextKind),
    /// Cases were being counted.
    Counter,
    /// A text for many was being written.
    Bulk,
    /// It was being chosen what gets a 0.
    Zeros,
    /// The note on a mark was being written.
    Note,
    /// The notices were looked at, or one was being dismissed.
    Notices,
    /// Something was being searched.
    Search,
    /// A code was being typed.
    Code,
    /// The sheet was being ticked.
    Sheet,
    /// Codes were being typed into the sheet.
    Codes,
    /// The identification was being filled.
    Identification,
}

impl Left {
    /// What it was at the criterion of `code`, and how one can go on, in Spanish.
    pub(crate) fn words(self, code: &str) -> (String, &'static str) {
        let (what, answers) = match self {
            Self::Text(kind) => (words::writing(kind, code), words::GO_ON_WRITING),
            Self::Bulk => (words::WRITING_BULK.to_owned(), words::GO_ON_WRITING),
            Self::Note => (words::writing_note(code), words::GO_ON_WRITING),
            Self::Codes => (words::TYPING_CODES.to_owned(), words::GO_ON_WRITING),
            Self::Identification => (words::FILLING.to_owned(), words::GO_ON_WRITING),
            Self::Counter => (words::counting(code), words::GO_ON),
            Self::Zeros => (words::CHOOSING.to_owned(), words::GO_ON),
            Self::Notices => (words::in_notices(code), words::GO_ON),
            Self::Search => (words::SEARCHING.to_owned(), words::GO_ON),
            Self::Code => (words::TYPING_A_CODE.to_owned(), words::GO_ON),
            Self::Sheet => (words::TICKING.to_owned(), words::GO_ON),
        };
        (words::left(&what), answers)
    }
}

impl App {
    /// A key before it is said how to go on.
    pub(crate) fn left_key(&mut self, key: Key, out: &mut Out) {
        match keymap::find(keymap::LEFT, key) {
            None => out.warn(words::SAY_HOW),
            Some(LeftAction::GoOn) => self.overlay = None,
            Some(LeftAction::Close) => {
                self.overlay = None;
                let now = self.now;
                if let Some(work) = self.work_mut() {
                    close(work, out);
                    work_bookmark(work, now);
                }
            }
        }
    }

    /// Asks how to go on, if something is open.
    pub(crate) fn ask_how_to_go_on(&mut self) {
        if let Some(left) = self.work().and_then(left) {
            // What was typed before this could be seen says nothing about it.
            self.forget_ahead();
            self.overlay = Some(Overlay::Left(left));
        }
    }
}

/// What is open in a session that came open just now.
fn left(work: &Work) -> Option<Left> {
    match &work.view {
        View::Walk(state) => state.mode.left(),
        View::Sheet(state) if state.entry.is_some() => Some(Left::Codes),
        View::Sheet(_) if work.is_writable() => Some(Left::Sheet),
        View::Identify(state) if !state.fresh => Some(Left::Identification),
        View::Sheet(_) | View::Identify(_) | View::Summary(_) | View::Conclude(_) => None,
    }
}

/// Closes what is open: texts stay, and so does what was counted before.
fn close(work: &mut Work, out: &mut Out) {
    match &work.view {
        View::Walk(_) => walk::close(work),
        View::Sheet(_) => sheet::close(work, out),
        View::Identify(_) => out.go(Go::Walk(None)),
        View::Summary(_) | View::Conclude(_) => {}
    }
}
