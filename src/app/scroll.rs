//! Where one is in a list whose items have different heights: an item is read to its end before the next is chosen.

use std::ops::Range;

/// How one moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Down.
    Down,
    /// Up.
    Up,
    /// Down by a page.
    PageDown,
    /// Up by a page.
    PageUp,
    /// To the beginning.
    First,
    /// To the end.
    Last,
}

impl Move {
    /// Where it leads from `at` among lines of which a page shows `page`, no further than `last`.
    pub(crate) fn index(self, at: usize, page: usize, last: usize) -> usize {
        match self {
            Self::Up => at.saturating_sub(1),
            Self::Down => at + 1,
            Self::PageUp => at.saturating_sub(page),
            Self::PageDown => at + page,
            Self::First => 0,
            Self::Last => last,
        }
        .min(last)
    }
}

/// Where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The item that Enter goes to.
    pub selected: usize,
    /// First line on screen.
    pub scroll: usize,
}

/// Lines of the item `n`.
fn lines(heights: &[usize], n: usize) -> Range<usize> {
    let start = heights.iter().take(n).sum();
    start..start + heights.get(n).copied().unwrap_or(0)
}

/// The place as it can be shown in `rows` rows: within the list, the item on screen.
pub(crate) fn shown(place: Place, heights: &[usize], rows: usize) -> Place {
    let selected = place.selected.min(heights.len().saturating_sub(1));
    let end = heights.iter().sum::<usize>().saturating_sub(rows);
    let item = lines(heights, selected);
    let visible = item.start < place.scroll + rows && item.end > place.scroll;
    let scroll = if visible { place.scroll } else { item.start };
    Place { selected, scroll: scroll.min(end) }
}

/// Where `by` leads.
pub(crate) fn moved(place: Place, by: Move, heights: &[usize], rows: usize) -> Place {
    let place = shown(place, heights, rows);
    let end = heights.iter().sum::<usize>().saturating_sub(rows);
    let last = heights.len().saturating_sub(1);
    let item = lines(heights, place.selected);
    let at_line = |scroll: usize| {
        let scroll = scroll.min(end);
        let begins_at = |n: &usize| lines(heights, *n).start >= scroll;
        let first_whole = (0..heights.len()).find(begins_at).filter(|n| lines(heights, *n).start < scroll + rows);
        let around = (0..heights.len()).find(|n| lines(heights, *n).end > scroll);
        Place { selected: first_whole.or(around).unwrap_or(last), scroll }
    };
    match by {
        Move::Down if item.end > place.scroll + rows => Place { scroll: place.scroll + 1, ..place },
        Move::Down if place.selected < last => {
            let next = lines(heights, place.selected + 1);
            let scroll = place.scroll.max(next.end.saturating_sub(rows).min(next.start));
            Place { selected: place.selected + 1, scroll }
        }
        Move::Up if item.start < place.scroll => Place { scroll: place.scroll - 1, ..place },
        Move::Up if place.selected > 0 => {
            let previous = lines(heights, place.selected - 1);
            let scroll = place.scroll.min(previous.end.saturating_sub(rows).max(previous.start));
            Place { selected: place.selected - 1, scroll }
        }
        Move::PageDown if place.scroll == end => Place { selected: last, ..place },
        Move::PageDown => at_line(place.scroll + rows.saturating_sub(1).max(1)),
        Move::PageUp if place.scroll == 0 => Place::default(),
        Move::PageUp => at_line(place.scroll.saturating_sub(rows.saturating_sub(1).max(1))),
        Move::First => Place::default(),
        Move::Last => Place { selected: last, scroll: end },
        Move::Down | Move::Up => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MOVES: [Move; 6] = [Move::Down, Move::Up, Move::PageDown, Move::PageUp, Move::First, Move::Last];

    #[test]
    fn a_long_item_is_read_to_its_end_before_the_next_is_chosen() {
        let heights = [2, 9, 1];
        let mut place = Place::default();
        let mut seen = Vec::new();
        for _ in 0..9 {
            place = moved(place, Move::Down, &heights, 5);
            seen.push((place.selected, place.scroll));
        }
        assert_eq!(seen, [(1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (2, 7), (2, 7), (2, 7), (2, 7)]);
    }

    proptest! {
        #[test]
        fn the_selected_item_is_always_on_screen_and_every_line_can_be_reached(
            heights in prop::collection::vec(1usize..12, 1..12),
            rows in 1usize..9,
            moves in prop::collection::vec(prop::sample::select(&MOVES[..]), 0..30),
        ) {
            let mut place = Place::default();
            for by in moves {
                place = moved(place, by, &heights, rows);
                let item = lines(&heights, place.selected);
                prop_assert!(item.start < place.scroll + rows && item.end > place.scroll, "{place:?}");
            }
            let total: usize = heights.iter().sum();
            let mut place = Place::default();
            let mut seen = rows.min(total);
            for _ in 0..total + heights.len() {
                let next = moved(place, Move::Down, &heights, rows);
                prop_assert!(next.scroll <= seen, "skipped lines");
                place = next;
                seen = seen.max(place.scroll + rows);
            }
            prop_assert!(seen >= total && place.selected + 1 == heights.len());
        }
    }
}
