//! The pending and the hallazgos as lines.

use ratatui::text::Line;

use super::items::{Finding, Target};
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::editing::{columns, wrap};
use crate::tui::widgets::chrome::{fit, pad};
use crate::wording::{bulk, forms, tui as words};

/// Lines that belong together.
#[derive(Debug)]
pub struct Item {
    /// At least one.
    pub lines: Vec<Line<'static>>,
}

/// One line: what it is, and on the right what it lacks. Below a mark, its note.
#[must_use]
pub fn pending(session: &Session, target: Target, width: u16) -> Item {
    let (name, lacks) = match target {
        Target::Marked(at) => (name(session, at), bulk::TO_COME_BACK),
        Target::Criterion(at, gap) => (name(session, at), gap.map_or("", words::gap)),
        Target::Field(field) => {
            let fault = session.head().identification.fault(field).map_or("", forms::fault);
            (format!("{}  {}", forms::OF_IDENTIFICATION, forms::field(field)), fault)
        }
    };
    let room = usize::from(width).saturating_sub(columns(lacks) + 1);
    let mut lines = vec![Line::raw(fit(&format!("{} {lacks}", pad(&name, room)), usize::from(width)))];
    match target {
        Target::Marked(at) => lines.extend(session.mark(at).into_iter().flat_map(|note| below(note, width))),
        Target::Criterion(..) | Target::Field(_) => {}
    }
    Item { lines }
}

/// A heading, the text as it was typed, a blank line.
#[must_use]
pub fn finding(session: &Session, finding: &Finding, width: u16) -> Item {
    let score = finding.verdict.score();
    let scale = harmless(&session.rubric().scale().entry(score).name);
    let right = format!("{} {scale}", score.digit());
    let room = usize::from(width).saturating_sub(columns(&right) + 1);
    let heading = fit(&format!("{} {right}", pad(&name(session, finding.at), room)), usize::from(width));
    let mut lines = vec![Line::raw(heading)];
    let text = finding.verdict.text();
    lines.extend(below(text, width));
    lines.push(Line::default());
    Item { lines }
}

/// A text below its heading, nothing where it is empty.
fn below(text: &str, width: u16) -> Vec<Line<'static>> {
    let rows = if text.is_empty() { Vec::new() } else { wrap(text, width.saturating_sub(2).max(1)) };
    rows.iter().map(|row| Line::raw(format!("  {}", harmless(row.of(text))))).collect()
}

fn name(session: &Session, at: CriterionIx) -> String {
    let criterion = session.rubric().criterion(at);
    format!("{}  {}", criterion.code, criterion.label)
}
