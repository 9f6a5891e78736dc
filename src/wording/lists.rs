//! Words of the list of sessions, of its trash and of the recovery.

use crate::domain::catalog::{Card, Problem};
use crate::domain::identification::{Kind, chilean, shown_date};
use crate::domain::scoring::Hundredths;
use crate::domain::session::{Status, Timestamp};
use crate::domain::text::{harmless, says_something};
use crate::wording::{elsewhere, forms};

pub const PROJECT: &str = "Nombre";
/// The list may hold sessions of several rubrics.
pub const UNNAMED: &str = "(sin nombre)";
pub const COMMUNE: &str = "Comuna";
pub const VISIT: &str = "Visita";
/// Five columns.
pub const KIND: &str = "Tipo";
pub const PROGRESS: &str = "Avance";
/// The same where there is room for the count alone; five columns.
pub const DONE: &str = "Hecho";
pub const RESULT: &str = "Logro";
pub const STATE: &str = "Estado";
pub const CHANGED: &str = "Modificada";
pub const REMOVED: &str = "Retirada";
pub const NONE: &str = "–";
pub const READING: &str = "Leyendo…";
pub const EMPTY: &str = "Aún no hay supervisiones en este equipo.\n\nPresione n para comenzar una: se le pedirá primero a quién supervisa y cuándo. Todo se guarda solo, y podrá seguir otro día donde quedó.";
/// What stands in place of a list that cannot be read.
pub fn unreadable(fault: &str) -> String {
    format!("La lista no se puede leer. {fault}\n\nSe vuelve a leer sola cada 2 segundos.")
}

/// Files in the folder whose names are no session's.
pub fn strangers(names: &[String]) -> String {
    let first = names.first().map(|name| harmless(name).replace('\n', " ")).unwrap_or_default();
    match names.len().saturating_sub(1) {
        0 => format!("Sin nombre de supervisión (vea «supervisa listar»): «{first}»"),
        more => format!("{names} sin nombre de supervisión (vea «supervisa listar»): «{first}»…", names = more + 1),
    }
}

pub const NOTHING_TO_FILTER: &str = "No hay supervisiones entre las que buscar.";
pub const TRASH_EMPTY: &str =
    "La papelera está vacía. Lo que se quita de la lista queda aquí hasta que usted lo recupere o vacíe la papelera.";

pub fn name(card: &Card) -> &str {
    match card.project_name.as_deref().filter(|name| says_something(name)) {
        Some(name) => name,
        None if card.problem.is_some() => card.id.as_str(),
        None => UNNAMED,
    }
}

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Something is pending.
    UnderWay,
    /// Nothing is pending.
    Complete,
    /// Handed in.
    Closed,
    /// Its rubric is not at hand.
    NoRubric,
    /// The file cannot be read.
    Damaged,
    /// Another connection of the account has it open.
    InUse,
}

/// How the session of `card` stands.
pub fn state_of(card: &Card) -> State {
    match (&card.problem, card.status) {
        (Some(Problem::NoRubric(_)), _) => State::NoRubric,
        (Some(Problem::Damaged(_)), _) => State::Damaged,
        (None, _) if card.open_by.is_some() => State::InUse,
        (None, Some(Status::Closed)) => State::Closed,
        (None, Some(Status::Open) | None) if card.criteria.is_some() && card.complete == card.criteria => {
            State::Complete
        }
        (None, Some(Status::Open) | None) => State::UnderWay,
    }
}

pub fn state(state: State) -> &'static str {
    match state {
        State::UnderWay => "○ en curso",
        State::Complete => "✓ completa",
        State::Closed => "■ cerrada",
        State::NoRubric => "! rúbrica",
        State::Damaged => "! dañada",
        State::InUse => "● en uso",
    }
}

/// The same in at most `width` columns, with the version that was handed in where there is room for it.
pub fn standing(card: &Card, width: usize) -> String {
    let said = state(state_of(card));
    let version = card.version.filter(|_| state_of(card) == State::Closed);
    let with_version = version.map(|version| format!("{said} v{version}"));
    with_version.filter(|said| said.chars().count() <= width).unwrap_or_else(|| said.to_owned())
}

/// `82,90 %`, or `(82,90 %)` while something is pending; at most ten columns.
pub fn result(percent: Option<Hundredths>, is_provisional: bool) -> String {
    match percent {
        None => NONE.to_owned(),
        Some(percent) if is_provisional => format!("({percent} %)"),
        Some(percent) => format!("{percent} %"),
    }
}

/// Five columns.
pub fn kind_short(kind: Option<Kind>) -> &'static str {
    match kind {
        None => NONE,
        Some(Kind::Ordinary) => "ord.",
        Some(Kind::Extraordinary) => "extr.",
    }
}

/// «OPD Purén» (visita del 22-11-2026, extraordinaria, cerrada, versión 2): no two that are alike in the list are called
/// the same. `name` is that of the card, as much of it as there is room for.
pub fn which(card: &Card, name: &str) -> String {
    let visit = card.visit_date.as_deref().filter(|date| says_something(date)).map(shown_date);
    let parts = [
        visit.map(|day| format!("visita del {day}")),
        card.kind.map(|kind| forms::kind(kind).to_owned()),
        card.version.map(handed_in),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { format!("«{name}»") } else { format!("«{name}» ({})", parts.join(", ")) }
}

fn handed_in(version: u32) -> String {
    format!("cerrada, versión {version}")
}

/// `hoy 12:03`, `ayer 12:03` or the date, as seen at `now`; at most ten columns.
pub fn when(at: Option<Timestamp>, now: Timestamp) -> String {
    let Some(at) = at.map(|at| at.with_timezone(now.offset())) else { return NONE.to_owned() };
    match (now.date_naive() - at.date_naive()).num_days() {
        0 => at.format("hoy %H:%M").to_string(),
        1 => at.format("ayer %H:%M").to_string(),
        _ => chilean(at.date_naive()),
    }
}

/// How many sessions are listed; `reading` while more may come.
pub fn count(count: usize, reading: bool) -> String {
    let what = if count == 1 { "supervisión" } else { "supervisiones" };
    let more = if reading { ", leyendo…" } else { "" };
    format!("{} {what}{more}", thousands(count))
}

pub fn matching(shown: usize, of: usize) -> String {
    let verb = if shown == 1 { "coincide" } else { "coinciden" };
    format!("{verb} {} de {}", thousands(shown), thousands(of))
}

pub fn page(first: usize, last: usize, of: usize) -> String {
    format!("{}–{} de {}", thousands(first), thousands(last), thousands(of))
}

pub fn no_match(filter: &str) -> String {
    format!("Ninguna supervisión coincide con «{filter}». Esc quita el filtro.")
}

fn problem(problem: &Problem) -> String {
    let (what, said) = match problem {
        Problem::NoRubric(said) => ("Falta su rúbrica", said),
        Problem::Damaged(said) => ("Archivo dañado", said),
    };
    format!("{what}: {}", said.trim_end_matches('.'))
}

/// What the columns have no room for, as seen at `now`. The problem of a damaged file comes first: it is what matters
/// then; else who has it open.
pub fn details(card: &Card, now: Timestamp) -> String {
    let said = |text: &Option<String>| text.clone().filter(|text| says_something(text));
    let parts = [
        card.problem.as_ref().map(problem),
        card.open_by.as_ref().map(|who| elsewhere::open_by(&who.user, who.since, now)),
        Some(name(card).to_owned()).filter(|name| name != card.id.as_str()),
        said(&card.commune),
        said(&card.project_code).map(|code| format!("código {code}")),
        card.version.map(handed_in),
        card.kind.map(|kind| forms::kind(kind).to_owned()),
        card.is_provisional().then(|| "resultado provisional".to_owned()),
        card.changed_at.map(|at| format!("modificada {}", when(Some(at), now))),
        Some(card.id.as_str().to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `20.000`, as Chileans write it.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

pub fn cannot_open(id: &str) -> String {
    format!("La supervisión {id} no se puede abrir tal como está.")
}

pub fn kept(damaged: &str, versions: usize) -> String {
    let (choose, next) = match versions {
        0 => ("", NO_VERSION.to_owned()),
        1 => (", elija lo que elija", "Hay una versión con la que puede seguir:".to_owned()),
        _ => (", elija lo que elija", format!("Hay {versions} versiones con las que puede seguir; elija una:")),
    };
    format!("Nada se ha borrado. Este archivo se conserva{choose}:\n{damaged}\n\n{next}")
}

const NO_VERSION: &str = "No se encontró otra versión que se pueda abrir. Pida a quien administra el equipo que restituya la supervisión desde los respaldos; si no los hay, pida ayuda a soporte y entregue ese archivo, del que quizás se rescate el texto. No lo borre ni lo cambie de lugar.";

pub fn version_time(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "sin fecha".to_owned(), |at| at.format("%d-%m-%Y %H:%M").to_string())
}

/// How much of a version is done, where that can be made out; as wide for all of them.
pub fn done(complete: Option<usize>, criteria: Option<usize>, long: bool) -> String {
    let (width, words) = if long { (29, "criterios completos") } else { (19, "completos") };
    let text = match complete.zip(criteria) {
        None => "avance desconocido".to_owned(),
        Some((complete, criteria)) => format!("{complete} de {criteria} {words}"),
    };
    format!("{text:>width$}")
}

pub fn file(name: &str) -> String {
    format!("Archivo: {name}")
}
