//! The real folder: who can read it, what is refused in it, and who holds what.

use crate::wording::store::destroyed;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use super::fixture::{id, me, now, ready, session};
use crate::store::error::Doing;
use crate::store::{ErrorKind, Notice, Opening, Saved, Store};
use rustix::io::Errno;

const NAME: &str = "opd-1";

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn every_path(below: &Path) -> Vec<std::path::PathBuf> {
    let mut paths = vec![below.to_owned()];
    for entry in fs::read_dir(below).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            paths.extend(every_path(&path));
        } else {
            paths.push(path);
        }
    }
    paths
}

#[test]
fn nobody_else_can_read_what_is_made() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("share/supervisa");
    let store = Store::open(&root).unwrap();
    assert_eq!(store.notices(), []);
    let mut open = store.create(&session(NAME, "a"), &me()).unwrap();
    open.save(&session(NAME, "b")).unwrap();
    drop(open);
    store.create(&session("otra", "c"), &me()).unwrap();
    store.remove(&id("otra"), &me(), now()).unwrap();
    store.purge_all(|entry| destroyed(entry, now())).unwrap();
    let paths = every_path(&home.path().join("share"));
    assert!(paths.len() > 9, "{paths:?}");
    for path in paths {
        assert_eq!(mode(&path), if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
    let record = fs::read_to_string(root.join("registro.log")).unwrap();
    assert_eq!(record.lines().count(), 1);
    assert!(record.contains(" destruida otra ") && !record.contains("OPD"), "{record}");
}

#[test]
fn a_wider_folder_is_told_and_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("datos");
    fs::create_dir_all(root.join("sesiones")).unwrap();
    fs::set_permissions(&root, PermissionsExt::from_mode(0o755)).unwrap();
    fs::set_permissions(root.join("sesiones"), PermissionsExt::from_mode(0o700)).unwrap();
    let store = Store::open(&root).unwrap();
    assert_eq!(store.notices(), [Notice::Wider { path: root.clone(), mode: 0o755 }]);
    assert_eq!(mode(&root), 0o755);
}

#[test]
fn only_regular_files_are_read_and_nothing_is_waited_for() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(home.path()).unwrap();
    let sessions = home.path().join("sesiones");
    store.create(&session(NAME, "a"), &me()).unwrap();
    let fifo = sessions.join("fifo.json");
    rustix::fs::mknodat(rustix::fs::CWD, &fifo, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0).unwrap();
    symlink(sessions.join("opd-1.json"), sessions.join("enlace.json")).unwrap();
    symlink("/dev/zero", sessions.join("cero.json")).unwrap();
    fs::create_dir(sessions.join("carpeta.json")).unwrap();
    let _socket = UnixListener::bind(sessions.join("enchufe.json")).unwrap();
    for name in ["fifo", "enlace", "cero", "carpeta", "enchufe"] {
        assert_eq!(store.read(&id(name)).unwrap_err().kind, ErrorKind::NotRegular, "{name}");
        assert!(store.open_for_work(&id(name), &me()).is_err(), "{name}");
        let path = sessions.join(format!("{name}.json"));
        assert_eq!(store.read_path(&path).unwrap_err().kind, ErrorKind::NotRegular, "{name}");
    }
    assert_eq!(store.read_path(Path::new("/dev/zero")).unwrap_err().kind, ErrorKind::NotRegular);
    let entries = store.list().unwrap();
    assert_eq!(entries.len(), 6);
    assert_eq!(entries.iter().filter(|entry| entry.problem.is_none()).count(), 1);
}

#[test]
fn more_than_sixteen_megabytes_are_refused_unread() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(home.path()).unwrap();
    let path = home.path().join("sesiones/grande.json");
    fs::File::create(&path).unwrap().set_len((16 << 20) + 1).unwrap();
    assert_eq!(store.read(&id("grande")).unwrap_err().kind, ErrorKind::TooLarge);
    let error = store.read_path(&path).unwrap_err();
    assert!(error.kind == ErrorKind::TooLarge && error.to_string().contains("16 MB"), "{error}");
}

#[test]
fn a_linked_folder_is_not_followed() {
    let (home, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    symlink(elsewhere.path(), home.path().join("sesiones")).unwrap();
    let error = Store::open(home.path()).err().unwrap();
    assert_eq!(error.kind, ErrorKind::System { doing: Doing::Opening, errno: Errno::NOTDIR }, "{error}");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn a_path_that_is_swapped_for_a_link_or_anothers_folder_leads_nowhere_else() {
    let home = tempfile::tempdir().unwrap();
    let (root, elsewhere) = (home.path().join("datos"), home.path().join("ajena"));
    let store = Store::open(&root).unwrap();
    let mut open = store.create(&session(NAME, "a"), &me()).unwrap();
    fs::create_dir(&elsewhere).unwrap();
    fs::rename(root.join("sesiones"), root.join("movida")).unwrap();
    symlink(&elsewhere, root.join("sesiones")).unwrap();
    open.save(&session(NAME, "b")).unwrap();
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
    assert!(root.join("movida/opd-1.json.anterior").exists());
    if rustix::process::geteuid().is_root() {
        fs::remove_file(root.join("sesiones")).unwrap();
        std::os::unix::fs::chown(&elsewhere, Some(65_534), None).unwrap();
        fs::rename(&elsewhere, root.join("sesiones")).unwrap();
        open.save(&session(NAME, "c")).unwrap();
        assert_eq!(fs::read_dir(root.join("sesiones")).unwrap().count(), 0);
        // Not even once there is no other: then it is told.
        fs::remove_dir_all(root.join("movida")).unwrap();
        let error = open.save(&session(NAME, "d")).unwrap_err();
        assert_eq!(error.kind, ErrorKind::System { doing: Doing::Saving, errno: Errno::PERM }, "{error}");
        assert!(store.list().is_err());
    }
}

/// The copy that stands in place of the folder of the sessions, or of all data, from now on.
fn replace_by_a_copy(folder: &Path, aside: Option<&Path>) {
    let copy = folder.with_extension("copia");
    copy_folder(folder, &copy);
    match aside {
        Some(aside) => fs::rename(folder, aside).unwrap(),
        None => fs::remove_dir_all(folder).unwrap(),
    }
    fs::rename(copy, folder).unwrap();
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to.join(entry.file_name()));
        } else {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

#[test]
fn a_folder_that_was_replaced_by_a_copy_is_saved_in_from_then_on() {
    for place in ["datos/sesiones", "datos"] {
        for aside in [None, Some("aparte")] {
            let home = tempfile::tempdir().unwrap();
            let root = home.path().join("datos");
            let store = Store::open(&root).unwrap();
            let mut open = store.create(&session(NAME, "a"), &me()).unwrap();
            replace_by_a_copy(&home.path().join(place), aside.map(|aside| home.path().join(aside)).as_deref());
            assert_eq!(open.save(&session(NAME, "b")), Ok(Saved::Written(2)), "{place} {aside:?}");
            let later = Store::open(&root).unwrap();
            assert!(matches!(later.open_for_work(&id(NAME), &me()), Ok(Opening::HeldElsewhere { own: true, .. })));
            assert_eq!(store.list().unwrap().len(), 1);
            drop(open);
            assert_eq!(*ready(&later, NAME).session(), session(NAME, "b"), "{place} {aside:?}");
        }
    }
}

#[test]
fn an_older_or_a_newer_copy_of_a_folder_is_not_written_over() {
    let home = tempfile::tempdir().unwrap();
    let sessions = home.path().join("sesiones");
    let store = Store::open(home.path()).unwrap();
    let mut open = store.create(&session(NAME, "a"), &me()).unwrap();
    let copy = home.path().join("copia");
    copy_folder(&sessions, &copy);
    open.save(&session(NAME, "b")).unwrap();
    fs::remove_dir_all(&sessions).unwrap();
    fs::rename(&copy, &sessions).unwrap();
    assert_eq!(open.save(&session(NAME, "b")), Ok(Saved::Beside(id("opd-1-conflicto-1"))), "even if nothing was typed");
    assert_eq!(open.save(&session("opd-1-conflicto-1", "c")), Ok(Saved::Written(2)));
    drop(open);
    assert_eq!(*ready(&store, NAME).session(), session(NAME, "a"));
    assert_eq!(*ready(&store, "opd-1-conflicto-1").session(), session("opd-1-conflicto-1", "c"));
}

#[test]
fn somebody_who_opened_the_copy_keeps_it() {
    let home = tempfile::tempdir().unwrap();
    let sessions = home.path().join("sesiones");
    let store = Store::open(home.path()).unwrap();
    let mut open = store.create(&session(NAME, "a"), &me()).unwrap();
    replace_by_a_copy(&sessions, None);
    let later = Store::open(home.path()).unwrap();
    let mut theirs = ready(&later, NAME);
    theirs.save(&session(NAME, "b")).unwrap();
    let copy = Some(id("opd-1-conflicto-1"));
    assert_eq!(open.save(&session(NAME, "c")), Ok(Saved::Passed { copy }));
    assert_eq!(theirs.save(&session(NAME, "d")), Ok(Saved::Written(3)));
}

#[test]
fn a_folder_that_was_deleted_or_recreated_empty_gets_the_session_again() {
    for place in ["datos/sesiones", "datos"] {
        for recreated in [false, true] {
            let home = tempfile::tempdir().unwrap();
            let store = Store::open(&home.path().join("datos")).unwrap();
            let mut open = store.create(&session(NAME, "a"), &me()).unwrap();
            fs::remove_dir_all(home.path().join(place)).unwrap();
            if recreated {
                fs::create_dir(home.path().join(place)).unwrap();
            }
            assert_eq!(open.save(&session(NAME, "a")), Ok(Saved::Written(2)), "even if nothing was typed");
            drop(open);
            assert_eq!(mode(&home.path().join("datos/sesiones/opd-1.json")), 0o600);
            let later = Store::open(&home.path().join("datos")).unwrap();
            assert_eq!(*ready(&later, NAME).session(), session(NAME, "a"), "{place} {recreated}");
        }
    }
}

#[test]
fn a_file_in_place_of_a_deleted_folder_is_told_until_it_is_gone() {
    let home = tempfile::tempdir().unwrap();
    let sessions = home.path().join("sesiones");
    let store = Store::open(home.path()).unwrap();
    let mut open = store.create(&session(NAME, "a"), &me()).unwrap();
    fs::remove_dir_all(&sessions).unwrap();
    fs::write(&sessions, "un archivo").unwrap();
    for error in [open.save(&session(NAME, "b")).unwrap_err(), store.list().unwrap_err()] {
        assert!(error.to_string().contains("un archivo tapa la carpeta; muévalo"), "{error}");
    }
    fs::remove_file(&sessions).unwrap();
    assert_eq!(open.save(&session(NAME, "b")), Ok(Saved::Written(2)));
}

#[test]
fn a_folder_that_was_moved_away_and_back_is_as_if_it_had_not_been() {
    let home = tempfile::tempdir().unwrap();
    let (sessions, away) = (home.path().join("sesiones"), home.path().join("fuera"));
    let store = Store::open(home.path()).unwrap();
    let mut open = store.create(&session(NAME, "a"), &me()).unwrap();
    fs::rename(&sessions, &away).unwrap();
    open.save(&session(NAME, "b")).unwrap();
    assert_eq!(store.list().unwrap().len(), 1);
    fs::rename(&away, &sessions).unwrap();
    open.save(&session(NAME, "c")).unwrap();
    drop(open);
    let later = Store::open(home.path()).unwrap();
    assert_eq!(*ready(&later, NAME).session(), session(NAME, "c"));
}

#[test]
fn sessions_that_are_no_folder_are_told_and_not_an_empty_list() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("sesiones"), "un archivo").unwrap();
    let error = Store::open(home.path()).err().unwrap();
    assert!(error.to_string().contains("un archivo tapa la carpeta; muévalo"), "{error}");
}

#[test]
fn a_record_that_is_no_file_destroys_nothing_and_is_not_waited_for() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(home.path()).unwrap();
    drop(store.create(&session(NAME, "a"), &me()).unwrap());
    store.remove(&id(NAME), &me(), now()).unwrap();
    let record = home.path().join("registro.log");
    rustix::fs::mknodat(rustix::fs::CWD, &record, rustix::fs::FileType::Fifo, rustix::fs::Mode::RWXU, 0).unwrap();
    let error = store.purge_all(|entry| destroyed(entry, now())).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotRegular, "{error}");
    assert_eq!(store.trash().unwrap().len(), 1);
}

#[test]
fn a_folder_of_a_temporary_name_is_in_nobodys_way() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(home.path()).unwrap();
    drop(store.create(&session(NAME, "a"), &me()).unwrap());
    fs::create_dir(home.path().join("sesiones/opd-1.json.tmp")).unwrap();
    let mut open = ready(&store, NAME);
    assert_eq!(open.save(&session(NAME, "b")), Ok(Saved::Written(2)));
    drop(open);
    assert_eq!(*ready(&store, NAME).session(), session(NAME, "b"));
}

#[test]
fn the_second_opener_is_told_who_and_can_read() {
    let home = tempfile::tempdir().unwrap();
    let (first, second) = (Store::open(home.path()).unwrap(), Store::open(home.path()).unwrap());
    let open = first.create(&session(NAME, "a"), &me()).unwrap();
    let Opening::HeldElsewhere { holder: Some(holder), own: true } = second.open_for_work(&id(NAME), &me()).unwrap()
    else {
        panic!("not held")
    };
    assert_eq!(holder, me());
    assert_eq!(second.read(&id(NAME)).unwrap().session, session(NAME, "a"));
    let error = second.remove(&id(NAME), &me(), now()).unwrap_err();
    assert!(matches!(error.kind, ErrorKind::HeldElsewhere(_)), "{error:?}");
    assert!(error.to_string().contains("por ana"), "{error}");
    drop(open);
    ready(&second, NAME);
    assert!(home.path().join("sesiones/opd-1.lock").exists());
}

#[test]
fn a_folder_that_cannot_be_written_opens_for_reading() {
    let home = tempfile::tempdir().unwrap();
    Store::open(home.path()).unwrap().create(&session(NAME, "a"), &me()).unwrap();
    let sessions = home.path().join("sesiones");
    fs::set_permissions(&sessions, PermissionsExt::from_mode(0o500)).unwrap();
    let store = Store::open(home.path()).unwrap();
    if rustix::process::geteuid().is_root() {
        // For root every folder can be written; the rest is for ordinary users.
        assert!(store.is_writable());
        return;
    }
    assert!(store.notices().contains(&Notice::ReadOnly));
    assert!(matches!(store.open_for_work(&id(NAME), &me()), Ok(Opening::ReadOnly)));
    assert_eq!(store.read(&id(NAME)).unwrap().session, session(NAME, "a"));
    assert_eq!(store.list().unwrap().len(), 1);
    assert_eq!(store.remove(&id(NAME), &me(), now()).unwrap_err().kind, ErrorKind::ReadOnly);
    assert!(store.create(&session("otra", "b"), &me()).is_err_and(|error| error.kind == ErrorKind::ReadOnly));
    fs::set_permissions(&sessions, PermissionsExt::from_mode(0o700)).unwrap();
}

#[test]
fn a_bare_folder_that_cannot_be_written_is_an_empty_one() {
    let home = tempfile::tempdir().unwrap();
    fs::set_permissions(home.path(), PermissionsExt::from_mode(0o500)).unwrap();
    let store = Store::open(home.path()).unwrap();
    assert_eq!(store.is_writable(), rustix::process::geteuid().is_root());
    assert_eq!((store.list(), store.trash()), (Ok(Vec::new()), Ok(Vec::new())));
    fs::set_permissions(home.path(), PermissionsExt::from_mode(0o700)).unwrap();
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("datos"), "un archivo").unwrap();
    let error = Store::open(&home.path().join("datos/supervisa")).err().unwrap();
    assert!(matches!(error.kind, ErrorKind::System { .. }), "{error:?}");
}

#[test]
fn an_open_session_can_go_to_another_thread() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(home.path()).unwrap();
    let mut open = store.create(&session(NAME, "a"), &me()).unwrap();
    let saved = std::thread::spawn(move || open.save(&session(NAME, "b"))).join().unwrap();
    assert_eq!(saved, Ok(Saved::Written(2)));
}
