//! On a shared host: no process, socket or memory image of ours to be found, limits survived, and under `--restringido`
//! nothing reached but the data folder.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process, prlimit};

use crate::harness::{Sandbox, finish, json, program, repository};
use crate::pty::{ID, WRITING, as_ordinary_user, give_to_nobody, keep_writing, names, text_of, writing};
use crate::terminal::{Start, Terminal, until, wait_for_file};

fn hallazgo(file: &Path) -> String {
    text_of(file, "1.1.1", "hallazgo")
}

/// The program itself, which a shell started, from what it wrote into the lock.
fn inner(sandbox: &Sandbox) -> Pid {
    let lock = fs::read_to_string(sandbox.sessions().join(format!("{ID}.lock"))).unwrap();
    Pid::from_raw(lock.split(' ').next().unwrap().parse().unwrap()).unwrap()
}

/// A shell's account of the program: `before` it, with `args`, and how it ended.
fn in_shell(sandbox: &Sandbox, before: &str, args: &str) -> Option<Terminal> {
    if !Path::new("/bin/bash").exists() {
        eprintln!("skipped: no bash");
        return None;
    }
    let script = format!("{before}; {} {args}; echo FIN $?", program());
    Some(Start::other(sandbox, &["/bin/bash", "-c", &script]).go())
}

#[test]
fn a_limit_on_the_size_of_files_is_told_survived_and_cured() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    terminal.send("Cabe.").wait_for("Guardado ");
    let limit = |current| {
        let old = prlimit(Some(terminal.pid()), Resource::Fsize, Rlimit { current, maximum: None }).unwrap();
        assert_eq!(old.maximum, None, "the test needs an account without a limit of its own");
    };
    limit(Some(100));
    terminal.send(" No cabe.").wait_for("NO SE HA GUARDADO");
    assert_eq!(hallazgo(&file), "Cabe.");
    assert!(names(&sandbox).iter().all(|name| !supervisa::store::names::is_temporary(name)));
    limit(None);
    terminal.wait_until("banner gone", |screen| !screen.contains("NO SE HA GUARDADO"));
    assert_eq!(hallazgo(&file), "Cabe. No cabe.");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn commands_under_a_limit_on_the_size_of_files_say_so() {
    let sandbox = Sandbox::new();
    let script = format!("ulimit -f 0; exec {} nueva --sin-abrir", program());
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &script]).env_clear().envs(sandbox.environment()).current_dir(sandbox.path(""));
    assert!(finish(&mut command).complains(3).contains("supera el tamaño de archivo permitido"));
}

#[test]
fn it_leaves_no_core() {
    let sandbox = Sandbox::new();
    keep_writing(&sandbox, "");
    let Some(terminal) = in_shell(&sandbox, "ulimit -S -c unlimited", &format!("continuar {ID}")) else { return };
    terminal.wait_for(WRITING);
    let pid = inner(&sandbox);
    let limits = fs::read_to_string(format!("/proc/{}/limits", pid.as_raw_nonzero())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).collect::<Vec<_>>(), ["0", "0", "bytes"]);
    kill_process(pid, Signal::ILL).unwrap();
    // Bash tells: «Illegal instruction», and «(core dumped)» where there was one.
    terminal.wait_for("FIN 132");
    assert!(!terminal.screen().contains("core dumped"), "{}", terminal.screen());
}

#[test]
fn other_programs_of_the_account_cannot_look_into_it() {
    let sandbox = Sandbox::new();
    let Some(mut command) = as_ordinary_user(&sandbox) else { return };
    keep_writing(&sandbox, "");
    give_to_nobody(&sandbox.data());
    command.extend(["continuar".to_owned(), ID.to_owned()]);
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    let terminal = Start::other(&sandbox, &command).go();
    terminal.wait_for(WRITING);
    // The system gives what belongs to a process that must not be dumped to root.
    let memory = fs::metadata(format!("/proc/{}/mem", terminal.pid().as_raw_nonzero())).unwrap();
    assert_eq!(memory.uid(), 0);
}

const STRACE: &str = "/usr/bin/strace";

#[test]
fn it_starts_no_program_opens_no_socket_and_touches_nothing_else() {
    let sandbox = Sandbox::new();
    let traceable = Command::new(STRACE).args(["-o", "/dev/null", "true"]).output();
    if !traceable.is_ok_and(|traced| traced.status.success()) {
        return eprintln!("skipped: no strace here, or it may not trace");
    }
    let file = keep_writing(&sandbox, "");
    let trace = sandbox.path("llamadas");
    let strace = [STRACE, "-f", "-qq", "-e", "trace=%file,%network,%process", "-o", trace.to_str().unwrap()];
    let mut terminal = Start::other(&sandbox, &[&strace[..], &[program(), "continuar", ID]].concat()).go();
    terminal.wait_for(WRITING).send("Un texto.").wait_for("Guardado ");
    // Leaves, removes the session, looks at the trash.
    terminal.send("\x1b").wait_for("califica").send("q").wait_for("d quita");
    terminal.send("d").wait_for("¿").send("s").wait_until("removal", |_| !file.exists());
    terminal.send("p").wait_for("Papelera").send("q").wait_for("supervisa · Supervisiones").send("q");
    assert_eq!(terminal.end(), 0);

    let calls = fs::read_to_string(&trace).unwrap();
    let calls: Vec<&str> = calls.lines().filter_map(|line| Some(line.split_once(' ')?.1.trim_start())).collect();
    let programs = calls.iter().filter(|call| call.starts_with("execve")).count();
    assert_eq!(programs, 1, "its own start alone");
    let mut paths = 0;
    for call in calls {
        for foreign in ["socket(", "socketpair(", "connect(", "bind(", "listen(", "fork(", "vfork(", "ptrace("] {
            assert!(!call.starts_with(foreign), "{call}");
        }
        // signal-hook asks so whether its pipe is a socket.
        assert!(!call.starts_with("send") || call.contains("ENOTSOCK"), "{call}");
        let thread = call.contains("CLONE_THREAD") || call.starts_with("clone3(0x");
        assert!(!call.starts_with("clone") || thread, "{call}");
        let Some(path) = call.split('"').nth(1).filter(|_| !call.starts_with("send")) else { continue };
        paths += 1;
        let relative_to_ours = !path.starts_with('/') && !call.contains("AT_FDCWD") && !path.contains('/');
        assert!(relative_to_ours || is_expected(&sandbox, path), "{call}");
    }
    // Once it has closed its memory, an ordinary user's strace sees the calls without what they point to.
    assert!(paths > if rustix::process::geteuid().is_root() { 30 } else { 3 }, "{paths}");
}

/// Whether `path` is one that the program has reason to touch, as docs/operacion.md tells.
fn is_expected(sandbox: &Sandbox, path: &str) -> bool {
    const FILES: [&str; 6] =
        ["/etc/passwd", "/etc/localtime", "/etc/timezone", "/dev/tty", "/dev/null", "/proc/self/maps"];
    // The loader's places, and those where zones are looked for.
    const BELOW: [&str; 7] = [
        "/etc/ld.so",
        "/lib",
        "/usr/lib",
        "/usr/share/zoneinfo",
        "/share/zoneinfo",
        "/etc/zoneinfo",
        "/usr/share/lib/zoneinfo",
    ];
    let data = sandbox.data();
    path == program()
        || Path::new(path).starts_with(&data)
        || data.starts_with(path)
        || FILES.contains(&path)
        // The lock file that is held, by its handle: to be woken when somebody asks for it.
        || path.starts_with("/proc/self/fd/")
        || BELOW.iter().any(|folder| path.starts_with(folder))
}

#[test]
fn the_document_names_every_variable_that_is_read() {
    let document = fs::read_to_string(repository("docs/operacion.md")).unwrap();
    let names = ["SUPERVISA_DATOS", "TERM", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR", "TZ", "HOME", "XDG_DATA_HOME"];
    for name in names.into_iter().chain(["SSH_ORIGINAL_COMMAND", "SSH_CONNECTION"]) {
        assert!(document.contains(&format!("`{name}`")), "{name}");
    }
    // Who asks elsewhere adds to the list above.
    let of_tests = |source: &Path| {
        let stem = source.file_stem().unwrap_or_default().to_string_lossy();
        stem == "tests" || stem.ends_with("_test") || source.components().any(|part| part.as_os_str() == "tests")
    };
    for source in sources(&repository("src")).iter().filter(|source| !of_tests(source)) {
        let asks = fs::read_to_string(source).unwrap().contains("env::var");
        assert!(!asks || ["context.rs", "interactive.rs"].iter().any(|name| source.ends_with(name)), "{source:?}");
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let own = |path: &Path| path.extension().is_some_and(|ending| ending == "rs");
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).filter(|path| own(path)).collect()
}

/// Whether this kernel offers Landlock, tried in a thread that is given up for it.
fn kernel_confines() -> bool {
    use supervisa::cli::confine::{Confinement, confine};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    let tried = std::thread::spawn(move || confine(&path)).join().unwrap();
    tried != Confinement::None
}

#[test]
fn the_restricted_program_reads_no_file_elsewhere_even_if_something_in_it_tries() {
    // What tries is the time zone: the client's TZ may name any file, and without restriction it is read.
    let sandbox = Sandbox::new();
    let (mut zone, eastern) = (b"TZif".to_vec(), 5 * 3600_i32);
    zone.extend([0; 16]);
    for count in [0_u32, 0, 0, 0, 1, 4] {
        zone.extend(count.to_be_bytes());
    }
    zone.extend(eastern.to_be_bytes());
    zone.extend(*b"\0\0XYZ\0");
    let zone = sandbox.write("zona", zone);
    let data = sandbox.data();
    let offset = |restricted: &[&str]| {
        let mut args = vec!["--datos", data.to_str().unwrap()];
        args.extend(restricted);
        args.extend(["nueva", "--sin-abrir", "--nombre", "OPD"]);
        let output = finish(sandbox.command(args).env("TZ", format!(":{}", zone.display())));
        let id = output.answers(0).trim().to_owned();
        let session = json(&fs::read_to_string(sandbox.sessions().join(format!("{id}.json"))).unwrap());
        let changed = session["changed_at"].as_str().unwrap().to_owned();
        changed[changed.len() - 6..].to_owned()
    };
    assert_eq!(offset(&[]), "+05:00");
    if kernel_confines() {
        assert_eq!(offset(&["--restringido"]), "+00:00");
    } else {
        eprintln!("skipped in part: no Landlock in this kernel");
    }
}

#[test]
fn the_restricted_program_saves_removes_and_says_on_the_way_back_what_is_in_force() {
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "");
    let data = sandbox.data();
    let mut terminal = Terminal::run(&sandbox, &["--datos", data.to_str().unwrap(), "--restringido", "continuar", ID]);
    terminal.wait_for(WRITING).send("Uno.").wait_for("Guardado ").send(" Dos.");
    wait_for_file(&file, "Uno. Dos.");
    terminal.send("\x1b").wait_for("califica").send("q").wait_for("d quita");
    terminal.send("d").wait_for("¿").send("s").wait_until("removal", |_| !file.exists());
    terminal.send("p").wait_for("Papelera").wait_for("OPD Lo Prado").send("\r");
    until("restored", || file.exists().then_some(()));
    terminal.send("q").wait_for("supervisa · Supervisiones").send("q");
    assert_eq!(terminal.end(), 0);
    let expected = if kernel_confines() { "(Landlock)" } else { "no ofrece Landlock" };
    terminal.wait_for("modo restringido: ").wait_for(expected);
}

#[test]
fn who_is_sent_out_of_the_restricted_program_reads_that_all_is_saved_and_nothing_about_the_kernel() {
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "");
    let data = sandbox.data();
    for signal in [Signal::TERM, Signal::USR1] {
        let mut terminal =
            Terminal::run(&sandbox, &["--datos", data.to_str().unwrap(), "--restringido", "continuar", ID]);
        terminal.wait_for(WRITING).send("Antes.").wait_for("Antes.").signal(signal);
        assert_eq!(terminal.end(), 0);
        terminal.wait_for("cerró el programa; todo quedó guardado.");
        assert!(!terminal.screen().contains("modo restringido"), "{}", terminal.screen());
    }
    assert_eq!(hallazgo(&file), "Antes.Antes.");
}

#[test]
fn the_restricted_program_is_not_suspended() {
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "");
    let args = format!("--datos {} --restringido continuar {ID}", sandbox.data().display());
    let Some(terminal) = in_shell(&sandbox, "set -m", &args) else { return };
    terminal.wait_for(WRITING).send("Antes").wait_for("Antes").send("\x1b").wait_for("califica");
    terminal.send("\x1a").send("\r").wait_for(WRITING).send(" y después.");
    wait_for_file(&file, "Antes y después.");
    let pid = inner(&sandbox);
    kill_process(pid, Signal::TSTP).unwrap();
    terminal.send(" Y más.");
    wait_for_file(&file, "Y más.");
    assert!(!terminal.screen().contains("FIN"), "{}", terminal.screen());
    kill_process(pid, Signal::TERM).unwrap();
    terminal.wait_for("FIN 0");
}
