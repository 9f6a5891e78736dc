//! What can stand in front of a screen. At most one does.

use std::time::Duration;

use crate::app::keymap::{self, Answer, Binding, HeldAction, HelpRow, ReaderAction};
use crate::app::left::Left;
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::page::{Role, Row, hanging, pad};
use crate::app::screens::walk::{CardState, TreeState};
use crate::domain::session::SessionId;
use crate::editing::columns;
use crate::terminal::key::Key;
use crate::wording::tui as words;

/// Something in front of a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// The keys of the screen below.
    Help(Help),
    /// A question with yes or no.
    Confirm(Question),
    /// A session is open elsewhere: what now?
    Held(Held),
    /// Whoever has a session was asked to let go of it.
    Waiting(Waiting),
    /// Something was open when the session was left: how to go on?
    Left(Left),
    /// All criteria of the session.
    Tree(TreeState),
    /// Everything the rubric says of a criterion.
    Card(CardState),
}

/// The help: the rows of the table that acts on the screen below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Name of the screen.
    pub title: &'static str,
    /// Keys and what they do.
    pub rows: Vec<HelpRow>,
    /// First row shown.
    pub scroll: usize,
}

impl Help {
    /// What it says: a heading, then each key, named by `name`, with what it does.
    pub(crate) fn lines(&self, width: u16, name: impl Fn(&str) -> String) -> Vec<Row> {
        let column =
            self.rows.iter().map(|row| columns(&name(&row.keys))).max().unwrap_or(0).min(usize::from(width) / 2);
        let indent = u16::try_from(column + 2).unwrap_or(width);
        let mut lines = vec![Row::of(words::help_title(self.title), Role::Strong), Row::blank()];
        for row in &self.rows {
            let head = Row::of(format!("{}  ", pad(&name(&row.keys), column)), Role::Key);
            lines.extend(hanging(head, row.name, indent, width, Role::Plain));
        }
        lines
    }
}

/// A session that is open elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub id: SessionId,
    /// Who has it, in Spanish.
    pub holder: String,
    /// Whether it can be gone on with here.
    pub own: bool,
}

impl Held {
    /// Whether `action` is offered.
    pub(crate) fn works(&self, action: HeldAction) -> bool {
        match action {
            HeldAction::TakeOver => self.own,
            HeldAction::Read | HeldAction::Back => true,
        }
    }
}

/// Waiting for whoever has a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub id: SessionId,
    /// Until when; then it is opened all the same.
    pub until: Duration,
}

/// A question that is asked before something is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Move this session to the trash?
    Remove(SessionId, String),
    /// Destroy so many sessions of the trash for good?
    Purge(usize),
    /// Leave although the disk refuses? What would be lost cannot be kept otherwise.
    LeaveUnsaved(Leave),
    /// Leave although the disk does not answer? What is under way may yet arrive there, or not.
    LeaveSlow(Leave),
}

impl Question {
    /// The keys that answer it.
    pub(crate) fn keys(&self) -> &'static [Binding<Answer>] {
        match self {
            Self::Remove(..) | Self::Purge(_) | Self::LeaveUnsaved(_) => keymap::CONFIRM,
            Self::LeaveSlow(_) => keymap::CONFIRM_SLOW,
        }
    }
}

/// Where one goes when one leaves a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// To the list of sessions.
    ToList,
    /// Out of the program.
    Quit,
}

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
