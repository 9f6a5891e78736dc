//! The version that is handed in, and those before it: whoever holds two learns from each which one counts, and why.

use crate::domain::session::{Closing, Deed, Reopening, Session};
use crate::report::text::Door;
use crate::wording::{closing as closing_words, report as words};

/// How a supervision was closed.
pub struct Handed {
    /// Which version.
    pub version: u32,
    /// Who closed it, when and with what meaning: a sentence.
    pub sentence: String,
    /// The seal, as it is printed and typed. A closed session whose content has another is not read.
    pub seal: String,
}

impl Handed {
    pub(super) fn of(closing: &Closing, door: &mut Door) -> Self {
        let Closing { version, at, by, meaning, seal } = closing;
        let sentence = words::closed(&door.line(by), closing_words::meaning(*meaning), at);
        Self { version: *version, sentence, seal: seal.to_string() }
    }
}

/// A version that was opened again.
pub struct Replaced {
    /// Which.
    pub version: u32,
    /// How it was closed, where this program closed it.
    pub handed: Option<Handed>,
    /// When and by which seal it is known: `cerrada el 26-11-2026 (sello …)`.
    pub known_by: Option<String>,
    /// Why it was opened again.
    pub reason: String,
}

/// What was handed in of `session` and opened again, newest first.
pub(super) fn replaced(session: &Session, door: &mut Door) -> Vec<Replaced> {
    let deeds = session.deeds();
    let closing = |version| {
        deeds.iter().find_map(|deed| match deed {
            Deed::Closed(closing) if closing.version == version => Some(closing),
            Deed::Closed(_) | Deed::Created(_) | Deed::Reopened(_) => None,
        })
    };
    let opened = deeds.iter().rev().filter_map(|deed| match deed {
        Deed::Reopened(reopening) => Some(reopening),
        Deed::Created(_) | Deed::Closed(_) => None,
    });
    let one = |reopening: &Reopening| Replaced {
        version: reopening.from,
        handed: closing(reopening.from).map(|closing| Handed::of(closing, door)),
        known_by: closing(reopening.from).map(|closing| words::known_by(&closing.at, closing.seal)),
        reason: door.line(&reopening.reason),
    };
    opened.map(one).collect()
}
