//! What the worker's thread does with each job, and what it holds meanwhile: the open session and its lock.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use chrono::Local;

use super::following::{Asking, Followed};
use super::listing::Listing;
use super::worker::{Answers, Job};
use crate::app::effect::Effect;
use crate::app::event::Outcome;
use crate::domain::rubric::Rubric;
use crate::domain::session::{RubricPin, Session, SessionId, Timestamp};
use crate::report::{Document, Failure, Format, Rendered};
use crate::store::fault::one_line;
use crate::store::{Holder, OpenSession, Opening, Recovery, Saved, Store, StoreError, Watch};
use crate::wording::{exporting, informe, runtime as words, store as store_words};

/// The thread's own state.
pub(super) struct Clerk {
    pub(super) store: Store,
    pub(super) user: String,
    /// That of new sessions, if it is not the embedded one.
    pub(super) rubric: Option<(Arc<Rubric>, RubricPin)>,
    pub(super) answers: Answers,
    pub(super) open: Option<OpenSession>,
    /// The ids that the open session has had: its own, and those of copies it went on in.
    pub(super) names: Vec<SessionId>,
    pub(super) recovery: Option<Recovery>,
    pub(super) listing: Option<Listing>,
    /// What wakes the loop when others do something about the session that is open, asked for or read.
    pub(super) watch: Arc<Watch>,
    /// The session that somebody else was asked to let go of.
    pub(super) asking: Option<Asking>,
    /// The session that is read while somebody else has it.
    pub(super) followed: Option<Followed>,
}

pub(super) fn now() -> Timestamp {
    Local::now().fixed_offset()
}

impl Clerk {
    pub(super) fn work(mut self, jobs: &Receiver<Job>) {
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
    pub(super) fn attempt(&mut self, effect: Effect) {
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

    pub(super) fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Save { revision, session } => self.save(revision, &session),
            Effect::Release => self.forget(),
            Effect::Ask(id) => self.ask(&id),
            Effect::StopAsking => self.stop_asking(),
            Effect::TakeOver(id) => self.take_over(&id),
            Effect::LetGo(id) => self.let_go(&id),
            Effect::Look => self.look(),
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
                let purged = self.store.purge_all(|entry| store_words::destroyed(entry, now()));
                let line = purged.as_ref().map_or_else(|_| String::new(), |count| words::purged(*count));
                self.changed(purged.map(|_| ()), line);
            }
            Effect::HandOut { document, stem, format } => self.hand_out(&document, &stem, format),
            Effect::ReadVersions(id) => self.answers.give(match self.store.kept_versions(&id) {
                Ok(kept) => Outcome::Versions(kept),
                Err(error) => Outcome::Failed(error.to_string()),
            }),
            // These are the keeper's.
            Effect::ReadPhrases | Effect::KeepPhrase(_) | Effect::ForgetPhrase(_) => {}
            // These are the loop's own.
            Effect::Suspend | Effect::Repaint | Effect::Quit => {}
        }
    }

    pub(super) fn holder(&self) -> Holder {
        Holder::this_process(&self.user, now())
    }

    pub(super) fn save(&mut self, revision: u64, session: &Session) {
        // A save that was asked for before its session went on in a copy still names the original.
        let Some(open) = self.open.as_mut().filter(|_| self.names.contains(session.id())) else {
            let message = words::WORKER_FAULT.to_owned();
            return self.answers.give(Outcome::SaveFailed { revision, message });
        };
        let saved = open.save(session);
        let outcome = match saved {
            Ok(Saved::Unchanged | Saved::Written(_)) => Outcome::Saved { revision, at: now() },
            Ok(Saved::Beside(id)) => {
                self.names.push(id.clone());
                Outcome::SavedApart { revision, at: now(), id }
            }
            Ok(Saved::Passed { copy }) => self.passed(revision, copy),
            Err(error) => Outcome::SaveFailed { revision, message: store_words::not_saved(&error) },
        };
        self.answers.give(outcome);
    }

    /// Somebody else has the session now. What is saved until it is let go goes into the copy as well.
    fn passed(&mut self, revision: u64, copy: Option<SessionId>) -> Outcome {
        let opened = copy.as_ref().and_then(|id| self.store.open_for_work(id, &self.holder()).ok());
        if let (Some(id), Some(Opening::Ready(open))) = (&copy, opened) {
            self.names.push(id.clone());
            self.open = Some(*open);
        }
        Outcome::Passed { revision, at: now(), copy }
    }

    pub(super) fn changed(&self, done: Result<(), StoreError>, line: String) {
        self.answers.give(match done {
            Ok(()) => Outcome::ListChanged(line),
            Err(error) => Outcome::Failed(error.to_string()),
        });
    }

    fn hand_out(&self, document: &Document, stem: &str, format: Format) {
        self.answers.give(match format.render(document) {
            Ok(Rendered { bytes, written }) => match self.store.keep_report(stem, format.name(), &bytes) {
                Ok(path) => Outcome::HandedOut(informe::handed_out(&one_line(&path.to_string_lossy()), written)),
                Err(error) => Outcome::Failed(error.to_string()),
            },
            Err(Failure::Absent) => Outcome::Failed(format!("{} {}", exporting::ABSENT, exporting::ABSENT_HINT)),
            Err(Failure::Refused(why)) => Outcome::Failed(exporting::refused(&why)),
        });
    }

    pub(super) fn not_opened(&self, error: &StoreError) {
        self.answers.give(Outcome::NotOpened(error.to_string()));
    }

    pub(super) fn failed(&self, error: &StoreError) {
        self.answers.give(Outcome::Failed(error.to_string()));
    }
}
