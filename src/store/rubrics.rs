//! The rubrics that sessions were made with: `rubricas/SHA256.json`, checked against their name on every reading.

use std::path::PathBuf;
use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::Duration;

use super::Store;
use super::disk::{Held, Locking, Outcome, Place, again, read_all};
use super::error::{Doing, ErrorKind, StoreError, StoreResult};
use super::names;
use super::rubric_file;
use super::save::{Strays, Temporary, unlink_if_there};
use crate::domain::rubric::Rubric;
use crate::domain::session::RubricPin;

/// No session's lock: an id has no underscore.
const LOCK: &str = "_rubricas.lock";

impl Store {
    /// The rubric of a pin: the embedded one or one that is kept. A file whose bytes do not have the hash of its name
    /// is none.
    pub(crate) fn find_rubric(&self, pin: &RubricPin) -> Option<Arc<Rubric>> {
        let known = self.rubrics().get(&pin.sha256).cloned();
        let rubric = match known {
            Some(rubric) => rubric,
            None => self.load_rubric(pin)?,
        };
        (rubric.id() == pin.id).then_some(rubric)
    }

    /// Lets sessions of a rubric be read that need not be kept; nothing is written.
    pub(crate) fn lend_rubric(&self, pin: &RubricPin, rubric: Arc<Rubric>) {
        self.rubrics().insert(pin.sha256.clone(), rubric);
    }

    /// Keeps the rubric file that `bytes` are, so that sessions can be begun with it; `source` names it in faults.
    ///
    /// # Errors
    /// It is no valid rubric; it cannot be written.
    pub(crate) fn keep_rubric(&self, source: &str, bytes: &[u8]) -> StoreResult<(Arc<Rubric>, RubricPin)> {
        let rubric = rubric_file::parse(source, bytes)
            .map_err(|faults| StoreError::new(ErrorKind::RefusedRubric(Box::new(faults)), source))?;
        let pin = rubric_file::pin(&rubric, bytes);
        self.keep(&pin.sha256, bytes)?;
        let rubric = Arc::new(rubric);
        self.rubrics().insert(pin.sha256.clone(), rubric.clone());
        Ok((rubric, pin))
    }

    /// Sees to it that the rubric of a session to be saved at `path` lies in the folder, where it must if the session is
    /// to be opened by a later program.
    pub(super) fn ensure_rubric(&self, pin: &RubricPin, path: PathBuf) -> StoreResult<()> {
        if self.find_rubric(pin).is_none() {
            return Err(StoreError::new(ErrorKind::UnknownRubric, path));
        }
        match rubric_file::carried(&pin.sha256) {
            Some(bytes) => self.keep(&pin.sha256, bytes),
            None => Ok(()),
        }
    }

    /// Poisoning is no matter: what is in the map is whole.
    fn rubrics(&self) -> MutexGuard<'_, std::collections::BTreeMap<String, Arc<Rubric>>> {
        self.inner.rubrics.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn load_rubric(&self, pin: &RubricPin) -> Option<Arc<Rubric>> {
        let kept = || {
            let bytes = self.kept(&pin.sha256)?;
            rubric_file::parse(&names::rubric(&pin.sha256), &bytes).ok().map(Arc::new)
        };
        let rubric = rubric_file::find(pin).or_else(kept)?;
        self.rubrics().insert(pin.sha256.clone(), rubric.clone());
        Some(rubric)
    }

    /// The bytes that have this hash, if they are kept. No path is formed from anything but a hash.
    fn kept(&self, sha256: &str) -> Option<Vec<u8>> {
        let is_hash = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let (_, bytes) = is_hash.then(|| read_all(self.disk(), Place::Rubrics, &names::rubric(sha256)).ok())??;
        (rubric_file::sha256(&bytes) == sha256).then_some(bytes)
    }

    fn keep(&self, sha256: &str, bytes: &[u8]) -> StoreResult<()> {
        if self.kept(sha256).is_some() {
            return Ok(());
        }
        let name = names::rubric(sha256);
        let path = self.path(Place::Rubrics, &name);
        let Some(_lock) = self.rubrics_lock()? else {
            return Err(StoreError::new(ErrorKind::ReadOnly, self.root()));
        };
        self.put_rubric(&name, bytes).map_err(|trouble| StoreError::of(trouble, Doing::Saving, path))
    }

    /// What has the name of the hash and not its content is no rubric, and may be replaced.
    fn put_rubric(&self, name: &str, bytes: &[u8]) -> Outcome<()> {
        Temporary::write(self.disk(), Place::Rubrics, name, bytes, &Strays::default())?.replace()?;
        again(|| self.disk().sync(Place::Rubrics))
    }

    /// Held for a few milliseconds by whoever keeps a rubric, so it is waited for, but not without end. None where the
    /// folder cannot be written.
    pub(super) fn rubrics_lock(&self) -> StoreResult<Option<Box<dyn Held>>> {
        for _ in 0..100 {
            match again(|| self.disk().lock(Place::Sessions, LOCK, b"")) {
                Ok(Locking::Held(lock)) => return Ok(Some(lock)),
                Ok(Locking::ReadOnly) => return Ok(None),
                Ok(Locking::Elsewhere(_)) => std::thread::sleep(Duration::from_millis(20)),
                Err(trouble) => {
                    return Err(StoreError::of(trouble, Doing::Locking, self.path(Place::Sessions, LOCK)));
                }
            }
        }
        Err(StoreError::new(ErrorKind::HeldElsewhere(None), self.path(Place::Rubrics, "")))
    }

    /// Removes stray rubric files.
    pub(super) fn sweep_rubrics(&self) -> usize {
        let strays: Vec<String> = match self.disk().names(Place::Rubrics) {
            Ok(names) => names.into_iter().filter(|name| names::is_temporary(name)).collect(),
            Err(_) => return 0,
        };
        if strays.is_empty() {
            return 0;
        }
        let Ok(Some(_lock)) = self.rubrics_lock() else { return 0 };
        strays.iter().filter(|name| unlink_if_there(self.disk(), Place::Rubrics, name).is_ok()).count()
    }
}
