//! What the process asks of the system for itself: nobody else's permissions, no core, an orderly stop.

use std::io::Write;

use rustix::fs::Mode;
use rustix::process::{
    DumpableBehavior, Resource, Rlimit, Signal, getpgid, getpgrp, getppid, getsid, kill_process, set_dumpable_behavior,
    setrlimit, umask,
};

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

/// A line on standard error; if nobody reads it, so be it.
pub fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
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
