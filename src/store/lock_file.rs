//! flock(2) on a file in the data folder: taking it, taking it over, and seeing who has it.

use std::os::fd::{AsFd, OwnedFd};

use rustix::fs::{AtFlags, FileType, FlockOperation, Mode, OFlags, Stat};
use rustix::io::Errno;

use super::disk::{Elsewhere, Held, Locking, Outcome, Trouble, again};
use super::regular::stamp_of;
use super::watch::Watch;

const OWNER_FILE: Mode = Mode::RUSR.union(Mode::WUSR);
const OPEN: OFlags = OFlags::NOFOLLOW.union(OFlags::CLOEXEC).union(OFlags::NONBLOCK);
/// Bytes that are read of a lock file: its holder, and the last of those who ask.
const MOST: usize = 4096;
/// How often a lock file that was deleted or replaced under our hands is opened anew.
const TRIES: usize = 100;

/// The lock lives as long as the handle.
pub(super) struct LockFile {
    file: OwnedFd,
    inode: (u64, u64),
}

impl LockFile {
    /// The lock is ours: says so in the file. For others' information only: a full disk is no reason not to hold it.
    fn of(file: OwnedFd, stat: &Stat, holder: &[u8]) -> Self {
        let _ = rustix::fs::ftruncate(&file, 0).and_then(|()| rustix::io::pwrite(&file, holder, 0));
        Self { inode: stamp_of(stat).inode, file }
    }
}

impl Held for LockFile {
    fn inode(&self) -> (u64, u64) {
        self.inode
    }

    fn said(&self) -> Vec<u8> {
        read(&self.file)
    }

    fn watch(&self, watch: &Watch) {
        watch.lock(&self.file);
    }
}

impl Drop for LockFile {
    /// An empty lock file is nobody's at a glance. Unlocked before it is closed: who is woken by the closing must not
    /// find it locked still.
    fn drop(&mut self) {
        let _ = rustix::fs::ftruncate(&self.file, 0);
        let _ = rustix::fs::flock(&self.file, FlockOperation::Unlock);
    }
}

/// Tries to become the holder of `name`.
pub(super) fn lock(folder: &OwnedFd, name: &str, holder: &[u8]) -> Outcome<Locking> {
    for _ in 0..TRIES {
        let file = match rustix::fs::openat(folder, name, OPEN | OFlags::RDWR | OFlags::CREATE, OWNER_FILE) {
            Ok(file) => file,
            Err(Errno::LOOP | Errno::NXIO | Errno::ISDIR) => return Err(Trouble::NotRegular),
            Err(Errno::ROFS) => return Ok(Locking::ReadOnly),
            Err(errno) => return Err(errno.into()),
        };
        let stat = rustix::fs::fstat(&file)?;
        if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
            return Err(Trouble::NotRegular);
        }
        match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
            // A file that lost its name meanwhile holds nobody off.
            Ok(()) if is_named(folder, name, &stat)? => {
                return Ok(Locking::Held(Box::new(LockFile::of(file, &stat, holder))));
            }
            Ok(()) => {}
            Err(Errno::WOULDBLOCK) => {
                let own = is_own(&stat);
                return Ok(Locking::Elsewhere(Elsewhere { said: read(&file), own }));
            }
            Err(errno) => return Err(errno.into()),
        }
    }
    Err(Trouble::Os(Errno::AGAIN))
}

/// Becomes the holder of `name` by a new file in its place.
pub(super) fn seize(folder: &OwnedFd, written: &str, name: &str, holder: &[u8]) -> Outcome<LockFile> {
    let flags = OPEN | OFlags::RDWR | OFlags::CREATE | OFlags::EXCL;
    let file = again(|| Ok(rustix::fs::openat(folder, written, flags, OWNER_FILE)?))?;
    let stat = rustix::fs::fstat(&file)?;
    let locked = again(|| Ok(rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive)?));
    let lock = LockFile::of(file, &stat, holder);
    match locked.and_then(|()| again(|| Ok(rustix::fs::renameat(folder, written, folder, name)?))) {
        Ok(()) => Ok(lock),
        Err(trouble) => {
            let _ = rustix::fs::unlinkat(folder, written, AtFlags::empty());
            Err(trouble)
        }
    }
}

/// What the lock file says if somebody of this account holds it. To see that, it is locked shared for a moment; but an
/// empty one, which is what holders leave behind, is not even opened.
pub(super) fn holder(folder: &OwnedFd, name: &str) -> Outcome<Option<Vec<u8>>> {
    let stat = match rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) {
        Err(Errno::NOENT) => return Ok(None),
        stat => stat?,
    };
    let regular = FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile;
    if stat.st_size == 0 || !regular || !is_own(&stat) {
        return Ok(None);
    }
    let file = again(|| Ok(rustix::fs::openat(folder, name, OPEN | OFlags::RDONLY, Mode::empty())?))?;
    match again(|| Ok(rustix::fs::flock(&file, FlockOperation::NonBlockingLockShared)?)) {
        Ok(()) => Ok(None),
        Err(Trouble::Os(Errno::WOULDBLOCK)) => Ok(Some(read(&file))),
        Err(trouble) => Err(trouble),
    }
}

fn is_named(folder: &OwnedFd, name: &str, stat: &Stat) -> Outcome<bool> {
    match rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) {
        Ok(named) => Ok((named.st_dev, named.st_ino) == (stat.st_dev, stat.st_ino)),
        Err(Errno::NOENT) => Ok(false),
        Err(errno) => Err(errno.into()),
    }
}

fn is_own(stat: &Stat) -> bool {
    stat.st_uid == rustix::process::geteuid().as_raw()
}

fn read(file: impl AsFd) -> Vec<u8> {
    let mut said = vec![0; MOST];
    let length = rustix::io::pread(file, &mut said[..], 0).unwrap_or(0);
    said.truncate(length);
    said
}
