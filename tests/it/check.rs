//! `validar`: every kind of damage is told with its place, and nothing is changed.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::harness::{Sandbox, example, json, program};

/// Line (from 1) of the first line of `text` that contains `part`.
fn line_of(text: &str, part: &str) -> usize {
    1 + text.lines().position(|line| line.contains(part)).unwrap()
}

#[test]
fn every_kind_of_damage_is_told_with_line_and_column() {
    let sandbox = Sandbox::new();
    let sound = fs::read_to_string(example("opd-completa")).unwrap();
    let replaced = |from: &str, to: &str| {
        assert!(sound.contains(from), "{from}");
        sound.replacen(from, to, 1)
    };
    let cases: Vec<(&str, String, &str, &str)> = vec![
        ("cortada", sound[..2000].to_owned(), "", "termina"),
        ("doble", replaced("\"kind\":", "\"status\": \"open\", \"kind\":"), "\"kind\":", "status"),
        ("desconocida", replaced("\"kind\":", "\"sorpresa\": 1,\n  \"kind\":"), "sorpresa", "sorpresa"),
        ("nota", replaced("\"score\": 3", "\"score\": 4"), "\"score\": 4", "evaluations[\"1.1.2\"].score"),
        ("texto", replaced("\"score\": 3", "\"score\": \"3\""), "\"score\": \"3\"", "score"),
        (
            "nivel",
            replaced("\"2.1.1\": {\n      \"score\": 3", "\"2.1.1\": {\n      \"score\":  2"),
            "\"score\":  2,",
            "2.1.1",
        ),
        ("criterio", replaced("\"1.1.1\": {", "\"9.9.9\": {"), "\"9.9.9\"", "9.9.9"),
        ("estado", replaced("\"status\": \"open\"", "\"status\": \"lista\""), "\"status\"", "status"),
        ("casos", replaced("\"meeting\": ", "\"meeting\": -"), "\"meeting\": -", "meeting"),
        ("falta", replaced("\"kind\": \"ordinary\",", ""), "", "kind"),
        ("lista", "[]".to_owned(), "", "1:1"),
        ("vacía", String::new(), "", "vacío"),
    ];
    for (name, content, at, word) in cases {
        let path = sandbox.write(&format!("{name}.json"), &content);
        let run = sandbox.run(["validar", path.to_str().unwrap()]);
        let findings = run.answers(1);
        let first = findings.lines().next().unwrap();
        let (place, said) = first.strip_prefix(path.to_str().unwrap()).unwrap().split_at(1);
        assert_eq!(place, ":");
        let numbers: Vec<usize> = said.split(':').take(2).map(|number| number.parse().unwrap()).collect();
        assert!(numbers[0] >= 1 && numbers[1] >= 1);
        if !at.is_empty() {
            assert_eq!(numbers[0], line_of(&content, at), "{findings}");
        }
        assert!(first.contains(word), "{name}: {findings}");
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
}

#[test]
fn what_concerns_the_whole_file_is_told_without_a_place() {
    let sandbox = Sandbox::new();
    let sound = fs::read_to_string(example("opd-completa")).unwrap();
    let created = sandbox.line("nueva --sin-abrir --codigo OPD-1");
    let id = created.answers(0).trim_end().to_owned();
    let sealed = fs::read_to_string(sandbox.sessions().join(format!("{id}.json"))).unwrap();
    let pin: serde_json::Value = json(&sound)["rubric"]["sha256"].clone();
    let foreign = sound.replacen(pin.as_str().unwrap(), &"0".repeat(64), 1);
    for (name, content, word) in [
        ("posterior", sound.replacen("\"version\": 1", "\"version\": 7", 1), "7"),
        ("ajena", foreign, "opd-cierre-2026"),
        ("alterada", sealed.replacen("OPD-1", "OPD-2", 1), "dañ"),
        ("enorme", " ".repeat(16 * 1024 * 1024 + 1), "16 MB"),
    ] {
        let path = sandbox.write(&format!("{name}.json"), content);
        let run = sandbox.run(["validar", path.to_str().unwrap()]);
        assert!(run.answers(1).contains(word), "{name}: {}", run.stdout);
        assert_eq!(run.stdout.lines().count(), 1);
    }
}

#[test]
fn the_list_names_a_changed_word_that_only_the_seal_betrays() {
    let sandbox = Sandbox::new();
    let id = sandbox.line("nueva --sin-abrir --codigo OPD-1").answers(0).trim_end().to_owned();
    let path = sandbox.sessions().join(format!("{id}.json"));
    let sealed = fs::read_to_string(&path).unwrap();
    fs::write(&path, sealed.replacen("OPD-1", "OPD-2", 1)).unwrap();
    let run = sandbox.line("listar --json");
    let list = json(run.answers(0));
    assert!(list[0]["problem"].as_str().unwrap().contains("dañ"), "{}", list[0]);
}

#[test]
fn a_slip_of_the_pen_is_told_and_is_no_fault() {
    let sandbox = Sandbox::new();
    let mut session = json(&fs::read_to_string(example("opd-completa")).unwrap());
    session.as_object_mut().unwrap().remove("payload_sha256");
    session["evaluations"]["1.1.1"]["hallazgo"] = "Falta la la ficha".into();
    let path = sandbox.write("descuido.json", session.to_string());
    let run = sandbox.run(["validar", path.to_str().unwrap()]);
    assert!(run.answers(0).contains("aviso 1.1.1: El hallazgo dice «la» dos veces seguidas"), "{}", run.stdout);
}

#[test]
fn several_files_end_with_the_highest_status() {
    let sandbox = Sandbox::new();
    let good = example("opd-completa");
    let good = good.to_str().unwrap();
    let under_way = example("opd-en-curso");
    let bad = sandbox.write("mala.json", "{}");
    assert_eq!(sandbox.run(["validar", good, under_way.to_str().unwrap()]).answers(0).lines().count(), 2);
    let run = sandbox.run(["validar", good, bad.to_str().unwrap(), good]);
    let findings = run.answers(1);
    assert!(findings.starts_with(&format!("{good}: bien\n")) && findings.ends_with("bien\n"), "{findings}");
    let run = sandbox.run(["validar", "no-esta.json", bad.to_str().unwrap()]);
    assert_eq!(run.status, 3);
    assert!(run.stderr.contains("no-esta.json") && run.stdout.contains("mala.json"));
    assert_eq!(sandbox.run(["validar", "--completa", good]).status, 0);
    let pending = sandbox.run(["validar", "--completa", good, under_way.to_str().unwrap()]);
    assert!(pending.answers(1).contains("pendiente 3.1.2: falta el hallazgo"));
}

#[test]
fn by_id_the_file_itself_is_checked_and_no_backup_helps() {
    let sandbox = Sandbox::new();
    let id = sandbox.keep("opd-completa");
    assert!(sandbox.run(["validar", &id[..8]]).answers(0).contains(&id));
    let file = sandbox.sessions().join(format!("{id}.json"));
    fs::copy(&file, sandbox.sessions().join(format!("{id}.json.anterior"))).unwrap();
    fs::write(&file, "{").unwrap();
    assert_eq!(sandbox.run(["validar", &id]).status, 1);
    fs::copy(example("opd-en-curso"), &file).unwrap();
    let foreign = sandbox.run(["validar", &id]);
    assert!(foreign.answers(1).contains("opd-puren-20261119-m3ra"));
}

#[test]
fn only_regular_files_are_read() {
    let sandbox = Sandbox::new();
    symlink(example("opd-completa"), sandbox.path("enlace.json")).unwrap();
    symlink("/dev/zero", sandbox.path("cero.json")).unwrap();
    for name in ["enlace.json", "cero.json", "casa/", "/dev/null"] {
        let run = sandbox.run(["validar", name]);
        assert!(run.complains(3).contains("corriente"), "{}", run.stderr);
    }
    assert!(Path::new(program()).is_file());
}

#[test]
fn a_text_that_points_to_a_person_is_told_and_the_file_is_sound() {
    let sandbox = Sandbox::new();
    let sound = fs::read_to_string(example("opd-completa")).unwrap();
    let mut session = json(&sound);
    session["evaluations"]["1.1.1"]["hallazgo"] = "La tía (12.345.678-5) firmó; tia@ejemplo.cl.".into();
    let path = sandbox.write("persona.json", session.to_string());
    let run = sandbox.run(["validar", path.to_str().unwrap()]);
    let path = path.display();
    assert_eq!(run.answers(0), format!("{path}: aviso 1.1.1: RUN y correo electrónico en el hallazgo\n{path}: bien\n"));
}
