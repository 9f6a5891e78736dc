//! Reports as files: whole or not at all, readable by their owner alone, never over another file.

use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::Store;
use super::disk::{Disk, Place, Trouble, again, read_all};
use super::error::{Doing, StoreError, StoreResult};
use super::folder::Folder;
use super::save::{Strays, Temporary, sweep_target};

/// The folder for them below the data folder.
const FOLDER: &str = "informes";
/// How often a file that somebody swept away is written again.
const TRIES: usize = 8;

/// Writes `bytes` into a new file at `path`.
///
/// # Errors
/// There is something at `path` already (`EEXIST`), or it cannot be written; then nothing new is there.
pub fn write_new(path: &Path, bytes: &[u8]) -> StoreResult<()> {
    let failed = |trouble| StoreError::of(trouble, Doing::Saving, path);
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(|| failed(Trouble::Os(Errno::INVAL)))?;
    let folder = Folder::open_alone(parent).map_err(failed)?;
    put(&folder, name, bytes).map_err(failed)
}

/// What one that was killed left of the same file goes first. Of two that write it at once, one may take the other's for
/// such, which then begins anew.
fn put(folder: &dyn Disk, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
    let mut tries = 0..TRIES;
    loop {
        sweep_target(folder, Place::Root, name);
        let settled = Temporary::write(folder, Place::Root, name, bytes, &Strays::default())?.settle();
        match settled {
            Err(trouble) if trouble.is_absent() && tries.next().is_some() => {}
            Err(trouble) => return Err(trouble),
            Ok(()) => return again(|| folder.sync(Place::Root)),
        }
    }
}

impl Store {
    /// Keeps a report in `informes/`, as `STEM.ENDING`, or `STEM-2.ENDING` if another is there; where it is. The same one
    /// is kept once.
    ///
    /// # Errors
    /// The folder cannot be made, or the file cannot be written.
    pub fn keep_report(&self, stem: &str, ending: &str, bytes: &[u8]) -> StoreResult<PathBuf> {
        let path = self.root().join(FOLDER);
        let failed = |trouble| StoreError::of(trouble, Doing::Saving, &path);
        let folder = Folder::make_alone(&path).map_err(failed)?;
        for n in 1.. {
            let name = if n == 1 { format!("{stem}.{ending}") } else { format!("{stem}-{n}.{ending}") };
            match put(&folder, &name, bytes) {
                Ok(()) => return Ok(path.join(name)),
                Err(Trouble::Os(Errno::EXIST)) => {
                    let is_same = read_all(&folder, Place::Root, &name).is_ok_and(|(_, there)| there == bytes);
                    if is_same {
                        return Ok(path.join(name));
                    }
                }
                Err(trouble) => return Err(failed(trouble)),
            }
        }
        Err(failed(Trouble::Os(Errno::EXIST)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_report_is_kept_once_and_never_replaces_another() {
        let data = tempfile::tempdir().unwrap();
        let store = Store::open(data.path()).unwrap();
        let keep = |bytes: &[u8]| store.keep_report("informe-x", "pdf", bytes).unwrap();
        let first = keep(b"uno");
        assert_eq!(first, data.path().join("informes/informe-x.pdf"));
        assert_eq!(keep(b"uno"), first);
        let second = keep(b"dos");
        assert_eq!(second, data.path().join("informes/informe-x-2.pdf"));
        assert_eq!(std::fs::read(&first).unwrap(), b"uno");
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&second), mode(&data.path().join("informes"))), (0o600, 0o700));
        let names = std::fs::read_dir(data.path().join("informes")).unwrap().count();
        assert_eq!(names, 2, "no temporary file is left");
    }

    #[test]
    fn a_file_that_is_there_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("informe.pdf");
        write_new(&path, b"uno").unwrap();
        let refused = write_new(&path, b"dos").unwrap_err();
        assert!(
            matches!(
                refused.kind,
                crate::store::error::ErrorKind::System { .. } | crate::store::error::ErrorKind::Taken(_)
            ),
            "{refused:?}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), b"uno");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
