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
    let from = text(app).iter().position(|row| row.contains("─ Hallazgo")).unwrap();
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
    assert!(shown(&app).contains(" Ñuñoa envió las copias; él firmó después."), "{}", shown(&app));
    assert!(marked(&app).is_empty() && !shown(&app).contains("RUN"), "{}", shown(&app));
}

#[test]
fn one_key_puts_a_case_code_there_and_again_the_next_and_undo_gives_it_back() {
    let mut app = writing_with(&["C-01", "C-02", "C-03"]);
    press(&mut app, "La madre, ");
    press(&mut app, RUN);
    let hallazgo = |app: &App| draft(app).hallazgo.clone();
    for (code, next) in [("C-01", "C-02"), ("C-02", "C-03"), ("C-03", "C-01"), ("C-01", "C-02")] {
        press(&mut app, "<c-x>");
        assert_eq!(hallazgo(&app), format!("La madre, {code}"));
        assert_eq!(message(&app), format!("Se reemplazó el RUN por {code}. Otra vez Ctrl-X: {next}."));
    }
    press(&mut app, "<c-d>");
    assert_eq!(hallazgo(&app), format!("La madre, {RUN}"), "one step, whatever was tried");
    press(&mut app, "<c-x>, firma");
    assert_eq!(hallazgo(&app), "La madre, C-01, firma", "one writes on behind the code");
    press(&mut app, "<c-x>");
    assert_eq!(hallazgo(&app), "La madre, C-01, firma");
    assert!(message(&app).starts_with("No hay RUN"));
}

#[test]
fn the_finding_at_the_cursor_comes_first_and_then_round() {
    let mut app = writing_with(&["C-01"]);
    paste(&mut app, &format!("{RUN}; tia@ejemplo.cl; 9 1234 5678"));
    press(&mut app, "<home><c-right><c-right><c-right><c-right><c-right><c-x>");
    assert_eq!(draft(&app).hallazgo, format!("{RUN}; C-01; 9 1234 5678"));
    press(&mut app, "<c-x>");
    assert_eq!(draft(&app).hallazgo, format!("{RUN}; C-01; C-01"), "one code leaves nothing to choose");
    press(&mut app, "<c-x>");
    assert_eq!(draft(&app).hallazgo, "C-01; C-01; C-01");
}

#[test]
fn pressed_again_the_key_goes_on_to_what_else_is_found() {
    let mut app = writing_with(&["C-01", "C-02"]);
    paste(&mut app, &format!("{RUN}; tia@ejemplo.cl; 9 1234 5678"));
    press(&mut app, "<c-x>");
    assert!(message(&app).contains("Se reemplazó el teléfono por C-01. Otra vez Ctrl-X: el RUN."), "{}", message(&app));
    press(&mut app, "<c-x><c-x>");
    assert_eq!(draft(&app).hallazgo, "C-01; C-01; C-01");
    press(&mut app, "<c-x>");
    assert_eq!(draft(&app).hallazgo, "C-01; C-02; C-01", "then the last one gets the next code");
}

#[test]
fn two_runs_are_two_cases() {
    let mut app = writing_with(&["C-01", "C-02", "C-03"]);
    paste(&mut app, &format!("{RUN}, tia@ejemplo.cl y 11.111.111-1"));
    press(&mut app, "<home><c-x><c-x><c-x>");
    assert_eq!(draft(&app).hallazgo, "C-01, C-01 y C-02", "the address belongs to the first");
    let mut app = writing_with(&["C-01", "C-02", "C-03"]);
    paste(&mut app, &format!("{RUN} y 11.111.111-1"));
    press(&mut app, "<home><c-x><c-x>");
    assert_eq!(draft(&app).hallazgo, "C-01 y C-02");
}

#[test]
fn without_codes_a_word_stands_for_the_case_and_a_run_among_the_codes_stands_for_nobody() {
    for codes in [&[][..], &["11.111.111-1"]] {
        let mut app = writing_with(codes);
        paste(&mut app, RUN);
        press(&mut app, "<c-x>");
        assert_eq!(draft(&app).hallazgo, "[código de caso]");
    }
}

#[test]
fn a_code_that_does_not_fit_is_not_cut() {
    let mut app = writing_with(&["C-1", "C-0000000000000000000001"]);
    paste(&mut app, &format!("{}{RUN}", " ".repeat(19_988)));
    press(&mut app, "<c-x>");
    assert!(draft(&app).hallazgo.ends_with(" C-1"));
    press(&mut app, "<c-x>");
    assert!(draft(&app).hallazgo.ends_with(RUN), "as the editor shows it");
    assert!(message(&app).contains("no cabe"), "{}", message(&app));
}

#[test]
fn the_other_text_and_a_private_note_are_looked_at_too() {
    let mut session = answered("1.1.1", Some(1), "Falta.", &format!("**{RUN}** llamó desde 9 1234 5678."));
    let at = ix(&session, "1.1.1");
    session.apply(Change::Mark(at, Some("preguntar a tia@ejemplo.cl".into()))).unwrap();
    let app = super::at(session.clone(), "1.1.1", (80, 24));
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
