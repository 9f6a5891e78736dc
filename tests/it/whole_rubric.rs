//! `supervisa rubrica` against its file: what the file states is read there, whatever the rubric.

use std::fs;

use serde_json::Value;

use crate::harness::{Sandbox, json, repository};

const FILES: [&str; 8] = [
    "rubric/opd-cierre-2026.json",
    "rubric/ejemplo-escuela.json",
    "tests/it/data/rubrica-ajena.json",
    "tests/it/data/rubrica-hospital.json",
    "tests/it/data/rubrica-licitacion.json",
    "tests/it/data/rubrica-minima.json",
    "tests/it/data/rubrica-norma.json",
    "tests/it/data/rubrica-tesis.json",
];

/// Keys whose words are for people; those of `sentence` are of an earlier program and go nowhere.
const WORDS: [&str; 15] = [
    "title",
    "name",
    "plural",
    "mark",
    "code",
    "label",
    "text",
    "short",
    "note",
    "purpose",
    "verification",
    "reason",
    "help",
    "zero_rule",
    "number",
];

/// All words of `value` that are for people.
fn words(key: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(all) => {
            let levels = key == "levels";
            all.iter().for_each(|(key, value)| words(if levels { "text" } else { key }, value, found));
        }
        Value::Array(all) => all.iter().for_each(|value| words(key, value, found)),
        Value::String(text) if WORDS.contains(&key) => found.push(text.replace("**", "")),
        Value::Number(number) if key == "number" => found.push(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn close(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn everything_that_a_rubric_states_is_shown() {
    let sandbox = Sandbox::new();
    for file in FILES {
        let path = repository(file);
        let shown = sandbox.run(["rubrica", "--rubrica", path.to_str().unwrap()]);
        let shown = shown.answers(0);
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
        let mut stated = Vec::new();
        words("", &json(&fs::read_to_string(&path).unwrap()), &mut stated);
        let close_by = close(shown);
        for text in stated {
            assert!(close_by.contains(&close(&text)), "{file} lacks {text:?}:\n{shown}");
        }
    }
}

#[test]
fn weights_points_mark_names_place_and_sample_are_shown() {
    let sandbox = Sandbox::new();
    let shown = |file: &str| sandbox.run(["rubrica", "--rubrica", repository(file).to_str().unwrap()]);
    let strange = shown("tests/it/data/rubrica-ajena.json");
    for line in [
        "  3 Óptimo (3 puntos; no exige texto)",
        "  9 N/A, No aplica (no cuenta; exige acta de terreno de la visita)",
        "  0 % es 1,0; 50 % es 4,0; 100 % es 7,0",
        "  Requiere visita de seguimiento: si S.1 o C.1-1 tiene 0 o 1",
        "  Cuidado bajo el mínimo: si el ámbito C queda bajo 60 %",
        "  Conforme: en los demás casos",
        "  Lugar: con palabras libres",
        "  Muestra: Casos revisados",
        "  3  (4,5 puntos) Siempre.",
        "  9  (sin este nivel)",
        "  Peso: 2",
        "  Peso: 1,5",
    ] {
        assert!(strange.answers(0).lines().any(|shown| shown == line), "{line:?} in\n{}", strange.stdout);
    }
    let school = shown("rubric/ejemplo-escuela.json");
    for part in ["Muestra: no se pide", "la escuela (escuelas)", "2 ED, En desarrollo (2,5 puntos; exige observación)"]
    {
        assert!(school.answers(0).contains(part), "{part:?} in\n{}", school.stdout);
    }
    let office = shown("rubric/opd-cierre-2026.json");
    assert!(office.answers(0).contains("Lugar: región y comuna") && office.stdout.contains("Por porcentaje: "));
}

#[test]
fn every_command_says_the_words_of_the_rubric_and_asks_what_it_asks() {
    let offices = ["OPD", "ficina", "RUC", "21.302", "niñ", "OTRO", "royecto", "unicipal"];
    for (file, renamed) in [("tests/it/data/rubrica-ajena.json", true), ("rubric/ejemplo-escuela.json", false)] {
        let sandbox = Sandbox::new();
        let rubric = repository(file).display().to_string();
        let begun = sandbox.run(["--rubrica", &rubric, "nueva", "--sin-abrir", "--nombre", "Los Aromos"]);
        let id = begun.answers(0).trim().to_owned();
        let mut said = vec![begun.stderr.clone()];
        for line in ["listar", "resumen aromos", "validar aromos", "cerrar aromos", "versiones aromos", "resumen los-"]
        {
            let line = line.replace("aromos", &id);
            let run = sandbox.run(line.split(' '));
            said.extend([run.stdout.clone(), run.stderr.clone()]);
        }
        for said in said {
            let texts: &[&str] = if renamed { &["allazgo", "bservación"] } else { &[] };
            for word in offices.iter().chain(texts) {
                assert!(!said.contains(word), "{word:?} under {file}:\n{said}");
            }
        }
    }
    let sandbox = Sandbox::new();
    let rubric = repository("tests/it/data/rubrica-ajena.json").display().to_string();
    let free = sandbox.run(["--rubrica", &rubric, "nueva", "--sin-abrir", "--region", "Maule", "--ruc", "881"]);
    free.answers(0);
    for told in [
        "--region: esta rúbrica no lo pide; el lugar se da con --lugar.",
        "--ruc: esta rúbrica no lo pide.",
        "--lugar, ",
    ] {
        assert!(free.stderr.contains(told), "{told}: {}", free.stderr);
    }
    assert!(!free.stderr.contains("--comuna"), "{}", free.stderr);
    let placed = sandbox.run(["--rubrica", &rubric, "nueva", "--sin-abrir", "--lugar", "Quebrada Honda"]);
    assert!(
        placed.answers(0).starts_with("quebrada-honda-") && !placed.stderr.contains("--lugar"),
        "{}",
        placed.stderr
    );
}
