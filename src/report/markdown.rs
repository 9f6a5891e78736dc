//! Markdown: the same document for any editor. Nothing in a text is markup.

use super::document::{Block, Cell, Chart, Cover, Document, Run, Side, Table, letters};
use crate::wording::report as words;

/// Signs of a whole bar.
const BAR: u64 = 20;

/// The file.
pub(super) fn render(document: &Document) -> Vec<u8> {
    let mut out = String::new();
    if let Some(mark) = document.mark {
        out.push_str(&format!("**{mark}**\n\n"));
    }
    for block in &document.blocks {
        out.push_str(&shown(block));
    }
    let feet =
        [document.seal.as_ref().map(|seal| format!("{}: {seal}", words::SEAL)), document.mark.map(str::to_owned)];
    for foot in feet.iter().flatten() {
        out.push_str(&format!("---\n\n{foot}\n\n"));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out.into_bytes()
}

fn shown(block: &Block) -> String {
    match block {
        Block::Cover(cover) => of_cover(cover),
        // The title is the one heading above them.
        Block::Heading(level, text) | Block::CriterionHeading(_, level, text) => {
            format!("{} {}\n\n", "#".repeat(usize::from(*level) + 1), escaped(text))
        }
        Block::Paragraph(runs) => format!("{}\n\n", inline(runs, "\\\n")),
        Block::List(points) => {
            let points: String = points.iter().map(|runs| format!("- {}\n", inline(runs, "<br>"))).collect();
            format!("{points}\n")
        }
        Block::Table(table) => of_table(table),
        Block::Chart(chart) => of_chart(chart),
        Block::PageBreak => "---\n\n".to_owned(),
    }
}

fn of_cover(cover: &Cover) -> String {
    let mut out = format!("# {}\n\n**{}**\n\n", escaped(&cover.title), escaped(&cover.subtitle));
    out.push_str(&format!("| {} | {} |\n| :--- | :--- |\n", words::heads::FACT, words::heads::VALUE));
    for (name, value) in &cover.facts {
        out.push_str(&format!("| **{name}** | {} |\n", escaped(value)));
    }
    out.push('\n');
    for sentence in &cover.standing {
        out.push_str(&format!("{}\n\n", escaped(sentence)));
    }
    out.push_str("---\n\n");
    out
}

fn of_table(table: &Table) -> String {
    let heads: String = table.columns.iter().map(|column| format!(" {} |", column.head)).collect();
    let rules: String = table
        .columns
        .iter()
        .map(|column| match column.side {
            Side::Left => " :--- |",
            Side::Right => " ---: |",
        })
        .collect();
    let mut out = format!("|{heads}\n|{rules}\n");
    for row in &table.rows {
        let cell = |cell: &Cell| match inline(&cell.runs, "<br>") {
            text if row.strong && !text.is_empty() => format!(" **{text}** |"),
            text => format!(" {text} |"),
        };
        out.push_str(&format!("|{}\n", row.cells.iter().map(cell).collect::<String>()));
    }
    out.push('\n');
    out
}

fn of_chart(chart: &Chart) -> String {
    let mut out = format!("*{}*\n\n", escaped(&chart.caption));
    out.push_str(&format!("| {} | | {} |\n| :--- | :--- | ---: |\n", words::heads::DIMENSION, words::heads::SHARE));
    for bar in &chart.bars {
        let full = bar.share.map_or(0, |share| (share.0 * BAR + 5_000) / 10_000).min(BAR);
        let drawn: String = (0..BAR).map(|n| if n < full { '█' } else { '░' }).collect();
        out.push_str(&format!("| {} | `{drawn}` | {} |\n", escaped(&bar.label), bar.shown));
    }
    out.push('\n');
    out
}

/// Runs with their emphasis; `line_break` stands for a line break.
fn inline(runs: &[Run], line_break: &str) -> String {
    if letters(runs).is_empty() {
        return String::new();
    }
    let run = |run: &Run| {
        let text = escaped(&run.text);
        // Emphasis holds no blank at its ends and no line break.
        let bare = text.trim();
        if !run.bold || bare.is_empty() {
            return text;
        }
        let (before, after) = (text.len() - text.trim_start().len(), text.trim_end().len());
        format!("{}**{}**{}", &text[..before], bare.replace('\n', "**\n**"), &text[after..])
    };
    let text: String = runs.iter().map(run).collect();
    text.split('\n').map(guarded).collect::<Vec<_>>().join(line_break)
}

/// Every sign that could be markup behind a backslash, those that make a link of a bare address too.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let links = text[at..].starts_with("://") || c == '.' && text[..at].ends_with("www");
        if links || "\\`*_[]<>|~&$@".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line that begins like a list, a rule or a setext heading, made a plain one; blanks at its head make no code.
fn guarded(line: &str) -> String {
    let line = line.trim_start_matches(' ');
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    match line.chars().nth(digits) {
        Some('-' | '+' | '=' | '#') if digits == 0 => format!("\\{line}"),
        // Only before a blank does a number begin a list: `1.1.1` does not.
        Some(end @ ('.' | ')')) if digits > 0 && begins_list(&line[digits + 1..]) => {
            format!("{}\\{end}{}", &line[..digits], &line[digits + 1..])
        }
        _ => line.to_owned(),
    }
}

/// Whether what stands behind a number and its point makes the line one of a list.
fn begins_list(rest: &str) -> bool {
    rest.chars().next().is_none_or(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::plain;

    #[test]
    fn no_text_becomes_markup() {
        let text = "# a\n- b\n1. c\n=== *d* [e](f) <script> `g` | h \\ https://i www.j k@l";
        assert_eq!(
            inline(&plain(text), "\n"),
            "\\# a\n\\- b\n1\\. c\n\\=== \\*d\\* \\[e\\](f) \\<script\\> \\`g\\` \\| h \\\\ https\\://i www\\.j k\\@l"
        );
    }

    #[test]
    fn a_code_is_written_as_it_is_and_a_number_that_would_begin_a_list_is_not() {
        for plain_one in ["1.1.1", "2.5 puntos", "1.1.1. Ingreso"] {
            assert_eq!(guarded(plain_one), plain_one);
        }
        assert_eq!(["1. a", "12)", "3."].map(guarded), ["1\\. a", "12\\)", "3\\."]);
    }

    #[test]
    fn emphasis_keeps_its_blanks_outside() {
        let runs = [Run { text: " uno ".into(), bold: true }, Run { text: "dos".into(), bold: false }];
        assert_eq!(inline(&runs, ""), "**uno** dos");
    }
}
