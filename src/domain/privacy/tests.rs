//! What is found in a text, and what is not.

use super::run::{check_digit, is_date};
use super::*;
use proptest::prelude::*;

/// What is found in `text`, as it is written there.
fn seen(text: &str) -> Vec<(What, &str)> {
    find(text).into_iter().map(|found| (found.what, &text[found.range])).collect()
}

fn holds_run(text: &str) -> bool {
    find(text).iter().any(|found| found.what == What::Run)
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

#[test]
fn a_run_is_found_in_every_disguise() {
    for run in [
        // Signs that nobody sees.
        "12.345.678\u{AD}-5",
        "12\u{AD}.345\u{AD}.678-\u{AD}5",
        "12.345.678\u{AD}5",
        "12\u{200B}345\u{200D}678\u{FEFF}-5",
        "1\u{2060}2345678\u{2060}-5",
        "1\u{FE0F}\u{20E3}2345678-5",
        // The end of a line.
        "12.345.678\n-5",
        "12.345.678-\n5",
        "12.345.\n678-5",
        "12.345\n.678-5",
        "12.\n345.678-5",
        "12 345\n678-5",
        "1234\n5678-5",
        "12345678-\n  5",
        "123456\n785",
        "1000005\nK",
        // Digits and signs of other scripts and widths.
        "１２．３４５．６７８－５",
        "12.345.678－５",
        "１２３４５６７８-５",
        "١٢٣٤٥٦٧٨-٥",
        "𝟏𝟐.𝟑𝟒𝟓.𝟔𝟕𝟖-𝟓",
        "1.000.005-К",
        "1.000.005-Ｋ",
        "12·345·678-5",
        "12․345․678-5",
        "12’345’678-5",
        "12.345.678﹣5",
        "12.345.678־5",
        "12\u{2003}345\u{2003}678-5",
        // Other signs before the check digit.
        "12.345.678_5",
        "12345678_5",
        "12.345.678/5",
        "12345678/5",
        "12.345.678.5",
        "12345678.5",
        "12.345.678:5",
        "12.345.678 / 5",
        "12.345.678--5",
        "12.345.678 5",
        "12345678 5",
        "12 345 678 5",
        "1.000.005 k",
        "1.000.005k",
        // Thousands in another way.
        "12-345-678-5",
        "12. 345. 678-5",
        "12  345  678  -  5",
        "12.345678-5",
        "12345.678-5",
    ] {
        for (before, after) in
            [("", ""), ("La madre (", ")"), ("RUN: ", ", vive"), ("su RUT ", " y firma"), ("x\n", "\nx")]
        {
            let text = format!("{before}{run}{after}");
            assert_eq!(seen(&text), [(What::Run, run)], "{text:?}");
        }
    }
    for (text, run) in [
        ("RUN-12.345.678-5", "12.345.678-5"),
        ("rut_12345678_5", "12345678_5"),
        ("cedula_12.345.678-5_firma.pdf", "12.345.678-5"),
        ("madre12.345.678-5", "12.345.678-5"),
        ("RUN\u{200B}12345678-5\u{200B}vive", "12345678-5"),
        ("12.345.678-5¹", "12.345.678-5"),
        ("fin 9.\n12.345.678-5\n7 casos", "12.345.678-5"),
        ("  12.345.678-\n  5 firmó", "12.345.678-\n  5"),
    ] {
        assert_eq!(seen(text), [(What::Run, run)], "{text:?}");
    }
}

#[test]
fn dates_documents_counts_and_columns_of_numbers_are_no_disguised_run() {
    for text in [
        "20261122, 22112026, 20260105/1 y 01012026.9",
        "2025\n2026\n2027",
        "1\n2\n3\n4\n5\n6\n7\n8",
        "12345678\n5 casos",
        "Total 12.345.678\n5 cuotas",
        "12\n345\n678\n5",
        "RUC 2600123456/7, RUC 2600123456_7, 2600\u{AD}123456-7",
        "12.345.678. 5 casos, 12345678: 5 casos",
        "22.11.2026 - 9:30; 22/11/2026-5; 22-11-2026-5",
        "Oficio 1501/2025, Res. 12.345/6, Ord. 123.456-7",
        "9 de 12; 10/12; 3,5; 1.234.567,8",
        "12.345.678-\n\n5",
    ] {
        assert_eq!(seen(text), [], "{text:?}");
    }
    let long = format!("{}\n12345678-5", "7".repeat(60));
    assert_eq!(seen(&long), [(What::Run, "12345678-5")]);
    assert_eq!(seen(&format!("{}12.345.678-\n5", "9".repeat(60))), [], "no number begins within a longer one");
}

#[test]
fn addresses_and_telephones_are_found_in_the_same_disguises() {
    for text in ["ａｎａ＠ｍａｉｌ．ｃｌ", "ana\u{200B}@mail\u{AD}.cl", "ana﹫mail.cl", "ana@mail．cl"] {
        assert_eq!(seen(text), [(What::Email, text)], "{text:?}");
    }
    for text in [
        "９ １２３４ ５６７８",
        "+56 9 1234\n5678",
        "9\u{AD}1234\u{AD}5678",
        "9.1234.5678",
        "9_1234_5678",
        "9 – 1234 – 5678",
        "+56.9.1234.5678",
        "9  1234  5678",
        "(41)\n223 4567",
    ] {
        assert_eq!(seen(text), [(What::Phone, text)], "{text:?}");
    }
    assert_eq!(seen("fono912345678"), [(What::Phone, "912345678")]);
    for text in ["$912.345.678", "9\n1234\n5678", "912\n345678", "Fono 9 1234 567\n8 casos"] {
        assert_eq!(seen(text), [], "{text:?}");
    }
}

#[test]
fn a_datum_is_itself_in_every_spelling_and_no_other() {
    let datum = |text: &str| datum(text, &find(text)[0]);
    for other in ["12345678-5", "１２.345.678－５", "12.345.678\n-5", "12\u{AD}345678/5", "123456785"] {
        assert_eq!(datum("el 12.345.678-5"), datum(other), "{other:?}");
    }
    assert_eq!(datum("1.000.005-K"), datum("1000005k"));
    assert_eq!(datum("Ana@Mail.cl"), datum("ana@mail.cl"));
    assert_eq!(datum("+56 9 1234 5678"), datum("912345678"));
    for other in ["11.111.111-1", "7.654.321-6", "a@b.cl", "912345678"] {
        assert_ne!(datum("12.345.678-5"), datum(other), "{other}");
    }
    assert_eq!(format!("{:?}", datum("12.345.678-5")), "Datum", "it says nothing");
}

/// The ways to write the RUN `number` with the check digit `check`; `dash` stands before it.
fn writings(number: u32, check: char, dash: &str) -> Vec<String> {
    let (millions, thousands, units) = (number / 1_000_000, number / 1_000 % 1_000, number % 1_000);
    let mut all = vec![format!("{number}{dash}{check}")];
    all.extend([".", " ", ","].map(|point| format!("{millions}{point}{thousands:03}{point}{units:03}{dash}{check}")));
    // In one piece and beginning with 9 it is a mobile; eight digits may read as a day.
    let bare = format!("{number}{check}");
    all.extend(Some(bare).filter(|bare| number < 90_000_000 && !is_date(bare)));
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
    fn every_run_is_found_in_any_disguise_and_no_wrong_one_is(
        number in 1_000_000u32..90_000_000,
        thousands in prop::sample::select(vec!["", ".", " ", "-", "·", "\u{A0}"]),
        sign in prop::sample::select(vec!["-", "_", "/", " - ", "–", "−", "﹣", " — ", "－", "--", "־"]),
        digits in prop::sample::select(vec!['0', '０', '٠', '०', '𝟎']),
        hidden in prop::collection::vec((0usize..16, prop::sample::select("\u{AD}\u{200B}\u{200D}\u{2060}\u{FEFF}\u{34F}".chars().collect::<Vec<_>>())), 0..5),
        line_end in prop::option::of(1usize..16),
        wrong in prop::sample::select("0123456789k".chars().collect::<Vec<_>>()),
    ) {
        prop_assume!(!is_date(&number.to_string()));
        let plain: Vec<u8> = number.to_string().bytes().map(|digit| digit - b'0').collect();
        let right = check_digit(&plain);
        let (millions, rest) = (number / 1_000_000, number % 1_000_000);
        let grouped = format!("{millions}{thousands}{:03}{thousands}{:03}", rest / 1_000, rest % 1_000);
        for check in [right, wrong] {
            let zero = u32::from(digits);
            let other = |c: char| c.to_digit(10).and_then(|d| char::from_u32(zero + d)).unwrap_or(c);
            let mut run: Vec<char> = format!("{grouped}{sign}{check}").chars().map(other).collect();
            for &(at, c) in &hidden {
                run.insert(1 + at % (run.len() - 1), c);
            }
            // What is left of a wrong one below the end of a line can be a right one.
            if let Some(at) = line_end.filter(|_| check == right) {
                run.insert(1 + at % (run.len() - 1), '\n');
            }
            let run: String = run.into_iter().collect();
            let text = format!("vive con {run}, su tía");
            let expected = if check == right { vec![(What::Run, run.as_str())] } else { Vec::new() };
            prop_assert_eq!(seen(&text), expected, "{:?}", text);
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
