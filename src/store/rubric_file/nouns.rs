//! What the rubric calls the texts and what is evaluated.

use super::fields::text;
use super::keys::{noun, rubric, texts};
use crate::domain::canonical::words::text_word;
use crate::domain::nouns::{Gender, Noun, Nouns};
use crate::domain::text::TextKind;
use crate::store::located::{Fields, Value};

/// The nouns of the file; the usual ones where it names none.
pub(super) fn read(top: &mut Fields<'_, '_>) -> Nouns {
    let mut nouns = Nouns::default();
    let Some(mut fields) = top.optional(rubric::TEXTS).and_then(|value| value.object()) else { return nouns };
    for (key, noun) in [
        (text_word(TextKind::Hallazgo), &mut nouns.hallazgo),
        (text_word(TextKind::Observacion), &mut nouns.observacion),
        (texts::EVALUATED, &mut nouns.evaluated),
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
    let (one, many) = (text(&mut fields, noun::NAME), text(&mut fields, noun::PLURAL));
    let known = [("masculine", Gender::Masculine), ("feminine", Gender::Feminine)];
    let gender = fields.required(noun::GENDER).and_then(|value| value.one_of(&known));
    fields.finish();
    Some(Noun { one, many, gender: gender? })
}
