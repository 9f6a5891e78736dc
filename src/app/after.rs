//! What a key leaves behind for those that follow it, since a hand is ahead of the screen: what was typed on for a key that
//! was refused must not become an answer or a command.

use crate::app::App;
use crate::app::effect::Effect;
use crate::app::keymap::{self, Common, RefusedAction};
use crate::app::out::Out;
use crate::terminal::key::Key;
use crate::wording::hand as words;

/// What the last key left behind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum After {
    /// Nothing: the next key is for the screen.
    #[default]
    Nothing,
    /// A key was refused that opens something to be typed in; why, in Spanish. What is typed on was meant for that and
    /// goes nowhere, until the supervisor says otherwise: a pause says nothing, since a line can make one.
    Refused(String),
    /// The code of a criterion was whole and led there: an Enter right behind it is part of it.
    Arrived,
}

impl App {
    /// Whether what is typed goes nowhere because a key before it was refused.
    pub fn is_refusing(&self) -> bool {
        matches!(self.after, After::Refused(_))
    }

    /// Whether `key` was meant for one before it, and not for the screen.
    pub(crate) fn belongs_to_the_last(&mut self, key: Key, out: &mut Out) -> bool {
        match std::mem::take(&mut self.after) {
            After::Nothing => false,
            After::Arrived => key == Key::Enter,
            After::Refused(why) => match keymap::find(keymap::REFUSED, key) {
                Some(RefusedAction::Release) => true,
                Some(RefusedAction::Move) => false,
                None => {
                    match keymap::find(keymap::COMMON_WRITING, key) {
                        Some(Common::Quit) => {
                            self.leave_writing(&mut out.effects);
                            self.after = After::Refused(why);
                            return true;
                        }
                        Some(Common::Repaint) => out.effect(Effect::Repaint),
                        Some(Common::Help) | None => {}
                    }
                    out.refuse(&why);
                    true
                }
            },
        }
    }

    /// The same for what is pasted.
    pub(crate) fn paste_belongs_to_the_last(&mut self, out: &mut Out) -> bool {
        match std::mem::take(&mut self.after) {
            After::Nothing | After::Arrived => false,
            After::Refused(why) => {
                out.refuse(&why);
                true
            }
        }
    }
}

/// What is told while what is typed goes nowhere.
pub(crate) fn sentence(why: &str) -> String {
    format!("{why} {}", words::GOES_NOWHERE)
}
