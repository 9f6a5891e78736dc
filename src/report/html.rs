//! HTML: one file, no script, nothing to fetch; prints well.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::document::{Block, Cell, Chart, Column, Cover, Document, Run, Side, Table, Tone};
use crate::domain::score::Standing;
use crate::wording::report as words;

/// Looks of screen and paper.
const STYLE: &str = include_str!("html/style.css");

/// End tags that every reader of HTML supplies itself (HTML standard, 13.1.2.4): a seventeenth of the file. No text holds
/// one, since `<` is escaped in all that is written.
const IMPLIED: [&str; 6] = ["</td>", "</th>", "</tr>", "</li>", "</thead>", "</tbody>"];

/// The file.
pub(super) fn render(document: &Document) -> Vec<u8> {
    let page = html! {
        (DOCTYPE)
        html lang="es-CL" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (document.title) }
                style { (PreEscaped(STYLE)) (PreEscaped(margins(document))) }
            }
            body {
                @if let Some(mark) = document.mark { p.mark { (mark) } }
                main { @for block in &document.blocks { (shown(block)) } }
                @if let Some(seal) = &document.seal { footer { (words::SEAL) ": " (seal) } }
            }
        }
    };
    IMPLIED.iter().fold(page.into_string(), |page, tag| page.replace(tag, "")).into_bytes()
}

/// What stands in the margins of printed pages. The seal is of hexadecimal digits, the rest are words of ours.
fn margins(document: &Document) -> String {
    let quoted = |text: &str| format!("\"{text}\"");
    let seal = document.seal.as_ref().map_or_else(|| quoted(""), |seal| quoted(&format!("{} {seal}", words::SEAL)));
    let (name, mark) = (quoted(document.name), quoted(document.mark.unwrap_or_default()));
    let (page, of) = (words::PAGE, words::OF);
    format!(
        "@page{{@top-left{{content:{name}}}@top-right{{content:{mark}}}@bottom-left{{content:{seal}}}\
         @bottom-right{{content:\"{page} \" counter(page) \" {of} \" counter(pages)}}}}"
    )
}

fn shown(block: &Block) -> Markup {
    match block {
        Block::Cover(cover) => of_cover(cover),
        // The title is the one heading above them.
        Block::Heading(1, text) | Block::CriterionHeading(_, 1, text) => html! { h2 { (text) } },
        Block::Heading(2, text) | Block::CriterionHeading(_, 2, text) => html! { h3 { (text) } },
        Block::Heading(_, text) | Block::CriterionHeading(_, _, text) => html! { h4 { (text) } },
        Block::Paragraph(runs) => html! { p { (inline(runs)) } },
        Block::List(points) => html! { ul { @for runs in points { li { (inline(runs)) } } } },
        Block::Table(table) => of_table(table),
        Block::Chart(chart) => of_chart(chart),
        Block::PageBreak => html! { div.break {} },
    }
}

fn inline(runs: &[Run]) -> Markup {
    html! { @for run in runs { @if run.bold { b { (run.text) } } @else { (run.text) } } }
}

fn of_cover(cover: &Cover) -> Markup {
    html! {
        header {
            h1 { (cover.title) }
            p.subtitle { (cover.subtitle) }
            table.facts {
                @for (name, value) in &cover.facts { tr { th { (name) } td { (value) } } }
            }
            @for (n, sentence) in cover.standing.iter().enumerate() {
                @if n == 0 { p.standing { (sentence) } } @else { p { (sentence) } }
            }
        }
        div.break {}
    }
}

fn of_table(table: &Table) -> Markup {
    // Left to the browser, the same table would have other widths for each dimension.
    let width = |column: &Column| format!("width:{}%", column.share);
    let number = |column: &Column| (column.side == Side::Right).then_some("n");
    html! {
        table class=[table.form.then_some("form")] aria-label=(table.caption) {
            thead {
                tr {
                    @for column in &table.columns {
                        th class=[number(column)] style=(width(column)) { (column.head) }
                    }
                }
            }
            tbody {
                @for row in &table.rows {
                    tr class=[row.strong.then_some("strong")] {
                        @for (n, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
                            @let class = number(column).or_else(|| tone(cell));
                            @if n == 0 { th class=[class] { (inline(&cell.runs)) } }
                            @else { td class=[class] { (inline(&cell.runs)) } }
                        }
                    }
                }
            }
        }
    }
}

/// What the colour of a cell is, beside its words.
fn tone(cell: &Cell) -> Option<&'static str> {
    match cell.tone {
        Tone::None => None,
        Tone::Pending => Some("p"),
        Tone::Score(Standing::Best) => Some("b"),
        Tone::Score(Standing::Middle) => Some("m"),
        Tone::Score(Standing::Worst) => Some("w"),
        Tone::Score(Standing::Uncounted) => Some("u"),
    }
}

/// A row a bar: words, the bar, the value. A table is read aloud by its cells, so that the sentence of other formats would
/// say all of it twice.
fn of_chart(chart: &Chart) -> Markup {
    html! {
        figure {
            figcaption { (chart.caption) }
            table.chart {
                @for bar in &chart.bars {
                    @let width = bar.share.map_or(0, |share| share.0.min(10_000) / 100);
                    tr { th { (bar.label) } td { i style=(format!("width:{width}%")) {} } td.n { (bar.shown) } }
                }
            }
        }
    }
}
