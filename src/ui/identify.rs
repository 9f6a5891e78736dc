//! Drawing the form: a line a row with what is told beside it, and below them what the row is for.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::desk::Desk;
use crate::app::page;
use crate::app::screens::identify::hints::{Hint, hint};
use crate::app::screens::identify::row::{Form, Row, rows};
use crate::app::screens::identify::{State, offer, proposal};
use crate::domain::asked::Asked;
use crate::domain::identification::Field;
use crate::domain::rubric::Rubric;
use crate::domain::text::harmless;
use crate::editing::columns;
use crate::ui::layout;
use crate::ui::theme::Theme;
use crate::ui::widgets::list::{first_visible, focus};
use crate::ui::widgets::{chrome, field, rich};
use crate::wording::forms as words;

/// Columns before the value: mark, name, a blank.
const NAMES: u16 = 24;
/// Columns of a row at most, so that what is told of a value stands beside it.
const WIDEST: u16 = 96;
/// Rows of the help below the form, its rule included.
const HELP: u16 = 3;

/// Something on a line of the form.
enum Entry {
    /// Of what is supervised, and of the visit.
    Project,
    Sample,
    Blank,
    Row(Row),
}

/// Draws the form into the body of the window.
pub(crate) fn draw(desk: &Desk, state: &State, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let body = layout::frame(size).body;
    let (form, rubric) = (Form::of(desk.session()), desk.session().rubric());
    let help = HELP.min(body.height);
    let entries = entries(rubric.asked(), &form, state.row, body.height - help);
    let focused = entries.iter().position(|entry| matches!(entry, Entry::Row(row) if *row == state.row)).unwrap_or(0);
    let shown = Rect { height: u16::try_from(entries.len()).unwrap_or(u16::MAX).min(body.height - help), ..body };
    let first = first_visible(focused, entries.len(), usize::from(shown.height));
    let more_below = first + usize::from(shown.height) < entries.len();
    for (entry, rect) in entries.iter().skip(first).zip(shown.rows()) {
        match entry {
            Entry::Blank => {}
            Entry::Project => project(rubric, &form, rect, frame, theme),
            Entry::Sample => sample(rect, frame, theme),
            Entry::Row(row) if *row == state.row => focused_row(desk, state, &form, rect, frame, theme),
            Entry::Row(row) => plain_row(*row, rubric, &form, state.fresh, rect, frame, theme),
        }
    }
    let mut sign = |there: bool, y: u16, mark: &'static str| {
        let edge = Rect { x: body.right().saturating_sub(1), y, width: 1, height: 1 }.intersection(shown);
        if there {
            Line::styled(mark, theme.rule()).render(edge, frame.buffer_mut());
        }
    };
    sign(first > 0, shown.y, "▴");
    sign(more_below, shown.bottom().saturating_sub(1), "▾");
    explain(desk, state, &form, Rect { y: shown.bottom(), height: help, ..body }, frame, theme);
}

/// The lines of the form: with blank ones where there is room for them.
fn entries(asked: &Asked, form: &Form, here: Row, height: u16) -> Vec<Entry> {
    let rows = rows(asked, form, here);
    let roomy = usize::from(height) >= rows.len() + 5;
    let sample = rows.iter().copied().find(|row| row.is_of_sample());
    let mut entries = vec![Entry::Project];
    for row in rows {
        if Some(row) == sample {
            entries.extend(roomy.then_some(Entry::Blank));
            entries.push(Entry::Sample);
        }
        if row == Row::Go {
            entries.push(Entry::Blank);
        }
        entries.push(Entry::Row(row));
    }
    entries.extend(roomy.then_some(Entry::Blank));
    entries
}

fn project(rubric: &Rubric, form: &Form, area: Rect, frame: &mut Frame, theme: Theme) {
    let note = match form.who.faults(rubric.asked()).len() {
        0 => Span::styled(words::NOTHING_MISSING, theme.done()),
        missing => Span::styled(words::missing(missing), theme.warning()),
    };
    let left = vec![Span::styled(harmless(&words::project(rubric.nouns())), theme.strong())];
    chrome::rule(area, frame.buffer_mut(), theme, left, vec![note]);
}

fn sample(area: Rect, frame: &mut Frame, theme: Theme) {
    chrome::rule(area, frame.buffer_mut(), theme, vec![Span::styled(words::SAMPLE, theme.strong())], vec![]);
}

/// The name of a row in so many columns; where a noun of the rubric is too long, without it: the heading says it.
fn named(row: Row, rubric: &Rubric, room: u16) -> String {
    let name = harmless(&row.name(rubric));
    if columns(&name) <= usize::from(room) {
        return name;
    }
    name.split(' ').next().unwrap_or_default().to_owned()
}

/// Where name, value and hint of a row stand.
struct Columns {
    name: Rect,
    value: Rect,
    hint: Rect,
}

fn columns_of(area: Rect, hint: Option<&Hint>) -> Columns {
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let name = Rect { width: NAMES.min(area.width), ..area };
    let rest = Rect { x: name.right(), width: area.width - name.width, ..area };
    let wanted = hint.map_or(0, |hint| u16::try_from(columns(&hint.short)).unwrap_or(u16::MAX).saturating_add(2));
    // The last column is free for the sign that there is more.
    let hint_width = wanted.min(rest.width.saturating_sub(12));
    let value = Rect { width: rest.width.saturating_sub(hint_width + 1), ..rest };
    Columns { name, value, hint: Rect { x: value.right(), width: hint_width, ..rest } }
}

fn draw_hint(hint: Option<&Hint>, area: Rect, frame: &mut Frame, theme: Theme) {
    if let Some(hint) = hint {
        let text = page::fit(&hint.short, usize::from(area.width).saturating_sub(1));
        Line::styled(text, theme.warning()).right_aligned().render(area, frame.buffer_mut());
    }
}

fn plain_row(row: Row, rubric: &Rubric, form: &Form, fresh: bool, area: Rect, frame: &mut Frame, theme: Theme) {
    let hint = hint(row, form);
    let at = columns_of(area, hint.as_ref());
    let name =
        if row == Row::Go { go_name(fresh).to_owned() } else { named(row, rubric, at.name.width.saturating_sub(4)) };
    let name_area = if row == Row::Go { area } else { at.name };
    Line::raw(format!("   {name}")).render(name_area, frame.buffer_mut());
    Line::raw(page::fit(&row.text(form), usize::from(at.value.width))).render(at.value, frame.buffer_mut());
    draw_hint(hint.as_ref(), at.hint, frame, theme);
}

fn go_name(fresh: bool) -> &'static str {
    if fresh { words::BEGIN_WALK } else { words::BACK_TO_WALK }
}

fn focused_row(desk: &Desk, state: &State, form: &Form, area: Rect, frame: &mut Frame, theme: Theme) {
    let row = state.row;
    if row == Row::Go {
        focus(frame, area, 0, 3);
        return Line::styled(format!(" ▸ {} ", go_name(state.fresh)), theme.selected())
            .render(area, frame.buffer_mut());
    }
    let hint = hint(row, form);
    let at = columns_of(area, hint.as_ref());
    Line::styled(
        format!(" ▸ {}", named(row, desk.session().rubric(), at.name.width.saturating_sub(4))),
        theme.strong(),
    )
    .render(at.name, frame.buffer_mut());
    draw_hint(hint.as_ref(), at.hint, frame, theme);
    if row.is_text() {
        typed_value(desk, state, at.value, frame, theme);
    } else {
        chosen_value(desk, state, form, at.value, frame, theme);
    }
}

/// The text with its cursor, and behind it what is proposed, between «» because quiet colours do not show everywhere.
fn typed_value(desk: &Desk, state: &State, area: Rect, frame: &mut Frame, theme: Theme) {
    let text = state.buffer.text();
    let width = usize::from(area.width);
    let shown = field::window(text, state.buffer.cursor(), width);
    let used = columns(&shown.text);
    let mut spans = vec![Span::raw(shown.text)];
    if let Some(proposed) = proposal(desk, state) {
        let rest = offer::rest_after(&proposed, text).unwrap_or(&proposed);
        let rest = page::fit(rest, width.saturating_sub(used + 2));
        if !rest.is_empty() && rest != "…" {
            spans.push(Span::styled(format!("«{rest}»"), theme.words()));
        }
    }
    Line::from(spans).render(area, frame.buffer_mut());
    if area.width > 0 {
        frame.set_cursor_position(Position::new(area.x + shown.column.min(area.width - 1), area.y));
    }
}

/// The value between the arrows that change it.
fn chosen_value(desk: &Desk, state: &State, form: &Form, area: Rect, frame: &mut Frame, theme: Theme) {
    let value = state.row.text(form);
    let width = usize::from(area.width).saturating_sub(4);
    let middle = match proposal(desk, state) {
        Some(proposed) if value.is_empty() => {
            Span::styled(format!("«{}»", page::fit(&proposed, width.saturating_sub(2))), theme.words())
        }
        Some(_) | None => Span::styled(page::fit(&value, width), theme.strong()),
    };
    Line::from(vec![Span::raw("◂ "), middle, Span::raw(" ▸")]).render(area, frame.buffer_mut());
    if area.width > 2 {
        frame.set_cursor_position(Position::new(area.x + 2, area.y));
    }
}

/// What the row is for, what is wrong with it, and that something is proposed.
fn explain(desk: &Desk, state: &State, form: &Form, area: Rect, frame: &mut Frame, theme: Theme) {
    let [rule, text] = [Rect { height: 1.min(area.height), ..area }, lower(area)];
    chrome::rule(rule, frame.buffer_mut(), theme, vec![], vec![]);
    let wrong = hint(state.row, form).and_then(|hint| hint.long);
    let accept = proposal(desk, state).is_some() && state.row != Row::Field(Field::VisitDate);
    let parts = [
        Some(wrong.unwrap_or_else(|| harmless(&state.row.about(desk.session().rubric())))),
        accept.then(|| words::ACCEPT.to_owned()),
    ];
    let sentence = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    for (line, row) in rich::rows(&sentence, text.width.max(1), theme.words()).into_iter().zip(text.rows()) {
        line.render(row, frame.buffer_mut());
    }
}

fn lower(area: Rect) -> Rect {
    let y = area.y + 1.min(area.height);
    Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height: area.height.saturating_sub(1) }
}
