//! Drawing the summary: how final it is, its parts, and the one that was chosen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::measure;
use crate::app::page::fit;
use crate::app::screens::summary::items::Target;
use crate::app::screens::summary::rows;
use crate::app::screens::summary::{State, Tab};
use crate::app::scroll::shown;
use crate::domain::nouns::Nouns;
use crate::domain::session::Session;
use crate::editing::columns;
use crate::ui::layout;
use crate::ui::theme::Theme;
use crate::ui::widgets::list::focus;
use crate::ui::widgets::{chrome, rich};
use crate::wording::forms as words;

/// Where the chosen part stands: below banner and parts, with a column for a mark on the left and for signs on the right.
fn list_area(size: (u16, u16)) -> Rect {
    let body = layout::frame(size).body;
    let above = measure::above_summary(size);
    Rect { x: body.x, y: body.y + above, width: body.width.saturating_sub(1), height: measure::summary_rows(size) }
}

/// Draws the summary into the body of the window.
pub(crate) fn draw(session: &Session, state: &State, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let body = layout::frame(size).body;
    let banner = Rect { height: body.height.min(1), ..body };
    draw_banner(state, banner, frame, theme);
    let tabs = Rect { y: banner.bottom(), height: 1, ..body }.intersection(body);
    draw_tabs(session.rubric().nouns(), state, tabs, frame, theme);
    let area = list_area(size);
    let items = rows::of(session, state, size);
    let heights: Vec<usize> = items.iter().map(|item| item.lines.len()).collect();
    let place = shown(state.place(), &heights, usize::from(area.height));
    let names = session.rubric().nouns();
    let no_findings = words::no_findings(names);
    let empty = match state.tab {
        Tab::Result => "",
        Tab::Pending => words::NOTHING_PENDING,
        Tab::Findings => &no_findings,
        Tab::Alerts => words::NO_ALERTS,
    };
    let above: usize = heights.iter().take(place.selected).sum();
    let (row, column) =
        if state.tab == Tab::Result || heights.is_empty() { (0, 1) } else { (above.saturating_sub(place.scroll), 2) };
    focus(frame, area, row, column);
    if items.is_empty() {
        return Line::raw(format!(" {empty}")).render(area, frame.buffer_mut());
    }
    let mut lines = Vec::new();
    for (n, item) in items.into_iter().enumerate() {
        let selected = n == place.selected && state.tab != Tab::Result;
        for (row, line) in item.lines.into_iter().enumerate() {
            lines.push(marked(rich::line(line, theme), selected, row == 0, state.tab, theme));
        }
    }
    chrome::scrolled(lines, place.scroll, area, frame.buffer_mut(), theme);
}

fn marked(line: Line<'static>, selected: bool, first: bool, tab: Tab, theme: Theme) -> Line<'static> {
    let heads = first && matches!(tab, Tab::Findings | Tab::Alerts);
    let style = if selected && first {
        theme.selected()
    } else if heads {
        theme.strong()
    } else {
        line.style
    };
    let mark = match tab {
        Tab::Result => " ",
        Tab::Pending | Tab::Findings | Tab::Alerts if selected && first => "▸ ",
        Tab::Findings | Tab::Alerts if selected && line.width() > 0 => "│ ",
        Tab::Pending | Tab::Findings | Tab::Alerts => "  ",
    };
    let mut spans = vec![Span::raw(mark)];
    spans.extend(line.spans);
    Line::from(spans).style(style)
}

/// It cannot be overlooked until nothing is pending; what else asks to be looked at stands beside it on every part.
fn draw_banner(state: &State, area: Rect, frame: &mut Frame, theme: Theme) {
    let pending = state.summary.pending.len();
    let (text, style) = if state.summary.is_provisional() {
        (words::provisional(pending, state.summary.total.criteria), theme.warning().patch(theme.title()))
    } else if let fields @ 1.. = state.pending.iter().filter(|target| matches!(target, Target::Field(_))).count() {
        (words::complete_but(fields), theme.warning().patch(theme.title()))
    } else {
        (words::COMPLETE.to_owned(), theme.strong())
    };
    let text = words::with_alerts(text, state.open_alerts());
    Line::styled(format!("{text:^width$}", width = usize::from(area.width)), style).render(area, frame.buffer_mut());
}

fn draw_tabs(names: &Nouns, state: &State, area: Rect, frame: &mut Frame, theme: Theme) {
    let (findings, width) = (words::findings(names), usize::from(area.width));
    let wide = tabs(&findings, state, (" │ ", "  "), words::tab, theme);
    let close = |findings: &str| tabs(findings, state, ("│", " "), words::tab_short, theme);
    let line = if wide.width() <= width {
        wide
    } else {
        // The rubric's own noun may be long: it is cut, with its sign, and no part behind it.
        let beyond = close(&findings).width().saturating_sub(width);
        close(&fit(&findings, columns(&findings).saturating_sub(beyond)))
    };
    line.render(area, frame.buffer_mut());
}

/// The parts as `name` calls them, with `between` them and `before` each that is not chosen.
fn tabs(
    findings: &str,
    state: &State,
    (between, before): (&'static str, &'static str),
    name: fn(&str, Option<String>) -> String,
    theme: Theme,
) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    for (n, tab) in Tab::ALL.into_iter().enumerate() {
        if n > 0 {
            spans.push(Span::styled(between, theme.rule()));
        }
        let name = match tab {
            Tab::Result => name(words::RESULT, None),
            Tab::Pending => {
                let marked = state.pending.iter().filter(|target| matches!(target, Target::Marked(_))).count();
                let count = words::pending_and_marked(state.pending.len() - marked, marked);
                name(words::PENDING, Some(count))
            }
            Tab::Findings => name(findings, Some(state.findings.len().to_string())),
            Tab::Alerts => name(words::ALERTS, Some(state.open_alerts().to_string())),
        };
        // A mark, since a reversed word alone is easily overlooked.
        let (mark, style) = if tab == state.tab { ("▸ ", theme.selected()) } else { (before, theme.words()) };
        spans.push(Span::styled(format!("{mark}{name} "), style));
    }
    Line::from(spans)
}
