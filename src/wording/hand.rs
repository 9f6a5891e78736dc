//! Words for a hand that is ahead of the screen: what was left open, keys that were refused, leaving by mistake.

use crate::domain::text::TextKind;

/// Name of the keys after a refused one.
pub const REFUSED: &str = "Después de una tecla que no se aceptó";
/// Behind the reason of a refusal.
pub const GOES_NOWHERE: &str = "Lo que escriba ahora no se toma; con Esc sigue.";

/// Name of the keys where something was left open.
pub const LEFT: &str = "Supervisión que se retoma donde se escribía";
/// Another key than those that say how to go on.
pub const SAY_HOW: &str = "Nada entra todavía: Intro sigue donde quedó, Esc lo deja.";
/// The answers where a text was open.
pub const GO_ON_WRITING: &str = "Intro  sigue escribiendo      Esc  lo deja";
/// The answers elsewhere.
pub const GO_ON: &str = "Intro  sigue ahí      Esc  lo deja";

/// Where one is in a session that came open.
#[must_use]
pub fn left(what: &str) -> String {
    format!("Aquí quedó {what}.")
}

/// A text was being written.
#[must_use]
pub fn writing(kind: TextKind, code: &str) -> String {
    match kind {
        TextKind::Hallazgo => format!("escribiendo el hallazgo de {code}"),
        TextKind::Observacion => format!("escribiendo la observación de {code}"),
    }
}

/// A text for many was being written.
pub const WRITING_BULK: &str = "escribiendo un texto para varios 0";
/// Codes were being typed into the sheet.
pub const TYPING_CODES: &str = "escribiendo códigos de la hoja";
/// The form was open.
pub const FILLING: &str = "llenando la identificación";
/// It was being chosen what gets a 0.
pub const CHOOSING: &str = "eligiendo qué recibe un 0";
/// The search was open.
pub const SEARCHING: &str = "buscando en el recorrido";
/// A code was being typed.
pub const TYPING_A_CODE: &str = "escribiendo el código de un criterio";
/// The sheet was open.
pub const TICKING: &str = "anotando en la hoja de la muestra";

/// The note on a mark was being written.
#[must_use]
pub fn writing_note(code: &str) -> String {
    format!("escribiendo la nota para volver a {code}")
}

/// Cases were being counted.
#[must_use]
pub fn counting(code: &str) -> String {
    format!("contando los casos de {code}")
}

/// The notices were open.
#[must_use]
pub fn in_notices(code: &str) -> String {
    format!("en los avisos de {code}")
}

/// Heading over a text that is being written.
#[must_use]
pub fn is_writing(kind: TextKind, code: &str) -> String {
    capital(&writing(kind, code))
}

/// Heading over a text for many that is being written.
#[must_use]
pub fn is_writing_for(kind: TextKind, count: usize) -> String {
    let what = match kind {
        TextKind::Hallazgo => "el hallazgo",
        TextKind::Observacion => "la observación",
    };
    let criteria = if count == 1 { "criterio" } else { "criterios" };
    format!("Escribiendo {what} de {count} {criteria}")
}

/// Heading over the counter.
#[must_use]
pub fn is_counting(code: &str) -> String {
    capital(&counting(code))
}

/// Before the note on a mark while it is being written.
pub const WRITING_NOTE: &str = "⚑ Escribiendo la nota: ";

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Ctrl-C where text is typed: in other programs it copies.
pub const AGAIN_TO_LEAVE: &str =
    "Presione Ctrl-C otra vez para salir (todo queda guardado); con cualquier otra tecla sigue escribiendo.";
/// There is nothing to take back in the text that is being written.
pub const NOTHING_TO_UNDO: &str = "No hay más que deshacer en este texto.";
/// There is nothing to make again in it.
pub const NOTHING_TO_REDO: &str = "No hay nada que rehacer en este texto.";
