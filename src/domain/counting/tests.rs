//! What is a count in a text, and what only looks like one.

use proptest::prelude::*;

use super::*;

/// The parts of `text`: how many of how many, and whether they meet (`+`), fail (`-`) or it is not said.
fn parts(text: &str) -> Vec<String> {
    let parts = counts(text, None).parts.into_iter().filter(|part| part.is_of_cases);
    let sign = |says| match says {
        Says::Meet => "+",
        Says::Fail => "-",
        Says::Nothing => "",
    };
    parts.map(|part| format!("{}{}/{}", sign(part.says), part.part.value, part.whole.value)).collect()
}

/// The single numbers of `text`, as they stand there; `=` before one that is said of all.
fn amounts(text: &str, unit: Option<Unit>) -> Vec<String> {
    let amounts = counts(text, unit).amounts.into_iter();
    amounts.map(|one| format!("{}{}", if one.is_whole { "=" } else { "" }, &text[one.number.range])).collect()
}

#[test]
fn a_part_of_a_whole_is_found_however_it_is_said() {
    for (text, expected) in [
        ("Cumplen 10 de 12; faltan C-05 y C-11", &["+10/12"][..]),
        ("En 10 de las 12 carpetas revisadas consta la ficha.", &["10/12"]),
        ("10 de los 12", &["10/12"]),
        ("10 carpetas de 12", &["10/12"]),
        ("10 carpetas revisadas de un total de 12", &["10/12"]),
        ("10 sobre 12 casos", &["10/12"]),
        ("10 (diez) de 12 (doce)", &["10/12"]),
        ("Cumplen diez de doce", &["+10/12"]),
        ("Treinta y una de las cuarenta y cinco carpetas", &["31/45"]),
        ("veintidós de treinta", &["22/30"]),
        ("No cumplen 2 de 12", &["-2/12"]),
        ("2 de 12 no cumplen", &["-2/12"]),
        ("Faltan en 2 de las 12", &["-2/12"]),
        ("10/12 carpetas", &["10/12"]),
        ("Cumplen 10/12.", &["+10/12"]),
        ("3/25", &["3/25"]),
        ("De las 12 carpetas revisadas, 10 presentan la ficha", &["10/12"]),
        ("Del total de 12 carpetas, solo en 10 consta", &["10/12"]),
        ("Solo 2, de 24.", &["2/24"]),
        ("11 de los 12 casos no judicializados revisados", &["11/12"]),
        ("ninguno: 0 de 12", &["0/12"]),
        ("En 9 de 12 hay ficha y en 8 de 12, firma", &["9/12", "8/12"]),
    ] {
        assert_eq!(parts(text), expected, "{text}");
    }
}

#[test]
fn a_day_an_article_a_document_or_something_else_is_no_part() {
    for text in [
        "Reunión del 9 de mayo y 2 de mayo",
        "el 9 de 12 de 2026, del 10/12 al 15/12, 10/12/2026, el día 10/12",
        "9 de noviembre de 2026; 10 de 2026; 22-11-2026",
        "artículo 9 de la ley 12, Ley 21.430, art. 3 de 12 incisos",
        "oficio 10/12, Ord. N° 1501/2025, acta 9 de 12, RIT 10/12, 12/2026",
        "dentro de 9 de 12 horas, 3 de cada 4, 2 de 3 firmas, 1 de 3 hermanos",
        "curso 3º de 12ª, criterio 2.1 de 3, nota 2 de 3, 80,5 de 100,5, C-05 de 12",
        "a las 9 de 12",
        "5/6",
        "24/7",
    ] {
        let found = parts(text).into_iter().filter(|part| part != "24/7").collect::<Vec<_>>();
        assert_eq!(found, [""; 0], "{text}");
    }
}

#[test]
fn a_single_number_counts_where_it_is_said_of_what_is_supervised() {
    for (text, expected) in [
        ("las 12 carpetas; 9 carpetas; en los 12 casos", &["=12", "9", "=12"][..]),
        ("3 no cumplen, 9 cumplen; faltan 3.", &["3", "9", "3"]),
        ("nueve carpetas y una carpeta", &["nueve"]),
        ("Reunión del 9 de mayo, el 9 no hubo visita, 9 de mayo", &[]),
        ("acta 9, nota 2, N°2, 24 horas, 9 informes, 9 %, «9 carpetas»", &[]),
        ("anexo 9 carpetas, a las 9 no cumplen", &[]),
    ] {
        assert_eq!(amounts(text, None), expected, "{text}");
    }
    assert_eq!(amounts("9 informes y 3 carpetas", Some(Unit::Reports)), ["9"]);
    assert_eq!(amounts("es 21 en el anexo N°2 y 20 en la lista", Some(Unit::Lists)), ["21", "20"]);
}

proptest! {
    #[test]
    fn no_text_is_too_strange_and_what_is_found_stands_there(text in "([0-9]{1,3}|de|las|los|carpetas|/|,|[.]| |\\{x\\}|\\PC|treinta|y|una|no|cumplen){0,40}") {
        let Counts { parts, amounts, .. } = counts(&text, None);
        let numbers = parts.into_iter().flat_map(|part| [part.part, part.whole]).chain(amounts.into_iter().map(|one| one.number));
        for Number { value, range } in numbers {
            let there = text.get(range).unwrap();
            let words = there.bytes().any(|b| !b.is_ascii_digit());
            prop_assert!(words || there.parse() == Ok(value));
        }
    }
}
