//! Words of going to a criterion: the search, and the code that is typed.

use crate::domain::nouns::Nouns;
use crate::domain::search::Part;

pub const SEARCH: &str = "Buscar en la evaluación";
pub const GOTO: &str = "Ir a un código";

pub fn part(names: &Nouns, part: Part) -> String {
    let name = match part {
        Part::Code => "código",
        Part::Label => "etiqueta",
        Part::Own(kind) => return names.text(kind).one.clone(),
        Part::Wording => "criterio",
        Part::Rule(score) => return format!("regla del {score}"),
        Part::Level(score) => return format!("nivel {}", score.digit()),
        Part::Verification => "verificación",
        Part::Note => "nota de la dimensión",
    };
    name.to_owned()
}

pub fn matching(shown: usize, of: usize) -> String {
    format!("{shown} de {of}")
}

pub fn no_match(query: &str) -> String {
    format!("Ningún criterio tiene «{query}». Pruebe con menos palabras o con otra; Esc cierra.")
}

pub fn going_to(typed: &str) -> String {
    format!("Ir al criterio: {typed}_")
}

pub fn no_such_code(typed: &str) -> String {
    format!("Ningún criterio comienza con {typed}: corríjalo, o Esc cierra.")
}
