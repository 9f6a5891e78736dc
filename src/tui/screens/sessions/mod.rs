//! The list of saved sessions, and the trash.

pub mod view;

use crate::domain::catalog::Card;
use crate::terminal::key::Key;
use crate::tui::event::TrashCard;
use crate::tui::keymap::{self, HelpRow};
use crate::tui::out::Out;
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
    Quit,
}

/// What keys do in the trash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `keymap::TRASH`
pub enum TrashAction {
    Restore,
    Purge,
    Up,
    Down,
    Help,
    Repaint,
    Back,
}

/// What keys do while a filter is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `keymap::FILTER`
pub enum FilterAction {
    Accept,
    Erase,
    Help,
    Cancel,
}

/// The list of sessions.
#[derive(Debug, Default)]
pub struct State {}

impl State {
    /// A part of the list has been read.
    pub fn listed(&mut self, _cards: Vec<Card>, _last: bool) {}

    /// The trash has been read.
    pub fn trash_listed(&mut self, _cards: Vec<TrashCard>) {}

    /// Whether the trash is on screen.
    #[must_use]
    pub fn is_trash(&self) -> bool {
        false
    }

    /// What footer and help show.
    #[must_use]
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        (words::SESSIONS, keymap::rows(keymap::SESSIONS, |_| true))
    }
}

/// A key in the list or in the trash.
pub fn key(_state: &mut State, _size: (u16, u16), _key: Key, _out: &mut Out) {}

/// A paste: part of the filter, if one is typed.
pub fn paste(_state: &mut State, _text: &str) {}
