//! The summary for people, at most 80 columns wide.

use crate::cli::print;
use crate::domain::identification::shown_date;
use crate::domain::scoring::{Part, Summary};
use crate::domain::session::Session;
use crate::store::fault::one_line;
use crate::wording::{cli as words, closing, tui};

/// Columns of the titles; the numbers stand at their right.
const TITLE: usize = 33;
/// Columns of the numbers: weight, weight in effect, criteria that count, mean, percentage.
const NUMBERS: [usize; 5] = [8, 10, 8, 6, 12];

/// The whole answer.
pub fn of(session: &Session, summary: &Summary) -> String {
    let mut text = head(session);
    text.push('\n');
    text.push_str(&result(summary));
    text.push('\n');
    text.push_str(&table(session, summary));
    text.push('\n');
    text.push_str(&distribution(session, summary));
    text.push_str(&pending(session, summary));
    text.push('\n');
    text.push_str(&print::hanging(words::METHOD, words::method(summary.method)));
    text
}

fn head(session: &Session) -> String {
    let head = session.head();
    let who = &head.identification;
    let joined = |parts: &[&str], by: &str| {
        let parts: Vec<String> = parts.iter().filter(|part| !part.is_empty()).map(|part| one_line(part)).collect();
        parts.join(by)
    };
    let name = if who.project_name.is_empty() { tui::UNNAMED } else { &who.project_name };
    let place = joined(&[&who.commune, &who.region], ", ");
    let date = if who.visit_date.is_empty() {
        String::new()
    } else {
        format!("{} {}", words::VISIT, shown_date(&who.visit_date))
    };
    let status =
        session.closing().map_or_else(|| words::status(head.status).to_owned(), |one| closing::closed(one.version));
    let lines = [
        joined(&[name, &place], " - "),
        joined(&[&date, words::kind(head.kind), &status], " - "),
        format!("{} {}", words::SESSION, head.id),
        format!("{} {}", words::RUBRIC, head.pin.id),
    ];
    lines.iter().map(|line| print::hanging("", line)).collect()
}

fn result(summary: &Summary) -> String {
    let title = if summary.is_provisional() { words::PROVISIONAL } else { words::RESULT };
    let progress = words::progress(summary.total.complete, summary.total.criteria);
    let value = match &summary.total.mean {
        Some(mean) => format!("{} %   {}", mean.percent, words::mean(&mean.mean.to_string())),
        None => state(&summary.total).to_owned(),
    };
    format!("{title}   {value}   ({progress})\n")
}

/// Why a part has no mean.
fn state(part: &Part) -> &'static str {
    if part.is_unevaluated() { words::UNEVALUATED } else { words::UNANSWERED }
}

fn table(session: &Session, summary: &Summary) -> String {
    let mut text = row("", &words::SUMMARY_HEAD.map(str::to_owned));
    for (ambito, sum) in session.rubric().ambitos().iter().zip(&summary.ambitos) {
        let in_effect = sum.effective_weight.map(|weight| format!("{weight} %")).unwrap_or_default();
        let [applicable, mean, percent] = numbers(&sum.part);
        let title = format!("{} {}", ambito.number, ambito.title);
        text.push_str(&row(&title, &[tui::percent(ambito.weight), in_effect, applicable, mean, percent]));
        for (dimension, part) in ambito.dimensions.iter().zip(&sum.dimensions) {
            let [applicable, mean, percent] = numbers(part);
            let title = format!("  {} {}", dimension.code, dimension.title);
            text.push_str(&row(&title, &[String::new(), String::new(), applicable, mean, percent]));
        }
    }
    text
}

fn numbers(part: &Part) -> [String; 3] {
    match &part.mean {
        Some(mean) => [part.applicable.to_string(), mean.mean.to_string(), format!("{} %", mean.percent)],
        None => [part.applicable.to_string(), String::new(), state(part).to_owned()],
    }
}

/// A title on as many rows as it needs, with the numbers beside the first.
fn row(title: &str, numbers: &[String; 5]) -> String {
    let title = one_line(title);
    let indent = title.chars().take_while(|&c| c == ' ').count();
    let mut text = String::new();
    for (n, part) in print::wrap(&title, TITLE - indent - 2).iter().enumerate() {
        let more = if n == 0 { 0 } else { 2 };
        let mut line = print::left(&format!("{}{part}", " ".repeat(indent + more)), TITLE);
        if n == 0 {
            for (number, width) in numbers.iter().zip(NUMBERS) {
                line.push_str(&print::right(number, width));
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn distribution(session: &Session, summary: &Summary) -> String {
    let mut text = format!("{}\n", words::DISTRIBUTION);
    for (score, count) in &summary.counts {
        let name = session.rubric().scale().name(*score);
        text.push_str(&print::hanging(&format!("{}  {score} ", print::right(&count.to_string(), 4)), name));
    }
    text
}

fn pending(session: &Session, summary: &Summary) -> String {
    if summary.pending.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", words::pending_head(summary.pending.len()));
    for &(ix, gap) in &summary.pending {
        let criterion = session.rubric().criterion(ix);
        let lead = format!(
            "  {} {} ",
            print::left(&one_line(&criterion.code.0), 7),
            print::left(words::gap_words(gap, session.open_place(ix)), 21)
        );
        text.push_str(&print::hanging(&lead, &one_line(&criterion.label)));
    }
    text
}
