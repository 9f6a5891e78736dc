use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::domain::bands::Cases;
use crate::domain::bulk::Scope;
use crate::domain::conclusions::SignatoryField;
use crate::domain::fixtures;
use crate::domain::identification::{Identification, Kind};
use crate::domain::roll::{Attribute, Court, Roll, Stay};
use crate::domain::sample::Sample;
use crate::domain::scoring::Summary;
use crate::domain::seal::Seal;
use crate::domain::session::{
    Bookmark, Change, Closing, Deed, Meaning, Open, OpenBulk, OpenEditor, PublicIx, Reopening, SessionHead, SessionId,
    SheetPlace, Status, Timestamp,
};
use crate::domain::sheet::{Page, Tick};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind};
use crate::store::rubric_file;

mod agreement;
mod keys;
mod outside;
mod random;
mod salvage;
mod skimmed;
mod spellings;

const SMALL: &[u8] = include_bytes!("../../../tests/it/data/rubrica-minima.json");

/// The small rubric of the tests and its pin.
fn small() -> (Arc<Rubric>, RubricPin) {
    let rubric = rubric_file::parse("rubrica-minima.json", SMALL).unwrap();
    let pin = rubric_file::pin(&rubric, SMALL);
    (Arc::new(rubric), pin)
}

fn read_small(text: impl AsRef<[u8]>) -> Result<Loaded, ReadFault> {
    let (rubric, known) = small();
    read("s.json", text.as_ref(), &|pin| (*pin == known).then(|| Arc::clone(&rubric)))
}

fn empty_session() -> Session {
    let (rubric, pin) = small();
    let head = SessionHead {
        id: SessionId::new("los-penascos-20261122-k7mq").unwrap(),
        pin,
        status: Status::Open,
        kind: Kind::Ordinary,
        identification: Identification { commune: "Ñuñoa".into(), ..Identification::default() },
        sample: Sample::default(),
        created_at: None,
        changed_at: None,
    };
    Session::new(head, rubric)
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse_from_rfc3339(text).unwrap()
}

fn roll(known: &[(&str, Attribute)]) -> Roll {
    let mut roll = Roll::default();
    for (code, attribute) in known {
        roll.set((*code).to_owned(), *attribute);
    }
    roll
}

/// A session in which every key of the format stands.
fn full_session() -> Session {
    let mut session = empty_session();
    let (first, second, third) =
        (session.rubric().at(0).unwrap(), session.rubric().at(1).unwrap(), session.rubric().at(2).unwrap());
    session.set_score(first, 1).unwrap();
    session.set_text(first, TextKind::Hallazgo, "No está:\n«ñ» \"x\" \\ \u{1B} 🙂".into()).unwrap();
    session.set_text(second, TextKind::Observacion, "Aún sin puntaje: {motivo}.".into()).unwrap();
    session.set_score(third, 3).unwrap();
    session.set_text(third, TextKind::Observacion, "Todas.".into()).unwrap();
    session.set_cases(third, Some(Cases { meeting: 12, reviewed: 15 })).unwrap();
    let sample = Sample {
        reviewed: Some(15),
        judicialised: Some(0),
        case_codes: vec!["C-01".into(), "C-03".into()],
        cases: roll(&[
            ("C-01", Attribute::Court(Some(Court::Judicialised))),
            ("C-03", Attribute::Stay(Some(Stay::Closed))),
        ]),
        rucs: vec!["RUC 7".into()],
        reports: vec!["I-1".into()],
        plans: vec!["P-1".into()],
        ..Sample::default()
    };
    let who = session.head().identification.clone();
    fixtures::identify(&mut session, who, Kind::Extraordinary, sample);
    let open = Some(Open::Editor(OpenEditor { kind: TextKind::Hallazgo, cursor: 4 }));
    session.set_bookmark(Bookmark { criterion: first, open });
    let counted = session.rubric().find("1.2.1").unwrap();
    let aside = [
        Change::Tick(counted, "C-01".into(), Some(Tick::Meets)),
        Change::Tick(counted, "C-03".into(), Some(Tick::Fails)),
        Change::Reason(counted, "C-03".into(), "Falta la «ficha»".into()),
        Change::Tick(counted, "C-09".into(), Some(Tick::NotApplicable)),
        Change::Mark(second, Some("Pedir el acta.\n¿Está?".into())),
        Change::Dismissal("departs:1.1.1:2:12-15".into(), Some("se vio otra nómina".into())),
    ];
    session.apply_all(aside.into()).unwrap();
    write_beside(&mut session);
    let session = &mut handed_in_once(&session);
    session.touch(at("2026-11-22T12:03:04.250-03:00"));
    session.clone()
}

/// Conclusions, words for the public, who signs.
fn write_beside(session: &mut Session) {
    let (first, conclusions) = (session.rubric().first(), session.rubric().find_conclusion("conclusiones").unwrap());
    let changes = [
        Change::Conclusion(conclusions, "Se vio:\nC-01.".into()),
        Change::Public(PublicIx::Criterion(first), "Falta un registro.".into()),
        Change::Public(PublicIx::Conclusion(conclusions), "Cumple en parte.".into()),
        Change::Signatory(0, SignatoryField::Name, "Ana Soto".into()),
        Change::Signatory(1, SignatoryField::Post, "Jefa".into()),
    ];
    session.apply_all(changes.into()).unwrap();
}

/// The same, after it was closed as version 1 and opened again.
fn handed_in_once(session: &Session) -> Session {
    let closing = Closing {
        version: 1,
        at: at("2026-11-21T10:00:00-03:00"),
        by: "Ana Soto".into(),
        meaning: Meaning::Authorship,
        seal: Seal([7; 32]),
    };
    let reopening = Reopening { from: 1, at: at("2026-11-22T10:00:00-03:00"), reason: "Faltó un caso.".into() };
    let deeds = vec![Deed::Created(at("2026-11-20T10:00:00-03:00")), Deed::Closed(closing), Deed::Reopened(reopening)];
    session.clone().handed_in(Status::Open, deeds).unwrap()
}

const LEAST: &str = r#"{"format": "supervisa.session", "version": 1, "id": "a-1",
 "rubric": {"id": "minima-2027", "sha256": "PIN"}, "status": "open", "kind": "ordinary",
 "identification": {"project_code": "", "project_name": "", "organization": "", "region": "Marte",
  "commune": "", "supervisor": "", "visit_date": "ayer"},
 "evaluations": {}}"#;

/// The least file that is a session, with one piece of it replaced.
fn least_with(from: &str, to: &str) -> String {
    assert!(LEAST.contains(from), "{from}");
    LEAST.replacen(from, to, 1).replace("PIN", &small().1.sha256)
}

fn faults_with(from: &str, to: &str) -> Vec<String> {
    match read_small(least_with(from, to)) {
        Err(ReadFault::Faults(faults)) => faults.to_string().lines().map(str::to_owned).collect(),
        other => panic!("{from} -> {to}: {other:?}"),
    }
}

#[test]
fn a_text_with_a_place_counts_in_a_file_that_does_not_call_it_unfinished() {
    let answer = r#"{"1.1.1": {"score": 1, "hallazgo": "Falta {motivo}.", "observacion": ""MORE}}"#;
    let pending = |more: &str| {
        let file = least_with("{}}", &format!("{}}}", answer.replace("MORE", more)));
        let loaded = read_small(&file).unwrap();
        let rubric = loaded.session.rubric().clone();
        let again = write(&loaded.session, 1);
        assert_eq!(read_small(&again).unwrap().session, loaded.session);
        for bytes in [file.as_bytes(), &again] {
            let part = outline(&glance(bytes).unwrap(), &rubric);
            assert_eq!(part.complete, loaded.session.complete(), "the list says the same");
        }
        loaded.session.pending().len()
    };
    assert_eq!(pending(""), 4);
    assert_eq!(pending(r#", "unfinished": []"#), 4);
    assert_eq!(pending(r#", "unfinished": ["observacion"]"#), 4);
    assert_eq!(pending(r#", "unfinished": ["hallazgo"]"#), 5);
}

#[test]
fn the_keys_that_interface_md_names_suffice() {
    let loaded = read_small(least_with("{}", "{}")).unwrap();
    assert_eq!((loaded.generation, loaded.sealed), (0, false));
    assert_eq!(loaded.session.head().identification.region, "Marte");
    assert_eq!(loaded.session.pending().len(), 5);
    let closed = read_small(least_with("\"open\"", "\"closed\"")).unwrap();
    assert_eq!(closed.session.head().status, Status::Closed);
}

#[test]
fn what_was_written_is_read_back_whole() {
    for (session, generation) in [(empty_session(), 0), (full_session(), 7), (full_session(), u64::MAX)] {
        let loaded = read_small(write(&session, generation)).unwrap();
        assert_eq!(loaded, Loaded { session, generation, sealed: true });
    }
}

#[test]
fn the_file_reads_like_the_one_in_interface_md() {
    let text = String::from_utf8(write(&full_session(), 7)).unwrap();
    let keys: Vec<&str> =
        text.lines().filter(|line| line.starts_with("  \"")).filter_map(|line| line.split('"').nth(1)).collect();
    let order = "format version id rubric status kind identification evaluations conclusions public signatories sample sheet reasons marks dismissed acts bookmark changed_at generation payload_sha256";
    assert_eq!(keys.join(" "), order);
    assert!(text.ends_with("\"\n}\n"));
    assert!(text.contains("    \"1.1.1\": {\n      \"score\": 1,\n      \"hallazgo\": \"No está:\\n«ñ» "), "{text}");
    assert!(text.contains("\"1.1.2\": {\n      \"score\": null,"));
    assert!(!text.contains("2.1.1"), "an untouched criterion is absent");
}

#[test]
fn a_seal_stays_right_when_the_file_is_only_laid_out_anew() {
    let session = full_session();
    let value: serde_json::Value = serde_json::from_slice(&write(&session, 3)).unwrap();
    let sorted_and_compact = value.to_string().replace('ñ', "\\u00f1");
    assert_eq!(read_small(sorted_and_compact).unwrap(), Loaded { session, generation: 3, sealed: true });
}

#[test]
fn a_seal_is_broken_by_any_change_of_content() {
    let text = String::from_utf8(write(&full_session(), 3)).unwrap();
    for (from, to) in [
        ("\"score\": 1", "\"score\": 0"),
        ("Todas.", "Todos."),
        ("\"meeting\": 12", "\"meeting\": 13"),
        ("\"cursor\": 4", "\"cursor\": 5"),
        ("\"generation\": 3", "\"generation\": 4"),
        ("\"generation\": 3,", ""),
        ("C-03", "C-04"),
        ("04.250-03", "04.251-03"),
        ("extraordinary", "ordinary"),
        ("Ñuñoa", "Nuñoa"),
        ("\"judicialised\": 0,", ""),
    ] {
        assert!(text.contains(from), "{from}");
        assert_eq!(read_small(text.replacen(from, to, 1)), Err(ReadFault::Damaged("s.json".into())), "{from} -> {to}");
    }
}

/// The promise of the seal, over every bit there is: noticed, or nothing was changed.
#[test]
fn every_flipped_bit_is_noticed_or_harmless() {
    let (rubric, known) = small();
    let session = full_session();
    let good = write(&session, 7);
    let mut harmless = 0;
    for bit in 0..good.len() * 8 {
        let mut bytes = good.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        if let Ok(loaded) = read("s.json", &bytes, &|pin| (*pin == known).then(|| Arc::clone(&rubric))) {
            assert!(loaded.sealed, "bit {bit}");
            assert_eq!((&loaded.session, loaded.generation), (&session, 7), "bit {bit}");
            harmless += 1;
        }
    }
    // Some flips only turn a line break into a carriage return or one letter of a time into its other case.
    assert!(harmless < good.len(), "{harmless}");
}

#[test]
fn every_wrong_value_is_told_with_its_place_and_reason() {
    let entry = |evaluation: &str| format!("{{\"1.1.2\": {evaluation}}}");
    for (from, to, told) in [
        ("supervisa.session", "supervisa.rubric", "1:12: format: es «supervisa.rubric»"),
        ("\"version\": 1", "\"version\": 0", "1:44: version: la versión 0 no existe"),
        ("\"version\": 1", "\"version\": \"1\"", "1:44: version: debe ser un número entero"),
        ("\"a-1\"", "\"../a\"", "1:53: id: «../a» debe tener"),
        ("\"a-1\"", "null", "1:53: id: debe ser un texto entre comillas y es null"),
        ("\"PIN\"", "\"abc\"", "2:44: rubric.sha256: debe ser una huella"),
        ("\"minima-2027\"", "\"../x\"", "2:19: rubric.id: «../x» debe tener"),
        ("\"open\"", "\"abierta\"", "2:123: status: es «abierta» y debe ser \"open\" o \"closed\""),
        ("\"ordinary\"", "7", "2:139: kind: debe ser un texto"),
        ("\"region\": \"Marte\",", "", "3:20: identification.region: falta la clave"),
        (
            "\"commune\": \"\"",
            "\"comuna\": \"\"",
            "4:3: identification.comuna: la clave \"comuna\" no se conoce; ¿quiso decir \"commune\"?",
        ),
        ("{}}", "[]}", "5:17: evaluations: debe ser un objeto"),
        ("\"evaluations\": {}", "\"evaluaciones\": {}", "5:2: evaluaciones: la clave"),
        ("{}", &entry("{\"score\": 2}"), "5:37: evaluations[\"1.1.2\"].score: 1.1.2 no tiene nivel 2 en esta rúbrica"),
        (
            "{}",
            &entry("{\"score\": 4}"),
            "5:37: evaluations[\"1.1.2\"].score: la calificación debe ser 0, 1, 2, 3 o null, y es 4",
        ),
        ("{}", &entry("{\"score\": \"3\"}"), "5:37: evaluations[\"1.1.2\"].score: la calificación debe ser"),
        ("{}", &entry("{\"hallazgo\": null}"), "5:40: evaluations[\"1.1.2\"].hallazgo: debe ser un texto"),
        ("{}", &entry("{\"nota\": \"\"}"), "5:28: evaluations[\"1.1.2\"].nota: la clave"),
        ("{}", &entry("{\"cases\": {\"meeting\": 1}}"), "5:37: evaluations[\"1.1.2\"].cases.reviewed: falta"),
        (
            "{}",
            &entry("{\"cases\": {\"meeting\": -1, \"reviewed\": 2}}"),
            "5:49: evaluations[\"1.1.2\"].cases.meeting: debe ser un número entero",
        ),
        (
            "{}",
            &entry("{\"cases\": {\"meeting\": 1.5, \"reviewed\": 2}}"),
            "5:49: evaluations[\"1.1.2\"].cases.meeting: debe ser un número entero",
        ),
        ("{}", "{\"9.9.9\": {}}", "5:27: evaluations[\"9.9.9\"]: la rúbrica minima-2027 no tiene un criterio 9.9.9"),
        ("{}", "{\"1.1.1\": {}, \"1.1.1\": {}}", "5:31: evaluations[\"1.1.1\"]: la clave está repetida"),
        ("{}}", "{}, \"generation\": -1}", "5:35: generation: debe ser un número entero"),
        ("{}}", "{}, \"changed_at\": \"2026-11-22\"}", "5:35: changed_at: «2026-11-22» debe ser fecha y hora"),
        ("{}}", "{}, \"created_at\": \"2026-02-30T00:00:00Z\"}", "5:35: created_at: «2026-02-30T00:00:00Z» debe ser"),
        ("{}}", "{}, \"payload_sha256\": \"X\"}", "5:39: payload_sha256: debe ser una huella"),
        ("{}}", "{}, \"bookmark\": {\"criterion\": \"7\"}}", "5:47: bookmark.criterion: la rúbrica"),
        (
            "{}}",
            "{}, \"bookmark\": {\"criterion\": \"1.1.1\", \"editor\": {\"text\": \"hallazgo\", \"cursor\": 1}}}",
            "5:97: bookmark.editor.cursor: el cursor está en 1 y el texto tiene 0",
        ),
        (
            "{}}",
            "{}, \"sample\": {\"reviewed\": 4294967296}}",
            "5:44: sample.reviewed: es demasiado grande: 4294967296; el máximo es 4294967295",
        ),
        (
            "{}}",
            "{}, \"sample\": {\"rucs\": [\"1\", \"0123456789012345678901234\"]}}",
            "5:46: sample.rucs[1]: tiene 25 caracteres y el máximo es 24",
        ),
        ("{}}", "{}, \"extra\": 1}", "5:21: extra: la clave \"extra\" no se conoce"),
    ] {
        let found = faults_with(from, to);
        let told = format!("s.json:{told}");
        assert!(found.iter().any(|line| line.starts_with(&told)), "{told}\n{found:#?}");
    }
}

#[test]
fn all_faults_are_told_in_one_go() {
    let found = faults_with(
        "{}}",
        "{\"1.1.1\": {\"score\": 9}, \"1.1.2\": {\"score\": 2}}, \"sample\": 7, \"generation\": \"x\"}",
    );
    assert_eq!(found.len(), 4, "{found:#?}");
}

#[test]
fn a_text_at_the_limit_is_read_and_one_letter_more_is_told() {
    let of = |length| format!("{{\"1.1.1\": {{\"hallazgo\": \"{}\"}}}}", "ñ".repeat(length));
    let loaded = read_small(least_with("{}", &of(MAX_TEXT_CHARS))).unwrap();
    let first = loaded.session.rubric().first();
    assert_eq!(loaded.session.draft(first).hallazgo.chars().count(), MAX_TEXT_CHARS);
    let found = faults_with("{}", &of(MAX_TEXT_CHARS + 1));
    assert!(found.len() == 1 && found[0].contains("20001 caracteres y el máximo es 20000"), "{found:?}");
}

#[test]
fn a_later_version_is_refused_by_its_number_whatever_else_it_holds() {
    let later = least_with("\"version\": 1", "\"version\": 12, \"news\": {}");
    let refused = read_small(later).unwrap_err();
    assert_eq!(refused, ReadFault::LaterVersion("s.json".into(), 12));
    assert!(refused.to_string().starts_with("s.json: el archivo es de la versión 12"));
}

#[test]
fn an_unknown_rubric_is_named_with_the_way_to_cure_it() {
    let other = LEAST.replace("PIN", &"ab".repeat(32));
    let refused = read_small(&other).unwrap_err();
    assert!(matches!(&refused, ReadFault::UnknownRubric(_, pin) if pin.id == "minima-2027"));
    let words = refused.to_string();
    assert!(words.contains("minima-2027") && words.contains(&format!("rubricas/{}.json", "ab".repeat(32))), "{words}");
}

#[test]
fn a_file_beyond_the_limit_is_not_even_looked_at() {
    assert_eq!(read_small(vec![b' '; MAX_BYTES + 1]), Err(ReadFault::TooLarge("s.json".into())));
}

#[test]
fn a_cursor_behind_its_text_is_written_at_its_end() {
    let mut session = full_session();
    let criterion = session.rubric().first();
    let far = OpenEditor { kind: TextKind::Observacion, cursor: 999 };
    session.set_bookmark(Bookmark { criterion, open: Some(Open::Editor(far)) });
    let loaded = read_small(write(&session, 1)).unwrap();
    assert_eq!(loaded.session.bookmark().open, Some(Open::Editor(OpenEditor { cursor: 0, ..far })));
    assert!(loaded.sealed);
}

#[test]
fn hostile_sessions_are_refused_in_bounded_lists() {
    let many: Vec<String> = (0..300_000).map(|n| format!("\"{n}\":{{}}")).collect();
    let found = faults_with("{}", &format!("{{{}}}", many.join(",")));
    assert!(found.len() <= 202, "{}", found.len());
    let deep = format!("{{\"1.1.1\": {}{}}}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    assert_eq!(faults_with("{}", &deep).len(), 1);
}
