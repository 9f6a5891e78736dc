//! Stories of the sheet: keys → ticks and counters.

mod agree;
mod belied;
mod codes;
mod folders;
mod random;
mod spellings;

use proptest::prelude::*;

use crate::app::App;
use crate::app::event::{Opened, Outcome};
use crate::app::read_only::ReadOnly;
use crate::app::screens::sheet::State;
use crate::app::work::View;
use crate::domain::bands::Cases;
use crate::domain::fixtures;
use crate::domain::identification::{Identification, Kind};
use crate::domain::rubric::CriterionIx;
use crate::domain::sample::{MAX_CODES, Sample};
use crate::domain::session::{Bookmark, Change, Session};
use crate::domain::sheet::{Page, Tick};
use crate::store::{rubric_file, wire};
use crate::ui::testing::{SIZES, app, app_with, happen, paste, press, screen, text};

/// A session whose sample has `cases` folders, C-01 and so on.
fn sampled(cases: usize) -> Session {
    let case_codes = (1..=cases).map(|n| format!("C-{n:02}")).collect();
    with(Sample { case_codes, ..Sample::default() })
}

fn with(sample: Sample) -> Session {
    let mut session = fixtures::session(&rubric_file::embedded().0);
    fixtures::identify(&mut session, Identification::default(), Kind::Ordinary, sample);
    session
}

/// The sheet of `session`, opened at `code`.
fn at(mut session: Session, code: &str, size: (u16, u16)) -> App {
    let criterion = ix(&session, code);
    session.set_bookmark(Bookmark::at(criterion));
    let mut app = app_with(session, size);
    press(&mut app, "f");
    app
}

/// The sheet of so many folders at its first criterion, in a common window.
fn sheet(cases: usize) -> App {
    at(sampled(cases), "1.1.1", (80, 24))
}

fn ix(session: &Session, code: &str) -> CriterionIx {
    session.rubric().find(code).unwrap()
}

fn session(app: &App) -> &Session {
    app.desk().unwrap().session()
}

fn state(app: &App) -> &State {
    match &app.work().unwrap().view {
        View::Sheet(state) => state,
        other => panic!("not the sheet: {other:?}"),
    }
}

#[test]
fn a_code_takes_nothing_that_turns_the_reading_direction() {
    let mut app = sheet(0);
    press(&mut app, "+C-\u{202E}01<enter>");
    assert_eq!(session(&app).head().sample.case_codes, ["C-01"]);
}

#[test]
fn whoever_is_cut_off_while_typing_codes_finds_them_again() {
    let mut app = sheet(1);
    press(&mut app, "+C-02 C-0<c-c><c-c>");
    let (rubric, _) = rubric_file::embedded();
    let kept = wire::write(session(&app), 1);
    let read = wire::read("s", &kept, &|_| Some(std::sync::Arc::clone(&rubric))).unwrap().session;
    let mut again = app_with(read.clone(), (80, 24));
    press(&mut again, "<enter>3<enter>");
    assert_eq!(session(&again).head().sample.case_codes, ["C-01", "C-02", "C-03"]);
    let read_only = Some(ReadOnly::because("la tiene abierta otra persona."));
    let opened = Opened { session: read, read_only, notices: Vec::new(), fresh: false };
    happen(&mut again, Outcome::Opened(Box::new(opened)));
    assert!(state(&again).entry.is_none(), "nothing is typed where nothing can be kept");
}

/// Where one is: the criterion's code and the row's, as `1.1.1 C-01`.
fn place(app: &App) -> String {
    let grid = super::Grid::of(session(app), state(app).page);
    let (ix, code) = grid.at(state(app).cell()).unwrap();
    format!("{} {code}", session(app).rubric().criterion(ix).code)
}

fn tick(app: &App, criterion: &str, code: &str) -> Option<Tick> {
    session(app).sheet().tick(ix(session(app), criterion), code)
}

/// The counter of a criterion: meeting, reviewed.
fn counter(app: &App, criterion: &str) -> Option<(u64, u64)> {
    session(app).draft(ix(session(app), criterion)).cases.map(|cases| (cases.meeting, cases.reviewed))
}

fn message(app: &App) -> &str {
    app.message.as_ref().map_or("", |message| &message.text)
}

fn shown(app: &App) -> String {
    text(app).join("\n")
}

fn codes(app: &App, page: Page) -> &[String] {
    page.codes(&session(app).head().sample)
}

/// What a session holds but where the supervisor was and when.
fn content(session: &Session) -> (Sample, Vec<String>, crate::domain::sheet::Sheet) {
    let drafts = session.rubric().indices().map(|ix| format!("{:?}", session.draft(ix))).collect();
    (session.head().sample.clone(), drafts, session.sheet().clone())
}

#[test]
fn a_folder_is_ticked_along_its_row_and_the_next_one_follows() {
    let mut app = sheet(3);
    press(&mut app, "cna ");
    assert_eq!(tick(&app, "1.1.1", "C-01"), Some(Tick::Meets));
    assert_eq!(tick(&app, "1.1.2", "C-01"), Some(Tick::Fails));
    assert_eq!(tick(&app, "1.1.3", "C-01"), Some(Tick::NotApplicable));
    assert_eq!((tick(&app, "1.1.4", "C-01"), place(&app).as_str()), (None, "1.2.2 C-01"));
    press(&mut app, "<end>a");
    assert_eq!(place(&app), "1.1.4 C-01", "what was passed over comes before the next folder");
    press(&mut app, "e");
    assert_eq!(place(&app), "1.1.1 C-02");
    assert_eq!(tick(&app, "1.1.1", "C-02"), None, "nothing is ticked in a folder that nobody opened");
    press(&mut app, "cccccccccca");
    assert_eq!(place(&app), "1.1.1 C-03");
}

#[test]
fn a_criterion_is_ticked_down_its_column_once_the_direction_is_turned() {
    let mut app = sheet(3);
    assert!(shown(&app).contains("→ por carpeta"));
    press(&mut app, "d");
    assert!(shown(&app).contains("↓ por criterio"));
    press(&mut app, "cnc");
    assert_eq!((counter(&app, "1.1.1"), place(&app).as_str()), (Some((2, 3)), "1.1.2 C-01"));
    press(&mut app, "<end><c-end>c");
    assert_eq!(place(&app), "3.3.3 C-01", "what was passed over");
    press(&mut app, "ccc");
    assert_eq!(place(&app), "3.3.3 C-03", "the end of the page");
    assert!(message(&app).contains("quedan 27 casillas sin ver"), "{}", message(&app));
}

#[test]
fn the_counter_follows_every_tick_and_no_score_moves() {
    let mut app = sheet(4);
    press(&mut app, "dccn");
    assert_eq!(counter(&app, "1.1.1"), Some((2, 3)));
    press(&mut app, "<up>a");
    assert_eq!(counter(&app, "1.1.1"), Some((2, 2)), "what does not apply leaves the count");
    press(&mut app, "<c-home><del><down><bs>");
    assert_eq!((counter(&app, "1.1.1"), place(&app).as_str()), (None, "1.1.1 C-02"), "erasing stays");
    assert!(session(&app).rubric().indices().all(|ix| session(&app).draft(ix).score.is_none()));
}

#[test]
fn the_rest_of_a_folder_meets_with_one_key_and_one_step_takes_it_back() {
    let mut app = sheet(2);
    press(&mut app, "<right>n<home>e");
    assert_eq!(tick(&app, "1.1.2", "C-01"), Some(Tick::Fails), "what was seen stays");
    assert_eq!((tick(&app, "1.1.1", "C-01"), tick(&app, "3.3.3", "C-01")), (Some(Tick::Meets), Some(Tick::Meets)));
    assert_eq!((counter(&app, "3.3.3"), place(&app).as_str()), (Some((1, 1)), "1.1.1 C-02"));
    press(&mut app, "u");
    assert_eq!(message(&app), "Deshecho: lo anotado en 10 criterios.");
    assert_eq!((tick(&app, "3.3.3", "C-01"), counter(&app, "3.3.3")), (None, None));
    assert_eq!((tick(&app, "1.1.2", "C-01"), place(&app).as_str()), (Some(Tick::Fails), "1.1.1 C-01"));
    press(&mut app, "<c-r>");
    assert_eq!(counter(&app, "3.3.3"), Some((1, 1)));
    press(&mut app, "<up>e");
    assert_eq!(message(&app), "En esta línea no quedaba nada sin ver.");
}

#[test]
fn what_was_ticked_on_another_page_is_named_when_it_is_taken_back() {
    let mut app = sheet(2);
    press(&mut app, "<tab>gc<tab><tab>");
    for (key, said) in [("u", "Deshecho"), ("<c-r>", "Rehecho")] {
        press(&mut app, key);
        assert_eq!(message(&app), format!("{said}: la anotación en la planilla de 3.1.1."));
        assert_eq!(place(&app), "1.1.1 C-01");
    }
}

#[test]
fn a_code_too_long_for_its_column_stands_whole_below() {
    let code = "OPD-CERRILLOS-2026-00017";
    let mut app = at(with(Sample { case_codes: vec![code.into()], ..Sample::default() }), "1.1.1", (60, 18));
    assert!(shown(&app).contains("OPD-CER") && shown(&app).contains(code), "{}", shown(&app));
    press(&mut app, "<end>");
    assert!(shown(&app).contains('◂') && !text(&app)[2].contains('▸'), "{}", shown(&app));
}

#[test]
fn the_rest_of_a_criterion_meets_along_the_column() {
    let mut app = sheet(3);
    press(&mut app, "d<down>ne");
    assert_eq!((counter(&app, "1.1.1"), counter(&app, "1.1.2")), (Some((2, 3)), None));
    assert_eq!(place(&app), "1.1.2 C-01");
}

#[test]
fn a_counter_that_was_typed_gives_way_and_it_is_told_once() {
    let mut session = sampled(3);
    let at_112 = ix(&session, "1.1.2");
    session.set_cases(at_112, Some(Cases { meeting: 12, reviewed: 15 })).unwrap();
    let mut app = at(session, "1.1.2", (80, 24));
    assert!(shown(&app).contains("conteo escrito aparte: 12 de 15"));
    press(&mut app, "d c");
    assert_eq!(counter(&app, "1.1.2"), Some((1, 1)));
    assert!(message(&app).contains("1.1.2 (era 12 de 15)"), "{}", message(&app));
    press(&mut app, "n");
    assert_eq!((counter(&app, "1.1.2"), message(&app).contains("era")), (Some((1, 2)), false));
    press(&mut app, "uu");
    assert_eq!(counter(&app, "1.1.2"), Some((12, 15)), "undo brings what was typed back");
}

#[test]
fn the_foot_names_what_fails_and_counts_what_is_not_seen() {
    let mut app = at(sampled(15), "1.1.2", (80, 24));
    press(&mut app, "dccnccca n <up><up>");
    let shown = shown(&app);
    assert!(shown.contains("1.1.2 "), "{shown}");
    assert!(shown.contains("5 de 7 cumplen (71,43 %) · 7 sin ver · 1 no aplica"), "{shown}");
    assert!(shown.contains("no cumplen C-03, C-09"), "{shown}");
}

#[test]
fn the_next_unseen_cell_is_one_key_away() {
    let mut app = sheet(2);
    press(&mut app, "e");
    press(&mut app, "c<left><right><right>s");
    assert_eq!(place(&app), "1.1.4 C-02");
    press(&mut app, "e<home><c-home><del><end><c-end>s");
    assert_eq!(place(&app), "1.1.1 C-01", "it goes round");
    press(&mut app, "es");
    assert_eq!(message(&app), "No queda nada sin ver en esta página.");
}

#[test]
fn the_walk_goes_on_at_the_column_and_finds_back() {
    for (key, there) in [("<enter>", "1.1.2"), ("f", "1.1.2"), ("<esc>", "1.2.1"), ("q", "1.2.1")] {
        let mut app = at(sampled(2), "1.2.1", (80, 24));
        assert_eq!(place(&app), "1.1.1 C-01", "two lists have no column");
        press(&mut app, &format!("<right>{key}"));
        let walk = |app: &App| match &app.work().unwrap().view {
            View::Walk(state) => session(app).rubric().criterion(state.at).code.to_string(),
            other => panic!("not the walk: {other:?}"),
        };
        assert_eq!(walk(&app), there, "{key}");
        if there != "1.2.1" {
            press(&mut app, "b");
        }
        assert_eq!(walk(&app), "1.2.1", "{key}");
    }
}

#[test]
fn whoever_is_cut_off_comes_back_to_the_same_cell() {
    let mut app = sheet(30);
    press(&mut app, "e<down><down>ccn");
    let before = place(&app);
    let bytes = wire::write(session(&app), 1);
    let read = wire::read("x", &bytes, &|_| Some(rubric_file::embedded().0)).unwrap().session;
    assert_eq!(content(&read), content(session(&app)));
    let again = app_with(read, (80, 24));
    assert_eq!((place(&again), before.as_str()), (before.clone(), "1.1.4 C-04"));
}

#[test]
fn a_place_that_is_not_there_any_more_is_the_nearest_one() {
    let mut app = sheet(9);
    press(&mut app, "<c-end><end>");
    let mut left = session(&app).clone();
    fixtures::identify(&mut left, Identification::default(), Kind::Ordinary, sampled(2).head().sample.clone());
    assert_eq!(place(&app_with(left, (80, 24))), "3.3.3 C-02");
}

#[test]
fn a_session_to_be_read_is_looked_at_and_not_ticked() {
    let mut app = app((80, 24));
    let mut session = sampled(3);
    session.set_bookmark(Bookmark::at(ix(&session, "1.1.1")));
    let read_only = Some(ReadOnly::because("la tiene abierta otra persona."));
    happen(&mut app, Outcome::Opened(Box::new(Opened { session, read_only, notices: Vec::new(), fresh: false })));
    press(&mut app, "<down>f<right>");
    assert_eq!(place(&app), "1.1.3 C-01", "where the walk was, though no bookmark moves");
    for key in ["c", "n", "a", " ", "<del>", "C", "g", "+", "-", "u", "U"] {
        press(&mut app, key);
        assert!(message(&app).starts_with("Solo lectura"), "{key}: {}", message(&app));
    }
    assert!(super::tests::session(&app).sheet().is_empty());
}

#[test]
fn a_paste_ticks_nothing() {
    let mut app = sheet(2);
    paste(&mut app, "ccnn");
    assert!(session(&app).sheet().is_empty() && message(&app).contains("+"));
}

#[test]
fn hundreds_of_rows_in_either_direction_stay_in_order() {
    let mut app = sheet(MAX_CODES);
    for _ in 0..MAX_CODES {
        press(&mut app, "e");
    }
    assert_eq!(session(&app).sheet().len(), MAX_CODES * 11);
    assert_eq!(message(&app), "Fin de la página: todo está visto.");
    press(&mut app, "dn");
    assert!(shown(&app).contains("cumplen     399   400"), "{}", shown(&app));
}

#[test]
fn moving_on_changes_few_cells() {
    let mut app = sheet(15);
    press(&mut app, "d");
    let before = text(&app);
    press(&mut app, "<down>");
    let after = text(&app);
    let differ = |(a, b): (&String, &String)| a.chars().zip(b.chars()).filter(|(a, b)| a != b).count();
    let cells: usize = before.iter().zip(&after).map(differ).sum();
    assert!(cells <= 8, "{cells}");
}

#[test]
fn the_sheet_at_each_size() {
    for size in SIZES {
        let picture = |name: &str, app: &App| {
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), screen(app));
        };
        let mut app = at(sampled(40), "1.1.2", size);
        press(&mut app, "<home>ncnace<right>ne<right><right>nn");
        picture("rows", &app);
        press(&mut app, "d<end><c-end>ncn<up>");
        picture("end", &app);
        press(&mut app, "<tab>");
        picture("empty", &app);
        press(&mut app, "+INF-2026-000000000000123<enter>INF-2");
        picture("typing", &app);
        press(&mut app, "<esc>n");
        picture("long_code", &app);
        press(&mut app, "?");
        picture("help", &app);
        picture("empty_cases", &at(with(Sample::default()), "1.1.1", size));
    }
}

#[test]
fn a_count_typed_after_ticks_is_told_when_a_tick_replaces_it() {
    let mut app = sheet(3);
    press(&mut app, "nq<home>c7/7<enter>f<down>n");
    assert_eq!(session(&app).draft(ix(session(&app), "1.1.1")).cases, Some(Cases { meeting: 0, reviewed: 2 }));
    let said = app.message.as_ref().map(|message| message.text.clone()).unwrap_or_default();
    assert!(said.contains("1.1.1 (era 7 de 7)"), "{said}");
}

#[test]
fn whoever_looked_and_chose_no_column_is_back_where_the_sheet_was_opened() {
    let mut app = at(sampled(3), "2.1.3", (80, 24));
    press(&mut app, "q");
    let code = |app: &App| {
        let session = session(app);
        session.rubric().criterion(session.bookmark().criterion).code.to_string()
    };
    assert_eq!(code(&app), "2.1.3");
    press(&mut app, "f<right>q");
    assert_eq!(code(&app), "2.1.3");
    press(&mut app, "f<right><enter>");
    assert_eq!(code(&app), "1.1.2");
}
