//! The thread that keeps phrases. It is not the disk's: another program may hold their file for as long as it likes, and
//! no save waits for that. What cannot be kept at once is told, tried again until it is, and at the end of the program
//! no longer than [`LAST`].

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::worker::Answers;
use crate::app::event::Outcome;
use crate::domain::phrases::{Bank, Phrase};
use crate::store::phrases::{self, PhraseFile};
use crate::store::{StoreError, StoreResult};
use crate::wording::{phrases as phrase_words, runtime as words};

/// Pause between two tries of a change that waits.
const RETRY: Duration = Duration::from_millis(200);
/// How long changes that wait are tried before an end.
pub(super) const LAST: Duration = Duration::from_secs(1);

/// What is asked of this thread.
pub(super) enum Job {
    /// Say what phrases there are.
    Read,
    /// Change them.
    Change(Change),
    /// Try what waits a last time, and say when that is over.
    Mark(Sender<()>),
}

/// A change of the supervisor's own phrases.
pub(super) enum Change {
    Keep(Phrase),
    Forget(Phrase),
}

/// The thread's own state.
pub(super) struct Keeper {
    file: PhraseFile,
    answers: Answers,
    /// In the order in which they were asked for; the first is the next to be tried.
    waiting: VecDeque<Change>,
    /// How many those are, for whoever ends the program.
    count: Arc<AtomicUsize>,
}

impl Keeper {
    /// Changes `file` without ever waiting for another program; `count` is how many changes are not made yet.
    pub(super) fn new(file: &PhraseFile, answers: Answers, count: Arc<AtomicUsize>) -> Self {
        Self { file: file.impatient(), answers, waiting: VecDeque::new(), count }
    }

    pub(super) fn work(mut self, jobs: &Receiver<Job>) {
        loop {
            let patience = if self.waiting.is_empty() { Duration::MAX } else { RETRY };
            match jobs.recv_timeout(patience) {
                Ok(Job::Read) => self.attempt(Self::read),
                Ok(Job::Change(change)) => {
                    self.waiting.push_back(change);
                    self.attempt(Self::change_all);
                    if !self.waiting.is_empty() {
                        self.answers.give(Outcome::Failed(phrase_words::waits(self.waiting.len())));
                    }
                }
                Ok(Job::Mark(mark)) => {
                    self.try_last();
                    let _ = mark.send(());
                }
                Err(RecvTimeoutError::Timeout) => self.attempt(Self::change_all),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// A fault of ours in one job must not take the following ones with it.
    fn attempt(&mut self, job: fn(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| job(self))).is_err() {
            self.answers.give(Outcome::Failed(words::WORKER_FAULT.to_owned()));
        }
        self.count.store(self.waiting.len(), Ordering::SeqCst);
    }

    fn try_last(&mut self) {
        let until = Instant::now() + LAST;
        while !self.waiting.is_empty() && Instant::now() < until {
            std::thread::sleep(RETRY);
            self.attempt(Self::change_all);
        }
    }

    /// Makes the changes that wait, in their order, until another program is in the way.
    fn change_all(&mut self) {
        while let Some(change) = self.waiting.pop_front() {
            let changed = change.make(&self.file);
            if changed.as_ref().is_err_and(StoreError::is_busy) {
                return self.waiting.push_front(change);
            }
            self.answers.give(match changed {
                Ok((bank, line)) => Outcome::Phrases { bank, line: Some(line), missing: None },
                Err(error) => Outcome::Failed(phrase_words::not_changed(&error)),
            });
        }
    }

    /// Where the own ones cannot be read, the starter set is there all the same.
    fn read(&mut self) {
        let (bank, failed) = match self.file.read() {
            Ok(bank) => (bank, None),
            Err(error) => (phrases::bank(Vec::new()), Some(phrase_words::not_read(&error))),
        };
        self.answers.give(Outcome::Phrases { bank, line: None, missing: failed.clone() });
        if let Some(message) = failed {
            self.answers.give(Outcome::Failed(message));
        }
    }
}

impl Change {
    fn make(&self, file: &PhraseFile) -> StoreResult<(Bank, String)> {
        match self {
            Self::Keep(phrase) => {
                let (bank, new) = file.add(std::slice::from_ref(phrase))?;
                let known = || phrase_words::KNOWN.to_owned();
                Ok((bank, if new == 0 { known() } else { phrase_words::kept(phrase.text.as_str()) }))
            }
            Self::Forget(phrase) => Ok((file.remove(phrase)?.0, phrase_words::FORGOTTEN.to_owned())),
        }
    }
}
