//! `--lineal`: the program as a dialogue of lines, through pipes and in a terminal that only prints.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use rustix::process::{Pid, Signal, kill_process};

use crate::harness::{Output, Sandbox, json};
use crate::pty::{ID, WRITING, keep_writing, text_of};
use crate::terminal::{Start, Terminal, wait_for_file};

/// Feeds `input` to the program with `args`, then ends it as a closed line does.
fn fed(sandbox: &Sandbox, args: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut command = sandbox.command(args);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = child.stdin.take().unwrap();
    let input = input.as_ref().to_owned();
    let feeds = std::thread::spawn(move || _ = lines.write_all(&input));
    let output = child.wait_with_output().unwrap();
    feeds.join().unwrap();
    Output {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The one session of the sandbox.
fn session(sandbox: &Sandbox) -> PathBuf {
    let files = fs::read_dir(sandbox.sessions()).unwrap().map(|entry| entry.unwrap().path());
    let mut sessions: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .filter(|path| !path.to_string_lossy().contains("respaldo"))
        .collect();
    sessions.sort();
    assert_eq!(sessions.len(), 1, "{sessions:?}");
    sessions.remove(0)
}

/// From a new session to its first criterion.
const BEGIN: &str = ".última línea\n\n";

#[test]
fn a_script_makes_a_session_and_the_end_of_its_lines_saves_everything() {
    let sandbox = Sandbox::new();
    let run =
        fed(&sandbox, &["nueva", "--lineal"], format!("{BEGIN}2\ntexto Falta la firma\nsiguiente\n3\ntexto\nUno\nDo"));
    let said = run.answers(0);
    assert!(said.contains("1.1.1, completo. > ") && said.contains("1.1.2, observación. > "), "{said}");
    assert!(said.is_ascii() || !said.contains('\u{1b}'), "nothing places a cursor");
    assert!(said.chars().all(|c| !c.is_control() || c == '\n'), "nothing but lines");
    assert!(said.ends_with("Todo quedó guardado. Hasta luego.\n"), "{said}");
    let file = session(&sandbox);
    assert_eq!(text_of(&file, "1.1.1", "hallazgo"), "Falta la firma");
    assert_eq!(text_of(&file, "1.1.2", "observacion"), "Uno\nDo", "what nobody ended is text where text is written");
}

#[test]
fn an_order_that_nobody_ended_is_none() {
    let sandbox = Sandbox::new();
    fed(&sandbox, &["nueva", "--lineal"], format!("{BEGIN}2\ntexto Uno\nsiguiente\n3")).answers(0);
    let saved = json(&fs::read_to_string(session(&sandbox)).unwrap());
    assert_eq!(saved["evaluations"]["1.1.1"]["score"], 2);
    assert_eq!(saved["evaluations"]["1.1.2"]["score"], serde_json::Value::Null);
}

#[test]
fn no_bytes_do_harm() {
    let sandbox = Sandbox::new();
    let mut input = format!("{BEGIN}2\ntexto Uno\n").into_bytes();
    input.extend(b"3\x1b[D\n\x00\x07\x1b]0;x\x07\n");
    input.extend(b"3\x80\xff\n");
    input.extend(vec![b'x'; 1 << 20]);
    input.extend(b"\n");
    input.extend(vec![b'3'; 200_000]);
    input.extend("\ntexto a\u{f1}o ".as_bytes());
    input.extend(b"\xf1and\xfa\nestado\n");
    let run = fed(&sandbox, &["nueva", "--lineal"], input);
    let said = run.answers(0);
    assert!(said.contains("La línea trae teclas"), "{said}");
    assert_eq!(said.matches("no se tomó nada de ella").count(), 2, "{said}");
    assert!(said.contains("se leyó Latin-1"), "{said}");
    let file = session(&sandbox);
    assert_eq!(json(&fs::read_to_string(&file).unwrap())["evaluations"]["1.1.1"]["score"], 2);
    assert!(text_of(&file, "1.1.1", "hallazgo").starts_with("Uno\n"));
    assert!(said.len() < 100_000, "{} bytes for what was refused", said.len());
}

#[test]
fn under_restriction_it_saves_and_says_on_the_way_out_what_is_in_force() {
    let sandbox = Sandbox::new();
    let data = sandbox.data().display().to_string();
    let args = ["--datos", &data, "--restringido", "nueva", "--lineal"];
    let run = fed(&sandbox, &args, format!("{BEGIN}2\ntexto Falta la firma\ninforme\narchivo md\nsalir\n"));
    assert!(run.answers(0).contains("Falta la firma"));
    assert_eq!(text_of(&session(&sandbox), "1.1.1", "hallazgo"), "Falta la firma");
    let client = ["--datos", &data, "--restringido", "--lineal", "--datos", "otra"];
    fed(&sandbox, &client, "").complains(2);
}

#[test]
fn a_terminal_that_cannot_place_a_cursor_is_offered_lines_and_can_have_them() {
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "Año");
    let refused = Start::program(&sandbox, &["continuar", ID]).env("TERM", "dumb").go();
    refused.wait_for("supervisa --lineal");
    let mut dumb = Start::program(&sandbox, &["--lineal", "continuar", ID]).env("TERM", "dumb").go();
    dumb.wait_for("Aquí quedó escribiendo el hallazgo").send("sigue\r").wait_for("1.1.1, hallazgo. >");
    dumb.send("nuevo\r").wait_for("Van 2 líneas");
    wait_for_file(&file, "Año\\nnuevo");
    // The end of input, as it is typed.
    dumb.send("\x04");
    assert_eq!(dumb.end(), 0);
    assert_eq!(text_of(&file, "1.1.1", "hallazgo"), "Año\nnuevo");
}

#[test]
fn a_hang_up_and_an_interrupt_save_as_always() {
    for signal in [Signal::HUP, Signal::INT, Signal::TERM] {
        let sandbox = Sandbox::new();
        let file = keep_writing(&sandbox, "Año");
        let mut command = sandbox.command(["--lineal", "continuar", ID]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = child.stdin.take().unwrap();
        lines.write_all("sigue\nnuevo\n".as_bytes()).unwrap();
        wait_for_file(&file, "nuevo");
        lines.write_all("y esto\n".as_bytes()).unwrap();
        let pid = Pid::from_raw(child.id().cast_signed()).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(150));
        kill_process(pid, signal).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{signal:?}");
        assert_eq!(text_of(&file, "1.1.1", "hallazgo"), "Año\nnuevo\ny esto", "{signal:?}");
    }
}

#[test]
fn screens_and_lines_take_a_session_over_from_each_other() {
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "Año");
    let screens = Terminal::run(&sandbox, &["continuar", ID]);
    screens.wait_for(WRITING).send(" uno").wait_for("Año uno");
    let lines = Terminal::run(&sandbox, &["--lineal", "continuar", ID]);
    lines.wait_for("seguir aquí").send("sigue aquí\r").wait_for("Aquí quedó escribiendo");
    lines.send("sigue\r").wait_for("1.1.1, hallazgo. >");
    lines.send("dos\r").wait_for("Van 2 líneas");
    wait_for_file(&file, "Año uno\\ndos");
    screens.wait_for("Se sigue en otra conexión desde las ").send("\x14").wait_for(WRITING);
    lines.wait_for("Solo lectura: se sigue en otra conexión");
    screens.send("tres");
    wait_for_file(&file, "dostres");
}

#[test]
fn a_reader_that_does_not_read_holds_up_no_save() {
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "Año");
    let mut command = sandbox.command(["--lineal", "continuar", ID]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = child.stdin.take().unwrap();
    lines.write_all("sigue\nnuevo\n.\n".as_bytes()).unwrap();
    // More is said than a pipe holds, and nobody reads it.
    lines.write_all("árbol\n".repeat(80).as_bytes()).unwrap();
    wait_for_file(&file, "nuevo");
    drop(lines);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.len() > 1 << 16);
}

#[test]
fn where_an_informe_was_written_is_said_even_to_who_leaves_at_once() {
    let sandbox = Sandbox::new();
    let run = fed(&sandbox, &["nueva", "--lineal"], format!("{BEGIN}2\ntexto Uno\nresumen\narchivo html\nsalir\n"));
    let said = run.answers(0);
    let written = said.lines().find(|line| line.contains(".html")).unwrap_or_else(|| panic!("{said}"));
    assert!(said.ends_with("Todo quedó guardado. Hasta luego.\n"), "{said}");
    let path = written.split(['«', '»', ' ']).find(|part| part.contains(".html")).unwrap();
    assert!(std::path::Path::new(path.trim_end_matches(['.', ',', ';'])).exists(), "{written}");
}
