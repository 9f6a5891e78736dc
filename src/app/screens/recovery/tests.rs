//! Stories of the choice after damage.

use crate::app::effect::Effect;
use crate::app::event::{Candidate, Outcome, Recovery};
use crate::app::{App, Screen};
use crate::domain::session::SessionId;
use crate::ui::testing::{SIZES, app, happen, press, screen, text, time};

fn id() -> SessionId {
    SessionId::new("opd-caleta-ejemplo-20261120-k7mq").unwrap()
}

fn recovery(candidates: usize) -> Recovery {
    let candidate = |n: usize| Candidate {
        name: format!("{}.json{}", id(), if n == 0 { ".anterior" } else { "" }),
        what: if n == 0 { "respaldo" } else { "archivo dañado" },
        changed_at: (n < 2).then(|| time(&format!("2026-11-22T1{n}:59:59-03:00"))),
        complete: (n < 2).then_some(30 - n),
        criteria: (n < 2).then_some(36),
        rest: (n > 0).then(|| "Faltan los últimos bytes. Quedó cortado y no cuenta: el hallazgo de 2.1.4.".into()),
    };
    Recovery {
        id: id(),
        problem: "El archivo termina en la línea 212, en medio de un texto: falta el cierre de las comillas.".into(),
        damaged: candidate(1),
        candidates: (0..candidates).map(candidate).collect(),
        differing: vec!["2.1.4".into(), "3.1.2".into()],
    }
}

fn damaged(size: (u16, u16), candidates: usize) -> App {
    let mut app = app(size);
    happen(&mut app, Outcome::Recovery(Box::new(recovery(candidates))));
    app
}

#[test]
fn enter_goes_on_with_the_selected_version() {
    let mut app = damaged((80, 24), 3);
    assert_eq!(press(&mut app, "<enter>"), [Effect::Recover(id(), 0)]);
    let mut app = damaged((80, 24), 3);
    assert_eq!(press(&mut app, "jjj<enter>"), [Effect::Recover(id(), 2)]);
    let mut app = damaged((80, 24), 3);
    assert_eq!(press(&mut app, "jjk<up>k<enter>"), [Effect::Recover(id(), 0)]);
}

#[test]
fn esc_goes_back_to_a_fresh_list_and_opens_nothing() {
    for keys in ["<esc>", "q", "<c-c>"] {
        let mut app = damaged((80, 24), 1);
        assert_eq!(press(&mut app, keys), [Effect::Release, Effect::List]);
        assert!(matches!(app.screen, Screen::Sessions));
    }
}

#[test]
fn where_nothing_can_be_opened_only_the_way_back_is_offered() {
    let mut app = damaged((80, 24), 0);
    assert_eq!(press(&mut app, "<enter>jk<enter>"), []);
    let footer = text(&app).pop().unwrap();
    assert_eq!(footer.split_whitespace().collect::<Vec<_>>().join(" "), "Esc vuelve ? ayuda");
    assert!(text(&app).join("\n").contains("respaldos"));
}

#[test]
fn a_problem_of_many_words_does_not_hide_the_choice() {
    let mut app = app((60, 18));
    let problem = "la línea 1 no se entiende; ".repeat(80);
    happen(&mut app, Outcome::Recovery(Box::new(Recovery { problem, ..recovery(2) })));
    let shown = text(&app).join("\n");
    assert!(shown.contains("▸ 22-11-2026 10:59"), "{shown}");
    assert!(shown.contains(" …") && shown.contains("se conserva") && shown.contains("elija una"), "{shown}");
}

#[test]
fn how_much_a_damaged_file_holds_and_what_it_lacks_is_told_beside_the_backup() {
    for size in SIZES {
        let mut app = damaged(size, 2);
        let shown = text(&app).join("\n");
        assert!(shown.contains("30 de 36") && shown.contains("29 de 36"), "{shown}");
        assert!(shown.contains("difieren en 2 respuestas"), "{shown}");
        press(&mut app, "j");
        let shown = text(&app).join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains("▸ 22-11-2026 11:59 29 de 36"), "{shown}");
        assert!(
            shown.contains("Faltan los últimos bytes. Quedó cortado y no cuenta: el hallazgo de 2.1.4."),
            "{shown}"
        );
    }
}

#[test]
fn the_choice_is_drawn() {
    for size in SIZES {
        insta::assert_snapshot!(format!("choice_{}x{}", size.0, size.1), screen(&damaged(size, 2)));
    }
    insta::assert_snapshot!("nothing_left_80x24", screen(&damaged((80, 24), 0)));
    insta::assert_snapshot!("nothing_left_60x18", screen(&damaged((60, 18), 0)));
}
