//! What is found in a text, and what is not.

use super::*;
use proptest::prelude::*;

/// What is found in `text`, as it is written there.
fn seen(text: &str) -> Vec<(What, &str)> {
    find(text).into_iter().map(|found| (found.what, &text[found.range])).collect()
}

#[test]
fn a_run_is_found_in_every_usual_writing() {
    for run in [
        "12.345.678-5",
        "12345678-5",
        "12 345 678-5",
        "12\u{A0}345\u{A0}678-5",
        "12,345,678-5",
        "12.345.678 - 5",
        "12.345.678 -5",
        "12345678‐5",
        "12345678‑5",
        "12345678‒5",
        "12345678–5",
        "12345678—5",
        "12345678−5",
        "123456785",
        "1.000.005-K",
        "1000005-k",
        "1000005K",
        "7.654.321-6",
        "76543216",
    ] {
        for (before, after) in [
            ("", ""),
            ("La madre (", ")"),
            ("RUN:", ", vive"),
            ("su RUT", "."),
            ("Rut", ""),
            ("Nº", "."),
            ("de 3 ", " - abuela"),
        ] {
            let text = format!("{before}{run}{after}");
            assert_eq!(seen(&text), [(What::Run, run)], "{text}");
            assert!(holds_run(&text));
        }
    }
    assert!(!holds_run("a@b.cl, 9 1234 5678, 12.345.678-4"));
    assert_eq!(seen("fin.12.345.678-5/7.654.321-6"), [(What::Run, "12.345.678-5"), (What::Run, "7.654.321-6")]);
}

#[test]
fn what_only_looks_like_a_run_is_not_found() {
    for text in [
        "12.345.678-4",
        "12345678-6",
        "12.345.6785",
        "12.345 678-5",
        "112.345.678-5",
        "1.12.345.678-5",
        "12.345.678-55",
        "12.345.678-5-1",
        "12.345.678-5.1",
        "12.345.678-5a",
        "a12345678-5",
        "ARUT12345678-5",
        "RUC12345678-5",
        "C-12345678-5",
        "12.345.678\n-5",
        "112345678-5",
        "12.345.678",
        "00000000",
        "0.000.000-0",
    ] {
        assert_eq!(seen(text), [], "{text}");
    }
}

#[test]
fn dates_codes_counts_and_laws_are_not_found() {
    for text in [
        "El 22-11-2026, 22/11/2026, 22.11.2026, 22 11 2026 o 2026-11-22 a las 12:30.",
        "RUC-2026-05588, RUC 2600123456-7, RIT P-1234-2026, C-03, C-07 y C-11.",
        "Versión 1.2.3; criterio 2.1.4; 12 de 15 carpetas (80,00 %), 1 234 567 y 12.345.678 pesos.",
        "Ley 21.430, N° 1501/2025, años 2025-2026, artículos 10-12, códigos 1234567890123456.",
        "3 4 5 6 7 8 9 0 1, 12 12 12 12 1, 81234 5678, 41-2026-123, 9-1234-567, 912345678901",
    ] {
        assert_eq!(seen(text), [], "{text}");
    }
}

#[test]
fn an_address_is_found_without_what_stands_around_it() {
    for (text, address) in [
        ("Escriba a juan.perez@gmail.com.", "juan.perez@gmail.com"),
        ("<ana+opd@mail.corte.gob.cl>,", "ana+opd@mail.corte.gob.cl"),
        ("Correo:opd_centro@ñuñoa.cl…", "opd_centro@ñuñoa.cl"),
        ("(a@b.cl-2)", "a@b.cl"),
        ("...x@y.cl..z", "x@y.cl"),
        ("12.345.678-5@mail.cl", "12.345.678-5@mail.cl"),
        ("9 1234 5678@mail.cl", "5678@mail.cl"),
    ] {
        assert_eq!(seen(text), [(What::Email, address)], "{text}");
    }
    for text in ["@mejorninez", "a @ b.cl", "juan@casa", "juan@.cl", "juan@casa.1", "10 @ 500", "a@b.c"] {
        assert_eq!(seen(text), [], "{text}");
    }
    assert_eq!(seen("a@b.cl@c.cl,d@e.cl").len(), 2);
}

#[test]
fn a_telephone_is_found_in_every_usual_grouping() {
    for phone in [
        "+56 9 1234 5678",
        "+56912345678",
        "+569 1234 5678",
        "(+56) 9 1234 5678",
        "56 9 1234 5678",
        "56912345678",
        "9 1234 5678",
        "9-1234-5678",
        "9 12345678",
        "912345678",
        "91234 5678",
        "+56 91234-5678",
        "912 345 678",
        "(9) 1234 5678",
        "(41) 223 4567",
        "+56 (41) 223-4567",
        "41 2234567",
        "41-2234567",
        "+56 41 2 234567",
        "41 2 23 45 67",
        "2 2345 6789",
        "22 345 6789",
    ] {
        for (before, after) in [("", ""), ("Llamó al ", "."), ("(fono ", ")"), ("fono:", " o al"), ("(", ")")] {
            let text = format!("{before}{phone}{after}");
            assert_eq!(seen(&text), [(What::Phone, phone)], "{text}");
        }
    }
    assert_eq!(seen("912345678/987654321").len(), 2);
    for text in ["+1 212 555 0100", "412234567", "8 1234 5678", "15 1234567", "9 1234 56789", "9 1234 5678-9"] {
        assert_eq!(seen(text), [], "{text}");
    }
}

/// The ways to write the RUN `number` with the check digit `check`; `dash` stands before it.
fn writings(number: u32, check: char, dash: &str) -> Vec<String> {
    let (millions, thousands, units) = (number / 1_000_000, number / 1_000 % 1_000, number % 1_000);
    let mut all = vec![format!("{number}{dash}{check}")];
    all.extend([".", " ", ","].map(|point| format!("{millions}{point}{thousands:03}{point}{units:03}{dash}{check}")));
    // In one piece and beginning with 9 it is a mobile.
    all.extend((number < 90_000_000).then(|| format!("{number}{check}")));
    all
}

proptest! {
    #[test]
    fn every_run_is_found_whole_and_no_wrong_one_is(
        number in 1_000_000u32..100_000_000,
        dash in prop::sample::select(vec!["-", " - ", "‑", "–", " —"]),
        wrong in prop::sample::select("0123456789kK".chars().collect::<Vec<_>>()),
    ) {
        let digits: Vec<u8> = number.to_string().bytes().map(|digit| digit - b'0').collect();
        let check = check_digit(&digits);
        for run in writings(number, check, dash) {
            let text = format!("vive con {run}, su tía");
            prop_assert_eq!(seen(&text), [(What::Run, run.as_str())]);
        }
        if wrong.to_ascii_lowercase() != check {
            for run in writings(number, wrong, dash) {
                let text = format!("vive con {run}, su tía");
                prop_assert_eq!(seen(&text), []);
            }
        }
    }

    #[test]
    fn what_is_found_stands_in_order_between_characters(text in "([0-9kK+() .,@ña-]|–|\u{A0}|56|12.345.678-5|a@b.cl|9 1234 5678|\\PC){0,60}") {
        let mut end = 0;
        for found in find(&text) {
            prop_assert!(end <= found.range.start && found.range.start < found.range.end, "{text:?} {found:?}");
            prop_assert!(text.get(found.range.clone()).is_some());
            end = found.range.end;
        }
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>()) {
        for found in find(&text) {
            prop_assert!(text.get(found.range).is_some_and(|found| !found.is_empty()));
        }
    }
}
