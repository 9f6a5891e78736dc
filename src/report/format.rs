//! The formats that a document can have.

use super::document::Document;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For handing in.
    Pdf,
    /// For correcting.
    Docx,
    /// For any browser.
    Html,
    /// For counting.
    Xlsx,
    /// For any editor.
    Markdown,
    /// For any table.
    Csv,
    /// For programs.
    Json,
}

/// A document in a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters that are written visibly, as `[U+1F467]`: what no document may hold, and what the font lacks.
    pub written: usize,
}

/// Why there is no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The program was built without this format.
    Absent,
    /// A library refused what it was given.
    Refused(String),
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Pdf, Self::Docx, Self::Html, Self::Xlsx, Self::Markdown, Self::Csv, Self::Json];

    /// Its name on the command line and behind the dot.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether a terminal would be spoilt by it.
    pub fn is_binary(self) -> bool {
        match self {
            Self::Pdf | Self::Docx | Self::Xlsx => true,
            Self::Html | Self::Markdown | Self::Csv | Self::Json => false,
        }
    }

    /// The file of `document`.
    ///
    /// # Errors
    /// The program was built without this format, or a library refuses.
    pub fn render(self, document: &Document) -> Result<Rendered, Failure> {
        let bytes = match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => return super::pdf::render(document),
            #[cfg(not(feature = "pdf"))]
            Self::Pdf => return Err(Failure::Absent),
            Self::Docx => super::docx::render(document)?,
            Self::Html => super::html::render(document),
            Self::Xlsx => super::xlsx::render(document)?,
            Self::Markdown => super::markdown::render(document),
            Self::Csv => super::csv::render(document)?,
            Self::Json => super::json::render(document)?,
        };
        Ok(Rendered { bytes, written: document.written })
    }
}

/// What a library says of itself.
pub(super) fn refused(error: impl std::fmt::Display) -> Failure {
    Failure::Refused(error.to_string())
}
