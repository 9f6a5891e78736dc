//! Marks to come back to: written key by key, listed with the pending, part of no answer.

use super::*;
use crate::domain::session::MAX_NOTE_CHARS;
use crate::store::wire;
use crate::ui::testing::{SIZES, paste, press};

fn note(app: &App) -> Option<&str> {
    session(app).mark(walk(app).at)
}

fn is_marking(app: &App) -> bool {
    matches!(walk(app).mode, Mode::Mark(_))
}

#[test]
fn one_key_marks_and_every_letter_of_the_note_is_in_the_session_at_once() {
    for close in ["<enter>", "<esc>"] {
        let mut app = untouched("1.1.2");
        press(&mut app, "m");
        assert_eq!(note(&app), Some(""));
        press(&mut app, "Pedir actas");
        assert!(is_marking(&app));
        assert_eq!(note(&app), Some("Pedir actas"));
        press(&mut app, close);
        assert!(!is_marking(&app));
        assert!(shown(&app).contains("⚑ Volver: Pedir actas"), "{}", shown(&app));
        press(&mut app, "m a la directora.<enter>");
        assert_eq!(note(&app), Some("Pedir actas a la directora."), "it opens again at its end");
        assert_eq!(session(&app).complete(), 0);
        assert!(draft(&app).is_untouched());
    }
}

#[test]
fn a_mark_goes_away_with_one_key_and_comes_back_with_another() {
    let mut app = untouched("1.1.2");
    press(&mut app, "mPedir actas<enter>m");
    let keys = app.bindings().1;
    assert!(keys.iter().any(|row| row.keys == "Ctrl-X" && row.short == "quita la marca"), "{keys:?}");
    press(&mut app, "<c-x>");
    assert_eq!((note(&app), message(&app)), (None, "Se quitó la marca."));
    assert!(!shown(&app).contains('⚑'));
    press(&mut app, "u");
    assert_eq!(note(&app), Some("Pedir actas"));
    press(&mut app, "u");
    assert_eq!(note(&app), None, "the mark and the letters of its note are one step");
    assert!(!app.desk().unwrap().history().can_undo());
}

#[test]
fn a_pasted_note_is_one_line_and_has_an_end() {
    let mut app = untouched("1.1.2");
    press(&mut app, "m");
    paste(&mut app, "uno\r\ndos\tq");
    assert_eq!(note(&app), Some("uno dos q"));
    paste(&mut app, &"x".repeat(MAX_NOTE_CHARS));
    assert_eq!(note(&app).map(|note| note.chars().count()), Some(MAX_NOTE_CHARS));
    assert_eq!(message(&app), "La nota alcanzó su máximo: lo demás no entró.");
}

#[test]
fn what_is_marked_is_a_stop_of_the_pending() {
    let mut session = complete("Bien.");
    for code in ["1.1.3", "3.1.1"] {
        session.apply(Change::Mark(ix(&session, code), Some(String::new()))).unwrap();
    }
    let mut app = at(session, "2.1.1", (80, 24));
    let mut seen = Vec::new();
    for key in ["<tab>", "n", "<tab>", "p", "<s-tab>"] {
        press(&mut app, key);
        seen.push(code(&app));
    }
    assert_eq!(seen, ["3.1.1", "1.1.3", "3.1.1", "1.1.3", "3.1.1"]);
    press(&mut app, "m<c-x>n");
    assert_eq!((code(&app).as_str(), message(&app)), ("1.1.3", ""));
    for key in ["<tab>", "p"] {
        press(&mut app, key);
        assert_eq!(message(&app), "No queda otro criterio pendiente ni marcado para volver.");
    }
    press(&mut app, "m<c-x><tab>");
    assert_eq!(message(&app), "No queda nada pendiente. Presione r para ver el resumen.");
}

#[test]
fn the_only_pending_criterion_says_that_it_is() {
    let mut session = complete("Bien.");
    session.apply(Change::Score(ix(&session, "1.1.3"), None)).unwrap();
    let mut app = at(session, "1.1.3", (80, 24));
    press(&mut app, "<tab>");
    assert_eq!(
        (code(&app).as_str(), message(&app)),
        ("1.1.3", "No queda otro criterio pendiente ni marcado para volver.")
    );
}

#[test]
fn the_note_can_be_closed_and_left_behind_at_once() {
    let mut app = untouched("1.1.2");
    press(&mut app, "mPedir actas<tab>");
    assert_eq!((code(&app).as_str(), is_marking(&app)), ("1.1.3", false));
}

#[test]
fn the_mark_lasts_and_stands_in_tree_and_summary() {
    let mut app = at(fresh(), "1.1.2", (60, 18));
    press(&mut app, "mPedir actas");
    let rubric = rubric_file::embedded().0;
    let read = wire::read("x", &wire::write(session(&app), 7), &|_| Some(Arc::clone(&rubric))).unwrap();
    let mut app = app_with(read.session, (60, 18));
    press(&mut app, "x<enter>");
    assert!(is_marking(&app), "the field is open as it was");
    press(&mut app, "<esc>");
    assert_eq!(note(&app), Some("Pedir actas"));
    press(&mut app, "t");
    let rows = text(&app);
    let marks = |row: &String| row.trim_end().ends_with('⚑');
    assert_eq!(rows.iter().filter(|row| marks(row)).count(), 1, "{rows:?}");
    assert!(rows.iter().any(|row| marks(row) && row.contains("1.1.2")), "{rows:?}");
    press(&mut app, "<esc><down>r<right>");
    assert!(shown(&app).contains("Pendientes 43, ⚑ 1"), "{}", shown(&app));
    press(&mut app, "<end>");
    assert!(shown(&app).contains("para volver") && shown(&app).contains("Pedir actas"), "{}", shown(&app));
    press(&mut app, "<enter>");
    assert_eq!(code(&app), "1.1.2");
}

#[test]
fn a_session_to_be_read_only_shows_marks_and_takes_none() {
    let mut session = fresh();
    session.apply(Change::Mark(ix(&session, "1.1.1"), Some("Pedir actas".into()))).unwrap();
    let mut app = reading(session, (80, 24));
    assert!(shown(&app).contains("⚑ Volver: Pedir actas"));
    press(&mut app, "m");
    assert!(!is_marking(&app) && message(&app).contains("Solo lectura"), "{}", message(&app));
}

#[test]
fn a_long_note_is_cut_with_a_sign_and_moves_under_its_cursor() {
    for size in SIZES {
        let mut app = at(fresh(), "1.1.1", size);
        press(&mut app, &format!("mPrincipio {}final", "x".repeat(200)));
        assert!(shown(&app).contains("final") && !shown(&app).contains("Principio"));
        press(&mut app, "<enter>");
        assert!(
            shown(&app).contains("Volver: Principio") && shown(&app).contains('…') && !shown(&app).contains("final")
        );
    }
}
