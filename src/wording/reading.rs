//! What is said of files that are refused: JSON that is none, rubrics, sessions. Each sentence says what is wrong
//! and what to change; the place stands before it.

use crate::domain::conclusions::MAX_CONCLUSIONS;
use crate::domain::places::OF_A_COUNT;
use crate::domain::rubric::MAX_LABEL_CHARS;
use crate::domain::rubric_check::{MAX_CRITERIA, RubricFaultKind};
use crate::store::fault::shortened;
use crate::store::located::Kind;

mod session;

pub use session::*;

pub fn and_more(count: usize) -> String {
    let faults = if count == 1 { "error" } else { "errores" };
    format!("y al menos {count} {faults} más; corrija estos primero")
}

pub fn too_large(max: usize) -> String {
    format!("el archivo pasa de {} MB; no es un archivo de este programa", max / (1024 * 1024))
}

pub fn not_utf8() -> String {
    "desde aquí el archivo no es texto UTF-8; guárdelo con esa codificación".into()
}

pub fn byte_order_mark() -> String {
    "el archivo comienza con una marca de orden de bytes (BOM); guárdelo como UTF-8 sin BOM".into()
}

pub fn empty_file() -> String {
    "el archivo está vacío".into()
}

pub fn unfinished_string() -> String {
    "el archivo termina dentro de un texto; faltan las comillas de cierre y lo que sigue".into()
}

pub fn unfinished_list() -> String {
    "el archivo termina dentro de una lista; falta «]» y lo que sigue".into()
}

pub fn unfinished_object() -> String {
    "el archivo termina dentro de un objeto; falta «}» y lo que sigue".into()
}

pub fn unfinished() -> String {
    "el archivo termina antes de tiempo; está cortado".into()
}

pub fn expected_colon() -> String {
    "falta «:» entre la clave y su valor".into()
}

pub fn expected_comma_in_list() -> String {
    "aquí debe ir «,» o «]»; revise si falta una coma o sobra un carácter".into()
}

pub fn expected_comma_in_object() -> String {
    "aquí debe ir «,» o «}»; revise si falta una coma o hay comillas sin escapar (\\\")".into()
}

pub fn trailing_comma() -> String {
    "sobra la coma después del último valor; quítela".into()
}

pub fn trailing_characters() -> String {
    "sobra texto después del final del documento; quítelo".into()
}

pub fn key_not_string() -> String {
    "aquí debe ir una clave entre comillas".into()
}

pub fn control_character() -> String {
    "hay un carácter de control dentro de un texto; escriba los saltos de línea como \\n y los demás como \\u00XX"
        .into()
}

pub fn lone_surrogate() -> String {
    "la secuencia \\uXXXX es la mitad de un par y no forma un carácter; complétela o quítela".into()
}

pub fn invalid_escape() -> String {
    "la secuencia con «\\» no existe en JSON; escriba \\\\ si quiere una barra invertida".into()
}

pub fn invalid_number() -> String {
    "el número está mal escrito; use dígitos, con punto decimal si hace falta, sin ceros a la izquierda".into()
}

pub fn too_deep() -> String {
    "hay demasiados niveles de objetos o listas".into()
}

pub fn unexpected_character() -> String {
    "aquí debe ir un valor (texto entre comillas, número, objeto, lista, true, false o null)".into()
}

pub fn expected(what: &str, found: Kind) -> String {
    let found = match found {
        Kind::Object => "un objeto",
        Kind::Array => "una lista",
        Kind::Text => "un texto",
        Kind::Number => "un número",
        Kind::Bool => "true o false",
        Kind::Null => "null",
    };
    format!("debe ser {what} y es {found}")
}

pub fn expected_whole(written: &str) -> String {
    format!("debe ser un número entero, 0 o mayor, escrito solo con dígitos, y es {}", shortened(written))
}

pub fn too_great(written: &str, max: u64) -> String {
    format!("es demasiado grande: {}; el máximo es {max}", shortened(written))
}

pub fn too_long(length: usize, max: usize) -> String {
    format!("tiene {length} caracteres y el máximo es {max}; acórtelo")
}

pub fn too_many_values(max: usize) -> String {
    format!("el archivo tiene más de {max} valores; no se lee más allá")
}

pub fn duplicate_key() -> String {
    "la clave está repetida en el mismo objeto; deje una sola".into()
}

/// A key that must be there.
pub fn missing_key(key: &str) -> String {
    format!("falta la clave \"{key}\"; agréguela")
}

pub fn unknown_key(key: &str, nearest: Option<&str>, known: &[&str]) -> String {
    let key = shortened(key);
    match nearest {
        Some(nearest) => format!("la clave \"{key}\" no se conoce; ¿quiso decir \"{nearest}\"?"),
        None => format!("la clave \"{key}\" no se conoce; quítela (aquí se conocen: {})", known.join(", ")),
    }
}

/// A file that cannot be read for a reason that was not noted; there is none that we know of.
pub fn unreadable() -> String {
    "el archivo no se pudo leer".into()
}

pub fn expected_one_of(known: &[&str], found: &str) -> String {
    let found = shortened(found);
    format!("es «{found}» y debe ser {}", quoted_list(known))
}

fn quoted_list(known: &[&str]) -> String {
    let quoted: Vec<String> = known.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} o {last}", rest.join(", ")),
        Some((only, _)) => only.clone(),
        None => String::new(),
    }
}

/// The `format` of another kind of file.
pub fn wrong_format(expected: &str, found: &str) -> String {
    format!("es «{}» y debe ser \"{expected}\": el archivo es de otra clase", shortened(found))
}

/// A `version` that does not exist.
pub fn no_such_version(found: u64, newest: u64) -> String {
    format!("la versión {found} no existe; este programa conoce hasta la {newest}")
}

/// A `version` made by a newer program.
pub fn later_version(found: u64, newest: u64) -> String {
    format!("el archivo es de la versión {found} y este programa conoce hasta la {newest}; actualice el programa")
}

pub fn expected_weight(written: &str) -> String {
    let written = shortened(written);
    format!("debe ser un porcentaje de 0 a 100 con dos decimales como máximo, con punto, y es {written}")
}

pub fn scale_without(score: u8) -> String {
    format!("falta la calificación {score}; la escala tiene un objeto para cada una, de 0 a 3")
}

pub fn scale_twice(score: u8) -> String {
    format!("la calificación {score} está repetida en la escala; deje una sola")
}

/// A level of version 1 that must be there is null.
pub fn missing_level(level: u8) -> String {
    format!("el nivel {level} no puede faltar (solo el 2 puede ser null); escriba su descripción")
}

pub fn band_end() -> String {
    "el tramo debe terminar con \"to\" (incluido) o con \"below\" (excluido), uno solo de los dos".into()
}

pub fn rubric_fault(kind: &RubricFaultKind) -> String {
    match kind {
        RubricFaultKind::BadId(id) => bad_id(id),
        RubricFaultKind::Blank => "está vacío o solo tiene espacios; escriba el texto".into(),
        RubricFaultKind::Empty => "la lista está vacía; debe tener al menos un elemento".into(),
        RubricFaultKind::WeightSum(sum) => format!(
            "los pesos (weight) suman {} % y deben sumar 100 %; corrija los pesos de los ámbitos",
            percent(*sum)
        ),
        RubricFaultKind::ZeroWeight => "el peso es 0; escriba un porcentaje mayor".into(),
        RubricFaultKind::Duplicate { code, first } => {
            format!("el código {} ya se usa en {first}; cambie uno de los dos", shortened(code))
        }
        RubricFaultKind::ForeignCode { code, parent } => {
            format!(
                "el código {} debe comenzar con «{}.», como el grupo al que pertenece",
                shortened(code),
                shortened(parent)
            )
        }
        RubricFaultKind::BadCode(code) => {
            format!(
                "el código «{}» debe tener solo números separados por puntos, como 4.2.1, sin punto final",
                shortened(code)
            )
        }
        RubricFaultKind::LongLabel(length) => {
            format!("el nombre corto tiene {length} caracteres y el máximo es {MAX_LABEL_CHARS}; acórtelo")
        }
        RubricFaultKind::BandWithoutLevel(level) => {
            format!("el tramo es del nivel {level}, que este criterio no tiene; quítelo o cambie su nivel")
        }
        RubricFaultKind::DuplicateBand(level) => {
            format!("hay más de un tramo (band) para el nivel {level}; deje uno solo")
        }
        RubricFaultKind::LevelWithoutBand(level) => {
            format!("el nivel {level} no tiene tramo (band); agréguelo")
        }
        RubricFaultKind::EmptyBand => "el tramo termina antes de comenzar; corrija \"from\", \"to\" o \"below\"".into(),
        RubricFaultKind::UnknownPlace(place) => {
            let known: Vec<String> = OF_A_COUNT.iter().map(|slot| format!("{{{}}}", slot.name())).collect();
            format!("{} no se conoce aquí; los lugares son {}", shortened(place), known.join(", "))
        }
        RubricFaultKind::UnknownCriterion(code) => {
            format!("la rúbrica no tiene un criterio «{}»; corrija el código o quite la regla", shortened(code))
        }
        RubricFaultKind::NoSuchScore(score) => {
            format!("el criterio no tiene nivel {score}; quítelo o cámbielo")
        }
        RubricFaultKind::SameCriterion(code) => {
            format!("el criterio {} no puede contradecirse a sí mismo; nombre otro", shortened(code))
        }
        RubricFaultKind::TooManyCriteria(count) => {
            format!("la rúbrica tiene {count} criterios y el máximo es {MAX_CRITERIA}")
        }
        RubricFaultKind::TooManyConclusions(count) => {
            format!("la rúbrica tiene {count} campos de conclusiones y el máximo es {MAX_CONCLUSIONS}")
        }
    }
}

/// Hundredths of a percent with the decimal comma: 9950 is `99,5`.
fn percent(hundredths: u64) -> String {
    let text = format!("{},{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}
