//! The terminal's own cursor stands at the beginning of what keys act on, on every screen: who has the screen read aloud, or
//! feels it in Braille, is led there.

use std::sync::Arc;

use crate::app::App;
use crate::app::event::Outcome;
use crate::domain::catalog::Card;
use crate::domain::session::{Session, SessionId};
use crate::store::{rubric_file, wire};
use crate::ui::testing::{SIZES, app, app_with, drawn, happen, press, text};

const COMPLETE: &[u8] = include_bytes!("../../sessions/opd-completa.json");

fn complete() -> Session {
    wire::read("ejemplo", COMPLETE, &|_| Some(Arc::clone(&rubric_file::embedded().0))).unwrap().session
}

/// What stands on the row of the cursor, from the cursor on; absent while it is hidden.
fn pointed(app: &App) -> Option<String> {
    let backend = drawn(app);
    let at = backend.cursor_position();
    let row = text(app).into_iter().nth(usize::from(at.y))?;
    backend.cursor_visible().then(|| row.chars().skip(usize::from(at.x)).collect())
}

/// From the walk of the complete example: keys, and how begins what the cursor then stands on.
const TOUR: [(&str, &str); 25] = [
    ("", "1.1.1"),
    ("j", "1.1.2"),
    ("t", "✓"),
    ("jj", "✓"),
    ("<enter>", "1.1.4"),
    ("v", "Ámbito 1. FUNCIONAMIENTO"),
    ("<esc>", "1.1.4"),
    ("?", "Teclas · Evaluación"),
    ("<esc>f", "·]"),
    ("cj", "·]"),
    ("q<home>", "1.1.1"),
    ("r", "OPD-0417"),
    ("<tab>", "No queda nada pendiente"),
    ("<tab>", "1.1.1"),
    ("j", "1.1.3"),
    ("l", "Informe de supervisión"),
    ("j", ""),
    ("x", "pdf"),
    ("j", "docx"),
    ("<esc>q", "OPD-0417"),
    ("qe", "Conclusiones"),
    ("j", "Lo que dijeron"),
    ("q", "1.1.1"),
    ("i<c-end>", "Volver a la evaluación"),
    ("<enter>", "1.1.1"),
];

#[test]
fn the_cursor_stands_on_what_is_focused() {
    let mut wrong = Vec::new();
    for size in SIZES {
        // Out of the editor that the example was left in.
        let mut app = app_with(complete(), size);
        press(&mut app, "<esc><home>");
        for (keys, begins) in TOUR {
            press(&mut app, keys);
            let found = pointed(&app);
            if !found.as_ref().is_some_and(|found| found.starts_with(begins)) {
                wrong.push(format!("{begins:?} after {keys:?} at {size:?}, not {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn in_a_list_and_in_a_question_it_stands_there_too() {
    for size in SIZES {
        let mut app = app(size);
        let card = |id: &str, name: &str| Card {
            project_name: Some(name.to_owned()),
            ..Card::unknown(SessionId::new(id).unwrap())
        };
        let cards = vec![card("20261122-1200-aaaa", "OPD Purén"), card("20261121-1200-bbbb", "OPD Angol")];
        happen(&mut app, Outcome::Listed { cards, last: true });
        for (keys, begins) in
            [("", "OPD Purén"), ("j", "OPD Angol"), ("d", "¿Enviar"), ("n", "OPD Angol"), ("/zz<enter>", "")]
        {
            press(&mut app, keys);
            let found = pointed(&app);
            assert!(
                found.as_ref().is_some_and(|found| found.starts_with(begins)),
                "{begins:?} after {keys:?}: {found:?}"
            );
        }
    }
}
