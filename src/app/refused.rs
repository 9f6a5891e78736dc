//! The keys that follow one that was refused: they go nowhere, until the supervisor says otherwise.

use crate::app::App;
use crate::app::after::After;
use crate::app::effect::Effect;
use crate::app::keymap::{self, Common, RefusedAction};
use crate::app::out::Out;
use crate::terminal::key::Key;

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
