//! Opening a session to work on it: under the lock, with recovery where the file is not what it should be.

use std::time::Duration;

use chrono::DateTime;

use super::Store;
use super::disk::{Elsewhere, Held, Locking, Outcome, Place, again};
use super::error::{Doing, ErrorKind, StoreError, StoreResult};
use super::load::{Bad, Candidate, Found, Harm};
use super::lock::Holder;
use super::names::{self, Aside};
use super::save::{name_aside, sweep_session, unlink_if_there};
use super::wire;
use super::work::OpenSession;
use crate::domain::session::{RubricPin, Session, SessionId, Timestamp};
use crate::wording::store as wording;

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

/// One of a session's two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// `ID.json`
    File,
    /// `ID.json.anterior`, the state before the last save.
    Backup,
}

/// What a recovery screen tells of one of the files. What is unknown, as in a damaged file, is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    /// How many times it had been saved.
    pub generation: Option<u64>,
    /// When something in it changed last.
    pub changed_at: Option<Timestamp>,
    /// How many criteria are complete.
    pub complete: Option<usize>,
    /// Why it cannot be chosen, in Spanish; absent if it can.
    pub problem: Option<String>,
}

/// A choice to be made before a session can be worked on.
pub struct Recovery {
    store: Store,
    lock: Box<dyn Held>,
    holder: Holder,
    id: SessionId,
    /// Why there is a choice to make, in Spanish.
    pub why: String,
    /// The session's file.
    pub file: Version,
    /// Its backup.
    pub backup: Version,
    file_found: Candidate,
    backup_found: Box<Found>,
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
    pub fn open_for_work(&self, id: &SessionId, holder: &Holder) -> StoreResult<Opening> {
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
    pub fn ask(&self, id: &SessionId, holder: &Holder) -> StoreResult<()> {
        self.write_into_lock(id, &holder.to_request())
    }

    /// Asks no more.
    ///
    /// # Errors
    /// The system's.
    pub fn stop_asking(&self, id: &SessionId, holder: &Holder) -> StoreResult<()> {
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
    pub fn take_over(&self, id: &SessionId, holder: &Holder) -> StoreResult<Opening> {
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
        self.shut_out_others(id)?;
        let file = self.candidate(id, &names::session(id));
        let why = match &file {
            Candidate::Good(_) => wording::older_than_backup(),
            Candidate::Absent => wording::file_missing(),
            Candidate::Bad(bad) => bad.error.to_string(),
        };
        match (file, self.candidate(id, &names::backup(id))) {
            (Candidate::Good(file), backup) if !is_newer(&backup, &file) => {
                let older = if let Candidate::Good(backup) = &backup { Some(&backup.loaded.session) } else { None };
                let mut open = OpenSession::found(self.clone(), lock, holder.clone(), *file, older);
                open.forget();
                Ok(Opening::Ready(Box::new(open)))
            }
            (Candidate::Bad(bad), _) if bad.harm != Harm::Damaged => Err(bad.error),
            (file, Candidate::Good(backup_found)) => {
                let (store, holder, id) = (self.clone(), holder.clone(), id.clone());
                let (seen, backup) = (self.version(&file), sound(&backup_found));
                let recovery =
                    Recovery { store, lock, holder, id, why, file: seen, backup, file_found: file, backup_found };
                Ok(Opening::Recovery(Box::new(recovery)))
            }
            (Candidate::Bad(bad), _) | (Candidate::Absent, Candidate::Bad(bad)) => Err(bad.error),
            (Candidate::Absent | Candidate::Good(_), _) => Err(self.not_found(id)),
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

    fn version(&self, candidate: &Candidate) -> Version {
        match candidate {
            Candidate::Absent => Version { problem: Some(wording::file_missing()), ..Version::default() },
            Candidate::Good(found) => sound(found),
            Candidate::Bad(bad) => self.damaged(bad),
        }
    }

    /// What can still be made out of a file that is not to be used.
    fn damaged(&self, bad: &Bad) -> Version {
        let mut version = Version { problem: Some(bad.error.to_string()), ..Version::default() };
        if let Ok(glance) = wire::glance(&bad.bytes) {
            let pin = RubricPin { id: glance.rubric.id.to_string(), sha256: glance.rubric.sha256.to_string() };
            version.complete = self.find_rubric(&pin).map(|rubric| wire::outline(&glance, &rubric).complete);
            version.changed_at = glance.changed_at.as_deref().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
        }
        version
    }
}

fn is_newer(backup: &Candidate, file: &Found) -> bool {
    match backup {
        Candidate::Good(backup) => backup.loaded.generation > file.loaded.generation,
        Candidate::Absent | Candidate::Bad(_) => false,
    }
}

fn sound(found: &Found) -> Version {
    let session: &Session = &found.loaded.session;
    Version {
        generation: Some(found.loaded.generation),
        changed_at: session.head().changed_at,
        complete: Some(session.complete()),
        problem: None,
    }
}

impl Recovery {
    /// The session in question.
    #[must_use]
    pub fn id(&self) -> &SessionId {
        &self.id
    }

    /// The choices there are, the newest first.
    #[must_use]
    pub fn choices(&self) -> &'static [Which] {
        match &self.file_found {
            Candidate::Good(_) => &[Which::Backup, Which::File],
            Candidate::Absent | Candidate::Bad(_) => &[Which::Backup],
        }
    }

    /// Goes on with one of the two. The other is kept under a name that says so
    /// (`ID.json.danado-AAAAMMDD-HHMMSS` if damaged, `…apartado-…` if not chosen), never over another file.
    /// With the backup chosen the damaged file also keeps its own name until the first save replaces it, so that no
    /// crash leaves less than there was: save at once.
    ///
    /// # Errors
    /// The file was chosen and is not valid; it could not be set aside; somebody else took the session over meanwhile (then
    /// nothing was changed).
    pub fn choose(self, which: Which, now: Timestamp) -> StoreResult<OpenSession> {
        let Self { store, lock, holder, id, file_found, backup_found, .. } = self;
        let (file_name, backup_name) = (names::session(&id), names::backup(&id));
        let moving = |name: &str, trouble| StoreError::of(trouble, Doing::Moving, store.path(Place::Sessions, name));
        if !store.holds(&*lock, &id).map_err(|trouble| moving(&file_name, trouble))? {
            return Err(StoreError::new(ErrorKind::HeldElsewhere(None), store.path(Place::Sessions, &file_name)));
        }
        match (which, file_found) {
            (Which::Backup, file) => {
                let (stamp, why) = match &file {
                    Candidate::Absent => (None, None),
                    Candidate::Good(found) => (Some(found.stamp), Some(Aside::NotChosen)),
                    Candidate::Bad(bad) => (bad.stamp, Some(Aside::Damaged)),
                };
                if let Some(why) = why {
                    name_aside(store.disk(), &file_name, names::aside(&id, why, now))
                        .and_then(|_| again(|| store.disk().sync(Place::Sessions)))
                        .map_err(|trouble| moving(&file_name, trouble))?;
                }
                Ok(OpenSession::recovered(store.clone(), lock, holder, *backup_found, stamp))
            }
            (Which::File, Candidate::Good(mut file)) => {
                name_aside(store.disk(), &backup_name, names::aside(&id, Aside::NotChosen, now))
                    .and_then(|_| unlink_if_there(store.disk(), Place::Sessions, &backup_name))
                    .and_then(|()| again(|| store.disk().sync(Place::Sessions)))
                    .map_err(|trouble| moving(&backup_name, trouble))?;
                // Generations only grow, whichever was chosen.
                file.loaded.generation = backup_found.loaded.generation;
                Ok(OpenSession::found(store.clone(), lock, holder, *file, None))
            }
            (Which::File, Candidate::Bad(bad)) => Err(bad.error),
            (Which::File, Candidate::Absent) => {
                Err(StoreError::new(ErrorKind::NotFound, store.path(Place::Sessions, &file_name)))
            }
        }
    }
}
