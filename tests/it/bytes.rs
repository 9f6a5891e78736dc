//! What the line brings that nobody pressed, on every screen, torn anywhere: answers of the terminal, `Alt`, pastes that
//! no mark tells from keys.
//!
//! After each draw the session is what it was but for the bookmark, and the program goes on at the same place; where an
//! `ESC` stood alone for so long that it was answered as Esc, it is what Esc alone makes of it.
//! `cargo test --release --test it bytes -- --ignored` draws fifty times as many.

use std::collections::BTreeMap;
use std::time::Duration;

use supervisa::app::effect::Effect;
use supervisa::app::event::{Candidate, Event, Opened, Outcome, Recovery};
use supervisa::app::{App, Start, update};
use supervisa::domain::session::{Bookmark, Draft, Session, SessionId};
use supervisa::domain::text::TextKind;
use supervisa::store::phrases::{bank, included};
use supervisa::terminal::input::{Decoder, ESC_HOLD};
use supervisa::terminal::key::{Input, Key};

use crate::events::{Dice, SHELF, card, front, screen as on_screen, start};

const GAPS: [u64; 4] = [0, 20, 120, 1000];

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

/// `^f` is Ctrl-F, `>` Intro, `#` Esc; all else is itself. What begins with a `!` is no session.
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
        let id = || SessionId::new("opd").unwrap();
        let (opens, keys) = match screen.keys.strip_prefix('!') {
            Some(keys) => (false, keys),
            None => (true, screen.keys),
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
            let opened = Opened { session: session(), read_only: None, notices: Vec::new(), fresh: false };
            line.event(Event::Done(Outcome::Opened(Box::new(opened))));
            line.event(Event::Done(Outcome::Phrases { bank: bank(Vec::new()), line: None, missing: None }));
        } else {
            line.event(Event::Done(Outcome::Listed { cards: SHELF.iter().map(card).collect(), last: true }));
        }
        if keys == "!" {
            let file = |name: &str| Candidate { name: name.into(), changed_at: None, complete: Some(3) };
            let candidates = vec![file("x.json.anterior"), file("x.json.otro")];
            let found = Recovery { id: id(), problem: "1:1: vacío".into(), damaged: file("x.json"), candidates };
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
                let mut session = work.session().clone();
                session.set_bookmark(Bookmark::at(session.rubric().first()));
                session
            }),
            bookmark: self.app.work().map(|work| work.session().bookmark().clone()),
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

/// A sequence of the kind that terminals send, which is no key: its introducer, what is in it, its end.
pub fn sequence(dice: &mut Dice) -> Vec<u8> {
    const STRINGS: &[&str] = &["]", "P", "_", "^", "X"];
    const INSIDE: &[&str] = &[
        "11;rgb:1e1e/1e1e/1e1e",
        "52;c;MyBjYXNvcw==",
        "3",
        "1$r3 q",
        ">|XTerm(379)",
        "Gi=31;OK",
        "0;3 de 12 Ñuñoa, sí\tq",
        "",
        "qqq3333jjjj",
    ];
    const ENDS: &[&str] = &["\u{7}", "\u{1B}\\", "\u{18}", "\u{1A}", ""];
    const PARAMETERS: &[&str] =
        &["?", ">", "<", "=", "3;3;", "12;", "99", "?64;1;3", "0 ", "1;2;3;4;5;6;7;8;9;10;11;12;13", "3;1 "];
    let text = match dice.below(8) {
        0..=3 => [*dice.pick(STRINGS), *dice.pick(INSIDE), *dice.pick(ENDS)].concat(),
        4 | 5 => {
            // Every final byte but those that make a key of these.
            let last = char::from(u8::try_from(0x40 + dice.below(0x3F)).unwrap());
            let last = if matches!(last, '~' | 'u' | '[' | 'A'..='H' | 'P' | 'Z' | 'a'..='d' | '^' | '@' | 'M') {
                'R'
            } else {
                last
            };
            format!("[{}{last}", dice.pick(PARAMETERS))
        }
        6 => {
            let last = char::from(u8::try_from(0x40 + dice.below(0x3F)).unwrap());
            format!("O{}", if matches!(last, 'A'..='D' | 'F' | 'H' | 'M' | 'a'..='d' | 'w') { 'q' } else { last })
        }
        // Keys that are none of ours, and those that only their letters are known of.
        _ => (*dice.pick(&["[15~", "[[A", "[I", "[M !!", "[<0;3;3M", "[51u", "[113u", "[3", "[", "O", "[27;5;51~"]))
            .to_owned(),
    };
    [b"\x1b", text.as_bytes()].concat()
}

/// Keys whose `ESC` the line may tear off so far that it is answered, and what is left of them means nothing.
pub fn key(dice: &mut Dice) -> Vec<u8> {
    let keys = ["[3~", "[1;5C", "[D", "OD", "Ow", "[P", "[5~", "[98;3u", "[27u", "[99;5u", "[200~", "[27;2;65~"];
    [b"\x1b", dice.pick(&keys).as_bytes()].concat()
}

/// `Alt` with a key, and the key, in any of its spellings.
pub fn with_alt(dice: &mut Dice) -> Vec<u8> {
    const SEQUENCES: &[&str] = &["[D", "[C", "[A", "[B", "OD", "OC", "[3~", "[5~", "[H", "[Z", "[15~"];
    const MODIFIED: &[&str] = &[
        "[1;3D",
        "[1;3C",
        "[1;3A",
        "[3;3~",
        "[98;3u",
        "[102;4u",
        "[51;3u",
        "[113;3u",
        "[127;3u",
        "[13;3u",
        "[9;3u",
        "[27;3;51~",
        "[27;3;100~",
        "[1;4D",
        "[1;9C",
        "[99;7u",
        "[27;3u",
    ];
    let text = match dice.below(4) {
        0 => {
            let c = char::from(u8::try_from(dice.below(0x80)).unwrap());
            // What begins a sequence waits for the rest of one; ESC twice is Esc twice.
            if matches!(c, '[' | 'O' | ']' | 'P' | 'X' | '^' | '_' | '\u{1B}') { "3".to_owned() } else { c.to_string() }
        }
        1 => (*dice.pick(&["3", "q", "b", "f", "d", "\u{7F}", "ñ", "\r", "\t", "\u{3}", "C", "漢"])).to_owned(),
        2 => format!("\u{1B}{}", dice.pick(SEQUENCES)),
        _ => (*dice.pick(MODIFIED)).to_owned(),
    };
    [b"\x1b", text.as_bytes()].concat()
}

/// Text as pastes bring it where nobody marks them.
pub fn unmarked(dice: &mut Dice) -> Vec<u8> {
    const PASTES: &[&str] = &[
        "Faltan informes:\t3 de 12, cuenta anexa",
        "3\t3\t3\t",
        "2 texto\t",
        "q\rj\r3",
        "C-01\tcumple\r\nC-02\tno cumple\r\n",
        "Se revisaron 3 carpetas, y en ninguna consta el plan.",
        "uno\u{B}3 de 12\u{C}tres",
        "\t3",
        "z\ro\t",
    ];
    dice.pick(PASTES).as_bytes().to_vec()
}

/// Draws, and the screens they are tried on.
struct Trial {
    dice: Dice,
    at: usize,
    lines: Vec<Option<Line>>,
    /// What is at each screen, before anything and after Esc.
    before: Vec<(At, At)>,
    met: BTreeMap<&'static str, usize>,
}

impl Trial {
    fn new(seed: u64) -> Self {
        let mut before = Vec::new();
        for screen in SCREENS {
            let line = Line::to(screen);
            let at = line.is_at();
            let mut escaped = line;
            escaped.press("#");
            before.push((at, escaped.is_at()));
        }
        let lines = SCREENS.iter().map(|_| None).collect();
        Self { dice: Dice::new(seed), at: 0, lines, before, met: BTreeMap::new() }
    }

    /// The next screen, where it was at first.
    fn line(&mut self) -> (&'static Screen, Line) {
        self.at = (self.at + 1) % SCREENS.len();
        let screen = &SCREENS[self.at];
        *self.met.entry(screen.name).or_default() += 1;
        let mut line = self.lines[self.at].take().unwrap_or_else(|| Line::to(screen));
        line.effects.clear();
        line.heard.clear();
        (screen, line)
    }

    /// Where a sequence is cut, and how long the line then stands still.
    fn tear<'b>(&mut self, bytes: &'b [u8]) -> Vec<(u64, &'b [u8])> {
        let gap = |dice: &mut Dice| *dice.pick(&GAPS);
        if self.dice.one_in(8) {
            let gap = gap(&mut self.dice);
            return bytes.chunks(1).map(|byte| (gap, byte)).collect();
        }
        let (one, other) = bytes.split_at(usize::try_from(self.dice.below(bytes.len() as u64)).unwrap());
        vec![(0, one), (gap(&mut self.dice), other)]
    }

    /// Nobody pressed anything: nothing has become of it.
    fn swallowed(&mut self, of_key: bool) {
        let bytes = if of_key { key(&mut self.dice) } else { sequence(&mut self.dice) };
        let packets = if of_key {
            let gap = *self.dice.pick(&GAPS[2..]);
            vec![(0, &bytes[..1]), (gap, &bytes[1..])]
        } else {
            self.tear(&bytes)
        };
        let answered = answered(&packets);
        let (screen, mut line) = self.line();
        line.receive(&packets);
        let (at, escaped) = &self.before[self.at];
        let told = || format!("{}: {:?} as {packets:?}", screen.name, String::from_utf8_lossy(&bytes));
        assert!(answered || line.heard.is_empty(), "{}: {:?}", told(), line.heard);
        // Where nothing was heard nothing can have changed; now and then that is looked at all the same.
        if answered || self.dice.one_in(8) {
            assert!(line.is_at() == if answered { escaped.clone() } else { at.clone() }, "{}", told());
            assert!(answered || line.only_saves(), "{}: {:?}", told(), line.effects);
        }
        if !answered {
            self.lines[self.at] = Some(line);
        }
    }

    /// `Alt` is a word motion where text is typed, and nothing elsewhere.
    fn alt(&mut self) {
        let bytes = with_alt(&mut self.dice);
        let cut = usize::try_from(1 + self.dice.below(bytes.len() as u64 - 1)).unwrap();
        let gap = *self.dice.pick(&GAPS[..2]);
        let packets = [(0, &bytes[..cut]), (gap, &bytes[cut..])];
        let (screen, mut line) = self.line();
        line.receive(&packets);
        let told = || format!("{}: {:?} as {packets:?}", screen.name, String::from_utf8_lossy(&bytes));
        if line.heard.is_empty() {
            self.lines[self.at] = Some(line);
            return;
        }
        let (before, after) = (&self.before[self.at].0, line.is_at());
        assert_eq!((after.place, after.ending), (before.place, false), "{}", told());
        match screen.takes {
            Commands => {
                assert_eq!(after, *before, "{}", told());
                assert!(line.only_saves(), "{}", told());
                self.lines[self.at] = Some(line);
            }
            Text | Letters => {
                let (Some(one), Some(other)) = (&before.session, &after.session) else { return };
                for ix in one.rubric().indices() {
                    let (one, other) = (one.draft(ix), other.draft(ix));
                    assert_eq!((one.score, one.cases), (other.score, other.cases), "{}", told());
                    assert!(is_cut_out_of(&other.hallazgo, &one.hallazgo), "{}: {other:?}", told());
                    assert!(is_cut_out_of(&other.observacion, &one.observacion), "{}: {other:?}", told());
                }
                if after == *before {
                    self.lines[self.at] = Some(line);
                }
            }
        }
    }

    /// A paste is text where text is typed, and one undo takes it back; elsewhere it is refused.
    fn pasted(&mut self) {
        let bytes = unmarked(&mut self.dice);
        let (screen, mut line) = self.line();
        line.receive(&[(0, &bytes)]);
        let told = format!("{}: {:?}", screen.name, String::from_utf8_lossy(&bytes));
        let (before, after) = (&self.before[self.at].0, line.is_at());
        match screen.takes {
            Commands if screen.name == "offer" => {
                assert_eq!(after.place.0, "write", "{told}: whoever writes on writes the demanded text");
            }
            Commands => {
                assert_eq!(after, *before, "{told}");
                assert!(line.app.message.is_some(), "{told}: it is told");
                self.lines[self.at] = Some(line);
            }
            Text => {
                assert_eq!(after.place, before.place, "{told}");
                assert_ne!(after.session, before.session, "{told}");
                line.press("^d");
                assert_eq!(line.is_at().drafts(), before.drafts(), "{told}: one undo takes it back");
            }
            Letters => {
                assert!(!after.ending, "{told}");
                let scores = |at: &At| at.drafts().iter().map(|draft| draft.score).collect::<Vec<_>>();
                assert_eq!(scores(&after), scores(before), "{told}: nothing scores");
            }
        }
    }
}

/// Whether an `ESC` stood alone long enough to be answered.
fn answered(packets: &[(u64, &[u8])]) -> bool {
    let mut got = packets.iter().filter(|(_, bytes)| !bytes.is_empty());
    let first = got.next().map(|(_, bytes)| *bytes);
    first == Some(b"\x1b") && got.next().is_none_or(|(gap, _)| Duration::from_millis(*gap) >= ESC_HOLD)
}

/// Whether `shorter` is `longer` without one piece of it.
fn is_cut_out_of(shorter: &str, longer: &str) -> bool {
    let same = shorter.chars().zip(longer.chars()).take_while(|(one, other)| one == other).count();
    let rest: String = shorter.chars().skip(same).collect();
    longer.chars().skip(same).collect::<String>().ends_with(&rest)
}

fn try_all(seed: u64, draws: usize) {
    let mut trial = Trial::new(seed);
    for (screen, (at, _)) in SCREENS.iter().zip(&trial.before) {
        assert!(!at.ending && at.session.is_some() != screen.keys.starts_with('!'), "{}", screen.name);
    }
    for _ in 0..draws / 20 {
        (0..12).for_each(|_| trial.swallowed(false));
        trial.swallowed(true);
        (0..6).for_each(|_| trial.alt());
        trial.pasted();
    }
    assert!(trial.met.len() == SCREENS.len() && trial.met.values().all(|&times| times > draws / SCREENS.len() / 2));
}

#[test]
fn nothing_that_nobody_pressed_changes_anything() {
    try_all(1, 20_000);
}

#[test]
#[ignore = "takes minutes"]
fn a_million_times_nothing_that_nobody_pressed_changes_anything() {
    for seed in 2..52 {
        try_all(seed, 20_000);
    }
}

#[test]
fn every_screen_is_where_its_keys_lead() {
    let places: Vec<(&str, &str)> = SCREENS.iter().map(|screen| Line::to(screen).is_at().place).collect();
    let names: Vec<&str> = places.iter().map(|(name, _)| *name).collect();
    let expected = "list list list question recovery form browse browse write write choose count goto search sheet sheet summary \
                    help tree card notices notices bulk choice bulk text bulk text mark pick offer";
    assert_eq!(names.join(" "), expected);
    let titles: Vec<&str> = places.iter().map(|(_, title)| *title).collect();
    assert!(titles[0] != titles[1] && titles[1] != titles[2] && titles[14] != titles[15] && titles[20] != titles[21]);
}
