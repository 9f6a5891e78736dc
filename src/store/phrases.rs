//! The supervisor's own phrases: `frases.json` in the configuration folder, and the starter set of the program.
//!
//! The file is read anew for each change, under a lock, and replaced whole as a session is: written under another name,
//! synced, renamed, the folder synced. One that is damaged or of a later version is never replaced: every change is refused
//! until it is put right, and the starter set is there all the same.

mod form;

#[cfg(test)]
mod tests;

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use rustix::io::Errno;

use super::disk::{Disk, Held, Locking, Place, Trouble, again, read_all};
use super::error::{Doing, ErrorKind, StoreError, StoreResult};
use super::folder::Folder;
use super::save::{Strays, Temporary, sweep_target};
use crate::domain::phrases::{Bank, NotAdded, Phrase, Starter};
pub use form::{FORMAT, Listed, VERSION, check, parse};

/// The starter set, byte for byte.
pub(crate) const EMBEDDED: &[u8] = include_bytes!("../../rubric/opd-cierre-2026.frases.json");

const NAME: &str = "frases.json";
const LOCK: &str = "frases.lock";
/// How long a change waits for another program, as a rule.
const PATIENCE: Duration = Duration::from_secs(2);

/// The starter set, for whoever may never need it.
pub fn included() -> Starter {
    Starter::new(starter)
}

/// The starter set; read once, on first use.
pub(crate) fn starter() -> &'static [Phrase] {
    static READ: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
        #[allow(clippy::expect_used)] // the bytes are part of the program, and a test reads them
        parse("rubric/opd-cierre-2026.frases.json", EMBEDDED).expect("the embedded phrases are right")
    });
    &READ
}

/// All phrases with `own` as the supervisor's.
pub fn bank(own: Vec<Phrase>) -> Bank {
    Bank { own, starter: included() }
}

/// Where the supervisor's own phrases are kept. Nothing is made before something is kept.
#[derive(Debug, Clone)]
pub struct PhraseFile {
    folder: PathBuf,
    /// How long a change waits for another program that makes one.
    patience: Duration,
}

impl PhraseFile {
    /// The file in the configuration folder `folder`, which need not be there.
    pub(crate) fn below(folder: PathBuf) -> Self {
        Self { folder, patience: PATIENCE }
    }

    /// The same file, for whoever must not wait: a change fails at once while another program makes one
    /// ([`StoreError::is_busy`]).
    pub(crate) fn impatient(&self) -> Self {
        Self { patience: Duration::ZERO, ..self.clone() }
    }

    /// Its path, for messages alone.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    /// The bank as it is now; without a file, nobody has kept a phrase yet.
    ///
    /// # Errors
    /// The file cannot be read, or is refused.
    pub fn read(&self) -> StoreResult<Bank> {
        match Folder::open_alone(&self.folder) {
            Ok(folder) => self.read_in(&folder),
            Err(trouble) if trouble.is_absent() => Ok(bank(Vec::new())),
            Err(trouble) => Err(StoreError::of(trouble, Doing::Opening, &self.folder)),
        }
    }

    /// Adds those of `phrases` that are not there yet; the bank then, and how many were new.
    ///
    /// # Errors
    /// The file is refused, there is no room for all, or it cannot be written. Nothing was changed then.
    pub(crate) fn add(&self, phrases: &[Phrase]) -> StoreResult<(Bank, usize)> {
        let folder = Folder::make_alone(&self.folder)
            .map_err(|trouble| StoreError::of(trouble, Doing::Opening, &self.folder))?;
        self.add_in(&folder, phrases)
    }

    /// Takes `phrase` out of the own ones; the bank then, and whether it was among them.
    ///
    /// # Errors
    /// The file is refused or cannot be written.
    pub(crate) fn remove(&self, phrase: &Phrase) -> StoreResult<(Bank, bool)> {
        match Folder::open_alone(&self.folder) {
            Ok(folder) => self.change(&folder, |bank| Ok(bank.remove(phrase))),
            Err(trouble) if trouble.is_absent() => Ok((bank(Vec::new()), false)),
            Err(trouble) => Err(StoreError::of(trouble, Doing::Opening, &self.folder)),
        }
    }

    fn add_in(&self, disk: &dyn Disk, phrases: &[Phrase]) -> StoreResult<(Bank, usize)> {
        self.change(disk, |bank| {
            let before = bank.own.len();
            for phrase in phrases {
                if bank.add(phrase.clone()) == Err(NotAdded::Full) {
                    return Err(StoreError::new(ErrorKind::TooManyPhrases, self.path()));
                }
            }
            Ok(bank.own.len() - before)
        })
    }

    fn read_in(&self, disk: &dyn Disk) -> StoreResult<Bank> {
        let bytes = match read_all(disk, Place::Root, NAME) {
            Ok((_, bytes)) => bytes,
            Err(trouble) if trouble.is_absent() => return Ok(bank(Vec::new())),
            Err(trouble) => return Err(StoreError::of(trouble, Doing::Reading, self.path())),
        };
        read_bytes(&self.path(), &bytes).map(bank)
    }

    /// Reads, changes and writes under the lock, so that of two programs neither loses what the other kept.
    fn change<T>(&self, disk: &dyn Disk, change: impl FnOnce(&mut Bank) -> StoreResult<T>) -> StoreResult<(Bank, T)> {
        let _lock = self.lock(disk)?;
        let before = self.read_in(disk)?;
        let mut bank = before.clone();
        let done = change(&mut bank)?;
        if bank != before {
            let put = || {
                sweep_target(disk, Place::Root, NAME);
                Temporary::write(disk, Place::Root, NAME, &form::write(&bank.own), &Strays::default())?.replace()?;
                again(|| disk.sync(Place::Root))
            };
            put().map_err(|trouble| StoreError::of(trouble, Doing::Saving, self.path()))?;
        }
        Ok((bank, done))
    }

    /// Held for a few milliseconds by whoever changes the file, so it is waited for, but not without end.
    fn lock(&self, disk: &dyn Disk) -> StoreResult<Box<dyn Held>> {
        let refused = |trouble| StoreError::of(trouble, Doing::Locking, self.path());
        let until = Instant::now() + self.patience;
        loop {
            match again(|| disk.lock(Place::Root, LOCK, b"")).map_err(refused)? {
                Locking::Held(lock) => return Ok(lock),
                Locking::ReadOnly => return Err(StoreError::new(ErrorKind::ReadOnly, &self.folder)),
                Locking::Elsewhere(_) if Instant::now() >= until => return Err(refused(Trouble::Os(Errno::AGAIN))),
                Locking::Elsewhere(_) => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }
}

/// The phrases of a file that somebody handed over: its path, for messages, and its bytes.
///
/// # Errors
/// All its faults.
pub(crate) fn read_bytes(path: &Path, bytes: &[u8]) -> StoreResult<Vec<Phrase>> {
    parse(&path.to_string_lossy(), bytes)
        .map_err(|faults| StoreError::new(ErrorKind::RefusedPhrases(Box::new(faults)), path))
}

/// Writes `phrases` into a new file for a colleague, readable by its owner alone.
///
/// # Errors
/// There is something at `path` already, or it cannot be written; then no file is left there.
pub(crate) fn export(path: &Path, phrases: &[Phrase]) -> StoreResult<()> {
    let failed = |error: &std::io::Error| {
        let errno = Errno::from_io_error(error).unwrap_or(Errno::IO);
        StoreError::of(Trouble::Os(errno), Doing::Saving, path)
    };
    let new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = new.map_err(|error| failed(&error))?;
    let written = file.write_all(&form::write(phrases)).and_then(|()| file.sync_all());
    written.and_then(|()| sync_parent(path)).map_err(|error| {
        // What cannot be removed either is a file that its owner sees and that reading refuses.
        let _ = std::fs::remove_file(path);
        failed(&error)
    })
}

fn sync_parent(path: &Path) -> std::io::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(parent)?.sync_all()
}
