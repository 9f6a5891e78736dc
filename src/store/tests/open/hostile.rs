//! Whatever lies where a session and its backup should.

use super::*;

/// A session file with some of its bytes changed, or anything at all.
fn hostile() -> impl Strategy<Value = Option<Vec<u8>>> {
    let sound = || wire::write(&session(NAME, "hoy"), 5);
    let mutated = (any::<prop::sample::Index>(), any::<u8>(), any::<bool>()).prop_map(move |(at, byte, cut)| {
        let mut bytes = sound();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        bytes
    });
    prop_oneof![
        Just(None),
        Just(Some(wire::write(&session(NAME, "hoy"), 5))),
        prop::collection::vec(any::<u8>(), 0..200).prop_map(Some),
        mutated.prop_map(Some),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn whatever_lies_there_nothing_of_it_is_lost_by_looking(file in hostile(), backup in hostile()) {
        let model = Model::default();
        for (name, bytes) in [("opd-1.json", &file), ("opd-1.json.anterior", &backup)] {
            if let Some(bytes) = bytes {
                model.plant(Place::Sessions, name, bytes);
            }
        }
        let store = store_on(&model);
        let entries = store.list().unwrap();
        prop_assert_eq!(entries.len(), usize::from(file.is_some() || backup.is_some()));
        let read = store.read(&id(NAME)).map(|reading| reading.session);
        let opened = match store.open_for_work(&id(NAME), &me()) {
            Ok(Opening::Recovery(recovery)) => {
                let choices = recovery.choices();
                let sound = choices.iter().find(|which| recovery.version(**which).problem.is_none()).copied();
                let chosen = recovery.choose(sound.unwrap_or(choices[0]), now()).map(|open| open.session().clone());
                // What is read of a damaged file is for the person alone to take.
                if sound.is_none() { prop_assert!(read.is_err() && chosen.is_ok()) }
                chosen.and_then(|session| sound.map(|_| session).ok_or_else(|| store.not_found(&id(NAME))))
            }
            Ok(Opening::Ready(open)) => Ok(open.session().clone()),
            Ok(Opening::HeldElsewhere { .. } | Opening::ReadOnly) => unreachable!(),
            Err(error) => Err(error),
        };
        prop_assert_eq!(read.ok(), opened.ok());
        let left: Vec<Vec<u8>> =
            model.listed(Place::Sessions).iter().filter_map(|name| model.content(Place::Sessions, name)).collect();
        for bytes in [file, backup].into_iter().flatten() {
            prop_assert!(left.contains(&bytes));
        }
    }
}
