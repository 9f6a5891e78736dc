//! What is offered for a field: values of earlier sessions that begin as what is typed.

use crate::app::screens::identify::row::Row;
use crate::domain::identification::{Field, Identification, MAX_FIELD_CHARS, REGIONS};
use crate::domain::text::{folded, is_harmful, says_something};

/// Values of earlier sessions for `row` that begin as `typed` and say more; those of the same project first, then the newest.
pub(crate) fn proposals(earlier: &[Identification], code: &str, row: Row, typed: &str) -> Vec<String> {
    let Row::Field(field) = row else { return Vec::new() };
    if field == Field::VisitDate {
        return Vec::new();
    }
    let same_project = |who: &&Identification| says_something(code) && who.project_code == code;
    let (same, others): (Vec<_>, Vec<_>) = earlier.iter().partition(same_project);
    let mut values: Vec<String> = Vec::new();
    for value in same.into_iter().chain(others).map(|who| who.get(field)) {
        let fits = value.chars().count() <= MAX_FIELD_CHARS && !value.chars().any(is_harmful);
        let offered = fits && says_something(value) && rest_after(value, typed).is_some_and(says_something);
        if offered && !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
    }
    values
}

/// What `value` goes on with after `typed`, if it begins so, accents and case aside.
pub(crate) fn rest_after<'v>(value: &'v str, typed: &str) -> Option<&'v str> {
    let typed = folded(typed);
    let mut wanted = typed.chars();
    let mut chars = value.char_indices();
    let mut at = 0;
    while !wanted.as_str().is_empty() {
        let (start, c) = chars.next()?;
        at = start + c.len_utf8();
        for part in folded(c.encode_utf8(&mut [0; 4])).chars() {
            if wanted.next() != Some(part) {
                return None;
            }
        }
    }
    // Marks that belong to the last letter go with it.
    Some(value[at..].trim_start_matches(is_mark))
}

/// The region that `typed` leads to: the first whose name begins so, else the first of which a word does.
pub(crate) fn region(typed: &str) -> Option<&'static str> {
    let typed = folded(typed);
    let typed = typed.trim_start_matches("region ").trim_start_matches("de ").trim_start_matches("del ");
    let begins = |name: &str| folded(name).starts_with(typed);
    let from_a_word = |name: &str| {
        let name = folded(name);
        name.match_indices([' ', '\'']).any(|(at, _)| name[at + 1..].starts_with(typed))
    };
    REGIONS.into_iter().find(|name| begins(name)).or_else(|| REGIONS.into_iter().find(|name| from_a_word(name)))
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_hide_a_proposal() {
        assert_eq!(rest_after("Purén Newen", "PUREN"), Some(" Newen"));
        assert_eq!(rest_after("Pure\u{301}n", "pure"), Some("n"));
        assert_eq!(rest_after("Ñuble", ""), Some("Ñuble"));
        assert_eq!(rest_after("Maule", "maulex"), None);
        assert_eq!(rest_after("Maule", "x"), None);
    }

    #[test]
    fn few_letters_lead_to_each_region() {
        let expected =
            [("m", 6), ("mau", 8), ("los l", 13), ("nu", 9), ("bio", 10), ("o'h", 7), ("ayse", 14), ("la a", 11)];
        for (typed, n) in expected {
            assert_eq!(region(typed), Some(REGIONS[n]), "{typed}");
        }
        assert_eq!(region("Región de los Ríos"), Some(REGIONS[12]));
        assert_eq!(region("x"), None);
    }

    #[test]
    fn the_same_project_comes_first_and_nothing_twice() {
        let who = |code: &str, name: &str| Identification {
            project_code: code.into(),
            project_name: name.into(),
            ..Identification::default()
        };
        let earlier = [who("1", "OPD Uno"), who("2", "OPD Dos"), who("3", "OPD Uno"), who("4", " ")];
        let row = Row::Field(Field::ProjectName);
        assert_eq!(proposals(&earlier, "", row, ""), ["OPD Uno", "OPD Dos"]);
        assert_eq!(proposals(&earlier, "2", row, "opd"), ["OPD Dos", "OPD Uno"]);
        assert_eq!(proposals(&earlier, "2", row, "OPD Dos"), Vec::<String>::new());
        let odd = [who("1", "uno\ndos"), who("2", &"x".repeat(MAX_FIELD_CHARS + 1))];
        assert_eq!(proposals(&odd, "", row, ""), Vec::<String>::new(), "what the form would not take");
    }
}
