//! A session that is ours to save, until dropped.

use super::Store;
use super::disk::{Held, Locking, Outcome, Place, Stamp, again};
use super::error::{Doing, ErrorKind, StoreError, StoreResult};
use super::load::{Candidate, Found};
use super::lock::Holder;
use super::names;
use super::save::{Temporary, put_in_place};
use super::wire;
use crate::domain::session::{Session, SessionId};

/// An open session: its lock, and what is known of its file. Meant for the one thread that saves; `Send`.
pub struct OpenSession {
    store: Store,
    /// Ends with this value, or with the process.
    lock: Box<dyn Held>,
    holder: Holder,
    id: SessionId,
    generation: u64,
    /// What the file holds if `settled`, else what it will.
    content: Session,
    settled: bool,
    /// Whether the file is a valid state of this session, to be kept as the backup by the next save.
    rotate: bool,
    /// The file as we last saw or left it.
    seen: Option<Stamp>,
    /// The file that the last save tried to put in place; it may have succeeded although the system said otherwise.
    attempted: Option<Stamp>,
}

/// What a save did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// The file holds just this already; nothing was written.
    Unchanged,
    /// It is on the medium, as this generation.
    Written(u64),
    /// The file had been changed by someone else in spite of the lock. It was left as it is, and ours is on the medium
    /// beside it under a new id, which this [`OpenSession`] has from now on.
    Beside(SessionId),
}

/// What stands where our file should.
enum Present {
    Nothing,
    Ours,
    Foreign,
}

impl Store {
    /// Takes the lock for a session that does not exist yet. Its first [`OpenSession::save`] makes the file. The
    /// session's rubric is put into the data folder if it is the embedded one.
    ///
    /// # Errors
    /// The id is taken; the folder cannot be written; the rubric is not kept ([`Store::keep_rubric`] first).
    pub fn begin(&self, session: &Session, holder: &Holder) -> StoreResult<OpenSession> {
        let id = session.id().clone();
        let path = || self.path(Place::Sessions, &names::session(&id));
        let taken = || StoreError::new(ErrorKind::Taken(id.clone()), path());
        self.ensure_rubric(&session.head().pin, path())?;
        let lock = match self.lock(&id, holder)? {
            Locking::Held(lock) => lock,
            Locking::Elsewhere(_) => return Err(taken()),
            Locking::ReadOnly => return Err(StoreError::new(ErrorKind::ReadOnly, self.root())),
        };
        for name in [names::session(&id), names::backup(&id)] {
            match again(|| self.disk().stamp(Place::Sessions, &name)) {
                Ok(_) => return Err(taken()),
                Err(trouble) if trouble.is_absent() => {}
                Err(trouble) => return Err(StoreError::of(trouble, Doing::Reading, path())),
            }
        }
        Ok(OpenSession {
            store: self.clone(),
            lock,
            holder: holder.clone(),
            id,
            generation: 0,
            content: session.clone(),
            settled: false,
            rotate: false,
            seen: None,
            attempted: None,
        })
    }

    /// [`Store::begin`] and the first save in one: a new session, or one that is imported.
    ///
    /// # Errors
    /// As [`Store::begin`]; it could not be saved.
    pub fn create(&self, session: &Session, holder: &Holder) -> StoreResult<OpenSession> {
        let mut open = self.begin(session, holder)?;
        open.save(session)?;
        Ok(open)
    }
}

impl OpenSession {
    pub(super) fn found(store: Store, lock: Box<dyn Held>, holder: Holder, found: Found) -> Self {
        let Found { loaded, stamp } = found;
        Self {
            store,
            lock,
            holder,
            id: loaded.session.id().clone(),
            generation: loaded.generation,
            content: loaded.session,
            settled: true,
            rotate: true,
            seen: Some(stamp),
            attempted: None,
        }
    }

    /// Goes on with the backup; the file, if `seen`, is not to become the backup in its stead.
    pub(super) fn recovered(
        store: Store,
        lock: Box<dyn Held>,
        holder: Holder,
        backup: Found,
        seen: Option<Stamp>,
    ) -> Self {
        Self { settled: false, rotate: false, seen, ..Self::found(store, lock, holder, backup) }
    }

    /// Its id, which a conflict may have changed ([`Saved::Beside`]).
    #[must_use]
    pub fn id(&self) -> &SessionId {
        &self.id
    }

    /// The content as it was opened or saved last.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.content
    }

    /// Whether the medium holds [`OpenSession::session`]; if not (new or recovered), save at once.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.settled
    }

    /// Saves `session`; when this returns it is on the medium. Its id is taken to be [`OpenSession::id`].
    ///
    /// # Errors
    /// The system's. Nothing is lost: the file or its backup holds the last saved state, no temporary file is left
    /// (unless removing it fails too: the next try does), and saving again starts from the beginning.
    pub fn save(&mut self, session: &Session) -> StoreResult<Saved> {
        let session = if *session.id() == self.id { session.clone() } else { session.clone().with_id(self.id.clone()) };
        if self.settled && self.content == session {
            return Ok(Saved::Unchanged);
        }
        let generation = self.generation.saturating_add(1);
        let bytes = wire::write(&session, generation);
        match self.put(&bytes, generation) {
            Ok(true) => {
                self.content = session;
                self.settled = true;
                self.rotate = true;
                Ok(Saved::Written(generation))
            }
            Ok(false) => self.save_beside(&session),
            Err(trouble) => {
                let path = self.store.path(Place::Sessions, &names::session(&self.id));
                Err(StoreError::of(trouble, Doing::Saving, path))
            }
        }
    }

    /// The protocol. False if the file is not ours any more; then nothing was changed.
    fn put(&mut self, bytes: &[u8], generation: u64) -> Outcome<bool> {
        let store = self.store.clone();
        let disk = store.disk();
        let new = Temporary::write(disk, Place::Sessions, &names::session(&self.id), bytes)?;
        let stamp = new.stamp();
        match self.look()? {
            Present::Foreign => return Ok(false),
            Present::Nothing => {
                self.attempt(stamp, generation);
                new.settle()?;
            }
            Present::Ours => {
                self.attempt(stamp, generation);
                put_in_place(disk, &self.id, new, self.rotate)?;
            }
        }
        self.seen = Some(stamp);
        again(|| disk.sync(Place::Sessions))?;
        Ok(true)
    }

    /// From here on the file may be the new one, whatever the calls say, and the next has to be of a later generation.
    fn attempt(&mut self, stamp: Stamp, generation: u64) {
        self.attempted = Some(stamp);
        self.generation = generation;
        self.settled = false;
    }

    /// Whether the file is still the one we know. If anything about it differs its content decides: touching it or
    /// putting an equal copy in its place is no conflict.
    fn look(&self) -> Outcome<Present> {
        let name = names::session(&self.id);
        let stamp = match again(|| self.store.disk().stamp(Place::Sessions, &name)) {
            Ok(stamp) => stamp,
            Err(trouble) if trouble.is_absent() => return Ok(Present::Nothing),
            Err(trouble) => return Err(trouble),
        };
        if Some(stamp) == self.seen || Some(stamp) == self.attempted {
            return Ok(Present::Ours);
        }
        match self.store.candidate(&self.id, &name) {
            Candidate::Absent => Ok(Present::Nothing),
            Candidate::Good(found)
                if found.loaded.generation == self.generation && found.loaded.session == self.content =>
            {
                Ok(Present::Ours)
            }
            Candidate::Good(_) | Candidate::Bad(_) => Ok(Present::Foreign),
        }
    }

    fn save_beside(&mut self, session: &Session) -> StoreResult<Saved> {
        for id in names::conflicts(&self.id) {
            match self.store.create(&session.clone().with_id(id.clone()), &self.holder) {
                Ok(copy) => {
                    *self = copy;
                    return Ok(Saved::Beside(id));
                }
                Err(StoreError { kind: ErrorKind::Taken(_), .. }) => {}
                Err(error) => return Err(error),
            }
        }
        let path = self.store.path(Place::Sessions, &names::session(&self.id));
        Err(StoreError::new(ErrorKind::Taken(self.id.clone()), path))
    }

    /// Lets go of the session.
    pub fn close(self) {
        drop(self.lock);
    }
}
