//! The trash: what was removed can be restored, until it is destroyed, of which a line remains.

use std::collections::BTreeMap;

use super::Store;
use super::disk::{Held, Locking, Outcome, Place, again, read_all};
use super::error::{Doing, ErrorKind, StoreError, StoreResult};
use super::lock::Holder;
use super::names;
use super::save::{sweep_session, unlink_if_there};
use super::wire;
use crate::domain::identification::Kind;
use crate::domain::session::{SessionId, Status, Timestamp};
use rustix::io::Errno;

/// A removed session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    /// Its id, to which it can be restored.
    pub id: SessionId,
    /// When it was removed, in UTC.
    pub removed_at: Timestamp,
    /// The office, if the file still says so.
    pub project_name: Option<String>,
    /// Its commune.
    pub commune: Option<String>,
    /// The day of the visit, as in the file.
    pub visit_date: Option<String>,
    /// Ordinary or extraordinary, if the file still says so.
    pub kind: Option<Kind>,
    /// Open or closed, if the file still says so.
    pub status: Option<Status>,
    /// The version that was handed in, if it is closed.
    pub version: Option<u32>,
    /// The beginning that the names of its files share.
    stem: String,
    /// The rest of each name.
    files: Vec<String>,
}

impl Store {
    /// Moves a session with all that belongs to it (backup, what was set aside) to the trash.
    ///
    /// # Errors
    /// It is open elsewhere, or here; there is none; the system's (then part of it may have been moved: the session
    /// itself goes last, and removing it again finishes the work).
    pub(crate) fn remove(&self, id: &SessionId, holder: &Holder, now: Timestamp) -> StoreResult<()> {
        let _lock = self.lock_or_fail(id, holder)?;
        let file = names::session(id);
        let moved = |trouble| StoreError::of(trouble, Doing::Moving, self.path(Place::Sessions, &file));
        sweep_session(self.disk(), id).map_err(moved)?;
        let all = again(|| self.disk().names(Place::Sessions)).map_err(moved)?;
        let mut rests: Vec<&str> = all.iter().filter_map(|name| names::content_of(id, name)).collect();
        if rests.is_empty() {
            return Err(self.not_found(id));
        }
        // The session itself last, after all else is durably gone: a crash must not leave the backup in its stead.
        rests.sort_by_key(|&rest| rest == ".json");
        let stem = self.free_stem(id, now).map_err(moved)?;
        for version in self.versions(id)? {
            let (from, to) = (names::version(id, version), format!("{stem}{}", names::trashed_version(version)));
            again(|| self.disk().shift((Place::Closed, &from), (Place::Trash, &to))).map_err(moved)?;
        }
        for rest in rests {
            if rest == ".json" {
                self.sync_both().map_err(moved)?;
            }
            let (from, to) = (format!("{id}{rest}"), format!("{stem}{rest}"));
            again(|| self.disk().shift((Place::Sessions, &from), (Place::Trash, &to))).map_err(moved)?;
        }
        self.sync_both().map_err(moved)
    }

    /// What is in the trash, removed last first.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn trash(&self) -> StoreResult<Vec<Trashed>> {
        let names = match again(|| self.disk().names(Place::Trash)) {
            Ok(names) => names,
            // A folder that cannot be written may lack it.
            Err(trouble) if trouble.is_absent() && !self.is_writable() => Vec::new(),
            Err(trouble) => return Err(StoreError::of(trouble, Doing::Reading, self.path(Place::Trash, ""))),
        };
        let mut entries: BTreeMap<String, Trashed> = BTreeMap::new();
        for name in &names {
            let Some((stem, id, removed, rest)) = names::parse_trashed(name) else { continue };
            let entry = entries.entry(stem.to_owned()).or_insert_with(|| Trashed {
                id,
                removed_at: removed.fixed_offset(),
                project_name: None,
                commune: None,
                visit_date: None,
                kind: None,
                status: None,
                version: None,
                stem: stem.to_owned(),
                files: Vec::new(),
            });
            entry.files.push(rest.to_owned());
        }
        let mut entries: Vec<Trashed> = entries.into_values().collect();
        for entry in &mut entries {
            self.describe(entry);
        }
        entries.sort_by(|a, b| b.removed_at.cmp(&a.removed_at).then_with(|| a.stem.cmp(&b.stem)));
        Ok(entries)
    }

    fn describe(&self, entry: &mut Trashed) {
        let Ok((_, bytes)) = read_all(self.disk(), Place::Trash, &format!("{}.json", entry.stem)) else { return };
        if let Some(glance) = wire::glance(&bytes).ok().filter(|glance| !glance.is_too_long()) {
            entry.project_name = Some(glance.identification.project_name.into_owned());
            entry.commune = Some(glance.identification.commune.into_owned());
            entry.visit_date = Some(glance.identification.visit_date.into_owned());
            entry.kind = glance.kind;
            entry.status = glance.status;
            entry.version = glance.closed_version.filter(|_| glance.status == Some(Status::Closed));
        }
    }

    /// Puts a removed session back under its id.
    ///
    /// # Errors
    /// There is a session of this id (nothing is replaced); it is open elsewhere; the entry is gone; the system's.
    pub(crate) fn restore(&self, entry: &Trashed, holder: &Holder) -> StoreResult<()> {
        let id = &entry.id;
        let _lock = self.lock_or_fail(id, holder)?;
        let path = self.path(Place::Sessions, &names::session(id));
        let taken = || StoreError::new(ErrorKind::Taken(id.clone()), path.clone());
        let moved = |trouble| StoreError::of(trouble, Doing::Moving, path.clone());
        let mut rests: Vec<&String> = entry.files.iter().collect();
        // The session itself first, so that its backup never stands alone.
        rests.sort_by_key(|rest| *rest != ".json");
        let mut any = false;
        for (n, rest) in rests.into_iter().enumerate() {
            let from = format!("{}{rest}", entry.stem);
            let to = match names::version_of_trashed(rest) {
                Some(version) => (Place::Closed, names::version(id, version)),
                None => (Place::Sessions, format!("{id}{rest}")),
            };
            if n == 0 && self.is_there(id).map_err(moved)? {
                return Err(taken());
            }
            match again(|| self.disk().shift((Place::Trash, &from), (to.0, &to.1))) {
                Ok(()) => any = true,
                Err(trouble) if trouble.is_absent() => {}
                Err(super::disk::Trouble::Os(Errno::EXIST)) => return Err(taken()),
                Err(trouble) => return Err(moved(trouble)),
            }
            if rest == ".json" {
                self.sync_both().map_err(moved)?;
            }
        }
        if !any {
            return Err(StoreError::new(ErrorKind::NotFound, self.path(Place::Trash, &entry.stem)));
        }
        self.sync_both().map_err(moved)
    }

    /// Destroys one removed session: its `line` goes to the record first, then its files.
    ///
    /// # Errors
    /// The system's. Nothing is destroyed without a line; a line without destruction is possible, and the entry is then
    /// still in the trash.
    pub(crate) fn purge(&self, entry: &Trashed, line: &str) -> StoreResult<()> {
        again(|| self.disk().append(Place::Root, names::RECORD, line.as_bytes()))
            .and_then(|()| again(|| self.disk().sync(Place::Root)))
            .map_err(|trouble| StoreError::of(trouble, Doing::Purging, self.path(Place::Root, names::RECORD)))?;
        let destroy = || -> Outcome<()> {
            for rest in &entry.files {
                unlink_if_there(self.disk(), Place::Trash, &format!("{}{rest}", entry.stem))?;
            }
            again(|| self.disk().sync(Place::Trash))
        };
        destroy().map_err(|trouble| StoreError::of(trouble, Doing::Purging, self.path(Place::Trash, &entry.stem)))
    }

    /// Destroys all that is in the trash; how many sessions.
    ///
    /// # Errors
    /// As [`Store::purge`], at the first entry that fails.
    pub(crate) fn purge_all(&self, line: impl Fn(&Trashed) -> String) -> StoreResult<usize> {
        let entries = self.trash()?;
        for entry in &entries {
            self.purge(entry, &line(entry))?;
        }
        Ok(entries.len())
    }

    fn lock_or_fail(&self, id: &SessionId, holder: &Holder) -> StoreResult<Box<dyn Held>> {
        let path = || self.path(Place::Sessions, &names::session(id));
        match self.lock(id, holder)? {
            Locking::Held(lock) => Ok(lock),
            Locking::Elsewhere(other) => {
                Err(StoreError::new(ErrorKind::HeldElsewhere(Holder::from_bytes(&other.said)), path()))
            }
            Locking::ReadOnly => Err(StoreError::new(ErrorKind::ReadOnly, self.root())),
        }
    }

    fn is_there(&self, id: &SessionId) -> Outcome<bool> {
        for name in [names::session(id), names::backup(id)] {
            match again(|| self.disk().stamp(Place::Sessions, &name)) {
                Ok(_) => return Ok(true),
                Err(trouble) if trouble.is_absent() => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(false)
    }

    /// A beginning that nothing in the trash has.
    fn free_stem(&self, id: &SessionId, now: Timestamp) -> Outcome<String> {
        let there = again(|| self.disk().names(Place::Trash))?;
        names::trashed(id, now)
            .find(|stem| {
                !there.iter().any(|name| name.strip_prefix(stem.as_str()).is_some_and(|rest| rest.starts_with('.')))
            })
            .ok_or(super::disk::Trouble::Os(Errno::EXIST))
    }

    fn sync_both(&self) -> Outcome<()> {
        again(|| self.disk().sync(Place::Trash))?;
        again(|| self.disk().sync(Place::Closed))?;
        again(|| self.disk().sync(Place::Sessions))
    }
}
