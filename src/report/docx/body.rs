//! The text itself: `word/document.xml`.

use std::borrow::Cow;

use super::xml::Xml;
use crate::domain::score::Standing;
use crate::report::document::{
    Bar, Block, Cell, Chart, Cover, Document, Row, Run, Side, Table, Tone, bold, letters, plain, words as column,
};
use crate::wording::report as words;

/// The name space of everything here.
pub(super) const W: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
/// Width of the text in twentieths of a point: A4 without margins of 18 mm.
const WIDTH: u32 = 9_866;
/// Columns of a bar.
const STEPS: u32 = 20;
/// Letters from which on a row may break over pages.
const LONG: usize = 1_200;
/// Height of a row that is written in by hand, in twentieths of a point.
const FORM_ROW: &str = "900";

/// The part.
pub(super) fn document(document: &Document) -> String {
    let mut xml = Xml::new();
    let names = [W, ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")];
    xml.within("w:document", &names, |xml| {
        xml.within("w:body", &[], |xml| {
            for (n, block) in document.blocks.iter().enumerate() {
                shown(xml, block, document.blocks.get(n + 1));
            }
            xml.within("w:sectPr", &[], |xml| {
                xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rId4")]);
                xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId5")]);
                xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
                let sides = ["w:top", "w:right", "w:bottom", "w:left", "w:header", "w:footer", "w:gutter"];
                let margins = ["1134", "1020", "1247", "1020", "567", "567", "0"];
                xml.empty("w:pgMar", &sides.into_iter().zip(margins).collect::<Vec<_>>());
            });
        });
    });
    xml.finish()
}

/// `block`; what leads to a table stays on its page.
fn shown(xml: &mut Xml, block: &Block, next: Option<&Block>) {
    match block {
        Block::Cover(cover) => of_cover(xml, cover),
        Block::Heading(level, text) | Block::CriterionHeading(_, level, text) => {
            paragraph(xml, &format!("Heading{level}"), &plain(text.as_str()))
        }
        Block::Paragraph(runs) if matches!(next, Some(Block::Table(_))) => paragraph(xml, "Lead", runs),
        Block::Paragraph(runs) => paragraph(xml, "Normal", runs),
        Block::List(points) => points.iter().for_each(|runs| paragraph(xml, "ListBullet", runs)),
        Block::Table(table) => of_table(xml, table),
        Block::Chart(chart) => of_chart(xml, chart),
        Block::PageBreak => page_break(xml),
    }
}

fn page_break(xml: &mut Xml) {
    xml.within("w:p", &[], |xml| xml.within("w:r", &[], |xml| xml.empty("w:br", &[("w:type", "page")])));
}

pub(super) fn paragraph(xml: &mut Xml, style: &str, runs: &[Run]) {
    aligned(xml, style, Side::Left, runs);
}

fn aligned(xml: &mut Xml, style: &str, side: Side, runs: &[Run]) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", style)]);
            if side == Side::Right {
                xml.empty("w:jc", &[("w:val", "right")]);
            }
        });
        runs.iter().for_each(|run| words_of(xml, run));
    });
}

fn words_of(xml: &mut Xml, run: &Run) {
    xml.within("w:r", &[], |xml| {
        if run.bold {
            xml.within("w:rPr", &[], |xml| {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            });
        }
        for (n, line) in run.text.split('\n').enumerate() {
            if n > 0 {
                xml.empty("w:br", &[]);
            }
            if !line.is_empty() {
                xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(line));
            }
        }
    });
}

fn of_cover(xml: &mut Xml, cover: &Cover) {
    paragraph(xml, "Title", &plain(cover.title.as_str()));
    paragraph(xml, "Subtitle", &plain(cover.subtitle.as_str()));
    let row = |(name, value): &(Cow<'static, str>, String)| Row {
        cells: vec![bold(&**name).into(), value.clone().into()],
        strong: false,
        about: None,
    };
    let columns = vec![column(words::heads::FACT, 32), column(words::heads::VALUE, 68)];
    let rows = cover.facts.iter().map(row).collect();
    grid(xml, &Table { caption: cover.title.clone(), columns, rows, form: false }, false);
    paragraph(xml, "Normal", &[]);
    for (n, sentence) in cover.standing.iter().enumerate() {
        paragraph(xml, if n == 0 { "Subtitle" } else { "Normal" }, &plain(sentence.as_str()));
    }
    page_break(xml);
}

fn of_table(xml: &mut Xml, table: &Table) {
    grid(xml, table, true);
    paragraph(xml, "Normal", &[]);
}

/// Twentieths of a point of a share of the width.
fn width(share: u32) -> String {
    (WIDTH * share / 100).to_string()
}

fn opening(xml: &mut Xml, style: &str, caption: &str, widths: &[String]) {
    xml.within("w:tblPr", &[], |xml| {
        xml.empty("w:tblStyle", &[("w:val", style)]);
        xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        xml.empty("w:tblLook", &[("w:val", "04A0"), ("w:firstRow", "1"), ("w:firstColumn", "1"), ("w:noVBand", "1")]);
        xml.empty("w:tblCaption", &[("w:val", caption)]);
    });
    xml.within("w:tblGrid", &[], |xml| {
        widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", width)]));
    });
}

/// The cells; `headed` says whether the names of the columns stand above them.
fn grid(xml: &mut Xml, table: &Table, headed: bool) {
    let widths: Vec<String> = table.columns.iter().map(|column| width(column.share)).collect();
    xml.within("w:tbl", &[], |xml| {
        opening(xml, "TableGrid", &table.caption, &widths);
        if headed {
            heads(xml, table, &widths);
        }
        table.rows.iter().for_each(|row| of_row(xml, table, row, &widths));
    });
}

fn heads(xml: &mut Xml, table: &Table, widths: &[String]) {
    xml.within("w:tr", &[], |xml| {
        xml.within("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            xml.empty("w:tblHeader", &[]);
        });
        for (column, width) in table.columns.iter().zip(widths) {
            cell(xml, width, 1, Some("E4EAF1"), |xml| aligned(xml, "Head", column.side, &bold(&*column.head)));
        }
    });
}

fn of_row(xml: &mut Xml, table: &Table, row: &Row, widths: &[String]) {
    xml.within("w:tr", &[], |xml| {
        let is_short = row.cells.iter().all(|cell| letters(&cell.runs).chars().count() < LONG);
        if is_short || table.form {
            xml.within("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                if table.form {
                    xml.empty("w:trHeight", &[("w:val", FORM_ROW), ("w:hRule", "atLeast")]);
                }
            });
        }
        for ((one, column), width) in row.cells.iter().zip(&table.columns).zip(widths) {
            let runs: Vec<Run> =
                one.runs.iter().map(|run| Run { bold: run.bold || row.strong, ..run.clone() }).collect();
            cell(xml, width, 1, fill(one, row.strong), |xml| aligned(xml, "Cell", column.side, &runs));
        }
    });
}

/// The colour says nothing that the words do not.
fn fill(cell: &Cell, strong: bool) -> Option<&'static str> {
    match cell.tone {
        Tone::Score(Standing::Best) => Some("E3F1E5"),
        Tone::Score(Standing::Middle) => Some("FDF3D3"),
        Tone::Score(Standing::Worst) => Some("F9DFDD"),
        Tone::Score(Standing::Uncounted) => Some("EEEEEE"),
        Tone::None | Tone::Pending => strong.then_some("F3F5F8"),
    }
}

fn cell(xml: &mut Xml, width: &str, span: u32, fill: Option<&str>, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
            if span > 1 {
                xml.empty("w:gridSpan", &[("w:val", &span.to_string())]);
            }
            if let Some(fill) = fill {
                xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
            }
        });
        inside(xml);
    });
}

/// Bars as shaded cells: drawn by every reader, and read aloud as words.
fn of_chart(xml: &mut Xml, chart: &Chart) {
    paragraph(xml, "Caption", &plain(chart.caption.as_str()));
    let mut widths = vec![width(38)];
    widths.extend((0..STEPS).map(|_| (WIDTH * 46 / 100 / STEPS).to_string()));
    widths.push(width(16));
    xml.within("w:tbl", &[], |xml| {
        opening(xml, "Bars", &chart.alt, &widths);
        chart.bars.iter().for_each(|bar| of_bar(xml, bar, &widths));
    });
    paragraph(xml, "Normal", &[]);
}

fn of_bar(xml: &mut Xml, bar: &Bar, widths: &[String]) {
    let share = bar.share.map_or(0, |share| share.0.min(10_000));
    let full = u32::try_from((share * u64::from(STEPS) + 5_000) / 10_000).unwrap_or(STEPS);
    let wide = |steps: u32| (WIDTH * 46 / 100 / STEPS * steps).to_string();
    xml.within("w:tr", &[], |xml| {
        cell(xml, &widths[0], 1, None, |xml| paragraph(xml, "Cell", &plain(bar.label.as_str())));
        for (steps, fill) in [(full, Some("2F6299")), (STEPS - full, None)] {
            if steps > 0 {
                cell(xml, &wide(steps), steps, fill, |xml| paragraph(xml, "Cell", &[]));
            }
        }
        let last = widths.last().map_or("", String::as_str);
        cell(xml, last, 1, None, |xml| aligned(xml, "Cell", Side::Right, &plain(bar.shown.as_str())));
    });
}
