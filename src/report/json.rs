//! JSON, for programs: names of keys are those of [`super::document::Records`].

use serde_json::{Map, Number, Value as Json, json};

use super::document::{Document, Records, Value};
use super::format::{Failure, refused};

/// The file.
pub(super) fn render(document: &Document) -> Result<Vec<u8>, Failure> {
    let facts: Map<String, Json> = document.facts.iter().map(|fact| (fact.key.into(), value(&fact.value))).collect();
    let mut whole = json!({
        "format": "supervisa.informe",
        "version": 1,
        "title": document.title,
        "provisional": document.mark.is_some(),
        "facts": facts,
    });
    for records in document.summary.iter().chain(&document.records) {
        whole[records.key] = table(records);
    }
    let mut bytes = serde_json::to_vec_pretty(&whole).map_err(refused)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn table(records: &Records) -> Json {
    let row = |row: &Vec<Value>| -> Json {
        let named = records.fields.iter().zip(row).map(|(field, of)| (field.key.to_owned(), value(of)));
        Json::Object(named.collect())
    };
    Json::Array(records.rows.iter().map(row).collect())
}

fn value(value: &Value) -> Json {
    match value {
        Value::None => Json::Null,
        Value::Text(text) => Json::String(text.clone()),
        Value::Count(count) => Json::from(*count),
        Value::Score(digit, _) => Json::from(*digit),
        Value::Number(number) | Value::Percent(number) => {
            Number::from_f64(number.as_f64()).map_or(Json::Null, Json::Number)
        }
    }
}
