//! What becomes of counts, codes and dates on the way from one office to another.

mod reasons;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::subsequence;

use super::*;
use crate::domain::bands::{Cases, Unit};
use crate::domain::fixtures;
use crate::domain::rubric::Method;
use crate::domain::sample::Sample;
use crate::domain::session::Change;
use crate::domain::sheet::Tick;

fn unfill(text: &str, facts: &Facts) -> String {
    unfilled(text, facts).phrase
}

/// An office whose sheet has 15 folders, of which three fail.
fn office() -> Facts {
    Facts {
        cases: Some(Cases { meeting: 12, reviewed: 15 }),
        unit: None,
        failing: ["C-03", "C-07", "C-11"].map(String::from).to_vec(),
        reasons: BTreeMap::new(),
        codes: (1..=15).map(|n| format!("C-{n:02}")).collect(),
        set_aside: Vec::new(),
        elsewhere: vec!["I-04".into()],
        rucs: vec!["RUC-881".into(), "RUC-902".into()],
        about: Vec::new(),
        visit_date: "2026-11-22".into(),
        commune: "Purén".into(),
        project: "OPD Purén".into(),
    }
}

#[test]
fn only_known_places_that_are_closed_pass() {
    for (text, unknown) in [
        ("", None),
        ("{cumplen} de {revisados} ({porcentaje})", None),
        ("sin lugares, con } suelta", None),
        ("{cumplen} y {cumple}", Some("{cumple}")),
        ("ñandú {} y más", Some("{}")),
        ("{ cumplen }", Some("{ cumplen }")),
        ("{cumplen} y {revisados", Some("{revisados")),
        ("{{cumplen}}", Some("{{cumplen}")),
    ] {
        assert_eq!(first_unknown(text, &OF_A_COUNT), unknown, "{text}");
    }
}

#[test]
fn the_facts_are_those_of_the_session_and_the_criterion() {
    let mut session = fixtures::session(&fixtures::rubric(Method::MeanOfCriteria, &[(10_000, &[2])]));
    let (first, second) = (session.rubric().at(0).unwrap(), session.rubric().at(1).unwrap());
    let mut head = fixtures::head();
    head.identification.commune = "Purén".into();
    head.sample.case_codes = vec!["C-01".into()];
    fixtures::identify(&mut session, head.identification, head.kind, head.sample);
    session.set_cases(first, Some(Cases { meeting: 0, reviewed: 1 })).unwrap();
    let text = "{cumplen} de {revisados} en {comuna}: {faltan}";
    assert_eq!(
        fill(text, &Facts { failing: vec!["C-01".into()], ..Facts::of(&session, first) }),
        "0 de 1 en Purén: C-01"
    );
    assert_eq!(fill(text, &Facts::of(&session, second)), "{cumplen} de {revisados} en Purén: {faltan}");
}

#[test]
fn the_codes_of_reports_and_plans_stay_in_their_office_too() {
    let mut session = fixtures::session(&crate::store::rubric_file::embedded().0);
    let head = session.head().clone();
    let sample = Sample {
        case_codes: vec!["C-01".into()],
        reports: vec!["I-01".into(), "I-02".into()],
        plans: vec!["P-7".into()],
        ..Sample::default()
    };
    fixtures::identify(&mut session, head.identification, head.kind, sample);
    let (counted, reports) = (session.rubric().find("1.1.1").unwrap(), session.rubric().find("3.1.1").unwrap());
    session.apply(Change::Tick(counted, "C-09".into(), Some(Tick::Meets))).unwrap();
    session.apply(Change::Tick(reports, "I-02".into(), Some(Tick::Fails))).unwrap();
    let text = "I-02 no se remitió; I-01 sí, con P-7 de C-01 y C-09.";
    let phrase = unfill(text, &Facts::of(&session, reports));
    assert_eq!(phrase, "{faltan} no se remitió; {caso} sí, con {caso} de {caso}.");
}

#[test]
fn codes_that_are_not_all_that_fail_are_not_given_as_if_they_were() {
    let mut session = fixtures::session(&crate::store::rubric_file::embedded().0);
    let ix = session.rubric().find("1.1.1").unwrap();
    session.apply(Change::Tick(ix, "C-03".into(), Some(Tick::Fails))).unwrap();
    let mut filled = |cases: Option<(u64, u64)>| {
        session.set_cases(ix, cases.map(|(meeting, reviewed)| Cases { meeting, reviewed })).unwrap();
        fill("Faltan: {faltan}", &Facts::of(&session, ix))
    };
    assert_eq!(filled(None), "Faltan: C-03");
    assert_eq!(filled(Some((14, 15))), "Faltan: C-03");
    for other in [(15, 15), (12, 15), (16, 15)] {
        assert_eq!(filled(Some(other)), "Faltan: {faltan}", "{other:?}");
    }
}

#[test]
fn every_place_is_filled_and_becomes_a_place_again() {
    let text = "En la visita del 22-11-2026 a OPD Purén, comuna de Purén, 12 de las 15 carpetas (80\u{A0}%) cumplen y 3 no; \
                faltan: C-03, C-07 y C-11. RUC: RUC-881 y RUC-902. Muestra: ";
    let sample = "C-01, C-02, C-03, C-04, C-05, C-06, C-07, C-08, C-09, C-10, C-11, C-12, C-13, C-14 y C-15";
    let phrase = "En la visita del {fecha} a {proyecto}, comuna de {comuna}, {cumplen} de las {revisados} carpetas \
                  ({porcentaje}) cumplen y {no_cumplen} no; faltan: {faltan}. RUC: {rucs}. Muestra: {casos}";
    assert_eq!(unfill(&format!("{text}{sample}"), &office()), phrase);
    assert_eq!(fill(phrase, &office()), format!("{text}{sample}"));
}

#[test]
fn words_that_hang_on_a_number_are_right_for_one_and_for_many() {
    let of = |meeting, reviewed| Facts { cases: Some(Cases { meeting, reviewed }), ..Facts::default() };
    let phrase = "En {revisados|la carpeta revisada|las # carpetas revisadas} {cumplen|constaba|constaban}.";
    for (facts, text) in [
        (of(1, 1), "En la carpeta revisada constaba."),
        (of(2, 2), "En las 2 carpetas revisadas constaban."),
        (of(0, 12), "En las 12 carpetas revisadas constaban."),
        (Facts::default(), "En las {revisados} carpetas revisadas constaban."),
    ] {
        assert_eq!(fill(phrase, &facts), text);
    }
    let reports = "por {ruc|el reporte #|los reportes #}";
    assert_eq!(fill(reports, &office()), "por el reporte {ruc}", "nobody said which of the two");
    let about = |rucs: &[&str]| Facts { about: rucs.iter().map(|ruc| (*ruc).to_owned()).collect(), ..office() };
    assert_eq!(fill(reports, &about(&["RUC-881"])), "por el reporte RUC-881");
    assert_eq!(fill(reports, &about(&["RUC-881", "RUC-902"])), "por los reportes RUC-881 y RUC-902");
    for odd in ["{fecha|a|b}", "{nada|a|b}", "{cumplen|a}", "{cumplen|a|b|c}", "{cumplen|a|b", "{cumplen|{casos}|b}"] {
        assert_eq!(first_unreadable(odd).map(str::is_empty), Some(false), "{odd}");
    }
    assert_eq!(first_unreadable("Sin {motivo} y {revisados|uno|# más}, {faltan_ni}."), None);
    assert_eq!(first_unreadable("Sin {xx}."), Some("{xx}"));
}

#[test]
fn those_that_fail_are_named_behind_no_and_a_share_is_not_broken() {
    let text = fill("No en {faltan_ni} ({porcentaje}).", &office());
    assert_eq!(text, "No en C-03, C-07 ni en C-11 (80\u{A0}%).");
    assert_eq!(unfill(&text, &office()), "No en {faltan_ni} ({porcentaje}).");
    assert_eq!(fill("No en {faltan_ni}.", &Facts::default()), "No en {faltan}.");
    let third = Facts { cases: Some(Cases { meeting: 6, reviewed: 7 }), ..office() };
    assert_eq!(fill("{porcentaje}", &third), "85,71\u{A0}%");
}

#[test]
fn what_is_unknown_or_no_place_stays_between_its_braces() {
    let unknown = Facts { cases: Some(Cases { meeting: 0, reviewed: 0 }), ..Facts::default() };
    let text = "{porcentaje} {fecha} {caso} {ruc} {nada} {Cumplen} { {} {{faltan}} {cumplen";
    assert_eq!(fill(text, &unknown), text);
    assert_eq!(fill("{cumplen} de {revisados}", &unknown), "0 de 0");
    let beyond = Facts { cases: Some(Cases { meeting: 8, reviewed: 7 }), ..Facts::default() };
    assert_eq!(fill("{porcentaje} {no_cumplen}", &beyond), "114,29\u{A0}% {no_cumplen}");
}

#[test]
fn other_spellings_of_a_fact_do_not_travel_either() {
    for (text, phrase) in [
        ("12/15 carpetas (80%)", "{cumplen}/{revisados} carpetas ({porcentaje})"),
        ("un 80,0 % y un 80\u{A0}%, no 80,5 %", "un {porcentaje} y un {porcentaje}, no 80,5 %"),
        ("visita del 22/11/2026; supervisión del 2026-11-22", "visita del {fecha}; supervisión del {fecha}"),
        ("doce de las quince carpetas", "{cumplen} de las {revisados} carpetas"),
        ("c–03, C-0\u{AD}7 y Ｃ-11", "{faltan}"),
        ("C-11, C-03 y C-07", "{faltan}"),
        ("c-03", "{caso}"),
        ("C-03 y C-07, no C-01", "{caso}, no {caso}"),
        ("RUC-902;", "{ruc};"),
        ("C-03/C-07/C-11", "{faltan}"),
    ] {
        assert_eq!(unfill(text, &office()), phrase, "{text}");
    }
}

#[test]
fn a_number_that_is_no_count_stays() {
    let facts = Facts { cases: Some(Cases { meeting: 2, reviewed: 24 }), ..office() };
    for text in [
        "dentro de las 24 horas",
        "anexo N°2, ley 24 y artículo 2.2.24",
        "se califica con \"2\" o nota 2",
        "a las 24:02, 2,24 % y $24",
        "el 2° informe, B-2 y 2-B, C-031, AC-03, C-03-b",
        "del 02-11-2026",
    ] {
        assert_eq!(unfill(text, &facts), text);
    }
    assert_eq!(unfill("Solo 2, de 24.", &facts), "Solo {cumplen}, de {revisados}.");
    let all = Facts { cases: Some(Cases { meeting: 15, reviewed: 15 }), ..office() };
    assert_eq!(unfill("15 de las 15 (100,00 %)", &all), "{cumplen} de las {revisados} ({porcentaje})");
}

#[test]
fn a_day_or_the_number_of_a_document_stays_whatever_the_counts_are() {
    let facts = Facts { cases: Some(Cases { meeting: 9, reviewed: 12 }), ..office() };
    for text in [
        "Reunión del 9 de mayo",
        "Reunión del 22-11-2026 y del 22/11/2026",
        "El 9 no hubo visita; el 3 de mayo, sí.",
        "acta 9 de 12 de mayo, oficio N° 9/12, Ord. 12, artículo 3, folio 9",
        "el 9/12 y el 12/9, a las 9 horas, de 9 a 12",
        "9 informes y 3 reuniones en 12 meses",
        "se exige un 75 % y un mínimo de 75,00 %",
        "el curso 3º, 9º y el 12 de la calle",
    ] {
        assert_eq!(unfill(text, &facts), text);
    }
    for (text, phrase) in [
        ("En 9 de los 12 casos, el 9 de mayo.", "En {cumplen} de los {revisados} casos, el 9 de mayo."),
        ("Cumplen 9 de 12 (75\u{A0}%); 3 no.", "Cumplen {cumplen} de {revisados} ({porcentaje}); {no_cumplen} no."),
        ("3 de 12 no cumplen", "{no_cumplen} de {revisados} no cumplen"),
        ("las 12 carpetas, en 9 carpetas", "las {revisados} carpetas, en {cumplen} carpetas"),
        ("10 de 12, 9 de 13", "10 de 12, 9 de 13"),
    ] {
        assert_eq!(unfill(text, &facts), phrase, "{text}");
        assert_eq!(fill(phrase, &facts), text);
    }
    let half = Facts { cases: Some(Cases { meeting: 6, reviewed: 12 }), ..office() };
    let text = "6 carpetas; 6 no cumplen";
    assert_eq!(unfill(text, &half), "6 carpetas; {no_cumplen} no cumplen", "what could be two counts is left");
    let reports = Facts { unit: Some(Unit::Reports), ..facts };
    assert_eq!(unfill("9 informes, 9 carpetas", &reports), "{cumplen} informes, 9 carpetas");
}

#[test]
fn what_was_replaced_is_told_with_its_place() {
    let Unfilled { phrase, replaced } = unfilled("Cumplen 12 de 15: falta C-03.", &office());
    assert_eq!(phrase, "Cumplen {cumplen} de {revisados}: falta {caso}.");
    let told: Vec<_> = replaced.iter().map(|(range, was)| (&phrase[range.clone()], was.as_str())).collect();
    assert_eq!(told, [("{cumplen}", "12"), ("{revisados}", "15"), ("{caso}", "C-03")]);
}

#[test]
fn codes_that_are_mere_numbers_are_told_from_counts() {
    let facts =
        Facts { failing: vec!["3".into(), "7".into()], codes: vec!["3".into(), "7".into(), "9".into()], ..office() };
    assert_eq!(unfill("faltan: 3 y 7", &facts), "faltan: {faltan}");
    assert_eq!(
        unfill("el caso 9, en 72 horas; 3 no cumplen", &facts),
        "el caso {caso}, en 72 horas; {no_cumplen} no cumplen"
    );
}

#[test]
fn names_of_places_are_told_apart() {
    assert_eq!(written("a {cumplen}, {x_y} {no va} {} [x] {faltan").collect::<Vec<_>>(), ["{cumplen}", "{x_y}"]);
    let people = "RUN de [código] y [código de caso], {caso} y {x}";
    assert_eq!(
        open_ranges(people).map(|(_, slot)| slot).collect::<Vec<_>>(),
        [Slot::Person, Slot::Person, Slot::SomeCase]
    );
    assert_eq!(unfill(people, &office()), people);
    for slot in Slot::ALL {
        assert_eq!(Slot::named(slot.name()), Some(slot));
    }
}

#[test]
fn the_sentence_of_a_place_ends_where_a_capital_or_nothing_follows() {
    let text = "Se vio SIS.MEJORNINEZ.CL, art. 36 y N. 2. Faltó {motivo} en {caso}. ¿Y? Consta.";
    let cut = |place: &str| {
        let at = text.find(place).unwrap();
        let mut left = text.to_owned();
        left.replace_range(sentence_around(text, at..at + place.len()), "");
        left
    };
    assert_eq!(cut("{motivo}"), "Se vio SIS.MEJORNINEZ.CL, art. 36 y N. 2. ¿Y? Consta.");
    assert_eq!(cut("{caso}"), cut("{motivo}"));
    assert_eq!(cut("36"), "Faltó {motivo} en {caso}. ¿Y? Consta.");
    assert_eq!(sentence_around("{motivo}", 0..8), 0..8);
}

prop_compose! {
    fn facts()(
        reviewed in 1_u64..300,
        meeting in 0_u64..300,
        codes in subsequence((1..=40).map(|n| format!("C-{n:02}")).collect::<Vec<_>>(), 0..12),
        failing in 0_usize..6,
        whys in proptest::collection::vec(prop_oneof![Just(""), Just("falta la ficha"), Just("ni firma ni sello (2 de 3), de 2025")], 6),
        rucs in subsequence((1..=9).map(|n| format!("RUC-{n}")).collect::<Vec<_>>(), 0..4),
        date in prop_oneof![Just(""), Just("2026-11-22"), Just("2025-01-02")],
        commune in prop_oneof![Just(""), Just("Maipú"), Just("Los Ángeles")],
    ) -> Facts {
        // Of codes that are named without their reasons, nobody can tell that they are those that fail.
        let reasons = codes.iter().zip(&whys).filter(|(_, why)| !why.is_empty() && failing < codes.len());
        let reasons = reasons.map(|(code, why)| (code.clone(), (*why).to_owned())).collect();
        let failing = codes.iter().take(failing).cloned().collect();
        let project = if commune.is_empty() { String::new() } else { format!("OPD {commune}") };
        let cases = Some(Cases { meeting, reviewed });
        Facts { cases, unit: None, failing, reasons, codes, elsewhere: Vec::new(), set_aside: Vec::new(), about: Vec::new(), rucs, visit_date: date.into(), commune: commune.into(), project }
    }
}

/// Words, and places that can be filled.
fn piece() -> impl Strategy<Value = String> {
    let slot = (0..12_usize).prop_map(|n| format!("{{{}}}", Slot::ALL[n].name()));
    prop_oneof![3 => "[a-zñáé]{3,9}[.,:;]?", 1 => Just("(".to_owned()), 4 => slot]
}

proptest! {
    #[test]
    fn a_text_made_of_facts_comes_back_letter_by_letter(facts in facts(), pieces in proptest::collection::vec(piece(), 0..14)) {
        let text = fill(&pieces.join(" "), &facts);
        prop_assert_eq!(fill(&unfill(&text, &facts), &facts), text);
    }

    #[test]
    fn no_code_of_the_sample_is_left_in_a_phrase(
        facts in facts(),
        words in proptest::collection::vec("[a-z]{0,5}(, | y |\\(|: |[.;]? )", 1..9),
        picked in proptest::collection::vec(0_usize..60, 8),
    ) {
        let known: Vec<&String> = facts.codes.iter().chain(&facts.rucs).collect();
        prop_assume!(!known.is_empty());
        let text: String = words.iter().zip(picked).map(|(word, n)| format!("{word}{}", known[n % known.len()])).collect();
        // A code that follows a letter or a code directly belongs to a longer word.
        let phrase = unfill(&text, &facts);
        for code in known {
            let left = phrase.match_indices(code.as_str()).any(|(at, _)| spelling::at(&phrase[..at], &phrase[at..], &facts).is_some());
            prop_assert!(!left, "{} in {}", code, phrase);
        }
    }

    #[test]
    fn any_text_can_be_unfilled_and_filled(text in any::<String>(), facts in facts()) {
        let phrase = unfill(&text, &facts);
        prop_assert_eq!(unfill(&phrase, &facts), phrase.clone());
        let _ = fill(&phrase, &facts);
    }
}
