//! The crash states are proved in `store/tests/crash.rs` from the calls that the model of a disk saw. Here: the real
//! program makes the same calls of the real system, in the same order, with one sync of the file and one of the folder.

use std::process::{Command, Stdio};

use rustix::process::Signal;

use super::figure;
use crate::harness::{Sandbox, program};
use crate::pty::{ID, WRITING, keep_writing};
use crate::terminal::{Start, until};

#[test]
#[ignore = "needs strace"]
fn a_save_makes_the_calls_of_the_protocol() {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
        return figure("no strace here: the calls were not looked at");
    }
    let sandbox = Sandbox::new();
    keep_writing(&sandbox, "");
    let strace =
        ["/usr/bin/strace", "/bin/strace"].into_iter().find(|path| std::path::Path::new(path).exists()).unwrap();
    let log = sandbox.path("llamadas");
    let calls =
        "trace=openat,write,fsync,fdatasync,fstat,newfstatat,unlinkat,linkat,renameat,renameat2,getrandom,close";
    let argv = [strace, "-f", "-o", log.to_str().unwrap(), "-e", calls, program(), "continuar", ID];
    let mut terminal = Start::other(&sandbox, &argv).go();
    terminal.wait_for(WRITING).send("Uno. ");
    let saves = || std::fs::read_to_string(&log).unwrap_or_default().matches(" renameat2(").count();
    until("first save", || (saves() == 1).then_some(()));
    terminal.send("Dos.");
    until("second save", || (saves() == 2).then_some(()));
    let lock = std::fs::read_to_string(sandbox.sessions().join(format!("{ID}.lock"))).unwrap();
    let inner = rustix::process::Pid::from_raw(lock.split(' ').next().unwrap().parse().unwrap()).unwrap();
    rustix::process::kill_process(inner, Signal::TERM).unwrap();
    assert_eq!(terminal.end(), 0);

    let log = std::fs::read_to_string(&log).unwrap();
    let saved = second_save(&log);
    figure(&format!("the calls of a save: {}", saved.join(" ")));
    let tmp = format!("{ID}.json.tmp");
    let file = format!("{ID}.json");
    let wanted = [
        "getrandom".into(),
        format!("openat {tmp} O_WRONLY|O_CREAT|O_EXCL|O_LARGEFILE|O_NOFOLLOW|O_CLOEXEC 0600"),
        "write".into(),
        "fsync".into(),
        "fstat".into(),
        "close".into(),
        format!("newfstatat {ID}.lock"),
        format!("newfstatat {file}"),
        format!("renameat2 {tmp} {file} RENAME_EXCHANGE"),
        format!("newfstatat {tmp}"),
        format!("renameat {tmp} {file}.anterior"),
        "fsync".into(),
        format!("newfstatat {file}"),
    ];
    assert_eq!(saved, wanted);
}

/// The calls of the thread that saves, from the name of its last temporary file to the last look at what it saved.
fn second_save(log: &str) -> Vec<String> {
    let thread = log.lines().find(|line| line.contains("renameat2(")).and_then(|line| line.split(' ').next()).unwrap();
    let own: Vec<&str> = log.lines().filter(|line| line.starts_with(thread)).collect();
    let rename = own.iter().rposition(|line| line.contains("renameat2(")).unwrap();
    let first = own[..rename].iter().rposition(|line| line.contains("getrandom(")).unwrap();
    own[first..=rename + 4].iter().map(|line| in_short(line)).collect()
}

/// `123 openat(4, "x", O_EXCL, 0600) = 5` as `openat x O_EXCL 0600`: no numbers, no answers.
fn in_short(line: &str) -> String {
    let call = line.split_once(' ').unwrap().1.trim();
    let (name, rest) = call.split_once('(').unwrap();
    if ["write", "fsync", "fstat", "close", "getrandom"].contains(&name) {
        return name.to_owned();
    }
    let arguments = rest.rsplit_once(") = ").unwrap().0;
    let told: Vec<&str> = arguments
        .split(", ")
        .filter(|one| one.starts_with('"') || one.contains("O_CREAT") || *one == "0600" || *one == "RENAME_EXCHANGE")
        .map(|one| one.trim_matches('"'))
        // Another each time.
        .map(|one| one.split_once(".tmp-").map_or(one, |(name, _)| &one[..name.len() + ".tmp".len()]))
        .collect();
    format!("{name} {}", told.join(" "))
}
