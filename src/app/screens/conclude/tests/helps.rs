//! What stands beside a text of the conclusions while it is written: the same as beside one of a criterion.

use ratatui::style::Modifier;

use super::*;
use crate::app::screens::conclude::{Item, items};
use crate::domain::fixtures;
use crate::domain::session::PublicIx;
use crate::ui::testing::drawn;

const RUN: &str = "12.345.678-5";

/// What is underlined on the screen, rows joined.
fn marked(app: &App) -> String {
    let buffer = drawn(app).buffer().clone();
    let cells = buffer.content().iter().filter(|cell| cell.modifier.contains(Modifier::UNDERLINED));
    cells.map(|cell| cell.symbol()).collect()
}

fn shown(app: &App) -> String {
    let rows = text(app).join(" ");
    rows.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn footer(app: &App) -> String {
    text(app).pop().unwrap_or_default()
}

/// At the sentence for the public on a criterion, opened.
fn at_public(size: (u16, u16)) -> (App, PublicIx) {
    let mut app = ready(size);
    let at = session(&app).public_places().find(|at| matches!(at, PublicIx::Criterion(_))).unwrap();
    let to = items::of(session(&app)).iter().position(|item| *item == Item::Public(at)).unwrap();
    press(&mut app, "<home>");
    press(&mut app, &"<down>".repeat(to));
    press(&mut app, "<enter>");
    (app, at)
}

#[test]
fn what_is_to_be_written_stays_below_a_text_that_is_not_begun() {
    let mut app = app_with(fixtures::session(&rubric_file::embedded().0), (80, 24));
    press(&mut app, "e<enter>");
    assert!(text(&app).join("\n").contains("Qué se concluye"), "{:#?}", text(&app));
    press(&mut app, "S");
    assert!(!text(&app).join("\n").contains("Qué se concluye"), "{:#?}", text(&app));
}

#[test]
fn a_run_in_a_conclusion_is_marked_as_it_is_written_and_one_key_puts_a_code() {
    let mut app = concluding((80, 24));
    let code = session(&app).head().sample.case_codes[0].clone();
    press(&mut app, &format!("<enter>En {code} la madre, {RUN}"));
    assert_eq!(marked(&app), RUN);
    assert!(shown(&app).contains("⚠ RUN en el texto: Ctrl-X lo reemplaza por un código de caso."), "{}", shown(&app));
    press(&mut app, "<c-x>");
    assert_eq!(first_conclusion(&app), format!("En {code} la madre, {code}"));
    press(&mut app, "<c-x>");
    assert_eq!(first_conclusion(&app), format!("En {code} la madre, [código]"));
    press(&mut app, "C-99");
    assert_eq!(first_conclusion(&app), format!("En {code} la madre, C-99"), "what is typed takes the open place");
    press(&mut app, "<c-z><c-z><c-z><c-z><c-z>");
    assert!(first_conclusion(&app).contains(RUN), "and it is taken back: {}", first_conclusion(&app));
}

#[test]
fn what_was_left_in_a_conclusion_is_told_below_it() {
    let mut app = concluding((80, 24));
    press(&mut app, &format!("<enter>Se vio  a {RUN}"));
    assert!(!shown(&app).contains("dos espacios"), "a text that is being written is not finished: {}", shown(&app));
    press(&mut app, "<esc>");
    assert_eq!(marked(&app), RUN, "while reading, too");
    assert!(shown(&app).contains("⚠ RUN en las conclusiones: al escribir, Ctrl-X"), "{}", shown(&app));
    assert!(shown(&app).contains("⚠ El texto tiene dos espacios seguidos."), "{}", shown(&app));
}

#[test]
fn a_sentence_for_the_public_takes_no_code_neither_of_the_sample_nor_for_a_run() {
    let (mut app, at) = at_public((80, 24));
    assert!(!footer(&app).contains("Ctrl-F"), "{}", footer(&app));
    press(&mut app, "<c-f>");
    assert_eq!(session(&app).public(at), "");
    assert!(message(&app).contains("aquí no va ningún código"), "{}", message(&app));
    let code = session(&app).head().sample.case_codes[0].clone();
    press(&mut app, &format!("{code} y {RUN}"));
    assert!(shown(&app).contains(&format!("⚠ La frase para el público nombra {code}")), "{}", shown(&app));
    assert!(shown(&app).contains("⚠ RUN en el texto: Ctrl-X lo retira."), "{}", shown(&app));
    press(&mut app, "<c-x>");
    assert_eq!(session(&app).public(at), format!("{code} y [dato retirado]"));
}

#[test]
fn a_sentence_for_the_public_stops_at_its_own_limit() {
    let (mut app, at) = at_public((80, 24));
    paste(&mut app, &"a".repeat(2_005));
    assert_eq!(session(&app).public(at).chars().count(), 2_000);
    assert!(message(&app).contains("máximo de 2000 caracteres: no entraron 5"), "{}", message(&app));
}

#[test]
fn the_cases_are_no_name_of_anybody_who_signs() {
    let mut app = concluding((80, 24));
    press(&mut app, "<down><down><down><down><enter><c-f>");
    assert!(session(&app).signatories().all().is_empty());
    assert!(message(&app).contains("en las conclusiones"), "{}", message(&app));
}

#[test]
fn a_line_longer_than_the_window_is_seen_around_its_cursor() {
    let mut app = ready((80, 24));
    press(&mut app, "<end><enter>Ana Rojas");
    let effects = press(&mut app, "<enter>");
    let revision = saved(&effects).unwrap().0;
    happen(&mut app, Outcome::Saved { revision, at: start().wall });
    press(&mut app, "<end><enter>");
    press(&mut app, &format!("{}según la jefatura", "Falta un hallazgo. ".repeat(8)));
    let rows = text(&app);
    assert!(rows.iter().any(|row| row.contains('▌') && row.trim_end().ends_with("según la jefatura")), "{rows:#?}");
}
