//! The data folder, opened and held: every call goes by folder handle, so that a path that is swapped underneath leads
//! nowhere else in the middle of one. [`Folder`] is the real [`Disk`].
//!
//! Where the folder at the path has become another one of the same owner, or was deleted, it is opened anew between two
//! doings ([`Disk::renew`]): what is saved lies where the next login looks for it.

use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use rustix::fs::{Access, AtFlags, Dir, FileType, Mode, OFlags, RenameFlags};
use rustix::io::Errno;

use super::disk::{Disk, Held, Locking, Outcome, Place, Stamp, Trouble, Writing, again};
use super::lock_file;
use super::regular::{open_to_read, read_open, stamp_of};
use super::successor::successor;
use super::watch::Watch;

const OWNER_FOLDER: Mode = Mode::RWXU;
const OWNER_FILE: Mode = Mode::RUSR.union(Mode::WUSR);
const OPEN_FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
const NEW_FILE: OFlags =
    OFlags::WRONLY.union(OFlags::CREATE).union(OFlags::EXCL).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// Something about the data folder that the person should know; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A folder that was there lets others in; its permissions.
    Wider {
        /// Which.
        path: PathBuf,
        /// The permission bits, for example `0o755`.
        mode: u32,
    },
    /// It lies on a network or user-space file system, where locks and syncs may not hold; its name.
    Network(&'static str),
    /// It cannot be written.
    ReadOnly,
}

/// The data folder at a path.
pub struct Folder {
    path: PathBuf,
    held: RwLock<Handles>,
}

/// Handles of the data folder and of those below it; one that is not there and could not be made is absent.
#[derive(Clone)]
struct Handles {
    root: Arc<OwnedFd>,
    below: [Option<Arc<OwnedFd>>; 4],
    writable: bool,
    /// How often one of them was opened anew.
    renewed: u64,
}

impl Folder {
    /// Opens the folder at `path`, and makes it and those below it where they are missing (0700, and synced into their
    /// parents). `path` itself may be a symbolic link: which folder to use is the account's choice.
    ///
    /// # Errors
    /// It cannot be opened or made; something below it that should be a folder is none. With the path at fault.
    pub fn open(path: &Path) -> Result<(Self, Vec<Notice>), (PathBuf, Trouble)> {
        make_with_parents(path).map_err(|trouble| (path.to_owned(), trouble))?;
        let root = again(|| Ok(rustix::fs::open(path, OPEN_FOLDER, Mode::empty())?))
            .map_err(|trouble| (path.to_owned(), trouble))?;
        let mut notices = Vec::new();
        tell_if_wider(&root, path, &mut notices);
        let mut held = Handles::of(root);
        for (slot, place) in held.below.iter_mut().zip(Place::BELOW_ROOT) {
            let at = path.join(place.folder());
            *slot = open_below(&held.root, place.folder()).map_err(|trouble| (at.clone(), trouble))?;
            if let Some(folder) = slot {
                tell_if_wider(folder, &at, &mut notices);
            }
        }
        notices.extend(network(&held.root).map(Notice::Network));
        held.writable = held.can_save();
        if !held.writable {
            notices.push(Notice::ReadOnly);
        }
        Ok((Self::at_path(path, held), notices))
    }

    fn at_path(path: &Path, held: Handles) -> Self {
        Self { path: path.to_owned(), held: RwLock::new(held) }
    }

    /// Opens the folder at `path` alone, without those below it: the configuration folder.
    ///
    /// # Errors
    /// It is not there, or cannot be opened.
    pub(crate) fn open_alone(path: &Path) -> Outcome<Self> {
        let root = again(|| Ok(rustix::fs::open(path, OPEN_FOLDER, Mode::empty())?))?;
        let writable = can_write(&root);
        Ok(Self::at_path(path, Handles { writable, ..Handles::of(root) }))
    }

    /// As [`Folder::open_alone`]; makes the folder where it is missing (0700, and synced into its parent).
    ///
    /// # Errors
    /// It can neither be opened nor made.
    pub(crate) fn make_alone(path: &Path) -> Outcome<Self> {
        make_with_parents(path)?;
        Self::open_alone(path)
    }

    /// Whether sessions can be saved here.
    pub fn is_writable(&self) -> bool {
        self.held().writable
    }

    /// Poisoning is no matter: what is there is whole.
    fn held(&self) -> Handles {
        self.held.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn at(&self, place: Place) -> Outcome<Arc<OwnedFd>> {
        let held = self.held();
        let [sessions, trash, rubrics, closed] = held.below;
        let below = match place {
            Place::Root => return Ok(held.root),
            Place::Sessions => sessions,
            Place::Trash => trash,
            Place::Rubrics => rubrics,
            Place::Closed => closed,
        };
        below.ok_or(Trouble::Os(Errno::NOENT))
    }
}

impl Handles {
    /// Of the root alone.
    fn of(root: OwnedFd) -> Self {
        Self { root: Arc::new(root), below: [None, None, None, None], writable: false, renewed: 0 }
    }

    fn can_save(&self) -> bool {
        self.below[0].as_deref().is_some_and(can_write)
    }

    /// Opens anew whatever is not what its name leads to; whether anything was.
    fn renew(&mut self, path: &Path) -> Outcome<bool> {
        let old = self.below.clone();
        let root = successor(&self.root, rustix::fs::CWD, path, OPEN_FOLDER, || make_with_parents(path))?;
        if let Some(root) = root {
            (self.root, self.below) = (Arc::new(root), [None, None, None, None]);
        }
        for (slot, place) in self.below.iter_mut().zip(Place::BELOW_ROOT) {
            let name = place.folder();
            let flags = OPEN_FOLDER | OFlags::NOFOLLOW;
            match slot {
                Some(folder) => {
                    let make = || make_below(&self.root, name);
                    if let Some(new) = successor(folder, &*self.root, Path::new(name), flags, make)? {
                        *slot = Some(Arc::new(new));
                    }
                }
                None => *slot = open_below(&self.root, name)?,
            }
        }
        let same = |(one, other): (&Option<Arc<OwnedFd>>, &Option<Arc<OwnedFd>>)| match (one, other) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let changed = !self.below.iter().zip(&old).all(same);
        if changed {
            (self.writable, self.renewed) = (self.can_save(), self.renewed + 1);
        }
        Ok(changed)
    }
}

/// Makes the folder at `path` and its parents where they are missing, each synced into its own.
fn make_with_parents(path: &Path) -> Outcome<()> {
    let missing: Vec<&Path> =
        path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists()).collect();
    for folder in missing.into_iter().rev() {
        match again(|| Ok(rustix::fs::mkdir(folder, OWNER_FOLDER)?)) {
            Ok(()) | Err(Trouble::Os(Errno::EXIST)) => {}
            Err(trouble) => return Err(trouble),
        }
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let parent = again(|| Ok(rustix::fs::open(parent, OPEN_FOLDER, Mode::empty())?))?;
        again(|| Ok(rustix::fs::fsync(&parent)?))?;
    }
    Ok(())
}

fn can_write(folder: &OwnedFd) -> bool {
    rustix::fs::accessat(folder, ".", Access::WRITE_OK | Access::EXEC_OK, AtFlags::EACCESS).is_ok()
}

fn open_below(root: &OwnedFd, name: &str) -> Outcome<Option<Arc<OwnedFd>>> {
    let flags = OPEN_FOLDER | OFlags::NOFOLLOW;
    let open = || again(|| Ok(rustix::fs::openat(root, name, flags, Mode::empty())?));
    match open() {
        Ok(folder) => return Ok(Some(Arc::new(folder))),
        Err(trouble) if trouble.is_absent() => {}
        Err(Trouble::Os(Errno::LOOP)) => return Err(Trouble::Os(Errno::NOTDIR)),
        Err(trouble) => return Err(trouble),
    }
    match make_below(root, name) {
        Ok(()) => open().map(|folder| Some(Arc::new(folder))),
        Err(Trouble::Os(Errno::ROFS | Errno::ACCESS | Errno::PERM)) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

fn make_below(root: &OwnedFd, name: &str) -> Outcome<()> {
    match again(|| Ok(rustix::fs::mkdirat(root, name, OWNER_FOLDER)?)) {
        Ok(()) | Err(Trouble::Os(Errno::EXIST)) => again(|| Ok(rustix::fs::fsync(root)?)),
        made => made,
    }
}

fn tell_if_wider(folder: &OwnedFd, path: &Path, notices: &mut Vec<Notice>) {
    if let Ok(stat) = rustix::fs::fstat(folder) {
        let mode = stat.st_mode & 0o777;
        if mode & 0o077 != 0 {
            notices.push(Notice::Wider { path: path.to_owned(), mode });
        }
    }
}

/// The file systems on which `flock` and `fsync` may mean less, by their magic numbers (statfs(2)).
#[cfg(target_os = "linux")]
fn network(folder: &OwnedFd) -> Option<&'static str> {
    const KNOWN: [(u32, &str); 9] = [
        (0x6969, "NFS"),
        (0x517b, "SMB"),
        (0xff53_4d42, "CIFS"),
        (0xfe53_4d42, "SMB"),
        (0x6573_5546, "FUSE"),
        (0x0102_1997, "9P"),
        (0x5346_414f, "AFS"),
        (0x7375_7245, "Coda"),
        (0x00c3_6400, "Ceph"),
    ];
    let magic = rustix::fs::fstatfs(folder).ok()?.f_type;
    // The field is signed on some machines; the numbers are 32 bits on all.
    KNOWN.iter().find(|&&(known, _)| i64::from(known) == magic as i64 & 0xffff_ffff).map(|&(_, name)| name)
}

#[cfg(not(target_os = "linux"))]
fn network(_: &OwnedFd) -> Option<&'static str> {
    None
}

struct NewFile(OwnedFd);

impl Writing for NewFile {
    fn write(&mut self, bytes: &[u8]) -> Outcome<usize> {
        Ok(rustix::io::write(&self.0, bytes)?)
    }

    fn sync(&mut self) -> Outcome<Stamp> {
        rustix::fs::fsync(&self.0)?;
        Ok(stamp_of(&rustix::fs::fstat(&self.0)?))
    }
}

impl Disk for Folder {
    fn renew(&self) -> Outcome<u64> {
        let mut held = self.held();
        if held.renew(&self.path)? {
            *self.held.write().unwrap_or_else(PoisonError::into_inner) = held.clone();
        }
        Ok(held.renewed)
    }

    fn create(&self, at: Place, name: &str) -> Outcome<Box<dyn Writing>> {
        Ok(Box::new(NewFile(rustix::fs::openat(&*self.at(at)?, name, NEW_FILE, OWNER_FILE)?)))
    }

    fn read(&self, at: Place, name: &str, bytes: &mut Vec<u8>) -> Outcome<Stamp> {
        read_open(&open_to_read(&*self.at(at)?, Path::new(name))?, bytes)
    }

    fn stamp(&self, at: Place, name: &str) -> Outcome<Stamp> {
        Ok(stamp_of(&rustix::fs::statat(&*self.at(at)?, name, AtFlags::SYMLINK_NOFOLLOW)?))
    }

    fn link(&self, at: Place, from: &str, to: &str) -> Outcome<()> {
        let folder = self.at(at)?;
        Ok(rustix::fs::linkat(&*folder, from, &*folder, to, AtFlags::empty())?)
    }

    fn replace(&self, at: Place, from: &str, to: &str) -> Outcome<()> {
        let folder = self.at(at)?;
        Ok(rustix::fs::renameat(&*folder, from, &*folder, to)?)
    }

    fn exchange(&self, at: Place, one: &str, other: &str) -> Outcome<()> {
        let folder = self.at(at)?;
        Ok(rustix::fs::renameat_with(&*folder, one, &*folder, other, RenameFlags::EXCHANGE)?)
    }

    fn shift(&self, from: (Place, &str), to: (Place, &str)) -> Outcome<()> {
        let (source, target) = (self.at(from.0)?, self.at(to.0)?);
        match rustix::fs::renameat_with(&*source, from.1, &*target, to.1, RenameFlags::NOREPLACE) {
            // A file system without it: a look first is the best there is.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {
                match rustix::fs::statat(&*target, to.1, AtFlags::SYMLINK_NOFOLLOW) {
                    Err(Errno::NOENT) => Ok(rustix::fs::renameat(&*source, from.1, &*target, to.1)?),
                    Ok(_) => Err(Trouble::Os(Errno::EXIST)),
                    Err(errno) => Err(errno.into()),
                }
            }
            done => Ok(done?),
        }
    }

    fn unlink(&self, at: Place, name: &str) -> Outcome<()> {
        Ok(rustix::fs::unlinkat(&*self.at(at)?, name, AtFlags::empty())?)
    }

    fn sync(&self, at: Place) -> Outcome<()> {
        Ok(rustix::fs::fsync(&*self.at(at)?)?)
    }

    fn names(&self, at: Place) -> Outcome<Vec<String>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(&*self.at(at)?)? {
            if let Ok(name) = entry?.file_name().to_str() {
                names.push(name.to_owned());
            }
        }
        Ok(names)
    }

    fn append(&self, at: Place, name: &str, bytes: &[u8]) -> Outcome<()> {
        // `NONBLOCK` so that a FIFO is refused instead of being waited for.
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::APPEND | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = match rustix::fs::openat(&*self.at(at)?, name, flags | OFlags::NONBLOCK, OWNER_FILE) {
            Err(Errno::LOOP | Errno::NXIO | Errno::ISDIR) => return Err(Trouble::NotRegular),
            opened => opened?,
        };
        if FileType::from_raw_mode(rustix::fs::fstat(&file)?.st_mode) != FileType::RegularFile {
            return Err(Trouble::NotRegular);
        }
        let mut rest = bytes;
        while !rest.is_empty() {
            match again(|| Ok(rustix::io::write(&file, rest)?))? {
                0 => return Err(Trouble::Os(Errno::IO)),
                written => rest = &rest[written..],
            }
        }
        again(|| Ok(rustix::fs::fsync(&file)?))
    }

    fn lock(&self, at: Place, name: &str, holder: &[u8]) -> Outcome<Locking> {
        if !self.is_writable() {
            return Ok(Locking::ReadOnly);
        }
        lock_file::lock(&*self.at(at)?, name, holder)
    }

    fn seize(&self, at: Place, written: &str, name: &str, holder: &[u8]) -> Outcome<Box<dyn Held>> {
        Ok(Box::new(lock_file::seize(&*self.at(at)?, written, name, holder)?))
    }

    fn holder(&self, at: Place, name: &str) -> Outcome<Option<Vec<u8>>> {
        lock_file::holder(&*self.at(at)?, name)
    }

    fn watch(&self, at: Place, watch: &Watch) {
        if let Ok(folder) = self.at(at) {
            watch.folder(&folder);
        }
    }
}
