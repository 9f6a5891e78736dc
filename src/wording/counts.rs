//! How a count is said on the screens: `12 de 15 (80,00 %)`.

use crate::domain::bands::Cases;

/// `12 de 15 (80,00 %)`.
pub fn share(cases: Cases) -> String {
    let Cases { meeting, reviewed } = cases;
    format!("{meeting} de {reviewed} ({})", percent(cases))
}

/// `80,00 %`, or that nothing was reviewed.
fn percent(cases: Cases) -> String {
    cases.percent().map_or_else(|| "sin porcentaje".to_owned(), |percent| format!("{percent} %"))
}
