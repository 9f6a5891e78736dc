//! What wakes a program when another one asks for its session, saves the one it reads, or lets go of one: the kernel
//! tells (inotify on Linux), so that an idle program sleeps until there is something to know.
//!
//! Where it cannot be had (another system, a limit reached, a network file system) nothing wakes: then nobody answers a
//! request, and who asked takes the session all the same.

use std::os::fd::{BorrowedFd, OwnedFd};
use std::sync::{Mutex, PoisonError};

/// One thing at a time is watched: the lock file that is held, or the folder that is read.
#[derive(Debug)]
pub struct Watch {
    queue: Option<OwnedFd>,
    watched: Mutex<Option<i32>>,
}

#[cfg(target_os = "linux")]
mod system {
    use std::os::fd::{AsFd, AsRawFd, OwnedFd};

    pub use rustix::fs::inotify::WatchFlags as Flags;
    use rustix::fs::inotify::{CreateFlags, add_watch, init, remove_watch};

    pub(crate) const LOCK: Flags = Flags::MODIFY.union(Flags::ATTRIB);
    pub(crate) const FOLDER: Flags = Flags::MOVED_TO.union(Flags::CLOSE_WRITE).union(Flags::ONLYDIR);

    pub(crate) fn queue() -> Option<OwnedFd> {
        init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK).ok()
    }

    /// By handle: whatever the path leads to by now, it is this file that is watched.
    pub(crate) fn add(queue: &OwnedFd, file: impl AsFd, flags: Flags) -> Option<i32> {
        add_watch(queue, format!("/proc/self/fd/{}", file.as_fd().as_raw_fd()), flags).ok()
    }

    pub(crate) fn remove(queue: &OwnedFd, watched: i32) {
        // Gone with its file already, perhaps.
        let _ = remove_watch(queue, watched);
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::os::fd::{AsFd, OwnedFd};

    pub type Flags = ();
    pub(crate) const LOCK: Flags = ();
    pub(crate) const FOLDER: Flags = ();

    pub(crate) fn queue() -> Option<OwnedFd> {
        None
    }

    pub(crate) fn add(_: &OwnedFd, _: impl AsFd, _: Flags) -> Option<i32> {
        None
    }

    pub(crate) fn remove(_: &OwnedFd, _: i32) {}
}

impl Watch {
    /// Watches nothing yet.
    pub fn new() -> Self {
        Self { queue: system::queue(), watched: Mutex::new(None) }
    }

    /// What becomes readable when something happened.
    pub(crate) fn handle(&self) -> Option<BorrowedFd<'_>> {
        use std::os::fd::AsFd;
        self.queue.as_ref().map(AsFd::as_fd)
    }

    /// Forgets what happened; whether anything had. What it was is looked up by whoever cares.
    pub(crate) fn drain(&self) -> bool {
        let mut buffer = [0; 1024];
        let mut any = false;
        while let Some(queue) = &self.queue {
            if !rustix::io::read(queue, &mut buffer).is_ok_and(|n| n > 0) {
                break;
            }
            any = true;
        }
        any
    }

    /// Watches nothing any more.
    pub(crate) fn forget(&self) {
        let mut watched = self.watched.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Some(queue), Some(old)) = (&self.queue, watched.take()) {
            system::remove(queue, old);
        }
    }

    /// Watches a lock file that is held.
    pub(super) fn lock(&self, file: &OwnedFd) {
        self.only(file, system::LOCK);
    }

    /// Watches a folder in which others save.
    pub(super) fn folder(&self, folder: &OwnedFd) {
        self.only(folder, system::FOLDER);
    }

    fn only(&self, file: &OwnedFd, flags: system::Flags) {
        self.forget();
        if let Some(queue) = &self.queue {
            *self.watched.lock().unwrap_or_else(PoisonError::into_inner) = system::add(queue, file, flags);
        }
    }
}

impl Default for Watch {
    fn default() -> Self {
        Self::new()
    }
}
