//! MERGE
use crate::domain::rubric::CriterionIx;
use crate::tui::out::Out;
use crate::tui::work::Work;

pub(super) fn open(_work: &mut Work, _at: CriterionIx, _out: &mut Out) {}
