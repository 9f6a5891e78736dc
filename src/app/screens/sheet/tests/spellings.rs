//! Spellings of one code are one row.

use super::*;

#[test]
fn a_code_that_differs_by_case_dash_or_width_is_refused_as_the_same() {
    let mut app = sheet(0);
    press(&mut app, "+C-01<enter>");
    for other in ["c-01", "C–01", "Ｃ－０１"] {
        paste(&mut app, other);
        press(&mut app, "<enter>");
        assert_eq!(codes(&app, Page::Cases), ["C-01"]);
        assert_eq!(message(&app), format!("El código {other} ya está, como C-01: corríjalo o bórrelo con Ctrl-U."));
        press(&mut app, "<c-u>");
    }
    press(&mut app, "c-02 C-02<enter>");
    assert_eq!(codes(&app, Page::Cases), ["C-01"], "nothing of it is taken, what was typed stays");
}

#[test]
fn a_session_that_lists_one_folder_thrice_shows_one_row_and_counts_it_once() {
    let listed = ["C-01", "c-01", "C–01"].map(String::from).to_vec();
    let mut app = at(with(Sample { case_codes: listed.clone(), ..Sample::default() }), "1.1.1", (80, 24));
    assert!(shown(&app).contains("C-01") && !shown(&app).contains("c-01"), "{}", shown(&app));
    press(&mut app, "c");
    assert_eq!(counter(&app, "1.1.1"), Some((1, 1)));
    assert_eq!(codes(&app, Page::Cases), listed, "the list stays letter by letter");
    press(&mut app, "u");
    assert!(session(&app).sheet().is_empty());
    press(&mut app, "-");
    assert_eq!(codes(&app, Page::Cases), [""; 0], "all spellings leave at once");
}

#[test]
fn a_code_that_points_to_a_person_is_told_as_the_form_does() {
    for code in ["12345678_5", "ana@mail.cl", "Pedro"] {
        let mut app = sheet(0);
        press(&mut app, "+");
        paste(&mut app, code);
        press(&mut app, "<enter>");
        assert!(message(&app).contains("nunca nombres ni RUN"), "{code}: {}", message(&app));
    }
}
