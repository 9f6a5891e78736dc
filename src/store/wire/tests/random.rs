//! Any session that can be made is read back as it was, and no damage makes the reader panic.

use super::*;
use crate::domain::session::OpenConclusion;

/// Any text that an answer may hold, of a few characters.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-zñÑ áé.\n]{0,12}", any::<String>()]
}

/// Any session of the small rubric.
pub(super) fn any_session() -> impl Strategy<Value = Session> {
    let cases = prop::option::of((any::<u64>(), 0..20u64));
    let answer = (prop::option::of(0..=3u8), any_text(), any_text(), cases);
    let answers = prop::collection::vec(prop::option::weighted(0.6, answer), 5);
    let bookmark = (0..5usize, prop::option::of((any::<bool>(), 0..30usize)));
    let codes = prop::collection::vec("[A-Z0-9ñ-]{0,24}", 0..3);
    let ticks = prop::collection::btree_map("[A-Z0-9ñ-]{0,24}", 0..3usize, 0..4);
    let aside = (
        ticks,
        prop::option::of(any_text()),
        prop::option::of(("[A-Z0-9ñ-]{0,24}", "[a-zñ\"]{0,9}")),
        prop::option::of(("[a-z0-9:./]{0,20}", any_text())),
        0..6u8,
    );
    let attribute = prop::sample::select(vec![
        Attribute::Court(Some(Court::Judicialised)),
        Attribute::Court(Some(Court::NotJudicialised)),
        Attribute::Stay(Some(Stay::Current)),
        Attribute::Stay(Some(Stay::Closed)),
    ]);
    let known = prop::collection::vec(("[A-Cñ-]{0,3}", attribute), 0..4);
    let sample = (prop::option::of(any::<u32>()), prop::option::of(0..9u32), codes, known);
    let times = prop::option::of((0..4_000_000_000i64, 0..1_000_000_000u32, -12..14i32));
    (answers, bookmark, sample, times, any::<bool>(), any_text(), aside).prop_map(
        |(answers, (place, editor), (reviewed, closed, rucs, known), time, closed_session, name, aside)| {
            let mut session = empty_session();
            for (index, answer) in answers.into_iter().enumerate() {
                let Some((score, hallazgo, observacion, cases)) = answer else { continue };
                let ix = session.rubric().at(index).unwrap();
                if let Some(raw) = score {
                    let _ = session.set_score(ix, raw); // a level that is missing leaves it without a score
                }
                session.set_text(ix, TextKind::Hallazgo, hallazgo).unwrap();
                session.set_text(ix, TextKind::Observacion, observacion).unwrap();
                session.set_cases(ix, cases.map(|(meeting, reviewed)| Cases { meeting, reviewed })).unwrap();
            }
            let criterion = session.rubric().at(place).unwrap();
            let editor = editor.map(|(hallazgo, cursor)| {
                let kind = if hallazgo { TextKind::Hallazgo } else { TextKind::Observacion };
                let length = session.draft(criterion).text(kind).chars().count();
                OpenEditor { kind, cursor: cursor.min(length) }
            });
            let (ticks, note, why, dismissal, open) = aside;
            let open = match open {
                0 => editor.map(Open::Editor),
                1 => Some(Open::Sheet(SheetPlace { page: Page::Plans, row: place, codes: name.clone() })),
                3 => Some(Open::Counter(format!("{}/", place))),
                4 => Some(Open::Conclusion(OpenConclusion { line: place, cursor: place + 3 })),
                2 => Some(Open::Bulk(OpenBulk { scope: Scope::Rest, text: name.clone() })),
                _ => None,
            };
            session.set_bookmark(Bookmark { criterion, open });
            let counted = session.rubric().find("1.2.1").unwrap();
            let kinds = [Tick::Meets, Tick::Fails, Tick::NotApplicable];
            let mut more: Vec<Change> =
                ticks.into_iter().map(|(code, kind)| Change::Tick(counted, code, Some(kinds[kind]))).collect();
            more.extend(why.map(|(code, why)| Change::Reason(counted, code, why)));
            more.extend(note.map(|note| Change::Mark(criterion, Some(note))));
            more.extend(dismissal.map(|(key, why)| Change::Dismissal(key, Some(why))));
            session.apply_all(more).unwrap();
            let who = Identification { project_name: name, ..session.head().identification.clone() };
            let known: Vec<(&str, Attribute)> = known.iter().map(|(code, one)| (code.as_str(), *one)).collect();
            let sample = Sample { reviewed, closed, rucs, cases: roll(&known), ..Sample::default() };
            fixtures::identify(&mut session, who, Kind::Ordinary, sample);
            if let Some((seconds, nanos, hours)) = time {
                let zone = chrono::FixedOffset::east_opt(hours * 3600).unwrap();
                session.touch(chrono::DateTime::from_timestamp(seconds, nanos).unwrap().with_timezone(&zone));
            }
            session.with_status(if closed_session { Status::Closed } else { Status::Open })
        },
    )
}

proptest! {
    #[test]
    fn every_session_is_read_back_as_it_was(session in any_session(), generation in any::<u64>()) {
        let bytes = write(&session, generation);
        let expected = outline(&glance(&bytes).unwrap(), session.rubric());
        prop_assert_eq!(expected, Summary::of(&session).total);
        prop_assert_eq!(read_small(&bytes), Ok(Loaded { session, generation, sealed: true }));
    }

    #[test]
    fn no_damage_makes_the_reader_panic(at in 0..2000usize, cut in 0..200usize, put in any::<Vec<u8>>()) {
        let session = full_session();
        let mut bytes = write(&session, 7);
        let at = at.min(bytes.len());
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, put);
        let _ = glance(&bytes).map(|glance| outline(&glance, session.rubric()));
        match read_small(&bytes) {
            Ok(loaded) => prop_assert!(!loaded.sealed || loaded.session == session),
            Err(fault) => prop_assert!(!fault.to_string().is_empty()),
        }
    }
}
