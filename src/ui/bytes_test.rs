//! What a whole supervision costs on the line: digit, text, next criterion, thirty-six times.

use std::sync::Arc;

use ratatui::Terminal;

use crate::app::App;
use crate::domain::fixtures;
use crate::domain::session::Session;
use crate::domain::text::TextKind;
use crate::store::{rubric_file, wire};
use crate::terminal::backend::LineBackend;
use crate::terminal::caps::{Capabilities, Settings};
use crate::ui::testing::{app_with, paste, press};
use crate::ui::theme::Theme;
use crate::ui::view;
use crate::ui::walk::panel::Memo;

const COMPLETE: &[u8] = include_bytes!("../../sessions/opd-completa.json");

fn complete() -> Session {
    wire::read("ejemplo", COMPLETE, &|_| Some(Arc::clone(&rubric_file::embedded().0))).unwrap().session
}

/// The program and the line to its terminal.
struct Line {
    app: App,
    memo: Memo,
    terminal: Terminal<LineBackend>,
}

impl Line {
    fn new(session: Session) -> Self {
        let caps = Capabilities::of(&Settings { term: Some("xterm"), lang: Some("C.UTF-8"), ..Settings::default() });
        let app = app_with(session, (80, 24));
        let mut line =
            Self { app, memo: Memo::default(), terminal: Terminal::new(LineBackend::new(caps, 80, 24)).unwrap() };
        line.draw();
        line
    }

    /// The bytes of the next frame.
    fn draw(&mut self) -> usize {
        self.terminal.draw(|frame| view(&self.app, Theme::new(true), &self.memo, frame)).unwrap();
        let bytes = self.terminal.backend_mut().take_output();
        if std::env::var_os("BYTES").is_some() {
            let text = String::from_utf8(bytes.clone()).unwrap();
            eprintln!("{} {}", bytes.len(), text.replace('\u{1B}', "␛").replace('\r', "␍").replace('\n', "␊"));
        }
        bytes.len()
    }

    fn press(&mut self, keys: &str) -> usize {
        press(&mut self.app, keys);
        self.draw()
    }
}

#[test]
fn a_whole_supervision_costs_what_it_changes() {
    let complete = complete();
    let mut line = Line::new(fixtures::session(complete.rubric()));
    let (mut digits, mut letters, mut nexts) = (0, 0, 0);
    for at in complete.rubric().indices() {
        let draft = complete.draft(at);
        let text = TextKind::ALL.map(|kind| draft.text(kind)).concat();
        digits += line.press(&draft.score.unwrap().digit().to_string());
        let (first, rest) = text.split_at(text.chars().next().unwrap().len_utf8());
        letters += line.press(first);
        for c in rest.chars().take(if std::env::var_os("ALL").is_some() { 9999 } else { 0 }) {
            letters += line.press(&c.to_string());
        }
        if std::env::var_os("ALL").is_none() {
            paste(&mut line.app, rest);
            line.draw();
        }
        nexts += line.press("<tab>");
    }
    eprintln!("digits {digits}, first letters {letters}, nexts {nexts}: {}", digits + letters + nexts);
    let answered = line.app.work().unwrap().session();
    assert!(complete.rubric().indices().all(|at| answered.draft(at).score == complete.draft(at).score));
}
