//! `resumen`: its shape, and its figures against a calculation that shares nothing with the program's.

use std::fs;

use proptest::prelude::*;
use serde_json::Value;
use supervisa::store::{rubric_file, wire};

use crate::harness::{Sandbox, example, json, keys_at, repository};

/// A sum of scores over a count.
type Fraction = (i128, i128);

fn hundredths((over, under): Fraction) -> i128 {
    // Half up: floor(100·x + 1/2).
    (200 * over + under).div_euclid(2 * under)
}

#[track_caller]
fn assert_is(value: &Value, exact: Option<Fraction>) {
    let expected = exact.map(hundredths).map(|h| format!("{}.{:02}", h / 100, h % 100));
    let found = value.as_f64().map(|number| format!("{number:.2}"));
    assert_eq!(found, expected);
}

fn share((over, under): Fraction) -> Fraction {
    (100 * over, 3 * under)
}

fn says_something(text: &Value) -> bool {
    text.as_str().is_some_and(|text| !text.replace('\u{200b}', "").trim().is_empty())
}

/// The score of a criterion if its demanded text is there.
fn counted(session: &Value, code: &str) -> Option<i128> {
    let evaluation = &session["evaluations"][code];
    let score = evaluation["score"].as_i64()?;
    let text = if score == 1 || score == 2 { &evaluation["hallazgo"] } else { &evaluation["observacion"] };
    says_something(text).then_some(i128::from(score))
}

fn codes(dimension: &Value) -> Vec<String> {
    dimension["criteria"].as_array().unwrap().iter().map(|c| c["code"].as_str().unwrap().to_owned()).collect()
}

fn mean(session: &Value, codes: &[String]) -> Option<Fraction> {
    let points: Vec<i128> = codes.iter().filter_map(|code| counted(session, code)).filter(|&score| score > 0).collect();
    (!points.is_empty()).then(|| (points.iter().sum(), i128::try_from(points.len()).unwrap()))
}

/// Holds every figure of `summary` to the rubric's and the session's own numbers.
fn assert_independent(rubric: &Value, session: &Value, summary: &Value) {
    let ambitos = rubric["ambitos"].as_array().unwrap();
    let codes_of =
        |ambito: &Value| -> Vec<String> { ambito["dimensions"].as_array().unwrap().iter().flat_map(codes).collect() };
    let weight = |ambito: &Value| i128::from(ambito["weight"].as_i64().unwrap());
    let means: Vec<Option<Fraction>> = ambitos.iter().map(|ambito| mean(session, &codes_of(ambito))).collect();
    let in_effect: i128 = ambitos.iter().zip(&means).filter(|(_, mean)| mean.is_some()).map(|(a, _)| weight(a)).sum();
    let common: i128 = means.iter().flatten().map(|mean| mean.1).product();
    let mut total = 0;
    for ((ambito, mean), found) in ambitos.iter().zip(&means).zip(summary["ambitos"].as_array().unwrap()) {
        assert_is(&found["mean"], *mean);
        assert_is(&found["percent"], mean.map(share));
        assert_is(&found["effective_weight"], mean.map(|_| (100 * weight(ambito), in_effect)));
        assert_eq!(found["weight"], ambito["weight"]);
        total += mean.map_or(0, |(over, under)| weight(ambito) * over * (common / under));
        for (dimension, found) in
            ambito["dimensions"].as_array().unwrap().iter().zip(found["dimensions"].as_array().unwrap())
        {
            let exact = self::mean(session, &codes(dimension));
            assert_is(&found["mean"], exact);
            assert_is(&found["percent"], exact.map(share));
            assert_eq!(
                found["applicable"].as_i64().map(i128::from),
                Some(exact.map_or(0, |_| applicable(session, dimension)))
            );
            assert_eq!((&found["code"], &found["title"]), (&dimension["code"], &dimension["title"]));
        }
    }
    let total = (in_effect > 0).then_some((total, in_effect * common));
    assert_is(&summary["total_mean"], total);
    assert_is(&summary["total_percent"], total.map(share));
    let all: Vec<String> = ambitos.iter().flat_map(codes_of).collect();
    for score in 0..4_i128 {
        let count = all.iter().filter(|code| counted(session, code) == Some(score)).count();
        assert_eq!(summary["counts"][score.to_string()], count);
    }
    let lacking = |code: &&String| match session["evaluations"][code.as_str()]["score"].as_i64() {
        _ if counted(session, code).is_some() => None,
        None => Some("score"),
        Some(1 | 2) => Some("hallazgo"),
        Some(_) => Some("observacion"),
    };
    let open: Vec<Value> = all
        .iter()
        .filter_map(|code| lacking(&code).map(|missing| serde_json::json!({ "code": code, "missing": missing })))
        .collect();
    assert_eq!(summary["pending"], Value::from(open.clone()));
    assert_eq!(summary["provisional"], !open.is_empty());
    assert_eq!((&summary["criteria"], &summary["complete"]), (&all.len().into(), &(all.len() - open.len()).into()));
}

#[test]
fn the_figures_match_an_independent_calculation_in_whole_numbers() {
    let sandbox = Sandbox::new();
    let rubric = json(&fs::read_to_string(repository("rubric/opd-cierre-2026.json")).unwrap());
    for name in ["opd-completa", "opd-en-curso", "opd-extraordinaria"] {
        let session = json(&fs::read_to_string(example(name)).unwrap());
        let run = sandbox.run(["resumen", example(name).to_str().unwrap(), "--json"]);
        assert_independent(&rubric, &session, &json(run.answers(0)));
    }
}

/// A score of any kind or none, and which texts are there: none, blanks, or something.
fn answers(len: usize) -> impl Strategy<Value = Vec<(Option<u8>, u8, u8)>> {
    let score = prop_oneof![1 => Just(None), 8 => (0_u8..4).prop_map(Some)];
    // Mostly complete, so that ámbitos of every size come about; now and then a whole session of zeros.
    let text = prop_oneof![1 => Just(0_u8), 1 => Just(1), 12 => Just(2)];
    let mixed = prop::collection::vec((score, text.clone(), text), len);
    (mixed, prop::option::weighted(0.2, 0..len)).prop_map(|(mut answers, zeros)| {
        answers.iter_mut().take(zeros.unwrap_or(0)).for_each(|answer| *answer = (Some(0), 0, 2));
        answers
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn the_figures_of_any_session_match_it_to_the_last_digit(answers in answers(36)) {
        let bytes = fs::read(repository("rubric/opd-cierre-2026.json")).unwrap();
        let rubric: Value = serde_json::from_slice(&bytes).unwrap();
        let mut session = json(&fs::read_to_string(example("opd-completa")).unwrap());
        let all = rubric["ambitos"].as_array().unwrap().iter().flat_map(|a| a["dimensions"].as_array().unwrap());
        let criteria: Vec<&Value> = all.flat_map(|dimension| dimension["criteria"].as_array().unwrap()).collect();
        let texts = ["", " \n\u{200b}", "Se vio."];
        for (criterion, (score, hallazgo, observacion)) in criteria.into_iter().zip(answers) {
            // A level that the rubric lacks cannot be given.
            let score = score.filter(|&score| score == 0 || !criterion["levels"][score.to_string()].is_null());
            session["evaluations"][criterion["code"].as_str().unwrap()] = serde_json::json!({
                "score": score,
                "hallazgo": texts[usize::from(hallazgo)],
                "observacion": texts[usize::from(observacion)],
            });
        }
        let known = |_: &_| Some(rubric_file::embedded().0);
        let read = wire::read("x.json", session.to_string().as_bytes(), &known).unwrap().session;
        let summary = serde_json::to_value(supervisa::cli::summary_document(&read)).unwrap();
        assert_independent(&rubric, &session, &summary);
    }
}

fn applicable(session: &Value, dimension: &Value) -> i128 {
    let count = codes(dimension).iter().filter(|code| counted(session, code).is_some_and(|score| score > 0)).count();
    i128::try_from(count).unwrap()
}

#[test]
fn the_examples_have_their_known_results() {
    let sandbox = Sandbox::new();
    let summary = |name: &str| json(sandbox.run(["resumen", example(name).to_str().unwrap(), "--json"]).answers(0));
    let complete = summary("opd-completa");
    assert_eq!((&complete["total_mean"], &complete["total_percent"]), (&json("2.28"), &json("76.11")));
    let percents: Vec<&Value> = complete["ambitos"].as_array().unwrap().iter().map(|a| &a["percent"]).collect();
    assert_eq!(percents, [80.95, 75.0, 72.22]);
    let under_way = summary("opd-en-curso");
    assert_eq!((&under_way["complete"], &under_way["total_percent"]), (&json("19"), &json("75.46")));
    assert!(under_way["pending"].as_array().unwrap().contains(&json(r#"{"code":"3.1.2","missing":"hallazgo"}"#)));
    assert_eq!((&under_way["status"], &under_way["method"]), (&json("\"open\""), &json("\"mean_of_criteria\"")));
    let extraordinary = summary("opd-extraordinaria");
    assert_eq!(
        (&extraordinary["total_percent"], &extraordinary["ambitos"][1]["effective_weight"]),
        (&json("75.0"), &json("100.0"))
    );
    for empty in ["mean", "percent", "effective_weight"] {
        assert!(extraordinary["ambitos"][0][empty].is_null());
    }
    assert!(!sandbox.data().exists(), "reading a file makes no data folder");
}

#[test]
fn the_document_has_its_keys_in_their_order_and_its_numbers_in_their_form() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(["resumen", example("opd-completa").to_str().unwrap(), "--json"]);
    let text = run.answers(0);
    let top = "session status provisional method criteria complete counts ambitos total_mean total_percent pending";
    assert_eq!(keys_at(text, 1).join(" "), top);
    let third = keys_at(text, 3);
    assert_eq!(third[..8].join(" "), "number title weight effective_weight applicable mean percent dimensions");
    assert_eq!(keys_at(text, 2), ["3", "2", "1", "0"]);
    assert_eq!(keys_at(text, 5)[..5].join(" "), "code title applicable mean percent");
    assert!(text.contains("\"weight\": 35,\n      \"effective_weight\": 35.0,"), "{text}");
}

#[test]
fn people_read_decimal_commas_and_what_is_missing() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(["resumen", example("opd-en-curso").to_str().unwrap()]);
    let text = run.answers(0);
    for words in [
        "RESULTADO PROVISIONAL   75,46 %",
        "19 de 36",
        "Pendiente (17)",
        "3.1.2   falta el hallazgo",
        "media de los criterios de cada ámbito",
        "pendiente",
    ] {
        assert!(text.contains(words), "«{words}» in\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    let done = sandbox.run(["resumen", example("opd-extraordinaria").to_str().unwrap()]);
    assert!(done.answers(0).contains("sin evaluar") && !done.stdout.contains("PROVISIONAL"));
}

#[test]
fn a_damaged_file_answers_nothing_and_by_id_its_backup_stands_in() {
    let sandbox = Sandbox::new();
    let id = sandbox.keep("opd-completa");
    let file = sandbox.sessions().join(format!("{id}.json"));
    fs::copy(&file, sandbox.sessions().join(format!("{id}.json.anterior"))).unwrap();
    fs::write(&file, &fs::read(&file).unwrap()[..1000]).unwrap();
    let alone = sandbox.run(["resumen", file.to_str().unwrap(), "--json"]);
    assert!(alone.complains(1).contains(&format!("{id}.json:")));
    let by_id = sandbox.run(["resumen", &id, "--json"]);
    assert_eq!(json(by_id.answers(0))["total_percent"], 76.11);
    assert!(by_id.stderr.contains("respaldo"), "{}", by_id.stderr);
    assert_eq!(fs::read(&file).unwrap().len(), 1000, "reading moves nothing");
    fs::remove_file(sandbox.sessions().join(format!("{id}.json.anterior"))).unwrap();
    sandbox.run(["resumen", &id, "--json"]).complains(1);
}
