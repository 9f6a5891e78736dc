//! Strings made to harm, on every screen and through every printing command: no control byte but our own goes out.
//! `SUPERVISA_HOSTILE` says how many (10,000).

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::Local;
use ratatui::Terminal;
use serde_json::{Value, json};
use supervisa::app::event::{Candidate, Event, Moment, Opened, Outcome, Recovery, TrashCard};
use supervisa::app::{App, Start, update};
use supervisa::domain::catalog::{Card, OpenBy, Problem};
use supervisa::domain::session::{Session, SessionId};
use supervisa::store::phrases::included;
use supervisa::store::{rubric_file, wire};
use supervisa::terminal::backend::LineBackend;
use supervisa::terminal::caps::{Capabilities, Settings};
use supervisa::terminal::key::{Input, Key};
use supervisa::ui::theme::Theme;
use supervisa::ui::view;
use supervisa::ui::walk::panel::Memo;

use super::chance::Chance;
use super::{count, figure};
use crate::harness::{Output, Sandbox, example, json as parse};

/// What does harm on some terminal. None of these sequences is one of ours, so that a leak cannot pass for it.
const HARM: [&str; 24] = [
    "\u{1B}]0;título\u{7}",
    "\u{1B}[6n",
    "\u{1B}[c",
    "\u{1B}[?1003h",
    "\u{1B}P1$r\u{1B}\\",
    "\u{1B}c",
    "\u{9B}6n",
    "\u{90}x\u{9C}",
    "\u{9D}0;x\u{9C}",
    "\u{7}",
    "\u{8}",
    "\r",
    "\u{B}",
    "\u{C}",
    "\u{E}",
    "\u{7F}",
    "\u{85}",
    "\u{202E}",
    "\u{2066}",
    "\u{200F}",
    "\u{2028}",
    "\u{2029}",
    "\u{0}",
    "\u{61C}",
];
const PLAIN: [&str; 12] = ["a", "ñ", " ", "漢", "👩‍👩‍👧", "e\u{301}", "🇨🇱", "\u{FEFF}", "\u{200B}", "ﷺ", "**", "\n"];

fn hostile(chance: &mut Chance) -> String {
    let mut text = String::new();
    for _ in 0..3 + chance.below(10) {
        match chance.below(5) {
            0..3 => text.push_str(chance.one::<&str>(&HARM)),
            3 => text.push_str(chance.one::<&str>(&PLAIN)),
            _ => (0..chance.below(40)).for_each(|n| text.push(if n % 2 == 0 { '\u{301}' } else { '\u{489}' })),
        }
    }
    text
}

fn harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2028}'..='\u{2029}' | '\u{2066}'..='\u{2069}')
}

/// Takes our own sequences and movements out of `bytes` and says what else of control is in them.
fn foreign(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8(bytes.to_vec()).map_err(|fault| fault.to_string());
    let Ok(text) = text else { return text.err() };
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = after;
        if matches!(c, '\r' | '\n' | '\u{8}') {
            continue;
        }
        if c == '\u{1B}' {
            let sequence = after
                .strip_prefix('[')
                .map(|body| (body, body.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';')));
            match sequence.and_then(|(_, end)| end.chars().next()) {
                Some(last) if "ABCDGHJKLMPSTXbdhlmr@".contains(last) => rest = &sequence.unwrap().1[last.len_utf8()..],
                // The cursor hidden and shown.
                Some('?') if sequence.unwrap().1.starts_with("?25") => rest = &sequence.unwrap().1[4..],
                // A full scrolling step.
                _ if after.starts_with('D') || after.starts_with('M') => rest = &after[1..],
                _ => return Some(format!("{:?}", after.chars().take(12).collect::<String>())),
            }
        } else if harmful(c) {
            return Some(format!("{c:?}"));
        }
    }
    None
}

fn session_with(text: &str) -> Session {
    let (rubric, pin) = rubric_file::embedded();
    let form = form_with(text, &json!({"id": pin.id, "sha256": pin.sha256}), "opd-hostil-1");
    wire::read("x", form.to_string().as_bytes(), &|_| Some(Arc::clone(&rubric))).unwrap().session
}

fn form_with(text: &str, rubric: &Value, id: &str) -> Value {
    let fields = ["project_code", "project_name", "organization", "region", "commune", "supervisor", "visit_date"];
    let who: serde_json::Map<String, Value> = fields.iter().map(|field| ((*field).to_owned(), json!(text))).collect();
    json!({
        "format": "supervisa.session", "version": 1, "id": id, "rubric": rubric, "status": "open", "kind": "ordinary",
        "identification": who,
        "evaluations": {"1.1.1": {"score": 2, "hallazgo": text, "observacion": text}, "1.1.2": {"score": 3, "hallazgo": text}}
    })
}

/// The program and the bytes that its screens send.
struct Seen {
    app: App,
    now: Moment,
    terminal: Terminal<LineBackend>,
    text: String,
    screens: usize,
}

impl Seen {
    fn new(text: String, size: (u16, u16)) -> Self {
        let now = Moment { elapsed: Duration::ZERO, wall: "2026-11-23T12:30:00-03:00".parse().unwrap() };
        let (app, _) = App::new(size, now, true, included(), Start::List);
        let caps =
            Capabilities::of(&Settings { term: Some("xterm"), lang: Some("es_CL.UTF-8"), ..Settings::default() });
        let terminal = Terminal::new(LineBackend::new(caps, size.0, size.1)).unwrap();
        Self { app, now, terminal, text, screens: 0 }
    }

    fn happen(&mut self, event: Event) {
        update(&mut self.app, self.now, event);
        self.look();
    }

    fn done(&mut self, outcome: Outcome) {
        self.happen(Event::Done(outcome));
    }

    fn key(&mut self, key: Key) {
        self.happen(Event::Input(Input::Key(key)));
    }

    fn look(&mut self) {
        let app = &self.app;
        self.terminal.draw(|frame| view(app, Theme::new(true), &Memo::default(), frame)).unwrap();
        let bytes = self.terminal.backend_mut().take_output();
        let leak = foreign(&bytes);
        assert!(leak.is_none(), "{leak:?} came of {:?}", self.text);
        self.screens += 1;
    }

    fn card(&self) -> Card {
        let text = Some(self.text.clone());
        Card {
            path: self.text.clone(),
            project_code: text.clone(),
            project_name: text.clone(),
            commune: text.clone(),
            visit_date: text.clone(),
            criteria: Some(36),
            complete: Some(1),
            problem: text.map(Problem::Damaged),
            open_by: Some(OpenBy { user: self.text.clone(), since: Local::now().fixed_offset() }),
            ..Card::unknown(SessionId::new("opd-hostil-1").unwrap())
        }
    }

    /// Every screen there is, with the text wherever a text can come from a file or from the system.
    fn everywhere(&mut self) {
        let (text, id) = (self.text.clone(), SessionId::new("opd-hostil-1").unwrap());
        self.done(Outcome::Listed { cards: vec![self.card()], last: true });
        self.key(Key::Char('d'));
        self.key(Key::Esc);
        self.key(Key::Char('/'));
        self.happen(Event::Input(Input::Paste(text.clone())));
        self.key(Key::Esc);
        self.key(Key::Char('p'));
        self.done(Outcome::TrashListed(vec![TrashCard { entry: text.clone(), removed_at: None, card: self.card() }]));
        self.key(Key::Char('x'));
        self.key(Key::Esc);
        self.key(Key::Char('p'));
        self.done(Outcome::Failed(text.clone()));
        self.done(Outcome::ListChanged(text.clone()));
        self.done(Outcome::Held { id: id.clone(), holder: text.clone(), own: true });
        self.key(Key::Esc);
        let candidate = || Candidate {
            name: text.clone(),
            what: "archivo",
            changed_at: None,
            complete: None,
            criteria: None,
            rest: Some(text.clone()),
        };
        let found = Recovery {
            id,
            problem: text.clone(),
            damaged: candidate(),
            candidates: vec![candidate(), candidate()],
            differing: vec![text.clone()],
        };
        self.done(Outcome::Recovery(Box::new(found)));
        let session = session_with(&text);
        let who = session.head().identification.clone();
        self.done(Outcome::Earlier(vec![who]));
        let opened = Opened { session, read_only: None, notices: vec![text.clone()], fresh: false };
        self.done(Outcome::Opened(Box::new(opened)));
        for key in [Key::Down, Key::Up, Key::Enter, Key::TextStart, Key::TextEnd] {
            self.key(key);
        }
        self.happen(Event::Input(Input::Paste(text.clone())));
        for keys in ["<", "v", "<", "t", "<", "?", "<", "r", ">", ">", "<", "i", "_", "_", "_", "_", "_", "_", "_", "<"]
        {
            self.key(match keys {
                "<" => Key::Esc,
                ">" => Key::Tab,
                "_" => Key::Down,
                other => Key::Char(other.chars().next().unwrap()),
            });
        }
        self.key(Key::Char('3'));
        self.done(Outcome::SaveFailed { revision: 1, message: text });
    }
}

#[test]
fn the_measure_lets_pass_what_is_ours_alone() {
    assert_eq!(foreign(b"\x1b[2;5H\x1b[1;31mhola\x1b[m\r\n\x1b[?25l\x1b[K"), None);
    for harm in HARM.iter().filter(|harm| !["\r", "\u{8}"].contains(harm)) {
        assert!(foreign(format!("a{harm}b").as_bytes()).is_some(), "{harm:?}");
    }
}

#[test]
#[ignore = "takes a minute"]
fn no_hostile_string_gets_through_a_screen() {
    let total = count("SUPERVISA_HOSTILE", 10_000);
    let lanes = 2;
    let screens: usize = std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..lanes)
            .map(|lane| {
                scope.spawn(move || {
                    let mut chance = Chance::of(23 + lane as u64);
                    (0..total / lanes)
                        .map(|n| {
                            let size = [(80, 24), (120, 40), (60, 18)][n % 3];
                            let mut seen = Seen::new(hostile(&mut chance), size);
                            seen.everywhere();
                            seen.screens
                        })
                        .sum::<usize>()
                })
            })
            .collect();
        lanes.into_iter().map(|lane| lane.join().unwrap()).sum()
    });
    figure(&format!("{total} hostile strings on {screens} screens: 0 control bytes but our own"));
}

#[test]
#[ignore = "takes a minute"]
fn no_hostile_string_gets_through_a_command() {
    let total = count("SUPERVISA_HOSTILE", 10_000);
    let mut chance = Chance::of(31);
    let rubric = parse(&std::fs::read_to_string(example("opd-en-curso")).unwrap())["rubric"].clone();
    let sandbox = Sandbox::new();
    let texts: BTreeSet<String> = (0..total).map(|_| hostile(&mut chance)).collect();
    // One session for each, all of them listed at once.
    for (n, text) in texts.iter().enumerate() {
        let id = format!("opd-{n}");
        sandbox.write(&format!("datos/sesiones/{id}.json"), form_with(text, &rubric, &id).to_string());
    }
    let mut runs = 0;
    let mut clean = |run: Output| {
        for text in [&run.stdout, &run.stderr] {
            let bad = text.chars().find(|&c| harmful(c) && c != '\n');
            assert_eq!(bad, None, "{text:?}");
        }
        runs += 1;
    };
    clean(sandbox.run(["listar"]));
    clean(sandbox.run(["listar", "--json"]));
    let ids: Vec<String> = (0..texts.len()).map(|n| format!("opd-{n}")).collect();
    for some in ids.chunks(500) {
        clean(sandbox.run([&["validar".to_owned()], some].concat()));
        clean(sandbox.run([&["validar".to_owned(), "--completa".to_owned()], some].concat()));
    }
    // Keys that nobody knows, told with their place: many in one file.
    for some in texts.iter().collect::<Vec<_>>().chunks(200) {
        let mut form = form_with("x", &rubric, "rota");
        for text in some {
            form[text.as_str()] = json!(text);
            form["evaluations"][text.as_str()] = json!({"score": text});
        }
        sandbox.write("rota.json", form.to_string());
        clean(sandbox.run(["validar", "rota.json"]));
        clean(sandbox.run(["rubrica", "validar", "rota.json"]));
    }
    // Arguments, and what a summary prints: a sample, a run each.
    for (n, text) in texts.iter().enumerate().step_by(20) {
        clean(sandbox.run(["resumen", &format!("opd-{n}")]));
        clean(sandbox.run(["resumen", &format!("opd-{n}"), "--json"]));
        if !text.contains('\0') {
            clean(sandbox.run(["resumen", text]));
            clean(sandbox.run(["nueva", "--sin-abrir", "--region", text]));
        }
    }
    figure(&format!("{} hostile strings through {runs} runs of the printing commands: 0 control bytes", texts.len()));
}
