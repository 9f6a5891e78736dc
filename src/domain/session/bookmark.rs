//! Where the supervisor was, so that whoever goes on begins there.

use crate::domain::bulk::Scope;
use crate::domain::rubric::CriterionIx;
use crate::domain::sheet::Page;
use crate::domain::text::TextKind;

/// Where the supervisor was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// The criterion on screen.
    pub criterion: CriterionIx,
    /// What was open there.
    pub open: Option<Open>,
}

impl Bookmark {
    /// At `criterion`, with nothing open.
    #[must_use]
    pub fn at(criterion: CriterionIx) -> Self {
        Self { criterion, open: None }
    }
}

/// What can be open at a criterion and is opened again by whoever goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Open {
    /// A text was being written.
    Editor(OpenEditor),
    /// The sheet was being ticked, in the column of the criterion.
    Sheet(SheetPlace),
    /// An observación was being written that a whole part shares.
    Bulk(OpenBulk),
    /// The counter was being typed: what stood in it, digits and perhaps a stroke.
    Counter(String),
}

/// Longest that can stand in a counter, in characters: two numbers of nine digits and the stroke between them.
pub const MAX_COUNTER_CHARS: usize = 19;

/// Whether `typed` can stand in a counter: a number of at most nine digits, or two with a stroke between them.
#[must_use]
pub fn is_counter(typed: &str) -> bool {
    let is_number = |number: &str| number.len() <= 9 && number.bytes().all(|b| b.is_ascii_digit());
    typed.split('/').count() <= 2 && typed.split('/').all(is_number)
}

/// An open editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenEditor {
    /// Which text.
    pub kind: TextKind,
    /// Cursor, in Unicode scalar values from the beginning.
    pub cursor: usize,
}

impl Open {
    /// What is written there and stands nowhere else in the session yet.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Editor(_) => "",
            Self::Sheet(place) => &place.codes,
            Self::Bulk(bulk) => &bulk.text,
            // The counts that it makes are in the session.
            Self::Counter(_) => "",
        }
    }
}

/// A place in the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPlace {
    /// The page.
    pub page: Page,
    /// The row, from 0; whoever opens the sheet must look whether it has that many.
    pub row: usize,
    /// Codes that were being typed and are not in the sample yet.
    pub codes: String,
}

/// An observación that is not given to any criterion yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenBulk {
    /// Which criteria it is for.
    pub scope: Scope,
    /// What is written so far.
    pub text: String,
}
