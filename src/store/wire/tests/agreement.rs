//! Program and published schema hold each other: what the program takes the schema takes, and what the schema takes the
//! program refuses only for the reasons that the schema's description lists.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::random::any_session;
use super::{full_session, least_with, read_small};
use crate::store::wire::{ReadFault, write};

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../../../../sessions/schema.json")).unwrap();
    jsonschema::draft202012::options().build(&schema).unwrap()
});

/// Words of the refusals that a schema cannot express.
const BEYOND_A_SCHEMA: [&str; 13] = [
    "no se cuenta caso por caso",
    "no tiene un criterio",
    "no tiene nivel",
    "el cursor está en",
    "escrito solo con dígitos",
    "la calificación debe ser",
    "debe ser fecha y hora",
    "no tiene un campo",
    "no tiene texto para la versión pública",
    "este acto no puede seguir",
    "lo que dicen los actos",
    "el cierre no es el",
    "falta \"closing\"",
];

/// Whether program and schema agree on `value`; the reason if not.
fn disagreement(value: &Value) -> Option<String> {
    let by_schema = SCHEMA.is_valid(value);
    match read_small(value.to_string()) {
        Ok(_) | Err(ReadFault::Damaged(_) | ReadFault::BrokenSeal(..)) => {
            (!by_schema).then(|| format!("the schema alone refuses {value}"))
        }
        // Without its rubric a session is refused before its answers and its bookmark are judged.
        Err(ReadFault::UnknownRubric(..)) => None,
        Err(ReadFault::LaterVersion(..)) => by_schema.then(|| "the schema takes a later version".into()),
        Err(ReadFault::TooLarge(_)) => None,
        Err(ReadFault::Faults(faults)) => {
            let known = |message: &str| BEYOND_A_SCHEMA.iter().any(|words| message.contains(words));
            let unexplained = faults.faults.iter().find(|fault| !known(&fault.wrong.to_string()));
            unexplained.filter(|_| by_schema).map(|fault| format!("the program alone refuses: {fault}"))
        }
    }
}

/// All places of a document, as JSON pointers.
fn places(value: &Value, at: String, into: &mut Vec<String>) {
    into.push(at.clone());
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| places(value, format!("{at}/{key}"), into)),
        Value::Array(list) => list.iter().enumerate().for_each(|(n, value)| places(value, format!("{at}/{n}"), into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Values that stand near the edges of what is allowed somewhere.
fn strange_values() -> Vec<Value> {
    let numbers = [json!(0), json!(1), json!(2), json!(3), json!(4), json!(-1), json!(2.0), json!(0.5), json!(20_000)];
    let large = [json!(4_294_967_295u64), json!(4_294_967_296u64), json!(u64::MAX), json!(1e300)];
    let texts = ["", "a", "A", "open", "closed", "hallazgo", "observacion", "1.1.1", "1.1.2", "9.9", "2026-11-22"];
    let times =
        ["2026-11-22T00:00:00Z", "2026-02-30t00:00:00.5-03:00", "2026-11-22 23:59:60+00:00", "2026-11-22T00:00Z"];
    let long = ["x".repeat(24), "ñ".repeat(25), "a".repeat(40), "a".repeat(41), "0f".repeat(32), "0F".repeat(32)];
    let longest = [json!("ñ".repeat(20_000)), json!("ñ".repeat(20_001)), json!(vec!["C"; 400]), json!(vec!["C"; 401])];
    let rest = [Value::Null, json!(true), json!([]), json!({}), json!({"score": 1}), json!({"text": "hallazgo"})];
    let mut all: Vec<Value> = numbers.into_iter().chain(large).chain(longest).chain(rest).collect();
    all.extend(texts.into_iter().chain(times).map(|text| json!(text)));
    all.extend(long.map(|text| json!(text)));
    all
}

/// Replaces, removes or adds something somewhere.
fn mutate(document: &mut Value, place: Index, what: u8, value: Value) {
    let mut all = Vec::new();
    places(document, String::new(), &mut all);
    let chosen = place.get(&all).clone();
    let (parent, key) = chosen.rsplit_once('/').unwrap_or(("", ""));
    match (what, document.pointer_mut(parent)) {
        (0, Some(Value::Object(map))) => {
            map.remove(key);
        }
        (1, Some(Value::Object(map))) => {
            map.insert("extra".into(), value);
        }
        (2, Some(Value::Object(map))) => {
            if let Some(moved) = map.remove(key) {
                map.insert(format!("{key}s"), moved);
            }
        }
        _ => {
            if let Some(place) = document.pointer_mut(&chosen) {
                *place = value;
            }
        }
    }
}

#[test]
fn the_schema_is_itself_right_and_takes_what_the_program_writes() {
    let schema: Value = serde_json::from_str(include_str!("../../../../sessions/schema.json")).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let written: Value = serde_json::from_slice(&write(&full_session(), 7)).unwrap();
    assert!(SCHEMA.is_valid(&written));
    let least: Value = serde_json::from_str(&least_with("{}", "{}")).unwrap();
    assert!(SCHEMA.is_valid(&least));
}

/// Every strange value at every place of a session in which every key stands.
#[test]
fn program_and_schema_agree_on_every_value_put_everywhere() {
    let good: Value = serde_json::from_slice(&write(&full_session(), 7)).unwrap();
    let mut all = Vec::new();
    places(&good, String::new(), &mut all);
    for place in all {
        for value in strange_values() {
            let mut document = good.clone();
            *document.pointer_mut(&place).unwrap() = value.clone();
            if let Some(reason) = disagreement(&document) {
                panic!("{place} = {:.60}: {reason:.300}", value.to_string());
            }
        }
    }
}

proptest! {
    #[test]
    fn program_and_schema_agree_on_mutated_sessions(
        session in any_session(),
        mutations in prop::collection::vec((any::<Index>(), 0..5u8, prop::sample::select(strange_values())), 0..4),
    ) {
        let mut document: Value = serde_json::from_slice(&write(&session, 7)).unwrap();
        for (place, what, value) in mutations {
            mutate(&mut document, place, what, value);
        }
        prop_assert_eq!(disagreement(&document), None);
    }
}
