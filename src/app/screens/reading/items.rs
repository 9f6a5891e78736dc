//! The document as what is read one after the other: a heading, a paragraph, a row of a table.

use std::borrow::Cow;

use std::rc::Rc;

use crate::domain::rubric::CriterionIx;
use crate::domain::search::occurrences;
use crate::domain::text::harmless;
use crate::editing::columns;
use crate::report::Document;
use crate::report::document::{Bar, Block, Chart, Column, Cover, Run, Side, Table, Tone};
use crate::wording::informe as words;

/// Words, where they are emphasised, and what they say beside that.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    pub text: String,
    /// Byte ranges.
    pub bold: Vec<std::ops::Range<usize>>,
    pub tone: Tone,
}

impl Text {
    fn of(runs: &[Run], tone: Tone) -> Self {
        let mut said = Self { tone, ..Self::default() };
        for run in runs {
            let start = said.text.len();
            said.text.push_str(&run.text);
            if run.bold {
                said.bold.push(start..said.text.len());
            }
        }
        said
    }

    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    fn strong(text: &str) -> Self {
        Self { bold: std::iter::once(0..text.len()).collect(), ..Self::plain(text) }
    }
}

/// A column of a table as it stands on a screen.
#[derive(Debug, Clone)]
pub(super) struct Share {
    pub head: Cow<'static, str>,
    pub share: u32,
    pub side: Side,
    /// Columns that its numbers need.
    pub least: usize,
    /// Columns of the longest of its texts, or of its name.
    pub longest: usize,
}

impl Share {
    /// The column of this place in `table`.
    fn of(table: &Table, (place, column): (usize, &Column)) -> Self {
        let text = |row: &crate::report::document::Row| {
            row.cells.get(place).map_or(0, |cell| columns(&Text::of(&cell.runs, cell.tone).text))
        };
        let longest = table.rows.iter().map(text).max().unwrap_or(0);
        let least = match column.side {
            Side::Left => 0,
            Side::Right => longest,
        };
        let longest = longest.max(columns(&column.head));
        Self { head: column.head.clone(), share: column.share, side: column.side, least, longest }
    }
}

/// What an item is.
#[derive(Debug)]
pub(super) enum Body {
    /// The name of the document.
    Title,
    /// A heading; 1 is the greatest.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// One of several points.
    Point,
    /// A row of a table.
    Row {
        /// Its columns.
        columns: Rc<Vec<Share>>,
        /// Whether the names of the columns stand above it.
        first: bool,
        /// Whether it is to be filled in by hand.
        form: bool,
    },
    /// A bar; hundredths of a percent, if anything was measured.
    Bar(Option<u64>),
}

/// Something that is read as one.
#[derive(Debug)]
pub struct Item {
    pub(super) body: Body,
    /// Its words: of a row, one text a column.
    pub(super) texts: Vec<Text>,
    /// The chapter that it stands in.
    pub(super) chapter: usize,
    /// The criterion that it is about.
    pub(super) about: Option<CriterionIx>,
    /// Whether a blank line follows.
    pub(super) ends: bool,
}

impl Item {
    /// It as one sentence: of a row, each cell behind the name of its column.
    pub(super) fn sentence(&self) -> String {
        let texts = self.texts.iter().enumerate().filter(|(_, text)| !text.text.is_empty());
        let said = texts.map(|(n, text)| match &self.body {
            Body::Row { columns, .. } if n > 0 => {
                let head = columns.get(n).map_or("", |share| &*share.head);
                if head.is_empty() { text.text.clone() } else { format!("{}{}", words::behind(head), text.text) }
            }
            Body::Row { .. } | Body::Title | Body::Heading(_) | Body::Paragraph | Body::Point | Body::Bar(_) => {
                text.text.clone()
            }
        });
        harmless(&said.collect::<Vec<_>>().join("; "))
    }

    /// Whether every word of `query` occurs in it.
    pub(super) fn has(&self, query: &str) -> bool {
        let all: Vec<&str> = self.texts.iter().map(|text| text.text.as_str()).collect();
        occurrences(&all.join("\n"), query).is_some_and(|found| !found.is_empty())
    }
}

/// The document as items, and the titles of its chapters.
pub(super) struct Items {
    pub chapters: Vec<String>,
    pub items: Vec<Item>,
    about: Option<CriterionIx>,
}

impl Items {
    pub(super) fn of(document: &Document) -> Self {
        let mut items = Self { chapters: vec![document.name.to_owned()], items: Vec::new(), about: None };
        document.blocks.iter().for_each(|block| items.block(block));
        items
    }

    fn push(&mut self, body: Body, texts: Vec<Text>, ends: bool) {
        let chapter = self.chapters.len() - 1;
        self.items.push(Item { body, texts, chapter, about: self.about, ends });
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Cover(cover) => self.cover(cover),
            Block::Heading(level, text) => self.heading(None, *level, text),
            Block::CriterionHeading(at, level, text) => self.heading(Some(*at), *level, text),
            Block::Paragraph(runs) => self.push(Body::Paragraph, vec![Text::of(runs, Tone::None)], true),
            Block::List(points) => {
                for (n, runs) in points.iter().enumerate() {
                    self.push(Body::Point, vec![Text::of(runs, Tone::None)], n + 1 == points.len());
                }
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::PageBreak => {}
        }
    }

    fn heading(&mut self, about: Option<CriterionIx>, level: u8, text: &str) {
        self.about = about;
        if level == 1 {
            self.chapters.push(text.to_owned());
        }
        self.push(Body::Heading(level), vec![Text::strong(text)], level == 1);
    }

    fn cover(&mut self, cover: &Cover) {
        self.push(Body::Title, vec![Text::strong(&cover.title)], false);
        self.push(Body::Paragraph, vec![Text::strong(&cover.subtitle)], true);
        let column = |share| Share { head: Cow::Borrowed(""), share, side: Side::Left, least: 0, longest: 0 };
        let columns = Rc::new(vec![column(32), column(68)]);
        for (n, (name, value)) in cover.facts.iter().enumerate() {
            let ends = n + 1 == cover.facts.len();
            let body = Body::Row { columns: Rc::clone(&columns), first: false, form: false };
            self.push(body, vec![Text::strong(name), Text::plain(value)], ends);
        }
        for (n, sentence) in cover.standing.iter().enumerate() {
            let text = if n == 0 { Text::strong(sentence) } else { Text::plain(sentence) };
            self.push(Body::Paragraph, vec![text], true);
        }
    }

    fn table(&mut self, table: &Table) {
        let columns = table.columns.iter().enumerate();
        let columns: Rc<Vec<Share>> = Rc::new(columns.map(|column| Share::of(table, column)).collect());
        for (n, row) in table.rows.iter().enumerate() {
            let said = |cell: &crate::report::document::Cell| {
                let text = Text::of(&cell.runs, cell.tone);
                if row.strong { Text { tone: cell.tone, ..Text::strong(&text.text) } } else { text }
            };
            let ends = n + 1 == table.rows.len();
            let body = Body::Row { columns: Rc::clone(&columns), first: n == 0, form: table.form };
            self.push(body, row.cells.iter().map(said).collect(), ends);
            if let Some(item) = self.items.last_mut() {
                item.about = row.about.or(item.about);
            }
        }
    }

    fn chart(&mut self, chart: &Chart) {
        self.push(Body::Paragraph, vec![Text::strong(&chart.caption)], false);
        for (n, Bar { label, share, shown }) in chart.bars.iter().enumerate() {
            let texts = vec![Text::plain(label), Text::plain(shown)];
            self.push(Body::Bar(share.map(|share| share.0)), texts, n + 1 == chart.bars.len());
        }
    }
}
