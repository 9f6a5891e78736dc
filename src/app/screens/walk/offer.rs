//! The other text of an answer stands where the demanded one is empty: move it over?

use crate::app::event::Moment;
use crate::app::keymap::{self, MoveAction};
use crate::app::out::Out;
use crate::app::screens::walk::{Mode, State, write};
use crate::app::work::{View, Work};
use crate::domain::text::TextKind;
use crate::terminal::key::Input;
use crate::wording::tui as words;

/// A key or a paste while the text of `from` is offered to be moved over. Whoever writes on is writing the demanded
/// text, as after any other score; and whoever moves on moves on.
pub(crate) fn input(work: &mut Work, size: (u16, u16), now: Moment, from: TextKind, input: Input, out: &mut Out) {
    let View::Walk(State { at, .. }) = &work.view else { return };
    let at = *at;
    let key = match input {
        Input::Key(key) if key.printable().is_none() => key,
        Input::InText(_) => return,
        Input::Key(_) | Input::Paste(_) => {
            super::open_text(work, at, from.other());
            return write::input(work, size, now, input, out);
        }
    };
    match keymap::find(keymap::MOVE, key) {
        Some(MoveAction::Move) => {
            super::set_mode(work, Mode::Browse);
            let changes = work.session().moving_text(at, from);
            match work.change(now, changes) {
                Ok(()) => out.info(words::moved(from)),
                Err(refusal) => out.warn(work.refused(at, refusal)),
            }
        }
        Some(MoveAction::Fresh) => super::open_editor(work, at, from.other()),
        Some(MoveAction::Leave) => super::set_mode(work, Mode::Browse),
        None => {
            super::set_mode(work, Mode::Browse);
            super::browse(work, now, key, out);
        }
    }
}
