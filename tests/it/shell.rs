//! What a shell does with the program: answers that go to a terminal, paths as people write them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::harness::{Sandbox, finish, json, repository};
use crate::terminal::{Start, until};

/// A sound rubric in whose title stands what terminals obey, raw where JSON allows that.
fn hostile_rubric(sandbox: &Sandbox) -> (String, String) {
    let text = fs::read_to_string(repository("tests/it/data/rubrica-minima.json")).unwrap();
    let title = json(&text)["title"].as_str().unwrap().to_owned();
    let live = format!("{title} \u{9b}31mrojo\u{9d}0;título\u{7} \u{7f}\u{202e}al revés\u{2028}fin Ñuñoa 👧");
    let written = live.replace('\u{7}', "\\u0007");
    let text = text.replacen(&title, &written, 1).replace('\n', "\r\n\t");
    let path = sandbox.write("viva.json", &text);
    (path.to_str().unwrap().to_owned(), text)
}

#[test]
fn the_rubric_as_json_sends_a_terminal_nothing_live_and_a_file_every_byte() {
    let sandbox = Sandbox::new();
    let (path, bytes) = hostile_rubric(&sandbox);
    assert_eq!(sandbox.run(["rubrica", "--json", "--rubrica", &path]).answers(0), bytes);
    for locale in ["C.UTF-8", "C"] {
        let mut terminal = Start::program(&sandbox, &["rubrica", "--json", "--rubrica", &path])
            .env("LANG", locale)
            .recorded()
            .size(80, 400)
            .go();
        assert_eq!(terminal.end(), 0);
        let sent = until("a notice", || {
            let sent = String::from_utf8(terminal.received()).ok()?.replace("\r\n", "\n");
            (sent.contains("supervisa: aviso") && sent.ends_with('\n')).then_some(sent)
        });
        let (shown, told) = sent.split_once("supervisa: aviso").unwrap();
        assert!(told.contains("dirija la salida a un archivo"), "{told}");
        let live = shown.chars().find(|&c| c != '\n' && supervisa::domain::text::is_harmful(c));
        assert_eq!(live, None, "{locale}: {shown}");
        // On a terminal of eight bits, Ñ would be a command too.
        assert_eq!(shown.is_ascii(), locale == "C");
        assert_eq!(json(shown), json(&bytes), "the values are the same");
    }
}

#[test]
fn a_rubric_without_anything_live_is_shown_as_it_is_and_nothing_is_told() {
    let sandbox = Sandbox::new();
    let mut terminal = Start::program(&sandbox, &["rubrica", "--json"]).recorded().size(120, 400).go();
    assert_eq!(terminal.end(), 0);
    let embedded = fs::read_to_string(repository("rubric/opd-cierre-2026.json")).unwrap();
    until("the whole rubric", || {
        (String::from_utf8(terminal.received()).ok()?.replace("\r\n", "\n") == embedded).then_some(())
    });
}

#[test]
fn help_faults_and_notices_send_a_terminal_of_eight_bits_ascii_alone() {
    let sandbox = Sandbox::new();
    sandbox.keep("opd-en-curso");
    for (args, status) in
        [(vec!["--ayuda"], 0), (vec!["resumen", "Ñuñoa"], 3), (vec!["ordené"], 2), (vec!["listar"], 0)]
    {
        let mut terminal = Start::program(&sandbox, &args).env("LANG", "C").recorded().size(200, 100).go();
        assert_eq!(terminal.end(), status);
        let sent =
            until(&format!("an answer to {args:?}"), || Some(terminal.received()).filter(|sent| sent.ends_with(b"\n")));
        assert!(sent.is_ascii(), "{args:?}: {}", String::from_utf8_lossy(&sent));
    }
}

#[test]
fn every_json_answer_to_a_terminal_of_eight_bits_is_ascii() {
    let sandbox = Sandbox::new();
    let id = sandbox.keep("opd-en-curso");
    for folder in [sandbox.data(), sandbox.sessions()] {
        fs::set_permissions(folder, PermissionsExt::from_mode(0o700)).unwrap();
    }
    for args in [vec!["listar", "--json"], vec!["resumen", &id, "--json"], vec!["frases", "--json"]] {
        let mut terminal = Start::program(&sandbox, &args).env("LANG", "C").recorded().size(200, 400).go();
        assert_eq!(terminal.end(), 0);
        let sent = until("an answer", || {
            let sent = terminal.received();
            (sent.ends_with(b"]\r\n") || sent.ends_with(b"}\r\n")).then_some(sent)
        });
        assert!(sent.is_ascii(), "{args:?}");
        assert_eq!(json(std::str::from_utf8(&sent).unwrap()), json(sandbox.run(&args).answers(0)), "{args:?}");
    }
}

#[test]
fn a_tilde_that_no_shell_expanded_is_the_home_and_no_folder_of_that_name_is_made() {
    let sandbox = Sandbox::new();
    let home = sandbox.home();
    sandbox.run(["nueva", "--sin-abrir", "--datos=~/x"]).answers(0);
    assert_eq!(fs::read_dir(home.join("x/sesiones")).unwrap().filter(ends_in_json).count(), 1);
    let by_variable = finish(sandbox.command(["nueva", "--sin-abrir"]).env("SUPERVISA_DATOS", "~/y/"));
    by_variable.answers(0);
    assert!(home.join("y/sesiones").is_dir());
    for (line, status) in [("listar --datos=~ana/x", 2), ("listar --datos=~ana", 2), ("listar --datos=", 2)] {
        sandbox.line(line).complains(status);
    }
    finish(sandbox.command(["listar"]).env("SUPERVISA_DATOS", "~ana/x")).complains(2);
    // An empty variable is none.
    finish(sandbox.command(["nueva", "--sin-abrir"]).env("SUPERVISA_DATOS", "")).answers(0);
    assert!(home.join(".local/share/supervisa/sesiones").is_dir());
    assert_eq!(names_in(&sandbox.path("")), ["casa"]);
}

#[test]
fn files_are_found_in_the_home_by_every_option_and_argument_that_takes_a_path() {
    let sandbox = Sandbox::new();
    let home = sandbox.home();
    fs::copy(repository("tests/it/data/rubrica-minima.json"), home.join("rubrica.json")).unwrap();
    fs::copy(crate::harness::example("opd-completa"), home.join("una.json")).unwrap();
    sandbox.line("rubrica validar ~/rubrica.json").answers(0);
    assert!(sandbox.line("rubrica --rubrica=~/rubrica.json").answers(0).contains("minima-2027"));
    sandbox.line("resumen ~/una.json").answers(0);
    sandbox.line("validar ~/una.json ~//una.json").answers(0);
    sandbox.line("frases exportar --salida=~/frases.json").answers(0);
    sandbox.line("frases importar ~/frases.json").answers(0);
    for line in
        ["resumen ~ana/una.json", "resumen ~una.json", "rubrica validar ~ana/x", "frases exportar --salida=~ana/x"]
    {
        assert!(sandbox.line(line).complains(2).contains("«~"), "{line}");
    }
    assert!(!sandbox.path("~").exists());
    // A folder is no file, however it is written.
    assert!(sandbox.line("frases exportar --salida=casa/nueva/").complains(3).contains("carpeta"));
    assert!(sandbox.line("frases exportar --salida=casa").status == 3);
}

#[test]
fn what_an_earlier_version_kept_in_a_folder_called_tilde_is_pointed_out() {
    let sandbox = Sandbox::new();
    fs::create_dir_all(sandbox.path("~/x")).unwrap();
    let run = sandbox.run(["listar", "--datos=~/x"]);
    assert!(run.stderr.contains("--datos=./~/x"), "{run:?}");
    assert_eq!(names_in(&sandbox.path("~/x")), [""; 0]);
}

fn ends_in_json(entry: &std::io::Result<fs::DirEntry>) -> bool {
    entry.as_ref().unwrap().path().extension().is_some_and(|end| end == "json")
}

fn names_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}
