//! A fault of ours: what was typed is saved, the terminal is given back, and no path of the source is shown.

use std::path::Path;
use std::process::Command;

use portable_pty::{PtySize, native_pty_system};

use super::*;
use crate::terminal::caps::Settings;
use crate::terminal::tty::Tty;

/// Tells the second run of this test binary to be the program with a fault, and where to keep its data.
const FOLDER: &str = "SUPERVISA_PRUEBA_DE_FALLA";
const TYPED: &str = "OPD-4711";

/// Hook and status belong to a whole process, so the fault happens in one of its own: this binary, run again.
#[test]
fn a_fault_of_ours_saves_what_was_typed_and_shows_no_path() {
    let folder = tempfile::tempdir().unwrap();
    let faulty = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "runtime::tests::the_program_with_a_fault", "--nocapture"])
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    assert_eq!(faulty.status.code(), Some(FAULT.into()));
    let told = String::from_utf8_lossy(&faulty.stderr);
    assert!(told.contains(words::FAULT_SAVED), "{told}");
    assert!(!told.contains("src/") && !told.contains("panicked"), "{told}");
    let sessions = std::fs::read_dir(folder.path().join("sesiones")).unwrap();
    let texts: Vec<String> = sessions.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    assert!(texts.iter().any(|text| text.contains(TYPED)), "{texts:?}");
}

#[test]
fn the_program_with_a_fault() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let tty = Tty::open_at(&pair.master.tty_name().unwrap()).unwrap();
    let caps = Capabilities::of(&Settings { term: Some("xterm"), ..Settings::default() });
    let setup = Setup {
        store: Store::open(Path::new(&folder)).unwrap(),
        phrases: PhraseFile::below(folder.clone().into()),
        start: Start::New,
        caps,
        restricted: false,
        user: "ana".into(),
        rubric: crate::store::rubric_file::embedded(),
    };
    process::quiet_panics();
    let runtime = Runtime::begin(Screen::on(tty, caps).unwrap(), setup).unwrap();
    let mut typist = pair.master.take_writer().unwrap();
    let status = runtime.run(|runtime| {
        runtime.enter();
        while runtime.app.work().is_none() {
            runtime.turn();
        }
        std::io::Write::write_all(&mut typist, TYPED.as_bytes()).unwrap();
        let typed =
            |app: &App| app.work().is_some_and(|work| work.session().head().identification.project_code == TYPED);
        while !typed(&runtime.app) {
            runtime.turn();
        }
        panic!("a fault of ours, in {}", file!());
    });
    std::process::exit(status.into());
}
