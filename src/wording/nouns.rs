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

/// `el hallazgo`, `la observación`, `el acta`.
pub fn the(noun: &Noun) -> String {
    format!("{} {}", article(noun, "el", "la"), noun.one)
}

/// `un hallazgo`, `una observación`, `un acta`.
pub fn a(noun: &Noun) -> String {
    format!("{} {}", article(noun, "un", "una"), noun.one)
}

/// `del hallazgo`, `de la observación`, `del acta`.
pub fn of_the(noun: &Noun) -> String {
    format!("{} {}", article(noun, "del", "de la"), noun.one)
}

/// The article right before one of `noun`: a feminine noun that begins with a stressed *a* has the masculine one, and
/// stays feminine in all else («el acta está escrita»).
fn article(noun: &Noun, masculine: &'static str, feminine: &'static str) -> &'static str {
    if begins_with_stressed_a(&noun.one) { masculine } else { agreeing(noun, masculine, feminine) }
}

/// Whether the first letter that sounds is a stressed *a*: `acta`, `área`, `hacha`, and not `acción` or `actividad`.
fn begins_with_stressed_a(noun: &str) -> bool {
    let word = noun.split_whitespace().next().unwrap_or_default().to_lowercase();
    let sounding: Vec<char> = word.strip_prefix('h').unwrap_or(&word).chars().collect();
    let has_accent = sounding.iter().any(|c| "áéíóú".contains(*c));
    match sounding.first() {
        Some('á') => true,
        Some('a') if !has_accent => match (syllables(&sounding), sounding.last()) {
            (1, _) => true,
            // Without an accent the last but one is stressed, if a vowel, n or s is the end.
            (2, Some(last)) => "aeiouns".contains(*last),
            _ => false,
        },
        _ => false,
    }
}

/// How many syllables the letters have; `i` and `u` beside another vowel are none of their own.
fn syllables(letters: &[char]) -> usize {
    let is_strong = |c: char| "aeoáéíóú".contains(c);
    let is_vowel = |c: char| is_strong(c) || "iuü".contains(c);
    let begins = |(n, c): (usize, &char)| {
        let before = n.checked_sub(1).map(|n| letters[n]).filter(|&c| is_vowel(c));
        is_vowel(*c) && before.is_none_or(|before| is_strong(before) && is_strong(*c))
    };
    letters.iter().enumerate().filter(|one| begins(*one)).count()
}

/// The letters by which several of `noun` are numbered: `H` of `hallazgo`, `NC` of `no conformidad`.
pub fn initials(noun: &Noun) -> String {
    let is_small = |word: &&str| !matches!(*word, "a" | "de" | "del" | "el" | "en" | "la" | "las" | "los" | "o" | "y");
    let words = noun.one.split_whitespace().filter(is_small);
    let first = |word| deunicode::deunicode(word).chars().find(char::is_ascii_alphanumeric);
    words.filter_map(first).collect::<String>().to_uppercase()
}

/// `al hallazgo`, `a la observación`.
pub fn to_the(noun: &Noun) -> String {
    format!("{} {}", article(noun, "al", "a la"), noun.one)
}

/// `text` with the nouns in its places `{hallazgo}` and `{hallazgos}`.
pub fn filled(text: &str, names: &Nouns) -> String {
    text.replace("{hallazgo}", &names.hallazgo.one).replace("{hallazgos}", &names.hallazgo.many)
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

/// `Hallazgo. `, before the text itself.
pub fn lead(nouns: &Nouns, kind: TextKind) -> String {
    format!("{}. ", name(nouns, kind))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn feminine(one: &str) -> Noun {
        Noun { one: one.into(), many: String::new(), gender: Gender::Feminine }
    }

    #[test]
    fn a_feminine_noun_with_a_stressed_a_has_the_masculine_article_and_no_other() {
        for one in ["acta", "área", "aula", "agua", "hacha", "alta médica", "ánima", "Acta de cierre", "ansia"] {
            let noun = feminine(one);
            let told = [the(&noun), a(&noun), of_the(&noun)];
            assert_eq!(told, [format!("el {one}"), format!("un {one}"), format!("del {one}")]);
            assert_eq!(agreeing(&noun, "escrito", "escrita"), "escrita");
        }
        for one in
            ["acción", "actividad", "ayuda", "habitación", "amiga", "aérea", "observación", "escuela", "ausencia"]
        {
            assert_eq!(the(&feminine(one)), format!("la {one}"));
        }
    }

    #[test]
    fn what_is_numbered_has_the_letters_of_its_own_noun() {
        let letters = |one: &str| initials(&feminine(one));
        assert_eq!(
            ["hallazgo", "no conformidad", "oportunidad de mejora", "área"].map(letters),
            ["H", "NC", "OM", "A"]
        );
    }
}
