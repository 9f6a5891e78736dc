//! Stories of the summary, on the example sessions.

use crate::domain::fixtures;
use std::sync::Arc;

use proptest::prelude::*;

use crate::app::event::Event;
use crate::app::overlay::Leave;
use crate::app::screens::summary::Tab;
use crate::app::work::View;
use crate::app::{App, update};
use crate::domain::bands::Cases;
use crate::domain::notices;
use crate::domain::sample::Sample;
use crate::domain::session::{Change, Session};
use crate::domain::text::TextKind;
use crate::store::{rubric_file, wire};
use crate::ui::testing::{SIZES, app_with, paste, press, screen, start, text};

const COMPLETE: &[u8] = include_bytes!("../../../../sessions/opd-completa.json");
const UNDER_WAY: &[u8] = include_bytes!("../../../../sessions/opd-en-curso.json");
const EXTRAORDINARY: &[u8] = include_bytes!("../../../../sessions/opd-extraordinaria.json");

fn read(bytes: &[u8]) -> Session {
    wire::read("ejemplo", bytes, &|_| Some(Arc::clone(&rubric_file::embedded().0))).unwrap().session
}

/// The summary of an example.
fn summary(bytes: &[u8], size: (u16, u16)) -> App {
    let mut app = app_with(read(bytes), size);
    // Out of the editor that the example was left in.
    press(&mut app, "<esc>r");
    app
}

fn tab(app: &App) -> Tab {
    match &app.work().unwrap().view {
        View::Summary(state) => state.tab,
        other => panic!("not the summary: {other:?}"),
    }
}

fn criterion(app: &App) -> String {
    match &app.work().unwrap().view {
        View::Walk(state) => app.desk().unwrap().session().rubric().criterion(state.at).code.to_string(),
        other => panic!("not the walk: {other:?}"),
    }
}

#[test]
fn provisional_is_written_large_until_nothing_is_pending() {
    let app = summary(UNDER_WAY, (80, 24));
    let pending = app.desk().unwrap().session().pending().len();
    assert!(text(&app)[1].contains(&format!("PROVISIONAL · faltan {pending} de 36 criterios")), "{:?}", text(&app)[1]);
    assert!(text(&summary(COMPLETE, (80, 24)))[1].contains("COMPLETO"));
}

#[test]
fn the_result_fits_a_common_terminal() {
    for bytes in [COMPLETE, UNDER_WAY, EXTRAORDINARY] {
        let shown = text(&summary(bytes, (80, 24))).join("\n");
        assert!(shown.contains("Total ponderado") && shown.contains("sin calificar"), "{shown}");
        assert!(!shown.contains('▾'), "{shown}");
    }
}

#[test]
fn no_name_of_a_part_is_cut_where_its_row_says_nothing() {
    for bytes in [COMPLETE, UNDER_WAY] {
        let app = summary(bytes, (80, 24));
        let rows = text(&app).join("\n");
        for ambito in app.desk().unwrap().session().rubric().ambitos() {
            assert!(rows.contains(&*ambito.title), "{rows}");
            for dimension in ambito.parts() {
                assert!(rows.contains(&format!("{} {} ", dimension.code, dimension.title)), "{rows}");
            }
        }
    }
}

#[test]
fn no_row_of_text_is_longer_in_a_wide_window_than_is_good_to_read() {
    let mut texts = vec![("alertas", alerting(), "<esc>r<tab><tab><tab>")];
    for keys in ["<esc>v", "<esc>?", "<esc>r<tab>", "<esc>r<tab><tab>", "<esc>g3222<c-f>", "<esc>g3222cuatro<c-t>"] {
        texts.push((keys, read(UNDER_WAY), keys));
    }
    for (what, session, keys) in texts {
        let mut app = app_with(session, (200, 60));
        press(&mut app, keys);
        let rows = text(&app);
        // Title, banner and parts, and the footer, take the whole window.
        let longest = rows[3..59].iter().map(|row| row.trim_end().chars().count()).max().unwrap();
        assert!((40..=94).contains(&longest), "{what}: {longest}\n{}", rows.join("\n"));
    }
}

#[test]
fn tab_leads_through_the_parts_and_back() {
    let mut app = summary(UNDER_WAY, (80, 24));
    for expected in [Tab::Pending, Tab::Findings, Tab::Alerts, Tab::Result] {
        press(&mut app, "<tab>");
        assert_eq!(tab(&app), expected);
    }
    for expected in [Tab::Alerts, Tab::Findings, Tab::Pending, Tab::Result] {
        press(&mut app, "<s-tab>");
        assert_eq!(tab(&app), expected);
    }
}

#[test]
fn each_pending_is_one_key_from_its_criterion() {
    let pending = read(UNDER_WAY).pending();
    for (n, (at, _)) in pending.into_iter().enumerate() {
        let mut app = summary(UNDER_WAY, (60, 18));
        press(&mut app, "<tab>");
        press(&mut app, &"j".repeat(n));
        press(&mut app, "<enter>");
        let expected = read(UNDER_WAY).rubric().criterion(at).code.to_string();
        assert_eq!(criterion(&app), expected);
    }
}

#[test]
fn a_missing_field_leads_to_the_identification() {
    let mut session = read(COMPLETE);
    let mut who = session.head().identification.clone();
    who.commune.clear();
    let (kind, sample) = (session.head().kind, session.head().sample.clone());
    fixtures::identify(&mut session, who, kind, sample);
    let mut app = app_with(session, (80, 24));
    press(&mut app, "<esc>r<tab>");
    assert!(text(&app)[1].contains("COMPLETO"), "it is no criterion");
    assert!(text(&app)[3].contains("Comuna") && text(&app)[3].ends_with("falta"), "{:?}", text(&app)[3]);
    press(&mut app, "<enter>");
    assert!(matches!(app.work().unwrap().view, View::Identify(_)));
}

#[test]
fn a_hallazgo_leads_to_its_criterion() {
    let mut app = summary(UNDER_WAY, (80, 24));
    press(&mut app, "<tab><tab><home>");
    let first = text(&app)[3].split_whitespace().nth(1).unwrap().to_owned();
    press(&mut app, "<enter>");
    assert_eq!(criterion(&app), first);
}

#[test]
fn leaving_the_summary_leads_back_to_where_the_walk_was() {
    let mut app = summary(UNDER_WAY, (80, 24));
    let at = read(UNDER_WAY).bookmark().criterion;
    let code = read(UNDER_WAY).rubric().criterion(at).code.to_string();
    for key in ["q", "<esc>", "r"] {
        press(&mut app, key);
        assert_eq!(criterion(&app), code, "{key}");
        press(&mut app, "r");
    }
    paste(&mut app, "q\nq\n");
    assert_eq!(tab(&app), Tab::Result, "a paste is no key");
    press(&mut app, "<c-c>");
    assert_eq!(app.work().unwrap().leaving, Some(Leave::Quit));
}

/// A session of which one notice is open, one dismissed, and one text names a person.
fn alerting() -> Session {
    let mut session = read(COMPLETE);
    let sample = Sample { judicialised: Some(0), not_judicialised: Some(15), reviewed: Some(15), ..Sample::default() };
    let (who, kind) = (session.head().identification.clone(), session.head().kind);
    fixtures::identify(&mut session, who, kind, sample);
    let find = |code: &str| session.rubric().find(code).unwrap();
    let (first, court) = (find("1.1.1"), find("1.1.4"));
    session.set_score(first, 3).unwrap();
    session.set_text(first, TextKind::Observacion, "Todo en orden.".into()).unwrap();
    session.set_cases(first, Some(Cases { meeting: 12, reviewed: 15 })).unwrap();
    session.set_cases(court, Some(Cases { meeting: 16, reviewed: 15 })).unwrap();
    session.set_text(court, TextKind::Observacion, "Vive con 12.345.678-5.".into()).unwrap();
    let notice = notices::open(&session, first).remove(0);
    session.apply(Change::Dismissal(notice.key(&session), Some("se contó otra vez".into()))).unwrap();
    session
}

#[test]
fn notices_personal_data_and_dismissed_notices_are_listed_and_lead_to_their_criteria() {
    let mut app = app_with(alerting(), (120, 40));
    press(&mut app, "<esc>r");
    let open = notices::of(app.desk().unwrap().session()).len() - 1;
    let banner = format!("COMPLETO · nada pendiente · {} alertas", open + 1);
    assert!(text(&app)[1].contains(&banner), "{:?}", text(&app)[1]);
    press(&mut app, "<s-tab>");
    let shown = text(&app).join("\n");
    assert!(shown.contains(&format!("▸ Alertas ({})", open + 1)), "what was dismissed asks for nothing: {shown}");
    assert!(shown.contains("cumplen más que el total revisado") && shown.contains("RUN en la observación."), "{shown}");
    assert!(!shown.contains("12.345"), "the datum is not repeated");
    assert!(
        shown.contains("corresponde al nivel 2 y la calificación es\u{a0}3.\n    Descartado: se contó otra vez"),
        "{shown}"
    );
    press(&mut app, "<end><enter>");
    assert_eq!(criterion(&app), "1.1.1");
    press(&mut app, "r<s-tab>");
    press(&mut app, &"j".repeat(open));
    press(&mut app, "<enter>");
    assert_eq!(criterion(&app), "1.1.4");
}

#[test]
fn without_notices_the_part_says_so() {
    let mut app = summary(COMPLETE, (80, 24));
    press(&mut app, "<s-tab>");
    assert!(text(&app).join("\n").contains("No hay alertas ni datos personales"), "{:?}", text(&app));
    press(&mut app, "<enter>");
    assert_eq!(tab(&app), Tab::Alerts, "nothing to go to");
}

#[test]
fn the_summary_at_each_size() {
    for size in SIZES {
        let name = format!("{}x{}", size.0, size.1);
        insta::assert_snapshot!(format!("complete_{name}"), screen(&summary(COMPLETE, size)));
        let mut app = summary(UNDER_WAY, size);
        insta::assert_snapshot!(format!("provisional_{name}"), screen(&app));
        press(&mut app, "<tab>j");
        insta::assert_snapshot!(format!("pending_{name}"), screen(&app));
        press(&mut app, "<tab>jj");
        insta::assert_snapshot!(format!("findings_{name}"), screen(&app));
        let mut app = app_with(alerting(), size);
        press(&mut app, "<esc>r<s-tab>j");
        insta::assert_snapshot!(format!("alerts_{name}"), screen(&app));
        insta::assert_snapshot!(format!("extraordinary_{name}"), screen(&summary(EXTRAORDINARY, size)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_keys_at_no_size_break_the_summary(
        sizes in prop::collection::vec((1u16..200, 1u16..60), 1..4),
        keys in prop::collection::vec(
            prop::sample::select(vec!["<tab>", "<s-tab>", "j", "k", "<pgdn>", "<pgup>", "<home>", "<end>", "?", "<esc>", "r"]), 0..12
        ),
    ) {
        let mut app = summary(UNDER_WAY, sizes[0]);
        for (n, key) in keys.iter().enumerate() {
            press(&mut app, key);
            let (columns, rows) = sizes[n % sizes.len()];
            update(&mut app, start(), Event::Resize(columns, rows));
            if app.work().is_none() {
                break;
            }
            screen(&app);
        }
    }
}
