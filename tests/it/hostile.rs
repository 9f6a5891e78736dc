//! Whatever stands in a file, no command sends its control characters to a terminal.

use std::fs;

use serde_json::{Value, json};

use crate::harness::{Output, Sandbox, example, json as parse};

const HOSTILE: &str =
    "a\u{1B}[2J\u{1B}]0;x\u{7}b\u{9B}31m\u{202E}c\u{2066}d\u{2028}e\u{7F}f\rg\th\nif\u{85}j\u{200F}k\u{061C}";

fn assert_harmless(output: &Output) {
    for text in [&output.stdout, &output.stderr] {
        let bad = text.chars().find(|&c| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
        });
        assert_eq!(bad, None, "{text:?}");
    }
}

#[test]
fn no_printing_command_lets_a_control_character_through() {
    let sandbox = Sandbox::new();
    let mut session = parse(&fs::read_to_string(example("opd-en-curso")).unwrap());
    for (_, value) in session["identification"].as_object_mut().unwrap() {
        *value = json!(HOSTILE);
    }
    let id = "hostil";
    session["id"] = json!(id);
    sandbox.write(&format!("datos/sesiones/{id}.json"), session.to_string());
    session[HOSTILE] = json!(1);
    session["status"] = json!(HOSTILE);
    sandbox.write("datos/sesiones/rota.json", session.to_string());
    sandbox.write("datos/sesiones/rota-2.json", format!("{{\"id\": \"x\"}}{HOSTILE}"));
    sandbox.write(&format!("datos/sesiones/{}.json", HOSTILE.replace('/', "")), "{}");

    let list = sandbox.line("listar --json");
    assert_harmless(&list);
    let lines = parse(list.answers(0));
    let ours: &Value = lines.as_array().unwrap().iter().find(|line| line["id"] == id).unwrap();
    assert_eq!(ours["project_name"], HOSTILE, "JSON keeps texts letter by letter");
    for line in [
        "listar",
        "resumen hostil",
        "resumen hostil --json",
        "validar hostil",
        "validar rota",
        "validar rota-2",
        "validar --completa hostil",
        "resumen rota",
        "rubrica validar datos/sesiones/rota.json",
    ] {
        assert_harmless(&sandbox.line(line));
    }
    for arguments in [
        vec!["resumen", HOSTILE],
        vec![HOSTILE],
        vec!["nueva", HOSTILE],
        vec!["validar", &format!("{HOSTILE}.json")],
        vec!["nueva", "--region", HOSTILE, "--sin-abrir"],
        vec!["nueva", "--fecha", HOSTILE],
        vec!["ayuda", HOSTILE],
        vec!["nueva", "--casos", HOSTILE],
        vec!["nueva", "--revisados", HOSTILE],
        vec!["rubrica", "validar", HOSTILE],
        vec!["autocompletar", HOSTILE],
        vec![&format!("--{HOSTILE}")],
        vec!["listar", &format!("--json={HOSTILE}")],
        vec!["listar", "--datos", &format!("{}/{HOSTILE}", sandbox.path("archivo/x").display())],
    ] {
        assert_harmless(&sandbox.run(arguments));
    }
}
