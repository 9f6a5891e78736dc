//! The identification: who is supervised, by whom, when; and the sample.

pub mod view;

use crate::domain::session::Session;
use crate::terminal::key::Input;
use crate::tui::event::Moment;
use crate::tui::keymap::{self, HelpRow};
use crate::tui::out::Out;
use crate::tui::work::Work;
use crate::wording::tui as words;

/// What keys do in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `keymap::IDENTIFY`
pub enum Action {
    Next,
    Previous,
    Up,
    Down,
    Right,
    Left,
    Suggest,
    Start,
    End,
    WordLeft,
    WordRight,
    Erase,
    EraseNext,
    EraseWord,
    EraseToStart,
    Help,
    Repaint,
    Back,
}

/// The form.
#[derive(Debug)]
pub struct State {}

impl State {
    /// The form with what the session says.
    #[must_use]
    pub fn new(_session: &Session) -> Self {
        Self {}
    }

    /// What footer and help show.
    #[must_use]
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        (words::IDENTIFY, keymap::rows(keymap::IDENTIFY, |_| true))
    }
}

/// A key or a paste in the form.
pub fn input(_work: &mut Work, _size: (u16, u16), _now: Moment, _input: Input, _out: &mut Out) {}
