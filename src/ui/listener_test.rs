//! A step of the walk as who listens to the line gets it: which pieces of text come, where the cursor rests, and what stands
//! on its row, which is what a screen reader speaks and a Braille line shows. *Before* is how it was until 26-11-2026: the
//! pictures of today, the cursor hidden where nothing is typed, and so left where the last piece ended.

use std::fmt::Write as _;

use ratatui::Terminal;

use crate::app::App;
use crate::app::screens::walk::Mode;
use crate::app::work::View;
use crate::domain::fixtures;
use crate::spoken::Dialogue;
use crate::store::rubric_file;
use crate::terminal::backend::LineBackend;
use crate::terminal::caps::{Capabilities, Settings};
use crate::ui::testing::{app_with, drawn, press};

const SIZE: (u16, u16) = (80, 24);
const STEPS: [(&str, &str, &str); 3] = [
    ("the score", "2", "2"),
    ("the text, letter by letter", "Falta la firma.", "texto Falta la firma."),
    ("the next criterion", "<tab>", "siguiente"),
];

/// What stood still while nothing was typed, or stands on what keys act on.
#[derive(Clone, Copy)]
enum Cursor {
    Before,
    Now,
}

/// Somebody who listens.
struct Listener {
    cursor: Cursor,
    line: Terminal<LineBackend>,
    screen: vt100::Parser,
}

/// What came with a step.
struct Heard {
    bytes: usize,
    pieces: usize,
    rests: String,
    row: String,
}

impl Listener {
    fn new(cursor: Cursor, app: &App) -> Self {
        let caps = Capabilities::of(&Settings { term: Some("xterm"), lang: Some("C.UTF-8"), ..Settings::default() });
        let line = Terminal::new(LineBackend::new(caps, SIZE.0, SIZE.1)).unwrap();
        let mut listener = Self {
            cursor,
            line,
            screen: vt100::Parser::new(SIZE.1.try_into().unwrap(), SIZE.0.try_into().unwrap(), 0),
        };
        listener.hear(app);
        listener
    }

    /// The bytes of a frame.
    fn hear(&mut self, app: &App) -> Vec<u8> {
        let picture = drawn(app);
        let types = matches!(&app.work().unwrap().view, View::Walk(state) if matches!(state.mode, Mode::Write(_)));
        let at = match self.cursor {
            Cursor::Before => types.then(|| picture.cursor_position()),
            Cursor::Now => picture.cursor_visible().then(|| picture.cursor_position()),
        };
        self.line
            .draw(|frame| {
                frame.buffer_mut().clone_from(picture.buffer());
                if let Some(at) = at {
                    frame.set_cursor_position(at);
                }
            })
            .unwrap();
        let bytes = self.line.backend_mut().take_output();
        self.screen.process(&bytes);
        bytes
    }

    fn step(&mut self, app: &mut App, keys: &[String]) -> Heard {
        let (mut bytes, mut pieces) = (0, 0);
        for keys in keys {
            press(app, keys);
            let sent = self.hear(app);
            bytes += sent.len();
            pieces += pieces_of(&sent);
        }
        let screen = self.screen.screen();
        let (row, column) = screen.cursor_position();
        let hidden = if screen.hide_cursor() { ", hidden" } else { "" };
        let rests = format!("row {}, column {}{hidden}", row + 1, column + 1);
        let row = screen.rows(0, SIZE.0).nth(usize::from(row)).unwrap();
        Heard { bytes, pieces, rests, row: row.trim().to_owned() }
    }
}

/// How many pieces of text there are, each where the cursor was moved to.
fn pieces_of(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    let (mut count, mut in_piece) = (0, false);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            // A change of colours does not end a piece.
            let end = chars.by_ref().find(|c| c.is_ascii_alphabetic());
            in_piece &= end == Some('m');
        } else if c.is_control() {
            in_piece = false;
        } else if !in_piece {
            (count, in_piece) = (count + 1, true);
        }
    }
    count
}

/// Each key of `keys` by itself.
fn each(keys: &str) -> Vec<String> {
    if keys.starts_with('<') { vec![keys.to_owned()] } else { keys.chars().map(String::from).collect() }
}

fn fresh() -> App {
    app_with(fixtures::session(&rubric_file::embedded().0), SIZE)
}

fn recording() -> String {
    let (mut before, mut now, mut spoken) =
        (fresh(), fresh(), app_with(fresh().desk().unwrap().session().clone(), crate::spoken::SIZE));
    let (mut old, mut new, mut dialogue) =
        (Listener::new(Cursor::Before, &before), Listener::new(Cursor::Now, &now), Dialogue::default());
    dialogue.say(&spoken);
    let mut told =
        "| step | | pieces | bytes | the cursor rests | its row is spoken as |\n|---|---|---|---|---|---|\n".to_owned();
    for (name, keys, line) in STEPS {
        let rows = [("before", old.step(&mut before, &each(keys))), ("now", new.step(&mut now, &each(keys)))];
        for (n, (when, Heard { bytes, pieces, rests, row })) in rows.into_iter().enumerate() {
            let name = if n == 0 { name } else { "" };
            let _ = writeln!(told, "| {name} | {when} | {pieces} | {bytes} | {rests} | {row} |");
        }
        let at = spoken.now;
        dialogue.hear(&mut spoken, at, line);
        let said = dialogue.say(&spoken);
        let bytes: usize = said.iter().map(|said| said.len() + 1).sum();
        let said = said.join(" ").replace("**", "");
        let _ = writeln!(told, "| | `--lineal` | 1 | {bytes} | behind what was said | {said} |");
    }
    told
}

#[test]
fn a_step_of_the_walk_is_recorded_as_who_listens_gets_it() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reliability.md");
    let document = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = document.split_once("| step | |").expect("the table");
    let (table, tail) = rest.split_once("\n\n").unwrap();
    let told = recording();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, format!("{head}{told}\n{tail}")).unwrap();
    } else {
        assert_eq!(format!("| step | |{table}\n"), told, "UPDATE_DOCS=1 cargo test --lib who_listens");
    }
}

#[test]
fn the_cursor_rests_on_what_the_next_key_is_about() {
    let mut app = fresh();
    let mut listener = Listener::new(Cursor::Now, &app);
    let rows: Vec<String> = STEPS.iter().map(|(_, keys, _)| listener.step(&mut app, &each(keys)).row).collect();
    assert!(rows[1].contains("Falta la firma."), "{rows:?}");
    assert!(rows[2].starts_with("1.1.2"), "{rows:?}");
    assert!(!rows[0].contains("Ctrl-G"), "not the footer: {rows:?}");
}
