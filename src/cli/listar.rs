//! `supervisa listar`: the saved sessions, for people and for programs.

use serde::Serialize;

use super::args::List;
use super::context::{Context, now};
use super::error::Outcome;
use super::{json, print};
use crate::domain::canonical::words::{kind_word, status_word};
use crate::domain::identification::{Kind, shown_date};
use crate::domain::session::SessionId;
use crate::runtime::process::tell;
use crate::store::error::Problem;
use crate::store::fault::one_line;
use crate::store::{Entry, Holder};
use crate::wording::{cli as words, closing, elsewhere};

/// A line of `listar --json`, as `interface.md` has it.
#[derive(Serialize)]
struct Line<'e> {
    id: Option<&'e str>,
    path: String,
    status: Option<&'static str>,
    kind: Option<&'static str>,
    project_code: Option<&'e str>,
    project_name: Option<&'e str>,
    commune: Option<&'e str>,
    visit_date: Option<&'e str>,
    changed_at: Option<String>,
    criteria: Option<usize>,
    complete: Option<usize>,
    total_percent: Option<f64>,
    problem: Option<String>,
}

impl<'e> Line<'e> {
    fn of(entry: &'e Entry) -> Self {
        Self {
            id: entry.id.as_ref().map(SessionId::as_str),
            path: entry.path.to_string_lossy().into_owned(),
            status: entry.status.map(status_word),
            kind: entry.kind.map(kind_word),
            project_code: entry.project_code.as_deref(),
            project_name: entry.project_name.as_deref(),
            commune: entry.commune.as_deref(),
            visit_date: entry.visit_date.as_deref(),
            changed_at: entry.changed_at.as_ref().map(json::timestamp),
            criteria: entry.criteria,
            complete: entry.complete,
            total_percent: entry.total_percent.map(crate::domain::scoring::Hundredths::as_f64),
            problem: entry.problem.as_ref().map(ToString::to_string),
        }
    }
}

/// Lists the sessions.
pub fn run(context: &Context, list: &List) -> Outcome<u8> {
    let entries = context.store()?.list()?;
    if list.json {
        print::answer_json(&entries.iter().map(Line::of).collect::<Vec<_>>(), context.plain_ascii())?;
    } else if list.names {
        let names: String = entries.iter().filter_map(|entry| Some(format!("{}\n", entry.id.as_ref()?))).collect();
        print::answer_text(&names, context.plain_ascii())?;
    } else if entries.is_empty() {
        tell(words::NO_SESSIONS);
    } else {
        print::answer_text(&table(&entries), context.plain_ascii())?;
        if entries.iter().any(is_provisional) {
            tell(words::IN_BRACKETS);
        }
    }
    Ok(0)
}

/// Columns between two columns of the table.
const GAP: usize = 2;
/// Least columns of the last one, which is cut first.
const LEAST: usize = 8;

/// At most 80 columns wide, but for ids of more than 36 letters; below a session stands what is wrong with it, that
/// it is extraordinary, and who has it open.
fn table(entries: &[Entry]) -> String {
    let head = words::LIST_HEAD.map(str::to_owned);
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(entries.iter().map(row)).collect();
    let mut widths = [0; 6];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(print::width(cell));
        }
    }
    let before: usize = widths[..5].iter().map(|width| width + GAP).sum();
    let last = print::COLUMNS.saturating_sub(before).max(LEAST);
    let mut text = String::new();
    for (n, row) in rows.iter().enumerate() {
        let mut line = String::new();
        for (n, (cell, width)) in row[..5].iter().zip(widths).enumerate() {
            let cell = if n == 2 || n == 3 { print::right(cell, width) } else { print::left(cell, width) };
            line.push_str(&cell);
            line.push_str(&" ".repeat(GAP));
        }
        line.push_str(&print::cut(&row[5], last));
        text.push_str(line.trim_end());
        text.push('\n');
        let entry = n.checked_sub(1).and_then(|n| entries.get(n));
        if let Some(problem) = entry.and_then(|entry| entry.problem.as_ref()) {
            text.push_str(&print::hanging("  ! ", &problem.to_string()));
        }
        if entry.is_some_and(|entry| entry.kind == Some(Kind::Extraordinary)) {
            text.push_str(&print::hanging("  · ", words::kind(Kind::Extraordinary)));
        }
        if let Some(Holder { user, since, .. }) = entry.and_then(|entry| entry.holder.as_ref()) {
            text.push_str(&print::hanging("  · ", &elsewhere::open_by(user, *since, now())));
        }
    }
    text
}

/// Whether its result rests on an evaluation in which something is pending.
fn is_provisional(entry: &Entry) -> bool {
    entry.total_percent.is_some() && entry.complete != entry.criteria
}

fn row(entry: &Entry) -> [String; 6] {
    let text = |text: &Option<String>| one_line(text.as_deref().unwrap_or_default());
    let id = entry
        .id
        .as_ref()
        .map_or_else(|| one_line(&entry.path.file_name().unwrap_or_default().to_string_lossy()), ToString::to_string);
    let progress = entry.complete.zip(entry.criteria).map(|(complete, of)| format!("{complete}/{of}"));
    let result = entry.total_percent.map(|percent| words::list_result(percent, is_provisional(entry)));
    let status = match (&entry.problem, entry.status) {
        (Some(Problem::UnknownRubric(_)), _) => words::NO_RUBRIC,
        (Some(_), _) => words::DAMAGED,
        (None, status) => status.map(words::status).unwrap_or_default(),
    };
    let status = match (entry.problem.is_none(), entry.version) {
        (true, Some(version)) => closing::closed_short(version),
        (true, None) | (false, _) => status.to_owned(),
    };
    let project = match (text(&entry.project_name), text(&entry.commune)) {
        (name, commune) if commune.is_empty() || name.contains(&commune) => name,
        (name, commune) => format!("{name}, {commune}"),
    };
    [
        print::cut(&id, 40),
        print::cut(&one_line(&shown_date(entry.visit_date.as_deref().unwrap_or_default())), 10),
        progress.unwrap_or_default(),
        result.unwrap_or_default(),
        status,
        project,
    ]
}
