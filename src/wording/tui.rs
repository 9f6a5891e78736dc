//! Words of the screens.

use crate::domain::rubric::{CriterionIx, Weight};
use crate::domain::session::{Gap, Refusal, SessionId, Timestamp};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind};
use crate::tui::work::Work;

/// Names of screens, for the help.
pub const WALK: &str = "Recorrido";
/// Name of the editor.
pub const WRITE: &str = "Escribir un texto";
/// Name of the offer.
pub const MOVE: &str = "Mover un texto";
/// Name of the tree.
pub const TREE: &str = "Árbol de criterios";
/// Name of a text in front of a screen.
pub const READER: &str = "Lectura";
/// Name of a question.
pub const QUESTION: &str = "Pregunta";
/// Name of the list.
pub const SESSIONS: &str = "Supervisiones";
/// Name of the trash.
pub const TRASH: &str = "Papelera";
/// Name of the filter.
pub const FILTER: &str = "Buscar";
/// Name of the form.
pub const IDENTIFY: &str = "Identificación";
/// Name of the summary.
pub const SUMMARY: &str = "Resumen";
/// Name of the recovery.
pub const RECOVERY: &str = "Recuperación";

/// A page of text came where none is written.
pub const PASTE_NEEDS_EDITOR: &str = "Para pegar texto, califique primero y presione Intro para escribir.";
/// No score yet.
pub const SCORE_FIRST: &str = "Califique primero con 0, 1, 2 o 3: la calificación dice qué texto exige.";
/// A score was taken back.
pub const SCORE_CLEARED: &str = "Se quitó la calificación. Los textos quedan.";
/// End of the rubric.
pub const LAST_CRITERION: &str = "Es el último criterio. Presione r para ver el resumen.";
/// Beginning of the rubric.
pub const FIRST_CRITERION: &str = "Es el primer criterio.";
/// Last dimension.
pub const LAST_DIMENSION: &str = "Es la última dimensión.";
/// All done.
pub const NOTHING_PENDING: &str = "No queda nada pendiente. Presione r para ver el resumen.";
/// A level marked *No aplica*.
pub const NO_SUCH_LEVEL_HERE: &str = "No aplica en este criterio.";
/// The rubric gives no rule for a 0.
pub const NO_ZERO_RULE: &str = "La rúbrica no da una regla propia para este criterio.";
/// How to verify.
pub const VERIFICATION: &str = "Verificación: ";
/// The note of a dimension.
pub const DIMENSION_NOTE: &str = "Nota de la dimensión: ";
/// The purpose of an ámbito.
pub const AMBITO_PURPOSE: &str = "Propósito del ámbito";
/// Heading over the levels.
pub const NO_SCORE_YET: &str = "Sin calificar: presione 0, 1, 2 o 3";
/// Heading over the levels.
pub const SCORE: &str = "Calificación: ";
/// Heading over a text whose kind is not known yet.
pub const TEXT: &str = "Texto";
/// Nothing lacks.
pub const COMPLETE: &str = "completo";
/// What to do.
pub const PRESS_A_DIGIT: &str = "La calificación dice qué texto se exige: 1 y 2, un hallazgo; 0 y 3, una observación.";
/// Title of the program.
pub const PROGRAM: &str = "supervisa";
/// A session without the name of its project.
pub const UNNAMED: &str = "(proyecto sin nombre)";
/// Only to be read.
pub const READ_ONLY: &str = "Solo lectura";
/// Nothing was saved yet in this run.
pub const NOTHING_TO_SAVE: &str = "Sin cambios";

/// A digit that no rubric has.
#[must_use]
pub fn no_such_score(digit: char) -> String {
    format!("La escala va de 0 a 3: no hay calificación {digit}.")
}

/// Why a change was refused.
#[must_use]
pub fn refused(work: &Work, at: CriterionIx, refusal: Refusal) -> String {
    let code = &work.session().rubric().criterion(at).code;
    match refusal {
        Refusal::NoSuchLevel(raw) => {
            format!("El criterio {code} no tiene nivel {raw}: la rúbrica lo marca «No aplica».")
        }
        Refusal::TooLong(length) => {
            format!("El texto tiene {length} caracteres y el máximo es {MAX_TEXT_CHARS}. Acórtelo.")
        }
        Refusal::Closed => match &work.read_only {
            Some(why) => format!("{READ_ONLY}: {why}"),
            None => "La supervisión está cerrada: se puede leer, no cambiar.".to_owned(),
        },
    }
}

/// The text reached its limit.
#[must_use]
pub fn text_full(left_out: usize) -> String {
    let characters = if left_out == 1 { "carácter" } else { "caracteres" };
    format!("El texto llegó al máximo de {MAX_TEXT_CHARS} caracteres: no entraron {left_out} {characters}.")
}

/// A text was moved over.
#[must_use]
pub fn moved(from: TextKind) -> String {
    match from {
        TextKind::Hallazgo => "El texto del hallazgo es ahora la observación.".to_owned(),
        TextKind::Observacion => "El texto de la observación es ahora el hallazgo.".to_owned(),
    }
}

/// Offers to move a text over.
#[must_use]
pub fn offer(from: TextKind) -> String {
    match from {
        TextKind::Hallazgo => {
            "La calificación exige ahora una observación, y hay un hallazgo escrito.\nm mueve ese texto a la observación · Intro escribe una nueva y deja el hallazgo donde está".to_owned()
        }
        TextKind::Observacion => {
            "La calificación exige ahora un hallazgo, y hay una observación escrita.\nm mueve ese texto al hallazgo · Intro escribe uno nuevo y deja la observación donde está".to_owned()
        }
    }
}

/// What to do where the demanded text is empty.
#[must_use]
pub fn press_enter(kind: TextKind) -> String {
    match kind {
        TextKind::Hallazgo => "Falta el hallazgo: presione Intro y escríbalo.".to_owned(),
        TextKind::Observacion => "Falta la observación: presione Intro y escríbala.".to_owned(),
    }
}

/// Name of a text.
#[must_use]
pub fn text_name(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Hallazgo => "Hallazgo",
        TextKind::Observacion => "Observación",
    }
}

/// A text that is kept though it is not demanded.
#[must_use]
pub fn text_kept(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Hallazgo => "Hallazgo (no se exige, se conserva): ",
        TextKind::Observacion => "Observación (no se exige, se conserva): ",
    }
}

/// What an answer lacks.
#[must_use]
pub fn gap(gap: Gap) -> &'static str {
    match gap {
        Gap::Score => "sin calificar",
        Gap::Hallazgo => "falta hallazgo",
        Gap::Observacion => "falta observación",
    }
}

/// Where one is.
#[must_use]
pub fn position(n: usize, of: usize) -> String {
    format!("criterio {n} de {of}")
}

/// An ámbito in the row of progress.
#[must_use]
pub fn ambito_short(number: u32, long: bool) -> String {
    if long { format!("Ámbito {number} ") } else { format!("{number} ") }
}

/// An ámbito with its weight.
#[must_use]
pub fn ambito(number: u32, title: &str, weight: Weight) -> String {
    format!("Ámbito {number}. {title} ({})", percent(weight))
}

/// A weight, without decimals where it has none.
#[must_use]
pub fn percent(Weight(hundredths): Weight) -> String {
    if hundredths % 100 == 0 {
        format!("{} %", hundredths / 100)
    } else {
        format!("{},{:02} %", hundredths / 100, hundredths % 100)
    }
}

/// The file had changed underneath.
#[must_use]
pub fn saved_apart(id: &SessionId) -> String {
    format!("El archivo cambió desde fuera. Lo suyo quedó a salvo en una copia, {id}, y sigue en ella.")
}

/// The session can only be read.
#[must_use]
pub fn read_only(why: &str) -> String {
    format!("{READ_ONLY}: {why}")
}

/// Everything is on disk.
#[must_use]
pub fn saved(at: Timestamp) -> String {
    format!("Guardado {}", at.format("%H:%M:%S"))
}

/// The disk refuses.
#[must_use]
pub fn save_trouble(message: &str) -> String {
    format!("NO SE HA GUARDADO: {message} Se reintenta; no cierre.")
}

/// Answers to a question.
pub const YES_OR_NO: &str = "s  sí        n  no";
/// Leave though the disk refuses?
pub const ASK_LEAVE_UNSAVED: &str =
    "Hay cambios que no se han podido guardar. Si sale ahora, se pierden. ¿Salir de todos modos?";

/// The window is too small.
#[must_use]
pub fn too_small((columns, rows): (u16, u16), (need_columns, need_rows): (u16, u16)) -> String {
    format!(
        "Ventana de {columns}×{rows}: se necesitan al menos {need_columns}×{need_rows}. Agrándela; su trabajo está a salvo."
    )
}

/// Heading of the help.
#[must_use]
pub fn help_title(screen: &str) -> String {
    format!("Teclas · {screen}")
}

/// Move a session to the trash?
#[must_use]
pub fn ask_remove(name: &str) -> String {
    format!("¿Enviar «{name}» a la papelera? Podrá recuperarla desde allí.")
}

/// Destroy what is in the trash?
#[must_use]
pub fn ask_purge(count: usize) -> String {
    let what = if count == 1 { "la supervisión".to_owned() } else { format!("las {count} supervisiones") };
    format!("¿Destruir para siempre {what} de la papelera? No se podrá deshacer; queda constancia en el registro.")
}

/// Read a session that is open elsewhere?
#[must_use]
pub fn ask_read_only(holder: &str) -> String {
    format!("{holder} ¿Abrirla solo para leer?")
}
