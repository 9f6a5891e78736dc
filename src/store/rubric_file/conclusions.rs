//! The fields that are written beside the criteria.

use super::fields::{flag, text};
use super::keys::{conclusion, rubric};
use super::parts::Version;
use crate::domain::conclusions::{ConclusionField, Role, defaults, of_offices};
use crate::domain::text::MAX_TEXT_CHARS;
use crate::store::located::{Fields, Value};

/// The fields of the file; the usual ones of its version where it has no such key.
pub(super) fn read(top: &mut Fields<'_, '_>, version: Version) -> Vec<ConclusionField> {
    let Some(value) = top.optional(rubric::CONCLUSIONS) else {
        return match version {
            Version::First => of_offices(),
            Version::Second => defaults(),
        };
    };
    value.array().unwrap_or_default().iter().map(field).collect()
}

fn field(value: &Value<'_, '_>) -> ConclusionField {
    let mut read = ConclusionField {
        key: String::new(),
        title: String::new(),
        help: String::new(),
        role: Role::Conclusions,
        demanded: false,
        public: false,
    };
    let Some(mut fields) = value.object() else { return read };
    read.key = text(&mut fields, conclusion::KEY);
    read.title = text(&mut fields, conclusion::TITLE);
    read.help = fields.optional_text(conclusion::HELP, MAX_TEXT_CHARS).unwrap_or_default();
    let known = [
        ("conclusions", Role::Conclusions),
        ("heard", Role::Heard),
        ("strengths", Role::Strengths),
        ("improve", Role::Improve),
    ];
    read.role = fields.optional(conclusion::ROLE).and_then(|value| value.one_of(&known)).unwrap_or(read.role);
    read.demanded = flag(&mut fields, conclusion::DEMANDED);
    read.public = flag(&mut fields, conclusion::PUBLIC);
    fields.finish();
    read
}

#[cfg(test)]
mod tests;
