//! The closed list of what the program may ask for. Carried out in order by one worker (or by the loop, where it
//! concerns the terminal); every one that can fail comes back as an [`super::event::Outcome`].

use crate::domain::phrases::Phrase;
use crate::domain::session::{Session, SessionId};
use crate::report::{Document, Format};

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write the session; `revision` comes back with the outcome.
    Save {
        /// Which state of the session this is.
        revision: u64,
        /// The session.
        session: Box<Session>,
    },
    /// Give the open session's lock back.
    Release,
    /// Read the list of sessions anew.
    List,
    /// Read what earlier sessions say in their identification, to be offered in the form.
    Offer,
    /// Read the trash.
    ListTrash,
    /// Make a new session and open it.
    Create,
    /// Open a session to work on it.
    Open(SessionId),
    /// Open a session to read it, without the lock.
    Read(SessionId),
    /// Open a session to work on it, and ask whoever has it to save and let go.
    Ask(SessionId),
    /// Wait no more for whoever was asked.
    StopAsking,
    /// Open a session to work on it, whoever has it.
    TakeOver(SessionId),
    /// Give this session to whoever wants it; it is only read from now on.
    LetGo(SessionId),
    /// See what others did: something about the session that is open or read has changed.
    Look,
    /// Go on with the candidate of this number of a recovery.
    Recover(SessionId, usize),
    /// Move a session to the trash.
    Remove(SessionId),
    /// Bring an entry of the trash back.
    Restore(String),
    /// Destroy everything in the trash.
    Purge,
    /// Read the supervisor's own phrases.
    ReadPhrases,
    /// Keep a phrase among the supervisor's own.
    KeepPhrase(Phrase),
    /// Take a phrase out of the supervisor's own.
    ForgetPhrase(Phrase),
    /// Keep a document in the folder of reports.
    HandOut {
        /// What stands in it.
        document: Box<Document>,
        /// The name of its file, without the ending.
        stem: String,
        /// Which file it becomes.
        format: Format,
    },
    /// Read what was handed in of this session.
    ReadVersions(SessionId),
    /// Give the terminal back and stop until CONT.
    Suspend,
    /// Draw the whole screen anew.
    Repaint,
    /// End the program once the worker is done.
    Quit,
}

impl Effect {
    /// Whether it is answered by a session that comes open, or by why none does.
    pub(crate) fn opens(&self) -> bool {
        match self {
            Self::Create | Self::Open(_) | Self::Read(_) | Self::Ask(_) | Self::TakeOver(_) | Self::Recover(..) => true,
            Self::Save { .. }
            | Self::Release
            | Self::StopAsking
            | Self::LetGo(_)
            | Self::Look
            | Self::List
            | Self::Offer
            | Self::ListTrash
            | Self::Remove(_)
            | Self::Restore(_)
            | Self::Purge
            | Self::ReadPhrases
            | Self::KeepPhrase(_)
            | Self::ForgetPhrase(_)
            | Self::HandOut { .. }
            | Self::ReadVersions(_)
            | Self::Suspend
            | Self::Repaint
            | Self::Quit => false,
        }
    }
}
