//! The steps of a save. What they guarantee, and why in this order, is told in [`super`].

use rustix::io::Errno;

use super::disk::{Disk, MAX_BYTES, Outcome, Place, Stamp, Trouble, again};
use super::names;
use crate::domain::session::SessionId;

/// A whole and synced file under its temporary name; removed again unless it takes its place.
pub(super) struct Temporary<'d> {
    disk: &'d dyn Disk,
    at: Place,
    target: String,
    stamp: Stamp,
    /// Whether it still has its temporary name.
    there: bool,
}

impl<'d> Temporary<'d> {
    /// Writes what shall become `target`, and syncs it. The caller holds the lock, so that a file that has the temporary
    /// name already is a stray and goes.
    pub(super) fn write(disk: &'d dyn Disk, at: Place, target: &str, bytes: &[u8]) -> Outcome<Self> {
        if bytes.len() > MAX_BYTES {
            return Err(Trouble::TooLarge);
        }
        let name = names::temporary(target);
        unlink_if_there(disk, at, &name)?;
        match write_and_sync(disk, at, &name, bytes) {
            Ok(stamp) => Ok(Self { disk, at, target: target.to_owned(), stamp, there: true }),
            Err(trouble) => {
                // What cannot be removed now is removed at the next try or the next start.
                let _ = unlink_if_there(disk, at, &name);
                Err(trouble)
            }
        }
    }

    /// What the file is known by, under whatever name.
    pub(super) fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// Takes the place of what is there.
    pub(super) fn replace(mut self) -> Outcome<()> {
        let name = names::temporary(&self.target);
        let placed = again(|| self.disk.replace(self.at, &name, &self.target));
        self.there = placed.is_err();
        placed
    }

    /// Takes its place if nothing is there; `EEXIST` otherwise.
    pub(super) fn settle(mut self) -> Outcome<()> {
        let name = names::temporary(&self.target);
        let placed = again(|| self.disk.shift((self.at, &name), (self.at, &self.target)));
        self.there = placed.is_err();
        placed
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        if self.there {
            let _ = unlink_if_there(self.disk, self.at, &names::temporary(&self.target));
        }
    }
}

fn write_and_sync(disk: &dyn Disk, at: Place, name: &str, bytes: &[u8]) -> Outcome<Stamp> {
    let mut file = again(|| disk.create(at, name))?;
    let mut rest = bytes;
    while !rest.is_empty() {
        match again(|| file.write(rest))? {
            0 => return Err(Trouble::Os(Errno::IO)),
            written => rest = rest.get(written..).unwrap_or_default(),
        }
    }
    again(|| file.sync())
}

/// Removes a name that may be there.
pub(super) fn unlink_if_there(disk: &dyn Disk, at: Place, name: &str) -> Outcome<()> {
    match again(|| disk.unlink(at, name)) {
        Err(trouble) if trouble.is_absent() => Ok(()),
        done => done,
    }
}

/// Puts `new` in the place of the session's file, and with `rotate` keeps what was there as the backup. What remains is
/// to sync the folder.
pub(super) fn put_in_place(disk: &dyn Disk, id: &SessionId, new: Temporary<'_>, rotate: bool) -> Outcome<()> {
    let moved = rotate && keep_as_backup(disk, id)?;
    let placed = new.replace();
    if placed.is_err() && moved {
        // Best effort: loading finds the backup too.
        let _ = disk.shift((Place::Sessions, &names::backup(id)), (Place::Sessions, &names::session(id)));
    }
    placed
}

/// Makes the present file the backup by a second name; where the file system has no hard links, by moving it, so that
/// until the next step the session is found by its backup alone. Says whether it was moved.
fn keep_as_backup(disk: &dyn Disk, id: &SessionId) -> Outcome<bool> {
    let (present, backup) = (names::session(id), names::backup(id));
    unlink_if_there(disk, Place::Sessions, &backup)?;
    match again(|| disk.link(Place::Sessions, &present, &backup)) {
        Ok(()) => Ok(false),
        Err(trouble) if trouble.is_absent() => Ok(false),
        Err(trouble) if has_no_links(trouble) => {
            again(|| disk.replace(Place::Sessions, &present, &backup)).map(|()| true)
        }
        Err(trouble) => Err(trouble),
    }
}

/// Whether `trouble` is how a file system says that it has no hard links, or none for this file.
fn has_no_links(trouble: Trouble) -> bool {
    matches!(trouble, Trouble::Os(Errno::PERM | Errno::XDEV | Errno::OPNOTSUPP | Errno::NOSYS | Errno::MLINK))
}

/// Gives the file `from` of a session a further name out of `names`, the first that is free; which. The file stays
/// where it is, to be replaced by the next save.
pub(super) fn name_aside(disk: &dyn Disk, from: &str, names: impl Iterator<Item = String>) -> Outcome<String> {
    for name in names {
        match again(|| disk.link(Place::Sessions, from, &name)) {
            Err(Trouble::Os(Errno::EXIST)) => {}
            Err(trouble) if has_no_links(trouble) => {
                match again(|| disk.shift((Place::Sessions, from), (Place::Sessions, &name))) {
                    Err(Trouble::Os(Errno::EXIST)) => {}
                    done => return done.map(|()| name),
                }
            }
            done => return done.map(|()| name),
        }
    }
    Err(Trouble::Os(Errno::EXIST))
}
