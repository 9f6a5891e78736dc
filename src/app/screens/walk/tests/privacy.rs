//! What points to a person in a text: marked at once, replaced with one key, never barred.

use ratatui::style::Modifier;

use super::*;
use crate::domain::sample::Sample;
use crate::domain::session::Change;
use crate::ui::testing::{SIZES, drawn, paste, press, screen};

const RUN: &str = "12.345.678-5";
const LINE: &str = "⚠ RUN en el texto: Ctrl-X lo reemplaza por un código de caso.";

/// A session whose sample lists these codes.
fn with_codes(codes: &[&str]) -> Session {
    let mut session = fresh();
    let head = session.head().clone();
    let sample = Sample { case_codes: codes.iter().map(|code| (*code).to_owned()).collect(), ..Sample::default() };
    fixtures::identify(&mut session, head.identification, head.kind, sample);
    session
}

/// The program at 1.1.1, scored 2, its hallazgo open.
fn writing_with(codes: &[&str]) -> App {
    let mut app = at(with_codes(codes), "1.1.1", (80, 24));
    press(&mut app, "2");
    app
}

/// What is underlined on the screen below the levels, rows joined: official words are above.
fn marked(app: &App) -> String {
    let buffer = drawn(app).buffer().clone();
    let is_heading = |row: &String| row.contains("─ Hallazgo") || row.contains("─ Escribiendo");
    let from = text(app).iter().position(is_heading).unwrap();
    let cells = buffer.content().iter().skip(from * usize::from(buffer.area.width));
    cells.filter(|cell| cell.modifier.contains(Modifier::UNDERLINED)).map(|cell| cell.symbol()).collect()
}

#[test]
fn a_run_is_marked_when_its_last_digit_arrives() {
    let mut app = writing_with(&[]);
    press(&mut app, "La madre, ");
    for c in RUN.chars() {
        assert!(marked(&app).is_empty() && !shown(&app).contains("RUN"), "{}", draft(&app).hallazgo);
        press(&mut app, &c.to_string());
    }
    assert_eq!(marked(&app), RUN);
    assert!(shown(&app).contains(LINE), "{}", shown(&app));
    assert_eq!(draft(&app).hallazgo, format!("La madre, {RUN}"), "it marks, it does not bar");
    press(&mut app, "<esc>");
    assert_eq!(marked(&app), RUN, "while reading, too");
    assert!(shown(&app).contains("⚠ RUN en el hallazgo: al escribir, Ctrl-X"), "{}", shown(&app));
    press(&mut app, "<enter><bs>9");
    assert!(marked(&app).is_empty(), "a wrong check digit is no RUN");
}

#[test]
fn a_recalled_text_is_marked_for_what_it_holds_itself() {
    let mut session = answered("1.1.1", Some(2), "Ñuñoa envió las copias; él firmó después.", "");
    let second = ix(&session, "1.1.2");
    session.set_score(second, 2).unwrap();
    session.set_text(second, TextKind::Hallazgo, format!("La tía ({RUN}) firmó.")).unwrap();
    let mut app = at(session.clone(), "1.1.1", (80, 24));
    press(&mut app, "<enter><c-p>");
    assert_eq!(marked(&app), RUN, "{}", shown(&app));
    assert!(shown(&app).contains(LINE), "{}", shown(&app));
    let mut app = at(session, "1.1.2", (80, 24));
    press(&mut app, "<enter><c-p>");
    assert!(shown(&app).contains("▌Ñuñoa envió las copias; él firmó después."), "{}", shown(&app));
    assert!(marked(&app).is_empty() && !shown(&app).contains("RUN"), "{}", shown(&app));
}

/// What stands in the hallazgo after these keys, once `written` was pasted.
fn after(codes: &[&str], written: &str, keys: &str) -> (String, App) {
    let mut app = writing_with(codes);
    paste(&mut app, written);
    press(&mut app, keys);
    (draft(&app).hallazgo.clone(), app)
}

#[test]
fn a_run_becomes_the_code_that_the_text_names_wherever_it_stands() {
    let twice = "C-01: uno 24.567.891-6, dos 24567891/6.";
    let (hallazgo, mut app) = after(&["C-01", "C-02"], twice, "<c-home><c-x>");
    assert_eq!(hallazgo, "C-01: uno C-01, dos C-01.", "one datum, one code");
    assert_eq!(message(&app), "Se reemplazó el RUN por C-01 en 2 lugares. Otra vez Ctrl-X: [código].");
    press(&mut app, "<c-d>");
    assert_eq!(draft(&app).hallazgo, twice, "one step");
}

#[test]
fn whoever_writes_on_after_a_run_was_replaced_writes_where_the_text_ends() {
    let (_, mut app) = after(&["C-01"], "En C-01 firmó la madre, 24.567.891-6, ante el equipo.", "<c-x>");
    press(&mut app, " Consta en el acta.");
    assert_eq!(draft(&app).hallazgo, "En C-01 firmó la madre, C-01, ante el equipo. Consta en el acta.");
}

#[test]
fn without_a_code_in_the_text_a_place_is_left_and_what_is_typed_fills_it() {
    let (hallazgo, mut app) = after(&["C-01", "C-02"], "Uno 24.567.891-6, dos 24.567.891-6.", "<c-home><c-x>");
    assert_eq!(hallazgo, "Uno [código], dos [código].", "never a guess from the sample");
    let told = "Se reemplazó el RUN por [código] en 2 lugares: escriba ahí el código de caso.";
    assert_eq!(message(&app), told);
    assert_eq!(session(&app).complete(), 0, "a place that is open keeps the text from counting");
    press(&mut app, "<c-x>");
    assert_eq!(draft(&app).hallazgo, hallazgo, "the same code twice");
    assert!(message(&app).starts_with("El texto no nombra otro código"), "{}", message(&app));
    press(&mut app, "<tab>C-02<tab>");
    assert_eq!(draft(&app).hallazgo, "Uno [código], dos C-02.", "Tab leads from place to place");
    press(&mut app, "C-02<esc>");
    assert!(shown(&app).contains("completo"), "{}", shown(&app));
}

#[test]
fn letters_fill_the_place_that_was_put_just_now() {
    let (_, mut app) = after(&["C-01"], "La tía, 12.345.678-5, firmó.", "<c-home><c-x>");
    press(&mut app, "C-01");
    assert_eq!(draft(&app).hallazgo, "La tía, C-01, firmó.");
}

#[test]
fn among_several_codes_the_nearest_before_comes_first_and_the_key_goes_round() {
    let mut app = writing_with(&["C-01", "C-02", "C-03", "C-04"]);
    paste(&mut app, &format!("C-03, c–01 y la madre {RUN} de C-02"));
    press(&mut app, "<home>");
    for (code, next) in
        [("C-01", "C-03"), ("C-03", "C-02"), ("C-02", "[código]"), ("[código]", "C-01"), ("C-01", "C-03")]
    {
        press(&mut app, "<c-x>");
        assert_eq!(draft(&app).hallazgo, format!("C-03, c–01 y la madre {code} de C-02"));
        assert!(message(&app).ends_with(&format!("Otra vez Ctrl-X: {next}.")), "{}", message(&app));
    }
    press(&mut app, "<c-d>");
    assert!(draft(&app).hallazgo.contains(RUN), "one step, whatever was tried");
    press(&mut app, "<c-x>!");
    assert_eq!(draft(&app).hallazgo, "C-03, c–01 y la madre C-01! de C-02", "one writes on behind the code");
    press(&mut app, "<c-x>");
    assert!(message(&app).starts_with("No hay RUN"), "{}", message(&app));
}

#[test]
fn an_address_and_a_telephone_are_nobodys_code() {
    let written = format!("TC-102 y TC-110: {RUN}; tia@ejemplo.cl; 9 1234 5678, otra vez TIA@ejemplo.cl");
    let (hallazgo, mut app) = after(&["TC-101", "TC-102", "TC-110"], &written, "<c-home><c-x>");
    assert_eq!(hallazgo, written.replace(RUN, "TC-110"));
    assert!(message(&app).ends_with("Otra vez Ctrl-X: el correo electrónico."), "{}", message(&app));
    press(&mut app, "<c-x><c-x>");
    let withdrawn = "TC-102 y TC-110: TC-110; [dato retirado]; [dato retirado], otra vez [dato retirado]";
    assert_eq!(draft(&app).hallazgo, withdrawn);
    press(&mut app, "<c-x>");
    assert_eq!(draft(&app).hallazgo, withdrawn, "there is nothing to choose");
}

#[test]
fn two_runs_never_become_one_code() {
    let written = format!("C-01: {RUN} y 11.111.111-1");
    let (hallazgo, _) = after(&["C-01", "C-02"], &written, "<c-home><c-x><c-x>");
    assert_eq!(hallazgo, "C-01: C-01 y [código]");
    let written = format!("C-01 y C-02: {RUN}, 11.111.111-1 y 7.654.321-6");
    let (hallazgo, mut app) = after(&["C-01", "C-02"], &written, "<c-home><c-x><c-x><c-x>");
    assert_eq!(hallazgo, "C-01 y C-02: C-02, C-01 y [código]");
    press(&mut app, "<c-x>");
    assert_eq!(draft(&app).hallazgo, hallazgo, "what stands for another is not offered");
}

#[test]
fn in_another_text_the_same_run_becomes_the_same_code() {
    let (_, mut app) = after(&["C-01", "C-02"], &format!("C-01: {RUN}"), "<c-x><esc>");
    press(&mut app, "j2");
    paste(&mut app, "C-02 y 11.111.111-1 con 12345678_5");
    press(&mut app, "<end><c-x>");
    assert_eq!(draft(&app).hallazgo, "C-02 y 11.111.111-1 con C-01");
    press(&mut app, "<c-x>");
    assert_eq!(draft(&app).hallazgo, "C-02 y C-02 con C-01", "and another one another");
}

#[test]
fn the_finding_at_the_cursor_comes_first_and_then_round() {
    let mut app = writing_with(&["C-01"]);
    paste(&mut app, &format!("{RUN}; tia@ejemplo.cl; 9 1234 5678"));
    press(&mut app, "<home><c-right><c-right><c-right><c-right><c-right><c-x>");
    assert_eq!(draft(&app).hallazgo, format!("{RUN}; [dato retirado]; 9 1234 5678"));
    press(&mut app, "<c-x>");
    assert_eq!(draft(&app).hallazgo, format!("{RUN}; [dato retirado]; [dato retirado]"));
    press(&mut app, "<c-x>");
    assert_eq!(draft(&app).hallazgo, "[código]; [dato retirado]; [dato retirado]");
}

#[test]
fn a_run_among_the_codes_stands_for_nobody() {
    let (hallazgo, _) = after(&["11.111.111-1"], &format!("11.111.111-1 y {RUN}"), "<c-x>");
    assert_eq!(hallazgo, "11.111.111-1 y [código]");
}

#[test]
fn a_code_that_does_not_fit_is_not_cut() {
    let long = "C-000000000000000000001";
    let mut app = writing_with(&["C-1", long]);
    paste(&mut app, &format!("{long} C-1 {}{RUN}", " ".repeat(19_960)));
    press(&mut app, "<c-x>");
    assert!(draft(&app).hallazgo.ends_with("  C-1"));
    press(&mut app, "<c-x>");
    assert!(draft(&app).hallazgo.ends_with(RUN), "as the editor shows it");
    assert!(message(&app).contains("no cabe"), "{}", message(&app));
}

#[test]
fn the_other_text_a_private_note_and_a_reason_are_looked_at_too() {
    let mut session = answered("1.1.1", Some(1), "Falta.", &format!("**{RUN}** llamó desde 9 1234 5678."));
    let at = ix(&session, "1.1.1");
    session.apply(Change::Mark(at, Some("preguntar a tia@ejemplo.cl".into()))).unwrap();
    session.apply(Change::Dismissal("unseen:1.1.1:3".into(), Some(format!("lo dijo {RUN}")))).unwrap();
    let app = super::at(session.clone(), "1.1.1", (80, 24));
    assert!(shown(&app).contains("⚠ RUN en el motivo de una alerta descartada."), "{}", shown(&app));
    assert!(shown(&app).contains("⚠ RUN y teléfono en la observación"), "{}", shown(&app));
    assert!(shown(&app).contains("⚠ Correo electrónico en la nota privada."), "{}", shown(&app));
    let styled = screen(&app);
    let row = text(&app).iter().position(|row| row.contains("Observación (no se exige")).unwrap();
    let styles = styled.lines().find(|line| line.trim_start().starts_with(&format!("{row}: "))).unwrap();
    assert!(styles.contains("bold underlined"), "{styles}");
    let app = reading(session, (80, 24));
    assert!(shown(&app).contains("⚠ RUN y teléfono en la observación.") && !shown(&app).contains("Ctrl-X"));
}

#[test]
fn personal_data_at_each_size() {
    for size in SIZES {
        let name = format!("{}x{}", size.0, size.1);
        let mut app = at(with_codes(&["C-01", "C-02"]), "1.1.1", size);
        press(&mut app, "2");
        paste(&mut app, &format!("La tía del adolescente ({RUN}, tia@ejemplo.cl) firmó en lugar de la madre."));
        insta::assert_snapshot!(format!("personal_writing_{name}"), screen(&app));
        press(&mut app, "<c-x>");
        insta::assert_snapshot!(format!("personal_replaced_{name}"), screen(&app));
        press(&mut app, "<esc>");
        insta::assert_snapshot!(format!("personal_reading_{name}"), screen(&app));
    }
}
