//! Folders that others own, that are full or cannot be written.

use super::*;

#[test]
fn whatever_the_umask_nobody_else_can_read_and_nothing_is_touched_elsewhere() {
    for mask in [0o000, 0o022, 0o077] {
        let sandbox = Sandbox::new();
        let mut terminal = Start::program(&sandbox, &["nueva"]).umask(mask).go();
        terminal.wait_for("Código del proyecto").send("OPD-1").wait_for("Guardado ").send("2");
        terminal.signal(Signal::TERM);
        assert_eq!(terminal.end(), 0);
        let all = below(&sandbox.path(""));
        assert!(all.len() > 6, "{all:?}");
        for (path, mode, folder) in &all {
            let inside = path.starts_with(sandbox.data());
            let ours = inside || *path == sandbox.home();
            assert!(ours, "{}", path.display());
            assert!(!inside || *mode == if *folder { 0o700 } else { 0o600 }, "{mode:o} {}", path.display());
        }
    }
}

/// Path, permissions and whether it is a folder, of all that lies below `root`.
fn below(root: &Path) -> Vec<(PathBuf, u32, bool)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let meta = fs::symlink_metadata(&path).unwrap();
        found.push((path.clone(), meta.permissions().mode() & 0o777, meta.is_dir()));
        if meta.is_dir() {
            found.extend(below(&path));
        }
    }
    found
}

/// How an ordinary user starts the program; nothing where the test cannot become one.
pub fn as_ordinary_user(sandbox: &Sandbox) -> Option<Vec<String>> {
    if !rustix::process::geteuid().is_root() {
        return Some(vec![program().to_owned()]);
    }
    let setpriv =
        ["/usr/bin/setpriv", "/bin/setpriv"].into_iter().find(|path| Path::new(path).exists()).unwrap_or("setpriv");
    let nobody = [setpriv, "--reuid", "65534", "--regid", "65534", "--clear-groups"];
    fs::set_permissions(sandbox.path(""), fs::Permissions::from_mode(0o755)).unwrap();
    let words = |last: &[&str]| [&nobody[..], last].concat().into_iter().map(str::to_owned).collect::<Vec<_>>();
    let check = words(&["test", "-x", program()]);
    let can = std::process::Command::new(&check[0]).args(&check[1..]).status().is_ok_and(|status| status.success());
    if !can {
        eprintln!("skipped: an ordinary user cannot be had here (setpriv missing, or {} out of reach)", program());
    }
    can.then(|| words(&[program()]))
}

pub fn give_to_nobody(path: &Path) {
    if rustix::process::geteuid().is_root() {
        for (path, ..) in below(path) {
            std::os::unix::fs::lchown(path, Some(65534), Some(65534)).unwrap();
        }
        std::os::unix::fs::lchown(path, Some(65534), Some(65534)).unwrap();
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told_retried_and_cured() {
    let sandbox = Sandbox::new();
    let Some(mut command) = as_ordinary_user(&sandbox) else { return };
    let file = keep_writing(&sandbox, "");
    give_to_nobody(&sandbox.data());
    command.extend(["continuar".to_owned(), ID.to_owned()]);
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    let mut terminal = Start::other(&sandbox, &command).go();
    terminal.wait_for(WRITING);
    let allow = |mode| fs::set_permissions(sandbox.sessions(), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o500);
    terminal.send("No hay permiso.").wait_for("NO SE HA GUARDADO: no tiene permiso").wait_for("No hay permiso.");
    // Leaving asks first, and staying loses nothing.
    terminal.send("\x03\x03").wait_for("¿Salir de todos modos?").send("n").wait_for(WRITING);
    allow(0o700);
    terminal.wait_for("Guardado ").wait_until("banner gone", |screen| !screen.contains("NO SE HA GUARDADO"));
    assert_eq!(hallazgo(&file), "No hay permiso.");
    allow(0o500);
    terminal.send(" Otra vez.").wait_for("Otra vez.").signal(Signal::TERM);
    assert_eq!(terminal.end(), 3, "what cannot be saved is not passed over in silence");
    allow(0o700);
    assert!(names(&sandbox).iter().all(|name| !supervisa::store::names::is_temporary(name)));
}

#[test]
fn a_file_size_limit_cuts_the_write_short_and_kills_nobody() {
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "");
    // One block: the first write is cut short, the next is refused, and SIGXFSZ comes with it.
    let script = format!("ulimit -S -f 1; exec {} continuar {ID}", program());
    let mut terminal = Start::other(&sandbox, &["/bin/sh", "-c", &script]).go();
    let text = "Más que un bloque. ".repeat(60);
    terminal.wait_for(WRITING).send(&text).wait_for("NO SE HA GUARDADO: supera el tamaño");
    assert_eq!(hallazgo(&file), "", "what was there is whole");
    let pid = Some(terminal.pid());
    let found = getrlimit(Resource::Fsize);
    prlimit(pid, Resource::Fsize, Rlimit { current: found.maximum, maximum: found.maximum }).unwrap();
    terminal.wait_until("banner gone", |screen| !screen.contains("NO SE HA GUARDADO"));
    assert_eq!(hallazgo(&file), text);
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_read_only_folder_can_be_read() {
    let sandbox = Sandbox::new();
    let Some(mut command) = as_ordinary_user(&sandbox) else { return };
    let file = keep_writing(&sandbox, "Para leer.");
    give_to_nobody(&sandbox.data());
    let before = fs::read(&file).unwrap();
    for folder in [sandbox.sessions(), sandbox.data()] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o500)).unwrap();
    }
    command.extend(["continuar".to_owned(), ID.to_owned()]);
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    let mut terminal = Start::other(&sandbox, &command).go();
    terminal.wait_for("Para leer.").wait_for("olo lectura").send("3").wait_for("olo");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    assert_eq!(fs::read(&file).unwrap(), before);
    for folder in [sandbox.data(), sandbox.sessions()] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
    }
}
