//! Drawing the phrases for an answer: the query, the phrases that match it, each whole as far as that goes.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::measure;
use crate::app::page;
use crate::app::screens::walk::pick::{Match, Picking};
use crate::domain::phrases::{Offer, Origin};
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::editing::{Row, wrap};
use crate::ui::layout;
use crate::ui::theme::Theme;
use crate::ui::walk::search::query;
use crate::ui::widgets::chrome;
use crate::ui::widgets::put::put;
use crate::ui::widgets::rich;
use crate::wording::phrases as words;

/// Most rows of a phrase, so that a long one leaves room for others.
const MAX_ROWS: usize = 6;
/// Columns before a phrase, and one free behind it.
const MARK: u16 = 3;

/// Draws the phrases into the body of the window.
pub(crate) fn draw(
    session: &Session,
    at: CriterionIx,
    picking: &Picking,
    size: (u16, u16),
    frame: &mut Frame,
    theme: Theme,
) {
    let areas = layout::search(size);
    query(&picking.query, words::matching(picking.matches.len(), picking.choices.len()), areas.query, frame, theme);
    let buffer = frame.buffer_mut();
    let score = session.draft(at).score.map_or_else(String::new, |score| {
        format!("{} {}", session.rubric().scale().shown(score), session.rubric().scale().name(score))
    });
    let heading = words::fitting(&session.rubric().criterion(at).code.0, &score);
    chrome::rule(areas.rule, buffer, theme, vec![Span::styled(heading, theme.strong())], vec![]);
    let area = Rect { width: areas.hits.width.min(measure::LONGEST_ROW + MARK + 1), ..areas.hits };
    if picking.matches.is_empty() {
        let text = if picking.choices.is_empty() {
            words::NONE_FITS.to_owned()
        } else {
            words::no_match(picking.query.text()).replace("**", "∗∗")
        };
        let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
        for (line, row) in rich::rows(&text, inner.width.max(1), theme.words()).into_iter().zip(inner.rows()) {
            put(&line, row, buffer);
        }
        return;
    }
    let mut y = area.y;
    for n in page(picking, area) {
        let shown = &picking.matches[n];
        let lines = lines(picking, shown, area.width, theme);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let head = Rect { y, height: 1, width: MARK.min(area.width), ..area };
        let (mark, style) = if n == picking.at { (" ▸", theme.selected()) } else { (" ·", theme.rule()) };
        put(&Line::styled(mark, style), head, buffer);
        let rest = Rect { x: area.x + MARK, y, width: area.width.saturating_sub(MARK + 1), height: area.bottom() - y };
        for (of, (line, row)) in lines.into_iter().zip(rest.rows()).enumerate() {
            // The first row is filled: a phrase may have several.
            put(&if of == 0 && n == picking.at { line.style(theme.selected()) } else { line }, row, buffer);
        }
        y = area.bottom().min(y + height);
    }
}

/// The matches on the page with the chosen one. Whole pages are turned: a list that stands still costs nothing.
fn page(picking: &Picking, area: Rect) -> Range<usize> {
    let mut start = 0;
    let mut used = 0;
    for (n, shown) in picking.matches.iter().enumerate() {
        let height = rows(&text(picking, shown).0, area.width).len().min(MAX_ROWS);
        if used + height > usize::from(area.height) && n > start {
            if n > picking.at {
                return start..n;
            }
            (start, used) = (n, 0);
        }
        used += height;
    }
    start..picking.matches.len()
}

fn rows(text: &str, width: u16) -> Vec<Row> {
    wrap(text, width.saturating_sub(MARK + 1).max(1))
}

/// The phrase as it is shown, and how many bytes of it say whose it is, or which alternative it states.
fn text(picking: &Picking, shown: &Match) -> (String, usize) {
    let Offer { phrase, origin, text, .. } = picking.choice(shown);
    let head = match (origin, &phrase.name) {
        (Origin::Own, _) => words::OWN.to_owned(),
        (Origin::Starter, Some(name)) => format!("{name}: "),
        (Origin::Starter, None) => String::new(),
    };
    (format!("{head}{text}"), head.len())
}

fn lines(picking: &Picking, shown: &Match, width: u16, theme: Theme) -> Vec<Line<'static>> {
    let (text, head) = text(picking, shown);
    let style = |at: usize| {
        let matches = |range: &Range<usize>| (head + range.start..head + range.end).contains(&at);
        if at < head {
            theme.done()
        } else if shown.ranges.iter().any(matches) {
            theme.key()
        } else {
            Style::new()
        }
    };
    let rows = rows(&text, width);
    let cut = rows.len() > MAX_ROWS;
    let mut lines: Vec<Line<'static>> = rows.iter().take(MAX_ROWS).map(|row| line(&text, row, style)).collect();
    if let Some(last) = lines.last_mut().filter(|_| cut) {
        *last = Line::raw(format!("{}…", page::fit(&last.to_string(), usize::from(width.saturating_sub(MARK + 3)))));
    }
    lines
}

fn line(text: &str, row: &Row, style: impl Fn(usize) -> Style) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut run = row.start;
    let ends = text[row.start..row.end].char_indices().skip(1).map(|(at, _)| row.start + at);
    for at in ends.chain([row.end]) {
        if at == row.end || style(at) != style(run) {
            spans.push(Span::styled(harmless(&text[run..at]), style(run)));
            run = at;
        }
    }
    Line::from(spans)
}
