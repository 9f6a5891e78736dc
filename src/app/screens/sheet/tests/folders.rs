//! Stories of whole folders: what is known of a case, the folder without a fault, the folder with some.

use super::*;
use crate::app::keymap::{self, SheetAction};
use crate::domain::roll::{Attribute, Attributes, Court, Stay};
use crate::domain::sheet::Seen;

fn known(app: &App, code: &str) -> Attributes {
    session(app).head().sample.cases.of(code)
}

/// A sample of which all is known: of four cases one is of a court and current, and so on.
fn all_known(cases: usize) -> Session {
    let mut session = sampled(cases);
    for n in 0..cases {
        let code = format!("C-{:02}", n + 1);
        let court = [Court::Judicialised, Court::NotJudicialised][n % 2];
        let stay = [Stay::Current, Stay::Closed][n / 2 % 2];
        session.apply(Change::Case(code.clone(), Attribute::Court(Some(court)))).unwrap();
        session.apply(Change::Case(code, Attribute::Stay(Some(stay)))).unwrap();
    }
    session
}

#[test]
fn single_keys_say_what_is_known_of_a_case_and_take_it_back() {
    let mut app = sheet(2);
    assert!(shown(&app).contains("1-4"), "{}", shown(&app));
    press(&mut app, "13<down>24");
    assert_eq!(known(&app, "C-01"), Attributes { court: Some(Court::Judicialised), stay: Some(Stay::Current) });
    assert_eq!(known(&app, "C-02"), Attributes { court: Some(Court::NotJudicialised), stay: Some(Stay::Closed) });
    let lines = text(&app);
    let row = |code: &str| lines.iter().find(|line| line.contains(code)).unwrap();
    assert!(
        row("C-01").contains("jv   ·     ·     ·     ·     ·     /     ·     ·     ·     /     /"),
        "{}",
        row("C-01")
    );
    assert!(
        row("C-02").contains("ne  [·]    /     /     /     /     ·     ·     ·     /     ·     ·"),
        "{}",
        row("C-02")
    );
    press(&mut app, "4");
    assert_eq!(known(&app, "C-02").stay, None, "the same key again: nobody knows");
    press(&mut app, "u");
    assert!(message(&app).contains("lo anotado del caso C-02"), "{}", message(&app));
    assert_eq!(known(&app, "C-02").stay, Some(Stay::Closed));
    press(&mut app, "<tab>g1");
    assert_eq!(message(&app), "Judicializado, vigente o egresado se anota en la página de carpetas.");
}

#[test]
fn forty_folders_without_a_fault_are_forty_keys() {
    let mut app = at(all_known(40), "1.1.1", (120, 40));
    press(&mut app, &"e".repeat(40));
    assert_eq!(message(&app), "Fin de la página: todo está visto.");
    assert_eq!((counter(&app, "1.1.1"), counter(&app, "1.1.4")), (Some((40, 40)), Some((20, 20))));
    assert_eq!((counter(&app, "1.1.2"), counter(&app, "3.3.3")), (Some((20, 20)), Some((20, 20))));
    let session = session(&app);
    assert_eq!(session.seen(ix(session, "1.1.4"), "C-02"), Seen::NotAbout, "nothing was ticked there");
    assert_eq!((session.contradicted(Page::Cases), session.head().sample.disagreements()), (vec![], vec![]));
}

#[test]
fn a_folder_with_two_faults_is_five_keys_apart_from_words() {
    let mut app = at(all_known(2), "1.1.1", (80, 24));
    let keys = ["m", "falta la ficha", "<enter>", "m", "falta el certificado", "<enter>", "e"];
    for key in keys {
        press(&mut app, key);
    }
    assert_eq!(keys.iter().filter(|key| key.len() == 1 || key.starts_with('<')).count(), 5);
    assert_eq!(place(&app), "1.1.1 C-02");
    let sheet = session(&app).sheet();
    assert_eq!(sheet.reason(ix(session(&app), "1.1.1"), "C-01"), "falta la ficha");
    assert_eq!(sheet.reason(ix(session(&app), "1.1.2"), "C-01"), "falta el certificado");
    assert_eq!((counter(&app, "1.1.1"), counter(&app, "1.1.4")), (Some((0, 1)), Some((1, 1))));
    press(&mut app, "u");
    press(&mut app, "u");
    assert!(message(&app).contains("el motivo en la planilla de 1.1.2"), "{}", message(&app));
}

#[test]
fn a_reason_is_in_the_session_with_its_letter_and_the_next_is_picked() {
    let mut app = sheet(3);
    press(&mut app, "mfalta la fi");
    let at = ix(session(&app), "1.1.1");
    assert_eq!(session(&app).sheet().reason(at, "C-01"), "falta la fi", "nothing is lost with the line");
    assert!(shown(&app).contains("Por qué no cumple en C-01"), "{}", shown(&app));
    press(&mut app, "cha<enter><down><home>m<down><enter><down><home>n<up>");
    assert_eq!(session(&app).sheet().reason(at, "C-02"), "falta la ficha");
    press(&mut app, "<home>");
    assert!(shown(&app).contains("1 sin motivo"), "{}", shown(&app));
    press(&mut app, "<up><up>m<c-u><esc>");
    assert_eq!(session(&app).sheet().reason(at, "C-01"), "");
    press(&mut app, "<down>c");
    assert_eq!(session(&app).sheet().reason(at, "C-02"), "", "what does not fail has no reason to");
}

#[test]
fn a_code_is_changed_after_ticking_and_loses_nothing() {
    let mut app = sheet(2);
    press(&mut app, "1n<home>r<c-u>TC-7<enter>");
    assert_eq!((codes(&app, Page::Cases)[0].as_str(), tick(&app, "1.1.1", "TC-7")), ("TC-7", Some(Tick::Fails)));
    assert_eq!((known(&app, "TC-7").court, known(&app, "C-01").court), (Some(Court::Judicialised), None));
    press(&mut app, "r<c-u>c-02<enter>");
    assert_eq!(message(&app), "El código «c-02» ya está en la página.");
    press(&mut app, "<esc>u");
    assert_eq!((codes(&app, Page::Cases)[0].as_str(), tick(&app, "1.1.1", "C-01")), ("C-01", Some(Tick::Fails)));
    assert_eq!(message(&app), "Deshecho: los códigos de la muestra.", "nothing that was ticked went");
}

#[test]
fn what_points_to_a_person_in_a_reason_or_a_code_is_told_as_it_is_typed_and_when_it_stays() {
    for keys in ["mla madre, RUN 12.345.678-5,", "r<c-u>12.345.678-5"] {
        let mut app = sheet(2);
        press(&mut app, keys);
        assert!(shown(&app).contains("⚠ Parece tener un RUN"), "{}", shown(&app));
        press(&mut app, "<enter>");
        assert!(message(&app).starts_with("Parece tener un RUN"), "{}", message(&app));
    }
    let mut app = sheet(2);
    press(&mut app, "mRUN 12.345.678-5<c-u>falta la ficha<enter>");
    assert_eq!(message(&app), "", "it was taken out");
}

#[test]
fn the_foot_tells_at_once_what_contradicts_the_cases() {
    let mut session = all_known(4);
    session.apply(Change::Number(crate::domain::sample::Population::Closed, Some(1))).unwrap();
    let mut app = at(session.clone(), "1.1.4", (80, 24));
    press(&mut app, "dc<up>cc");
    assert_eq!(counter(&app, "1.1.4"), Some((3, 3)));
    assert!(shown(&app).contains("⚠ 1.1.4: 3 contados, 2 judicializados · y 1 más"), "{}", shown(&app));
    let mut app = at(session, "1.1.4", (120, 40));
    press(&mut app, "dc<up>cc");
    let told = "1.1.4: 3 contados, 2 judicializados · Egresados: 1 en la ficha, 2 en las carpetas";
    assert!(shown(&app).contains(told), "{}", shown(&app));
}

#[test]
fn a_case_that_leaves_the_sample_leaves_nothing_that_is_known_of_it() {
    let mut app = sheet(2);
    press(&mut app, "1-");
    assert!(session(&app).head().sample.cases.is_empty());
    press(&mut app, "u");
    assert_eq!((codes(&app, Page::Cases).len(), known(&app, "C-01").court), (2, Some(Court::Judicialised)));
}

#[test]
fn reports_that_take_the_codes_of_cases_are_ticked_only_where_a_criterion_is_about_the_case() {
    let mut app = at(all_known(4), "3.3.1", (80, 24));
    press(&mut app, "g<home>");
    assert_eq!(place(&app), "3.1.1 C-01");
    let seen = |app: &App, code: &str| session(app).seen(ix(session(app), "3.3.1"), code);
    assert_eq!((seen(&app, "C-01"), seen(&app, "C-02")), (Seen::Nothing, Seen::NotAbout));
    press(&mut app, "eeee");
    assert_eq!(message(&app), "Fin de la página: todo está visto.");
    assert_eq!((counter(&app, "3.1.1"), counter(&app, "3.3.1")), (Some((4, 4)), Some((2, 2))));
    assert_eq!(session(&app).contradicted(Page::Reports), []);
    // A report with a code of its own may be of any case.
    press(&mut app, "+I-9<enter><enter>e");
    assert_eq!(counter(&app, "3.3.1"), Some((3, 3)));
    assert_eq!(session(&app).contradicted(Page::Reports), [], "a case may have several reports");
}

#[test]
fn where_no_case_is_of_a_court_its_reports_are_none_and_what_is_counted_is_told() {
    let mut session = sampled(2);
    for code in ["C-01", "C-02"] {
        session.apply(Change::Case(code.into(), Attribute::Court(Some(Court::NotJudicialised)))).unwrap();
    }
    let mut app = at(session, "3.3.1", (80, 24));
    press(&mut app, "gee");
    assert_eq!((counter(&app, "3.1.1"), counter(&app, "3.3.1")), (Some((2, 2)), None));
    press(&mut app, "<end><c-home><end>c");
    assert!(shown(&app).contains("⚠ 3.3.1: 1 contados, 0 judicializados"), "{}", shown(&app));
}

#[test]
fn a_case_that_is_renamed_takes_its_reports_and_plans_along() {
    let mut app = at(all_known(2), "3.3.1", (80, 24));
    press(&mut app, "gn<tab>gc<tab>");
    assert_eq!(state(&app).page, Page::Cases);
    press(&mut app, "<c-home>r<c-u>TC-7<enter>");
    for page in Page::ALL {
        assert_eq!(codes(&app, page), ["TC-7", "C-02"], "{page:?}");
    }
    assert_eq!(tick(&app, "3.3.1", "TC-7"), Some(Tick::Fails));
    press(&mut app, "u");
    for page in Page::ALL {
        assert_eq!(codes(&app, page), ["C-01", "C-02"], "{page:?}");
    }
    assert_eq!(tick(&app, "3.3.1", "C-01"), Some(Tick::Fails));
}

#[test]
fn every_key_of_a_folder_stands_in_the_table_of_keys() {
    let keys = keymap::rows(keymap::SHEET, |action| {
        matches!(action, SheetAction::Judicialised | SheetAction::Closed | SheetAction::Reason | SheetAction::Rename)
    });
    assert_eq!(keys.len(), 4);
}

#[test]
fn screens_of_folders() {
    for (columns, rows) in SIZES {
        let mut app = at(all_known(6), "1.1.1", (columns, rows));
        press(&mut app, "emfalta la ficha<enter>e");
        insta::assert_snapshot!(format!("folders_{columns}x{rows}"), screen(&app));
        press(&mut app, "m");
        insta::assert_snapshot!(format!("reason_{columns}x{rows}"), screen(&app));
    }
}

/// A session that an earlier program began: its rubric says nothing of *vigentes*, and gives no column a name.
fn of_an_earlier_rubric() -> Session {
    let bytes = include_bytes!("../../../../../tests/it/data/sesion-rubrica-anterior.json");
    wire::read("anterior", bytes, &rubric_file::find).unwrap().session
}

#[test]
fn where_the_rubric_does_not_say_what_is_of_vigentes_that_is_told_with_the_first_egresado() {
    let mut app = at(of_an_earlier_rubric(), "1.1.1", (80, 24));
    press(&mut app, "3");
    assert!(!shown(&app).contains("La rúbrica no dice"), "of a vigente nothing is counted wrongly");
    press(&mut app, "<down>4");
    let said = "La rúbrica no dice qué es solo de vigentes: en egresados anote «a».";
    assert!(message(&app) == said && app.warns(), "{}", message(&app));
    assert_eq!(shown(&app).matches(said).count(), 1, "once: {}", shown(&app));
    press(&mut app, "<right>");
    assert!(shown(&app).contains(said), "it stays in the foot: {}", shown(&app));
    let mut app = sheet(2);
    press(&mut app, "4<right>");
    assert!(!shown(&app).contains("La rúbrica no dice"), "today's rubric says it: {}", shown(&app));
}

#[test]
fn columns_without_a_short_name_never_read_alike() {
    let app = at(of_an_earlier_rubric(), "3.2.1", (80, 24));
    let heads = text(&app)[3].clone();
    assert!(!heads.contains("Plane Plane"), "{heads}");
    assert!(heads.contains("vigen") && heads.contains("perso"), "{heads}");
}
