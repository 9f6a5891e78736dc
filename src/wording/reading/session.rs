//! What is said of sessions that are refused.

use crate::domain::rubric::Rubric;
use crate::domain::score::{Scale, Score};
use crate::domain::session::RubricPin;
use crate::store::fault::shortened;

pub fn bad_id(id: &str) -> String {
    format!("«{}» debe tener de 1 a 40 caracteres: letras minúsculas sin tilde (a-z), números y guiones", shortened(id))
}

pub fn bad_hash() -> String {
    "debe ser una huella SHA-256: 64 dígitos hexadecimales en minúscula".into()
}

pub fn unknown_criterion(code: &str, rubric: &str) -> String {
    format!("la rúbrica {rubric} no tiene un criterio {}; corrija el código o quite la evaluación", shortened(code))
}

pub fn bad_score(scale: &Scale, written: &str) -> String {
    let digits: Vec<String> = scale.digits().iter().map(Score::to_string).collect();
    format!("la calificación debe ser {} o null, y es {}", digits.join(", "), shortened(written))
}

pub fn no_such_level(code: &str, score: Score) -> String {
    format!("{code} no tiene nivel {} en esta rúbrica; elija otra calificación", score.digit())
}

pub fn bad_timestamp(found: &str) -> String {
    format!("«{}» debe ser fecha y hora con zona, como 2026-11-22T12:03:04-03:00", shortened(found))
}

pub fn cursor_beyond(cursor: u64, length: usize) -> String {
    format!("el cursor está en {cursor} y el texto tiene {length} caracteres")
}

pub fn one_thing_open() -> String {
    "solo una cosa puede estar abierta: deje \"editor\", \"sheet\", \"bulk\", \"counter\" o \"field\"".to_owned()
}

/// Ticks for a criterion that is not counted one by one.
pub fn not_counted(code: &str) -> String {
    format!("el criterio {} no se cuenta caso por caso; quítelo", shortened(code))
}

pub fn long_key(max: usize) -> String {
    format!("la clave tiene más de {max} caracteres; acórtela")
}

pub fn too_many(max: usize) -> String {
    format!("hay más de {max} entradas, que es el máximo")
}

pub fn too_many_codes(count: usize, max: usize) -> String {
    format!("hay {count} códigos y el máximo es {max}")
}

pub fn unknown_rubric(pin: &RubricPin) -> String {
    let hash: String = pin.sha256.chars().filter(char::is_ascii_hexdigit).take(64).collect();
    format!(
        "la supervisión usa la rúbrica {} con huella {hash}, que no está en el programa ni en la carpeta de datos; \
         ponga el archivo de esa rúbrica, sin cambiarlo, como rubricas/{hash}.json en la carpeta de datos",
        shortened(&pin.id)
    )
}

pub fn damaged() -> String {
    "el contenido no coincide con su huella (payload_sha256): el archivo se dañó o fue cambiado fuera del programa"
        .into()
}

pub fn unknown_conclusion(key: &str, rubric: &Rubric) -> String {
    let known: Vec<&str> = rubric.conclusions().iter().map(|field| field.key.as_str()).collect();
    format!(
        "la rúbrica {} no tiene un campo «{}» de conclusiones; son: {}",
        rubric.id(),
        shortened(key),
        known.join(", ")
    )
}

pub fn not_public(key: &str) -> String {
    format!("el campo «{}» no tiene texto para la versión pública; quítelo", shortened(key))
}

pub fn act_out_of_order() -> String {
    "este acto no puede seguir al anterior: se abre, se cierra la versión que corresponde y se reabre esa misma".into()
}

pub fn acts_against_status() -> String {
    "lo que dicen los actos no es lo que dice \"status\": una supervisión cerrada termina con su cierre".into()
}

pub fn closing_against_acts() -> String {
    "el cierre no es el del último de los actos".into()
}

pub fn closing_missing() -> String {
    "el último acto es un cierre y falta \"closing\"".into()
}

pub fn broken_seal(version: u32) -> String {
    format!("el contenido no es el que se selló al cerrar la versión {version}: se cambió después")
}
