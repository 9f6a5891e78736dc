//! What is said of a text that points to a person. The datum itself is never repeated.

use crate::domain::personal::{Holding, Spot};
use crate::domain::privacy::What;
use crate::domain::text::TextKind;

/// Stands for a person where the sample lists no code.
pub const NO_CODE: &str = "[código de caso]";
/// The key was pressed where nothing is to be replaced.
pub const NOTHING_FOUND: &str = "No hay RUN, correo electrónico ni teléfono en este texto.";
/// The code would make the text too long.
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

/// What a text holds, and what can be done about it, in one line.
#[must_use]
pub fn line(holding: &Holding, cure: &Cure) -> String {
    let it = if holding.found.len() == 1 { "lo" } else { "los" };
    match cure {
        Cure::Key(key) => {
            capitalised(&format!("{} en el texto: {key} {it} reemplaza por un código de caso.", kinds(holding)))
        }
        Cure::WhenOpen(key) => {
            format!("{}: al escribir, {key} {it} reemplaza por un código de caso.", sentence(holding))
        }
        Cure::None => format!("{}.", sentence(holding)),
    }
}

/// `Correo electrónico en el hallazgo`, to begin a line.
#[must_use]
pub fn sentence(holding: &Holding) -> String {
    capitalised(&held(holding))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// `correo electrónico en el hallazgo`.
#[must_use]
pub fn held(holding: &Holding) -> String {
    format!("{} en {}", kinds(holding), spot(holding.spot))
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

fn spot(spot: Spot) -> &'static str {
    match spot {
        Spot::Text(TextKind::Hallazgo) => "el hallazgo",
        Spot::Text(TextKind::Observacion) => "la observación",
        Spot::Note => "la nota privada",
    }
}

/// What was found, with its article.
#[must_use]
pub fn the(what: What) -> String {
    format!("el {}", kind(what))
}

/// Something was replaced by `code`; pressing the key again does the same to what is named behind it, or puts that code.
#[must_use]
pub fn replaced(what: What, code: &str, next: Option<(String, String)>) -> String {
    let again = next.map_or_else(String::new, |(key, next)| format!(" Otra vez {key}: {next}."));
    format!("Se reemplazó {} por {code}.{again}", the(what))
}
