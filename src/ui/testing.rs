//! For the tests of the screens: an [`App`] of a size, keys from a string, what is on the screen as text.
//!
//! A story reads `press(&mut app, "jj<enter>/mai<esc>")`, then looks at the effects, at the state, or at [`screen`].
//! Nothing here waits, draws on a terminal or asks the clock.

use std::fmt::Write as _;
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use crate::app::effect::Effect;
use crate::app::event::{Event, Moment, Opened, Outcome};
use crate::app::{App, Start, update};
use crate::domain::session::{Session, Timestamp};
use crate::store::phrases;
use crate::terminal::key::{Input, Key};
use crate::ui::theme::Theme;
use crate::ui::view;
use crate::ui::walk::panel::Memo;

/// The sizes at which screens are looked at.
pub(crate) const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (60, 18)];

/// A time as RFC 3339.
pub(crate) fn time(text: &str) -> Timestamp {
    Timestamp::parse_from_rfc3339(text).unwrap()
}

/// The moment at which every story begins: a Monday in Chile, 12:30.
pub(crate) fn start() -> Moment {
    Moment { elapsed: Duration::ZERO, wall: time("2026-11-23T12:30:00-03:00") }
}

/// The program just started, with the list of sessions.
pub(crate) fn app(size: (u16, u16)) -> App {
    App::new(size, start(), true, phrases::included(), Start::List).0
}

/// The program with `session` open.
pub(crate) fn app_with(session: Session, size: (u16, u16)) -> App {
    let mut app = app(size);
    happen(&mut app, opened(session));
    app
}

/// What the worker says when `session` is open to be worked on.
pub(crate) fn opened(session: Session) -> Outcome {
    Outcome::Opened(Box::new(Opened { session, read_only: None, notices: Vec::new(), fresh: false }))
}

/// The worker's answer arrives.
pub(crate) fn happen(app: &mut App, outcome: Outcome) -> Vec<Effect> {
    let now = app.now;
    update(app, now, Event::Done(outcome))
}

/// Text is pasted.
pub(crate) fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    let now = app.now;
    update(app, now, Event::Input(Input::Paste(text.to_owned())))
}

/// So much time goes by, and the program is woken.
pub(crate) fn wait(app: &mut App, time: Duration) -> Vec<Effect> {
    let wall = app.now.wall + time;
    let now = Moment { elapsed: app.now.elapsed + time, wall };
    update(app, now, Event::Woken)
}

/// Presses `keys` one after the other, all at the same moment, and collects what is asked for. Characters stand for
/// themselves; others have names, see [`named`]: `jj<enter>`, `<c-c>`, `<lt>` for `<`.
pub(crate) fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let now = app.now;
    parse(keys).into_iter().flat_map(|key| update(app, now, Event::Input(Input::Key(key)))).collect()
}

/// The keys that `text` writes.
pub(crate) fn parse(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c != '<' {
            keys.push(Key::Char(c));
            continue;
        }
        let (name, after) = rest.split_once('>').unwrap_or_else(|| panic!("a name without its > in {text:?}"));
        keys.push(named(name));
        rest = after;
    }
    keys
}

fn named(name: &str) -> Key {
    match name {
        "lt" => Key::Char('<'),
        "enter" => Key::Enter,
        "esc" => Key::Esc,
        "tab" => Key::Tab,
        "s-tab" => Key::BackTab,
        "bs" => Key::Backspace,
        "del" => Key::Delete,
        "ins" => Key::Insert,
        "up" => Key::Up,
        "down" => Key::Down,
        "left" => Key::Left,
        "right" => Key::Right,
        "home" => Key::Home,
        "end" => Key::End,
        "pgup" => Key::PageUp,
        "pgdn" => Key::PageDown,
        "c-left" => Key::WordLeft,
        "c-right" => Key::WordRight,
        "c-home" => Key::TextStart,
        "c-end" => Key::TextEnd,
        _ => match name.strip_prefix("c-").and_then(|letter| letter.parse().ok()) {
            Some(letter) => Key::Ctrl(letter),
            None => panic!("no key is called <{name}>"),
        },
    }
}

/// What is on the screen: its rows between bars, so that a row that is too long or too short is seen, then per row the
/// columns that have a style, and the cursor where there is one.
pub(crate) fn screen(app: &App) -> String {
    let backend = drawn(app);
    let mut text = rows_of(backend.buffer());
    text.push_str(&styles_of(backend.buffer()));
    if backend.cursor_visible() {
        let at = backend.cursor_position();
        let _ = writeln!(text, "cursor at {},{}", at.x, at.y);
    }
    text
}

/// Only the text of the screen, row by row, without what is blank at the end.
pub(crate) fn text(app: &App) -> Vec<String> {
    let rows = rows_of(drawn(app).buffer());
    rows.lines().filter_map(|line| line.strip_prefix('│')?.strip_suffix('│')).map(|row| row.trim_end().into()).collect()
}

/// What the view draws.
pub(crate) fn drawn(app: &App) -> TestBackend {
    let (columns, rows) = app.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| view(app, Theme::new(true), &Memo::default(), frame)).unwrap();
    terminal.backend().clone()
}

fn rows_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        text.push('│');
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            text.push_str(symbol);
            // What a wide character covers is not drawn.
            x += u16::try_from(symbol.width().max(1)).unwrap();
        }
        text.push_str("│\n");
    }
    text
}

fn styles_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut runs: Vec<(u16, u16, String)> = Vec::new();
        for x in 0..buffer.area.width {
            let style = style_of(&buffer[(x, y)]);
            match runs.last_mut() {
                Some((_, end, same)) if *end + 1 == x && *same == style => *end = x,
                _ => runs.push((x, x, style)),
            }
        }
        let styled: Vec<String> = runs
            .iter()
            .filter(|(.., style)| !style.is_empty())
            .map(|(start, end, style)| format!("{start}-{end} {style}"))
            .collect();
        if !styled.is_empty() {
            let _ = writeln!(text, "{y:>2}: {}", styled.join(", "));
        }
    }
    text
}

/// `bold cyan`; empty for plain.
fn style_of(cell: &Cell) -> String {
    let mut words: Vec<String> =
        cell.modifier.iter_names().map(|(name, _): (_, Modifier)| name.to_lowercase()).collect();
    words.extend(
        [("", cell.fg), ("on ", cell.bg)]
            .into_iter()
            .filter(|(_, colour)| *colour != Color::Reset)
            .map(|(on, colour)| format!("{on}{}", colour.to_string().to_lowercase())),
    );
    words.join(" ")
}

#[test]
fn keys_are_read_as_they_are_written() {
    let read = parse("j<lt><enter><c-c><s-tab>ñ");
    assert_eq!(read, [Key::Char('j'), Key::Char('<'), Key::Enter, Key::Ctrl('c'), Key::BackTab, Key::Char('ñ')]);
}
