//! Going to a criterion by its code.

use super::*;
use crate::domain::rubric::{CriterionCode, Method};
use crate::ui::testing::{SIZES, paste, press};

/// Where `keys` lead from 1.1.2, and what is being typed there still.
fn leads(keys: &str) -> (String, Option<String>) {
    let mut app = untouched("1.1.2");
    press(&mut app, keys);
    (code(&app), typed(&app))
}

/// What was typed of a code; nothing where none is typed.
fn typed(app: &App) -> Option<String> {
    if let Mode::Goto(typed) = &walk(app).mode { Some(typed.clone()) } else { None }
}

#[test]
fn a_code_goes_by_itself_once_it_is_whole() {
    for keys in ["g214", "g2.1.4", "g21.4", "g3<bs>214", "g2.<bs>14"] {
        assert_eq!(leads(keys), ("2.1.4".into(), None), "{keys}");
    }
    for ix in fresh().rubric().indices() {
        let wanted = fresh().rubric().criterion(ix).code.to_string();
        assert_eq!(leads(&format!("g{wanted}")), (wanted.clone(), None));
    }
}

#[test]
fn enter_goes_to_the_first_that_begins_so() {
    assert_eq!(leads("g2<enter>"), ("2.1.1".into(), None));
    assert_eq!(leads("g1.2<enter>"), ("1.2.1".into(), None));
    assert_eq!(leads("g<enter>"), ("1.1.2".into(), Some(String::new())), "nothing typed, nowhere to go");
}

#[test]
fn closing_leaves_everything_as_it_was() {
    for keys in ["g21<esc>", "g21<c-c><esc>", "g<bs><bs><esc>"] {
        assert_eq!(leads(keys), ("1.1.2".into(), None), "{keys}");
    }
}

#[test]
fn a_code_that_no_criterion_has_stands_there_as_typed_and_leads_nowhere() {
    let mut app = untouched("1.1.2");
    for (keys, said, left) in [
        ("g9", "Ningún criterio comienza con 9: corríjalo, o Esc cierra.", "9"),
        ("214", "Ningún criterio comienza con 9214: corríjalo, o Esc cierra.", "9214"),
        ("<enter>", "Ningún criterio comienza con 9214: corríjalo, o Esc cierra.", "9214"),
        ("<bs><bs><bs><bs>", "", ""),
        ("21", "", "21"),
        ("0", "Ningún criterio comienza con 210: corríjalo, o Esc cierra.", "210"),
        ("<c-z>", "", "21"),
        ("..", "Ningún criterio comienza con 21..: corríjalo, o Esc cierra.", "21.."),
        ("<bs>", "", "21."),
    ] {
        press(&mut app, keys);
        assert_eq!((message(&app), typed(&app).as_deref()), (said, Some(left)), "{keys}");
    }
    press(&mut app, "4");
    assert_eq!(code(&app), "2.1.4");
}

#[test]
fn digits_of_a_code_score_nothing_and_score_again_afterwards() {
    let mut app = untouched("1.1.2");
    press(&mut app, "g111");
    assert_eq!((code(&app).as_str(), score(&app)), ("1.1.1", None));
    press(&mut app, "3");
    assert_eq!(score(&app), Some(3));
    assert!(session(&app).draft(ix(session(&app), "1.1.2")).is_untouched());
}

#[test]
fn letters_make_no_code_and_pastes_do_nothing_to_one() {
    let mut app = untouched("1.1.2");
    press(&mut app, "g2qjt14");
    paste(&mut app, "1.4");
    assert_eq!((code(&app).as_str(), typed(&app).as_deref()), ("1.1.2", Some("2qjt14")));
    assert_eq!(message(&app), "Para pegar texto, califique primero y presione Intro para escribir.");
}

#[test]
fn what_was_typed_stands_over_the_levels() {
    for size in SIZES {
        let mut app = at(fresh(), "1.1.2", size);
        press(&mut app, "g2.1");
        assert!(shown(&app).contains("Ir al criterio: 2.1_"), "{}", shown(&app));
        press(&mut app, "<esc>");
        assert!(!shown(&app).contains("Ir al criterio"));
    }
}

/// Twelve criteria in a dimension: 1.1.1 and 1.1.11 begin alike.
#[test]
fn a_code_that_goes_on_waits_for_enter() {
    let rubric = fixtures::rubric(Method::MeanOfCriteria, &[(10_000, &[12])]);
    let codes: Vec<CriterionCode> = rubric.indices().map(|ix| rubric.criterion(ix).code.clone()).collect();
    for (keys, wanted) in [("g111<enter>", 0), ("g1111", 10), ("g112", 1), ("g1.1.1<enter>", 0), ("g1.1.12", 11)] {
        let mut app = app_with(fixtures::session(&rubric), (80, 24));
        press(&mut app, "<end>");
        press(&mut app, keys);
        assert_eq!((code(&app), typed(&app)), (codes[wanted].to_string(), None), "{keys}");
    }
}
