//! The one seam between the store and the system: the few calls that the save protocol is made of.
//!
//! [`super::folder::Folder`] carries them out by folder handle. The tests put a model in its place that remembers
//! which calls were synced, makes every state that a crash can leave, and lets each call fail in every way.

use rustix::io::Errno;

pub use super::located::MAX_BYTES;
use super::watch::Watch;

/// A folder of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The data folder itself.
    Root,
    /// `sesiones/`
    Sessions,
    /// `papelera/`
    Trash,
    /// `rubricas/`
    Rubrics,
    /// `cerradas/`
    Closed,
}

impl Place {
    /// The folders below the data folder.
    pub(crate) const BELOW_ROOT: [Self; 4] = [Self::Sessions, Self::Trash, Self::Rubrics, Self::Closed];

    /// Its name below the data folder; empty for the data folder itself.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Root => "",
            Self::Sessions => "sesiones",
            Self::Trash => "papelera",
            Self::Rubrics => "rubricas",
            Self::Closed => "cerradas",
        }
    }
}

/// What tells one state of a file from another without reading it. The time of the inode's last change is left out:
/// making the backup's hard link alters it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Device and inode.
    pub inode: (u64, u64),
    /// Bytes.
    pub size: u64,
    /// Last change of the content, seconds and nanoseconds since 1970.
    pub modified: (i64, u32),
}

/// Why a call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The system said no.
    Os(Errno),
    /// A FIFO, a device, a folder or a symbolic link where a regular file was expected.
    NotRegular,
    /// More than [`MAX_BYTES`].
    TooLarge,
}

impl From<Errno> for Trouble {
    fn from(errno: Errno) -> Self {
        Self::Os(errno)
    }
}

impl Trouble {
    /// Whether there is no such file.
    pub(crate) fn is_absent(self) -> bool {
        self == Self::Os(Errno::NOENT)
    }
}

/// What a call gives.
pub type Outcome<T> = Result<T, Trouble>;

/// A file being written.
pub trait Writing {
    /// Writes a beginning of `bytes`; how many.
    ///
    /// # Errors
    /// The system's.
    fn write(&mut self, bytes: &[u8]) -> Outcome<usize>;
    /// Waits until the content is on the medium; its stamp from now on.
    ///
    /// # Errors
    /// The system's. What was written may be lost then, even if a later sync succeeds.
    fn sync(&mut self) -> Outcome<Stamp>;
}

/// Held until dropped, or until the process ends.
pub trait Held: Send {
    /// Device and inode of the lock file. Whoever holds another one than bears the name now has been passed over.
    fn inode(&self) -> (u64, u64);
    /// What stands in the lock file: ours, and what others ask for.
    fn said(&self) -> Vec<u8>;
    /// Lets `watch` wake when somebody writes into the lock file or takes its name away.
    fn watch(&self, watch: &Watch);
}

/// What came of trying to lock.
pub enum Locking {
    /// Ours now.
    Held(Box<dyn Held>),
    /// Somebody else's.
    Elsewhere(Elsewhere),
    /// The folder cannot be written, so that there is nothing to lock for.
    ReadOnly,
}

/// A lock that somebody else holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// What the lock file says.
    pub said: Vec<u8>,
    /// Whether the lock file is this account's own: only then may it be taken over.
    pub own: bool,
}

/// The calls. Names are plain file names that the store formed itself; no call follows a symbolic link.
pub trait Disk: Send + Sync {
    /// Before something is done, sees to it that the folders are those that their paths lead to; how often one of them
    /// had to be opened anew.
    ///
    /// # Errors
    /// One was deleted, and what is in its place cannot be gone on with; the system's.
    fn renew(&self) -> Outcome<u64>;
    /// Makes a new file, readable by its owner alone; fails with `EEXIST` if the name is taken.
    ///
    /// # Errors
    /// The system's.
    fn create(&self, at: Place, name: &str) -> Outcome<Box<dyn Writing>>;
    /// Puts the whole of a regular file into `bytes`, which is emptied first.
    ///
    /// # Errors
    /// The system's; not a regular file; more than [`MAX_BYTES`].
    fn read(&self, at: Place, name: &str, bytes: &mut Vec<u8>) -> Outcome<Stamp>;
    /// The stamp of a file.
    ///
    /// # Errors
    /// The system's.
    fn stamp(&self, at: Place, name: &str) -> Outcome<Stamp>;
    /// Gives a file a second name in the same folder; never replaces.
    ///
    /// # Errors
    /// The system's, or that the file system has no links.
    fn link(&self, at: Place, from: &str, to: &str) -> Outcome<()>;
    /// Renames in one step, replacing what has the name.
    ///
    /// # Errors
    /// The system's.
    fn replace(&self, at: Place, from: &str, to: &str) -> Outcome<()>;
    /// Lets two files change names in one step, so that whoever replaces a file has what was replaced in hand.
    ///
    /// # Errors
    /// The system's, or that the file system cannot.
    fn exchange(&self, at: Place, one: &str, other: &str) -> Outcome<()>;
    /// Moves in one step; fails with `EEXIST` if the name is taken.
    ///
    /// # Errors
    /// The system's.
    fn shift(&self, from: (Place, &str), to: (Place, &str)) -> Outcome<()>;
    /// Removes a name.
    ///
    /// # Errors
    /// The system's.
    fn unlink(&self, at: Place, name: &str) -> Outcome<()>;
    /// Waits until the names of a folder are on the medium.
    ///
    /// # Errors
    /// The system's.
    fn sync(&self, at: Place) -> Outcome<()>;
    /// All names in a folder, in no order; what is not UTF-8 is left out.
    ///
    /// # Errors
    /// The system's.
    fn names(&self, at: Place) -> Outcome<Vec<String>>;
    /// Adds to the end of a file, made if need be, and waits until it is on the medium.
    ///
    /// # Errors
    /// The system's.
    fn append(&self, at: Place, name: &str, bytes: &[u8]) -> Outcome<()>;
    /// Tries to become the one holder of a lock file, and writes `holder` into it.
    ///
    /// # Errors
    /// The system's.
    fn lock(&self, at: Place, name: &str, holder: &[u8]) -> Outcome<Locking>;
    /// Becomes the holder whoever is: makes a lock file under the name `written`, locks it, and lets it replace `name`.
    ///
    /// # Errors
    /// The system's.
    fn seize(&self, at: Place, written: &str, name: &str, holder: &[u8]) -> Outcome<Box<dyn Held>>;
    /// What a lock file says, if somebody of this account holds it now. Takes nothing and changes nothing.
    ///
    /// # Errors
    /// The system's.
    fn holder(&self, at: Place, name: &str) -> Outcome<Option<Vec<u8>>>;
    /// Lets `watch` wake when a file in the folder takes another's place or a lock is given back.
    fn watch(&self, at: Place, watch: &Watch);
}

/// Repeats a call that a signal interrupted; a call that is interrupted without end is given up after a hundred times.
///
/// # Errors
/// The call's.
pub(crate) fn again<T>(mut call: impl FnMut() -> Outcome<T>) -> Outcome<T> {
    for _ in 0..100 {
        match call() {
            Err(Trouble::Os(Errno::INTR)) => {}
            done => return done,
        }
    }
    call()
}

/// Reads a whole file into a new buffer.
///
/// # Errors
/// See [`Disk::read`].
pub(crate) fn read_all(disk: &dyn Disk, at: Place, name: &str) -> Outcome<(Stamp, Vec<u8>)> {
    let mut bytes = Vec::new();
    let stamp = again(|| disk.read(at, name, &mut bytes))?;
    Ok((stamp, bytes))
}
