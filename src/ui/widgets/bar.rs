//! A bar that shows a share; its number always stands beside it.

/// `width` columns of a bar for `part` of `whole`. Full only when all of it is there, empty only when nothing is.
#[must_use]
pub fn bar(part: usize, whole: usize, width: usize) -> String {
    let mut filled = (part.min(whole) * width).checked_div(whole).unwrap_or(0);
    if part > 0 && filled == 0 {
        filled = 1.min(width);
    }
    let mut text = "█".repeat(filled);
    text.push_str(&"░".repeat(width - filled));
    text
}

#[cfg(test)]
mod tests {
    use crate::ui::widgets::bar::bar;

    #[test]
    fn a_bar_is_full_only_when_all_is_there() {
        assert_eq!(bar(0, 36, 6), "░░░░░░");
        assert_eq!(bar(1, 36, 6), "█░░░░░");
        assert_eq!(bar(35, 36, 6), "█████░");
        assert_eq!(bar(36, 36, 6), "██████");
        assert_eq!(bar(0, 0, 3), "░░░");
    }
}
