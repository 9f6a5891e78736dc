//! How much of the window a text takes while it is written: its place on the screen, or all of it.

use crate::app::keymap::HelpRow;
use crate::app::measure;
use crate::terminal::key::Key;
use crate::wording::tui as words;

/// How much of the window a text takes. It belongs to the text that is open: the next one stands below its criterion again,
/// which has to be read before it is answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Extent {
    /// Its place on the screen.
    #[default]
    InPlace,
    /// Everything between title and footer.
    Whole,
}

impl Extent {
    /// The other one.
    pub(crate) fn turned(self) -> Self {
        match self {
            Self::InPlace => Self::Whole,
            Self::Whole => Self::InPlace,
        }
    }

    /// The keys of writing; over the whole window the one that leads back comes first, by the name of what it does then.
    pub(crate) fn named(self, mut rows: Vec<HelpRow>) -> Vec<HelpRow> {
        match (self, rows.iter().position(|row| row.bound.contains(&Key::Insert))) {
            (Self::Whole, Some(at)) => {
                rows[..=at].rotate_right(1);
                rows[0].short = words::IN_PLACE;
            }
            (Self::Whole, None) | (Self::InPlace, _) => {}
        }
        rows
    }

    /// Columns of a row of the text, which has so many in its place.
    pub(crate) fn columns(self, size: (u16, u16), in_place: u16) -> u16 {
        match self {
            Self::InPlace => in_place,
            Self::Whole => measure::whole_columns(size),
        }
    }

    /// Rows of a page of it.
    pub(crate) fn page(self, size: (u16, u16)) -> u16 {
        match self {
            Self::InPlace => measure::page_rows(size) / 2,
            Self::Whole => measure::page_rows(size),
        }
    }
}
