//! Stories of two connections and one session, as each of them sees it.

use std::time::Duration;

use super::*;
use crate::app::event::{Event, Opened, Outcome};
use crate::app::update;
use crate::app::work::View;
use crate::domain::fixtures;
use crate::domain::score::Score;
use crate::domain::session::Session;
use crate::domain::text::TextKind;
use crate::store::rubric_file;
use crate::ui::testing::{SIZES, app, app_with, happen, press, screen, start, text, wait};

fn session() -> Session {
    fixtures::session(&rubric_file::embedded().0)
}

fn held(own: bool, size: (u16, u16)) -> App {
    let mut app = app(size);
    let holder = crate::wording::elsewhere::held(
        Some(&crate::store::Holder { user: "arojas".into(), process: 4711, since: start().wall }),
        start().wall,
    );
    let id = session().id().clone();
    happen(&mut app, Outcome::Held { id, holder, own });
    app
}

/// The program with the session open to be read, because another connection has it.
fn reading(session: Session) -> App {
    let mut app = app((80, 24));
    let read_only = Some(ReadOnly::elsewhere(words::HELD_HERE));
    happen(&mut app, Outcome::Opened(Box::new(Opened { session, read_only, notices: Vec::new(), fresh: false })));
    app
}

fn shows(app: &App, what: &str) -> bool {
    text(app).join(" ").contains(what)
}

/// What lies on the screen as one line, whatever rows it is broken into.
fn says(app: &App, what: &str) -> bool {
    text(app).iter().map(|row| row.trim()).collect::<Vec<_>>().join(" ").contains(what)
}

#[test]
fn the_question_at_each_size() {
    for size in SIZES {
        insta::assert_snapshot!(format!("held_{}x{}", size.0, size.1), screen(&held(true, size)));
        let mut app = held(true, size);
        press(&mut app, "s");
        happen(&mut app, Outcome::Asked(session().id().clone()));
        insta::assert_snapshot!(format!("waiting_{}x{}", size.0, size.1), screen(&app));
    }
    insta::assert_snapshot!("held_by_another_80x24", screen(&held(false, (80, 24))));
}

#[test]
fn the_question_is_answered_with_going_on_reading_or_neither() {
    let id = session().id().clone();
    assert_eq!(press(&mut held(true, (80, 24)), "s"), [Effect::Ask(id.clone())]);
    assert_eq!(press(&mut held(true, (80, 24)), "l"), [Effect::Read(id.clone())]);
    for key in ["n", "<esc>", "<enter>", "q", "<c-c>"] {
        // The list behind it was never read.
        assert_eq!(press(&mut held(true, (80, 24)), key), [Effect::List], "{key}");
    }
    // What somebody types who does not look answers nothing.
    assert_eq!(press(&mut held(true, (80, 24)), "3 a 0"), []);
    // Another account's cannot be asked.
    let mut other = held(false, (80, 24));
    assert_eq!(press(&mut other, "s"), []);
    assert_eq!(press(&mut other, "l"), [Effect::Read(id)]);
}

#[test]
fn whoever_does_not_answer_in_five_seconds_is_passed_over() {
    let id = session().id().clone();
    let mut app = held(true, (80, 24));
    press(&mut app, "s");
    happen(&mut app, Outcome::Asked(id.clone()));
    assert_eq!(app.deadline(), Some(Duration::from_secs(5)));
    assert_eq!(wait(&mut app, Duration::from_millis(4_999)), []);
    assert_eq!(wait(&mut app, Duration::from_millis(1)), [Effect::TakeOver(id.clone())]);
    assert_eq!(app.deadline(), None);
    // What is typed until it is open waits for it, as for any session.
    press(&mut app, "j");
    happen(
        &mut app,
        Outcome::Opened(Box::new(Opened { session: session(), read_only: None, notices: Vec::new(), fresh: false })),
    );
    assert!(app.desk().unwrap().is_writable());

    let mut app = held(true, (80, 24));
    press(&mut app, "s");
    happen(&mut app, Outcome::Asked(id));
    assert_eq!(press(&mut app, "<esc>"), [Effect::StopAsking, Effect::List]);
    assert_eq!(app.deadline(), None);
}

#[test]
fn what_is_wanted_is_saved_first_and_then_let_go() {
    let mut app = app_with(session(), (80, 24));
    press(&mut app, "2Falta la firma.");
    let id = session().id().clone();
    let effects = happen(&mut app, Outcome::Wanted(id.clone()));
    let [Effect::Save { revision, session: saved }] = &effects[..] else { panic!("{effects:?}") };
    let first = saved.rubric().first();
    assert_eq!(saved.draft(first).text(TextKind::Hallazgo), "Falta la firma.");
    // What comes now is neither lost in the dark nor written.
    assert_eq!(press(&mut app, " Y más."), []);
    let effects = happen(&mut app, Outcome::Saved { revision: *revision, at: start().wall });
    assert_eq!(effects, [Effect::LetGo(id.clone())]);
    happen(&mut app, Outcome::LetGo { id, at: start().wall });
    let desk = app.desk().unwrap();
    assert!(!desk.is_writable() && desk.saving.is_settled());
    assert_eq!(desk.session().draft(first).text(TextKind::Hallazgo), "Falta la firma.");
    assert!(shows(&app, "Solo lectura"));
    // Who asked may be gone: that is looked up once, and then nothing wakes the program.
    assert_eq!(wait(&mut app, AFTER), [Effect::Look]);
    assert_eq!(app.deadline(), None);
}

#[test]
fn one_who_let_go_is_told_and_every_key_that_would_change_something_says_why() {
    let mut app = app_with(session(), (80, 24));
    let id = session().id().clone();
    assert_eq!(happen(&mut app, Outcome::Wanted(id.clone())), [Effect::LetGo(id.clone())]);
    happen(&mut app, Outcome::LetGo { id: id.clone(), at: start().wall });
    assert!(says(&app, "Se sigue en otra conexión desde las 12:30; aquí quedó todo guardado."), "{:#?}", text(&app));
    for key in ["3", "<enter>", "u", "m", "z"] {
        assert_eq!(press(&mut app, key), []);
        assert!(says(&app, "Solo lectura: se sigue en otra conexión desde las 12:30"), "{key} {:#?}", text(&app));
        assert!(says(&app, "Con Ctrl-T sigue aquí."), "{key}");
        press(&mut app, "<esc>");
    }
    // The footer names the way back, and so does the help.
    press(&mut app, "j");
    assert!(shows(&app, "Ctrl-T sigue aquí"), "{:#?}", text(&app));
    press(&mut app, "?");
    assert!(shows(&app, "la otra conexión guarda todo"), "{:#?}", text(&app));
    press(&mut app, "<esc>");
    // Never a writer again of itself.
    happen(&mut app, Outcome::Freed(id.clone()));
    assert!(says(&app, "La otra conexión terminó. Presione Ctrl-T para seguir aquí."));
    wait(&mut app, Duration::from_secs(60));
    press(&mut app, "3");
    assert!(!app.desk().unwrap().is_writable() && says(&app, "ya nadie la tiene abierta"));
    assert_eq!(press(&mut app, "<c-t>"), [Effect::Ask(id)]);
}

#[test]
fn what_could_not_be_saved_in_its_place_is_told_with_its_copy() {
    let mut app = app_with(session(), (80, 24));
    press(&mut app, "2Falta");
    let effects = wait(&mut app, Duration::from_secs(1));
    let [Effect::Save { revision, .. }] = effects[..] else { panic!("{effects:?}") };
    // Typed while the save is under way: it must not be left behind.
    press(&mut app, " la firma.");
    let (id, copy) = (session().id().clone(), SessionId::new("opd-conflicto-1").unwrap());
    let effects = happen(&mut app, Outcome::Passed { revision, at: start().wall, copy: Some(copy) });
    let [Effect::Save { revision, session: saved }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(saved.draft(saved.rubric().first()).text(TextKind::Hallazgo), "Falta la firma.");
    let revision = *revision;
    let effects = happen(&mut app, Outcome::Saved { revision, at: start().wall });
    assert_eq!(effects, [Effect::LetGo(id.clone())]);
    happen(&mut app, Outcome::LetGo { id, at: start().wall });
    assert!(says(&app, "lo que aquí faltaba por guardar quedó en una copia, «opd-conflicto-1»."), "{:#?}", text(&app));
}

#[test]
fn a_disk_that_refuses_keeps_what_is_wanted_here() {
    let mut app = app_with(session(), (80, 24));
    press(&mut app, "2Falta");
    let effects = happen(&mut app, Outcome::Wanted(session().id().clone()));
    let [Effect::Save { revision, .. }] = effects[..] else { panic!("{effects:?}") };
    happen(&mut app, Outcome::SaveFailed { revision, message: "el disco está lleno.".into() });
    assert!(app.desk().unwrap().is_writable());
    press(&mut app, " más");
    let effects = wait(&mut app, Duration::from_secs(2));
    let [Effect::Save { revision, ref session }] = effects[..] else { panic!("{effects:?}") };
    assert_eq!(session.draft(session.rubric().first()).text(TextKind::Hallazgo), "Falta más");
    // Cured: now it goes.
    let effects = happen(&mut app, Outcome::Saved { revision, at: start().wall });
    assert!(matches!(effects[..], [Effect::LetGo(_)]), "{effects:?}");
}

/// The session is asked for after `before`, `meanwhile` is typed, and then it cannot be saved.
fn kept_here(before: &str, meanwhile: &str) -> App {
    let mut app = app_with(session(), (80, 24));
    press(&mut app, before);
    let effects = happen(&mut app, Outcome::Wanted(session().id().clone()));
    let [Effect::Save { revision, .. }] = effects[..] else { panic!("{effects:?}") };
    press(&mut app, meanwhile);
    happen(&mut app, Outcome::SaveFailed { revision, message: "el disco está lleno.".into() });
    app
}

#[test]
fn what_is_typed_while_a_session_is_asked_for_stays_as_words_and_becomes_no_answer() {
    let (first, second) = (session().rubric().first(), session().rubric().indices().nth(1).unwrap());
    let told = "se presionaron teclas que no se aplicaron";
    // A text is being written: the words stay, and nothing after the key that would have led to another criterion.
    for (meanwhile, hallazgo, is_told) in
        [(" 2 firmas.", "Falta 2 firmas.", false), (" 2<tab>3Todo", "Falta 2", true), ("<bs>s", "Falta", true)]
    {
        let app = kept_here("2Falta", meanwhile);
        let now = app.desk().unwrap().session();
        assert_eq!(now.draft(first).text(TextKind::Hallazgo), hallazgo, "{meanwhile}");
        assert_eq!(now.draft(second), session().draft(second), "{meanwhile}");
        assert_eq!(says(&app, told), is_told, "{meanwhile}: {:#?}", text(&app));
    }
    // None is: no digit scores.
    let mut app = kept_here("2Falta<esc>j", "3");
    assert_eq!(app.desk().unwrap().session().draft(second), session().draft(second));
    assert!(says(&app, told), "{:#?}", text(&app));
    press(&mut app, "3");
    assert!(app.desk().unwrap().session().draft(second).score.is_some(), "pressed again, it does");
}

#[test]
fn whoever_was_leaving_leaves() {
    let mut app = app_with(session(), (80, 24));
    press(&mut app, "2Falta<esc>");
    let effects = press(&mut app, "q");
    let [Effect::Save { revision, .. }] = effects[..] else { panic!("{effects:?}") };
    assert_eq!(happen(&mut app, Outcome::Wanted(session().id().clone())), []);
    let effects = happen(&mut app, Outcome::Saved { revision, at: start().wall });
    assert_eq!(effects, [Effect::Release, Effect::List]);
}

#[test]
fn a_reader_stays_where_it_is_while_the_other_writes() {
    let mut app = reading(session());
    press(&mut app, "jj");
    let mut theirs = session();
    theirs.set_score(theirs.rubric().first(), 2).unwrap();
    let View::Walk(before) = &app.work().unwrap().view else { panic!() };
    let at = before.at;
    assert_eq!(happen(&mut app, Outcome::Followed(Box::new(theirs.clone()))), []);
    let work = app.work().unwrap();
    let View::Walk(now) = &work.view else { panic!() };
    assert!(now.at == at && *work.desk.session() == theirs);
    // So in the sheet, the summary and the form.
    for keys in ["f", "<esc>r", "<esc>i"] {
        press(&mut app, keys);
        happen(&mut app, Outcome::Followed(Box::new(session())));
        happen(&mut app, Outcome::Followed(Box::new(theirs.clone())));
        assert!(*app.desk().unwrap().session() == theirs && !app.desk().unwrap().is_writable());
    }
    press(&mut app, "x");
    assert!(says(&app, "Solo lectura: la tiene abierta otra conexión"), "{:#?}", text(&app));
}

#[test]
fn a_reader_writes_a_second_after_the_last_blind_key() {
    let mut app = reading(session());
    happen(&mut app, Outcome::Writable(Box::new(session())));
    assert!(says(&app, "La otra conexión terminó. Ahora puede escribir aquí."));
    // A stalled line gives all of it at once, or key by key.
    press(&mut app, "3 casos3");
    assert!(says(&app, "Esa tecla llegó antes"), "{:#?}", text(&app));
    for _ in 0..20 {
        wait(&mut app, Duration::from_millis(900));
        press(&mut app, "3");
    }
    let first = session().rubric().first();
    assert_eq!(app.desk().unwrap().session().draft(first).score, None);
    assert_eq!(app.deadline(), Some(app.now.elapsed + CALM));
    wait(&mut app, CALM);
    assert_eq!(app.deadline(), None, "nothing wakes an idle program");
    assert!(app.desk().unwrap().is_writable() && shows(&app, "Todo guardado"));
    press(&mut app, "3");
    assert_eq!(app.desk().unwrap().session().draft(first).score.map(Score::digit), Some(3));
}

#[test]
fn a_key_after_a_second_is_an_answer_even_if_nothing_woke_the_program() {
    let mut app = reading(session());
    happen(&mut app, Outcome::Writable(Box::new(session())));
    let now = Moment { elapsed: app.now.elapsed + CALM, wall: app.now.wall };
    update(&mut app, now, Event::Input(Input::Key(Key::Char('1'))));
    assert!(app.desk().unwrap().session().draft(session().rubric().first()).score.is_some());
}
