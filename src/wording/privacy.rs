//! What is said of a text that points to a person. The datum itself is never repeated.

use crate::domain::personal::{Holding, Listed, Spot, Written};
use crate::domain::places::PERSON;
use crate::domain::privacy::What;
use crate::domain::rubric::Rubric;
use crate::wording::forms;
use crate::wording::nouns;

pub const NOTHING_FOUND: &str = "No hay RUN, correo electrónico ni teléfono en este texto.";
pub const NO_OTHER_CODE: &str = "El texto no nombra otro código de caso: escríbalo usted.";
pub const NO_ROOM: &str = "El código de caso no cabe: el texto llegó a su máximo. Acórtelo primero.";

/// What can be done about a finding, besides knowing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cure {
    /// This key replaces it, here and now.
    Key(String),
    /// This key would, if the text were open.
    WhenOpen(String),
    /// Nothing from here.
    None,
}

pub fn line(rubric: &Rubric, holding: &Holding, cure: &Cure) -> String {
    match cure {
        Cure::Key(key) => capitalised(&format!("{} en el texto: {key} {}.", kinds(holding), done(holding))),
        Cure::WhenOpen(key) => format!("{}: al escribir, {key} {}.", sentence(rubric, holding), done(holding)),
        Cure::None => format!("{}.", sentence(rubric, holding)),
    }
}

/// What the key does to it.
fn done(holding: &Holding) -> &'static str {
    // No code takes the place of anything that goes out to the public.
    let is_public = matches!(holding.spot, Spot::Public(_));
    match (holding.kinds().as_slice(), holding.found.len()) {
        (_, 1) if is_public => "lo retira",
        (_, _) if is_public => "los retira",
        ([What::Run], 1) => "lo reemplaza por un código de caso",
        ([What::Run], _) => "los reemplaza por códigos de caso",
        (kinds, _) if kinds.contains(&What::Run) => "los reemplaza",
        (_, 1) => "lo retira",
        (_, _) => "los retira",
    }
}

/// `Correo electrónico en el hallazgo`, to begin a line.
pub fn sentence(rubric: &Rubric, holding: &Holding) -> String {
    capitalised(&held(rubric, holding))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// `correo electrónico en el hallazgo`.
pub fn held(rubric: &Rubric, holding: &Holding) -> String {
    format!("{} en {}", kinds(holding), spot(rubric, holding.spot))
}

/// The kinds of what was found: `RUN, correo electrónico y teléfono`.
fn kinds(holding: &Holding) -> String {
    let names: Vec<&str> = holding.kinds().into_iter().map(kind).collect();
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} y {last}", before.join(", ")),
        Some(_) | None => names.concat(),
    }
}

fn kind(what: What) -> &'static str {
    match what {
        What::Run => "RUN",
        What::Email => "correo electrónico",
        What::Phone => "teléfono",
    }
}

fn spot(rubric: &Rubric, spot: Spot) -> String {
    let spot = match spot {
        Spot::At(_, Written::Text(kind)) => return nouns::the_text(rubric.nouns(), kind),
        Spot::At(_, Written::Note) => "la nota privada",
        Spot::At(_, Written::InSheet) => "un motivo de la planilla",
        Spot::At(_, Written::Reason) | Spot::StrayReason => "el motivo de una alerta descartada",
        Spot::Conclusion(_) => "las conclusiones",
        Spot::Public(_) => "el texto para la versión pública",
        Spot::Signatory(_) => "quienes firman",
        Spot::Field(field) => return format!("«{}»", forms::field(field, rubric)),
        Spot::Codes(Listed::Cases) => "los códigos de casos",
        Spot::Codes(Listed::Rucs) => "los números de RUC",
        Spot::Codes(Listed::Reports) => "los códigos de informes",
        Spot::Codes(Listed::Plans) => "los códigos de planes",
    };
    spot.to_owned()
}

pub fn the(what: What) -> &'static str {
    match what {
        What::Run => "el RUN",
        What::Email => "el correo electrónico",
        What::Phone => "el teléfono",
    }
}

/// Something was replaced by `code` at so many places; pressing the key again does the same to what is named behind it, or
/// puts that code.
pub fn replaced(what: What, code: &str, places: usize, again: Option<(String, String)>) -> String {
    let where_ = if places == 1 { String::new() } else { format!(" en {places} lugares") };
    let fill = if code == PERSON { ": escriba ahí el código de caso." } else { "." };
    let again = again.map_or_else(String::new, |(key, next)| format!(" Otra vez {key}: {next}."));
    format!("Se reemplazó {} por {code}{where_}{fill}{again}", the(what))
}
