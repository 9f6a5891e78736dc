//! What is not drawn again is what stands there: frames that are left out, and parts of frames that are kept.

use std::time::Duration;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::app::effect::Effect;
use crate::app::event::{Event, Moment, Outcome};
use crate::app::{App, update};
use crate::domain::session::Session;
use crate::store::{rubric_file, wire};
use crate::ui::testing::{app_with, drawn, parse};
use crate::ui::theme::Theme;
use crate::ui::view;
use crate::ui::walk::panel::Memo;

const UNDER_WAY: &[u8] = include_bytes!("../../sessions/opd-en-curso.json");

fn under_way() -> Session {
    wire::read("ejemplo", UNDER_WAY, &rubric_file::find).unwrap().session
}

/// What happens to somebody who works: a key, time that goes by, a save that works or does not.
#[derive(Debug, Clone)]
enum Happens {
    Keys(&'static str),
    Time(u64),
    Saved,
    Failed,
}

fn happens() -> impl Strategy<Value = Happens> {
    let keys = prop::sample::select(vec![
        "a",
        "ñ",
        " ",
        "12",
        "<enter>",
        "<esc>",
        "<tab>",
        "<down>",
        "<up>",
        "<left>",
        "<bs>",
        "<home>",
        "<end>",
        "<pgdn>",
        "3",
        "1",
        "0",
        "c",
        "v",
        "t",
        "r",
        "l",
        "e",
        "i",
        "f",
        "m",
        "n",
        "u",
        "z",
        "/",
        "g",
        "?",
        "<c-g>",
        "<c-o>",
        "<c-z>",
        "912345678",
        "12.345.678-5",
    ]);
    prop_oneof![
        6 => keys.prop_map(Happens::Keys),
        2 => prop::sample::select(vec![50, 700, 1600, 2500]).prop_map(Happens::Time),
        2 => Just(Happens::Saved),
        1 => Just(Happens::Failed),
    ]
}

/// The events of it, at their moments; `under` is the save that the worker has.
fn events(app: &App, what: &Happens, under: &mut Option<u64>) -> Vec<(Moment, Event)> {
    let now = app.now;
    match what {
        Happens::Keys(keys) => {
            let typed = parse(keys).into_iter();
            typed.map(|key| (now, Event::Input(crate::terminal::key::Input::Key(key)))).collect()
        }
        Happens::Time(millis) => {
            let time = Duration::from_millis(*millis);
            vec![(Moment { elapsed: now.elapsed + time, wall: now.wall + time }, Event::Woken)]
        }
        Happens::Saved => under
            .take()
            .map(|revision| (now, Event::Done(Outcome::Saved { revision, at: now.wall })))
            .into_iter()
            .collect(),
        Happens::Failed => {
            let failed = |revision| (now, Event::Done(Outcome::SaveFailed { revision, message: "disco lleno".into() }));
            under.take().map(failed).into_iter().collect()
        }
    }
}

/// Lets it happen; what is left of the worker is noted in `under`.
fn happen(app: &mut App, (now, event): (Moment, Event), under: &mut Option<u64>) {
    for effect in update(app, now, event) {
        if let Effect::Save { revision, .. } = effect {
            *under = Some(revision);
        }
    }
}

/// What a terminal shows: of what a wide character covers, nothing.
fn seen(backend: &TestBackend) -> Vec<(String, Style)> {
    let mut covered = 0;
    let cells = backend.buffer().content().iter();
    let shown = cells.map(|cell| {
        let hidden = covered > 0;
        covered = if hidden { covered - 1 } else { cell.symbol().width().saturating_sub(1) };
        if hidden { (String::new(), Style::new()) } else { (cell.symbol().to_owned(), cell.style()) }
    });
    shown.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_frame_that_is_left_out_would_be_the_last_one_again(story in prop::collection::vec(happens(), 1..40)) {
        let (mut app, mut under) = (app_with(under_way(), (80, 24)), None);
        for what in &story {
            for (now, event) in events(&app, what, &mut under) {
                let (calm, of_saving) = (app.calm(), event.is_of_saving());
                let before = of_saving.then(|| drawn(&app));
                happen(&mut app, (now, event), &mut under);
                if let Some(before) = before.filter(|_| calm.is_some() && calm == app.calm()) {
                    prop_assert_eq!(before, drawn(&app));
                }
            }
        }
    }

    #[test]
    fn what_is_kept_is_what_would_be_drawn_anew(story in prop::collection::vec(happens(), 1..40), wide: bool) {
        let size = if wide { (140, 40) } else { (80, 24) };
        let (mut app, mut under, memo) = (app_with(under_way(), size), None, Memo::default());
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        for what in &story {
            for event in events(&app, what, &mut under) {
                happen(&mut app, event, &mut under);
                terminal.draw(|frame| view(&app, Theme::new(true), &memo, frame)).unwrap();
                prop_assert_eq!(seen(terminal.backend()), seen(&drawn(&app)));
            }
        }
    }
}
