//! Words of making a rubric: the one to start from, what its keys are, and what a table could not give.

pub mod table;

use crate::domain::score::{Scale, Score, Standing};

/// The rubric to start from.
pub const MINIMAL: &str = include_str!("making/minima.json");

/// What its keys are, for JSON has no comments.
pub const MINIMAL_KEYS: &str = "\
id       nombre para el programa: minúsculas, números y guiones
title    título de la pauta
scale    las calificaciones: score es la tecla (0 a 9), name su nombre, points
         lo que cuenta (sin points no cuenta, como «No aplica»), mark lo que se
         muestra en lugar del dígito, demands los textos que exige: ninguno,
         hallazgo, observacion o los dos
scoring  el método: points suma puntos; none solo cuenta cuántos hay por nivel
ambitos  las partes: code y title, y en criteria sus criterios: code es el
         código, label un nombre de hasta 40 caracteres, text el criterio,
         levels lo que pide cada calificación, verification cómo se verifica
         (puede faltar)
Cámbielo con un editor de texto. Todas las claves: docs/rubricas.md.
";

/// Where a rubric was written.
pub fn written(path: &str) -> String {
    format!("La rúbrica está en {path}")
}

/// What to do with the new file.
pub fn next(path: &str) -> String {
    format!(
        "Después: «supervisa rubrica validar {path}», hasta que diga «bien», y\n\
         «supervisa nueva --rubrica {path}» para comenzar a evaluar."
    )
}

/// What to do about a file that is there already.
pub const TAKEN_HINT: &str = "Dé otro nombre, o mueva antes ese archivo.";

/// The id of a rubric whose file's name gives none.
pub const UNNAMED: &str = "mi-pauta";

/// The sentence to start from for the level `score`: it says no more than that the level was given. Where no level is better
/// than another, none says that something was lacking.
pub fn phrase(scale: &Scale, score: Score) -> &'static str {
    if scale.best().is_none() {
        return "Se constató {hecho}, según {documento}.";
    }
    match scale.standing(score) {
        Standing::Best => "Se verificó {hecho}, según {documento}.",
        Standing::Middle => "Se encontró cumplimiento solo parcial en {aspecto}. Lo que faltó: {falta}.",
        Standing::Worst => "No se encontró cumplimiento en {aspecto}. Lo que faltó: {falta}.",
        // Whether it could not be rated or does not apply, only the supervisor knows.
        Standing::Uncounted => "No se calificó este criterio: {motivo}.",
    }
}

/// The phrases are there.
pub fn phrases_made(path: &str, count: usize, rubric: &str) -> String {
    format!(
        "Las frases están en {path}: {count}, una por nivel de cada criterio.\n\
         Cámbielas con un editor de texto; «supervisa rubrica validar {rubric}» las revisa\n\
         y «supervisa frases importar {path}» las agrega a las suyas."
    )
}

/// More than a file may have.
pub fn too_many_phrases(count: usize, most: usize) -> String {
    format!("Serían {count} frases y en un archivo caben {most}: escriba a mano las que necesite.")
}

/// The rubric has faults.
pub const FIRST_THE_RUBRIC: &str = "Corrija primero la rúbrica: «supervisa rubrica validar» la revisa.";
