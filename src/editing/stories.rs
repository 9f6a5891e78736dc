//! What a person does to a text, key by key.

use super::*;

const WIDTH: u16 = 12;

fn typing(buffer: &mut Buffer, text: &str) {
    for c in text.chars() {
        assert_eq!(buffer.apply(Edit::Insert(c), WIDTH).refused, None);
    }
}

fn after(text: &str, edits: &[Edit]) -> (String, usize) {
    let mut buffer = Buffer::new(text.into(), usize::MAX, 100);
    for edit in edits {
        let _ = buffer.apply(edit.clone(), WIDTH);
    }
    (buffer.text().into(), buffer.cursor_chars())
}

#[test]
fn a_question_is_typed_corrected_and_undone_word_by_word() {
    let mut buffer = Buffer::new(String::new(), 0, 100);
    typing(&mut buffer, "¿Cómo esta?");
    for edit in [Edit::Left, Edit::Backspace, Edit::Insert('á'), Edit::TextEnd] {
        let _ = buffer.apply(edit, WIDTH);
    }
    typing(&mut buffer, " Bien.");
    assert_eq!(buffer.text(), "¿Cómo está? Bien.");
    let mut seen = Vec::new();
    while buffer.apply(Edit::Undo, WIDTH).changed {
        seen.push((buffer.text().to_owned(), buffer.cursor_chars()));
    }
    let seen: Vec<_> = seen.iter().map(|(text, cursor)| (text.as_str(), *cursor)).collect();
    assert_eq!(
        seen,
        [("¿Cómo está? ", 12), ("¿Cómo está?", 11), ("¿Cómo est?", 9), ("¿Cómo esta?", 10), ("¿Cómo ", 6), ("", 0)]
    );
}

#[test]
fn a_letter_and_its_mark_are_one() {
    let mut buffer = Buffer::new("man\u{303}ana".into(), 3, 100);
    assert_eq!(buffer.cursor_chars(), 4, "the cursor is put after the ñ, not into it");
    assert!(buffer.apply(Edit::Backspace, WIDTH).changed);
    assert_eq!(buffer.text(), "maana");
    typing(&mut buffer, "n\u{303}");
    assert_eq!((buffer.text(), buffer.cursor_chars()), ("man\u{303}ana", 4));
}

#[test]
fn typing_into_a_mark_does_not_leave_the_cursor_inside() {
    let mut buffer = Buffer::new("\u{303}x".into(), 0, 100);
    typing(&mut buffer, "n");
    assert_eq!((buffer.text(), buffer.cursor_chars()), ("n\u{303}x", 2));
}

#[test]
fn up_and_down_keep_to_the_column() {
    let mut buffer = Buffer::new("doce letras\nuna\ndoce letras".into(), 9, 100);
    let mut seen = Vec::new();
    for edit in [Edit::Down, Edit::Down, Edit::Down, Edit::PageUp(9), Edit::Left, Edit::Down] {
        let moved = buffer.apply(edit, WIDTH).moved;
        let place = buffer.place(WIDTH);
        seen.push((moved, place.row, place.column));
    }
    assert_eq!(seen, [(true, 1, 3), (true, 2, 9), (false, 2, 9), (true, 0, 9), (true, 0, 8), (true, 1, 3)]);
}

#[test]
fn home_and_end_go_by_row_then_by_line() {
    let text = "una línea que es larga";
    let mut buffer = Buffer::new(text.into(), 12, 100);
    assert_eq!(buffer.rows(WIDTH).iter().map(|row| row.of(text)).collect::<Vec<_>>(), ["una línea ", "que es larga"]);
    let mut seen = Vec::new();
    for edit in [Edit::RowStart, Edit::RowStart, Edit::RowEnd, Edit::RowEnd, Edit::RowEnd] {
        let moved = buffer.apply(edit, WIDTH).moved;
        seen.push((moved, buffer.cursor_chars()));
    }
    assert_eq!(seen, [(true, 10), (true, 0), (true, 9), (true, 22), (false, 22)]);
}

#[test]
fn the_end_of_a_line_is_after_its_spaces() {
    let mut buffer = Buffer::new("uno  \ndos".into(), 1, 100);
    let _ = buffer.apply(Edit::RowEnd, WIDTH);
    assert_eq!((buffer.cursor_chars(), buffer.place(WIDTH)), (5, Place { row: 0, column: 5 }));
}

#[test]
fn the_end_of_a_row_cut_inside_a_word_stays_on_that_row() {
    let mut buffer = Buffer::new("electroencefalografista".into(), 3, 100);
    let _ = buffer.apply(Edit::RowEnd, WIDTH);
    assert_eq!((buffer.cursor_chars(), buffer.place(WIDTH)), (12, Place { row: 0, column: 12 }));
    let _ = buffer.apply(Edit::Down, WIDTH);
    assert_eq!(buffer.place(WIDTH), Place { row: 1, column: 11 });
    let _ = buffer.apply(Edit::Up, WIDTH);
    assert_eq!(buffer.place(WIDTH), Place { row: 0, column: 12 });
    let applied = buffer.apply(Edit::Right, WIDTH);
    assert!(applied.moved);
    assert_eq!(buffer.place(WIDTH), Place { row: 1, column: 1 });
}

#[test]
fn kills_in_a_row_come_back_together() {
    use Edit::{DeleteWord, KillToEnd, KillToStart, TextStart, Yank};
    assert_eq!(after("uno dos tres", &[DeleteWord, DeleteWord, TextStart, Yank]), ("dos tresuno ".into(), 8));
    assert_eq!(after("a\nbc", &[KillToStart, Yank, Yank]), ("a\nbcbc".into(), 6));
    assert_eq!(after("a\nb", &[TextStart, KillToEnd, KillToEnd, KillToEnd, KillToEnd, Yank]), ("a\nb".into(), 3));
    assert_eq!(after("¿Cómo está?", &[DeleteWord]).0, "¿Cómo ");
    assert_eq!(after("a\n", &[KillToStart, Edit::WordLeft]), ("a\n".into(), 0));
}

#[test]
fn a_pasted_page_is_one_step_to_undo() {
    let page = crate::domain::text::clean_entered("Primero\r\n\r\n\tSegundo\u{1B}\r\n");
    let mut buffer = Buffer::new("Antes: ".into(), 7, 100);
    assert!(buffer.apply(Edit::Paste(page), WIDTH).changed);
    assert_eq!(buffer.text(), "Antes: Primero\n\n Segundo\n");
    let _ = buffer.apply(Edit::Undo, WIDTH);
    assert_eq!((buffer.text(), buffer.cursor_chars()), ("Antes: ", 7));
}

#[test]
fn what_does_not_fit_is_told() {
    let mut buffer = Buffer::new("abc".into(), 3, 6);
    let applied = buffer.apply(Edit::Paste("dn\u{303}n\u{303}e".into()), WIDTH);
    assert_eq!(applied.refused, Some(Refused::Full { left_out: "n\u{303}e".into() }));
    assert_eq!(buffer.text(), "abcdn\u{303}");
    let applied = buffer.apply(Edit::Insert('x'), WIDTH);
    assert_eq!(applied, Applied { refused: Some(Refused::Full { left_out: "x".into() }), ..Applied::default() });
    let long = Buffer::new("más largo que el límite".into(), 0, 6);
    assert_eq!(long.chars(), 23, "what was read is not cut");
}

#[test]
fn a_field_takes_one_line() {
    let mut field = Buffer::one_line("OPD".into(), 20);
    assert_eq!(field.apply(Edit::Newline, WIDTH).refused, Some(Refused::OneLine));
    assert_eq!(field.apply(Edit::Insert('\n'), WIDTH).refused, Some(Refused::OneLine));
    assert_eq!(field.apply(Edit::Paste("\n Viña\n\ndel Mar\n".into()), WIDTH).refused, None);
    assert_eq!(field.text(), "OPD Viña del Mar");
    assert_eq!(field.place(5), Place { row: 0, column: 16 });
    assert!(!field.apply(Edit::Up, WIDTH).moved);
}

#[test]
fn a_part_that_is_replaced_is_one_step_and_the_cursor_stands_behind_it() {
    let mut buffer = Buffer::new("La tía (12.345.678-5) firmó".into(), 3, 30);
    let found = buffer.text().find("12").map(|at| at..at + 12).unwrap();
    assert!(buffer.replace_range(found, "C-03").changed);
    assert_eq!((buffer.text(), buffer.cursor_chars()), ("La tía (C-03) firmó", 12));
    let _ = buffer.apply(Edit::Undo, 40);
    assert_eq!((buffer.text(), buffer.cursor_chars()), ("La tía (12.345.678-5) firmó", 3));
}

#[test]
fn a_text_replaced_from_outside_can_be_had_back() {
    let mut buffer = Buffer::new("hallazgo".into(), 4, 100);
    let applied = buffer.replace("observación");
    assert_eq!(applied, Applied { changed: true, moved: true, refused: None });
    let _ = buffer.apply(Edit::Undo, WIDTH);
    assert_eq!((buffer.text(), buffer.cursor_chars()), ("hallazgo", 4));
    assert!(!buffer.replace("hallazgo").changed);
}

#[test]
fn a_resized_window_shows_the_same_cursor() {
    let mut buffer = Buffer::new("uno dos tres".into(), 8, 100);
    assert_eq!(buffer.place(20), Place { row: 0, column: 8 });
    buffer.wrap_to(5);
    assert_eq!(buffer.place(5), Place { row: 2, column: 0 });
    assert_eq!((buffer.rows(5).len(), buffer.rows(20).len()), (3, 1));
}
