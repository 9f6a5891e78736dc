//! The choice of what to go on with after a file was found damaged.

use crate::app::effect::Effect;
use crate::app::event::Recovery;
use crate::app::help;
use crate::app::keymap;
use crate::app::keymap::HelpRow;
use crate::app::out::{Go, Out};
use crate::terminal::key::Key;
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
    /// The candidate that Enter goes on with; 0 where there is none.
    pub selected: usize,
}

impl State {
    /// With the best candidate first.
    pub fn new(found: Recovery) -> Self {
        Self { found, selected: 0 }
    }

    /// What footer and help show: only what does something here and now.
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        (words::RECOVERY, keymap::rows(keymap::RECOVERY, |action| self.works(action)))
    }

    /// Whether `action` does something now.
    fn works(&self, action: Action) -> bool {
        match action {
            Action::Choose => !self.found.candidates.is_empty(),
            Action::Up | Action::Down => self.found.candidates.len() > 1,
            Action::Help | Action::Repaint | Action::Back => true,
        }
    }
}

/// A key in the choice.
pub(crate) fn key(state: &mut State, key: Key, out: &mut Out) {
    let Some(action) = keymap::find(keymap::RECOVERY, key).filter(|&action| state.works(action)) else { return };
    let last = state.found.candidates.len().saturating_sub(1);
    match action {
        Action::Choose => out.effect(Effect::Recover(state.found.id.clone(), state.selected)),
        Action::Up => state.selected = state.selected.saturating_sub(1),
        Action::Down => state.selected = (state.selected + 1).min(last),
        Action::Help => out.go(help(state.bindings())),
        Action::Repaint => out.effect(Effect::Repaint),
        Action::Back => {
            // Whoever offered the choice holds the session meanwhile; and the list may never have been read.
            out.effect(Effect::Release);
            out.effect(Effect::List);
            out.go(Go::ToList);
        }
    }
}

#[cfg(test)]
mod tests;
