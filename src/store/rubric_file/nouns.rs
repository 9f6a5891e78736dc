//! What the rubric calls the texts and what is evaluated.

use super::fields::{text, word};
use crate::domain::nouns::{Gender, Noun, Nouns};
use crate::store::located::{Fields, Value};

/// The nouns of the file; the usual ones where it names none.
pub(super) fn read(top: &mut Fields<'_, '_>) -> Nouns {
    let mut nouns = Nouns::default();
    let Some(mut fields) = top.optional("texts").and_then(|value| value.object()) else { return nouns };
    for (key, noun) in [
        ("hallazgo", &mut nouns.hallazgo),
        ("observacion", &mut nouns.observacion),
        ("evaluated", &mut nouns.evaluated),
    ] {
        if let Some(read) = fields.optional(key).and_then(|value| self::noun(&value)) {
            *noun = read;
        }
    }
    fields.finish();
    nouns.registered = nouns.evaluated.clone();
    nouns
}

fn noun(value: &Value<'_, '_>) -> Option<Noun> {
    let mut fields = value.object()?;
    let (one, many) = (text(&mut fields, "name"), text(&mut fields, "plural"));
    let known = [("masculine", Gender::Masculine), ("feminine", Gender::Feminine)];
    let gender = fields.required("gender").and_then(|value| word(&value, &known));
    fields.finish();
    Some(Noun { one, many, gender: gender? })
}
