//! `--casos C-01:j,C-02:n:e`: codes, each with what is known of its case.

use super::error::{CliError, Outcome};
use crate::domain::roll::{Attribute, Court, Roll, Stay};
use crate::store::fault::shortened;
use crate::wording::cli as words;

/// The letters behind a code.
const LETTERS: [(&str, Attribute); 4] = [
    ("j", Attribute::Court(Some(Court::Judicialised))),
    ("n", Attribute::Court(Some(Court::NotJudicialised))),
    ("v", Attribute::Stay(Some(Stay::Current))),
    ("e", Attribute::Stay(Some(Stay::Closed))),
];

/// The codes of `values` without their letters, and what these say.
pub(super) fn cases(flag: &str, values: &[String]) -> Outcome<(Vec<String>, Roll)> {
    let (mut codes, mut roll) = (Vec::with_capacity(values.len()), Roll::default());
    for (value, place) in values.iter().zip(1..) {
        let refuse = |what: String| CliError::usage(what, words::CASES_HINT);
        let mut parts = value.split(':');
        let code = parts.next().unwrap_or_default().trim().to_owned();
        for letter in parts.map(str::trim) {
            let known = LETTERS.into_iter().find(|(known, _)| letter.eq_ignore_ascii_case(known));
            let (_, attribute) = known.ok_or_else(|| refuse(words::no_attribute(flag, place, &shortened(value))))?;
            let (_, was) = roll.set(code.clone(), attribute);
            if was.is_known() && was != attribute {
                return Err(refuse(words::two_attributes(flag, place, &shortened(value))));
            }
        }
        codes.push(code);
    }
    Ok((codes, roll))
}
