//! Every state that a crash can leave gives the old or the new session, and a further save survives it.

use super::fixture::{id, me, now, ready, session, store_on};
use super::model::{Model, State};
use crate::domain::session::Session;
use crate::store::disk::Place;
use crate::store::{ErrorKind, Opening, Saved, Store, Which, names, wire};
use crate::wording::store::destroyed;

const NAME: &str = "opd-1";

/// What loading may find; `None` is that there is no such session.
pub(in crate::store) type Lawful<'a> = &'a [Option<&'a Session>];

/// How one crashed state breaks the promise, if it does.
fn broken(state: State, lawful: Lawful<'_>) -> Option<String> {
    let model = Model::with(state);
    let store = store_on(&model);
    let found = match store.read(&id(NAME)) {
        Ok(reading) => Some(reading.session),
        Err(error) if error.kind == ErrorKind::NotFound => None,
        Err(error) => return Some(format!("{error} {:?}", model.listed(Place::Sessions))),
    };
    if !lawful.contains(&found.as_ref()) {
        return Some(format!("neither old nor new: {:?}", model.listed(Place::Sessions)));
    }
    let found = found?;
    let opening = store.open_for_work(&id(NAME), &me()).map_err(|error| error.to_string());
    let mut open = match opening {
        Ok(Opening::Ready(open)) => *open,
        Ok(Opening::Recovery(recovery)) => recovery.choose(Which::Backup, now()).unwrap(),
        Ok(Opening::HeldElsewhere { .. } | Opening::ReadOnly) => return Some("not ours".into()),
        Err(error) => return Some(error),
    };
    let further = session(NAME, "y siguió");
    if *open.session() != found || !matches!(open.save(&further), Ok(Saved::Written(_))) {
        return Some("a further save failed".into());
    }
    let strays = model.listed(Place::Sessions).iter().any(|name| names::is_temporary(name));
    let kept = model
        .state()
        .crashes()
        .into_iter()
        .all(|state| store_on(&Model::with(state)).read(&id(NAME)).is_ok_and(|reading| reading.session == further));
    (strays || !kept).then(|| format!("after a further save: strays {strays}, kept {kept}"))
}

/// Does `work`, and checks every crash on the way against `during`, and every crash after it against `after`.
pub(in crate::store) fn survey(
    model: &Model,
    during: Lawful<'_>,
    after: Lawful<'_>,
    work: impl FnOnce(&Store),
) -> Vec<String> {
    model.begin();
    work(&store_on(model));
    let mut complaints = Vec::new();
    let mut states = 0;
    for (n, state) in model.history().into_iter().enumerate() {
        for crashed in state.crashes() {
            states += 1;
            complaints.extend(broken(crashed, during).map(|what| format!("after call {n}: {what}")));
        }
    }
    for crashed in model.state().crashes() {
        complaints.extend(broken(crashed, after).map(|what| format!("acknowledged: {what}")));
    }
    assert!(states > 4, "only {states} states");
    complaints
}

/// A disk on which the session was saved twice, so that it has a backup.
fn with_backup() -> (Model, Session) {
    let model = Model::default();
    let old = session(NAME, "lo de ayer");
    let mut open = store_on(&model).create(&session(NAME, "lo de antes"), &me()).unwrap();
    open.save(&old).unwrap();
    (model, old)
}

fn first_save(model: &Model) -> Vec<String> {
    // Its rubric is kept already.
    store_on(model).create(&session("otra", "x"), &me()).unwrap();
    let new = session(NAME, "lo de hoy");
    survey(model, &[None, Some(&new)], &[Some(&new)], |store| drop(store.create(&new, &me()).unwrap()))
}

fn later_save(model: &Model, old: &Session) -> Vec<String> {
    later_save_as(model, old, 3)
}

fn later_save_as(model: &Model, old: &Session, generation: u64) -> Vec<String> {
    let new = session(NAME, "lo de hoy");
    survey(model, &[Some(old), Some(&new)], &[Some(&new)], |store| {
        assert!(matches!(ready(store, NAME).save(&new), Ok(Saved::Written(n)) if n == generation));
    })
}

#[test]
fn a_first_save_survives_every_crash() {
    assert_eq!(first_save(&Model::default()), [""; 0]);
}

#[test]
fn a_save_survives_every_crash_at_the_price_of_two_syncs() {
    let (model, old) = with_backup();
    assert_eq!(later_save(&model, &old), [""; 0]);
    assert_eq!(model.syncs(), (1, 1));
}

#[test]
fn several_drafts_in_a_row_survive_every_crash() {
    let (model, old) = with_backup();
    let drafts = ["u", "un", "una"].map(|text| session(NAME, text));
    let lawful = [Some(&old), Some(&drafts[0]), Some(&drafts[1]), Some(&drafts[2])];
    let complaints = survey(&model, &lawful, &lawful[3..], |store| {
        let mut open = ready(store, NAME);
        for draft in &drafts {
            open.save(draft).unwrap();
        }
    });
    assert_eq!(complaints, [""; 0]);
}

#[test]
fn removing_and_restoring_survive_every_crash() {
    let (model, old) = with_backup();
    let removed = survey(&model, &[Some(&old), None], &[None], |store| {
        store.remove(&id(NAME), &me(), now()).unwrap();
    });
    assert_eq!(removed, [""; 0]);
    let mut states = model.history();
    let restored = survey(&model, &[None, Some(&old)], &[Some(&old)], |store| {
        let entries = store.trash().unwrap();
        store.restore(&entries[0], &me()).unwrap();
    });
    assert_eq!(restored, [""; 0]);
    states.extend(model.history());
    for state in states.iter().flat_map(State::crashes) {
        let model = Model::with(state);
        let store = store_on(&model);
        let in_trash = || store.trash().unwrap().iter().any(|entry| entry.project_name.is_some());
        assert!(store.read(&id(NAME)).is_ok() || in_trash(), "{:?}", model.listed(Place::Trash));
    }
}

#[test]
fn nothing_is_destroyed_without_a_line_of_it() {
    let (model, _) = with_backup();
    store_on(&model).remove(&id(NAME), &me(), now()).unwrap();
    model.begin();
    assert_eq!(store_on(&model).purge_all(|entry| destroyed(entry, now())), Ok(1));
    let mut destroyed = 0;
    for state in model.history().iter().flat_map(State::crashes) {
        let model = Model::with(state);
        if model.listed(Place::Trash).len() < 2 {
            destroyed += 1;
            let record = model.content(Place::Root, "registro.log").unwrap_or_default();
            assert!(String::from_utf8(record).unwrap().contains("destruida opd-1 "));
        }
    }
    assert!(destroyed > 0);
    assert!(model.state().crashes().into_iter().all(|state| Model::with(state).listed(Place::Trash).is_empty()));
}

#[test]
fn a_save_without_exchanged_names_survives_every_crash() {
    let model = Model::without_exchange();
    let old = session(NAME, "lo de ayer");
    store_on(&model).create(&session(NAME, "lo de antes"), &me()).unwrap().save(&old).unwrap();
    assert_eq!(later_save(&model, &old), [""; 0]);
    assert_eq!(model.syncs(), (1, 1));
}

#[test]
fn a_save_without_hard_links_survives_every_crash() {
    let model = Model::without_links();
    let old = session(NAME, "lo de ayer");
    store_on(&model).create(&old, &me()).unwrap();
    assert_eq!(later_save_as(&model, &old, 2), [""; 0]);
}

#[test]
fn recovering_from_the_backup_survives_every_crash() {
    let (model, _) = with_backup();
    let before = session(NAME, "lo de antes");
    model.plant(Place::Sessions, "opd-1.json", b"{\"format\": \"supervisa.se");
    let new = session(NAME, "lo de hoy");
    let complaints = survey(&model, &[Some(&before), Some(&new)], &[Some(&new)], |store| {
        let Opening::Recovery(recovery) = store.open_for_work(&id(NAME), &me()).unwrap() else { panic!("no choice") };
        recovery.choose(Which::Backup, now()).unwrap().save(&new).unwrap();
    });
    assert_eq!(complaints, [""; 0]);
}

#[test]
fn going_on_with_what_can_be_read_survives_every_crash_and_keeps_the_damaged_file() {
    let whole = wire::write(&session(NAME, "lo de ayer"), 9);
    let files = [&whole[..], b"\0\0\0\0"].concat();
    for damaged in [&files[..], &whole[..whole.len() - 200]] {
        for disk in [Model::default as fn() -> Model, Model::without_exchange, Model::without_links] {
            for backup in [None, Some(wire::write(&session(NAME, "lo de antes"), 8)), Some(b"{".to_vec())] {
                let model = disk();
                store_on(&model).create(&session("otra", "x"), &me()).unwrap();
                model.plant(Place::Sessions, "opd-1.json", damaged);
                if let Some(backup) = &backup {
                    model.plant(Place::Sessions, "opd-1.json.anterior", backup);
                }
                let new = session(NAME, "lo de hoy");
                model.begin();
                let store = store_on(&model);
                let Opening::Recovery(recovery) = store.open_for_work(&id(NAME), &me()).unwrap() else { panic!() };
                recovery.choose(Which::File, now()).unwrap().save(&new).unwrap();
                let is_whole = |state: State| {
                    let model = Model::with(state);
                    let listed = model.listed(Place::Sessions);
                    let kept = listed.iter().filter_map(|name| model.content(Place::Sessions, name));
                    let kept: Vec<Vec<u8>> = kept.collect();
                    let saved = store_on(&model).read(&id(NAME)).is_ok_and(|reading| reading.session == new);
                    let backed = backup.as_ref().is_none_or(|backup| kept.contains(backup));
                    assert!(kept.iter().any(|bytes| bytes == damaged) && backed, "{listed:?}");
                    (saved || listed.iter().any(|name| name == "opd-1.json")).then_some(saved)
                };
                for state in model.history().iter().flat_map(State::crashes) {
                    assert!(is_whole(state).is_some(), "neither the damaged nor the new file has its name");
                }
                assert!(model.state().crashes().into_iter().all(|state| is_whole(state) == Some(true)));
            }
        }
    }
}

#[test]
fn the_survey_notices_a_missing_sync_of_the_folder() {
    let (model, old) = with_backup();
    model.omit_folder_sync();
    assert!(later_save(&model, &old).iter().any(|what| what.starts_with("acknowledged")));
    let model = Model::default();
    model.omit_folder_sync();
    assert!(first_save(&model).iter().any(|what| what.starts_with("acknowledged")));
}

#[test]
fn the_survey_notices_a_missing_sync_of_the_file() {
    let (model, old) = with_backup();
    model.omit_file_sync();
    assert!(!later_save(&model, &old).is_empty());
    let model = Model::default();
    model.omit_file_sync();
    assert!(!first_save(&model).is_empty());
}
