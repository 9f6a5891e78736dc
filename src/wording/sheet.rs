//! Words of the sheet of the sample.

use crate::domain::bands::Cases;
use crate::domain::roll::{Attribute, Court, Stay};
use crate::domain::sheet::{Page, Tick};

pub const NOTHING_COUNTED: &str = "Esta rúbrica no tiene criterios que se cuenten uno a uno.";
pub const PASTE: &str = "Para pegar códigos, presione + primero.";
pub const NO_ROWS: &str = "La página no tiene códigos: agréguelos con +.";
pub const ALL_SEEN: &str = "No queda nada sin ver en esta página.";
pub const NOTHING_TO_FILL: &str = "En esta línea no quedaba nada sin ver.";
pub const NOTHING_PROPOSED: &str = "No hay códigos que ofrecer: agréguelos con +.";
pub const MEETING: &str = "cumplen";
pub const REVIEWED: &str = "de";
/// Before the field for codes.
pub const CODES: &str = "Códigos: ";
/// Below the field for codes.
pub const ABOUT_CODES: &str = "Intro los agrega; en blanco, termina. Varios se separan con coma o espacio; también \
                               puede pegar una columna. Códigos locales: nunca nombres ni RUN.";

pub fn page(page: Page) -> &'static str {
    match page {
        Page::Cases => "Carpetas",
        Page::Reports => "Informes",
        Page::Plans => "Planes",
    }
}

pub fn along_rows(page: Page) -> &'static str {
    match page {
        Page::Cases => "→ por carpeta (d)",
        Page::Reports => "→ por informe (d)",
        Page::Plans => "→ por plan (d)",
    }
}

pub const ALONG_COLUMNS: &str = "↓ por criterio (d)";

pub fn position(row: usize, of: usize) -> String {
    format!("{} de {of}", row + 1)
}

/// A tick as one character. What stands for them in plain ASCII differs as well.
pub fn mark(tick: Option<Tick>) -> &'static str {
    match tick {
        Some(Tick::Meets) => "✓",
        Some(Tick::Fails) => "✗",
        Some(Tick::NotApplicable) => "–",
        None => "·",
    }
}

/// What is known of a case, in a word.
pub fn attribute(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::Court(Some(Court::Judicialised)) => "judicializado",
        Attribute::Court(Some(Court::NotJudicialised)) => "no judicializado",
        Attribute::Stay(Some(Stay::Current)) => "vigente",
        Attribute::Stay(Some(Stay::Closed)) => "egresado",
        Attribute::Court(None) | Attribute::Stay(None) => "no se sabe",
    }
}

pub fn share(cases: Option<Cases>) -> String {
    match cases {
        None => "Nada contado todavía".to_owned(),
        Some(cases) => {
            let Cases { meeting, reviewed } = cases;
            let verb = if meeting == 1 { "cumple" } else { "cumplen" };
            let percent = cases.percent().map_or_else(String::new, |percent| format!(" ({percent} %)"));
            format!("{meeting} de {reviewed} {verb}{percent}")
        }
    }
}

pub fn rest(unseen: usize, not_applicable: usize) -> Vec<String> {
    let named = [(unseen, "sin ver"), (not_applicable, "no aplica")];
    named.into_iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")).collect()
}

/// The codes that fail, the first `shown` of them by name.
pub fn failing(codes: &[String], shown: usize) -> String {
    let named = codes.iter().take(shown).map(String::as_str).collect::<Vec<_>>().join(", ");
    let verb = if codes.len() == 1 { "no cumple" } else { "no cumplen" };
    match codes.len().saturating_sub(shown) {
        0 => format!("{verb} {named}"),
        more if shown == 0 => format!("{verb} {more}"),
        more => format!("{verb} {named} y {more} más"),
    }
}

pub fn counter_differs(Cases { meeting, reviewed }: Cases) -> String {
    format!("conteo escrito aparte: {meeting} de {reviewed}")
}

pub const TAKEN_AWAY: &str = "Se quitó lo anotado en la casilla. Con u se deshace.";

/// Counters that a message names one by one.
const NAMED: usize = 3;

pub fn counters_replaced(replaced: &[(&str, Cases)]) -> String {
    let was = |(code, Cases { meeting, reviewed }): &(&str, Cases)| format!("{code} (era {meeting} de {reviewed})");
    let named: Vec<String> = replaced.iter().take(NAMED).map(was).collect();
    let more = match replaced.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" y {more} más"),
    };
    format!("El conteo sale ahora de la hoja: {}{more}. Con u se deshace.", named.join(", "))
}

pub fn end_of_page(unseen: usize) -> String {
    match unseen {
        0 => "Fin de la página: todo está visto.".to_owned(),
        1 => "Fin de la página: queda 1 casilla sin ver; s va a ella.".to_owned(),
        more => format!("Fin de la página: quedan {more} casillas sin ver; s va a la próxima."),
    }
}

pub fn belied(code: &str, notice: &str) -> String {
    format!("{code}: {notice}")
}

pub fn code_twice(code: &str, there: &str) -> String {
    let there = if code == there { String::new() } else { format!(", como {there}") };
    format!("El código {code} ya está{there}: corríjalo o bórrelo con Ctrl-U.")
}

pub fn code_has_ticks(code: &str) -> String {
    format!("{code} tiene anotaciones: quítelas antes de quitar el código.")
}

pub fn code_removed(code: &str, page_of: Page) -> String {
    format!("Se quitó {code} de «{}». Con u se deshace.", page(page_of))
}

/// Heading over the field for codes.
pub fn add_to(page_of: Page) -> String {
    format!("Agregar códigos a «{}»", page(page_of))
}

pub fn empty(page: Page, writable: bool, proposed: Option<&[String]>) -> Vec<String> {
    let (what, otherwise) = match page {
        Page::Cases => (
            "Aquí se anota, carpeta por carpeta, lo que cumple y lo que no. La muestra aún no tiene códigos de casos.",
            "Si indica cuántos casos revisó en la identificación (i en el recorrido), aquí se ofrecerán C-01, C-02, …",
        ),
        Page::Reports => (
            "Aquí se anota lo que cumple cada informe. Un caso puede tener varios informes o ninguno; por eso llevan \
             códigos propios.",
            "Si los casos tienen códigos en la página Carpetas, aquí se ofrecerán los mismos, un informe por caso.",
        ),
        Page::Plans => (
            "Aquí se anota lo que cumple cada plan de intervención individual.",
            "Si los casos tienen códigos en la página Carpetas, aquí se ofrecerán los mismos, un plan por caso.",
        ),
    };
    let mut lines = vec![what.to_owned()];
    if !writable {
        return lines;
    }
    match (proposed, page) {
        (Some([first, .., last]), Page::Cases) => {
            lines.push(format!("**g**  pone {first} … {last}, según los casos revisados"))
        }
        (Some([only]), Page::Cases) => lines.push(format!("**g**  pone {only}, según los casos revisados")),
        (Some(codes), _) => {
            lines.push(format!("**g**  usa los códigos de los casos ({}), uno por caso", codes.len()));
        }
        (None, _) => {}
    }
    lines.push("**+**  agrega códigos escribiéndolos".to_owned());
    if proposed.is_none() {
        lines.push(otherwise.to_owned());
    }
    lines
}

pub fn lists_apart(codes: &[&str]) -> Option<String> {
    match codes {
        [] => None,
        [one] => Some(format!("{one} compara dos listas y se cuenta aparte: c en su criterio del recorrido.")),
        several => Some(format!("{} comparan dos listas y se cuentan aparte: c en el recorrido.", several.join(", "))),
    }
}
