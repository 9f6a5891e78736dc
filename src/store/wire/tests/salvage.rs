//! What is read of a damaged file is what stood in it, and all that can be.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::domain::identification::Field;
use crate::domain::rubric::CriterionIx;
use crate::store::wire::salvage::{Damage, Losses, Part, Salvage, salvage};

const EXAMPLES: [&[u8]; 3] = [
    include_bytes!("../../../../sessions/opd-en-curso.json"),
    include_bytes!("../../../../sessions/opd-completa.json"),
    include_bytes!("../../../../sessions/opd-extraordinaria.json"),
];

fn known(pin: &RubricPin) -> Option<Arc<Rubric>> {
    rubric_file::find(pin)
}

fn example(n: usize) -> Session {
    read("x", EXAMPLES[n], &known).unwrap().session
}

/// An example with something in every part, as the program writes it.
fn rich() -> (Session, Vec<u8>) {
    let mut session = example(0);
    let at = |code: &str| session.rubric().find(code).unwrap();
    let (first, second) = (at("1.1.1"), at("1.1.2"));
    let changes = [
        Change::Mark(second, Some("Preguntar por la ficha de C-08, «la nueva» \"entre comillas\" y \\ otra".into())),
        Change::Tick(first, "C-01".into(), Some(Tick::Meets)),
        Change::Tick(first, "C-02".into(), Some(Tick::Fails)),
        Change::Dismissal("aviso".into(), Some("No viene al caso.".into())),
    ];
    session.apply_all(changes.to_vec()).unwrap();
    let text = "Para todos los criterios que quedan.".to_owned();
    let open = Open::Bulk(OpenBulk { scope: Scope::Rest, text });
    session.set_bookmark(Bookmark { criterion: second, open: Some(open) });
    let bytes = write(&session, 7);
    (session, bytes)
}

fn salvaged(session: &Session, bytes: &[u8]) -> Option<Salvage> {
    salvage(session.id(), bytes, None, &known)
}

fn words(session: &Session) -> BTreeSet<String> {
    session.texts().flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// Nothing is in `rest` that is not in `whole`, and nothing counts that did not.
#[track_caller]
fn holds_nothing_else(rest: &Session, whole: &Session, where_: &str) {
    assert!(words(rest).is_subset(&words(whole)), "{where_}: {:?}", words(rest).difference(&words(whole)));
    for ix in whole.rubric().indices() {
        let (read, was) = (rest.draft(ix), whole.draft(ix));
        assert!(read.score.is_none() || read.score == was.score, "{where_}");
        assert!(read.cases.is_none() || read.cases == was.cases, "{where_}");
        for kind in TextKind::ALL {
            assert!(was.text(kind).starts_with(read.text(kind)), "{where_}: {:?}", read.text(kind));
        }
        if let Ok(verdict) = rest.verdict(ix) {
            assert_eq!(Ok(verdict), whole.verdict(ix), "{where_}: a text that breaks off counts");
        }
        assert!(rest.mark(ix).is_none_or(|note| whole.mark(ix).unwrap().starts_with(note)), "{where_}");
        let ticks = |session: &Session| {
            session.sheet().column(ix).map(|(code, tick)| (code.to_owned(), tick)).collect::<BTreeMap<_, _>>()
        };
        assert!(ticks(rest).iter().all(|(code, tick)| ticks(whole).get(code) == Some(tick)), "{where_}");
    }
    let (read, was) = (&rest.head().identification, &whole.head().identification);
    for field in Field::ALL {
        assert!(read.get(field).is_empty() || read.get(field) == was.get(field), "{where_}: half a name");
    }
}

/// Where each complete answer of `whole` ends in its file.
fn ends(whole: &Session, bytes: &[u8]) -> Vec<usize> {
    let text = std::str::from_utf8(bytes).unwrap();
    let evaluations = text.find("\"evaluations\": {").unwrap();
    let end = |ix: CriterionIx| {
        let code = &whole.rubric().criterion(ix).code.0;
        let begin = evaluations + text[evaluations..].find(&format!("\n    \"{code}\": {{")).unwrap();
        begin + text[begin..].find("\n    }").unwrap() + "\n    }".len()
    };
    whole.verdicts().filter(|(_, verdict)| verdict.is_ok()).map(|(ix, _)| end(ix)).collect()
}

/// Cuts the file of `session` at each of `cuts`, with `after` behind.
fn cut_at(session: &Session, bytes: &[u8], cuts: impl Iterator<Item = usize>, after: &[u8]) {
    let ends = ends(session, bytes);
    let mut offered = 0;
    for at in cuts {
        let before = ends.iter().filter(|end| **end <= at).count();
        let cut = [&bytes[..at], after].concat();
        let where_ = format!("cut at {at}, {} bytes behind", after.len());
        let Some(Salvage { session: rest, damage, .. }) = salvaged(session, &cut) else {
            assert_eq!(before, 0, "{where_}: nothing offered");
            continue;
        };
        offered += 1;
        holds_nothing_else(&rest, session, &where_);
        assert!(rest.complete() >= before, "{where_}: {} of {before}", rest.complete());
        match damage {
            Damage::Torn(losses) => {
                assert!(losses.breaks_off, "{where_}");
                for (ix, kind) in losses.cut {
                    let draft = rest.draft(ix);
                    assert!(draft.score.is_none_or(|score| !rest.rubric().demands(score).include(kind)), "{where_}");
                }
            }
            // Only the last brace is missing, or the line end behind it.
            Damage::Surrounded(_) => assert!(rest == *session && at > bytes.len() - 4, "{where_}"),
            Damage::Changed => panic!("{where_}"),
        }
    }
    assert!(offered > 10, "{offered}");
}

#[test]
fn wherever_a_file_is_cut_all_that_lies_before_is_offered_and_nothing_else() {
    let (session, bytes) = rich();
    cut_at(&session, &bytes, (0..bytes.len()).step_by(3), b"");
}

#[test]
#[ignore = "takes a minute"]
fn wherever_any_file_is_cut_all_that_lies_before_is_offered_and_nothing_else() {
    let (session, bytes) = rich();
    cut_at(&session, &bytes, 0..bytes.len(), b"");
    cut_at(&session, &bytes, 0..bytes.len(), &[0; 700]);
    for (n, bytes) in EXAMPLES.iter().enumerate() {
        cut_at(&example(n), bytes, 0..bytes.len(), b"");
    }
}

#[test]
fn nuls_and_garbage_behind_a_cut_change_nothing() {
    let (session, bytes) = rich();
    let garbage: Vec<u8> = (0..=255).cycle().filter(|byte| *byte != b'\n').take(4096).collect();
    for after in [&[0; 4096][..], &garbage, b"\xff\xfe", b"\\"] {
        cut_at(&session, &bytes, (0..bytes.len()).step_by(101), after);
    }
}

#[test]
fn what_stands_around_a_whole_file_costs_nothing_of_it() {
    let (session, bytes) = rich();
    let surroundings: [(&[u8], &[u8]); 5] = [
        (b"", &[0; 4096]),
        (b"", b"basura {\"format\""),
        (b"\xEF\xBB\xBF", b""),
        (&[0; 9], b"}"),
        (b"", b"\x00\n\x00"),
    ];
    for (before, after) in surroundings {
        let file = [before, &bytes, after].concat();
        assert!(read("x", &file, &known).is_err());
        let salvage = salvaged(&session, &file).unwrap();
        let bytes = before.len() + after.trim_ascii().len();
        assert_eq!(
            salvage,
            Salvage { session: session.clone(), generation: Some(7), damage: Damage::Surrounded(bytes) }
        );
    }
}

#[test]
fn what_is_not_what_was_sealed_is_told_from_what_is() {
    let (session, bytes) = rich();
    let file = String::from_utf8(bytes).unwrap().replacen("oficio N° 204", "oficio N° 205", 1);
    let Salvage { session: rest, damage, .. } = salvaged(&session, file.as_bytes()).unwrap();
    assert_eq!((damage, rest.complete()), (Damage::Changed, session.complete()));
    assert!(rest != session);
}

#[test]
fn a_hole_costs_what_lay_in_it_and_no_more() {
    let (session, bytes) = rich();
    let ends = ends(&session, &bytes);
    let begins = |end: usize| bytes[..end - 1].windows(6).rposition(|part| part.starts_with(b"\n    \"")).unwrap();
    for filling in [0, 0x1B, 0xFF] {
        for at in (512..bytes.len() - 700).step_by(137) {
            let hole = at..at + 512;
            let mut file = bytes.clone();
            file[hole.clone()].fill(filling);
            let where_ = format!("a hole of {filling} at {at}");
            let rest = salvaged(&session, &file).unwrap_or_else(|| panic!("{where_}"));
            holds_nothing_else(&rest.session, &session, &where_);
            let spared = |end: &&usize| **end <= hole.start || begins(**end) >= hole.end;
            let spared = ends.iter().filter(spared).count();
            assert!(rest.session.complete() >= spared, "{where_}: {} of {spared}", rest.session.complete());
            assert!(matches!(rest.damage, Damage::Torn(_) | Damage::Changed), "{where_}");
        }
    }
}

#[test]
fn of_a_lost_beginning_the_other_file_tells_the_rubric() {
    let (session, bytes) = rich();
    let mut file = bytes.clone();
    file[..4096].fill(0);
    assert_eq!(salvaged(&session, &file), None, "nobody knows by what rubric");
    let rest = salvage(session.id(), &file, Some(&session.head().pin), &known).unwrap();
    holds_nothing_else(&rest.session, &session, "no beginning");
    let spared = ends(&session, &bytes).into_iter().filter(|end| *end > 4096 + 700).count();
    assert!(rest.session.complete() >= spared && spared > 5, "{} of {spared}", rest.session.complete());
    assert!(matches!(rest.damage, Damage::Torn(Losses { breaks_off: false, .. })));
}

#[test]
fn what_is_wrong_in_an_answer_costs_that_alone_and_is_named() {
    let (session, bytes) = rich();
    let text = String::from_utf8(bytes).unwrap();
    let at = |code: &str| session.rubric().find(code).unwrap();
    let wrong = text.replacen("\"score\": 2", "\"score\": 9", 1);
    let rest = salvaged(&session, wrong.as_bytes()).unwrap();
    assert_eq!(rest.session.complete(), session.complete() - 1);
    let losses = Losses { answers: vec![at("1.1.2")], ..Losses::default() };
    assert_eq!(rest.damage, Damage::Torn(losses));
    let wrong = text.replacen("\"reviewed\": 12,\n    \"judicialised\"", "\"reviewed\": -1,\n    \"judicialised\"", 1);
    assert!(wrong != text);
    let rest = salvaged(&session, wrong.as_bytes()).unwrap();
    assert_eq!(rest.damage, Damage::Torn(Losses { parts: vec![Part::Sample], ..Losses::default() }));
}

#[test]
fn a_text_with_an_open_place_never_counts_because_the_word_on_it_was_lost() {
    let mut session = example(0);
    let ix = session.rubric().find("3.2.4").unwrap();
    session.set_text(ix, TextKind::Observacion, "En 7 casos; falta {faltan}.".into()).unwrap();
    assert!(session.verdict(ix).is_err());
    let bytes = write(&session, 1);
    let text = std::str::from_utf8(&bytes).unwrap();
    let open = text.rfind("\"unfinished\"").unwrap();
    for at in open - 40..open + 30 {
        let rest = salvaged(&session, &bytes[..at]).unwrap().session;
        assert!(rest.verdict(ix).is_err(), "cut at {at}");
    }
}

#[test]
fn what_is_not_ours_to_read_is_not_offered() {
    let (session, bytes) = rich();
    let text = std::str::from_utf8(&bytes[..bytes.len() / 2]).unwrap();
    let other = SessionId::new("otra").unwrap();
    assert_eq!(salvage(&other, text.as_bytes(), None, &known), None, "another session's");
    for (from, to) in [
        ("\"version\": 1", "\"version\": 2"),
        ("supervisa.session", "supervisa.phrases"),
        ("opd-cierre-2026", "otra-2027"),
    ] {
        assert!(text.contains(from));
        assert_eq!(salvaged(&session, text.replacen(from, to, 1).as_bytes()), None, "{to}");
    }
    for nothing in [
        &b""[..],
        &[0; 5000],
        b"{",
        b"{}",
        b"[1, 2",
        b"{\"format\": \"supervisa.session\", \"version\": 1}",
        b"\n    \"1.1.1\": {",
    ] {
        assert_eq!(salvaged(&session, nothing), None);
    }
}

#[test]
fn a_hostile_file_costs_neither_stack_nor_time() {
    let (session, _) = rich();
    let head = "{\"format\": \"supervisa.session\", \"version\": 1, \"x\": ";
    let lines = "\n    \"a\": {\"score\": 1},".repeat(200_000);
    let keys: String = (0..200_000).map(|n| format!("\n  \"k{n}\": 1,")).collect();
    for body in ["[".repeat(5_000_000), "{\"a\":".repeat(1_000_000), format!("\u{1}{lines}"), format!("\u{1}{keys}")] {
        let begun = std::time::Instant::now();
        let _ = salvaged(&session, format!("{head}{body}").as_bytes());
        assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{:?}", begun.elapsed());
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(cut in 0usize..9000, byte in 0u8..=255, at in 0usize..9000) {
        let (session, mut bytes) = rich();
        let at = at.min(bytes.len() - 1);
        bytes[at] = byte;
        bytes.truncate(cut.max(300));
        let _ = salvaged(&session, &bytes);
    }
}
