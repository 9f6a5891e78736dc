//! A fault of ours: what was typed is saved, the terminal is given back, and no path of the source is shown.

use std::path::Path;
use std::process::Command;

use portable_pty::{MasterPty, PtySize, native_pty_system};

mod hanging;

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

/// The program with a new session on `store`, in a pseudo-terminal, and what types there.
fn program(store: Store, phrases: &Path) -> (Runtime, Typist) {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
    let tty = Tty::open_at(&pair.master.tty_name().unwrap()).unwrap();
    let caps = Capabilities::of(&Settings { term: Some("xterm"), ..Settings::default() });
    let setup = Setup {
        store,
        phrases: PhraseFile::below(phrases.into()),
        start: Start::New,
        caps,
        way: Way::Screens,
        restricted: false,
        user: "ana".into(),
        rubric: None,
    };
    process::quiet_panics();
    let runtime = Runtime::begin(|_| Ok(Face::Screen(Box::new(Screen::on(tty, caps)?))), setup).unwrap();
    let keys = pair.master.take_writer().unwrap();
    (runtime, Typist { keys, _terminal: pair.master })
}

struct Typist {
    keys: Box<dyn std::io::Write + Send>,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Typist {
    fn types(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }
}

#[test]
fn the_program_with_a_fault() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let (runtime, mut typist) = program(Store::open(Path::new(&folder)).unwrap(), Path::new(&folder));
    let ended = runtime.run(|runtime| {
        runtime.enter();
        while runtime.app.work().is_none() {
            runtime.turn();
        }
        typist.types(TYPED);
        let typed =
            |app: &App| app.desk().is_some_and(|desk| desk.session().head().identification.project_code == TYPED);
        while !typed(&runtime.app) {
            runtime.turn();
        }
        panic!("a fault of ours, in {}", file!());
    });
    std::process::exit(ended.status.into());
}
