//! Stories of the list and the trash.

mod alike;
mod random;

use proptest::prelude::*;

use crate::app::effect::Effect;
use crate::app::event::{Event, Outcome, TrashCard};
use crate::app::overlay::{Overlay, Question};
use crate::app::work::View;
use crate::app::{App, Screen, update};
use crate::domain::catalog::{Card, OpenBy, Problem};
use crate::domain::fixtures;
use crate::domain::identification::Kind;
use crate::domain::rubric::Method;
use crate::domain::scoring::Hundredths;
use crate::domain::session::{Session, SessionId, Status};
use crate::terminal::key::{Input, Key};
use crate::ui::testing::{SIZES, app, happen, opened, paste, press, screen, start, text, time};

fn id(n: usize) -> SessionId {
    SessionId::new(&format!("opd-{n}-20261122-abcd")).unwrap()
}

/// The session `n`, changed `n` minutes before the story begins.
fn card(n: usize, name: &str, commune: &str) -> Card {
    Card {
        id: id(n),
        path: format!("sesiones/opd-{n}-20261122-abcd.json"),
        status: Some(Status::Open),
        version: None,
        kind: Some(Kind::Ordinary),
        project_code: Some(format!("{}", 1_131_200 + n)),
        project_name: Some(name.into()),
        commune: Some(commune.into()),
        visit_date: Some("2026-11-22".into()),
        changed_at: Some(start().wall - chrono::TimeDelta::minutes(i64::try_from(n).unwrap())),
        criteria: Some(36),
        complete: Some(29),
        total_percent: Some(Hundredths(8290)),
        problem: None,
        open_by: None,
    }
}

/// One of each kind.
fn believable() -> Vec<Card> {
    let damaged = Card {
        problem: Some(Problem::Damaged("El archivo termina en la línea 212, en medio de un texto.".into())),
        ..Card::unknown(id(9))
    };
    vec![
        Card { complete: Some(3), total_percent: None, ..card(1, "OPD Caleta Ejemplo", "Caleta Ejemplo") },
        card(27, "OPD Valle Inventado de los Aromos", "Ñiquén de Arriba"),
        Card {
            kind: Some(Kind::Extraordinary),
            changed_at: Some(time("2026-11-22T23:59:00-03:00")),
            complete: Some(36),
            total_percent: Some(Hundredths(10_000)),
            ..card(3, "OPD San Ficticio", "San Ficticio")
        },
        Card {
            status: Some(Status::Closed),
            version: Some(2),
            changed_at: Some(time("2026-09-01T09:30:00-04:00")),
            visit_date: Some("2026-08-30".into()),
            complete: Some(36),
            ..card(4, "OPD Puerto Supuesto", "Puerto Supuesto")
        },
        damaged,
    ]
}

fn many(count: usize) -> Vec<Card> {
    (0..count).map(|n| card(n, &format!("OPD Oficina {n}"), "Caleta Ejemplo")).collect()
}

fn listing(size: (u16, u16), cards: Vec<Card>) -> App {
    let mut app = app(size);
    happen(&mut app, Outcome::Listed { cards, last: true });
    app
}

fn selected(app: &App) -> Option<String> {
    app.list.listing.selected().map(|card| card.id.as_str().to_owned())
}

fn shown(app: &App) -> Vec<&str> {
    app.list.listing.rows(0).map(|(_, card)| card.id.as_str()).collect()
}

fn session(n: usize) -> Session {
    let rubric = fixtures::rubric(Method::MeanOfCriteria, &[(10_000, &[2])]);
    fixtures::session(&rubric).with_id(id(n))
}

#[test]
fn enter_opens_the_session_changed_last() {
    let mut app = listing((80, 24), vec![card(5, "B", "C"), card(1, "A", "C")]);
    for (keys, effect) in [
        ("<enter>", Effect::Open(id(1))),
        ("j<enter>", Effect::Open(id(5))),
        ("<home><enter>", Effect::Open(id(1))),
        ("n", Effect::Create),
    ] {
        assert_eq!(press(&mut app, keys), [effect]);
        happen(&mut app, Outcome::NotOpened("No se pudo abrir.".into()));
        press(&mut app, "<esc>");
    }
}

#[test]
fn keys_typed_ahead_of_a_session_go_to_it_and_never_to_the_list() {
    let mut app = listing((80, 24), many(3));
    // One packet of a slow line: open, go to the next criterion, score; as keys of the list, d would remove.
    assert_eq!(press(&mut app, "<enter>j3Visto, d.<esc>"), [Effect::Open(id(0))]);
    assert!(app.overlay.is_none() && app.work().is_none());
    happen(&mut app, opened(session(0)));
    let desk = app.desk().unwrap();
    let second = desk.session().rubric().at(1).unwrap();
    assert_eq!(desk.session().draft(second).observacion, "Visto, d.");

    // The session does not come open: what was typed for it goes with it.
    let mut app = listing((80, 24), many(3));
    press(&mut app, "<enter>d");
    happen(&mut app, Outcome::NotOpened("No se pudo abrir.".into()));
    assert!(app.overlay.is_none() && app.message.is_some());
    // Nobody is kept by a disk that does not answer.
    press(&mut app, "<esc><enter>jj");
    assert_eq!(press(&mut app, "<c-c>"), [Effect::Quit]);
}

#[test]
fn a_list_that_is_read_anew_names_each_session_once() {
    let mut first = app((80, 24));
    for app in [&mut first, &mut listing((80, 24), many(2))] {
        happen(app, Outcome::ListBegins);
        happen(app, Outcome::Listed { cards: many(3), last: false });
        happen(app, Outcome::ListBegins);
        happen(app, Outcome::Listed { cards: many(4), last: false });
        happen(app, Outcome::Listed { cards: Vec::new(), last: true });
        assert_eq!(shown(app), [0, 1, 2, 3].map(|n| id(n).to_string()));
    }
}

#[test]
fn the_longest_name_leaves_room_for_the_question() {
    let mut app = listing((80, 24), vec![card(1, &"Oficina ".repeat(2_000), "X")]);
    press(&mut app, "d");
    assert!(text(&app).join("\n").contains("papelera") && text(&app).join("\n").contains("s  sí"));
}

#[test]
fn a_damaged_session_opens_too_so_that_it_can_be_recovered() {
    let mut app = listing((80, 24), believable());
    assert_eq!(press(&mut app, "<end><enter>"), [Effect::Open(id(9))]);
}

#[test]
fn r_leads_to_the_summary_once_the_session_is_open() {
    let mut app = listing((80, 24), many(3));
    assert_eq!(press(&mut app, "jr"), [Effect::Open(id(1))]);
    happen(&mut app, opened(session(1)));
    assert!(matches!(app.work().unwrap().view, View::Summary(_)));
}

#[test]
fn a_summary_that_was_not_to_be_had_is_forgotten() {
    let mut app = listing((80, 24), many(3));
    press(&mut app, "r");
    happen(&mut app, Outcome::NotOpened("No se pudo abrir.".into()));
    press(&mut app, "<esc><enter>");
    happen(&mut app, opened(session(0)));
    assert!(matches!(app.work().unwrap().view, View::Walk(_)));
}

#[test]
fn the_list_comes_back_to_the_session_that_was_open() {
    let mut app = listing((80, 24), many(3));
    happen(&mut app, opened(session(2)));
    press(&mut app, "q");
    assert!(matches!(app.screen, Screen::Sessions));
    assert_eq!(selected(&app), Some(id(2).to_string()));
}

#[test]
fn removing_asks_first_and_names_the_office() {
    let mut app = listing((80, 24), many(3));
    assert_eq!(press(&mut app, "jd"), []);
    let which = "«OPD Oficina 1» (visita del 22-11-2026, ordinaria)";
    assert_eq!(app.overlay, Some(Overlay::Confirm(Question::Remove(id(1), which.into()))));
    assert_eq!(press(&mut app, "n"), []);
    assert_eq!(press(&mut app, "ds"), [Effect::Remove(id(1))]);
    let effects = happen(&mut app, Outcome::ListChanged("Quedó en la papelera.".into()));
    assert_eq!(effects, [Effect::List]);
    let left = many(3).into_iter().filter(|card| card.id != id(1)).collect();
    happen(&mut app, Outcome::Listed { cards: left, last: true });
    assert_eq!(selected(&app), Some(id(2).to_string()), "the next one takes its place");
}

#[test]
fn the_first_list_is_shown_as_it_comes_and_the_selection_stays_where_it_was_put() {
    let mut app = app((80, 24));
    assert!(text(&app).join("\n").contains("Leyendo…"), "and not that there is nothing");
    assert_eq!(press(&mut app, "<enter>rd/j"), [], "keys are answered meanwhile");
    happen(&mut app, Outcome::Listed { cards: vec![card(5, "E", "X"), card(7, "G", "X")], last: false });
    assert_eq!(selected(&app), Some(id(5).to_string()));
    happen(&mut app, Outcome::Listed { cards: vec![card(3, "C", "X")], last: false });
    assert_eq!(selected(&app), Some(id(3).to_string()), "the newest, as long as nobody chose");
    press(&mut app, "<esc>j");
    happen(&mut app, Outcome::Listed { cards: vec![card(6, "F", "X"), card(1, "A", "X")], last: true });
    assert_eq!(selected(&app), Some(id(5).to_string()));
    assert_eq!(shown(&app), [1, 3, 5, 6, 7].map(|n| id(n).to_string()));
}

#[test]
fn a_later_list_replaces_the_former_once_it_is_whole() {
    let mut app = listing((80, 24), many(4));
    press(&mut app, "jj");
    happen(&mut app, Outcome::Listed { cards: vec![card(2, "C", "X")], last: false });
    assert_eq!(shown(&app).len(), 4, "the screen is not emptied meanwhile");
    happen(&mut app, Outcome::Listed { cards: vec![card(0, "A", "X")], last: true });
    assert_eq!(shown(&app), [0, 2].map(|n| id(n).to_string()));
    assert_eq!(selected(&app), Some(id(2).to_string()));
    happen(&mut app, Outcome::Listed { cards: vec![], last: true });
    assert_eq!(selected(&app), None);
}

#[test]
fn a_filter_finds_without_accents_capitals_or_one_way_to_write_dates() {
    let mut app = listing((80, 24), believable());
    for (typed, found) in [
        ("niquen", 27),
        ("FICTICIO", 3),
        ("30/08/2026", 4),
        ("2026-08-30", 4),
        ("30-08", 4),
        ("1131201", 1),
        ("opd-9-", 9),
        ("aromos valle", 27),
    ] {
        press(&mut app, &format!("/{typed}"));
        assert_eq!(shown(&app), [id(found).to_string()], "{typed}");
        press(&mut app, "<esc>");
        assert_eq!(shown(&app).len(), 5);
    }
}

#[test]
fn a_filter_is_kept_by_enter_and_taken_away_by_esc_which_ends_nothing() {
    let mut app = listing((80, 24), believable());
    press(&mut app, "j/nada de esto<enter>");
    assert_eq!(selected(&app), None);
    assert_eq!(press(&mut app, "<enter>rd"), []);
    assert_eq!(press(&mut app, "<esc>"), []);
    assert_eq!(selected(&app), Some(id(27).to_string()), "back to the one that was selected before");
    press(&mut app, "/supuest<bs><down>");
    assert_eq!(press(&mut app, "<enter>"), [Effect::Open(id(4))]);
    happen(&mut app, Outcome::NotOpened("No se pudo abrir.".into()));
    press(&mut app, "<esc>/<c-u>");
    assert_eq!(shown(&app).len(), 5);
    press(&mut app, "q<enter>");
    assert_eq!(app.list.listing.filter(), "q", "letters are letters while typing");
    assert_eq!(press(&mut app, "<esc>"), []);
    assert_eq!(press(&mut app, "<esc><esc>"), [], "an Esc may be what the line left of another key");
}

#[test]
fn a_new_list_comes_filtered() {
    let mut app = listing((80, 24), believable());
    press(&mut app, "/puerto<enter>");
    happen(&mut app, Outcome::Listed { cards: [believable(), many(2)].concat(), last: true });
    assert_eq!(shown(&app), [id(4).to_string()]);
}

#[test]
fn a_paste_goes_into_the_filter_or_nowhere() {
    let mut app = listing((80, 24), believable());
    assert_eq!(paste(&mut app, "q\nd"), []);
    assert!(text(&app).iter().any(|row| row.contains("aquí no se escribe")));
    press(&mut app, "/");
    paste(&mut app, "San\nFicticio");
    assert_eq!(app.list.listing.filter(), "San Ficticio");
}

#[test]
fn leaving_the_list_ends_the_program() {
    for keys in ["q", "<c-c>"] {
        assert_eq!(press(&mut listing((80, 24), believable()), keys), [Effect::Quit]);
    }
}

#[test]
fn what_another_connection_has_open_is_marked_with_who_and_since_when() {
    let held = |card: Card, minutes| {
        let since = start().wall - chrono::TimeDelta::minutes(minutes);
        Card { open_by: Some(OpenBy { user: "arojas".into(), since }), ..card }
    };
    let mut app = app((80, 24));
    let cards = vec![held(card(1, "OPD Uno", "Uno"), 27), held(card(2, "OPD Dos", "Dos"), 60 * 24)];
    happen(&mut app, Outcome::Listed { cards, last: true });
    let rows = |app: &App| text(app).join("\n");
    assert_eq!(rows(&app).matches("● en uso").count(), 2, "{}", rows(&app));
    assert!(rows(&app).contains("abierta por arojas desde las 12:03"), "{}", rows(&app));
    press(&mut app, "j");
    assert!(rows(&app).contains("abierta por arojas desde el 22-11-2026 a las 12:30"), "{}", rows(&app));
}

#[test]
fn moving_within_a_page_repaints_two_rows_and_the_details() {
    let mut app = listing((80, 24), many(100));
    let before = text(&app);
    press(&mut app, "jjj");
    let after = text(&app);
    let changed: Vec<usize> = (0..24).filter(|&y| before[y] != after[y]).collect();
    assert_eq!(changed, [3, 6, 21, 22]);
    press(&mut app, " ");
    assert_eq!(selected(&app), Some(id(3 + 17).to_string()), "a page further");
    press(&mut app, "<end>");
    assert_eq!(selected(&app), Some(id(99).to_string()));
}

#[test]
fn the_trash_gives_back_and_is_emptied_only_after_asking() {
    let mut app = listing((80, 24), believable());
    assert_eq!(press(&mut app, "p"), [Effect::ListTrash]);
    assert!(text(&app).join("\n").contains("Leyendo…"));
    happen(&mut app, Outcome::TrashListed(trashed()));
    assert_eq!(press(&mut app, "<enter>"), [Effect::Restore("uno".into())], "removed last, so it comes first");
    assert_eq!(press(&mut app, "jr"), [Effect::Restore("dos".into())]);
    assert_eq!(press(&mut app, "x"), []);
    assert_eq!(app.overlay, Some(Overlay::Confirm(Question::Purge(2))));
    assert_eq!(press(&mut app, "s"), [Effect::Purge]);
    assert_eq!(happen(&mut app, Outcome::ListChanged("Listo.".into())), [Effect::List, Effect::ListTrash]);
    happen(&mut app, Outcome::TrashListed(Vec::new()));
    assert_eq!(press(&mut app, "<enter>xjk"), []);
    assert_eq!(press(&mut app, "<esc>"), []);
    assert_eq!(press(&mut app, "<enter>"), [Effect::Open(id(1))], "the list is where it was");
}

fn trashed() -> Vec<TrashCard> {
    vec![
        TrashCard {
            entry: "dos".into(),
            removed_at: Some(time("2026-11-20T18:00:00-03:00")),
            card: card(2, "OPD Puerto Supuesto", "Puerto Supuesto"),
        },
        TrashCard {
            entry: "uno".into(),
            removed_at: Some(time("2026-11-23T12:03:00-03:00")),
            card: card(1, "OPD Valle Inventado de los Aromos", "Ñiquén de Arriba"),
        },
    ]
}

#[test]
fn hostile_names_are_made_harmless() {
    let name = "\u{1B}[2J\u{202E}a\nb**c".repeat(20);
    let bad = Card { problem: Some(Problem::Damaged("línea 1\n\u{9B}31m".into())), ..card(1, &name, "\u{7}\t") };
    let app = listing((80, 24), vec![bad]);
    let drawn = screen(&app);
    assert!(!drawn.contains(['\u{1B}', '\u{202E}', '\u{9B}', '\u{7}', '\t']));
    assert!(drawn.lines().filter(|line| line.starts_with('│')).count() == 24);
}

#[test]
fn the_list_is_drawn() {
    for size in SIZES {
        let mut app = listing(size, believable());
        insta::assert_snapshot!(format!("list_{}x{}", size.0, size.1), screen(&app));
        press(&mut app, "<end>");
        insta::assert_snapshot!(format!("damaged_{}x{}", size.0, size.1), text(&app).join("\n"));
        press(&mut app, "/valle aro");
        insta::assert_snapshot!(format!("filtering_{}x{}", size.0, size.1), screen(&app));
        press(&mut app, "x<enter>");
        insta::assert_snapshot!(format!("no_match_{}x{}", size.0, size.1), text(&app).join("\n"));
        press(&mut app, "<esc>p");
        happen(&mut app, Outcome::TrashListed(trashed()));
        insta::assert_snapshot!(format!("trash_{}x{}", size.0, size.1), screen(&app));
        happen(&mut app, Outcome::TrashListed(Vec::new()));
        insta::assert_snapshot!(format!("trash_empty_{}x{}", size.0, size.1), text(&app).join("\n"));
        insta::assert_snapshot!(format!("empty_{}x{}", size.0, size.1), screen(&listing(size, Vec::new())));
    }
    let mut app = listing((80, 24), many(20_000));
    press(&mut app, "<pgdn>jj");
    insta::assert_snapshot!("twenty_thousand_80x24", text(&app).join("\n"));
}
