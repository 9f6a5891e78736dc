//! The result as tables and bars. Numbers stand right-aligned under their heads, with the decimal comma.

use crate::app::measure;
use crate::app::page::{Piece, Role, Row, bar, fit, pad, rows};
use crate::app::screens::summary::rows::Item;
use crate::domain::method::Method;
use crate::domain::scoring::{AmbitoSummary, Hundredths, Part, Summary};
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::wording::{forms as words, tui};

/// Columns of the numbers of the table, each with the blank before it.
const NUMBERS: [usize; 6] = [8, 9, 8, 6, 9, 9];
/// Rows from which there are blank lines between the parts.
const ROOMY: u16 = 28;

/// All lines of the result for a window of `size`.
pub(crate) fn item(session: &Session, summary: &Summary, size: (u16, u16)) -> Item {
    let width = usize::from(measure::summary_columns(size));
    let roomy = measure::summary_rows(size) >= ROOMY;
    let gap = |lines: &mut Vec<Row>| lines.extend(roomy.then(Row::blank));
    let head = session.head();
    let mut lines = vec![Row::of(fit(&words::identity(&head.identification, head.kind), width), Role::Plain)];
    gap(&mut lines);
    lines.extend(total(session, summary, width));
    lines.extend(sentence(&words::method(session.rubric()), width));
    gap(&mut lines);
    lines.extend(table(session, summary, width, roomy));
    gap(&mut lines);
    lines.extend(distribution(session, summary, width));
    if roomy {
        lines.push(Row::blank());
        lines.extend(words::legend(session.rubric()).into_iter().flat_map(|legend| sentence(&legend, width)));
    }
    Item { lines }
}

fn sentence(text: &str, width: usize) -> Vec<Row> {
    said(text, width, Role::Plain)
}

fn said(text: &str, width: usize, role: Role) -> Vec<Row> {
    rows(text, u16::try_from(width).unwrap_or(u16::MAX).max(1), role)
}

fn percent(number: Hundredths) -> String {
    format!("{number} %")
}

/// A bar for a share in hundredths of a percent.
fn share_bar(number: Hundredths, width: usize) -> String {
    bar(usize::try_from(number.0).unwrap_or(usize::MAX), 10_000, width)
}

/// The total, with the mark and what the result is called where the rubric has these.
fn total(session: &Session, summary: &Summary, width: usize) -> Vec<Row> {
    let name = format!("{}  ", words::TOTAL);
    let piece = |text: String, style| Piece { text, style, emphasised: false };
    let figure =
        summary.total.measure.map(|measure| (words::figure(measure.figure, session.rubric().scale()), measure));
    let mut lines = Vec::new();
    match figure {
        None if summary.method == Method::Counts => {}
        None => lines.push(Row(vec![piece(name, Role::Strong), piece(absent(&summary.total).to_owned(), Role::Plain)])),
        Some((figure, measure)) => {
            let text = format!("{name}{}   {figure}   ", percent(measure.percent));
            let bar = share_bar(measure.percent, width.saturating_sub(text.chars().count()).min(40));
            lines.push(Row(vec![piece(text, Role::Strong), piece(bar, Role::Plain)]));
        }
    }
    lines.extend(summary.grade.map(|grade| Row::of(words::grade(grade), Role::Strong)));
    if !session.rubric().outcomes().is_empty() {
        let outcome = words::outcome(summary.outcome.as_deref(), summary.is_provisional());
        lines.extend(said(&outcome, width, Role::Strong));
    }
    lines
}

/// What stands for the mean of a part in which nothing counts.
fn absent(part: &Part) -> &'static str {
    if part.is_unevaluated() { words::PART_UNEVALUATED } else { words::PART_PENDING }
}

/// What a row of the table says besides its name.
struct Numbers<'s> {
    part: &'s Part,
    method: Method,
    weight: String,
    effective: String,
    contribution: String,
}

fn table(session: &Session, summary: &Summary, width: usize, roomy: bool) -> Vec<Row> {
    let rubric = session.rubric();
    let columns = columns(summary.method);
    let numbers: usize = columns.iter().map(|(_, width)| width).sum();
    // The bar goes first where there is little room, then the names are cut.
    let room = if summary.method == Method::Counts { 0 } else { 24 };
    let bar_width = width.saturating_sub(numbers + 20).min(room);
    let name_width = width.saturating_sub(numbers + bar_width + usize::from(bar_width > 0));
    let mut lines = vec![heads(&columns, name_width)];
    for (n, (ambito, sums)) in rubric.ambitos().iter().zip(&summary.ambitos).enumerate() {
        if roomy && n > 0 {
            lines.push(Row::blank());
        }
        let name = format!("{} {}", ambito.code, harmless(&ambito.title));
        let row = Numbers {
            weight: rubric.weight(n).map(tui::percent).unwrap_or_default(),
            ..Numbers::of_ambito(sums, summary.method)
        };
        lines.push(Row::of(row.text(&name, name_width, bar_width), Role::Strong));
        for (dimension, part) in ambito.parts().iter().zip(&sums.dimensions) {
            let name = format!("  {} {}", dimension.code, harmless(&dimension.title));
            let row = Numbers::of_dimension(part, summary.method);
            lines.push(Row::of(row.text(&name, name_width, bar_width), Role::Plain));
        }
    }
    lines
}

/// The columns of numbers that a method has: head and width, each with the blank before it.
fn columns(method: Method) -> Vec<(&'static str, usize)> {
    match method {
        Method::MeanOfCriteria | Method::MeanOfDimensions => words::COLUMNS[1..].iter().copied().zip(NUMBERS).collect(),
        Method::Points => words::POINTS_COLUMNS.into_iter().zip([8, 18, 9]).collect(),
        Method::Counts => vec![(words::COUNTS_COLUMN, 12)],
    }
}

fn heads(columns: &[(&str, usize)], name_width: usize) -> Row {
    let mut text = pad(words::COLUMNS[0], name_width);
    for &(head, width) in columns {
        text.push_str(&format!("{head:>width$}"));
    }
    Row::of(text, Role::Columns)
}

impl<'s> Numbers<'s> {
    fn of_ambito(sums: &'s AmbitoSummary, method: Method) -> Self {
        Self {
            part: &sums.part,
            method,
            weight: String::new(),
            effective: sums.effective_weight.map_or_else(|| "–".to_owned(), percent),
            contribution: sums.contribution.map_or_else(|| "–".to_owned(), percent),
        }
    }

    fn of_dimension(part: &'s Part, method: Method) -> Self {
        Self { part, method, weight: String::new(), effective: String::new(), contribution: String::new() }
    }

    fn text(&self, name: &str, name_width: usize, bar_width: usize) -> String {
        let counts = format!("{}/{}", self.part.applicable, self.part.criteria);
        let mut cells: Vec<String> = match self.method {
            Method::MeanOfCriteria | Method::MeanOfDimensions => {
                vec![self.weight.clone(), self.effective.clone(), counts]
            }
            Method::Points => vec![counts],
            Method::Counts => vec![format!("{}/{}", self.part.complete, self.part.criteria)],
        };
        let columns = columns(self.method);
        let shown = self.part.measure.map(|measure| (words::short_figure(measure.figure), percent(measure.percent)));
        match (shown, self.method) {
            (_, Method::Counts) => {}
            (Some((figure, share)), _) => cells.extend([figure, share]),
            // What is said in place of both stands where both would.
            (None, _) => cells.extend([String::new(), absent(self.part).to_owned()]),
        }
        if matches!(self.method, Method::MeanOfCriteria | Method::MeanOfDimensions) {
            cells.push(self.contribution.clone());
        }
        let mut text = pad(name, name_width);
        let mut spare = 0;
        for (cell, (_, width)) in cells.iter().zip(&columns) {
            if cell.is_empty() {
                spare += width;
            } else {
                let width = width + std::mem::take(&mut spare);
                text.push_str(&format!("{cell:>width$}"));
            }
        }
        text.push_str(&" ".repeat(spare));
        if bar_width > 0
            && let Some(share) = self.part.percent()
        {
            text.push(' ');
            text.push_str(&share_bar(share, bar_width));
        }
        text
    }
}

fn distribution(session: &Session, summary: &Summary, width: usize) -> Vec<Row> {
    let whole = summary.total.criteria;
    let name_width = (width / 2).min(44);
    let row = |name: String, count: usize| {
        let bar = bar(count, whole, width.saturating_sub(name_width + 6).min(40));
        Row::of(format!("{}{count:>5} {bar}", pad(&name, name_width)), Role::Plain)
    };
    let mut lines = vec![Row::of(pad(words::DISTRIBUTION, width), Role::Columns)];
    for &(score, count) in &summary.counts {
        let scale = session.rubric().scale();
        let name = format!("{} {}", harmless(&scale.shown(score)), harmless(scale.name(score)));
        lines.push(row(name, count));
    }
    lines.push(row(format!("– {}", words::WITHOUT_VERDICT), summary.pending.len()));
    lines
}
