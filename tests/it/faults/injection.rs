//! Every file system call of a save × every error, once and for good, put into the running program by `strace`.
//!
//! Needs `strace` and the right to trace; without them it says so and passes. `SUPERVISA_LOAD` (1) multiplies the
//! times that are asserted, for machines that do other things.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use supervisa::store::names::is_temporary;

use super::{count, figure};
use crate::harness::{Sandbox, example, program};
use crate::pty::{ID, WRITING, keep_writing, names, text_of};
use crate::terminal::{PATIENCE, Start, Terminal};

const CALLS: [&str; 7] = ["openat", "write", "fsync", "fstat", "newfstatat", "renameat2", "renameat"];
const ERRORS: [&str; 6] = ["EIO", "ENOSPC", "EDQUOT", "EROFS", "EXDEV", "EINTR"];
/// Programs at the same time.
const AT_ONCE: usize = 4;
const BANNER: &str = "NO SE HA GUARDADO";

/// What one injection came to; the times are absent where nothing had to be told or cured.
#[derive(Debug)]
struct Case {
    name: String,
    /// From the first key to the banner.
    told: Option<Duration>,
    /// From the cure to the file.
    cured: Option<Duration>,
}

#[test]
#[ignore = "takes minutes"]
fn every_failing_call_is_told_and_cured() {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
        return figure("no strace here: no call was made to fail");
    }
    let cases: Vec<(&str, &str, bool)> = CALLS
        .iter()
        .flat_map(|call| ERRORS.iter().flat_map(move |error| [(*call, *error, true), (*call, *error, false)]))
        .collect();
    let (next, done) = (Mutex::new(cases.iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let case = next.lock().unwrap().next();
                    let Some(&(call, error, for_good)) = case else { return };
                    let case = inject(call, error, for_good);
                    done.lock().unwrap().push(case);
                }
            });
        }
    });
    let done = done.into_inner().unwrap();
    let slowest =
        |time: fn(&Case) -> Option<Duration>| done.iter().filter_map(|case| Some((time(case)?, &case.name))).max();
    let (told, cured) = (slowest(|case| case.told), slowest(|case| case.cured));
    let told_count = done.iter().filter(|case| case.told.is_some()).count();
    figure(&format!(
        "{} injections: 0 texts lost, {told_count} had to be told; from the first key to the banner at most {told:?}, \
         from the cure to the file at most {cured:?}",
        done.len()
    ));
    let load = u32::try_from(count("SUPERVISA_LOAD", 1)).unwrap();
    // 0.7 s pass between the first key and the save.
    assert!(told.is_none_or(|(time, _)| time < Duration::from_millis(1700) * load));
    assert!(cured.is_none_or(|(time, _)| time < Duration::from_secs(2) * load));
}

fn inject(call: &str, error: &str, for_good: bool) -> Case {
    let name = format!("{call} {error} {}", if for_good { "for good" } else { "once" });
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "");
    let mut terminal = Terminal::run(&sandbox, &["continuar", ID]);
    terminal.wait_for(WRITING);
    // Saved once, so that there is a backup to remove.
    terminal.send("Antes. ").wait_for("Guardado ");

    // Of the writes of the thread that saves every second one wakes the loop, after the other that saves.
    let when = match (for_good, call) {
        (true, "write") => "1+2",
        (true, _) => "1+",
        (false, _) => "1",
    };
    let fault = Fault::put(terminal.pid(), call, &format!("error={error}:when={when}"));
    let typed = Instant::now();
    terminal.send("Durante.");
    let (mut told, mut cured) = (None, None);
    if for_good {
        let saved = || text_of(&file, "1.1.1", "hallazgo").ends_with("Durante.");
        // Either it is told, or there is another way (a file system without links) and it is saved all the same.
        let until = typed + PATIENCE;
        while told.is_none() && !saved() {
            if terminal.waited(Duration::from_millis(5), |screen| screen.contains(BANNER)) {
                told = Some(typed.elapsed());
            }
            assert!(Instant::now() < until, "{name}: neither told nor saved\n{}", terminal.screen());
        }
        assert!(terminal.screen().contains("Durante."), "{name}");
        let again = Instant::now();
        fault.cure();
        wait(&name, &terminal, saved);
        if told.is_some() {
            cured = Some(again.elapsed());
        }
    } else {
        wait(&name, &terminal, || text_of(&file, "1.1.1", "hallazgo").ends_with("Durante."));
        fault.cure();
    }
    let gone = terminal.waited(PATIENCE, |screen| screen.contains("Guardado ") && !screen.contains(BANNER));
    assert!(gone, "{name}: the banner stays\n{}", terminal.screen());
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0, "{name}");
    assert_eq!(text_of(&file, "1.1.1", "hallazgo"), "Antes. Durante.", "{name}");
    let names = names(&sandbox);
    assert!(names.iter().all(|name| !is_temporary(name)), "{name}: {names:?}");
    Case { name, told, cured }
}

fn wait(name: &str, terminal: &Terminal, done: impl Fn() -> bool) {
    let until = Instant::now() + PATIENCE;
    while !done() {
        assert!(Instant::now() < until, "{name}: not saved\n{}", terminal.screen());
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn thread_that_saves(program: Pid) -> String {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", program.as_raw_nonzero())).unwrap();
    let named = |path: &std::path::Path| std::fs::read_to_string(path.join("comm")).is_ok_and(|name| name == "disco\n");
    let task = tasks.map(|task| task.unwrap().path()).find(|path| named(path)).unwrap();
    task.file_name().unwrap().to_str().unwrap().to_owned()
}

/// A call that fails or hangs in the thread of a running program that saves.
pub struct Fault {
    strace: Child,
}

impl Fault {
    /// Puts `fault`, in the words of `strace -e inject`, into `call`.
    pub fn put(program: Pid, call: &str, fault: &str) -> Self {
        let mut strace = Command::new("strace")
            .args(["-o", "/dev/null", "-e", &format!("trace={call}")])
            .args(["-e", &format!("inject={call}:{fault}")])
            .args(["-p", &thread_that_saves(program)])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(strace.stderr.take().unwrap()).lines();
        let attached = said.any(|line| line.is_ok_and(|line| line.contains("attached")));
        assert!(attached, "strace may not trace the program");
        // It goes on talking when it leaves.
        std::thread::spawn(move || said.for_each(drop));
        Self { strace }
    }

    /// Takes it away.
    pub fn cure(mut self) {
        let strace = Pid::from_raw(self.strace.id().try_into().unwrap()).unwrap();
        kill_process(strace, Signal::INT).unwrap();
        self.strace.wait().unwrap();
    }
}

#[test]
#[ignore = "needs strace"]
fn an_import_that_fails_at_its_end_leaves_no_file_and_trying_again_makes_one() {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
        return figure("no strace here: no import was made to fail");
    }
    let sandbox = Sandbox::new();
    // The folders and the rubric are there: what is synced is the session and then its folder.
    sandbox.line("nueva --sin-abrir --nombre OPD-Ancud").answers(0);
    let before = names(&sandbox);
    let copy = example("opd-completa");
    let import = [program(), "continuar", copy.to_str().unwrap()];
    for at_call in ["fsync:error=EIO:when=1", "fsync:error=EIO:when=2"] {
        let strace = format!("exec strace -f -o /dev/null -e trace=fsync -e inject={at_call} {}", import.join(" "));
        let mut terminal = Start::other(&sandbox, &["/bin/sh", "-c", &strace]).go();
        assert_eq!(terminal.end(), 3, "{at_call}: {}", terminal.screen());
        assert!(terminal.screen().contains("el disco falla"), "{at_call}: {}", terminal.screen());
        let left = names(&sandbox).into_iter().filter(|name| !before.contains(name) && !name.ends_with(".lock"));
        assert_eq!(left.collect::<Vec<_>>(), Vec::<String>::new(), "{at_call}");
    }
    let mut terminal = Start::other(&sandbox, &import).go();
    terminal.wait_for("OPD Quilaco").signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    let made = names(&sandbox).into_iter().filter(|name| !before.contains(name) && name.ends_with(".json"));
    assert_eq!(made.count(), 1);
}
