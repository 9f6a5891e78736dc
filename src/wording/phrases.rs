//! Words about phrases: their file, their command, what came of keeping one.

use crate::domain::phrases::{COPIED_WORDS, MAX_PHRASES, Origin, Question};
use crate::domain::places::Slot;
use crate::store::StoreError;
use crate::store::error::ErrorKind;
use crate::store::fault::shortened;

// The file

/// A phrase without text.
pub const BLANK: &str = "la frase está vacía; escríbala o quite el objeto entero";

/// An alternative without a name.
pub const BLANK_NAME: &str = "el nombre está vacío; escríbalo o quite la clave";

/// A phrase of the set of a rubric that is for no level of it.
pub const FOR_NO_LEVEL: &str =
    "una frase que acompaña a una rúbrica es de un criterio y de una calificación: escriba criterion y score";

/// A phrase of the set of the rubric `id` that is of another.
pub fn of_another_rubric(found: Option<&str>, id: &str) -> String {
    let found = found.map_or_else(|| "no dice de qué rúbrica es".to_owned(), |found| format!("es de «{found}»"));
    format!("la frase {found}; escriba \"rubric\": \"{id}\"")
}

/// A phrase for a criterion that the rubric `id` lacks.
pub fn no_such_criterion(code: &str, id: &str) -> String {
    format!("la rúbrica {id} no tiene el criterio «{}»; corrija el código o quite la frase", shortened(code))
}

/// A phrase hangs on a count where nothing is counted.
pub fn not_counted(code: &str) -> String {
    format!("el criterio {} no se cuenta; quite la clave when", shortened(code))
}

/// A phrase with a place that the program does not know.
pub fn unknown_place(place: &str) -> String {
    let known: Vec<String> =
        Slot::ALL.iter().filter(|slot| **slot != Slot::Person).map(|slot| format!("{{{}}}", slot.name())).collect();
    format!("{} no es un lugar; los lugares son {}", shortened(place), known.join(" "))
}

/// A phrase says the rubric's own words.
pub fn copied(words: &str) -> String {
    format!("copia la rúbrica («{words}»): diga qué se constató, con menos de {COPIED_WORDS} de sus palabras seguidas")
}

/// How many phrases come with a rubric, in `source`.
pub fn sound(source: &str, count: usize) -> String {
    match count {
        1 => format!("{source}: una frase, sin errores."),
        _ => format!("{source}: {count} frases, sin errores."),
    }
}

/// A code of a criterion that is none.
#[must_use]
pub fn bad_code(code: &str) -> String {
    format!("«{}» no es el código de un criterio; escríbalo como \"4.2.1\", sin punto final", shortened(code))
}

/// A file with too many phrases.
#[must_use]
pub fn too_many_listed(count: usize) -> String {
    format!("tiene {count} frases y el máximo es {MAX_PHRASES}; quite las que no use")
}

/// No room for more.
#[must_use]
pub fn too_many(path: &str) -> String {
    format!("No caben más de {MAX_PHRASES} frases en {path}; no se agregó ninguna. Quite antes las que no use.")
}

// The screens

/// Name of what is asked before a text is offered.
pub const CHOOSE: &str = "Qué se constató";
/// Which of the alternatives of a level.
const WHICH_ALTERNATIVE: &str = "¿Qué se constató? Elija, o escriba su propio texto.";
/// Which reports a text is about.
const WHICH_REPORTS: &str = "¿De qué RUC se trata? Elija, o escriba su propio texto.";
/// One cannot go on without an answer.
pub const CHOOSE_FIRST: &str = "Elija con su letra: nada se da por constatado sin usted.";
/// A text that nothing counted bears out was taken into the editor.
pub const READ_FIRST: &str = "Léalo: con Tab otra vez queda como su texto.";

/// What is asked.
pub fn asked(question: &Question) -> &'static str {
    match question {
        Question::Alternative(_) => WHICH_ALTERNATIVE,
        Question::Reports(_) => WHICH_REPORTS,
    }
}

/// What can be answered, each with its letter.
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

/// A prepared text is shown: whose it is, and which of how many.
pub fn proposed(origin: Origin, (n, of): (usize, usize)) -> String {
    let what = match origin {
        Origin::Own => "frase suya",
        Origin::Starter => "borrador",
    };
    if of == 1 { format!("{what} sin aceptar") } else { format!("{what} {n} de {of}, sin aceptar") }
}

/// Name of the list of phrases.
pub const PICK: &str = "Frases";
/// Name of the phrase that is shown before it is kept.
pub const KEEP: &str = "Guardar una frase";
/// Before what became places.
pub const REPLACED: &str = "Pasaron a ser lugares, para que valga en otra supervisión:";
/// Nothing became a place.
pub const NOTHING_REPLACED: &str = "Ningún conteo, código ni nombre pasó a ser un lugar: queda tal como está escrita.";
/// It was looked at and not kept.
pub const NOT_KEPT_NOW: &str = "La frase no se guardó.";
/// Before a phrase of one's own.
pub const OWN: &str = "suya: ";
/// No phrase is for this answer.
pub const NONE_FITS: &str = "No hay frases para esta respuesta. Ctrl-T, al escribir, guarda una suya.";
/// A phrase that comes with the program.
pub const INCLUDED: &str = "Solo se quitan las frases suyas; esta viene con el programa.";
/// Nothing was forgotten here.
pub const NOTHING_FORGOTTEN: &str = "No ha quitado ninguna frase.";
/// There is no text to be kept.
pub const NOTHING_TO_KEEP: &str = "No hay un texto que guardar como frase.";
/// What is shown is not the supervisor's own.
pub const NOT_YET_OWN: &str = "Este texto aún no es suyo: edítelo o acéptelo, y guárdelo después.";
/// Too long with its places.
pub const TOO_LONG: &str = "El texto es demasiado largo para una frase.";
/// A phrase travels to colleagues.
pub const PERSONAL: &str = "No se guardó: parece tener datos de una persona, y las frases se comparten.";
/// Nothing was written before.
pub const NO_EARLIER: &str = "No hay otro texto anterior.";
/// Nothing was recalled.
pub const NO_LATER: &str = "No hay un texto más reciente.";

/// Heading of the list: for which answer.
#[must_use]
pub fn fitting(code: &str, score: &str) -> String {
    format!("Frases para {code} · {score}")
}

/// Heading of a phrase before it is kept: for which answer.
#[must_use]
pub fn keeping(code: &str, score: &str) -> String {
    format!("Así se guardará la frase para {code} · {score}")
}

/// What stood where a place is now.
#[must_use]
pub fn stood_there(was: &str) -> String {
    format!("en vez de «{was}»")
}

/// How many phrases match.
#[must_use]
pub fn matching(shown: usize, of: usize) -> String {
    format!("{shown} de {of}")
}

/// Nothing matches.
#[must_use]
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
        (true, _) => "acepta y sigue",
        (false, true) => "lo completa",
        (false, false) => "lo toma",
    }
}

/// A text is there, and a place of a phrase is left in it.
pub const TO_COMPLETE: &str = "falta completar";

/// A place of a phrase is left in the text.
pub fn open_place(place: &str) -> String {
    format!("{TO_COMPLETE} {place}")
}

/// The text of another criterion is shown.
#[must_use]
pub fn recalled(code: &str) -> String {
    format!("texto de {code}, sin aceptar")
}

/// A phrase was kept; its beginning, so that it is seen what became of counts and codes.
#[must_use]
pub fn kept(text: &str) -> String {
    format!("Frase guardada: «{}»", shortened(text))
}

/// Another program holds the file of phrases; how many changes wait for it.
#[must_use]
pub fn waits(changes: usize) -> String {
    let what = if changes == 1 { "la frase".to_owned() } else { format!("{changes} frases") };
    format!("Aún no se pudo guardar {what}: otro programa usa el archivo de frases. Se reintenta.")
}

/// The program ends, and another one still holds the file of phrases.
#[must_use]
pub fn not_kept(changes: usize) -> String {
    let what =
        if changes == 1 { "no se guardó una frase".to_owned() } else { format!("no se guardaron {changes} frases") };
    format!("supervisa: {what}: otro programa usa el archivo de frases. La supervisión quedó guardada.")
}

/// A phrase that was there already.
pub const KNOWN: &str = "Esa frase ya estaba.";
/// A phrase was forgotten.
pub const FORGOTTEN: &str = "La frase ya no está entre las suyas.";

/// The own phrases cannot be read. Where the file is refused, the command has room for all of its faults.
#[must_use]
pub fn not_read(error: &StoreError) -> String {
    if matches!(error.kind, ErrorKind::RefusedPhrases(_)) {
        "No se pueden leer sus frases (vea «supervisa frases»); valen las incluidas.".to_owned()
    } else {
        error.to_string()
    }
}

/// An own phrase was neither kept nor forgotten.
#[must_use]
pub fn not_changed(error: &StoreError) -> String {
    if matches!(error.kind, ErrorKind::RefusedPhrases(_)) {
        "No se cambiaron sus frases: no se pueden leer (vea «supervisa frases»).".to_owned()
    } else {
        error.to_string()
    }
}

// `frases`

/// No own phrases.
pub const NONE: &str = "No tiene frases propias. Agregue las de un archivo con «supervisa frases importar ARCHIVO».";
/// For any criterion, in the list.
pub const ANY: &str = "todos";
/// What to do about a refused file.
pub const REFUSED_HINT: &str = "No se cambió nada. Corrija el archivo, o apártelo, y repita la orden.";
/// What to do about a file that is there.
pub const THERE_HINT: &str = "Indique otra ruta con --salida, o quite antes ese archivo.";
/// What to do about a folder that is not there.
pub const NO_FOLDER_HINT: &str = "Cree la carpeta, o indique otra ruta con --salida.";

/// There is a file already.
#[must_use]
pub fn already_there(path: &str) -> String {
    format!("Ya existe «{path}» y no se reemplaza.")
}

/// There is no folder for the file.
#[must_use]
pub fn no_folder(path: &str) -> String {
    format!("No existe la carpeta de «{path}».")
}

/// What came of an export.
#[must_use]
pub fn exported(count: usize, path: &str) -> String {
    match count {
        1 => format!("Quedó una frase en «{path}»."),
        _ => format!("Quedaron {count} frases en «{path}»."),
    }
}

/// What came of an import.
#[must_use]
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
