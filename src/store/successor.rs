//! Which folder to go on with where the one that is held is not any more what its path leads to.

use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{Dir, Mode, OFlags};
use rustix::io::Errno;

use super::disk::{Outcome, Trouble, again};

/// The folder that `path` leads to by now, if that is to be gone on with instead of the one that is held: it has the same
/// owner, as has whoever put it there. Where the name is free, the one that is held may come back, unless it was deleted:
/// then one is made. As long as it is there, it is better than what can be no successor.
pub(super) fn successor(
    held: &OwnedFd,
    parent: impl AsFd,
    path: &Path,
    flags: OFlags,
    make: impl Fn() -> Outcome<()>,
) -> Outcome<Option<OwnedFd>> {
    let open = || again(|| Ok(rustix::fs::openat(&parent, path, flags, Mode::empty())?));
    let known = again(|| Ok(rustix::fs::fstat(held)?));
    let opened = match open() {
        Err(trouble) if trouble.is_absent() && is_deleted(held) => make().and_then(|()| open()),
        opened => opened,
    };
    let checked = opened.and_then(|folder| {
        let (stat, known) = (rustix::fs::fstat(&folder)?, known?);
        if (stat.st_dev, stat.st_ino) == (known.st_dev, known.st_ino) {
            return Ok(None);
        }
        if stat.st_uid == known.st_uid { Ok(Some(folder)) } else { Err(Trouble::Os(Errno::PERM)) }
    });
    match checked {
        Err(Trouble::Os(Errno::LOOP)) if is_deleted(held) => Err(Trouble::Os(Errno::NOTDIR)),
        Err(trouble) if is_deleted(held) => Err(trouble),
        checked => Ok(checked.unwrap_or(None)),
    }
}

/// Whether the folder has no name any more and nothing can be made in it: it lacks even itself. One that merely cannot be
/// listed may well be saved in.
fn is_deleted(folder: &OwnedFd) -> bool {
    match Dir::read_from(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(errno) => matches!(errno, Errno::NOENT | Errno::STALE),
    }
}
