//! The choice of what to go on with, where the files of a session are not what they should be.
//!
//! Whatever a person may go on with is offered, how much it holds and what it lacks is told, and nothing is chosen for
//! them. Whatever they choose, every file that is damaged or that they did not choose is kept under a name that says so.

use std::cmp::Reverse;
use std::sync::Arc;

use super::Store;
use super::disk::{Held, Outcome, Place, Stamp, again};
use super::error::{Doing, ErrorKind, Problem, StoreError, StoreResult};
use super::load::{Bad, Candidate, Found, Harm};
use super::lock::Holder;
use super::names::{self, Aside};
use super::save::{name_aside, unlink_if_there};
use super::wire::salvage::{Damage, Salvage, salvage};
use super::work::{Known, OpenSession};
use crate::domain::closing::{DAMAGED, broken_seal, reopen};
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::session::{RubricPin, Session, SessionId, Timestamp};

/// One of a session's two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// `ID.json`
    File,
    /// `ID.json.anterior`, the state before the last save.
    Backup,
}

/// What is told of one of the files. What is unknown, as in a damaged file, is absent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Version {
    /// How many times it had been saved.
    pub generation: Option<u64>,
    /// When something in it changed last.
    pub changed_at: Option<Timestamp>,
    /// How many criteria are complete.
    pub complete: Option<usize>,
    /// Of how many.
    pub criteria: Option<usize>,
    /// Why it is not as it should be; absent if it is.
    pub problem: Option<Problem>,
    /// What of it can be gone on with in spite of that.
    pub rest: Option<Rest>,
}

/// What can be gone on with of a damaged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// What lacks.
    pub damage: Damage,
    /// The rubric that what is left was made with.
    pub rubric: Arc<Rubric>,
}

/// One of the files, as it was found.
pub(super) enum Side {
    Absent,
    Sound(Box<Found>),
    /// Damaged, or not for us; and what could be read of it.
    Faulty(Box<Bad>, Option<Box<Salvage>>),
}

/// A choice to be made before a session can be worked on.
pub struct Recovery {
    store: Store,
    lock: Box<dyn Held>,
    holder: Holder,
    id: SessionId,
    file: Side,
    backup: Side,
}

impl Store {
    /// The two files as they can be gone on with. What cannot be read of the beginning of one the other tells.
    pub(super) fn sides(&self, id: &SessionId, file: Candidate, backup: Candidate) -> [Side; 2] {
        let pin = |candidate: &Candidate| match candidate {
            Candidate::Good(found) => Some(found.loaded.session.head().pin.clone()),
            Candidate::Absent | Candidate::Bad(_) => None,
        };
        let (of_backup, of_file) = (pin(&backup), pin(&file));
        [self.side(id, file, of_backup.as_ref()), self.side(id, backup, of_file.as_ref())]
    }

    fn side(&self, id: &SessionId, candidate: Candidate, pin: Option<&RubricPin>) -> Side {
        match candidate {
            Candidate::Absent => Side::Absent,
            Candidate::Good(found) => Side::Sound(found),
            Candidate::Bad(bad) => {
                let damaged = bad.harm == Harm::Damaged;
                let rest = damaged.then(|| salvage(id, &bad.bytes, pin, &|pin| self.find_rubric(pin))).flatten();
                Side::Faulty(bad, rest.map(Box::new))
            }
        }
    }
}

impl Side {
    fn session(&self) -> Option<&Session> {
        match self {
            Self::Absent | Self::Faulty(_, None) => None,
            Self::Sound(found) => Some(&found.loaded.session),
            Self::Faulty(_, Some(rest)) => Some(&rest.session),
        }
    }

    fn generation(&self) -> Option<u64> {
        match self {
            Self::Absent | Self::Faulty(_, None) => None,
            Self::Sound(found) => Some(found.loaded.generation),
            Self::Faulty(_, Some(rest)) => rest.generation,
        }
    }

    fn stamp(&self) -> Option<Stamp> {
        match self {
            Self::Absent => None,
            Self::Sound(found) => Some(found.stamp),
            Self::Faulty(bad, _) => bad.stamp,
        }
    }

    /// How far it is from what was saved; nothing if it cannot be gone on with.
    fn doubt(&self) -> Option<u8> {
        match self {
            Self::Absent | Self::Faulty(_, None) => None,
            Self::Sound(_) => Some(0),
            Self::Faulty(_, Some(rest)) => Some(match rest.damage {
                Damage::Surrounded(_) => 0,
                Damage::Changed => 1,
                Damage::Torn(_) => 2,
            }),
        }
    }

    /// Under which word it is kept if it was `chosen` or not; nothing if it stays as it is.
    fn aside(&self, chosen: bool) -> Option<Aside> {
        match self {
            Self::Absent => None,
            Self::Sound(_) => (!chosen).then_some(Aside::NotChosen),
            Self::Faulty(bad, _) => Some(if bad.harm == Harm::Damaged { Aside::Damaged } else { Aside::NotChosen }),
        }
    }

    /// What is told of it.
    pub(super) fn version(&self) -> Version {
        let session = self.session();
        let (problem, rest) = match self {
            Self::Absent => (Some(Problem::FileMissing), None),
            Self::Sound(_) => (None, None),
            Self::Faulty(bad, rest) => {
                let rest = rest
                    .as_ref()
                    .map(|rest| Rest { damage: rest.damage.clone(), rubric: Arc::clone(rest.session.rubric()) });
                (Some(bad.error.clone().into()), rest)
            }
        };
        Version {
            generation: self.generation(),
            changed_at: session.and_then(|session| session.head().changed_at),
            complete: session.map(Session::complete),
            criteria: session.map(|session| session.rubric().len()),
            problem,
            rest,
        }
    }
}

/// What can be gone on with: what is nearest to what was saved first, and of two the newer.
pub(super) fn choices(file: &Side, backup: &Side) -> Vec<Which> {
    let rank = |which, side: &Side| side.doubt().map(|doubt| ((doubt, Reverse(side.generation())), which));
    let mut ranked: Vec<_> = [rank(Which::File, file), rank(Which::Backup, backup)].into_iter().flatten().collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, which)| which).collect()
}

/// A version that was handed in and is not what was handed in any more is open again, as the next: its seal says nothing.
fn as_it_can_go_on(session: &Session, now: Timestamp) -> Session {
    let reopened = broken_seal(session).and_then(|_| reopen(session, now, DAMAGED).ok());
    reopened.unwrap_or_else(|| session.clone())
}

impl Recovery {
    /// The choice between the two files of `id`.
    ///
    /// # Errors
    /// Nothing of either can be gone on with: what is wrong with the file, or with the backup where there is no file.
    pub(super) fn new(
        store: Store,
        lock: Box<dyn Held>,
        holder: Holder,
        id: SessionId,
        sides: [Side; 2],
    ) -> StoreResult<Self> {
        let [file, backup] = sides;
        let recovery = Self { store, lock, holder, id, file, backup };
        if recovery.choices().is_empty() {
            let (file, backup) = (names::session(&recovery.id), names::backup(&recovery.id));
            return Err(match &recovery.file {
                Side::Absent => recovery.refusal(&recovery.backup, &backup),
                Side::Sound(_) | Side::Faulty(..) => recovery.refusal(&recovery.file, &file),
            });
        }
        Ok(recovery)
    }

    /// The session in question.
    pub fn id(&self) -> &SessionId {
        &self.id
    }

    /// Why there is a choice to make.
    pub(crate) fn why(&self) -> Problem {
        match &self.file {
            Side::Sound(_) => Problem::OlderThanBackup,
            Side::Absent => Problem::FileMissing,
            Side::Faulty(bad, _) => bad.error.clone().into(),
        }
    }

    /// What is told of one of the files.
    pub(crate) fn version(&self, which: Which) -> Version {
        self.side(which).version()
    }

    /// The choices there are: what is nearest to what was saved first, and of two the newer.
    pub(crate) fn choices(&self) -> Vec<Which> {
        choices(&self.file, &self.backup)
    }

    /// The criteria whose answers are not the same in both files, where both can be chosen.
    pub(crate) fn differing(&self) -> Vec<CriterionIx> {
        match (self.file.session(), self.backup.session()) {
            (Some(file), Some(backup)) if file.head().pin == backup.head().pin => {
                file.rubric().indices().filter(|&ix| file.draft(ix) != backup.draft(ix)).collect()
            }
            (Some(_) | None, Some(_) | None) => Vec::new(),
        }
    }

    /// The code of a criterion of the session.
    pub(crate) fn code(&self, ix: CriterionIx) -> String {
        let session = self.file.session().or_else(|| self.backup.session());
        session.map(|session| session.rubric().criterion(ix).code.0.clone()).unwrap_or_default()
    }

    fn side(&self, which: Which) -> &Side {
        match which {
            Which::File => &self.file,
            Which::Backup => &self.backup,
        }
    }

    /// Goes on with one of the two. Whatever is damaged, and what was not chosen, is kept under a name that says so
    /// (`ID.json.danado-AAAAMMDD-HHMMSS`, `…apartado-…`), never over another file. Unless the file itself was sound and
    /// chosen, it also keeps its own name until the first save replaces it, so that no crash leaves less than there was:
    /// save at once.
    ///
    /// # Errors
    /// What was chosen cannot be gone on with; a file could not be set aside; somebody else took the session over
    /// meanwhile (then nothing was changed).
    pub(crate) fn choose(self, which: Which, now: Timestamp) -> StoreResult<OpenSession> {
        let (file_name, backup_name) = (names::session(&self.id), names::backup(&self.id));
        let path = |name: &str| self.store.path(Place::Sessions, name);
        let moving = |name: &str, trouble| StoreError::of(trouble, Doing::Moving, path(name));
        if !self.store.holds(&*self.lock, &self.id).map_err(|trouble| moving(&file_name, trouble))? {
            return Err(StoreError::new(ErrorKind::HeldElsewhere(None), path(&file_name)));
        }
        let Some(session) = self.side(which).session().map(|session| as_it_can_go_on(session, now)) else {
            return Err(match which {
                Which::File => self.refusal(&self.file, &file_name),
                Which::Backup => self.refusal(&self.backup, &backup_name),
            });
        };
        for (name, side, chosen) in
            [(&file_name, &self.file, which == Which::File), (&backup_name, &self.backup, which == Which::Backup)]
        {
            if let Some(why) = side.aside(chosen) {
                name_aside(self.store.disk(), &self.id, name, names::aside(&self.id, why, now))
                    .map_err(|trouble| moving(name, trouble))?;
            }
        }
        let goes_on = matches!((which, &self.file), (Which::File, Side::Sound(_)));
        if goes_on {
            // It would be taken for the newer one.
            unlink_if_there(self.store.disk(), Place::Sessions, &backup_name)
                .map_err(|trouble| moving(&backup_name, trouble))?;
        }
        let synced: Outcome<()> = again(|| self.store.disk().sync(Place::Sessions));
        synced.map_err(|trouble| moving(&file_name, trouble))?;
        // Generations only grow, whichever was chosen; one that nobody can read any more was the next.
        let known = self.file.generation().max(self.backup.generation()).unwrap_or_default();
        let lost = [&self.file, &self.backup]
            .iter()
            .any(|side| matches!(side, Side::Faulty(..)) && side.generation().is_none());
        let generation = known.saturating_add(lost.into());
        let other = if which == Which::File { &self.backup } else { &self.file };
        let other = other.session().filter(|_| !goes_on).cloned();
        let folders = self.store.renewed(Doing::Moving)?;
        let known = Known { session, generation, stamp: self.file.stamp(), other, folders };
        let Self { store, lock, holder, .. } = self;
        Ok(if goes_on {
            OpenSession::found(store, lock, holder, known)
        } else {
            OpenSession::recovered(store, lock, holder, known)
        })
    }

    fn refusal(&self, side: &Side, name: &str) -> StoreError {
        match side {
            Side::Faulty(bad, _) => bad.error.clone(),
            Side::Absent | Side::Sound(_) => {
                StoreError::new(ErrorKind::NotFound, self.store.path(Place::Sessions, name))
            }
        }
    }
}
