//! A disk that does not answer: it is told, it keeps nobody who wants to go, and a signal waits for it.

use super::*;
use crate::app::overlay::{Overlay, Question};
use crate::store::tests::fixture::store_on;
use crate::store::tests::model::Model;

/// Tells the second run of this test binary which of the two programs to be.
const STORY: &str = "SUPERVISA_PRUEBA_DE_DISCO_DETENIDO";

/// Signals and status belong to a whole process, as in the story of the fault.
fn told_by(story: &str) -> (Option<i32>, String) {
    let run = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "runtime::tests::hanging::the_program_on_a_disk_that_hangs", "--nocapture"])
        .env(STORY, story)
        .output()
        .unwrap();
    (run.status.code(), String::from_utf8_lossy(&run.stderr).into_owned())
}

#[test]
fn whoever_insists_leaves_a_disk_that_does_not_answer_and_is_told_what_was_not_saved() {
    let (status, told) = told_by("insist");
    assert_eq!(status, Some(NOT_WRITTEN.into()), "{told}");
    assert!(told.contains("lo último no se pudo guardar: el disco no responde"), "{told}");
}

#[test]
fn a_signal_waits_for_the_disk_and_all_is_saved() {
    let (status, told) = told_by("signal");
    assert_eq!((status, told), (Some(DONE.into()), format!("{}\n", words::closed(true))));
}

#[test]
fn the_program_on_a_disk_that_hangs() {
    let Ok(story) = std::env::var(STORY) else { return };
    let (model, folder) = (Model::default(), tempfile::tempdir().unwrap());
    let (runtime, mut typist) = program(store_on(&model), folder.path());
    let disk = model.clone();
    let begun = std::time::Instant::now();
    let ended = runtime.run(|runtime| {
        runtime.enter();
        while runtime.app.work().is_none() {
            runtime.turn();
        }
        disk.hang();
        typist.types(TYPED);
        let slow = |app: &App| app.desk().is_some_and(|desk| desk.saving.slow(app.now).is_some());
        while !slow(&runtime.app) {
            runtime.turn();
        }
        if story == "signal" {
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::TERM).unwrap();
            let later = disk.clone();
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(2500));
                later.answer();
            });
        }
        while !runtime.app.ending {
            let asks = matches!(runtime.app.overlay, Some(Overlay::Confirm(Question::LeaveSlow(_))));
            if story == "insist" {
                typist.types("\x03");
            }
            runtime.turn();
            assert!(!runtime.app.ending || asks || story == "signal", "it asks before it goes");
        }
    });
    let saved = model.listed(crate::store::disk::Place::Sessions).iter().any(|name| name.ends_with(".json"));
    // Nothing of this may be an assertion: the status is the answer.
    let right = match story.as_str() {
        "signal" => saved && begun.elapsed() >= Duration::from_millis(4500),
        _ => !saved && begun.elapsed() < Duration::from_secs(15),
    };
    std::process::exit(if right { ended.status.into() } else { 99 });
}
