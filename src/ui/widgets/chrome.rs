//! What frames every screen: the title row, headed rules, the footer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::app::keymap::HelpRow;
use crate::app::page::{fit, pad};
use crate::terminal::key::Key;
use crate::ui::theme::Theme;
use crate::ui::widgets::put::put;
use crate::wording::tui as words;

/// The title row: `left` gives way to `right`.
pub(crate) fn title(area: Rect, buffer: &mut Buffer, theme: Theme, left: &str, right: &str) {
    let width = usize::from(area.width);
    let right = fit(right, width.saturating_sub(2));
    let room = width.saturating_sub(right.width() + 3);
    put(&Line::styled(format!(" {} {right} ", pad(left, room)), theme.title()), area, buffer);
}

/// The first of `notes`, longest first, that has room beside `heading` on the rule `area`; the last if none has.
pub(crate) fn note(area: Rect, heading: &[Span<'_>], notes: &[String]) -> Vec<Span<'static>> {
    notes
        .iter()
        .find(|note| fits(area, heading, &[], note))
        .or(notes.last())
        .map(|note| Span::raw(note.clone()))
        .into_iter()
        .collect()
}

/// Whether `more` has room behind `note`, beside `heading` on the rule `area`.
pub(crate) fn fits(area: Rect, heading: &[Span<'_>], note: &[Span<'_>], more: &str) -> bool {
    let taken: usize = heading.iter().chain(note).map(Span::width).sum();
    // Either has a blank on both sides, and the rule begins and ends with a line.
    taken + more.width() + 6 <= usize::from(area.width)
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

/// The footer: on the left what belongs to this screen, in the order of its table, as much as fits, but the way back before
/// what stands there second; on the right what every screen has, which stands still. Where the way to the summary begins with
/// the way back, they are named together: «Esc cierra, r resumen».
pub(crate) fn footer(area: Rect, buffer: &mut Buffer, theme: Theme, rows: &[HelpRow]) {
    let standing: Vec<&HelpRow> =
        words::STANDING.iter().filter_map(|short| rows.iter().find(|row| row.short == *short)).collect();
    let mut here: Vec<&HelpRow> =
        rows.iter().filter(|row| !row.short.is_empty() && !words::STANDING.contains(&row.short)).collect();
    let has_way = standing.iter().any(|row| row.bound.is_empty());
    let back = here.iter().position(|row| matches!(row.bound.first(), Some(Key::Esc | Key::Char('q'))));
    let right = match back.filter(|_| has_way) {
        None => right(&standing, None, theme),
        Some(at) => {
            let back = here.remove(at);
            both_ways(area, (&standing, back), &here[..at.min(2)], theme)
        }
    };
    let room = room(area, &right);
    let back = back.filter(|_| !has_way);
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for (n, row) in here.iter().enumerate() {
        let kept_free = back.filter(|back| n > 0 && n < *back).map_or(0, |back| hint_width(here[back], theme));
        if used + hint_width(row, theme) + kept_free <= room {
            used += hint_width(row, theme);
            spans.extend(hint(row, theme));
        }
    }
    spans.push(Span::raw(" ".repeat(room.saturating_sub(used))));
    spans.extend(right);
    put(&Line::from(spans), area, buffer);
}

/// The group on the right where the way to the summary begins with the way `back`. That one goes without its name where the
/// keys that are pressed `most`, which stand before it, have no room otherwise.
fn both_ways(
    area: Rect,
    (standing, back): (&[&HelpRow], &HelpRow),
    most: &[&HelpRow],
    theme: Theme,
) -> Vec<Span<'static>> {
    let named = right(standing, Some(back.short), theme);
    let unnamed = right(standing, None, theme);
    let fit = |right: &[Span<'_>], n: usize| {
        most.iter().take(n).map(|row| hint_width(row, theme)).sum::<usize>() < room(area, right)
    };
    let ways = (0..=most.len()).rev().flat_map(|n| [(&named, n), (&unnamed, n)]);
    ways.into_iter().find(|(right, n)| fit(right, *n)).map_or_else(|| unnamed.clone(), |(right, _)| right.clone())
}

/// Columns that the group on the `right` leaves to the other. Each hint has two blanks behind it; of the last one on the right
/// one is enough.
fn room(area: Rect, right: &[Span<'_>]) -> usize {
    let spare = if right.is_empty() { 2 } else { 1 };
    (usize::from(area.width) + spare).saturating_sub(right.iter().map(Span::width).sum())
}

/// The group on the right; in a way of several keys the first is the way `back`, named so if it is.
fn right(standing: &[&HelpRow], back: Option<&str>, theme: Theme) -> Vec<Span<'static>> {
    let both = |row: &&HelpRow| {
        let Some((back, (first, then))) = back.zip(row.keys.split_once(' ')).filter(|_| row.bound.is_empty()) else {
            return hint(row, theme).to_vec();
        };
        vec![
            Span::styled(theme.key_names(first), theme.key()),
            Span::raw(format!(" {back}, ")),
            Span::styled(theme.key_names(then), theme.key()),
            Span::raw(format!(" {}  ", row.short)),
        ]
    };
    standing.iter().flat_map(both).collect()
}

fn hint(row: &HelpRow, theme: Theme) -> [Span<'static>; 2] {
    [Span::styled(first_key(row, theme), theme.key()), Span::raw(format!(" {}  ", row.short))]
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
    // What is no key but a way has several.
    let first = if row.bound.is_empty() { Some(row.keys.as_str()) } else { row.keys.split(' ').next() };
    theme.key_names(first.unwrap_or_default())
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
