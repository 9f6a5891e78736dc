//! What frames every screen: the title row, headed rules, the footer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::app::keymap::HelpRow;
use crate::app::page::{fit, pad};
use crate::ui::theme::Theme;
use crate::ui::widgets::put::put;

/// The title row: `left` gives way to `right`.
pub(crate) fn title(area: Rect, buffer: &mut Buffer, theme: Theme, left: &str, right: &str) {
    let width = usize::from(area.width);
    let right = fit(right, width.saturating_sub(2));
    let room = width.saturating_sub(right.width() + 3);
    put(&Line::styled(format!(" {} {right} ", pad(left, room)), theme.title()), area, buffer);
}

/// The first of `notes`, longest first, that has room beside `heading` on the rule `area`; the last if none has.
pub(crate) fn note(area: Rect, heading: &[Span<'_>], notes: &[String]) -> Vec<Span<'static>> {
    let taken: usize = heading.iter().map(Span::width).sum();
    // Either has a blank on both sides, and the rule begins and ends with a line.
    let fits = |note: &&String| taken + note.width() + 6 <= usize::from(area.width);
    notes.iter().find(fits).or(notes.last()).map(|note| Span::raw(note.clone())).into_iter().collect()
}

/// A horizontal rule with a heading on the left and a note on the right; the heading gives way, with an ellipsis.
pub(crate) fn rule(area: Rect, buffer: &mut Buffer, theme: Theme, left: Vec<Span<'static>>, right: Vec<Span<'static>>) {
    put(&Line::styled("─", theme.rule()), area, buffer);
    let note: usize = right.iter().map(Span::width).sum();
    let mut room = usize::from(area.width).saturating_sub(if note == 0 { 4 } else { note + 6 });
    let left = left
        .into_iter()
        .map(|span| {
            let fitting = fit(&span.content, room);
            room = room.saturating_sub(fitting.width());
            Span::styled(fitting, span.style)
        })
        .collect();
    let mut put = |spans: Vec<Span<'static>>, from_right: bool| {
        if spans.is_empty() {
            return;
        }
        let mut all = vec![Span::raw(" ")];
        all.extend(spans);
        all.push(Span::raw(" "));
        let line = Line::from(all);
        let width = u16::try_from(line.width()).unwrap_or(u16::MAX).min(area.width.saturating_sub(2));
        let x = if from_right { area.right().saturating_sub(width + 1) } else { area.x + 1 };
        put(&line, Rect { x, width, ..area }.intersection(area), buffer);
    };
    put(right, true);
    put(left, false);
}

/// The footer: the few keys that matter now, in the order of their table, as many as fit. The last two (help and the
/// way back) are never what is left out.
pub(crate) fn footer(area: Rect, buffer: &mut Buffer, theme: Theme, rows: &[HelpRow]) {
    let hints: Vec<&HelpRow> = rows.iter().filter(|row| !row.short.is_empty()).collect();
    let width = usize::from(area.width);
    let reserve: usize = hints.iter().rev().take(2).map(|row| hint_width(row, theme)).sum();
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for (n, row) in hints.iter().enumerate() {
        let kept_free = if n + 2 >= hints.len() { 0 } else { reserve };
        if used + hint_width(row, theme) + kept_free > width + 2 {
            continue;
        }
        used += hint_width(row, theme);
        spans.push(Span::styled(first_key(row, theme), theme.key()));
        spans.push(Span::raw(format!(" {}  ", row.short)));
    }
    put(&Line::from(spans), area, buffer);
}

/// The rows of `lines` from `scroll` on, with signs on the right edge where there is more above or below.
pub(crate) fn scrolled(lines: Vec<Line<'static>>, scroll: usize, area: Rect, buffer: &mut Buffer, theme: Theme) {
    let height = usize::from(area.height);
    let len = lines.len();
    let first = scroll.min(len.saturating_sub(height));
    for (line, row) in lines.into_iter().skip(first).zip(area.rows()) {
        put(&line, row, buffer);
    }
    let mut sign = |y: u16, mark: &'static str| {
        let edge = Rect { x: area.right(), y, width: 1, height: 1 }.intersection(*buffer.area());
        put(&Line::styled(mark, theme.rule()), edge, buffer);
    };
    if height > 0 && first > 0 {
        sign(area.y, "▴");
    }
    if height > 0 && first + height < len {
        sign(area.bottom() - 1, "▾");
    }
}

fn first_key(row: &HelpRow, theme: Theme) -> String {
    theme.key_names(row.keys.split(' ').next().unwrap_or_default())
}

fn hint_width(row: &HelpRow, theme: Theme) -> usize {
    first_key(row, theme).width() + row.short.width() + 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_shows_it() {
        assert_eq!(fit("Municipalidad", 8), "Municip…");
        assert_eq!(fit("漢字漢字", 6), "漢字…");
        assert_eq!(pad("a\u{202E}b", 5), "a\u{FFFD}b  ");
        assert_eq!(fit("algo", 0), "");
    }
}
