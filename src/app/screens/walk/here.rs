//! Where and when an input comes in the walk.

use crate::app::event::{Cx, Moment};
use crate::domain::rubric::CriterionIx;

/// The criterion on screen, the window, and the time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Here {
    /// The criterion.
    pub at: CriterionIx,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// When.
    pub now: Moment,
}

impl Here {
    pub(super) fn new(at: CriterionIx, Cx { size, now }: Cx) -> Self {
        Self { at, size, now }
    }
}
