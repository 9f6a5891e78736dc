//! The second face of the program: a dialogue of lines, for who listens, reads Braille, or has a terminal that cannot
//! place a cursor. The same [`App`] is told in sentences instead of cells, and lines become the very keys that the tables
//! of keys have, so that nothing is done in two ways.
//!
//! [`page`] says what a screen shows (`walk` and `others` the screens), and only what changed of it is said; [`hear`]
//! makes keys of a line, with `orders` and `ticking` for what takes several keys and `names` for which key is meant.

mod hear;
mod names;
mod orders;
mod others;
mod page;
mod sheet;
#[cfg(test)]
mod tests;
mod ticking;
mod walk;

use std::mem::take;

use crate::app::App;
use crate::app::effect::Effect;
use crate::app::event::Moment;
use crate::wording::spoken as words;
use hear::Talk;
use page::Page;

/// The window that the screens are told of: so high that no part has to be scrolled to be said.
pub(crate) const SIZE: (u16, u16) = (80, 500);

/// A dialogue: what was said of the program, so that only what changed is said.
#[derive(Debug, Default)]
pub(crate) struct Dialogue {
    said: Page,
    message: Option<String>,
    /// What the last line asked to be said beside what changed.
    answer: Vec<String>,
    /// A line that was no order: it may have been meant as a text.
    unknown: Option<String>,
    /// Whether a line was obeyed about which nothing was said yet.
    owes: bool,
}

impl Dialogue {
    /// Obeys a line; what is to be done outside.
    pub(crate) fn hear(&mut self, app: &mut App, now: Moment, line: &str) -> Vec<Effect> {
        self.owes = true;
        let mut talk = Talk::new(app, now);
        hear::line(&mut talk, line, take(&mut self.unknown));
        let Talk { effects, answer, unknown, again, put_away, pressed, .. } = talk;
        self.answer.extend(answer);
        self.unknown = unknown;
        if again {
            self.repeat();
        }
        if pressed {
            self.message = None;
        }
        if put_away {
            self.said.place.clear();
        }
        effects
    }

    /// Something is to be told that no line asked for, as of the line itself.
    pub(crate) fn tell(&mut self, sentence: &str) {
        self.answer.push(sentence.to_owned());
        self.owes = true;
    }

    /// Everything is said again.
    pub(crate) fn repeat(&mut self) {
        self.said = Page::default();
    }

    /// What changed since it was said last, and what was asked.
    pub(crate) fn say(&mut self, app: &App) -> Vec<String> {
        let point = if hear::expected(app) == hear::Expects::Order { "" } else { "." };
        let message = app.message.as_ref().map(|message| words::typed(&words::taken(&message.text), point));
        let mut told: Vec<String> = message.clone().filter(|_| message != self.message).into_iter().collect();
        if app.ending {
            // Nothing is shown any more, but what was done while everything was saved is told.
            self.message = message;
            return told;
        }
        if app.holds_keys() {
            return Vec::new();
        }
        let page = Page::of(app);
        told.extend(take(&mut self.answer));
        told.extend(page.changes(&self.said));
        if take(&mut self.owes) && told.is_empty() {
            told.push(words::NOTHING_CHANGED.to_owned());
        }
        self.said = page;
        self.message = message;
        told
    }
}

/// Whether the next line is one of a text.
pub(crate) fn takes_text(app: &App) -> bool {
    hear::expected(app) == hear::Expects::Text
}

/// Where one is, in a few words, before the line that is typed.
pub(crate) fn prompt(app: &App) -> String {
    let place = page::prompt(app);
    let end = if place.ends_with('?') { "" } else { "." };
    format!("{place}{end} > ")
}
