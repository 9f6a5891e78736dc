//! The weighted summary: result, pending, hallazgos.

pub mod view;

use crate::domain::session::Session;
use crate::terminal::key::Input;
use crate::tui::keymap::{self, HelpRow};
use crate::tui::out::Out;
use crate::tui::work::Work;
use crate::wording::tui as words;

/// What keys do in the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `keymap::SUMMARY`
pub enum Action {
    NextTab,
    PreviousTab,
    Down,
    Up,
    PageDown,
    PageUp,
    First,
    Last,
    Go,
    Help,
    Repaint,
    Back,
}

/// The summary on screen.
#[derive(Debug)]
pub struct State {}

impl State {
    /// The summary of `session`, from its beginning.
    #[must_use]
    pub fn new(_session: &Session) -> Self {
        Self {}
    }

    /// What footer and help show.
    #[must_use]
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        (words::SUMMARY, keymap::rows(keymap::SUMMARY, |_| true))
    }
}

/// A key in the summary.
pub fn input(_work: &mut Work, _size: (u16, u16), _input: Input, _out: &mut Out) {}
