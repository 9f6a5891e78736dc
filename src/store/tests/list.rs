//! The list and finding a session in it.

use std::fs;
use std::time::Instant;

use chrono::Duration;

use super::fixture::{id, me, now, session};
use crate::domain::session::{Session, Status};
use crate::domain::text::TextKind;
use crate::store::{Entry, ErrorKind, Store, list, wire};

fn store_with(sessions: &[Session]) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    for session in sessions {
        store.create(session, &me()).unwrap();
    }
    (folder, store)
}

fn ids(entries: &[Entry]) -> Vec<&str> {
    entries.iter().filter_map(|entry| Some(entry.id.as_ref()?.as_str())).collect()
}

#[test]
fn the_newest_change_comes_first_with_its_numbers() {
    let mut old = session("antigua", "x");
    old.touch(now() - Duration::days(2));
    let (_folder, store) = store_with(&[session("nueva", "x"), old.with_status(Status::Closed)]);
    let entries = store.list().unwrap();
    assert_eq!(ids(&entries), ["nueva", "antigua"]);
    let first = &entries[0];
    assert_eq!((first.criteria, first.complete), (Some(36), Some(1)));
    assert_eq!(first.total_percent.map(|percent| percent.0), Some(3333));
    assert_eq!(first.project_name.as_deref(), Some("OPD nueva"));
    assert_eq!((first.status, entries[1].status), (Some(Status::Open), Some(Status::Closed)));
    assert_eq!(store.latest_open().unwrap(), Some(id("nueva")));
}

#[test]
fn what_is_wrong_is_told_beside_the_file_and_stops_nothing() {
    let (folder, store) = store_with(&[session("buena", "x")]);
    let at = |name: &str| folder.path().join("sesiones").join(name);
    fs::write(at("rota.json"), "{\"format\": \"supervisa.session\",\n \"id\": 3").unwrap();
    fs::write(at("Mi copia.json"), wire::write(&session("buena", "x"), 1)).unwrap();
    fs::write(at("otro-nombre.json"), wire::write(&session("buena", "x"), 1)).unwrap();
    fs::write(at("sola.json.anterior"), wire::write(&session("sola", "x"), 1)).unwrap();
    fs::write(at("nota.txt"), "no es una sesión").unwrap();
    let entries = store.list().unwrap();
    assert_eq!(entries.len(), 5);
    let problem = |end: &str| {
        let entry = entries.iter().find(|entry| entry.path.ends_with(end)).unwrap();
        entry.problem.as_ref().map(ToString::to_string).unwrap_or_default()
    };
    assert_eq!(problem("buena.json"), "");
    assert!(problem("rota.json").contains("rota.json:2:"), "{}", problem("rota.json"));
    assert!(problem("Mi copia.json").contains("impórtelo"));
    assert!(problem("otro-nombre.json").contains("«buena»"));
    assert!(problem("sola.json.anterior").contains("respaldo"));
}

#[test]
fn a_beginning_names_a_session_if_it_names_only_one() {
    let all: Vec<Session> =
        ["opd", "opd-arica", "opd-arica-2", "talca"].iter().map(|name| session(name, "x")).collect();
    let (_folder, store) = store_with(&all);
    assert_eq!(store.resolve("opd"), Ok(id("opd")), "an exact id wins");
    assert_eq!(store.resolve("t"), Ok(id("talca")));
    let ambiguous = store.resolve("opd-").unwrap_err();
    assert_eq!(ambiguous.kind, ErrorKind::Ambiguous(vec![id("opd-arica"), id("opd-arica-2")], 2));
    assert!(matches!(ambiguous.kind, ErrorKind::Ambiguous(..)));
    assert!(ambiguous.to_string().contains("\n  opd-arica-2\n"), "{ambiguous}");
    let none = store.resolve("x\u{1b}[2J").unwrap_err();
    assert!(none.kind == ErrorKind::NotFound && !none.to_string().contains('\u{1b}'));
}

#[test]
fn a_reader_who_has_seen_enough_stops_the_scan() {
    let all: Vec<Session> = (0..300).map(|n| session(&format!("s-{n}"), "x")).collect();
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    for session in &all {
        fs::write(folder.path().join(format!("sesiones/{}.json", session.id())), wire::write(session, 1)).unwrap();
    }
    let mut seen = 0;
    let mut batches = 0;
    store
        .scan(&mut |batch| {
            seen += batch.len();
            batches += 1;
            batches < 2
        })
        .unwrap();
    assert_eq!((seen, batches), (128, 2));
    assert_eq!(store.list().unwrap().len(), 300);
}

#[test]
fn what_is_longer_than_a_session_may_have_is_told_and_not_shown() {
    let (folder, store) = store_with(&[]);
    let text = String::from_utf8(wire::write(&session("larga", "x"), 1)).unwrap();
    let long = text.replacen("OPD larga", &"\\n".repeat(100_000), 1);
    fs::write(folder.path().join("sesiones/larga.json"), long).unwrap();
    let mut entries = Vec::new();
    store
        .scan(&mut |mut batch| {
            entries.append(&mut batch);
            true
        })
        .unwrap();
    assert_eq!((entries.len(), entries[0].project_name.as_deref()), (1, None));
    assert!(entries[0].problem.as_ref().unwrap().to_string().contains("project_name"), "{:?}", entries[0].problem);
}

/// For the figure: `cargo test --release --lib twenty_thousand -- --ignored --nocapture`.
#[test]
#[ignore = "makes 20,000 files"]
fn twenty_thousand_sessions() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let mut model = session("modelo", &"texto ".repeat(2_500));
    let first = model.rubric().first();
    model.set_text(first, TextKind::Observacion, "texto ".repeat(2_500)).unwrap();
    let bytes = String::from_utf8(wire::write(&model, 1)).unwrap();
    for n in 0..20_000 {
        let text = bytes.replacen("\"modelo\"", &format!("\"s-{n}\""), 1);
        fs::write(folder.path().join(format!("sesiones/s-{n}.json")), text).unwrap();
    }
    let started = Instant::now();
    let mut first = None;
    let mut all = Vec::new();
    store
        .scan(&mut |mut batch| {
            first.get_or_insert_with(|| started.elapsed());
            all.append(&mut batch);
            true
        })
        .unwrap();
    list::sort(&mut all);
    println!("20,000 × {} bytes: first {first:?}, all {:?}", bytes.len(), started.elapsed());
    assert!(all.len() == 20_000 && all.iter().all(|entry| entry.problem.is_none()));
}
