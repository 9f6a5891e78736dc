//! A file of version 1 is one of version 2, said shorter: both give the same rubric and the same results.

use serde_json::{Map, Value as Json, json};

use super::*;
use crate::domain::conclusions::{ConclusionField, Role, of_offices};
use crate::domain::fixtures::{answer, session};
use crate::domain::nouns::Nouns;
use crate::domain::rubric_check::CodeStyle;
use crate::domain::scoring::Summary;

/// The same file in version 2.
pub(super) fn lifted(bytes: &[u8]) -> Json {
    let mut file: Json = serde_json::from_slice(bytes).unwrap();
    file["version"] = json!(2);
    file["texts"] = json!({ "evaluated": { "name": "oficina", "plural": "oficinas", "gender": "feminine" } });
    file["conclusions"] = of_offices().iter().map(conclusion).collect();
    for entry in file["scale"].as_array_mut().unwrap() {
        entry["demands"] = json!([entry["demands"].clone()]);
        if entry["score"] != json!(0) {
            entry["points"] = entry["score"].clone();
        }
    }
    for ambito in file["ambitos"].as_array_mut().unwrap() {
        for dimension in ambito["dimensions"].as_array_mut().unwrap() {
            for criterion in dimension["criteria"].as_array_mut().unwrap() {
                let criterion: &mut Map<String, Json> = criterion.as_object_mut().unwrap();
                if let Some(words) = criterion.remove("zero_rule") {
                    criterion["levels"]["0"] = words;
                }
            }
        }
    }
    file
}

fn conclusion(field: &ConclusionField) -> Json {
    let role = match field.role {
        Role::Conclusions => "conclusions",
        Role::Heard => "heard",
        Role::Strengths => "strengths",
        Role::Improve => "improve",
    };
    json!({ "key": field.key, "title": field.title, "help": field.help, "role": role, "demanded": field.demanded,
            "public": field.public })
}

fn both(bytes: &[u8]) -> [Arc<Rubric>; 2] {
    let second = parse("v2.json", lifted(bytes).to_string().as_bytes()).unwrap_or_else(|faults| panic!("{faults}"));
    [Arc::new(parse("v1.json", bytes).unwrap()), Arc::new(second)]
}

#[test]
fn a_lifted_file_states_the_same_rubric() {
    for bytes in [EMBEDDED, SMALL.as_bytes()] {
        let [first, second] = both(bytes);
        assert_eq!(first.ambitos(), second.ambitos());
        assert_eq!((first.scale(), first.scoring()), (second.scale(), second.scoring()));
        assert_eq!((first.contradictions(), first.conclusions()), (second.contradictions(), second.conclusions()));
        let of_office = Nouns { registered: first.nouns().registered.clone(), ..second.nouns().clone() };
        assert_eq!((first.nouns(), first.asked()), (&of_office, second.asked()));
        assert!(second.grade().is_none() && second.outcomes().is_empty());
    }
    assert_ne!(CodeStyle::Nested, CodeStyle::Free);
}

/// For each criterion a digit, or none; what the criterion lacks is not given.
fn answers() -> impl Strategy<Value = Vec<Option<u8>>> {
    prop::collection::vec(prop::option::weighted(0.8, 0..=3u8), 40)
}

fn same_result([first, second]: &[Arc<Rubric>; 2], answers: &[Option<u8>]) -> Result<(), TestCaseError> {
    let of = |rubric: &Arc<Rubric>| {
        let mut session = session(rubric);
        for (index, raw) in answers.iter().take(rubric.len()).enumerate() {
            let criterion = rubric.criterion(rubric.at(index).unwrap());
            if let Some(raw) = raw.filter(|&raw| criterion.score(raw).is_some()) {
                answer(&mut session, index, raw);
            }
        }
        Summary::of(&session)
    };
    let (one, other) = (of(first), of(second));
    prop_assert_eq!(&one, &other);
    prop_assert!(one.grade.is_none() && one.outcome.is_none());
    // As the program gave it before there was a version 2.
    let total = by_hand(first, answers);
    prop_assert_eq!(one.total.percent().map(|percent| percent.0), total);
    Ok(())
}

/// The total in hundredths of a percent, from the rubric's weights and digits alone.
fn by_hand(rubric: &Rubric, answers: &[Option<u8>]) -> Option<u64> {
    use num_rational::Ratio;
    let mut answers = answers.iter();
    let mean = |values: &[Ratio<i128>]| {
        (!values.is_empty()).then(|| values.iter().sum::<Ratio<i128>>() / Ratio::from(values.len() as i128))
    };
    let (mut sum, mut weights) = (Ratio::from(0), Ratio::from(0));
    for (a, ambito) in rubric.ambitos().iter().enumerate() {
        let mut dimensions: Vec<Vec<Ratio<i128>>> = Vec::new();
        for dimension in &ambito.dimensions {
            let given = dimension.criteria.iter().zip(answers.by_ref());
            let given =
                given.filter_map(|(criterion, raw)| raw.filter(|&raw| raw > 0 && criterion.score(raw).is_some()));
            dimensions.push(given.map(|raw| Ratio::from(i128::from(raw))).collect());
        }
        let values = match rubric.method() {
            Method::MeanOfDimensions => dimensions.iter().filter_map(|values| mean(values)).collect(),
            Method::MeanOfCriteria => dimensions.concat(),
            Method::Points | Method::Counts => unreachable!(),
        };
        if let Some(mean) = mean(&values) {
            let weight = Ratio::from(i128::from(rubric.weight(a).unwrap().0));
            sum += mean * weight;
            weights += weight;
        }
    }
    let percent = (weights > Ratio::from(0)).then(|| sum / weights / 3 * 10_000 + Ratio::new(1, 2))?;
    u64::try_from(percent.floor().to_integer()).ok()
}

fn run(cases: u32) {
    for bytes in [EMBEDDED, SMALL.as_bytes()] {
        let rubrics = both(bytes);
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases, ..ProptestConfig::default() });
        runner.run(&answers(), |answers| same_result(&rubrics, &answers)).unwrap();
    }
}

#[test]
fn a_session_has_the_same_result_lifted_or_not() {
    run(100);
}

#[test]
#[ignore = "ten thousand sessions of each rubric"]
fn ten_thousand_sessions_have_the_same_result_lifted_or_not() {
    run(10_000);
}
