//! The folder of the sessions is moved, deleted, replaced or of no use while the program runs; and files lie in it that are
//! no sessions of ours.

use std::fs;
use std::path::Path;

use rustix::process::Signal;
use serde_json::json;

use crate::harness::{Sandbox, json as parse};
use crate::pty::{ID, keep_writing, names, text_of, writing};
use crate::terminal::{Terminal, until, wait_for_file};

const UNSAVED: &str = "NO SE HA GUARDADO";

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// Deletes a folder in which a save may be under way.
fn discard(folder: &Path) {
    until("deleted", || fs::remove_dir_all(folder).is_ok().then_some(()));
}

#[test]
fn a_folder_that_is_replaced_moved_or_recreated_while_one_writes_is_saved_in_again() {
    type Meddle = fn(&Sandbox);
    let meddles: [(&str, Meddle); 4] = [
        ("deleted and replaced by a copy", |sandbox| {
            copy(&sandbox.sessions(), &sandbox.path("copia"));
            fs::rename(sandbox.sessions(), sandbox.path("borrada")).unwrap();
            fs::rename(sandbox.path("copia"), sandbox.sessions()).unwrap();
            discard(&sandbox.path("borrada"));
        }),
        ("moved away and replaced by a copy", |sandbox| {
            fs::rename(sandbox.sessions(), sandbox.path("aparte")).unwrap();
            copy(&sandbox.path("aparte"), &sandbox.sessions());
        }),
        ("moved away and back", |sandbox| {
            fs::rename(sandbox.sessions(), sandbox.path("aparte")).unwrap();
            fs::rename(sandbox.path("aparte"), sandbox.sessions()).unwrap();
        }),
        ("recreated empty", |sandbox| {
            fs::rename(sandbox.sessions(), sandbox.path("borrada")).unwrap();
            fs::create_dir(sandbox.sessions()).unwrap();
            discard(&sandbox.path("borrada"));
        }),
    ];
    for (what, meddle) in meddles {
        let sandbox = Sandbox::new();
        let (mut terminal, file) = writing(&sandbox);
        terminal.send("Antes.");
        wait_for_file(&file, "Antes.");
        terminal.wait_for("Guardado ");
        meddle(&sandbox);
        terminal.send(" Después.");
        wait_for_file(&file, "Antes. Después.");
        terminal.wait_until(what, |screen| !screen.contains(UNSAVED)).signal(Signal::TERM);
        assert_eq!(terminal.end(), 0, "{what}");
        let sessions = names(&sandbox).iter().filter(|name| name.ends_with(".json")).count();
        assert_eq!((text_of(&file, "1.1.1", "hallazgo").as_str(), sessions), ("Antes. Después.", 1), "{what}");
    }
}

#[test]
fn an_older_copy_put_in_place_of_the_folder_stays_and_what_was_typed_lies_beside() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    terminal.send("Uno.");
    wait_for_file(&file, "Uno.");
    copy(&sandbox.sessions(), &sandbox.path("copia"));
    terminal.send(" Dos.");
    wait_for_file(&file, "Uno. Dos.");
    // By exchange, since the program makes the folder anew wherever it is missing for a moment.
    fs::rename(sandbox.sessions(), sandbox.path("borrada")).unwrap();
    fs::rename(sandbox.path("copia"), sandbox.sessions()).unwrap();
    discard(&sandbox.path("borrada"));
    terminal.send(" Tres.").wait_for("quedó a salvo en una copia");
    let beside = sandbox.sessions().join(format!("{ID}-conflicto-1.json"));
    wait_for_file(&beside, "Uno. Dos. Tres.");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    assert_eq!(text_of(&file, "1.1.1", "hallazgo"), "Uno.");
}

#[test]
fn a_file_in_place_of_the_folder_is_told_with_what_to_do_until_it_is_gone() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    fs::rename(sandbox.sessions(), sandbox.path("borrada")).unwrap();
    fs::write(sandbox.sessions(), "un archivo").unwrap();
    discard(&sandbox.path("borrada"));
    terminal.send("Falta.").wait_for("un archivo tapa la carpeta; muévalo");
    fs::remove_file(sandbox.sessions()).unwrap();
    wait_for_file(&file, "Falta.");
    terminal.wait_until("banner gone", |screen| !screen.contains(UNSAVED)).signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_list_that_cannot_be_read_is_told_until_it_can_and_is_no_empty_one() {
    let sandbox = Sandbox::new();
    keep_writing(&sandbox, "Falta.");
    let mut terminal = Terminal::run(&sandbox, &[]);
    terminal.wait_for("OPD Lo Prado");
    copy(&sandbox.sessions(), &sandbox.path("copia"));
    fs::remove_dir_all(sandbox.sessions()).unwrap();
    fs::write(sandbox.sessions(), "un archivo").unwrap();
    // What cannot be opened has the list read anew.
    terminal.send("\r").wait_for("No se pudo abrir: un archivo tapa la carpeta").send("\x1b");
    terminal.wait_until("message gone", |screen| !screen.contains("con Esc sigue"));
    terminal.wait_for("La lista no se puede leer. No se pudo leer: un archivo tapa la carpeta;");
    assert!(!terminal.screen().contains("Aún no hay supervisiones"), "{}", terminal.screen());
    fs::remove_file(sandbox.sessions()).unwrap();
    fs::rename(sandbox.path("copia"), sandbox.sessions()).unwrap();
    terminal.wait_for("OPD Lo Prado").send("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn what_the_list_names_as_wrong_listar_names_too() {
    let sandbox = Sandbox::new();
    let sound = keep_writing(&sandbox, "Falta.");
    let text = fs::read_to_string(&sound).unwrap();
    let mut session = parse(&text);
    session["id"] = json!("posterior");
    session["version"] = json!(99);
    session["identification"]["project_name"] = json!("OPD Posterior");
    sandbox.write("datos/sesiones/posterior.json", session.to_string());
    // A word that a hand changed makes the hash a wrong one.
    let made = sandbox.line("nueva --sin-abrir --codigo OPD-0001 --nombre OPD-Ancud");
    let made = made.answers(0).trim().to_owned();
    let file = sandbox.sessions().join(format!("{made}.json"));
    let broken = fs::read_to_string(&file).unwrap().replacen("OPD-Ancud", "OPD-Ancut", 1);
    fs::write(&file, broken).unwrap();
    let copies = [format!("{ID} (copia en conflicto).json"), "Copia de 2.json".to_owned()];
    for name in &copies {
        sandbox.write(&format!("datos/sesiones/{name}"), &text);
    }
    let told = sandbox.line("listar").answers(0).to_owned();
    for name in [ID, "posterior", made.as_str(), &copies[0], &copies[1]] {
        assert!(told.contains(name), "{name}: {told}");
    }
    assert_eq!(told.matches("  ! ").count(), 4, "{told}");
    let lines = parse(sandbox.line("listar --json").answers(0));
    let strangers = lines.as_array().unwrap().iter().filter(|line| line["id"].is_null()).count();

    let mut terminal = Terminal::run(&sandbox, &[]);
    terminal.wait_for(&format!("{strangers} sin nombre de supervisión (vea «supervisa listar»): «{}»…", copies[1]));
    let damaged = terminal.screen().matches("! dañada").count();
    let wrong = lines.as_array().unwrap().iter().filter(|line| !line["problem"].is_null()).count();
    assert_eq!(damaged, wrong - strangers, "{}", terminal.screen());
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn an_older_file_beside_a_newer_backup_is_no_sound_session_and_the_one_to_move_is_named() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    terminal.send("Uno.");
    wait_for_file(&file, "Uno.");
    let older = fs::read(&file).unwrap();
    terminal.send(" Dos.");
    wait_for_file(&file, "Uno. Dos.");
    terminal.send(" Tres.");
    wait_for_file(&file, "Uno. Dos. Tres.");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    assert_eq!(sandbox.line(&format!("validar {ID}")).status, 0);
    fs::write(&file, older).unwrap();
    let said = sandbox.line(&format!("validar {ID}"));
    let said = said.answers(1);
    assert!(said.contains("más antiguo que su respaldo"), "{said}");
    let moved: Vec<&str> = said.lines().filter(|line| line.contains("mueva")).collect();
    assert!(moved.iter().any(|line| line.contains(&format!("{ID}.json"))), "{said}");
}
