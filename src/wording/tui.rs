//! Words of the screens.

use crate::domain::nouns::Nouns;
use crate::domain::rubric::Rubric;
use crate::domain::rubric::{AmbitoCode, Criterion, CriterionCode, Weight};
use crate::domain::score::{Scale, Score, Standing};
use crate::domain::session::{Gap, Refusal, SessionId, Timestamp};
use crate::domain::text::TextKind;
use crate::wording::nouns;

/// Names of screens, for the help.
pub const WALK: &str = "Evaluación";
pub const WRITE: &str = "Escribir un texto";
pub const DRAFT: &str = "Borrador de un texto";
pub const RECALLED: &str = "Texto traído de otro criterio, además de las teclas de escribir";
pub const MOVE: &str = "Mover un texto";
pub const TREE: &str = "Árbol de criterios";
pub const READER: &str = "Lectura";
pub const QUESTION: &str = "Pregunta";
pub const COMMON: &str = "En todas las pantallas, donde no se escribe";
pub const COMMON_WRITING: &str = "En todas las pantallas, donde se escribe";
pub const FIELD: &str = "En toda línea que se escribe, salvo las teclas propias de la pantalla";
pub const SESSIONS: &str = "Supervisiones";
pub const TRASH: &str = "Papelera";
pub const FILTER: &str = "Buscar";
pub const IDENTIFY: &str = "Identificación";
pub const SHEET: &str = "Planilla de la muestra";
/// Name of the field for codes in the sheet.
pub const SHEET_CODES: &str = "Códigos de la planilla";
/// Heading of the help while a reason or a new code is typed.
pub const SHEET_LINE: &str = "Motivo o código de la planilla";
pub const SUMMARY: &str = "Resumen";
/// What the second group of the footer holds, in its order: the words of those keys in every table.
pub const STANDING: [&str; 3] = ["deshace", SUMMARY_KEY, "ayuda"];
pub const SUMMARY_KEY: &str = "resumen";
/// What the way to the summary does that has several keys.
pub const SUMMARY_WAY: &str = "una tras otra: resumen, con resultado y pendientes";
/// Of undo and of the summary, for the help of a screen that is no supervision's.
pub const NOT_IN_LIST: &str =
    "En esta lista nada se deshace: la supervisión que se quita va a la papelera, y la papelera (p) la recupera.";
pub const NOT_IN_TRASH: &str =
    "En la papelera nada se deshace ni hay resumen: la supervisión que se recupera vuelve a la lista.";
pub const NOT_IN_RECOVERY: &str =
    "Aquí nada se deshace ni hay resumen: ninguna supervisión está abierta antes de elegir con qué versión seguir.";
pub const RECOVERY: &str = "Recuperación";

pub const KEYS_PAGE: &str = "# Teclas\n\nTodas las teclas, pantalla por pantalla, de la misma tabla que las obedece y que muestra la ayuda (`?`; `Ctrl-G`\ndonde se escribe). Cuando una línea nombra varias teclas, cualquiera de ellas sirve.\n\nDonde se escribe, `Alt-B` y `Alt-F` (o `Alt` y las flechas) retroceden y avanzan una palabra, y `Alt-Retroceso` y `Alt-D`\nborran la anterior y la siguiente. En cualquier otra parte `Alt` no hace nada.\n";
pub const KEYS_COLUMN: &str = "Tecla";
pub const ACTION_COLUMN: &str = "Qué hace";

pub const PASTE_NEEDS_EDITOR: &str = "Para pegar texto, califique primero y presione Intro para escribir.";
pub const PASTE_BEHIND: &str = "Lo pegado no entró: cierre primero lo que está delante.";
pub const PASTE_NOWHERE: &str = "Lo pegado no entró: aquí no se escribe.";
pub const LATIN1: &str = "Su terminal no envía UTF-8; se leyó Latin-1. En PuTTY: Window > Translation > UTF-8.";
/// What may have been typed was taken for an answer of the terminal.
pub const DROPPED: &str = "No se tomó lo que siguió a Esc: parecía del terminal. Si lo escribió usted, repítalo.";
/// Esc and a key that came together.
pub const TAKEN_FOR_ALT: &str = "Esc y la tecla que llegó con él no se tomaron: parecían Alt. Repítalas.";
/// Tabs and line breaks that came together with letters where text is typed.
pub const TOGETHER: &str = "Llegó todo junto y se tomó como texto pegado. Con Ctrl-Z se deshace.";
pub const CLOSED: &str = "la supervisión está cerrada.";
/// The same as it comes open.
pub const CLOSED_TO_HAND_OUT: &str = "la supervisión está cerrada. x entrega el informe; e, el cierre.";
pub const SCORE_CLEARED: &str = "Se quitó la calificación. Los textos quedan.";
pub const LAST_CRITERION: &str = "Es el último criterio. Presione r para ver el resumen.";
pub const FIRST_CRITERION: &str = "Es el primer criterio.";
pub const LAST_DIMENSION: &str = "Es la última dimensión.";
pub const NOTHING_PENDING_FOR_CLOSING: &str = "No queda nada pendiente. Esc vuelve al cierre.";
pub const NOTHING_PENDING: &str = "No queda nada pendiente. Presione r para ver el resumen.";
pub const NO_SUCH_LEVEL_HERE: &str = "Este criterio no tiene este nivel.";
/// No rule for a 0 stands apart. Those of the OTRO criteria stand in their wording, so that nothing is denied here.
pub const NO_ZERO_RULE: &str = "Sin regla aparte; vale lo que diga el criterio.";
pub const VERIFICATION: &str = "Verificación: ";
pub const DIMENSION_NOTE: &str = "Nota de la dimensión: ";
pub const AMBITO_PURPOSE: &str = "Propósito del ámbito";
pub const NOT_SCORED: &str = "Sin calificar";
pub const SCORE: &str = "Calificación: ";
/// What the key that gave a text the whole window does then.
pub const IN_PLACE: &str = "reduce";
pub const TEXT: &str = "Texto";
pub const COMPLETE: &str = "completo";
/// Of the text whose name stands beside it.
pub const LACKING: &str = "falta";
pub const PROGRAM: &str = "supervisa";
/// What has no name, as the rubric calls it.
pub fn unnamed(names: &Nouns) -> String {
    format!("({} sin nombre)", names.registered.one)
}

pub const READ_ONLY: &str = "Solo lectura";
pub const NOTHING_TO_SAVE: &str = "Todo guardado";

/// The scores of a criterion as one says them: «0, 1 o 3».
fn digits(criterion: &Criterion) -> String {
    listed(&criterion.digits().iter().map(Score::to_string).collect::<Vec<_>>(), "o")
}

/// «1», «1 y 2», «0, 1 y 2».
pub fn listed(parts: &[String], and: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} {and} {last}", before.join(", ")),
    }
}

pub fn no_score_yet(criterion: &Criterion) -> String {
    format!("Sin calificar: presione {}", digits(criterion))
}

pub const PASTE_AFTER_ENTER: &str = "Presione Intro para abrir el texto y pegue de nuevo.";
pub fn score_first(criterion: &Criterion) -> String {
    format!("Califique primero con {}: la calificación dice qué texto exige.", digits(criterion))
}

/// Which scores leave the calculation: «; los 0 salen del cálculo».
pub fn left_out(scale: &Scale) -> String {
    let out = scale.digits().into_iter().filter(|&score| scale.standing(score) == Standing::Uncounted);
    let out: Vec<String> = out.map(|score| scale.shown(score)).collect();
    if out.is_empty() { String::new() } else { format!("; los {} salen del cálculo", listed(&out, "y")) }
}

/// Of the scores that `criterion` has.
pub fn what_scores_demand(rubric: &Rubric, criterion: &Criterion) -> String {
    let demanding = |kind: TextKind| {
        let scores = criterion.digits().into_iter().filter(|&score| rubric.demands(score).include(kind));
        let digits: Vec<String> = scores.map(|score| score.to_string()).collect();
        let verb = if digits.len() == 1 { "Exige" } else { "Exigen" };
        let what = nouns::a(rubric.nouns().text(kind));
        (!digits.is_empty()).then(|| format!("{verb} {what}: {}.", listed(&digits, "y")))
    };
    TextKind::ALL.into_iter().filter_map(demanding).collect::<Vec<_>>().join(" ")
}

pub fn no_such_score(scale: &Scale, digit: u8) -> String {
    let digits: Vec<String> = scale.digits().iter().map(Score::to_string).collect();
    format!("La escala es {}: no hay calificación {digit}.", listed(&digits, "y"))
}

/// Why a change of the criterion of `code` was not made; `closed` says why nothing can be changed, where that is known.
pub fn refused(code: &CriterionCode, refusal: Refusal, closed: Option<String>) -> String {
    match refusal {
        Refusal::NoSuchLevel(raw) => {
            format!("El criterio {code} no tiene nivel {raw} en esta rúbrica.")
        }
        Refusal::TooLong { length, most } => {
            format!("El texto tiene {length} caracteres y el máximo es {most}. Acórtelo.")
        }
        Refusal::NotCounted => format!("El criterio {code} no se cuenta caso por caso."),
        Refusal::TooMany(most) => format!("Se alcanzó el máximo de {most} anotaciones de esta clase."),
        Refusal::NotPublic => "Este campo no tiene texto para la versión pública.".to_owned(),
        Refusal::Closed => closed.unwrap_or_else(|| format!("{READ_ONLY}: {CLOSED}")),
    }
}

pub fn text_full(most: usize, left_out: usize) -> String {
    let verb = if left_out == 1 { "entró" } else { "entraron" };
    format!("Alcanzó el máximo de {most} caracteres: no {verb} {left_out}.")
}

pub fn moved(names: &Nouns, from: TextKind) -> String {
    format!("El texto {} es ahora {}.", nouns::of_the(names.text(from)), nouns::the_text(names, from.other()))
}

pub fn offer(names: &Nouns, from: TextKind) -> String {
    let (there, lacking) = (names.text(from), names.text(from.other()));
    format!(
        "La calificación exige ahora {}, y hay {} {}.\nEscriba {}, o traiga aquí ese texto con Ctrl-T.",
        nouns::a(lacking),
        nouns::a(there),
        nouns::agreeing(there, "escrito", "escrita"),
        nouns::the(lacking),
    )
}

pub fn text_is_missing(names: &Nouns, kind: TextKind, writable: bool) -> String {
    let lacking = names.text(kind);
    let write = nouns::agreeing(lacking, "escríbalo", "escríbala");
    let how = if writable { format!(": presione Intro y {write}") } else { String::new() };
    format!("Falta {}{how}.", nouns::the(lacking))
}

pub fn complete_by_score(names: &Nouns) -> String {
    format!("Completo: esta calificación no exige texto. Intro escribe {}, Tab sigue.", nouns::a(&names.observacion))
}

/// Where the score demands no text and none was written.
pub fn text_is_free(names: &Nouns, writable: bool) -> String {
    if !writable {
        return "No se exige texto.".to_owned();
    }
    format!("No se exige texto: si quiere dejar {}, presione Intro.", nouns::a(&names.observacion))
}

/// The second of two texts that are demanded.
pub fn text_beside(names: &Nouns, kind: TextKind) -> String {
    format!("{}: ", nouns::name(names, kind))
}

pub fn text_kept(names: &Nouns, kind: TextKind) -> String {
    format!("{} (no se exige, se conserva): ", nouns::name(names, kind))
}

pub fn gap(names: &Nouns, gap: Gap) -> String {
    gap.text().map_or_else(|| "sin calificar".to_owned(), |kind| format!("falta {}", names.text(kind).one))
}

pub fn position(n: usize, of: usize) -> String {
    format!("criterio {n} de {of}")
}

pub fn position_short(n: usize, of: usize) -> String {
    format!("{n} de {of}")
}

/// How long a text is.
pub fn words(count: usize) -> String {
    if count == 1 { "1 palabra".to_owned() } else { format!("{count} palabras") }
}

/// The same of a longer one while it is written in its place: in tens, since a number that changed with every word would be
/// more bytes than the words.
pub fn more_words(count: usize) -> Option<String> {
    let tens = count.saturating_sub(1) / 10 * 10;
    (tens >= 50).then(|| format!("más de {tens} palabras"))
}

pub fn there_is_more(key: &str) -> String {
    format!("{key} …▾")
}

pub fn ambito_short(number: &AmbitoCode, long: bool) -> String {
    if long { format!("Ámbito {number} ") } else { format!("{number} ") }
}

/// How many ámbitos have no room in the row of the bars.
pub fn more_ambitos(count: usize) -> String {
    format!("… {count} más")
}

pub fn ambito(code: &AmbitoCode, title: &str, weight: Option<Weight>) -> String {
    let weight = weight.map_or_else(String::new, |weight| format!(" ({})", percent(weight)));
    format!("Ámbito {code}. {title}{weight}")
}

pub fn percent(Weight(hundredths): Weight) -> String {
    if hundredths % 100 == 0 {
        format!("{} %", hundredths / 100)
    } else {
        format!("{},{:02} %", hundredths / 100, hundredths % 100)
    }
}

pub fn saved_apart(id: &SessionId) -> String {
    format!("El archivo cambió desde fuera. Lo suyo quedó a salvo en una copia, {id}; usted sigue en ella.")
}

pub fn read_only(why: &str) -> String {
    format!("{READ_ONLY}: {why}")
}

pub fn saved(at: Timestamp) -> String {
    format!("Guardado {}", at.format("%H:%M:%S"))
}

/// A save has been under way for so long: nothing newer than it is on disk.
pub fn saving(seconds: u64) -> String {
    format!("guardando… {seconds} s")
}

pub fn save_trouble(message: &str) -> String {
    format!("NO CIERRE · NO SE HA GUARDADO: {message} Se reintenta.")
}

pub const YES_OR_NO: &str = "s  sí        n  no";
pub const ASK_LEAVE_UNSAVED: &str =
    "Hay cambios que no se han podido guardar. Si sale ahora, se pierden. ¿Salir de todos modos?";

pub const YES_OR_NO_SLOW: &str = "s, o Ctrl-C otra vez  sí        n  no";
pub const QUESTION_SLOW: &str = "Pregunta al salir con un disco que no responde";

pub fn ask_leave_slow(seconds: Option<u64>) -> String {
    let since = seconds.map(|seconds| format!(" desde hace {seconds} s")).unwrap_or_default();
    format!(
        "El disco no responde{since} y lo último aún no está guardado. Si espera, saldrá en cuanto responda; si sale \
         ahora, puede perderse. ¿Salir sin esperar?"
    )
}

pub fn too_small((columns, rows): (u16, u16), (need_columns, need_rows): (u16, u16)) -> String {
    format!(
        "Ventana de {columns}×{rows}: se necesitan al menos {need_columns}×{need_rows}. Agrándela; su trabajo está a salvo."
    )
}

pub fn too_small_unsaved((columns, rows): (u16, u16), need: (u16, u16), message: &str) -> String {
    let (need_columns, need_rows) = need;
    format!("{} Ventana de {columns}×{rows}: se necesitan al menos {need_columns}×{need_rows}.", save_trouble(message))
}

pub fn too_small_slow((columns, rows): (u16, u16), (need_columns, need_rows): (u16, u16), seconds: u64) -> String {
    format!(
        "{}: NO CIERRE. Ventana de {columns}×{rows}: se necesitan al menos {need_columns}×{need_rows}.",
        saving(seconds)
    )
}

pub fn help_title(screen: &str) -> String {
    format!("Teclas · {screen}")
}

pub fn ask_remove(which: &str) -> String {
    format!("¿Enviar a la papelera {which}? Podrá recuperarla desde allí.")
}

pub fn ask_purge(count: usize) -> String {
    let what = if count == 1 { "la supervisión".to_owned() } else { format!("las {count} supervisiones") };
    format!("¿Destruir para siempre {what} de la papelera? No se podrá deshacer; queda constancia en el registro.")
}

pub fn text_is_there(names: &Nouns, kind: TextKind) -> String {
    let there = names.text(kind);
    let (written, it) = (nouns::agreeing(there, "escrito", "escrita"), nouns::agreeing(there, "lo", "la"));
    format!("{} ya está {written}: Intro {it} abre, Tab sigue.", nouns::capital(&nouns::the(there)))
}
