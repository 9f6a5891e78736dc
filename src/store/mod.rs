//! Sessions on disk: never lose a word, and let nobody in.
//!
//! ```text
//! DATA/                      0700; opened and held, everything below by handle and without following links
//!   sesiones/ID.json         the session
//!   sesiones/ID.json.anterior   backup: the state before the last save, or a copy if that took a datum of a person out
//!   sesiones/ID.json.tmp-16 DIGITS  being written, under the lock, each time another; a stray after a crash
//!   sesiones/ID.lock         flock(2); never deleted, replaced by a take-over; says who holds it since when, and who asks
//!   sesiones/ID.json.danado-AAAAMMDD-HHMMSS    set aside: could not be read
//!   sesiones/ID.json.apartado-AAAAMMDD-HHMMSS  set aside: the person chose the other version
//!   sesiones/ID-conflicto-N.json    ours, beside a file that somebody else changed or took over
//!   papelera/ID.AAAAMMDDTHHMMSSZ.json…         removed, when (UTC); with all that belonged to it
//!   cerradas/ID.vN.json      version N as it was handed in, to the byte; never replaced (`versions`)
//!   rubricas/SHA256.json     every rubric used, under the hash of its bytes
//!   informes/                reports that were kept, made when the first one is; never replaced
//!   registro.log             what was destroyed when: ids and moments only
//!   frases.json              the supervisor's own phrases, if the folder was named (else in the configuration folder)
//!   frases.lock              flock(2), held for the moment of a change; who saves sessions never waits for it
//!   config/                  reserved for the configuration
//! ```
//!
//! Before a session is opened or saved and before the list is read, it is looked whether the folders are still those that
//! their paths lead to ([`disk::Disk::renew`]). One that became another of the same owner is opened anew, and one that was
//! deleted is made anew: what is saved lies where the next login looks. The protocol below does the rest: the lock is
//! taken in the new folder, a file that is not the one saved last is left as it is, and ours goes beside.
//!
//! # The save protocol
//!
//! Under the lock ([`Store::open_for_work`], [`Store::begin`]), by [`OpenSession::save`], with calls of [`disk::Disk`] alone:
//!
//! | step | if the machine stops after it, loading finds |
//! |---|---|
//! | 1. make `ID.json.tmp-…` anew (`O_EXCL`, `O_NOFOLLOW`, 0600); write all | the old session, and a stray |
//! | 2. sync it | the old session, and a stray, now whole |
//! | 3. look whether `ID.lock` still names the inode that we hold, and `ID.json` is still the file that we know (inode, size, time; else its generation and content) | as before |
//! | 4. exchange the names of the two (`RENAME_EXCHANGE`) | the old or the new session, both whole, and a stray |
//! | 5. look whether what is in hand now is what we knew in 3; if not, exchange back | as before |
//! | 6. rename what is in hand to `ID.json.anterior` | the same, perhaps with the older backup |
//! | 7. sync the folder | the new session |
//! | 8. look whether `ID.json` is ours; only now is it *guardado* | the new session |
//!
//! Steps 4 and 6 may reach the medium in any order or not at all until 7; every such state has a whole `ID.json`, since
//! what takes its name was synced in 2 and what had it has been whole. Leave out 2 and the name may arrive before the
//! content; leave out 7 and a save that was acknowledged may be undone: `store/tests/crash.rs` makes all these states
//! from the calls that were really made, and shows that it notices either omission.
//!
//! *A first save* makes 1 to 3, a rename that never replaces, 7 and 8. *An error* anywhere removes the temporary file; the
//! next try begins at 1 with a new file, for after a failed sync the system may call lost pages clean. Interrupted calls
//! are repeated. An unchanged session is not written. *A foreign change* seen in 3, 5 or 8 leaves the file as it is,
//! and ours is saved beside it as `ID-conflicto-N` ([`Saved::Beside`]): an exchange has in hand what it replaced, so that
//! even of two programs whose locks bind nobody neither takes the other's words away. *A file system that exchanges no names*
//! gets in place of 4 to 6 a link of `ID.json` to `ID.json.anterior` and a rename; one without links as well, two
//! renames, and between them the session is found by its backup. There, who writes between 3 and 6 without minding the
//! lock is replaced (their file is then the backup).
//!
//! *A save that takes a datum of a person out* ([`crate::domain::traces`]: a RUN that became a code) removes the backup
//! before 4, lets go in 6 what it replaced, and after 8 makes the backup anew as a copy of what was saved, synced and
//! renamed like it: no other file of the session holds what the new one does not. Stopped on the way, it leaves the old
//! session or the new one, without a backup for a moment; what a crash left in one goes when the session is opened.
//!
//! # Who holds a session
//!
//! One program at a time, by flock(2) on the file that `ID.lock` names. A second one may *ask* ([`Store::ask`]): it writes
//! a line into the lock file, which wakes the holder ([`watch`]); the holder saves and lets go. Where nobody answers
//! (stopped, hung in a call, deaf) it *takes over* ([`Store::take_over`]) if the lock file is its own account's:
//!
//! 1. makes a lock file of its own, locks it, and renames it over `ID.lock`;
//! 2. removes every temporary file of the session;
//! 3. reads the session.
//!
//! The one that was passed over cannot put anything in the file's place after 3. For its temporary file was made either
//! before 1, and then it is gone since 2, and the exchange that was to use it fails (or had happened before 2, and 3 reads
//! it); or after 1, and then its look in step 3 of the save, which comes later still, finds that the lock is another's. Nobody
//! else ever makes a file of that name. So what it had saved is what the newcomer opens; what only it knows it saves beside,
//! once it goes on ([`Saved::Passed`]). Every opening does 2 and 3, so the same holds for who was robbed of a lock file that
//! somebody deleted; where nobody has it, it is made again. `store/tests/takeover.rs` stops either of them before every
//! single call, and both in every combination.
//!
//! *Closing* is such a save, and one that takes everything out that the backup had ([`crate::domain::closing`]): it is open
//! before the step that puts it in place, and closed after. What was typed and erased before goes with the backup. Then
//! the version is kept in `cerradas/` (`versions` tells why in this order); opening again keeps it first, if a stop came
//! between.
//!
//! *Removing* moves the backup and what was set aside first, syncs both folders, then moves the file and syncs again:
//! so no crash leaves an older state where the newer one was. *Restoring* goes the other way round. *Destroying* writes
//! its line first, so that nothing ever goes without one.
//!
//! # Loading
//!
//! [`Store::read`] takes the newest valid one of file and backup and says so if it was not the file; it needs no lock
//! and moves nothing. [`Store::open_for_work`] asks the person ([`Recovery`]) where the file is damaged, missing or
//! older than its backup: the backup is offered, and what can be read of the file itself ([`wire::salvage`]), with how much
//! that is. A file of a later version or an unknown rubric is not damaged: it is refused, and left alone.
//!
//! Reading order: [`disk`] → [`folder`] → [`lock`] → `save` → [`work`] → [`load`] → [`open`] → [`recovery`] → [`list`] → [`trash`]; the file's
//! content is the matter of [`wire`] and [`rubric_file`]; [`phrases`] stands alone.

pub mod disk;
pub mod error;
pub mod examine;
pub mod fault;
pub mod folder;
pub mod keys;
mod list;
pub mod load;
pub mod located;
pub mod lock;
mod lock_file;
pub mod names;
pub mod open;
pub mod phrases;
pub mod recovery;
mod regular;
pub mod reports;
pub mod rubric_file;
pub mod rubric_table;
mod rubrics;
mod save;
mod successor;
pub mod trash;
mod versions;
pub mod watch;
pub mod wire;
pub mod work;
pub mod wrong;

#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

pub use error::{ErrorKind, StoreError, StoreResult};
pub use folder::Notice;
pub use list::Entry;
pub use load::{Reading, Source, read_file};
pub use lock::Holder;
pub use open::Opening;
pub use recovery::{Recovery, Version, Which};
pub use watch::Watch;
pub use work::{OpenSession, Saved, Standing};

use crate::domain::rubric::Rubric;
use disk::{Disk, Place};
use error::Doing;
use folder::Folder;

/// The data folder. Cheap to clone; can be shared between threads.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    disk: Box<dyn Disk>,
    root: PathBuf,
    notices: Vec<Notice>,
    writable: bool,
    /// Rubrics that were found, by hash.
    rubrics: Mutex<BTreeMap<String, Arc<Rubric>>>,
}

impl Store {
    /// Opens the data folder at `root`, and makes it if it is not there.
    ///
    /// # Errors
    /// It can neither be opened nor made, or one of its folders is something else.
    pub fn open(root: &Path) -> StoreResult<Self> {
        let (folder, notices) =
            Folder::open(root).map_err(|(path, trouble)| StoreError::of(trouble, Doing::Opening, path))?;
        let writable = folder.is_writable();
        Ok(Self::on(Box::new(folder), root, notices, writable))
    }

    fn on(disk: Box<dyn Disk>, root: &Path, notices: Vec<Notice>, writable: bool) -> Self {
        let inner = Inner { disk, root: root.to_owned(), notices, writable, rubrics: Mutex::default() };
        Self { inner: Arc::new(inner) }
    }

    /// Where the data folder is.
    pub(crate) fn root(&self) -> &Path {
        &self.inner.root
    }

    /// What the person should know about the folder (`wording::store::notice`).
    pub(crate) fn notices(&self) -> &[Notice] {
        &self.inner.notices
    }

    /// Whether anything can be saved.
    pub fn is_writable(&self) -> bool {
        self.inner.writable
    }

    /// Opens anew the folders that were replaced or deleted; how often that was done so far.
    fn renewed(&self, doing: Doing) -> StoreResult<u64> {
        self.disk().renew().map_err(|trouble| StoreError::of(trouble, doing, self.path(Place::Sessions, "")))
    }

    fn disk(&self) -> &dyn Disk {
        self.inner.disk.as_ref()
    }

    /// The path of a file, for messages alone.
    fn path(&self, at: Place, name: &str) -> PathBuf {
        let mut path = self.inner.root.clone();
        if at != Place::Root {
            path.push(at.folder());
        }
        path.join(name)
    }
}
