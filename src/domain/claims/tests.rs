//! What a text states, held against the counter and the sheet.

use super::*;
use crate::domain::fixtures;
use crate::domain::sample::Sample;
use crate::store::rubric_file::embedded;

/// 1.1.1 with twelve folders, of which these fail and the others meet; the counter says it, too.
fn ticked(failing: &[&str]) -> (Session, CriterionIx) {
    let mut session = fixtures::session(&embedded().0);
    let ix = session.rubric().find("1.1.1").unwrap();
    let codes: Vec<String> = (1..=12).map(|n| format!("C-{n:02}")).collect();
    let head = session.head().clone();
    fixtures::identify(
        &mut session,
        head.identification,
        head.kind,
        Sample { case_codes: codes.clone(), ..Sample::default() },
    );
    let tick = |code: &String| if failing.contains(&code.as_str()) { Tick::Fails } else { Tick::Meets };
    let changes = session.ticking(codes.iter().map(|code| (ix, code.clone(), Some(tick(code)))).collect());
    session.apply_all(changes).unwrap();
    (session, ix)
}

/// 1.1.1 with this counter and no sheet.
fn counted(meeting: u64, reviewed: u64) -> (Session, CriterionIx) {
    let mut session = fixtures::session(&embedded().0);
    let ix = session.rubric().find("1.1.1").unwrap();
    session.set_cases(ix, Some(Cases { meeting, reviewed })).unwrap();
    (session, ix)
}

fn says(cases: (u64, u64), text: &str) -> Option<Belied> {
    let (session, ix) = counted(cases.0, cases.1);
    belied(&session, ix, text)
}

fn belied(session: &Session, ix: CriterionIx, text: &str) -> Option<Belied> {
    Said::new(session, ix, text)?.belied()
}

/// The codes of `text` that do not fail, and those that it leaves out.
fn codes(failing: &[&str], text: &str) -> (String, String) {
    let (session, ix) = ticked(failing);
    let found = belied_codes(&session, ix, text);
    found.map_or_else(Default::default, |codes| (codes.not_failing.join(" "), codes.not_named.join(" ")))
}

#[test]
fn a_part_without_a_percentage_is_held_against_the_counter() {
    let cases = Cases { meeting: 11, reviewed: 12 };
    for text in [
        "Cumplen 10 de 12",
        "Cumplen diez de doce",
        "En 10 de las 12 carpetas revisadas consta la ficha",
        "10/12 carpetas",
        "De las 12 carpetas, 10 la tienen",
        "No cumplen 2 de 12",
    ] {
        let Some(Belied::Part { written, cases: found }) = says((11, 12), text) else { panic!("{text}") };
        assert_eq!((written.reviewed, found), (12, cases), "{text}");
    }
    for text in [
        "Cumplen 11 de 12",
        "Cumplen once de doce",
        "1 de 12 no cumple",
        "En 11 de 12 hay ficha y en 10 de 12, firma",
        "Reunión del 10 de mayo; 2 de mayo; el 10 de 12 de 2026",
        "artículo 10 de la ley 12, oficio 10/12, N° 10/12",
        "2 de 3 firmas, 10 de 12 meses, 3 de cada 4",
        "Se revisaron 12 de 40 carpetas",
        "No se registra nada que contar.",
    ] {
        assert_eq!(says((11, 12), text), None, "{text}");
    }
    assert!(says((2, 12), "Cumplen 10 de 12").is_some(), "those that meet are not those that fail");
    assert!(says((10, 12), "No cumplen 10 de 12").is_some());
}

#[test]
fn it_is_held_against_the_ticks_of_the_sheet_too() {
    let (mut session, ix) = ticked(&["C-11"]);
    let text = "Cumplen 10 de 12";
    session.set_cases(ix, Some(Cases { meeting: 10, reviewed: 12 })).unwrap();
    let expected =
        Belied::Part { written: Cases { meeting: 10, reviewed: 12 }, cases: Cases { meeting: 11, reviewed: 12 } };
    assert_eq!(belied(&session, ix, text), Some(expected), "a counter that was typed over the sheet");
    session.set_cases(ix, None).unwrap();
    assert_eq!(belied(&session, ix, text), Some(expected));
    assert_eq!(belied(&session, ix, "Cumplen 11 de 12"), None);
}

#[test]
fn all_or_none_is_belied_by_some() {
    for text in [
        "Se encontró la ficha en todas las carpetas.",
        "La ficha está en la totalidad de las carpetas",
        "No se encontró en ninguna de las 12 carpetas revisadas",
        "Ninguna carpeta la tiene",
        "Se encontró en las 12 carpetas revisadas.",
    ] {
        assert!(matches!(says((10, 12), text), Some(Belied::Whole { .. })), "{text}");
        assert_eq!((says((12, 12), text), says((0, 12), text)), (None, None), "{text}");
    }
    assert!(says((15, 15), "Se encontró en las 12 carpetas revisadas.").is_some());
    for text in [
        "No todas las carpetas la tienen",
        "En todas las carpetas, salvo C-03",
        "Todas las carpetas están en orden, pero falta la firma",
        "Todas las acciones; todos los documentos; ninguna observación",
        "En todas las carpetas hay ficha; en 10 de 12, firma",
    ] {
        assert_eq!(says((10, 12), text), None, "{text}");
    }
}

#[test]
fn codes_that_are_said_to_fail_are_held_against_the_cells() {
    let failing = ["C-05", "C-11"];
    for text in [
        "Cumplen 10 de 12; faltan C-05 y C-11",
        "No lo está en C-05 (falta la ficha) ni en c–11 (sin firma).",
        "No lo está en C-05 y C-11 (ficha incompleta).",
        "No lo está en C-05 (la ficha es la de C-04, C-06 (copia) o C-07) ni en C-11 (ficha de 2024).",
        "C-05 no cumple y C-11 tampoco",
        "Se cumple, salvo en C-05 y C-11",
        "En C-01 consta y no en C-05; C-11 (falta la firma)",
        "C-05 no cumple, C-06 cumple y C-11 no cumple",
        "Cumple C-01",
        "No se observan problemas en C-01; no aplica en C-02",
        "No faltan C-01 ni C-02",
        "Nada que decir.",
    ] {
        assert_eq!(codes(&failing, text), (String::new(), String::new()), "{text}");
    }
    for (text, not_failing, not_named) in [
        ("Faltan C-05 y C-12", "C-12", "C-11"),
        ("Falta: C-05.", "", "C-11"),
        ("No se encontró en C-05, C-07 ni en C-11", "C-07", ""),
        ("C-07 no cumple; C-05 y C-11, tampoco", "C-07", ""),
        ("C-07 (falta la firma), C-05 y C-11", "C-07", ""),
        ("No lo estaba en C-05 y C-07 (falta la ficha) ni en C-11 (sin firma).", "C-07", ""),
        ("No lo estaba en C-05 (falta la ficha; la de C-11 (copia) está).", "", "C-11"),
    ] {
        assert_eq!(codes(&failing, text), (not_failing.into(), not_named.into()), "{text}");
    }
    let (session, ix) = counted(10, 12);
    assert_eq!(belied_codes(&session, ix, "faltan C-05 y C-11"), None, "without a sheet nothing is known");
    let (mut session, ix) = ticked(&failing);
    for tick in [None, Some(Tick::NotApplicable)] {
        let changes = session.ticking(vec![(ix, "C-05".into(), tick)]);
        session.apply_all(changes).unwrap();
        let found = belied_codes(&session, ix, "faltan C-05 y C-11");
        assert_eq!(found.is_some(), tick.is_some(), "what nobody looked at belies nothing");
    }
}

#[test]
fn a_reason_in_parentheses_counts_nothing() {
    let failing = ["C-05", "C-11"];
    let (session, ix) = ticked(&failing);
    for text in [
        "No lo está en C-05 (consta en 3 de 4) ni en C-11 (5 de 9 meses).",
        "En 10 de las 12 carpetas. No en C-05 (está en todas las carpetas de 2024) ni en C-11.",
        "No en C-05 (consta en todas las carpetas de otro año) ni en C-11 (falta la firma)",
    ] {
        assert_eq!(belied(&session, ix, text), None, "{text}");
    }
    let behind_a_code = "C-05 (10 de 12): en 9 de 12 carpetas";
    assert!(belied(&session, ix, behind_a_code).is_some(), "what is right in a reason excuses nothing");
    let by_itself = "En 9 de las 12 (10 de 12 con C-11).";
    assert_eq!(belied(&session, ix, by_itself), None, "any other parenthesis counts");
    let text = "Todas las carpetas la tienen. C-05 (salvo la firma).";
    assert!(belied(&session, ix, text).is_some(), "what a reason excepts is not what the sentence excepts");
}

#[test]
fn a_share_that_somebody_typed_is_held_against_the_counter_in_any_spelling() {
    let share = |text: &str| {
        let (session, ix) = counted(11, 12);
        Said::new(&session, ix, text)?.other_share().map(|(written, _)| written.to_string())
    };
    for text in [
        "Cumple el 75 % de las carpetas.",
        "75% de las 12 carpetas revisadas",
        "El 75 por ciento de los casos la tiene",
    ] {
        assert_eq!(share(text).as_deref(), Some("75,00"), "{text}");
    }
    for text in [
        "Cumple el 92 % de las carpetas.",
        "El 91,7 % de las carpetas la tiene.",
        "El 91% de los casos",
        "El 8 % de las carpetas no la tiene.",
        "Más del 80 % de las carpetas la tiene.",
        "Entre el 51% y el 99% de las carpetas",
        "Registra 80 % de asistencia.",
    ] {
        assert_eq!(share(text), None, "{text}");
    }
}
