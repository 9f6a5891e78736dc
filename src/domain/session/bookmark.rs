//! Where the supervisor was, so that whoever goes on begins there.

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
    /// The counter was being typed: what stood in it, right or not yet.
    Counter(String),
    /// One of the conclusions was being written.
    Conclusion(OpenConclusion),
    /// Something else was being typed or looked at.
    Field(OpenField),
}

/// Longest that can stand in a counter, in characters; two numbers and what stands between them take less.
pub const MAX_COUNTER_CHARS: usize = 24;

/// What gets the 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The dimension of the criterion on screen.
    Dimension,
    /// Its ámbito.
    Ambito,
    /// The criteria that the rubric lets be left unused (OTRO), wherever they stand.
    Optional,
    /// Everything but the dimension on screen: what an extraordinary supervision does not look at.
    Rest,
}

impl Scope {
    /// All of them, smallest first.
    pub(crate) const ALL: [Self; 4] = [Self::Dimension, Self::Ambito, Self::Optional, Self::Rest];
}

/// An open editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenEditor {
    /// Which text.
    pub kind: TextKind,
    /// Cursor, in Unicode scalar values from the beginning.
    pub cursor: usize,
}

/// A text among the conclusions that was open. What was typed so far stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenConclusion {
    /// The line among all that are listed, from 0; whoever opens it must look whether there is a text.
    pub line: usize,
    /// Cursor in its text, in Unicode scalar values from the beginning.
    pub cursor: usize,
}

/// A field that was open, and its cursor, in Unicode scalar values from the beginning; 0 where it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenField {
    /// Which.
    pub name: FieldName,
    /// Its cursor.
    pub cursor: usize,
}

/// What can be open besides texts, the counter and the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldName {
    /// The identification.
    Identification,
    /// The note on a mark.
    Note,
    /// The notices, or the reason why one is dismissed.
    Notices,
    /// The choice of what gets a 0.
    Zeros,
    /// The search.
    Search,
    /// The code of the criterion to go to.
    Code,
    /// The conclusions and the closing; in place of a cursor the line.
    Conclusions,
}

impl From<FieldName> for Open {
    fn from(name: FieldName) -> Self {
        Self::Field(OpenField { name, cursor: 0 })
    }
}

impl Open {
    /// What is written there and stands nowhere else in the session yet.
    pub(crate) fn words(&self) -> &str {
        match self {
            Self::Editor(_) | Self::Conclusion(_) => "",
            Self::Sheet(place) => &place.codes,
            Self::Bulk(bulk) => &bulk.text,
            Self::Counter(typed) => typed,
            // What is typed there is in the session, or only looks for something.
            Self::Field(_) => "",
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
