//! Undo, redo, and the way back from a jump.

use proptest::prelude::*;

use super::*;
use crate::domain::sample::Sample;
use crate::ui::testing::press;

#[test]
fn each_act_is_taken_back_and_made_again_where_it_was_made() {
    let mut app = untouched("1.1.1");
    press(&mut app, "1Faltan tres.<esc>g1150<tab>");
    press(&mut app, "u");
    assert_eq!((code(&app).as_str(), draft(&app).observacion.as_str()), ("1.1.5", ""), "the accepted draft");
    assert!(message(&app).contains("Deshecho: la observación de 1.1.5."));
    press(&mut app, "uu");
    assert_eq!((code(&app).as_str(), score(&app), draft(&app).hallazgo.as_str()), ("1.1.1", Some(1), ""));
    press(&mut app, "u");
    assert_eq!(score(&app), None);
    press(&mut app, "u");
    assert!(message(&app).contains("No hay nada que deshacer"));
    press(&mut app, "<c-r><c-r>");
    assert_eq!((score(&app), draft(&app).hallazgo.as_str()), (Some(1), "Faltan tres."));
    press(&mut app, "<c-r><c-r>");
    assert_eq!(session(&app).complete(), 2);
    press(&mut app, "<c-r>");
    assert!(message(&app).contains("No hay nada que rehacer"));
}

#[test]
fn two_visits_to_one_text_are_two_steps() {
    let mut app = untouched("1.1.1");
    press(&mut app, "1Uno.<esc><enter> Dos.<esc>u");
    assert_eq!(draft(&app).hallazgo, "Uno.");
}

#[test]
fn each_score_is_a_step_of_its_own() {
    for keys in ["21", "2jk1", "2<bs>"] {
        let mut app = at(answered("1.1.1", Some(3), "Falta.", "Bien."), "1.1.1", (80, 24));
        press(&mut app, keys);
        press(&mut app, "u");
        assert_eq!(score(&app), Some(2), "{keys}");
        press(&mut app, "u");
        assert_eq!(score(&app), Some(3), "{keys}");
    }
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

/// Presses a key that goes through the history until it leads no further.
fn all_of(app: &mut App, key: &str) {
    let goes_on = |app: &App| {
        let history = app.desk().unwrap().history();
        if key == "u" { history.can_undo() } else { history.can_redo() }
    };
    while goes_on(app) {
        press(app, key);
    }
}

/// Keys as a supervisor presses them, alone or as one act; what is open is left open for the next.
fn any_keys() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "0",
        "1",
        "2",
        "3",
        "<tab>",
        "<esc>",
        "<enter>",
        "<bs>",
        "<del>",
        "j",
        "k",
        "Falta. ",
        "<right>",
        "<c-w>",
        "<c-k>",
        "<c-y>",
        "<c-t><enter>",
        "<c-d>",
        "o",
        "c12",
        "c7/9",
        "c<del>",
        "c15<tab><tab>",
        "zo<tab>",
        "zd<tab>",
        "za<tab>",
        "zr<tab>",
        "m",
        "mvolver<enter>",
        "a",
        "d",
        "h",
        "b",
        "n",
        "f",
        "u",
        "<c-r>",
        "i<esc>",
        "2<tab>",
        "<pgdn>",
        "g214",
        "/ruc<enter>",
    ])
}

proptest! {
    #[test]
    fn whatever_was_done_undo_leads_back_to_the_opening_and_redo_forth(acts in prop::collection::vec(any_keys(), 0..40)) {
        let mut opened = fresh();
        let head = opened.head().clone();
        let codes = ["C-01", "C-02", "C-03"].map(String::from).to_vec();
        let sample = Sample { reviewed: Some(15), judicialised: Some(0), case_codes: codes, ..Sample::default() };
        fixtures::identify(&mut opened, head.identification, head.kind, sample);
        let mut app = at(opened, "1.1.1", (80, 24));
        let before = content(&app);
        for keys in acts {
            press(&mut app, keys);
        }
        // Out of whatever is open, back to the walk.
        press(&mut app, "<esc><esc><esc>");
        all_of(&mut app, "<c-r>");
        let after = content(&app);
        all_of(&mut app, "u");
        prop_assert_eq!(content(&app), before);
        all_of(&mut app, "<c-r>");
        prop_assert_eq!(content(&app), after);
    }
}
