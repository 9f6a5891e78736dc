//! CSV (RFC 4180, UTF-8): one table for everything, whose first column says which part a row belongs to, so that a filter
//! on it gives each. Numbers have a decimal point. What a spreadsheet would take for a formula is disarmed.

use super::document::{Document, Records, Value};
use super::format::{Failure, refused};
use super::text::disarmed;
use crate::wording::report as words;
use words::heads;

/// The file.
pub(super) fn render(document: &Document) -> Result<Vec<u8>, Failure> {
    let tables: Vec<&Records> = document.summary.iter().chain(&document.records).collect();
    let mut names: Vec<&str> = vec![heads::SECTION, heads::FACT, heads::VALUE];
    for field in tables.iter().flat_map(|table| &table.fields) {
        if !names[1..].contains(&&*field.name) {
            names.push(&field.name);
        }
    }
    let place = |name: &str| names[1..].iter().position(|known| *known == name).map_or(0, |at| at + 1);
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    out.write_record(&names).map_err(refused)?;
    for fact in &document.facts {
        let mut row = vec![String::new(); names.len()];
        (row[0], row[1], row[2]) = (words::SHEET_FACTS.to_owned(), fact.name.to_owned(), shown(&fact.value));
        out.write_record(&row).map_err(refused)?;
    }
    for table in tables {
        for values in &table.rows {
            let mut row = vec![String::new(); names.len()];
            row[0] = table.name.to_string();
            for (field, value) in table.fields.iter().zip(values) {
                row[place(&field.name)] = shown(value);
            }
            out.write_record(&row).map_err(refused)?;
        }
    }
    out.into_inner().map_err(refused)
}

fn shown(value: &Value) -> String {
    match value {
        Value::None => String::new(),
        Value::Text(text) => disarmed(text),
        Value::Count(count) => count.to_string(),
        Value::Score(digit, _) => digit.to_string(),
        Value::Number(number) | Value::Percent(number) => format!("{}.{:02}", number.0 / 100, number.0 % 100),
    }
}
