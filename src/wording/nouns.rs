//! The rubric's own nouns with what must agree with them.

use crate::domain::nouns::{Gender, Noun, Nouns};
use crate::domain::text::TextKind;

/// `masculine` or `feminine`, as the noun is.
pub fn agreeing(noun: &Noun, masculine: &'static str, feminine: &'static str) -> &'static str {
    match noun.gender {
        Gender::Masculine => masculine,
        Gender::Feminine => feminine,
    }
}

/// `el hallazgo`, `la observación`.
pub fn the(noun: &Noun) -> String {
    format!("{} {}", agreeing(noun, "el", "la"), noun.one)
}

/// `un hallazgo`, `una observación`.
pub fn a(noun: &Noun) -> String {
    format!("{} {}", agreeing(noun, "un", "una"), noun.one)
}

/// `del hallazgo`, `de la observación`.
pub fn of_the(noun: &Noun) -> String {
    format!("{} {}", agreeing(noun, "del", "de la"), noun.one)
}

/// `text` with its first letter large.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// `Hallazgo`, to begin a line.
pub fn name(nouns: &Nouns, kind: TextKind) -> String {
    capital(&nouns.text(kind).one)
}

/// `el hallazgo`, of the text of `kind`.
pub fn the_text(nouns: &Nouns, kind: TextKind) -> String {
    the(nouns.text(kind))
}

/// `Hallazgos`, to stand above several.
pub fn names(noun: &Noun) -> String {
    capital(&noun.many)
}

/// `1 hallazgo`, `3 hallazgos`.
pub fn counted(noun: &Noun, count: usize) -> String {
    format!("{count} {}", if count == 1 { &noun.one } else { &noun.many })
}
