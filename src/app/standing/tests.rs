//! One rule for every mode of the program: the footer's right group names undo, the summary and help wherever their keys act.

use std::sync::Arc;

use super::*;
use crate::app::effect::Effect;
use crate::app::event::{Candidate, Event, Opened, Outcome, Recovery};
use crate::app::overlay::Versions;
use crate::app::screens::conclude;
use crate::app::screens::walk::Bulking;
use crate::app::update;
use crate::domain::catalog::Card;
use crate::domain::fixtures;
use crate::domain::identification::{Identification, Kind};
use crate::domain::sample::Sample;
use crate::domain::session::{Session, SessionId};
use crate::store::{rubric_file, wire};
use crate::terminal::key::Input;
use crate::ui::testing::{app, app_with, happen, press, start, text};

const COMPLETE: &[u8] = include_bytes!("../../../sessions/opd-completa.json");
const UNDO: &str = words::STANDING[0];
const SUMMARY: &str = words::SUMMARY_KEY;
const HELP: &str = words::STANDING[2];

type Begin = fn((u16, u16)) -> App;

/// The modes; where each begins and the keys that lead there, with something to be taken back; what acts there.
macro_rules! modes {
    ($( $mode:ident $begin:ident $keys:literal [$($acts:ident)*]; )+) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        enum Shown { $($mode),+ }
        const MODES: &[(Shown, Begin, &str, &[&str])] = &[ $( (Shown::$mode, $begin, $keys, &[$($acts),*]) ),+ ];
    };
}

modes! {
    Browse walk "" [UNDO SUMMARY HELP];
    Choose walk "g3211" [UNDO SUMMARY HELP];
    Proposed walk "2" [UNDO SUMMARY HELP];
    Taken walk "2<enter>" [UNDO SUMMARY HELP];
    Own walk "2a" [UNDO SUMMARY HELP];
    Recalled walk "2a<esc>j2<c-p>" [UNDO SUMMARY HELP];
    Pick walk "2<c-f>a" [UNDO SUMMARY HELP];
    Keep walk "2Falta el plan.<c-t>" [UNDO SUMMARY HELP];
    Offer walk "2a<esc>3" [UNDO SUMMARY HELP];
    Count walk "c1" [UNDO SUMMARY HELP];
    Notices walk "c1/5<enter>3<esc>a" [UNDO SUMMARY HELP];
    Why walk "c1/5<enter>3<esc>adx" [UNDO SUMMARY HELP];
    Search walk "/a" [UNDO SUMMARY HELP];
    Goto walk "g2" [UNDO SUMMARY HELP];
    Mark walk "ma" [UNDO SUMMARY HELP];
    BulkOffered extraordinary "" [UNDO SUMMARY HELP];
    BulkChoosing walk "z" [UNDO SUMMARY HELP];
    BulkDrafted walk "zd" [UNDO SUMMARY HELP];
    BulkWriting walk "zdNada" [UNDO SUMMARY HELP];
    Identify walk "ia" [UNDO SUMMARY HELP];
    // Behind it lies the list, and in that another session.
    IdentifyBegun begun "<down>OPD" [UNDO HELP];
    Sheet walk "f+C-01<enter><enter>c" [UNDO SUMMARY HELP];
    SheetCodes walk "f+C" [UNDO SUMMARY HELP];
    SheetLine walk "f+C-01<enter><enter>mx" [UNDO SUMMARY HELP];
    Reading walk "l" [UNDO SUMMARY HELP];
    Find walk "l/a" [UNDO SUMMARY HELP];
    Conclude walk "e<enter>a<esc>" [UNDO SUMMARY HELP];
    Concluding walk "e<enter>a" [UNDO SUMMARY HELP];
    Sign ready "<enter>A" [UNDO SUMMARY HELP];
    Reopen closed "<end><enter>A" [UNDO SUMMARY HELP];
    // It is the summary.
    Summary walk "r" [UNDO HELP];
    Tree walk "t" [UNDO SUMMARY HELP];
    // What only stands in front to be read, or to be chosen, takes nothing back and is its own help.
    Card walk "v" [SUMMARY];
    Help walk "?" [SUMMARY];
    HandOut walk "x" [SUMMARY];
    VersionsRead versions "" [SUMMARY];
    // No supervision is open, and the help says so.
    List list "" [SUMMARY HELP];
    Filter list "/a" [UNDO SUMMARY HELP];
    Trash list "p" [HELP];
    Recovering damaged "" [HELP];
    // A question is answered first.
    Confirm list "d" [];
    Held held "" [];
    Waiting asked "" [];
    Left left "" [];
}

/// What is shown.
fn shown(app: &App) -> Shown {
    match (&app.overlay, &app.screen) {
        (Some(Overlay::Tree(_)), _) => Shown::Tree,
        (Some(Overlay::Card(_)), _) => Shown::Card,
        (Some(Overlay::Help(_)), _) => Shown::Help,
        (Some(Overlay::HandOut(_)), _) => Shown::HandOut,
        (Some(Overlay::Versions(_)), _) => Shown::VersionsRead,
        (Some(Overlay::Confirm(_)), _) => Shown::Confirm,
        (Some(Overlay::Held(_)), _) => Shown::Held,
        (Some(Overlay::Waiting(_)), _) => Shown::Waiting,
        (Some(Overlay::Left(_)), _) => Shown::Left,
        (None, Screen::Recovery(_)) => Shown::Recovering,
        (None, Screen::Sessions) => match app.list.mode {
            sessions::Mode::Browse => Shown::List,
            sessions::Mode::Filtering(_) => Shown::Filter,
            sessions::Mode::Trash(_) => Shown::Trash,
        },
        (None, Screen::Work(work)) => match &work.view {
            View::Identify(state) if state.fresh => Shown::IdentifyBegun,
            View::Identify(_) => Shown::Identify,
            View::Sheet(state) if state.entry.is_some() => Shown::SheetCodes,
            View::Sheet(state) if state.line.is_some() => Shown::SheetLine,
            View::Sheet(_) => Shown::Sheet,
            View::Summary(_) => Shown::Summary,
            View::Reading(state) if state.find.is_open() => Shown::Find,
            View::Reading(_) => Shown::Reading,
            View::Conclude(state) => match state.mode {
                conclude::Mode::Browse => Shown::Conclude,
                conclude::Mode::Write(..) => Shown::Concluding,
                conclude::Mode::Sign { .. } => Shown::Sign,
                conclude::Mode::Reopen(_) => Shown::Reopen,
            },
            View::Walk(state) => walked(&state.mode),
        },
    }
}

fn walked(mode: &Mode) -> Shown {
    match mode {
        Mode::Browse => Shown::Browse,
        Mode::Choose(_) => Shown::Choose,
        Mode::Write(Writing { stage: Stage::Proposed(_), .. }) => Shown::Proposed,
        Mode::Write(Writing { stage: Stage::Taken, .. }) => Shown::Taken,
        Mode::Write(Writing { stage: Stage::Own, .. }) => Shown::Own,
        Mode::Write(Writing { stage: Stage::Recalled { .. }, .. }) => Shown::Recalled,
        Mode::Pick(_) => Shown::Pick,
        Mode::Keep(_) => Shown::Keep,
        Mode::Offer(_) => Shown::Offer,
        Mode::Count(_) => Shown::Count,
        Mode::Notices(Looking { why: None, .. }) => Shown::Notices,
        Mode::Notices(Looking { why: Some(_), .. }) => Shown::Why,
        Mode::Search(_) => Shown::Search,
        Mode::Goto(_) => Shown::Goto,
        Mode::Mark(_) => Shown::Mark,
        Mode::Bulk(Bulking::Offered) => Shown::BulkOffered,
        Mode::Bulk(Bulking::Choosing) => Shown::BulkChoosing,
        Mode::Bulk(Bulking::Drafted(_)) => Shown::BulkDrafted,
        Mode::Bulk(Bulking::Writing(..)) => Shown::BulkWriting,
    }
}

fn fresh() -> Session {
    fixtures::session(&rubric_file::embedded().0)
}

/// The walk at its first criterion, with a score that can be taken back.
fn walk(size: (u16, u16)) -> App {
    let mut app = app_with(fresh(), size);
    press(&mut app, "<pgdn>3<esc><home>");
    app
}

/// The form of a session that was made just now.
fn begun(size: (u16, u16)) -> App {
    let mut app = app(size);
    let opened = Opened { session: fresh(), read_only: None, notices: Vec::new(), fresh: true };
    happen(&mut app, Outcome::Opened(Box::new(opened)));
    app
}

fn extraordinary(size: (u16, u16)) -> App {
    let mut session = fresh();
    fixtures::identify(&mut session, Identification::default(), Kind::Extraordinary, Sample::default());
    let mut app = app_with(session, size);
    press(&mut app, "3Bien.<tab>3Bien.<tab>3Bien.<tab>0No se usó.<tab>");
    app
}

/// The complete example in front of its closing.
fn ready(size: (u16, u16)) -> App {
    let embedded = |_: &_| Some(Arc::clone(&rubric_file::embedded().0));
    let mut app = app_with(wire::read("ejemplo", COMPLETE, &embedded).unwrap().session, size);
    press(&mut app, "<esc>e<enter>Se cumple en lo principal.<esc><end>");
    app
}

fn closed(size: (u16, u16)) -> App {
    let mut app = ready(size);
    let effects = press(&mut app, "<enter>Ana Rojas<enter>");
    let saved = effects
        .iter()
        .find_map(|effect| if let Effect::Save { revision, .. } = effect { Some(*revision) } else { None });
    happen(&mut app, Outcome::Saved { revision: saved.unwrap(), at: start().wall });
    app
}

fn versions(size: (u16, u16)) -> App {
    let mut app = walk(size);
    press(&mut app, "e");
    app.overlay = Some(Overlay::Versions(Versions::of(&[], &fresh())));
    app
}

fn list(size: (u16, u16)) -> App {
    let mut app = app(size);
    let cards = vec![Card::unknown(SessionId::new("20261122-1200-aaaa").unwrap())];
    happen(&mut app, Outcome::Listed { cards, last: true });
    app
}

fn damaged(size: (u16, u16)) -> App {
    let candidate =
        Candidate { name: "a".into(), what: "respaldo", changed_at: None, complete: None, criteria: None, rest: None };
    let found = Recovery {
        id: SessionId::new("20261122-1200-aaaa").unwrap(),
        problem: "El archivo termina antes.".into(),
        damaged: candidate.clone(),
        candidates: vec![candidate],
        differing: vec![],
    };
    let mut app = app(size);
    happen(&mut app, Outcome::Recovery(Box::new(found)));
    app
}

fn held(size: (u16, u16)) -> App {
    let mut app = app(size);
    let holder = crate::wording::elsewhere::held(None, start().wall);
    happen(&mut app, Outcome::Held { id: fresh().id().clone(), holder, own: true });
    app
}

fn asked(size: (u16, u16)) -> App {
    let mut app = app(size);
    happen(&mut app, Outcome::Asked(fresh().id().clone()));
    app
}

fn left(size: (u16, u16)) -> App {
    let mut app = app_with(fresh(), size);
    press(&mut app, "2a");
    app_with(app.desk().unwrap().session().clone(), size)
}

/// The mode, with nothing told in place of its footer.
fn reach((mode, begin, keys, _): &(Shown, Begin, &str, &[&str]), size: (u16, u16)) -> App {
    let mut app = begin(size);
    press(&mut app, keys);
    app.message = None;
    assert_eq!(shown(&app), *mode, "after {keys:?}: {:#?}", text(&app));
    app
}

/// Presses what a row of the footer names.
fn follow(app: &mut App, row: &HelpRow) {
    match row.bound.first() {
        None => drop(press(app, &row.keys.replace("Esc", "<esc>").replace(' ', ""))),
        Some(key) => {
            let now = app.now;
            update(app, now, Event::Input(Input::Key(*key)));
        }
    }
}

#[test]
fn undo_summary_and_help_stand_on_the_right_of_every_mode_where_they_act() {
    for mode in MODES {
        let mut app = reach(mode, (80, 24));
        for size in [(60, 18), (80, 24), (120, 40), (200, 60)] {
            let now = app.now;
            update(&mut app, now, Event::Resize(size.0, size.1));
            let row = text(&app).pop().unwrap();
            let rows = app.footer_rows();
            for word in words::STANDING {
                let stands = rows.iter().any(|row| row.short == word);
                assert_eq!(stands, mode.3.contains(&word), "{word} in {:?}", mode.0);
                assert!(!stands || row.contains(&format!(" {word}")), "{word} in {:?} at {size:?}: {row}", mode.0);
            }
            if let Some(last) = mode.3.last() {
                let columns = row.chars().count();
                assert!(row.ends_with(last) && columns + 1 == usize::from(size.0), "{:?} at {size:?}: {row}", mode.0);
            }
        }
    }
}

#[test]
fn what_stands_there_acts() {
    for mode in MODES {
        for word in mode.3 {
            let mut app = reach(mode, (80, 24));
            let before = text(&app);
            let row = app.footer_rows().into_iter().find(|row| row.short == *word).unwrap();
            follow(&mut app, &row);
            let leads = match *word {
                HELP => matches!(app.overlay, Some(Overlay::Help(_))),
                SUMMARY if app.work().is_some() => shown(&app) == Shown::Summary,
                // A session of the list is opened first.
                SUMMARY => app.opening || shown(&app) == Shown::List,
                _ => text(&app) != before,
            };
            assert!(leads, "{word} in {:?} by {}: {:#?}", mode.0, row.keys, text(&app));
        }
    }
}

#[test]
fn the_help_shows_the_way_to_the_summary_and_says_what_a_screen_has_not() {
    let mut writing = reach(&MODES[Shown::Own as usize], (80, 24));
    press(&mut writing, "<c-g>");
    let Some(Overlay::Help(help)) = &writing.overlay else { panic!("no help") };
    assert!(help.rows.iter().any(|row| row.keys == "Esc r" && row.name == words::SUMMARY_WAY));
    for (mode, said) in
        [(Shown::List, "nada se deshace"), (Shown::Trash, "ni hay resumen"), (Shown::Recovering, "resumen")]
    {
        let mut app = reach(&MODES[mode as usize], (80, 24));
        press(&mut app, "?");
        assert!(text(&app).join(" ").contains(said), "{mode:?}: {:#?}", text(&app));
    }
}

#[test]
fn the_last_step_is_taken_back_from_where_it_is_seen() {
    // The score that was just given and the text that it asks for; the summary; the informe; the tree; the shared text.
    for keys in ["2<c-z>", "2<esc>ru", "2<esc>lu", "2<esc>tu", "2<esc>zu", "2<esc>zr<c-z>"] {
        let mut app = app_with(fresh(), (80, 24));
        press(&mut app, keys);
        let session = app.desk().unwrap().session();
        assert_eq!(session.draft(session.rubric().first()).score, None, "after {keys:?}");
        assert!(matches!(&app.work().unwrap().view, View::Walk(state) if matches!(state.mode, Mode::Browse)));
    }
}

#[test]
fn phrases_stand_in_the_footer_of_a_common_window_wherever_they_are_offered() {
    for mode in [Shown::Choose, Shown::Proposed, Shown::Taken, Shown::Own] {
        let row = text(&reach(&MODES[mode as usize], (80, 24))).pop().unwrap();
        assert!(row.contains("Ctrl-F frases") && row.contains("Esc "), "{mode:?}: {row}");
    }
}
