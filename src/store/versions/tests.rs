use rustix::io::Errno;

use super::*;
use crate::store::tests::crash::survey;
use crate::store::tests::fault::plans;
use crate::store::tests::fixture::{closed, finished, id, me, now, ready, reopened, session, store_on};
use crate::store::tests::model::{Call, Failure, Model, Plan, State};
use crate::store::{Opening, Saved, Which};

const NAME: &str = "opd-1";
const FILE: &str = "opd-1.json";
const BACKUP: &str = "opd-1.json.anterior";
const FIRST: &str = "opd-1.v1.json";
const SECOND: &str = "opd-1.v2.json";
const ERASED: &str = "palabra-que-se-borró";

/// A disk on which a session lies that can be closed; what was erased from it last is in its backup.
fn with_finished(model: Model) -> (Model, Session) {
    let done = finished(NAME, "listo");
    let mut open = store_on(&model).create(&finished(NAME, ERASED), &me()).unwrap();
    open.save(&done).unwrap();
    (model, done)
}

fn file(model: &Model) -> Vec<u8> {
    model.content(Place::Sessions, FILE).unwrap()
}

fn kept(model: &Model, name: &str) -> Option<Vec<u8>> {
    model.content(Place::Closed, name)
}

fn holds(bytes: &[u8], text: &str) -> bool {
    String::from_utf8_lossy(bytes).contains(text)
}

#[test]
fn each_version_is_kept_to_the_byte_and_only_the_newest_is_opened_again() {
    for model in [Model::default(), Model::without_exchange(), Model::without_links()] {
        let (model, done) = with_finished(model);
        let store = store_on(&model);
        assert!(holds(&model.content(Place::Sessions, BACKUP).unwrap(), ERASED));
        let (first, mut open) = (closed(&done), ready(&store, NAME));
        assert_eq!(open.save(&first), Ok(Saved::Written(3)));
        assert_eq!((kept(&model, FIRST).unwrap(), open.save(&first)), (file(&model), Ok(Saved::Unchanged)));
        for name in model.listed(Place::Sessions) {
            assert!(!holds(&model.content(Place::Sessions, &name).unwrap(), ERASED), "{name}");
        }
        let handed_in = file(&model);
        let mut second = reopened(&first);
        open.save(&second).unwrap();
        let at = second.rubric().first();
        second.set_text(at, crate::domain::text::TextKind::Hallazgo, "otra cosa".into()).unwrap();
        open.save(&second).unwrap();
        assert_eq!((kept(&model, FIRST).unwrap(), kept(&model, SECOND)), (handed_in.clone(), None));
        let second = closed(&second);
        open.save(&second).unwrap();
        assert_eq!((kept(&model, FIRST).unwrap(), kept(&model, SECOND).unwrap()), (handed_in, file(&model)));
        assert_eq!(store.versions(&id(NAME)), Ok(vec![1, 2]));
        let read = |version| store.read_version(&id(NAME), version).map(|reading| reading.session);
        assert_eq!((read(1), read(2)), (Ok(first), Ok(second)));
        assert!(matches!(read(3), Err(StoreError { kind: ErrorKind::NotFound, .. })));
    }
}

/// What holds after a stop, wherever it came: open or closed, and once it was opened for work, kept if it is closed.
fn heals(state: State, open: &Session, closed: &Session) -> bool {
    let model = Model::with(state);
    let store = store_on(&model);
    let found = store.read(&id(NAME)).unwrap().session;
    assert!(found == *open || found == *closed);
    if found == *open {
        assert_eq!(kept(&model, FIRST), None, "a version is kept that was never handed in");
        // Closing it again does as well.
        ready(&store, NAME).save(closed).unwrap();
    } else {
        drop(ready(&store, NAME));
    }
    assert!(kept(&model, FIRST).unwrap() == file(&model));
    assert!(model.listed(Place::Closed).iter().all(|name| !names::is_temporary(name)));
    let erased = |name: &String| holds(&model.content(Place::Sessions, name).unwrap(), ERASED);
    assert!(!model.listed(Place::Sessions).iter().any(erased), "{:?}", model.listed(Place::Sessions));
    found == *closed
}

#[test]
fn closing_survives_every_crash_open_or_closed_and_never_between() {
    for model in [Model::default(), Model::without_exchange(), Model::without_links()] {
        let (model, done) = with_finished(model);
        let first = closed(&done);
        let complaints = survey(&model, &[Some(&done), Some(&first)], &[Some(&first)], |store| {
            ready(store, NAME).save(&first).unwrap();
        });
        assert_eq!(complaints, [""; 0]);
        let states = model.history();
        let crashes: Vec<bool> = states
            .iter()
            .flat_map(State::crashes)
            .chain(states.clone())
            .map(|state| heals(state, &done, &first))
            .collect();
        assert!(crashes.contains(&true) && crashes.contains(&false));
        assert!(model.state().crashes().into_iter().all(|state| heals(state, &done, &first)));
    }
}

#[test]
fn opening_again_survives_every_crash_and_keeps_what_was_handed_in() {
    let (model, done) = with_finished(Model::default());
    let first = closed(&done);
    ready(&store_on(&model), NAME).save(&first).unwrap();
    let handed_in = file(&model);
    let second = reopened(&first);
    // As a stop right after the closing may have left it.
    store_on(&model).disk().unlink(Place::Closed, FIRST).unwrap();
    let complaints = survey(&model, &[Some(&first), Some(&second)], &[Some(&second)], |store| {
        ready(store, NAME).save(&second).unwrap();
    });
    assert_eq!(complaints, [""; 0]);
    let mut opened = 0;
    for state in model.history().iter().flat_map(State::crashes) {
        let model = Model::with(state);
        let store = store_on(&model);
        let found = store.read(&id(NAME)).unwrap().session;
        if found == second {
            opened += 1;
        } else {
            ready(&store, NAME).save(&second).unwrap();
        }
        assert_eq!(kept(&model, FIRST).as_ref(), Some(&handed_in));
    }
    assert!(opened > 0);
}

#[test]
fn a_closing_that_fails_on_the_way_is_done_by_doing_it_again() {
    for plan in plans() {
        let (model, done) = with_finished(Model::default());
        let (store, first) = (store_on(&model), closed(&done));
        let mut open = ready(&store, NAME);
        model.fail(Some(plan));
        let saved = open.save(&first);
        model.fail(None);
        let found = store.read(&id(NAME)).unwrap().session;
        assert!(found == first || (found == done && saved.is_err()), "{plan:?}");
        assert!(saved.is_err() || kept(&model, FIRST) == Some(file(&model)), "{plan:?}: acknowledged");
        if plan.nth == 1 {
            // Where the copy failed, opening it again does not lose the version.
            let second = reopened(&first);
            open.save(&second).unwrap();
            assert_eq!(kept(&model, FIRST).is_some(), found == first, "{plan:?}");
        } else {
            open.save(&first).unwrap();
            // A copy that was there but not acknowledged is of an earlier save of the very version.
            assert_eq!(store.read_version(&id(NAME), 1).unwrap().session, first, "{plan:?}");
        }
        assert!(model.listed(Place::Closed).len() < 3);
    }
}

#[test]
fn another_version_of_that_number_is_never_replaced_and_a_damaged_one_is_set_aside() {
    let (model, done) = with_finished(Model::default());
    let (store, first) = (store_on(&model), closed(&done));
    let other = wire::write(&closed(&finished(NAME, "otra")), 3);
    model.plant(Place::Closed, FIRST, &other);
    let mut open = ready(&store, NAME);
    let refused = open.save(&first).unwrap_err();
    assert_eq!((refused.kind, file(&model)), (ErrorKind::VersionTaken(1), wire::write(&done, 2)));
    assert_eq!(kept(&model, FIRST), Some(other.clone()));
    model.plant(Place::Closed, FIRST, &other[..900]);
    open.save(&first).unwrap();
    assert!(kept(&model, FIRST) == Some(file(&model)));
    let aside: Vec<String> = model.listed(Place::Closed).into_iter().filter(|name| name != FIRST).collect();
    assert_eq!(aside.len(), 1);
    assert!(aside[0].starts_with("opd-1.v1.json.apartado-"));
}

#[test]
fn versions_go_to_the_trash_with_their_session_and_come_back_with_it() {
    let (model, done) = with_finished(Model::default());
    let (store, first) = (store_on(&model), closed(&done));
    let second = closed(&reopened(&first));
    let mut open = ready(&store, NAME);
    for session in [&first, &reopened(&first), &second] {
        open.save(session).unwrap();
    }
    drop(open);
    let versions = [FIRST, SECOND].map(|name| kept(&model, name).unwrap());
    store.remove(&id(NAME), &me(), now()).unwrap();
    assert_eq!((model.listed(Place::Closed), store.versions(&id(NAME))), (Vec::new(), Ok(Vec::new())));
    store.restore(&store.trash().unwrap()[0], &me()).unwrap();
    assert_eq!([FIRST, SECOND].map(|name| kept(&model, name).unwrap()), versions);
    store.remove(&id(NAME), &me(), now()).unwrap();
    store.purge_all(|_| String::new()).unwrap();
    assert!(model.listed(Place::Trash).is_empty() && model.listed(Place::Closed).is_empty());
}

#[test]
fn a_closed_file_that_is_damaged_gives_way_to_its_backup_and_one_that_was_changed_is_open_again() {
    let (model, done) = with_finished(Model::default());
    let (store, first) = (store_on(&model), closed(&done));
    ready(&store, NAME).save(&first).unwrap();
    // Changed by hand, and the hash of the file taken away, as the schema says.
    let text = String::from_utf8(file(&model)).unwrap().replace("listo", "nuevo");
    let text: String = text.lines().filter(|line| !line.contains("payload_sha256")).collect::<Vec<_>>().join("\n");
    let forged = text.replacen("\"generation\": 3,", "\"generation\": 3", 1);
    model.plant(Place::Sessions, FILE, forged.as_bytes());
    let Opening::Recovery(recovery) = store.open_for_work(&id(NAME), &me()).unwrap() else { panic!("no choice") };
    assert_eq!(recovery.choices(), [Which::Backup, Which::File]);
    let open = recovery.choose(Which::Backup, now()).unwrap();
    assert_eq!(*open.session(), first);
    drop(open);
    let Opening::Recovery(recovery) = store.open_for_work(&id(NAME), &me()).unwrap() else { panic!("no choice") };
    let mut open = recovery.choose(Which::File, now()).unwrap();
    let changed = open.session().clone();
    assert_eq!((changed.head().status, changed.version()), (Status::Open, 2), "its seal says nothing any more");
    open.save(&changed).unwrap();
    assert!(kept(&model, FIRST).is_some_and(|bytes| holds(&bytes, "listo")));
}

#[test]
fn a_copy_that_is_imported_keeps_its_version_as_well() {
    let model = Model::default();
    let first = closed(&session_of("listo"));
    store_on(&model).create(&first, &me()).unwrap();
    assert!(kept(&model, FIRST) == Some(file(&model)));
    let plan = Plan { call: Call::SyncFolder, failure: Failure::Says(Errno::IO), nth: 1, forever: false };
    let model = Model::default();
    store_on(&model).create(&session("otra", "x"), &me()).unwrap();
    model.fail(Some(plan));
    let mut open = store_on(&model).begin(&first, &me()).unwrap();
    let _ = open.save(&first);
    model.fail(None);
    open.save(&first).unwrap();
    assert_eq!(store_on(&model).read_version(&id(NAME), 1).unwrap().session, first);
}

fn session_of(text: &str) -> Session {
    finished(NAME, text)
}
