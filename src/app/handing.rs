//! The informe is handed out: which format, which edition. What may be published is only written from the screen that
//! shows it.

use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::keymap::{self, HandOutAction as Action};
use crate::app::out::{Go, Out};
use crate::app::overlay::HandOut;
use crate::report::{Edition, Format};
use crate::terminal::key::Key;
use crate::wording::informe as words;

/// A key while it is chosen; `shown` is what one reads on screen, if one does.
pub(crate) fn key(choice: &mut HandOut, desk: &mut Desk, shown: Option<Edition>, key: Key, out: &mut Out) {
    match keymap::find(keymap::HAND_OUT, key) {
        None => {}
        Some(Action::Move(by)) => choice.at = by.index(choice.at, 1, Format::ALL.len() - 1),
        Some(Action::Edition) => choice.edition = choice.edition.other(),
        Some(Action::Write) => {
            desk.hand_out = *choice;
            write(*choice, desk, shown, out);
        }
        Some(Action::Close) => out.go(Go::Close),
    }
}

fn write(choice: HandOut, desk: &Desk, shown: Option<Edition>, out: &mut Out) {
    if choice.edition == Edition::Public && shown != Some(Edition::Public) {
        out.info(words::LOOK_FIRST);
        return out.go(Go::Reading(Edition::Public));
    }
    out.effect(Effect::HandOut {
        document: Box::new(choice.edition.of(desk.session())),
        stem: choice.edition.stem(desk.session()),
        format: choice.format(),
    });
    out.info(words::WRITING);
    out.go(Go::Close);
}
