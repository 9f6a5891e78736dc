//! Stories of the informe as it is read and handed out, on the example sessions.

mod handing;

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::{State, lines};
use crate::app::effect::Effect;
use crate::app::event::{Event, Opened, Outcome};
use crate::app::work::View;
use crate::app::{App, update};
use crate::domain::session::{Change, Session};
use crate::domain::text::TextKind;
use crate::report::Edition;
use crate::store::{rubric_file, wire};
use crate::ui::testing::{app, app_with, happen, opened, press, screen, text};

const COMPLETE: &[u8] = include_bytes!("../../../../sessions/opd-completa.json");
const UNDER_WAY: &[u8] = include_bytes!("../../../../sessions/opd-en-curso.json");
const EXTRAORDINARY: &[u8] = include_bytes!("../../../../sessions/opd-extraordinaria.json");
const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 40), (200, 60)];

fn read(bytes: &[u8]) -> Session {
    wire::read("ejemplo", bytes, &|_| Some(Arc::clone(&rubric_file::embedded().0))).unwrap().session
}

/// The walk of an example, at the criterion of this code.
fn walk(bytes: &[u8], code: &str, size: (u16, u16)) -> App {
    let mut app = app_with(read(bytes), size);
    // Out of the editor that the example was left in.
    press(&mut app, "<esc>");
    press(&mut app, &format!("g{code}"));
    app
}

/// The same informe from its beginning.
fn informe(bytes: &[u8], size: (u16, u16)) -> App {
    let mut app = app_with(read(bytes), size);
    press(&mut app, "<esc>rl");
    app
}

fn state(app: &App) -> &State {
    match &app.work().unwrap().view {
        View::Reading(state) => state,
        other => panic!("not the informe: {other:?}"),
    }
}

fn criterion(app: &App) -> String {
    match &app.work().unwrap().view {
        View::Walk(state) => app.desk().unwrap().session().rubric().criterion(state.at).code.to_string(),
        other => panic!("not the walk: {other:?}"),
    }
}

/// The row with the mark of what is chosen.
fn chosen(app: &App) -> (usize, String) {
    let rows = text(app);
    let found = rows.iter().enumerate().find(|(_, row)| row.starts_with('▸'));
    let (n, row) = found.unwrap_or_else(|| panic!("nothing is chosen: {rows:#?}"));
    (n, row.clone())
}

#[test]
fn from_a_criterion_one_reads_what_the_informe_says_of_it_and_comes_back_to_the_same_line() {
    let mut app = walk(COMPLETE, "211", (80, 24));
    press(&mut app, "l");
    let line = chosen(&app);
    assert!(line.1.starts_with("▸ 2.1.1"), "{line:?}");
    press(&mut app, "jj");
    let there = (chosen(&app), screen(&app));
    press(&mut app, "<enter>");
    assert_eq!(criterion(&app), "2.1.3");
    press(&mut app, "<esc>");
    assert_eq!((chosen(&app), screen(&app)), there);
    press(&mut app, "<enter>b");
    assert_eq!((chosen(&app), screen(&app)), there);
    press(&mut app, "q");
    assert_eq!(criterion(&app), "2.1.3", "the walk is where it was");
}

#[test]
fn what_is_corrected_on_the_way_is_read_at_the_same_line() {
    let mut app = walk(COMPLETE, "113", (80, 24));
    press(&mut app, "l");
    let before = chosen(&app).0;
    press(&mut app, "<enter><bs>");
    assert!(criterion(&app) == "1.1.3" && app.desk().unwrap().session().pending().len() == 1);
    press(&mut app, "<esc>");
    let shown = text(&app);
    assert_eq!(chosen(&app).0, before);
    assert!(shown[before].starts_with("▸ 1.1.3"), "{shown:#?}");
    assert!(shown[before..].iter().take(6).any(|row| row.ends_with("Calificación: Pendiente")), "{shown:#?}");
}

#[test]
fn escape_leads_back_only_to_where_one_came_from() {
    let mut app = walk(COMPLETE, "113", (80, 24));
    press(&mut app, "<esc>");
    assert_eq!(criterion(&app), "1.1.3");
    press(&mut app, "l<enter>g211");
    press(&mut app, "<esc>");
    assert_eq!(criterion(&app), "2.1.1", "another jump lies between");
    press(&mut app, "b");
    assert_eq!(criterion(&app), "1.1.3");
    press(&mut app, "b");
    assert!(state(&app).edition == Edition::Ordinary);
}

#[test]
fn from_the_summary_one_reads_from_the_beginning_and_goes_back_there() {
    let mut app = informe(UNDER_WAY, (80, 24));
    assert!(text(&app)[1].contains("Informe de supervisión técnica") && text(&app)[1].contains("PROVISIONAL"));
    press(&mut app, "<end><home>q");
    assert!(matches!(app.work().unwrap().view, View::Summary(_)));
}

#[test]
fn chapters_are_one_key_apart() {
    let mut app = informe(COMPLETE, (80, 24));
    let mut seen = Vec::new();
    for _ in 0..4 {
        press(&mut app, "<tab>");
        seen.push(state(&app).heading());
    }
    assert_eq!(seen, ["Resumen ejecutivo", "Resultado por ámbito y dimensión", "Evaluación", "Hallazgos"]);
    press(&mut app, "j<s-tab>");
    assert_eq!((state(&app).heading(), chosen(&app).1.contains("Hallazgos")), ("Hallazgos".to_owned(), true));
    press(&mut app, "<s-tab>");
    assert_eq!(state(&app).heading(), "Evaluación");
}

#[test]
fn words_are_found_marked_and_gone_through_round() {
    let mut app = informe(COMPLETE, (120, 40));
    press(&mut app, "/NINAS y");
    let typed = text(&app)[1].clone();
    assert!(typed.contains("/ NINAS y") && typed.contains("líneas"), "{typed}");
    press(&mut app, "<enter>");
    let (_, of) = state(&app).find.count(0);
    assert!(of > 2, "{of}");
    let first = state(&app).place();
    for _ in 1..of {
        press(&mut app, "n");
        assert!(state(&app).place().selected > first.selected);
    }
    press(&mut app, "n");
    assert_eq!(state(&app).place().selected, first.selected, "round at the end");
    assert!(app.message.as_ref().unwrap().text.contains("dio la vuelta"), "{:?}", app.message);
    press(&mut app, "p");
    assert!(state(&app).place().selected > first.selected);
}

#[test]
fn looking_for_what_is_not_there_says_so_and_moves_nothing() {
    let mut app = informe(COMPLETE, (80, 24));
    press(&mut app, "<tab><tab>jj");
    let before = state(&app).place();
    press(&mut app, "/zzz<enter>");
    assert_eq!(state(&app).place(), before);
    assert!(app.message.as_ref().unwrap().text.contains("«zzz»"));
    press(&mut app, "/oficina");
    assert_ne!(state(&app).place(), before);
    press(&mut app, "<esc>");
    assert_eq!(state(&app).place(), before, "given up");
}

/// How often each character that is seen occurs.
fn letters<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in texts.flat_map(str::chars).filter(|c| !c.is_whitespace()) {
        *counts.entry(c).or_insert(0) += 1;
    }
    counts
}

fn nothing_is_lost(state: &State, width: u16) {
    for item in &state.items {
        let rows = lines::of(item, (width, width), "").rows;
        assert!(!rows.is_empty(), "nobody could stand on {item:?}");
        let shown = letters(rows.iter().flat_map(|row| &row.0).map(|piece| piece.text.as_str()));
        for (c, count) in letters(item.texts.iter().map(|text| text.text.as_str())) {
            assert!(
                shown.get(&c).is_some_and(|shown| *shown >= count),
                "{c} of {item:?} in {width} columns: {rows:#?}"
            );
        }
        for row in rows {
            let columns: usize = row.0.iter().map(|piece| crate::editing::columns(&piece.text)).sum();
            assert!(columns <= usize::from(width), "{columns} columns in {width}: {row:?}");
        }
    }
}

#[test]
fn every_letter_of_the_informe_is_on_screen_in_every_width() {
    for bytes in [COMPLETE, UNDER_WAY, EXTRAORDINARY] {
        let session = read(bytes);
        for edition in [Edition::Ordinary, Edition::Public] {
            let state = State::new(&session, edition, super::From::Walk, (80, 24));
            (56..=196).step_by(5).for_each(|width| nothing_is_lost(&state, width));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_was_written_is_read(text in "[a-zñ漢 \n\u{301}\u{202E}\u{1b}*|_<👨]{0,200}", width in 56u16..=116) {
        let mut session = read(COMPLETE);
        let at = session.rubric().first();
        let kind = session.demanded(at).unwrap_or(TextKind::Hallazgo);
        prop_assume!(session.apply(Change::Text(at, kind, text)).is_ok());
        let state = State::new(&session, Edition::Ordinary, super::From::Walk, (80, 24));
        nothing_is_lost(&state, width);
    }
}

#[test]
fn another_size_keeps_the_line() {
    let mut app = informe(COMPLETE, (80, 24));
    press(&mut app, "/H03<enter>");
    let about = |app: &App| state(app).items[state(app).place().selected].texts[0].text.clone();
    let before = about(&app);
    for size in SIZES {
        let now = app.now;
        update(&mut app, now, Event::Resize(size.0, size.1));
        assert_eq!(about(&app), before);
        chosen(&app);
    }
}

#[test]
fn what_somebody_else_saves_is_read_at_the_same_line() {
    let mut app = app((80, 24));
    let read_only = Some(crate::app::read_only::ReadOnly::because("abierta en otra parte"));
    let session = read(UNDER_WAY);
    let opened = Opened { session: session.clone(), read_only, notices: Vec::new(), fresh: false };
    happen(&mut app, Outcome::Opened(Box::new(opened)));
    press(&mut app, "l");
    let before = chosen(&app);
    let mut newer = session;
    let last = newer.rubric().indices().next_back().unwrap();
    newer.apply(Change::Score(last, newer.rubric().criterion(last).score(0))).unwrap();
    let pending = newer.pending().len();
    happen(&mut app, Outcome::Followed(Box::new(newer.clone())));
    assert_eq!((chosen(&app), pending), (before, app.desk().unwrap().session().pending().len()));
    press(&mut app, "/falta calificación<enter>");
    let (_, found) = state(&app).find.count(0);
    newer.apply(Change::Score(last, None)).unwrap();
    happen(&mut app, Outcome::Followed(Box::new(newer)));
    assert!(state(&app).find.count(0).1 > found, "what is looked for is looked for in what came");
}

#[test]
fn rows_of_text_stay_readable_and_tables_take_the_room() {
    let session = read(COMPLETE);
    let state = State::new(&session, Edition::Ordinary, super::From::Walk, (200, 60));
    let width =
        |row: &crate::app::page::Row| -> usize { row.0.iter().map(|piece| crate::editing::columns(&piece.text)).sum() };
    let mut widest = 0;
    for (item, laid) in state.items.iter().zip(&state.laid) {
        let most = laid.rows.iter().map(width).max().unwrap_or(0);
        match item.body {
            super::items::Body::Row { .. } => widest = widest.max(most),
            _ => assert!(most <= 90, "{most} columns: {item:?}"),
        }
        let said = laid.rows.iter().map(|row| row.0.iter().map(|piece| piece.text.as_str()).collect::<String>());
        assert!(!said.into_iter().any(|row| row.trim_start().starts_with('%')), "a sign alone: {item:?}");
    }
    assert!(widest > 150, "{widest}");
}

#[test]
fn the_informe_at_three_sizes() {
    for size in [(80, 24), (120, 40), (200, 60)] {
        let name = format!("{}x{}", size.0, size.1);
        let mut app = informe(UNDER_WAY, size);
        insta::assert_snapshot!(format!("beginning_{name}"), screen(&app));
        press(&mut app, "<tab><tab><tab><down><down><down><down>");
        insta::assert_snapshot!(format!("evaluation_{name}"), screen(&app));
        press(&mut app, "x");
        insta::assert_snapshot!(format!("hand_out_{name}"), screen(&app));
    }
    let mut app = informe(COMPLETE, (80, 24));
    press(&mut app, "/ficha");
    insta::assert_snapshot!("find_80x24", screen(&app));
}
