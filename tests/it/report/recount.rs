//! A reader who holds the informe can compute its result again.

use serde_json::Value;
use supervisa::domain::session::Session;
use supervisa::report::Format;

use super::readers::holds;
use super::{audit, closed, concluded, document, example, is_for_people, read_back, school};

fn json(session: &Session) -> Value {
    serde_json::from_slice(&Format::Json.render(&document(session)).unwrap().bytes).unwrap()
}

fn number(of: &Value) -> f64 {
    of.as_f64().unwrap_or_default()
}

/// The answers that count.
fn counting(whole: &Value) -> impl Iterator<Item = &Value> {
    whole["answers"].as_array().unwrap().iter().filter(|answer| !answer["points"].is_null())
}

#[test]
fn the_points_of_every_part_are_the_sum_of_what_its_answers_show() {
    let whole = json(&school());
    let results = whole["result"].as_array().unwrap();
    for result in results {
        let code = result["code"].as_str().unwrap_or_default();
        let parts: Vec<&Value> = counting(&whole)
            .filter(|answer| code.is_empty() || answer["ambito"] == code || answer["dimension"] == code)
            .collect();
        let sum = |key: &str| parts.iter().map(|answer| number(&answer["weight"]) * number(&answer[key])).sum::<f64>();
        assert_eq!((sum("points"), sum("best")), (number(&result["points"]), number(&result["best"])), "{code}");
    }
    assert_eq!(number(&results.last().unwrap()["points"]), 34.0);
}

#[test]
fn the_mean_of_every_ambito_is_that_of_what_its_answers_show() {
    let whole = json(&example("opd-completa"));
    let (mut total, mut weights) = (0.0, 0.0);
    for result in whole["result"].as_array().unwrap().iter().filter(|result| !result["weight"].is_null()) {
        let Ok(ambito) = result["code"].as_str().unwrap_or_default().parse::<u64>() else { continue };
        let points: Vec<f64> = counting(&whole)
            .filter(|answer| answer["ambito"] == ambito)
            .map(|answer| number(&answer["points"]))
            .collect();
        let mean = points.iter().sum::<f64>() / points.len() as f64;
        assert!((mean - number(&result["mean"])).abs() < 0.005_1, "ámbito {ambito}: {mean}");
        total += mean / 3.0 * number(&result["weight"]);
        weights += number(&result["weight"]);
    }
    let shown = number(&whole["result"].as_array().unwrap().last().unwrap()["percent"]);
    assert!(weights > 0.0 && (total - shown).abs() < 0.005_1, "{total} and {shown}");
}

#[test]
fn every_format_shows_points_weights_marks_and_the_rules_of_the_name() {
    let told = [
        "Puntos por nivel: Logrado 4; En desarrollo 2,5; Ausente 0.",
        "se multiplican por su peso: 3 en CU.1; 2 en CO.B-1, CU.2; 1 en los demás.",
        "Nota: 0 % es 1,0; 60 % es 4,0; 100 % es 7,0",
        "«Requiere plan inmediato», si CU.1 tiene «Ausente»",
        "«Requiere plan de mejora», si el logro del ámbito CU es menor que 50 %",
        "«Adecuada», si el logro es menor que 85 %; «Destacada», en los demás casos.",
    ];
    for (format, read) in read_back(&document(&school())) {
        for sought in told {
            assert!(holds(&read, sought), "{} lacks {sought}: {read}", format.name());
        }
        if is_for_people(format) {
            // Cells stand beside each other otherwise in each format.
            let read = read.replace(['|', '*'], "");
            assert!(holds(&read, "ED En desarrollo 2,5 de 4 puntos"), "{}: {read}", format.name());
            assert!(holds(&read, "0 de 4 puntos, peso 2"), "{}", format.name());
        }
    }
    for (format, read) in read_back(&document(&example("opd-completa"))) {
        assert!(holds(&read, "Puntos por nivel: CUMPLE 3; CUMPLE PARCIALMENTE 2; NO CUMPLE 1."), "{}", format.name());
    }
}

#[test]
fn a_table_for_programs_has_the_mark_beside_the_score_and_free_words_are_no_commune() {
    for session in [audit(), closed(&concluded_as_it_is(audit()))] {
        let whole = json(&session);
        assert_eq!((&whole["answers"][0]["score"], &whole["answers"][0]["mark"]), (&1.into(), &"NC".into()));
        assert_eq!(whole["levels"][0]["mark"], "C");
        assert_eq!(whole["hallazgos"][0]["mark"], "NC");
        assert_eq!((&whole["facts"]["place"], &whole["facts"]["commune"]), (&"Quilaco".into(), &Value::Null));
    }
    let public: Value =
        serde_json::from_slice(&Format::Json.render(&super::public_document(&audit())).unwrap().bytes).unwrap();
    assert_eq!((&public["answers"][0]["mark"], &public["facts"]["place"]), (&"NC".into(), &"Quilaco".into()));
    let office = json(&example("opd-completa"));
    assert_eq!((&office["answers"][0]["mark"], &office["facts"]["commune"]), (&Value::Null, &"Quilaco".into()));
}

/// `session` with what its closing demands.
fn concluded_as_it_is(mut session: Session) -> Session {
    for ix in session.rubric().conclusion_indices() {
        session.apply(supervisa::domain::session::Change::Conclusion(ix, "Se cierra.".into())).unwrap();
    }
    session
}

#[test]
fn what_is_heard_and_named_by_the_office_is_told_once() {
    let mut session = concluded(example("opd-completa"));
    let field = super::field(&session, "conclusiones");
    let codes = |codes: &[String]| codes.join(", ");
    let sample = &session.head().sample;
    let inserted = format!(
        "La oficina cumple.\n\nCasos revisados: {}. RUC revisados: {}.",
        codes(&sample.case_codes),
        codes(&sample.rucs)
    );
    let (last, listed) = (sample.case_codes.last().unwrap().clone(), codes(&sample.case_codes));
    let count = |session: &Session| {
        let read = read_back(&document(session)).into_iter().filter(|(format, _)| is_for_people(*format));
        read.map(|(_, read)| read.matches(&listed).count()).collect::<Vec<_>>()
    };
    assert!(count(&session).iter().all(|times| *times == 1), "the conclusions name none: the list stands below them");
    session.apply(supervisa::domain::session::Change::Conclusion(field, inserted.clone())).unwrap();
    assert!(count(&session).iter().all(|times| *times == 1), "they name all: {:?}", count(&session));
    let but_one = inserted.replace(&format!(", {last}."), ".");
    assert_ne!(but_one, inserted);
    session.apply(supervisa::domain::session::Change::Conclusion(field, but_one)).unwrap();
    assert!(count(&session).iter().all(|times| *times == 1), "one lacks: the whole list stands below them");
}
