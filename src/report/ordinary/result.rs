//! The result: sentence, table, chart.

use crate::domain::score::Points;
use crate::domain::score::Standing as Level;
use crate::domain::scoring::{Hundredths, Part};
use crate::report::Report;
use crate::report::content::Content;
use crate::report::document::{Bar, Block, Cell, Chart, Row, Table, numbers, plain, words as column};
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
    told.push(match &total.mean {
        Some(mean) => {
            let Points(best) = rubric.scale().best().unwrap_or(Points(0));
            let best = Hundredths(u64::from(best));
            words::result(&mean.percent.to_string(), &mean.mean.to_string(), &best.to_string())
        }
        None if total.is_unevaluated() => words::UNEVALUATED.to_owned(),
        None => words::UNANSWERED.to_owned(),
    });
    let left_out = content.scale.iter().filter(|(_, _, standing)| *standing == Level::Uncounted);
    let left_out: Vec<&str> = left_out.map(|(_, name, _)| name.as_str()).collect();
    told.push(words::method(summary.method, &left_out));
    let weights = content.ambitos.iter().zip(rubric.ambitos()).zip(&summary.ambitos).map(|((shown, ambito), sum)| {
        let in_effect = sum.effective_weight.map(|weight| weight.to_string());
        words::weight(shown.number, &shown.title, &tui::percent(ambito.weight), in_effect.as_deref())
    });
    told.push(words::weights(&weights.collect::<Vec<_>>()));
    told
}

/// Table and chart.
pub(super) fn result(report: &Report, content: &Content) -> Vec<Block> {
    vec![
        Block::PageBreak,
        Block::Heading(1, words::BY_PART.to_owned()),
        Block::Table(table(report, content)),
        Block::Chart(chart(report, content)),
    ]
}

/// Why a part has no mean.
pub(super) fn state(part: &Part) -> &'static str {
    if part.is_unevaluated() { words::UNEVALUATED_SHORT } else { words::UNANSWERED_SHORT }
}

fn measured(part: &Part) -> [Cell; 3] {
    let (mean, share) = match &part.mean {
        Some(mean) => (mean.mean.to_string(), format!("{} %", mean.percent)),
        None => ("–".to_owned(), state(part).to_owned()),
    };
    [format!("{} de {}", part.applicable, part.criteria).into(), mean.into(), share.into()]
}

fn table(report: &Report, content: &Content) -> Table {
    let (summary, rubric) = (report.summary, report.session.rubric());
    let mut rows = Vec::new();
    let mut push = |title: String, weights: [String; 2], part: &Part, strong| {
        let [first, second] = weights.map(Cell::from);
        let cells = [Cell::from(plain(title)), first, second].into_iter().chain(measured(part)).collect();
        rows.push(Row { cells, strong, about: None });
    };
    for ((shown, ambito), sum) in content.ambitos.iter().zip(rubric.ambitos()).zip(&summary.ambitos) {
        let in_effect = sum.effective_weight.map_or_else(|| "–".to_owned(), |weight| format!("{weight} %"));
        push(words::ambito(shown.number, &shown.title), [tui::percent(ambito.weight), in_effect], &sum.part, true);
        for (dimension, part) in shown.dimensions.iter().zip(&sum.dimensions) {
            let none = || [String::new(), String::new()];
            push(format!("{} {}", dimension.code, dimension.title), none(), part, false);
        }
    }
    push(words::TOTAL.to_owned(), ["100 %".to_owned(), String::new()], &summary.total, true);
    Table {
        caption: words::BY_PART.to_owned(),
        columns: vec![
            column(heads::PART, 40),
            numbers(heads::WEIGHT, 9),
            numbers(heads::IN_EFFECT, 13),
            numbers(heads::COUNTED, 14),
            numbers(heads::MEAN, 9),
            numbers(heads::SHARE, 15),
        ],
        rows,
        form: false,
    }
}

fn chart(report: &Report, content: &Content) -> Chart {
    let parts = report.summary.ambitos.iter().flat_map(|ambito| &ambito.dimensions);
    let dimensions = content.ambitos.iter().flat_map(|ambito| &ambito.dimensions);
    let bars: Vec<Bar> = dimensions
        .zip(parts)
        .map(|(dimension, part)| {
            let share = part.mean.as_ref().map(|mean| mean.percent);
            let shown = share.map_or_else(|| state(part).to_owned(), |share| format!("{share} %"));
            Bar { label: format!("{} {}", dimension.code, dimension.title), share, shown }
        })
        .collect();
    let told: Vec<String> = bars.iter().map(|bar| format!("{}, {}", bar.label, bar.shown)).collect();
    Chart { caption: words::CHART.to_owned(), alt: words::chart_alt(&told), bars }
}
