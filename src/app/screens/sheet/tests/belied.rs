//! A tick that makes a text wrong is told where it is given, and stays told in the walk.

use super::*;
use crate::domain::text::TextKind;

#[test]
fn a_later_tick_that_belies_the_text_is_told_at_once() {
    let mut session = sampled(12);
    let here = ix(&session, "1.1.1");
    let tick = |n: usize| Some(if [5, 11].contains(&n) { Tick::Fails } else { Tick::Meets });
    let changes = session.ticking((1..=12).map(|n| (here, format!("C-{n:02}"), tick(n))).collect());
    session.apply_all(changes).unwrap();
    session.set_score(here, 2).unwrap();
    session.set_text(here, TextKind::Hallazgo, "Cumplen 10 de 12; faltan C-05 y C-11".into()).unwrap();
    let mut app = at(session, "1.1.1", (80, 24));
    press(&mut app, "<down><down><down><down>");
    assert_eq!(place(&app), "1.1.1 C-05");
    press(&mut app, "c");
    assert!(message(&app).starts_with("1.1.1: El texto dice 10 de 12 y el conteo es 11 de 12"), "{}", message(&app));
    assert!(app.warns());
    press(&mut app, "c");
    assert!(!message(&app).contains("El texto dice"), "said once: {}", message(&app));
    press(&mut app, "<left><left><esc>");
    assert!(shown(&app).contains("⚠ El texto dice 10 de 12"), "{}", shown(&app));
    assert!(shown(&app).contains("El texto da por incumplido C-05"), "{}", shown(&app));
}
