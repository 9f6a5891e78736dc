//! The list of saved sessions: choosing, filtering, removing; and the [`trash`].
//!
//! [`listing`] holds what is listed, [`columns`] says which columns a window has room for.

pub mod columns;
pub mod listing;
pub mod trash;

pub use trash::TrashAction;

use self::listing::Listing;
use self::trash::Trash;
use crate::app::effect::Effect;
use crate::app::event::TrashCard;
use crate::app::help;
use crate::app::keymap;
use crate::app::keymap::HelpRow;
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::overlay::{Overlay, Question};
use crate::domain::catalog::Card;
use crate::domain::session::SessionId;
use crate::domain::text::clean_entered;
use crate::editing::{Buffer, Edit};
use crate::terminal::key::{Key, TextKey};
use crate::wording::lists;
use crate::wording::tui as words;

/// What keys do in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `keymap::SESSIONS`
pub enum Action {
    Open,
    New,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Summary,
    Filter,
    Remove,
    Trash,
    Help,
    Repaint,
    Unfilter,
    Quit,
}

/// What keys do while a filter is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `keymap::FILTER`
pub enum FilterAction {
    Accept,
    Left,
    Right,
    WordLeft,
    WordRight,
    Erase,
    EraseWord,
    EraseToStart,
    Undo,
    Help,
    Repaint,
    Quit,
    Cancel,
}

/// Longest filter, in characters.
pub(crate) const MAX_FILTER_CHARS: usize = 60;

/// The list of sessions.
#[derive(Debug, Default)]
pub struct State {
    /// What is listed.
    pub listing: Listing,
    /// What is being done.
    pub mode: Mode,
    /// The session that was asked for to see its summary, until it is open.
    summary_of: Option<SessionId>,
}

/// What is being done in the list.
#[derive(Debug, Default)]
#[allow(clippy::large_enum_variant)] // there is only ever one
pub enum Mode {
    /// Choosing a session.
    #[default]
    Browse,
    /// Typing a filter.
    Filtering(Buffer),
    /// Looking at the trash.
    Trash(Trash),
}

impl State {
    /// A part of the list has been read.
    pub(crate) fn listed(&mut self, cards: Vec<Card>, last: bool) {
        self.listing.listed(cards, last);
    }

    /// The trash has been read.
    pub(crate) fn trash_listed(&mut self, cards: Vec<TrashCard>) {
        if let Mode::Trash(trash) = &mut self.mode {
            trash.listed(cards);
        }
    }

    /// Whether text is typed.
    pub(crate) fn types_text(&self) -> bool {
        match self.mode {
            Mode::Filtering(_) => true,
            Mode::Browse | Mode::Trash(_) => false,
        }
    }

    /// Whether the trash is on screen.
    pub(crate) fn is_trash(&self) -> bool {
        matches!(self.mode, Mode::Trash(_))
    }

    /// A session is open now: the list comes back to it. Says whether its summary was asked for.
    pub(crate) fn came_open(&mut self, id: &SessionId) -> bool {
        self.listing.select(id.clone());
        self.summary_of.take().is_some_and(|wanted| wanted == *id)
    }

    /// What footer and help show.
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        match &self.mode {
            Mode::Browse => (words::SESSIONS, keymap::rows(keymap::SESSIONS, |action| self.works(action))),
            Mode::Filtering(_) => (words::FILTER, keymap::rows(keymap::FILTER, |_| true)),
            Mode::Trash(trash) => trash.bindings(),
        }
    }

    /// Whether `action` does something now.
    fn works(&self, action: Action) -> bool {
        match action {
            Action::Open
            | Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Summary
            | Action::Remove => self.listing.shown() > 0,
            Action::Filter => self.listing.count() > 0,
            Action::Unfilter => !self.listing.filter().is_empty(),
            Action::New | Action::Trash | Action::Help | Action::Repaint | Action::Quit => true,
        }
    }
}

/// A key in the list or in the trash.
pub(crate) fn key(state: &mut State, size: (u16, u16), key: Key, out: &mut Out) {
    match &mut state.mode {
        Mode::Browse => browse(state, size, key, out),
        Mode::Filtering(_) => filter_key(state, key, out),
        Mode::Trash(trash) => {
            if trash.key(size, key, out) {
                state.mode = Mode::Browse;
            }
        }
    }
}

/// A paste: part of the filter, if one is typed.
pub(crate) fn paste(state: &mut State, text: &str, out: &mut Out) {
    match &state.mode {
        Mode::Filtering(_) => edit_filter(state, Edit::Paste(clean_entered(text))),
        Mode::Browse | Mode::Trash(_) => out.warn(words::PASTE_NOWHERE),
    }
}

/// A key that counts only in the filter.
pub(crate) fn in_text(state: &mut State, key: TextKey) {
    edit_filter(state, keymap::edit(key));
}

fn browse(state: &mut State, size: (u16, u16), key: Key, out: &mut Out) {
    let Some(action) = keymap::find(keymap::SESSIONS, key) else { return };
    if !state.works(action) {
        // What is typed on was to be looked for.
        if action == Action::Filter {
            out.refuse(lists::NOTHING_TO_FILTER);
        }
        return;
    }
    let page = usize::from(measure::list_rows(size)).max(1);
    let listing = &mut state.listing;
    let at = listing.at();
    match action {
        Action::Open => open(state, false, out),
        Action::Summary => open(state, true, out),
        Action::New => out.effect(Effect::Create),
        Action::Up => listing.go(at.saturating_sub(1)),
        Action::Down => listing.go(at + 1),
        Action::PageUp => listing.go(at.saturating_sub(page)),
        Action::PageDown => listing.go(at + page),
        Action::First => listing.go(0),
        Action::Last => listing.go(usize::MAX),
        Action::Filter => {
            state.mode = Mode::Filtering(Buffer::one_line(listing.filter().to_owned(), MAX_FILTER_CHARS));
        }
        Action::Remove => {
            if let Some(card) = listing.selected() {
                let question = Question::Remove(card.id.clone(), lists::name(card).to_owned());
                out.go(Go::Open(Overlay::Confirm(question)));
            }
        }
        Action::Trash => {
            state.mode = Mode::Trash(Trash::default());
            out.effect(Effect::ListTrash);
        }
        Action::Help => out.go(help(state.bindings())),
        Action::Repaint => out.effect(Effect::Repaint),
        Action::Unfilter => listing.set_filter(""),
        Action::Quit => out.go(Go::Quit),
    }
}

fn open(state: &mut State, summary: bool, out: &mut Out) {
    let Some(id) = state.listing.selected().map(|card| card.id.clone()) else { return };
    state.summary_of = summary.then(|| id.clone());
    out.effect(Effect::Open(id));
}

fn filter_key(state: &mut State, key: Key, out: &mut Out) {
    let edit = match keymap::find(keymap::FILTER, key) {
        None => match key.printable() {
            Some(typed) => Edit::Insert(typed),
            None => return,
        },
        Some(FilterAction::Left) => Edit::Left,
        Some(FilterAction::Right) => Edit::Right,
        Some(FilterAction::WordLeft) => Edit::WordLeft,
        Some(FilterAction::WordRight) => Edit::WordRight,
        Some(FilterAction::Erase) => Edit::Backspace,
        Some(FilterAction::EraseWord) => Edit::DeleteWord,
        Some(FilterAction::EraseToStart) => Edit::KillToStart,
        Some(FilterAction::Undo) => Edit::Undo,
        Some(FilterAction::Help) => return out.go(help(state.bindings())),
        Some(FilterAction::Repaint) => return out.effect(Effect::Repaint),
        Some(FilterAction::Quit) => return out.go(Go::QuitWriting),
        Some(FilterAction::Accept) => {
            state.mode = Mode::Browse;
            return;
        }
        Some(FilterAction::Cancel) => {
            state.listing.set_filter("");
            state.mode = Mode::Browse;
            return;
        }
    };
    edit_filter(state, edit);
}

fn edit_filter(state: &mut State, edit: Edit) {
    if let Mode::Filtering(buffer) = &mut state.mode {
        // What does not fit in a filter is seen not to be there.
        let _ = buffer.apply(edit, u16::MAX);
        state.listing.set_filter(buffer.text());
    }
}

#[cfg(test)]
mod tests;
