//! What every part of a rubric file is read with.

use crate::domain::text::MAX_TEXT_CHARS;
use crate::store::located::{Fields, Value};

pub(super) fn text(fields: &mut Fields<'_, '_>, key: &'static str) -> String {
    fields.text(key, MAX_TEXT_CHARS)
}

/// What is so only where the file says so.
pub(super) fn flag(fields: &mut Fields<'_, '_>, key: &'static str) -> bool {
    fields.optional(key).and_then(|value| value.flag()).unwrap_or(false)
}

/// The items of a required list; every item gives something, so that positions stay those of the file.
pub(super) fn list<'d, 'a, T>(
    fields: &mut Fields<'d, 'a>,
    key: &'static str,
    read: impl FnMut(&Value<'d, 'a>) -> T,
) -> Vec<T> {
    let items = fields.required(key).and_then(|value| value.array()).unwrap_or_default();
    items.iter().map(read).collect()
}
