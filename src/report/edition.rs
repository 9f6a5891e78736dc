//! For whom a document is, and the one way from a session to it: what is read on screen is what is written.

use super::{Document, Report, Standing, Written};
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
        let (summary, written, standing) = (Summary::of(session), Written::default(), Standing::Provisional);
        let head = session.head();
        let made = head.changed_at.or(head.created_at).map(|at| at.date_naive());
        let report = Report { session, summary: &summary, written: &written, standing: &standing, made };
        match self {
            Self::Ordinary => report.document(),
            Self::Public => report.public_document(),
        }
    }

    /// The name of its file, without the ending.
    pub fn stem(self, session: &Session) -> String {
        let public = match self {
            Self::Ordinary => "",
            Self::Public => "-publico",
        };
        format!("informe-{}{public}", session.id())
    }
}
