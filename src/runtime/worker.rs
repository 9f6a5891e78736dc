//! The one thread that touches the disk. Its jobs run in order and are drained before the program ends; each failure
//! comes back as an event, so that the supervisor sees it.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use chrono::Local;

use super::shown::{card, found, trash_card, trash_name};
use super::wake::Waker;
use crate::domain::identification::{Identification, Kind};
use crate::domain::rubric::Rubric;
use crate::domain::sample::Sample;
use crate::domain::session::{RubricPin, Session, SessionHead, SessionId, Status, Timestamp};
use crate::store::error::ErrorKind;
use crate::store::{Holder, OpenSession, Opening, Recovery, Saved, Source, Store, StoreError};
use crate::tui::effect::Effect;
use crate::tui::event::{Opened, Outcome};
use crate::wording::{runtime as words, store as store_words};

/// Earlier sessions whose identification is offered in the form.
const OFFERED: usize = 20;

/// Bytes of stack of a thread. Rust's own default, but given: without it Rust asks the environment (`RUST_MIN_STACK`).
const STACK: usize = 2 << 20;

/// The loop's end of the worker.
pub struct Worker {
    jobs: Sender<Job>,
    outcomes: Receiver<Outcome>,
    thread: Option<JoinHandle<()>>,
}

enum Job {
    Effect(Effect),
    /// Say when everything before this is done.
    Mark(Sender<()>),
}

/// A thread by this name.
fn named(name: &str) -> Builder {
    Builder::new().name(name.to_owned()).stack_size(STACK)
}

impl Worker {
    /// Starts the thread. Its outcomes wake the loop by `waker`.
    pub fn start(store: Store, user: String, rubric: (Arc<Rubric>, RubricPin), waker: Waker) -> io::Result<Self> {
        let (jobs, to_do) = channel();
        let (sender, outcomes) = channel();
        let answers = Answers { sender, waker };
        let desk = Desk { store, user, rubric, answers, open: None, names: Vec::new(), recovery: None, listing: None };
        let thread = named("disco").spawn(move || desk.work(&to_do))?;
        Ok(Self { jobs, outcomes, thread: Some(thread) })
    }

    /// Gives a job, if there is one.
    pub fn send(&self, effect: Option<Effect>) {
        if let Some(effect) = effect {
            // The thread outlives this value; it ends only when `jobs` is dropped.
            let _ = self.jobs.send(Job::Effect(effect));
        }
    }

    /// What has been answered.
    pub fn outcomes(&self) -> impl Iterator<Item = Outcome> {
        self.outcomes.try_iter()
    }

    /// Waits until everything given so far is done.
    pub fn drain(&self) -> Vec<Outcome> {
        let (mark, reached) = channel();
        if self.jobs.send(Job::Mark(mark)).is_ok() {
            let _ = reached.recv();
        }
        self.outcomes.try_iter().collect()
    }

    /// As [`Worker::drain`], but no longer than `patience`.
    pub fn drain_within(&self, patience: Duration) -> Vec<Outcome> {
        let (mark, reached) = channel();
        if self.jobs.send(Job::Mark(mark)).is_ok() {
            let _ = reached.recv_timeout(patience);
        }
        self.outcomes.try_iter().collect()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let (closed, _) = channel();
        drop(std::mem::replace(&mut self.jobs, closed));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[derive(Clone)]
struct Answers {
    sender: Sender<Outcome>,
    waker: Waker,
}

impl Answers {
    fn give(&self, outcome: Outcome) {
        // If the loop is gone there is nobody to tell.
        if self.sender.send(outcome).is_ok() {
            self.waker.wake();
        }
    }
}

struct Listing {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

/// The thread's own state.
struct Desk {
    store: Store,
    user: String,
    rubric: (Arc<Rubric>, RubricPin),
    answers: Answers,
    open: Option<OpenSession>,
    /// The ids that the open session has had: its own, and those of copies it went on in.
    names: Vec<SessionId>,
    recovery: Option<Recovery>,
    listing: Option<Listing>,
}

fn now() -> Timestamp {
    Local::now().fixed_offset()
}

impl Desk {
    fn work(mut self, jobs: &Receiver<Job>) {
        // What a crash left half-written; a session that is open elsewhere is left alone.
        self.store.sweep(&self.holder());
        for job in jobs {
            match job {
                Job::Effect(effect) => self.attempt(effect),
                Job::Mark(mark) => {
                    let _ = mark.send(());
                }
            }
        }
        self.stop_listing();
    }

    /// A fault of ours in one job must not take the following saves with it.
    fn attempt(&mut self, effect: Effect) {
        let revision = if let Effect::Save { revision, .. } = &effect { Some(*revision) } else { None };
        let opens = effect.opens();
        if catch_unwind(AssertUnwindSafe(|| self.carry_out(effect))).is_err() {
            let message = words::WORKER_FAULT.to_owned();
            self.answers.give(match revision {
                Some(revision) => Outcome::SaveFailed { revision, message },
                None if opens => Outcome::NotOpened(message),
                None => Outcome::Failed(message),
            });
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Save { revision, session } => self.save(revision, &session),
            Effect::Release | Effect::DiscardEmpty => {
                self.open = None;
                self.recovery = None;
            }
            Effect::List => self.list(),
            Effect::Offer => self.offer(),
            Effect::ListTrash => self.list_trash(),
            Effect::Create => self.create(),
            Effect::Open(id) => self.open(&id),
            Effect::Read(id) => self.read(&id),
            Effect::Recover(id, candidate) => self.recover(&id, candidate),
            Effect::Remove(id) => {
                let removed = self.store.remove(&id, &self.holder(), now());
                self.changed(removed, words::removed(&id));
            }
            Effect::Restore(entry) => self.restore(&entry),
            Effect::Purge => {
                let purged = self.store.purge_all(now());
                let line = purged.as_ref().map_or_else(|_| String::new(), |count| words::purged(*count));
                self.changed(purged.map(|_| ()), line);
            }
            // These are the loop's own.
            Effect::Suspend | Effect::Repaint | Effect::Quit => {}
        }
    }

    fn holder(&self) -> Holder {
        Holder::this_process(&self.user, now())
    }

    fn save(&mut self, revision: u64, session: &Session) {
        // A save that was asked for before its session went on in a copy still names the original.
        let Some(open) = self.open.as_mut().filter(|_| self.names.contains(session.id())) else {
            let message = words::WORKER_FAULT.to_owned();
            return self.answers.give(Outcome::SaveFailed { revision, message });
        };
        let saved = open.save(session);
        self.answers.give(match saved {
            Ok(Saved::Unchanged | Saved::Written(_)) => Outcome::Saved { revision, at: now() },
            Ok(Saved::Beside(id)) => {
                self.names.push(id.clone());
                Outcome::SavedApart { revision, at: now(), id }
            }
            Err(error) => Outcome::SaveFailed { revision, message: store_words::not_saved(&error) },
        });
    }

    fn changed(&self, done: Result<(), StoreError>, line: String) {
        self.answers.give(match done {
            Ok(()) => Outcome::ListChanged(line),
            Err(error) => Outcome::Failed(error.to_string()),
        });
    }

    fn not_opened(&self, error: &StoreError) {
        self.answers.give(Outcome::NotOpened(error.to_string()));
    }

    fn failed(&self, error: &StoreError) {
        self.answers.give(Outcome::Failed(error.to_string()));
    }

    /// Takes the lock of a new id; no file is made before something is entered.
    fn create(&mut self) {
        let mut random = [0; 4];
        if getrandom::fill(&mut random).is_err() {
            // Only four letters of a name hang on it: the clock does as well.
            random = now().timestamp_subsec_nanos().to_le_bytes();
        }
        let (rubric, pin) = self.rubric.clone();
        let head = SessionHead {
            // The office is not known yet; the rubric's first word says what kind of supervision it is.
            id: SessionId::compose(pin.id.split('-').next().unwrap_or_default(), now().date_naive(), random),
            pin,
            status: Status::Open,
            kind: Kind::Ordinary,
            identification: Identification::default(),
            sample: Sample::default(),
            created_at: Some(now()),
            changed_at: None,
        };
        let session = Session::new(head, rubric);
        match self.store.begin(&session, &self.holder()) {
            Ok(open) => {
                self.hold(open);
                self.opened(session, None, true);
            }
            Err(error) => self.not_opened(&error),
        }
    }

    fn opened(&self, session: Session, read_only: Option<String>, fresh: bool) {
        let notices = self.store.notices().iter().map(store_words::notice).collect();
        self.answers.give(Outcome::Opened(Box::new(Opened { session, read_only, notices, fresh })));
    }

    fn open(&mut self, id: &SessionId) {
        self.open = None;
        self.recovery = None;
        match self.store.open_for_work(id, &self.holder()) {
            Ok(Opening::Ready(open)) => self.take(*open),
            Ok(Opening::Recovery(recovery)) => {
                self.answers.give(Outcome::Recovery(Box::new(found(&recovery))));
                self.recovery = Some(*recovery);
            }
            Ok(Opening::HeldElsewhere(holder)) => {
                self.answers.give(Outcome::Held { id: id.clone(), holder: store_words::held(holder.as_ref()) });
            }
            Ok(Opening::ReadOnly) => self.read(id),
            Err(error) => self.not_opened(&error),
        }
    }

    fn take(&mut self, open: OpenSession) {
        let session = open.session().clone();
        let closed = session.head().status == Status::Closed;
        if closed {
            return self.opened(session, Some(words::CLOSED.to_owned()), false);
        }
        self.hold(open);
        self.opened(session, None, false);
    }

    fn hold(&mut self, open: OpenSession) {
        self.names = vec![open.id().clone()];
        self.open = Some(open);
    }

    fn read(&self, id: &SessionId) {
        match self.store.read(id) {
            Ok(reading) => {
                let why = match reading.source {
                    Source::File if self.store.is_writable() => words::HELD.to_owned(),
                    Source::File => words::FOLDER_READ_ONLY.to_owned(),
                    Source::Backup { problem } => store_words::read_from_backup(&problem),
                };
                self.opened(reading.session, Some(why), false);
            }
            Err(error) => self.not_opened(&error),
        }
    }

    fn recover(&mut self, id: &SessionId, candidate: usize) {
        // Gone if an earlier choice could not be carried out: then the files are looked at anew.
        let Some(recovery) = self.recovery.take().filter(|recovery| recovery.id() == id) else { return self.open(id) };
        let Some(&which) = recovery.choices().get(candidate) else { return self.open(id) };
        match recovery.choose(which, now()) {
            Ok(mut open) => {
                // The damaged file keeps its name until this save: no crash leaves less than there was.
                let session = open.session().clone();
                match open.save(&session) {
                    Ok(_) => self.take(open),
                    Err(error) => self.not_opened(&error),
                }
            }
            Err(error) => self.not_opened(&error),
        }
    }

    /// Reads the list in a thread of its own, so that opening a session need not wait for the end of it.
    fn list(&mut self) {
        self.stop_listing();
        // Before its thread: whatever an unfinished list still said lies behind this.
        self.answers.give(Outcome::ListBegins);
        let stop = Arc::new(AtomicBool::new(false));
        let (store, answers, stopped) = (self.store.clone(), self.answers.clone(), Arc::clone(&stop));
        let spawned = named("lista").spawn(move || list(&store, &answers, &stopped));
        match spawned {
            Ok(thread) => self.listing = Some(Listing { stop, thread }),
            // The account has no thread left: what comes next waits for the end of the list.
            Err(_) => list(&self.store, &self.answers, &AtomicBool::new(false)),
        }
    }

    fn stop_listing(&mut self) {
        if let Some(Listing { stop, thread }) = self.listing.take() {
            stop.store(true, Ordering::SeqCst);
            let _ = thread.join();
        }
    }

    /// The identifications of the sessions written last. A folder that cannot be read offers nothing: whoever asks
    /// for the list is told.
    fn offer(&self) {
        let mut newest = Vec::new();
        let _ = self.store.scan(&mut |batch| {
            newest.extend(batch.into_iter().filter_map(|entry| entry.id));
            false
        });
        let identification =
            |id: &SessionId| self.store.read(id).ok().map(|reading| reading.session.head().identification.clone());
        // What was typed in this very session is no proposal for it.
        let others = newest.iter().filter(|id| !self.names.contains(id));
        let earlier = others.take(OFFERED).filter_map(identification).collect();
        self.answers.give(Outcome::Earlier(earlier));
    }

    fn list_trash(&self) {
        match self.store.trash() {
            Ok(trash) => self.answers.give(Outcome::TrashListed(trash.iter().map(trash_card).collect())),
            Err(error) => self.failed(&error),
        }
    }

    fn restore(&self, entry: &str) {
        let restored = self.store.trash().and_then(|trash| {
            let wanted = trash.iter().find(|trashed| trash_name(trashed) == entry);
            let gone = || StoreError { kind: ErrorKind::NotFound, path: entry.into() };
            wanted.map_or_else(|| Err(gone()), |trashed| self.store.restore(trashed, &self.holder()))
        });
        self.changed(restored, words::RESTORED.to_owned());
    }
}

fn list(store: &Store, answers: &Answers, stop: &AtomicBool) {
    let scanned = store.scan(&mut |batch| {
        let cards = batch.into_iter().filter_map(card).collect();
        answers.give(Outcome::Listed { cards, last: false });
        !stop.load(Ordering::SeqCst)
    });
    if stop.load(Ordering::SeqCst) {
        return;
    }
    if let Err(error) = scanned {
        answers.give(Outcome::Failed(error.to_string()));
    }
    answers.give(Outcome::Listed { cards: Vec::new(), last: true });
}

#[cfg(test)]
mod tests;
