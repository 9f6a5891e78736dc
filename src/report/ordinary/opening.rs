//! The cover and the page for who reads no more.

use super::known;
use crate::domain::identification::shown_date;
use crate::domain::sample::Population;
use crate::domain::score::Standing as Level;
use crate::report::Report;
use crate::report::content::{Content, Handed};
use crate::report::document::{Block, Cell, Cover, Row, Run, Table, Tone, numbers, plain, words as column};
use crate::wording::report as words;
use words::heads;

/// Hallazgos that the summary names; it is one page.
const MOST_GRAVE: usize = 5;
/// Letters of each of them.
const LONGEST: usize = 150;

/// The first page.
pub(super) fn cover(report: &Report, content: &Content) -> Block {
    let (who, names) = (&content.who, words::FACTS);
    let made = report.made.map(crate::domain::identification::chilean);
    let facts = [
        (names.project, known(&who.project_name)),
        (names.project_code, known(&who.project_code)),
        (names.organization, known(&who.organization)),
        (names.region, known(&who.region)),
        (names.commune, known(&who.commune)),
        (names.visit, known(&shown_date(&who.visit_date))),
        (names.kind, words::kind(report.session.head().kind).to_owned()),
        (names.supervisor, known(&who.supervisor)),
        (names.rubric, content.rubric.clone()),
        (names.session, report.session.id().to_string()),
        (names.made, made.unwrap_or_else(|| words::UNKNOWN.to_owned())),
    ];
    Block::Cover(Cover {
        title: words::TITLE.to_owned(),
        subtitle: words::of_office(&who.project_name, &who.commune),
        facts: facts.into(),
        standing: standing(report, content),
    })
}

/// Provisional, or closed by whom, and the seal.
fn standing(report: &Report, content: &Content) -> Vec<String> {
    let pending = report.summary.pending.len();
    match &content.handed {
        Some(Handed { version, sentence, seal }) => vec![
            words::version(*version),
            sentence.clone(),
            format!("{}: {seal}", words::SEAL),
            words::SEAL_MEANS.to_owned(),
        ],
        None => {
            vec![words::PROVISIONAL.to_owned(), words::pending(pending, report.summary.total.criteria)]
        }
    }
}

/// The page for who reads no more: counts before any percentage.
pub(super) fn summary(report: &Report, content: &Content) -> Vec<Block> {
    let dimensions = content.ambitos.iter().map(|ambito| ambito.parts().len()).sum();
    let criteria = report.summary.total.criteria;
    let objective = words::objective(&content.rubric, criteria, dimensions, content.ambitos.len());
    let mut blocks = vec![
        Block::Heading(1, words::SUMMARY.to_owned()),
        led(words::OBJECTIVE, &objective),
        led(words::SAMPLE, &sample(report)),
        Block::Heading(2, words::COUNTS.to_owned()),
        Block::Table(counts(report, content)),
        Block::Heading(2, words::RESULT.to_owned()),
    ];
    blocks.extend(super::result::sentences(report, content).into_iter().map(|text| Block::Paragraph(plain(text))));
    let gravest = gravest(content);
    // Where no level is the worst there is nothing to put below the heading.
    if !gravest.is_empty() {
        blocks.push(Block::Heading(2, words::GRAVEST.to_owned()));
        blocks.extend(gravest);
    }
    blocks
}

/// A paragraph behind a word that says what it is of.
fn led(lead: &str, text: &str) -> Block {
    let lead = Run { text: format!("{lead}. "), bold: true };
    Block::Paragraph([lead].into_iter().chain(plain(text)).collect())
}

fn sample(report: &Report) -> String {
    let sample = &report.session.head().sample;
    let counts = Population::ALL.map(|population| sample.count(population));
    let told = words::POPULATIONS.iter().zip(counts).map(|(name, count)| {
        let count = count.map_or_else(|| words::NOT_GIVEN.to_owned(), |count| count.to_string());
        format!("{name}: {count}")
    });
    let told = told.enumerate().map(|(n, one)| if n == 0 { one } else { one.to_lowercase() });
    format!("{}.", told.collect::<Vec<_>>().join("; "))
}

/// How many criteria have each level.
pub(super) fn counts(report: &Report, content: &Content) -> Table {
    let counted = report.summary.counts.iter().filter_map(|(score, count)| {
        let (_, name, standing) = content.scale.iter().find(|(named, ..)| named == score)?;
        let level = vec![
            Run { text: content.mark(*score).to_owned(), bold: true },
            Run { text: format!(" {name}"), bold: false },
        ];
        Some(super::row([Cell { runs: level, tone: Tone::Score(*standing) }, count.to_string().into()]))
    });
    let mut rows: Vec<Row> = counted.collect();
    let pending = report.summary.pending.len();
    if pending > 0 {
        rows.push(super::row([Cell { runs: plain(words::PENDING), tone: Tone::Pending }, pending.to_string().into()]));
    }
    Table {
        caption: words::COUNTS.to_owned(),
        columns: vec![column(heads::LEVEL, 70), numbers(heads::CRITERIA, 30)],
        rows,
        form: false,
    }
}

/// The hallazgos at the lowest level of the scale, shortened.
fn gravest(content: &Content) -> Vec<Block> {
    let worst: Vec<_> = content.hallazgos().filter(|(_, _, given)| given.standing == Level::Worst).collect();
    if worst.is_empty() {
        let named = content.scale.iter().find(|(_, _, standing)| *standing == Level::Worst);
        return named.map(|(_, name, _)| Block::Paragraph(plain(words::none_gravest(name)))).into_iter().collect();
    }
    let points = worst.iter().take(MOST_GRAVE).map(|(number, criterion, given)| {
        let head = format!("{number}, {} {}. ", criterion.code, criterion.label);
        vec![Run { text: head, bold: true }, Run { text: shortened(given.hallazgo()), bold: false }]
    });
    let mut blocks = vec![Block::List(points.collect())];
    if let Some(more) = worst.len().checked_sub(MOST_GRAVE).filter(|more| *more > 0) {
        blocks.push(Block::Paragraph(plain(words::more_gravest(more))));
    }
    blocks
}

/// The beginning of `text`, whole words, on one line.
fn shortened(text: &str) -> String {
    let mut kept = String::new();
    for word in text.split_whitespace() {
        let length = kept.chars().count() + word.chars().count();
        if length > LONGEST {
            let head: String = if kept.is_empty() { word.chars().take(LONGEST).collect() } else { kept };
            let whole = head.rfind(". ").map_or(head.as_str(), |end| &head[..=end]);
            return if whole.len() * 2 > head.len() { whole.to_owned() } else { format!("{head} …") };
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept
}
