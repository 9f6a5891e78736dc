//! Codes of cases, reports and plans as they are compared: `C-01`, `c-01` and `C–01` are one folder. What is stored
//! stays as it was written.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::fold::plain;
use super::text::{begins_word, ends_word};

/// What two spellings of one code have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(String);

impl Key {
    /// That of `code`: small letters, plain dashes, digits and widths, accents joined to their letters.
    pub fn of(code: &str) -> Self {
        let mut key = String::with_capacity(code.len());
        for c in code.chars() {
            if let Some(joined) = key.chars().next_back().and_then(|letter| accented(letter, c)) {
                key.pop();
                key.push(joined);
            } else if is_mark(c) {
                key.push(c);
            } else {
                key.extend(small(c));
            }
        }
        Self(key.trim().to_owned())
    }

    /// Its letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `one` and `other` are spellings of one code.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one == other || Key::of(one) == Key::of(other)
}

/// The codes that repeat an earlier one of `codes` in whatever spelling, each with that earlier one.
pub(crate) fn repeated(codes: &[String]) -> Vec<(&str, &str)> {
    let mut first: HashMap<Key, &str> = HashMap::new();
    let mut repeated = Vec::new();
    for code in codes {
        match first.get(&Key::of(code)) {
            Some(earlier) => repeated.push((code.as_str(), *earlier)),
            None => drop(first.insert(Key::of(code), code)),
        }
    }
    repeated
}

/// `codes` without those that repeat an earlier one.
pub(crate) fn distinct(codes: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    codes.into_iter().filter(|code| seen.insert(Key::of(code))).collect()
}

/// Where a text names a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention<'c> {
    /// The code, as it is listed.
    pub code: &'c str,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// Before a code that is all digits, so that it is told from a count: `carpeta 3`.
const NAMING: [&str; 14] = [
    "caso",
    "casos",
    "carpeta",
    "carpetas",
    "código",
    "códigos",
    "expediente",
    "expedientes",
    "ficha",
    "fichas",
    "folio",
    "folios",
    "nna",
    "causa",
];

/// Where `text` names one of `codes`, in whatever spelling, in the order of the text; the longest where several fit.
pub(crate) fn mentions<'c>(text: &str, codes: &'c [String]) -> Vec<Mention<'c>> {
    let mut by_initial: HashMap<char, Vec<(Key, &str)>> = HashMap::new();
    for code in codes {
        let key = Key::of(code);
        if let Some(initial) = key.0.chars().next() {
            by_initial.entry(initial).or_default().push((key, code));
        }
    }
    let mut found: Vec<Mention<'c>> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let initial = small(c).next();
        let known = initial.and_then(|initial| by_initial.get(&initial)).filter(|_| begins_word(&text[..at]));
        let longest = known.into_iter().flatten().filter_map(|(key, code)| {
            let end = at + spelt_at(&text[at..], key)?;
            let goes_on = || found.last().is_some_and(|last| is_list(&text[last.range.end..at]));
            let told = !is_number(key) || is_named(&text[..at]) || goes_on();
            (ends_word(&text[end..]) && told).then_some((end, *code))
        });
        match longest.max_by_key(|(end, _)| *end) {
            Some((end, code)) => {
                found.push(Mention { code, range: at..end });
                at = end;
            }
            None => at += c.len_utf8(),
        }
    }
    found
}

/// Whether `text` names every one of `codes`.
pub(crate) fn names_all(text: &str, codes: &[String]) -> bool {
    let named: HashSet<Key> = mentions(text, codes).iter().map(|mention| Key::of(mention.code)).collect();
    codes.iter().all(|code| named.contains(&Key::of(code)))
}

/// Bytes of the code of `key` at the beginning of `text`, in whatever spelling.
pub(super) fn spelt_at(text: &str, key: &Key) -> Option<usize> {
    let mut wanted = key.0.chars().peekable();
    for (at, c) in text.char_indices() {
        if wanted.peek().is_none() {
            return Some(at);
        }
        // What nobody sees within a code is not there; before it, it is no part of it.
        let mut letters = small(c).peekable();
        let hidden = letters.peek().is_none();
        if hidden && at == 0 || !letters.all(|c| wanted.next() == Some(c)) {
            return None;
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

/// The small letter that `c` is taken for; nothing where nothing is seen.
fn small(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().filter_map(plain).flat_map(char::to_lowercase)
}

fn is_number(key: &Key) -> bool {
    key.0.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word that names a code ends `before`.
fn is_named(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{A0}', ':', '°', 'º', '#']);
    let word = |text: &str| text[text.trim_end_matches(char::is_alphabetic).len()..].to_lowercase();
    match word(before).as_str() {
        "n" => NAMING.contains(&word(before[..before.len() - 1].trim_end()).as_str()),
        name => NAMING.contains(&name),
    }
}

/// Whether `between` stands between two codes of a list.
fn is_list(between: &str) -> bool {
    [", ", " y ", " e ", ",", "; ", " - ", "/"].contains(&between)
}

/// A mark that stands on the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{34E}' | '\u{350}'..='\u{36F}')
}

/// The letter that a small `letter` and the `mark` behind it are.
fn accented(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('a', '\u{301}') => 'á',
        ('e', '\u{301}') => 'é',
        ('i', '\u{301}') => 'í',
        ('o', '\u{301}') => 'ó',
        ('u', '\u{301}') => 'ú',
        ('u', '\u{308}') => 'ü',
        ('n', '\u{303}') => 'ñ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_dash_and_width_make_no_other_code() {
        for other in ["c-01", "C–01", "C—01", "Ｃ－０１", "C‑01", "c-0\u{AD}1", " C-01", "C-٠١", "\u{FEFF}C-01"]
        {
            assert!(same("C-01", other), "{other:?}");
        }
        assert!(same("Ñ-1", "n\u{303}-1") && same("ACCIÓN 2", "accio\u{301}n\u{A0}2"));
        for other in ["C-1", "C-001", "C01", "C 01", "C-02", "C_01", "Ć-01", "CC-01", "C-01b", ""] {
            assert!(!same("C-01", other), "{other:?}");
        }
        assert!(!same("Ñ-1", "N-1"), "another letter is another code");
    }

    #[test]
    fn what_repeats_a_code_is_told_with_the_first_spelling() {
        let codes: Vec<String> = ["C-01", "c-01", "C-02", "C–01"].map(String::from).to_vec();
        assert_eq!(repeated(&codes), [("c-01", "C-01"), ("C–01", "C-01")]);
        assert_eq!(distinct(codes), ["C-01", "C-02"]);
    }

    fn named(text: &str) -> Vec<(&str, String)> {
        let codes = ["C-01", "C-011", "tc 5", "12", "3", "Ñ-1"].map(String::from);
        let found = mentions(text, &codes);
        found.into_iter().map(|found| (&text[found.range], found.code.to_owned())).collect()
    }

    #[test]
    fn a_text_names_codes_in_any_spelling_and_whole() {
        for (text, expected) in [
            ("C-01, c–01 y (Ｃ-01).", &[("C-01", "C-01"), ("c–01", "C-01"), ("Ｃ-01", "C-01")][..]),
            ("C-011/C-0\u{AD}1", &[("C-011", "C-011"), ("C-0\u{AD}1", "C-01")]),
            ("el TC 5; ñ-1", &[("TC 5", "tc 5"), ("ñ-1", "Ñ-1")]),
            ("C-012, AC-01, C-01-b, C-01–2, C-01x, C-1", &[]),
            ("12 de 15, 3 casos, el 12, artículo 3", &[]),
            ("los casos 3, 12 y 4; carpeta N° 12", &[("3", "3"), ("12", "12"), ("12", "12")]),
        ] {
            let expected: Vec<(&str, String)> =
                expected.iter().map(|(seen, code)| (*seen, (*code).to_owned())).collect();
            assert_eq!(named(text), expected, "{text}");
        }
    }

    /// Other spellings of the characters of `code`.
    fn respelt(code: &str, ways: &[u8]) -> String {
        let letters = code.chars().zip(ways.iter().chain(std::iter::repeat(&0)));
        letters
            .map(|(c, way)| match (c, way % 4) {
                ('-', 1) => '–',
                ('-', 2) => '－',
                ('-', 3) => '‑',
                (c @ '!'..='~', 1) => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
                (c, 2) => c.to_ascii_lowercase(),
                (c, 3) => c.to_ascii_uppercase(),
                (c, _) => c,
            })
            .collect()
    }

    proptest! {
        #[test]
        fn sameness_is_an_equivalence(
            codes in prop::collection::vec("[A-Za-z]{1,2}[-_.]?[0-9]{1,2}", 3),
            ways in prop::collection::vec(any::<u8>(), 6),
        ) {
            for one in &codes {
                prop_assert!(same(one, one) && same(one, &respelt(one, &ways)) && same(&respelt(one, &ways), one));
                for other in &codes {
                    prop_assert_eq!(same(one, other), same(other, one));
                    prop_assert_eq!(same(one, other), one.to_lowercase() == other.to_lowercase());
                    prop_assert_eq!(same(&respelt(one, &ways), other), same(one, other));
                }
            }
        }

        #[test]
        fn a_key_is_its_own_key_and_any_text_has_one(text in any::<String>()) {
            let key = Key::of(&text);
            prop_assert_eq!(Key::of(key.as_str()), key.clone());
        }
    }
}
