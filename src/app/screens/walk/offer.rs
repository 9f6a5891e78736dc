//! The other text of an answer stands where the demanded one is empty: move it over?

use crate::app::desk::Desk;
use crate::app::keymap::{self, MoveAction};
use crate::app::out::Out;
use crate::app::screens::walk::here::Here;
use crate::app::screens::walk::next::Next;
use crate::app::screens::walk::write;
use crate::app::screens::walk::writing::Writing;
use crate::domain::text::TextKind;
use crate::terminal::key::Input;
use crate::wording::tui as words;

/// A key or a paste while the text of `from` is offered to be moved over. Whoever writes on is writing the demanded
/// text, as after any other score; and whoever moves on moves on.
pub(super) fn input(from: TextKind, desk: &mut Desk, here: Here, input: Input, out: &mut Out) -> Next {
    let key = match input {
        Input::Key(key) if key.printable().is_none() => key,
        Input::InText(_) => return Next::Stay,
        Input::Key(_) | Input::Paste(_) => {
            desk.begin_step();
            let writing = Writing::open(desk.session(), here.at, from.other(), None);
            return write::write_on(writing, desk, here, input, out);
        }
    };
    match keymap::find(keymap::MOVE, key) {
        Some(MoveAction::Move) => {
            let changes = desk.session().moving_text(here.at, from);
            match desk.change(here.now, changes) {
                Ok(()) => out.info(words::moved(desk.session().rubric().nouns(), from)),
                Err(refusal) => out.warn(desk.refused(here.at, refusal)),
            }
            Next::Close
        }
        Some(MoveAction::Fresh) => Next::Begin(from.other()),
        Some(MoveAction::Leave) => Next::Close,
        Some(MoveAction::Undo) => Next::Press(keymap::UNDO),
        None => Next::Press(key),
    }
}
