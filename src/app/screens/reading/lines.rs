//! An item as rows of a width. A table keeps its columns where their words fit; where they do not, each cell stands below
//! the other behind the name of its column.

use std::ops::Range;

use super::items::{Body, Item, Share, Text};
use crate::app::measure::LONGEST_ROW;
use crate::app::page::{Piece, Role, Row, bar};
use crate::domain::search::occurrences;
use crate::domain::text::harmless;
use crate::editing::{columns, wrap};
use crate::report::document::{Side, Tone};
use crate::wording::informe as words;

/// Columns between two columns of a table.
const GAP: usize = 2;
/// Least columns of a column of words that is longer than its own name.
const NARROW: usize = 14;
/// Longest word that a column makes room for.
const LONG_WORD: usize = 13;
/// Columns by which a table grows until its words have room.
const WIDER: usize = 8;
/// Columns of a bar at most.
const BAR: usize = 30;
/// Columns of what a bar measures, or of why it measures nothing.
const MEASURED: usize = 11;

/// An item laid out.
#[derive(Debug)]
pub struct Laid {
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many of them only name the columns.
    pub heads: usize,
}

/// The rows of `item`, with what matches `query` marked: a text in `width` columns, a row of a table in `room`.
pub(super) fn of(item: &Item, (width, room): (u16, u16), query: &str) -> Laid {
    let width = usize::from(width.max(1));
    let said = |room: usize| item.texts.first().map(|text| lines(text, room, query)).unwrap_or_default();
    let mut heads = Vec::new();
    let mut rows = match &item.body {
        Body::Title | Body::Heading(2..) | Body::Paragraph => said(width),
        Body::Heading(_) => said(width).into_iter().chain([Row::of("─".repeat(width), Role::Label)]).collect(),
        Body::Point => hung(said(width.saturating_sub(2).max(1)), "• "),
        Body::Row { columns, first, form } => match widths_within(columns, width, usize::from(room.max(1))) {
            Some(widths) => {
                if *first {
                    heads = names(columns, &widths);
                }
                across(&item.texts, columns, &widths, query, form.then_some('_'))
            }
            None => below(item, columns, width, query, *form),
        },
        Body::Bar(share) => measured(item, *share, width, query),
    };
    // Where rows are high, a blank one tells one from the next.
    let is_high = matches!(&item.body, Body::Row { columns, .. } if columns.len() > 2) && rows.len() > 1;
    if item.ends || is_high {
        rows.push(Row::blank());
    }
    let above = heads.len();
    Laid { rows: heads.into_iter().chain(rows).collect(), heads: above }
}

fn role(tone: Tone) -> Role {
    match tone {
        Tone::None => Role::Plain,
        Tone::Score(standing) => Role::Score(standing),
        Tone::Pending => Role::Warning,
    }
}

/// A text in rows of `width`: bold where it is, and what matches in the role of what was found.
fn lines(text: &Text, width: usize, query: &str) -> Vec<Row> {
    let found = if query.is_empty() { None } else { occurrences(&text.text, query) }.unwrap_or_default();
    let base = role(text.tone);
    let at = |byte: usize| match (holds(&found, byte), holds(&text.bold, byte)) {
        (true, _) => Role::Found,
        (false, true) if base == Role::Plain => Role::Strong,
        (false, _) => base,
    };
    let mut edges: Vec<usize> = found.iter().chain(&text.bold).flat_map(|range| [range.start, range.end]).collect();
    edges.sort_unstable();
    edges.dedup();
    let row = |row: &crate::editing::Row| {
        // A blank at the end may hang over the edge, where the next column begins.
        let end = row.start + text.text[row.start..row.end].trim_end().len();
        let inside = edges.iter().copied().filter(|edge| row.start < *edge && *edge < end);
        let cuts: Vec<usize> = std::iter::once(row.start).chain(inside).chain([end]).collect();
        let piece =
            |cut: &[usize]| Piece { text: harmless(&text.text[cut[0]..cut[1]]), style: at(cut[0]), emphasised: false };
        Row(cuts.windows(2).filter(|cut| cut[0] < cut[1]).map(piece).collect())
    };
    wrap(&text.text, u16::try_from(width).unwrap_or(u16::MAX).max(1)).iter().map(row).collect()
}

fn holds(ranges: &[Range<usize>], byte: usize) -> bool {
    ranges.iter().any(|range| range.contains(&byte))
}

fn piece(text: impl Into<String>) -> Piece<Role> {
    Piece { text: text.into(), style: Role::Plain, emphasised: false }
}

/// `rows` behind `head` on the first, and indented by as much on the others.
fn hung(rows: Vec<Row>, head: &str) -> Vec<Row> {
    let indent = " ".repeat(columns(head));
    let behind = |(n, Row(pieces)): (usize, Row)| {
        let before = if n == 0 { head } else { indent.as_str() };
        Row(std::iter::once(piece(before)).chain(pieces).collect())
    };
    rows.into_iter().enumerate().map(behind).collect()
}

/// How wide each column is in a table that takes no more than its words need of what is between `width` and `room`.
fn widths_within(shares: &[Share], width: usize, room: usize) -> Option<Vec<usize>> {
    let holds = |widths: &Vec<usize>| shares.iter().zip(widths).all(|(share, width)| share.longest <= *width);
    let enough = (width..room).step_by(WIDER).find_map(|width| widths(shares, width).filter(holds));
    enough.or_else(|| widths(shares, room))
}

/// How wide each column is, if all of them are wide enough.
fn widths(shares: &[Share], width: usize) -> Option<Vec<usize>> {
    let room = width.checked_sub(GAP * shares.len().saturating_sub(1))?;
    let mut widths: Vec<usize> =
        shares.iter().map(|share| room * usize::try_from(share.share).unwrap_or(0) / 100).collect();
    // What a column lacks for its name or its numbers, the widest gives.
    for n in 0..widths.len() {
        let name = shares[n].head.split(' ').map(columns).max().unwrap_or(0).min(LONG_WORD);
        let least = name.max(shares[n].least);
        let lacks = least.saturating_sub(widths[n]);
        if let Some(widest) = (0..widths.len()).max_by_key(|other| widths[*other]).filter(|other| *other != n) {
            widths[widest] = widths[widest].checked_sub(lacks)?;
            widths[n] += lacks;
        }
    }
    let rest = room.saturating_sub(widths.iter().sum());
    if let Some(widest) = widths.iter_mut().max() {
        *widest += rest;
    }
    let holds = |(share, width): (&Share, &usize)| match share.side {
        Side::Right => true,
        Side::Left => share.share < 12 || *width >= NARROW,
    };
    shares.iter().zip(&widths).all(holds).then_some(widths)
}

/// The names of the columns.
fn names(shares: &[Share], widths: &[usize]) -> Vec<Row> {
    let texts: Vec<Text> = shares.iter().map(|share| Text::plain(&share.head)).collect();
    let mut rows = across(&texts, shares, widths, "", None);
    rows.iter_mut().flat_map(|Row(pieces)| pieces).for_each(|piece| piece.style = Role::Columns);
    rows
}

/// The cells beside each other. An empty one is filled with `blank`.
fn across(texts: &[Text], shares: &[Share], widths: &[usize], query: &str, blank: Option<char>) -> Vec<Row> {
    let cell = |(n, width): (usize, &usize)| match texts.get(n) {
        Some(text) if !text.text.is_empty() => lines(text, (*width).min(usize::from(LONGEST_ROW)), query),
        Some(_) | None => vec![Row::of(blank.map(|c| c.to_string().repeat(*width)).unwrap_or_default(), Role::Label)],
    };
    let cells: Vec<Vec<Row>> = widths.iter().enumerate().map(cell).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let row = |y: usize| {
        let mut pieces = Vec::new();
        for (n, (width, share)) in widths.iter().zip(shares).enumerate() {
            let said = cells[n].get(y).map(|Row(pieces)| pieces.clone()).unwrap_or_default();
            let room = width.saturating_sub(said.iter().map(|piece| columns(&piece.text)).sum());
            let gap = if n + 1 < widths.len() { GAP } else { 0 };
            let (before, after) = match share.side {
                Side::Left => (0, room + gap),
                Side::Right => (room, gap),
            };
            pieces.push(piece(" ".repeat(before)));
            pieces.extend(said);
            pieces.push(piece(" ".repeat(after)));
        }
        pieces.retain(|piece| !piece.text.is_empty());
        Row(pieces)
    };
    (0..height).map(row).collect()
}

/// The cells below each other: the first as a title, the others behind the names of their columns.
fn below(item: &Item, shares: &[Share], width: usize, query: &str, form: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for (n, (text, share)) in item.texts.iter().zip(shares).enumerate() {
        let head = if n == 0 || share.head.is_empty() { String::new() } else { words::behind(&share.head) };
        let room = width.saturating_sub(columns(&head)).max(1);
        if !text.text.is_empty() {
            rows.extend(named(lines(text, room, query), &head));
        } else if form {
            rows.extend(named(vec![Row::of("_".repeat(room.min(40)), Role::Label)], &head));
        }
    }
    rows
}

fn named(rows: Vec<Row>, head: &str) -> Vec<Row> {
    let mut rows = hung(rows, head);
    if let Some(first) = rows.first_mut().and_then(|Row(pieces)| pieces.first_mut()) {
        first.style = Role::Label;
    }
    rows
}

fn measured(item: &Item, share: Option<u64>, width: usize, query: &str) -> Vec<Row> {
    let name = width.saturating_sub(BAR + 2 * GAP + MEASURED).clamp((width / 3).min(48), 48);
    let room = width.saturating_sub(name + 2 * GAP + MEASURED).min(BAR);
    let (Some(label), Some(shown)) = (item.texts.first(), item.texts.get(1)) else { return Vec::new() };
    let part = share.and_then(|share| usize::try_from(share).ok()).unwrap_or(0);
    let mut rows = lines(label, name.max(1), query);
    if let Some(Row(pieces)) = rows.first_mut() {
        let used: usize = pieces.iter().map(|piece| columns(&piece.text)).sum();
        pieces.push(piece(" ".repeat(name.saturating_sub(used) + GAP)));
        pieces.push(piece(bar(part, 10_000, room)));
        pieces.push(piece(format!("{}{:>MEASURED$}", " ".repeat(GAP), harmless(&shown.text))));
    }
    rows
}
