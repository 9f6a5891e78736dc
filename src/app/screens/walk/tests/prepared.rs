//! Prepared texts: what is asked before one is offered, which one is, and that none claims what nobody saw.

use super::*;
use crate::app::screens::walk::Stage;
use crate::domain::phrases::{Bank, Phrase, Question, Starter};
use crate::domain::rubric::CriterionCode;
use crate::domain::sample::Sample;
use crate::domain::session::{Open, OpenEditor};
use crate::domain::text::NonBlank;
use crate::store::phrases::bank;
use crate::store::wire;
use crate::ui::testing::{SIZES, paste, press, screen};

/// A session whose sample names these reports.
fn with_reports(rucs: &[&str]) -> Session {
    let mut session = fresh();
    let head = session.head().clone();
    let sample = Sample { rucs: rucs.iter().map(|ruc| (*ruc).to_owned()).collect(), ..Sample::default() };
    fixtures::identify(&mut session, head.identification, head.kind, sample);
    session
}

fn question(app: &App) -> Option<&Question> {
    if let Mode::Choose(choosing) = &walk(app).mode { Some(&choosing.question) } else { None }
}

/// The prepared text that is shown.
fn proposed(app: &App) -> &str {
    match &walk(app).mode {
        Mode::Write(writing) => match &writing.stage {
            Stage::Proposed(proposal) => &proposal.shown().text,
            other => panic!("nothing is proposed: {other:?}"),
        },
        other => panic!("nothing is written: {other:?}"),
    }
}

/// Every score of every criterion that is given in an untouched session by its digit and the keys `after` it.
fn completed_by(after: &str) -> Vec<String> {
    let mut completed = Vec::new();
    let rubric = Arc::clone(fresh().rubric());
    for criterion in rubric.indices().map(|ix| rubric.criterion(ix)) {
        for score in Score::ALL.into_iter().filter(|score| criterion.has(*score)) {
            let mut app = untouched(&criterion.code.0);
            press(&mut app, &format!("{score}{after}"));
            if session(&app).complete() > 0 {
                completed.push(format!("{} {score}", criterion.code));
            }
        }
    }
    completed
}

#[test]
fn a_digit_and_tab_complete_nothing_but_the_zero_of_an_unused_other() {
    let optional = ["1.1.5 0", "1.2.4 0", "2.1.9 0", "2.2.4 0", "3.1.5 0", "3.2.5 0", "3.3.4 0"];
    assert_eq!(completed_by("<tab>"), optional);
    assert_eq!(completed_by("<tab><tab>"), optional, "nor does a second Tab, without a word");
}

#[test]
fn a_zero_that_the_sample_gives_is_a_digit_and_tab() {
    for (judicialised, complete) in [(Some(0), 1), (Some(4), 0), (None, 0)] {
        let mut session = fresh();
        let head = session.head().clone();
        let sample = Sample { judicialised, ..Sample::default() };
        fixtures::identify(&mut session, head.identification, head.kind, sample);
        let mut app = at(session, "1.1.4", (80, 24));
        press(&mut app, "0<tab>");
        assert_eq!(super::session(&app).complete(), complete, "{judicialised:?}");
    }
    let mut counted = fresh();
    let here = ix(&counted, "1.1.4");
    counted.set_cases(here, Some(Cases { meeting: 0, reviewed: 3 })).unwrap();
    let mut app = at(counted, "1.1.4", (80, 24));
    press(&mut app, "0");
    assert_eq!(
        proposed(&app),
        "No fue posible revisar las medidas de protección de los casos judicializados de la muestra: {motivo}.",
        "three were counted"
    );
}

#[test]
fn alternatives_are_asked_and_a_letter_chooses() {
    let mut app = at(with_reports(&["RUC-881"]), "2.1.1", (80, 24));
    press(&mut app, "1<tab>");
    assert!(matches!(question(&app), Some(Question::Alternative(_))));
    assert_eq!(session(&app).complete(), 0);
    assert_eq!(message(&app), "Elija con su letra: nada se da por constatado sin usted.");
    let screen = shown(&app);
    assert!(screen.contains("a  No consta denuncia") && screen.contains("b  Fuera de plazo"), "{screen}");
    for (letter, begins) in [("b", "Se realizó el {dia} la denuncia"), ("a", "No se encontró constancia de denuncia")]
    {
        let mut app = at(with_reports(&["RUC-881"]), "2.1.1", (80, 24));
        press(&mut app, "1");
        press(&mut app, letter);
        let text = proposed(&app);
        assert!(text.starts_with(begins) && text.contains("del reporte único de casos RUC-881"), "{letter}: {text}");
        press(&mut app, "<tab>");
        assert_eq!(session(&app).complete(), 0, "a place is open in it");
        press(&mut app, if letter == "b" { "20-11-2026<tab>el oficio<tab>" } else { "el oficio<tab>" });
        assert_eq!((session(&app).complete(), code(&app).as_str()), (1, "2.1.2"));
    }
}

#[test]
fn of_two_reports_it_is_asked_which_and_never_both_are_accused_unasked() {
    let two = || at(with_reports(&["RUC-881", "RUC-902"]), "2.1.3", (80, 24));
    let mut app = two();
    press(&mut app, "1a");
    assert_eq!(question(&app), Some(&Question::Reports(vec!["RUC-881".into(), "RUC-902".into()])));
    assert!(shown(&app).contains("c  ambos"), "{}", shown(&app));
    for (letter, about) in [
        ("a", "del reporte único de casos RUC-881,"),
        ("b", "del reporte único de casos RUC-902,"),
        ("c", "de los reportes únicos de casos RUC-881 y RUC-902,"),
    ] {
        let mut app = two();
        press(&mut app, "1a");
        press(&mut app, letter);
        assert!(proposed(&app).contains(about), "{letter}: {}", proposed(&app));
    }
    press(&mut app, "<esc><enter>a<c-f><enter>");
    assert!(draft(&app).hallazgo.contains("{ruc}") && !draft(&app).hallazgo.contains("RUC-"), "{:?}", draft(&app));
    assert!(message(&app).contains("Complete {ruc} (1 de 2): RUC-881 o RUC-902."), "{}", message(&app));
}

#[test]
fn what_is_no_answer_begins_a_text_of_ones_own() {
    let mut app = untouched("2.1.1");
    press(&mut app, "1Faltó la copia.");
    assert_eq!(draft(&app).hallazgo, "Faltó la copia.");
    // A capital is the first letter of a text, also where its small one is an answer.
    let mut app = untouched("2.1.1");
    press(&mut app, "1Al día siguiente no había copia.");
    assert_eq!(draft(&app).hallazgo, "Al día siguiente no había copia.");
    // A small one that another letter follows is the beginning of a word: nobody who types a text loses a letter of it.
    for text in ["ante la ausencia de copia.", "bajo reserva.", "a la fecha no había copia.", "no había copia."] {
        let mut app = untouched("2.1.1");
        press(&mut app, &format!("1{text}"));
        assert_eq!(draft(&app).hallazgo, text);
    }
    let mut app = untouched("2.1.1");
    press(&mut app, "1an");
    assert_eq!(message(&app), "La «a» quedó en su texto, porque siguió una letra. Si la eligió, bórrela.");
    let mut app = at(with_reports(&["RUC-881", "RUC-902"]), "2.1.3", (80, 24));
    press(&mut app, "1acaso faltó.");
    assert_eq!(draft(&app).hallazgo, "acaso faltó.", "also where two letters were taken for answers");
    let mut app = at(with_reports(&["RUC-881", "RUC-902"]), "2.1.3", (80, 24));
    press(&mut app, "1ante todo.");
    assert_eq!(draft(&app).hallazgo, "ante todo.");
    // Whoever chose, saw the text and begins another one chose all the same.
    for text in ["Se vio el acta.", "12 actas.", "«Acta»."] {
        let mut app = untouched("2.1.1");
        press(&mut app, &format!("1b{text}"));
        assert_eq!(draft(&app).hallazgo, text);
    }
    let mut app = untouched("2.1.1");
    press(&mut app, "1b<up>se vio el acta.");
    assert_eq!(draft(&app).hallazgo, "se vio el acta.", "another key between: the letter was a choice");
    let mut app = untouched("2.1.1");
    press(&mut app, "1");
    paste(&mut app, "bien pegado");
    assert_eq!(draft(&app).hallazgo, "bien pegado");
    let mut app = untouched("2.1.1");
    press(&mut app, "1<enter>acta");
    assert_eq!(draft(&app).hallazgo, "acta", "Intro first: then letters are letters");
    let mut app = untouched("2.1.1");
    press(&mut app, "1<esc>");
    assert!(matches!(walk(&app).mode, Mode::Browse) && draft(&app).hallazgo.is_empty());
    press(&mut app, "<enter><c-f>");
    assert!(shown(&app).contains("▸ No consta denuncia: No se encontró constancia"), "{}", shown(&app));
}

#[test]
fn the_count_answers_what_would_be_asked() {
    let mut session = fresh();
    let here = ix(&session, "3.2.1");
    session.set_cases(here, Some(Cases { meeting: 5, reviewed: 12 })).unwrap();
    let mut app = at(session, "3.2.1", (80, 24));
    press(&mut app, "1");
    assert!(proposed(&app).starts_with("Se encontró vigente el plan de intervención individual en 5 de los 12 casos"));
    let mut app = untouched("3.2.1");
    press(&mut app, "1");
    assert!(question(&app).is_some(), "nothing was counted: plans out of date, or none at all");
}

#[test]
fn the_next_text_is_one_key_away() {
    let mut app = untouched("1.1.5");
    press(&mut app, "3");
    let first = proposed(&app).to_owned();
    assert!(shown(&app).contains("borrador 1 de 2, sin aceptar"), "{}", shown(&app));
    press(&mut app, "<down>");
    assert_ne!(proposed(&app), first);
    assert!(shown(&app).contains("borrador 2 de 2, sin aceptar"));
    press(&mut app, "<down>");
    assert_eq!(proposed(&app), first);
    press(&mut app, "<up><tab>el orden<tab>la visita<tab>");
    let said = &session(&app).draft(ix(session(&app), "1.1.5")).observacion;
    assert_eq!(said, "Se destacó en esta supervisión lo siguiente: el orden, según consta en la visita.");
}

#[test]
fn ones_own_comes_first_and_is_read_before_it_counts() {
    let mut app = at(counted(), "1.1.1", (80, 24));
    let own = |criterion: Option<&str>, text: &str| Phrase {
        criterion: criterion.map(|code| CriterionCode(code.into())),
        ..Phrase::new(NonBlank::new(text).unwrap())
    };
    let mine = vec![own(None, "Para todo."), own(Some("1.1.1"), "Falta todo.")];
    happen(&mut app, Outcome::Phrases { bank: bank(mine), line: None, missing: None });
    press(&mut app, "2");
    assert_eq!(proposed(&app), "Falta todo.");
    assert!(shown(&app).contains("frase suya 1 de 3, sin aceptar"), "{}", shown(&app));
    press(&mut app, "<tab>");
    assert_eq!((session(&app).complete(), message(&app)), (0, "Léalo: con Tab otra vez queda como su texto."));
    press(&mut app, "<tab>");
    assert_eq!(session(&app).complete(), 1);
}

#[test]
fn own_phrases_that_are_read_late_come_first_all_the_same() {
    let mut app = at(counted(), "1.1.1", (80, 24));
    press(&mut app, "2");
    let own = Phrase {
        criterion: Some(CriterionCode("1.1.1".into())),
        ..Phrase::new(NonBlank::new("Mía: {faltan}.").unwrap())
    };
    happen(&mut app, Outcome::Phrases { bank: bank(vec![own]), line: None, missing: None });
    assert_eq!(proposed(&app), "Mía: C-03, C-07 y C-11.");
}

#[test]
fn without_a_bank_nothing_is_offered() {
    let mut app = at(counted(), "1.1.1", (80, 24));
    let none = Bank { own: Vec::new(), starter: Starter::default() };
    happen(&mut app, Outcome::Phrases { bank: none, line: None, missing: None });
    press(&mut app, "2");
    assert!(matches!(&walk(&app).mode, Mode::Write(writing) if writing.stage == Stage::Own), "{}", shown(&app));
    press(&mut app, "Falta.");
    assert_eq!(draft(&app).hallazgo, "Falta.");
}

#[test]
fn whoever_is_cut_off_before_a_question_finds_it_again() {
    let mut app = untouched("2.1.1");
    press(&mut app, "1");
    let kept = session(&app).clone();
    assert_eq!(kept.bookmark().open, Some(Open::Editor(OpenEditor { kind: TextKind::Hallazgo, cursor: 0 })));
    let (rubric, _) = rubric_file::embedded();
    let read = wire::read("s", &wire::write(&kept, 1), &|_| Some(Arc::clone(&rubric))).unwrap();
    assert!(question(&app_with(read.session, (80, 24))).is_some());
}

#[test]
fn questions_and_texts_with_places_at_each_size() {
    for size in SIZES {
        let picture = |name: &str, app: &App| {
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), screen(app));
        };
        let mut app = at(with_reports(&["RUC-881", "RUC-902"]), "2.1.3", size);
        press(&mut app, "1");
        picture("question", &app);
        press(&mut app, "b");
        picture("question_reports", &app);
        press(&mut app, "b");
        picture("alternative", &app);
        press(&mut app, "<tab>");
        picture("open_place", &app);
    }
}

#[test]
fn a_text_whose_count_belies_the_score_is_no_draft_and_no_key_completes_the_answer_with_it() {
    for (code, score, (meeting, reviewed)) in
        [("1.1.1", "2", (3, 3)), ("1.1.1", "3", (9, 12)), ("1.1.1", "1", (9, 12)), ("1.2.2", "2", (12, 12))]
    {
        let mut session = fresh();
        let here = ix(&session, code);
        session.set_cases(here, Some(Cases { meeting, reviewed })).unwrap();
        let mut app = at(session, code, (80, 24));
        press(&mut app, score);
        assert!(matches!(&walk(&app).mode, Mode::Write(writing) if writing.stage == Stage::Own), "{code} {score}");
        assert!(shown(&app).contains("⚠ El conteo,"), "it is told: {}", shown(&app));
        press(&mut app, "<tab><tab>");
        assert_eq!(super::session(&app).complete(), 0, "{code} {score}");
    }
    // Among the phrases it stands: whoever departs from the count with a reason takes it there and reads it.
    let mut session = fresh();
    let here = ix(&session, "1.1.1");
    session.set_cases(here, Some(Cases { meeting: 3, reviewed: 3 })).unwrap();
    let mut app = at(session, "1.1.1", (80, 24));
    press(&mut app, "2<c-f><tab>");
    assert!(message(&app).starts_with("Lo contado corresponde a otro nivel"), "{}", message(&app));
    assert_eq!(code(&app), "1.1.1");
}
