//! Reading a file that may be anything: regular files only, never more than 16 MB, without waiting.

use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, OFlags, Stat};
use rustix::io::Errno;

use super::disk::{MAX_BYTES, Outcome, Stamp, Trouble, again};

/// `NONBLOCK` so that a FIFO is seen to be one instead of being waited for.
const OPEN_FILE: OFlags = OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC).union(OFlags::NONBLOCK);

/// What a file is known by.
pub(super) fn stamp_of(stat: &Stat) -> Stamp {
    Stamp {
        inode: (stat.st_dev, stat.st_ino),
        size: u64::try_from(stat.st_size).unwrap_or(0),
        modified: (stat.st_mtime, u32::try_from(stat.st_mtime_nsec).unwrap_or(0)),
    }
}

/// Puts the whole of an open regular file into `bytes`; never more than [`MAX_BYTES`], whatever the size was said to be.
pub(super) fn read_open(file: &OwnedFd, bytes: &mut Vec<u8>) -> Outcome<Stamp> {
    bytes.clear();
    let stat = rustix::fs::fstat(file)?;
    if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
        return Err(Trouble::NotRegular);
    }
    let stamp = stamp_of(&stat);
    let size = usize::try_from(stamp.size).unwrap_or(usize::MAX);
    if size > MAX_BYTES {
        return Err(Trouble::TooLarge);
    }
    // One byte more than there should be, so that the end is met in the same call and growth is noticed.
    bytes.resize(size + 1, 0);
    let mut filled = 0;
    loop {
        let read = again(|| Ok(rustix::io::read(file, &mut bytes[filled..])?))?;
        filled += read;
        if read == 0 {
            break;
        }
        if filled > MAX_BYTES {
            return Err(Trouble::TooLarge);
        }
        if filled == bytes.len() {
            bytes.resize((filled * 2).min(MAX_BYTES + 1), 0);
        }
    }
    bytes.truncate(filled);
    Ok(stamp)
}

/// Opens a file to be read, following no symbolic link and waiting for nobody.
pub(super) fn open_to_read(folder: impl AsFd, path: &Path) -> Outcome<OwnedFd> {
    match again(|| Ok(rustix::fs::openat(&folder, path, OPEN_FILE, Mode::empty())?)) {
        // A symbolic link; a socket.
        Err(Trouble::Os(Errno::LOOP | Errno::NXIO)) => Err(Trouble::NotRegular),
        opened => opened,
    }
}

/// Reads a file outside the data folder: regular files only, no symbolic link, at most [`MAX_BYTES`].
///
/// # Errors
/// The system's, or what kind of file it is.
pub fn read_path(path: &Path) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    read_open(&open_to_read(CWD, path)?, &mut bytes)?;
    Ok(bytes)
}
