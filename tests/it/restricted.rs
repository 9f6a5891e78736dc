//! `--restringido`: what the client of an SSH ForceCommand can name.

use crate::harness::Sandbox;

#[test]
fn places_are_named_by_the_administrator_alone() {
    let sandbox = Sandbox::new();
    let data = sandbox.data();
    let data = data.to_str().unwrap();
    let id = sandbox.keep("opd-completa");
    let trusted = ["--datos", data, "--restringido"];
    let run = |rest: &[&str]| sandbox.run(trusted.iter().chain(rest));
    assert!(run(&["resumen", &id]).answers(0).contains("76,11 %"));
    assert!(run(&["listar"]).answers(0).contains(&id));
    run(&["nueva", "--sin-abrir"]).answers(0);
    let file = format!("{data}/sesiones/{id}.json");
    for client in [
        vec!["resumen", file.as_str()],
        vec!["validar", "./x.json"],
        vec!["resumen", "x.json"],
        vec!["rubrica", "validar", "/etc/passwd"],
        vec!["rubrica", "--rubrica", "/etc/passwd"],
        vec!["listar", "--datos", "otra"],
        vec!["--datos=otra", "listar"],
        vec!["--restringido", "--datos", "otra"],
    ] {
        run(&client).complains(2);
    }
    assert!(!sandbox.path("otra").exists());
    for client in [["--restringido", "--datos", data, "listar"], ["--restringido", "listar", "--datos", data]] {
        assert!(sandbox.run(client).complains(2).contains("--datos"));
    }
}
