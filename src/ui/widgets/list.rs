//! Which part of a list is on screen, and where in it the cursor stands.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Puts the cursor of the terminal on row `row` of `area`, behind `column` columns: a reader of the screen follows it, so it
/// stands on what keys act on. Where there is no such row, nothing is pointed at.
pub(crate) fn focus(frame: &mut Frame, area: Rect, row: usize, column: u16) {
    if let Some(row) = u16::try_from(row).ok().filter(|row| *row < area.height && column < area.width) {
        frame.set_cursor_position(Position::new(area.x + column, area.y + row));
    }
}

/// The first row to show so that row `selected` of `len` is among `height` rows, with some of its neighbours.
pub(crate) fn first_visible(selected: usize, len: usize, height: usize) -> usize {
    selected.saturating_sub(height / 2).min(len.saturating_sub(height))
}

/// Like [`first_visible`], but turns whole pages: on a slow line a list that stands still costs nothing.
pub(crate) fn first_of_page(selected: usize, height: usize) -> usize {
    selected.checked_div(height).unwrap_or(0) * height
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_always_visible() {
        for len in 1..40 {
            for height in 1..12 {
                for selected in 0..len {
                    let shown = |first: usize| (first..first + height).contains(&selected);
                    assert!(shown(first_visible(selected, len, height)));
                    assert!(shown(first_of_page(selected, height)));
                }
            }
        }
    }
}
