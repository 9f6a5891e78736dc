//! Saving and leaving: nothing is left behind unsaved without a question.

use std::time::Duration;

use super::*;
use crate::app::Screen;
use crate::app::effect::Effect;
use crate::app::overlay::{Overlay, Question};
use crate::ui::testing::{press, time, wait};

use crate::app::saving::{SAVE_AFTER, SLOW_AFTER};

/// The revisions that are to be saved, and what was in them.
fn saves(effects: &[Effect]) -> Vec<(u64, &Session)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Save { revision, session } => Some((*revision, session.as_ref())),
            _ => None,
        })
        .collect()
}

/// The one save among `effects`.
#[track_caller]
fn save(effects: &[Effect]) -> (u64, &Session) {
    match saves(effects)[..] {
        [one] => one,
        ref all => panic!("{} saves", all.len()),
    }
}

fn saved(app: &mut App, revision: u64) -> Vec<Effect> {
    happen(app, Outcome::Saved { revision, at: time("2026-11-23T12:30:05-03:00") })
}

fn failed(app: &mut App, revision: u64) -> Vec<Effect> {
    happen(app, Outcome::SaveFailed { revision, message: "No queda espacio en el disco.".into() })
}

fn asks_to_leave(app: &App) -> bool {
    matches!(app.overlay, Some(Overlay::Confirm(Question::LeaveUnsaved(_))))
}

fn in_the_list(app: &App) -> bool {
    matches!(app.screen, Screen::Sessions)
}

#[test]
fn typing_is_saved_at_a_deadline_that_typing_cannot_postpone() {
    let mut app = untouched("1.1.1");
    assert_eq!(app.deadline(), None, "nothing wakes an idle program");
    assert!(saves(&press(&mut app, "3B")).is_empty());
    assert_eq!(app.deadline(), Some(SAVE_AFTER));
    assert!(saves(&wait(&mut app, SAVE_AFTER / 2)).is_empty());
    press(&mut app, "ien");
    assert_eq!(app.deadline(), Some(SAVE_AFTER));
    let effects = wait(&mut app, SAVE_AFTER / 2);
    let (revision, session) = save(&effects);
    assert_eq!(session, super::session(&app), "everything typed is in it");
    assert_eq!(app.deadline(), Some(SAVE_AFTER + SLOW_AFTER), "only should the disk not answer");
    saved(&mut app, revision);
    assert_eq!(app.deadline(), None);
    assert!(shown(&app).contains("Guardado 12:30:05"), "{}", shown(&app));
}

#[test]
fn q_waits_for_the_save() {
    let mut app = untouched("1.1.1");
    let effects = press(&mut app, "3Bien.<esc>q");
    let (revision, session) = save(&effects);
    assert_eq!(session, super::session(&app));
    assert!(!in_the_list(&app), "not before it is on disk");
    let effects = saved(&mut app, revision);
    assert_eq!((in_the_list(&app), effects), (true, vec![Effect::Release, Effect::List]));
}

#[test]
fn q_waits_for_the_save_of_what_came_after_the_one_under_way() {
    let mut app = untouched("1.1.1");
    press(&mut app, "3Bien");
    let effects = wait(&mut app, SAVE_AFTER);
    let (first, _) = save(&effects);
    let effects = press(&mut app, ".<esc>q");
    let (second, session) = save(&effects);
    assert_eq!(session.draft(session.rubric().first()).observacion, "Bien.");
    assert!(saves(&saved(&mut app, first)).is_empty() && !in_the_list(&app));
    saved(&mut app, second);
    assert!(in_the_list(&app));
}

#[test]
fn keys_that_follow_q_are_saved_as_well() {
    let mut app = untouched("1.1.1");
    let effects = press(&mut app, "3Bien.<esc>q1");
    let all: Vec<u64> = saves(&effects).iter().map(|(revision, _)| *revision).collect();
    for revision in all {
        assert!(!in_the_list(&app));
        saved(&mut app, revision);
    }
    assert!(in_the_list(&app));
}

#[test]
fn q_with_nothing_unsaved_leaves_at_once() {
    let mut app = untouched("1.1.1");
    assert_eq!(press(&mut app, "q"), [Effect::Release, Effect::List]);
    assert!(in_the_list(&app));
}

#[test]
fn ctrl_c_saves_and_quits_from_everywhere() {
    for way in [
        "",
        "<enter>",
        "<enter><c-g>",
        "<enter><c-o>",
        "t",
        "t?",
        "v",
        "?",
        "r",
        "r<tab>",
        "r?",
        "i",
        "i<c-g>",
        "3",
        "3<enter>",
    ] {
        let mut app = at(answered("1.1.1", Some(1), "Faltan.", ""), "1.1.1", (80, 24));
        press(&mut app, "j");
        press(&mut app, "k<enter>x<esc>");
        press(&mut app, way);
        let expected = session(&app).clone();
        let mut effects = press(&mut app, "<c-c>");
        // What stands in front is closed first, and where text is typed it is asked.
        for _ in 0..2 {
            if saves(&effects).is_empty() {
                effects = press(&mut app, "<c-c>");
            }
        }
        let (revision, session) = save(&effects);
        assert_eq!(session.draft(session.rubric().first()), expected.draft(expected.rubric().first()), "{way}");
        assert!(!app.ending, "{way}: not before it is on disk");
        assert_eq!(saved(&mut app, revision), [Effect::Release, Effect::Quit], "{way}");
        assert!(app.ending);
    }
}

#[test]
fn trouble_stays_on_screen_and_is_retried_until_it_is_cured() {
    let mut app = untouched("1.1.1");
    press(&mut app, "3Bien");
    let mut effects = wait(&mut app, SAVE_AFTER);
    for _ in 0..5 {
        let (revision, _) = save(&effects);
        failed(&mut app, revision);
        for keys in ["", ".", "<esc>", "?", "<esc>", "r", "q", "i", "<esc>", "<enter>"] {
            press(&mut app, keys);
            let title = text(&app)[0].clone();
            assert!(title.contains("NO SE HA GUARDADO: No queda espacio en el disco."), "{keys}: {title}");
        }
        let pause = app.deadline().unwrap() - app.now.elapsed;
        assert!(pause <= Duration::from_millis(1500));
        effects = wait(&mut app, pause);
    }
    let (revision, session) = save(&effects);
    assert_eq!(session, super::session(&app));
    saved(&mut app, revision);
    assert!(text(&app)[0].contains("Guardado 12:30:05"), "{}", text(&app)[0]);
}

#[test]
fn leaving_with_trouble_asks_and_no_stays() {
    for no in ["n", "<esc>", "<enter>", "q", "<c-c>"] {
        let mut app = untouched("1.1.1");
        let effects = press(&mut app, "3Bien.<esc>q");
        failed(&mut app, save(&effects).0);
        assert!(asks_to_leave(&app) && shown(&app).contains("¿Salir de todos modos?"));
        press(&mut app, "jx3");
        assert!(asks_to_leave(&app), "other keys answer nothing");
        press(&mut app, no);
        assert!(!asks_to_leave(&app) && !in_the_list(&app), "{no}");
        assert_eq!(draft(&app).observacion, "Bien.");
        press(&mut app, "<c-c>");
        assert!(asks_to_leave(&app), "and it asks again");
        press(&mut app, no);
        let effects = wait(&mut app, Duration::from_secs(2));
        saved(&mut app, save(&effects).0);
        assert!(!in_the_list(&app) && !app.ending, "who stayed is not thrown out by a later save");
    }
}

#[test]
fn leaving_with_trouble_asks_and_yes_leaves() {
    let mut app = untouched("1.1.1");
    let effects = press(&mut app, "3Bien.<esc>q");
    failed(&mut app, save(&effects).0);
    let effects = press(&mut app, "s");
    assert_eq!((in_the_list(&app), effects), (true, vec![Effect::Release, Effect::List]));
    let mut app = untouched("1.1.1");
    let effects = press(&mut app, "3Bien.<c-c><c-c>");
    failed(&mut app, save(&effects).0);
    assert_eq!(press(&mut app, "s"), [Effect::Release, Effect::Quit]);
}

#[test]
fn a_cure_while_the_question_stands_leaves_by_itself() {
    let mut app = untouched("1.1.1");
    let effects = press(&mut app, "3Bien.<esc>q");
    failed(&mut app, save(&effects).0);
    let effects = wait(&mut app, Duration::from_secs(2));
    saved(&mut app, save(&effects).0);
    assert!(in_the_list(&app) && app.overlay.is_none());
}

#[test]
fn a_copy_set_apart_is_told_and_work_goes_on_in_it() {
    let mut app = untouched("1.1.1");
    press(&mut app, "3Bien");
    let effects = wait(&mut app, SAVE_AFTER);
    let (revision, _) = save(&effects);
    let id = crate::domain::session::SessionId::new("prueba-copia").unwrap();
    happen(&mut app, Outcome::SavedApart { revision, at: time("2026-11-23T12:30:05-03:00"), id: id.clone() });
    assert!(message(&app).contains("prueba-copia") && app.warns());
    press(&mut app, ".");
    let effects = wait(&mut app, SAVE_AFTER);
    let (_, session) = save(&effects);
    assert_eq!((session.id(), session.draft(session.rubric().first()).observacion.as_str()), (&id, "Bien."));
}

#[test]
fn who_wants_the_program_to_end_gets_everything_saved_first() {
    for keys in ["3Bien", "3Bien<c-g>", "3Bien<esc>t", "3Bien<esc>q", "r", "3Bien<esc>i"] {
        let mut app = untouched("1.1.1");
        let before = press(&mut app, keys);
        let effects = update(&mut app, start(), Event::EndAsked);
        let all: Vec<(u64, &Session)> = saves(&before).into_iter().chain(saves(&effects)).collect();
        match all.last() {
            Some((_, last)) => assert_eq!(*last, session(&app), "{keys}"),
            None => assert_eq!(keys, "r", "only who changed nothing saves nothing"),
        }
        assert_eq!(effects.last(), Some(&Effect::Quit));
        assert!(app.ending);
    }
}

#[test]
fn moving_about_is_saved_too_so_that_a_kill_brings_one_back() {
    let mut app = untouched("1.1.1");
    press(&mut app, "jjj");
    let effects = wait(&mut app, SAVE_AFTER);
    let (_, session) = save(&effects);
    assert_eq!(session.rubric().criterion(session.bookmark().criterion).code.0, "1.1.4");
}

#[test]
fn whoever_leaves_is_told_first_that_the_copy_has_another_name() {
    let mut app = untouched("1.1.1");
    let effects = press(&mut app, "3Bien.<esc>q");
    let (revision, _) = save(&effects);
    let id = crate::domain::session::SessionId::new("copia-1").unwrap();
    happen(&mut app, Outcome::SavedApart { revision, at: time("2026-11-23T12:30:05-03:00"), id: id.clone() });
    assert_eq!(session(&app).id(), &id);
    assert!(app.message.as_ref().unwrap().text.contains("copia-1"));
    press(&mut app, "q");
    assert!(in_the_list(&app));
}

#[test]
fn a_window_too_small_does_not_say_that_what_the_disk_refuses_is_safe() {
    let mut app = untouched("1.1.1");
    press(&mut app, "3Bien");
    let effects = wait(&mut app, SAVE_AFTER);
    let (revision, _) = save(&effects);
    app.size = (50, 15);
    assert!(shown(&app).contains("a salvo"), "{}", shown(&app));
    failed(&mut app, revision);
    assert!(shown(&app).contains("NO SE HA GUARDADO") && !shown(&app).contains("a salvo"), "{}", shown(&app));
}

#[test]
fn keys_held_for_the_list_change_nothing_after_the_last_save() {
    let mut app = untouched("1.1.1");
    let effects = press(&mut app, "3Bien.<esc>qj");
    let (_, last) = save(&effects);
    let now = app.now;
    assert!(saves(&update(&mut app, now, Event::EndAsked)).is_empty() && app.ending);
    assert_eq!(session(&app), last);
}

fn asks_to_go_without_the_disk(app: &App) -> bool {
    matches!(app.overlay, Some(Overlay::Confirm(Question::LeaveSlow(_))))
}

/// A text was written and handed to a disk that has not answered for `hung`.
fn hanging(hung: Duration) -> (App, u64) {
    let mut app = untouched("1.1.1");
    press(&mut app, "2Ayer.");
    let (revision, _) = save(&wait(&mut app, SAVE_AFTER));
    saved(&mut app, revision);
    press(&mut app, " Hoy");
    let (revision, _) = save(&wait(&mut app, SAVE_AFTER));
    wait(&mut app, hung);
    (app, revision)
}

#[test]
fn a_disk_that_does_not_answer_is_told_second_by_second_in_place_of_the_last_save() {
    let (mut app, revision) = hanging(Duration::ZERO);
    assert!(text(&app)[0].ends_with("Guardado 12:30:05"), "{}", text(&app)[0]);
    for seconds in 2..20 {
        let until = app.deadline().unwrap() - app.now.elapsed;
        assert!(until >= Duration::from_secs(1), "once a second");
        wait(&mut app, until);
        let title = text(&app)[0].clone();
        assert!(title.ends_with(&format!("guardando… {seconds} s")), "{title}");
        assert!(!title.contains("Guardado"), "{title}");
    }
    // Typing goes on, everywhere, and is told the same.
    for keys in [".", "<esc>", "r", "q", "i", "<esc>"] {
        press(&mut app, keys);
        assert!(text(&app)[0].ends_with("guardando… 19 s"), "{keys}: {}", text(&app)[0]);
    }
    saved(&mut app, revision);
    assert!(!text(&app)[0].contains("guardando"), "{}", text(&app)[0]);
    let effects = wait(&mut app, SAVE_AFTER);
    let (second, session) = save(&effects);
    assert_eq!(session, super::session(&app), "what was typed meanwhile follows");
    saved(&mut app, second);
    wait(&mut app, Duration::from_secs(2));
    assert_eq!(app.deadline(), None, "nothing wakes an idle program");
}

#[test]
fn a_window_too_small_tells_that_the_disk_does_not_answer() {
    let (mut app, _) = hanging(Duration::from_secs(4));
    app.size = (50, 15);
    assert!(shown(&app).contains("guardando… 4 s: NO CIERRE") && !shown(&app).contains("a salvo"), "{}", shown(&app));
}

#[test]
fn whoever_leaves_is_asked_once_the_disk_does_not_answer_and_ctrl_c_again_goes() {
    for (first, leaves) in [("<c-c><c-c>", Effect::Quit), ("<esc>q", Effect::List)] {
        // The disk hung already, or begins to after the key.
        for hung in [Duration::from_secs(4), Duration::from_millis(1500)] {
            let (mut app, _) = hanging(hung);
            press(&mut app, first);
            if hung < SLOW_AFTER {
                press(&mut app, "s");
                assert!(app.overlay.is_none(), "not yet");
                wait(&mut app, SLOW_AFTER - hung);
            }
            assert!(asks_to_go_without_the_disk(&app), "{first} {hung:?}");
            let screen = shown(&app);
            assert!(
                screen.contains("El disco no responde desde hace") && screen.contains("¿Salir sin esperar?"),
                "{screen}"
            );
            press(&mut app, "jx3");
            assert!(asks_to_go_without_the_disk(&app), "other keys answer nothing");
            let effects = press(&mut app, "<c-c>");
            assert_eq!(effects, [Effect::Release, leaves.clone()], "{first}");
        }
    }
}

#[test]
fn whoever_would_rather_wait_is_let_out_by_the_answer_of_the_disk() {
    let (mut app, first) = hanging(Duration::from_secs(4));
    let (second, _) = save(&press(&mut app, ".<c-c><c-c>"));
    assert!(asks_to_go_without_the_disk(&app));
    saved(&mut app, first);
    assert!(!app.ending, "the rest is not there yet");
    assert_eq!(saved(&mut app, second), [Effect::Release, Effect::Quit]);
}

#[test]
fn whoever_stays_with_a_disk_that_does_not_answer_goes_on_writing() {
    for no in ["n", "<esc>", "<enter>", "q"] {
        let (mut app, revision) = hanging(Duration::from_secs(4));
        press(&mut app, "<esc>q");
        press(&mut app, no);
        assert!(app.overlay.is_none() && !in_the_list(&app), "{no}");
        wait(&mut app, Duration::from_secs(1));
        assert!(app.overlay.is_none(), "{no}: asked once");
        press(&mut app, "<enter>.");
        saved(&mut app, revision);
        assert!(!in_the_list(&app), "{no}: not thrown out by the answer");
        assert_eq!(draft(&app).hallazgo, "Ayer. Hoy.");
    }
}
