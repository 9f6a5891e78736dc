//! The words and numbers of `--json` answers.

use serde::Serialize;

use crate::domain::identification::Kind;
use crate::domain::method::Method;
use crate::domain::rubric::Weight;
use crate::domain::session::{Gap, Status, Timestamp};

/// `open` or `closed`.
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Closed => "closed",
    }
}

/// `ordinary` or `extraordinary`.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Ordinary => "ordinary",
        Kind::Extraordinary => "extraordinary",
    }
}

/// The name of the method in the rubric file.
pub(crate) fn method(method: Method) -> &'static str {
    match method {
        Method::MeanOfCriteria => "mean_of_criteria",
        Method::MeanOfDimensions => "mean_of_dimensions",
        Method::Points => "points",
        Method::Counts => "none",
    }
}

/// `score`, `hallazgo` or `observacion`.
pub(crate) fn gap(gap: Gap) -> &'static str {
    match gap {
        Gap::Score => "score",
        Gap::Hallazgo => "hallazgo",
        Gap::Observacion => "observacion",
    }
}

/// As in a session file.
pub(crate) fn timestamp(at: &Timestamp) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}

/// A weight as the rubric file has it: whole where it is whole.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Percent {
    /// `35`
    Whole(u32),
    /// `66.67`
    Decimal(f64),
}

impl Percent {
    /// Of `weight`.
    pub fn of(Weight(hundredths): Weight) -> Self {
        if hundredths % 100 == 0 { Self::Whole(hundredths / 100) } else { Self::Decimal(f64::from(hundredths) / 100.0) }
    }
}
