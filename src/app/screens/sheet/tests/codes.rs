//! Codes of the sample: pages, rows, and how they are typed.

use super::*;

#[test]
fn a_code_that_left_the_sample_keeps_its_row() {
    let mut session = sampled(2);
    let criterion = ix(&session, "1.1.1");
    session.apply(Change::Tick(criterion, "C-77".into(), Some(Tick::Fails))).unwrap();
    let mut app = at(session, "1.1.1", (80, 24));
    assert!(shown(&app).contains("C-77"));
    press(&mut app, "<c-end>-");
    assert!(message(&app).contains("C-77 tiene anotaciones"));
    press(&mut app, "<del>");
    assert!(!text(&app)[3..8].join("\n").contains("C-77"), "without its tick it is gone");
    assert_eq!(place(&app), "1.1.1 C-02");
}

#[test]
fn reports_and_plans_have_pages_of_their_own() {
    let mut app = at(sampled(3), "3.1.2", (80, 24));
    assert!(shown(&app).contains("▸ Informes") && shown(&app).contains("usa los códigos de los casos (3)"));
    press(&mut app, "c");
    assert_eq!(message(&app), "La página no tiene códigos: agréguelos con +.");
    press(&mut app, "g");
    assert_eq!((codes(&app, Page::Reports), place(&app).as_str()), (codes(&app, Page::Cases), "3.1.2 C-01"));
    press(&mut app, "n");
    assert_eq!((counter(&app, "3.1.2"), tick(&app, "1.1.1", "C-01")), (Some((0, 1)), None));
    press(&mut app, "<tab>");
    assert_eq!(state(&app).page, Page::Plans);
    press(&mut app, "<tab>");
    assert_eq!((state(&app).page, place(&app).as_str()), (Page::Cases, "1.1.1 C-01"));
    press(&mut app, "<s-tab><s-tab>");
    assert_eq!(place(&app), "3.1.3 C-01", "each page keeps its place");
}

#[test]
fn the_number_of_cases_makes_their_codes_in_one_step() {
    let mut app = at(with(Sample { reviewed: Some(15), ..Sample::default() }), "1.1.1", (80, 24));
    assert!(shown(&app).contains("pone C-01 … C-15"), "{}", shown(&app));
    press(&mut app, "g");
    assert_eq!((codes(&app, Page::Cases).len(), codes(&app, Page::Cases)[14].as_str()), (15, "C-15"));
    press(&mut app, "u");
    assert!(codes(&app, Page::Cases).is_empty());
    let mut app = at(with(Sample { reviewed: Some(4000), ..Sample::default() }), "1.1.1", (80, 24));
    press(&mut app, "g");
    assert!(codes(&app, Page::Cases).is_empty() && message(&app).contains("400"), "{}", message(&app));
}

#[test]
fn typed_codes_go_into_the_sample_one_after_the_other() {
    let mut app = at(sampled(2), "3.1.1", (80, 24));
    press(&mut app, "+I-01<enter>I-02<enter>I-01<enter>");
    assert_eq!(codes(&app, Page::Reports), ["I-01", "I-02"]);
    assert!(message(&app).contains("I-01 ya está"), "{}", message(&app));
    press(&mut app, "<c-u>");
    paste(&mut app, "I-03\r\nI-04\u{1b}\n");
    press(&mut app, "<enter><enter>");
    assert_eq!(codes(&app, Page::Reports), ["I-01", "I-02", "I-03", "I-04"]);
    assert_eq!(place(&app), "3.1.1 I-01", "ticking begins at the first of them");
    press(&mut app, &format!("+{}<enter>", "x".repeat(25)));
    assert!(message(&app).contains("24 caracteres"), "{}", message(&app));
    press(&mut app, "<esc>+12.345.678-5<enter>");
    assert!(message(&app).contains("nunca nombres ni RUN"), "{}", message(&app));
    press(&mut app, "<esc>-uu");
    assert_eq!(codes(&app, Page::Reports).len(), 4);
    let many = (0..MAX_CODES).map(|n| format!("R{n}")).collect::<Vec<_>>().join(" ");
    press(&mut app, "+");
    paste(&mut app, &many);
    press(&mut app, "<enter>");
    assert_eq!((codes(&app, Page::Reports).len(), message(&app).contains("400")), (4, true));
}
