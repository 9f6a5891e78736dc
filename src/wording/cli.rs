//! Words of the commands: answers and faults. Their help is in [`super::cli_help`].

mod importing;
pub mod whole;

use crate::domain::identification::{FieldFault, Kind, MAX_FIELD_CHARS, REGIONS};
use crate::domain::method::Method;
use crate::domain::nouns::Nouns;
use crate::domain::places::Slot;
use crate::domain::rubric::Rubric;
use crate::domain::sample::{MAX_CODE_CHARS, MAX_CODES};
use crate::domain::score::Demands;
use crate::domain::session::{Gap, SessionId, Status};
use crate::domain::units::Hundredths;
use crate::wording::nouns;
use crate::wording::phrases::TO_COMPLETE;
use crate::wording::{report, tui};
pub use importing::*;

pub fn told(message: &str) -> String {
    format!("supervisa: {message}")
}

pub fn notice(message: &str) -> String {
    format!("supervisa: aviso: {message}")
}

// The line

pub const NOT_UTF8: &str = "Un argumento no es texto UTF-8.";
pub const BAD_LINE: &str = "La orden no se entiende.";

pub fn no_value(arg: &str) -> String {
    format!("Falta el valor de «{arg}».")
}

pub fn bad_value(value: &str, arg: &str, valid: &str) -> String {
    let valid = if valid.is_empty() { String::new() } else { format!(" Puede ser: {valid}.") };
    format!("«{value}» no sirve para «{arg}».{valid}")
}

pub fn unknown_argument(arg: &str) -> String {
    if arg.starts_with('-') { format!("No existe la opción «{arg}».") } else { format!("«{arg}» está de más.") }
}

pub fn unknown_command(command: &str) -> String {
    format!("No existe la orden «{command}».")
}

pub fn takes_no_value(arg: &str) -> String {
    format!("«{arg}» no lleva valor.")
}

pub fn conflict(arg: &str, prior: &str) -> String {
    if arg.is_empty() {
        format!("«{prior}» no se puede dar junto con otra orden.")
    } else if prior.is_empty() || prior == arg {
        format!("«{arg}» se puede dar una sola vez.")
    } else {
        format!("«{arg}» no se puede dar junto con «{prior}».")
    }
}

pub fn missing(args: &str) -> String {
    format!("Falta: {args}.")
}

pub fn see_help(command: &str, suggested: Option<&str>) -> String {
    let suggested = suggested.map(|arg| format!("¿Quiso decir «{arg}»? ")).unwrap_or_default();
    format!("{suggested}Vea «{command} --ayuda».")
}

pub fn cannot_write(reason: &str) -> String {
    format!("No se pudo escribir la respuesta: {reason}.")
}

pub const FAULT: &str = "El programa tuvo una falla y se cerró.";

pub fn no_terminal(command: &str) -> String {
    format!(
        "«{command}» necesita un terminal, y aquí no lo hay; para usar sin él: «{command} --lineal», listar, resumen, exportar, validar, nueva --sin-abrir."
    )
}

pub fn poor_terminal(term: &str) -> String {
    let term = if term.is_empty() { "sin nombre".to_owned() } else { format!("«{term}»") };
    format!(
        "El terminal (TERM {term}) no sabe mover el cursor y las pantallas lo necesitan. Con «supervisa --lineal» se trabaja en líneas, sin pantallas; o pruebe desde otro, o con TERM=xterm."
    )
}

pub fn no_file(path: &str) -> String {
    format!("No existe el archivo «{path}».")
}

pub const NOTHING_OPEN: &str = "No hay ninguna supervisión abierta que continuar.";
pub const NOTHING_OPEN_HINT: &str = "Comience una con «supervisa nueva», o vea las que hay con «supervisa listar».";
pub const EMPTY_NAME: &str = "El nombre de la supervisión está vacío.";
pub const SEE_LIST: &str = "Vea los nombres con «supervisa listar».";
pub const NO_SESSIONS: &str = "No hay supervisiones guardadas. Comience una con «supervisa nueva».";

// `nueva`

pub fn field(flag: &str, value: &str, fault: FieldFault) -> String {
    match fault {
        FieldFault::Blank => format!("{flag} está vacío."),
        FieldFault::TooLong => format!("{flag} pasa de {MAX_FIELD_CHARS} caracteres."),
        FieldFault::UnknownRegion => format!("{flag}: «{value}» no es una de las dieciséis regiones."),
        FieldFault::NotADate => format!("{flag}: «{value}» no es una fecha del calendario."),
        FieldFault::Unprintable => format!("{flag} tiene saltos de línea o caracteres que no se ven."),
    }
}

pub const DATE_HINT: &str = "Escríbala como 22-11-2026 o 2026-11-22.";
pub const NEW_HINT: &str = "Vea «supervisa nueva --ayuda».";

pub fn regions(similar: &[&str]) -> String {
    if similar.is_empty() {
        format!("Las regiones son: {}.", REGIONS.join("; "))
    } else {
        format!("¿Quiso decir «{}»?", similar.join("» o «"))
    }
}

pub fn count(flag: &str, value: &str) -> String {
    format!("{flag}: «{value}» no es un número entero de casos, de 0 a {}.", u32::MAX)
}

pub fn code(flag: &str, value: &str) -> String {
    format!("{flag}: «{value}» no sirve como código: hasta {MAX_CODE_CHARS} caracteres visibles, separados por comas.")
}

pub const CASES_HINT: &str = "Por ejemplo: --casos \"C-01:j,C-02:n:e\".";

const LETTERS: &str = "j (judicializado) o n (no judicializado), v (vigente) o e (egresado)";

/// What stands behind a colon is none of the letters; `place` counts from 1.
pub fn no_attribute(flag: &str, place: usize, value: &str) -> String {
    format!("{flag}, código {place}, «{value}»: después de «:» va {LETTERS}.")
}

pub fn two_attributes(flag: &str, place: usize, value: &str) -> String {
    format!("{flag}, código {place}, «{value}»: dice dos cosas del mismo caso; elija {LETTERS}.")
}

pub fn code_twice(flag: &str, code: &str, first: &str) -> String {
    format!("{flag}: «{code}» repite «{first}»; quedó una vez.")
}

pub fn no_persons(flag: &str) -> String {
    format!("{flag}: parece haber un nombre, un RUN o un correo; use códigos, nunca datos de personas.")
}

/// Given, and not asked by the rubric.
pub fn not_asked(flag: &str) -> String {
    let instead = if flag == "--region" { "; el lugar se da con --lugar" } else { "" };
    format!("{flag}: esta rúbrica no lo pide{instead}. Quedó anotado de todos modos.")
}

pub fn holds_person(flag: &str) -> String {
    format!("{flag}: parece tener un RUN, un correo o un teléfono; quítelo si no hace falta.")
}

pub fn too_many_codes(flag: &str) -> String {
    format!("{flag} lleva más de {MAX_CODES} códigos.")
}

pub fn left_empty(flags: &[&str], id: &SessionId) -> String {
    format!("quedaron sin llenar {}; complételos con «supervisa continuar {id}».", flags.join(", "))
}

// `validar`

pub fn sound(source: &str) -> String {
    format!("{source}: bien")
}

pub fn sound_rubric(source: &str, id: &str, ambitos: usize, criteria: usize) -> String {
    let ambitos = report::counted(ambitos, "ámbito", "ámbitos");
    format!("{source}: bien (rúbrica {id}: {ambitos}, {})", report::counted(criteria, "criterio", "criterios"))
}

pub fn pending(names: &Nouns, source: &str, code: &str, gap: Gap, open: Option<Slot>) -> String {
    let place = open.map_or_else(String::new, |slot| format!(" {}", slot.open()));
    format!("{source}: pendiente {code}: {}{place}", gap_words(names, gap, open))
}

pub fn personal(source: &str, code: Option<&str>, held: &str) -> String {
    let at = code.map_or_else(String::new, |code| format!(" {code}"));
    format!("{source}: aviso{at}: {held}")
}

/// A slip of the pen in a text of the criterion `code`, or what else is told at it.
pub fn slip(source: &str, code: &str, said: &str) -> String {
    format!("{source}: aviso {code}: {said}")
}

/// What an answer lacks; its text may be there, and a place `open` in it.
pub fn gap_words(names: &Nouns, gap: Gap, open: Option<Slot>) -> String {
    match (gap.text(), open) {
        (None, _) => "falta la calificación".to_owned(),
        (Some(_), Some(_)) => TO_COMPLETE.to_owned(),
        (Some(kind), None) => format!("falta {}", nouns::the_text(names, kind)),
    }
}

// `listar` and `resumen`

/// `82,90`, or `(82,90)` while something is pending.
pub fn list_result(percent: Hundredths, is_provisional: bool) -> String {
    if is_provisional { format!("({percent})") } else { percent.to_string() }
}

/// Below the list, where something in it is pending.
pub const IN_BRACKETS: &str = "Entre paréntesis: resultado provisional, con criterios pendientes.";
pub const LIST_HEAD: [&str; 6] = ["SESIÓN", "VISITA", "AVANCE", "LOGRO %", "ESTADO", "NOMBRE"];
pub const DAMAGED: &str = "dañada";
pub const NO_RUBRIC: &str = "sin rúbrica";

pub fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "abierta",
        Status::Closed => "cerrada",
    }
}

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Ordinary => "supervisión ordinaria",
        Kind::Extraordinary => "supervisión extraordinaria",
    }
}

pub fn method(rubric: &Rubric) -> String {
    let left_out = tui::left_out(rubric.scale());
    match rubric.method() {
        Method::MeanOfCriteria => format!("media de los criterios de cada ámbito{left_out}"),
        Method::MeanOfDimensions => {
            format!("media de las medias de las dimensiones de cada ámbito{left_out}")
        }
        Method::Points => format!("puntos obtenidos sobre los mejores posibles de lo que aplica{left_out}"),
        Method::Counts => "sin resultado: se cuentan los criterios de cada nivel".to_owned(),
    }
}

pub const METHOD: &str = "Método: ";
pub const RESULT: &str = "RESULTADO";
pub const PROVISIONAL: &str = "RESULTADO PROVISIONAL";
pub const UNEVALUATED: &str = "sin evaluar";
pub const UNANSWERED: &str = "pendiente";
pub const SUMMARY_HEAD: [&str; 5] = ["PESO", "EFECTIVO", "CUENTAN", "MEDIA", "LOGRO"];
pub const POINTS_HEAD: [&str; 3] = ["CUENTAN", "PUNTOS", "LOGRO"];
pub const COUNTS_HEAD: [&str; 1] = ["COMPLETOS"];
pub const NO_OUTCOME: &str = "ninguno de los que nombra la rúbrica";
pub const GRADE: &str = "NOTA";
pub const OUTCOME: &str = "NOMBRE DEL RESULTADO";

pub fn points_of(points: &str, best: &str) -> String {
    format!("{points} de {best}")
}

/// Of how many criteria of a part an answer counts.
pub fn of_criteria(count: usize, criteria: usize) -> String {
    format!("{count} de {criteria}")
}
pub const VISIT: &str = "Visita";
pub const SESSION: &str = "Supervisión";
pub const RUBRIC: &str = "Rúbrica";
pub const DISTRIBUTION: &str = "Calificaciones";

pub fn progress(complete: usize, criteria: usize) -> String {
    format!("{complete} de {criteria} criterios completos")
}

pub fn pending_head(count: usize) -> String {
    format!("Pendiente ({count})")
}

pub fn mean(mean: &str) -> String {
    format!("media {mean}")
}

// `rubrica`

pub const HASH: &str = "SHA-256";
/// The file was not shown byte for byte.
pub const SHOWN_ESCAPED: &str = "en el terminal, lo que podría darle órdenes se muestra como \\uXXXX; para tener los bytes exactos, dirija la salida a un archivo.";
pub const SCALE: &str = "Escala";
pub const NO_LEVEL: &str = "(sin este nivel)";
pub const VERIFICATION: &str = "Verificación";
pub const NOTE: &str = "Nota";

pub fn demands(names: &Nouns, demands: Demands) -> String {
    let texts: Vec<&str> = demands.kinds().map(|kind| names.text(kind).one.as_str()).collect();
    if texts.is_empty() { "no exige texto".to_owned() } else { format!("exige {}", texts.join(" y ")) }
}
