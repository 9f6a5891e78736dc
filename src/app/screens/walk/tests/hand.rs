//! Slips of the hand: keys that come before the screen was seen, twice, or in the wrong place. None of them puts anything on
//! record, and nothing is lost by one.

mod ctrl;

use super::*;
use crate::app::effect::Effect;
use crate::app::event::Event;
use crate::app::overlay::Left;
use crate::app::overlay::Overlay;
use crate::domain::identification::Field;
use crate::domain::sample::Sample;
use crate::domain::session::{Bookmark, Open};
use crate::store::wire;
use crate::ui::testing::{paste, press, screen, start};

/// The program killed and opened again, as it was on disk a moment before.
fn killed(app: &App) -> App {
    let rubric = Arc::clone(session(app).rubric());
    let read = wire::read("x", &wire::write(session(app), 7), &|_| Some(Arc::clone(&rubric))).unwrap();
    app_with(read.session, app.size)
}

/// With a sample of twelve folders.
fn twelve(code: &str) -> App {
    let mut session = fresh();
    let head = session.head().clone();
    let case_codes = (1..=12).map(|n| format!("C-{n:02}")).collect();
    let sample = Sample { reviewed: Some(12), case_codes, ..Sample::default() };
    fixtures::identify(&mut session, head.identification, head.kind, sample);
    at(session, code, (80, 24))
}

/// Whether anything is on record that a supervisor enters in the walk.
fn is_untouched(app: &App) -> bool {
    let session = session(app);
    session.rubric().indices().all(|ix| session.draft(ix).is_untouched() && session.mark(ix).is_none())
        && session.sheet().is_empty()
}

#[test]
fn undo_takes_back_answers_in_the_walk_and_never_a_field_of_the_identification() {
    let mut app = app((80, 24));
    let opened = Opened { session: fresh(), read_only: None, notices: Vec::new(), fresh: true };
    happen(&mut app, Outcome::Opened(Box::new(opened)));
    press(&mut app, "OPD-0917<enter>OPD Lo Prado<enter><c-end><enter>");
    let identified = session(&app).head().identification.clone();
    assert_eq!((identified.project_code.as_str(), identified.project_name.as_str()), ("OPD-0917", "OPD Lo Prado"));
    press(&mut app, "1Falta.<esc>uu3");
    assert_eq!(session(&app).head().identification, identified);
    press(&mut app, "<esc>uuuuuuu");
    assert_eq!(session(&app).head().identification, identified, "however often");
    assert!(is_untouched(&app) && message(&app).contains("No hay nada que deshacer"));
}

#[test]
fn undo_takes_back_fields_in_the_form_and_never_an_answer() {
    let mut app = at(answered("1.1.1", None, "", ""), "1.1.1", (80, 24));
    press(&mut app, "1Falta.<esc>i");
    press(&mut app, "<c-home><down>OPD-0917<enter>OPD Lo Prado<enter>");
    let field = |app: &App, field| session(app).head().identification.get(field).to_owned();
    let fields = |app: &App| (field(app, Field::ProjectCode), field(app, Field::ProjectName));
    assert_eq!(fields(&app), ("OPD-0917".into(), "OPD Lo Prado".into()));
    press(&mut app, "<c-z>");
    assert_eq!(fields(&app), ("OPD-0917".into(), String::new()));
    assert_eq!(message(&app), "Deshecho: Nombre del proyecto.");
    press(&mut app, "<c-z><c-z><c-z>");
    assert_eq!(fields(&app), (String::new(), String::new()));
    let first = session(&app).rubric().first();
    assert_eq!(session(&app).draft(first).hallazgo, "Falta.", "no answer goes with a field");
    press(&mut app, "<c-r><c-r>");
    assert_eq!(fields(&app), ("OPD-0917".into(), "OPD Lo Prado".into()));
    // A line wiped away and another field filled: undoing alone leads back to it.
    press(&mut app, "<c-u>X<enter>Y<c-z><c-z><c-z>");
    assert_eq!(fields(&app), ("OPD-0917".into(), "OPD Lo Prado".into()));
}

#[test]
fn one_undo_and_one_more_key_lose_no_text_for_good() {
    let mut app = untouched("1.1.1");
    press(&mut app, "1Faltan las firmas del director y del equipo.<esc>");
    press(&mut app, "uu3");
    assert_eq!((score(&app), draft(&app).hallazgo.as_str()), (Some(3), ""));
    press(&mut app, "<esc>uu");
    assert_eq!((score(&app), draft(&app).hallazgo.as_str()), (Some(1), ""));
    assert!(message(&app).contains("Repuesto: la calificación de 1.1.1."), "{}", message(&app));
    press(&mut app, "u");
    assert_eq!(draft(&app).hallazgo, "Faltan las firmas del director y del equipo.");
    assert!(message(&app).contains("Repuesto: el hallazgo de 1.1.1."), "{}", message(&app));
}

#[test]
fn a_text_undone_in_its_editor_can_be_had_back_there_and_in_the_walk() {
    let mut app = untouched("1.1.1");
    press(&mut app, "1Falta la firma.<c-z><c-z><c-z><c-z>X");
    assert_eq!(draft(&app).hallazgo, "X");
    let mut seen = Vec::new();
    for _ in 0..12 {
        press(&mut app, "<c-z>");
        seen.push(draft(&app).hallazgo.clone());
    }
    assert!(seen.contains(&"Falta la firma.".to_owned()), "{seen:?}");
    assert_eq!(message(&app), "No hay más que deshacer en este texto.");
    // Undone to the end and left: the walk has it.
    let mut app = untouched("1.1.1");
    press(&mut app, "1Falta la firma.<c-z><c-z><c-z><c-z><esc>");
    assert_eq!(draft(&app).hallazgo, "");
    press(&mut app, "u");
    assert_eq!(draft(&app).hallazgo, "Falta la firma.");
    // So with one key that wipes it away.
    let mut app = untouched("1.1.1");
    press(&mut app, "1Falta la firma.<c-u><esc>3<esc>uu");
    assert_eq!(draft(&app).hallazgo, "Falta la firma.");
    let mut app = untouched("1.1.1");
    press(&mut app, "mVolver con el acta<c-x>u");
    assert_eq!(session(&app).mark(walk(&app).at), Some("Volver con el acta"));
}

/// Keys that are refused, each with what a supervisor types on for it.
const REFUSED: [(&str, &str, &str); 9] = [
    ("1.1.5", "c", "23/25<tab>"),
    ("1.1.5", "c", "12<enter>2Falta la ficha.<tab>"),
    ("1.2.3", "2", "3 de 12 carpetas; falta la ficha. No cumple.<tab>1Ídem<tab>"),
    ("1.1.1", "7", "zo<tab>"),
    ("1.1.1", "<enter>", "No está la ficha (z, o, 3)<tab>"),
    ("1.1.1", "o", "z o<tab>"),
    ("1.1.1", "a", "d porque 3 no corresponde<enter>"),
    ("1.2.1", "c48/50<enter><tab><s-tab>c0/0<tab>", "3 entradas<tab>zo<tab>"),
    ("1.1.1", "g9999<enter>", "2 casos, zo<tab>u<tab>"),
];

#[test]
fn what_is_typed_on_for_a_refused_key_goes_with_it() {
    for (code, key, typed) in REFUSED {
        let mut app = twelve(code);
        press(&mut app, key);
        let before = content(&app);
        assert!(app.warns(), "{key} at {code} is refused");
        press(&mut app, typed);
        assert_eq!(content(&app), before, "{key} at {code}, then {typed}: {}", message(&app));
        assert!(app.work().is_some() && app.overlay.is_none(), "{key} at {code}, then {typed}");
        paste(&mut app, "z o 3");
        let effects = press(&mut app, "<c-z>");
        assert!(!effects.contains(&Effect::Suspend));
        assert_eq!(content(&app), before);
        // One key says so, and all is as before.
        press(&mut app, "<esc>");
        assert_eq!(message(&app), "");
        press(&mut app, "<esc>3");
        assert_eq!(session(&app).draft(walk(&app).at).score, Some(Score::Three), "{key} at {code}");
    }
}

#[test]
fn the_sentence_says_why_and_how_to_go_on_and_moving_goes_on_as_well() {
    let mut app = twelve("1.2.3");
    press(&mut app, "2");
    let said = "El criterio 1.2.3 no tiene nivel 2 en esta rúbrica. Lo que escriba ahora no se toma; con Esc sigue.";
    assert_eq!(message(&app), said);
    press(&mut app, "Falta");
    assert_eq!(message(&app), said, "as long as somebody types");
    press(&mut app, "<down>");
    assert_eq!((code(&app).as_str(), message(&app)), ("1.2.4", ""));
    press(&mut app, "0");
    assert_eq!(score(&app), Some(0));
    // A pause is no sign: a line can make one.
    let mut app = twelve("1.2.3");
    press(&mut app, "2");
    crate::ui::testing::wait(&mut app, std::time::Duration::from_secs(60));
    press(&mut app, "3 casos");
    assert!(is_untouched(&app));
    // Neither does what the worker says in between.
    happen(&mut app, Outcome::Failed("No se pudo guardar la frase.".into()));
    press(&mut app, "3 casos");
    assert!(is_untouched(&app) && message(&app) == said);
}

#[test]
fn a_letter_of_a_text_chooses_no_other_part_for_zeros() {
    let mut session = fresh();
    for code in ["1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5"] {
        session.set_score(ix(&session, code), 3).unwrap();
    }
    let mut app = at(session, "1.1.1", (80, 24));
    let before = content(&app);
    press(&mut app, "zdNo hubo hechos que calificar.<tab>");
    assert_eq!(content(&app), before);
    press(&mut app, "<esc>zo<tab>");
    assert_ne!(content(&app), before, "whoever means it does it");
}

#[test]
fn whoever_only_reads_types_nothing_that_leaves_the_session_or_moves_another_to_the_trash() {
    for key in ["1", "<enter>", "c", "m", "z", "o"] {
        let mut app = reading(answered("1.1.1", Some(2), "Falta.", ""), (80, 24));
        press(&mut app, key);
        press(&mut app, "que falta dos veces, sí q d s<enter><tab>");
        assert!(app.work().is_some() && app.overlay.is_none(), "{key}");
    }
}

#[test]
fn an_enter_behind_a_whole_code_is_part_of_it() {
    let mut app = at(answered("1.1.5", Some(2), "Falta.", ""), "1.1.1", (80, 24));
    press(&mut app, "g115<enter>");
    assert_eq!((code(&app).as_str(), writing(&app)), ("1.1.5", None));
    press(&mut app, "<enter>");
    assert_eq!(writing(&app), Some(TextKind::Hallazgo), "and a second one is not");
    let mut app = twelve("1.1.1");
    press(&mut app, "g115<enter>3");
    assert_eq!((code(&app).as_str(), score(&app)), ("1.1.5", Some(3)));
}

#[test]
fn nothing_typed_blind_goes_into_a_text_that_was_left_open() {
    for (keys, left) in [
        ("1Falta.", Left::Text(TextKind::Hallazgo)),
        ("1", Left::Text(TextKind::Hallazgo)),
        ("3", Left::Text(TextKind::Observacion)),
        ("1Falta.<c-f>", Left::Text(TextKind::Hallazgo)),
        ("1Falta.<esc>3", Left::Text(TextKind::Observacion)),
        ("c12/1", Left::Counter),
        ("zd", Left::Bulk),
        ("zdNo hubo", Left::Bulk),
        ("z", Left::Zeros),
        ("mvolver", Left::Note),
        ("/falt", Left::Search),
        ("g1", Left::Code),
        ("f", Left::Sheet),
        ("f+C-99", Left::Codes),
        ("i", Left::Identification),
        ("e", Left::Conclusions),
        ("e<down><down><enter>Atiende bien", Left::Conclusion),
    ] {
        let mut app = twelve("1.1.1");
        press(&mut app, keys);
        let mut again = killed(&app);
        assert_eq!(again.overlay, Some(Overlay::Left(left)), "{keys}");
        let before = session(&again).clone();
        press(&mut again, "g324r zo 3c12/12<tab><bs><del><up><right>u?q");
        paste(&mut again, "3");
        press(&mut again, "<c-z><c-w><c-r><c-d><c-x><c-t><c-f>");
        assert_eq!(*session(&again), before, "{keys}");
        assert_eq!(again.overlay, Some(Overlay::Left(left)), "{keys}");
        assert_eq!(message(&again), "Nada entra todavía: Intro sigue donde quedó, Esc lo deja.", "{keys}");
        let place = session(&again).bookmark().clone();
        assert!(left == Left::Zeros || place == *session(&app).bookmark() || keys == "i", "{keys}: the same place");
        // One key, and it is as it was left.
        press(&mut again, "<enter>");
        assert_eq!((&again.overlay, session(&again).bookmark()), (&None, &place), "{keys}");
        // Or it is left.
        let mut again = killed(&app);
        press(&mut again, "<esc>");
        assert!(again.overlay.is_none() && session(&again).bookmark().open.is_none(), "{keys}");
        assert_eq!(content(&again), content(&killed(&app)), "{keys}");
    }
}

#[test]
fn what_is_asked_names_the_place_and_leads_back_to_the_cursor() {
    let mut app = twelve("1.1.1");
    press(&mut app, "1Falta la firma.<c-left>");
    let mut again = killed(&app);
    let shown_first = shown(&again);
    assert!(shown_first.contains("Aquí quedó escribiendo el hallazgo de 1.1.1."), "{shown_first}");
    assert!(shown_first.contains("Intro  sigue escribiendo      Esc  lo deja"), "{shown_first}");
    press(&mut again, "<enter>y el timbre de la ");
    assert_eq!(draft(&again).hallazgo, "Falta la y el timbre de la firma.");
    let mut again = killed(&app);
    press(&mut again, "<esc>");
    assert_eq!((writing(&again), draft(&again).hallazgo.as_str()), (None, "Falta la firma."));
    press(&mut again, "2");
    assert_eq!(score(&again), Some(2), "where one browses a digit scores");
    // A note has its cursor too.
    let mut app = twelve("1.1.1");
    press(&mut app, "mver el acta<home>");
    let mut again = killed(&app);
    press(&mut again, "<enter>re");
    assert_eq!(session(&again).mark(walk(&again).at), Some("rever el acta"));
}

#[test]
fn what_was_typed_ahead_of_the_screen_does_not_say_how_to_go_on() {
    let mut app = app((80, 24));
    let mut session = answered("1.1.1", Some(1), "Falta.", "");
    let open = Some(Open::Editor(crate::domain::session::OpenEditor { kind: TextKind::Hallazgo, cursor: 6 }));
    session.set_bookmark(Bookmark { criterion: session.rubric().first(), open });
    let card = crate::domain::catalog::Card::unknown(session.id().clone());
    happen(&mut app, Outcome::Listed { cards: vec![card], last: true });
    // A second Enter, and what goes with it, before anything of the session is on the screen.
    assert!(matches!(press(&mut app, "<enter><enter>3 casos")[..], [Effect::Open(_)]));
    happen(&mut app, crate::ui::testing::opened(session.clone()));
    assert_eq!(app.overlay, Some(Overlay::Left(Left::Text(TextKind::Hallazgo))));
    assert_eq!(content(&app).draft(session.rubric().first()), session.draft(session.rubric().first()));
    press(&mut app, "<enter>.");
    assert_eq!(draft(&app).hallazgo, "Falta..");
}

#[test]
fn esc_in_the_counter_leaves_the_count_as_it_was() {
    let mut app = twelve("1.1.1");
    press(&mut app, "c10<esc>");
    assert_eq!((draft(&app).cases, message(&app)), (None, "El conteo quedó como estaba."));
    press(&mut app, "c10<enter>c3/5<esc>");
    assert_eq!(draft(&app).cases, Some(Cases { meeting: 10, reviewed: 12 }));
    assert!(matches!(walk(&app).mode, Mode::Browse));
    press(&mut app, "c<esc>");
    assert_eq!((draft(&app).cases.is_some(), message(&app)), (true, ""), "nothing typed, nothing to say");
}

#[test]
fn what_is_no_count_is_refused_with_the_reason_and_stands_as_typed() {
    for (typed, reason) in [
        ("10,5/12", "no es un conteo: escriba números enteros"),
        ("10.5/12", "no es un conteo: escriba números enteros"),
        ("-3", "no es un conteo: escriba números enteros"),
        ("1e3", "no es un conteo: escriba números enteros"),
        ("12/", "falta el total"),
        ("/12", "falta cuántos cumplen"),
        ("1234567890", "hasta nueve cifras"),
    ] {
        for end in ["<enter>", "<tab>", "<tab>3Falta.<tab>"] {
            let mut app = twelve("1.1.1");
            press(&mut app, "c");
            press(&mut app, typed);
            press(&mut app, end);
            assert!(is_untouched(&app), "{typed} {end}");
            assert!(shown(&app).contains(typed), "{typed} {end}: {}", shown(&app));
            assert!(message(&app).contains(reason) || end.len() > 9, "{typed} {end}: {}", message(&app));
        }
        let mut app = twelve("1.1.1");
        press(&mut app, "c");
        paste(&mut app, typed);
        press(&mut app, "<enter>");
        assert!(is_untouched(&app), "{typed} pasted");
    }
    // More than there is room for is not cut to another number.
    let mut app = twelve("1.1.1");
    press(&mut app, "c");
    paste(&mut app, "10 de las 12 carpetas revisadas");
    press(&mut app, "<enter>");
    assert!(is_untouched(&app));
    press(&mut app, "<esc>c10 de 11<enter>");
    assert_eq!(draft(&app).cases, Some(Cases { meeting: 10, reviewed: 11 }));
}

#[test]
fn caps_lock_presses_no_other_key() {
    for (small, capital) in
        [("u", "U"), ("c", "C"), ("j", "J"), ("g215", "G215"), ("zd", "ZD"), ("m", "M"), ("/", "/"), ("t", "T")]
    {
        let mut one = twelve("1.1.1");
        let mut other = twelve("1.1.1");
        for (app, keys) in [(&mut one, small), (&mut other, capital)] {
            press(app, "1Falta.<esc>");
            press(app, keys);
        }
        assert_eq!(screen(&one), screen(&other), "{small} {capital}");
        assert_eq!(content(&one), content(&other), "{small} {capital}");
    }
}

#[test]
fn a_stopped_program_goes_on_where_it_was() {
    let mut app = twelve("1.1.1");
    press(&mut app, "1Falta.");
    update(&mut app, start(), Event::Continued);
    press(&mut app, " Sí.");
    assert_eq!(draft(&app).hallazgo, "Falta. Sí.");
}
