//! The terminal itself: the only file here that touches the system.
//!
//! `/dev/tty` is opened anew, because non-blocking mode belongs to the open description: set on the inherited one, it
//! would also hit the shell that started us. Raw mode and size go through the same descriptor, by rustix and not by
//! crossterm: crossterm acts on descriptor 0 whatever that is, opens the device again for each size, and where it
//! cannot learn a size runs `tput`, while this program starts no other.

use rustix::fs::{Mode, OFlags, open};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;

/// An open terminal. Dropping it restores the mode it was found in, unless it has hung up.
#[derive(Debug)]
pub struct Tty {
    fd: OwnedFd,
    found: Termios,
    raw: bool,
    hung_up: bool,
}

/// What reading gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// So many bytes.
    Bytes(usize),
    /// Nothing for now.
    Nothing,
    /// The terminal is gone; there is nothing more to read or write.
    HungUp,
}

/// What writing took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// So many bytes; 0 when the terminal does not read for now.
    Bytes(usize),
    /// The terminal is gone; nothing is written to it any more.
    HungUp,
}

impl Tty {
    /// Opens the controlling terminal, in the mode it is in.
    ///
    /// # Errors
    /// There is none, or it cannot be opened.
    pub fn open() -> io::Result<Self> {
        Self::open_at(Path::new("/dev/tty"))
    }

    /// Opens the terminal device at `path`, without making it the controlling one.
    ///
    /// # Errors
    /// It cannot be opened, or is not a terminal.
    pub(crate) fn open_at(path: &Path) -> io::Result<Self> {
        let fd = open(path, OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC | OFlags::NONBLOCK, Mode::empty())?;
        let found = tcgetattr(&fd)?;
        Ok(Self { fd, found, raw: false, hung_up: false })
    }

    /// Every byte comes as typed and goes as sent; no signal by key, no flow control.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(crate) fn enter_raw(&mut self) -> io::Result<()> {
        let mut raw = self.found.clone();
        raw.make_raw();
        tcsetattr(&self.fd, OptionalActions::Now, &raw)?;
        self.raw = true;
        Ok(())
    }

    /// The mode it was found in. Waits for nothing: a terminal that does not read must not hold us.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(crate) fn leave_raw(&mut self) -> io::Result<()> {
        if self.raw && !self.hung_up {
            tcsetattr(&self.fd, OptionalActions::Now, &self.found)?;
        }
        self.raw = false;
        Ok(())
    }

    /// The mode now in force becomes the one to restore: call it when resumed, before [`enter_raw`](Self::enter_raw).
    ///
    /// # Errors
    /// The terminal is gone.
    pub(crate) fn find_mode(&mut self) -> io::Result<()> {
        self.found = tcgetattr(&self.fd)?;
        Ok(())
    }

    /// Columns and rows; 80 by 24 where the terminal does not know its own size.
    ///
    /// # Errors
    /// The terminal is gone.
    pub(crate) fn size(&self) -> io::Result<(u16, u16)> {
        let size = tcgetwinsize(&self.fd)?;
        Ok(if size.ws_col == 0 || size.ws_row == 0 { (80, 24) } else { (size.ws_col, size.ws_row) })
    }

    /// Reads what is there, without waiting.
    ///
    /// # Errors
    /// Other than the terminal's being gone, which is [`Received::HungUp`].
    pub(crate) fn receive(&mut self, buffer: &mut [u8]) -> io::Result<Received> {
        if self.hung_up {
            return Ok(Received::HungUp);
        }
        match rustix::io::read(&self.fd, &mut *buffer) {
            Ok(0) if buffer.is_empty() => Ok(Received::Nothing),
            Ok(0) | Err(Errno::IO) => {
                self.hang_up();
                Ok(Received::HungUp)
            }
            Ok(n) => Ok(Received::Bytes(n)),
            Err(Errno::AGAIN | Errno::INTR) => Ok(Received::Nothing),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes what the terminal takes at once, by one system call.
    ///
    /// # Errors
    /// Other than the terminal's being gone, which is [`Sent::HungUp`].
    pub(crate) fn send(&mut self, bytes: &[u8]) -> io::Result<Sent> {
        if self.hung_up {
            return Ok(Sent::HungUp);
        }
        if bytes.is_empty() {
            return Ok(Sent::Bytes(0));
        }
        match rustix::io::write(&self.fd, bytes) {
            Ok(n) => Ok(Sent::Bytes(n)),
            Err(Errno::AGAIN | Errno::INTR) => Ok(Sent::Bytes(0)),
            Err(Errno::IO | Errno::PIPE | Errno::NXIO) => {
                self.hang_up();
                Ok(Sent::HungUp)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The terminal is gone (a signal or a poll said so): from now on it is left alone.
    pub(crate) fn hang_up(&mut self) {
        self.hung_up = true;
    }

    /// Whether the terminal is gone.
    pub(crate) fn is_hung_up(&self) -> bool {
        self.hung_up
    }
}

impl AsFd for Tty {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        // Nobody is left to be told of a failure.
        let _ = self.leave_raw();
    }
}

/// Whether a person sits at both standard input and standard output.
pub(crate) fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

#[cfg(test)]
mod tests {
    use super::*;
    use portable_pty::{PtyPair, PtySize, native_pty_system};
    use rustix::termios::LocalModes;

    fn pair() -> (PtyPair, Tty) {
        let size = PtySize { rows: 18, cols: 60, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let tty = Tty::open_at(&pair.master.tty_name().unwrap()).unwrap();
        (pair, tty)
    }

    fn mode(path: &Path) -> LocalModes {
        tcgetattr(open(path, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap()).unwrap().local_modes
    }

    #[test]
    fn raw_mode_ends_as_it_was_found() {
        let (pair, mut tty) = pair();
        let path = pair.master.tty_name().unwrap();
        let found = mode(&path);
        assert!(found.contains(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG));
        tty.enter_raw().unwrap();
        assert!(!mode(&path).intersects(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG));
        tty.leave_raw().unwrap();
        assert_eq!(mode(&path), found);
        tty.enter_raw().unwrap();
        drop(tty);
        assert_eq!(mode(&path), found, "dropping restores as well");
    }

    #[test]
    fn the_size_is_the_terminals() {
        let (pair, tty) = pair();
        assert_eq!(tty.size().unwrap(), (60, 18));
        pair.master.resize(PtySize { rows: 0, cols: 0, pixel_width: 0, pixel_height: 0 }).unwrap();
        assert_eq!(tty.size().unwrap(), (80, 24));
    }

    #[test]
    fn a_terminal_that_does_not_read_takes_what_fits_and_no_more() {
        let (_pair, mut tty) = pair();
        tty.enter_raw().unwrap();
        let mut taken = 0;
        while let Sent::Bytes(n @ 1..) = tty.send(&[b'x'; 4096]).unwrap() {
            taken += n;
            assert!(taken < 1 << 24, "a terminal without a reader is never full");
        }
        assert!(taken > 0 && !tty.is_hung_up());
    }

    #[test]
    fn after_a_hang_up_nothing_is_written() {
        let (pair, mut tty) = pair();
        tty.enter_raw().unwrap();
        assert_eq!(tty.receive(&mut [0; 8]).unwrap(), Received::Nothing);
        drop(pair);
        assert_eq!(tty.receive(&mut [0; 8]).unwrap(), Received::HungUp);
        assert_eq!(tty.send(b"x").unwrap(), Sent::HungUp);
        assert!(tty.is_hung_up() && tty.leave_raw().is_ok());
    }

    #[test]
    fn a_terminal_said_to_be_gone_is_left_alone_even_if_it_would_take_bytes() {
        let (pair, mut tty) = pair();
        tty.enter_raw().unwrap();
        assert_eq!(tty.send(b"before").unwrap(), Sent::Bytes(6));
        tty.hang_up();
        assert_eq!(tty.send(b"after").unwrap(), Sent::HungUp);
        assert_eq!(tty.receive(&mut [0; 8]).unwrap(), Received::HungUp);
        let mut read = [0; 64];
        let n = io::Read::read(&mut pair.master.try_clone_reader().unwrap(), &mut read).unwrap();
        assert_eq!(&read[..n], b"before");
    }

    #[test]
    fn a_file_is_no_terminal() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(Tty::open_at(file.path()).is_err());
    }
}
