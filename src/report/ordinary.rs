//! The whole informe, in its order.

mod closing;
mod opening;
mod result;

use super::content::{Ambito, Content, Criterion, Dimension, Given};
use super::document::{Block, Cell, Document, Row, Run, Runs, Table, Tone, bold, plain, words as column};
use super::records;
use super::source::Report;
use crate::domain::nouns::Nouns;
use crate::domain::text::{TextKind, says_something};
use crate::wording::{nouns, report as words};
use words::heads;

/// Makes it.
pub(super) fn document(report: &Report) -> Document {
    let content = Content::of(report);
    let mut blocks = vec![opening::cover(report, &content)];
    blocks.extend(opening::summary(report, &content));
    blocks.extend(result::result(report, &content));
    blocks.extend(evaluation(&content));
    blocks.extend(closing::hallazgos(&content));
    blocks.extend(closing::sections(&content));
    blocks.extend(closing::signatures(&content));
    blocks.extend(closing::answer(&content));
    let office = words::of_office(&content.who.project_name, &content.who.commune, &content.asked);
    Document {
        title: format!("{}: {office}", words::TITLE),
        name: words::TITLE,
        made: report.made,
        mark: mark(content.handed.is_some()),
        seal: content.handed.as_ref().map(|handed| handed.seal.clone()),
        blocks,
        facts: records::facts(report, &content),
        summary: vec![records::levels(report, &content), records::result(report, &content)],
        records: vec![records::answers(report, &content), records::hallazgos(&content), records::sections(&content)],
        written: content.written,
    }
}

/// What stands on each page until the supervision is closed.
pub(super) fn mark(is_closed: bool) -> Option<&'static str> {
    (!is_closed).then_some(words::PROVISIONAL)
}

/// `value`, or that nobody gave it.
pub(super) fn known(value: &str) -> String {
    if says_something(value) { value.to_owned() } else { words::UNKNOWN.to_owned() }
}

/// The paragraphs of a text that somebody wrote; blank lines separate them.
pub(super) fn paragraphs(text: &str) -> Vec<Runs> {
    if !says_something(text) {
        return vec![plain(words::UNWRITTEN)];
    }
    text.split("\n\n").filter(|part| says_something(part)).map(|part| plain(part.trim_matches('\n'))).collect()
}

/// A row of plain cells.
pub(super) fn row(cells: impl IntoIterator<Item = Cell>) -> Row {
    Row { cells: cells.into_iter().collect(), strong: false, about: None }
}

fn evaluation(content: &Content) -> Vec<Block> {
    let mut blocks = vec![Block::PageBreak, Block::Heading(1, words::EVALUATION.to_owned())];
    blocks.extend(content.ambitos.iter().flat_map(|ambito| of_ambito(&content.nouns, ambito)));
    blocks
}

fn of_ambito(names: &Nouns, ambito: &Ambito) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, words::ambito(&ambito.code, &ambito.title))];
    blocks.extend(ambito.purpose.clone().map(Block::Paragraph));
    blocks.extend(ambito.dimensions.iter().flat_map(|dimension| of_dimension(names, dimension)));
    blocks
}

fn of_dimension(names: &Nouns, dimension: &Dimension) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !dimension.whole {
        blocks.push(Block::Heading(3, words::dimension(&dimension.code, &dimension.title)));
    }
    if let Some(note) = &dimension.note {
        let mut runs = bold(words::NOTE);
        runs.extend(note.iter().cloned());
        blocks.push(Block::Paragraph(runs));
    }
    blocks.push(Block::Table(Table {
        caption: words::evaluation_of(&dimension.code),
        columns: vec![
            column(heads::CODE, 10),
            column(heads::CRITERION, 31),
            column(heads::SCORE, 18),
            column(words::texts_head(names), 41),
        ],
        rows: dimension.criteria.iter().map(|criterion| of_criterion(names, criterion)).collect(),
        form: false,
    }));
    blocks
}

fn of_criterion(names: &Nouns, criterion: &Criterion) -> Row {
    let score = score(criterion);
    let text: Runs = match &criterion.given {
        Err(lacks) => plain(lacks.as_str()),
        Ok(given) => texts(names, given),
    };
    let cells = [Cell::from(criterion.code.as_str()), criterion.text.clone().into(), score, text.into()];
    Row { about: criterion.at, ..row(cells) }
}

/// The texts of an answer: a hallazgo by its number, and where there are two, what each is.
fn texts(names: &Nouns, given: &Given) -> Runs {
    let mut runs = Runs::new();
    for (n, (kind, text)) in given.texts.iter().enumerate() {
        if n > 0 {
            runs.push(Run { text: "\n".to_owned(), bold: false });
        }
        let head = match kind {
            TextKind::Hallazgo => given.number.as_ref().map(|number| format!("{number}. ")),
            TextKind::Observacion => (given.texts.len() > 1).then(|| nouns::lead(names, *kind)),
        };
        runs.extend(head.map(|text| Run { text, bold: true }));
        runs.extend(plain(text.as_str()));
    }
    runs
}

/// The score with its name, what counts of it and what was counted, or that it is pending.
pub(super) fn score(criterion: &Criterion) -> Cell {
    match &criterion.given {
        Err(_) => Cell { runs: plain(words::PENDING), tone: Tone::Pending },
        Ok(given) => {
            let mut runs = vec![Run { text: given.shown.clone(), bold: true }];
            runs.push(Run { text: format!(" {}", given.name), bold: false });
            let beside = given.valued.iter().chain(&given.counted);
            runs.extend(beside.map(|told| Run { text: format!("\n{told}"), bold: false }));
            Cell { runs, tone: Tone::Score(given.standing) }
        }
    }
}
