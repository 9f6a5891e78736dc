//! Draws the program: title, screen, footer, and what stands in front. Changes nothing.

#[cfg(test)]
mod bytes_test;
pub mod conclude;
#[cfg(test)]
mod focus_test;
pub mod identify;
mod kept;
pub mod layout;
#[cfg(test)]
mod listener_test;
pub mod reading;
pub mod recovery;
#[cfg(test)]
mod same_test;
pub mod sessions;
pub mod sheet;
pub mod summary;
#[cfg(test)]
pub(crate) mod testing;
pub mod theme;
pub mod walk;
mod whole;
pub mod widgets;
#[cfg(test)]
pub(crate) mod words_test;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget};

use crate::app::desk::Desk;
use crate::app::measure;
use crate::app::overlay::{Overlay, Question};
use crate::app::page::{self, Row};
use crate::app::work::View;
use crate::app::{App, Screen};
use crate::domain::identification::shown_date;
use crate::domain::text::{harmless, says_something};
use crate::editing::wrap;
use crate::ui::theme::Theme;
use crate::ui::walk::panel::Memo;
use crate::ui::widgets::list::focus;
use crate::ui::widgets::put::put;
use crate::ui::widgets::{chrome, rich};
use crate::wording::{elsewhere, tui as words};

/// Draws `app`. `memo` only saves work: it belongs to one terminal, to which each frame goes, and on a new one an empty memo
/// gives the same picture.
pub fn view(app: &App, theme: Theme, memo: &Memo, frame: &mut Frame) {
    memo.begin(app.size, app.overlay.is_none() && app.message.is_none() && measure::fits(app.size));
    if !measure::fits(app.size) {
        return too_small(app, frame);
    }
    let areas = layout::frame(app.size);
    memo.part(areas.title, Title::of(app), frame, |title, frame| title.draw(areas.title, frame, theme));
    match &app.screen {
        Screen::Sessions => sessions::draw(&app.list, app.now, app.size, frame, theme),
        Screen::Recovery(state) => recovery::draw(state, app.size, frame, theme),
        Screen::Work(work) => match &work.view {
            View::Identify(state) => identify::draw(&work.desk, state, app.size, frame, theme),
            View::Walk(state) => walk::draw(&work.desk, state, app.size, frame, theme, memo),
            View::Sheet(state) => {
                let told = app.message.as_ref().map(|message| message.text.as_str());
                sheet::draw(&work.desk, state, told, app.size, frame, theme);
            }
            View::Conclude(state) => conclude::draw(&work.desk, state, app.size, frame, theme),
            View::Summary(state) => summary::draw(work.desk.session(), state, app.size, frame, theme),
            View::Reading(state) => reading::draw(state, app.size, frame, theme),
        },
    }
    match &app.overlay {
        None => {}
        Some(Overlay::Help(help)) => {
            cover(
                help.lines(measure::reader_columns(app.size), |keys| theme.key_names(keys)),
                help.scroll,
                app,
                frame,
                theme,
            );
        }
        Some(Overlay::Versions(versions)) => {
            cover(versions.lines(measure::reader_columns(app.size)), versions.scroll, app, frame, theme);
        }
        Some(Overlay::Confirm(question)) => confirm(question, app, frame, theme),
        Some(Overlay::Held(held)) => {
            let text = if held.own { elsewhere::ask_held(&held.holder) } else { held.holder.clone() };
            let answers = if held.own { elsewhere::HELD_ANSWERS } else { elsewhere::HELD_READ_ONLY };
            ask(&harmless(&text), answers, app, frame, theme);
        }
        Some(Overlay::Left(left)) => {
            if let Some(desk) = app.desk() {
                let session = desk.session();
                let code = &session.rubric().criterion(session.bookmark().criterion).code.0;
                let (text, answers) = left.words(session.rubric().nouns(), &harmless(code));
                ask(&text, answers, app, frame, theme);
            }
        }
        Some(Overlay::Waiting(_)) => ask(elsewhere::WAITS, elsewhere::WAITING_ANSWERS, app, frame, theme),
        Some(Overlay::HandOut(choice)) => reading::draw_hand_out(*choice, app.size, frame, theme),
        Some(Overlay::Tree(tree)) => {
            if let Some(desk) = app.desk() {
                walk::tree::draw_tree_overlay(desk.session(), tree, app.size, frame, theme);
            }
        }
        Some(Overlay::Card(card)) => {
            if let Some(desk) = app.desk() {
                walk::draw_card(desk.session(), card, app.size, frame, theme);
            }
        }
    }
    match &app.message {
        Some(message) => {
            let style = if app.warns() { theme.warning() } else { theme.done() };
            draw_message(&message.text, style, areas.footer, frame);
        }
        None => memo.part(areas.footer, app.footer_rows(), frame, |rows, frame| {
            chrome::footer(areas.footer, frame.buffer_mut(), theme, rows);
        }),
    }
}

/// A message over the footer, upwards as many rows as it needs.
fn draw_message(text: &str, style: Style, footer: Rect, frame: &mut Frame) {
    let width = footer.width.saturating_sub(2);
    let lines: Vec<Line> = wrap(text, width).iter().map(|row| Line::styled(harmless(row.of(text)), style)).collect();
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(footer.y);
    let area = Rect { y: footer.bottom() - height, height, ..footer };
    Clear.render(area, frame.buffer_mut());
    for (line, row) in lines.into_iter().zip(area.rows()) {
        put(&line, Rect { x: row.x + 1, width, ..row }, frame.buffer_mut());
    }
}

/// The window is too small: it says what it needs, and what the disk refuses; the work goes on as it was when there is room again.
fn too_small(app: &App, frame: &mut Frame) {
    let area = frame.area();
    let text = match (app.desk().and_then(|desk| desk.saving.trouble()), slow(app)) {
        (Some(trouble), _) => words::too_small_unsaved(app.size, measure::MIN_SIZE, &trouble.message),
        (None, Some(seconds)) => words::too_small_slow(app.size, measure::MIN_SIZE, seconds),
        (None, None) => words::too_small(app.size, measure::MIN_SIZE),
    };
    focus(frame, area, 0, 0);
    let lines = rich::rows(&text, area.width.max(1), Theme::new(false).strong());
    for (line, row) in lines.into_iter().zip(area.rows()) {
        put(&line, row, frame.buffer_mut());
    }
}

/// The title row.
#[derive(PartialEq)]
enum Title {
    Trouble(String),
    Both(String, String),
}

impl Title {
    fn of(app: &App) -> Self {
        match &app.screen {
            Screen::Sessions => Self::Both(format!("{} · {}", words::PROGRAM, app.list.bindings().0), String::new()),
            Screen::Recovery(_) => Self::Both(format!("{} · {}", words::PROGRAM, words::RECOVERY), String::new()),
            Screen::Work(work) => match work.desk.saving.trouble() {
                Some(trouble) => Self::Trouble(words::save_trouble(&trouble.message)),
                None => Self::Both(session_title(&work.desk), saved(&work.desk, slow(app))),
            },
        }
    }

    fn draw(&self, area: Rect, frame: &mut Frame, theme: Theme) {
        match self {
            Self::Trouble(told) => {
                let text = page::pad(told, usize::from(area.width) - 1);
                put(&Line::styled(format!(" {text}"), theme.alarm()), area, frame.buffer_mut());
            }
            Self::Both(left, right) => chrome::title(area, frame.buffer_mut(), theme, left, right),
        }
    }
}

fn session_title(desk: &Desk) -> String {
    let who = &desk.session().head().identification;
    let unnamed = words::unnamed(desk.session().rubric().nouns());
    let name = if says_something(&who.project_name) { &who.project_name } else { &unnamed };
    let parts = [name.clone(), who.commune.clone(), shown_date(&who.visit_date)];
    parts.into_iter().filter(|part| says_something(part)).collect::<Vec<_>>().join(" · ")
}

fn saved(desk: &Desk, slow: Option<u64>) -> String {
    match (&desk.read_only, slow, desk.saving.shown()) {
        // The closing itself is saved before it is told to be over.
        (Some(_), _, _) if !desk.is_almost_writable() && desk.saving.is_settled() => words::READ_ONLY.to_owned(),
        (_, Some(seconds), _) => words::saving(seconds),
        (_, None, Some(at)) => words::saved(at),
        (_, None, None) => words::NOTHING_TO_SAVE.to_owned(),
    }
}

/// For how many seconds the disk has not answered, once that is to be told.
fn slow(app: &App) -> Option<u64> {
    app.desk().and_then(|desk| desk.saving.slow(app.now))
}

/// A text over the whole screen, from its row `top`.
fn cover(text: Vec<Row>, top: usize, app: &App, frame: &mut Frame, theme: Theme) {
    let body = layout::frame(app.size).body;
    Clear.render(body, frame.buffer_mut());
    let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    chrome::scrolled(rich::lines(text, theme), top, inner, frame.buffer_mut(), theme);
    focus(frame, inner, 0, 0);
}

fn confirm(question: &Question, app: &App, frame: &mut Frame, theme: Theme) {
    let text = match question {
        Question::Remove(_, which) => words::ask_remove(which),
        Question::Purge(count) => words::ask_purge(*count),
        Question::LeaveUnsaved(_) => words::ASK_LEAVE_UNSAVED.to_owned(),
        Question::LeaveSlow(_) => words::ask_leave_slow(slow(app)),
    };
    let answers = match question {
        Question::Remove(..) | Question::Purge(_) | Question::LeaveUnsaved(_) => words::YES_OR_NO,
        Question::LeaveSlow(_) => words::YES_OR_NO_SLOW,
    };
    ask(&text, answers, app, frame, theme);
}

/// A question in a frame, and what can be answered.
fn ask(text: &str, answers: &'static str, app: &App, frame: &mut Frame, theme: Theme) {
    let body = layout::frame(app.size).body;
    let width = body.width.saturating_sub(8).min(64);
    let mut lines = rich::rows(text, width.saturating_sub(4), theme.strong());
    lines.push(Line::default());
    lines.push(Line::raw(answers));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let area = Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + body.height.saturating_sub(height) / 2,
        width,
        height: height.min(body.height),
    };
    Clear.render(area, frame.buffer_mut());
    ratatui::widgets::Block::bordered().border_style(theme.rule()).render(area, frame.buffer_mut());
    let inner = Rect { x: area.x + 2, y: area.y + 1, width: width - 4, height: area.height.saturating_sub(2) };
    for (line, row) in lines.into_iter().zip(inner.rows()) {
        put(&line, row, frame.buffer_mut());
    }
    focus(frame, inner, 0, 0);
}
