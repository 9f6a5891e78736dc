//! A datum of a person that was typed, saved, corrected and saved is in no file of the program a second later.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::harness::{Sandbox, load};
use crate::pty::{WRITING, text_of, writing};
use crate::terminal::{Terminal, until, wait_for_file};

pub const RUN: &str = "24.567.891-6";

/// The files below `folder` that hold `datum`.
pub fn holding(folder: &Path, datum: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, datum));
        } else if fs::read(&path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(datum)) {
            found.push(path);
        }
    }
    found
}

/// Types a RUN in a new session and waits until file and backup hold it.
pub fn with_run(sandbox: &Sandbox) -> (Terminal, PathBuf) {
    let (terminal, file) = writing(sandbox);
    terminal.send(format!("Falta en {RUN}"));
    wait_for_file(&file, RUN);
    terminal.send(".");
    wait_for_file(&file, &format!("{RUN}."));
    until("a backup with it", || (holding(&sandbox.data(), RUN).len() == 2).then_some(()));
    (terminal, file)
}

/// What takes it out again.
pub fn correction() -> String {
    format!("{}C-03.", "\x7f".repeat(RUN.len() + 1))
}

#[test]
fn a_run_that_was_corrected_is_in_no_file_a_second_later_and_a_kill_brings_none_back() {
    let sandbox = Sandbox::new();
    let (terminal, file) = with_run(&sandbox);
    terminal.send(correction());
    wait_for_file(&file, "Falta en C-03.");
    let corrected = Instant::now();
    until("no file with it", || holding(&sandbox.data(), RUN).is_empty().then_some(()));
    assert!(corrected.elapsed() < Duration::from_secs(1) * load(), "{:?}", corrected.elapsed());
    until("a backup", || file.with_extension("json.anterior").exists().then_some(()));
    terminal.kill();
    assert_eq!(holding(&sandbox.data(), "24.567.89"), Vec::<PathBuf>::new());
    assert_eq!(text_of(&file.with_extension("json.anterior"), "1.1.1", "hallazgo"), "Falta en C-03.");

    let mut again = Terminal::run(&sandbox, &["continuar"]);
    again.wait_for("Falta en C-03.").signal(Signal::TERM);
    assert_eq!(again.end(), 0);
    assert_eq!(holding(&sandbox.data(), "24.567.89"), Vec::<PathBuf>::new());
}

#[test]
fn what_an_older_program_left_in_the_backup_goes_when_the_session_is_opened() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = with_run(&sandbox);
    let backup = file.with_extension("json.anterior");
    let older = fs::read(&backup).unwrap();
    terminal.send(correction());
    wait_for_file(&file, "C-03.");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    fs::write(&backup, older).unwrap();
    let mut again = Terminal::run(&sandbox, &["continuar"]);
    until("no file with it", || holding(&sandbox.data(), RUN).is_empty().then_some(()));
    again.wait_for("Falta en C-03.").signal(Signal::TERM);
    assert_eq!(again.end(), 0);
}

#[test]
fn undo_brings_a_datum_back_and_it_goes_again() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = with_run(&sandbox);
    terminal.send(correction());
    wait_for_file(&file, "C-03.");
    // Its history is in memory alone: it is taken back while the program runs, and by no other.
    until("the RUN again", || {
        terminal.send("\x04").waited(Duration::from_millis(300), |screen| screen.contains(RUN)).then_some(())
    });
    wait_for_file(&file, RUN);
    terminal.send("\x15").wait_until("an empty text", |screen| !screen.contains("Falta en"));
    until("no file with it", || holding(&sandbox.data(), RUN).is_empty().then_some(()));
    terminal.wait_for(WRITING).signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
}
