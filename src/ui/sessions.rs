//! Drawing the list of sessions and the trash.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::app::event::{ListNote, Moment};
use crate::app::measure;
use crate::app::page::bar;
use crate::app::page::{fit, pad};
use crate::app::screens::sessions::columns::Columns;
use crate::app::screens::sessions::trash::Trash;
use crate::app::screens::sessions::{Mode, State};
use crate::domain::catalog::Card;
use crate::domain::identification::shown_date;
use crate::domain::session::Timestamp;
use crate::domain::text::harmless;
use crate::editing::wrap;
use crate::ui::layout;
use crate::ui::layout::List;
use crate::ui::theme::Theme;
use crate::ui::widgets::list::{first_of_page, focus};
use crate::ui::widgets::put::put;
use crate::ui::widgets::rich;
use crate::wording::lists as words;

/// Draws the list or the trash into the body of the window.
pub(crate) fn draw(state: &State, now: Moment, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let areas = layout::list(size);
    match &state.mode {
        Mode::Trash(trash) => {
            draw_trash(trash, now.wall, areas, frame.buffer_mut(), theme);
            point(trash.at, areas, frame);
        }
        Mode::Browse => {
            draw_list(state, now.wall, areas, frame.buffer_mut(), theme);
            point(state.listing.at(), areas, frame);
        }
        Mode::Filtering(buffer) => {
            draw_list(state, now.wall, areas, frame.buffer_mut(), theme);
            let room = usize::from(areas.top.width).saturating_sub(4);
            let before = buffer.text().get(..buffer.cursor()).unwrap_or_default();
            let column = u16::try_from(tail(before, room).width()).unwrap_or(0);
            frame.set_cursor_position(Position::new(areas.top.x + 3 + column, areas.top.y));
        }
    }
}

/// The cursor on the row `at`, where what is said in place of a list begins too.
fn point(at: usize, areas: List, frame: &mut Frame) {
    focus(frame, areas.rows, at - first_of_page(at, usize::from(areas.rows.height)), 2);
}

fn draw_list(state: &State, now: Timestamp, areas: List, buffer: &mut Buffer, theme: Theme) {
    let listing = &state.listing;
    let height = usize::from(areas.rows.height);
    let first = first_of_page(listing.at(), height);
    top(state, first, areas, buffer, theme);
    if listing.shown() == 0 {
        let text = match (listing.is_reading(), listing.count(), listing.note()) {
            (true, ..) => words::READING.to_owned(),
            (false, 0, None) => words::EMPTY.to_owned(),
            (false, 0, Some(ListNote::Fault(fault))) => words::unreadable(fault),
            (false, 0, Some(ListNote::Strangers(names))) => format!("{}.\n\n{}", words::strangers(names), words::EMPTY),
            (false, ..) => words::no_match(listing.filter()),
        };
        return notice(&text, areas, buffer, theme);
    }
    let columns = Columns::of(usize::from(areas.rows.width));
    put(&headings(columns, words::CHANGED, theme), areas.heading, buffer);
    for ((row, card), area) in listing.rows(first).zip(areas.rows.rows()) {
        let cells = cells(card, columns, words::when(card.changed_at, now), theme);
        draw_row(cells, row == listing.at(), columns.gap, area, buffer, theme);
    }
    if let Some(card) = listing.selected() {
        details(card, now, areas, buffer, theme);
    }
    if let Some(ListNote::Strangers(names)) = listing.note() {
        let text = format!("─ {} ", words::strangers(names));
        put(&Line::styled(fit(&text, usize::from(areas.rule.width)), theme.fault()), areas.rule, buffer);
    }
}

/// The row above the list: the filter or how many there are; which of them are on screen.
fn top(state: &State, first: usize, areas: List, buffer: &mut Buffer, theme: Theme) {
    let listing = &state.listing;
    let filter = match &state.mode {
        Mode::Filtering(buffer) => Some(buffer.text()),
        Mode::Browse | Mode::Trash(_) => Some(listing.filter()).filter(|filter| !filter.is_empty()),
    };
    let shown = listing.shown();
    let height = usize::from(areas.rows.height);
    let page = (shown > height).then(|| words::page(first + 1, (first + height).min(shown), shown));
    let (left, right) = match filter {
        Some(filter) => {
            let room = usize::from(areas.top.width).saturating_sub(4);
            let typed = format!(" / {}", tail(filter, room));
            (Span::styled(typed, theme.strong()), Some(words::matching(shown, listing.count())))
        }
        None if listing.count() == 0 => return,
        None => (Span::raw(format!(" {}", words::count(listing.count(), listing.is_reading()))), page),
    };
    let right = right.unwrap_or_default();
    let width = u16::try_from(right.width()).unwrap_or(u16::MAX);
    let used = u16::try_from(left.width()).unwrap_or(u16::MAX);
    put(&Line::from(left), areas.top, buffer);
    // What is typed goes before what is told of it.
    if used.saturating_add(width).saturating_add(3) <= areas.top.width {
        let x = areas.top.right() - width - 1;
        put(&Line::raw(right), Rect { x, width, ..areas.top }, buffer);
    }
}

/// The end of `text`, as much as fits in `room` columns.
fn tail(text: &str, room: usize) -> String {
    let text = harmless(text);
    let mut from = 0;
    for (at, _) in text.grapheme_indices(true) {
        from = at;
        if text[at..].width() <= room {
            break;
        }
    }
    text[from..].to_owned()
}

/// Some sentences in place of the list.
fn notice(text: &str, areas: List, buffer: &mut Buffer, theme: Theme) {
    let margin = 2;
    let area =
        Rect { x: areas.rows.x + margin, width: areas.rows.width.saturating_sub(2 * margin).min(72), ..areas.rows };
    for (line, row) in
        rich::rows(&text.replace("**", "∗∗"), area.width.max(1), theme.words()).into_iter().zip(area.rows())
    {
        put(&line, row, buffer);
    }
}

/// A cell of a row: text in exactly its columns.
type Cell = (String, Style);

fn headings(columns: Columns, last: &str, theme: Theme) -> Line<'static> {
    let names = [
        pad(words::PROJECT, columns.project),
        pad(words::COMMUNE, columns.commune),
        pad(words::VISIT, columns.visit),
        pad(words::KIND, columns.kind),
        pad(if columns.progress < words::PROGRESS.len() { words::DONE } else { words::PROGRESS }, columns.progress),
        right(words::RESULT, columns.result),
        pad(words::STATE, columns.state),
        pad(last, columns.changed),
    ];
    let cells = names.into_iter().map(|name| (name, theme.heading())).collect();
    line("  ", Style::new(), cells, columns.gap)
}

fn cells(card: &Card, columns: Columns, changed: String, theme: Theme) -> Vec<Cell> {
    let state = words::state_of(card);
    let style = match state {
        words::State::UnderWay => theme.words(),
        words::State::Complete | words::State::Closed => theme.done(),
        words::State::NoRubric | words::State::Damaged => theme.fault(),
        words::State::InUse => theme.strong(),
    };
    let plain = |text: String| (text, Style::new());
    vec![
        plain(pad(words::name(card), columns.project)),
        plain(pad(card.commune.as_deref().unwrap_or(words::NONE), columns.commune)),
        plain(pad(&card.visit_date.as_deref().map_or_else(|| words::NONE.to_owned(), shown_date), columns.visit)),
        plain(pad(words::kind_short(card.kind), columns.kind)),
        plain(progress(card, columns.progress)),
        plain(right(&words::result(card.total_percent, card.is_provisional()), columns.result)),
        (pad(&words::standing(card, columns.state), columns.state), style),
        plain(pad(&changed, columns.changed)),
    ]
}

/// Bar and count, or the count alone where there is no room for a bar.
fn progress(card: &Card, width: usize) -> String {
    let (Some(complete), Some(criteria)) = (card.complete, card.criteria) else { return pad(words::NONE, width) };
    let count = format!("{complete}/{criteria}");
    let widest = format!("{criteria}/{criteria}").len().max(5);
    let bar_width = width.saturating_sub(widest + 1);
    if width == 0 || bar_width == 0 {
        return right(&count, width);
    }
    format!("{} {}", bar(complete, criteria, bar_width), right(&count, widest))
}

/// `text` in exactly `width` columns, at their right end.
fn right(text: &str, width: usize) -> String {
    let text = fit(text, width);
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// What keys act on fills its row.
fn draw_row(cells: Vec<Cell>, selected: bool, gap: usize, area: Rect, buffer: &mut Buffer, theme: Theme) {
    let line = if selected {
        line("▸ ", theme.strong(), cells, gap).style(theme.selected())
    } else {
        line("  ", theme.strong(), cells, gap)
    };
    put(&line, area, buffer);
}

/// `mark` and the cells that have columns, `gap` blanks apart.
fn line(mark: &'static str, style: Style, cells: Vec<Cell>, gap: usize) -> Line<'static> {
    let mut spans = vec![Span::styled(mark, style)];
    for (text, style) in cells.into_iter().filter(|(text, _)| !text.is_empty()) {
        if spans.len() > 1 {
            spans.push(Span::raw(" ".repeat(gap)));
        }
        spans.push(Span::styled(text, style));
    }
    Line::from(spans)
}

/// What the columns have no room for; an ellipsis where two rows are not enough either.
fn details(card: &Card, now: Timestamp, areas: List, buffer: &mut Buffer, theme: Theme) {
    put(&Line::styled("─".repeat(usize::from(areas.rule.width)), theme.rule()), areas.rule, buffer);
    let width = areas.details.width.saturating_sub(2).min(measure::LONGEST_ROW);
    let inner = Rect { x: areas.details.x + 1, width, ..areas.details };
    let text = harmless(&words::details(card, now).replace('\n', " "));
    let rows = wrap(&text, inner.width.max(1));
    for (n, (row, area)) in rows.iter().zip(inner.rows()).enumerate() {
        let more = n + 1 == usize::from(inner.height) && rows.len() > n + 1;
        let shown = if more { fit(&text[row.start..], usize::from(inner.width)) } else { row.of(&text).to_owned() };
        put(&Line::raw(shown), area, buffer);
    }
}

fn draw_trash(trash: &Trash, now: Timestamp, areas: List, buffer: &mut Buffer, theme: Theme) {
    let Some(cards) = &trash.cards else { return notice(words::READING, areas, buffer, theme) };
    if cards.is_empty() {
        return notice(words::TRASH_EMPTY, areas, buffer, theme);
    }
    let columns = Columns::of_trash(usize::from(areas.rows.width));
    let first = first_of_page(trash.at, usize::from(areas.rows.height));
    put(&Line::raw(format!(" {}", words::count(cards.len(), false))), areas.top, buffer);
    put(&headings(columns, words::REMOVED, theme), areas.heading, buffer);
    for ((row, removed), area) in cards.iter().enumerate().skip(first).zip(areas.rows.rows()) {
        let cells = cells(&removed.card, columns, words::when(removed.removed_at, now), theme);
        draw_row(cells, row == trash.at, columns.gap, area, buffer, theme);
    }
    if let Some(removed) = trash.selected() {
        details(&removed.card, now, areas, buffer, theme);
    }
}
