//! The summary for people, at most 80 columns wide.

use crate::cli::print;
use crate::domain::identification::shown_date;
use crate::domain::method::Method;
use crate::domain::scoring::{Figure, Measure, Part, Summary};
use crate::domain::session::Session;
use crate::store::fault::one_line;
use crate::wording::{cli as words, closing, tui};

/// Columns of the titles; the numbers stand at their right.
const TITLE: usize = 33;
/// Columns of the numbers: weight, weight in effect, criteria that count, mean, percentage.
const NUMBERS: [usize; 5] = [8, 10, 8, 6, 12];
/// Of points: criteria that count, points, percentage.
const POINTS: [usize; 3] = [9, 22, 13];
/// Where there are counts alone: criteria with an answer.
const COUNTS: [usize; 1] = [12];

/// The whole answer.
pub fn of(session: &Session, summary: &Summary) -> String {
    let mut text = head(session);
    text.push('\n');
    text.push_str(&result(session, summary));
    text.push('\n');
    text.push_str(&table(session, summary));
    text.push('\n');
    text.push_str(&distribution(session, summary));
    text.push_str(&pending(session, summary));
    text.push('\n');
    text.push_str(&print::hanging(words::METHOD, &words::method(session.rubric())));
    text
}

fn head(session: &Session) -> String {
    let head = session.head();
    let who = &head.identification;
    let joined = |parts: &[&str], by: &str| {
        let parts: Vec<String> = parts.iter().filter(|part| !part.is_empty()).map(|part| one_line(part)).collect();
        parts.join(by)
    };
    let unnamed = tui::unnamed(session.rubric().nouns());
    let name = if who.project_name.is_empty() { &unnamed } else { &who.project_name };
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

fn result(session: &Session, summary: &Summary) -> String {
    let title = if summary.is_provisional() { words::PROVISIONAL } else { words::RESULT };
    let progress = words::progress(summary.total.complete, summary.total.criteria);
    let value = match summary.total.measure {
        Some(Measure { figure: Figure::Mean(mean), percent }) => {
            format!("{percent} %   {}   ", words::mean(&mean.to_string()))
        }
        Some(Measure { figure: Figure::Points { points, best }, percent }) => {
            format!("{percent} %   {}   ", words::points_of(&points.short(), &best.short()))
        }
        None if summary.method == Method::Counts => String::new(),
        None => format!("{}   ", state(&summary.total)),
    };
    let mut text = format!("{title}   {value}({progress})\n");
    if let Some(grade) = summary.grade {
        text.push_str(&format!("{}   {grade}\n", words::GRADE));
    }
    if !session.rubric().outcomes().is_empty() {
        let none = if summary.is_provisional() { words::UNANSWERED } else { words::NO_OUTCOME };
        let name = summary.outcome.as_deref().map_or_else(|| none.to_owned(), one_line);
        text.push_str(&print::hanging(&format!("{}   ", words::OUTCOME), &name));
    }
    text
}

/// Why a part has no mean.
fn state(part: &Part) -> &'static str {
    if part.is_unevaluated() { words::UNEVALUATED } else { words::UNANSWERED }
}

fn table(session: &Session, summary: &Summary) -> String {
    let rubric = session.rubric();
    let mut text = row("", &heads(summary.method), summary.method);
    for (a, (ambito, sum)) in rubric.ambitos().iter().zip(&summary.ambitos).enumerate() {
        let in_effect = sum.effective_weight.map(|weight| format!("{weight} %")).unwrap_or_default();
        let weight = rubric.weight(a).map(tui::percent);
        let title = format!("{} {}", ambito.code, ambito.title);
        text.push_str(&row(&title, &numbers(&sum.part, summary.method, weight, in_effect), summary.method));
        for (dimension, part) in ambito.parts().iter().zip(&sum.dimensions) {
            let title = format!("  {} {}", dimension.code, dimension.title);
            text.push_str(&row(&title, &numbers(part, summary.method, None, String::new()), summary.method));
        }
    }
    text
}

/// What stands above the numbers of a method.
fn heads(method: Method) -> Vec<String> {
    let heads: &[&str] = match method {
        Method::MeanOfCriteria | Method::MeanOfDimensions => &words::SUMMARY_HEAD,
        Method::Points => &words::POINTS_HEAD,
        Method::Counts => &words::COUNTS_HEAD,
    };
    heads.iter().map(|head| (*head).to_owned()).collect()
}

fn numbers(part: &Part, method: Method, weight: Option<String>, in_effect: String) -> Vec<String> {
    let share = part.percent().map_or_else(|| state(part).to_owned(), |percent| format!("{percent} %"));
    let counting = part.applicable.to_string();
    match method {
        Method::MeanOfCriteria | Method::MeanOfDimensions => {
            let mean = part.mean().map(|mean| mean.to_string()).unwrap_or_default();
            vec![weight.unwrap_or_default(), in_effect, counting, mean, share]
        }
        Method::Points => {
            let of = part.points().map(|(points, best)| words::points_of(&points.short(), &best.short()));
            vec![counting, of.unwrap_or_default(), share]
        }
        Method::Counts => vec![words::of_criteria(part.complete, part.criteria)],
    }
}

/// A title on as many rows as it needs, with the numbers beside the first.
fn row(title: &str, numbers: &[String], method: Method) -> String {
    let widths: &[usize] = match method {
        Method::MeanOfCriteria | Method::MeanOfDimensions => &NUMBERS,
        Method::Points => &POINTS,
        Method::Counts => &COUNTS,
    };
    let title = one_line(title);
    let indent = title.chars().take_while(|&c| c == ' ').count();
    let mut text = String::new();
    for (n, part) in print::wrap(&title, TITLE - indent - 2).iter().enumerate() {
        let more = if n == 0 { 0 } else { 2 };
        let mut line = print::left(&format!("{}{part}", " ".repeat(indent + more)), TITLE);
        if n == 0 {
            for (number, width) in numbers.iter().zip(widths) {
                line.push_str(&print::right(number, *width));
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
        let (name, shown) = (session.rubric().scale().name(*score), one_line(&session.rubric().scale().shown(*score)));
        text.push_str(&print::hanging(&format!("{}  {shown} ", print::right(&count.to_string(), 4)), name));
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
            print::left(&words::gap_words(session.rubric().nouns(), gap, session.open_place(ix)), 21)
        );
        text.push_str(&print::hanging(&lead, &one_line(&criterion.label)));
    }
    text
}
