//! The choice of what to go on with after a file was found damaged.

pub mod view;

use crate::terminal::key::Key;
use crate::tui::event::Recovery;
use crate::tui::keymap::{self, HelpRow};
use crate::tui::out::Out;
use crate::wording::tui as words;

/// What keys do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `keymap::RECOVERY`
pub enum Action {
    Choose,
    Up,
    Down,
    Help,
    Repaint,
    Back,
}

/// The choice.
#[derive(Debug)]
pub struct State {
    /// What was found.
    pub found: Recovery,
    /// The candidate that Enter goes on with.
    pub selected: usize,
}

impl State {
    /// With the best candidate first.
    #[must_use]
    pub fn new(found: Recovery) -> Self {
        Self { found, selected: 0 }
    }

    /// What footer and help show.
    #[must_use]
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        (words::RECOVERY, keymap::rows(keymap::RECOVERY, |_| true))
    }
}

/// A key in the choice.
pub fn key(_state: &mut State, _key: Key, _out: &mut Out) {}
