//! A full evaluation in the real program, every key counted: how many it takes besides typed words and the digits of
//! counters. `docs/pulsaciones.md` gives the table; a test holds it to what is counted here.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::harness::{Sandbox, json, repository};
use crate::pty::{names, read};
use crate::terminal::Terminal;

/// Most keystrokes of a full evaluation, texts and digits of counters apart.
const MOST: usize = 80;

/// Whom it is about.
const WHO: &str =
    "--nombre OPD --institucion M --region Maule --comuna Talca --supervisor A --fecha 20-11-2026 --codigo 1";

/// What a key was pressed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum For {
    /// A criterion whose cases are counted and one level fits.
    Counted,
    /// A criterion whose counts fit no level or two: the supervisor says which.
    CountedAndChosen,
    /// A criterion that is scored without counting, its draft accepted.
    Scored,
    /// A criterion whose text is a phrase of the bank.
    Phrased,
    /// A part that gets a 0 with one shared observación.
    Part,
}

impl For {
    const ALL: [Self; 5] = [Self::Counted, Self::CountedAndChosen, Self::Scored, Self::Phrased, Self::Part];

    /// The row of the table in the documents.
    fn row(self) -> &'static str {
        match self {
            Self::Counted => "contado, un solo nivel corresponde: `c` *cifras* `Tab` `Tab`",
            Self::CountedAndChosen => "contado, usted elige el nivel: `c` *cifras* `Intro` `2` `Tab`",
            Self::Scored => "calificado, con su borrador: `3` `Tab`",
            Self::Phrased => "calificado, con una frase: `3` `Ctrl-F` `Tab`",
            Self::Part => "una parte en 0 con una sola observación: `z` `d` `Tab`",
        }
    }
}

/// The program in a terminal, and what was pressed.
struct Evaluation {
    terminal: Terminal,
    /// Keys and criteria answered by them, by what they were for.
    pressed: BTreeMap<For, (usize, usize)>,
}

impl Evaluation {
    /// Presses `keys` to answer so many criteria; the digits of a counter, behind a `#`, are not counted. Then waits until
    /// the screen shows `then`.
    fn answer(&mut self, what: For, criteria: usize, keys: &[&str], then: &str) {
        let counted = self.pressed.entry(what).or_default();
        for key in keys {
            let typed = key.strip_prefix('#');
            if typed.is_none() {
                counted.0 += 1;
            }
            self.terminal.press(typed.unwrap_or(key));
        }
        counted.1 += criteria;
        self.terminal.wait_for(then);
    }

    fn keystrokes(&self) -> usize {
        self.pressed.values().map(|(keys, _)| keys).sum()
    }
}

fn begin(sandbox: &Sandbox) -> Evaluation {
    let sample = "--revisados 15 --judicializados 10 --no-judicializados 5 --egresados 2";
    let created = sandbox.line(&format!("nueva --sin-abrir {WHO} {sample}"));
    let id = created.answers(0).trim().to_owned();
    let terminal = Terminal::run(sandbox, &["continuar", &id]);
    terminal.wait_for("criterio 1 de 36");
    Evaluation { terminal, pressed: BTreeMap::new() }
}

/// What is in the one session of the sandbox.
fn session(sandbox: &Sandbox) -> Value {
    let name = names(sandbox).into_iter().find(|name| name.ends_with(".json")).unwrap();
    read(&sandbox.sessions().join(name))
}

#[test]
fn a_full_evaluation_takes_at_most_eighty_keystrokes() {
    let sandbox = Sandbox::new();
    let mut walk = begin(&sandbox);
    // What was not used, in the whole rubric.
    walk.answer(For::Part, 7, &["z", "o", "\t"], "criterio 1 de 36");
    for (digits, then) in [("#12", 2), ("#15", 3), ("#7", 4)] {
        walk.answer(For::Counted, 1, &["c", digits, "\t", "\t"], &format!("criterio {then} de 36"));
    }
    // Exactly half of the court cases: the rubric gives it to two levels.
    walk.answer(For::CountedAndChosen, 1, &["c", "#5", "\r", "1", "\t"], "criterio 6 de 36");
    walk.answer(For::Counted, 1, &["c", "#19", "/", "#20", "\t", "\t"], "criterio 7 de 36");
    // 17 of 19 falls between two levels.
    walk.answer(For::CountedAndChosen, 1, &["c", "#17", "/", "#19", "\r", "2", "\t"], "criterio 8 de 36");
    walk.answer(For::Phrased, 1, &["3", "\x06", "\t"], "criterio 10 de 36");
    for then in [11, 12, 13, 14, 15, 16, 17, 19] {
        walk.answer(For::Scored, 1, &["3", "\t"], &format!("criterio {then} de 36"));
    }
    // No other contingency in the period.
    walk.answer(For::Part, 3, &["z", "d", "\t"], "criterio 23 de 36");
    for (digits, then) in [
        ("#14", 24),
        ("#15", 25),
        ("#6", 26),
        ("#5", 28),
        ("#14", 29),
        ("#12", 30),
        ("#9", 31),
        ("#10", 33),
        ("#12", 34),
        ("#5", 35),
    ] {
        walk.answer(For::Counted, 1, &["c", digits, "\t", "\t"], &format!("criterio {then} de 36"));
    }
    walk.answer(For::Counted, 1, &["c", "#2", "\t", "\t"], "No queda nada pendiente");

    let keys = walk.keystrokes();
    assert!(keys <= MOST, "{keys} keystrokes: {:?}", walk.pressed);
    let answered: usize = walk.pressed.values().map(|(_, criteria)| criteria).sum();
    assert_eq!(answered, 36);
    walk.terminal.send("\x03");
    assert_eq!(walk.terminal.end(), 0);

    let session = session(&sandbox);
    let id = session["id"].as_str().unwrap();
    sandbox.run(["validar", id, "--completa"]).answers(0);
    let summary = json(sandbox.run(["resumen", id, "--json"]).answers(0));
    assert_eq!((&summary["complete"], &summary["provisional"]), (&json("36"), &json("false")));
    let first = &session["evaluations"]["1.1.1"];
    assert_eq!((&first["cases"]["meeting"], &first["cases"]["reviewed"]), (&json("12"), &json("15")));
    assert!(first["hallazgo"].as_str().unwrap().starts_with("En 12 de las 15 carpetas revisadas (80,00 %)"));
    let bank = json(&fs::read_to_string(repository("rubric/opd-cierre-2026.frases.json")).unwrap());
    let is_first = |phrase: &&Value| phrase["criterion"] == "1.2.3" && phrase["score"] == 3;
    let phrase = &bank["phrases"].as_array().unwrap().iter().find(is_first).unwrap()["text"];
    assert_eq!(&session["evaluations"]["1.2.3"]["observacion"], phrase, "the phrase, not the draft");
    for text in session["evaluations"].as_object().unwrap().values() {
        let written = format!("{}{}", text["hallazgo"].as_str().unwrap(), text["observacion"].as_str().unwrap());
        assert!(!written.contains(['{', '}']), "no place is left open: {written}");
    }
    agrees_with_the_documents(&walk.pressed, keys);
}

/// The table in the documents says what was counted.
fn agrees_with_the_documents(pressed: &BTreeMap<For, (usize, usize)>, keys: usize) {
    let page = fs::read_to_string(repository("docs/pulsaciones.md")).unwrap();
    for what in For::ALL {
        let (keys, criteria) = pressed[&what];
        let row = format!("| {} | {criteria} | {keys} |", what.row());
        assert!(page.contains(&row), "docs/pulsaciones.md lacks: {row}");
    }
    let total = format!("| **en total** | **36** | **{keys}** |");
    assert!(page.contains(&total), "docs/pulsaciones.md lacks: {total}");
}

#[test]
fn without_counting_each_answer_is_a_digit_and_a_key() {
    let sandbox = Sandbox::new();
    let mut walk = begin(&sandbox);
    for n in 1..=36 {
        let then = if n == 36 { "No queda nada pendiente".to_owned() } else { format!("criterio {} de 36", n + 1) };
        walk.answer(For::Scored, 1, &["3", "\t"], &then);
    }
    assert_eq!(walk.keystrokes(), 72);
    walk.terminal.send("\x03");
    assert_eq!(walk.terminal.end(), 0);
    let session = session(&sandbox);
    sandbox.run(["validar", session["id"].as_str().unwrap(), "--completa"]).answers(0);
}

#[test]
fn an_extraordinary_supervision_is_ten_keystrokes() {
    let sandbox = Sandbox::new();
    let created = sandbox.line(&format!("nueva --sin-abrir {WHO} --extraordinaria"));
    let id = created.answers(0).trim().to_owned();
    let terminal = Terminal::run(&sandbox, &["continuar", &id]);
    terminal.wait_for("criterio 19 de 36");
    let mut walk = Evaluation { terminal, pressed: BTreeMap::new() };
    for then in ["criterio 20 de 36", "criterio 21 de 36", "criterio 22 de 36", "Todo lo demás"] {
        walk.answer(For::Scored, 1, &["3", "\t"], then);
    }
    walk.answer(For::Part, 32, &["r", "\t"], "32 criterios quedaron");
    assert_eq!(walk.keystrokes(), 10);
    walk.terminal.send("\x03");
    assert_eq!(walk.terminal.end(), 0);
    sandbox.run(["validar", &id, "--completa"]).answers(0);
}
