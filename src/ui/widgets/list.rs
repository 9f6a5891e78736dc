//! Which part of a list is on screen.

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
