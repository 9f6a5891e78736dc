//! The one thread that touches the disk. Its jobs run in order and are drained before the program ends; each failure
//! comes back as an event, so that the supervisor sees it.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::desk::Desk;
use super::wake::Waker;
use crate::app::effect::Effect;
use crate::app::event::Outcome;
use crate::domain::rubric::Rubric;
use crate::domain::session::RubricPin;
use crate::store::Store;
use crate::store::phrases::PhraseFile;

/// Bytes of stack of a thread. Rust's own default, but given: without it Rust asks the environment (`RUST_MIN_STACK`).
const STACK: usize = 2 << 20;

/// The loop's end of the worker.
pub struct Worker {
    jobs: Sender<Job>,
    outcomes: Receiver<Outcome>,
    thread: Option<JoinHandle<()>>,
}

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
    /// Starts the thread. Its outcomes wake the loop by `waker`.
    pub fn start(
        store: Store,
        phrases: PhraseFile,
        user: String,
        rubric: (Arc<Rubric>, RubricPin),
        waker: Waker,
    ) -> io::Result<Self> {
        let (jobs, to_do) = channel();
        let (sender, outcomes) = channel();
        let answers = Answers { sender, waker };
        let (names, open, recovery, listing) = (Vec::new(), None, None, None);
        let desk = Desk { store, phrases, user, rubric, answers, open, names, recovery, listing };
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
