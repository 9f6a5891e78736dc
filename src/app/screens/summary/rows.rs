//! The pending, the hallazgos and what deserves a second look as rows.

use crate::app::measure;
use crate::app::page::{Role, Row, fit, pad};
use crate::app::screens::summary::items::{Alert, Finding, Target};
use crate::app::screens::summary::{State, Tab, result};
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::editing::{columns, wrap};
use crate::wording::{bulk, forms, notices, phrases, privacy, tui as words};

/// Lines that belong together.
#[derive(Debug)]
pub struct Item {
    /// At least one.
    pub lines: Vec<Row>,
}

/// What the part on screen lists; the result is one item that only scrolls.
pub fn of(session: &Session, state: &State, size: (u16, u16)) -> Vec<Item> {
    // One column less, so that nothing touches the signs on the right; what is lacking stands near what it is about.
    let width = measure::summary_columns(size).saturating_sub(1).min(measure::LONGEST_ROW);
    match state.tab {
        Tab::Result => vec![result::item(session, &state.summary, size)],
        Tab::Pending => state.pending.iter().map(|target| pending(session, *target, width)).collect(),
        Tab::Findings => state.findings.iter().map(|it| finding(session, it, width)).collect(),
        Tab::Alerts => state.alerts.iter().map(|it| alert(session, it, width)).collect(),
    }
}

/// One line: what it is, and on the right what it lacks. Below a mark, its note.
pub(crate) fn pending(session: &Session, target: Target, width: u16) -> Item {
    let (name, lacks) = match target {
        Target::Marked(at) => (name(session, at), bulk::TO_COME_BACK.to_owned()),
        Target::Criterion(at, _) if session.open_place(at).is_some() => {
            (name(session, at), phrases::TO_COMPLETE.to_owned())
        }
        Target::Criterion(at, gap) => {
            let lacks = gap.map_or_else(String::new, |gap| words::gap(session.rubric().nouns(), gap));
            (name(session, at), lacks)
        }
        Target::Field(field) => {
            let fault = session.head().identification.fault(field).map_or("", forms::fault);
            (title(session, Some(target)), fault.to_owned())
        }
        Target::Sample(_) => (title(session, Some(target)), String::new()),
    };
    let room = usize::from(width).saturating_sub(columns(&lacks) + 1);
    let mut lines = vec![said(fit(&format!("{} {lacks}", pad(&name, room)), usize::from(width)))];
    match target {
        Target::Marked(at) => lines.extend(session.mark(at).into_iter().flat_map(|note| below(note, width))),
        Target::Criterion(..) | Target::Field(_) | Target::Sample(_) => {}
    }
    Item { lines }
}

/// A heading, the text as it was typed, a blank line.
pub(crate) fn finding(session: &Session, finding: &Finding, width: u16) -> Item {
    let score = finding.verdict.score();
    let scale = session.rubric().scale();
    let right = format!("{} {}", harmless(&scale.shown(score)), harmless(scale.name(score)));
    headed(&name(session, finding.at), &right, &[finding.verdict.hallazgo().unwrap_or_default()], width)
}

/// The same of something to look at again; never the datum that points to a person.
pub(crate) fn alert(session: &Session, alert: &Alert, width: u16) -> Item {
    let (right, text, why) = match alert {
        Alert::Notice(notice) => (forms::NOTICE, notices::line(session, notice), None),
        Alert::Personal(holding) => {
            (forms::PERSONAL, format!("{}.", privacy::sentence(session.rubric(), holding)), None)
        }
        Alert::Dismissed(notice, why) => {
            (forms::DISMISSED, notices::line(session, notice), Some(notices::dismissed(why)))
        }
    };
    let texts: Vec<&str> = std::iter::once(text.as_str()).chain(why.as_deref()).collect();
    headed(&title(session, alert.target()), right, &texts, width)
}

/// What something is about.
fn title(session: &Session, target: Option<Target>) -> String {
    match target {
        Some(Target::Criterion(at, _) | Target::Marked(at)) => name(session, at),
        Some(Target::Field(field)) => {
            format!("{}  {}", forms::OF_IDENTIFICATION, forms::field(field, session.rubric()))
        }
        Some(Target::Sample(_)) => forms::OF_SAMPLE.to_owned(),
        None => forms::DISMISSED.to_owned(),
    }
}

/// `title` with `right` at the edge, `texts` below it, a blank line.
fn headed(title: &str, right: &str, texts: &[&str], width: u16) -> Item {
    let room = usize::from(width).saturating_sub(columns(right) + 1);
    let heading = fit(&format!("{} {right}", pad(title, room)), usize::from(width));
    let mut lines = vec![said(heading)];
    lines.extend(texts.iter().flat_map(|text| below(text, width)));
    lines.push(Row::blank());
    Item { lines }
}

/// A text below its heading, nothing where it is empty.
fn below(text: &str, width: u16) -> Vec<Row> {
    let rows = if text.is_empty() { Vec::new() } else { wrap(text, width.saturating_sub(2).max(1)) };
    rows.iter().map(|row| said(format!("  {}", harmless(row.of(text))))).collect()
}

fn name(session: &Session, at: CriterionIx) -> String {
    let criterion = session.rubric().criterion(at);
    // Labels stand below each other.
    let codes = session.rubric().code_chars();
    format!("{:codes$}  {}", criterion.code.0, criterion.label)
}

fn said(text: impl Into<String>) -> Row {
    Row::of(text, Role::Plain)
}
