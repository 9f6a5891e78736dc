//! What is said of files that are refused: JSON that is none, rubrics, sessions, phrases. Each sentence says what is wrong
//! and what to change; the place stands before it.

use std::fmt;

use crate::domain::conclusions::MAX_CONCLUSIONS;
use crate::domain::nouns::MAX_NOUN_CHARS;
use crate::domain::places::OF_A_COUNT;
use crate::domain::rubric::{MAX_LABEL_CHARS, MAX_SHORT_CHARS};
use crate::domain::rubric_check::{CodeStyle, MAX_CRITERIA, Never, RubricFaultKind};
use crate::domain::score::MAX_MARK_CHARS;
use crate::store::fault::{Fault, Faults, one_line, shortened};
use crate::store::located::{Kind, MAX_BYTES};
use crate::store::wire::{ReadFault, VERSION};
use crate::store::wrong::{Form, OfRubric, OfSession, Syntax, Wrong};

mod phrase;
mod session;

impl fmt::Display for Fault {
    /// `línea:columna: campo: mensaje`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", one_line(&self.path))?;
        }
        f.write_str(&one_line(&self.wrong.to_string()))
    }
}

impl fmt::Display for Faults {
    /// One line a fault, `archivo:línea:columna: campo: mensaje`, without a final line break.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = one_line(&self.source);
        for (n, fault) in self.faults.iter().enumerate() {
            let separator = if n == 0 { "" } else { "\n" };
            write!(f, "{separator}{source}:{fault}")?;
        }
        if self.omitted > 0 {
            let faults = if self.omitted == 1 { "error" } else { "errores" };
            write!(f, "\n{source}: y al menos {} {faults} más; corrija estos primero", self.omitted)?;
        }
        Ok(())
    }
}

impl fmt::Display for ReadFault {
    /// One line a fault, each with the file's name in front.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (source, wrong) = match self {
            Self::Faults(faults) => return faults.fmt(f),
            Self::UnknownRubric(source, pin) => (source, OfSession::UnknownRubric(pin.clone()).into()),
            Self::LaterVersion(source, version) => (source, Wrong::LaterVersion(*version, VERSION)),
            Self::TooLarge(source) => (source, Wrong::TooLarge(MAX_BYTES)),
            Self::Damaged(source) => (source, OfSession::Damaged.into()),
            Self::BrokenSeal(source, version) => (source, OfSession::BrokenSeal(*version).into()),
        };
        write!(f, "{}: {wrong}", one_line(source))
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::TooLarge(max) => {
                format!("el archivo pasa de {} MB; no es un archivo de este programa", max / (1024 * 1024))
            }
            Self::NotUtf8 => "desde aquí el archivo no es texto UTF-8; guárdelo con esa codificación".into(),
            Self::ByteOrderMark => {
                "el archivo comienza con una marca de orden de bytes (BOM); guárdelo como UTF-8 sin BOM".into()
            }
            Self::Syntax(fault) => syntax(*fault).into(),
            Self::Expected(form, found) => format!("debe ser {} y es {}", a_form(*form), a_kind(*found)),
            Self::NotWhole(written) => {
                let written = shortened(written);
                format!("debe ser un número entero, 0 o mayor, escrito solo con dígitos, y es {written}")
            }
            Self::TooGreat(written, max) => {
                format!("es demasiado grande: {}; el máximo es {max}", shortened(written))
            }
            Self::TooLong(length, max) => format!("tiene {length} caracteres y el máximo es {max}; acórtelo"),
            Self::TooManyValues(max) => format!("el archivo tiene más de {max} valores; no se lee más allá"),
            Self::DuplicateKey => "la clave está repetida en el mismo objeto; deje una sola".into(),
            Self::MissingKey(key) => format!("falta la clave \"{key}\"; agréguela"),
            Self::UnknownKey(key, nearest, known) => {
                let key = shortened(key);
                match nearest {
                    Some(nearest) => format!("la clave \"{key}\" no se conoce; ¿quiso decir \"{nearest}\"?"),
                    None => {
                        let known = known.join(", ");
                        format!("la clave \"{key}\" no se conoce; quítela (aquí se conocen: {known})")
                    }
                }
            }
            Self::Unreadable => "el archivo no se pudo leer".into(),
            Self::NoneOf(known, found) => format!("es «{}» y debe ser {}", shortened(found), quoted_list(known)),
            Self::Format(expected, found) => {
                format!("es «{}» y debe ser \"{expected}\": el archivo es de otra clase", shortened(found))
            }
            Self::NoSuchVersion(found, newest) => {
                format!("la versión {found} no existe; este programa conoce hasta la {newest}")
            }
            Self::LaterVersion(found, newest) => format!(
                "el archivo es de la versión {found} y este programa conoce hasta la {newest}; actualice el programa"
            ),
            Self::Rubric(wrong) => rubric(wrong),
            Self::Session(wrong) => session::wrong(wrong),
            Self::Phrase(wrong) => phrase::wrong(wrong),
        })
    }
}

fn a_form(form: Form) -> &'static str {
    match form {
        Form::Object => "un objeto { … }",
        Form::List => "una lista [ … ]",
        Form::Text => "un texto entre comillas",
        Form::Whole => "un número entero",
        Form::Flag => "true o false",
    }
}

fn a_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "un objeto",
        Kind::Array => "una lista",
        Kind::Text => "un texto",
        Kind::Number => "un número",
        Kind::Bool => "true o false",
        Kind::Null => "null",
    }
}

fn syntax(fault: Syntax) -> &'static str {
    match fault {
        Syntax::Empty => "el archivo está vacío",
        Syntax::UnfinishedString => {
            "el archivo termina dentro de un texto; faltan las comillas de cierre y lo que sigue"
        }
        Syntax::UnfinishedList => "el archivo termina dentro de una lista; falta «]» y lo que sigue",
        Syntax::UnfinishedObject => "el archivo termina dentro de un objeto; falta «}» y lo que sigue",
        Syntax::Unfinished => "el archivo termina antes de tiempo; está cortado",
        Syntax::Colon => "falta «:» entre la clave y su valor",
        Syntax::CommaInList => "aquí debe ir «,» o «]»; revise si falta una coma o sobra un carácter",
        Syntax::CommaInObject => "aquí debe ir «,» o «}»; revise si falta una coma o hay comillas sin escapar (\\\")",
        Syntax::TrailingComma => "sobra la coma después del último valor; quítela",
        Syntax::TrailingCharacters => "sobra texto después del final del documento; quítelo",
        Syntax::KeyNotString => "aquí debe ir una clave entre comillas",
        Syntax::ControlCharacter => {
            "hay un carácter de control dentro de un texto; escriba los saltos de línea como \\n y los demás como \\u00XX"
        }
        Syntax::LoneSurrogate => {
            "la secuencia \\uXXXX es la mitad de un par y no forma un carácter; complétela o quítela"
        }
        Syntax::Escape => "la secuencia con «\\» no existe en JSON; escriba \\\\ si quiere una barra invertida",
        Syntax::Number => {
            "el número está mal escrito; use dígitos, con punto decimal si hace falta, sin ceros a la izquierda"
        }
        Syntax::TooDeep => "hay demasiados niveles de objetos o listas",
        Syntax::Character => "aquí debe ir un valor (texto entre comillas, número, objeto, lista, true, false o null)",
    }
}

fn rubric(wrong: &OfRubric) -> String {
    match wrong {
        OfRubric::Weight(written) => {
            let written = shortened(written);
            format!("debe ser un porcentaje de 0 a 100 con dos decimales como máximo, con punto, y es {written}")
        }
        OfRubric::ScaleWithout(score) => {
            format!("falta la calificación {score}; la escala tiene un objeto para cada una, de 0 a 3")
        }
        OfRubric::ScaleTwice(score) => {
            format!("la calificación {score} está repetida en la escala; deje una sola")
        }
        OfRubric::MissingLevel(level) => {
            format!("el nivel {level} no puede faltar (solo el 2 puede ser null); escriba su descripción")
        }
        OfRubric::ScaleSize(size) => format!("la escala tiene {size} y debe tener de 2 a 10 calificaciones"),
        OfRubric::Points(written) => {
            let written = shortened(written);
            format!("debe ser un número de 0 a 1000 con dos decimales como máximo, con punto, y es {written}")
        }
        OfRubric::Factor(written) => {
            let written = shortened(written);
            format!(
                "debe ser un peso mayor que 0 y hasta 1000, con dos decimales como máximo, con punto, y es {written}"
            )
        }
        OfRubric::Percent(written) => {
            let written = shortened(written);
            format!("debe ser un porcentaje de 0 a 100 con dos decimales como máximo, con punto, y es {written}")
        }
        OfRubric::AskedTwice => "esta parte de la muestra ya se pide antes; quite la repetida".into(),
        OfRubric::DemandTwice => "el mismo texto está dos veces; deje uno".into(),
        OfRubric::TooManyDemands(count) => {
            format!("exige {count} textos y solo hay dos, \"hallazgo\" y \"observacion\"; deje dos como máximo")
        }
        OfRubric::UnknownLevel(key, known) => format!(
            "el nivel «{}» no está en la escala; quítelo o use una de sus calificaciones: {}",
            shortened(key),
            known.join(", ")
        ),
        OfRubric::NumberOrCode => "el ámbito debe tener un número (number) o un código (code), uno de los dos".into(),
        OfRubric::DimensionsAndCriteria => {
            "el ámbito tiene dimensiones (dimensions) y criterios propios (criteria); deje unas u otros".into()
        }
        OfRubric::AmbitoWeight => "con este método (scoring) los ámbitos no llevan peso; quítelo, o póngalo en los \
                                   criterios si el método es \"points\""
            .into(),
        OfRubric::CriterionWeight => {
            "los criterios llevan peso solo con el método (scoring) \"points\"; quítelo o cambie el método".into()
        }
        OfRubric::GradePoint => "cada punto de la nota es una pareja: [porcentaje, nota]".into(),
        OfRubric::Condition => "la condición debe tener \"criteria\" y \"scores\", o \"below\", o \"ambito\" y \
                                \"below\"; sin condición, quite \"if\""
            .into(),
        OfRubric::BandEnd => {
            "el tramo debe terminar con \"to\" (incluido) o con \"below\" (excluido), uno solo de los dos".into()
        }
        OfRubric::Invariant(kind) => invariant(kind),
    }
}

fn quoted_list(known: &[String]) -> String {
    let quoted: Vec<String> = known.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} o {last}", rest.join(", ")),
        Some((only, _)) => only.clone(),
        None => String::new(),
    }
}

fn invariant(kind: &RubricFaultKind) -> String {
    match kind {
        RubricFaultKind::BadId(id) => session::id(id),
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
        RubricFaultKind::BadCode(code, CodeStyle::Free) => {
            format!(
                "el código «{}» debe tener letras o números, con puntos o guiones entre ellos, como A2.1-1, y 20 \
                 caracteres como máximo",
                shortened(code)
            )
        }
        RubricFaultKind::BadCode(code, CodeStyle::Nested) => {
            format!(
                "el código «{}» debe tener solo números separados por puntos, como 4.2.1, sin punto final",
                shortened(code)
            )
        }
        RubricFaultKind::LongShort(length) => {
            format!("el título de la columna tiene {length} caracteres y el máximo es {MAX_SHORT_CHARS}; acórtelo")
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
        RubricFaultKind::LongMark(length) => {
            format!("la marca tiene {length} caracteres y el máximo es {MAX_MARK_CHARS}; acórtela")
        }
        RubricFaultKind::BadNoun(said) => format!(
            "«{}» no sirve dentro de una frase; escriba palabras de solo letras, en minúsculas, de hasta \
             {MAX_NOUN_CHARS} caracteres",
            shortened(said)
        ),
        RubricFaultKind::NoBest => {
            "ninguna calificación tiene más de 0 puntos y no hay un máximo; escriba \"points\" o use el método \"none\""
                .into()
        }
        RubricFaultKind::TooFewLevels(count) => {
            format!("tiene {count} y debe tener al menos dos niveles que cuenten; agréguelos")
        }
        RubricFaultKind::OwnPoints => "un nivel lleva puntos propios solo con el método \"points\" y si su calificación \
                                       tiene puntos en la escala; quítelos"
            .into(),
        RubricFaultKind::WithoutPercent => {
            "con el método \"none\" no hay porcentaje; quítelo o cambie el método (scoring)".into()
        }
        RubricFaultKind::GradeEnds => "la nota debe ir de 0 a 100 %: al menos dos puntos, el primero en 0 y el último en \
                                       100"
            .into(),
        RubricFaultKind::GradeOrder => "los porcentajes de la nota deben subir; corrija este o el anterior".into(),
        RubricFaultKind::GradeTurns => {
            "la nota cambia de dirección: a más porcentaje no puede subir y luego bajar, ni al revés; corrija los puntos"
                .into()
        }
        RubricFaultKind::UnknownAmbito(code) => {
            format!("la rúbrica no tiene un ámbito «{}»; corrija el código o quite el resultado", shortened(code))
        }
        RubricFaultKind::NeverHolds(Never::AfterOtherwise(first)) => {
            format!("nunca se dará: {first} no tiene condición y se da siempre; póngalo antes o quítelo")
        }
        RubricFaultKind::NeverHolds(Never::Taken) => {
            "nunca se dará: los resultados anteriores ya toman todos sus casos; cámbielo de lugar o quítelo".into()
        }
        RubricFaultKind::NeverHolds(Never::Lowest(lowest)) => {
            format!("nunca se dará: lo menos que se puede obtener es {} %; corrija \"below\"", percent(*lowest))
        }
    }
}

/// Hundredths of a percent with the decimal comma: 9950 is `99,5`.
fn percent(hundredths: u64) -> String {
    let text = format!("{},{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::wrong::OfPhrase;

    #[test]
    fn every_fault_is_one_harmless_line() {
        let fault = Fault {
            line: 3,
            column: 7,
            path: "a\u{1B}[2J.b".into(),
            wrong: OfPhrase::Code("malo\nde verdad".into()).into(),
        };
        let whole = Fault { line: 1, column: 1, path: String::new(), wrong: OfPhrase::Code("x".repeat(99)).into() };
        let faults = Faults { source: "se\u{202E}sion.json".into(), faults: vec![fault, whole], omitted: 4 };
        let shown = faults.to_string();
        let lines: Vec<&str> = shown.lines().collect();
        assert!(
            lines[0].starts_with("se\u{FFFD}sion.json:3:7: a\u{FFFD}[2J.b: «malo\u{FFFD}de verdad» no es"),
            "{shown}"
        );
        assert!(lines[1].starts_with(&format!("se\u{FFFD}sion.json:1:1: «{}…»", "x".repeat(40))), "{shown}");
        assert!(lines[2].contains('4'));
        assert_eq!(lines.len(), 3);
    }
}
