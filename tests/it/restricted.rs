//! `--restringido`: what the client of an SSH ForceCommand can name.

use crate::harness::{Output, Sandbox, finish};

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

/// What sshd runs when the client asks for `order`: the line of the document, through the account's shell.
fn asked(sandbox: &Sandbox, order: &str) -> Output {
    let document = std::fs::read_to_string(crate::harness::repository("docs/operacion.md")).unwrap();
    let line = document
        .lines()
        .find_map(|line| line.trim().strip_prefix("ForceCommand ").filter(|line| line.contains("--orden-ssh")));
    let data = sandbox.data();
    let program = format!("{} --datos {}", crate::harness::program(), data.display());
    let line = line.unwrap().replace("/usr/local/bin/supervisa", &program);
    let mut shell = std::process::Command::new("/bin/sh");
    shell.args(["-c", &line]).env_clear().envs(sandbox.environment()).current_dir(sandbox.path(""));
    finish(shell.env("SSH_ORIGINAL_COMMAND", order))
}

#[test]
fn what_a_client_of_sshd_asks_for_is_seen_by_no_shell() {
    let sandbox = Sandbox::new();
    let id = sandbox.keep("opd-completa");
    sandbox.write("secreto-1", "");
    assert!(asked(&sandbox, "listar").answers(0).contains(&id));
    assert!(asked(&sandbox, &format!("resumen {id} --json")).answers(0).contains("76.11"));
    let new = asked(&sandbox, "nueva --sin-abrir --nombre 'OPD Lo Prado' --comuna \"Lo Prado\"");
    assert!(new.answers(0).starts_with("opd-lo-prado-"), "{new:?}");
    for order in [
        "ayuda secreto*",
        "ayuda $HOME",
        "ayuda ~",
        "ayuda $(echo hola)",
        "ayuda `echo hola`",
        "ayuda {a,b}",
        "listar; id",
        "listar | id",
        "listar && id",
        "listar > robado",
        "listar\nid",
        "--datos /tmp listar",
        "--rubrica=/etc/passwd listar",
        "resumen /etc/passwd",
        "resumen ~/x.json",
        "listar 'abierta",
    ] {
        let run = asked(&sandbox, order);
        let told = run.complains(2);
        for expanded in ["secreto-1", "uid=", &*sandbox.home().to_string_lossy(), "«hola»", "root:"] {
            assert!(!told.contains(expanded), "{order}: {told}");
        }
    }
    assert!(!sandbox.path("robado").exists());
    // Without an order there are the screens, which need a terminal.
    assert!(asked(&sandbox, "").complains(2).contains("terminal"));
}
