//! The result: sentence, table, chart.

use crate::domain::method::Method;
use crate::domain::score::Points;
use crate::domain::score::Standing as Level;
use crate::domain::scoring::{Figure, Hundredths, Measure, Part};
use crate::report::content::Content;
use crate::report::document::{Bar, Block, Cell, Chart, Row, Table, numbers, plain, words as column};
use crate::report::source::Report;
use crate::wording::{report as words, tui};
use words::heads;

/// What the result is and how it came about.
pub(super) fn sentences(report: &Report, content: &Content) -> Vec<String> {
    let (summary, rubric) = (report.summary, report.session.rubric());
    let total = &summary.total;
    let mut told = Vec::new();
    if summary.is_provisional() {
        told.push(words::provisional_result(total.complete, total.criteria));
    }
    told.extend(match &total.measure {
        Some(Measure { figure: Figure::Mean(mean), percent }) => {
            let Points(best) = rubric.scale().best().unwrap_or(Points(0));
            let best = Hundredths(u64::from(best));
            Some(words::result(&percent.to_string(), &mean.to_string(), &best.to_string()))
        }
        Some(Measure { figure: Figure::Points { points, best }, percent }) => {
            Some(words::points(&percent.to_string(), &points.short(), &best.short()))
        }
        None if summary.method == Method::Counts => None,
        None if total.is_unevaluated() => Some(words::UNEVALUATED.to_owned()),
        None => Some(words::UNANSWERED.to_owned()),
    });
    told.extend(summary.grade.map(|grade| words::grade(&grade.to_string())));
    if !rubric.outcomes().is_empty() {
        told.push(words::outcome(content.outcome.as_deref(), summary.is_provisional()));
    }
    let left_out = content.scale.iter().filter(|(_, _, standing)| *standing == Level::Uncounted);
    let left_out: Vec<&str> = left_out.map(|(_, name, _)| name.as_str()).collect();
    told.push(words::method(summary.method, &left_out));
    let weights = rubric.scoring().weights().unwrap_or_default();
    let weights = content.ambitos.iter().zip(weights).zip(&summary.ambitos).map(|((shown, weight), sum)| {
        let in_effect = sum.effective_weight.map(|weight| weight.to_string());
        words::weight(&shown.code, &shown.title, &tui::percent(*weight), in_effect.as_deref())
    });
    let weights: Vec<String> = weights.collect();
    if !weights.is_empty() {
        told.push(words::weights(&weights));
    }
    told
}

/// Table and chart, and what is needed to compute them again.
pub(super) fn result(report: &Report, content: &Content) -> Vec<Block> {
    let mut blocks =
        vec![Block::PageBreak, Block::Heading(1, words::BY_PART.to_owned()), Block::Table(table(report, content))];
    let divided = content.ambitos.iter().any(|ambito| !ambito.parts().is_empty());
    if report.summary.method != Method::Counts && divided {
        blocks.push(Block::Chart(chart(report, content)));
    }
    if !content.computed.is_empty() {
        blocks.push(Block::Heading(2, words::method::HEAD.to_owned()));
        blocks.push(Block::List(content.computed.iter().map(|told| plain(told.as_str())).collect()));
    }
    blocks
}

/// Why a part has no mean.
pub(super) fn state(part: &Part) -> &'static str {
    if part.is_unevaluated() { words::UNEVALUATED_SHORT } else { words::UNANSWERED_SHORT }
}

fn measured(part: &Part, method: Method) -> Vec<Cell> {
    let counted = Cell::from(format!("{} de {}", part.applicable, part.criteria));
    if method == Method::Counts {
        return vec![counted];
    }
    let (figure, share) = match part.measure {
        Some(Measure { figure: Figure::Mean(mean), percent }) => (mean.to_string(), format!("{percent} %")),
        Some(Measure { figure: Figure::Points { points, best }, percent }) => {
            (format!("{} de {}", points.short(), best.short()), format!("{percent} %"))
        }
        None => ("–".to_owned(), state(part).to_owned()),
    };
    vec![counted, figure.into(), share.into()]
}

fn table(report: &Report, content: &Content) -> Table {
    let (summary, rubric) = (report.summary, report.session.rubric());
    let weighted = rubric.scoring().weights().is_some();
    let mut rows = Vec::new();
    let mut push = |title: String, weights: [String; 2], part: &Part, strong| {
        let mut cells = vec![Cell::from(plain(title))];
        if weighted {
            cells.extend(weights.map(Cell::from));
        }
        cells.extend(measured(part, summary.method));
        rows.push(Row { cells, strong, about: None });
    };
    for (a, (shown, sum)) in content.ambitos.iter().zip(&summary.ambitos).enumerate() {
        let weight = rubric.weight(a).map_or_else(String::new, tui::percent);
        let in_effect = sum.effective_weight.map_or_else(|| "–".to_owned(), |weight| format!("{weight} %"));
        push(words::ambito(&shown.code, &shown.title), [weight, in_effect], &sum.part, true);
        for (dimension, part) in shown.parts().iter().zip(&sum.dimensions) {
            let none = || [String::new(), String::new()];
            push(format!("{} {}", dimension.code, dimension.title), none(), part, false);
        }
    }
    push(words::total(weighted).to_owned(), ["100 %".to_owned(), String::new()], &summary.total, true);
    let columns = match summary.method {
        Method::MeanOfCriteria | Method::MeanOfDimensions => vec![
            column(heads::PART, 40),
            numbers(heads::WEIGHT, 9),
            numbers(heads::IN_EFFECT, 13),
            numbers(heads::COUNTED, 14),
            numbers(heads::MEAN, 9),
            numbers(heads::SHARE, 15),
        ],
        Method::Points => vec![
            column(heads::PART, 50),
            numbers(heads::COUNTED, 14),
            numbers(heads::POINTS, 20),
            numbers(heads::SHARE, 16),
        ],
        Method::Counts => vec![column(heads::PART, 80), numbers(heads::COUNTED, 20)],
    };
    Table { caption: words::BY_PART.to_owned(), columns, rows, form: false }
}

fn chart(report: &Report, content: &Content) -> Chart {
    let parts = report.summary.ambitos.iter().flat_map(|ambito| &ambito.dimensions);
    let dimensions = content.ambitos.iter().flat_map(|ambito| &ambito.dimensions);
    let bars: Vec<Bar> = dimensions
        .zip(parts)
        .map(|(dimension, part)| {
            let share = part.percent();
            let shown = share.map_or_else(|| state(part).to_owned(), |share| format!("{share} %"));
            Bar { label: format!("{} {}", dimension.code, dimension.title), share, shown }
        })
        .collect();
    let told: Vec<String> = bars.iter().map(|bar| format!("{}, {}", bar.label, bar.shown)).collect();
    Chart { caption: words::CHART.to_owned(), alt: words::chart_alt(&told), bars }
}
