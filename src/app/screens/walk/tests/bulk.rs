//! Many criteria given a 0 at once: what gets it, what stays, one step back, what a kill leaves.

use super::*;
use crate::app::effect::Effect;
use crate::app::screens::walk::Bulking;
use crate::domain::fixtures;
use crate::domain::identification::{Identification, Kind};
use crate::domain::sample::Sample;
use crate::domain::session::Open;
use crate::store::wire;
use crate::ui::testing::{SIZES, paste, press};

const UNUSED: &str = "No fue necesario utilizar este criterio.";

/// How far the bulk is, if one is under way: what is written so far, or nothing while a draft stands there.
fn typed(app: &App) -> Option<&str> {
    match &walk(app).mode {
        Mode::Bulk(Bulking::Writing(_, prose, _)) => Some(prose.buffer.text()),
        other => panic!("nothing is being written for many: {other:?}"),
    }
}

fn is_drafted(app: &App) -> bool {
    matches!(walk(app).mode, Mode::Bulk(Bulking::Drafted(_)))
}

fn is_browsing(app: &App) -> bool {
    matches!(walk(app).mode, Mode::Browse)
}

/// The codes that are a 0 with this observación.
fn zeros(app: &App, text: &str) -> Vec<String> {
    let session = session(app);
    let rubric = session.rubric();
    let is_zero = |ix: &CriterionIx| {
        let draft = session.draft(*ix);
        draft.score == Some(Score::Zero) && draft.observacion == text
    };
    rubric.indices().filter(is_zero).map(|ix| rubric.criterion(ix).code.0.clone()).collect()
}

/// What a kill leaves, opened again.
fn killed(app: &App) -> App {
    let rubric = rubric_file::embedded().0;
    let read = wire::read("x", &wire::write(session(app), 7), &|_| Some(Arc::clone(&rubric))).unwrap();
    app_with(read.session, app.size)
}

#[test]
fn three_keys_settle_the_criteria_that_were_not_used() {
    let mut app = untouched("1.1.1");
    press(&mut app, "zo<tab>");
    assert_eq!(zeros(&app, UNUSED), ["1.1.5", "1.2.4", "2.1.9", "2.2.4", "3.1.5", "3.2.5", "3.3.4"]);
    assert_eq!(session(&app).complete(), 7);
    assert_eq!(message(&app), "7 criterios quedaron en 0 con la misma observación; u deshace.");
    assert!(is_browsing(&app));
    assert_eq!(code(&app), "1.1.1", "what is pending on screen is not passed over");
}

#[test]
fn a_text_for_many_that_points_to_a_person_is_told() {
    let mut app = untouched("1.1.1");
    press(&mut app, "zo");
    paste(&mut app, "Según la madre, 12\u{AD}.345.678-5.");
    press(&mut app, "<tab>");
    assert!(message(&app).ends_with("El texto parece tener un dato personal: quítelo."), "{}", message(&app));
    assert_eq!(crate::domain::personal::of(session(&app)).len(), 7);
}

#[test]
fn a_dimension_gets_a_text_that_names_it_and_one_undo_takes_it_all_back() {
    let mut app = untouched("2.1.4");
    press(&mut app, "zd");
    let draft = "En el periodo supervisado no hubo antecedentes que calificar en la dimensión 2.1 «Hechos asociados a \
                 vulneración de derechos».";
    assert!(shown(&app).contains("borrador"), "{}", shown(&app));
    press(&mut app, "<tab>");
    assert_eq!(zeros(&app, draft).len(), 9);
    assert_eq!((session(&app).complete(), code(&app).as_str()), (9, "2.2.1"));
    press(&mut app, "u");
    assert_eq!(session(&app), &{
        let mut same = fresh();
        same.set_bookmark(session(&app).bookmark().clone());
        same.touch(app.now.wall);
        same
    });
    assert!(message(&app).contains("9 criterios"), "{}", message(&app));
    press(&mut app, "<c-r>");
    assert_eq!(zeros(&app, draft).len(), 9);
}

#[test]
fn what_was_touched_stays_as_it_is_and_is_named() {
    let mut session = answered("2.1.3", Some(1), "Un aviso fue tardío.", "");
    let (scored, counted, written) = (ix(&session, "2.1.5"), ix(&session, "2.1.6"), ix(&session, "2.1.7"));
    session.set_score(scored, 1).unwrap();
    session.set_cases(counted, Some(Cases { meeting: 1, reviewed: 2 })).unwrap();
    session.set_text(written, TextKind::Hallazgo, "Por revisar.".into()).unwrap();
    let before: Vec<Draft> =
        ["2.1.3", "2.1.5", "2.1.6", "2.1.7"].map(|code| session.draft(ix(&session, code)).clone()).into();
    let mut app = at(session, "2.1.1", (80, 24));
    press(&mut app, "zd");
    let seen = shown(&app);
    assert!(seen.contains("5 criterios quedarán en 0: 2.1.1, 2.1.2, 2.1.4, 2.1.8, 2.1.9"), "{seen}");
    assert!(seen.contains("Se conservan: 2.1.3, 2.1.5 a 2.1.7"), "{seen}");
    press(&mut app, "<tab>");
    let now = super::session(&app);
    let after: Vec<Draft> = ["2.1.3", "2.1.5", "2.1.6", "2.1.7"].map(|code| now.draft(ix(now, code)).clone()).into();
    assert_eq!(after, before);
    let said = now.draft(ix(now, "2.1.1")).observacion.clone();
    assert!(said.contains("en este criterio de la dimensión 2.1"), "each text holds for its own criterion: {said}");
    assert_eq!(zeros(&app, &said).len(), 5);
}

#[test]
fn only_what_has_something_untouched_can_be_chosen() {
    let mut session = complete("Bien.");
    session.apply(Change::Score(ix(&session, "3.3.1"), None)).unwrap();
    let mut app = at(session.clone(), "3.3.1", (80, 24));
    press(&mut app, "z");
    assert!(is_browsing(&app), "a text alone is something");
    assert!(message(&app).starts_with("No queda ningún criterio sin tocar."));
    session.set_text(ix(&session, "3.3.1"), TextKind::Observacion, String::new()).unwrap();
    let mut app = at(session, "2.1.1", (80, 24));
    press(&mut app, "z");
    let seen = shown(&app);
    assert!(seen.contains(" r  Todo lo demás, fuera de la dimensión 2.1") && seen.contains("1 criterio"), "{seen}");
    assert!(!seen.contains(" d  Dimensión") && !seen.contains(" o  Criterios"), "{seen}");
    press(&mut app, "d");
    assert!(message(&app).starts_with("Ahí no queda ningún criterio sin tocar."));
    press(&mut app, "<esc>zr<tab>");
    assert_eq!(
        message(&app),
        "1 criterio quedó en 0; u deshace. No queda nada pendiente. Presione r para ver el resumen."
    );
    assert_eq!(super::session(&app).complete(), 36);
}

#[test]
fn typing_or_pasting_replaces_the_draft_and_enter_takes_it_to_be_edited() {
    let mut app = untouched("3.1.1");
    press(&mut app, "zaNo hay casos.");
    assert_eq!(typed(&app), Some("No hay casos."));
    press(&mut app, "<tab>");
    assert_eq!(zeros(&app, "No hay casos.").len(), 14);
    let mut app = untouched("3.1.1");
    press(&mut app, "zr");
    paste(&mut app, "Pegado");
    assert_eq!(typed(&app), Some("Pegado"));
    for key in ["<enter>", "<right>", "<end>"] {
        let mut app = untouched("3.1.1");
        press(&mut app, &format!("zo{key}<bs>, se revisó.<enter>Y otra línea."));
        assert_eq!(
            typed(&app).map(|text| text.replace('\n', "|")),
            Some(format!("{}, se revisó.|Y otra línea.", UNUSED.trim_end_matches('.')))
        );
    }
}

/// The embedded rubric with this sample, at `code`.
fn with_sample(sample: Sample, code: &str) -> App {
    let mut session = fresh();
    fixtures::identify(&mut session, Identification::default(), Kind::Ordinary, sample);
    at(session, code, (80, 24))
}

#[test]
fn no_shared_text_says_that_nothing_was_there_where_the_sample_has_some() {
    let listed = |codes: [&str; 2]| codes.map(String::from).to_vec();
    let (rucs, reports) = (listed(["RUC-1", "RUC-2"]), listed(["I-01", "I-02"]));
    for (sample, code, keys) in [
        (Sample { rucs: rucs.clone(), ..Sample::default() }, "2.1.7", "zd"),
        (Sample { rucs: rucs.clone(), ..Sample::default() }, "2.2.1", "za"),
        (Sample { rucs, ..Sample::default() }, "3.1.1", "zr"),
        (Sample { reviewed: Some(15), ..Sample::default() }, "1.1.1", "zd"),
        (Sample { case_codes: listed(["C-1", "C-2"]), ..Sample::default() }, "1.1.1", "zd"),
        (Sample { judicialised: Some(1), ..Sample::default() }, "3.3.1", "zd"),
        (Sample { reports, ..Sample::default() }, "3.1.1", "zd"),
    ] {
        let mut app = with_sample(sample.clone(), code);
        press(&mut app, keys);
        assert!(shown(&app).contains("No se calificó este criterio: {motivo}."), "{code} {sample:?}\n{}", shown(&app));
        assert!(shown(&app).contains("Tab lleva a lo que falta"), "{}", shown(&app));
        press(&mut app, "<tab><tab>");
        assert_eq!(session(&app).complete(), 0, "{code}: nothing is given while the place is open");
        assert_eq!(message(&app), "Complete {motivo}: escriba. Supr quita la oración.");
        press(&mut app, "no alcanzó la jornada<tab>");
        let given = zeros(&app, "No se calificó este criterio: no alcanzó la jornada.");
        assert_eq!(given.len(), session(&app).complete());
        assert!(!given.is_empty());
    }
}

#[test]
fn a_part_of_which_the_sample_says_nothing_is_settled_by_three_keys_whatever_else_it_has() {
    let sample = Sample { reviewed: Some(15), rucs: vec!["RUC-1".into()], closed: Some(0), ..Sample::default() };
    for (code, keys, many) in [("2.2.1", "zd<tab>", 4), ("2.1.1", "zo<tab>", 7)] {
        let mut app = with_sample(sample.clone(), code);
        press(&mut app, keys);
        assert_eq!(session(&app).complete(), many);
    }
}

#[test]
fn giving_up_changes_nothing_and_a_text_is_required() {
    let mut app = untouched("2.1.1");
    for keys in ["z<esc>", "zq", "zd<esc>", "zdAlgo<esc>"] {
        press(&mut app, keys);
        assert!(is_browsing(&app), "{keys}");
        assert!(!app.desk().unwrap().history().can_undo(), "{keys}");
    }
    press(&mut app, "zd");
    assert_eq!(typed(&app), Some("Algo"), "what was given up waits under the same letter");
    press(&mut app, "<esc>g221zd");
    assert!(shown(&app).contains("borrador sin aceptar"), "but not for another dimension");
    press(&mut app, "<esc>g211zd");
    assert_eq!(typed(&app), Some("Algo"));
    press(&mut app, "<c-u> <tab>");
    assert_eq!(message(&app), "Falta la observación: escríbala, o desista con Esc.");
    assert_eq!((typed(&app), session(&app).complete()), (Some(" "), 0));
}

#[test]
fn a_kill_comes_back_to_what_was_typed_and_to_the_draft() {
    let mut app = untouched("2.1.2");
    press(&mut app, "zdNo hubo hechos");
    let mut back = killed(&app);
    assert_eq!((typed(&back), code(&back).as_str()), (Some("No hubo hechos"), "2.1.2"));
    press(&mut back, "<enter> informados.<tab>");
    assert_eq!(zeros(&back, "No hubo hechos informados.").len(), 9);
    press(&mut app, "<esc>zo");
    assert!(is_drafted(&killed(&app)));
    press(&mut app, "<tab>");
    assert!(is_browsing(&killed(&app)));
    let mut session = complete("Bien.");
    let open = Some(Open::Bulk(crate::domain::session::OpenBulk {
        scope: crate::domain::bulk::Scope::Rest,
        text: "X".into(),
    }));
    session.set_bookmark(crate::domain::session::Bookmark { criterion: ix(&session, "2.1.1"), open });
    assert!(is_browsing(&app_with(session, (80, 24))), "nothing is left to be given a 0");
}

#[test]
fn a_text_for_many_is_kept_even_if_nothing_else_was_entered() {
    let mut app = app((80, 24));
    let opened = Opened { session: fresh(), read_only: None, notices: Vec::new(), fresh: true };
    happen(&mut app, Outcome::Opened(Box::new(opened)));
    let effects = press(&mut app, "<pgdn><enter>zdNo hubo hechos<c-c><c-c>");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Save { .. })), "{effects:?}");
}

#[test]
fn a_session_to_be_read_only_gives_nothing() {
    let mut app = reading(fresh(), (80, 24));
    press(&mut app, "z");
    assert!(is_browsing(&app) && message(&app).contains("Solo lectura"), "{}", message(&app));
}

#[test]
fn everything_that_is_said_has_room_in_every_window() {
    for size in SIZES {
        let mut app = at(fresh(), "2.1.1", size);
        press(&mut app, "z");
        let seen = shown(&app);
        for part in [" d  ", " a  ", " o  ", " r  ", "2.1.1 a 2.1.9", "2.1.1 a 2.2.4", "1.1.1 a 1.2.4, 2.2.1 a 3.3.4"] {
            assert!(seen.contains(part), "{part} at {size:?}\n{seen}");
        }
        for keys in ["o", "<esc>zd", "<esc>za", "<esc>zr"] {
            press(&mut app, keys);
            let seen = shown(&app);
            assert!(
                seen.contains("cancela") && seen.contains("Esc cancela.") && !seen.contains("…▾"),
                "{size:?}\n{seen}"
            );
        }
    }
}

#[test]
fn a_run_in_the_text_for_many_is_told_and_replaced_as_in_one_of_a_criterion() {
    let mut app = at(fresh(), "1.1.1", (80, 24));
    press(&mut app, "zdLo dijo la madre, 12.345.678-5.");
    assert!(shown(&app).contains("⚠ RUN en el texto: Ctrl-X lo reemplaza por un código de caso."), "{}", shown(&app));
    press(&mut app, "<c-x>");
    assert_eq!(typed(&app), Some("Lo dijo la madre, [código]."));
    press(&mut app, "C-07");
    assert_eq!(typed(&app), Some("Lo dijo la madre, C-07."), "what is typed takes the open place");
}
