//! Words about phrases: their file, their command, what came of keeping one.

use crate::domain::phrases::{MAX_PHRASES, Origin, Question};
use crate::store::StoreError;
use crate::store::error::ErrorKind;
use crate::store::fault::shortened;

// The file

/// How many phrases come with a rubric, in `source`.
pub fn sound(source: &str, count: usize) -> String {
    match count {
        1 => format!("{source}: una frase, sin errores."),
        _ => format!("{source}: {count} frases, sin errores."),
    }
}

/// No room for more.
pub fn too_many(path: &str) -> String {
    format!("No caben más de {MAX_PHRASES} frases en {path}; no se agregó ninguna. Quite antes las que no use.")
}

// The screens

pub const CHOOSE: &str = "Qué se constató";
/// Which of the alternatives of a level.
const WHICH_ALTERNATIVE: &str = "¿Qué se constató? Elija, o escriba su propio texto.";
/// Which reports a text is about.
const WHICH_REPORTS: &str = "¿De qué RUC se trata? Elija, o escriba su propio texto.";
pub const CHOOSE_FIRST: &str = "Elija con su letra: nada se da por constatado sin usted.";
pub const READ_FIRST: &str = "Léalo: con Tab otra vez queda como su texto.";
/// A phrase says a count that is the level of another score.
pub const AGAINST_SCORE: &str =
    "Lo contado corresponde a otro nivel: revise la calificación antes de dar el texto por listo.";

/// The letter that would have chosen an answer begins a text, since a letter followed.
pub fn letters_kept(letters: &str) -> String {
    match letters.chars().count() {
        1 => format!("La «{letters}» quedó en su texto, porque siguió una letra. Si la eligió, bórrela."),
        _ => format!("«{letters}» quedó en su texto, porque siguió una letra. Si eso eligió, bórrelo."),
    }
}

pub fn asked(question: &Question) -> &'static str {
    match question {
        Question::Alternative(_) => WHICH_ALTERNATIVE,
        Question::Reports(_) => WHICH_REPORTS,
    }
}

pub fn answers(question: &Question) -> Vec<String> {
    match question {
        Question::Alternative(names) => names.clone(),
        Question::Reports(rucs) => {
            let all = if rucs.len() == 2 { "ambos".to_owned() } else { format!("los {}", rucs.len()) };
            rucs.iter().cloned().chain([all]).collect()
        }
    }
}

/// The letter of the answer at `n`.
pub fn letter(n: usize) -> char {
    char::from(b'a' + u8::try_from(n).unwrap_or(25).min(25))
}

pub fn proposed(origin: Origin, (n, of): (usize, usize)) -> String {
    let what = match origin {
        Origin::Own => "frase suya",
        Origin::Starter => "borrador",
    };
    if of == 1 { format!("{what} sin aceptar") } else { format!("{what} {n} de {of}, sin aceptar") }
}

pub const PICK: &str = "Frases";
pub const KEEP: &str = "Guardar una frase";
pub const REPLACED: &str = "Pasaron a ser lugares, para que valga en otra supervisión:";
pub const NOTHING_REPLACED: &str = "Ningún conteo, código ni nombre pasó a ser un lugar: queda tal como está escrita.";
pub const NOT_KEPT_NOW: &str = "La frase no se guardó.";
pub const OWN: &str = "suya: ";
/// No phrase is for this answer.
pub const NONE_FITS: &str = "No hay frases para esta respuesta. Ctrl-T, al escribir, guarda una suya.";
pub const INCLUDED: &str = "Solo se quitan las frases suyas; esta viene con el programa.";
pub const NOTHING_FORGOTTEN: &str = "No ha quitado ninguna frase.";
pub const NOTHING_TO_KEEP: &str = "No hay un texto que guardar como frase.";
pub const NOT_YET_OWN: &str = "Este texto aún no es suyo: edítelo o acéptelo, y guárdelo después.";
pub const TOO_LONG: &str = "El texto es demasiado largo para una frase.";
pub const PERSONAL: &str = "No se guardó: parece tener datos de una persona, y las frases se comparten.";
pub const NO_EARLIER: &str = "No hay otro texto anterior.";
pub const NO_LATER: &str = "No hay un texto más reciente.";

/// Heading of the list: for which answer.
pub fn fitting(code: &str, score: &str) -> String {
    format!("Frases para {code} · {score}")
}

/// Heading of a phrase before it is kept: for which answer.
pub fn keeping(code: &str, score: &str) -> String {
    format!("Así se guardará la frase para {code} · {score}")
}

pub fn stood_there(was: &str) -> String {
    format!("en vez de «{was}»")
}

pub fn matching(shown: usize, of: usize) -> String {
    format!("{shown} de {of}")
}

pub fn no_match(query: &str) -> String {
    format!("Ninguna frase tiene «{query}». Pruebe con menos palabras; Esc vuelve al texto.")
}

/// One came to a place that is left in the text, the `n`th of `of`; what stands there is one of `among`, if that is known.
pub fn to_complete(place: &str, n: usize, of: usize, among: &[String]) -> String {
    let which = if of == 1 { String::new() } else { format!(" ({n} de {of})") };
    let write = match among {
        [] => "escriba".to_owned(),
        [one] => shortened(one),
        [one, other] => format!("{} o {}", shortened(one), shortened(other)),
        [one, ..] => format!("{}, …", shortened(one)),
    };
    format!("Complete {place}{which}: {write}. Supr quita la oración.")
}

/// What Tab does to a prepared text, in a word: one that is `sure` is accepted.
pub fn tab(sure: bool, with_place: bool) -> &'static str {
    match (sure, with_place) {
        (true, _) => "acepta",
        (false, true) => "completa",
        (false, false) => "toma",
    }
}

pub const TO_COMPLETE: &str = "falta completar";

pub fn open_place(place: &str) -> String {
    format!("{TO_COMPLETE} {place}")
}

pub fn recalled(code: &str) -> String {
    format!("texto de {code}, sin aceptar")
}

/// A phrase was kept; its beginning, so that it is seen what became of counts and codes.
pub fn kept(text: &str) -> String {
    format!("Frase guardada: «{}»", shortened(text))
}

/// Another program holds the file of phrases; how many changes wait for it.
pub fn waits(changes: usize) -> String {
    let what = if changes == 1 { "la frase".to_owned() } else { format!("{changes} frases") };
    format!("Aún no se pudo guardar {what}: otro programa usa el archivo de frases. Se reintenta.")
}

pub fn not_kept(changes: usize) -> String {
    let what =
        if changes == 1 { "no se guardó una frase".to_owned() } else { format!("no se guardaron {changes} frases") };
    format!("supervisa: {what}: otro programa usa el archivo de frases. La supervisión quedó guardada.")
}

pub const KNOWN: &str = "Esa frase ya estaba.";
pub const FORGOTTEN: &str = "La frase ya no está entre las suyas.";

/// The own phrases cannot be read. Where the file is refused, the command has room for all of its faults.
pub fn not_read(error: &StoreError) -> String {
    if matches!(error.kind, ErrorKind::RefusedPhrases(_)) {
        "No se pueden leer sus frases (vea «supervisa frases»); valen las incluidas.".to_owned()
    } else {
        error.to_string()
    }
}

pub fn not_changed(error: &StoreError) -> String {
    if matches!(error.kind, ErrorKind::RefusedPhrases(_)) {
        "No se cambiaron sus frases: no se pueden leer (vea «supervisa frases»).".to_owned()
    } else {
        error.to_string()
    }
}

// `frases`

pub const NONE: &str = "No tiene frases propias. Agregue las de un archivo con «supervisa frases importar ARCHIVO».";
pub const ANY: &str = "todos";
pub const REFUSED_HINT: &str = "No se cambió nada. Corrija el archivo, o apártelo, y repita la orden.";
pub const THERE_HINT: &str = "Indique otra ruta con --salida, o quite antes ese archivo.";
pub const NO_FOLDER_HINT: &str = "Cree la carpeta, o indique otra ruta con --salida.";

pub fn already_there(path: &str) -> String {
    format!("Ya existe «{path}» y no se reemplaza.")
}

/// There is no folder for the file.
pub fn no_folder(path: &str) -> String {
    format!("No existe la carpeta de «{path}».")
}

pub fn exported(count: usize, path: &str) -> String {
    match count {
        1 => format!("Quedó una frase en «{path}»."),
        _ => format!("Quedaron {count} frases en «{path}»."),
    }
}

pub fn imported(new: usize, known: usize, personal: usize) -> String {
    let added = match new {
        0 => "No se agregó ninguna frase".to_owned(),
        1 => "Se agregó una frase".to_owned(),
        _ => format!("Se agregaron {new} frases"),
    };
    let known = match known {
        0 => String::new(),
        1 => "; una ya estaba".to_owned(),
        _ => format!("; {known} ya estaban"),
    };
    let personal = match personal {
        0 => String::new(),
        1 => "; una quedó fuera porque tiene un RUN, un correo o un teléfono".to_owned(),
        _ => format!("; {personal} quedaron fuera porque tienen un RUN, un correo o un teléfono"),
    };
    format!("{added}{known}{personal}.")
}
