//! A datum of a person that was corrected is nowhere any more: not in the backup, not in a stray, whatever happens to the
//! save that takes it out.

use serde_json::Value;

use super::crash::survey;
use super::fault::plans;
use super::fixture::{id, me, now, ready, session, store_on};
use super::model::{Model, State};
use crate::domain::text::TextKind;
use crate::domain::traces::Traces;
use crate::store::disk::Place;
use crate::store::{Opening, Saved, Which, names, wire};

const NAME: &str = "opd-1";
const RUN: &str = "24.567.891-6";
const FILE: &str = "opd-1.json";
const BACKUP: &str = "opd-1.json.anterior";

/// The files in `sesiones/` that hold `datum`.
fn holding(model: &Model, datum: &str) -> Vec<String> {
    let mut names = model.listed(Place::Sessions);
    let holds = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).contains(datum);
    names.retain(|name| holds(model.content(Place::Sessions, name).unwrap()));
    names
}

/// A disk on which a session was saved with a RUN, and once more: file and backup hold it.
fn with_run_on(model: Model) -> Model {
    let mut open = store_on(&model).create(&session(NAME, RUN), &me()).unwrap();
    open.save(&session(NAME, &format!("El {RUN}"))).unwrap();
    assert_eq!(holding(&model, RUN), [FILE, BACKUP]);
    model
}

fn with_run() -> Model {
    with_run_on(Model::default())
}

#[test]
fn a_run_that_was_replaced_is_in_no_file_once_that_is_saved() {
    for model in [Model::default(), Model::without_exchange(), Model::without_links()] {
        let model = with_run_on(model);
        let mut open = ready(&store_on(&model), NAME);
        assert_eq!(open.save(&session(NAME, "El C-03")), Ok(Saved::Written(3)));
        assert_eq!(holding(&model, RUN), [""; 0]);
        let backup = model.content(Place::Sessions, BACKUP);
        assert_eq!(backup, model.content(Place::Sessions, FILE), "and there is a backup all the same");
        // The next save goes its usual way.
        open.save(&session(NAME, "El C-03, otra vez")).unwrap();
        assert_eq!(model.content(Place::Sessions, BACKUP), backup);
        assert!(model.listed(Place::Sessions).iter().all(|name| !names::is_temporary(name)));
    }
}

#[test]
fn what_is_deleted_key_by_key_leaves_no_piece_behind() {
    let model = with_run();
    let mut open = ready(&store_on(&model), NAME);
    for end in (8..RUN.len()).rev() {
        open.save(&session(NAME, &format!("El {}", &RUN[..end]))).unwrap();
        let digit = RUN[end..].starts_with(|c: char| c.is_ascii_digit());
        assert!(!digit || holding(&model, &RUN[..=end]).is_empty(), "{}", &RUN[..=end]);
    }
    open.save(&session(NAME, "El C-03")).unwrap();
    assert_eq!(holding(&model, "24.567"), [""; 0]);
}

#[test]
fn a_save_that_takes_nothing_out_costs_what_it_did() {
    let model = with_run();
    let mut open = ready(&store_on(&model), NAME);
    model.begin();
    open.save(&session(NAME, &format!("El {RUN}, que sigue ahí"))).unwrap();
    assert_eq!(model.syncs(), (1, 1));
    model.begin();
    open.save(&session(NAME, "El C-03")).unwrap();
    assert_eq!(model.syncs(), (2, 2), "the copy that is the backup is synced as well");
}

#[test]
fn a_save_that_takes_a_datum_out_survives_every_crash_and_leaves_it_nowhere_once_acknowledged() {
    for model in [with_run(), with_run_on(Model::without_exchange()), with_run_on(Model::without_links())] {
        let (old, new) = (session(NAME, &format!("El {RUN}")), session(NAME, "El C-03"));
        let complaints = survey(&model, &[Some(&old), Some(&new)], &[Some(&new)], |store| {
            ready(store, NAME).save(&new).unwrap();
        });
        assert_eq!(complaints, [""; 0]);
        for crashed in model.state().crashes() {
            assert_eq!(holding(&Model::with(crashed), RUN), [""; 0]);
        }
        // A kill, which takes no call back: from the moment the new file has its name on, at most what is in hand holds it.
        for state in model.history() {
            let killed = Model::with(state);
            let left = holding(&killed, RUN);
            let allowed = |name: &String| name == FILE || names::is_temporary(name);
            assert!(left.contains(&FILE.to_owned()) || left.iter().all(allowed), "{left:?}");
        }
    }
}

#[test]
fn whatever_a_crash_left_behind_is_gone_once_the_session_is_opened() {
    let model = with_run();
    model.begin();
    ready(&store_on(&model), NAME).save(&session(NAME, "El C-03")).unwrap();
    let mut left = 0;
    for crashed in model.history().iter().flat_map(State::crashes) {
        let model = Model::with(crashed);
        let store = store_on(&model);
        let forgotten = store.read(&id(NAME)).unwrap().session == session(NAME, "El C-03");
        left += usize::from(forgotten && !holding(&model, RUN).is_empty());
        let opening = store.open_for_work(&id(NAME), &me()).unwrap();
        assert!(!forgotten || holding(&model, RUN).is_empty(), "{:?}", holding(&model, RUN));
        drop(opening);
    }
    assert!(left > 0, "no crash left anything");
    // So is what an older program left in the backup.
    let model = with_run();
    model.plant(Place::Sessions, FILE, &wire::write(&session(NAME, "El C-03"), 9));
    let open = ready(&store_on(&model), NAME);
    assert_eq!(holding(&model, RUN), [""; 0]);
    assert!(open.is_settled());
}

#[test]
fn a_fault_on_the_way_loses_nothing_and_the_datum_goes_with_the_next_save() {
    let (old, new) = (session(NAME, &format!("El {RUN}")), session(NAME, "El C-03"));
    for plan in plans() {
        let model = with_run();
        let store = store_on(&model);
        let mut open = ready(&store, NAME);
        model.fail(Some(plan));
        let saved = open.save(&new);
        model.fail(None);
        let kept = store.read(&id(NAME)).unwrap().session;
        assert!(kept == new || (kept == old && saved.is_err()), "{plan:?}");
        if saved.is_ok() {
            let left: Vec<String> =
                holding(&model, RUN).into_iter().filter(|name| !names::is_temporary(name)).collect();
            assert_eq!(left, [""; 0], "{plan:?}: acknowledged");
        }
        // The same once more, as after a failure, and then a further one.
        open.save(&new).unwrap();
        assert_eq!(store.read(&id(NAME)).unwrap().session, new, "{plan:?}");
        open.save(&session(NAME, "El C-03 y C-05")).unwrap();
        assert_eq!(holding(&model, RUN), [""; 0], "{plan:?}");
    }
}

#[test]
fn a_datum_that_came_and_went_between_two_failed_saves_is_gone_too() {
    use super::model::{Call, Failure, Plan};
    use rustix::io::Errno;
    let model = Model::default();
    let mut open = store_on(&model).create(&session(NAME, "Ayer"), &me()).unwrap();
    // It reaches the file, but not its acknowledgement.
    model.fail(Some(Plan { call: Call::SyncFolder, failure: Failure::Says(Errno::IO), nth: 0, forever: false }));
    open.save(&session(NAME, RUN)).unwrap_err();
    assert_eq!(holding(&model, RUN), [FILE]);
    open.save(&session(NAME, "C-03")).unwrap();
    assert_eq!(holding(&model, RUN), [""; 0]);
}

#[test]
fn what_was_set_aside_or_thrown_away_is_left_as_it_is() {
    let model = with_run();
    let store = store_on(&model);
    store.remove(&id(NAME), &me(), now()).unwrap();
    let trash =
        || model.listed(Place::Trash).into_iter().map(|name| model.content(Place::Trash, &name)).collect::<Vec<_>>();
    let thrown = trash();
    assert_eq!(thrown.len(), 2);
    let mut open = store.create(&session(NAME, RUN), &me()).unwrap();
    open.save(&session(NAME, &format!("{RUN}."))).unwrap();
    drop(open);
    model.plant(Place::Sessions, FILE, b"{");
    let Opening::Recovery(recovery) = store.open_for_work(&id(NAME), &me()).unwrap() else { panic!("no choice") };
    let mut open = recovery.choose(Which::Backup, now()).unwrap();
    open.save(&session(NAME, "C-03")).unwrap();
    open.save(&session(NAME, "C-05")).unwrap();
    assert_eq!(holding(&model, RUN), [""; 0]);
    assert_eq!(model.content(Place::Sessions, "opd-1.json.danado-20261122-063541").unwrap(), b"{");
    assert_eq!(trash(), thrown);
}

/// Whatever text of a file is read may hold a datum, and is looked at.
#[test]
fn no_text_of_a_session_is_overlooked() {
    let model = Model::default();
    let store = store_on(&model);
    let find = |pin: &_| store.find_rubric(pin);
    let mut seen = 0;
    for file in ["opd-completa", "opd-en-curso", "opd-extraordinaria"] {
        let path = format!("{}/sessions/{file}.json", env!("CARGO_MANIFEST_DIR"));
        let mut whole: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        whole["conclusions"] = serde_json::json!({ "mejoras": "ordenar" });
        whole["public"] = serde_json::json!({ "criteria": { "1.1.1": "x" }, "conclusions": { "fortalezas": "y" } });
        whole["signatories"] = serde_json::json!([{ "name": "Ana", "post": "Jefa" }]);
        whole["acts"] = serde_json::json!([
            { "act": "created", "at": "2026-11-20T10:00:00-03:00" },
            { "act": "closed", "at": "2026-11-20T10:00:00-03:00", "version": 1, "by": "Ana", "meaning": "review",
              "seal": "0".repeat(64) },
            { "act": "reopened", "at": "2026-11-20T10:00:00-03:00", "version": 1, "reason": "por algo" },
        ]);
        whole["marks"] = serde_json::json!({ "1.1.1": "ver otra vez" });
        whole["dismissed"] = serde_json::json!({ "aviso": "porque sí" });
        whole["sheet"] = serde_json::json!({ "1.1.1": { "C-01": "fails" } });
        for open in [
            serde_json::json!({ "bulk": { "scope": "rest", "text": "para todos" } }),
            serde_json::json!({ "sheet": { "page": "cases", "row": 0, "codes": "C-9" } }),
        ] {
            whole["bookmark"] = open;
            whole["bookmark"]["criterion"] = "1.1.1".into();
            for pointer in strings(&whole) {
                let mut changed = whole.clone();
                change(&mut changed, &pointer);
                if let Ok(loaded) = wire::read("x", changed.to_string().as_bytes(), &find) {
                    seen += 1;
                    let text = String::from_utf8(wire::write(&loaded.session, 1)).unwrap();
                    assert!(text.contains(RUN), "{pointer}");
                    let traces = Traces::of(&loaded.session);
                    assert!(traces.cover(&traces_of(RUN)) && !traces.cover(&traces_of("11.111.111-1")), "{pointer}");
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

fn traces_of(text: &str) -> Traces {
    let mut session = session(NAME, "");
    let first = session.rubric().first();
    session.set_text(first, TextKind::Hallazgo, text.into()).unwrap();
    Traces::of(&session)
}

/// Where in a document there is a text, as a value or as a key (`#`).
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(_) => vec![String::new()],
        Value::Array(items) => {
            let below = |(n, item): (usize, &Value)| strings(item).into_iter().map(move |rest| format!("/{n}{rest}"));
            items.iter().enumerate().flat_map(below).collect()
        }
        Value::Object(map) => {
            let below = |(key, value): (&String, &Value)| {
                let (key, key_itself) = (key.clone(), format!("/{key}#"));
                strings(value).into_iter().map(move |rest| format!("/{key}{rest}")).chain([key_itself])
            };
            map.iter().flat_map(below).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

fn change(value: &mut Value, pointer: &str) {
    match pointer.strip_suffix('#') {
        None => *value.pointer_mut(pointer).unwrap() = RUN.into(),
        Some(key) => {
            let (parent, key) = key.rsplit_once('/').unwrap();
            let map = value.pointer_mut(parent).unwrap().as_object_mut().unwrap();
            let held = map.remove(key).unwrap();
            map.insert(RUN.into(), held);
        }
    }
}
