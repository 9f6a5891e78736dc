//! Two logins and one session: asking the other to let go, passing over one that does not answer, reading on and going
//! on. Real programs, each in a terminal of its own.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::harness::{Sandbox, program};
use crate::pty::{ID, WRITING, as_ordinary_user, give_to_nobody, keep_writing, names, text_of, writing};
use crate::terminal::{Start, Terminal, until, wait_for_file};

/// What is asked about a session that is open elsewhere.
const DIALOG: &str = "s  seguir aquí";
/// What a holder is told that let go.
const LET_GO: &str = "Se sigue en otra conexión desde las ";
/// How long a second without a key is, and some more.
const CALM: Duration = Duration::from_millis(1300);

fn hallazgo(file: &Path) -> String {
    text_of(file, "1.1.1", "hallazgo")
}

fn text_of_copy(sandbox: &Sandbox, n: u32) -> String {
    hallazgo(&sandbox.sessions().join(format!("{ID}-conflicto-{n}.json")))
}

fn copies(sandbox: &Sandbox) -> usize {
    names(sandbox).iter().filter(|name| name.contains("-conflicto-") && name.ends_with(".json")).count()
}

#[test]
fn a_second_login_goes_on_where_the_first_was_and_the_first_says_so() {
    let sandbox = Sandbox::new();
    let (first, file) = writing(&sandbox);
    first.send("Escrito en la primera").wait_for("Escrito en la primera");
    let second = Terminal::run(&sandbox, &["continuar", ID]);
    let who = format!("(proceso {})", first.pid().as_raw_nonzero());
    second.wait_for(DIALOG).wait_for(&who);
    second.send("s").wait_for("Escrito en la primera").wait_for(WRITING);
    first.wait_for(LET_GO).wait_for("aquí quedó todo guardado").wait_for("Solo lectura");
    assert_eq!(hallazgo(&file), "Escrito en la primera", "the first saved what it had");
    assert_eq!(copies(&sandbox), 0);
    second.send(" y en la segunda.");
    wait_for_file(&file, "primera y en la segunda.");
    // The first follows, writes nothing, and says why.
    first.wait_for("y en la segunda.").send("3").wait_for("Solo lectura: se sigue en otra conexión");
    first.wait_for("Con Ctrl-T sigue aquí");
    assert_eq!(hallazgo(&file), "Escrito en la primera y en la segunda.");
    // And takes it back.
    first.send("\x14").wait_for(WRITING).send(" De vuelta.");
    wait_for_file(&file, "segunda. De vuelta.");
    second.wait_for(LET_GO).wait_for("De vuelta.");
    assert_eq!(copies(&sandbox), 0);
}

/// A holder that is stopped with something on its screen that it has not saved.
fn stopped(sandbox: &Sandbox) -> Terminal {
    let (first, _) = writing(sandbox);
    first.send("Guardado. ").wait_for("Guardado ").send("Solo en pantalla.").wait_for("Solo en pantalla.");
    first.signal(Signal::STOP);
    first
}

#[test]
fn a_holder_that_is_stopped_is_passed_over_and_keeps_what_only_it_knew_beside() {
    let sandbox = Sandbox::new();
    let first = stopped(&sandbox);
    let file = sandbox.sessions().join(format!("{ID}.json"));
    let kept = hallazgo(&file);
    assert!(kept == "Guardado. " || kept == "Guardado. Solo en pantalla.", "{kept}");
    let mut second = Terminal::run(&sandbox, &["continuar", ID]);
    second.wait_for(DIALOG).send("s").wait_for("Se pidió a la otra conexión");
    second.wait_for(WRITING).send("Desde la otra.");
    wait_for_file(&file, "Desde la otra.");
    first.signal(Signal::CONT);
    first.wait_for(LET_GO).wait_for("Solo lectura");
    if kept == "Guardado. " {
        first.wait_for(&format!("«{ID}-conflicto-1»"));
        assert_eq!(text_of_copy(&sandbox, 1), "Guardado. Solo en pantalla.");
    }
    assert_eq!(hallazgo(&file), format!("{kept}Desde la otra."), "nothing of the first over the second");
    // It goes on reading: no key of it changes anything.
    first.send("3").wait_for("Solo lectura: se sigue en otra conexión");
    second.signal(Signal::TERM);
    assert_eq!(second.end(), 0);
    first.wait_for("Presione Ctrl-T para seguir aquí").send("3").wait_for("ya nadie la tiene abierta");
    assert_eq!(hallazgo(&file), format!("{kept}Desde la otra."));
    first.send("\x14").wait_for(WRITING).send(" Otra vez la primera.");
    wait_for_file(&file, "Otra vez la primera.");
}

#[test]
fn whoever_was_passed_over_and_had_everything_saved_leaves_no_copy() {
    let sandbox = Sandbox::new();
    let (first, file) = writing(&sandbox);
    first.send("Todo guardado.").wait_for("Guardado ").signal(Signal::STOP);
    let second = Terminal::run(&sandbox, &["continuar", ID]);
    second.wait_for(DIALOG).send("s").wait_for(WRITING).send(" Y más.");
    wait_for_file(&file, "Todo guardado. Y más.");
    first.signal(Signal::CONT);
    first.wait_for(LET_GO).wait_for("aquí quedó todo guardado").wait_for("Y más.");
    assert_eq!(copies(&sandbox), 0);
}

#[test]
fn whoever_let_go_for_one_that_died_meanwhile_is_told_and_goes_on() {
    let sandbox = Sandbox::new();
    let first = stopped(&sandbox);
    let second = Terminal::run(&sandbox, &["continuar", ID]);
    second.wait_for(DIALOG).send("s").wait_for("Se pidió a la otra conexión");
    second.kill();
    first.signal(Signal::CONT);
    first.wait_for("Presione Ctrl-T para seguir aquí").send("\x14").wait_for(WRITING).send(" Sigue.");
    wait_for_file(&sandbox.sessions().join(format!("{ID}.json")), "Solo en pantalla. Sigue.");
}

#[test]
fn two_writers_whose_lock_was_deleted_do_not_write_over_each_other() {
    let sandbox = Sandbox::new();
    let (first, file) = writing(&sandbox);
    first.send("De la primera. ").wait_for("Guardado ");
    fs::remove_file(sandbox.sessions().join(format!("{ID}.lock"))).unwrap();
    let second = Terminal::run(&sandbox, &["continuar", ID]);
    second.wait_for(WRITING).send("De la segunda.");
    wait_for_file(&file, "De la segunda.");
    first.send("Y esto?").wait_for(LET_GO).wait_for(&format!("«{ID}-conflicto-1»"));
    assert_eq!(text_of_copy(&sandbox, 1), "De la primera. Y esto?");
    assert_eq!(hallazgo(&file), "De la primera. De la segunda.");
    second.send(" Sigue.");
    wait_for_file(&file, "De la segunda. Sigue.");
}

#[test]
fn whoever_waits_may_stop_waiting() {
    let sandbox = Sandbox::new();
    let first = stopped(&sandbox);
    let mut second = Terminal::run(&sandbox, &["continuar", ID]);
    second.wait_for(DIALOG).send("s").wait_for("Esc  dejar de esperar").send("\x1b").wait_for("Supervisiones");
    second.wait_until("a list without the question", |screen| !screen.contains("Se pidió"));
    second.send("q");
    assert_eq!(second.end(), 0);
    // Nobody asks any more: it goes on as if nothing had been.
    first.signal(Signal::CONT).send(" Sigue.");
    wait_for_file(&sandbox.sessions().join(format!("{ID}.json")), "Solo en pantalla. Sigue.");
    assert!(!first.screen().contains("Solo lectura"), "{}", first.screen());
}

#[test]
fn a_reader_follows_what_is_saved_and_writes_once_the_other_is_gone() {
    let sandbox = Sandbox::new();
    let (mut first, file) = writing(&sandbox);
    first.send("Uno.").wait_for("Guardado ");
    let reader = Terminal::run(&sandbox, &["continuar", ID]);
    reader.wait_for(DIALOG).send("l").wait_for("Uno.").wait_for("Solo lectura");
    first.send(" Dos.");
    reader.wait_for("Uno. Dos.").send("3").wait_for("la tiene abierta otra conexión").wait_for("Ctrl-T");
    first.send("\x1b").wait_for("califica").send("q").wait_for("Supervisiones");
    reader.wait_for("Ahora puede escribir aquí");
    std::thread::sleep(CALM);
    // Only now: a digit is an answer.
    reader.send("3");
    until("the answer", || (crate::pty::read(&file)["evaluations"]["1.1.1"]["score"] == 3).then_some(()));
    first.send("q");
    assert_eq!(first.end(), 0);
}

#[test]
fn of_two_readers_one_writes_when_the_holder_ends_and_the_other_reads_on() {
    let sandbox = Sandbox::new();
    let (mut first, file) = writing(&sandbox);
    first.send("Uno.").wait_for("Guardado ");
    let readers = [(), ()].map(|()| Terminal::run(&sandbox, &["continuar", ID]));
    for reader in &readers {
        reader.wait_for(DIALOG).send("l").wait_for("Solo lectura");
    }
    first.signal(Signal::TERM);
    assert_eq!(first.end(), 0);
    let writes = |reader: &Terminal| reader.screen().contains("Ahora puede escribir aquí");
    until("a new writer", || readers.iter().any(writes).then_some(()));
    std::thread::sleep(CALM);
    let (new, other) = if writes(&readers[0]) { (0, 1) } else { (1, 0) };
    assert!(!writes(&readers[other]) && readers[other].screen().contains("Solo lectura"));
    readers[new].send("3");
    until("the answer", || (crate::pty::read(&file)["evaluations"]["1.1.1"]["score"] == 3).then_some(()));
    readers[other].wait_for("Calificación: 3");
}

#[test]
fn keys_typed_blind_while_a_session_becomes_writable_are_no_answers() {
    let sandbox = Sandbox::new();
    let (mut first, file) = writing(&sandbox);
    first.send("Uno.").wait_for("Guardado ");
    let reader = Terminal::run(&sandbox, &["continuar", ID]);
    reader.wait_for(DIALOG).send("l").wait_for("Solo lectura");
    let before = fs::read_to_string(&file).unwrap();
    first.signal(Signal::KILL);
    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| first.end()));
    // Nobody looks: a key every tenth of a second, for longer than the calm that is asked for.
    for key in "3 casos sin firma, 1 sin fecha".chars() {
        reader.send(key.to_string());
        std::thread::sleep(Duration::from_millis(100));
    }
    reader.send("3").wait_for("llegó antes de que pudiera verlo");
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn under_restriction_a_second_login_of_the_same_account_goes_on_too() {
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "");
    let data = sandbox.data();
    let restricted = ["--datos", data.to_str().unwrap(), "--restringido", "continuar", ID];
    let first = Terminal::run(&sandbox, &restricted);
    first.wait_for(WRITING).send("Con restricción.").wait_for("Con restricción.");
    let second = Terminal::run(&sandbox, &restricted);
    second.wait_for(DIALOG).send("s").wait_for(WRITING).wait_for("Con restricción.").send(" Sigue.");
    first.wait_for(LET_GO).wait_for("Sigue.");
    wait_for_file(&file, "Con restricción. Sigue.");
    // And one that hangs.
    second.signal(Signal::STOP);
    first.send("\x14").wait_for(WRITING).send(" Sin respuesta.");
    wait_for_file(&file, "Sigue. Sin respuesta.");
    second.signal(Signal::CONT);
    second.wait_for(LET_GO);
}

#[test]
fn a_holder_that_was_suspended_is_passed_over() {
    if !Path::new("/bin/bash").exists() {
        return eprintln!("skipped: no bash, whose job control this needs");
    }
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "");
    let script = format!("set -m; {} continuar {ID}; echo PAUSA; read x; fg; echo FIN $?", program());
    let first = Start::other(&sandbox, &["/bin/bash", "-c", &script]).go();
    first.wait_for(WRITING).send("antes ").wait_for("antes");
    let lock = fs::read_to_string(sandbox.sessions().join(format!("{ID}.lock"))).unwrap();
    let inner = Pid::from_raw(lock.split(' ').next().unwrap().parse().unwrap()).unwrap();
    kill_process(inner, Signal::TSTP).unwrap();
    first.wait_for("PAUSA");
    let second = Terminal::run(&sandbox, &["continuar", ID]);
    second.wait_for(DIALOG).send("s").wait_for(WRITING).send("después");
    wait_for_file(&file, "antes después");
    first.send("\n").wait_for(LET_GO).wait_for("antes después");
    assert_eq!(copies(&sandbox), 0);
}

#[test]
fn another_account_is_neither_asked_nor_passed_over() {
    let sandbox = Sandbox::new();
    let Some(mut command) = as_ordinary_user(&sandbox) else { return };
    let (first, _) = writing(&sandbox);
    first.send("De otra cuenta.").wait_for("Guardado ");
    // The folder is the other one's now; the lock stays whose it is.
    let lock = sandbox.sessions().join(format!("{ID}.lock"));
    let before = fs::read(&lock).unwrap();
    give_to_nobody(&sandbox.data());
    std::os::unix::fs::chown(&lock, Some(0), None).unwrap();
    command.extend(["continuar".to_owned(), ID.to_owned()]);
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    let second = Start::other(&sandbox, &command).go();
    second.wait_until("a refusal", |screen| screen.contains("no tiene permiso") || screen.contains("solo leer"));
    assert!(!second.screen().contains(DIALOG), "{}", second.screen());
    assert_eq!(fs::read(&lock).unwrap(), before);
}

#[test]
fn lists_say_who_has_a_session_and_since_when() {
    let sandbox = Sandbox::new();
    let (mut first, _) = writing(&sandbox);
    first.send("Uno.").wait_for("Guardado ");
    let line = |output: &str| output.lines().find(|line| line.contains("abierta por ")).map(str::to_owned);
    let data = sandbox.data();
    for args in [vec!["listar"], vec!["--datos", data.to_str().unwrap(), "--restringido", "listar"]] {
        let told = line(sandbox.run(args).answers(0)).unwrap();
        assert!(told.trim_start().starts_with("· abierta por ") && told.contains(" desde las "), "{told}");
    }
    // What programs read has the keys that they count on, and no more.
    let list = crate::harness::json(sandbox.run(["listar", "--json"]).answers(0));
    let keys: Vec<&String> = list[0].as_object().unwrap().keys().collect();
    assert!(keys.len() == 13 && !list.to_string().contains("abierta por"), "{list}");
    let second = Terminal::run(&sandbox, &[]);
    second.wait_for("● en uso").wait_for("abierta por ");
    first.signal(Signal::KILL);
    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| first.end()));
    assert_eq!(line(sandbox.run(["listar"]).answers(0)), None, "what a kill left behind holds nothing");
    second.send("p").wait_for("Papelera").send("q").wait_for("supervisa · Supervisiones");
}

/// How often the threads of a program have woken.
fn wakings(program: Pid) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{}/task", program.as_raw_nonzero())).unwrap();
    let count = |status: String| {
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
        line.trim().parse::<u64>().ok()
    };
    tasks.filter_map(|task| count(fs::read_to_string(task.unwrap().path().join("status")).unwrap())).sum()
}

#[test]
fn holder_and_reader_sleep_until_something_happens() {
    let sandbox = Sandbox::new();
    let (first, _) = writing(&sandbox);
    first.send("Uno.").wait_for("Guardado ");
    let reader = Terminal::run(&sandbox, &["continuar", ID]);
    reader.wait_for(DIALOG).send("l").wait_for("Solo lectura");
    std::thread::sleep(Duration::from_secs(2));
    let both = || (wakings(first.pid()), wakings(reader.pid()));
    let before = both();
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(both(), before);
    // While the holder saves, nothing but its own work wakes it, and a list wakes neither.
    sandbox.run(["listar"]).answers(0);
    assert_eq!(both(), before);
}
