//! Words for a hand that is ahead of the screen: what was left open, keys that were refused, leaving by mistake.

use crate::domain::nouns::Nouns;
use crate::domain::text::TextKind;
use crate::wording::nouns;

pub const REFUSED: &str = "Después de una tecla que no se aceptó";
pub const GOES_NOWHERE: &str = "Lo que escriba ahora no se toma; con Esc sigue.";

pub const LEFT: &str = "Supervisión que se retoma donde se escribía";
pub const SAY_HOW: &str = "Nada entra todavía: Intro sigue donde quedó, Esc lo deja.";
pub const GO_ON_WRITING: &str = "Intro  sigue escribiendo      Esc  lo deja";
pub const GO_ON: &str = "Intro  sigue ahí      Esc  lo deja";

pub fn left(what: &str) -> String {
    format!("Aquí quedó {what}.")
}

pub fn writing(names: &Nouns, kind: TextKind, code: &str) -> String {
    format!("escribiendo {} de {code}", nouns::the_text(names, kind))
}

/// A text for many was being written.
pub const WRITING_BULK: &str = "escribiendo un texto para varios criterios";
pub const TYPING_CODES: &str = "escribiendo códigos de la planilla";
pub const FILLING: &str = "llenando la identificación";
pub const WRITING_CONCLUSION: &str = "escribiendo en las conclusiones";
pub const CONCLUDING: &str = "en las conclusiones";
pub const CHOOSING: &str = "eligiendo qué no se evaluará";
pub const SEARCHING: &str = "buscando en la evaluación";
pub const TYPING_A_CODE: &str = "escribiendo el código de un criterio";
pub const TICKING: &str = "anotando en la planilla de la muestra";

pub fn writing_note(code: &str) -> String {
    format!("escribiendo la nota para volver a {code}")
}

pub fn counting(code: &str) -> String {
    format!("contando los casos de {code}")
}

pub fn in_notices(code: &str) -> String {
    format!("en las alertas de {code}")
}

pub fn is_writing(names: &Nouns, kind: TextKind, code: &str) -> String {
    capital(&writing(names, kind, code))
}

/// The same without the code.
pub fn is_writing_it(names: &Nouns, kind: TextKind) -> String {
    format!("Escribiendo {}", nouns::the_text(names, kind))
}

/// Heading over a text for many that is being written.
pub fn is_writing_for(names: &Nouns, kind: TextKind, count: usize) -> String {
    let what = nouns::the_text(names, kind);
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
