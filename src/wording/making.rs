//! Words of making a rubric: the one to start from, what its keys are, and what a table could not give.

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
pub fn minimal_next(path: &str) -> String {
    format!(
        "Después: «supervisa rubrica validar {path}», hasta que diga «bien», y\n\
         «supervisa nueva --rubrica {path}» para comenzar a evaluar."
    )
}

/// What to do about a file that is there already.
pub const TAKEN_HINT: &str = "Dé otro nombre, o mueva antes ese archivo.";
