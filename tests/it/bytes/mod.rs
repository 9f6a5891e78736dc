//! What the line brings that nobody pressed, on every screen, torn anywhere: answers of the terminal, `Alt`, pastes that
//! no mark tells from keys.
//!
//! [`property`] draws at random, [`stories`] tells what was seen with real terminals, [`lines`] what a short line with its
//! Enter must not do, [`kinds`] makes the bytes.

mod kinds;
mod lines;
mod property;
mod stories;

pub use kinds::{key, sequence, unmarked, with_alt};

use std::time::Duration;

use supervisa::app::effect::Effect;
use supervisa::app::event::{Candidate, Event, Opened, Outcome, Recovery};
use supervisa::app::{App, Start, update};
use supervisa::domain::session::{Bookmark, Draft, Session, SessionId};
use supervisa::domain::text::TextKind;
use supervisa::store::phrases::{bank, included};
use supervisa::terminal::input::Decoder;
use supervisa::terminal::key::{Input, Key};

use crate::events::{SHELF, card, front, screen as on_screen, start};

/// What is typed where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// Keys are commands.
    Commands,
    /// Letters are a text that is in the session at once.
    Text,
    /// Letters are something else: a query, a code, a field.
    Letters,
}

/// A screen: its name, and the keys that lead there from where a session comes open.
struct Screen {
    name: &'static str,
    keys: &'static str,
    takes: Takes,
}

const fn screen(name: &'static str, keys: &'static str, takes: Takes) -> Screen {
    Screen { name, keys, takes }
}

use Takes::{Commands, Letters, Text};

/// `^f` is Ctrl-F, `>` Intro, `#` Esc, `$` Fin; all else is itself. What begins with a `!` is no session.
const SCREENS: &[Screen] = &[
    screen("list", "!", Commands),
    screen("filter", "!/", Letters),
    screen("trash", "!p", Commands),
    screen("dialog", "!d", Commands),
    screen("recovery", "!!", Commands),
    screen("identification", "i", Letters),
    screen("walk, not scored", "g323", Commands),
    screen("walk, scored", "", Commands),
    screen("writing", ">", Text),
    screen("draft", "g3233", Text),
    screen("choice of alternatives", "g2111", Letters),
    screen("counter", "c", Letters),
    screen("goto", "g", Commands),
    screen("search", "/", Letters),
    screen("sheet", "f", Commands),
    screen("codes", "f+", Letters),
    screen("summary", "r", Commands),
    screen("informe", "l", Commands),
    screen("search in the informe", "l/", Letters),
    screen("informe, choosing a format", "lx", Commands),
    screen("help", "?", Commands),
    screen("tree", "t", Commands),
    screen("card", "v", Commands),
    screen("notices", "a", Commands),
    screen("dismissal", "ad", Letters),
    screen("bulk, choosing", "z", Commands),
    screen("bulk, draft", "zo", Letters),
    screen("bulk, writing", "zox", Letters),
    screen("mark", "m", Letters),
    screen("phrases", ">^f", Letters),
    screen("keeping a phrase", ">^t", Letters),
    screen("offer", "3", Commands),
];

/// A program on a screen, and the line to it.
struct Line {
    app: App,
    decoder: Decoder,
    now: Duration,
    effects: Vec<Effect>,
    heard: Vec<Input>,
}

impl Line {
    fn to(screen: &Screen) -> Self {
        Self::of(session(), screen.keys)
    }

    /// The program in front of `session` or of the list, once `keys` are pressed.
    fn of(session: Session, keys: &str) -> Self {
        let id = || SessionId::new("opd").unwrap();
        let (opens, keys) = match keys.strip_prefix('!') {
            Some(keys) => (false, keys),
            None => (true, keys),
        };
        let wanted = if opens { Start::Open(id()) } else { Start::List };
        let (app, _) = App::new((100, 40), start(), true, included(), wanted);
        let mut line = Self {
            app,
            decoder: Decoder::new(true),
            now: Duration::from_secs(1),
            effects: Vec::new(),
            heard: Vec::new(),
        };
        if opens {
            let opened = Opened { session, read_only: None, notices: Vec::new(), fresh: false };
            line.event(Event::Done(Outcome::Opened(Box::new(opened))));
            line.event(Event::Done(Outcome::Phrases { bank: bank(Vec::new()), line: None, missing: None }));
        } else {
            line.event(Event::Done(Outcome::Listed { cards: SHELF.iter().map(card).collect(), last: true }));
        }
        if keys == "!" {
            let file = |name: &str| Candidate {
                name: name.into(),
                what: "archivo",
                changed_at: None,
                complete: Some(3),
                criteria: Some(36),
                rest: None,
            };
            let candidates = vec![file("x.json.anterior"), file("x.json.otro")];
            let (problem, damaged, differing) = ("1:1: vacío".into(), file("x.json"), Vec::new());
            let found = Recovery { id: id(), problem, damaged, candidates, differing };
            line.event(Event::Done(Outcome::Recovery(Box::new(found))));
        } else {
            line.press(keys);
        }
        line.effects.clear();
        line
    }

    fn press(&mut self, keys: &str) {
        let mut keys = keys.chars();
        while let Some(c) = keys.next() {
            let key = match c {
                '^' => Key::Ctrl(keys.next().unwrap()),
                '>' => Key::Enter,
                '#' => Key::Esc,
                '$' => Key::End,
                c => Key::Char(c),
            };
            self.event(Event::Input(Input::Key(key)));
        }
    }

    fn event(&mut self, event: Event) {
        let mut now = start();
        now.elapsed += self.now;
        self.effects.extend(update(&mut self.app, now, event));
    }

    /// Packets arrive, each some milliseconds after the one before; then nothing, until nothing is waited for.
    fn receive(&mut self, packets: &[(u64, &[u8])]) {
        for (gap, bytes) in packets {
            let arrives = self.now + Duration::from_millis(*gap);
            self.wait_until(arrives);
            self.now = arrives;
            let mut inputs = Vec::new();
            self.decoder.feed(bytes, self.now, &mut inputs);
            self.take(inputs);
        }
        let quiet = self.now + Duration::from_secs(5);
        self.wait_until(quiet);
        self.now = quiet;
        assert_eq!(self.decoder.deadline(), None, "nothing is held for ever");
    }

    /// A packet arrives, and nothing is waited for but what keeps it.
    fn receive_at_once(&mut self, bytes: &[u8]) {
        let mut inputs = Vec::new();
        self.decoder.feed(bytes, self.now, &mut inputs);
        self.take(inputs);
        let soon = self.now + supervisa::terminal::input::RUN_HOLD;
        self.wait_until(soon);
        self.now = soon;
    }

    fn wait_until(&mut self, then: Duration) {
        while let Some(deadline) = self.decoder.deadline().filter(|deadline| *deadline <= then) {
            self.now = deadline;
            let mut inputs = Vec::new();
            self.decoder.expire(deadline, &mut inputs);
            self.take(inputs);
        }
    }

    fn take(&mut self, inputs: Vec<Input>) {
        for input in inputs {
            self.heard.push(input.clone());
            self.event(Event::Input(input));
        }
        for remark in self.decoder.remarks() {
            self.event(Event::Line(remark));
        }
    }

    /// Nothing was asked for but what was to be saved before.
    fn only_saves(&self) -> bool {
        self.effects.iter().all(|effect| matches!(effect, Effect::Save { .. }))
    }

    fn is_at(&self) -> At {
        At {
            place: (front(&self.app).unwrap_or(on_screen(&self.app)), self.app.bindings().0),
            session: self.app.work().map(|work| {
                let mut session = work.desk.session().clone();
                session.set_bookmark(Bookmark::at(session.rubric().first()));
                session
            }),
            bookmark: self.app.desk().map(|desk| desk.session().bookmark().clone()),
            ending: self.app.ending,
        }
    }
}

/// Where a program is, and what it has.
#[derive(Debug, Clone, PartialEq)]
struct At {
    place: (&'static str, &'static str),
    session: Option<Session>,
    bookmark: Option<Bookmark>,
    ending: bool,
}

impl At {
    /// All answers.
    fn drafts(&self) -> Vec<Draft> {
        let of = |session: &Session| session.rubric().indices().map(|ix| session.draft(ix).clone()).collect();
        self.session.as_ref().map(of).unwrap_or_default()
    }
}

/// Something to notice at the first criterion, and a text to write on.
fn session() -> Session {
    let mut session = SHELF[1].clone();
    let first = session.rubric().first();
    session.set_score(first, 2).unwrap();
    session.set_text(first, TextKind::Hallazgo, "Faltan 3 de 12 fichas, y un sello".into()).unwrap();
    session.set_text(first, TextKind::Observacion, String::new()).unwrap();
    let asks = session.rubric().indices().find(|ix| session.rubric().criterion(*ix).code.0 == "2.1.1").unwrap();
    for kind in [TextKind::Hallazgo, TextKind::Observacion] {
        session.set_text(asks, kind, String::new()).unwrap();
    }
    session.set_bookmark(Bookmark::at(first));
    session
}

#[test]
fn every_screen_is_where_its_keys_lead() {
    let places: Vec<(&str, &str)> = SCREENS.iter().map(|screen| Line::to(screen).is_at().place).collect();
    let names: Vec<&str> = places.iter().map(|(name, _)| *name).collect();
    let expected = "list list list question recovery form browse browse write write choose count goto search sheet sheet summary \
                    informe find hand out help tree card notices notices bulk choice bulk text bulk text mark pick keep offer";
    assert_eq!(names.join(" "), expected);
    let titles: Vec<&str> = places.iter().map(|(_, title)| *title).collect();
    assert!(titles[0] != titles[1] && titles[1] != titles[2] && titles[14] != titles[15] && titles[23] != titles[24]);
}
