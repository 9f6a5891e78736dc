//! The threads that touch the disk: one for all that concerns sessions, and one for phrases, which must hold nobody up
//! ([`super::keeper`]). The jobs of each run in order and are drained before the program ends; each failure comes back as
//! an event, so that the supervisor sees it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

use super::clerk::Clerk;
use super::keeper::{self, Change, Keeper};
use super::wake::Waker;
use crate::app::effect::Effect;
use crate::app::event::Outcome;
use crate::domain::rubric::Rubric;
use crate::domain::session::RubricPin;
use crate::store::phrases::PhraseFile;
use crate::store::{Store, Watch};

/// Bytes of stack of a thread. Rust's own default, but given: without it Rust asks the environment (`RUST_MIN_STACK`).
const STACK: usize = 2 << 20;

/// The loop's end of the worker.
pub struct Worker {
    jobs: Sender<Job>,
    phrases: Sender<keeper::Job>,
    /// How many changes of phrases are not made yet.
    unkept: Arc<AtomicUsize>,
    outcomes: Receiver<Outcome>,
    /// Disconnected once the thread has ended; nothing is ever sent.
    ended: Receiver<()>,
}

/// How long the end waits for phrases: their last tries, and a disk that is slow.
const PHRASES: Duration = keeper::LAST.saturating_add(Duration::from_secs(1));

/// How long the thread is waited for once nothing is left to be done.
const LAST_END: Duration = Duration::from_secs(1);

pub(super) enum Job {
    Effect(Effect),
    /// Say when everything before this is done.
    Mark(Sender<()>),
}

/// A thread by this name.
pub(super) fn named(name: &str) -> Builder {
    Builder::new().name(name.to_owned()).stack_size(STACK)
}

impl Worker {
    /// Starts the threads. Their outcomes wake the loop by `waker`.
    pub fn start(
        store: Store,
        phrases: PhraseFile,
        user: String,
        rubric: Option<(Arc<Rubric>, RubricPin)>,
        waker: Waker,
        watch: Arc<Watch>,
    ) -> io::Result<Self> {
        let (sender, outcomes) = channel();
        let answers = Answers { sender, waker };
        let (to_keeper, changes) = channel();
        let unkept = Arc::new(AtomicUsize::new(0));
        let keeper = Keeper::new(&phrases, answers.clone(), Arc::clone(&unkept));
        named("frases").spawn(move || keeper.work(&changes))?;
        let (jobs, to_do) = channel();
        let clerk = Clerk {
            store,
            user,
            rubric,
            answers,
            open: None,
            names: Vec::new(),
            recovery: None,
            listing: None,
            watch,
            asking: None,
            followed: None,
        };
        let (alive, ended) = channel();
        named("disco").spawn(move || {
            let _alive = alive;
            clerk.work(&to_do);
        })?;
        Ok(Self { jobs, phrases: to_keeper, unkept, outcomes, ended })
    }

    /// Gives a job, if there is one.
    pub fn send(&self, effect: Option<Effect>) {
        let Some(effect) = effect else { return };
        let phrases = match effect {
            Effect::ReadPhrases => keeper::Job::Read,
            Effect::KeepPhrase(phrase) => keeper::Job::Change(Change::Keep(phrase)),
            Effect::ForgetPhrase(phrase) => keeper::Job::Change(Change::Forget(phrase)),
            Effect::Save { .. }
            | Effect::Release
            | Effect::Ask(_)
            | Effect::StopAsking
            | Effect::TakeOver(_)
            | Effect::LetGo(_)
            | Effect::Look
            | Effect::List
            | Effect::Offer
            | Effect::ListTrash
            | Effect::Create
            | Effect::Open(_)
            | Effect::Read(_)
            | Effect::Recover(..)
            | Effect::Remove(_)
            | Effect::Restore(_)
            | Effect::Purge
            | Effect::HandOut { .. }
            | Effect::ReadVersions(_)
            | Effect::Suspend
            | Effect::Repaint
            | Effect::Quit => {
                // The threads outlive this value; they end only when the senders are dropped.
                let _ = self.jobs.send(Job::Effect(effect));
                return;
            }
        };
        let _ = self.phrases.send(phrases);
    }

    /// What has been answered.
    pub fn outcomes(&self) -> impl Iterator<Item = Outcome> {
        self.outcomes.try_iter()
    }

    /// Asks to be told when everything given so far is done.
    pub fn mark(&self) -> Mark {
        let (mark, reached) = channel();
        // If the thread is gone, what waits for the mark is told so at once.
        let _ = self.jobs.send(Job::Mark(mark));
        Mark(reached)
    }

    /// Waits until everything given so far is done, but no longer than `patience`.
    pub fn drain_within(&self, patience: Duration) -> Vec<Outcome> {
        let until = Instant::now() + patience;
        self.mark().is_reached_within(patience);
        self.drain_phrases(until.saturating_duration_since(Instant::now()));
        self.outcomes.try_iter().collect()
    }

    /// Waits until all changes of phrases are made; where another program or the disk holds them up, for a moment only.
    pub fn drain_all_phrases(&self) {
        self.drain_phrases(PHRASES);
    }

    fn drain_phrases(&self, patience: Duration) {
        let (mark, reached) = channel();
        if self.phrases.send(keeper::Job::Mark(mark)).is_ok() {
            let _ = reached.recv_timeout(patience);
        }
    }

    /// How many changes of phrases are not made, because another program is in the way.
    pub fn unkept(&self) -> usize {
        self.unkept.load(Ordering::SeqCst)
    }
}

/// Says when everything that was given before it is done.
pub struct Mark(Receiver<()>);

impl Mark {
    /// Whether that is so within `patience`.
    pub fn is_reached_within(&self, patience: Duration) -> bool {
        self.0.recv_timeout(patience) != Err(RecvTimeoutError::Timeout)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let (closed, _) = channel();
        drop(std::mem::replace(&mut self.jobs, closed));
        // Whoever ends the program has waited for what must be done; a disk that does not answer is not waited for here.
        let _ = self.ended.recv_timeout(LAST_END);
    }
}

#[derive(Clone)]
pub(super) struct Answers {
    sender: Sender<Outcome>,
    waker: Waker,
}

impl Answers {
    pub(super) fn give(&self, outcome: Outcome) {
        // If the loop is gone there is nobody to tell.
        if self.sender.send(outcome).is_ok() {
            self.waker.wake();
        }
    }
}

#[cfg(test)]
mod tests;
