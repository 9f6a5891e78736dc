//! Drawing the choice: what happened, that nothing is lost, what can be gone on with.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::event::{Candidate, Recovery};
use crate::app::page::pad;
use crate::app::screens::recovery::State;
use crate::ui::layout;
use crate::ui::layout::{Want, share};
use crate::ui::theme::Theme;
use crate::ui::widgets::list::{first_of_page, focus};
use crate::ui::widgets::put::put;
use crate::ui::widgets::rich;
use crate::wording::{lists as words, recovery};

/// Widest text: longer rows are hard to read.
const WIDEST: u16 = 96;

/// Narrower than this, a row says only how many criteria are complete.
const ROOM: u16 = 72;

/// Draws the choice into the body of the window.
pub(crate) fn draw(state: &State, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let body = layout::frame(size).body;
    let found = &state.found;
    let count = found.candidates.len();
    let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(2).min(WIDEST), ..body };
    let told = |text: &str, style| rich::rows(&text.replace("**", "∗∗"), inner.width.max(1), style);
    let what = told(&words::cannot_open(found.id.as_str()), theme.strong());
    let problem = told(&found.problem, theme.words());
    let kept = told(&words::kept(&found.damaged.name, count), theme.words());
    let about = found.candidates.get(state.selected).map(|candidate| about(candidate, found));
    let about: Vec<Line> = about.iter().flatten().flat_map(|text| told(text, theme.words())).collect();

    // In order of importance: however long the problem is, it hides neither what to do nor what can be chosen.
    let want = |rows: usize, least: u16| Want { least, full: u16::try_from(rows).unwrap_or(u16::MAX) };
    let gaps = if count > 0 { 3 } else { 1 };
    let wants =
        [want(what.len(), 1), want(kept.len(), 3), want(count, 2), want(about.len(), 2), want(problem.len(), 2)];
    let rows = share(inner.height.saturating_sub(gaps), &wants);
    let mut y = inner.y;
    let mut next = |height: u16, gap: u16| {
        let area = Rect { y, height, ..inner }.intersection(inner);
        y += height + gap;
        area
    };
    let buffer = frame.buffer_mut();
    draw_text(what, next(rows[0], 0), buffer);
    draw_text(problem, next(rows[4], 1), buffer);
    draw_text(kept, next(rows[1], 0), buffer);
    let list = Rect { x: body.x, width: body.width, ..next(rows[2], 1) };
    let first = first_of_page(state.selected, usize::from(list.height));
    for ((n, candidate), area) in found.candidates.iter().enumerate().skip(first).zip(list.rows()) {
        draw_candidate(candidate, n == state.selected, area, buffer, theme);
    }
    draw_text(about, next(rows[3], 0), buffer);
    focus(frame, list, state.selected - first, 2);
}

/// What is told of the version that Enter would go on with.
fn about(candidate: &Candidate, found: &Recovery) -> Vec<String> {
    let differing = (found.candidates.len() > 1).then(|| recovery::differing(&found.differing));
    let rest = candidate.rest.clone();
    [rest, differing, Some(words::file(&candidate.name))].into_iter().flatten().collect()
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
    let (mark, style) = if selected { ("▸ ", theme.selected()) } else { ("  ", theme.words()) };
    let at = words::version_time(candidate.changed_at);
    let done = words::done(candidate.complete, candidate.criteria, area.width >= ROOM);
    let row = format!("{mark}{}  {done}  {}", pad(&at, 16), candidate.what);
    put(&Line::styled(pad(&row, usize::from(area.width)), style), area, buffer);
}
