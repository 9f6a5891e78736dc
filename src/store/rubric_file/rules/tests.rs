use num_rational::Ratio;
use serde_json::Value as Json;

use super::super::tests::{SMALL, faults, faults_with};
use super::super::{EMBEDDED, embedded, parse};
use super::*;
use crate::domain::bands::Cases;
use crate::domain::places;
use crate::domain::rubric::{Criterion, Rubric};
use crate::domain::score::Score;

fn criteria(rubric: &Rubric) -> impl Iterator<Item = &Criterion> {
    rubric.indices().map(|ix| rubric.criterion(ix))
}

#[test]
fn the_rules_of_a_file_are_read() {
    let rubric = parse("r.json", SMALL.as_bytes()).unwrap();
    let optional: Vec<bool> = criteria(&rubric).map(|criterion| criterion.optional).collect();
    assert_eq!(optional, [false, false, false, false, true]);
    let starts = |ambito: usize| rubric.ambitos()[ambito].dimensions[0].extraordinary;
    assert_eq!((starts(0), starts(1)), (false, true));
    let (visits, lists) = (rubric.find("1.2.1").unwrap(), rubric.find("2.1.1").unwrap());
    let zero = ZeroCase { when_none: Some(Population::Reviewed), reason: "No hubo visitas.".into() };
    assert_eq!(rubric.criterion(visits).zero, Some(zero));
    assert_eq!(rubric.criterion(lists).zero, None);
    let sentence = rubric.criterion(visits).bands.as_ref().unwrap().sentence.as_deref();
    assert_eq!(sentence, Some("Se anotaron {cumplen} de {revisados} visitas ({porcentaje})"));
    let one = Side { criterion: lists, scores: vec![Score::One, Score::Three] };
    let other = Side { criterion: visits, scores: vec![Score::Zero] };
    let reason = "Sin visitas no hay listas que comparar.".into();
    assert_eq!(rubric.contradictions(), [Contradiction { one, other, reason }]);
    assert_eq!(rubric.contradictions()[0].later(), lists);
}

#[test]
fn a_rule_at_fault_is_told_once_with_its_place() {
    for (from, to, place, words) in [
        (
            "\"optional\": true",
            "\"optional\": 1",
            "108:27: ambitos[1].dimensions[0].criteria[1].optional",
            "true o false",
        ),
        (
            "\"extraordinary\": true",
            "\"extraordinary\": null",
            "85:28: ambitos[1].dimensions[0].extraordinary",
            "true o false y es null",
        ),
        (
            "\"when_none\": \"reviewed\"",
            "\"when_none\": \"all\"",
            "59:38: ambitos[0].dimensions[1].criteria[0].zero.when_none",
            "\"closed\"",
        ),
        ("\"No hubo visitas.\"", "\" \"", "59:60: ambitos[0].dimensions[1].criteria[0].zero.reason", "vacío"),
        (
            ", \"reason\": \"No hubo",
            ", \"razon\": \"No hubo",
            "59:23: ambitos[0].dimensions[1].criteria[0].zero",
            "falta",
        ),
        (
            "{cumplen} de",
            "{cumple} de",
            "64:29: ambitos[0].dimensions[1].criteria[0].cases.sentence",
            "{cumple} no se conoce aquí; los lugares son {cumplen}, {revisados}, {porcentaje}",
        ),
        (
            "\"Se anotaron {cumplen} de {revisados} visitas ({porcentaje})\"",
            "\"\"",
            "64:29: ambitos[0].dimensions[1].criteria[0].cases.sentence",
            "vacío",
        ),
        ("\"criterion\": \"2.1.1\"", "\"criterion\": \"9.9.9\"", "120:29: contradictions[0].one.criterion", "«9.9.9»"),
        (
            "\"criterion\": \"2.1.1\"",
            "\"criterion\": \"1.2.1\"",
            "121:31: contradictions[0].other.criterion",
            "a sí mismo",
        ),
        ("\"scores\": [1, 3]", "\"scores\": []", "120:48: contradictions[0].one.scores", "al menos un elemento"),
        ("\"scores\": [1, 3]", "\"scores\": [1, 2]", "120:52: contradictions[0].one.scores[1]", "no tiene nivel 2"),
        ("\"scores\": [1, 3]", "\"scores\": [1, 7]", "120:52: contradictions[0].one.scores[1]", "no tiene nivel 7"),
        ("\"Sin visitas no hay listas que comparar.\"", "\"\"", "122:17: contradictions[0].reason", "vacío"),
        ("\"contradictions\": [", "\"contradictions\": [7,", "118:22: contradictions[0]", "un objeto"),
    ] {
        let found = faults_with(from, to);
        let told = |line: &String| line.starts_with(&format!("r.json:{place}")) && line.contains(words);
        assert!(found.iter().any(told), "{from} -> {to}: {found:#?}");
        // A key renamed is missing and unknown.
        assert!(found.len() <= if to.contains("razon") { 2 } else { 1 }, "{from} -> {to}: {found:#?}");
    }
}

#[test]
fn a_criterion_that_could_not_be_read_makes_no_rule_about_it_wrong() {
    for (from, to) in [
        ("\"code\": \"2.1.1\"", "\"code\": 7"),
        ("\"levels\": { \"1\": \"No cumple.\", \"2\": \"Cumple en parte.\", \"3\": \"Cumple.\" }", "\"levels\": 5"),
    ] {
        let about_other =
            SMALL.replacen("\"criterion\": \"1.2.1\", \"scores\": [0]", "\"criterion\": \"2.1.2\", \"scores\": [2]", 1);
        assert!(about_other != SMALL && about_other.contains(from));
        assert_eq!(faults(&about_other.replacen(from, to, 1)).len(), 1, "{from}");
    }
}

#[test]
fn the_embedded_rules_are_those_of_the_document() {
    let (rubric, _) = embedded();
    let optional: Vec<&str> = criteria(&rubric).filter(|one| one.optional).map(|one| one.code.0.as_str()).collect();
    let other: Vec<&str> =
        criteria(&rubric).filter(|one| one.text.starts_with("OTRO")).map(|one| one.code.0.as_str()).collect();
    assert_eq!(optional, other);
    assert_eq!(optional.len(), 7);
    for criterion in criteria(&rubric) {
        // What the document says of a 0, in a rule or in the text, has a first draft.
        let stated = criterion.optional || criterion.descriptor(Score::Zero).is_some();
        assert!(!stated || criterion.zero.is_some(), "{}", criterion.code);
        if let Some(zero) = &criterion.zero {
            assert!(zero.reason.ends_with('.') && zero.reason.starts_with(char::is_uppercase), "{}", zero.reason);
        }
        if let Some(bands) = &criterion.bands {
            let sentence = bands.sentence.as_deref().unwrap_or_default();
            for place in places::OF_A_COUNT {
                assert!(sentence.contains(&format!("{{{}}}", place.name())), "{}: {sentence}", criterion.code);
            }
            assert!(sentence.starts_with(char::is_uppercase) && !sentence.ends_with('.'), "{sentence}");
        }
    }
    let starts: Vec<&str> = rubric
        .ambitos()
        .iter()
        .flat_map(|ambito| &ambito.dimensions)
        .filter(|one| one.extraordinary)
        .map(|one| one.code.as_str())
        .collect();
    assert_eq!(starts, ["2.2"]);
    assert!(rubric.contradictions().iter().all(|one| one.reason.ends_with('.')));
}

/// The levels that `share` (in percent, nothing where nothing was reviewed) fits, by the file's own edges.
fn levels(bands: &Json, share: Option<Ratio<u64>>) -> Vec<u64> {
    let edge = |band: &Json, key: &str| band[key].as_u64().map(Ratio::from_integer);
    let covers = |band: &&Json, share: Ratio<u64>| {
        edge(band, "from").unwrap() <= share
            && edge(band, "to").is_none_or(|to| share <= to)
            && edge(band, "below").is_none_or(|below| share < below)
    };
    let fitting = bands.as_array().unwrap().iter().filter(|band| share.is_some_and(|share| covers(band, share)));
    fitting.map(|band| band["level"].as_u64().unwrap()).collect()
}

#[test]
fn every_counter_up_to_200_of_200_agrees_with_exact_fractions() {
    let (rubric, _) = embedded();
    let file: Json = serde_json::from_slice(EMBEDDED).unwrap();
    let parts = |value: &Json, key: &str| value[key].as_array().unwrap().clone();
    let dimensions = parts(&file, "ambitos").into_iter().flat_map(|ambito| parts(&ambito, "dimensions"));
    let banded: Vec<Json> = dimensions
        .flat_map(|dimension| parts(&dimension, "criteria"))
        .filter(|criterion| criterion.get("cases").is_some())
        .collect();
    assert_eq!(banded.len(), 17);
    for criterion in &banded {
        let code = criterion["code"].as_str().unwrap();
        let ours = rubric.criterion(rubric.find(code).unwrap()).bands.as_ref().unwrap();
        for (meeting, reviewed) in (0..=200).flat_map(|k| (0..=200).map(move |n| (k, n))) {
            let share = (reviewed > 0).then(|| Ratio::new(100 * meeting, reviewed));
            let fitting: Vec<u64> =
                ours.fitting(Cases { meeting, reviewed }).iter().map(|s| s.digit().into()).collect();
            assert_eq!(fitting, levels(&criterion["cases"]["bands"], share), "{code}: {meeting} of {reviewed}");
        }
    }
}

#[test]
fn the_bands_of_the_document_leave_their_holes_and_overlaps() {
    let (rubric, _) = embedded();
    for (code, meeting, reviewed, fitting) in [
        ("1.1.4", 5, 10, [Score::One, Score::Two].as_slice()),
        ("1.1.1", 5, 10, &[Score::One]),
        ("1.2.1", 5, 10, &[Score::Two]),
        ("1.2.2", 17, 19, &[]),
        ("1.2.2", 18, 20, &[Score::Three]),
        ("1.2.1", 52, 51, &[]),
        ("1.2.1", 51, 51, &[Score::Three]),
        ("3.3.3", 101, 200, &[]),
    ] {
        let bands = rubric.criterion(rubric.find(code).unwrap()).bands.as_ref().unwrap();
        assert_eq!(bands.fitting(Cases { meeting, reviewed }), fitting, "{code}: {meeting} of {reviewed}");
    }
}
