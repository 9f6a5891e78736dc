//! The line of the informe where one is, so that one comes back to it: the informe may have become longer or shorter.

use super::items::Item;
use crate::app::scroll::Place;
use crate::app::trail::{Anchor, From};
use crate::report::Edition;

/// The first row of an item.
fn start(heights: &[usize], item: usize) -> usize {
    heights.iter().take(item).sum()
}

impl Anchor {
    /// The one at `place`.
    pub(super) fn of(edition: Edition, from: From, items: &[Item], heights: &[usize], place: Place) -> Self {
        let item = items.get(place.selected);
        Self {
            edition,
            from,
            item: place.selected,
            chapter: item.map_or(0, |item| item.chapter),
            about: item.and_then(|item| item.about),
            below_top: start(heights, place.selected).cast_signed() - place.scroll.cast_signed(),
        }
    }

    /// Where that is among `items`: what is said of the same criterion in the same chapter, or of it at all, or what stands
    /// at the same distance from the beginning.
    pub(super) fn place(self, items: &[Item], heights: &[usize]) -> Place {
        let nearest = |holds: &dyn Fn(&Item) -> bool| {
            let among = items.iter().enumerate().filter(|(_, item)| holds(item));
            among.map(|(n, _)| n).min_by_key(|n| n.abs_diff(self.item))
        };
        let same = |item: &Item| item.about == self.about;
        let found = nearest(&|item| same(item) && item.chapter == self.chapter)
            .or_else(|| self.about.and_then(|_| nearest(&same)))
            .unwrap_or_else(|| self.item.min(items.len().saturating_sub(1)));
        let scroll = start(heights, found).cast_signed() - self.below_top;
        Place { selected: found, scroll: usize::try_from(scroll).unwrap_or(0) }
    }
}
