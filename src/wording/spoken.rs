//! Words of the dialogue of lines: what is said there and nowhere else, and other names for what keys do.

use crate::domain::nouns::Nouns;
use crate::domain::sheet::{Seen, Tick};
use crate::domain::text::{TextKind, folded, harmless};
use crate::wording::{hand, nouns, tui};

/// Other names of what the tables of keys call otherwise, without accents: the first that does something here counts.
pub const ALIASES: &[(&str, &[&str])] = &[
    (
        "siguiente",
        &[
            "criterio siguiente",
            "campo siguiente",
            "alerta siguiente",
            "formato siguiente",
            "borrador siguiente",
            "baja una linea",
            "baja una fila",
            "baja",
        ],
    ),
    (
        "anterior",
        &[
            "criterio anterior",
            "campo anterior",
            "alerta anterior",
            "formato anterior",
            "borrador anterior",
            "sube una linea",
            "sube una fila",
            "sube",
        ],
    ),
    ("primero", &["primer criterio", "primer campo", "va a la primera", "va al principio", "primera"]),
    ("ultimo", &["ultimo criterio", "ultima linea", "va a la ultima", "va al final", "ultima"]),
    ("seguir", &["sigue", "sigue aqui"]),
    ("lista", &["vuelve a la lista", "vuelve a la evaluacion", "vuelve"]),
    ("volver", &["vuelve"]),
    ("cancelar", &["cancela", "cierra", "vuelve"]),
    ("abrir", &["abre"]),
    ("descartar", &["descarta"]),
    ("borrador", &["borrador siguiente"]),
    ("listo", &["termina el texto", "acepta el borrador", "acepta el texto traido", "da la calificacion y el texto"]),
    ("aceptar", &["acepta", "termina el texto", "da la calificacion y el texto"]),
    ("enter", &["intro"]),
];

/// What keys are called where arrows and the like cannot be typed, without accents.
pub const KEY_NAMES: &[(&str, &str)] = &[
    ("arriba", "↑"),
    ("abajo", "↓"),
    ("izquierda", "←"),
    ("derecha", "→"),
    ("enter", "intro"),
    ("escape", "esc"),
    ("tabulador", "tab"),
];

/// Names of orders of the dialogue alone, without accents.
pub const WHERE: &str = "donde";
pub const HELP: &str = "ayuda";
pub const STATE: &[&str] = &["estado", "guardar", "guardado"];
pub const LEAVE: &[&str] = &["salir", "sale"];
pub const TEXT: &str = "texto";
pub const THAT: &str = "eso";
pub const LEVELS: &str = "niveles";
pub const PENDING: &str = "pendientes";
pub const READ: &str = "lee";
pub const GO: &str = "ir";
pub const SHEET: &str = "hoja";
pub const COUNT: &str = "cuenta";
pub const MARK: &str = "marca";
pub const SEARCH: &str = "busca";
pub const OPEN: &[&str] = &["abre", "abrir"];
pub const CLOSE: &str = "cerrar";
pub const FILE: &str = "archivo";
pub const CHANGE_LINE: &str = "cambia";
pub const ERASE_LINE: &str = "borra";
/// All of them, to find what is nearest to a word that is none.
pub const ORDERS: &[&str] = &[
    WHERE,
    HELP,
    "estado",
    "guardar",
    "salir",
    TEXT,
    LEVELS,
    PENDING,
    GO,
    SHEET,
    COUNT,
    MARK,
    SEARCH,
    "abre",
    CLOSE,
    FILE,
    "siguiente",
    "anterior",
    "primero",
    "ultimo",
];

/// The text that `order` begins with, as the rubric calls it, and what follows it; `order` as it was typed.
pub fn text_named<'o>(names: &Nouns, order: &'o str) -> Option<(TextKind, &'o str)> {
    TextKind::ALL.into_iter().find_map(|kind| {
        let noun = folded(&names.text(kind).one);
        let rest = noun.split(' ').try_fold(order, |rest, word| {
            let (first, rest) = rest.trim_start().split_once(char::is_whitespace).unwrap_or((rest.trim_start(), ""));
            (folded(first) == word).then_some(rest)
        });
        rest.map(|rest| (kind, rest.trim()))
    })
}

/// What was seen of a case, as it is ordered (without accents) and the key for it.
pub const SEEN: &[(&str, char)] = &[("no cumple", 'n'), ("cumple", 'c'), ("no aplica", 'a'), ("sin ver", ' ')];

pub const PUBLIC: &str = "publica";

pub const WELCOME: &str =
    "supervisa en líneas. Escriba una orden y presione Intro; «ayuda» dice cuáles sirven donde está, «salir» sale.";
pub const NOTHING_CHANGED: &str = "Nada cambió.";
pub const BYE: &str = "Todo quedó guardado. Hasta luego.";
pub const CONTROL: &str =
    "La línea trae teclas que aquí no se toman, como flechas o Esc: no se hizo ni se escribió nada de ella. Repítala.";
pub const EDITS_LINES: &str = "Cada línea que escriba es texto. Un punto solo termina; «.lee» lee lo escrito; «.cambia 2 …» y «.borra 2» corrigen la línea 2; «.ayuda» dice las demás órdenes.";
pub const SAYS_FIELD: &str = "Escriba el valor en una línea; en blanco, sigue sin cambiarlo. Las órdenes llevan un punto delante: «.anterior», «.vuelve», «.ayuda».";
pub const QUERY: &str =
    "Escriba qué busca; en blanco, elige lo señalado. Un punto solo cierra; «.baja» y «.sube» señalan otro.";
pub const SAYS_NAME: &str = "Escriba el nombre en una línea. «.intro» cierra la supervisión; un punto solo vuelve sin cerrar; «.cambia el sentido» lo cambia.";
pub const SAYS_REASON: &str =
    "Escriba el motivo en una línea. «.intro» reabre la supervisión; un punto solo la deja cerrada.";
pub const CHOOSES: &str = "Escriba la letra de una respuesta, o un texto propio. Un punto solo lo deja para después.";
pub const DRAFTED: &str = "«.acepta» lo acepta y sigue; «.otro» dice otro; «.edita» lo toma para editarlo. Si escribe una línea, es un texto propio en su lugar. Un punto solo lo deja.";
pub const BULK_ENDS: &str =
    "Un punto solo no califica: «.a todos» da la calificación y el texto a todos; «.cancela» no califica nada.";
pub const ONLY_WALK: &str = "Eso se hace en la evaluación: vuelva a ella primero.";
pub const NO_TEXT_THERE: &str = "Primero califique o cierre lo que está abierto: aquí no se escribe ese texto.";
pub const SHEET_FORM: &str = "Escriba: hoja, código, lo que vio y criterio, y si quiere el motivo; por ejemplo «hoja C-03 no cumple 1.2 falta la firma».";
pub const HELP_HEAD: &str = "Aquí puede escribir:";
/// What serves beside the keys; the texts as `names` calls them.
pub fn help_tail(names: &Nouns) -> String {
    let (hallazgo, observacion) = (&names.hallazgo.one, &names.observacion.one);
    format!(
        "Donde una frase diga «presione» una tecla, escriba su nombre: «intro», «tab», «ctrl-t». Mientras se escribe un \
         texto, con un punto delante. En la evaluación sirven además: «texto …», «{hallazgo} …», «{observacion} …», \
         «niveles», «pendientes», un código para ir a él, «hoja C-03 no cumple 1.2 …», «cuenta 12/15», «marca …», \
         «busca …», «cerrar», «estado», «dónde», «salir»."
    )
}

pub const ANSWER_FIRST: &str = "Antes responda lo que se pregunta.";

/// Keys that sentences name for screens, and what is typed for them here; the others by their own name.
const TYPED: &[(&str, &str)] = &[
    ("r", "resumen"),
    ("n", "nueva"),
    ("p", "papelera"),
    ("x", "archivo"),
    ("+", "agrega"),
    ("↓", "abajo"),
    ("↑", "arriba"),
];

/// A sentence of the screens as it holds where lines are typed, orders behind `point`: what is pressed there is written here.
pub fn typed(sentence: &str, point: &str) -> String {
    let word = |word: &str| {
        let bare = word.trim_end_matches(['.', ',', ';', ':']);
        let end = &word[bare.len()..];
        let is_key = matches!(bare, "Intro" | "Tab" | "Esc" | "Supr" | "Retroceso") || bare.starts_with("Ctrl-");
        match TYPED.iter().find(|(key, _)| *key == bare) {
            Some((_, order)) => format!("«{point}{order}»{end}"),
            None if is_key => format!("«{point}{}»{end}", bare.to_lowercase()),
            None => word.replace("Presione", "Escriba").replace("presione", "escriba"),
        }
    };
    sentence.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Why something was refused: what is typed next is taken, since a line is not typed before the one before was answered.
pub fn taken(sentence: &str) -> String {
    sentence.replace(hand::GOES_NOWHERE, "").trim_end().to_owned()
}

pub const PROMPT_LIST: &str = "Supervisiones";
pub const PROMPT_CONCLUDE: &str = "Cierre";
pub const PROMPT_QUESTION: &str = "¿Sí o no?";
pub const PROMPT_ANSWER: &str = "Elija";
pub const PENDING_MARK: &str = "pendiente";
pub const CURRENT: &str = "Señalado";

pub fn too_long(bytes: usize) -> String {
    format!("La línea pasa de {bytes} bytes: no se tomó nada de ella. Divídala en varias.")
}

/// A line as long as a terminal lets one be: the system may have dropped its end.
pub const AT_LIMIT: &str =
    "La línea llegó al largo máximo que deja el terminal (4095 bytes): puede faltar su final. Revísela.";

pub fn unknown(typed: &str, nearest: &[String]) -> String {
    let near: Vec<String> = nearest.iter().map(|name| format!("«{name}»")).collect();
    let near = if near.is_empty() { String::new() } else { format!(" Lo más parecido: {}.", near.join(", ")) };
    format!("«{}» no es una orden aquí.{near} «ayuda» las dice todas.", harmless(typed))
}

pub const WAS_IT_TEXT: &str = "Si era el texto, escriba «eso» y queda escrito.";

pub fn several(typed: &str, names: &[String]) -> String {
    format!("«{}» puede ser: {}. Escriba más.", harmless(typed), names.join("; "))
}

pub fn scored(shown: &str, name: &str, descriptor: &str) -> String {
    format!("Calificación: {shown}, {name}. {descriptor}")
}

/// How a text is written by an order.
pub fn how_to_write(names: &Nouns, kind: TextKind) -> String {
    let write = nouns::agreeing(names.text(kind), "escribirlo", "escribirla");
    format!(
        "Falta {}: escriba «texto» y lo que constató, o «texto» solo para {write} en varias líneas.",
        nouns::the_text(names, kind)
    )
}

pub fn written(lines: usize, words: usize) -> String {
    let lines = if lines == 1 { "1 línea".to_owned() } else { format!("{lines} líneas") };
    format!("Van {lines} y {}.", tui::words(words))
}

pub fn line(n: usize, text: &str) -> String {
    format!("Línea {n}: {text}")
}

pub fn no_line(n: &str) -> String {
    format!("No hay línea {}: «.lee» las dice con su número.", harmless(n))
}

pub fn pending(count: usize, codes: &[String]) -> String {
    if count == 0 {
        return "No queda nada pendiente.".to_owned();
    }
    let of = if count == 1 { "Queda 1 pendiente".to_owned() } else { format!("Quedan {count} pendientes") };
    format!("{of}: {}.", codes.join("; "))
}

pub fn numbered(n: usize, text: &str) -> String {
    format!("{n}. {text}")
}

pub fn pointed(n: usize, of: usize, text: &str) -> String {
    format!("{CURRENT} {n} de {of}: {text}")
}

pub fn no_row(code: &str) -> String {
    format!("«{}» no está en esa página de la planilla: agréguelo antes, en «planilla», con «agrega».", harmless(code))
}

pub fn cell(code: &str, criterion: &str, seen: &str) -> String {
    format!("{code}, criterio {criterion}: {seen}.")
}

pub fn because(why: &str) -> String {
    format!("Motivo: {why}.")
}

pub fn seen(tick: Seen) -> &'static str {
    match tick {
        Seen::Ticked(Tick::Meets) => "cumple",
        Seen::Ticked(Tick::Fails) => "no cumple",
        Seen::Ticked(Tick::NotApplicable) => "no aplica",
        Seen::NotAbout => "no corresponde a este caso",
        Seen::Nothing => "sin ver",
    }
}

pub fn sheet_page(name: &str, rows: usize, unseen: usize) -> String {
    format!("Planilla, {name}: {rows} códigos, {unseen} casillas sin ver.")
}

pub fn field(name: &str, value: &str) -> String {
    let value = if value.is_empty() { "en blanco" } else { value };
    format!("{}: {value}.", name.trim())
}

pub fn proposed(value: &str) -> String {
    format!("Se propone «{value}»; «.acepta» lo toma.")
}

pub fn proposed_day(value: &str) -> String {
    format!("Se propone hoy, {value}: «.→» o «.derecha» lo toma.")
}

pub fn meant(sentence: &str) -> String {
    format!("Sentido de la firma: {sentence}")
}

pub const SAVING: &str = "Guardando";
pub const COMPLETE: &str = "Completo.";

pub fn draft(text: &str) -> String {
    format!("Borrador: {text}")
}

pub fn result(name: &str, reached: &str, complete: usize, of: usize) -> String {
    format!("{name}: {reached}; {complete} de {of} criterios completos.")
}

pub const NOTHING_MEASURED: &str = "sin resultado todavía";

pub fn format(name: &str, purpose: &str, edition: &str) -> String {
    format!("Formato {name}: {purpose}. Versión {edition}.")
}

pub const HAND_OUT_ANSWERS: &str =
    "«intro» escribe el archivo, «formato» cambia el formato, «versión» la versión, «cierra» vuelve.";

pub fn of_list(n: usize, of: usize) -> String {
    format!("{n} de {of}")
}

/// The key that replaces what points to a person, as it is typed in a line.
pub const PERSONAL_KEY: &str = "«.ctrl-x»";
