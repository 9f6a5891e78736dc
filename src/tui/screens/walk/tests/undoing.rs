//! Undo, redo, and the way back from a jump.

use super::*;
use crate::tui::testing::press;

#[test]
fn each_act_is_taken_back_and_made_again_where_it_was_made() {
    let mut app = untouched("1.1.1");
    press(&mut app, "1Faltan tres.<esc>j3<tab>");
    press(&mut app, "u");
    assert_eq!((code(&app).as_str(), draft(&app).observacion.as_str()), ("1.1.2", ""), "the accepted draft");
    assert!(message(&app).contains("Deshecho: la observación de 1.1.2."));
    press(&mut app, "uu");
    assert_eq!((code(&app).as_str(), score(&app), draft(&app).hallazgo.as_str()), ("1.1.1", Some(1), ""));
    press(&mut app, "u");
    assert_eq!(score(&app), None);
    press(&mut app, "u");
    assert!(message(&app).contains("No hay nada que deshacer"));
    press(&mut app, "U<c-r>");
    assert_eq!((score(&app), draft(&app).hallazgo.as_str()), (Some(1), "Faltan tres."));
    press(&mut app, "UU");
    assert_eq!(session(&app).complete(), 2);
    press(&mut app, "U");
    assert!(message(&app).contains("No hay nada que rehacer"));
}

#[test]
fn two_visits_to_one_text_are_two_steps() {
    let mut app = untouched("1.1.1");
    press(&mut app, "1Uno.<esc><enter> Dos.<esc>u");
    assert_eq!(draft(&app).hallazgo, "Uno.");
}

#[test]
fn what_is_read_only_cannot_be_undone() {
    let mut app = reading(answered("1.1.1", Some(1), "Falta.", ""), (80, 24));
    press(&mut app, "u");
    assert!(message(&app).contains("Solo lectura"), "{}", message(&app));
}

#[test]
fn one_comes_back_from_where_one_jumped() {
    let mut app = at(answered("3.2.1", Some(1), "Falta.", ""), "1.1.3", (80, 24));
    press(&mut app, "h");
    assert_eq!(code(&app), "3.2.1");
    press(&mut app, "jj<end>");
    press(&mut app, "b");
    assert_eq!(code(&app), "3.2.3", "steps of one are no jumps");
    press(&mut app, "b");
    assert_eq!(code(&app), "1.1.3");
    press(&mut app, "b");
    assert!(message(&app).contains("No hay un lugar anterior"));
}

#[test]
fn the_next_hallazgo_goes_round_and_says_where_there_is_no_other() {
    let mut session = answered("3.2.1", Some(1), "Falta.", "");
    session.set_score(ix(&session, "1.1.2"), 2).unwrap();
    session.set_score(ix(&session, "1.1.3"), 3).unwrap();
    let mut app = at(session, "1.1.1", (80, 24));
    let mut visited = Vec::new();
    for _ in 0..3 {
        press(&mut app, "h");
        visited.push(code(&app));
    }
    assert_eq!(visited, ["1.1.2", "3.2.1", "1.1.2"]);
    let mut app = untouched("1.1.1");
    press(&mut app, "h");
    assert!(message(&app).contains("No hay otro criterio que exija hallazgo"));
}
