//! A rubric of another shape than the service's, walked by keys on a usual and on a small screen, and reported in every
//! format: points with weights, marks, a level that demands both texts, a grade, a named result, an ámbito without dimensions.

use std::fs;

use serde_json::{Value, json};
use supervisa::report::Format;

use crate::harness::{Sandbox, example, json as read_json, repository};
use crate::report::readers;
use crate::terminal::Start;

/// Code, key, hallazgo, observación.
const ANSWERS: [(&str, &str, &str, &str); 11] = [
    ("CO.A-1", "3", "", ""),
    ("CO.A-2", "2", "", "Se entregó en marzo; la reunión quedó para abril."),
    (
        "CO.B-1",
        "1",
        "El libro de convivencia está en blanco desde abril.",
        "La encargada dice que los acuerdos se toman de palabra.",
    ),
    ("CO.B-2", "9", "", "La escuela tiene cursos de primero a cuarto básico."),
    ("CU.1", "3", "", ""),
    ("CU.2", "2", "", "Dos de los cinco estudiantes consultados no nombraron a nadie."),
    ("CU.3", "3", "", ""),
    ("ES.1", "3", "", ""),
    ("ES.2", "2", "", "Falta jabón en los baños del segundo piso."),
    ("ES.3", "1", "La rampa termina en un peldaño.", "El municipio recibió el presupuesto en octubre."),
    ("ES.4", "9", "", "No hay transporte escolar."),
];

const WHO: [&str; 12] = [
    "--codigo",
    "ESC-014",
    "--nombre",
    "Escuela Los Boldos",
    "--institucion",
    "Sostenedor municipal",
    "--region",
    "Ñuble",
    "--comuna",
    "Quirihue",
    "--fecha",
    "20-11-2026",
];

/// Walks all criteria by keys on a screen of this size; the sandbox, and the id of what was written.
fn walked(columns: u16, rows: u16) -> (Sandbox, String) {
    let sandbox = Sandbox::new();
    let rubric = repository("rubric/ejemplo-escuela.json").display().to_string();
    let begin = ["--rubrica", &rubric, "nueva", "--sin-abrir"].into_iter().chain(WHO);
    let id = sandbox.run(begin).answers(0).trim().to_owned();
    let mut terminal = Start::program(&sandbox, &["continuar", &id]).size(columns, rows).go();
    for (n, (code, key, hallazgo, observacion)) in ANSWERS.iter().enumerate() {
        terminal.wait_for(&format!("criterio {} de 11", n + 1)).wait_for(code).press(key);
        for (text, kind) in [(hallazgo, "Escribiendo el hallazgo"), (observacion, "Escribiendo la observación")] {
            if !text.is_empty() {
                terminal.wait_for(kind);
                text.split_inclusive(' ').for_each(|word| {
                    terminal.press(word);
                });
                // The first of two texts leads to the second, the last one on to the next criterion.
                terminal.press("\t");
            }
        }
        if hallazgo.is_empty() && observacion.is_empty() {
            terminal.wait_for("completo").press("\t");
        }
    }
    // Nothing is pending any more.
    terminal.press("r").wait_for("Adecuada").wait_for("4,4");
    assert!(terminal.screen().contains("34 de 52"), "{}", terminal.screen());
    terminal.press("q").wait_until("the walk", |screen| !screen.contains("34 de 52"));
    terminal.press("q").wait_for("Escuela Los Boldos");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    (sandbox, id)
}

fn evaluations() -> Value {
    let of = |(code, key, hallazgo, observacion): &(&str, &str, &str, &str)| {
        let score: u8 = key.parse().unwrap();
        ((*code).to_owned(), json!({ "score": score, "hallazgo": hallazgo, "observacion": observacion }))
    };
    Value::Object(ANSWERS.iter().map(of).collect())
}

#[test]
fn a_rubric_of_another_shape_is_walked_by_keys_on_a_usual_and_on_a_small_screen() {
    for (columns, rows) in [(80, 24), (60, 18)] {
        let (sandbox, id) = walked(columns, rows);
        let file = sandbox.sessions().join(format!("{id}.json"));
        let written = read_json(&fs::read_to_string(file).unwrap());
        assert_eq!(written["evaluations"], evaluations(), "{columns}x{rows}");
        let summary = read_json(sandbox.line(&format!("resumen {id} --json")).answers(0));
        assert_eq!(summary["outcome"], "Adecuada", "{summary}");
    }
    let kept = read_json(&fs::read_to_string(example("ejemplo-escuela")).unwrap());
    assert_eq!(kept["evaluations"], evaluations(), "the example in sessions/ is this evaluation");
}

#[test]
fn its_result_and_every_text_are_in_every_format_and_no_text_in_the_public_version() {
    let sandbox = Sandbox::new();
    let rubric = repository("rubric/ejemplo-escuela.json").display().to_string();
    let session = example("ejemplo-escuela").display().to_string();
    let export = |more: &[&str]| {
        let line = ["--rubrica", &rubric, "exportar", &session].into_iter().chain(more.iter().copied());
        sandbox.command(line).output().unwrap()
    };
    let told = String::from_utf8(export(&["--formato", "md", "--publico"]).stderr).unwrap();
    let code = told.split("--conforme ").nth(1).unwrap().trim();
    for format in Format::ALL {
        let name = format.name();
        let Some(read) = readers::words(format, &export(&["--formato", name]).stdout) else { continue };
        for (criterion, _, hallazgo, observacion) in ANSWERS {
            for wanted in [criterion, hallazgo, observacion] {
                assert!(readers::holds(&read, wanted), "{name} lacks {wanted:?}");
            }
        }
        assert!(readers::holds(&read, "Adecuada"), "{name}");
        let public = export(&["--formato", name, "--publico", "--conforme", code]);
        assert!(public.status.success(), "{name}: {}", String::from_utf8_lossy(&public.stderr));
        let read = readers::words(format, &public.stdout).unwrap();
        for (criterion, _, hallazgo, observacion) in ANSWERS {
            assert!(readers::holds(&read, criterion), "{name} lacks {criterion:?}");
            for kept in [hallazgo, observacion].into_iter().filter(|text| !text.is_empty()) {
                assert!(!readers::holds(&read, kept), "{name} publishes {kept:?}");
            }
        }
    }
}

#[test]
fn a_session_whose_rubric_is_not_at_hand_is_not_called_damaged() {
    let sandbox = Sandbox::new();
    sandbox.keep("ejemplo-escuela");
    let told = sandbox.line("listar").answers(0).to_owned();
    assert!(told.contains("sin rúbrica") && !told.contains("dañada"), "{told}");
    let mut terminal = Start::program(&sandbox, &[]).size(80, 24).go();
    let screen = terminal.wait_for("Falta su rúbrica").screen();
    assert!(screen.contains("! rúbrica") && !screen.to_lowercase().contains("dañad"), "{screen}");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}
