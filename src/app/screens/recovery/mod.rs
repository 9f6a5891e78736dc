//! The choice of what to go on with after a file was found damaged.

use crate::app::effect::Effect;
use crate::app::event::Recovery;
use crate::app::keymap::{self, HelpRow, RecoveryAction};
use crate::app::out::{Go, Out};
use crate::terminal::key::Key;
use crate::wording::tui as words;

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
    fn works(&self, action: RecoveryAction) -> bool {
        match action {
            RecoveryAction::Choose => !self.found.candidates.is_empty(),
            RecoveryAction::Move(_) => self.found.candidates.len() > 1,
            RecoveryAction::Back => true,
        }
    }
}

/// A key in the choice.
pub(crate) fn key(state: &mut State, key: Key, out: &mut Out) {
    let Some(action) = keymap::find(keymap::RECOVERY, key).filter(|&action| state.works(action)) else { return };
    let last = state.found.candidates.len().saturating_sub(1);
    match action {
        RecoveryAction::Choose => out.effect(Effect::Recover(state.found.id.clone(), state.selected)),
        RecoveryAction::Move(by) => state.selected = by.index(state.selected, 1, last),
        RecoveryAction::Back => {
            // Whoever offered the choice holds the session meanwhile; and the list may never have been read.
            out.effect(Effect::Release);
            out.effect(Effect::List);
            out.go(Go::ToList);
        }
    }
}

#[cfg(test)]
mod tests;
