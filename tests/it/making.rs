//! A rubric of one's own: from nothing, from a table, with phrases, to the first evaluation.

use std::fs;

use crate::harness::{Sandbox, json, repository};
use crate::terminal::Start;

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

/// The commands of the document, each with the answer that it shows, and the table of its chapter.
fn document() -> (String, Vec<(String, String)>) {
    let document = fs::read_to_string(repository("docs/rubricas.md")).unwrap();
    let (mut table, mut commands): (String, Vec<(String, String)>) = (String::new(), Vec::new());
    let mut block = None;
    for line in document.lines().map(str::trim) {
        match (line.strip_prefix("```"), block) {
            (Some(kind), None) => block = Some(kind),
            (Some(_), Some(_)) => block = None,
            (None, Some("csv")) => table.push_str(&format!("{line}\n")),
            (None, Some("console")) => match (line.strip_prefix("$ supervisa "), commands.last_mut()) {
                (Some(command), _) => commands.push((command.to_owned(), String::new())),
                (None, Some((_, answer))) => answer.push_str(&format!("{line}\n")),
                (None, None) => panic!("{line}"),
            },
            (None, _) => {}
        }
    }
    (table, commands)
}

#[test]
fn who_does_what_the_document_says_goes_from_a_table_to_the_first_evaluation() {
    let sandbox = Sandbox::new();
    let (table, commands) = document();
    sandbox.write("pauta.csv", table);
    let mut begun = String::new();
    for (command, answer) in &commands {
        if command.starts_with("continuar") {
            evaluate(&sandbox, command);
            let file = sandbox.sessions().join(format!("{begun}.json"));
            let evaluations = json(&fs::read_to_string(file).unwrap())["evaluations"].clone();
            assert_eq!(evaluations["1.2"]["hallazgo"], "Faltan dos visitas de octubre.");
            assert_eq!(evaluations["2.1"]["observacion"], "La sala está en obras.");
            continue;
        }
        let run = sandbox.run(shell_words::split(command).unwrap());
        let said = run.answers(0);
        if !answer.is_empty() {
            assert_eq!(said, answer, "{command}");
        }
        if command.starts_with("nueva") {
            said.trim().clone_into(&mut begun);
        }
        if command.starts_with("resumen") {
            assert!(said.contains("5 de 6") && said.contains("83,33"), "{said}");
        }
    }
    let done = |start: &str| commands.iter().any(|(command, _)| command.starts_with(start));
    for start in
        ["rubrica importar", "rubrica validar", "rubrica frases", "nueva --rubrica", "continuar", "resumen", "exportar"]
    {
        assert!(done(start), "the document has no {start}");
    }
    assert!(sandbox.path("informe.docx").exists());
}

#[test]
fn what_the_document_shows_of_each_part_is_taken_by_the_loader() {
    let sandbox = Sandbox::new();
    let document = fs::read_to_string(repository("docs/rubricas.md")).unwrap();
    let blocks = document.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next());
    let parts: Vec<&str> = blocks.filter(|block| block.trim_start().starts_with('"')).collect();
    assert!(parts.len() >= 4, "outcomes, texts, conclusions, contradictions");
    let minimal = sandbox.line("rubrica nueva").answers(0).to_owned();
    for part in parts {
        let written = minimal.replacen("\"ambitos\"", &format!("{},\n  \"ambitos\"", part.trim()), 1);
        let file = sandbox.write("con-parte.json", written);
        let checked = sandbox.run(["rubrica", "validar", file.to_str().unwrap()]);
        assert!(checked.answers(0).contains(": bien "), "{part}: {}", checked.stdout);
    }
}

/// The three keys of the chapter, and its two texts.
fn evaluate(sandbox: &Sandbox, command: &str) {
    let line: Vec<&str> = command.split(' ').collect();
    let mut terminal = Start::program(sandbox, &line).size(80, 24).go();
    terminal.wait_for("criterio 1 de 3").press("3").wait_for("completo").press("\t");
    terminal.wait_for("criterio 2 de 3").press("2").wait_for("Escribiendo el hallazgo");
    "Faltan dos visitas de octubre.".split_inclusive(' ').for_each(|word| _ = terminal.press(word));
    terminal.press("\t").wait_for("criterio 3 de 3").press("9").wait_for("Escribiendo la observación");
    "La sala está en obras.".split_inclusive(' ').for_each(|word| _ = terminal.press(word));
    terminal.press("\t").wait_until("the text left", |screen| !screen.contains("Escribiendo"));
    terminal.press("q").wait_for("Sala Aromo");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_table_with_faults_is_told_cell_by_cell_and_nothing_is_written() {
    let sandbox = Sandbox::new();
    sandbox.write("mala.csv", "Criterio;2 Sí;1 No\nHay;a;\n");
    let run = sandbox.line("rubrica importar mala.csv --salida mala.json");
    let said = run.complains(1);
    assert!(said.contains("mala.csv: fila 2, columna A: de los niveles que cuentan 1 tiene texto"), "{said}");
    assert!(said.contains("No se escribió ninguna rúbrica: la tabla tiene 1 error."), "{said}");
    assert!(!sandbox.path("mala.json").exists());
    sandbox.write(
        "buena.csv",
        "Criterio;2 S\u{ed};1 No\nHay;a;b\n".chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>(),
    );
    let run = sandbox.line("rubrica importar buena.csv");
    assert_eq!(json(run.answers(0))["scale"][0]["name"], "Sí");
    assert!(run.stderr.contains("Windows-1252"), "{}", run.stderr);
    sandbox.write("esta.json", "mía");
    assert!(sandbox.line("rubrica importar buena.csv --salida esta.json").complains(3).contains("ya existe"));
    assert_eq!(fs::read_to_string(sandbox.path("esta.json")).unwrap(), "mía");
    let restricted = sandbox.run(["--restringido", "rubrica", "importar", "buena.csv"]);
    assert_eq!(restricted.status, 2, "{restricted:?}");
}
