//! Writing: nothing that arrives is lost, and nothing harmful enters.

use super::*;
use crate::domain::session::{Open, OpenEditor};
use crate::domain::text::MAX_TEXT_CHARS;
use crate::ui::testing::{paste, press, screen};

/// The program writing the hallazgo of a criterion, which holds `text` so far.
fn hallazgo(text: &str) -> App {
    let mut app = at(answered("1.1.1", Some(1), text, ""), "1.1.1", (80, 24));
    press(&mut app, "<enter>");
    app
}

/// The cursor that a later opening would come back to.
fn editor_cursor(app: &App) -> usize {
    match session(app).bookmark().open {
        Some(Open::Editor(OpenEditor { cursor, .. })) => cursor,
        ref other => panic!("no editor is kept: {other:?}"),
    }
}

fn cursor(app: &App) -> usize {
    match &walk(app).mode {
        Mode::Write(writing) => writing.prose.buffer.cursor_chars(),
        other => panic!("nothing is written: {other:?}"),
    }
}

#[test]
fn every_key_is_in_the_session_before_the_next() {
    let mut app = hallazgo("");
    let mut typed = String::new();
    for c in "Faltan 3 de 15; ¿qué? ¡Ñandú! q j 0 / ?".chars() {
        press(&mut app, &c.to_string());
        typed.push(c);
        assert_eq!(draft(&app).hallazgo, typed);
        assert_eq!(editor_cursor(&app), typed.chars().count());
    }
}

#[test]
fn the_rhythm_is_digit_text_tab() {
    let mut app = untouched("1.1.1");
    press(&mut app, "3Bien.<tab>");
    assert_eq!((code(&app).as_str(), writing(&app)), ("1.1.2", None));
    press(&mut app, "2Faltan 2.<tab>0No aplica.<tab>");
    assert_eq!((code(&app).as_str(), session(&app).complete()), ("1.1.4", 3));
    let mut app = at(complete("Bien."), "3.3.4", (80, 24));
    press(&mut app, "<enter> Sí.<tab>");
    assert_eq!((code(&app).as_str(), writing(&app)), ("3.3.4", None));
    assert_eq!(message(&app), "No queda nada pendiente. Presione r para ver el resumen.");
}

#[test]
fn enter_is_a_line_and_escape_keeps_the_text() {
    let mut app = hallazgo("");
    press(&mut app, "uno<enter>dos<esc>");
    assert_eq!((draft(&app).hallazgo.as_str(), writing(&app)), ("uno\ndos", None));
    press(&mut app, "<enter>!");
    assert_eq!(draft(&app).hallazgo, "uno\ndos!", "it opens at its end");
}

#[test]
fn undo_and_redo_reach_the_session() {
    let mut app = hallazgo("");
    press(&mut app, "Faltan actas<c-w><c-d>");
    assert_eq!(draft(&app).hallazgo, "Faltan actas");
    press(&mut app, "<c-r>");
    assert_eq!(draft(&app).hallazgo, "Faltan ");
    press(&mut app, "<c-u><c-y><c-y>");
    assert_eq!(draft(&app).hallazgo, "Faltan Faltan ");
}

#[test]
fn a_pasted_page_comes_in_cleaned_and_whole() {
    let mut app = hallazgo("Antes. ");
    let page = "Primero\r\nSegundo\rTercero\tcon tabulador\u{1b}[31m rojo\u{9b}5n\u{7}\u{202e}al revés\u{2028}fin";
    paste(&mut app, page);
    let expected = "Antes. Primero\nSegundo\nTercero con tabulador[31m rojo5nal revés\nfin";
    assert_eq!(draft(&app).hallazgo, expected);
    assert_eq!(cursor(&app), expected.chars().count());
    press(&mut app, "<c-d>");
    assert_eq!(draft(&app).hallazgo, "Antes. ", "one step takes it back");
}

#[test]
fn a_paste_without_an_editor_is_told_and_acts_as_no_key() {
    let mut app = untouched("1.1.1");
    let before = session(&app).clone();
    paste(&mut app, "3q\nj");
    assert_eq!(message(&app), "Para pegar texto, califique primero y presione Intro para escribir.");
    for key in ["t", "v", "?"] {
        press(&mut app, key);
        paste(&mut app, "3q\nj");
        assert_eq!(message(&app), "Lo pegado no entró: cierre primero lo que está delante.");
        press(&mut app, "<esc>");
    }
    assert_eq!((session(&app), code(&app).as_str()), (&before, "1.1.1"));
    let mut app = at(answered("1.1.1", Some(1), "Faltan.", ""), "1.1.1", (80, 24));
    press(&mut app, "3");
    paste(&mut app, "m\n");
    assert_eq!((draft(&app).observacion.as_str(), draft(&app).hallazgo.as_str()), ("m\n", "Faltan."));
}

#[test]
fn the_limit_is_told_and_never_passed() {
    let full = "ñ".repeat(MAX_TEXT_CHARS);
    let mut app = hallazgo(&full[..full.len() - 4]);
    press(&mut app, "abc");
    assert_eq!(draft(&app).hallazgo.chars().count(), MAX_TEXT_CHARS);
    assert_eq!(message(&app), "Alcanzó el máximo de 20000 caracteres: no entró 1.");
    assert!(app.warns());
    paste(&mut app, "doce letras.");
    assert_eq!(message(&app), "Alcanzó el máximo de 20000 caracteres: no entraron 12.");
    press(&mut app, "<enter>");
    assert_eq!(draft(&app).hallazgo.chars().count(), MAX_TEXT_CHARS);
    press(&mut app, "<bs><bs><bs>");
    paste(&mut app, "doce letras.");
    assert!(draft(&app).hallazgo.ends_with("ñdoc"), "what fits enters");
    assert_eq!(message(&app), "Alcanzó el máximo de 20000 caracteres: no entraron 9.");
    let mut app = hallazgo("");
    paste(&mut app, &full.repeat(3));
    assert_eq!(draft(&app).hallazgo, full);
}

#[test]
fn a_full_text_can_be_moved_over() {
    let full = "a".repeat(MAX_TEXT_CHARS);
    let mut app = at(answered("1.1.1", Some(1), &full, ""), "1.1.1", (80, 24));
    press(&mut app, "3<c-t>");
    assert_eq!(draft(&app).observacion, full);
}

#[test]
fn a_resize_at_any_moment_keeps_text_and_cursor() {
    let mut app = hallazgo("Se revisaron quince carpetas; en tres falta el acta de ingreso y en una la firma.");
    press(&mut app, "<home><c-left><c-left>");
    let (text, here) = (draft(&app).hallazgo.clone(), cursor(&app));
    for size in [(60, 18), (120, 40), (50, 15), (1, 1), (0, 0), (300, 100), (61, 19), (80, 24)] {
        resize(&mut app, size);
        screen(&app);
        assert_eq!((draft(&app).hallazgo.as_str(), cursor(&app)), (text.as_str(), here), "{size:?}");
        let mut then = at(session(&app).clone(), "1.1.1", (80, 24));
        press(&mut then, "<enter>");
        resize(&mut then, size);
        press(&mut then, "<c-home>X");
        assert_eq!(draft(&then).hallazgo, format!("X{text}"), "typing goes on at {size:?}");
    }
    press(&mut app, "X");
    assert_eq!(draft(&app).hallazgo.chars().nth(here), Some('X'));
}

#[test]
fn a_window_too_small_says_what_it_needs_and_keeps_the_work() {
    let mut app = hallazgo("Faltan");
    resize(&mut app, (50, 15));
    assert!(shown(&app).starts_with("Ventana de 50×15: se necesitan al menos 60×18."), "{}", shown(&app));
    press(&mut app, " tres");
    resize(&mut app, (80, 24));
    assert!(shown(&app).contains("Faltan tres"), "keys typed meanwhile are not lost");
}

#[test]
fn in_a_window_too_small_nobody_scores_or_accepts_unseen() {
    let mut app = untouched("1.1.1");
    resize(&mut app, (40, 10));
    press(&mut app, "2<tab>3<tab>zo<tab>u");
    resize(&mut app, (80, 24));
    assert_eq!((code(&app).as_str(), score(&app), session(&app).complete()), ("1.1.1", None, 0));
    press(&mut app, "2");
    resize(&mut app, (40, 10));
    press(&mut app, "<tab><right><enter>");
    resize(&mut app, (80, 24));
    assert_eq!((draft(&app).hallazgo.as_str(), session(&app).complete()), ("", 0), "a draft waits to be seen");
    resize(&mut app, (40, 10));
    press(&mut app, "Falta.");
    assert_eq!(draft(&app).hallazgo, "Falta.", "a text of one's own does not wait");
}

#[test]
fn a_session_reopens_with_its_unfinished_text_and_cursor() {
    let mut app = hallazgo("Se revisaron quince carpetas");
    press(&mut app, "<c-left><c-left>X");
    let saved = session(&app).clone();
    let mut app = app_with(saved, (60, 18));
    assert_eq!((code(&app).as_str(), writing(&app)), ("1.1.1", Some(TextKind::Hallazgo)));
    press(&mut app, "Z<enter>Y");
    assert_eq!(draft(&app).hallazgo, "Se revisaron XYquince carpetas", "after Enter, and not before");
}

#[test]
fn harmful_characters_of_a_file_are_kept_and_never_drawn() {
    let nasty = "a\u{1b}[2Jb\u{202e}c\u{9b}d\te";
    let mut app = at(answered("1.1.1", Some(1), nasty, nasty), "1.1.1", (80, 24));
    for keys in ["", "<enter>"] {
        press(&mut app, keys);
        let drawn = screen(&app);
        assert!(drawn.chars().all(|c| c == '\n' || !crate::domain::text::is_harmful(c)), "{drawn:?}");
    }
    press(&mut app, "f");
    assert_eq!(draft(&app).hallazgo, format!("{nasty}f"), "only what was typed is new");
}
