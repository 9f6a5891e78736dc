//! Commands about rubrics, and sessions that were begun with another one.

use super::*;

#[test]
fn the_rubric_is_printed_byte_for_byte_and_another_is_checked() {
    let sandbox = Sandbox::new();
    let embedded = fs::read_to_string(repository("rubric/opd-cierre-2026.json")).unwrap();
    assert_eq!(sandbox.line("rubrica --json").answers(0), embedded);
    let text = sandbox.line("rubrica");
    let text = text.answers(0);
    assert!(text.contains("1.1.1 ") && text.contains("3.3.4 ") && !text.contains("**"));
    assert!(text.lines().all(|line| line.chars().count() <= 80));

    let other = repository("tests/it/data/rubrica-minima.json");
    let other = other.to_str().unwrap();
    assert_eq!(sandbox.run(["rubrica", "--json", "--rubrica", other]).answers(0), fs::read_to_string(other).unwrap());
    assert!(
        sandbox
            .run(["rubrica", "validar", other])
            .answers(0)
            .contains("bien (rúbrica minima-2027: 2 ámbitos, 5 criterios)")
    );
    let bad = sandbox.write(
        "mala.json",
        embedded.replacen("\"weight\": 35", "\"weight\": 36", 1).replacen(
            "\"code\": \"1.1.2\"",
            "\"code\": \"1.1.1\"",
            1,
        ),
    );
    let run = sandbox.run(["rubrica", "validar", bad.to_str().unwrap()]);
    let findings = run.answers(1);
    assert!(findings.lines().count() >= 2 && findings.lines().all(|line| line.contains("mala.json:")), "{findings}");
    let refused = sandbox.run(["nueva", "--sin-abrir", "--rubrica", bad.to_str().unwrap()]);
    assert!(refused.complains(1).contains("mala.json:"));
    assert_eq!(sandbox.line("rubrica validar no-esta.json").status, 3);
    assert!(!sandbox.data().exists(), "looking at rubrics makes no data folder");
}

/// This one was begun with the first file of the rubric, the examples with a later one; each stays with its own.
#[test]
fn a_session_that_was_begun_with_an_earlier_file_of_the_rubric_opens_as_it_was() {
    let sandbox = Sandbox::new();
    let file = repository("tests/it/data/sesion-rubrica-anterior.json");
    let said = sandbox.run(["validar", file.to_str().unwrap()]);
    assert!(said.answers(0).ends_with("sesion-rubrica-anterior.json: bien\n"), "{said:?}");
    let summary = |file: &std::path::Path| {
        let output = sandbox.run(["resumen", file.to_str().unwrap()]);
        output.answers(0).to_owned()
    };
    assert_eq!(summary(&file), summary(&repository("sessions/opd-completa.json")), "what is scored is the same");
}

#[test]
fn the_phrases_that_lie_beside_a_rubric_are_checked_with_it() {
    let sandbox = Sandbox::new();
    for name in ["opd-cierre-2026.json", "opd-cierre-2026.frases.json"] {
        fs::copy(repository("rubric").join(name), sandbox.path(name)).unwrap();
    }
    let told = sandbox.line("rubrica validar opd-cierre-2026.json");
    let lines: Vec<&str> = told.answers(0).lines().collect();
    assert!(
        lines.len() == 2 && lines[1].starts_with("opd-cierre-2026.frases.json: 254 frases, sin errores."),
        "{lines:?}"
    );
    let bank = fs::read_to_string(sandbox.path("opd-cierre-2026.frases.json")).unwrap();
    fs::write(sandbox.path("opd-cierre-2026.frases.json"), bank.replacen("{motivo}", "{motibo}", 1)).unwrap();
    let told = sandbox.line("rubrica validar opd-cierre-2026.json");
    assert_eq!(told.status, 1);
    let fault = told.stdout.lines().nth(1).unwrap_or_default();
    assert!(fault.starts_with("opd-cierre-2026.frases.json:") && fault.contains("{motibo} no es un lugar"), "{fault}");
    fs::remove_file(sandbox.path("opd-cierre-2026.frases.json")).unwrap();
    assert_eq!(sandbox.line("rubrica validar opd-cierre-2026.json").answers(0).lines().count(), 1, "none is needed");
}

#[test]
fn a_session_begun_with_another_rubric_opens_with_it_from_then_on() {
    let sandbox = Sandbox::new();
    let other = repository("tests/it/data/rubrica-minima.json");
    let run = sandbox.run(["nueva", "--sin-abrir", "--rubrica", other.to_str().unwrap()]);
    let id = run.answers(0).trim_end().to_owned();
    let summary = sandbox.line(&format!("resumen {id} --json"));
    let summary = json(summary.answers(0));
    assert_eq!((&summary["method"], &summary["criteria"]), (&json("\"mean_of_dimensions\""), &json("5")));
    assert_eq!(summary["ambitos"][0]["weight"], 66.67);

    // Elsewhere, where the rubric is not kept, it is refused by its name, unless it is brought along.
    let elsewhere = Sandbox::new();
    let file = sandbox.sessions().join(format!("{id}.json"));
    let file = file.to_str().unwrap();
    assert!(elsewhere.run(["resumen", file]).complains(1).contains("minima-2027"));
    assert_eq!(elsewhere.run(["resumen", file, "--rubrica", other.to_str().unwrap()]).status, 0);
}
