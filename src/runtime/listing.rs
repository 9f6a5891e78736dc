//! The clerk's jobs about many sessions: the list, what it offers to the form, the trash.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use super::clerk::Clerk;
use super::shown::{card, trash_card, trash_name};
use super::worker::{Answers, named};
use crate::app::event::{ListNote, Outcome};
use crate::domain::session::SessionId;
use crate::store::error::ErrorKind;
use crate::store::{Store, StoreError};
use crate::wording::runtime as words;

/// Earlier sessions whose identification is offered in the form.
const OFFERED: usize = 20;

/// How long after a folder could not be read it is looked at again.
const AGAIN: Duration = Duration::from_secs(2);

/// A list being read by a thread of its own.
pub(super) struct Listing {
    pub(super) stop: Arc<AtomicBool>,
    pub(super) thread: JoinHandle<()>,
}

impl Clerk {
    /// Reads the list in a thread of its own, so that opening a session need not wait for the end of it.
    pub(super) fn list(&mut self) {
        self.stop_listing();
        // Before its thread: whatever an unfinished list still said lies behind this.
        self.answers.give(Outcome::ListBegins);
        let stop = Arc::new(AtomicBool::new(false));
        let (store, answers, stopped) = (self.store.clone(), self.answers.clone(), Arc::clone(&stop));
        let spawned = named("lista").spawn(move || {
            while !list(&store, &answers, &stopped) && rests(&stopped) {
                answers.give(Outcome::ListBegins);
            }
        });
        match spawned {
            Ok(thread) => self.listing = Some(Listing { stop, thread }),
            // The account has no thread left: what comes next waits for the end of the list.
            Err(_) => drop(list(&self.store, &self.answers, &AtomicBool::new(false))),
        }
    }

    pub(super) fn stop_listing(&mut self) {
        if let Some(Listing { stop, thread }) = self.listing.take() {
            stop.store(true, Ordering::SeqCst);
            let _ = thread.join();
        }
    }

    /// The identifications of the sessions written last. A folder that cannot be read offers nothing: whoever asks
    /// for the list is told.
    pub(super) fn offer(&self) {
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

    pub(super) fn list_trash(&self) {
        match self.store.trash() {
            Ok(trash) => self.answers.give(Outcome::TrashListed(trash.iter().map(trash_card).collect())),
            Err(error) => self.failed(&error),
        }
    }

    pub(super) fn restore(&self, entry: &str) {
        let restored = self.store.trash().and_then(|trash| {
            let wanted = trash.iter().find(|trashed| trash_name(trashed) == entry);
            let gone = || StoreError { kind: ErrorKind::NotFound, path: entry.into() };
            wanted.map_or_else(|| Err(gone()), |trashed| self.store.restore(trashed, &self.holder()))
        });
        self.changed(restored, words::RESTORED.to_owned());
    }
}

/// Waits until a folder that cannot be read is looked at again; whether it is still to be.
fn rests(stop: &AtomicBool) -> bool {
    (0..20).all(|_| {
        std::thread::sleep(AGAIN / 20);
        !stop.load(Ordering::SeqCst)
    })
}

/// Reads the list; whether that was possible, or nobody waits for it any more.
fn list(store: &Store, answers: &Answers, stop: &AtomicBool) -> bool {
    let mut strangers = Vec::new();
    let scanned = store.scan(&mut |batch| {
        let mut cards = Vec::new();
        for mut entry in batch {
            if stop.load(Ordering::SeqCst) {
                return false;
            }
            // What opening it would say is said here too, as `listar` does.
            store.read_in_full(&mut entry);
            let path = entry.path.clone();
            match card(entry) {
                Some(card) => cards.push(card),
                None => strangers.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned()),
            }
        }
        answers.give(Outcome::Listed { cards, last: false });
        !stop.load(Ordering::SeqCst)
    });
    if stop.load(Ordering::SeqCst) {
        return true;
    }
    strangers.sort();
    let read = scanned.is_ok();
    match scanned {
        Err(error) => answers.give(Outcome::ListNote(ListNote::Fault(error.to_string()))),
        Ok(()) if strangers.is_empty() => {}
        Ok(()) => answers.give(Outcome::ListNote(ListNote::Strangers(strangers))),
    }
    answers.give(Outcome::Listed { cards: Vec::new(), last: true });
    read
}
