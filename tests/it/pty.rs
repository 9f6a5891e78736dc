//! The real program in a real pseudo-terminal: the main job, and what happens to it on a bad line.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::{Pid, Resource, Rlimit, Signal, getrlimit, prlimit};
use serde_json::{Value, json};

use crate::harness::{Sandbox, example, json as parse, program};
use crate::terminal::{Start, Terminal, until, wait_for_file};

mod folder;

pub use folder::{as_ordinary_user, give_to_nobody};

/// The id of the session that most stories begin with.
pub const ID: &str = "opd-prueba-1";
/// What is on the screen while a text is written, or a draft stands where it is to be.
pub const WRITING: &str = "Ctrl-G ayuda";
/// What is on the screen of a session that was left while a text was being written.
pub const LEFT_WRITING: &str = "Intro  sigue escribiendo";

/// A session in which the hallazgo of the first criterion is being written, with `text` so far and the cursor at its end.
pub fn keep_writing(sandbox: &Sandbox, text: &str) -> PathBuf {
    let rubric = parse(&fs::read_to_string(example("opd-en-curso")).unwrap())["rubric"].clone();
    let session = json!({
        "format": "supervisa.session", "version": 1, "id": ID, "rubric": rubric, "status": "open", "kind": "ordinary",
        "identification": {
            "project_code": "OPD-0917", "project_name": "OPD Lo Prado", "organization": "Municipalidad de Lo Prado",
            "region": "Metropolitana de Santiago", "commune": "Lo Prado", "supervisor": "Ana Rojas", "visit_date": "2026-11-20"
        },
        "bookmark": {"criterion": "1.1.1", "editor": {"text": "hallazgo", "cursor": text.chars().count()}},
        "evaluations": {"1.1.1": {"score": 2, "hallazgo": text}}
    });
    let file = sandbox.write(&format!("datos/sesiones/{ID}.json"), session.to_string());
    for folder in [sandbox.data(), sandbox.sessions()] {
        // Wider ones are told, where these stories look for other things.
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
    }
    file
}

/// That session, open in a terminal, its editor ready.
pub fn writing(sandbox: &Sandbox) -> (Terminal, PathBuf) {
    let file = keep_writing(sandbox, "");
    let terminal = Terminal::run(sandbox, &["continuar", ID]);
    terminal.wait_for(WRITING);
    (terminal, file)
}

/// A text of the session in `file`.
pub fn text_of(file: &Path, code: &str, kind: &str) -> String {
    read(file)["evaluations"][code][kind].as_str().unwrap_or_default().to_owned()
}

/// The session in `file`: whenever one looks, it is whole.
pub fn read(file: &Path) -> Value {
    parse(&fs::read_to_string(file).unwrap())
}

fn hallazgo(file: &Path) -> String {
    text_of(file, "1.1.1", "hallazgo")
}

/// The names in the folder of the sessions.
pub fn names(sandbox: &Sandbox) -> Vec<String> {
    let entries = fs::read_dir(sandbox.sessions()).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_supervision_is_begun_killed_in_a_sentence_resumed_and_summed_up() {
    let sandbox = Sandbox::new();
    let terminal = Terminal::run(&sandbox, &["nueva"]);
    terminal.wait_for("Código del proyecto").press("OPD-0917").press("\r").press("OPD Lo Prado").press("\r");
    terminal.press("\x1b[6~").send("\r").wait_for("criterio 1 de 36");
    terminal.send("2").wait_for(WRITING);
    terminal.press("En 3 de 12 carpetas falta la ficha de ingreso.").send("\t").wait_for("criterio 2 de 36");
    terminal.send("3").wait_for(WRITING);
    terminal.press("Todas las carpetas están completas.").send("\t").wait_for("criterio 3 de 36");
    terminal.send("1").wait_for(WRITING);
    terminal.send("No consta la firma del dire\x1b[D\x1b[D");
    let file = until("session", || {
        let name = names(&sandbox).into_iter().find(|name| name.ends_with(".json"))?;
        Some(sandbox.sessions().join(name))
    });
    wait_for_file(&file, "No consta la firma del dire");
    // The cursor came to its place in the same second as the last word.
    until("cursor", || (read(&file)["bookmark"]["editor"]["cursor"] == 25).then_some(()));
    terminal.wait_for("Guardado ");
    let cursor = terminal.cursor();
    terminal.kill();

    let id = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let mut again = Terminal::run(&sandbox, &["continuar", &id]);
    again.wait_for("criterio 3 de 36").wait_for("Aquí quedó escribiendo el hallazgo de 1.1.3.");
    // Typed before the screen was seen: nothing.
    again.send("g324r3").wait_until("the word", |screen| screen.contains("Nada entra todavía"));
    again.wait_for(WRITING).wait_for("No consta la firma del dire");
    assert_eq!(again.cursor(), cursor, "{}", again.screen());
    again.send("\x1b[C\x1b[Cctor.\x1b").wait_for("califica").send("r");
    again.wait_for("PROVISIONAL").wait_for("3 de 36");
    again.send("\x03");
    assert_eq!(again.end(), 0);
    assert_eq!(text_of(&file, "1.1.3", "hallazgo"), "No consta la firma del director.");

    let summary = parse(sandbox.run(["resumen", &id, "--json"]).answers(0));
    assert_eq!((&summary["complete"], &summary["total_mean"]), (&json!(3), &json!(2.0)));
    assert_eq!(summary["counts"], json!({"3": 1, "2": 1, "1": 1, "0": 0}));
}

#[test]
fn whatever_signal_would_end_it_everything_is_saved_and_told_on_a_terminal_as_it_was() {
    let ending = [
        Signal::HUP,
        Signal::TERM,
        Signal::INT,
        Signal::QUIT,
        Signal::USR1,
        Signal::USR2,
        Signal::ALARM,
        Signal::VTALARM,
        Signal::PROF,
        Signal::XCPU,
        Signal::IO,
        Signal::ABORT,
        Signal::TRAP,
        Signal::SYS,
        Signal::STKFLT,
        Signal::POWER,
    ];
    // The second has no alternate screen.
    for (signal, term) in ending.into_iter().flat_map(|signal| [(signal, "xterm-256color"), (signal, "vt100")]) {
        let sandbox = Sandbox::new();
        let file = keep_writing(&sandbox, "");
        let mut terminal = Start::program(&sandbox, &["continuar", ID]).env("TERM", term).go();
        terminal.wait_for(WRITING).send("Lo recibido hasta aquí.").wait_for("Lo recibido hasta aquí.").signal(signal);
        assert_eq!(terminal.end(), 0, "{signal:?}");
        assert_eq!(hallazgo(&file), "Lo recibido hasta aquí.");
        terminal.wait_until("line alone", |screen| {
            screen.trim() == "supervisa: el administrador o el sistema cerró el programa; todo quedó guardado."
        });
        assert!(!terminal.is_taken_over() && terminal.is_cooked(), "{signal:?}");
    }
}

#[test]
fn a_signal_that_ends_nothing_changes_nothing() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    for signal in [Signal::PIPE, Signal::XFSZ, Signal::CHILD, Signal::URG, Signal::WINCH, Signal::CONT] {
        terminal.send("Sigue. ").signal(signal);
    }
    terminal.wait_for("Sigue. ".repeat(6).trim_end());
    wait_for_file(&file, &"Sigue. ".repeat(6));
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn what_could_not_be_saved_before_a_signal_ended_it_is_told_with_its_status() {
    let sandbox = Sandbox::new();
    let (mut terminal, _) = writing(&sandbox);
    let old = prlimit(Some(terminal.pid()), Resource::Fsize, Rlimit { current: Some(100), maximum: None }).unwrap();
    assert_eq!(old.maximum, None, "the test needs an account without a limit of its own");
    terminal.send("No cabe.").wait_for("NO SE HA GUARDADO").signal(Signal::TERM);
    assert_eq!(terminal.end(), 3);
    terminal.wait_for("cerró el programa.").wait_for("lo último no se pudo guardar: supera el tamaño");
    assert!(!terminal.screen().contains("todo quedó guardado"), "{}", terminal.screen());
}

#[test]
fn a_line_that_is_cut_loses_nothing_that_came_through() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    terminal.send("Antes del corte.").wait_for("Antes del corte.");
    terminal.hang_up();
    assert_eq!(terminal.end(), 0);
    assert_eq!(hallazgo(&file), "Antes del corte.");
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let sandbox = Sandbox::new();
    let (terminal, file) = writing(&sandbox);
    terminal.send("Esto consta. ").wait_for("Guardado ");
    terminal.send("Esto quizá no.").wait_for("Esto quizá no.");
    terminal.kill();
    let kept = hallazgo(&file);
    assert!(kept == "Esto consta. " || kept == "Esto consta. Esto quizá no.", "{kept}");
}

#[test]
fn a_hundred_kilobytes_at_once_arrive_whole() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    let texts: Vec<String> = ["uno", "dos", "tres", "cuatro", "cinco", "seis"]
        .iter()
        .map(|word| (0..5000).flat_map(|n| format!("{word} {n} ").into_bytes()).take(17_000).collect())
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .collect();
    assert!(texts.iter().map(String::len).sum::<usize>() > 100_000);
    for (n, text) in texts.iter().enumerate() {
        if n > 0 {
            terminal.press("2");
        }
        // Half of them unmarked, half marked as pastes.
        let sent = if n % 2 == 0 { text.clone() } else { format!("\x1b[200~{text}\x1b[201~") };
        let last = text.split_whitespace().last().unwrap();
        terminal.send(sent).wait_for(last).press("\t").wait_for(&format!("criterio {} de 36", n + 2));
    }
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    let evaluations = read(&file)["evaluations"].clone();
    let kept: Vec<&str> =
        evaluations.as_object().unwrap().values().filter_map(|one| one["hallazgo"].as_str()).collect();
    assert!(kept == texts, "{:?}", kept.iter().map(|text| text.len()).collect::<Vec<_>>());
}

#[test]
fn a_paste_that_never_ends_is_kept_and_typing_goes_on() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    terminal.send("\x1b[200~pegado a medias").wait_for("pegado a medias");
    terminal.send(", y sigue").wait_for("pegado a medias, y sigue").signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    assert_eq!(hallazgo(&file), "pegado a medias, y sigue");
}

#[test]
fn an_arrow_that_the_line_tears_apart_is_an_arrow_and_esc_alone_is_esc() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    terminal.send("ac").wait_for("ac");
    for byte in ["\x1b", "[", "D"] {
        terminal.send(byte);
        // Torn by less than the line does, so that a loaded machine does not make it more.
        std::thread::sleep(Duration::from_millis(5));
    }
    terminal.send("b").wait_for("abc");
    terminal.send("\x1b").wait_for("califica");
    // Esc and a letter in one packet are Alt and that letter: nothing, and what is typed on is text.
    terminal.send("\r").wait_for(WRITING).press("\x1b[F").send("\x1bv");
    terminal.press("d").wait_for("abcd").signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    assert_eq!(hallazgo(&file), "abcd");
}

#[test]
fn a_storm_of_sizes_disturbs_neither_text_nor_screen() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    let mut typed = String::new();
    for round in 0..40_u16 {
        for (columns, rows) in [(1, 1), (300, 100), (59, 17), (2 + round, 50 - round), (120, 40), (7, 3)] {
            terminal.resize(columns, rows);
        }
        let word = format!("{round} ");
        terminal.send(&word);
        typed.push_str(&word);
    }
    terminal.resize(80, 24);
    // The size is learnt before the repaint, which therefore has it.
    terminal.send("fin").wait_for("39 fin").send("\x0c").wait_for(WRITING).wait_for("criterio 1 de 36");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    assert_eq!(hallazgo(&file), format!("{typed}fin"));
}

#[test]
fn a_window_too_small_says_so_and_keeps_the_work() {
    let sandbox = Sandbox::new();
    keep_writing(&sandbox, "ya escrito");
    let mut terminal = Start::program(&sandbox, &["continuar", ID]).size(40, 10).go();
    terminal.wait_for("60×18").resize(80, 24);
    terminal.wait_for("ya escrito").signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn it_stops_gives_the_terminal_back_and_goes_on_where_it_was() {
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "");
    if !Path::new("/bin/bash").exists() {
        return eprintln!("skipped: no bash, whose job control this needs");
    }
    let script = format!(
        "set -m; {} continuar {ID}; echo PAUSA 1; read x; fg; echo PAUSA 2; read x; fg; echo FIN $?",
        program()
    );
    // Without an alternate screen it is its own doing that nothing stays.
    let terminal = Start::other(&sandbox, &["/bin/bash", "-c", &script]).env("TERM", "vt100").go();
    // Where a text is written the key undoes; elsewhere it stops the program.
    terminal.wait_for(WRITING).send("antes ").wait_for("antes").send("\x1a");
    terminal.wait_until("nothing", |screen| !screen.contains("antes"));
    terminal.send("antes ").wait_for("antes").send("\x1b").wait_for("califica").send("\x1a").wait_for("PAUSA 1");
    assert!(!terminal.screen().contains("antes"), "{}", terminal.screen());
    terminal.send("\n").wait_for("antes").send("\r").wait_for(WRITING).send("después").wait_for("antes después");
    let lock = fs::read_to_string(sandbox.sessions().join(format!("{ID}.lock"))).unwrap();
    let inner = Pid::from_raw(lock.split(' ').next().unwrap().parse().unwrap()).unwrap();
    rustix::process::kill_process(inner, Signal::TSTP).unwrap();
    terminal.wait_for("PAUSA 2").send("\n").wait_for("antes después").wait_for(WRITING);
    // Stopped in a way that no program can see, and continued: all is drawn again.
    rustix::process::kill_process(inner, Signal::CONT).unwrap();
    terminal.send(" y fin").wait_for("antes después y fin");
    rustix::process::kill_process(inner, Signal::TERM).unwrap();
    terminal.wait_for("FIN 0");
    assert_eq!(hallazgo(&file), "antes después y fin");
}

#[test]
fn a_terminal_that_does_not_read_stops_neither_saving_nor_ending() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    terminal.pause();
    // More than any terminal holds: each repaints the whole screen.
    for _ in 0..200 {
        terminal.send("\x0c");
        terminal.resize(120, 40);
        terminal.resize(80, 24);
    }
    terminal.send("Nadie lo ve, pero consta.");
    wait_for_file(&file, "Nadie lo ve, pero consta.");
    terminal.send(" Y esto también.");
    wait_for_file(&file, " Y esto también.");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    assert_eq!(hallazgo(&file), "Nadie lo ve, pero consta. Y esto también.");
}

#[test]
fn a_terminal_that_reads_again_shows_what_is_there() {
    let sandbox = Sandbox::new();
    let (terminal, file) = writing(&sandbox);
    terminal.pause();
    for _ in 0..200 {
        terminal.send("\x0c");
        terminal.resize(120, 40);
        terminal.resize(80, 24);
    }
    terminal.send("Al volver se ve.");
    wait_for_file(&file, "Al volver se ve.");
    terminal.resume();
    terminal.wait_for("Al volver se ve.").wait_for(WRITING);
}

#[test]
fn the_second_opener_is_told_who_has_it_and_can_read() {
    let sandbox = Sandbox::new();
    let (mut first, file) = writing(&sandbox);
    first.send("Solo yo escribo.").wait_for("Guardado ");
    let mut second = Terminal::run(&sandbox, &["continuar", ID]);
    second.wait_for(&format!("(proceso {})", first.pid().as_raw_nonzero()));
    second.send("l").wait_for("Solo yo escribo.").send("3zzz");
    second.send("q");
    second.signal(Signal::TERM);
    assert_eq!(second.end(), 0);
    first.signal(Signal::TERM);
    assert_eq!(first.end(), 0);
    assert_eq!(hallazgo(&file), "Solo yo escribo.");
    let third = Terminal::run(&sandbox, &["continuar", ID]);
    third.wait_for(WRITING);
}

#[test]
fn a_damaged_file_leads_to_a_choice_and_is_kept() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    terminal.send("Primero. ").wait_for("Guardado ");
    let first = fs::read(&file).unwrap();
    terminal.send("Segundo.");
    wait_for_file(&file, "Segundo.");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    fs::write(sandbox.sessions().join(format!("{ID}.json.anterior")), &first).unwrap();
    let damaged = fs::read_to_string(&file).unwrap().replace("Segundo", "Segundx");
    fs::write(&file, &damaged).unwrap();

    let mut again = Terminal::run(&sandbox, &["continuar", ID]);
    again.wait_for("no se puede abrir").wait_for("anterior").send("\r").wait_for(WRITING).wait_for("Primero.");
    again.signal(Signal::TERM);
    assert_eq!(again.end(), 0);
    assert_eq!(hallazgo(&file), "Primero. ");
    let aside = names(&sandbox).into_iter().find(|name| name.contains(".danado-")).unwrap();
    assert_eq!(fs::read_to_string(sandbox.sessions().join(aside)).unwrap(), damaged);
}

#[test]
fn what_was_typed_before_a_signal_comes_before_it() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    // While it stands still, both arrive.
    terminal.signal(Signal::STOP).send("Lo último antes de la señal.");
    std::thread::sleep(Duration::from_millis(200));
    terminal.signal(Signal::TERM).signal(Signal::CONT);
    assert_eq!(terminal.end(), 0);
    assert_eq!(hallazgo(&file), "Lo último antes de la señal.");
}
