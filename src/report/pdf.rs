//! PDF: tagged, PDF/A-2A and PDF/UA-1, for handing in. Layout and its checks are textris-pdf's; a character that the font
//! lacks would have it refuse the whole file, so it is written visibly before.

mod font;

use std::borrow::Cow;

use chrono::NaiveTime;
use textris_pdf::Color;
use textris_pdf::build::{Textris, bold, text};
use textris_pdf::layout::{Element, Layout, layout};
use textris_pdf::model::{Block as Part, Cell as Box, Inline, SectionContent, Table as Grid};
use textris_pdf::render::render as written;
use textris_pdf::theme::{Align, ColumnWidth, ColumnWidths, HeadingSpacing, TableStyle, Theme};

use unicode_normalization::char::is_combining_mark;

use super::document::{Block, Cell, Chart, Column, Cover, Document, Row, Run, Side, Table, plain};
use super::format::{Failure, Rendered, refused};
use crate::domain::identification::chilean;
use crate::wording::report as words;
use font::Face;
use words::heads;

/// Height of a bar and where its middle stands above the line, in points.
const BAR_HEIGHT: f32 = 8.0;
const BAR_RISE: f32 = 3.0;
/// Length of a whole bar, in points.
const BAR_LENGTH: f32 = 200.0;
/// Letters of a word that are laid out at once: longer ones may break between.
const PIECE: usize = 24;

/// The file.
pub(super) fn render(document: &Document) -> Result<Rendered, Failure> {
    let mut face = Face::new().ok_or_else(|| refused("font"))?;
    let mut page = Textris::with_theme(theme());
    page.title(face.shown(&document.title)).language("es-CL");
    let day = document.made.unwrap_or_default();
    page.created_at(day.and_time(NaiveTime::MIN).and_utc().timestamp());
    chrome(&mut page, document);
    for block in &document.blocks {
        for part in shown(&mut face, block) {
            page.push_block(part);
        }
    }
    let built = page.build();
    let mut laid = layout(&built, &face.fonts);
    draw_bars(&mut laid);
    let bytes = written(&laid, &built, &face.fonts).map_err(|error| refused(format!("{error:?}")))?;
    Ok(Rendered { bytes, written: document.written + face.lacking })
}

/// The colour of bars, by which they are known once laid out.
fn bar_colour() -> Color {
    Color::new(0x2F, 0x62, 0x99)
}

fn theme() -> Theme {
    let mut theme = Theme::default();
    (theme.page.margin_x, theme.page.margin_y) = (48.0, 60.0);
    (theme.page.header_offset, theme.page.footer_offset) = (24.0, 30.0);
    let sizes = &mut theme.font_size;
    (sizes.body, sizes.chrome) = (9.5, 7.0);
    (sizes.h1, sizes.h2, sizes.h3, sizes.h4) = (25.0, 15.0, 11.5, 10.0);
    theme.spacing.line_height = 1.32;
    theme.spacing.heading_above = HeadingSpacing { h1: 140.0, h2: 20.0, h3: 14.0, h4: 12.0, h5: 10.0 };
    theme.spacing.heading_below = HeadingSpacing { h2: 11.0, ..HeadingSpacing::uniform(5.0) };
    // A heading goes with the beginning of its table, not with the whole of it.
    theme.spacing.keep_together_max_fraction = 0.3;
    (theme.table.inset_x, theme.table.inset_y, theme.table.fill_in_min_height) = (4.0, 3.0, 30.0);
    theme.palette.highlight = Color::new(0xEF, 0xF3, 0xF8);
    theme
}

/// What stands above and below each page.
fn chrome(page: &mut Textris, document: &Document) {
    let day = document.made.map(chilean);
    page.header_left([Some(document.name.to_owned()), day].into_iter().flatten().collect::<Vec<_>>().join(", "));
    if let Some(mark) = document.mark {
        page.header_right(bold(mark));
    }
    if let Some(seal) = &document.seal {
        page.footer_left(format!("{} {seal}", words::SEAL));
    }
    let counter = |page, of| text(format!("{} {page} {} {of}", words::PAGE, words::OF));
    page.footer_right(SectionContent::page_counter(counter));
}

fn shown(face: &mut Face, block: &Block) -> Vec<Part> {
    match block {
        Block::Cover(cover) => of_cover(face, cover),
        // The title is the one heading above them.
        Block::Heading(level, text) | Block::CriterionHeading(_, level, text) => vec![heading(face, level + 1, text)],
        Block::Paragraph(runs) => vec![Part::Paragraph(inlines(face, runs, false))],
        Block::List(points) => vec![Part::BulletList(points.iter().map(|runs| inlines(face, runs, false)).collect())],
        Block::Table(table) => vec![of_table(face, table)],
        Block::Chart(chart) => of_chart(face, chart),
        Block::PageBreak => vec![Part::PageBreak],
    }
}

fn heading(face: &mut Face, level: u8, text: &str) -> Part {
    Part::Heading { level, content: inlines(face, &plain(text), false), numbered: false, label: None }
}

/// Runs as pieces: a word longer than a line may break between them. A mark that is no part of its letter is a piece of
/// its own, since a glyph without a character of its own is against PDF/A.
fn inlines(face: &mut Face, runs: &[Run], strong: bool) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for run in runs {
        let mut put = |piece: &mut String| {
            if !piece.is_empty() {
                inlines.push(Inline { bold: run.bold || strong, ..Inline::new(std::mem::take(piece)) });
            }
        };
        let (mut piece, mut length) = (String::new(), 0);
        for c in face.shown(&run.text).chars() {
            let is_mark = is_combining_mark(c);
            length = if c.is_whitespace() { 0 } else { length + 1 };
            if is_mark || length > PIECE {
                put(&mut piece);
                length = 1;
            }
            piece.push(c);
            if is_mark {
                put(&mut piece);
            }
        }
        put(&mut piece);
    }
    inlines
}

fn of_cover(face: &mut Face, cover: &Cover) -> Vec<Part> {
    let row = |(name, value): &(Cow<'static, str>, String)| Row {
        cells: vec![super::document::bold(&**name).into(), value.clone().into()],
        strong: false,
        about: None,
    };
    let rows = cover.facts.iter().map(row).collect();
    let columns = vec![super::document::words(heads::FACT, 32), super::document::words(heads::VALUE, 68)];
    let mut parts = vec![Part::Spacer(90.0), heading(face, 1, &cover.title)];
    parts.push(Part::Paragraph(inlines(face, &plain(cover.subtitle.as_str()), true)));
    parts.push(Part::Spacer(20.0));
    parts.push(of_table(face, &Table { caption: cover.title.clone(), columns, rows, form: false }));
    parts.push(Part::Spacer(24.0));
    for (n, sentence) in cover.standing.iter().enumerate() {
        parts.push(Part::Paragraph(inlines(face, &plain(sentence.as_str()), n == 0)));
    }
    parts.push(Part::PageBreak);
    parts
}

fn style(columns: &[Column], striped: bool) -> TableStyle {
    let side = |column: &Column| match column.side {
        Side::Left => Align::Left,
        Side::Right => Align::Right,
    };
    TableStyle {
        header_italic: false,
        striped,
        columns: ColumnWidths::custom(columns.iter().map(|column| ColumnWidth::Fraction(column.share))),
        align: columns.iter().map(side).collect(),
        font_size: Some(8.25),
        ..TableStyle::data()
    }
}

fn heads_of(face: &mut Face, columns: &[Column]) -> Vec<Box> {
    columns.iter().map(|column| Box::Text(inlines(face, &plain(&*column.head), true))).collect()
}

fn of_table(face: &mut Face, table: &Table) -> Part {
    let mut cell = |cell: &Cell, strong| match (cell.runs.is_empty(), table.form) {
        (true, true) => Box::FillIn,
        (true, false) => Box::Blank,
        (false, _) => Box::Text(inlines(face, &cell.runs, strong)),
    };
    let rows = table.rows.iter().map(|row| row.cells.iter().map(|one| cell(one, row.strong)).collect()).collect();
    let headers = heads_of(face, &table.columns);
    Part::Table(Grid { style: style(&table.columns, !table.form), headers, rows })
}

/// Bars are blanks to be written in, until they are laid out.
fn of_chart(face: &mut Face, chart: &Chart) -> Vec<Part> {
    let columns = [super::document::words(heads::DIMENSION, 42), super::document::words(heads::SHARE, 58)];
    let rows = chart.bars.iter().map(|bar| {
        #[allow(clippy::cast_precision_loss)] // at most 10,000
        let share = bar.share.map_or(0.0, |share| share.0.min(10_000) as f32 / 10_000.0);
        let line = Inline { fill_in: Some(share * BAR_LENGTH), color: Some(bar_colour().into()), ..Inline::new("") };
        let value = inlines(face, &plain(format!(" {}", bar.shown)), false);
        let drawn = (share > 0.0).then_some(line).into_iter().chain(value).collect();
        vec![Box::Text(inlines(face, &plain(bar.label.as_str()), false)), Box::Text(drawn)]
    });
    let rows = rows.collect();
    let headers = heads_of(face, &columns);
    let caption = inlines(face, &plain(chart.caption.as_str()), true);
    vec![
        Part::Spacer(16.0),
        Part::Paragraph(caption),
        Part::Table(Grid { style: style(&columns, false), headers, rows }),
    ]
}

/// Makes bars of their lines.
fn draw_bars(laid: &mut Layout) {
    for element in laid.pages.iter_mut().flat_map(|page| &mut page.elements) {
        if let Element::Stroke { points, width, color, .. } = element
            && *color == bar_colour()
        {
            *width = BAR_HEIGHT;
            points.iter_mut().for_each(|(_, y)| *y -= BAR_RISE);
        }
    }
}
