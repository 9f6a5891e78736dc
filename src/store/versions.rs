//! The versions that were handed in, each kept to the byte as it was saved when it was closed: `cerradas/ID.vN.json`.
//!
//! The session itself is closed first, by the one step that puts it in place; only then is its version kept, from the same
//! bytes. So a copy is never of a closing that did not take effect. Where a stop falls between the two, the session is
//! closed and its version is not kept yet: whoever opens it to work on it, or opens it again as the next version, sees to
//! that first. What is kept is never replaced.

use std::path::PathBuf;

use rustix::io::Errno;

use super::disk::{Outcome, Place, Trouble, again, read_all};
use super::error::{Doing, ErrorKind, StoreError, StoreResult};
use super::save::{Strays, Temporary};
use super::work::OpenSession;
use super::{Reading, Source, Store, names, wire};
use crate::domain::session::{Deed, Session, SessionId, Status};

impl Store {
    /// The versions of `id` that are kept, oldest first.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn versions(&self, id: &SessionId) -> StoreResult<Vec<u32>> {
        let names = match again(|| self.disk().names(Place::Closed)) {
            Ok(names) => names,
            // A folder that cannot be written may lack it.
            Err(trouble) if trouble.is_absent() => Vec::new(),
            Err(trouble) => return Err(StoreError::of(trouble, Doing::Reading, self.path(Place::Closed, ""))),
        };
        let of = |name: &String| names::version_of(id, name);
        let mut versions: Vec<u32> = names.iter().filter_map(of).collect();
        versions.sort_unstable();
        Ok(versions)
    }

    /// All versions of `id` that were handed in, oldest first.
    ///
    /// # Errors
    /// One cannot be read.
    pub(crate) fn kept_versions(&self, id: &SessionId) -> StoreResult<Vec<Session>> {
        let read = |version| Ok(self.read_version(id, version)?.session);
        self.versions(id)?.into_iter().map(read).collect()
    }

    /// Where a version of `id` is kept, for messages alone.
    pub(crate) fn version_path(&self, id: &SessionId, version: u32) -> PathBuf {
        self.path(Place::Closed, &names::version(id, version))
    }

    /// A version of `id` as it was handed in.
    ///
    /// # Errors
    /// It is not kept, or it is refused.
    pub(crate) fn read_version(&self, id: &SessionId, version: u32) -> StoreResult<Reading> {
        let (name, path) = (names::version(id, version), self.version_path(id, version));
        let (_, bytes) = read_all(self.disk(), Place::Closed, &name)
            .map_err(|trouble| StoreError::of(trouble, Doing::Reading, &path))?;
        let loaded = wire::read(&path.to_string_lossy(), &bytes, &|pin| self.find_rubric(pin))
            .map_err(|fault| StoreError::new(ErrorKind::Refused(Box::new(fault)), &path))?;
        if loaded.session.version() != version {
            return Err(StoreError::new(ErrorKind::VersionTaken(version), path));
        }
        Ok(Reading { session: loaded.session, generation: loaded.generation, source: Source::File })
    }

    /// What is kept as the version of `session`, which is closed.
    ///
    /// # Errors
    /// Another one is kept under this number, which is never replaced; it could not be looked at.
    fn kept_version(&self, id: &SessionId, session: &Session) -> StoreResult<Kept> {
        let version = session.version();
        match self.read_version(id, version) {
            Ok(kept) if is_same_version(&kept.session, session) => Ok(Kept::This),
            Ok(_) => Err(StoreError::new(ErrorKind::VersionTaken(version), self.version_path(id, version))),
            Err(StoreError { kind: ErrorKind::NotFound, .. }) => Ok(Kept::Nothing),
            Err(StoreError { kind: ErrorKind::Refused(_), .. }) => Ok(Kept::Damaged),
            Err(error) => Err(error),
        }
    }

    /// Keeps `bytes` as the version of `session`, if it is not kept yet; what is damaged is set aside.
    ///
    /// # Errors
    /// As [`Store::kept_version`]; it cannot be written.
    fn keep_version(&self, id: &SessionId, session: &Session, bytes: &[u8]) -> StoreResult<()> {
        let kept = self.kept_version(id, session)?;
        let (name, disk) = (names::version(id, session.version()), self.disk());
        let put = || -> Outcome<()> {
            if kept == Kept::Damaged {
                let aside = names::kept(&name, &names::temporary(&name));
                again(|| disk.shift((Place::Closed, &name), (Place::Closed, &aside)))?;
            }
            if kept != Kept::This {
                match Temporary::write(disk, Place::Closed, &name, bytes, &Strays::default())?.settle() {
                    // Somebody who took the session over has kept it.
                    Err(Trouble::Os(Errno::EXIST)) => {}
                    settled => settled?,
                }
            }
            // One that was there already may not be on the medium yet.
            again(|| disk.sync(Place::Closed))
        };
        put().map_err(|trouble| StoreError::of(trouble, Doing::Saving, self.path(Place::Closed, &name)))
    }
}

/// What lies where a version is to be kept.
#[derive(PartialEq, Eq)]
enum Kept {
    This,
    Nothing,
    Damaged,
}

/// Whether both are the same version as it was handed in; where somebody read in it since is another matter. Both seals
/// are right: reading and closing see to that.
fn is_same_version(one: &Session, other: &Session) -> bool {
    if let (Some(one), Some(other)) = (one.closing(), other.closing()) {
        return one == other;
    }
    let mut placed = one.clone();
    placed.set_bookmark(other.bookmark().clone());
    placed == *other
}

impl OpenSession {
    /// Before `session` is saved: a number must be free for a version that is closed, and one that is opened again must be
    /// kept. Whether this save closes it.
    pub(super) fn before_versions(&self, session: &Session) -> StoreResult<bool> {
        let was = self.session().head().status;
        match session.head().status {
            Status::Closed if was == Status::Open => self.store().kept_version(self.id(), session).map(|_| true),
            Status::Closed => Ok(false),
            // A closing whose save was not acknowledged may have reached the file all the same.
            Status::Open if was == Status::Closed || !self.is_settled() => {
                let closed_here = |found: &Session| {
                    found.closing().is_some_and(|closing| session.deeds().contains(&Deed::Closed(closing.clone())))
                };
                self.keep_present(|found| closed_here(found) || is_same_version(found, self.session())).map(|()| false)
            }
            Status::Open => Ok(false),
        }
    }

    /// After `session` was saved as `bytes`, and was not as it is before: if it is closed, its version is kept.
    pub(super) fn after_versions(&self, session: &Session, bytes: &[u8]) -> StoreResult<()> {
        match session.head().status {
            Status::Open => Ok(()),
            Status::Closed => self.store().keep_version(self.id(), session, bytes),
        }
    }

    /// Keeps the version that is opened, if it is closed and a stop came before that.
    pub(super) fn keep_opened(&self) -> StoreResult<()> {
        self.keep_present(|found| is_same_version(found, self.session()))
    }

    /// Keeps the version that the file is, if it is closed and was `handed_in`.
    fn keep_present(&self, handed_in: impl Fn(&Session) -> bool) -> StoreResult<()> {
        let (store, name) = (self.store(), names::session(self.id()));
        let path = store.path(Place::Sessions, &name);
        let bytes = match read_all(store.disk(), Place::Sessions, &name) {
            Ok((_, bytes)) => bytes,
            Err(trouble) if trouble.is_absent() => return Ok(()),
            Err(trouble) => return Err(StoreError::of(trouble, Doing::Reading, &path)),
        };
        let found = wire::read(&path.to_string_lossy(), &bytes, &|pin| store.find_rubric(pin)).map(|read| read.session);
        match found {
            Ok(found) if found.head().status == Status::Closed && handed_in(&found) => {
                store.keep_version(self.id(), &found, &bytes)
            }
            // What the file is not was never handed in.
            Ok(_) | Err(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
