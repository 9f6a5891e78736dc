//! What every part of an informe is made from. It names none of them, so that they stand beside each other.

use chrono::NaiveDate;

use crate::domain::scoring::Summary;
use crate::domain::session::Session;

/// All that an informe is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Report<'a> {
    /// The session with its rubric.
    pub(super) session: &'a Session,
    /// Its summary.
    pub(super) summary: &'a Summary,
    /// The day of making.
    pub(super) made: Option<NaiveDate>,
}
