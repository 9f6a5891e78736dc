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

/// A count that was typed beside a text with it, of 12 folders.
fn written(counts: &[(&str, u64, &str)]) -> Session {
    let mut session = sampled(12);
    for (code, meeting, text) in counts {
        let here = ix(&session, code);
        session.set_cases(here, Some(Cases { meeting: *meeting, reviewed: 12 })).unwrap();
        session.set_score(here, 2).unwrap();
        session.set_text(here, TextKind::Hallazgo, (*text).to_owned()).unwrap();
    }
    session
}

#[test]
fn a_count_that_gives_way_is_told_with_what_it_was_also_where_the_text_has_a_percentage() {
    let session = written(&[("1.1.1", 9, "Se encontró en 9 de las 12 carpetas (75 %).")]);
    let mut app = at(session, "1.1.1", (80, 24));
    press(&mut app, "c");
    assert_eq!(counter(&app, "1.1.1"), Some((1, 1)));
    assert!(message(&app).contains("1.1.1 (era 9 de 12). Con u se deshace."), "{}", message(&app));
    assert!(message(&app).starts_with("1.1.1: El texto dice 9 de 12 y el conteo es 1 de 1"), "{}", message(&app));
    assert!(app.warns());
    press(&mut app, "<right>");
    assert!(shown(&app).contains("⚠ 1.1.1: el texto dice otra cosa"), "it stays in the foot: {}", shown(&app));
    press(&mut app, "u");
    assert_eq!(counter(&app, "1.1.1"), Some((9, 12)));
    let mut said = at(written(&[("1.1.1", 9, "El 75 % de las carpetas la tiene.")]), "1.1.1", (80, 24));
    press(&mut said, "c");
    assert!(message(&said).starts_with("1.1.1: El texto dice 75,00 % y el conteo es 1 de 1"), "{}", message(&said));
    assert!(message(&said).contains("1.1.1 (era 9 de 12)"), "{}", message(&said));
    press(&mut app, "<right>");
    assert!(!shown(&app).contains("el texto dice otra cosa"), "{}", shown(&app));
}

#[test]
fn what_contradicts_itself_is_in_the_foot_of_the_least_window_too() {
    let mut app = at(written(&[("1.1.1", 9, "Cumplen 9 de 12 (75 %).")]), "1.1.1", (60, 18));
    press(&mut app, "c<right>");
    assert!(shown(&app).contains("⚠ 1.1.1: el texto dice otra cosa"), "{}", shown(&app));
}

#[test]
fn one_key_that_belies_several_texts_and_replaces_their_counts_tells_all_of_them() {
    let codes = ["1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.2.2"];
    let texts: Vec<(&str, u64, &str)> = codes.iter().map(|code| (*code, 9, "Cumplen 9 de 12 (75 %).")).collect();
    let mut app = at(written(&texts), "1.1.1", (80, 24));
    press(&mut app, "e");
    for code in codes {
        assert!(message(&app).contains(&format!("{code} (era 9 de 12)")), "{code}: {}", message(&app));
    }
    press(&mut app, "<right>");
    let foot = "⚠ 1.1.1, 1.1.2, 1.1.3, 1.1.4, 1.2.2: el texto dice otra cosa";
    assert!(shown(&app).contains(foot), "{}", shown(&app));
    press(&mut app, "u");
    assert!(codes.iter().all(|code| counter(&app, code) == Some((9, 12))), "one step takes all of it back");
}
