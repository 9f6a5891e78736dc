//! A rubric of one's own: from nothing, from a table, with phrases, to the first evaluation.

use std::fs;

use crate::harness::{Sandbox, json, repository};

#[test]
fn the_rubric_to_start_from_is_valid_and_begins_an_evaluation() {
    let sandbox = Sandbox::new();
    let run = sandbox.line("rubrica nueva mi-pauta.json");
    let said = run.answers(0);
    for key in ["id ", "title ", "scale ", "scoring ", "ambitos "] {
        assert!(said.lines().any(|line| line.starts_with(key)), "{said}");
    }
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let checked = sandbox.line("rubrica validar mi-pauta.json");
    assert_eq!(checked.answers(0), "mi-pauta.json: bien (rúbrica mi-pauta: 1 ámbito, 2 criterios)\n");
    let id = sandbox.line("nueva --sin-abrir --nombre Sala --rubrica mi-pauta.json").answers(0).trim_end().to_owned();
    assert!(sandbox.run(["resumen", &id]).answers(0).contains("Acogida"));

    let schema = json(&fs::read_to_string(repository("rubric/schema.json")).unwrap());
    let written = json(&fs::read_to_string(sandbox.path("mi-pauta.json")).unwrap());
    assert!(jsonschema::draft202012::options().build(&schema).unwrap().is_valid(&written));
}

#[test]
fn a_file_that_is_there_stays_and_without_a_name_the_answer_is_the_rubric() {
    let sandbox = Sandbox::new();
    sandbox.write("mi-pauta.json", "mía");
    let refused = sandbox.line("rubrica nueva mi-pauta.json");
    assert!(refused.complains(3).contains("ya existe y no se reemplaza"), "{}", refused.stderr);
    assert_eq!(fs::read_to_string(sandbox.path("mi-pauta.json")).unwrap(), "mía");
    for line in ["rubrica nueva", "rubrica nueva -"] {
        let run = sandbox.line(line);
        assert_eq!(json(run.answers(0))["id"], "mi-pauta");
        assert!(run.stderr.contains("scale "), "{}", run.stderr);
    }
    assert!(!sandbox.path("-").exists());
    let restricted = sandbox.run(["--restringido", "rubrica", "nueva", "otra.json"]);
    assert_eq!((restricted.status, sandbox.path("otra.json").exists()), (2, false), "{restricted:?}");
}
