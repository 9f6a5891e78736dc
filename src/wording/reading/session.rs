//! What is said of sessions that are refused.

use crate::domain::score::Score;
use crate::store::fault::shortened;
use crate::store::wrong::OfSession;

pub(super) fn wrong(wrong: &OfSession) -> String {
    match wrong {
        OfSession::Id(written) => {
id(written)
},
        OfSession::Hash => {
"debe ser una huella SHA-256: 64 dígitos hexadecimales en minúscula".into()
},
        OfSession::UnknownCriterion(code, rubric) => {
format!("la rúbrica {rubric} no tiene un criterio {}; corrija el código o quite la evaluación", shortened(code))
},
        OfSession::Score(scale, written) => {
let digits: Vec<String> = scale.digits().iter().map(Score::to_string).collect();
    format!("la calificación debe ser {} o null, y es {}", digits.join(", "), shortened(written))
},
        OfSession::NoSuchLevel(code, score) => {
format!("{code} no tiene nivel {} en esta rúbrica; elija otra calificación", score.digit())
},
        OfSession::Timestamp(found) => {
format!("«{}» debe ser fecha y hora con zona, como 2026-11-22T12:03:04-03:00", shortened(found))
},
        OfSession::CursorBeyond(cursor, length) => {
format!("el cursor está en {cursor} y el texto tiene {length} caracteres")
},
        OfSession::TwoOpen => {
"solo una cosa puede estar abierta: deje \"editor\", \"sheet\", \"bulk\", \"counter\" o \"field\"".to_owned()
},
        OfSession::NotCounted(code) => {
format!("el criterio {} no se cuenta caso por caso; quítelo", shortened(code))
},
        OfSession::LongKey(max) => {
format!("la clave tiene más de {max} caracteres; acórtela")
},
        OfSession::TooMany(max) => {
format!("hay más de {max} entradas, que es el máximo")
},
        OfSession::TooManyCodes(count, max) => {
format!("hay {count} códigos y el máximo es {max}")
},
        OfSession::UnknownRubric(pin) => {
let hash: String = pin.sha256.chars().filter(char::is_ascii_hexdigit).take(64).collect();
    format!(
        "la supervisión usa la rúbrica {} con huella {hash}, que no está en el programa ni en la carpeta de datos; \
         ponga el archivo de esa rúbrica, sin cambiarlo, como rubricas/{hash}.json en la carpeta de datos",
        shortened(&pin.id)
    )
},
        OfSession::UnknownConclusion(key, rubric, known) => {
            let (key, known) = (shortened(key), known.join(", "));
            format!("la rúbrica {rubric} no tiene un campo «{key}» de conclusiones; son: {known}")
        }
        OfSession::NotPublic(key) => {
            format!("el campo «{}» no tiene texto para la versión pública; quítelo", shortened(key))
        }
        OfSession::ActOutOfOrder => {
            "este acto no puede seguir al anterior: se cierra la versión que corresponde y se reabre esa misma".into()
        }
        OfSession::ActsAgainstStatus => {
            "lo que dicen los actos no es lo que dice \"status\": una supervisión cerrada termina con su cierre".into()
        }
        OfSession::ClosingAgainstActs => "el cierre no es el del último de los actos".into(),
        OfSession::ClosingMissing => "el último acto es un cierre y falta \"closing\"".into(),
        OfSession::BrokenSeal(version) => {
            format!("el contenido no es el que se selló al cerrar la versión {version}: se cambió después")
        }
        OfSession::Damaged => {
"el contenido no coincide con su huella (payload_sha256): el archivo se dañó o fue cambiado fuera del programa"
        .into()
},
    }
}

pub(super) fn id(id: &str) -> String {
    format!("«{}» debe tener de 1 a 40 caracteres: letras minúsculas sin tilde (a-z), números y guiones", shortened(id))
}
