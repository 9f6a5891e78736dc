//! The weighted summary: result, pending, hallazgos, notices. Computed once when it is opened: nothing changes while it is read.
//!
//! [`items`] is what the parts list, [`rows`] how it falls into rows.

pub mod items;
mod result;
pub mod rows;

#[cfg(test)]
mod tests;

use crate::app::keymap::{self, HelpRow, SummaryAction};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::scroll::{self, Place};
use crate::app::trail::{From, Item, Line};
use crate::domain::personal::Listed;
use crate::domain::rubric::CriterionIx;
use crate::domain::scoring::Summary;
use crate::domain::session::Session;
use crate::report::Edition;
use crate::terminal::key::Input;
use crate::wording::tui as words;
use items::{Alert, Finding, Target};

/// A part of the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Tables and bars.
    Result,
    /// What is lacking.
    Pending,
    /// The hallazgos in order.
    Findings,
    /// What deserves a second look.
    Alerts,
}

impl Tab {
    /// All parts, from left to right.
    pub(crate) const ALL: [Self; 4] = [Self::Result, Self::Pending, Self::Findings, Self::Alerts];

    fn next(self) -> Self {
        match self {
            Self::Result => Self::Pending,
            Self::Pending => Self::Findings,
            Self::Findings => Self::Alerts,
            Self::Alerts => Self::Result,
        }
    }

    fn previous(self) -> Self {
        match self {
            Self::Result => Self::Alerts,
            Self::Pending => Self::Result,
            Self::Findings => Self::Pending,
            Self::Alerts => Self::Findings,
        }
    }
}

/// The summary on screen.
#[derive(Debug)]
pub struct State {
    pub(crate) summary: Summary,
    pub(crate) pending: Vec<Target>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) alerts: Vec<Alert>,
    pub(crate) tab: Tab,
    /// Where one is in each part.
    places: [Place; Tab::ALL.len()],
}

impl State {
    /// The summary of `session`, from its beginning.
    pub fn new(session: &Session) -> Self {
        let summary = Summary::of(session);
        let pending = items::pending(session, &summary);
        let findings = items::findings(session);
        let alerts = items::alerts(session);
        let places = [Place::default(); Tab::ALL.len()];
        Self { summary, pending, findings, alerts, tab: Tab::Result, places }
    }

    /// Somebody else saved the session: one stays where one is, as far as that is still there.
    pub(crate) fn refresh(&mut self, session: &Session) {
        *self = Self { tab: self.tab, places: self.places, ..Self::new(session) };
    }

    /// How many things ask to be looked at again.
    pub(crate) fn open_alerts(&self) -> usize {
        self.alerts.iter().filter(|alert| alert.is_open()).count()
    }

    /// What footer and help show.
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        (words::SUMMARY, keymap::rows(keymap::SUMMARY, |action| self.works(action)))
    }

    fn works(&self, action: SummaryAction) -> bool {
        match action {
            SummaryAction::Go => self.target().is_some(),
            SummaryAction::NextTab
            | SummaryAction::PreviousTab
            | SummaryAction::Move(_)
            | SummaryAction::Reading
            | SummaryAction::HandOut
            | SummaryAction::Undo
            | SummaryAction::Conclude
            | SummaryAction::Back => true,
        }
    }

    pub(crate) fn place(&self) -> Place {
        self.places[self.tab as usize]
    }

    /// Where Enter goes.
    fn target(&self) -> Option<Target> {
        match self.tab {
            Tab::Result => None,
            Tab::Pending => self.pending.get(self.place().selected).copied(),
            Tab::Findings => self.findings.get(self.place().selected).map(|finding| finding.at).map(Target::of),
            Tab::Alerts => self.alerts.get(self.place().selected).and_then(Alert::target),
        }
    }
}

impl Target {
    fn of(at: CriterionIx) -> Self {
        Self::Criterion(at, None)
    }
}

/// A key in the summary.
pub(crate) fn input(state: &mut State, session: &Session, size: (u16, u16), input: Input, out: &mut Out) {
    let key = match input {
        Input::Key(key) => key,
        Input::InText(_) => return,
        Input::Paste(_) => return out.warn(words::PASTE_NEEDS_EDITOR),
    };
    let Some(action) = keymap::find(keymap::SUMMARY, key) else { return };
    let by = match action {
        SummaryAction::NextTab => return state.tab = state.tab.next(),
        SummaryAction::PreviousTab => return state.tab = state.tab.previous(),
        SummaryAction::Reading => return out.go(Go::Reading(Edition::Ordinary)),
        SummaryAction::HandOut => return out.go(Go::HandOut),
        SummaryAction::Undo => return out.go(Go::Undo),
        SummaryAction::Go => return go(state, out),
        SummaryAction::Conclude => return out.go(Go::Conclude(Item { line: Line::Nth(0), from: From::Summary })),
        SummaryAction::Back => return out.go(Go::Walk(None)),
        SummaryAction::Move(by) => by,
    };
    let heights: Vec<usize> = rows::of(session, state, size).iter().map(|item| item.lines.len()).collect();
    state.places[state.tab as usize] =
        scroll::moved(state.place(), by, &heights, usize::from(measure::summary_rows(size)));
}

fn go(state: &State, out: &mut Out) {
    match state.target() {
        Some(Target::Criterion(at, _) | Target::Marked(at)) => out.go(Go::Walk(Some(at))),
        Some(Target::Field(_) | Target::Sample(Listed::Cases | Listed::Rucs)) => out.go(Go::Identify),
        Some(Target::Sample(Listed::Reports | Listed::Plans)) => out.go(Go::Sheet),
        None => {}
    }
}
