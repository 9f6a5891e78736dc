//! Drawing the choice: what happened, that nothing is lost, what can be gone on with.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::event::Candidate;
use crate::app::page::{fit, pad};
use crate::app::screens::recovery::State;
use crate::ui::layout;
use crate::ui::layout::{Want, share};
use crate::ui::theme::Theme;
use crate::ui::widgets::list::first_of_page;
use crate::ui::widgets::put::put;
use crate::ui::widgets::rich;
use crate::wording::lists as words;

/// Widest text: longer rows are hard to read.
const WIDEST: u16 = 96;

/// Draws the choice into the body of the window.
pub fn draw(state: &State, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let body = layout::frame(size).body;
    let found = &state.found;
    let count = found.candidates.len();
    let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(2).min(WIDEST), ..body };
    let told = |text: &str, style| rich::rows(&text.replace("**", "∗∗"), inner.width.max(1), style);
    let what = told(&words::cannot_open(found.id.as_str()), theme.strong());
    let problem = told(&found.problem, theme.quiet());
    let Candidate { name, changed_at, complete } = &found.damaged;
    let kept = told(&words::kept(name, *changed_at, *complete, count), theme.quiet());

    // In order of importance: however long the problem is, it hides neither what to do nor what can be chosen.
    let want = |rows: usize, least: u16| Want { least, full: u16::try_from(rows).unwrap_or(u16::MAX) };
    let gaps = if count > 0 { 3 } else { 1 };
    let wants = [want(what.len(), 1), want(kept.len(), 3), want(count, 3), want(problem.len(), 2)];
    let rows = share(inner.height.saturating_sub(gaps), &wants);
    let mut y = inner.y;
    let mut next = |height: u16, gap: u16| {
        let area = Rect { y, height, ..inner }.intersection(inner);
        y += height + gap;
        area
    };
    let buffer = frame.buffer_mut();
    draw_text(what, next(rows[0], 0), buffer);
    draw_text(problem, next(rows[3], 1), buffer);
    draw_text(kept, next(rows[1], 0), buffer);
    let list = Rect { x: body.x, width: body.width, ..next(rows[2], 1) };
    let first = first_of_page(state.selected, usize::from(list.height));
    for ((n, candidate), area) in found.candidates.iter().enumerate().skip(first).zip(list.rows()) {
        draw_candidate(candidate, n == state.selected, area, buffer, theme);
    }
    if let Some(candidate) = found.candidates.get(state.selected) {
        put(&Line::raw(fit(&words::file(&candidate.name), usize::from(inner.width))), next(1, 0), buffer);
    }
}

/// As many rows as there is room for, with a sign where that is not all.
fn draw_text(lines: Vec<Line<'static>>, area: Rect, buffer: &mut Buffer) {
    let more = lines.len() > usize::from(area.height);
    for (line, row) in lines.into_iter().zip(area.rows()) {
        put(&line, row, buffer);
    }
    if more && area.height > 0 && area.width >= 2 {
        let sign = Rect { x: area.right() - 2, y: area.bottom() - 1, width: 2, height: 1 };
        put(&Line::raw(" …"), sign, buffer);
    }
}

fn draw_candidate(candidate: &Candidate, selected: bool, area: Rect, buffer: &mut Buffer, theme: Theme) {
    let (mark, style) = if selected { ("▸ ", theme.selected()) } else { ("  ", theme.quiet()) };
    let (at, done) = (words::version_time(candidate.changed_at), words::done(candidate.complete));
    let row = format!("{mark}{}  {done:>22}", pad(&at, 16));
    put(&Line::styled(pad(&row, usize::from(area.width)), style), area, buffer);
}
