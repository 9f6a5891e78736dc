//! A session that is ours to save, until dropped.

mod apart;
mod forget;

use std::sync::Arc;

use rustix::io::Errno;

use super::Store;
use super::disk::{Held, Locking, Outcome, Place, Stamp, Trouble, again};
use super::error::{Doing, ErrorKind, StoreError, StoreResult};
use super::load::Candidate;
use super::lock::Holder;
use super::names;
use super::save::{Put, Strays, Temporary, put_in_place};
use super::watch::Watch;
use super::wire;
use crate::domain::session::{Session, SessionId};
use crate::domain::traces::Traces;

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
    /// Whatever of a person may stand in the file or in its backup: none of it may outlive its correction.
    exposed: Traces,
    strays: Strays,
    watch: Option<Arc<Watch>>,
    /// Which folders it was saved in ([`Store::renewed`]).
    folders: u64,
}

/// What is known of the files of a session that is opened.
pub(super) struct Known {
    /// What to go on with.
    pub session: Session,
    /// How often either of them was saved.
    pub generation: u64,
    /// The file, if there is one.
    pub stamp: Option<Stamp>,
    /// What the other of the two holds.
    pub other: Option<Session>,
    /// Which folders they lie in ([`Store::renewed`]).
    pub folders: u64,
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
    /// Somebody else took the session over, and this [`OpenSession`] saves it no more.
    Passed {
        /// Where on the medium that lies which only we knew; nothing if there was nothing of the kind.
        copy: Option<SessionId>,
    },
}

/// How a session that we hold stands with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is ours, and nobody asks for it.
    Ours,
    /// Somebody of this account asks us to save it and let go.
    Asked,
    /// Somebody took it over.
    Passed,
}

/// What stands where our file should.
enum Present {
    Nothing,
    Ours(Stamp),
    Foreign,
}

/// What came of one pass through the protocol.
#[derive(PartialEq, Eq)]
enum Pass {
    Done,
    /// The file is not ours any more; nothing was changed.
    Foreign,
    /// The lock is not ours any more, or what we had written is gone; nothing was changed.
    Again,
}

/// Passes through the protocol before a save is given up until the next try.
const PASSES: usize = 5;

impl Store {
    /// Takes the lock for a session that does not exist yet. Its first [`OpenSession::save`] makes the file. The
    /// session's rubric is put into the data folder if it is the embedded one.
    ///
    /// # Errors
    /// The id is taken; the folder cannot be written; the rubric is not kept ([`Store::keep_rubric`] first).
    pub(crate) fn begin(&self, session: &Session, holder: &Holder) -> StoreResult<OpenSession> {
        let id = session.id().clone();
        let folders = self.renewed(Doing::Saving)?;
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
            exposed: Traces::default(),
            strays: Strays::default(),
            watch: None,
            folders,
        })
    }

    /// [`Store::begin`] and the first save in one: a new session, or one that is imported.
    ///
    /// # Errors
    /// As [`Store::begin`]; it could not be saved, and unless removing it fails too there is none, so that whoever
    /// tries again has one and not two.
    pub(crate) fn create(&self, session: &Session, holder: &Holder) -> StoreResult<OpenSession> {
        let mut open = self.begin(session, holder)?;
        match open.save(session) {
            Ok(_) => Ok(open),
            Err(error) => {
                open.undo_creation();
                Err(error)
            }
        }
    }
}

impl OpenSession {
    /// Goes on with the file as it is.
    pub(super) fn found(store: Store, lock: Box<dyn Held>, holder: Holder, known: Known) -> Self {
        let Known { session, generation, stamp, other, folders } = known;
        let mut exposed = Traces::of(&session);
        other.iter().for_each(|other| exposed.add(&Traces::of(other)));
        Self {
            store,
            lock,
            holder,
            id: session.id().clone(),
            generation,
            content: session,
            settled: true,
            rotate: true,
            seen: stamp,
            attempted: None,
            exposed,
            strays: Strays::default(),
            watch: None,
            folders,
        }
    }

    /// Goes on with what is not the file's content; the file, if there is one, is not to become the backup.
    pub(super) fn recovered(store: Store, lock: Box<dyn Held>, holder: Holder, known: Known) -> Self {
        Self { settled: false, rotate: false, ..Self::found(store, lock, holder, known) }
    }

    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    /// Its id, which a conflict may have changed ([`Saved::Beside`]).
    pub fn id(&self) -> &SessionId {
        &self.id
    }

    /// The content as it was opened or saved last.
    pub fn session(&self) -> &Session {
        &self.content
    }

    /// Whether the medium holds [`OpenSession::session`]; if not (new or recovered), save at once.
    pub fn is_settled(&self) -> bool {
        self.settled
    }

    /// Lets `watch` wake when somebody asks for the session or takes it over.
    pub(crate) fn watch(&mut self, watch: &Arc<Watch>) {
        self.lock.watch(watch);
        self.watch = Some(Arc::clone(watch));
    }

    /// Whether somebody asks for the session, or has it already. A lock file that cannot be looked at is still ours.
    pub(crate) fn standing(&self) -> Standing {
        if !self.store.holds(&*self.lock, &self.id).unwrap_or(true) {
            // Deleted by hand, it is nobody's: the next save sees to that.
            let taken = self.store.holder(&self.id).is_some();
            return if taken { Standing::Passed } else { Standing::Ours };
        }
        if Holder::asking(&self.lock.said()).is_some() { Standing::Asked } else { Standing::Ours }
    }

    /// Saves `session`; when this returns it is on the medium. Its id is taken to be [`OpenSession::id`].
    ///
    /// # Errors
    /// The system's. Nothing is lost: the file or its backup holds the last saved state, no temporary file is left
    /// (unless removing it fails too: the next try does), and saving again starts from the beginning.
    pub(crate) fn save(&mut self, session: &Session) -> StoreResult<Saved> {
        let session = if *session.id() == self.id { session.clone() } else { session.clone().with_id(self.id.clone()) };
        let traces = Traces::of(&session);
        let folders = self.store.renewed(Doing::Saving)?;
        if folders != self.folders {
            // Another folder may hold an older state of it, or none.
            (self.folders, self.settled) = (folders, false);
            self.store
                .ensure_rubric(&session.head().pin, self.store.path(Place::Sessions, &names::session(&self.id)))?;
        }
        // Nothing that was typed and erased before a closing lives on in the backup.
        let (closes, unsettled) = (self.before_versions(&session)?, !self.settled);
        let forgets = closes || !traces.cover(&self.exposed);
        if self.settled && self.content == session && !forgets {
            return Ok(Saved::Unchanged);
        }
        let path = self.store.path(Place::Sessions, &names::session(&self.id));
        let failed = |trouble| StoreError::of(trouble, Doing::Saving, &path);
        for _ in 0..PASSES {
            let generation = self.generation.saturating_add(1);
            let bytes = wire::write(&session, generation);
            self.exposed.add(&traces);
            match self.pass(&bytes, generation, forgets) {
                Ok(Pass::Done) => {
                    self.content = session;
                    self.rotate = true;
                    self.exposed = traces;
                    if forgets {
                        // Without it the next save makes one of what is there now: nothing that need be told.
                        let _ = self.copy_to_backup(&bytes);
                    }
                    if closes || unsettled {
                        self.after_versions(&self.content, &bytes)?;
                    }
                    self.settled = true;
                    return Ok(Saved::Written(generation));
                }
                Ok(pass) => {
                    if !self.store.holds(&*self.lock, &self.id).map_err(failed)? && !self.regain()? {
                        return self.pass_on(&session);
                    }
                    if pass == Pass::Foreign {
                        return self.save_beside(&session);
                    }
                }
                Err(trouble) => return Err(failed(trouble)),
            }
        }
        Err(failed(Trouble::Os(Errno::AGAIN)))
    }

    /// The protocol, once. If it `forgets`, what was there before goes, and the backup that is older still goes first:
    /// from the moment in which the new file is there, no other holds what it does not.
    fn pass(&mut self, bytes: &[u8], generation: u64, forgets: bool) -> Outcome<Pass> {
        let store = self.store.clone();
        let disk = store.disk();
        let new = Temporary::write(disk, Place::Sessions, &names::session(&self.id), bytes, &self.strays)?;
        let stamp = new.stamp();
        if !store.holds(&*self.lock, &self.id)? {
            return Ok(Pass::Again);
        }
        let put = match self.look()? {
            Present::Foreign => return Ok(Pass::Foreign),
            Present::Nothing => {
                self.attempt(stamp, generation);
                self.forget_backup(forgets)?;
                match new.settle() {
                    Err(Trouble::Os(Errno::EXIST)) => return Ok(Pass::Foreign),
                    settled => settled.map(|()| Put::Done),
                }
            }
            Present::Ours(known) => {
                self.attempt(stamp, generation);
                self.forget_backup(forgets)?;
                put_in_place(disk, &self.id, new, known, self.rotate && !forgets)
            }
        };
        match put {
            Ok(Put::Done) => {}
            Ok(Put::Foreign) => return Ok(Pass::Foreign),
            // A newcomer removed what we had written.
            Err(trouble) if trouble.is_absent() => return Ok(Pass::Again),
            Err(trouble) => return Err(trouble),
        }
        again(|| disk.sync(Place::Sessions))?;
        // Once more: what is acknowledged is what lies there.
        match again(|| disk.stamp(Place::Sessions, &names::session(&self.id))) {
            Ok(present) if present == stamp => {
                self.seen = Some(stamp);
                Ok(Pass::Done)
            }
            Ok(_) => Ok(Pass::Foreign),
            Err(trouble) if trouble.is_absent() => Ok(Pass::Again),
            Err(trouble) => Err(trouble),
        }
    }

    /// Removes the file of a first save that failed after it was in its place, if it is still ours. What cannot be
    /// removed stays.
    fn undo_creation(&self) {
        let (disk, name) = (self.store.disk(), names::session(&self.id));
        let ours = self.attempted.is_some() && again(|| disk.stamp(Place::Sessions, &name)).ok() == self.attempted;
        if ours && self.store.holds(&*self.lock, &self.id).unwrap_or(false) {
            let _ = again(|| disk.unlink(Place::Sessions, &name));
            let _ = again(|| disk.sync(Place::Sessions));
        }
    }

    /// Takes the lock again that was deleted, if nobody else has it.
    fn regain(&mut self) -> StoreResult<bool> {
        match self.store.lock(&self.id, &self.holder)? {
            Locking::Held(lock) => {
                self.lock = lock;
                self.watch.iter().for_each(|watch| self.lock.watch(watch));
                self.store.shut_out_others(&self.id)?;
                Ok(true)
            }
            Locking::Elsewhere(_) | Locking::ReadOnly => Ok(false),
        }
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
            return Ok(Present::Ours(stamp));
        }
        Ok(match self.store.candidate(&self.id, &name) {
            Candidate::Absent => Present::Nothing,
            Candidate::Good(found)
                if found.loaded.generation == self.generation && found.loaded.session == self.content =>
            {
                Present::Ours(found.stamp)
            }
            Candidate::Good(_) | Candidate::Bad(_) => Present::Foreign,
        })
    }

    /// Lets go of the session.
    pub(crate) fn close(self) {
        drop(self.lock);
    }
}
