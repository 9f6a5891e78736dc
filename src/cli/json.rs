//! The words and numbers of `--json` answers that no file has.

use serde::Serialize;

use crate::domain::rubric::Weight;
use crate::domain::session::{Gap, Timestamp};

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
