//! The trash: what was removed, to be brought back or destroyed.

use std::cmp::Reverse;

use crate::app::effect::Effect;
use crate::app::event::TrashCard;
use crate::app::keymap::{self, HelpRow, TrashAction};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::overlay::{Overlay, Question};
use crate::terminal::key::Key;
use crate::wording::tui as words;

/// The trash.
#[derive(Debug, Default)]
pub struct Trash {
    /// What is in it, removed last first; none before it was read.
    pub cards: Option<Vec<TrashCard>>,
    /// The row of the selected one; 0 where there is none.
    pub at: usize,
}

impl Trash {
    /// The trash has been read: the selection stays with its entry, or in its place if that one is gone.
    pub(crate) fn listed(&mut self, mut cards: Vec<TrashCard>) {
        cards.sort_by_key(|card| Reverse(card.removed_at));
        let kept = self.selected().and_then(|old| cards.iter().position(|card| card.entry == old.entry));
        self.at = kept.unwrap_or(self.at).min(cards.len().saturating_sub(1));
        self.cards = Some(cards);
    }

    /// How many are in it, as far as is known.
    pub(crate) fn count(&self) -> usize {
        self.cards.as_ref().map_or(0, Vec::len)
    }

    /// The selected one.
    pub(crate) fn selected(&self) -> Option<&TrashCard> {
        self.cards.as_ref()?.get(self.at)
    }

    /// What footer and help show.
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        (words::TRASH, keymap::rows(keymap::TRASH, |action| self.works(action)))
    }

    /// Whether `action` does something now.
    fn works(&self, action: TrashAction) -> bool {
        match action {
            TrashAction::Back => true,
            TrashAction::Restore | TrashAction::Purge | TrashAction::Move(_) => self.count() > 0,
        }
    }

    /// A key in the trash; true if it leads back to the list.
    pub(crate) fn key(&mut self, size: (u16, u16), key: Key, out: &mut Out) -> bool {
        let Some(action) = keymap::find(keymap::TRASH, key).filter(|&action| self.works(action)) else { return false };
        match action {
            TrashAction::Restore => {
                if let Some(card) = self.selected() {
                    out.effect(Effect::Restore(card.entry.clone()));
                }
            }
            TrashAction::Purge => {
                out.go(Go::Open(Overlay::Confirm(Question::Purge(self.count()))));
            }
            TrashAction::Move(by) => {
                let page = usize::from(measure::list_rows(size)).max(1);
                self.at = by.index(self.at, page, self.count().saturating_sub(1));
            }
            TrashAction::Back => return true,
        }
        false
    }
}
