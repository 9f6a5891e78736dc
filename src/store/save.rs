//! The steps of a save. What they guarantee, and why in this order, is told in [`super`].

use std::sync::{Arc, Mutex, PoisonError};

use rustix::io::Errno;

use super::disk::{Disk, MAX_BYTES, Outcome, Place, Stamp, Trouble, again, read_all};
use super::names;
use crate::domain::session::SessionId;

/// How often two names are exchanged back before what is in hand is kept under a third.
const SWAPS: usize = 8;

/// Temporary names of ours that could not be removed when they should; the next save does.
#[derive(Clone, Default)]
pub(super) struct Strays(Arc<Mutex<Vec<Stray>>>);

struct Stray {
    name: String,
    target: String,
    /// What may be removed under this name; absent where only we can have written it.
    ours: Option<[Stamp; 2]>,
}

impl Stray {
    /// Removes it; but what somebody else wrote, and an exchange brought under our name, is kept.
    fn tidy(&self, disk: &dyn Disk, at: Place) -> Outcome<()> {
        let stamp = match self.ours {
            Some(_) => again(|| disk.stamp(at, &self.name)),
            None => return unlink_if_there(disk, at, &self.name),
        };
        match stamp {
            Err(trouble) if trouble.is_absent() => Ok(()),
            Ok(stamp) if self.ours.is_some_and(|ours| !ours.contains(&stamp)) => {
                let kept = names::kept(&self.target, &self.name);
                again(|| disk.shift((at, &self.name), (at, &kept)))
            }
            Ok(_) => unlink_if_there(disk, at, &self.name),
            Err(trouble) => Err(trouble),
        }
    }
}

impl Strays {
    fn tidy_or_keep(&self, disk: &dyn Disk, at: Place, stray: Stray) {
        if stray.tidy(disk, at).is_err() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(stray);
        }
    }

    fn clear(&self, disk: &dyn Disk, at: Place) -> Outcome<()> {
        let mut strays = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(stray) = strays.last() {
            stray.tidy(disk, at)?;
            strays.pop();
        }
        Ok(())
    }
}

/// What the temporary name of a writer leads to.
#[derive(Clone, Copy)]
enum Hand {
    /// What we wrote.
    Ours,
    /// After an exchange: what we wrote, or what it replaced, which should be this.
    Exchanged(Stamp),
    /// Nothing any more.
    Empty,
}

/// A whole and synced file under a temporary name of its own; removed again unless it takes its place.
pub(super) struct Temporary<'d> {
    disk: &'d dyn Disk,
    at: Place,
    target: String,
    name: String,
    stamp: Stamp,
    hand: Hand,
    strays: Strays,
}

impl<'d> Temporary<'d> {
    /// Writes what shall become `target`, and syncs it. What an earlier one left among `strays` goes first.
    pub(super) fn write(disk: &'d dyn Disk, at: Place, target: &str, bytes: &[u8], strays: &Strays) -> Outcome<Self> {
        if bytes.len() > MAX_BYTES {
            return Err(Trouble::TooLarge);
        }
        strays.clear(disk, at)?;
        let name = names::temporary(target);
        match write_and_sync(disk, at, &name, bytes) {
            Ok(stamp) => {
                let (target, hand, strays) = (target.to_owned(), Hand::Ours, strays.clone());
                Ok(Self { disk, at, target, name, stamp, hand, strays })
            }
            Err(trouble) => {
                strays.tidy_or_keep(disk, at, Stray { name, target: target.to_owned(), ours: None });
                Err(trouble)
            }
        }
    }

    /// What the file is known by, under whatever name.
    pub(super) fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// Takes the place of what is there.
    pub(super) fn replace(self) -> Outcome<()> {
        let target = self.target.clone();
        self.replace_as(&target)
    }

    /// Takes the place of what has the name `target`.
    pub(super) fn replace_as(mut self, target: &str) -> Outcome<()> {
        let placed = again(|| self.disk.replace(self.at, &self.name, target));
        if placed.is_ok() {
            self.hand = Hand::Empty;
        }
        placed
    }

    /// Takes its place if nothing is there; `EEXIST` otherwise.
    pub(super) fn settle(self) -> Outcome<()> {
        let target = self.target.clone();
        self.settle_as(&target)
    }

    /// Takes the name `target` if nothing has it; `EEXIST` otherwise.
    fn settle_as(mut self, target: &str) -> Outcome<()> {
        let placed = again(|| self.disk.shift((self.at, &self.name), (self.at, target)));
        if placed.is_ok() {
            self.hand = Hand::Empty;
        }
        placed
    }

    /// What has the temporary name now; nothing if a newcomer removed it.
    fn in_hand(&self) -> Outcome<Option<Stamp>> {
        match again(|| self.disk.stamp(self.at, &self.name)) {
            Ok(stamp) => Ok(Some(stamp)),
            Err(trouble) if trouble.is_absent() => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    /// Changes places with what is there, if that is still `known`; else all is as it was. Nothing if the file system
    /// cannot.
    fn exchange(&mut self, known: Stamp) -> Outcome<Option<Put>> {
        let swapped = again(|| self.disk.exchange(self.at, &self.name, &self.target));
        if swapped.is_err_and(cannot_exchange) {
            return Ok(None);
        }
        self.hand = Hand::Exchanged(known);
        // What is in hand says what happened: an error may have come after the deed.
        for _ in 0..SWAPS {
            match self.in_hand()? {
                Some(stamp) if stamp == known => return Ok(Some(Put::Done)),
                Some(stamp) if stamp == self.stamp => return swapped.map(|()| Some(Put::Foreign)),
                // Removed by a newcomer, before the exchange or after it.
                None => return swapped.map(|()| Some(Put::Done)),
                // Somebody wrote without minding the lock, just now: theirs goes back until ours is in hand.
                Some(_) => again(|| self.disk.exchange(self.at, &self.name, &self.target))?,
            }
        }
        Ok(Some(Put::Foreign))
    }

    /// Gives what is in hand, which was replaced, the name `backup`, or lets it go.
    fn put_away(mut self, backup: Option<&str>) -> Outcome<()> {
        let done = match backup {
            Some(backup) => again(|| self.disk.replace(self.at, &self.name, backup)),
            None => again(|| self.disk.unlink(self.at, &self.name)),
        };
        match done {
            // Removed by a newcomer: the backup stays an older one.
            Err(trouble) if trouble.is_absent() => {}
            done => done?,
        }
        self.hand = Hand::Empty;
        Ok(())
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        let ours = match self.hand {
            Hand::Empty => return,
            Hand::Ours => None,
            Hand::Exchanged(known) => Some([self.stamp, known]),
        };
        let (name, target) = (std::mem::take(&mut self.name), std::mem::take(&mut self.target));
        self.strays.tidy_or_keep(self.disk, self.at, Stray { name, target, ours });
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

/// Removes every file that is still being written for the session `id`: whoever was to rename one of them finds it gone.
/// The caller holds the lock. A folder of such a name is nobody's writing.
pub(super) fn sweep_session(disk: &dyn Disk, id: &SessionId) -> Outcome<()> {
    for name in again(|| disk.names(Place::Sessions))? {
        if names::temporary_id(&name).as_ref() == Some(id) {
            match unlink_if_there(disk, Place::Sessions, &name) {
                Err(Trouble::Os(Errno::ISDIR | Errno::PERM)) => {}
                done => done?,
            }
        }
    }
    // What a stop left of a version does no harm there: what cannot be removed now goes another time.
    for name in disk.names(Place::Closed).unwrap_or_default() {
        if names::target(&name).is_some_and(|target| names::version_of(id, target).is_some()) {
            let _ = unlink_if_there(disk, Place::Closed, &name);
        }
    }
    Ok(())
}

/// Removes the files that are still being written for `target`, in a folder of few files. The caller holds its lock.
pub(super) fn sweep_target(disk: &dyn Disk, at: Place, target: &str) {
    for name in disk.names(at).unwrap_or_default() {
        if names::target(&name) == Some(target) {
            // What stays now is removed at the next change.
            let _ = unlink_if_there(disk, at, &name);
        }
    }
}

/// What came of putting a file in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Put {
    /// It is there; what remains is to sync the folder.
    Done,
    /// What was there is not what we knew: all is as it was.
    Foreign,
}

/// Puts `new` in the place of the session's file, which was `known` a moment ago, and with `rotate` keeps that as the
/// backup.
pub(super) fn put_in_place(
    disk: &dyn Disk,
    id: &SessionId,
    mut new: Temporary<'_>,
    known: Stamp,
    rotate: bool,
) -> Outcome<Put> {
    match new.exchange(known)? {
        Some(Put::Done) => {
            let backup = rotate.then(|| names::backup(id));
            return new.put_away(backup.as_deref()).map(|()| Put::Done);
        }
        Some(Put::Foreign) => return Ok(Put::Foreign),
        None => {}
    }
    let moved = rotate && keep_as_backup(disk, id)?;
    let placed = new.replace();
    if placed.is_err() && moved {
        // Best effort: loading finds the backup too.
        let _ = disk.shift((Place::Sessions, &names::backup(id)), (Place::Sessions, &names::session(id)));
    }
    placed.map(|()| Put::Done)
}

/// Whether `trouble` is how a system says that it exchanges no names.
fn cannot_exchange(trouble: Trouble) -> bool {
    matches!(trouble, Trouble::Os(Errno::INVAL | Errno::OPNOTSUPP | Errno::NOSYS))
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
/// where it is, to be replaced by the next save. Where there are no links a copy gets the name; what cannot even be read
/// is moved.
pub(super) fn name_aside(
    disk: &dyn Disk,
    id: &SessionId,
    from: &str,
    names: impl Iterator<Item = String>,
) -> Outcome<String> {
    let copy = |bytes: &[u8]| Temporary::write(disk, Place::Sessions, &names::session(id), bytes, &Strays::default());
    for name in names {
        let named = match again(|| disk.link(Place::Sessions, from, &name)) {
            Err(trouble) if has_no_links(trouble) => match read_all(disk, Place::Sessions, from) {
                Ok((_, bytes)) => copy(&bytes)?.settle_as(&name),
                Err(_) => again(|| disk.shift((Place::Sessions, from), (Place::Sessions, &name))),
            },
            named => named,
        };
        match named {
            Err(Trouble::Os(Errno::EXIST)) => {}
            named => return named.map(|()| name),
        }
    }
    Err(Trouble::Os(Errno::EXIST))
}
