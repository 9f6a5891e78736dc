//! A session as it stands in a list: what can be known of it without opening it to work on.

use super::identification::Kind;
use super::session::{SessionId, Status, Timestamp};
use super::units::Hundredths;

/// One line of the list of sessions. Whatever a damaged file does not tell is absent, and `problem` says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its id; for a damaged file the one its name gives.
    pub id: SessionId,
    /// Where it lies.
    pub path: String,
    /// Open or closed.
    pub status: Option<Status>,
    /// The version that was handed in, if it is closed.
    pub version: Option<u32>,
    /// Ordinary or extraordinary.
    pub kind: Option<Kind>,
    /// Code of the project.
    pub project_code: Option<String>,
    /// Name of the office.
    pub project_name: Option<String>,
    /// Commune.
    pub commune: Option<String>,
    /// Visit, as the file says.
    pub visit_date: Option<String>,
    /// Last change.
    pub changed_at: Option<Timestamp>,
    /// Criteria of its rubric.
    pub criteria: Option<usize>,
    /// Criteria with a verdict.
    pub complete: Option<usize>,
    /// The result so far, in percent.
    pub total_percent: Option<Hundredths>,
    /// What keeps it from being opened as it is.
    pub problem: Option<Problem>,
    /// Who of this account has it open now.
    pub open_by: Option<OpenBy>,
}

/// What keeps a session from being opened as it is, said in Spanish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The file is whole; the rubric that it was made with is not at hand.
    NoRubric(String),
    /// The file itself.
    Damaged(String),
}

impl Card {
    /// Whether its result rests on an evaluation in which something is pending.
    pub fn is_provisional(&self) -> bool {
        self.total_percent.is_some() && self.complete != self.criteria
    }

    /// That of `id`, of which nothing else is known.
    pub fn unknown(id: SessionId) -> Self {
        Self {
            id,
            path: String::new(),
            status: None,
            version: None,
            kind: None,
            project_code: None,
            project_name: None,
            commune: None,
            visit_date: None,
            changed_at: None,
            criteria: None,
            complete: None,
            total_percent: None,
            problem: None,
            open_by: None,
        }
    }
}

/// Who has a session open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenBy {
    /// The account's name.
    pub user: String,
    /// Since when.
    pub since: Timestamp,
}
