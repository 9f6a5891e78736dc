//! Stories of the informe as it is read and handed out, on the example sessions.

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
use crate::report::{Edition, Format};
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

/// What was asked to be written.
fn handed_out(effects: &[Effect]) -> Vec<(String, Format, String)> {
    let given = effects.iter().filter_map(|effect| match effect {
        Effect::HandOut { document, stem, format } => Some((stem.clone(), *format, document.name.to_owned())),
        _ => None,
    });
    given.collect()
}

#[test]
fn one_key_and_enter_write_the_pdf_from_the_summary() {
    let mut app = app_with(read(COMPLETE), (80, 24));
    let effects = press(&mut app, "<esc>rx<enter>");
    let stem = format!("informe-{}", app.desk().unwrap().session().id());
    assert_eq!(handed_out(&effects), [(stem, Format::Pdf, "Informe de supervisión técnica".to_owned())]);
    assert!(text(&app)[23].contains("Escribiendo el informe…"));
    happen(&mut app, Outcome::HandedOut("El informe está en /datos/informes/informe-x.pdf.".to_owned()));
    assert!(text(&app).join("\n").contains("/datos/informes/informe-x.pdf"));
}

#[test]
fn a_format_is_chosen_and_escape_writes_nothing() {
    let mut app = informe(COMPLETE, (80, 24));
    let effects = press(&mut app, "xjj<enter>");
    assert_eq!(handed_out(&effects).first().map(|given| given.1), Some(Format::Html));
    assert_eq!(handed_out(&press(&mut app, "xjjjjjjjjj<enter>"))[0].1, Format::Json);
    assert_eq!(handed_out(&press(&mut app, "xjj<esc>xq")), []);
    assert!(app.overlay.is_none());
}

#[test]
fn what_would_be_published_is_shown_before_it_is_written() {
    let mut app = app_with(read(COMPLETE), (80, 24));
    let effects = press(&mut app, "<esc>rx<tab><enter>");
    assert_eq!(handed_out(&effects), []);
    assert_eq!(state(&app).edition, Edition::Public);
    let whole: String = state(&app).items.iter().flat_map(|item| &item.texts).map(|text| text.text.as_str()).collect();
    assert!(!whole.contains("C-0"), "no code of a case");
    let effects = press(&mut app, "x<enter>");
    let given = handed_out(&effects);
    assert!(given[0].0.ends_with("-publico") && given[0].2 == "Resultado de la supervisión técnica", "{given:?}");
    press(&mut app, "v");
    assert_eq!(state(&app).edition, Edition::Ordinary);
    press(&mut app, "q");
    assert!(matches!(app.work().unwrap().view, View::Summary(_)));
}

#[test]
fn what_was_chosen_last_is_chosen_again_and_which_edition_one_reads_is_seen() {
    // The footer of 80 columns has no room for this key beside those that stand on every screen.
    let mut app = informe(COMPLETE, (120, 40));
    let (head, foot) = (|app: &App| text(app)[1].clone(), |app: &App| text(app)[39].clone());
    assert!(!head(&app).contains("VERSIÓN PÚBLICA") && foot(&app).contains("v pública"), "{:#?}", text(&app));
    press(&mut app, "xj<tab><enter><down>");
    assert!(head(&app).contains("VERSIÓN PÚBLICA"), "{:#?}", text(&app));
    assert!(foot(&app).contains("v ordinaria"), "the key leads back: {:#?}", text(&app));
    let given = handed_out(&press(&mut app, "x<enter>"));
    assert_eq!(
        (given[0].1, given[0].0.ends_with("-publico")),
        (Format::Docx, true),
        "what was chosen before it was shown"
    );
    press(&mut app, "v<down>");
    assert!(!head(&app).contains("VERSIÓN PÚBLICA") && foot(&app).contains("v pública"), "{:#?}", text(&app));
    let given = handed_out(&press(&mut app, "x<enter>"));
    assert_eq!(
        (given[0].1, given[0].0.ends_with("-publico")),
        (Format::Docx, false),
        "what one reads is what is written"
    );
}

#[test]
fn x_hands_out_wherever_the_supervision_is_on_screen_and_elsewhere_says_where() {
    for keys in ["", "e", "r", "l"] {
        let mut app = walk(COMPLETE, "113", (80, 24));
        let effects = press(&mut app, &format!("{keys}x<enter>"));
        assert_eq!(handed_out(&effects).len(), 1, "after «{keys}»");
    }
    let mut app = walk(COMPLETE, "111", (80, 24));
    press(&mut app, "fx");
    assert!(app.message.as_ref().unwrap().text.contains("desde la evaluación"), "{:?}", app.message);
    assert!(app.overlay.is_none());
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
fn a_session_that_is_only_read_can_be_handed_out_and_is_not_changed() {
    let mut app = app_with(read(COMPLETE), (80, 24));
    let before = app.desk().unwrap().session().clone();
    let effects = press(&mut app, "<esc>lx<enter>jjj/ficha<enter>nnq");
    assert_eq!(handed_out(&effects).len(), 1);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Save { .. })), "{effects:?}");
    assert_eq!(*app.desk().unwrap().session(), before);
}

#[test]
fn what_is_read_is_what_is_written() {
    let mut app = app((80, 24));
    happen(&mut app, opened(read(COMPLETE)));
    let effects = press(&mut app, "<esc>lx<enter>");
    let Some(Effect::HandOut { document, .. }) = effects.iter().find(|effect| matches!(effect, Effect::HandOut { .. }))
    else {
        panic!("nothing is written: {effects:?}")
    };
    let written = super::Items::of(document);
    let texts = |items: &[super::Item]| -> Vec<String> {
        items.iter().flat_map(|item| &item.texts).map(|text| text.text.clone()).collect()
    };
    assert_eq!(texts(&written.items), texts(&state(&app).items));
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
