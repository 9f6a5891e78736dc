//! Words of what makes evaluating quick: jumps, undo, counters, drafts.

use std::collections::BTreeSet;

use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Change, Session, Step};
use crate::domain::text::TextKind;
use crate::tui::work::Way;

/// There is no other criterion with a hallazgo.
pub const NO_FINDING: &str = "No hay otro criterio que exija hallazgo.";
/// Nobody jumped anywhere.
pub const NO_TRACE: &str = "No hay un lugar anterior al que volver.";

/// A step was taken back or made again.
#[must_use]
pub fn travelled(session: &Session, way: Way, step: &Step) -> String {
    let verb = match way {
        Way::Back => "Deshecho",
        Way::Forth => "Rehecho",
    };
    let criteria: BTreeSet<CriterionIx> = step.changes().iter().filter_map(Change::criterion).collect();
    let criteria: Vec<CriterionIx> = criteria.into_iter().collect();
    // A tick brings its counter with it, before or behind it.
    let tick = step.changes().iter().find(|change| matches!(change, Change::Tick(..)));
    let what = match (tick.or(step.changes().first()), criteria.as_slice()) {
        (Some(Change::Score(..)), [_]) => "la calificación",
        (Some(Change::Text(_, kind, _)), [_]) => match kind {
            TextKind::Hallazgo => "el hallazgo",
            TextKind::Observacion => "la observación",
        },
        (Some(Change::Cases(..)), [_]) => "el conteo",
        (Some(Change::Mark(..)), [_]) => "la marca",
        (Some(Change::Tick(..)), [_]) => "la anotación en la hoja",
        (Some(Change::Dismissal(..)), []) => return format!("{verb}: el aviso descartado."),
        (Some(Change::About(_)), []) | (None, _) => return format!("{verb}: identificación y muestra."),
        (Some(_), several) => return format!("{verb}: lo anotado en {} criterios.", several.len()),
    };
    let code = criteria.first().map_or("", |ix| session.rubric().criterion(*ix).code.0.as_str());
    format!("{verb}: {what} de {code}.")
}

/// There is no step to take back or to make again.
#[must_use]
pub fn nothing_to_travel(way: Way) -> &'static str {
    match way {
        Way::Back => "No hay nada que deshacer desde que abrió la supervisión.",
        Way::Forth => "No hay nada que rehacer.",
    }
}
