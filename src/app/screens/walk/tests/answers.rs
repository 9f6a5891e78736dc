//! Scores and the rule of texts.

use super::*;
use crate::ui::testing::press;

const HALLAZGO: TextKind = TextKind::Hallazgo;
const OBSERVACION: TextKind = TextKind::Observacion;

#[test]
fn a_digit_scores_and_opens_the_text_that_it_demands() {
    for (digit, kind) in [("0", OBSERVACION), ("1", HALLAZGO), ("2", HALLAZGO), ("3", OBSERVACION)] {
        let mut app = untouched("1.1.1");
        press(&mut app, digit);
        assert_eq!((score(&app), writing(&app)), (digit.parse().ok(), Some(kind)));
        press(&mut app, "Se vio.<esc>");
        assert_eq!((draft(&app).text(kind), draft(&app).text(kind.other())), ("Se vio.", ""));
        assert_eq!(session(&app).gap(walk(&app).at), None);
        assert!(shown(&app).contains("completo"));
    }
}

#[test]
fn each_change_of_score_keeps_both_texts_whatever_stands_there() {
    for before in [None, Some(0), Some(1), Some(2), Some(3)] {
        for (hallazgo, observacion) in
            [("", ""), ("Faltan.", ""), ("", "Bien."), ("Faltan.", "Bien."), (" \n", "Bien.")]
        {
            for after in 0..4_u8 {
                let mut app = at(answered("1.1.1", before, hallazgo, observacion), "1.1.1", (80, 24));
                press(&mut app, &after.to_string());
                assert_eq!(score(&app), Some(after));
                assert_eq!((draft(&app).hallazgo.as_str(), draft(&app).observacion.as_str()), (hallazgo, observacion));
                let kind = if after == 1 || after == 2 { HALLAZGO } else { OBSERVACION };
                let said = |kind| !draft(&app).text(kind).trim().is_empty();
                let (opens, offers) = (!said(kind) && !said(kind.other()), !said(kind) && said(kind.other()));
                assert_eq!(writing(&app), opens.then_some(kind), "{before:?} {hallazgo:?} {observacion:?} {after}");
                assert_eq!(offered(&app), offers.then_some(kind.other()));
            }
        }
    }
}

#[test]
fn a_level_that_the_rubric_lacks_is_refused_with_the_reason() {
    let lacking: Vec<CriterionIx> =
        fresh().rubric().indices().filter(|&ix| !fresh().rubric().criterion(ix).has(Score::Two)).collect();
    assert_eq!(lacking.len(), 11);
    for ix in lacking {
        let code = fresh().rubric().criterion(ix).code.to_string();
        let mut app = untouched(&code);
        press(&mut app, "2");
        assert_eq!((score(&app), writing(&app)), (None, None));
        let why = format!("El criterio {code} no tiene nivel 2 en esta rúbrica.");
        assert!(message(&app).starts_with(&why), "{}", message(&app));
        assert!(app.warns());
        press(&mut app, "<esc>1Se vio.<esc>2");
        assert_eq!(score(&app), Some(1), "what was given before stays");
    }
}

#[test]
fn a_digit_beyond_the_scale_says_so_and_the_heading_names_those_that_exist() {
    let mut app = untouched("1.2.3");
    assert!(shown(&app).contains("Sin calificar: presione 0, 1 o 3"), "{}", shown(&app));
    press(&mut app, "7");
    assert_eq!(score(&app), None);
    assert!(message(&app).starts_with("La escala es 0, 1, 2 y 3: no hay calificación 7."));
    press(&mut app, "<esc><enter>");
    assert!(message(&app).starts_with("Califique primero con 0, 1 o 3: la calificación dice qué texto exige."));
    press(&mut app, "<esc>o");
    assert!(message(&app).starts_with("Califique primero"));
}

#[test]
fn moving_on_is_never_barred_and_the_gap_is_named() {
    for (digit, gap) in
        [("1", "falta hallazgo"), ("2", "falta hallazgo"), ("0", "falta observación"), ("3", "falta observación")]
    {
        for text in ["", "   ", "\u{200b}", "a<bs>"] {
            let mut app = untouched("1.1.1");
            press(&mut app, digit);
            press(&mut app, text);
            press(&mut app, "<esc>");
            assert!(shown(&app).contains(gap), "{digit}{text:?}: {}", shown(&app));
            press(&mut app, "j");
            assert_eq!(code(&app), "1.1.2");
            assert_eq!(session(&app).complete(), 0, "it counts nowhere");
        }
    }
}

#[test]
fn a_blank_text_is_no_text_and_opens_again() {
    let mut app = at(answered("1.1.1", None, "  \n", ""), "1.1.1", (80, 24));
    press(&mut app, "2");
    assert_eq!(writing(&app), Some(HALLAZGO));
}

#[test]
fn the_offer_moves_the_text_over() {
    for (before, after, from) in [(1, "3", HALLAZGO), (3, "1", OBSERVACION), (2, "0", HALLAZGO), (0, "2", OBSERVACION)]
    {
        let (hallazgo, observacion) = if from == HALLAZGO { ("Se vio.", "") } else { ("", "Se vio.") };
        let mut app = at(answered("1.1.1", Some(before), hallazgo, observacion), "1.1.1", (80, 24));
        press(&mut app, after);
        assert_eq!(offered(&app), Some(from));
        press(&mut app, "<c-t>");
        assert_eq!((draft(&app).text(from.other()), draft(&app).text(from)), ("Se vio.", ""));
        assert_eq!(session(&app).gap(walk(&app).at), None);
        assert!(message(&app).contains("es ahora"), "{}", message(&app));
    }
}

#[test]
fn moving_over_blanks_works_and_loses_not_even_them() {
    let mut app = at(answered("1.1.1", Some(1), "Se vio.", " \n"), "1.1.1", (80, 24));
    press(&mut app, "3<c-t>");
    assert_eq!((draft(&app).observacion.as_str(), draft(&app).hallazgo.as_str()), ("Se vio.", " \n"));
}

#[test]
fn whoever_writes_on_at_the_offer_writes_the_demanded_text_from_its_first_letter() {
    for typed in ["Entre las carpetas", "mueve", "12 de 15 carpetas", "quedan"] {
        let mut app = at(answered("1.1.1", Some(3), "", "Se vio."), "1.1.1", (80, 24));
        press(&mut app, &format!("2{typed}"));
        assert_eq!((draft(&app).hallazgo.as_str(), draft(&app).observacion.as_str()), (typed, "Se vio."));
        assert_eq!(score(&app), Some(2));
    }
    let mut app = at(answered("1.1.1", Some(3), "", "Se vio."), "1.1.1", (80, 24));
    press(&mut app, "2<down>");
    assert_eq!(code(&app), "1.1.2", "moving on is never barred");
}

#[test]
fn the_offer_can_be_declined_for_a_new_text_or_for_nothing() {
    let session = answered("1.1.1", Some(1), "Faltan.", "");
    let mut app = at(session.clone(), "1.1.1", (80, 24));
    press(&mut app, "3<enter>Bien.<esc>");
    assert_eq!((draft(&app).hallazgo.as_str(), draft(&app).observacion.as_str()), ("Faltan.", "Bien."));
    assert!(shown(&app).contains("Hallazgo (no se exige, se conserva): Faltan."), "{}", shown(&app));
    for key in ["<esc>", "<c-c><esc>"] {
        let mut app = at(session.clone(), "1.1.1", (80, 24));
        press(&mut app, "3");
        press(&mut app, key);
        assert_eq!((offered(&app), writing(&app), score(&app)), (None, None, Some(3)));
        assert_eq!((draft(&app).hallazgo.as_str(), draft(&app).observacion.as_str()), ("Faltan.", ""));
        assert!(shown(&app).contains("falta observación"));
        press(&mut app, "<enter>");
        assert_eq!(offered(&app), Some(HALLAZGO), "Enter offers it again");
        press(&mut app, "<esc>1");
        assert_eq!((offered(&app), writing(&app)), (None, None), "back to 1 the hallazgo is there");
    }
}

#[test]
fn the_same_digit_again_changes_nothing_and_opens_what_is_missing() {
    let mut app = untouched("1.1.1");
    press(&mut app, "3<esc>3");
    assert_eq!(writing(&app), Some(OBSERVACION));
    press(&mut app, "Bien.<esc>");
    let before = session(&app).clone();
    press(&mut app, "3");
    assert_eq!((writing(&app), session(&app)), (None, &before));
}

#[test]
fn a_score_can_be_taken_back_and_its_text_stays() {
    for key in ["<bs>", "<del>"] {
        let mut app = at(answered("1.1.1", Some(1), "Faltan.", ""), "1.1.1", (80, 24));
        press(&mut app, key);
        assert_eq!((score(&app), draft(&app).hallazgo.as_str()), (None, "Faltan."));
        assert_eq!(message(&app), "Se quitó la calificación. Los textos quedan.");
        assert!(shown(&app).contains("Faltan."), "{}", shown(&app));
        press(&mut app, "2");
        assert_eq!((score(&app), draft(&app).hallazgo.as_str(), writing(&app)), (Some(2), "Faltan.", None));
    }
}

#[test]
fn o_writes_the_other_text() {
    let mut app = at(answered("1.1.1", Some(1), "Faltan.", ""), "1.1.1", (80, 24));
    press(&mut app, "oOjo.");
    assert_eq!(writing(&app), Some(OBSERVACION));
    press(&mut app, "<esc>");
    assert_eq!((draft(&app).hallazgo.as_str(), draft(&app).observacion.as_str()), ("Faltan.", "Ojo."));
    assert_eq!(session(&app).gap(walk(&app).at), None);
}

#[test]
fn who_only_reads_changes_nothing_and_is_told_why() {
    let session = answered("1.1.1", Some(1), "Faltan.", "");
    for key in ["0", "1", "3", "<enter>", "o", "<bs>", "<del>"] {
        let mut app = reading(session.clone(), (80, 24));
        press(&mut app, key);
        assert!(message(&app).starts_with("Solo lectura: la tiene abierta otra persona."), "{key}");
        assert_eq!((super::session(&app), writing(&app), offered(&app)), (&session, None, None), "{key}");
    }
    let mut app = reading(fresh(), (80, 24));
    press(&mut app, "<enter>");
    assert!(message(&app).starts_with("Solo lectura: la tiene abierta otra persona."));
    assert!(!shown(&app).contains("presione"), "{}", shown(&app));
    let mut app = reading(session.clone(), (80, 24));
    assert!(press(&mut app, "jjkn<tab>tq").is_empty(), "nothing is ever saved");
    press(&mut app, "?");
    assert!(!shown(&app).contains("califica y abre"), "help names only what works: {}", shown(&app));
}

#[test]
fn a_closed_session_is_read_whatever_the_worker_says() {
    let closed = answered("1.1.1", Some(1), "Faltan.", "").with_status(crate::domain::session::Status::Closed);
    let mut app = app_with(closed.clone(), (80, 24));
    let opened = "Solo lectura: la supervisión está cerrada. x entrega el informe; e, el cierre.";
    assert_eq!(message(&app), opened, "whoever opens it knows what there is to do");
    press(&mut app, "<enter>más");
    assert_eq!((writing(&app), session(&app)), (None, &closed));
}
