//! One session, two programs: at whatever call either of them is stopped, nothing that was acknowledged or typed is
//! lost, and what the one saves never lands over what the other does.

mod woken;

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::fixture::{id, me, ready, session, store_on};
use super::model::Model;
use super::stops::{Stopping, Stops};
use crate::domain::session::{Bookmark, Session};
use crate::store::folder::Folder;
use crate::store::{Holder, OpenSession, Opening, Saved, Standing, Store, Watch, Which, names};

const NAME: &str = "opd-1";
/// More calls than any save or take-over makes.
const ENOUGH: usize = 60;

/// What was saved before: what is saved next takes nothing of a person out, or it does and has more calls to make.
const BEFORE: [&str; 2] = ["ayer", "ayer, de 24.567.891-6"];

/// A data folder in which the session was saved as `ayer`.
fn home() -> tempfile::TempDir {
    home_after("ayer")
}

fn home_after(before: &str) -> tempfile::TempDir {
    // In memory where there is such a place: hundreds of syncs wait for a disk that others use.
    let home = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    Store::open(home.path()).unwrap().create(&session(NAME, before), &me()).unwrap();
    home
}

/// Another program on the same folder, and its stops.
fn program(home: &Path) -> (Store, Stops) {
    let (disk, notices) = Folder::open(home).map_err(|_| "no folder").unwrap();
    let stops = Stops::default();
    (Store::on(Box::new(Stopping { disk, stops: stops.clone() }), home, notices, true), stops)
}

fn taken(store: &Store) -> OpenSession {
    match store.take_over(&id(NAME), &me()).unwrap() {
        Opening::Ready(open) => *open,
        Opening::Recovery(_) | Opening::HeldElsewhere { .. } | Opening::ReadOnly => panic!("not taken over"),
    }
}

fn temporaries(home: &Path) -> Vec<String> {
    let entries = fs::read_dir(home.join("sesiones")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| names::is_temporary(name)).collect()
}

/// What must hold once the holder has come to the end of a save of `mine`, while a newcomer found `opened` and, if it
/// did, saved `theirs`.
fn check(home: &Path, saved: &Saved, mine: &Session, opened: &Session, theirs: Option<&Session>, where_: &str) {
    let store = Store::open(home).unwrap();
    let file = store.read(&id(NAME)).unwrap().session;
    match saved {
        // Acknowledged: whoever goes on has it.
        Saved::Written(_) | Saved::Passed { copy: None } => {
            assert!(opened == mine, "{where_}: acknowledged, and the newcomer has not got it");
            assert!(file == *theirs.unwrap_or(mine), "{where_}");
        }
        Saved::Passed { copy: Some(copy) } => {
            let beside = store.read(copy).unwrap().session;
            assert!(beside == mine.clone().with_id(copy.clone()), "{where_}: the copy is not what was typed");
            assert!(file == *theirs.unwrap_or(opened), "{where_}: over the newcomer's file");
        }
        Saved::Unchanged | Saved::Beside(_) => panic!("{where_}: {saved:?}"),
    }
}

#[test]
fn a_holder_that_is_stopped_at_any_call_of_its_save_is_passed_over() {
    BEFORE.into_iter().for_each(holder_stopped_after);
}

fn holder_stopped_after(before: &str) {
    let (mine, theirs) = (session(NAME, "mío"), session(NAME, "desde la otra conexión"));
    let (mut stopped, mut copies) = (0, 0);
    for at in 0..ENOUGH {
        for newcomer_saves in [false, true] {
            let home = home_after(before);
            let (store, stops) = program(home.path());
            let mut holder = ready(&store, NAME);
            let (found, opened) = channel();
            let (path, next) = (home.path().to_owned(), theirs.clone());
            stops.at(at, move || {
                let mut newcomer = taken(&Store::open(&path).unwrap());
                found.send(newcomer.session().clone()).unwrap();
                if newcomer_saves {
                    assert!(matches!(newcomer.save(&next), Ok(Saved::Written(_))));
                }
                // It stays: leaked, it holds its lock to the end of the test.
                std::mem::forget(newcomer);
            });
            let saved = holder.save(&mine).unwrap();
            let Ok(opened) = opened.try_recv() else { continue };
            stopped += 1;
            copies += usize::from(matches!(saved, Saved::Passed { copy: Some(_) }));
            let where_ = format!("stopped before call {at}, {saved:?}");
            check(home.path(), &saved, &mine, &opened, Some(&theirs).filter(|_| newcomer_saves), &where_);
            assert_eq!(temporaries(home.path()), [""; 0], "{where_}");
            // And for good: it is told the next time at the latest.
            let more = holder.save(&session(NAME, "y más")).unwrap();
            assert!(matches!(more, Saved::Passed { copy: Some(_) }), "{where_}: {more:?}");
            assert_eq!(holder.standing(), Standing::Passed);
        }
    }
    assert!(stopped >= 20 && copies >= 10, "only {stopped} stops, {copies} copies");
}

#[test]
fn a_newcomer_that_is_stopped_at_any_call_of_its_take_over_misses_nothing() {
    BEFORE.into_iter().for_each(newcomer_stopped_after);
}

fn newcomer_stopped_after(before: &str) {
    let mine = session(NAME, "mío");
    let mut stopped = 0;
    for at in 0..ENOUGH {
        let home = home_after(before);
        let mut holder = ready(&Store::open(home.path()).unwrap(), NAME);
        let (store, stops) = program(home.path());
        let (told, saved) = channel();
        let (back, holder_again) = channel();
        let text = mine.clone();
        stops.at(at, move || {
            told.send(holder.save(&text).unwrap()).unwrap();
            back.send(holder).unwrap();
        });
        let newcomer = taken(&store);
        let Ok(saved) = saved.try_recv() else { continue };
        stopped += 1;
        check(home.path(), &saved, &mine, newcomer.session(), None, &format!("stopped before call {at}"));
        let mut holder: OpenSession = holder_again.recv().unwrap();
        assert!(matches!(holder.save(&session(NAME, "y más")), Ok(Saved::Passed { copy: Some(_) })));
    }
    assert!(stopped >= 5, "only {stopped} stops");
}

/// A save in a thread of its own that waits before one of its calls.
struct Waiting {
    reached: Receiver<()>,
    go_on: Sender<()>,
    thread: JoinHandle<Saved>,
}

impl Waiting {
    /// Lets it go on to the end.
    fn end(self) -> Saved {
        self.go_on.send(()).unwrap();
        self.thread.join().unwrap()
    }
}

fn save_and_wait(mut open: OpenSession, stops: &Stops, at: usize, text: Session) -> Waiting {
    let ((tell, reached), (go_on, wait)) = (channel(), channel());
    stops.at(at, move || {
        tell.send(()).unwrap();
        wait.recv().unwrap();
    });
    let stops = stops.clone();
    let thread = std::thread::spawn(move || {
        let saved = open.save(&text).unwrap();
        // With what was to be told there: whoever waits for it sees that it never came so far.
        stops.forget();
        saved
    });
    Waiting { reached, go_on, thread }
}

#[test]
fn whichever_call_of_each_comes_first_holder_and_newcomer_lose_nothing() {
    BEFORE.into_iter().for_each(both_stopped_after);
}

fn both_stopped_after(before: &str) {
    let mine = session(NAME, "mío");
    let mut met = 0;
    for at in 0..ENOUGH {
        let mut any = false;
        for then in 0..ENOUGH {
            let home = home_after(before);
            let (store, stops) = program(home.path());
            let holder = save_and_wait(ready(&store, NAME), &stops, at, mine.clone());
            if holder.reached.recv().is_err() {
                break;
            }
            any = true;
            // The newcomer comes as far as its own call `then`, the holder to its end, then the newcomer goes on.
            let (store, newcomer_stops) = program(home.path());
            let (tell, saved) = channel();
            let at_stop = Arc::new(Mutex::new(Some(holder)));
            let holder = at_stop.clone();
            newcomer_stops.at(then, move || {
                tell.send(holder.lock().unwrap().take().unwrap().end()).unwrap();
            });
            let newcomer = taken(&store);
            let where_ = format!("holder before call {at}, newcomer before call {then}");
            if let Some(holder) = at_stop.lock().unwrap().take() {
                // The newcomer never came so far.
                check(home.path(), &holder.end(), &mine, newcomer.session(), None, &where_);
                break;
            }
            met += 1;
            check(home.path(), &saved.recv().unwrap(), &mine, newcomer.session(), None, &where_);
        }
        if !any {
            break;
        }
    }
    assert!(met >= 50, "only {met} meetings");
}

#[test]
fn a_lock_that_is_deleted_by_hand_lets_nobody_write_over_the_other() {
    let (mine, theirs) = (session(NAME, "mío"), session(NAME, "de la otra ventana"));
    let (mut stopped, mut passed) = (0, 0);
    for at in 0..ENOUGH {
        let home = home();
        let (store, stops) = program(home.path());
        let mut first = ready(&store, NAME);
        let (found, opened) = channel();
        let (path, next) = (home.path().to_owned(), theirs.clone());
        stops.at(at, move || {
            fs::remove_file(path.join("sesiones/opd-1.lock")).unwrap();
            let mut second = ready(&Store::open(&path).unwrap(), NAME);
            found.send(second.session().clone()).unwrap();
            assert!(matches!(second.save(&next), Ok(Saved::Written(_))));
            std::mem::forget(second);
        });
        let saved = first.save(&mine).unwrap();
        let Ok(opened) = opened.try_recv() else { continue };
        stopped += 1;
        passed += usize::from(matches!(saved, Saved::Passed { copy: Some(_) }));
        check(home.path(), &saved, &mine, &opened, Some(&theirs), &format!("deleted before call {at}, {saved:?}"));
    }
    assert!(stopped >= 10 && passed >= 5, "only {stopped} stops, {passed} copies");
}

#[test]
fn a_lock_that_is_deleted_and_missed_by_nobody_is_made_again() {
    let home = home();
    let store = Store::open(home.path()).unwrap();
    let mut open = ready(&store, NAME);
    fs::remove_file(home.path().join("sesiones/opd-1.lock")).unwrap();
    assert_eq!(open.standing(), Standing::Ours);
    assert_eq!(open.save(&session(NAME, "hoy")), Ok(Saved::Written(2)));
    let second = Store::open(home.path()).unwrap();
    assert!(matches!(second.open_for_work(&id(NAME), &me()), Ok(Opening::HeldElsewhere { own: true, .. })));
}

/// Two programs that hold one lock, as on a network folder whose locks bind one machine alone.
fn locks_that_bind_nobody(model: &Model, before: &str) -> [(Store, Stops); 2] {
    store_on(model).create(&session(NAME, before), &me()).unwrap();
    [(), ()].map(|()| {
        let stops = Stops::default();
        let disk = Stopping { disk: model.clone(), stops: stops.clone() };
        (Store::on(Box::new(disk), Path::new("/datos"), Vec::new(), true), stops)
    })
}

#[test]
fn two_writers_without_a_lock_keep_both_texts_whichever_calls_meet() {
    BEFORE.into_iter().for_each(two_writers_after);
}

fn two_writers_after(before: &str) {
    let (mine, theirs) = (session(NAME, "mío"), session(NAME, "de la otra máquina"));
    let mut met = 0;
    for at in 0..ENOUGH {
        let mut any = false;
        for then in 0..ENOUGH {
            let model = Model::default();
            let [(first, stops), (second, second_stops)] = locks_that_bind_nobody(&model, before);
            let mut other = ready(&second, NAME);
            let waiting = save_and_wait(ready(&first, NAME), &stops, at, mine.clone());
            if waiting.reached.recv().is_err() {
                break;
            }
            any = true;
            let (tell, saved) = channel();
            let at_stop = Arc::new(Mutex::new(Some(waiting)));
            let waiting = at_stop.clone();
            second_stops.at(then, move || {
                tell.send(waiting.lock().unwrap().take().unwrap().end()).unwrap();
            });
            let others = other.save(&theirs).unwrap();
            if let Some(waiting) = at_stop.lock().unwrap().take() {
                waiting.end();
                break;
            }
            met += 1;
            let saved = saved.recv().unwrap();
            let store = store_on(&model);
            for (outcome, text) in [(&saved, &mine), (&others, &theirs)] {
                let name = match outcome {
                    Saved::Written(_) => id(NAME),
                    Saved::Beside(copy) => copy.clone(),
                    Saved::Unchanged | Saved::Passed { .. } => panic!("{outcome:?}"),
                };
                let kept = store.read(&name).unwrap().session;
                assert!(kept == text.clone().with_id(name), "calls {at} and {then}: {saved:?}, {others:?}");
            }
            let left = model.listed(crate::store::disk::Place::Sessions);
            assert!(!left.iter().any(|name| names::is_temporary(name)), "calls {at} and {then}: {left:?}");
        }
        if !any {
            break;
        }
    }
    assert!(met >= 100, "only {met} meetings");
}

#[test]
fn what_somebody_puts_there_without_a_lock_stays_and_is_never_acknowledged_as_ours() {
    let (mine, foreign) = (session(NAME, "mío"), session(NAME, "de una copia de seguridad"));
    let (mut stopped, mut beside) = (0, 0);
    for at in 0..ENOUGH {
        let home = home();
        let (store, stops) = program(home.path());
        let mut open = ready(&store, NAME);
        let (file, bytes) = (home.path().join("sesiones/opd-1.json"), crate::store::wire::write(&foreign, 7));
        let (put, there) = channel();
        stops.at(at, move || {
            fs::write(file.with_extension("nuevo"), bytes).unwrap();
            fs::rename(file.with_extension("nuevo"), file).unwrap();
            put.send(()).unwrap();
        });
        let saved = open.save(&mine).unwrap();
        if there.try_recv().is_err() {
            break;
        }
        stopped += 1;
        assert!(store.read(&id(NAME)).unwrap().session == foreign, "before call {at}: {saved:?}");
        let Saved::Beside(copy) = saved else { panic!("before call {at}: {saved:?}") };
        beside += 1;
        assert!(store.read(&copy).unwrap().session == mine.clone().with_id(copy));
    }
    assert!(stopped >= 9 && beside == stopped, "only {stopped} stops, {beside} copies");
}
