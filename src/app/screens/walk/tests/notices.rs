//! Notices: what does not agree is told with its reason, can be dismissed with a word, and bars nothing.

use super::*;
use crate::domain::bands::Cases;
use crate::domain::notices;
use crate::domain::sample::Sample;
use crate::domain::session::Change;
use crate::ui::testing::{SIZES, paste, press, screen};

/// A session whose sample has fifteen cases, none of them judicialised.
fn no_court() -> Session {
    let mut session = fresh();
    let head = session.head().clone();
    let sample = Sample { reviewed: Some(15), judicialised: Some(0), not_judicialised: Some(15), ..Sample::default() };
    fixtures::identify(&mut session, head.identification, head.kind, sample);
    session
}

/// 1.1.1 scored 3 though twelve of fifteen meet it.
fn departing() -> Session {
    let mut session = answered("1.1.1", Some(3), "", "Todo en orden.");
    let at = ix(&session, "1.1.1");
    session.set_cases(at, Some(Cases { meeting: 12, reviewed: 15 })).unwrap();
    session
}

/// Why the notices of the criterion on screen are dismissed, in the order of their keys.
fn reasons(app: &App) -> Vec<String> {
    session(app).dismissed().values().cloned().collect()
}

const PROPOSED: &str = "⚠ La muestra no tiene casos judicializados: la rúbrica permite calificar 0.";
const DEPARTS: &str = "⚠ El conteo, 12 de 15 (80,00 %), corresponde al nivel 2";

#[test]
fn a_zero_that_the_sample_allows_is_proposed_and_taken_with_its_digit() {
    let mut app = at(no_court(), "1.1.4", (80, 24));
    assert!(shown(&app).contains(PROPOSED), "{}", shown(&app));
    assert_eq!(score(&app), None, "nothing is decided");
    press(&mut app, "a0<tab>");
    let at = ix(session(&app), "1.1.4");
    assert_eq!(session(&app).draft(at).score, Some(Score::Zero));
    assert!(session(&app).verdict(at).is_ok(), "the drafted text was accepted");
    assert!(notices::at(session(&app), at).is_empty());
}

#[test]
fn a_score_that_departs_from_its_count_is_marked_beside_the_answer_and_in_the_tree() {
    let mut app = at(departing(), "1.1.1", (120, 40));
    let all = text(&app);
    assert!(all.iter().any(|row| row.contains("▸ ✓⚠3 1.1.1")), "{all:?}");
    assert!(all.iter().any(|row| row.contains("  ·   1.1.2 ")), "the columns stay: {all:?}");
    assert!(shown(&app).contains(DEPARTS), "{}", shown(&app));
    press(&mut app, "<enter>");
    assert!(shown(&app).contains("⚠ El conteo"), "while writing, too");
    press(&mut app, "<esc>c15<enter>");
    assert!(!shown(&app).contains('⚠'), "it goes with its reason");
}

#[test]
fn a_notice_is_dismissed_with_a_word_and_comes_back_when_the_facts_change() {
    let mut app = at(departing(), "1.1.1", (80, 24));
    press(&mut app, "ad<enter>");
    assert!(message(&app).contains("Escriba por qué"), "{}", message(&app));
    press(&mut app, "  <esc>");
    assert_eq!(reasons(&app), [""; 0], "blanks say nothing");
    press(&mut app, "djust");
    assert_eq!(reasons(&app), ["just"], "no letter waits for Intro");
    press(&mut app, "<bs><bs>nta firma<enter>");
    assert_eq!(reasons(&app), ["junta firma"]);
    assert!(matches!(walk(&app).mode, Mode::Browse), "nothing is left to look at");
    assert!(!shown(&app).contains('⚠') && message(&app).contains("descartada"), "{}", shown(&app));
    press(&mut app, "c13<enter>");
    assert!(shown(&app).contains("⚠ El conteo, 13 de 15"), "another count is another notice");
    press(&mut app, "c12<enter>");
    assert!(!shown(&app).contains('⚠'), "the old facts were looked at");
}

#[test]
fn a_dismissal_is_one_step_of_undo_and_can_be_taken_back_by_its_key() {
    let mut app = at(departing(), "1.1.1", (80, 24));
    press(&mut app, "ad");
    paste(&mut app, "otra\r\nfuente");
    press(&mut app, "<enter>u");
    assert_eq!(reasons(&app), [""; 0]);
    assert!(shown(&app).contains(DEPARTS) && message(&app).contains("Deshecho"), "{}", message(&app));
    press(&mut app, "<c-r>");
    assert_eq!(reasons(&app), ["otra fuente"]);
    press(&mut app, "a");
    assert!(shown(&app).contains("✓ El conteo") && shown(&app).contains("Descartado: otra fuente"), "{}", shown(&app));
    press(&mut app, "r");
    assert_eq!(reasons(&app), [""; 0]);
    press(&mut app, "r");
    assert!(message(&app).contains("no está descartada"));
    press(&mut app, "<esc>u");
    assert_eq!(reasons(&app), ["otra fuente"], "taking it back is a step, too");
}

#[test]
fn among_several_the_arrows_choose_and_what_was_dismissed_stands_last() {
    let mut session = no_court();
    let first = ix(&session, "1.1.1");
    session.set_cases(first, Some(Cases { meeting: 17, reviewed: 16 })).unwrap();
    let all = notices::at(&session, first);
    assert_eq!(all.len(), 2, "{all:?}");
    session.apply(Change::Dismissal(all[0].key(&session), Some("sic".into()))).unwrap();
    let mut app = at(session, "1.1.1", (80, 24));
    press(&mut app, "a");
    let rows = text(&app);
    let row = |part: &str| rows.iter().position(|row| row.contains(part)).unwrap();
    assert!(row("▸ ⚠") < row("✓ "), "{rows:?}");
    press(&mut app, "jd, igual<enter>");
    assert_eq!(session_reasons(&app, &all), [Some("sic, igual"), None], "the reason is gone on with");
    assert!(matches!(walk(&app).mode, Mode::Notices(_)), "one is still open");
    press(&mut app, "kdotra<enter>");
    assert_eq!(session_reasons(&app, &all), [Some("sic, igual"), Some("otra")]);
}

/// Why each of `notices` is dismissed.
fn session_reasons<'a>(app: &'a App, notices: &[notices::Notice]) -> Vec<Option<&'a str>> {
    notices.iter().map(|notice| notice.dismissal(session(app))).collect()
}

#[test]
fn a_reason_that_is_erased_is_no_dismissal() {
    let mut app = at(departing(), "1.1.1", (80, 24));
    press(&mut app, "adsí<esc>d<c-u><esc>");
    assert_eq!(reasons(&app), [""; 0]);
    press(&mut app, "dno<c-c><c-c>");
    assert_eq!(reasons(&app), ["no"], "leaving keeps what is typed");
}

#[test]
fn a_reason_takes_no_more_than_a_file_does() {
    let mut app = at(departing(), "1.1.1", (80, 24));
    press(&mut app, "ad");
    paste(&mut app, &"x".repeat(501));
    assert_eq!(reasons(&app), ["x".repeat(500)]);
    assert!(message(&app).contains("No cabe más"), "{}", message(&app));
}

#[test]
fn where_there_is_no_notice_the_key_says_so_and_where_one_can_only_read_nothing_is_dismissed() {
    let mut app = untouched("1.1.1");
    press(&mut app, "a");
    assert!(matches!(walk(&app).mode, Mode::Browse) && message(&app).contains("no tiene alertas"));
    let mut app = reading(departing(), (80, 24));
    for key in ["d", "r", "1"] {
        press(&mut app, "a");
        press(&mut app, key);
        assert!(message(&app).starts_with("Solo lectura"), "{key}: {}", message(&app));
        press(&mut app, "<esc><esc>");
    }
    assert_eq!((reasons(&app).len(), score(&app)), (0, Some(3)));
}

#[test]
fn a_reason_that_points_to_a_person_is_told_at_once_and_stays_told() {
    for end in ["<enter>", "<esc>"] {
        let mut app = at(departing(), "1.1.1", (80, 24));
        press(&mut app, "ad");
        paste(&mut app, "lo vio la tía, 12.345.678_5");
        press(&mut app, end);
        assert!(message(&app).contains("dato personal") && app.warns(), "{}", message(&app));
        press(&mut app, if end == "<esc>" { "<esc>" } else { "" });
        assert!(shown(&app).contains("⚠ RUN en el motivo de una alerta descartada."), "{}", shown(&app));
        press(&mut app, "r<tab><tab><tab>");
        assert!(shown(&app).contains("RUN en el motivo de una alerta descartada."), "{}", shown(&app));
        assert!(!message(&app).contains("345"));
    }
}

#[test]
fn notices_at_each_size() {
    for size in SIZES {
        let name = format!("{}x{}", size.0, size.1);
        insta::assert_snapshot!(format!("proposed_{name}"), screen(&at(no_court(), "1.1.4", size)));
        let mut app = at(departing(), "1.1.1", size);
        insta::assert_snapshot!(format!("departs_{name}"), screen(&app));
        press(&mut app, "ad");
        insta::assert_snapshot!(format!("why_{name}"), screen(&app));
        press(&mut app, "La carpeta C-03 se revisó otra vez con la jefatura<enter>a");
        insta::assert_snapshot!(format!("dismissed_{name}"), screen(&app));
    }
}

#[test]
fn a_slip_of_the_pen_is_a_notice_once_the_text_is_left() {
    let mut app = untouched("1.1.5");
    press(&mut app, "3<c-u>Se vio el acta");
    assert!(!shown(&app).contains('⚠'), "not while it is written: {}", shown(&app));
    press(&mut app, "<esc>");
    assert!(shown(&app).contains("⚠ La observación no termina en punto."), "{}", shown(&app));
    press(&mut app, "<enter><end> (folio 3.");
    assert!(!shown(&app).contains('⚠'), "{}", shown(&app));
    press(&mut app, "<esc>");
    assert!(shown(&app).contains("⚠ La observación abre un paréntesis y no lo cierra."), "{}", shown(&app));
    assert_eq!(session(&app).complete(), 1, "it bars nothing");
    press(&mut app, "ades cita<enter>");
    assert!(!shown(&app).contains("⚠ La"), "dismissed with a word as any other: {}", shown(&app));
}
