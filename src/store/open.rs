//! Opening a session to work on it: under the lock, with recovery where the file is not what it should be.

use std::time::Duration;

use super::Store;
use super::disk::{Elsewhere, Held, Locking, Outcome, Place, again};
use super::error::{Doing, StoreError, StoreResult};
use super::load::{Candidate, Found, Harm};
use super::lock::Holder;
use super::names;
use super::recovery::Recovery;
use super::save::sweep_session;
use super::wire::Loaded;
use super::work::{Known, OpenSession};
use crate::domain::session::SessionId;

/// How often a lock is tried once more that somebody may only be looking at, and how long after each try.
const GLANCES: usize = 3;
const GLANCE: Duration = Duration::from_millis(5);

/// What came of opening a session to work on it.
pub enum Opening {
    /// It is ours until dropped.
    Ready(Box<OpenSession>),
    /// File and backup tell different stories; the person chooses ([`Recovery::choose`]), or leaves all as it is by
    /// dropping this. The lock is held meanwhile.
    Recovery(Box<Recovery>),
    /// Somebody else has it. It can be read ([`Store::read`]), and taken over if `own`: asked for ([`Store::ask`]), and
    /// if nobody answers, taken ([`Store::take_over`]).
    HeldElsewhere {
        /// By whom, if the lock file says so.
        holder: Option<Holder>,
        /// Whether that is this account.
        own: bool,
    },
    /// The folder cannot be written. It can be read ([`Store::read`]).
    ReadOnly,
}

impl Store {
    /// Opens the session `id` to work on it. Stray temporary files of it are removed; nothing else is changed.
    ///
    /// Ready if the file is valid and not older than its backup. A choice if the file is damaged, missing or older than
    /// its backup (which no save of ours leaves behind: someone put an old file there) and the backup is valid.
    ///
    /// # Errors
    /// There is no such session; neither file nor backup is valid (both stay where they are, so that the session
    /// remains in the list); the file is of a later version or an unknown rubric (nothing is wrong with it, and nothing
    /// is moved); the system's.
    pub(crate) fn open_for_work(&self, id: &SessionId, holder: &Holder) -> StoreResult<Opening> {
        self.renewed(Doing::Opening)?;
        let lock = match self.lock(id, holder)? {
            Locking::Held(lock) => lock,
            Locking::Elsewhere(Elsewhere { said, own }) => {
                return Ok(Opening::HeldElsewhere { holder: Holder::from_bytes(&said), own });
            }
            Locking::ReadOnly => return Ok(Opening::ReadOnly),
        };
        self.opened_under(lock, id, holder)
    }

    /// Asks whoever has the session `id` open to save it and let go. It is told at once, if it can be woken at all.
    ///
    /// # Errors
    /// The system's.
    pub(crate) fn ask(&self, id: &SessionId, holder: &Holder) -> StoreResult<()> {
        self.write_into_lock(id, &holder.to_request())
    }

    /// Asks no more.
    ///
    /// # Errors
    /// The system's.
    pub(crate) fn stop_asking(&self, id: &SessionId, holder: &Holder) -> StoreResult<()> {
        self.write_into_lock(id, &holder.to_withdrawal())
    }

    fn write_into_lock(&self, id: &SessionId, line: &[u8]) -> StoreResult<()> {
        let name = names::lock(id);
        again(|| self.disk().append(Place::Sessions, &name, line))
            .map_err(|trouble| StoreError::of(trouble, Doing::Locking, self.path(Place::Sessions, &name)))
    }

    /// As [`Store::open_for_work`], but whoever has the session open is passed over, if it is this account: it can put
    /// nothing in the file's place any more, what it saved so far is what is opened, and what only it knows it will save
    /// beside ([`super`] tells why).
    ///
    /// # Errors
    /// As [`Store::open_for_work`].
    pub(crate) fn take_over(&self, id: &SessionId, holder: &Holder) -> StoreResult<Opening> {
        let opening = self.open_for_work(id, holder)?;
        if !matches!(opening, Opening::HeldElsewhere { own: true, .. }) {
            return Ok(opening);
        }
        let name = names::lock(id);
        let (written, said) = (names::temporary(&name), holder.to_bytes());
        let lock = again(|| self.disk().seize(Place::Sessions, &written, &name, &said))
            .map_err(|trouble| StoreError::of(trouble, Doing::Locking, self.path(Place::Sessions, &name)))?;
        self.opened_under(lock, id, holder)
    }

    /// Makes it impossible for whoever had the lock before to put anything in the file's place: done before anything is
    /// read. What a crash left goes as well.
    pub(super) fn shut_out_others(&self, id: &SessionId) -> StoreResult<()> {
        sweep_session(self.disk(), id)
            .map_err(|trouble| StoreError::of(trouble, Doing::Locking, self.path(Place::Sessions, &names::session(id))))
    }

    /// What the two files give, under the lock.
    fn opened_under(&self, lock: Box<dyn Held>, id: &SessionId, holder: &Holder) -> StoreResult<Opening> {
        let folders = self.renewed(Doing::Opening)?;
        self.shut_out_others(id)?;
        let (file, backup) = (self.candidate(id, &names::session(id)), self.candidate(id, &names::backup(id)));
        match (file, backup) {
            (Candidate::Good(file), backup) if !is_newer(&backup, &file) => {
                let other = if let Candidate::Good(backup) = backup { Some(backup.loaded.session) } else { None };
                let Found { loaded: Loaded { session, generation, .. }, stamp } = *file;
                let known = Known { session, generation, stamp: Some(stamp), other, folders };
                let mut open = OpenSession::found(self.clone(), lock, holder.clone(), known);
                open.forget();
                open.forget_what_was_typed();
                // Where it cannot be kept now, opening it again as the next version says so.
                let _ = open.keep_opened();
                Ok(Opening::Ready(Box::new(open)))
            }
            (Candidate::Bad(bad), _) if bad.harm != Harm::Damaged => Err(bad.error),
            (Candidate::Absent, Candidate::Absent) => Err(self.not_found(id)),
            (file, backup) => {
                let sides = self.sides(id, file, backup);
                Recovery::new(self.clone(), lock, holder.clone(), id.clone(), sides)
                    .map(|recovery| Opening::Recovery(Box::new(recovery)))
            }
        }
    }

    /// The lock of a session. One that is taken may only be looked at by somebody, for a moment ([`Store::holder`]).
    pub(super) fn lock(&self, id: &SessionId, holder: &Holder) -> StoreResult<Locking> {
        let name = names::lock(id);
        let said = holder.to_bytes();
        let once = || {
            again(|| self.disk().lock(Place::Sessions, &name, &said))
                .map_err(|trouble| StoreError::of(trouble, Doing::Locking, self.path(Place::Sessions, &name)))
        };
        for _ in 0..GLANCES {
            match once()? {
                Locking::Elsewhere(_) => std::thread::sleep(GLANCE),
                locking @ (Locking::Held(_) | Locking::ReadOnly) => return Ok(locking),
            }
        }
        once()
    }

    /// Whether `lock` is still the one that bears the name: nobody was let pass over us, and it was not deleted.
    pub(super) fn holds(&self, lock: &dyn Held, id: &SessionId) -> Outcome<bool> {
        match again(|| self.disk().stamp(Place::Sessions, &names::lock(id))) {
            Ok(stamp) => Ok(stamp.inode == lock.inode()),
            Err(trouble) if trouble.is_absent() => Ok(false),
            Err(trouble) => Err(trouble),
        }
    }
}

/// Whether the backup is one of a later save than the file, which no save of ours leaves behind.
pub(super) fn is_newer(backup: &Candidate, file: &Found) -> bool {
    match backup {
        Candidate::Good(backup) => backup.loaded.generation > file.loaded.generation,
        Candidate::Absent | Candidate::Bad(_) => false,
    }
}
