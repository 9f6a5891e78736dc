//! The informe is handed out: which format, which edition. What may be published is only written from the screen that
//! shows it.

use crate::app::effect::Effect;
use crate::app::keymap::{self, HandOutAction as Action};
use crate::app::out::{Go, Out};
use crate::app::work::{View, Work};
use crate::report::{Edition, Format};
use crate::terminal::key::Key;
use crate::wording::informe as words;

/// What is chosen so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandOut {
    /// Place of the format among all.
    at: usize,
    /// For whom.
    pub edition: Edition,
}

impl HandOut {
    /// With the format that is handed in.
    pub(crate) fn new(edition: Edition) -> Self {
        Self { at: 0, edition }
    }

    /// The format.
    pub fn format(self) -> Format {
        Format::ALL[self.at.min(Format::ALL.len() - 1)]
    }
}

/// A key while it is chosen.
pub(crate) fn key(choice: &mut HandOut, work: &Work, key: Key, out: &mut Out) {
    match keymap::find(keymap::HAND_OUT, key) {
        None => {}
        Some(Action::Up) => choice.at = choice.at.saturating_sub(1),
        Some(Action::Down) => choice.at = (choice.at + 1).min(Format::ALL.len() - 1),
        Some(Action::Edition) => choice.edition = choice.edition.other(),
        Some(Action::Write) => write(*choice, work, out),
        Some(Action::Close) => out.go(Go::Close),
    }
}

fn write(choice: HandOut, work: &Work, out: &mut Out) {
    let is_shown = matches!(&work.view, View::Reading(state) if state.edition == Edition::Public);
    if choice.edition == Edition::Public && !is_shown {
        out.info(words::LOOK_FIRST);
        return out.go(Go::Reading(Edition::Public));
    }
    let session = work.session();
    out.effect(Effect::HandOut {
        document: Box::new(choice.edition.of(session)),
        stem: choice.edition.stem(session),
        format: choice.format(),
    });
    out.info(words::WRITING);
    out.go(Go::Close);
}
