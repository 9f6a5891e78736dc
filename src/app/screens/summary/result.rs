//! The result as tables and bars. Numbers stand right-aligned under their heads, with the decimal comma.

use crate::app::measure;
use crate::app::page::{Piece, Role, Row, bar, fit, pad, rows};
use crate::app::screens::summary::rows::Item;
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
    lines.push(total(session, summary, width));
    lines.extend(sentence(words::method(summary.method), width));
    gap(&mut lines);
    lines.extend(table(session, summary, width, roomy));
    gap(&mut lines);
    lines.extend(distribution(session, summary, width));
    if roomy {
        lines.push(Row::blank());
        lines.extend(sentence(words::LEGEND, width));
    }
    Item { lines }
}

fn sentence(text: &str, width: usize) -> Vec<Row> {
    rows(text, u16::try_from(width).unwrap_or(u16::MAX).max(1), Role::Plain)
}

fn percent(number: Hundredths) -> String {
    format!("{number} %")
}

/// A bar for a share in hundredths of a percent.
fn share_bar(number: Hundredths, width: usize) -> String {
    bar(usize::try_from(number.0).unwrap_or(usize::MAX), 10_000, width)
}

fn total(session: &Session, summary: &Summary, width: usize) -> Row {
    let name = format!("{}  ", words::TOTAL);
    let piece = |text: String, style| Piece { text, style, emphasised: false };
    match summary.total.mean.zip(session.rubric().scale().best()) {
        None => Row(vec![piece(name, Role::Strong), piece(absent(&summary.total).to_owned(), Role::Plain)]),
        Some((mean, best)) => {
            let text = format!("{name}{}   {}   ", percent(mean.percent), words::mean_of_best(mean.mean, best));
            let bar = share_bar(mean.percent, width.saturating_sub(text.chars().count()).min(40));
            Row(vec![piece(text, Role::Strong), piece(bar, Role::Plain)])
        }
    }
}

/// What stands for the mean of a part in which nothing counts.
fn absent(part: &Part) -> &'static str {
    if part.is_unevaluated() { words::PART_UNEVALUATED } else { words::PART_PENDING }
}

/// What a row of the table says besides its name.
struct Numbers<'s> {
    part: &'s Part,
    weight: String,
    effective: String,
    contribution: String,
}

fn table(session: &Session, summary: &Summary, width: usize, roomy: bool) -> Vec<Row> {
    let numbers: usize = NUMBERS.iter().sum();
    // The bar goes first where there is little room, then the names are cut.
    let bar_width = width.saturating_sub(numbers + 20).min(24);
    let name_width = width.saturating_sub(numbers + bar_width + usize::from(bar_width > 0));
    let mut lines = vec![heads(name_width)];
    for (n, (ambito, sums)) in session.rubric().ambitos().iter().zip(&summary.ambitos).enumerate() {
        if roomy && n > 0 {
            lines.push(Row::blank());
        }
        let name = format!("{} {}", ambito.number, harmless(&ambito.title));
        let row = Numbers { part: &sums.part, weight: tui::percent(ambito.weight), ..Numbers::of_ambito(sums) };
        lines.push(Row::of(row.text(&name, name_width, bar_width), Role::Strong));
        for (dimension, part) in ambito.dimensions.iter().zip(&sums.dimensions) {
            let name = format!("  {} {}", dimension.code, harmless(&dimension.title));
            lines.push(Row::of(Numbers::of_dimension(part).text(&name, name_width, bar_width), Role::Plain));
        }
    }
    lines
}

fn heads(name_width: usize) -> Row {
    let mut text = pad(words::COLUMNS[0], name_width);
    for (head, width) in words::COLUMNS[1..].iter().zip(NUMBERS) {
        text.push_str(&format!("{head:>width$}"));
    }
    Row::of(text, Role::Columns)
}

impl<'s> Numbers<'s> {
    fn of_ambito(sums: &'s AmbitoSummary) -> Self {
        Self {
            part: &sums.part,
            weight: String::new(),
            effective: sums.effective_weight.map_or_else(|| "–".to_owned(), percent),
            contribution: sums.contribution.map_or_else(|| "–".to_owned(), percent),
        }
    }

    fn of_dimension(part: &'s Part) -> Self {
        Self { part, weight: String::new(), effective: String::new(), contribution: String::new() }
    }

    fn text(&self, name: &str, name_width: usize, bar_width: usize) -> String {
        let [weight, effective, counting, mean, percentage, contribution] = NUMBERS;
        let counts = format!("{}/{}", self.part.applicable, self.part.criteria);
        let mut text = pad(name, name_width);
        text.push_str(&format!("{:>weight$}{:>effective$}{counts:>counting$}", self.weight, self.effective));
        match &self.part.mean {
            Some(value) => {
                text.push_str(&format!("{:>mean$}{:>percentage$}", value.mean, percent(value.percent)));
                text.push_str(&format!("{:>contribution$}", self.contribution));
                if bar_width > 0 {
                    text.push(' ');
                    text.push_str(&share_bar(value.percent, bar_width));
                }
            }
            None => {
                let room = mean + percentage;
                text.push_str(&format!("{:>room$}{:>contribution$}", absent(self.part), self.contribution));
            }
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
        let name = format!("{score} {}", harmless(session.rubric().scale().name(score)));
        lines.push(row(name, count));
    }
    lines.push(row(format!("– {}", words::WITHOUT_VERDICT), summary.pending.len()));
    lines
}
