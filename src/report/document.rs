//! A document without a format: what stands in it, in order. The formats decide how it looks.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::rubric::CriterionIx;
use crate::domain::score;
use crate::domain::scoring::Hundredths;

/// Some words, all of them bold or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words; a `\n` is a line break.
    pub text: String,
    /// Whether they are emphasised.
    pub bold: bool,
}

/// A text with its emphasis.
pub type Runs = Vec<Run>;

/// `text` without emphasis.
pub fn plain(text: impl Into<String>) -> Runs {
    vec![Run { text: text.into(), bold: false }]
}

/// `text`, all of it emphasised.
pub fn bold(text: impl Into<String>) -> Runs {
    vec![Run { text: text.into(), bold: true }]
}

/// Words of the rubric, whose emphasis is written `**so**`; a lone `**` stays what it is.
pub fn marked(text: &str) -> Runs {
    let mut runs = Vec::new();
    let mut push = |text: &str, bold| {
        if !text.is_empty() {
            runs.push(Run { text: text.to_owned(), bold });
        }
    };
    for (n, paragraph) in text.split('\n').enumerate() {
        if n > 0 {
            push("\n", false);
        }
        let mut rest = paragraph;
        while let Some((before, inside, beyond)) =
            rest.split_once("**").and_then(|(before, after)| after.split_once("**").map(|(a, b)| (before, a, b)))
        {
            push(before, false);
            push(inside, true);
            rest = beyond;
        }
        push(rest, false);
    }
    runs
}

/// The letters of `runs`.
pub fn letters(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// What a cell says beside its words, for a colour that never carries the meaning alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing.
    #[default]
    None,
    /// A score that stands so.
    Score(score::Standing),
    /// Not answered yet.
    Pending,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What stands in it; nothing where it is to be filled by hand.
    pub runs: Runs,
    /// What its colour may say.
    pub tone: Tone,
}

impl From<Runs> for Cell {
    fn from(runs: Runs) -> Self {
        Self { runs, tone: Tone::None }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        plain(text).into()
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        plain(text).into()
    }
}

/// On which side of a column its cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub head: Cow<'static, str>,
    /// Its share of the width; the shares of a table sum to 100.
    pub share: u32,
    /// Where its cells stand.
    pub side: Side,
}

/// A column of words.
pub fn words(head: impl Into<Cow<'static, str>>, share: u32) -> Column {
    Column { head: head.into(), share, side: Side::Left }
}

/// A column of numbers.
pub fn numbers(head: impl Into<Cow<'static, str>>, share: u32) -> Column {
    Column { head: head.into(), share, side: Side::Right }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// One cell a column. The first names the row.
    pub cells: Vec<Cell>,
    /// Whether it sums others up.
    pub strong: bool,
    /// The criterion that it is about.
    pub about: Option<CriterionIx>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows, for who does not see the heading above it.
    pub caption: String,
    /// Its columns; their headings repeat on every page.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether empty cells are to be written in by hand.
    pub form: bool,
}

/// A bar of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it measures.
    pub label: String,
    /// Up to 100,00; none where nothing is measured.
    pub share: Option<Hundredths>,
    /// The value in words.
    pub shown: String,
}

/// A chart of bars, as values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows, above it.
    pub caption: String,
    /// The same in one sentence, for who does not see it.
    pub alt: String,
    /// The bars in order.
    pub bars: Vec<Bar>,
}

/// The first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// What it is.
    pub title: String,
    /// Of whom.
    pub subtitle: String,
    /// What is known, name and value.
    pub facts: Vec<(Cow<'static, str>, String)>,
    /// Whether it is provisional or closed, and since when; the first sentence stands out.
    pub standing: Vec<String>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The first page.
    Cover(Cover),
    /// A heading; 1 is the greatest below the title.
    Heading(u8, String),
    /// A heading below which a criterion is spoken of.
    CriterionHeading(CriterionIx, u8, String),
    /// A paragraph.
    Paragraph(Runs),
    /// Points.
    List(Vec<Runs>),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// What follows stands on a new page.
    PageBreak,
}

/// A value for programs and spreadsheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    None,
    /// Words.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A number with two decimals.
    Number(Hundredths),
    /// Hundredths of a percent.
    Percent(Hundredths),
    /// A score and its colour.
    Score(u8, score::Standing),
}

/// A column for programs and spreadsheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name for programs.
    pub key: &'static str,
    /// Its name for people.
    pub name: Cow<'static, str>,
    /// Its width in characters.
    pub width: u32,
}

/// A table for programs and spreadsheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Records {
    /// Its name for programs.
    pub key: &'static str,
    /// Its name for people, at most 31 characters.
    pub name: Cow<'static, str>,
    /// Its columns.
    pub fields: Vec<Field>,
    /// One value a field.
    pub rows: Vec<Vec<Value>>,
}

/// One thing that is known of the supervision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its name for programs.
    pub key: &'static str,
    /// Its name for people.
    pub name: Cow<'static, str>,
    /// It.
    pub value: Value,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its title, for viewers and lists.
    pub title: String,
    /// What it is, for the head of each page.
    pub name: &'static str,
    /// The day of making.
    pub made: Option<NaiveDate>,
    /// What stands on each page until it is closed.
    pub mark: Option<&'static str>,
    /// The seal for the foot of each page, in groups of four.
    pub seal: Option<String>,
    /// What is read.
    pub blocks: Vec<Block>,
    /// What is known, for programs and spreadsheets.
    pub facts: Vec<Fact>,
    /// Counts and results, for programs and spreadsheets.
    pub summary: Vec<Records>,
    /// The answers and texts, for programs and spreadsheets.
    pub records: Vec<Records>,
    /// Characters of its texts that are written visibly, since no document may hold them.
    pub written: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_of_the_rubric_becomes_bold_and_a_lone_mark_stays() {
        let runs = marked("El proyecto **NO** cumplió\n**sin par");
        let shown: Vec<(&str, bool)> = runs.iter().map(|run| (run.text.as_str(), run.bold)).collect();
        assert_eq!(
            shown,
            [("El proyecto ", false), ("NO", true), (" cumplió", false), ("\n", false), ("**sin par", false)]
        );
    }
}
