//! The informe: what is handed in, read, questioned and signed.
//!
//! ```text
//! Report (a session and its summary) ─ content ─────────────────────┐
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
mod edition;
mod format;
mod html;
mod json;
mod markdown;
mod ordinary;
#[cfg(feature = "pdf")]
mod pdf;
pub mod public;
mod records;
mod source;
pub mod text;
mod xlsx;

pub use document::Document;
pub use edition::Edition;
pub use format::{Failure, Format, Rendered};
