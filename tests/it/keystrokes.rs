//! A full evaluation in the real program, every key counted: how many it takes besides typed words and the digits of
//! counters. `docs/pulsaciones.md` gives the table; a test holds it to what is counted here.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use crate::harness::{Sandbox, json as parse, repository};
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
    /// A criterion whose count came from the sheet: its text names who fails.
    FromTheSheet,
    /// A criterion that the sheet does not count.
    Counted,
    /// A criterion whose text has a place to be filled.
    Completed,
    /// The same, where it is asked which reports it is about.
    OfReports,
    /// The same, where it is asked before which alternative of the level it is.
    OfAlternatives,
    /// A part that gets a 0 with one shared observación.
    Part,
}

impl For {
    const ALL: [Self; 6] =
        [Self::FromTheSheet, Self::Counted, Self::Completed, Self::OfReports, Self::OfAlternatives, Self::Part];

    /// The row of the table in the documents.
    fn row(self) -> &'static str {
        match self {
            Self::FromTheSheet => "contado en la planilla: `2` `Tab`",
            Self::Counted => "contado aparte: `c` *cifras* `/` *cifras* `Tab` `Tab`",
            Self::Completed => "calificado, y algo que completar: `3` `Tab` *palabras* `Tab`",
            Self::OfReports => "lo mismo, con dos RUC en la muestra: `3` `c` `Tab` *palabras* `Tab`",
            Self::OfAlternatives => {
                "lo mismo, y el nivel tiene alternativas: `1` `b` `c` `Tab` *palabras* `Tab` *palabras* `Tab`"
            }
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

/// A session whose sheet is filled: 15 folders (10 of courts, 2 closed), 12 reports, 10 reports of progress, 12 plans;
/// and two reports of cases.
fn begin(sandbox: &Sandbox) -> Evaluation {
    let sample = "--revisados 15 --judicializados 10 --no-judicializados 5 --egresados 2 --ruc RUC-881,RUC-902";
    let created = sandbox.line(&format!("nueva --sin-abrir {WHO} {sample}"));
    let id = created.answers(0).trim().to_owned();
    let file = sandbox.sessions().join(format!("{id}.json"));
    let mut session = read(&file);
    session.as_object_mut().unwrap().remove("payload_sha256");
    for (column, letter, failing, of) in COLUMNS {
        let code = |n: usize| format!("{letter}-{n:02}");
        let tick = |n: usize| if failing.contains(&n) { "fails" } else { "meets" };
        let ticks: BTreeMap<String, &str> = of.map(|n| (code(n), tick(n))).collect();
        let (meeting, reviewed) = (ticks.len() - failing.len(), ticks.len());
        session["sheet"][column] = json!(ticks);
        session["evaluations"][column] = json!({ "cases": { "meeting": meeting, "reviewed": reviewed } });
    }
    fs::write(file, session.to_string()).unwrap();
    let terminal = Terminal::run(sandbox, &["continuar", &id]);
    terminal.wait_for("criterio 1 de 36");
    Evaluation { terminal, pressed: BTreeMap::new() }
}

/// The columns of the sheet: criterion, letter of the codes, those that fail, all.
const COLUMNS: [(&str, char, &[usize], std::ops::RangeInclusive<usize>); 16] = [
    ("1.1.1", 'C', &[3, 7, 11], 1..=15),
    ("1.1.2", 'C', &[], 1..=13),
    ("1.1.3", 'C', &[1, 2, 3, 4, 5, 6, 7], 1..=13),
    ("1.1.4", 'C', &[], 1..=10),
    ("1.2.2", 'C', &[9], 1..=13),
    ("3.1.1", 'I', &[], 1..=12),
    ("3.1.2", 'I', &[1, 2, 3, 4, 5, 6], 1..=12),
    ("3.1.3", 'I', &[4], 1..=12),
    ("3.1.4", 'C', &[], 11..=15),
    ("3.2.1", 'C', &[14], 1..=15),
    ("3.2.2", 'C', &[], 1..=15),
    ("3.2.3", 'P', &[], 1..=12),
    ("3.2.4", 'C', &[10], 1..=10),
    ("3.3.1", 'A', &[2, 3], 1..=10),
    ("3.3.2", 'C', &[], 11..=15),
    ("3.3.3", 'C', &[], 14..=15),
];

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
    for (digit, then) in [("2", 2), ("3", 3), ("1", 4), ("3", 6)] {
        walk.answer(For::FromTheSheet, 1, &[digit, "\t"], &format!("criterio {then} de 36"));
    }
    walk.answer(For::Counted, 1, &["c", "#19", "/", "#20", "\t", "\t"], "criterio 7 de 36");
    // 12 of 13 lies in the band of the best level, and is not all.
    walk.answer(For::FromTheSheet, 1, &["3", "\t"], "criterio 8 de 36");
    walk.answer(For::Completed, 1, &["3", "\t", "#C-14 y C-15", "\t"], "criterio 10 de 36");
    walk.answer(
        For::OfAlternatives,
        1,
        &["1", "b", "c", "\t", "#20-11-2026", "\t", "#el oficio", "\t"],
        "criterio 11 de 36",
    );
    for then in [12, 13, 14, 15, 16, 17, 19] {
        walk.answer(For::OfReports, 1, &["3", "c", "\t", "#el acta", "\t"], &format!("criterio {then} de 36"));
    }
    // No other contingency in the period.
    walk.answer(For::Part, 3, &["z", "d", "\t"], "criterio 23 de 36");
    let digits = ["3", "1", "2", "3", "2", "3", "3", "2", "2", "3"];
    for (digit, then) in digits.into_iter().zip([24, 25, 26, 28, 29, 30, 31, 33, 34, 35]) {
        walk.answer(For::FromTheSheet, 1, &[digit, "\t"], &format!("criterio {then} de 36"));
    }
    walk.answer(For::FromTheSheet, 1, &["3", "\t"], "No queda nada pendiente");

    let keys = walk.keystrokes();
    assert!(keys <= MOST, "{keys} keystrokes: {:?}", walk.pressed);
    let answered: usize = walk.pressed.values().map(|(_, criteria)| criteria).sum();
    assert_eq!(answered, 36);
    walk.terminal.send("\x03");
    assert_eq!(walk.terminal.end(), 0);

    let session = session(&sandbox);
    let id = session["id"].as_str().unwrap();
    sandbox.run(["validar", id, "--completa"]).answers(0);
    let summary = parse(sandbox.run(["resumen", id, "--json"]).answers(0));
    assert_eq!((&summary["complete"], &summary["provisional"]), (&parse("36"), &parse("false")));
    let first = &session["evaluations"]["1.1.1"];
    assert_eq!((&first["cases"]["meeting"], &first["cases"]["reviewed"]), (&parse("12"), &parse("15")));
    let said = first["hallazgo"].as_str().unwrap();
    assert!(
        said.ends_with("en 12 de las 15 carpetas revisadas (80\u{A0}%). No lo estaba en C-03, C-07 ni en C-11."),
        "{said}"
    );
    let within = session["evaluations"]["1.2.2"]["observacion"].as_str().unwrap();
    assert!(within.contains("en 12 de los 13 casos, dentro del tramo del nivel 3 (92,31\u{A0}%)"), "{within}");
    let late = session["evaluations"]["2.1.1"]["hallazgo"].as_str().unwrap();
    assert!(
        late.contains(
            "el 20-11-2026 la denuncia por los hechos de los reportes únicos de casos RUC-881 y RUC-902, pasadas"
        ),
        "{late}"
    );
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
fn an_extraordinary_supervision_is_seventeen_keystrokes() {
    let sandbox = Sandbox::new();
    let created = sandbox.line(&format!("nueva --sin-abrir {WHO} --extraordinaria"));
    let id = created.answers(0).trim().to_owned();
    let terminal = Terminal::run(&sandbox, &["continuar", &id]);
    terminal.wait_for("criterio 19 de 36");
    let mut walk = Evaluation { terminal, pressed: BTreeMap::new() };
    let two_places = ["3", "\t", "#el protocolo", "\t", "#el reclamo", "\t"];
    walk.answer(For::Completed, 1, &two_places, "criterio 20 de 36");
    walk.answer(For::Completed, 1, &two_places, "criterio 21 de 36");
    let three = ["3", "\t", "#el acta", "\t", "#el reclamo", "\t", "#una capacitación", "\t"];
    walk.answer(For::Completed, 1, &three, "criterio 22 de 36");
    walk.answer(For::Part, 1, &["0", "\t"], "Todo lo demás");
    walk.answer(For::Part, 32, &["r", "\t"], "32 criterios quedaron");
    let keys = walk.keystrokes();
    assert_eq!(keys, 17);
    let row = format!("| supervisión extraordinaria: 2.2 criterio por criterio y el resto en 0 | 36 | {keys} |");
    assert!(fs::read_to_string(repository("docs/pulsaciones.md")).unwrap().contains(&row), "{row}");
    walk.terminal.send("\x03");
    assert_eq!(walk.terminal.end(), 0);
    sandbox.run(["validar", &id, "--completa"]).answers(0);
}

/// The keystrokes of forty folders in the sheet of the real program, from the evaluation and back: the keys of each, as
/// often as there are folders; what begins with a `#` is words. And the session that comes of it. `known` is what is known
/// of each case before.
fn forty_folders(known: &str, of_each: &[&str]) -> (usize, Value) {
    let sandbox = Sandbox::new();
    let codes: Vec<String> = (1..=40).map(|n| format!("C-{n:02}{known}")).collect();
    let created = sandbox.line(&format!("nueva --sin-abrir {WHO} --casos {}", codes.join(",")));
    let id = created.answers(0).trim().to_owned();
    let mut terminal = Terminal::run(&sandbox, &["continuar", &id]);
    terminal.wait_for("criterio 1 de 36");
    let mut keys = 0;
    let mut press = |key: &str| {
        let typed = key.strip_prefix('#');
        keys += usize::from(typed.is_none());
        terminal.press(typed.unwrap_or(key));
    };
    press("f");
    (0..40).flat_map(|_| of_each).for_each(|key| press(key));
    terminal.wait_for("Fin de la página: todo está visto.");
    press("q");
    terminal.wait_for("criterio 1 de 36");
    terminal.send("\x03");
    assert_eq!(terminal.end(), 0);
    (keys, session(&sandbox))
}

#[test]
fn forty_folders_take_a_key_each_where_they_are_clean() {
    let faults = ["m", "#falta la ficha", "\r", "m", "#falta el certificado", "\r", "e"];
    let page = fs::read_to_string(repository("docs/pulsaciones.md")).unwrap();
    for (what, known, of_each, keys, documents) in [
        ("40 carpetas sin falla, con la muestra descrita: `e` en cada una", ":j:v", &["e"][..], 42, 40),
        ("40 carpetas sin falla, sin describir la muestra antes: `1` `3` `e`", "", &["1", "3", "e"], 122, 40),
        ("40 carpetas con dos fallas: `m` *palabras* `Intro` `m` *palabras* `Intro` `e`", ":j:v", &faults, 202, 0),
    ] {
        let (pressed, session) = forty_folders(known, of_each);
        assert_eq!(pressed, keys, "{what}");
        let row = format!("| {what} | {keys} |");
        assert!(page.contains(&row), "docs/pulsaciones.md lacks: {row}");
        let counted = |code: &str| {
            let cases = &session["evaluations"][code]["cases"];
            (cases["meeting"].as_u64(), cases["reviewed"].as_u64())
        };
        // Two faults are of the first two columns; whatever is about no court case or about children who left is not ticked.
        assert_eq!(counted("1.1.1"), (Some(documents), Some(40)), "{what}");
        assert_eq!(counted("1.1.2"), (Some(documents), Some(40)), "{what}");
        assert_eq!((counted("1.1.4"), counted("3.2.4")), ((Some(40), Some(40)), (Some(40), Some(40))), "{what}");
        assert_eq!((counted("3.1.4"), counted("3.3.3")), ((None, None), (None, None)), "{what}");
        let why = if documents == 0 { json!("falta el certificado") } else { Value::Null };
        assert_eq!(session["reasons"]["1.1.2"]["C-40"], why, "{what}");
        let known = json!({ "court": "judicialised", "stay": "current" });
        assert_eq!(session["sample"]["cases"]["C-40"], known, "{what}");
    }
}
