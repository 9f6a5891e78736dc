//! Words of what can be gone on with when a file is damaged.

use crate::domain::rubric::{CriterionIx, Rubric};
use crate::store::recovery::Rest;
use crate::store::wire::salvage::{Damage, Losses, Part};
use crate::wording::lists::thousands;
use crate::wording::nouns;

/// Codes that are named before the rest is counted.
const NAMED: usize = 6;

pub fn rest(Rest { damage, rubric }: &Rest) -> String {
    match damage {
        Damage::Surrounded(0) => "El contenido está entero.".to_owned(),
        Damage::Surrounded(1) => "El contenido está entero; sobra un byte que no es suyo.".to_owned(),
        Damage::Surrounded(bytes) => {
            format!("El contenido está entero; sobran {} bytes que no son suyos.", thousands(*bytes))
        }
        Damage::Changed => "Se lee entero, pero no es lo que se guardó: algo se dañó o se cambió fuera del programa. \
                            Revise las respuestas."
            .to_owned(),
        Damage::Torn(losses) => torn(losses, rubric),
    }
}

fn torn(losses: &Losses, rubric: &Rubric) -> String {
    let mut text =
        if losses.breaks_off { "Faltan los últimos bytes." } else { "Hay partes que no se pueden leer." }.to_owned();
    let code = |ix: CriterionIx| rubric.criterion(ix).code.0.as_str();
    let cut: Vec<String> = losses
        .cut
        .iter()
        .map(|&(ix, kind)| format!("{} de {}", nouns::the_text(rubric.nouns(), kind), code(ix)))
        .collect();
    if !cut.is_empty() {
        let verb = if cut.len() == 1 { "Quedó cortado y no cuenta" } else { "Quedaron cortados y no cuentan" };
        text.push_str(&format!(" {verb}: {}.", few(&cut)));
    }
    let other = losses.answers.iter().filter(|ix| !losses.cut.iter().any(|(cut, _)| cut == *ix));
    let other: Vec<String> = other.map(|&ix| code(ix).to_owned()).collect();
    if !other.is_empty() {
        text.push_str(&format!(" Con algo ilegible: {}.", few(&other)));
    }
    let parts: Vec<String> = losses.parts.iter().map(|part| the_part(*part).to_owned()).collect();
    if !parts.is_empty() {
        let verb = if losses.breaks_off { "Falta o puede faltar" } else { "Falta algo en" };
        text.push_str(&format!(" {verb}: {}.", few(&parts)));
    }
    text
}

fn the_part(part: Part) -> &'static str {
    match part {
        Part::Identification => "la identificación",
        Part::Sample => "la muestra",
        Part::Sheet => "la planilla",
        Part::Marks => "las marcas",
        Part::Dismissed => "las alertas descartadas",
        Part::Conclusions => "las conclusiones",
        Part::Acts => "los cierres",
    }
}

/// «a, b y c»; where there are many, the first and how many more.
fn few(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] if all.len() <= NAMED => format!("{} y {last}", before.join(", ")),
        _ => format!("{} y {} más", all[..NAMED].join(", "), all.len() - NAMED),
    }
}

pub fn differing(codes: &[String]) -> String {
    match codes.len() {
        0 => "Las respuestas de ambas versiones son las mismas.".to_owned(),
        1 => format!("Las dos versiones difieren en la respuesta a {}.", few(codes)),
        count => format!("Las dos versiones difieren en {count} respuestas: {}.", few(codes)),
    }
}

pub const OF_DAMAGED: &str = "archivo dañado";
pub const OF_FILE: &str = "archivo";
pub const OF_BACKUP: &str = "respaldo";
pub const OF_DAMAGED_BACKUP: &str = "respaldo dañado";

pub fn went_on(rest: &str) -> String {
    format!("Sigue con lo que se pudo leer. {rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::TextKind;
    use crate::store::rubric_file::embedded;

    #[test]
    fn what_lacks_is_said_in_a_few_sentences() {
        let (rubric, _) = embedded();
        let at = |code: &str| rubric.find(code).unwrap();
        let rest = |damage| rest(&Rest { damage, rubric: rubric.clone() });
        let losses = Losses {
            breaks_off: true,
            cut: vec![(at("2.1.4"), TextKind::Hallazgo)],
            answers: vec![at("2.1.4")],
            parts: vec![Part::Sample, Part::Sheet, Part::Marks],
        };
        insta::assert_snapshot!(rest(Damage::Torn(losses)), @"Faltan los últimos bytes. Quedó cortado y no cuenta: el hallazgo de 2.1.4. Falta o puede faltar: la muestra, la planilla y las marcas.");
        let losses = Losses {
            breaks_off: false,
            cut: vec![(at("1.1.1"), TextKind::Hallazgo), (at("1.1.2"), TextKind::Observacion)],
            answers: rubric.indices().collect(),
            parts: vec![Part::Identification],
        };
        insta::assert_snapshot!(rest(Damage::Torn(losses)), @"Hay partes que no se pueden leer. Quedaron cortados y no cuentan: el hallazgo de 1.1.1 y la observación de 1.1.2. Con algo ilegible: 1.1.3, 1.1.4, 1.1.5, 1.2.1, 1.2.2, 1.2.3 y 28 más. Falta algo en: la identificación.");
        insta::assert_snapshot!(rest(Damage::Surrounded(4096)), @"El contenido está entero; sobran 4.096 bytes que no son suyos.");
        insta::assert_snapshot!(rest(Damage::Changed), @"Se lee entero, pero no es lo que se guardó: algo se dañó o se cambió fuera del programa. Revise las respuestas.");
        insta::assert_snapshot!(differing(&["1.1.1".into(), "2.1.4".into()]), @"Las dos versiones difieren en 2 respuestas: 1.1.1 y 2.1.4.");
    }
}
