//! The cover and the page for who reads no more.

use std::borrow::Cow;

use super::known;
use crate::domain::asked::{PlaceAsked, SampleAsked};
use crate::domain::identification::shown_date;
use crate::domain::sample::Population;
use crate::domain::score::Standing as Level;
use crate::domain::text::says_something;
use crate::report::content::{Content, Handed};
use crate::report::document::{Block, Cell, Cover, Row, Run, Table, Tone, numbers, plain, words as column};
use crate::report::source::Report;
use crate::wording::report as words;
use words::{Replaces, heads};

/// Hallazgos that the summary names; it is one page.
const MOST_GRAVE: usize = 5;
/// Letters of each of them.
const LONGEST: usize = 600;

/// The first page.
pub(super) fn cover(report: &Report, content: &Content) -> Block {
    let (who, names) = (&content.who, words::FACTS);
    let made = report.made.map(crate::domain::identification::chilean);
    let asked = report.session.rubric().asked();
    let fact = |name: Cow<'static, str>, value: String| (name, value);
    let region = (asked.place == PlaceAsked::Regions || says_something(&who.region))
        .then(|| fact(names.region.into(), known(&who.region)));
    let before = [
        fact(words::registered(&content.nouns).into(), known(&who.project_name)),
        fact(words::registered_code(&content.nouns).into(), known(&who.project_code)),
        fact(names.organization.into(), known(&who.organization)),
    ];
    let after = [
        fact(words::place(asked).into(), known(&who.commune)),
        fact(names.visit.into(), known(&shown_date(&who.visit_date))),
        fact(names.kind.into(), words::kind(report.session.head().kind).to_owned()),
        fact(names.supervisor.into(), known(&who.supervisor)),
        fact(names.rubric.into(), content.rubric.clone()),
        fact(names.session.into(), report.session.id().to_string()),
        fact(names.made.into(), made.unwrap_or_else(|| words::UNKNOWN.to_owned())),
    ];
    let facts: Vec<_> = before.into_iter().chain(region).chain(after).collect();
    Block::Cover(Cover {
        title: words::TITLE.to_owned(),
        subtitle: words::of_office(&who.project_name, &who.commune, &content.asked),
        facts,
        standing: standing(report, content),
    })
}

/// Provisional, or closed by whom, the seal, and which versions it replaces.
fn standing(report: &Report, content: &Content) -> Vec<String> {
    let pending = report.summary.pending.len();
    let (mut told, how) = match &content.handed {
        Some(Handed { version, sentence, seal }) => {
            let seal = format!("{}: {seal}", words::SEAL);
            (vec![words::version(*version), sentence.clone(), seal, words::SEAL_MEANS.to_owned()], Replaces::Now)
        }
        None => {
            let pending = words::pending(pending, report.summary.total.criteria);
            (vec![words::PROVISIONAL.to_owned(), pending], Replaces::Soon)
        }
    };
    let how = std::iter::once(how).chain(std::iter::repeat(Replaces::Before));
    let replaced = content.replaced.iter().zip(how);
    told.extend(replaced.map(|(one, how)| words::replaces(how, one.version, one.known_by.as_deref(), &one.reason)));
    told
}

/// The page for who reads no more: counts before any percentage.
pub(super) fn summary(report: &Report, content: &Content) -> Vec<Block> {
    let dimensions = content.ambitos.iter().map(|ambito| ambito.parts().len()).sum();
    let criteria = report.summary.total.criteria;
    let objective = words::objective(report.session.rubric(), &content.rubric, criteria, dimensions);
    let mut blocks = vec![Block::Heading(1, words::SUMMARY.to_owned()), led(words::OBJECTIVE, &objective)];
    // A rubric that asks for no numbers has no paragraph of them.
    blocks.extend(sample(report).map(|told| led(words::SAMPLE, &told)));
    blocks.extend([
        Block::Heading(2, words::COUNTS.to_owned()),
        Block::Table(counts(report, content)),
        Block::Heading(2, words::RESULT.to_owned()),
    ]);
    blocks.extend(super::result::sentences(report, content).into_iter().map(|text| Block::Paragraph(plain(text))));
    let gravest = gravest(content);
    // Where no level is the worst there is nothing to put below the heading.
    if !gravest.is_empty() {
        blocks.push(Block::Heading(2, words::gravest(&content.nouns)));
        blocks.extend(gravest);
    }
    blocks
}

/// A paragraph behind a word that says what it is of.
fn led(lead: &str, text: &str) -> Block {
    let lead = Run { text: format!("{lead}. "), bold: true };
    Block::Paragraph([lead].into_iter().chain(plain(text)).collect())
}

fn sample(report: &Report) -> Option<String> {
    let (sample, asked) = (&report.session.head().sample, report.session.rubric().asked());
    let counts =
        Population::ALL.map(|population| (asked.has(SampleAsked::Count(population)), sample.count(population)));
    let told = words::POPULATIONS.iter().zip(counts).filter(|(_, (asked, count))| *asked || count.is_some());
    let told = told.map(|(name, (_, count))| {
        let count = count.map_or_else(|| words::NOT_GIVEN.to_owned(), |count| count.to_string());
        format!("{name}: {count}")
    });
    let told: Vec<_> = told.enumerate().map(|(n, one)| if n == 0 { one } else { one.to_lowercase() }).collect();
    (!told.is_empty()).then(|| format!("{}.", told.join("; ")))
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
        blocks.push(Block::Paragraph(plain(words::more_gravest(&content.nouns, more))));
    }
    blocks
}

/// `text` on one line, whole words; where it is too long for a page of this kind, it says so. It is never ended at a
/// sentence: the first may tell what was met, and the next one what was not.
fn shortened(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return words;
    }
    let head: String = words.chars().take(LONGEST).collect();
    let whole = head.rsplit_once(' ').map_or(head.as_str(), |(whole, _)| whole);
    format!("{whole} […]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_hallazgo_says_behind_its_first_sentence_is_not_left_out_unsaid() {
        let text = "En C-05 se informó al día siguiente. En C-09, en cambio, no se informó.";
        assert_eq!(shortened(text), text);
        let long = format!("En C-05 se informó al día siguiente. {}", "palabra ".repeat(100));
        let short = shortened(&long);
        assert!(short.ends_with("palabra […]") && short.chars().count() <= LONGEST + 4, "{short}");
    }
}
