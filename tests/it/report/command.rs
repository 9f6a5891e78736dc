//! `exportar`, as a supervisor types it.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::harness::{Sandbox, repository};

fn example() -> String {
    repository("sessions/opd-completa.json").display().to_string()
}

/// A sandbox with the complete example in its data folder.
fn filled() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("datos/sesiones/opd-quilaco-20261112-k7qx.json", fs::read(example()).unwrap());
    for folder in [sandbox.data(), sandbox.sessions()] {
        // Wider ones are told, where these stories look for other things.
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
    }
    sandbox
}

#[test]
fn the_informe_goes_to_standard_output_where_that_is_a_file() {
    let sandbox = filled();
    for (format, head) in [("docx", &b"PK"[..]), ("xlsx", b"PK"), ("html", b"<!DOCTYPE html>"), ("md", b"**PROV")] {
        let output = sandbox.command(["exportar", "opd-quilaco", "--formato", format]).output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{format}");
        assert!(output.stdout.starts_with(head), "{format}");
    }
}

#[test]
fn a_file_is_written_for_its_owner_alone_and_never_over_another() {
    let sandbox = filled();
    let line = "exportar opd-quilaco --formato docx --salida informe.docx";
    let first = sandbox.line(line);
    assert_eq!((first.status, first.stdout.as_str()), (0, "El informe está en informe.docx\n"));
    let path = sandbox.path("informe.docx");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let before = fs::read(&path).unwrap();
    let again = sandbox.line(line);
    assert_eq!(again.status, 3);
    assert!(again.stderr.contains("informe.docx ya existe y no se reemplaza"), "{}", again.stderr);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_restricted_client_keeps_it_in_the_data_folder_and_nowhere_else() {
    let sandbox = filled();
    let data = sandbox.data().display().to_string();
    let run = |words: &[&str]| {
        let line = ["--datos", &data, "--restringido", "exportar", "opd-quilaco"];
        sandbox.run(line.into_iter().chain(words.iter().copied()))
    };
    let kept = run(&["--formato", "docx", "--guardar"]);
    assert_eq!(kept.status, 0, "{kept:?}");
    let path = sandbox.data().join("informes/informe-opd-quilaco-20261112-k7qx.docx");
    assert!(fs::read(&path).unwrap().starts_with(b"PK"));
    assert!(kept.stdout.contains(&path.display().to_string()), "{}", kept.stdout);
    let named = run(&["--formato", "docx", "--salida", "fuera.docx"]);
    assert_eq!(named.status, 2);
    assert!(!sandbox.path("fuera.docx").exists());
    let told = run(&["--formato", "json", "--publico"]);
    assert_eq!(run(&["--formato", "json", "--publico", "--conforme", &code_in(&told.stderr)]).status, 0);
}

/// The code that is told beside what would be published.
fn code_in(told: &str) -> String {
    told.split("--conforme ").nth(1).unwrap().split_whitespace().next().unwrap().to_owned()
}

#[test]
fn what_may_be_published_leaves_only_for_whoever_read_it_as_it_is() {
    let sandbox = filled();
    let told = sandbox.line("exportar opd-quilaco --formato html --publico");
    assert_eq!((told.status, told.stdout.as_str()), (2, ""));
    assert!(told.stderr.contains("se escribe solo cuando alguien la leyó"), "{}", told.stderr);
    // What would be published stands beside the code, whole.
    let code = code_in(&told.stderr);
    let text = sandbox.line(&format!("exportar opd-quilaco --formato md --publico --conforme {code}"));
    assert_eq!(text.status, 0);
    assert!(told.stderr.contains(text.stdout.trim()), "{}", told.stderr);

    let line = format!("exportar opd-quilaco --formato html --publico --conforme {code}");
    assert_eq!(sandbox.line(&line).status, 0);
    // A word that changes is another version: whoever agreed did not see it.
    let file = sandbox.sessions().join("opd-quilaco-20261112-k7qx.json");
    let mut changed: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    changed["identification"]["commune"] = "Purén".into();
    fs::write(&file, changed.to_string()).unwrap();
    let again = sandbox.line(&line);
    assert_eq!((again.status, again.stdout.as_str()), (2, ""));
    assert!(again.stderr.contains("cambió desde entonces"), "{}", again.stderr);
}

#[test]
fn a_format_that_does_not_exist_is_told_with_those_that_do() {
    let output = filled().line("exportar opd-quilaco --formato odt");
    assert_eq!(output.status, 2);
    assert!(output.stderr.contains("pdf, docx, html, xlsx, md, csv, json"), "{}", output.stderr);
}

/// Kills `exportar` in so many places, and looks after each whether the informe is whole or not there.
fn killed(rounds: u64) {
    let sandbox = filled();
    let line = "exportar opd-quilaco --formato docx --guardar";
    assert_eq!(sandbox.line(line).status, 0);
    let folder = sandbox.data().join("informes");
    let path = folder.join("informe-opd-quilaco-20261112-k7qx.docx");
    let whole = fs::read(&path).unwrap();
    let (mut there, mut absent) = (0, 0);
    for round in 0..rounds {
        fs::remove_file(&path).ok();
        let mut child = sandbox.command(line.split(' ')).stdout(std::process::Stdio::null()).spawn().unwrap();
        // Over the whole of what it takes, which is longer on a loaded machine.
        std::thread::sleep(std::time::Duration::from_micros(round * 3_571 % 150_000));
        child.kill().unwrap();
        child.wait().unwrap();
        match fs::read(&path) {
            Ok(found) => {
                assert!(found == whole, "half an informe after round {round}");
                there += 1;
            }
            Err(_) => absent += 1,
        }
    }
    println!("{rounds} kills while exporting: {there} whole, {absent} absent, 0 half");
    fs::remove_file(&path).ok();
    assert_eq!(sandbox.line(line).status, 0);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "the next one removes what the killed ones left");
}

#[test]
fn a_kill_while_exporting_leaves_a_whole_informe_or_none() {
    killed(40);
}

#[test]
#[ignore = "takes minutes"]
fn two_thousand_kills_while_exporting_leave_no_half_informe() {
    killed(2_000);
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_the_command_to_copy_in_place_of_a_binary() {
    use crate::terminal::Terminal;
    let sandbox = filled();
    let mut terminal = Terminal::run(&sandbox, &["exportar", "opd-quilaco", "--formato", "docx", "--publico"]);
    terminal.wait_for("> informe.docx");
    assert_eq!(terminal.end(), 2);
    let screen = terminal.screen();
    assert!(screen.contains("Un archivo docx no se puede mostrar en un terminal."), "{screen}");
    let command = "  supervisa exportar opd-quilaco --formato docx --publico > informe.docx";
    assert!(screen.lines().any(|line| line.trim_end() == command), "{screen}");
}
