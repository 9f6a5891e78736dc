//! Every call that can fail, in every way, once and for good: nothing is lost, no stray stays, and saving works again
//! once the fault is gone.

use crate::wording::store::destroyed;
use rustix::io::Errno;

use super::fixture::{id, me, now, ready, session, store_on};
use super::model::{Call, Failure, Model, Plan};
use crate::store::disk::Place;
use crate::store::{ErrorKind, Saved, names};

const NAME: &str = "opd-1";
const ERRNOS: [Errno; 6] = [Errno::IO, Errno::NOSPC, Errno::DQUOT, Errno::ROFS, Errno::XDEV, Errno::INTR];

pub(in crate::store) fn plans() -> impl Iterator<Item = Plan> {
    let failures = ERRNOS.map(Failure::Says).into_iter().chain([Failure::Short, Failure::Late(Errno::IO)]);
    failures.flat_map(|failure| {
        Call::ALL.into_iter().flat_map(move |call| {
            [false, true]
                .into_iter()
                .flat_map(move |forever| (0..3).map(move |nth| Plan { call, failure, nth, forever }))
        })
    })
}

fn strays(model: &Model) -> bool {
    model.listed(Place::Sessions).iter().any(|name| names::is_temporary(name))
}

#[test]
fn a_save_that_fails_keeps_the_old_and_one_that_follows_keeps_the_new() {
    let (old, new, newer) = (session(NAME, "ayer"), session(NAME, "hoy"), session(NAME, "mañana"));
    let models = [Model::default, Model::without_exchange];
    for (plan, model) in plans().flat_map(|plan| models.map(|model| (plan, model()))) {
        let store = store_on(&model);
        let mut open = store.create(&old, &me()).unwrap();
        open.save(&session(NAME, "aún")).unwrap();
        open.save(&old).unwrap();
        model.fail(Some(plan));
        let saved = open.save(&new);
        let again = open.save(&new);
        model.fail(None);
        let kept = store.read(&id(NAME)).unwrap();
        assert!(kept.session == old || kept.session == new, "{plan:?}");
        if saved.is_ok() || again.is_ok() {
            assert_eq!(kept.session, new, "{plan:?}");
        }
        // What cannot be looked at is left to the next save.
        if saved.is_err() && !matches!(plan.call, Call::Unlink | Call::Stamp) {
            assert!(!strays(&model), "{plan:?} {:?}", model.listed(Place::Sessions));
        }
        let generation = kept.generation;
        assert!(matches!(open.save(&newer), Ok(Saved::Written(n)) if n > generation), "{plan:?}");
        assert!(!strays(&model), "{plan:?}");
        assert_eq!(store.read(&id(NAME)).unwrap().session, newer, "{plan:?}");
        assert_eq!(model.listed(Place::Sessions).len(), 2, "{plan:?} {:?}", model.listed(Place::Sessions));
        drop(open);
        assert_eq!(*ready(&store, NAME).session(), newer, "{plan:?}");
    }
}

#[test]
fn a_first_save_that_fails_can_be_repeated() {
    let new = session(NAME, "hoy");
    for plan in plans() {
        let model = Model::default();
        let store = store_on(&model);
        store.create(&session("otra", "x"), &me()).unwrap();
        let mut open = store.begin(&new, &me()).unwrap();
        model.fail(Some(plan));
        let _ = open.save(&new);
        model.fail(None);
        open.save(&new).unwrap();
        assert_eq!(*open.id(), id(NAME), "{plan:?}");
        assert!(!strays(&model), "{plan:?}");
        assert_eq!(store.read(&id(NAME)).unwrap().session, new, "{plan:?}");
    }
}

#[test]
fn what_could_not_be_created_is_not_there_and_trying_again_makes_one() {
    let new = session(NAME, "hoy");
    for plan in plans() {
        let model = Model::default();
        let store = store_on(&model);
        store.create(&session("otra", "x"), &me()).unwrap();
        model.fail(Some(plan));
        let created = store.create(&new, &me()).map(drop);
        model.fail(None);
        if created.is_err() {
            // What can be neither looked at nor removed stays.
            if matches!(plan.call, Call::Unlink | Call::Stamp) {
                continue;
            }
            assert_eq!(model.listed(Place::Sessions), ["otra.json"], "{plan:?}");
            store.create(&new, &me()).unwrap();
        }
        assert!(store.read(&id(NAME)).unwrap().session == new, "{plan:?}");
    }
}

#[test]
fn interruptions_and_short_writes_are_not_even_noticed() {
    for (call, failure) in [
        (Call::Write, Failure::Short),
        (Call::Write, Failure::Says(Errno::INTR)),
        (Call::SyncFile, Failure::Says(Errno::INTR)),
        (Call::SyncFolder, Failure::Says(Errno::INTR)),
        (Call::Link, Failure::Says(Errno::XDEV)),
    ] {
        let model = Model::default();
        let mut open = store_on(&model).create(&session(NAME, "ayer"), &me()).unwrap();
        model.fail(Some(Plan { call, failure, nth: 0, forever: failure == Failure::Short }));
        assert_eq!(open.save(&session(NAME, "hoy")), Ok(Saved::Written(2)), "{call:?} {failure:?}");
        assert_eq!(model.listed(Place::Sessions), ["opd-1.json", "opd-1.json.anterior"], "{call:?}");
    }
}

#[test]
fn without_links_a_failed_rename_puts_the_file_back() {
    let model = Model::without_links();
    let store = store_on(&model);
    let mut open = store.create(&session(NAME, "ayer"), &me()).unwrap();
    model.fail(Some(Plan { call: Call::Replace, failure: Failure::Says(Errno::NOSPC), nth: 1, forever: false }));
    assert!(open.save(&session(NAME, "hoy")).is_err());
    assert_eq!(model.listed(Place::Sessions), ["opd-1.json"]);
    open.save(&session(NAME, "hoy")).unwrap();
    assert_eq!(model.listed(Place::Sessions), ["opd-1.json", "opd-1.json.anterior"]);
    drop(open);
    assert_eq!(*ready(&store, NAME).session(), session(NAME, "hoy"));
}

#[test]
fn a_failed_sync_is_answered_with_a_new_file() {
    let model = Model::default();
    let mut open = store_on(&model).create(&session(NAME, "ayer"), &me()).unwrap();
    model.fail(Some(Plan { call: Call::SyncFile, failure: Failure::Says(Errno::IO), nth: 0, forever: false }));
    let error = open.save(&session(NAME, "hoy")).unwrap_err();
    assert!(matches!(error.kind, ErrorKind::System { errno: Errno::IO, .. }));
    assert!(error.to_string().contains("disco falla"), "{error}");
    model.begin();
    open.save(&session(NAME, "hoy")).unwrap();
    assert_eq!(model.syncs(), (1, 1));
}

#[test]
fn removing_restoring_and_destroying_lose_nothing_to_a_fault() {
    let kept = session(NAME, "ayer");
    for plan in plans() {
        let model = Model::default();
        let store = store_on(&model);
        store.create(&session(NAME, "antes"), &me()).unwrap().save(&kept).unwrap();
        model.fail(Some(plan));
        let removed = store.remove(&id(NAME), &me(), now());
        model.fail(None);
        match removed {
            Ok(()) => assert!(store.read(&id(NAME)).is_err(), "{plan:?}"),
            // Finished by doing it again, unless the last step failed after all was done.
            Err(_) => drop(store.remove(&id(NAME), &me(), now())),
        }
        let removed =
            |store: &crate::store::Store| store.trash().unwrap().into_iter().find(|entry| entry.project_name.is_some());
        let entry = removed(&store).unwrap();
        model.fail(Some(plan));
        let restored = store.restore(&entry, &me());
        model.fail(None);
        if restored.is_err() {
            let _ = removed(&store).map(|entry| store.restore(&entry, &me()));
        }
        assert_eq!(store.read(&id(NAME)).unwrap().session, kept, "{plan:?}");
        store.remove(&id(NAME), &me(), now()).unwrap();
        model.fail(Some(plan));
        let purged = store.purge_all(|entry| destroyed(entry, now()));
        model.fail(None);
        if purged.is_ok() {
            assert_eq!(model.listed(Place::Trash), [""; 0], "{plan:?}");
        }
        let gone = model.listed(Place::Trash).is_empty();
        let told = model.content(Place::Root, "registro.log").is_some();
        assert!(told || !gone, "{plan:?}");
        store.purge_all(|entry| destroyed(entry, now())).unwrap();
        assert_eq!(model.listed(Place::Trash), [""; 0], "{plan:?}");
    }
}
