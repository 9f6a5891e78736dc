//! Drawing the tree of all criteria, beside the walk or in front of it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use crate::app::overlay::TreeState;
use crate::app::page::{fit, pad};
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Gap, Session};
use crate::ui::layout;
use crate::ui::theme::Theme;
use crate::ui::walk::notices as view_notices;
use crate::ui::widgets::list::{first_of_page, focus};
use crate::ui::widgets::put::put;

/// The tree of all criteria, `at` in the middle as far as that goes.
/// Draws the tree; the row of `at`.
pub(crate) fn draw_tree(session: &Session, at: CriterionIx, area: Rect, frame: &mut Frame, theme: Theme) -> usize {
    let (lines, above, below, selected) =
        tree_lines(session, at, usize::from(area.width), usize::from(area.height), theme);
    for (line, rect) in lines.into_iter().zip(area.rows()) {
        put(&line, rect, frame.buffer_mut());
    }
    let edge = Rect { x: area.right().saturating_sub(1), width: 1, ..area };
    if above && let Some(row) = edge.rows().next() {
        put(&Line::styled("▴", theme.rule()), row, frame.buffer_mut());
    }
    if below && let Some(row) = edge.rows().next_back() {
        put(&Line::styled("▾", theme.rule()), row, frame.buffer_mut());
    }
    selected
}

/// The tree in front of the walk.
pub(crate) fn draw_tree_overlay(
    session: &Session,
    tree: &TreeState,
    size: (u16, u16),
    frame: &mut Frame,
    theme: Theme,
) {
    let body = layout::frame(size).body;
    Clear.render(body, frame.buffer_mut());
    let row = draw_tree(session, tree.at, body, frame, theme);
    focus(frame, body, row, 2);
}

/// A row of the tree of criteria.
#[derive(Clone, Copy)]
enum TreeRow {
    Ambito(usize),
    Dimension(usize, usize),
    Criterion(CriterionIx),
}

/// The rows of the tree that `height` rows show around `at` (only these are made), whether there are more above and
/// below, and which of them is that of `at`.
fn tree_lines(
    session: &Session,
    at: CriterionIx,
    width: usize,
    height: usize,
    theme: Theme,
) -> (Vec<Line<'static>>, bool, bool, usize) {
    let rubric = session.rubric();
    let mut rows = Vec::new();
    let mut indices = rubric.indices();
    for (a, ambito) in rubric.ambitos().iter().enumerate() {
        rows.push(TreeRow::Ambito(a));
        for (d, dimension) in ambito.dimensions.iter().enumerate() {
            // What is the ámbito itself has its row already.
            if !dimension.whole {
                rows.push(TreeRow::Dimension(a, d));
            }
            rows.extend(indices.by_ref().take(dimension.criteria.len()).map(TreeRow::Criterion));
        }
    }
    let selected = rows.iter().position(|row| matches!(row, TreeRow::Criterion(ix) if *ix == at)).unwrap_or(0);
    // Whole pages are turned, and the last one is filled from above.
    let first = first_of_page(selected, height).min(rows.len().saturating_sub(height));
    let (above, below) = (first > 0, first + height < rows.len());
    // The last column is kept for the signs that there is more.
    let width = width.saturating_sub(1);
    let shown = rows.into_iter().skip(first).take(height);
    (shown.map(|row| tree_row(session, row, at, width, theme)).collect(), above, below, selected - first)
}

fn tree_row(session: &Session, row: TreeRow, at: CriterionIx, width: usize, theme: Theme) -> Line<'static> {
    let ambitos = session.rubric().ambitos();
    match row {
        TreeRow::Ambito(a) => {
            let title = format!(" {} {}", ambitos[a].code, ambitos[a].title);
            Line::styled(fit(&title, width), theme.heading())
        }
        TreeRow::Dimension(a, d) => {
            let dimension = &ambitos[a].dimensions[d];
            Line::styled(fit(&format!("  {} {}", dimension.code, dimension.title), width), theme.rule())
        }
        TreeRow::Criterion(ix) => tree_line(session, ix, ix == at, width, theme),
    }
}

/// A criterion with its state in one row; marked where keys act on it.
pub(crate) fn tree_line(
    session: &Session,
    ix: CriterionIx,
    selected: bool,
    width: usize,
    theme: Theme,
) -> Line<'static> {
    let criterion = session.rubric().criterion(ix);
    let draft = session.draft(ix);
    let (mark, style) = match session.gap(ix) {
        None => ("✓", theme.done()),
        Some(Gap::Hallazgo | Gap::Observacion) => ("!", theme.warning()),
        Some(Gap::Score) if draft.is_untouched() => ("·", theme.words()),
        Some(Gap::Score) => ("○", theme.warning()),
    };
    let (rubric, scale) = (session.rubric(), session.rubric().scale());
    let shown = draft.score.map_or_else(String::new, |score| scale.shown(score));
    let shown = pad(&shown, scale.shown_chars());
    // The bar is short on purpose: moving it repaints two codes, not two rows. Labels stand below each other.
    let blank = rubric.code_chars().min(width / 3).saturating_sub(criterion.code.0.chars().count());
    let code = Span::styled(format!(" {} ", criterion.code), if selected { theme.selected() } else { Style::new() });
    let head = format!("{}{mark}", if selected { "▸ " } else { "  " });
    let notice = match view_notices::is_marked(session, ix) {
        true => Span::styled(view_notices::MARK, theme.warning()),
        false => Span::styled(" ", style),
    };
    let taken = head.chars().count() + 1 + scale.shown_chars() + code.width() + blank;
    let room = width.saturating_sub(taken);
    let score = draft.score.map_or(style, |score| theme.score(scale.standing(score)));
    let mut spans =
        vec![Span::styled(head, style), notice, Span::styled(shown, score), code, Span::raw(" ".repeat(blank))];
    match session.mark(ix) {
        None => spans.push(Span::raw(fit(&criterion.label, room))),
        // The marks stand below each other on the right.
        Some(_) => {
            spans.push(Span::raw(pad(&criterion.label, room.saturating_sub(2))));
            spans.push(Span::styled(" ⚑", theme.warning()));
        }
    }
    Line::from(spans)
}
