//! What each column is for, by its heading.

use super::{Cell, Fault, Notice, Remark};

/// What a column is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Ambito,
    Dimension,
    Code,
    Criterion,
    Label,
    Weight,
    Verification,
    /// A score, and its name if the heading has one.
    Level(u8, Option<String>),
}

/// A column of levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LevelColumn {
    pub column: usize,
    pub score: u8,
    pub name: String,
    /// Whether its answers count.
    pub counts: bool,
}

/// Which column is which.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub ambito: Option<usize>,
    pub dimension: Option<usize>,
    pub code: Option<usize>,
    pub criterion: usize,
    pub label: Option<usize>,
    pub weight: Option<usize>,
    pub verification: Option<usize>,
    /// In the order of the table.
    pub levels: Vec<LevelColumn>,
    /// How many there are.
    pub count: usize,
}

/// `text` as headings are compared: without accents, case, signs at its end and blanks that say nothing.
pub(super) fn folded(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' | 'ü' => 'u',
            'º' => '°',
            c => c,
        })
        .collect();
    plain.trim_end_matches([':', '.', ' ']).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a column with this heading is for.
pub(super) fn role(heading: &str) -> Option<Role> {
    Some(match folded(heading).as_str() {
        "ambito" | "ambitos" | "area" | "eje" => Role::Ambito,
        "dimension" | "dimensiones" | "subdimension" => Role::Dimension,
        "codigo" | "cod" | "n°" | "numero" => Role::Code,
        "criterio" | "criterios" | "indicador" | "aspecto" => Role::Criterion,
        "nombre corto" => Role::Label,
        "peso" | "ponderacion" => Role::Weight,
        "verificacion" | "medio de verificacion" | "medios de verificacion" | "como se verifica" => Role::Verification,
        _ => return level(heading),
    })
}

/// «3 Logrado», «2: Parcial», «Nivel 1», «Logrado (3)»: one digit, and what is left of the heading is the name.
fn level(heading: &str) -> Option<Role> {
    let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
    let after_word = heading.split_once(' ').filter(|(first, _)| matches!(folded(first).as_str(), "nivel" | "puntaje"));
    let text = after_word.map_or(heading.as_str(), |(_, rest)| rest);
    let (score, name) = leading(text).or_else(|| trailing(text))?;
    Some(Role::Level(score, Some(name.to_owned()).filter(|name| !name.is_empty())))
}

fn leading(text: &str) -> Option<(u8, &str)> {
    let score = text.chars().next()?.to_digit(10).and_then(|digit| u8::try_from(digit).ok())?;
    let rest = &text[1..];
    // «10 Excelente» and «1.1 Acogida» are no score: a score is one key.
    let apart = rest.trim_start_matches(|c: char| c == ' ' || ".:)=-–—".contains(c));
    let is_apart = rest.is_empty() || apart.len() < rest.len();
    (is_apart && !apart.starts_with(|c: char| c.is_ascii_digit())).then_some((score, apart))
}

fn trailing(text: &str) -> Option<(u8, &str)> {
    let (name, digit) = text.strip_suffix(')')?.rsplit_once('(')?;
    let score = digit.trim().parse().ok().filter(|&score: &u8| score <= 9)?;
    Some((score, name.trim_end()))
}

/// How a heading that names a level without its digit in front is written so that it is one: «9 N/A» of «N/A 9».
pub(crate) fn as_level(heading: &str) -> String {
    let last = heading.rsplit_once(char::is_whitespace).filter(|(_, digit)| digit.len() == 1);
    match last.filter(|(_, digit)| digit.bytes().all(|byte| byte.is_ascii_digit())) {
        Some((name, digit)) => format!("{digit} {}", name.trim_end_matches([' ', ':', '-', '='])),
        None if is_uncounted(heading) => format!("9 {heading}"),
        None => format!("3 {heading}"),
    }
}

/// Whether a row that says this adds others up.
pub(super) fn is_sum(text: &str) -> bool {
    ["total", "subtotal", "puntaje", "suma", "promedio"].iter().any(|word| folded(text).starts_with(word))
}

/// Whether `code` is a day and a month, as spreadsheets make of «1.1» and «1-1».
pub(super) fn is_date(code: &str) -> bool {
    const MONTHS: [&str; 13] =
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "sept", "oct", "nov", "dic"];
    let parts: Vec<&str> = code.split(['-', '.']).collect();
    parts.iter().any(|part| MONTHS.contains(&folded(part).as_str()))
        && parts.iter().any(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a level of this name is the worst of most scales.
fn sounds_worst(name: &str) -> bool {
    let name = folded(name);
    let begins =
        ["no ", "nunca", "mal", "deficiente", "insuficiente", "insatisfactorio", "debil", "ausente", "incumple"];
    let whole = ["no", "bajo", "inicial", "muy en desacuerdo", "en desacuerdo", "critico", "reprobado"];
    whole.contains(&name.as_str()) || begins.iter().any(|word| name.starts_with(word))
}

/// Whether a score of this name leaves the calculation. «No observado» is the lowest level of many.
fn is_uncounted(name: &str) -> bool {
    let name = folded(name);
    let words = ["no aplica", "no corresponde", "no procede", "no pertinente", "no evaluado", "sin evaluar"];
    matches!(name.as_str(), "n/a" | "n.a" | "na" | "n/c" | "n/o") || words.iter().any(|words| name.starts_with(words))
}

/// Which column is which; what is not known or stands twice is told.
pub(super) fn columns(
    (row, cells): &(usize, Vec<String>),
    notices: &mut Vec<Remark<Notice>>,
    faults: &mut Vec<Remark<Fault>>,
) -> Columns {
    let mut columns = Columns { count: cells.len(), ..Columns::default() };
    let mut criterion = None;
    for (column, heading) in cells.iter().enumerate().filter(|(_, heading)| !heading.is_empty()) {
        let at = Cell { row: *row, column };
        let place = match role(heading) {
            None => {
                notices.push(Remark { at, what: Notice::UnknownColumn(heading.clone()) });
                continue;
            }
            Some(Role::Level(score, name)) => {
                match columns.levels.iter().find(|level| level.score == score) {
                    Some(first) => {
                        faults.push(Remark { at, what: Fault::ColumnTwice(Cell { row: *row, column: first.column }) });
                    }
                    None => columns.levels.push(named(at, score, name, notices)),
                }
                continue;
            }
            Some(Role::Ambito) => &mut columns.ambito,
            Some(Role::Dimension) => &mut columns.dimension,
            Some(Role::Code) => &mut columns.code,
            Some(Role::Criterion) => &mut criterion,
            Some(Role::Label) => &mut columns.label,
            Some(Role::Weight) => &mut columns.weight,
            Some(Role::Verification) => &mut columns.verification,
        };
        match *place {
            Some(first) => faults.push(Remark { at, what: Fault::ColumnTwice(Cell { row: *row, column: first }) }),
            None => *place = Some(column),
        }
    }
    let at = Cell { row: *row, column: 0 };
    match criterion {
        Some(criterion) => columns.criterion = criterion,
        None => faults.push(Remark { at, what: Fault::NoCriterion }),
    }
    let best = columns.levels.iter().filter(|level| level.counts).max_by_key(|level| level.score);
    if let Some(best) = best.filter(|best| sounds_worst(&best.name)) {
        let at = Cell { row: *row, column: best.column };
        notices.push(Remark { at, what: Notice::BestSoundsWorst(best.score, best.name.clone()) });
    }
    let counted = columns.levels.iter().filter(|level| level.counts).count();
    if counted < 2 {
        let unknown = cells.iter().filter(|cell| !cell.is_empty() && role(cell).is_none()).cloned().collect();
        faults.push(Remark { at, what: Fault::FewLevels(counted, unknown) });
    }
    columns
}

fn named(at: Cell, score: u8, name: Option<String>, notices: &mut Vec<Remark<Notice>>) -> LevelColumn {
    if name.is_none() {
        notices.push(Remark { at, what: Notice::LevelWithoutName(score) });
    }
    let name = name.unwrap_or_else(|| format!("Nivel {score}"));
    let counts = !is_uncounted(&name);
    if !counts {
        notices.push(Remark { at, what: Notice::Uncounted(score, name.clone()) });
    }
    LevelColumn { column: at.column, score, name, counts }
}
