//! A text as words, numbers and signs, and the words that tell a count from other numbers.

use std::borrow::Cow;
use std::ops::Range;

use crate::domain::bands::Unit;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) what: What<'t>,
    pub(super) range: Range<usize>,
    pub(super) text: &'t str,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What<'t> {
    /// A whole number in digits.
    Number(u64),
    /// Two of them with a slash between.
    Fraction(u64, u64),
    /// Anything else of letters and digits, small: `carpetas`, `C-05`, `22-11-2026`, `2.1.1`, `80,00`.
    Word(Cow<'t, str>),
    /// A sign by itself.
    Sign(char),
    /// A place of a prepared text.
    Place,
}

/// `text` in pieces, blanks left out.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, what) = match (word(rest), place(rest)) {
            (0, None) if matches!(c, ' ' | '\u{A0}') => (c.len_utf8(), None),
            (0, None) => (c.len_utf8(), Some(What::Sign(c))),
            (0, Some(length)) => (length, Some(What::Place)),
            (length, _) => (length, Some(read(&rest[..length]))),
        };
        let piece = &rest[..length];
        tokens.extend(what.map(|what| Token { what, range: at..at + length, text: piece }));
        at += length;
    }
    tokens
}

/// Bytes of the word or number that `rest` begins with, with what joins its parts.
fn word(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let joins = match c {
            '.' | ',' | ':' => before.is_ascii_digit() && next.is_ascii_digit(),
            '-' | '_' | '/' | '–' | '‐' | '‑' => before.is_alphanumeric() && next.is_alphanumeric(),
            'º' | 'ª' => false,
            c => c.is_alphanumeric(),
        };
        if !joins {
            return at;
        }
        before = c;
    }
    rest.len()
}

/// Bytes of a place between braces.
fn place(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('{')?;
    let end = inside.find(|c: char| !(c.is_ascii_lowercase() || c == '_'))?;
    (end > 0 && inside[end..].starts_with('}')).then_some(end + 2)
}

fn read(piece: &str) -> What<'_> {
    let whole = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    let fraction = || piece.split_once('/').and_then(|(part, of)| whole(part).zip(whole(of)));
    match (whole(piece), fraction()) {
        (Some(number), _) => What::Number(number),
        (None, Some((part, of))) => What::Fraction(part, of),
        (None, None) if piece.chars().any(char::is_uppercase) => What::Word(piece.to_lowercase().into()),
        (None, None) => What::Word(piece.into()),
    }
}

/// Numbers as words, from nothing to a hundred; those beyond thirty without their units.
const NUMBERS: [(&str, u64); 45] = [
    ("cero", 0),
    ("un", 1),
    ("uno", 1),
    ("una", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("nueve", 9),
    ("diez", 10),
    ("once", 11),
    ("doce", 12),
    ("trece", 13),
    ("catorce", 14),
    ("quince", 15),
    ("dieciséis", 16),
    ("dieciseis", 16),
    ("diecisiete", 17),
    ("dieciocho", 18),
    ("diecinueve", 19),
    ("veinte", 20),
    ("veintiún", 21),
    ("veintiuno", 21),
    ("veintiuna", 21),
    ("veintidós", 22),
    ("veintidos", 22),
    ("veintitrés", 23),
    ("veintitres", 23),
    ("veinticuatro", 24),
    ("veinticinco", 25),
    ("veintiséis", 26),
    ("veintiseis", 26),
    ("veintisiete", 27),
    ("veintiocho", 28),
    ("veintinueve", 29),
    ("treinta", 30),
    ("cuarenta", 40),
    ("cincuenta", 50),
    ("sesenta", 60),
    ("setenta", 70),
    ("ochenta", 80),
    ("noventa", 90),
];

/// The number that a small word says.
pub(super) fn number(word: &str) -> Option<u64> {
    NUMBERS.iter().find(|(known, _)| *known == word).map(|(_, number)| *number)
}

/// Before a number that is none of a count: `N°2`, `artículo 39`, `acta 9`, `nota 0`.
#[rustfmt::skip]
pub(super) const NUMBERING: [&str; 66] = [
    "n", "nº", "núm", "nro", "número", "art", "arts", "artículo", "artículos", "inciso", "letra", "numeral", "ley", "decreto", "dfl",
    "anexo", "criterio", "criterios", "dimensión", "ámbito", "nivel", "niveles", "nota", "puntaje", "calificación", "resolución", "res",
    "exenta", "página", "páginas", "pág", "págs", "foja", "fojas", "hoja", "tabla", "figura", "capítulo", "punto", "versión",
    "acta", "oficio", "ord", "ordinario", "circular", "carta", "memo", "memorándum", "folio", "rit", "rol", "ruc", "causa",
    "caso", "carpeta", "expediente", "informe", "plan", "código", "sesión", "sala", "piso", "calle", "tomo", "grado", "curso",
];

/// Before the number of a day.
#[rustfmt::skip]
pub(super) const OF_A_DAY: [&str; 27] = [
    "el", "del", "al", "día", "días", "fecha", "hasta", "desde", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
];

/// Months, as they stand in a date.
pub(super) const MONTHS: [&str; 13] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// After a number that is none of a count: `24 horas`.
#[rustfmt::skip]
pub(super) const MEASURES: [&str; 25] = [
    "minuto", "minutos", "hora", "horas", "h", "hrs", "hr", "am", "pm", "día", "días", "semana", "semanas", "mes", "meses", "año", "años",
    "trimestre", "trimestres", "semestre", "semestres", "página", "páginas", "pesos", "cada",
];

/// Verbs and particles behind a number that counts by itself: `3 no cumplen`.
#[rustfmt::skip]
pub(super) const VERBS: [&str; 28] = [
    "no", "sí", "cumple", "cumplen", "falta", "faltan", "tienen", "tiene", "cuentan", "cuenta", "presentan", "presenta", "registran",
    "registra", "están", "está", "carecen", "carece", "contienen", "contiene", "incumplen", "incumple", "fueron", "fue", "quedan", "consta",
    "constan", "muestran",
];

/// Before a number that counts by itself and ends its clause: `faltan 3.`
#[rustfmt::skip]
pub(super) const COUNTING: [&str; 16] = [
    "falta", "faltan", "cumple", "cumplen", "son", "hay", "quedan", "restan", "suman", "solo", "sólo", "únicamente", "conteo", "revisaron",
    "revisados", "revisadas",
];

/// Between the whole and its part: `de las 12, solo en 10`.
pub(super) const LEADING: [&str; 8] = ["en", "solo", "sólo", "únicamente", "solamente", "cumplen", "son", "hay"];

/// Lists that are compared: `21 en el anexo`.
pub(super) const LISTS: [&str; 7] = ["anexo", "lista", "listado", "nómina", "planilla", "plataforma", "registro"];

#[rustfmt::skip]
const CASES: [&str; 33] = [
    "carpeta", "carpetas", "caso", "casos", "expediente", "expedientes", "nna", "niño", "niños", "niña", "niñas", "adolescente",
    "adolescentes", "usuario", "usuarios", "egreso", "egresos", "egresado", "egresados", "ingreso", "ingresos", "vigente", "vigentes",
    "revisado", "revisados", "revisada", "revisadas", "judicializado", "judicializados", "analizado", "analizados", "familia", "familias",
];
const REPORTS: [&str; 6] = ["informe", "informes", "diagnóstico", "diagnósticos", "revisados", "revisado"];
const PLANS: [&str; 6] = ["plan", "planes", "pii", "revisados", "revisado", "plani"];
const ENTRIES: [&str; 6] = ["entrada", "entradas", "niños", "niñas", "casos", "nna"];

/// What is called by these words where `unit` is counted.
pub(super) fn of(unit: Option<Unit>) -> &'static [&'static str] {
    match unit {
        Some(Unit::Reports) => &REPORTS,
        Some(Unit::Plans) => &PLANS,
        Some(Unit::Lists) => &ENTRIES,
        Some(Unit::Folders | Unit::Cases | Unit::CourtCases) | None => &CASES,
    }
}

/// `revisadas`, `analizados`: what follows a noun.
pub(super) fn is_participle(word: &str) -> bool {
    ["ado", "ada", "ados", "adas", "idos", "idas"].iter().any(|end| word.ends_with(end)) || word.starts_with("vigente")
}

/// `revisadas`: said of all that was looked at.
pub(super) fn is_reviewed(word: &str) -> bool {
    ["revisad", "analizad", "examinad"].iter().any(|stem| word.starts_with(stem))
}

/// Words that take something out of what is said of all.
#[rustfmt::skip]
pub(super) const EXCEPTING: [&str; 16] = [
    "salvo", "excepto", "excepción", "menos", "pero", "aunque", "embargo", "falta", "faltan", "faltaba", "faltaban", "incumple",
    "incumplen", "parcial", "parcialmente", "algunas",
];

/// Before a share that is not itself stated: `más del 80 %`, `entre el 51 % y el 99 %`.
#[rustfmt::skip]
pub(super) const BOUNDING: [&str; 12] = [
    "más", "menos", "entre", "superior", "inferior", "sobre", "hasta", "desde", "cerca", "casi", "alrededor", "aproximadamente",
];

/// Whether a small word looks like several of something that is no verb.
pub(super) fn is_noun(word: &str) -> bool {
    const NEVER: [&str; 12] =
        ["las", "los", "ellos", "ellas", "más", "además", "pues", "tras", "dichos", "dichas", "estos", "estas"];
    word.len() > 2 && word.ends_with('s') && !NEVER.contains(&word) && !is_participle(word)
}
