//! CSV (RFC 4180, UTF-8): one table for everything, whose first column says which part a row belongs to, so that a filter
//! on it gives each. Numbers have a decimal point. What a spreadsheet would take for a formula is disarmed.
//!
//! A byte order mark stands before it: without one Excel takes UTF-8 for the machine's own code page and spoils every
//! accent, while LibreOffice, Python's `utf-8-sig`, pandas and R skip it. Programs that trip over it have the JSON.

use super::document::{Document, Records, Value};
use super::format::{Failure, refused};
use super::text::disarmed;
use crate::wording::report as words;
use words::heads;

/// The byte order mark.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The file.
pub(super) fn render(document: &Document) -> Result<Vec<u8>, Failure> {
    let tables: Vec<&Records> = document.summary.iter().chain(&document.records).collect();
    let mut names: Vec<&str> = vec![heads::PART_OF, heads::FACT, heads::VALUE];
    for field in tables.iter().flat_map(|table| &table.fields) {
        if !names.contains(&&*field.name) {
            names.push(&field.name);
        }
    }
    let place = |name: &str| names.iter().position(|known| *known == name).unwrap_or_default();
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    out.write_record(&names).map_err(refused)?;
    for fact in &document.facts {
        let mut row = vec![String::new(); names.len()];
        (row[0], row[1], row[2]) = (words::SHEET_FACTS.to_owned(), fact.name.to_string(), shown(&fact.value));
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
