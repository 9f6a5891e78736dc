//! An extraordinary supervision: where it begins, and what it offers for the rest.

use super::*;
use crate::app::screens::walk::Bulking;
use crate::domain::fixtures::identify;
use crate::domain::identification::{Identification, Kind};
use crate::domain::rubric::Method;
use crate::domain::sample::Sample;
use crate::ui::testing::press;

/// An extraordinary supervision in which nothing was answered.
fn extraordinary() -> Session {
    let mut session = fresh();
    identify(&mut session, Identification::default(), Kind::Extraordinary, Sample::default());
    session
}

fn offers_rest(app: &App) -> bool {
    matches!(walk(app).mode, Mode::Bulk(Bulking::Offered | Bulking::Choosing))
}

/// All but the last of the dimension are answered, and the last is being written.
fn nearly_done(app: &mut App) {
    press(app, "3Bien.<tab>3Bien.<tab>3Bien.<tab>0No se usó.");
}

#[test]
fn it_begins_in_its_own_dimension_until_something_is_answered() {
    assert_eq!(code(&app_with(extraordinary(), (80, 24))), "2.2.1");
    assert_eq!(code(&app_with(fresh(), (80, 24))), "1.1.1");
    assert_eq!(code(&at(extraordinary(), "3.1.2", (80, 24))), "3.1.2", "it goes on where it was left");
    let mut answered = extraordinary();
    answered.set_score(ix(&answered, "1.1.2"), 1).unwrap();
    assert_eq!(code(&app_with(answered, (80, 24))), "1.1.1");
    let other = fixtures::rubric(Method::MeanOfCriteria, &[(10_000, &[2])]);
    let mut session = fixtures::session(&other);
    identify(&mut session, Identification::default(), Kind::Extraordinary, Sample::default());
    assert_eq!(code(&app_with(session, (80, 24))), "1.1.1", "a rubric that has none for it");
}

#[test]
fn the_form_leads_there_too() {
    let mut app = at(fresh(), "1.1.1", (80, 24));
    press(&mut app, "i<pgup>");
    let kind_is = |app: &App| session(app).head().kind;
    for _ in 0..20 {
        press(&mut app, "<right>");
        if kind_is(&app) == Kind::Extraordinary {
            break;
        }
        press(&mut app, "<down>");
    }
    assert_eq!(kind_is(&app), Kind::Extraordinary);
    press(&mut app, "<esc>");
    assert_eq!(code(&app), "2.2.1");
}

#[test]
fn the_rest_is_offered_once_its_dimension_is_done() {
    let mut app = app_with(extraordinary(), (80, 24));
    nearly_done(&mut app);
    assert!(!offers_rest(&app));
    press(&mut app, "<tab>");
    assert!(offers_rest(&app), "{}", shown(&app));
    press(&mut app, "<tab><tab>");
    assert_eq!(session(&app).complete(), 4, "a key typed ahead gives nobody a 0");
    press(&mut app, "r");
    assert!(shown(&app).contains("32 criterios quedarán en 0: 1.1.1 a 2.1.9, 3.1.1 a 3.3.4"), "{}", shown(&app));
    press(&mut app, "<tab>");
    assert_eq!(session(&app).complete(), 36);
    let said = "En esta supervisión extraordinaria no hubo antecedentes que calificar fuera de la dimensión 2.2 «Otras \
                situaciones contingentes o de crisis».";
    assert_eq!(session(&app).draft(ix(session(&app), "3.1.1")).observacion, said);
    let done = "32 criterios quedaron en 0; u deshace. No queda nada pendiente.";
    assert!(message(&app).starts_with(done), "{}", message(&app));
    press(&mut app, "u");
    assert_eq!(session(&app).complete(), 4);
}

#[test]
fn an_answer_typed_ahead_goes_to_the_next_criterion_and_gives_nobody_a_0() {
    for (keys, cases) in [("3Todo al día.<tab>", None), ("c12/15<tab>x<esc>", Some(12))] {
        let mut app = app_with(extraordinary(), (80, 24));
        nearly_done(&mut app);
        press(&mut app, "<tab>");
        press(&mut app, keys);
        let next = session(&app).draft(ix(session(&app), "3.1.1"));
        assert_eq!((session(&app).complete(), next.cases.map(|cases| cases.meeting)), (5, cases), "{keys}");
        press(&mut app, "g224");
        assert_eq!((score(&app), draft(&app).observacion.as_str()), (Some(0), "No se usó."), "{keys}");
    }
}

#[test]
fn a_refused_offer_does_not_come_back_by_itself() {
    let mut app = app_with(extraordinary(), (80, 24));
    nearly_done(&mut app);
    press(&mut app, "<tab><esc>");
    assert_eq!((code(&app).as_str(), session(&app).complete()), ("2.2.4", 4));
    press(&mut app, "<tab>");
    assert_eq!(code(&app), "3.1.1");
    press(&mut app, "<pgup><tab>");
    assert!(!offers_rest(&app));
    press(&mut app, "<home>2<s-tab>");
    let mut app = at(session(&app).clone(), "2.2.1", (80, 24));
    press(&mut app, "z");
    assert!(offers_rest(&app), "whoever wants it asks for it");
}

#[test]
fn an_ordinary_supervision_and_one_with_nothing_left_offer_nothing() {
    let mut app = at(fresh(), "2.2.1", (80, 24));
    nearly_done(&mut app);
    press(&mut app, "<tab>");
    assert_eq!((offers_rest(&app), code(&app).as_str()), (false, "3.1.1"));
    let mut session = complete("Bien.");
    identify(&mut session, Identification::default(), Kind::Extraordinary, Sample::default());
    let mut app = at(session, "2.2.4", (80, 24));
    press(&mut app, "<enter><tab>");
    assert!(!offers_rest(&app));
}
