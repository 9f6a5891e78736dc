//! What can go wrong with the data folder, as a value; the words are in `wording::store`.

use std::path::PathBuf;

use rustix::io::Errno;

use super::disk::Trouble;
use super::fault::Faults;
use super::lock::Holder;
use super::wire::ReadFault;
use crate::domain::session::{RubricPin, SessionId};

/// What was being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Opening or making the data folder.
    Opening,
    /// Reading a file or listing a folder.
    Reading,
    /// Saving a session or a rubric.
    Saving,
    /// Locking a session.
    Locking,
    /// Setting a file aside, removing to the trash, restoring from it.
    Moving,
    /// Destroying what lies in the trash, and recording it.
    Purging,
}

/// The kinds of failure.
#[derive(Debug, Clone, PartialEq)]
pub enum ErrorKind {
    /// The system refused a call.
    System {
        /// What for.
        doing: Doing,
        /// With which number.
        errno: Errno,
    },
    /// There is no such session, file or entry.
    NotFound,
    /// Not a regular file.
    NotRegular,
    /// More than 16 MB.
    TooLarge,
    /// The file is damaged, or of a version or a rubric that we do not have.
    Refused(Box<ReadFault>),
    /// The file is no valid rubric.
    RefusedRubric(Box<Faults>),
    /// The file is no valid file of phrases.
    RefusedPhrases(Box<Faults>),
    /// There is no room for so many phrases.
    TooManyPhrases,
    /// The file's name says one session and its content this other one.
    ForeignId(SessionId),
    /// The beginning of an id that several sessions share; up to eight of them, and how many there are.
    Ambiguous(Vec<SessionId>, usize),
    /// There is a session of this id already.
    Taken(SessionId),
    /// Something else is kept as this version, which is never replaced.
    VersionTaken(u32),
    /// Open elsewhere; by whom, if the lock file says so.
    HeldElsewhere(Option<Holder>),
    /// The data folder cannot be written.
    ReadOnly,
    /// The session's rubric is not kept in the data folder.
    UnknownRubric,
}

/// A failure, and the file or folder it happened to.
#[derive(Debug, Clone, PartialEq)]
pub struct StoreError {
    /// What kind.
    pub kind: ErrorKind,
    /// Where.
    pub path: PathBuf,
}

impl StoreError {
    pub(super) fn new(kind: ErrorKind, path: impl Into<PathBuf>) -> Self {
        Self { kind, path: path.into() }
    }

    pub(super) fn of(trouble: Trouble, doing: Doing, path: impl Into<PathBuf>) -> Self {
        let kind = match trouble {
            Trouble::Os(Errno::NOENT) if doing != Doing::Saving => ErrorKind::NotFound,
            Trouble::Os(errno) => ErrorKind::System { doing, errno },
            Trouble::NotRegular => ErrorKind::NotRegular,
            Trouble::TooLarge => ErrorKind::TooLarge,
        };
        Self::new(kind, path)
    }

    /// Why no lock is to be had, if that is what went wrong: then nothing can be saved, and all can be read.
    pub(crate) fn refused_lock(&self) -> Option<Errno> {
        let ErrorKind::System { doing: Doing::Locking, errno } = self.kind else { return None };
        (!self.is_busy()).then_some(errno)
    }

    /// Whether another program is in the way just now: the same call may do in a moment.
    pub(crate) fn is_busy(&self) -> bool {
        self.kind == ErrorKind::System { doing: Doing::Locking, errno: Errno::AGAIN }
    }
}

impl std::error::Error for StoreError {}

/// Why a session, or one of its files, is not as it should be.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// Its file has a name that no session has.
    NoId,
    /// Its file is not there; the backup is.
    FileMissing,
    /// Its backup is newer than the file, which someone must have put there.
    OlderThanBackup,
    /// The rubric that it was made with is not at hand.
    UnknownRubric(RubricPin),
    /// The file is refused.
    Refused(ReadFault),
    /// The file cannot be used.
    Failed(Box<StoreError>),
    /// So it is, but a backup may stand in.
    WithBackup(Box<Problem>),
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::Failed(Box::new(error))
    }
}

/// What the store's calls give.
pub type StoreResult<T> = Result<T, StoreError>;
