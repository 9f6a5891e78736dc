//! The result as tables and bars. Numbers stand right-aligned under their heads, with the decimal comma.

use crate::app::measure;
use crate::app::page::{Piece, Role, Row, bar, fit, pad, rows};
use crate::app::screens::summary::rows::Item;
use crate::domain::method::Method;
use crate::domain::scoring::{AmbitoSummary, Hundredths, Part, Summary};
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::editing::columns as columns_of;
use crate::wording::{forms as words, tui};

/// The columns of numbers that a table has: head and width, each with the blank before it.
struct Columns {
    /// Those of ámbitos alone; the name of a dimension goes on over them.
    own: Vec<(&'static str, usize)>,
    /// Those of every part.
    all: Vec<(&'static str, usize)>,
}

fn widths(columns: &[(&str, usize)]) -> usize {
    columns.iter().map(|(_, width)| width).sum()
}

/// Whether an ámbito has another weight in effect than the rubric gives it: only then that is worth a column.
fn is_effective_told(session: &Session, summary: &Summary) -> bool {
    let differs = |(n, sums): (usize, &AmbitoSummary)| {
        let weight = session.rubric().weight(n).map(|weight| Hundredths(u64::from(weight.0)));
        sums.effective_weight.is_some() && sums.effective_weight != weight
    };
    summary.ambitos.iter().enumerate().any(differs)
}

fn columns(session: &Session, summary: &Summary) -> Columns {
    let [weight, effective, contribution, counting, mean, percentage] = words::COLUMNS;
    match summary.method {
        Method::MeanOfCriteria | Method::MeanOfDimensions => {
            let weights = (0..summary.ambitos.len()).filter_map(|n| session.rubric().weight(n));
            let widest = weights.map(|weight| tui::percent(weight).chars().count() + 2).max().unwrap_or(6).max(6);
            let told = is_effective_told(session, summary).then_some((effective, 9));
            let own = [(weight, widest)].into_iter().chain(told).chain([(contribution, 9)]).collect();
            Columns { own, all: vec![(counting, 8), (mean, 6), (percentage, 9)] }
        }
        Method::Points => Columns { own: Vec::new(), all: words::POINTS_COLUMNS.into_iter().zip([8, 18, 9]).collect() },
        Method::Counts => Columns { own: Vec::new(), all: vec![(words::COUNTS_COLUMN, 12)] },
    }
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
    lines.extend(total(session, summary, width));
    lines.extend(sentence(&words::method(session.rubric()), width));
    gap(&mut lines);
    lines.extend(table(session, summary, width, roomy));
    gap(&mut lines);
    lines.extend(distribution(session, summary, width));
    if roomy {
        lines.push(Row::blank());
        let legend = words::legend(session.rubric(), is_effective_told(session, summary));
        lines.extend(legend.into_iter().flat_map(|legend| sentence(&legend, width)));
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
    let weighted = session.rubric().scoring().weights().is_some();
    let name = format!("{}  ", words::total(weighted));
    let piece = |text: String, style| Piece { text, style, emphasised: false };
    let figure =
        summary.total.measure.map(|measure| (words::figure(measure.figure, session.rubric().scale()), measure));
    let mut lines = Vec::new();
    match figure {
        None if summary.method == Method::Counts => {}
        None => lines.push(Row(vec![piece(name, Role::Strong), piece(absent(&summary.total).to_owned(), Role::Plain)])),
        Some((figure, measure)) => {
            let weakest = weakest(session, summary).map(|(code, share)| words::weakest(&code, &percent(share)));
            let text = format!("{name}{}   {figure}   {}", percent(measure.percent), weakest.unwrap_or_default());
            let text = fit(text.trim_end(), width);
            // A bar of a few cells tells nothing.
            let room = width.saturating_sub(text.chars().count() + 3).min(40);
            let bar = if room < 8 { String::new() } else { format!("   {}", share_bar(measure.percent, room)) };
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

/// The code of the ámbito that reaches least, and what it reaches; none where two reach as little.
fn weakest(session: &Session, summary: &Summary) -> Option<(String, Hundredths)> {
    let codes = session.rubric().ambitos().iter().map(|ambito| &ambito.code);
    let shares: Vec<_> =
        codes.zip(&summary.ambitos).filter_map(|(code, sums)| Some((code, sums.part.percent()?))).collect();
    let (code, least) = *shares.iter().min_by_key(|(_, share)| *share)?;
    let is_alone = shares.len() > 1 && shares.iter().filter(|(_, share)| *share == least).count() == 1;
    is_alone.then(|| (harmless(&code.to_string()), least))
}

/// What stands for the mean of a part in which nothing counts.
fn absent(part: &Part) -> &'static str {
    if part.is_unevaluated() { words::PART_UNEVALUATED } else { words::PART_PENDING }
}

/// Where a row of the table stands.
struct Room {
    columns: Columns,
    name: usize,
    bar: usize,
}

fn table(session: &Session, summary: &Summary, width: usize, roomy: bool) -> Vec<Row> {
    let rubric = session.rubric();
    let columns = columns(session, summary);
    let numbers = widths(&columns.own) + widths(&columns.all);
    let longest = longest_name(session, widths(&columns.own));
    // The bar goes first where there is little room, then the names are cut; numbers stand near their names.
    let most = if summary.method == Method::Counts { 0 } else { 24 };
    let bar = width.saturating_sub(numbers + longest + 1).min(most);
    let name = width.saturating_sub(numbers + bar + usize::from(bar > 0)).min(longest.max(40));
    let room = Room { columns, name, bar };
    let mut lines = vec![room.heads()];
    for (n, (ambito, sums)) in rubric.ambitos().iter().zip(&summary.ambitos).enumerate() {
        if roomy && n > 0 {
            lines.push(Row::blank());
        }
        let name = format!("{} {}", ambito.code, harmless(&ambito.title));
        let [weight, effective, contribution, ..] = words::COLUMNS;
        let own = [
            (weight, rubric.weight(n).map(tui::percent).unwrap_or_default()),
            (effective, sums.effective_weight.map_or_else(|| "–".to_owned(), percent)),
            (contribution, sums.contribution.map_or_else(|| "–".to_owned(), percent)),
        ];
        lines.push(Row::of(room.row(&name, &own, &sums.part, summary.method), Role::Strong));
        for (dimension, part) in ambito.parts().iter().zip(&sums.dimensions) {
            let name = format!("{} {}", dimension.code, harmless(&dimension.title));
            lines.push(Row::of(room.row(&name, &[], part, summary.method), Role::Plain));
        }
    }
    lines
}

/// Columns of the longest name in the first column; that of a dimension goes on over the `own` of the ámbitos.
fn longest_name(session: &Session, own: usize) -> usize {
    let each = session.rubric().ambitos().iter().flat_map(|ambito| {
        let dimensions = ambito.parts().iter();
        let dimensions =
            dimensions.map(move |one| (one.code.chars().count() + one.title.chars().count() + 1).saturating_sub(own));
        dimensions.chain([ambito.code.to_string().chars().count() + ambito.title.chars().count() + 2])
    });
    each.max().unwrap_or(0).max(words::PART.chars().count() + 1)
}

impl Room {
    fn heads(&self) -> Row {
        let mut text = pad(words::PART, self.name);
        for &(head, width) in self.columns.own.iter().chain(&self.columns.all) {
            text.push_str(&format!("{head:>width$}"));
        }
        Row::of(text, Role::Columns)
    }

    /// The row of a part; an ámbito has `own` numbers, named by their heads.
    fn row(&self, name: &str, own: &[(&str, String)], part: &Part, method: Method) -> String {
        let done = match method {
            Method::MeanOfCriteria | Method::MeanOfDimensions | Method::Points => part.applicable,
            Method::Counts => part.complete,
        };
        let mut cells = vec![format!("{done}/{}", part.criteria)];
        let done_columns = cells.first().map_or(0, |cell| columns_of(cell));
        match (part.measure, method) {
            (_, Method::Counts) => {}
            (Some(measure), _) => cells.extend([words::short_figure(measure.figure), percent(measure.percent)]),
            // What is said in place of both stands where both would.
            (None, _) => cells.extend([String::new(), absent(part).to_owned()]),
        }
        // The name of a dimension goes on over what is blank: the columns of ámbitos, and the first number's own blanks.
        let over = widths(&self.columns.own);
        let blank = self.columns.all.first().map_or(0, |(_, width)| width.saturating_sub(done_columns + 1));
        let beyond = if own.is_empty() { columns_of(name).saturating_sub(self.name + over).min(blank) } else { 0 };
        let mut text = pad(name, self.name + if own.is_empty() { over + beyond } else { 0 });
        for (head, width) in self.columns.own.iter().filter(|_| !own.is_empty()) {
            let number = own.iter().find(|(name, _)| name == head).map_or("", |(_, number)| number.as_str());
            text.push_str(&format!("{number:>width$}"));
        }
        let mut spare = 0;
        for (n, (cell, (_, width))) in cells.iter().zip(&self.columns.all).enumerate() {
            let room = width + std::mem::take(&mut spare) - if n == 0 { beyond } else { 0 };
            if cell.is_empty() {
                spare = room;
            } else {
                text.push_str(&format!("{cell:>room$}"));
            }
        }
        if let Some(share) = part.percent().filter(|_| self.bar > 0) {
            text.push_str(&format!(" {}", share_bar(share, self.bar)));
        }
        text
    }
}

fn distribution(session: &Session, summary: &Summary, width: usize) -> Vec<Row> {
    let whole = summary.total.criteria;
    let scale = session.rubric().scale();
    let name_width = (width / 2).min(44);
    let row = |name: String, role: Role, count: usize| {
        let bar = bar(count, whole, width.saturating_sub(name_width + 6).min(40));
        let piece = |text: String, style| Piece { text, style, emphasised: false };
        let name = fit(&name, name_width);
        let room = " ".repeat(name_width.saturating_sub(columns_of(&name)));
        Row(vec![piece(name, role), piece(format!("{room}{count:>5} {bar}"), Role::Plain)])
    };
    let mut lines = vec![Row::of(pad(words::DISTRIBUTION, width), Role::Columns)];
    for &(score, count) in &summary.counts {
        let name = format!("{} {}", harmless(&scale.shown(score)), harmless(scale.name(score)));
        lines.push(row(name, Role::Score(scale.standing(score)), count));
    }
    lines.push(row(format!("– {}", words::WITHOUT_VERDICT), Role::Plain, summary.pending.len()));
    lines
}
