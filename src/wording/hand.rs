//! Words for a hand that is ahead of the screen: what was left open, keys that were refused, leaving by mistake.

use crate::domain::text::TextKind;

pub const REFUSED: &str = "Después de una tecla que no se aceptó";
pub const GOES_NOWHERE: &str = "Lo que escriba ahora no se toma; con Esc sigue.";

pub const LEFT: &str = "Supervisión que se retoma donde se escribía";
pub const SAY_HOW: &str = "Nada entra todavía: Intro sigue donde quedó, Esc lo deja.";
pub const GO_ON_WRITING: &str = "Intro  sigue escribiendo      Esc  lo deja";
pub const GO_ON: &str = "Intro  sigue ahí      Esc  lo deja";

pub fn left(what: &str) -> String {
    format!("Aquí quedó {what}.")
}

pub fn writing(kind: TextKind, code: &str) -> String {
    match kind {
        TextKind::Hallazgo => format!("escribiendo el hallazgo de {code}"),
        TextKind::Observacion => format!("escribiendo la observación de {code}"),
    }
}

/// A text for many was being written.
pub const WRITING_BULK: &str = "escribiendo un texto para varios 0";
pub const TYPING_CODES: &str = "escribiendo códigos de la hoja";
pub const FILLING: &str = "llenando la identificación";
pub const CONCLUDING: &str = "en las conclusiones";
pub const CHOOSING: &str = "eligiendo qué recibe un 0";
pub const SEARCHING: &str = "buscando en el recorrido";
pub const TYPING_A_CODE: &str = "escribiendo el código de un criterio";
pub const TICKING: &str = "anotando en la hoja de la muestra";

pub fn writing_note(code: &str) -> String {
    format!("escribiendo la nota para volver a {code}")
}

pub fn counting(code: &str) -> String {
    format!("contando los casos de {code}")
}

pub fn in_notices(code: &str) -> String {
    format!("en los avisos de {code}")
}

pub fn is_writing(kind: TextKind, code: &str) -> String {
    capital(&writing(kind, code))
}

/// Heading over a text for many that is being written.
pub fn is_writing_for(kind: TextKind, count: usize) -> String {
    let what = match kind {
        TextKind::Hallazgo => "el hallazgo",
        TextKind::Observacion => "la observación",
    };
    let criteria = if count == 1 { "criterio" } else { "criterios" };
    format!("Escribiendo {what} de {count} {criteria}")
}

pub fn is_counting(code: &str) -> String {
    capital(&counting(code))
}

pub const WRITING_NOTE: &str = "⚑ Escribiendo la nota: ";

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub const AGAIN_TO_LEAVE: &str =
    "Presione Ctrl-C otra vez para salir (todo queda guardado); con cualquier otra tecla sigue escribiendo.";
pub const NOTHING_TO_UNDO: &str = "No hay más que deshacer en este texto.";
pub const NOTHING_TO_REDO: &str = "No hay nada que rehacer en este texto.";
