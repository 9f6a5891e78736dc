//! Words of the commands: answers and faults. Their help is in [`super::cli_help`].

mod importing;

use crate::domain::identification::{FieldFault, Kind, MAX_FIELD_CHARS, REGIONS};
use crate::domain::places::Slot;
use crate::domain::rubric::Method;
use crate::domain::sample::{MAX_CODE_CHARS, MAX_CODES};
use crate::domain::session::{Gap, SessionId, Status};
use crate::wording::phrases::TO_COMPLETE;
pub use importing::*;

/// Before every message on standard error.
#[must_use]
pub fn told(message: &str) -> String {
    format!("supervisa: {message}")
}

/// Before something to know that stops nothing.
#[must_use]
pub fn notice(message: &str) -> String {
    format!("supervisa: aviso: {message}")
}

// The line

/// An argument that is no UTF-8.
pub const NOT_UTF8: &str = "Un argumento no es texto UTF-8.";
/// A fault of the line without further name.
pub const BAD_LINE: &str = "La orden no se entiende.";

/// An option without its value.
#[must_use]
pub fn no_value(arg: &str) -> String {
    format!("Falta el valor de «{arg}».")
}

/// A value that is none of the possible ones.
#[must_use]
pub fn bad_value(value: &str, arg: &str, valid: &str) -> String {
    let valid = if valid.is_empty() { String::new() } else { format!(" Puede ser: {valid}.") };
    format!("«{value}» no sirve para «{arg}».{valid}")
}

/// An option or argument that the command does not take.
#[must_use]
pub fn unknown_argument(arg: &str) -> String {
    if arg.starts_with('-') { format!("No existe la opción «{arg}».") } else { format!("«{arg}» está de más.") }
}

/// A command that there is not.
#[must_use]
pub fn unknown_command(command: &str) -> String {
    format!("No existe la orden «{command}».")
}

/// A flag that was given a value.
#[must_use]
pub fn takes_no_value(arg: &str) -> String {
    format!("«{arg}» no lleva valor.")
}

/// Given twice, or beside what excludes it.
#[must_use]
pub fn conflict(arg: &str, prior: &str) -> String {
    if arg.is_empty() {
        format!("«{prior}» no se puede dar junto con otra orden.")
    } else if prior.is_empty() || prior == arg {
        format!("«{arg}» se puede dar una sola vez.")
    } else {
        format!("«{arg}» no se puede dar junto con «{prior}».")
    }
}

/// Something is lacking.
#[must_use]
pub fn missing(args: &str) -> String {
    format!("Falta: {args}.")
}

/// Where to read on, and what may have been meant.
#[must_use]
pub fn see_help(command: &str, suggested: Option<&str>) -> String {
    let suggested = suggested.map(|arg| format!("¿Quiso decir «{arg}»? ")).unwrap_or_default();
    format!("{suggested}Vea «{command} --ayuda».")
}

/// Standard output cannot be written.
#[must_use]
pub fn cannot_write(reason: &str) -> String {
    format!("No se pudo escribir la respuesta: {reason}.")
}

/// A fault of the program.
pub const FAULT: &str = "El programa tuvo una falla y se cerró.";

/// No terminal.
#[must_use]
pub fn no_terminal(command: &str) -> String {
    format!(
        "«{command}» necesita un terminal, y aquí no lo hay; para usar sin él: listar, resumen, validar, nueva --sin-abrir."
    )
}

/// A terminal that cannot place a cursor.
#[must_use]
pub fn poor_terminal(term: &str) -> String {
    let term = if term.is_empty() { "sin nombre".to_owned() } else { format!("«{term}»") };
    format!(
        "El terminal (TERM {term}) no sabe mover el cursor y el programa lo necesita; pruebe desde otro, o con TERM=xterm."
    )
}

/// A file that is not there.
#[must_use]
pub fn no_file(path: &str) -> String {
    format!("No existe el archivo «{path}».")
}

/// Nothing to go on with.
pub const NOTHING_OPEN: &str = "No hay ninguna supervisión abierta que continuar.";
/// What to do about it.
pub const NOTHING_OPEN_HINT: &str = "Comience una con «supervisa nueva», o vea las que hay con «supervisa listar».";
/// An empty name of a session.
pub const EMPTY_NAME: &str = "El nombre de la supervisión está vacío.";
/// What to do about it.
pub const SEE_LIST: &str = "Vea los nombres con «supervisa listar».";
/// No sessions.
pub const NO_SESSIONS: &str = "No hay supervisiones guardadas. Comience una con «supervisa nueva».";

// `nueva`

/// Why a flag of the identification is not taken.
#[must_use]
pub fn field(flag: &str, value: &str, fault: FieldFault) -> String {
    match fault {
        FieldFault::Blank => format!("{flag} está vacío."),
        FieldFault::TooLong => format!("{flag} pasa de {MAX_FIELD_CHARS} caracteres."),
        FieldFault::UnknownRegion => format!("{flag}: «{value}» no es una de las dieciséis regiones."),
        FieldFault::NotADate => format!("{flag}: «{value}» no es una fecha del calendario."),
        FieldFault::Unprintable => format!("{flag} tiene saltos de línea o caracteres que no se ven."),
    }
}

/// How to write the date.
pub const DATE_HINT: &str = "Escríbala como 22-11-2026 o 2026-11-22.";
/// Where the fields are explained.
pub const NEW_HINT: &str = "Vea «supervisa nueva --ayuda».";

/// Which regions may have been meant, or all.
#[must_use]
pub fn regions(similar: &[&str]) -> String {
    if similar.is_empty() {
        format!("Las regiones son: {}.", REGIONS.join("; "))
    } else {
        format!("¿Quiso decir «{}»?", similar.join("» o «"))
    }
}

/// A count that is none.
#[must_use]
pub fn count(flag: &str, value: &str) -> String {
    format!("{flag}: «{value}» no es un número entero de casos, de 0 a {}.", u32::MAX)
}

/// A code that is not taken.
#[must_use]
pub fn code(flag: &str, value: &str) -> String {
    format!("{flag}: «{value}» no sirve como código: hasta {MAX_CODE_CHARS} caracteres visibles, separados por comas.")
}

/// A code is given twice, perhaps in another spelling.
#[must_use]
pub fn code_twice(flag: &str, code: &str, first: &str) -> String {
    format!("{flag}: «{code}» repite «{first}»; quedó una vez.")
}

/// A code points to a person. It is not repeated.
#[must_use]
pub fn no_persons(flag: &str) -> String {
    format!("{flag}: parece haber un nombre, un RUN o un correo; use códigos, nunca datos de personas.")
}

/// A value points to a person.
#[must_use]
pub fn holds_person(flag: &str) -> String {
    format!("{flag}: parece tener un RUN, un correo o un teléfono; quítelo si no hace falta.")
}

/// Too many codes.
#[must_use]
pub fn too_many_codes(flag: &str) -> String {
    format!("{flag} lleva más de {MAX_CODES} códigos.")
}

/// Fields that were left empty.
#[must_use]
pub fn left_empty(flags: &[&str], id: &SessionId) -> String {
    format!("quedaron sin llenar {}; complételos con «supervisa continuar {id}».", flags.join(", "))
}

// `validar`

/// Nothing wrong.
#[must_use]
pub fn sound(source: &str) -> String {
    format!("{source}: bien")
}

/// A sound rubric.
#[must_use]
pub fn sound_rubric(source: &str, id: &str, ambitos: usize, criteria: usize) -> String {
    format!("{source}: bien (rúbrica {id}: {ambitos} ámbitos, {criteria} criterios)")
}

/// Something pending.
#[must_use]
pub fn pending(source: &str, code: &str, gap: Gap, open: Option<Slot>) -> String {
    let place = open.map_or_else(String::new, |slot| format!(" {}", slot.open()));
    format!("{source}: pendiente {code}: {}{place}", gap_words(gap, open))
}

/// A text that points to a person; nothing is wrong with the file.
#[must_use]
pub fn personal(source: &str, code: Option<&str>, held: &str) -> String {
    let at = code.map_or_else(String::new, |code| format!(" {code}"));
    format!("{source}: aviso{at}: {held}")
}

/// What an answer lacks; its text may be there, and a place `open` in it.
pub fn gap_words(gap: Gap, open: Option<Slot>) -> &'static str {
    match (gap, open) {
        (Gap::Score, _) => "falta la calificación",
        (Gap::Hallazgo | Gap::Observacion, Some(_)) => TO_COMPLETE,
        (Gap::Hallazgo, None) => "falta el hallazgo",
        (Gap::Observacion, None) => "falta la observación",
    }
}

// `listar` and `resumen`

/// Headings of the list.
pub const LIST_HEAD: [&str; 6] = ["SESIÓN", "VISITA", "AVANCE", "LOGRO", "ESTADO", "PROYECTO"];
/// A damaged session in the list.
pub const DAMAGED: &str = "dañada";

/// Open or closed.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "abierta",
        Status::Closed => "cerrada",
    }
}

/// Kind of supervision.
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Ordinary => "supervisión ordinaria",
        Kind::Extraordinary => "supervisión extraordinaria",
    }
}

/// The name of the method.
#[must_use]
pub fn method(method: Method) -> &'static str {
    match method {
        Method::MeanOfCriteria => "media de los criterios de cada ámbito; los 0 salen del cálculo (mean_of_criteria)",
        Method::MeanOfDimensions => {
            "media de las medias de las dimensiones de cada ámbito; los 0 salen del cálculo (mean_of_dimensions)"
        }
    }
}

/// Before the name of the method.
pub const METHOD: &str = "Método: ";
/// The result once nothing is pending.
pub const RESULT: &str = "RESULTADO";
/// The result while something is pending.
pub const PROVISIONAL: &str = "RESULTADO PROVISIONAL";
/// Everything answered, nothing counts.
pub const UNEVALUATED: &str = "sin evaluar";
/// Not yet answered.
pub const UNANSWERED: &str = "pendiente";
/// Headings of the summary.
pub const SUMMARY_HEAD: [&str; 5] = ["PESO", "EFECTIVO", "CUENTAN", "MEDIA", "LOGRO"];
/// Before the day of the visit.
pub const VISIT: &str = "Visita";
/// Before the id.
pub const SESSION: &str = "Supervisión";
/// Before the rubric.
pub const RUBRIC: &str = "Rúbrica";
/// Before the distribution.
pub const DISTRIBUTION: &str = "Calificaciones";

/// How far it is.
#[must_use]
pub fn progress(complete: usize, criteria: usize) -> String {
    format!("{complete} de {criteria} criterios completos")
}

/// Before the pending.
#[must_use]
pub fn pending_head(count: usize) -> String {
    format!("Pendiente ({count})")
}

/// A mean after the total.
#[must_use]
pub fn mean(mean: &str) -> String {
    format!("media {mean}")
}

// `rubrica`

/// Before the hash.
pub const HASH: &str = "SHA-256";
/// The file was not shown byte for byte.
pub const SHOWN_ESCAPED: &str = "en el terminal, lo que podría darle órdenes se muestra como \\uXXXX; para tener los bytes exactos, dirija la salida a un archivo.";
/// Before the scale.
pub const SCALE: &str = "Escala";
/// A level that a criterion lacks.
pub const NO_LEVEL: &str = "(sin este nivel)";
/// Before the verification.
pub const VERIFICATION: &str = "Verificación";
/// Before a note.
pub const NOTE: &str = "Nota";
/// A score's demand.
pub const DEMANDS_HALLAZGO: &str = "exige hallazgo";
/// A score's demand.
pub const DEMANDS_OBSERVACION: &str = "exige observación";
