//! Reading a session: the newest valid one of file and backup. Never takes the lock, never moves anything.

use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::Store;
use super::disk::{Place, Stamp, Trouble, read_all};
use super::error::{Doing, ErrorKind, Problem, StoreError, StoreResult};
use super::names;
use super::wire::{self, Loaded, ReadFault};
use crate::domain::session::{Session, SessionId};

/// A session as it was read.
#[derive(Debug)]
pub struct Reading {
    /// The session.
    pub session: Session,
    /// How many times it was saved; 0 if the file does not say.
    pub generation: u64,
    /// Which file it came from.
    pub source: Source,
}

/// Which of a session's files was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// The session's file, as it should be.
    File,
    /// The backup: the state before the last save. To be told to the person.
    Backup {
        /// Why the file was not used.
        problem: Problem,
    },
}

/// One of the two files that a session may be read from.
pub(super) enum Candidate {
    /// Not there.
    Absent,
    /// Valid.
    Good(Box<Found>),
    /// Not to be used.
    Bad(Box<Bad>),
}

pub(super) struct Found {
    pub loaded: Loaded,
    pub stamp: Stamp,
}

pub(super) struct Bad {
    pub error: StoreError,
    pub harm: Harm,
    pub stamp: Option<Stamp>,
    pub bytes: Vec<u8>,
}

impl Bad {
    /// Whether its content is broken, so that what can be read of it may be gone on with.
    pub(crate) fn is_damaged(&self) -> bool {
        self.harm == Harm::Damaged
    }
}

/// What kind of bad a file is; decides what may be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Harm {
    /// Its content is broken. The backup may stand in; under the lock the file is set aside.
    Damaged,
    /// The medium does not give it. The backup may stand in for reading; nothing is moved, it may pass.
    Unreadable,
    /// It is sound, but not for us: a later version, a rubric that we do not have, another session's. Left alone.
    NotForUs,
}

impl Store {
    /// Reads the session `id` without its lock: the newest valid one of file and backup.
    ///
    /// # Errors
    /// There is none; none is valid; the file is sound but of a later version or an unknown rubric.
    pub fn read(&self, id: &SessionId) -> StoreResult<Reading> {
        match (self.candidate(id, &names::session(id)), self.candidate(id, &names::backup(id))) {
            (Candidate::Good(file), Candidate::Good(backup)) if backup.loaded.generation > file.loaded.generation => {
                Ok(from_backup(*backup, Problem::OlderThanBackup))
            }
            (Candidate::Good(file), _) => Ok(reading(*file, Source::File)),
            (Candidate::Absent, Candidate::Good(backup)) => Ok(from_backup(*backup, Problem::FileMissing)),
            (Candidate::Bad(bad), Candidate::Good(backup)) if bad.harm != Harm::NotForUs => {
                Ok(from_backup(*backup, bad.error.into()))
            }
            (Candidate::Bad(bad), _) | (Candidate::Absent, Candidate::Bad(bad)) => Err(bad.error),
            (Candidate::Absent, Candidate::Absent) => Err(self.not_found(id)),
        }
    }

    /// Reads a session file anywhere, alone: a regular file of at most 16 MB, without looking for a backup.
    ///
    /// # Errors
    /// It cannot be read, or it is refused.
    pub fn read_path(&self, path: &Path) -> StoreResult<Reading> {
        let bytes = read_file(path)?;
        let loaded = wire::read(&path.to_string_lossy(), &bytes, &|pin| self.find_rubric(pin))
            .map_err(|fault| StoreError::new(ErrorKind::Refused(Box::new(fault)), path))?;
        Ok(Reading { session: loaded.session, generation: loaded.generation, source: Source::File })
    }

    pub(super) fn not_found(&self, id: &SessionId) -> StoreError {
        StoreError::new(ErrorKind::NotFound, self.path(Place::Sessions, &names::session(id)))
    }

    /// Reads and checks one of the files of `id`.
    pub(super) fn candidate(&self, id: &SessionId, name: &str) -> Candidate {
        let path = self.path(Place::Sessions, name);
        let (stamp, bytes) = match read_all(self.disk(), Place::Sessions, name) {
            Ok(read) => read,
            Err(trouble) if trouble.is_absent() => return Candidate::Absent,
            Err(trouble) => return self.unread(name, trouble, path),
        };
        let fault = match wire::read(&path.to_string_lossy(), &bytes, &|pin| self.find_rubric(pin)) {
            Ok(loaded) if loaded.session.id() == id => return Candidate::Good(Box::new(Found { loaded, stamp })),
            Ok(loaded) => {
                let error = StoreError::new(ErrorKind::ForeignId(loaded.session.id().clone()), path);
                return Candidate::Bad(Box::new(Bad { error, harm: Harm::NotForUs, stamp: Some(stamp), bytes }));
            }
            Err(fault) => fault,
        };
        let harm = match &fault {
            ReadFault::Faults(_) | ReadFault::TooLarge(_) | ReadFault::Damaged(_) | ReadFault::BrokenSeal(..) => {
                Harm::Damaged
            }
            ReadFault::UnknownRubric(..) | ReadFault::LaterVersion(..) => Harm::NotForUs,
        };
        let error = StoreError::new(ErrorKind::Refused(Box::new(fault)), path);
        Candidate::Bad(Box::new(Bad { error, harm, stamp: Some(stamp), bytes }))
    }

    fn unread(&self, name: &str, trouble: Trouble, path: PathBuf) -> Candidate {
        let harm = match trouble {
            Trouble::TooLarge => Harm::Damaged,
            Trouble::Os(Errno::IO) => Harm::Unreadable,
            Trouble::Os(_) | Trouble::NotRegular => Harm::NotForUs,
        };
        let stamp = self.disk().stamp(Place::Sessions, name).ok();
        let error = StoreError::of(trouble, Doing::Reading, path);
        Candidate::Bad(Box::new(Bad { error, harm, stamp, bytes: Vec::new() }))
    }
}

/// The bytes of a file anywhere: a regular file of at most 16 MB.
///
/// # Errors
/// It is not there, something else, larger, or the system's.
pub fn read_file(path: &Path) -> StoreResult<Vec<u8>> {
    super::regular::read_path(path).map_err(|trouble| StoreError::of(trouble, Doing::Reading, path))
}

fn from_backup(found: Found, problem: Problem) -> Reading {
    reading(found, Source::Backup { problem })
}

fn reading(found: Found, source: Source) -> Reading {
    Reading { session: found.loaded.session, generation: found.loaded.generation, source }
}
