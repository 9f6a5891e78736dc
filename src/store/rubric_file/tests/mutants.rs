//! What is wrong in a file of version 2: the schema and the program agree, and each fault is told with its place.

use serde_json::Value as Json;

use super::instruments::{HOSPITAL, STANDARD, TENDER, THESIS};
use super::lifting::lifted;
use super::*;

fn schema() -> jsonschema::Validator {
    let schema = serde_json::from_str(include_str!("../../../../rubric/schema.json")).unwrap();
    jsonschema::draft202012::options().build(&schema).unwrap()
}

/// `text` with `from` replaced once; it must stand there.
fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn the_published_schema_takes_what_the_program_takes_of_version_2() {
    let schema = schema();
    let mut right: Vec<Json> = [EMBEDDED, SMALL.as_bytes()].into_iter().map(lifted).collect();
    right.extend([THESIS, HOSPITAL, TENDER, STANDARD].map(|text| serde_json::from_str::<Json>(text).unwrap()));
    for (from, to) in [
        ("\"points\": 2,", "\"points\": 2.25,"),
        ("\"points\": 2,", "\"points\": 1000,"),
        ("\"2\": \"Todo.\"", "\"2\": { \"text\": \"Todo.\", \"points\": 0.5 }"),
        ("\"code\": \"A\"", "\"number\": 7"),
        ("\"ambito\": \"A\",", ""),
        ("\"below\": 70", "\"below\": 99.99"),
        ("\"criteria\": [\n", "\"note\": \"Con la matrona.\", \"criteria\": [\n"),
    ] {
        let text = changed(HOSPITAL, from, to)
            .replace(if to.contains("number") { "\"ambito\": \"A\"" } else { "\0" }, "\"ambito\": \"7\"");
        right.push(serde_json::from_str(&text).unwrap());
    }
    right.extend(
        ASKED.map(|more| {
            serde_json::from_str(&changed(HOSPITAL, "\"scoring\"", &format!("{more}, \"scoring\""))).unwrap()
        }),
    );
    for file in right {
        let read = parse("r.json", file.to_string().as_bytes());
        assert!(read.is_ok(), "{}", read.unwrap_err());
        let faults: Vec<String> = schema.iter_errors(&file).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

/// Keys that may stand beside the others.
const ASKED: [&str; 7] = [
    "\"place\": \"free\"",
    "\"place\": \"regions\", \"sample\": []",
    "\"sample\": [\"rucs\", \"reviewed\", \"case_codes\", \"closed\", \"judicialised\", \"not_judicialised\"]",
    "\"texts\": {}",
    "\"texts\": { \"hallazgo\": { \"name\": \"no conformidad\", \"plural\": \"no conformidades\", \"gender\": \"feminine\" } }",
    "\"texts\": { \"evaluated\": { \"name\": \"PIE\", \"plural\": \"PIE\", \"gender\": \"masculine\" } }",
    "\"texts\": { \"evaluated\": { \"name\": \"jardín-sala cuna\", \"plural\": \"jardines\", \"gender\": \"masculine\" } }",
];

/// The same, each at fault: refused by both.
const ASKED_WRONGLY: [&str; 11] = [
    "\"place\": \"libre\"",
    "\"place\": true",
    "\"sample\": [\"revisados\"]",
    "\"sample\": \"reviewed\"",
    "\"sample\": [\"rucs\", \"rucs\"]",
    "\"texts\": { \"verbo\": {} }",
    "\"texts\": { \"hallazgo\": { \"name\": \"brecha\", \"plural\": \"brechas\" } }",
    "\"texts\": { \"hallazgo\": { \"name\": \"brecha\", \"plural\": \"brechas\", \"gender\": \"f\" } }",
    "\"texts\": { \"hallazgo\": { \"name\": \"Brecha\", \"plural\": \"brechas\", \"gender\": \"feminine\" } }",
    "\"texts\": { \"hallazgo\": { \"name\": \"brecha 1\", \"plural\": \"brechas\", \"gender\": \"feminine\" } }",
    "\"texts\": { \"hallazgo\": { \"name\": \"brecha de más de treinta letras y una\", \"plural\": \"b\", \"gender\": \"feminine\" } }",
];

/// What a schema can say: text, what stands in it, what is put there.
const BOTH_REFUSE: [(&str, &str, &str); 36] = [
    (HOSPITAL, "\"version\": 2", "\"version\": 3"),
    (HOSPITAL, "\"score\": 2", "\"score\": 10"),
    (HOSPITAL, "\"score\": 2", "\"score\": -1"),
    (HOSPITAL, "\"points\": 2,", "\"points\": -2,"),
    (HOSPITAL, "\"points\": 2,", "\"points\": 2.005,"),
    (HOSPITAL, "\"points\": 2,", "\"points\": \"2\","),
    (HOSPITAL, "\"points\": 2,", "\"points\": 1000.01,"),
    (HOSPITAL, "\"points\": 2,", "\"puntos\": 2,"),
    (HOSPITAL, "\"demands\": []", "\"demands\": null"),
    (HOSPITAL, "\"demands\": []", "\"demands\": \"hallazgo\""),
    (HOSPITAL, "\"demands\": []", "\"demands\": [\"hallazgo\", \"hallazgo\"]"),
    (HOSPITAL, "\"demands\": []", "\"demands\": [\"hallazgo\", \"observacion\", \"hallazgo\"]"),
    (HOSPITAL, "\"demands\": []", "\"demands\": [\"conclusion\"]"),
    (HOSPITAL, "\"method\": \"points\"", "\"method\": \"median\""),
    (HOSPITAL, "\"code\": \"A\"", "\"code\": \"A.\""),
    (HOSPITAL, "\"code\": \"A\"", "\"code\": \"A\", \"number\": 1"),
    (HOSPITAL, "\"code\": \"A\",", ""),
    (HOSPITAL, "\"code\": \"A2.1-1\"", "\"code\": \"A2 1\""),
    (HOSPITAL, "\"code\": \"A2.1-1\"", "\"code\": \"A2.1-12345678901234567\""),
    (HOSPITAL, "\"2\": \"Todo.\"", "\"10\": \"Todo.\""),
    (HOSPITAL, "\"2\": \"Todo.\"", "\"2\": \" \""),
    (HOSPITAL, "\"2\": \"Todo.\"", "\"2\": { \"text\": \"Todo.\" }"),
    (HOSPITAL, "\"2\": \"Todo.\"", "\"2\": { \"text\": \"Todo.\", \"points\": -1 }"),
    (HOSPITAL, "\"2\": \"Todo.\"", "\"2\": 7"),
    (HOSPITAL, "\"below\": 70", "\"below\": 101"),
    (HOSPITAL, "\"below\": 70", "\"below\": 70, \"scores\": [1]"),
    (HOSPITAL, "\"below\": 70", "\"above\": 70"),
    (TENDER, "\"weight\": 20", "\"weight\": 0"),
    (TENDER, "\"weight\": 20", "\"weight\": \"20\""),
    (TENDER, "\"criteria\": [\n", "\"dimensions\": [], \"criteria\": [\n"),
    (TENDER, "\"name\": \"No se adjudica\"", "\"name\": \"\""),
    (THESIS, "\"grade\": [", "\"grade\": [[0, 1, 2],"),
    (THESIS, "\"grade\": [", "\"grade\": [7,"),
    (STANDARD, "\"mark\": \"C\"", "\"mark\": \"CONFO\""),
    (STANDARD, "\"mark\": \"C\"", "\"mark\": \"\""),
    (STANDARD, "\"scale\"", "\"escala\""),
];

#[test]
fn what_a_schema_can_refuse_both_refuse() {
    let schema = schema();
    for (text, from, to) in BOTH_REFUSE {
        let text = changed(text, from, to);
        assert!(parse("r.json", text.as_bytes()).is_err(), "{from} -> {to}");
        assert!(!schema.is_valid(&serde_json::from_str(&text).unwrap()), "{from} -> {to}");
    }
    for wrong in ASKED_WRONGLY {
        let text = changed(HOSPITAL, "\"scoring\"", &format!("{wrong}, \"scoring\""));
        let faults = parse("r.json", text.as_bytes()).unwrap_err();
        let key = wrong.split('"').nth(1).unwrap();
        assert_eq!(faults.to_string().matches("r.json:").count(), 1, "{faults}");
        assert!(faults.to_string().contains(key), "{faults}");
        assert!(!schema.is_valid(&serde_json::from_str(&text).unwrap()), "{wrong}");
    }
}

/// What only the program can say: the place of the one fault, and words of it.
#[test]
fn each_fault_of_a_result_is_told_once_with_its_place_and_what_to_do() {
    let criterion = "ambitos[0].dimensions[0].criteria[0]";
    for (text, from, to, place, words) in [
        (HOSPITAL, "\"score\": 0,\n", "\"score\": 1,\n", "scale[2]", "la calificación 1 está repetida"),
        (HOSPITAL, "\"2\": \"Todo.\"", "\"3\": \"Todo.\"", &format!("{criterion}.levels.3"), "no está en la escala"),
        (HOSPITAL, "A2.2-1", "A2.1-1", "ambitos[0].dimensions[0].criteria[1].code", "ya se usa"),
        (HOSPITAL, "\"below\": 70", "\"below\": 0", "outcomes[0]", "lo menos que se puede obtener es 0 %"),
        (HOSPITAL, "\"ambito\": \"A\"", "\"ambito\": \"Z\"", "outcomes[0].if.ambito", "no tiene un ámbito «Z»"),
        (
            HOSPITAL,
            "\"title\": \"Atención\"",
            "\"title\": \"Atención\", \"weight\": 40",
            "ambitos[0].weight",
            "no llevan peso",
        ),
        (
            TENDER,
            "\"criteria\": [\n     \"2.1.b\"",
            "\"criteria\": [\n     \"2.9\"",
            "outcomes[0].if.criteria[0]",
            "no tiene un criterio «2.9»",
        ),
        (TENDER, "\"scores\": [\n     1", "\"scores\": [\n     9", "outcomes[0].if.scores[0]", "no tiene nivel 9"),
        (
            TENDER,
            "\"outcomes\": [",
            "\"outcomes\": [{ \"name\": \"Sí\" },",
            "outcomes[1]",
            "outcomes[0] no tiene condición",
        ),
        (
            TENDER,
            "\"outcomes\": [",
            "\"outcomes\": [{ \"name\": \"Mal\", \"if\": { \"below\": 25 } },",
            "outcomes[0]",
            "lo menos que se puede obtener es 25 %",
        ),
        (
            TENDER,
            "\"outcomes\": [",
            "\"outcomes\": [{ \"name\": \"Uno\", \"if\": { \"below\": 60 } }, { \"name\": \"Dos\", \"if\": { \"below\": 60 } },",
            "outcomes[1]",
            "ya toman todos sus casos",
        ),
        (
            TENDER,
            "\"outcomes\": [",
            "\"outcomes\": [{ \"name\": \"Uno\", \"if\": { \"criteria\": [\"2.1.b\", \"2.2.a\", \"2.2.b\"], \"scores\": [1, 2] } },",
            "outcomes[1]",
            "ya toman todos sus casos",
        ),
        (THESIS, "\"grade\": [\n  [\n   0,", "\"grade\": [\n  [\n   10,", "grade", "el primero en 0"),
        (THESIS, "\"grade\": [", "\"grade\": [[0, 1],", "grade[1][0]", "deben subir"),
        (
            THESIS,
            "\"grade\": [\n  [\n   0,\n   1.0\n  ],",
            "\"grade\": [[0, 1], [50, 6], [60, 5],",
            "grade[2][1]",
            "cambia de dirección",
        ),
        (STANDARD, "\"outcomes\": [", "\"grade\": [[0, 1], [100, 7]], \"outcomes\": [", "grade", "no hay porcentaje"),
        (
            STANDARD,
            "\"outcomes\": [",
            "\"outcomes\": [{ \"name\": \"Mal\", \"if\": { \"below\": 50 } },",
            "outcomes[0].if.below",
            "no hay porcentaje",
        ),
        (
            STANDARD,
            "\"label\": \"Requisito 1\"",
            "\"weight\": 2, \"label\": \"Requisito 1\"",
            &format!("{criterion}.weight"),
            "solo con el método",
        ),
        (STANDARD, "\"none\"", "\"points\"", "scale", "no hay un máximo"),
    ] {
        let found = faults(&changed(text, from, to));
        assert_eq!(
            found.len(),
            if text == STANDARD && to == "\"points\"" { 10 } else { 1 },
            "{from} -> {to}: {found:#?}"
        );
        let told = |line: &String| line.contains(&format!(": {place}: ")) && line.contains(words);
        assert!(found.iter().any(told), "{from} -> {to}: {found:#?}");
    }
}

#[test]
fn an_outcome_that_can_just_hold_is_none_that_never_holds() {
    let below = |percent: &str| {
        changed(
            TENDER,
            "\"outcomes\": [",
            &format!("\"outcomes\": [{{ \"name\": \"Mal\", \"if\": {{ \"below\": {percent} }} }},"),
        )
    };
    assert!(parse("r.json", below("25.01").as_bytes()).is_ok());
    // Where every criterion must count, the lowest is what all of them come to, not the lowest of one.
    let own = changed(TENDER, "\"1\": \"Casi nada.\"", "\"1\": { \"text\": \"Nada.\", \"points\": 0 }");
    let with = |percent: &str| {
        changed(
            &own,
            "\"outcomes\": [",
            &format!("\"outcomes\": [{{ \"name\": \"Mal\", \"if\": {{ \"below\": {percent} }} }},"),
        )
    };
    assert!(parse("r.json", with("20.01").as_bytes()).is_ok(), "0·20 + 1·80 of 400 is 20 %");
    assert!(parse("r.json", with("20").as_bytes()).is_err());
}

#[test]
fn every_fault_of_version_2_comes_in_one_go_and_none_of_a_placeholder() {
    let text = changed(&changed(HOSPITAL, "\"score\": 2", "\"score\": \"2\""), "\"code\": \"B\"", "\"code\": \"B!\"");
    let text = changed(&text, "\"name\": \"No se certifica\"", "\"name\": \" \"");
    let found = faults(&text);
    let places: Vec<&str> = found.iter().map(|line| line.splitn(4, ':').nth(3).unwrap().trim()).collect();
    let starts = ["scale[0].score", "ambitos[1].code", "outcomes[0].name"];
    assert!(
        places.len() == 3 && places.iter().zip(starts).all(|(place, start)| place.starts_with(start)),
        "{found:#?}"
    );
}

#[test]
fn a_key_of_one_letter_is_no_slip_of_another() {
    let found = faults_with("\"1\": \"Nadie recibe.\"", "\"B\": \"Nadie recibe.\"");
    assert!(found.iter().any(|line| line.contains("la clave \"B\" no se conoce; quítela")), "{found:#?}");
    assert!(found.iter().all(|line| !line.contains("quiso decir")), "{found:#?}");
}

proptest! {
    #[test]
    fn no_damage_of_version_2_makes_the_reader_panic(at in 0..TENDER.len(), cut in 0..200usize, put in any::<Vec<u8>>()) {
        let mut bytes = TENDER.as_bytes().to_vec();
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, put);
        if let Err(faults) = parse("r.json", &bytes) {
            prop_assert!(!faults.faults.is_empty());
        }
    }
}
