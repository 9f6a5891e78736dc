//! What opening a session would ask or refuse, told without opening it: nothing is locked, nothing is moved.

use std::path::PathBuf;

use super::Store;
use super::disk::{Place, again};
use super::error::{Doing, StoreError, StoreResult};
use super::load::Candidate;
use super::names;
use super::open::is_newer;
use super::recovery::{Version, Which, choices};
use crate::domain::session::{Session, SessionId};

/// What was found of a session.
#[derive(Debug)]
pub struct Examination {
    /// The file.
    pub path: PathBuf,
    /// Its session, if there is nothing that opening would ask.
    pub session: Result<Session, Fault>,
    /// What opening would offer in place of that, best first.
    pub choices: Vec<(PathBuf, Version)>,
    /// What else lies there.
    pub notes: Vec<Note>,
}

/// Why opening a session would not simply open it.
#[derive(Debug)]
pub enum Fault {
    /// The file is refused.
    Refused(StoreError),
    /// It is not there; its backup is.
    Missing,
    /// It is sound, but its backup is of a later save: an older file was put there.
    Older,
}

/// Something beside the file of a session. Nothing need be done about it.
#[derive(Debug, PartialEq, Eq)]
pub enum Note {
    /// Half-written by a program that is not there any more; the next opening removes it.
    Stray(PathBuf),
    /// A backup that cannot be used; the next save replaces it.
    Backup(PathBuf),
    /// Set aside earlier, and kept.
    Aside(PathBuf),
}

impl Store {
    /// Looks at the session `id` as [`Store::open_for_work`] does.
    ///
    /// # Errors
    /// There is no such session; the folder cannot be read.
    pub(crate) fn examine(&self, id: &SessionId) -> StoreResult<Examination> {
        let (file_name, backup_name) = (names::session(id), names::backup(id));
        let (file, backup) = (self.candidate(id, &file_name), self.candidate(id, &backup_name));
        let path = |name: &str| self.path(Place::Sessions, name);
        let mut notes = self.beside(id)?;
        let (fault, offers) = match (&file, &backup) {
            (Candidate::Good(file), backup) if is_newer(backup, file) => (Fault::Older, true),
            (Candidate::Good(found), backup) => {
                notes.extend(matches!(backup, Candidate::Bad(_)).then(|| Note::Backup(path(&backup_name))));
                let session = Ok(found.loaded.session.clone());
                return Ok(Examination { path: path(&file_name), session, choices: Vec::new(), notes });
            }
            (Candidate::Bad(bad), _) => (Fault::Refused(bad.error.clone()), bad.is_damaged()),
            (Candidate::Absent, Candidate::Absent) => return Err(self.not_found(id)),
            (Candidate::Absent, Candidate::Good(_) | Candidate::Bad(_)) => (Fault::Missing, true),
        };
        let [file, backup] = self.sides(id, file, backup);
        let offered = if offers { choices(&file, &backup) } else { Vec::new() };
        let choice = |which: Which| match which {
            Which::File => (path(&file_name), file.version()),
            Which::Backup => (path(&backup_name), backup.version()),
        };
        let choices = offered.into_iter().map(choice).collect();
        Ok(Examination { path: path(&file_name), session: Err(fault), choices, notes })
    }

    /// What else lies in the folder that is the session's. What is being written while somebody has it open is no stray.
    fn beside(&self, id: &SessionId) -> StoreResult<Vec<Note>> {
        let mut names = again(|| self.disk().names(Place::Sessions))
            .map_err(|trouble| StoreError::of(trouble, Doing::Reading, self.path(Place::Sessions, "")))?;
        names.sort();
        let held = self.holder(id).is_some();
        let note = |name: &String| {
            let path = self.path(Place::Sessions, name);
            let known = [names::session(id), names::backup(id)].contains(name);
            if names::temporary_id(name).as_ref() == Some(id) {
                (!held).then_some(Note::Stray(path))
            } else {
                (!known && names::content_of(id, name).is_some()).then_some(Note::Aside(path))
            }
        };
        Ok(names.iter().filter_map(note).collect())
    }
}
