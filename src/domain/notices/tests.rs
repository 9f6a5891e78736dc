use std::sync::Arc;

use super::*;
use crate::domain::fixtures;
use crate::domain::identification::{Identification, Kind};
use crate::domain::roll::{Attribute, Court};
use crate::domain::session::{AsRead, Change, OpenEditor};
use crate::domain::sheet::Tick;
use crate::store::rubric_file::embedded;

/// A session of the embedded rubric with the sample's numbers: reviewed, judicialised, not judicialised, closed.
fn session(numbers: [Option<u32>; 4]) -> Session {
    let mut session = fixtures::session(&embedded().0);
    let [reviewed, judicialised, not_judicialised, closed] = numbers;
    let sample = Sample { reviewed, judicialised, not_judicialised, closed, ..Sample::default() };
    fixtures::identify(&mut session, Identification::default(), Kind::Ordinary, sample);
    session
}

fn ix(session: &Session, code: &str) -> CriterionIx {
    session.rubric().find(code).unwrap()
}

fn score(session: &mut Session, code: &str, raw: u8) {
    session.set_score(ix(session, code), raw).unwrap();
}

fn count(session: &mut Session, code: &str, meeting: u64, reviewed: u64) {
    session.set_cases(ix(session, code), Some(Cases { meeting, reviewed })).unwrap();
}

fn keys(session: &Session) -> Vec<String> {
    of(session).iter().map(|notice| notice.key(session)).collect()
}

#[test]
fn a_sample_that_is_not_known_says_nothing() {
    let mut session = session([None; 4]);
    assert_eq!(of(&session), []);
    score(&mut session, "1.1.4", 0);
    count(&mut session, "1.1.1", 900, 900);
    assert_eq!(of(&session), []);
}

#[test]
fn what_the_sample_lacks_proposes_a_0_until_there_is_a_score() {
    let mut nobody = session([Some(5), Some(0), Some(0), Some(0)]);
    let proposed = ["1.1.4", "1.2.3", "3.1.4", "3.3.2", "3.3.3"].map(|code| format!("zero-proposed:{code}"));
    assert_eq!(keys(&nobody), proposed);
    assert_eq!(at(&nobody, ix(&nobody, "1.1.4"))[0].what, What::ZeroProposed(Population::Judicialised));
    score(&mut nobody, "1.1.4", 0);
    score(&mut nobody, "3.1.4", 1);
    assert_eq!(keys(&nobody), [&proposed[1], &proposed[3], &proposed[4]].map(String::as_str));
    // A text alone is no score.
    let at = ix(&nobody, "1.2.3");
    nobody.set_text(at, TextKind::Observacion, "Por ver.".into()).unwrap();
    assert_eq!(keys(&nobody)[0], proposed[1]);
}

#[test]
fn a_0_against_the_sample_is_pointed_out_and_one_without_such_a_rule_is_not() {
    let mut some = session([Some(15), Some(9), Some(6), Some(1)]);
    for code in ["1.1.4", "1.1.5", "2.1.7", "3.1.2", "3.2.1", "3.2.3"] {
        score(&mut some, code, 0);
    }
    assert_eq!(keys(&some), ["zero-without-rule:1.1.4:9"]);
    let what = What::ZeroWithoutRule { population: Population::Judicialised, count: 9 };
    assert_eq!(of(&some), [Notice { at: ix(&some, "1.1.4"), what }]);
    score(&mut some, "1.1.4", 1);
    assert_eq!(keys(&some), [""; 0]);
}

#[test]
fn there_is_none_only_where_neither_the_form_nor_a_case_says_otherwise() {
    let entered = |code: &str, court| Change::Case(code.into(), Attribute::Court(Some(court)));
    let mut one = session([Some(3), Some(0), None, None]);
    let case_codes = ["C-1", "C-2", "C-3"].map(String::from).to_vec();
    let sample = Sample { case_codes, ..one.head().sample.clone() };
    fixtures::identify(&mut one, Identification::default(), Kind::Ordinary, sample);
    assert_eq!(keys(&one), ["zero-proposed:1.1.4"]);
    one.apply(entered("C-3", Court::Judicialised)).unwrap();
    assert_eq!(keys(&one), ["other-total:1.1.4:judicialised:0/1"], "of two cases nobody knows, and one is enough");
    let bank = crate::store::phrases::bank(Vec::new());
    let offered = |session: &Session| {
        let offers = crate::domain::phrases::offers(&bank, session, ix(session, "1.1.4"), Score::Zero, &<_>::default());
        offers.iter().any(|offer| offer.text.starts_with("No hubo casos judicializados"))
    };
    assert!(!offered(&one));
    score(&mut one, "1.1.4", 0);
    assert_eq!(keys(&one), ["other-total:1.1.4:judicialised:0/1", "zero-without-rule:1.1.4:1"]);
    let mut unsaid = one.clone();
    unsaid.apply(Change::Number(Population::Judicialised, None)).unwrap();
    assert_eq!((keys(&unsaid), offered(&unsaid)), (vec!["zero-without-rule:1.1.4:1".to_owned()], false));
    for code in ["C-1", "C-2", "C-3"] {
        one.apply(entered(code, Court::NotJudicialised)).unwrap();
    }
    assert_eq!((keys(&one), offered(&one)), (vec![], true));
    one.apply(Change::Number(Population::Judicialised, Some(2))).unwrap();
    assert!(!offered(&one), "all are known, and the form says otherwise");
    assert_eq!(keys(&one), ["other-total:1.1.4:judicialised:2/0", "zero-without-rule:1.1.4:2"]);
}

#[test]
fn a_0_for_want_of_reports_is_pointed_out_where_the_sample_names_some_and_the_text_none() {
    let mut session = session([None; 4]);
    let give = |session: &mut Session| {
        for code in ["2.1.1", "2.1.7", "2.1.9", "2.2.1", "1.1.1"] {
            score(session, code, 0);
        }
    };
    give(&mut session);
    let none = "No se encontraron en SIS.MEJORNINEZ.CL reportes únicos de casos levantados en el período supervisado.";
    let write = |session: &mut Session, code: &str, text: &str| {
        session.set_text(ix(session, code), TextKind::Observacion, text.into()).unwrap();
    };
    write(&mut session, "2.1.7", none);
    assert_eq!(of(&session), []);
    let sample = Sample { rucs: ["RUC-881", "RUC-902"].map(String::from).to_vec(), ..Sample::default() };
    fixtures::identify(&mut session, Identification::default(), Kind::Ordinary, sample);
    assert_eq!(keys(&session), ["zero-beside-reports:2.1.1:2", "zero-beside-reports:2.1.7:2"]);
    // There are facts after which no plan needs a change.
    write(&mut session, "2.1.7", "No requirió cambios: ya se había revisado.");
    assert_eq!(keys(&session), ["zero-beside-reports:2.1.1:2"]);
    write(&mut session, "2.1.1", "Se denunció en la visita anterior el hecho de ruc-902.");
    assert_eq!(keys(&session), [""; 0]);
    write(&mut session, "2.1.1", none);
    assert_eq!(keys(&session), ["zero-beside-reports:2.1.1:2"]);
    score(&mut session, "2.1.1", 3);
    assert_eq!(keys(&session), [""; 0]);
}

#[test]
fn a_contradiction_stands_at_the_later_criterion_and_its_key_holds_both_scores() {
    let mut session = session([None; 4]);
    score(&mut session, "1.1.4", 0);
    assert_eq!(of(&session), []);
    score(&mut session, "3.3.1", 2);
    assert_eq!(keys(&session), ["contradiction:1.1.4=0:3.3.1=2"]);
    assert_eq!(at(&session, ix(&session, "1.1.4")), []);
    assert_eq!(at(&session, ix(&session, "3.3.1")).len(), 1);
    score(&mut session, "3.3.1", 3);
    assert_eq!(keys(&session), ["contradiction:1.1.4=0:3.3.1=3"]);
    score(&mut session, "3.3.1", 0);
    assert_eq!(of(&session), []);
}

#[test]
fn zeros_of_whole_dimensions_contradict_nothing() {
    let mut session = session([None; 4]);
    for ix in session.rubric().indices() {
        session.set_score(ix, 0).unwrap();
    }
    assert_eq!(of(&session), []);
}

#[test]
fn a_counter_is_held_against_itself_the_sample_and_the_score() {
    let mut session = session([Some(15), Some(9), None, None]);
    count(&mut session, "1.1.1", 16, 15);
    assert_eq!(keys(&session), ["more-meeting:1.1.1:16/15"]);
    count(&mut session, "1.1.1", 12, 16);
    assert_eq!(keys(&session), ["beyond-sample:1.1.1:16/15"]);
    count(&mut session, "1.1.1", 12, 15);
    assert_eq!(of(&session), []);
    score(&mut session, "1.1.1", 3);
    assert_eq!(keys(&session), ["departs:1.1.1:3:12/15"]);
    score(&mut session, "1.1.1", 2);
    assert_eq!(of(&session), []);
    score(&mut session, "1.1.1", 0);
    assert_eq!(keys(&session), ["departs:1.1.1:0:12/15"], "what was counted was there to be rated");
}

#[test]
fn rows_that_were_passed_over_are_told_once_there_is_a_score() {
    let mut session = session([None; 4]);
    let sample = Sample { case_codes: ["C-1", "C-2", "C-3"].map(String::from).to_vec(), ..Sample::default() };
    fixtures::identify(&mut session, Identification::default(), Kind::Ordinary, sample);
    let at = ix(&session, "1.1.1");
    session.apply(Change::Tick(at, "C-2".into(), Some(Tick::Meets))).unwrap();
    assert_eq!(of(&session), []);
    score(&mut session, "1.1.1", 3);
    assert_eq!(keys(&session), ["unseen:1.1.1:2"]);
    for code in ["C-1", "C-3"] {
        session.apply(Change::Tick(at, code.into(), Some(Tick::NotApplicable))).unwrap();
    }
    assert_eq!(of(&session), []);
}

#[test]
fn a_text_that_is_not_finished_or_says_another_share_than_the_count_is_pointed_out() {
    let mut session = session([None; 4]);
    let at = ix(&session, "1.1.1");
    let mut write = |text: &str| {
        session.set_text(at, TextKind::Hallazgo, text.into()).unwrap();
        session.set_text(at, TextKind::Observacion, "otro {faltan} 1,00 %".into()).unwrap();
        score(&mut session, "1.1.1", 2);
        count(&mut session, "1.1.1", 12, 15);
        keys(&session)
    };
    assert_eq!(write("En 12 de 15 (80,00 %) consta; faltan: {faltan} y {nada}."), Vec::<String>::new(), "it is a gap");
    assert_eq!(write("Ver {xx}."), ["open-place:1.1.1:xx"], "no place that the program knows");
    assert_eq!(write("En 10 de 12 (83,33 %) consta."), ["other-share:1.1.1:8333:12/15"]);
    assert_eq!(write("En las 15 carpetas revisadas (100\u{A0}%)."), ["other-share:1.1.1:10000:12/15"]);
    assert_eq!(write("En ninguna (0\u{A0}%), y en 12 de las 15 (80\u{A0}%)."), Vec::<String>::new());
    assert_eq!(write("Falta un 20 % de las firmas."), Vec::<String>::new(), "a share of something else");
    assert_eq!(write("Antes un 83,33\u{A0}% y hoy el 80,00 %; exige 100 % en 24,5 % o 1,234 %."), Vec::<String>::new());
}

#[test]
fn a_text_that_was_read_with_a_place_counts_and_is_pointed_out() {
    let mut session = session([None; 4]);
    let at = ix(&session, "1.1.1");
    score(&mut session, "1.1.1", 2);
    session.set_text(at, TextKind::Hallazgo, "Faltan {faltan}.".into()).unwrap();
    session.take_as_read(at, AsRead::of("Faltan {faltan}.", "", &[]));
    assert_eq!((keys(&session), session.gap(at)), (vec!["open-place:1.1.1:faltan".to_owned()], None));
}

#[test]
fn where_no_level_or_two_fit_the_choice_is_the_supervisors() {
    let mut session = session([None; 4]);
    count(&mut session, "1.2.2", 17, 19);
    score(&mut session, "1.2.2", 1);
    count(&mut session, "3.2.1", 0, 0);
    score(&mut session, "3.2.1", 1);
    count(&mut session, "1.1.4", 5, 10);
    score(&mut session, "1.1.4", 2);
    // Two lists may pass 100 %.
    count(&mut session, "1.2.1", 52, 51);
    score(&mut session, "1.2.1", 2);
    assert_eq!(of(&session), []);
    score(&mut session, "1.1.4", 3);
    let Some(Notice { what: What::Departs { fitting, .. }, .. }) = of(&session).pop() else { panic!() };
    assert_eq!(fitting, [Score::One, Score::Two]);
}

#[test]
fn the_examples_of_this_repository_have_the_notices_that_they_should() {
    let read = |bytes: &[u8]| {
        crate::store::wire::read("ejemplo", bytes, &|_| Some(Arc::clone(&embedded().0))).unwrap().session
    };
    let complete = read(include_bytes!("../../../sessions/opd-completa.json"));
    assert_eq!(keys(&complete), [""; 0]);
    let under_way = read(include_bytes!("../../../sessions/opd-en-curso.json"));
    assert_eq!(keys(&under_way), [""; 0]);
    let extraordinary = read(include_bytes!("../../../sessions/opd-extraordinaria.json"));
    let against = ["1.1.4:2", "3.1.4:1", "3.3.2:1"].map(|facts| format!("zero-without-rule:{facts}"));
    assert_eq!(keys(&extraordinary), against);
}

#[test]
fn keys_are_short_plain_and_one_for_each_notice_at_any_size() {
    let mut session = session([Some(0); 4]);
    for ix in session.rubric().indices() {
        session.set_score(ix, if ix.index() % 2 == 0 { 0 } else { 3 }).unwrap();
        session.set_cases(ix, Some(Cases { meeting: u64::MAX / 2, reviewed: u64::MAX - 1 })).unwrap();
    }
    let keys = keys(&session);
    assert!(keys.len() > 5);
    assert!(keys.iter().all(|key| key.is_ascii() && key.len() <= 120), "{keys:#?}");
    assert_eq!(keys.iter().collect::<std::collections::BTreeSet<_>>().len(), keys.len());
}

#[test]
fn a_demanded_text_without_a_word_is_told() {
    for (text, told) in [("1", true), ("3/25", true), ("...", true), ("—", true), ("C-03", true), ("no.", false)] {
        let mut session = session([None; 4]);
        score(&mut session, "1.1.1", 1);
        let at = ix(&session, "1.1.1");
        session.set_text(at, TextKind::Hallazgo, text.into()).unwrap();
        let expected: &[&str] = if told { &["no-word:1.1.1"] } else { &[] };
        assert_eq!(keys(&session), expected, "{text}");
        assert_eq!(criterion_of(&session, "no-word:1.1.1"), Some(at));
    }
    // What is no text at all is a gap, and a text that is not demanded asks for nothing.
    let mut session = session([None; 4]);
    score(&mut session, "1.1.1", 1);
    let at = ix(&session, "1.1.1");
    session.set_text(at, TextKind::Observacion, "1".into()).unwrap();
    session.set_text(at, TextKind::Hallazgo, " ".into()).unwrap();
    assert_eq!(keys(&session), [""; 0]);
}

#[test]
fn a_later_tick_that_belies_the_text_is_pointed_out_until_it_is_looked_at_again() {
    let mut session = session([None; 4]);
    let at = ix(&session, "1.1.1");
    let codes: Vec<String> = (1..=12).map(|n| format!("C-{n:02}")).collect();
    let sample = Sample { case_codes: codes.clone(), ..Sample::default() };
    fixtures::identify(&mut session, Identification::default(), Kind::Ordinary, sample);
    let tick = |code: &String| if ["C-05", "C-11"].contains(&code.as_str()) { Tick::Fails } else { Tick::Meets };
    let ticks = codes.iter().map(|code| (at, code.clone(), Some(tick(code)))).collect();
    let changes = session.ticking(ticks);
    session.apply_all(changes).unwrap();
    session.set_text(at, TextKind::Hallazgo, "Cumplen 10 de 12; faltan C-05 y C-11.".into()).unwrap();
    score(&mut session, "1.1.1", 2);
    assert_eq!(keys(&session), [""; 0]);
    let changes = session.ticking(vec![(at, "C-05".into(), Some(Tick::Meets))]);
    let back = session.apply_all(changes).unwrap();
    let found = keys(&session);
    assert_eq!(found[0], "other-count:1.1.1:10/12:11/12");
    assert!(found[1].starts_with("other-codes:1.1.1:") && found.len() == 2, "{found:?}");
    for key in &found {
        session.apply(Change::Dismissal(key.clone(), Some("se corrige".into()))).unwrap();
    }
    assert_eq!(open(&session, at), []);
    let changes = session.ticking(vec![(at, "C-01".into(), Some(Tick::Fails))]);
    session.apply_all(changes).unwrap();
    assert_eq!(open(&session, at).len(), 1, "10 of 12 again, but other codes: another notice");
    session.apply_all(back).unwrap();
}

#[test]
fn no_prepared_sentence_is_belied_by_the_facts_that_it_was_filled_with() {
    use crate::domain::phrases::{Chosen, offers};
    use crate::domain::sheet::Page;
    let (rubric, _) = embedded();
    let bank = crate::store::phrases::bank(Vec::new());
    let mut tried = 0;
    for ix in rubric.indices() {
        let Some(page) = Page::of(rubric.criterion(ix)) else { continue };
        for failing in [0, 1, 3, 12] {
            let mut session = session([None; 4]);
            let codes: Vec<String> = (1..=12).map(|n| format!("C-{n:02}")).collect();
            let mut sample = Sample::default();
            page.codes_mut(&mut sample).clone_from(&codes);
            fixtures::identify(&mut session, Identification::default(), Kind::Ordinary, sample);
            let tick = |n: usize| if n < failing { Tick::Fails } else { Tick::Meets };
            let ticks = codes.iter().enumerate().map(|(n, code)| (ix, code.clone(), Some(tick(n)))).collect();
            let changes = session.ticking(ticks);
            session.apply_all(changes).unwrap();
            for digit in 0..=3 {
                let Some(score) = rubric.criterion(ix).score(digit) else { continue };
                for offer in offers(&bank, &session, ix, score, &Chosen::default()) {
                    tried += 1;
                    let belied = Said::new(&session, ix, &offer.text).and_then(|said| said.belied());
                    assert_eq!(
                        (belied, claims::belied_codes(&session, ix, &offer.text)),
                        (None, None),
                        "{}",
                        offer.text
                    );
                }
            }
        }
    }
    assert!(tried > 30, "{tried}");
}

#[test]
fn a_slip_is_told_of_a_text_that_counts_and_was_left() {
    let mut session = session([None; 4]);
    let ix = ix(&session, "1.1.1");
    session.set_text(ix, TextKind::Observacion, "Está la la ficha".into()).unwrap();
    assert_eq!(of(&session), [], "without a score it counts nowhere");
    score(&mut session, "1.1.1", 3);
    let repeated = What::Slip(TextKind::Observacion, Slip::Repeated("la".into()));
    assert_eq!(of(&session), [Notice { at: ix, what: repeated }], "one of a text");
    let open = Some(Open::Editor(OpenEditor { kind: TextKind::Observacion, cursor: 0 }));
    session.set_bookmark(Bookmark { criterion: ix, open });
    assert_eq!(of(&session), [], "whoever writes it is not told yet");
    session.set_bookmark(Bookmark::at(ix));
    let key = keys(&session).remove(0);
    assert!(key.starts_with("slip:1.1.1:observacion:repeated-") && !key.contains("-la"), "{key}");
    session.apply(Change::Dismissal(key, Some("es cita".into()))).unwrap();
    assert_eq!(open_keys(&session), Vec::<String>::new());
    for (text, key) in [
        ("Está de de nuevo.", "repeated-"),
        ("Está (la ficha.", "open-parenthesis"),
        ("Está  la ficha.", "two-blanks"),
        ("Está la ficha", "no-point"),
    ] {
        session.set_text(ix, TextKind::Observacion, text.into()).unwrap();
        let open = open_keys(&session);
        assert!(open.len() == 1 && open[0].starts_with(&format!("slip:1.1.1:observacion:{key}")), "{text}: {open:?}");
    }
    session.set_text(ix, TextKind::Observacion, "Está la ficha.".into()).unwrap();
    assert_eq!(of(&session), []);
}

fn open_keys(session: &Session) -> Vec<String> {
    session.rubric().indices().flat_map(|ix| open(session, ix)).map(|notice| notice.key(session)).collect()
}
