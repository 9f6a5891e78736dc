//! For whom a document is, and the one way from a session to it: what is read on screen is what is written.

use super::source::Report;
use super::{Document, ordinary, public};
use crate::domain::scoring::Summary;
use crate::domain::session::Session;

/// For whom a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edition {
    /// For the office and the service: everything.
    #[default]
    Ordinary,
    /// For anybody: what may be published.
    Public,
}

impl Edition {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Ordinary => Self::Public,
            Self::Public => Self::Ordinary,
        }
    }

    /// The document of `session`; its day is that of the last change, so that the same session gives the same bytes.
    pub fn of(self, session: &Session) -> Document {
        let summary = Summary::of(session);
        let head = session.head();
        let made = head.changed_at.or(head.created_at).map(|at| at.date_naive());
        let report = Report { session, summary: &summary, made };
        match self {
            Self::Ordinary => ordinary::document(&report),
            Self::Public => public::document(&public::Allowed::of(&report)),
        }
    }

    /// The name of its file, without the ending.
    pub fn stem(self, session: &Session) -> String {
        let public = match self {
            Self::Ordinary => "",
            Self::Public => "-publico",
        };
        let version = session.closing().map(|closing| format!("-v{}", closing.version)).unwrap_or_default();
        format!("informe-{}{version}{public}", session.id())
    }
}
