//! What the process asks of the system for itself: nobody else's permissions, no core, an orderly stop.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use rustix::fs::Mode;
use rustix::process::{
    DumpableBehavior, Resource, Rlimit, Signal, getpgid, getpgrp, getppid, getsid, kill_process, set_dumpable_behavior,
    setrlimit, umask,
};

use crate::domain::text::{harmless, in_ascii};

/// Whether standard error is a terminal that takes the bytes of UTF-8 for something else.
static IN_ASCII: AtomicBool = AtomicBool::new(false);

/// Files and folders are the account's alone, and memory that holds texts about children never becomes a core file
/// (nor goes to a collector of cores). To be called before any thread is started.
pub fn harden() {
    umask(Mode::RWXG | Mode::RWXO);
    // Where the system refuses, umask and modes still hold; there is nothing better to do.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// A fault of the program prints no path of its source and no backtrace on the supervisor's screen.
pub fn quiet_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}

/// From now on [`tell`] uses no letter that a terminal of eight bits could take for a command.
pub fn tell_in_ascii() {
    IN_ASCII.store(true, Ordering::Relaxed);
}

/// A line on standard error, with nothing in it that a terminal obeys; if nobody reads it, so be it.
pub fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", as_told(line));
}

/// How long the last lines wait for a terminal that does not read.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// The same for whoever ends or stops: a terminal that does not read any more must not keep the program, nor its lock. What
/// is not read in [`LAST_WORDS`] goes with the process.
pub fn tell_last(lines: Vec<String>) {
    let (done, told) = channel();
    let writes = move || {
        lines.iter().for_each(|line| tell(line));
        let _ = done.send(());
    };
    // Without a thread for it nothing is told: ending goes before telling.
    if std::thread::Builder::new().spawn(writes).is_ok() {
        let _ = told.recv_timeout(LAST_WORDS);
    }
}

/// A question there, behind which the answer is typed; whether it could be asked.
pub fn ask(question: &str) -> bool {
    let mut err = std::io::stderr().lock();
    err.write_all(as_told(question).as_bytes()).and_then(|()| err.flush()).is_ok()
}

fn as_told(text: &str) -> String {
    let text = harmless(text);
    if IN_ASCII.load(Ordering::Relaxed) { in_ascii(&text) } else { text }
}

/// Whether somebody can continue this process once it is stopped: its parent is another job of the same session,
/// as under a shell with job control. Under `sshd` or `exec` a stop would be for good.
pub fn can_be_continued() -> bool {
    let Some(parent) = getppid() else { return false };
    let same_session = getsid(Some(parent)).is_ok_and(|session| getsid(None).is_ok_and(|ours| session == ours));
    same_session && getpgid(Some(parent)).is_ok_and(|group| group != getpgrp())
}

/// Stops until continued.
pub fn stop() {
    let _ = kill_process(rustix::process::getpid(), Signal::STOP);
}
