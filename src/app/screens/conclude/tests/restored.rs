//! Where one was among the conclusions: after the line is cut, and after an errand to what stands in the way of closing.

use super::*;
use crate::app::screens::conclude::{Item, items};
use crate::domain::session::{Open, OpenConclusion};

/// The session as a kill leaves it, opened again.
fn cut(app: &App) -> App {
    let embedded = |_: &_| Some(Arc::clone(&rubric_file::embedded().0));
    let bytes = wire::write(session(app), 1);
    app_with(wire::read("ejemplo", &bytes, &embedded).unwrap().session, (80, 24))
}

fn state(app: &App) -> &crate::app::screens::conclude::State {
    match &app.work().unwrap().view {
        View::Conclude(state) => state,
        other => panic!("not among the conclusions: {other:?}"),
    }
}

#[test]
fn a_conclusion_that_was_being_written_is_open_again_with_its_cursor() {
    let mut app = concluding((80, 24));
    press(&mut app, "<down><down><enter>Se archiva bien.<c-left>");
    let open = Open::Conclusion(OpenConclusion { line: 2, cursor: 11 });
    assert_eq!(session(&app).bookmark().open, Some(open));
    let mut app = cut(&app);
    assert!(text(&app).join(" ").contains("Aquí quedó escribiendo en las conclusiones."), "{:#?}", text(&app));
    press(&mut app, "<enter>muy ");
    assert!(text(&app).join(" ").contains("Se archiva muy bien."), "{:#?}", text(&app));
    let mut app = cut(&app);
    press(&mut app, "<esc>");
    assert!(matches!(&app.work().unwrap().view, View::Walk(_)), "or it is left, with what was written");
}

#[test]
fn who_was_only_among_the_conclusions_is_there_again() {
    let mut app = concluding((80, 24));
    press(&mut app, "<down><down><down>");
    let mut app = cut(&app);
    press(&mut app, "<enter>");
    assert!(matches!(state(&app).mode, Mode::Browse) && state(&app).at == 3);
}

#[test]
fn escape_leads_back_to_the_closing_after_one_thing_was_mended_after_the_other() {
    let mut app = ready((80, 24));
    press(&mut app, "q<home><bs><down><bs>e");
    let obstacle = |app: &App| items::of(session(app)).iter().position(|item| matches!(item, Item::Obstacle(_)));
    let to = obstacle(&app).unwrap();
    press(&mut app, &"<down>".repeat(to));
    // The first, and from there on to the second and to nothing.
    press(&mut app, "<enter>");
    assert_eq!(session(&app).bookmark().criterion.index(), 0);
    press(&mut app, "2<tab>");
    assert_eq!(session(&app).bookmark().criterion.index(), 1);
    press(&mut app, "3<tab>");
    assert!(message(&app).contains("Esc vuelve al cierre"), "{}", message(&app));
    press(&mut app, "<esc>");
    assert_eq!(Some(state(&app).at), obstacle(&app), "where the first stood stands what is next: {:#?}", text(&app));
    press(&mut app, "q<esc>");
    assert!(matches!(&app.work().unwrap().view, View::Walk(_)), "and the errand is over");
}
