//! Stories of concluding and closing, on the complete example.

mod helps;
mod restored;

use std::sync::Arc;

use crate::app::App;
use crate::app::effect::Effect;
use crate::app::event::Outcome;
use crate::app::screens::conclude::Mode;
use crate::app::work::View;
use crate::domain::session::{Session, Status};
use crate::store::{rubric_file, wire};
use crate::ui::testing::{SIZES, app_with, happen, paste, press, screen, start, text};

const COMPLETE: &[u8] = include_bytes!("../../../../sessions/opd-completa.json");

/// The complete example in front of its conclusions, at the first of them.
fn concluding(size: (u16, u16)) -> App {
    let embedded = |_: &_| Some(Arc::clone(&rubric_file::embedded().0));
    let mut app = app_with(wire::read("ejemplo", COMPLETE, &embedded).unwrap().session, size);
    // Out of the editor that the example was left in.
    press(&mut app, "<esc>e");
    app
}

fn session(app: &App) -> &Session {
    app.desk().unwrap().session()
}

fn first_conclusion(app: &App) -> &str {
    session(app).conclusion(session(app).rubric().conclusion_indices().next().unwrap())
}

fn message(app: &App) -> String {
    app.message.as_ref().map(|message| message.text.clone()).unwrap_or_default()
}

fn saved(effects: &[Effect]) -> Option<(u64, &Session)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Save { revision, session } => Some((*revision, session.as_ref())),
        _ => None,
    })
}

/// With what closing demands written.
fn ready(size: (u16, u16)) -> App {
    let mut app = concluding(size);
    press(&mut app, "<enter>Se cumple en lo principal.<esc>");
    app
}

#[test]
fn a_conclusion_is_in_the_session_letter_by_letter_and_is_taken_back_alone() {
    let mut app = concluding((80, 24));
    press(&mut app, "<enter>Uno");
    assert_eq!(first_conclusion(&app), "Uno");
    press(&mut app, "<enter>Dos<esc>");
    assert_eq!(first_conclusion(&app), "Uno\nDos");
    let answers = session(&app).complete();
    press(&mut app, "uu");
    assert_eq!((first_conclusion(&app), session(&app).complete()), ("", answers), "answers are not undone here");
    press(&mut app, "<c-r>");
    assert!(first_conclusion(&app).starts_with("Uno"));
}

#[test]
fn the_cases_and_reports_that_were_reviewed_are_offered_by_a_key() {
    let mut app = concluding((80, 24));
    let sample = session(&app).head().sample.clone();
    press(&mut app, "<enter><c-f>");
    assert!(sample.case_codes.iter().chain(&sample.rucs).all(|code| first_conclusion(&app).contains(code)));
    assert!(!sample.case_codes.is_empty());
}

#[test]
fn they_are_a_paragraph_of_their_own_wherever_the_text_stands() {
    let mut app = concluding((80, 24));
    press(&mut app, "<enter>Se cumple.<c-f>");
    assert!(first_conclusion(&app).starts_with("Se cumple.\n\nCasos revisados: C-01"), "{}", first_conclusion(&app));
}

#[test]
fn one_comes_back_from_an_obstacle_to_the_same_line_and_from_the_screen_to_where_one_was() {
    let mut app = concluding((80, 24));
    assert!(matches!(&app.work().unwrap().view, View::Conclude(_)));
    press(&mut app, "q");
    assert!(matches!(&app.work().unwrap().view, View::Walk(_)), "e was pressed in the walk");
    press(&mut app, "re");
    // A mark and a field that is empty, far from where one is.
    press(&mut app, "q");
    assert!(matches!(&app.work().unwrap().view, View::Summary(_)), "e was pressed in the summary");
    press(&mut app, "q<home>m<enter>re<end><up>");
    let line = |app: &App| match &app.work().unwrap().view {
        View::Conclude(state) => Some(state.at),
        _ => None,
    };
    let at = line(&app).unwrap();
    press(&mut app, "<enter>");
    assert_eq!(app.desk().unwrap().session().bookmark().criterion.index(), 0, "the mark is at the first criterion");
    press(&mut app, "<esc>");
    assert_eq!(line(&app), Some(at), "{:#?}", text(&app));
    press(&mut app, "q");
    assert!(matches!(&app.work().unwrap().view, View::Summary(_)), "and from there to where it was opened");
}

#[test]
fn who_signs_is_a_line_and_enter_goes_on() {
    let mut app = concluding((80, 24));
    press(&mut app, "<down><down><down><down><enter>Ana Rojas<enter>");
    press(&mut app, "<enter>Supervisora<tab>");
    let signs = session(&app).signatories().all();
    assert_eq!((signs[0].name.as_str(), signs[0].post.as_str()), ("Ana Rojas", "Supervisora"));
}

#[test]
fn what_bars_is_pointed_at_and_what_is_typed_on_goes_nowhere() {
    let mut app = concluding((80, 24));
    press(&mut app, "<end><enter>");
    assert!(message(&app).contains("No se puede cerrar todavía"), "{}", message(&app));
    assert!(text(&app).iter().any(|row| row.contains("▸ «Conclusiones»: falta")), "{:#?}", text(&app));
    press(&mut app, "Ana<enter>");
    assert_eq!(session(&app).head().status, Status::Open);
}

#[test]
fn a_name_closes_it_for_good_and_a_reason_opens_it_again() {
    let mut app = ready((80, 24));
    press(&mut app, "<end><enter>");
    assert!(matches!(&app.work().unwrap().view, View::Conclude(state) if matches!(state.mode, Mode::Sign { .. })));
    press(&mut app, "<enter>");
    assert_eq!((session(&app).head().status, message(&app).contains("nombre")), (Status::Open, true));
    press(&mut app, "x<enter>");
    assert_eq!((session(&app).head().status, message(&app).contains("nombre y apellido")), (Status::Open, true));
    press(&mut app, "<bs><down>Ana Rojas");
    let effects = press(&mut app, "<enter>");
    let (revision, closed) = saved(&effects).map(|(revision, closed)| (revision, closed.clone())).unwrap();
    assert_eq!(closed.head().status, Status::Closed);
    assert!(!message(&app).contains("Cerrada"), "it is not on disk yet: {}", message(&app));
    happen(&mut app, Outcome::Saved { revision, at: start().wall });
    let first: Vec<String> = text(&app).into_iter().skip(1).take(8).collect();
    let first = first.join(" ");
    let seal = closed.closing().unwrap().seal.to_string();
    assert!(first.contains("▸ Supervisión cerrada · versión 1") && first.contains(&seal[..40]), "{first}");
    assert!(first.contains("Ana Rojas") && first.contains("Para entregar el informe"), "{first}");
    let closing = closed.closing().unwrap();
    assert_eq!((closing.version, closing.by.as_str()), (1, "Ana Rojas"));
    assert!(message(&app).contains("Cerrada y guardada: versión 1"), "{}", message(&app));
    // Nothing changes it any more, and nothing is undone.
    press(&mut app, "u<home><down><enter>x<esc>");
    press(&mut app, "q3");
    assert!(session(&app) == &closed, "a closed session changed");
    press(&mut app, "<esc>e<end><enter>");
    press(&mut app, "<enter>");
    assert!(message(&app).contains("motivo"), "{}", message(&app));
    press(&mut app, "Falta un hallazgo<enter>");
    assert_eq!((session(&app).head().status, session(&app).version()), (Status::Open, 2));
    press(&mut app, "<home><enter>!<esc>");
    assert!(first_conclusion(&app).ends_with('!'));
}

#[test]
fn what_changed_between_two_versions_is_shown_criterion_by_criterion() {
    for size in [(80, 24), (120, 40)] {
        let mut app = ready(size);
        press(&mut app, "<end><up>");
        assert!(!screen(&app).contains("Lo entregado y lo que cambió"), "nothing was handed in yet");
        press(&mut app, "<end><enter>Ana Rojas");
        let effects = press(&mut app, "<enter>");
        let (revision, first) = saved(&effects).map(|(revision, first)| (revision, first.clone())).unwrap();
        happen(&mut app, Outcome::Saved { revision, at: start().wall });
        press(&mut app, "<end><enter>Faltó un caso<enter>");
        // Another score, another text, another conclusion.
        press(&mut app, "<home><enter> Y más.<esc>q<home>");
        press(&mut app, "1<esc>e<end><up>");
        let effects = press(&mut app, "<enter>");
        assert!(matches!(&effects[..], [Effect::ReadVersions(id)] if id == first.id()), "{effects:?}");
        happen(&mut app, Outcome::Versions(vec![first]));
        insta::assert_snapshot!(format!("versions_{}x{}", size.0, size.1), screen(&app));
        let shown = text(&app).join(" ");
        assert!(shown.contains("1.1.1 calificación: 2 → 1"), "{shown}");
        assert!(shown.contains("Faltó un caso"), "{shown}");
        press(&mut app, "<esc>");
        assert!(app.overlay.is_none());
    }
}

#[test]
fn a_paste_is_text_where_text_is_written_and_nothing_elsewhere() {
    let mut app = concluding((80, 24));
    paste(&mut app, "q\nuno");
    assert_eq!(first_conclusion(&app), "");
    press(&mut app, "<enter>");
    paste(&mut app, "uno\ndos");
    assert_eq!(first_conclusion(&app), "uno\ndos");
}

#[test]
fn the_conclusions_at_each_size() {
    for (columns, rows) in SIZES {
        let mut app = concluding((columns, rows));
        insta::assert_snapshot!(format!("begin_{columns}x{rows}"), screen(&app));
        press(&mut app, "<enter>Se revisaron quince carpetas.");
        insta::assert_snapshot!(format!("writing_{columns}x{rows}"), screen(&app));
        press(&mut app, "<esc><end><enter>Ana");
        insta::assert_snapshot!(format!("signing_{columns}x{rows}"), screen(&app));
        let effects = press(&mut app, " Rojas<enter>");
        let revision = saved(&effects).unwrap().0;
        happen(&mut app, Outcome::Saved { revision, at: start().wall });
        insta::assert_snapshot!(format!("closed_{columns}x{rows}"), screen(&app));
    }
}

#[test]
fn a_text_begun_without_intro_writes_nothing_anywhere() {
    let mut app = concluding((80, 24));
    let before = session(&app).clone();
    press(&mut app, "Se revisaron quince carpetas.");
    assert_eq!((session(&app), matches!(app.work().unwrap().view, View::Conclude(_))), (&before, true));
    assert!(message(&app).starts_with("Para escribir aquí, presione Intro."), "{}", message(&app));
    press(&mut app, "<esc><enter>Se revisaron quince carpetas.");
    assert_eq!(first_conclusion(&app), "Se revisaron quince carpetas.");
}

#[test]
fn a_sentence_for_the_public_that_names_a_case_is_told_bars_closing_and_does_not_go_out() {
    use crate::domain::session::PublicIx;
    let mut app = ready((80, 24));
    let code = session(&app).head().sample.case_codes[0].clone();
    let at = session(&app).public_places().find(|at| matches!(at, PublicIx::Criterion(_))).unwrap();
    let to = crate::app::screens::conclude::items::of(session(&app));
    let to = to.iter().position(|item| *item == crate::app::screens::conclude::Item::Public(at)).unwrap();
    press(&mut app, "<home>");
    press(&mut app, &"<down>".repeat(to));
    press(&mut app, &format!("<enter>En {} llegó tarde.<esc>", code.to_lowercase()));
    assert!(message(&app).contains(&format!("nombra {code}")), "{}", message(&app));
    assert_eq!((session(&app).public(at).is_empty(), session(&app).publishable(at)), (false, ""));
    press(&mut app, "<end><enter>");
    assert!(message(&app).starts_with("No se puede cerrar todavía"), "{}", message(&app));
    press(&mut app, "<esc><home>");
    press(&mut app, &"<down>".repeat(to));
    press(&mut app, &format!("<enter>{}El informe llegó tarde.<esc>", "<bs>".repeat(60)));
    assert_eq!(session(&app).publishable(at), "El informe llegó tarde.");
}
