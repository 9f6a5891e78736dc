//! The result as tables and bars. Numbers stand right-aligned under their heads, with the decimal comma.

use crate::app::measure;
use crate::app::page::{Piece, Role, Row, bar, fit, pad, rows};
use crate::app::screens::summary::rows::Item;
use crate::domain::rubric::Ambito;
use crate::domain::score::Standing;
use crate::domain::scoring::{AmbitoSummary, Hundredths, Part, Summary};
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::wording::{forms as words, tui};

/// Columns of the numbers of the table, each with the blank before it: weight, weight in effect, contribution, how many
/// count, mean, percent. The first three are those of ámbitos alone: the name of a dimension goes on over them.
type Columns = [usize; 6];

/// The weight in effect has a column only where it is another than the weight.
fn columns_of(session: &Session, summary: &Summary) -> Columns {
    let differs = |(ambito, sums): (&Ambito, &AmbitoSummary)| {
        sums.effective_weight.is_some_and(|weight| weight != Hundredths(u64::from(ambito.weight.0)))
    };
    let ambitos = session.rubric().ambitos();
    let is_told = ambitos.iter().zip(&summary.ambitos).any(differs);
    let weight = ambitos.iter().map(|ambito| tui::percent(ambito.weight).chars().count() + 2).max().unwrap_or(6);
    [weight.max(6), if is_told { 9 } else { 0 }, 9, 8, 6, 9]
}
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
        if columns_of(session, summary)[1] > 0 {
            lines.extend(sentence(words::LEGEND_EFFECTIVE, width));
        }
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
            let weakest = weakest(session, summary).map(|(number, share)| words::weakest(number, &percent(share)));
            let text = format!("{text}{}", weakest.unwrap_or_default());
            // A bar of a few cells tells nothing.
            let room = width.saturating_sub(text.chars().count() + 3).min(40);
            let bar = if room < 8 { String::new() } else { format!("   {}", share_bar(mean.percent, room)) };
            Row(vec![piece(text, Role::Strong), piece(bar, Role::Plain)])
        }
    }
}

/// The number of the ámbito that reaches least, and what it reaches; none where two reach as little.
fn weakest(session: &Session, summary: &Summary) -> Option<(u32, Hundredths)> {
    let numbers = session.rubric().ambitos().iter().map(|ambito| ambito.number);
    let shares = numbers.zip(&summary.ambitos);
    let shares: Vec<_> = shares.filter_map(|(number, sums)| Some((number, sums.part.mean?.percent))).collect();
    let (number, least) = *shares.iter().min_by_key(|(_, share)| *share)?;
    let is_alone = shares.len() > 1 && shares.iter().filter(|(_, share)| *share == least).count() == 1;
    is_alone.then_some((number, least))
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
    let columns = columns_of(session, summary);
    let numbers: usize = columns.iter().sum();
    let longest = longest_name(session, columns);
    // The bar goes first where there is little room, then the names are cut; numbers stand near their names.
    let bar_width = width.saturating_sub(numbers + longest + 1).min(24);
    let name_width = width.saturating_sub(numbers + bar_width + usize::from(bar_width > 0)).min(longest.max(40));
    let room = Room { columns, name: name_width, bar: bar_width };
    let mut lines = vec![heads(room)];
    for (n, (ambito, sums)) in session.rubric().ambitos().iter().zip(&summary.ambitos).enumerate() {
        if roomy && n > 0 {
            lines.push(Row::blank());
        }
        let name = format!("{} {}", ambito.number, harmless(&ambito.title));
        let row = Numbers { part: &sums.part, weight: tui::percent(ambito.weight), ..Numbers::of_ambito(sums) };
        lines.push(Row::of(row.text(&name, room), Role::Strong));
        for (dimension, part) in ambito.dimensions.iter().zip(&sums.dimensions) {
            let name = format!("{} {}", dimension.code, harmless(&dimension.title));
            lines.push(Row::of(Numbers::of_dimension(part).text(&name, room), Role::Plain));
        }
    }
    lines
}

/// Columns of the longest name, as far as it stands in the first column.
fn longest_name(session: &Session, columns: Columns) -> usize {
    let over: usize = columns[..3].iter().sum();
    let ambitos = session.rubric().ambitos().iter();
    let each = ambitos.flat_map(|ambito| {
        let dimensions = ambito.dimensions.iter();
        let dimensions =
            dimensions.map(move |one| (one.code.chars().count() + one.title.chars().count() + 1).saturating_sub(over));
        dimensions.chain([ambito.title.chars().count() + 3])
    });
    each.max().unwrap_or(0)
}

/// Where a row of the table stands.
#[derive(Clone, Copy)]
struct Room {
    columns: Columns,
    name: usize,
    bar: usize,
}

fn heads(room: Room) -> Row {
    let mut text = pad(words::COLUMNS[0], room.name);
    for (head, width) in words::COLUMNS[1..].iter().zip(room.columns).filter(|(_, width)| *width > 0) {
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

    fn text(&self, name: &str, room: Room) -> String {
        let [weight, effective, contribution, counting, mean, percentage] = room.columns;
        let counts = format!("{}/{}", self.part.applicable, self.part.criteria);
        let mut text = if self.weight.is_empty() {
            pad(name, room.name + weight + effective + contribution)
        } else {
            let in_effect = if effective > 0 { self.effective.as_str() } else { "" };
            let numbers =
                format!("{:>weight$}{in_effect:>effective$}{:>contribution$}", self.weight, self.contribution);
            format!("{}{numbers}", pad(name, room.name))
        };
        text.push_str(&format!("{counts:>counting$}"));
        match &self.part.mean {
            Some(value) => {
                text.push_str(&format!("{:>mean$}{:>percentage$}", value.mean, percent(value.percent)));
                if room.bar > 0 {
                    text.push(' ');
                    text.push_str(&share_bar(value.percent, room.bar));
                }
            }
            None => text.push_str(&format!("{:>width$}", absent(self.part), width = mean + percentage)),
        }
        text
    }
}

fn distribution(session: &Session, summary: &Summary, width: usize) -> Vec<Row> {
    let whole = summary.total.criteria;
    let name_width = (width / 2).min(44);
    let row = |name: (String, Option<Standing>), count: usize| {
        let bar = bar(count, whole, width.saturating_sub(name_width + 6).min(40));
        let piece = |text: String, style| Piece { text, style, emphasised: false };
        let (name, standing) = name;
        let room = name_width.saturating_sub(name.chars().count());
        let rest = piece(format!("{}{count:>5} {bar}", " ".repeat(room)), Role::Plain);
        Row(vec![piece(fit(&name, name_width), standing.map_or(Role::Plain, Role::Score)), rest])
    };
    let mut lines = vec![Row::of(pad(words::DISTRIBUTION, width), Role::Columns)];
    for &(score, count) in &summary.counts {
        let name = format!("{score} {}", harmless(session.rubric().scale().name(score)));
        lines.push(row((name, Some(session.rubric().scale().standing(score))), count));
    }
    lines.push(row((format!("– {}", words::WITHOUT_VERDICT), None), summary.pending.len()));
    lines
}
