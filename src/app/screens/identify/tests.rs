//! Stories of the form: keys, and what became of the session and the screen.

mod random;

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use crate::app::effect::Effect;
use crate::app::event::{Event, Opened, Outcome};
use crate::app::read_only::ReadOnly;
use crate::app::screens::identify::row::{Form, Row, rows};
use crate::app::work::View;
use crate::app::{App, Screen, update};
use crate::domain::asked::Asked;
use crate::domain::fixtures;
use crate::domain::identification::{Field, Identification, Kind};
use crate::domain::sample::{MAX_CODE_CHARS, MAX_CODES};
use crate::domain::session::{Session, SessionHead, SessionId, Status};
use crate::store::rubric_file;
use crate::terminal::key::Key;
use crate::ui::testing::{SIZES, app, app_with, happen, paste, press, screen, start, text, wait};

fn blank() -> Session {
    let (rubric, pin) = rubric_file::embedded();
    let head = SessionHead {
        id: SessionId::new("sesion-20261123-abcd").unwrap(),
        pin,
        status: Status::Open,
        kind: Kind::Ordinary,
        identification: Identification::default(),
        sample: crate::domain::sample::Sample::default(),
        created_at: Some(start().wall),
        changed_at: None,
    };
    Session::new(head, Arc::clone(&rubric))
}

fn earlier() -> Vec<Identification> {
    let who = |code: &str, name: &str, commune: &str, region: &str| Identification {
        project_code: code.into(),
        project_name: name.into(),
        organization: format!("Ilustre Municipalidad de {commune}"),
        region: region.into(),
        commune: commune.into(),
        supervisor: "Rodrigo Sanhueza Millar".into(),
        visit_date: "2026-11-19".into(),
    };
    vec![
        who("OPD-0932", "OPD Purén Newen", "Purén", "La Araucanía"),
        who("OPD-0411", "OPD Ñuñoa", "Ñuñoa", "Metropolitana de Santiago"),
    ]
}

/// The form of a session made just now, with two earlier sessions.
fn fresh(size: (u16, u16)) -> App {
    let mut app = app(size);
    happen(&mut app, Outcome::Earlier(earlier()));
    let opened = Opened { session: blank(), read_only: None, notices: Vec::new(), fresh: true };
    happen(&mut app, Outcome::Opened(Box::new(opened)));
    app
}

fn session(app: &App) -> &Session {
    app.desk().expect("a session is open").session()
}

fn who(app: &App) -> &Identification {
    &session(app).head().identification
}

fn form(app: &App) -> &super::State {
    match &app.work().expect("a session is open").view {
        View::Identify(state) => state,
        other => panic!("not the form: {other:?}"),
    }
}

/// The rows of a rubric that asks everything.
fn every_row() -> Vec<Row> {
    rows(&Asked::default(), &Form::of(&fixtures::session(&rubric_file::embedded().0)), Row::Go)
}

/// Walks to `row` with arrows.
fn to(app: &mut App, row: Row) {
    press(app, "<c-home>");
    press(app, &"<down>".repeat(row.index(&every_row())));
}

#[test]
fn walking_through_the_form_changes_nothing() {
    let mut app = fresh((80, 24));
    press(&mut app, &"<down>".repeat(20));
    press(&mut app, &"<up>".repeat(20));
    press(&mut app, &"<enter>".repeat(10));
    assert!(app.desk().unwrap().is_blank());
    let mut walked = session(&app).clone();
    walked.set_bookmark(blank().bookmark().clone());
    assert_eq!(walked, blank());
}

#[test]
fn a_fresh_session_in_which_nothing_was_entered_is_thrown_away() {
    let mut app = fresh((80, 24));
    let effects = press(&mut app, "<esc>");
    assert_eq!(effects, [Effect::Release, Effect::List]);
    let mut app = fresh((80, 24));
    press(&mut app, "O");
    assert_eq!(who(&app).project_code, "O");
    let effects = press(&mut app, "<esc>");
    assert!(matches!(effects[..], [Effect::Save { .. }]), "Esc goes to the list once it is saved: {effects:?}");
}

#[test]
fn back_from_the_walk_the_form_leads_to_the_walk_again() {
    let mut app = fresh((80, 24));
    press(&mut app, "<c-end><enter>i<esc>");
    assert!(matches!(app.work().unwrap().view, View::Walk(_)));
    press(&mut app, "i<c-c><c-c>");
    assert!(app.ending);
}

#[test]
fn the_whole_form_is_filled_from_the_keyboard() {
    let mut app = fresh((80, 24));
    press(&mut app, "OPD-1101<enter>OPD Ñiquén<enter>Ilustre Municipalidad<enter>nub<enter>Ñiquén<enter>");
    press(&mut app, "Ana Soto<enter>20/11/26<enter>15<enter>9<enter>6<enter>2<enter>C-01, C-02 C-03<enter>R-1<enter>");
    press(&mut app, "<c-home>e");
    let head = session(&app).head();
    assert_eq!(head.kind, Kind::Extraordinary);
    let Identification { project_code, project_name, organization, region, commune, supervisor, visit_date } =
        who(&app);
    assert_eq!([project_code, project_name, organization], ["OPD-1101", "OPD Ñiquén", "Ilustre Municipalidad"]);
    assert_eq!([region, commune, supervisor, visit_date], ["Ñuble", "Ñiquén", "Ana Soto", "2026-11-20"]);
    let sample = &head.sample;
    assert_eq!(
        [sample.reviewed, sample.judicialised, sample.not_judicialised, sample.closed],
        [Some(15), Some(9), Some(6), Some(2)]
    );
    assert_eq!((sample.case_codes.join(" "), sample.rucs.join(" ")), ("C-01 C-02 C-03".into(), "R-1".into()));
    assert!(text(&app)[1].contains("completa"), "{:?}", text(&app)[1]);
    press(&mut app, "<c-end><enter>");
    assert!(matches!(app.work().unwrap().view, View::Walk(_)));
}

#[test]
fn what_is_typed_is_in_the_session_at_once() {
    let mut app = fresh((80, 24));
    for (key, code) in [("O", "O"), ("P", "OP"), ("D", "OPD"), ("<bs>", "OP")] {
        press(&mut app, key);
        assert_eq!(who(&app).project_code, code);
    }
    let effects = wait(&mut app, Duration::from_secs(1));
    assert!(matches!(effects[..], [Effect::Save { .. }]), "{effects:?}");
}

#[test]
fn earlier_values_are_offered_and_taken_with_an_arrow() {
    let mut app = fresh((80, 24));
    to(&mut app, Row::Field(Field::ProjectName));
    press(&mut app, "opd n");
    assert!(text(&app)[4].contains("opd n«uñoa»"), "{:?}", text(&app)[4]);
    assert_eq!(who(&app).project_name, "opd n", "only what was typed");
    press(&mut app, "<right>");
    assert_eq!(who(&app).project_name, "OPD Ñuñoa");
    press(&mut app, "<c-u>opd<c-n><end>");
    assert_eq!(who(&app).project_name, "OPD Ñuñoa", "the second proposal");
    press(&mut app, "<c-d>");
    assert_eq!(who(&app).project_name, "opd", "taking it can be undone");
}

#[test]
fn the_same_project_is_offered_first() {
    let mut app = fresh((80, 24));
    press(&mut app, "OPD-0411");
    for row in [Field::ProjectName, Field::Organization, Field::Region, Field::Commune] {
        to(&mut app, Row::Field(row));
        press(&mut app, "<right>");
    }
    assert_eq!(who(&app).project_name, "OPD Ñuñoa");
    assert_eq!((who(&app).region.as_str(), who(&app).commune.as_str()), ("Metropolitana de Santiago", "Ñuñoa"));
}

#[test]
fn a_region_is_found_by_its_letters_and_stepped_with_arrows() {
    let mut app = fresh((80, 24));
    to(&mut app, Row::Field(Field::Region));
    let mut after = |keys: &str| {
        press(&mut app, keys);
        who(&app).region.clone()
    };
    assert_eq!(after("m"), "Metropolitana de Santiago");
    assert_eq!(after("a"), "Maule");
    assert_eq!(after("b"), "Biobío");
    assert_eq!(after("<right>"), "La Araucanía");
    assert_eq!(after("<left><left>"), "Ñuble");
    assert_eq!(after("x"), "Ñuble");
    assert_eq!(after("<bs>"), "");
    paste(&mut app, "Región de Los Ríos\n");
    assert_eq!(who(&app).region, "Los Ríos");
}

#[test]
fn a_date_is_typed_or_stepped_and_no_typed_word_is_lost() {
    let mut app = fresh((80, 24));
    to(&mut app, Row::Field(Field::VisitDate));
    assert!(text(&app)[9].contains("«23-11-2026»"), "today is offered: {:?}", text(&app)[9]);
    let mut after = |keys: &str| {
        press(&mut app, keys);
        who(&app).visit_date.clone()
    };
    assert_eq!(after("<right>"), "2026-11-23");
    assert_eq!(after("<right>"), "2026-11-24");
    assert_eq!(after("<left><left>"), "2026-11-22");
    assert_eq!(after("<c-u>01032027"), "2027-03-01");
    assert_eq!(after("<left>"), "2027-02-28");
    assert_eq!(after("<c-u>31-02-2027"), "31-02-2027");
    assert_eq!(after("<right>"), "31-02-2027", "what is no date is not stepped");
    assert_eq!(after("<c-u>el martes"), "el martes");
    assert!(text(&app)[9].ends_with("no es una fecha"), "{:?}", text(&app)[9]);
}

#[test]
fn contradictions_in_the_sample_are_told_and_bar_nothing() {
    let mut app = fresh((80, 24));
    to(&mut app, Row::Count(crate::domain::sample::Population::Reviewed));
    press(&mut app, "15<enter>9<enter>7<enter>16<enter>");
    let shown = text(&app).join("\n");
    assert!(shown.contains("suman 16") && shown.contains("más que revisados"), "{shown}");
    press(&mut app, "<up><up>");
    assert!(text(&app).join("\n").contains("suman 16, y los casos revisados son 15."));
    press(&mut app, "x");
    assert_eq!(session(&app).head().sample.not_judicialised, Some(7), "a letter is no number");
    assert!(app.warns());
    press(&mut app, "<bs><bs>");
    assert_eq!(session(&app).head().sample.not_judicialised, None, "blank is unknown, not 0");
}

#[test]
fn a_run_or_a_name_among_the_codes_is_told() {
    for typed in ["12.345.678-5", "C-01, Juan Pérez"] {
        let mut app = fresh((80, 24));
        to(&mut app, Row::CaseCodes);
        press(&mut app, typed);
        let shown = text(&app).join("\n");
        assert!(shown.contains("¿nombre o RUN?") && shown.contains("use códigos, nunca nombres ni RUN"), "{shown}");
    }
}

#[test]
fn a_code_that_is_there_already_in_another_spelling_is_told_and_kept_as_typed() {
    let mut app = fresh((80, 24));
    to(&mut app, Row::CaseCodes);
    press(&mut app, "C-01, c-01");
    let shown = text(&app).join("\n");
    assert!(shown.contains("código repetido") && shown.contains("c-01 y C-01 son un solo código"), "{shown}");
    assert_eq!(session(&app).head().sample.case_codes, ["C-01", "c-01"]);
    press(&mut app, "0");
    assert!(!text(&app).join("\n").contains("repetido"));
}

#[test]
fn a_code_that_is_typed_anew_keeps_what_was_entered_of_its_case() {
    use crate::domain::roll::{Attribute, Court};
    use crate::domain::session::Change;
    use crate::domain::sheet::Tick;
    let mut session = session(&fresh((80, 24))).clone();
    let (rubric, court) = (Arc::clone(session.rubric()), Attribute::Court(Some(Court::Judicialised)));
    let folders = rubric.find("1.1.1").unwrap();
    let who = session.head().identification.clone();
    let case_codes = ["C-01", "C-02", "C-03"].map(String::from).to_vec();
    let sample = crate::domain::sample::Sample { case_codes, ..Default::default() };
    fixtures::identify(&mut session, who, Kind::Ordinary, sample);
    session.apply(Change::Tick(folders, "C-02".into(), Some(Tick::Fails))).unwrap();
    for code in ["C-01", "C-02"] {
        session.apply(Change::Case(code.into(), court)).unwrap();
    }
    let mut app = app_with(session, (80, 24));
    press(&mut app, "i");
    to(&mut app, Row::CaseCodes);
    press(&mut app, "<c-u>C-09, TC-2, C-03<enter>");
    let now = super::tests::session(&app);
    assert_eq!(now.head().sample.case_codes, ["C-09", "TC-2", "C-03"]);
    assert_eq!(now.sheet().tick(folders, "TC-2"), Some(Tick::Fails));
    let known = |code: &str| now.head().sample.cases.of(code).court;
    assert_eq!((known("TC-2"), known("C-09"), now.head().sample.cases.len()), (known("TC-2"), known("TC-2"), 2));
    assert!(known("TC-2").is_some());
    to(&mut app, Row::CaseCodes);
    press(&mut app, "<c-u>TC-2, C-03<enter>");
    let left: Vec<&str> = super::tests::session(&app).head().sample.cases.iter().map(|(code, _)| code).collect();
    assert_eq!(left, ["TC-2"], "of a case that is gone nothing is known");
}

#[test]
fn what_points_to_a_person_in_a_field_is_told() {
    for (field, typed) in [(Field::Supervisor, "Ana, 12.345.678_5"), (Field::ProjectName, "OPD ana@mail.cl")] {
        let mut app = fresh((80, 24));
        to(&mut app, Row::Field(field));
        press(&mut app, typed);
        let shown = text(&app).join("\n");
        assert!(shown.contains("¿dato personal?") && shown.contains("quítelo si no hace falta"), "{shown}");
        assert_eq!(who(&app).get(field), typed, "it marks, it does not bar");
    }
}

#[test]
fn codes_that_a_file_could_not_hold_do_not_go_in() {
    let mut app = fresh((80, 24));
    to(&mut app, Row::CaseCodes);
    press(&mut app, &"9".repeat(MAX_CODE_CHARS + 3));
    assert_eq!(session(&app).head().sample.case_codes, ["9".repeat(MAX_CODE_CHARS)]);
    press(&mut app, "<c-u>");
    paste(&mut app, &"C ".repeat(MAX_CODES + 1));
    assert!(session(&app).head().sample.case_codes.is_empty());
    assert!(app.warns());
}

#[test]
fn a_pasted_page_becomes_one_line_within_the_limit() {
    let mut app = fresh((80, 24));
    paste(&mut app, "OPD\r\nSan\tPedro\u{1b}[0m");
    assert_eq!(who(&app).project_code, "OPD San Pedro[0m");
    paste(&mut app, &"x".repeat(500));
    assert_eq!(who(&app).project_code.chars().count(), 120);
    assert!(app.warns());
}

#[test]
fn a_session_to_be_read_is_shown_and_refuses() {
    let mut app = app((80, 24));
    let read_only = Some(ReadOnly::because("está abierta en otra ventana."));
    let opened = Opened { session: blank(), read_only, notices: Vec::new(), fresh: false };
    happen(&mut app, Outcome::Opened(Box::new(opened)));
    press(&mut app, "i");
    for keys in ["x", "<right>", "<down>x", "<c-home>e", "<c-home><right>"] {
        press(&mut app, keys);
    }
    assert!(app.warns());
    let mut walked = session(&app).clone();
    walked.set_bookmark(blank().bookmark().clone());
    assert_eq!(walked, blank());
    assert!(!text(&app).join("\n").contains('«'), "nothing is offered");
}

#[test]
fn a_files_odd_values_are_shown_harmless_and_kept() {
    let mut odd = blank();
    let strange = Identification {
        project_code: "uno\ndos\u{1b}[2J".into(),
        region: "Región de Fantasía".into(),
        visit_date: "ayer".into(),
        ..Identification::default()
    };
    fixtures::identify(&mut odd, strange.clone(), Kind::Ordinary, crate::domain::sample::Sample::default());
    let mut app = app_with(odd, (80, 24));
    press(&mut app, "i");
    press(&mut app, &"<down>".repeat(20));
    assert_eq!(who(&app), &strange);
    let shown = text(&app).join("\n");
    assert!(shown.contains("elija una región") && shown.contains("signo invisible"), "{shown}");
}

#[test]
fn what_a_row_is_for_is_never_cut_in_the_smallest_window() {
    for row in every_row() {
        let offers = matches!(row, Row::Field(field) if field != Field::VisitDate);
        let sentence = format!(
            "{} {}",
            row.about(&rubric_file::embedded().0),
            if offers { crate::wording::forms::ACCEPT } else { "" }
        );
        assert!(crate::editing::wrap(sentence.trim_end(), 58).len() <= 2, "{sentence}");
    }
}

fn filled(size: (u16, u16)) -> App {
    let mut app = fresh(size);
    press(&mut app, "OPD-0932<enter><right><enter><right><enter><right><enter>Pur");
    app
}

#[test]
fn the_form_at_each_size() {
    for size in SIZES {
        let name = format!("{}x{}", size.0, size.1);
        insta::assert_snapshot!(format!("fresh_{name}"), screen(&fresh(size)));
        insta::assert_snapshot!(format!("filling_{name}"), screen(&filled(size)));
        let mut choosing = fresh(size);
        to(&mut choosing, Row::Field(Field::Region));
        insta::assert_snapshot!(format!("region_{name}"), screen(&choosing));
        let mut app = filled(size);
        press(&mut app, "<c-end><up><up>C-01, C-02, C-03, C-04, C-05, C-06, C-07, C-08, C-09, C-10, C-11, Pedro");
        insta::assert_snapshot!(format!("codes_{name}"), screen(&app));
        press(&mut app, "<c-end>");
        insta::assert_snapshot!(format!("end_{name}"), screen(&app));
    }
}
