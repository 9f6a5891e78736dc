//! Damaged, old, foreign and changed files: what is moved, what is not, and what the person is asked.

mod hostile;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::fixture::{id, me, now, ready, session, store_on};
use super::model::Model;
use crate::domain::identification::Kind;
use crate::domain::session::Status;
use crate::domain::text::TextKind;
use crate::store::disk::Place;
use crate::store::{ErrorKind, Opening, Recovery, Saved, Source, Store, Which, names, rubric_file, wire};

const NAME: &str = "opd-1";

struct Home {
    folder: tempfile::TempDir,
    store: Store,
}

/// A folder in which the session was saved as `ayer`, then as `hoy`.
fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    store.create(&session(NAME, "ayer"), &me()).unwrap().save(&session(NAME, "hoy")).unwrap();
    Home { folder, store }
}

impl Home {
    fn file(&self) -> PathBuf {
        self.at("opd-1.json")
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join("sesiones").join(name)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path().join("sesiones")).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| !name.ends_with(".lock"));
        names.sort();
        names
    }

    fn recovery(&self) -> Recovery {
        match self.store.open_for_work(&id(NAME), &me()).unwrap() {
            Opening::Recovery(recovery) => *recovery,
            Opening::Ready(_) | Opening::HeldElsewhere { .. } | Opening::ReadOnly => panic!("nothing to recover"),
        }
    }
}

fn damage(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    bytes.truncate(bytes.len() / 2);
    fs::write(path, bytes).unwrap();
}

#[test]
fn an_unchanged_session_is_not_written() {
    let home = home();
    let before = fs::read(home.file()).unwrap();
    let mut open = ready(&home.store, NAME);
    assert_eq!(open.save(&session(NAME, "hoy")), Ok(Saved::Unchanged));
    assert_eq!(fs::read(home.file()).unwrap(), before);
    assert_eq!(open.save(&session(NAME, "mañana")), Ok(Saved::Written(3)));
    assert_eq!(fs::read(home.at("opd-1.json.anterior")).unwrap(), before);
}

#[test]
fn reading_a_damaged_file_falls_back_says_so_and_moves_nothing() {
    let home = home();
    damage(&home.file());
    let before = home.names();
    let reading = home.store.read(&id(NAME)).unwrap();
    assert_eq!(reading.session, session(NAME, "ayer"));
    let Source::Backup { problem } = reading.source else { panic!("from the file") };
    assert!(problem.to_string().contains("opd-1.json"), "{problem}");
    assert_eq!(home.names(), before);
}

#[test]
fn working_on_a_damaged_file_asks_and_sets_it_aside_under_a_name_that_says_so() {
    let home = home();
    damage(&home.file());
    let damaged = fs::read(home.file()).unwrap();
    // Somebody was here in the same second.
    fs::write(home.at("opd-1.json.danado-20261122-063541"), "otro").unwrap();
    let recovery = home.recovery();
    assert_eq!(recovery.choices(), [Which::Backup, Which::File]);
    let backup = recovery.version(Which::Backup);
    assert_eq!((backup.generation, backup.complete), (Some(1), Some(1)));
    assert!(recovery.version(Which::File).problem.is_some());
    let mut open = recovery.choose(Which::Backup, now()).unwrap();
    assert!(!open.is_settled());
    let chosen = open.session().clone();
    assert_eq!(open.save(&chosen), Ok(Saved::Written(3)));
    assert!(home.store.read(&id(NAME)).unwrap().session == session(NAME, "ayer"));
    assert_eq!(fs::read(home.at("opd-1.json.danado-20261122-063541")).unwrap(), b"otro");
    assert_eq!(fs::read(home.at("opd-1.json.danado-20261122-063541-2")).unwrap(), damaged);
    assert_eq!(open.save(&session(NAME, "sigo")), Ok(Saved::Written(4)));
}

#[test]
fn who_does_not_choose_finds_all_as_it_was() {
    let home = home();
    damage(&home.file());
    let before = home.names();
    drop(home.recovery());
    assert_eq!(home.names(), before);
}

#[test]
fn where_nothing_can_be_read_nothing_is_moved() {
    let home = home();
    for name in ["opd-1.json", "opd-1.json.anterior"] {
        fs::write(home.at(name), [0; 2000]).unwrap();
    }
    let before = home.names();
    let error = home.store.open_for_work(&id(NAME), &me()).err().unwrap();
    assert!(matches!(error.kind, ErrorKind::Refused(_)), "{error:?}");
    assert_eq!(home.names(), before);
}

/// The file with NULs behind it, cut in its tail, with a letter changed: what was written last, and how much it holds.
#[test]
fn what_can_be_read_of_a_damaged_file_is_offered_beside_the_backup() {
    let whole = wire::write(&session(NAME, "hoy"), 2);
    let changed = String::from_utf8(whole.clone()).unwrap().replacen("hoy", "hay", 1).into_bytes();
    let cases: [(Vec<u8>, [Which; 2], &str); 3] = [
        ([&whole[..], &[0; 512]].concat(), [Which::File, Which::Backup], "entero; sobran 512 bytes"),
        (whole[..whole.len() - 150].to_vec(), [Which::Backup, Which::File], "Faltan los últimos bytes"),
        (changed, [Which::Backup, Which::File], "no es lo que se guardó"),
    ];
    for (damaged, choices, told) in cases {
        let home = home();
        fs::write(home.file(), &damaged).unwrap();
        let recovery = home.recovery();
        assert_eq!(recovery.choices(), choices, "{told}");
        let file = recovery.version(Which::File);
        assert_eq!((file.complete, file.criteria), (Some(1), Some(36)), "{told}");
        assert!(crate::wording::recovery::rest(&file.rest.unwrap()).contains(told) && file.problem.is_some());
        assert_eq!(recovery.differing().len(), 1, "{told}");
        let mut open = recovery.choose(Which::File, now()).unwrap();
        assert!(!open.is_settled());
        let chosen = open.session().clone();
        let first = chosen.rubric().first();
        assert!(chosen.draft(first).text(TextKind::Hallazgo).starts_with("h"), "{told}");
        assert_eq!(open.save(&chosen), Ok(Saved::Written(3)), "{told}");
        open.save(&session(NAME, "sigo")).unwrap();
        drop(open);
        // Damaged and not chosen, both are kept.
        assert_eq!(fs::read(home.at("opd-1.json.danado-20261122-063541")).unwrap(), damaged, "{told}");
        let kept = wire::read("x", &fs::read(home.at("opd-1.json.apartado-20261122-063541")).unwrap(), &|pin| {
            home.store.find_rubric(pin)
        });
        assert!(kept.unwrap().session == session(NAME, "ayer"), "{told}");
        assert_eq!(*ready(&home.store, NAME).session(), session(NAME, "sigo"));
    }
}

#[test]
fn where_there_is_no_backup_what_can_be_read_is_offered_alone() {
    let home = home();
    damage(&home.file());
    for backup in [None, Some(vec![0; 900])] {
        match &backup {
            None => fs::remove_file(home.at("opd-1.json.anterior")).unwrap(),
            Some(bytes) => fs::write(home.at("opd-1.json.anterior"), bytes).unwrap(),
        }
        assert!(home.store.read(&id(NAME)).is_err(), "reading alone takes nothing for whole that is not");
        let recovery = home.recovery();
        assert_eq!(recovery.choices(), [Which::File]);
        assert_eq!(recovery.version(Which::File).complete, Some(0), "its one text breaks off");
    }
    let damaged = fs::read(home.file()).unwrap();
    let mut open = home.recovery().choose(Which::File, now()).unwrap();
    let chosen = open.session().clone();
    assert!(chosen.draft(chosen.rubric().first()).hallazgo.starts_with("hoy palabra palabra"));
    open.save(&chosen).unwrap();
    open.save(&session(NAME, "sigo")).unwrap();
    assert_eq!(fs::read(home.at("opd-1.json.danado-20261122-063541")).unwrap(), damaged);
    assert_eq!(fs::read(home.at("opd-1.json.danado-20261122-063541-2")).unwrap(), [0; 900]);
}

#[test]
fn a_backup_of_which_something_can_be_read_is_offered_where_the_file_is_gone() {
    let home = home();
    fs::remove_file(home.file()).unwrap();
    damage(&home.at("opd-1.json.anterior"));
    let damaged = fs::read(home.at("opd-1.json.anterior")).unwrap();
    let recovery = home.recovery();
    assert_eq!(
        (recovery.choices(), recovery.why().to_string().contains("falta el archivo")),
        (vec![Which::Backup], true)
    );
    let mut open = recovery.choose(Which::Backup, now()).unwrap();
    let chosen = open.session().clone();
    open.save(&chosen).unwrap();
    open.save(&session(NAME, "sigo")).unwrap();
    assert_eq!(fs::read(home.at("opd-1.json.danado-20261122-063541")).unwrap(), damaged);
}

#[test]
fn a_later_version_and_an_unknown_rubric_are_not_damage() {
    for (from, to) in [("\"version\": 1", "\"version\": 9"), (&*rubric_file::embedded().1.sha256, &*"0".repeat(64))] {
        let home = home();
        let text = fs::read_to_string(home.file()).unwrap();
        assert!(text.contains(from));
        fs::write(home.file(), text.replacen(from, to, 1)).unwrap();
        let before = home.names();
        let refused = home.store.open_for_work(&id(NAME), &me()).err().unwrap();
        assert!(matches!(refused.kind, ErrorKind::Refused(_)), "{refused:?}");
        assert!(home.store.read(&id(NAME)).is_err());
        assert_eq!(home.names(), before);
    }
}

#[test]
fn an_old_file_put_over_a_newer_backup_is_asked_about() {
    for which in [Which::Backup, Which::File] {
        let home = home();
        let (old, new) = (wire::write(&session(NAME, "antiguo"), 1), wire::write(&session(NAME, "nuevo"), 7));
        fs::write(home.file(), &old).unwrap();
        fs::write(home.at("opd-1.json.anterior"), &new).unwrap();
        let reading = home.store.read(&id(NAME)).unwrap();
        assert_eq!((reading.generation, reading.source == Source::File), (7, false));
        let recovery = home.recovery();
        assert_eq!(recovery.choices(), [Which::Backup, Which::File]);
        let mut open = recovery.choose(which, now()).unwrap();
        assert!(matches!(open.save(&session(NAME, "sigo")), Ok(Saved::Written(8))));
        let aside = fs::read(home.at("opd-1.json.apartado-20261122-063541")).unwrap();
        assert_eq!(aside, if which == Which::Backup { old } else { new });
        drop(open);
        assert_eq!(*ready(&home.store, NAME).session(), session(NAME, "sigo"));
    }
}

#[test]
fn a_missing_file_is_recovered_from_its_backup() {
    let home = home();
    fs::remove_file(home.file()).unwrap();
    assert_eq!(home.store.list().unwrap().len(), 1);
    let mut open = home.recovery().choose(Which::Backup, now()).unwrap();
    let chosen = open.session().clone();
    assert_eq!(open.save(&chosen), Ok(Saved::Written(2)));
    assert_eq!(home.names(), ["opd-1.json", "opd-1.json.anterior"]);
}

#[test]
fn a_foreign_change_is_kept_and_ours_saved_beside_it() {
    let home = home();
    let mut open = ready(&home.store, NAME);
    let foreign = wire::write(&session(NAME, "de otro"), 3);
    fs::write(home.file(), &foreign).unwrap();
    let copy = id("opd-1-conflicto-1");
    assert_eq!(open.save(&session(NAME, "mío")), Ok(Saved::Beside(copy.clone())));
    assert_eq!(fs::read(home.file()).unwrap(), foreign);
    assert!(home.store.read(&copy).unwrap().session == session(NAME, "mío").with_id(copy.clone()));
    // From now on ours is the copy, whatever the caller calls it.
    assert_eq!(open.save(&session(NAME, "más mío")), Ok(Saved::Written(2)));
    assert!(home.store.read(&copy).unwrap().session == session(NAME, "más mío").with_id(copy));
    assert!(!home.names().iter().any(|name| names::is_temporary(name)));
}

#[test]
fn a_file_that_appears_before_the_first_save_is_not_replaced() {
    let home = home();
    let mut open = home.store.begin(&session("nueva", "mía"), &me()).unwrap();
    let foreign = wire::write(&session("nueva", "de otro"), 1);
    fs::write(home.at("nueva.json"), &foreign).unwrap();
    assert_eq!(open.save(&session("nueva", "mía")), Ok(Saved::Beside(id("nueva-conflicto-1"))));
    assert_eq!(fs::read(home.at("nueva.json")).unwrap(), foreign);
}

#[test]
fn an_equal_copy_in_its_place_is_no_conflict_and_a_vanished_file_comes_back() {
    let home = home();
    let mut open = ready(&home.store, NAME);
    let bytes = fs::read(home.file()).unwrap();
    fs::remove_file(home.file()).unwrap();
    fs::write(home.file(), bytes).unwrap();
    assert_eq!(open.save(&session(NAME, "mañana")), Ok(Saved::Written(3)));
    fs::remove_file(home.file()).unwrap();
    assert_eq!(open.save(&session(NAME, "pasado")), Ok(Saved::Written(4)));
    assert!(home.store.read(&id(NAME)).unwrap().session == session(NAME, "pasado"));
}

#[test]
fn a_session_is_never_made_over_another_nor_restored_over_one() {
    let home = home();
    assert_eq!(home.store.create(&session(NAME, "x"), &me()).err().unwrap().kind, ErrorKind::Taken(id(NAME)));
    home.store.remove(&id(NAME), &me(), now()).unwrap();
    assert_eq!(home.names(), [""; 0]);
    home.store.create(&session(NAME, "nueva"), &me()).unwrap();
    let entry = &home.store.trash().unwrap()[0];
    assert_eq!(entry.project_name.as_deref(), Some("OPD opd-1"));
    assert_eq!((entry.kind, entry.status), (Some(Kind::Ordinary), Some(Status::Open)), "told apart as in the list");
    assert_eq!(home.store.restore(entry, &me()).unwrap_err().kind, ErrorKind::Taken(id(NAME)));
    // In the same second; both stay apart.
    home.store.remove(&id(NAME), &me(), now()).unwrap();
    assert_eq!(home.store.trash().unwrap().len(), 2);
    home.store.restore(entry, &me()).unwrap();
    assert!(home.store.read(&id(NAME)).unwrap().session == session(NAME, "hoy"));
    assert_eq!(home.names(), ["opd-1.json", "opd-1.json.anterior"]);
}

#[test]
fn strays_go_at_the_start_unless_someone_is_writing_them() {
    let home = home();
    home.store.create(&session("otra", "x"), &me()).unwrap();
    let held = ready(&Store::open(home.folder.path()).unwrap(), "otra");
    let rubric_stray = home.folder.path().join("rubricas").join(names::temporary(&names::rubric("ab")));
    for path in [home.at("opd-1.json.tmp"), home.at("otra.json.tmp"), rubric_stray] {
        fs::write(path, "a medias").unwrap();
    }
    assert_eq!(home.store.sweep(&me()), 2);
    assert!(!home.at("opd-1.json.tmp").exists() && home.at("otra.json.tmp").exists());
    drop(held);
    assert_eq!(home.store.sweep(&me()), 1);
}

#[test]
fn a_file_elsewhere_is_read_alone_and_can_be_imported() {
    let home = home();
    let elsewhere = tempfile::tempdir().unwrap();
    let path = elsewhere.path().join("Copia de ayer.json");
    fs::write(&path, wire::write(&session("de-otra-oficina", "x"), 12)).unwrap();
    let reading = home.store.read_path(&path).unwrap();
    let mut open = home.store.create(&reading.session, &me()).unwrap();
    open.save(&session("de-otra-oficina", "y")).unwrap();
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
    assert_eq!(home.store.read(&id("de-otra-oficina")).unwrap().generation, 2);
}

#[test]
fn a_rubric_is_kept_under_its_hash_and_believed_only_with_it() {
    let home = home();
    let (_, embedded) = rubric_file::embedded();
    assert!(home.folder.path().join("rubricas").join(names::rubric(&embedded.sha256)).exists());
    let other = String::from_utf8(rubric_file::EMBEDDED.to_vec()).unwrap().replacen("opd-cierre-2026", "otra-2027", 1);
    let (_, pin) = home.store.keep_rubric("otra.json", other.as_bytes()).unwrap();
    // A later program, which has not seen the file.
    let fresh = || Store::open(home.folder.path()).unwrap();
    assert_eq!(fresh().find_rubric(&pin).unwrap().id(), "otra-2027");
    let path = home.folder.path().join("rubricas").join(names::rubric(&pin.sha256));
    fs::write(&path, other.replacen("carpeta", "CARPETA", 1)).unwrap();
    assert!(fresh().find_rubric(&pin).is_none());
    for sha256 in ["../sesiones/opd-1", "", &"A".repeat(64)] {
        let pin = crate::domain::session::RubricPin { id: "opd-cierre-2026".into(), sha256: sha256.into() };
        assert!(home.store.find_rubric(&pin).is_none());
    }
    let refused = home.store.keep_rubric("mala.json", b"{}").unwrap_err();
    assert!(matches!(refused.kind, ErrorKind::RefusedRubric(_)), "{refused:?}");
}
