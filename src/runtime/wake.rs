//! A pipe that wakes the loop from another thread or from a signal handler.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;

use rustix::pipe::{PipeFlags, pipe_with};

/// The end that sleeps.
pub struct Sleeper {
    read: OwnedFd,
    write: Arc<OwnedFd>,
}

/// The end that wakes.
#[derive(Clone)]
pub struct Waker(Arc<OwnedFd>);

impl Sleeper {
    /// Makes a pipe. Neither end ever blocks: a full pipe has woken its reader already.
    pub fn new() -> io::Result<Self> {
        let (read, write) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
        Ok(Self { read, write: Arc::new(write) })
    }

    /// The other end.
    pub fn waker(&self) -> Waker {
        Waker(Arc::clone(&self.write))
    }

    /// A copy of the other end for a signal handler, which owns it for the life of the process.
    pub fn raw_waker(&self) -> io::Result<OwnedFd> {
        self.write.try_clone()
    }

    /// Forgets what woke it.
    pub fn drain(&self) {
        let mut buffer = [0; 64];
        while rustix::io::read(&self.read, &mut buffer).is_ok_and(|n| n > 0) {}
    }
}

impl AsFd for Sleeper {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.read.as_fd()
    }
}

impl Waker {
    /// Wakes the loop.
    pub fn wake(&self) {
        // Full: it is awake. Closed: nobody is left to wake.
        let _ = rustix::io::write(&*self.0, &[1]);
    }
}
