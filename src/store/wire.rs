//! A session as JSON: what [`write()`] writes, [`read()`] takes back, and [`glance()`] skims for a list of many.
//!
//! The forms here are not the domain: file format and model can change apart.
//!
//! # The seal
//! `payload_sha256` is over the compact form of exactly what the domain holds (and the generation), written by the
//! same code that writes the file, without the key itself. On reading, the session is built first and its seal is
//! computed from it again. So re-indenting a file, reordering its keys or writing `á` as `\u00e1` is harmless, while a
//! changed letter, score or count is noticed. What the domain does not tell apart (an untouched criterion that is
//! listed or left out, a null score or none) is no change. Keys with their default value are left out, so that a key
//! added by a later version of the program leaves old seals right.
//!
//! A session that was handed in carries another one besides, over what was handed in alone ([`crate::domain::canonical`]):
//! that one is printed, and goes with it from folder to folder.

mod aside;
mod form;
mod glance;
mod handed;
mod keys;
mod place;
mod read;
pub mod salvage;
mod small;
mod words;

use std::sync::Arc;

use super::fault::Faults;
use super::located::MAX_BYTES;
use crate::domain::closing::broken_seal;
use crate::domain::rubric::Rubric;
use crate::domain::session::{RubricPin, Session};
pub use glance::{Glance, GlanceEvaluation, glance, outline};

/// `format` of a session file.
pub const FORMAT: &str = "supervisa.session";
/// The newest `version` of a session file that this program reads, and the one it writes.
pub const VERSION: u64 = 1;

/// A session as read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The session.
    pub session: Session,
    /// How often it had been saved; 0 where the file does not say.
    pub generation: u64,
    /// Whether the file carried a seal, which then was right.
    pub sealed: bool,
}

/// Why a session file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFault {
    /// It is no session, or a wrong one.
    Faults(Faults),
    /// Its rubric is neither embedded nor kept.
    UnknownRubric(String, RubricPin),
    /// Written by a newer program; its version.
    LaterVersion(String, u64),
    /// Longer than [`MAX_BYTES`].
    TooLarge(String),
    /// Its content is not what was saved.
    Damaged(String),
    /// Its content is not what was handed in as this version.
    BrokenSeal(String, u32),
}

impl std::error::Error for ReadFault {}

/// Reads a session file. `source` names it in faults, `rubrics` gives the rubric of a pin if it is at hand.
///
/// # Errors
/// Every fault of the file in one go, or the one reason that bars looking for more.
pub fn read(
    source: &str,
    bytes: &[u8],
    rubrics: &dyn Fn(&RubricPin) -> Option<Arc<Rubric>>,
) -> Result<Loaded, ReadFault> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadFault::TooLarge(source.to_owned()));
    }
    let (session, generation, seal) = read::session(source, bytes, rubrics)?;
    match &seal {
        Some(seal) if *seal != form::seal(&session, generation) => Err(ReadFault::Damaged(source.to_owned())),
        Some(_) | None if broken_seal(&session).is_some() => {
            Err(ReadFault::BrokenSeal(source.to_owned(), session.version()))
        }
        Some(_) | None => Ok(Loaded { session, generation, sealed: seal.is_some() }),
    }
}

/// The session of a file in which nothing is wrong but that it is not what was saved or handed in: to tell how.
pub(crate) fn read_changed(bytes: &[u8], rubrics: &dyn Fn(&RubricPin) -> Option<Arc<Rubric>>) -> Option<Session> {
    read::session("", bytes, rubrics).ok().map(|(session, _, _)| session)
}

/// The file of `session`, sealed, indented by two spaces and with a final line break.
///
/// A file can pass [`MAX_BYTES`] only with a rubric of hundreds of criteria and full texts in most; whoever saves it must look.
pub fn write(session: &Session, generation: u64) -> Vec<u8> {
    form::pretty(session, generation)
}

#[cfg(test)]
mod tests;
