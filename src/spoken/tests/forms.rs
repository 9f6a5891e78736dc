//! Lists, questions, the closing, who else has the session.

use super::*;
use crate::app::effect::Effect;
use crate::app::event::{Opened, Outcome};
use crate::app::read_only::ReadOnly;
use crate::domain::catalog::Card;
use crate::domain::session::{SessionId, Status};

fn card(id: &str, name: &str) -> Card {
    Card { project_name: Some(name.to_owned()), ..Card::unknown(SessionId::new(id).unwrap()) }
}

/// The list with two sessions.
fn listed() -> Talker {
    let mut talker = Talker { app: app(SIZE), dialogue: Dialogue::default() };
    let cards = vec![card("20261122-1200-aaaa", "OPD Purén"), card("20261121-1200-bbbb", "OPD Angol")];
    happen(&mut talker.app, Outcome::Listed { cards, last: true });
    talker
}

#[test]
fn a_list_has_numbers_and_opens_what_is_named() {
    let mut talker = listed();
    let said = talker.dialogue.say(&talker.app).join("\n");
    has(&said, "1. OPD Purén");
    has(&said, "2. OPD Angol");
    has(&talker.line("2"), "Señalado 2 de 2: OPD Angol");
    has(&talker.line("busca puren"), "Señalado 1 de 1: OPD Purén");
    let now = talker.app.now;
    let effects = talker.dialogue.hear(&mut talker.app, now, "abre 1");
    assert!(matches!(effects.as_slice(), [Effect::Open(id)] if id.as_str() == "20261122-1200-aaaa"), "{effects:?}");
    assert!(talker.app.holds_keys() && talker.dialogue.say(&talker.app).is_empty(), "it waits for the session");
    happen(&mut talker.app, opened(blank()));
    has(&talker.dialogue.say(&talker.app).join("\n"), "1.1.1, criterio 1 de 36");
}

#[test]
fn a_question_is_said_with_its_answers_and_nothing_else_answers_it() {
    let mut talker = listed();
    talker.dialogue.say(&talker.app);
    let said = talker.line("quita");
    has(&said, "¿Enviar a la papelera «OPD Purén");
    has(&said, "«s»: sí; «n»: no.");
    has(&said, "¿Sí o no? > ");
    has(&talker.line(""), "¿Enviar");
    has(&talker.line("quizás"), "no es una orden");
    let now = talker.app.now;
    let effects = talker.dialogue.hear(&mut talker.app, now, "sí");
    assert!(matches!(effects.as_slice(), [Effect::Remove(_)]), "{effects:?}");
}

#[test]
fn who_else_has_it_is_said_and_it_can_be_taken_over() {
    let mut talker = listed();
    talker.line("abre 1");
    let id = SessionId::new("20261122-1200-aaaa").unwrap();
    happen(&mut talker.app, Outcome::Held { id, holder: "La tiene abierta ana.".into(), own: true });
    has(&talker.dialogue.say(&talker.app).join("\n"), "La tiene abierta ana.");
    let now = talker.app.now;
    let effects = talker.dialogue.hear(&mut talker.app, now, "sigue aquí");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Ask(_))), "{effects:?}");
}

#[test]
fn what_can_only_be_read_is_said_and_refuses_a_score() {
    let read_only = Some(ReadOnly::elsewhere("la tiene abierta otra conexión."));
    let mut talker = Talker { app: app(SIZE), dialogue: Dialogue::default() };
    let notices = Vec::new();
    happen(&mut talker.app, Outcome::Opened(Box::new(Opened { session: blank(), read_only, notices, fresh: false })));
    has(&talker.dialogue.say(&talker.app).join("\n"), "Solo lectura: la tiene abierta otra conexión.");
    has(&talker.line("2"), "Solo lectura");
    assert_eq!(talker.score(), None);
    has(&talker.line("siguiente"), "1.1.2, criterio 2 de 36");
}

#[test]
fn what_the_disk_refuses_is_said_at_once() {
    let mut talker = Talker::with(blank());
    talker.line("2");
    let revision = talker.app.desk().unwrap().saving.revision();
    crate::ui::testing::wait(&mut talker.app, std::time::Duration::from_secs(1));
    happen(&mut talker.app, Outcome::SaveFailed { revision, message: "El disco está lleno.".into() });
    has(&talker.dialogue.say(&talker.app).join("\n"), "NO SE HA GUARDADO: El disco está lleno.");
    has(&talker.line("guardar"), "NO SE HA GUARDADO");
}

#[test]
fn what_was_being_written_is_asked_about() {
    let mut session = Talker::with(blank());
    session.lines(&["2", "texto", "Uno"]);
    let mut talker = Talker { app: app_with(session.session().clone(), SIZE), dialogue: Dialogue::default() };
    has(&talker.dialogue.say(&talker.app).join("\n"), "Aquí quedó escribiendo el hallazgo de 1.1.1.");
    has(&talker.line("sigue"), "Escribiendo el hallazgo de 1.1.1.");
    talker.lines(&["Dos", "."]);
    assert_eq!(talker.hallazgo(), "Uno\nDos");
}

#[test]
fn a_supervision_is_concluded_closed_and_reopened() {
    let mut talker = Talker::with(complete());
    talker.line("lo deja");
    let said = talker.line("cerrar");
    has(&said, "No se puede cerrar todavía");
    talker.lines(&["1", "abre 1", "Se cumple en lo principal.", "."]);
    let said = talker.line("cerrar");
    has(&said, "Escriba el nombre en una línea.");
    talker.line("");
    assert_eq!(talker.session().head().status, Status::Open, "a blank line closes nothing");
    talker.line("x");
    has(&talker.line(".intro"), "nombre y apellido");
    assert_eq!(talker.session().head().status, Status::Open, "a letter is no name");
    talker.line(".ctrl-u");
    has(&talker.line("Ana Soto"), "Ana Soto");
    assert_eq!(talker.session().head().status, Status::Open, "nor does the name alone");
    talker.line(".intro");
    assert_eq!(talker.session().head().status, Status::Closed);
    let revision = talker.app.desk().unwrap().saving.revision();
    let at = talker.app.now.wall;
    happen(&mut talker.app, Outcome::Saved { revision, at });
    has(&talker.line("dónde"), "Sello");
    let now = talker.app.now;
    let effects = talker.dialogue.hear(&mut talker.app, now, "archivo docx");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::HandOut { .. })), "and from there it is handed in");
}

#[test]
fn the_informe_is_read_paragraph_by_paragraph_and_handed_out() {
    let mut talker = Talker::with(complete());
    talker.lines(&["lo deja", "resumen"]);
    has(&talker.line("otra parte"), "Pendientes.");
    let said = talker.line("informe");
    has(&said, "Lectura del informe.");
    let next = talker.line("siguiente");
    assert_ne!(said, next);
    has(&talker.line("lee"), "Código del proyecto; OPD-0417");
    let now = talker.app.now;
    let effects = talker.dialogue.hear(&mut talker.app, now, "archivo docx");
    let docx = |effect: &Effect| matches!(effect, Effect::HandOut { format: crate::report::Format::Docx, .. });
    assert!(effects.iter().any(docx), "{:?}", talker.dialogue.say(&talker.app));
}

#[test]
fn help_card_and_tree_are_said_and_put_away_by_the_next_line() {
    let mut talker = Talker::with(blank());
    has(&talker.line("ficha"), "Verificación");
    has(&talker.line("2"), "Calificación: 2");
    let said = talker.line("árbol");
    has(&said, "3.3.4 ");
    has(&said, "2, falta hallazgo (señalado).");
    has(&talker.line("siguiente"), "1.1.2, criterio 2 de 36");
    let help = talker.line("ayuda");
    has(&help, "«sigue» o «↓»");
    has(&help, "hoja C-03");
}

#[test]
fn one_leaves_from_anywhere() {
    for lines in
        [&["salir"][..], &["2", "texto", "Uno", ".salir"], &["identificación", ".salir"], &["resumen", "salir"]]
    {
        let mut talker = Talker::with(blank());
        talker.lines(lines);
        let left = talker.app.ending || talker.app.work().is_some_and(|work| work.leaving.is_some());
        assert!(left, "{lines:?}");
    }
}

#[test]
fn what_is_asked_has_to_be_answered_first_and_one_can_leave_from_it() {
    let mut talker = listed();
    talker.dialogue.say(&talker.app);
    talker.line("quita");
    let said = talker.line("siguiente");
    has(&said, "Antes responda lo que se pregunta.");
    has(&said, "¿Enviar a la papelera");
    talker.line("salir");
    assert!(talker.app.ending && talker.app.overlay.is_none(), "the question was answered with no");

    // A text that was being written is asked about: leaving leaves it as it is.
    let mut writer = Talker::with(blank());
    writer.lines(&["2", "texto", "Uno"]);
    let mut talker = Talker { app: app_with(writer.session().clone(), SIZE), dialogue: Dialogue::default() };
    talker.dialogue.say(&talker.app);
    has(&talker.line("siguiente"), "Aquí quedó escribiendo el hallazgo de 1.1.1.");
    talker.line("salir");
    assert!(talker.app.ending || talker.app.work().is_some_and(|work| work.leaving.is_some()));
    assert_eq!(talker.app.desk().map_or("Uno", |_| talker.hallazgo()), "Uno");
}

#[test]
fn what_the_disk_did_not_take_is_not_left_by_asking_again() {
    let mut talker = Talker::with(blank());
    talker.line("2");
    let revision = talker.app.desk().unwrap().saving.revision();
    crate::ui::testing::wait(&mut talker.app, std::time::Duration::from_secs(1));
    happen(&mut talker.app, Outcome::SaveFailed { revision, message: "El disco está lleno.".into() });
    has(&talker.line("salir"), "¿Salir de todos modos?");
    has(&talker.line("salir"), "Antes responda lo que se pregunta.");
    assert!(!talker.app.ending);
    talker.line("s");
    assert!(talker.app.ending);
}

#[test]
fn what_was_done_while_one_was_leaving_is_said() {
    let mut talker = Talker::with(blank());
    talker.lines(&["2", "texto Uno.", "resumen", "archivo html", "salir"]);
    happen(&mut talker.app, Outcome::HandedOut("Escrito en /tmp/informe.html.".into()));
    let revision = talker.app.desk().unwrap().saving.revision();
    let at = talker.app.now.wall;
    happen(&mut talker.app, Outcome::Saved { revision, at });
    assert!(talker.app.ending);
    assert_eq!(talker.dialogue.say(&talker.app), ["Escrito en /tmp/informe.html."]);
    assert!(talker.dialogue.say(&talker.app).is_empty(), "once");
}
