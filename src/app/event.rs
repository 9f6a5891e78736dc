//! The closed list of what can happen to the program.

use std::time::Duration;

use crate::app::read_only::ReadOnly;
use crate::domain::catalog::Card;
use crate::domain::phrases::Bank;
use crate::domain::session::{Session, SessionId, Timestamp};
use crate::terminal::key::{Input, Remark};

/// When something happened. The program has no other clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Time since the program began; never goes back.
    pub elapsed: Duration,
    /// What the clock on the wall says.
    pub wall: Timestamp,
}

/// When an event comes, and how large the window is then.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cx {
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// When.
    pub now: Moment,
}

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key or a paste.
    Input(Input),
    /// The line shows something that is to be told.
    Line(Remark),
    /// The window has this many columns and rows now.
    Resize(u16, u16),
    /// The time that [`super::App::deadline`] named has come.
    Woken,
    /// Somebody wants the program to end: hang-up, end of the terminal, TERM, INT.
    EndAsked,
    /// The program was stopped and goes on; the screen holds something else.
    Continued,
    /// The worker has carried out an effect.
    Done(Outcome),
}

impl Event {
    /// Whether it tells of time and of a save that worked, and of nothing else.
    pub(crate) fn is_of_saving(&self) -> bool {
        matches!(self, Self::Woken | Self::Done(Outcome::Saved { .. }))
    }
}

/// What became of an effect.
#[derive(Debug)]
pub enum Outcome {
    /// The session is on disk as it was at this revision.
    Saved {
        /// The revision that was handed to the worker.
        revision: u64,
        /// When the last sync returned.
        at: Timestamp,
    },
    /// It is not; the worker has left nothing half-written.
    SaveFailed {
        /// The revision that was handed to the worker.
        revision: u64,
        /// What happened, in Spanish.
        message: String,
    },
    /// The file had changed underneath: ours lies beside it, under another id, and work goes on there.
    SavedApart {
        /// The revision that was handed to the worker.
        revision: u64,
        /// When the last sync returned.
        at: Timestamp,
        /// The id of the copy.
        id: SessionId,
    },
    /// Somebody else has the session, and this one's saves go there no more: what only it knew is on disk in a copy.
    Passed {
        /// The revision that was handed to the worker.
        revision: u64,
        /// When the last sync returned.
        at: Timestamp,
        /// The id of the copy; absent if there was nothing that only we knew.
        copy: Option<SessionId>,
    },
    /// Somebody wants the session that is open, or has it already.
    Wanted(SessionId),
    /// The session was let go: somebody else goes on with it.
    LetGo {
        /// Which one.
        id: SessionId,
        /// When.
        at: Timestamp,
    },
    /// Whoever has the session that is read has saved it.
    Followed(Box<Session>),
    /// Nobody has the session any more that we let go.
    Freed(SessionId),
    /// Nobody had the session any more that is read: it is ours, as it is now.
    Writable(Box<Session>),
    /// The list of sessions is read anew: what came of an unfinished one is void.
    ListBegins,
    /// What the list that is being read cannot show as sessions; told with the end of it.
    ListNote(ListNote),
    /// Part of the list of sessions; `last` when there is no more.
    Listed {
        /// Newest change first within this part.
        cards: Vec<Card>,
        /// Whether the list is whole now.
        last: bool,
    },
    /// Identifications of earlier sessions, newest first, to be offered in the form.
    Earlier(Vec<crate::domain::identification::Identification>),
    /// The trash as it is now.
    TrashListed(Vec<TrashCard>),
    /// A session is open.
    Opened(Box<Opened>),
    /// A file was damaged: somebody must choose what to go on with.
    Recovery(Box<Recovery>),
    /// The session is open elsewhere; it can be read, and perhaps gone on with here.
    Held {
        /// Which one.
        id: SessionId,
        /// Who has it and since when, in Spanish.
        holder: String,
        /// Whether that is this account, so that it can be asked to let go.
        own: bool,
    },
    /// Whoever has the session was asked to let go.
    Asked(SessionId),
    /// Something was carried out that changes the list; a line that says what.
    ListChanged(String),
    /// The session that was asked for did not come open; why, in Spanish.
    NotOpened(String),
    /// The phrases as they are now.
    Phrases {
        /// The supervisor's own and the starter set.
        bank: Bank,
        /// What was done to them, in Spanish; absent where they were only read.
        line: Option<String>,
        /// Why the supervisor's own are not among them, in Spanish.
        missing: Option<String>,
    },
    /// What was handed in of the session that is open, oldest first.
    Versions(Vec<Session>),
    /// The informe was written: where it is, in Spanish.
    HandedOut(String),
    /// Something else could not be carried out, in Spanish.
    Failed(String),
}

/// A session that was opened.
#[derive(Debug)]
pub struct Opened {
    /// It.
    pub session: Session,
    /// Why it can only be read; absent where it can be worked on.
    pub read_only: Option<ReadOnly>,
    /// What the supervisor should know, in Spanish: a wider folder, a backup that was used.
    pub notices: Vec<String>,
    /// Made just now: begin with the identification.
    pub fresh: bool,
}

/// A removed session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrashCard {
    /// Name of its entry in the trash.
    pub entry: String,
    /// When it was removed, if known.
    pub removed_at: Option<Timestamp>,
    /// What it is.
    pub card: Card,
}

/// What can be gone on with when a session's file is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Which session.
    pub id: SessionId,
    /// What is wrong with the file, in Spanish.
    pub problem: String,
    /// What can be made out of the file at fault. It is kept under a name that says so, whatever is chosen.
    pub damaged: Candidate,
    /// What can be opened, best first; empty if nothing can.
    pub candidates: Vec<Candidate>,
    /// The codes of the criteria whose answers are not the same in two candidates.
    pub differing: Vec<String>,
}

/// One thing to go on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Name of the file.
    pub name: String,
    /// Which of the session's files it is, in Spanish.
    pub what: &'static str,
    /// When it changed last.
    pub changed_at: Option<Timestamp>,
    /// Criteria with a verdict in it, if that can be made out.
    pub complete: Option<usize>,
    /// Of how many.
    pub criteria: Option<usize>,
    /// What of it can be read and what lacks, in Spanish, if it is damaged.
    pub rest: Option<String>,
}

/// What a list of sessions cannot show as sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListNote {
    /// The folder cannot be read; why, in Spanish.
    Fault(String),
    /// Files whose names are no session's, such as the copies that a synchronising program makes.
    Strangers(Vec<String>),
}
