//! The informe: what is handed in, read, questioned and signed.
//!
//! ```text
//! Report (session, summary, what was written at its end) ─ content ─┐
//! public::Allowed (nothing else is in it) ──────────────────────────┴─> Document ──> pdf docx html xlsx md csv json
//! ```
//!
//! A [`Document`] is made once, by a pure function, and has no format. Every text enters it by [`text::Door`]. The same
//! session gives the same bytes: no clock is read, the day of making is a value. Nothing here runs before a document is
//! asked for.

mod content;
mod csv;
pub mod document;
mod docx;
mod format;
mod html;
mod json;
mod markdown;
mod ordinary;
#[cfg(feature = "pdf")]
mod pdf;
pub mod public;
mod records;
pub mod text;
mod xlsx;

use chrono::NaiveDate;

use crate::domain::rubric::CriterionIx;
use crate::domain::scoring::Summary;
use crate::domain::session::{Session, Timestamp};
pub use document::Document;
pub use format::{Failure, Format, Rendered};

/// Somebody who signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// Their name.
    pub name: String,
    /// What they are.
    pub post: String,
}

/// What was written at the end of a supervision; everything may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// Conclusions, each with its title.
    pub conclusions: Vec<(String, String)>,
    /// What children, families and carers said.
    pub heard: String,
    /// What is good.
    pub strengths: String,
    /// What is to be done better.
    pub improve: String,
    /// Who signs.
    pub signatories: Vec<Signatory>,
    /// What may be published.
    pub public: PublicWords,
}

/// The supervisor's own words for the public.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublicWords {
    /// A sentence for a hallazgo.
    pub hallazgos: Vec<(CriterionIx, String)>,
    /// A sentence for each strength.
    pub strengths: Vec<String>,
    /// The public part of the conclusions.
    pub conclusions: String,
}

/// Whether the supervision can still change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It can.
    Provisional,
    /// It was closed.
    Closed {
        /// Which version.
        version: u32,
        /// The hash of its content.
        seal: [u8; 32],
        /// Who closed it.
        by: String,
        /// What that means.
        meaning: String,
        /// When.
        at: Timestamp,
    },
}

/// All that an informe is made of.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The session with its rubric.
    pub session: &'a Session,
    /// Its summary.
    pub summary: &'a Summary,
    /// What was written at its end.
    pub written: &'a Written,
    /// Whether it was closed.
    pub standing: &'a Standing,
    /// The day of making.
    pub made: Option<NaiveDate>,
}

impl Report<'_> {
    /// The whole informe.
    pub fn document(&self) -> Document {
        ordinary::document(self)
    }

    /// What of it may be published.
    pub fn public_document(&self) -> Document {
        public::document(&public::Allowed::of(self))
    }
}

/// A seal as it is printed and typed: sixteen groups of four, one word of a command line.
pub fn printed(seal: &[u8; 32]) -> String {
    let groups: Vec<String> =
        seal.chunks(2).map(|pair| pair.iter().map(|byte| format!("{byte:02X}")).collect()).collect();
    groups.join("-")
}
