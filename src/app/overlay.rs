//! What can stand in front of a screen. At most one does.

use std::time::Duration;

use crate::app::keymap::{self, Answer, Binding, HeldAction, HelpRow};
use crate::app::page::{self, Role, Row, hanging, pad};
use crate::domain::nouns::Nouns;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Session, SessionId};
use crate::domain::text::TextKind;
use crate::domain::versions::steps;
use crate::editing::columns;
use crate::report::{Edition, Format};
use crate::wording::{closing, concluding, hand, tui as words};

/// Something in front of a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// The keys of the screen below.
    Help(Help),
    /// A question with yes or no.
    Confirm(Question),
    /// A session is open elsewhere: what now?
    Held(Held),
    /// Whoever has a session was asked to let go of it.
    Waiting(Waiting),
    /// Something was open when the session was left: how to go on?
    Left(Left),
    /// How is the informe to be handed out?
    HandOut(HandOut),
    /// What each version of the session changed.
    Versions(Versions),
    /// All criteria of the session.
    Tree(TreeState),
    /// Everything the rubric says of a criterion.
    Card(CardState),
}

/// The help: the rows of the table that acts on the screen below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Name of the screen.
    pub title: &'static str,
    /// Keys and what they do.
    pub rows: Vec<HelpRow>,
    /// What every screen of a supervision has and this one has not; empty where nothing lacks.
    pub(crate) note: &'static str,
    /// First row shown.
    pub scroll: usize,
}

impl Help {
    /// What it says: a heading, then each key, named by `name`, with what it does.
    pub(crate) fn lines(&self, width: u16, name: impl Fn(&str) -> String) -> Vec<Row> {
        let column =
            self.rows.iter().map(|row| columns(&name(&row.keys))).max().unwrap_or(0).min(usize::from(width) / 2);
        let indent = u16::try_from(column + 2).unwrap_or(width);
        let mut lines = vec![Row::of(words::help_title(self.title), Role::Strong), Row::blank()];
        for row in &self.rows {
            let head = Row::of(format!("{}  ", pad(&name(&row.keys), column)), Role::Key);
            lines.extend(hanging(head, &row.name, indent, width, Role::Plain));
        }
        if !self.note.is_empty() {
            lines.push(Row::blank());
            lines.extend(page::rows(self.note, width, Role::Plain));
        }
        lines
    }
}

/// What was handed in of a session, and what each version changed of the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// Its acts, and the changes below the version that made them.
    told: Vec<(Role, String)>,
    /// First row shown.
    pub scroll: usize,
}

impl Versions {
    /// Those of `session`, of which `kept` were handed in.
    pub(crate) fn of(kept: &[Session], session: &Session) -> Self {
        let acts = session.deeds().iter().map(|deed| (Role::Plain, closing::deed(deed)));
        let changes = steps(kept, session).into_iter().flat_map(|step| {
            let head = (Role::Strong, closing::changed(step.version, step.differences.len()));
            let one = |one| (Role::Plain, closing::difference(session.rubric(), one));
            let changes: Vec<_> = step.differences.iter().map(one).collect();
            std::iter::once(head).chain(changes)
        });
        let title = (Role::Strong, concluding::VERSIONS.to_owned());
        Self { told: std::iter::once(title).chain(acts).chain(changes).collect(), scroll: 0 }
    }

    /// What it says; a blank row stands above each heading but the first.
    pub(crate) fn lines(&self, width: u16) -> Vec<Row> {
        let mut lines = Vec::new();
        for (role, text) in &self.told {
            if *role == Role::Strong && !lines.is_empty() {
                lines.push(Row::blank());
            }
            let head = Row::of(if *role == Role::Strong { "" } else { "- " }, Role::Plain);
            lines.extend(hanging(head, text, 2, width, *role));
        }
        lines
    }
}

/// A session that is open elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub id: SessionId,
    /// Who has it, in Spanish.
    pub holder: String,
    /// Whether it can be gone on with here.
    pub own: bool,
}

impl Held {
    /// Whether `action` is offered.
    pub(crate) fn works(&self, action: HeldAction) -> bool {
        match action {
            HeldAction::TakeOver => self.own,
            HeldAction::Read | HeldAction::Back => true,
        }
    }
}

/// Waiting for whoever has a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub id: SessionId,
    /// Until when; then it is opened all the same.
    pub until: Duration,
}

/// A question that is asked before something is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Move this session to the trash? With what names it.
    Remove(SessionId, String),
    /// Destroy so many sessions of the trash for good?
    Purge(usize),
    /// Leave although the disk refuses? What would be lost cannot be kept otherwise.
    LeaveUnsaved(Leave),
    /// Leave although the disk does not answer? What is under way may yet arrive there, or not.
    LeaveSlow(Leave),
}

impl Question {
    /// The keys that answer it.
    pub(crate) fn keys(&self) -> &'static [Binding<Answer>] {
        match self {
            Self::Remove(..) | Self::Purge(_) | Self::LeaveUnsaved(_) => keymap::CONFIRM,
            Self::LeaveSlow(_) => keymap::CONFIRM_SLOW,
        }
    }
}

/// Where one goes when one leaves a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// To the list of sessions.
    ToList,
    /// Out of the program.
    Quit,
}

/// How the informe is handed out, as far as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandOut {
    /// Place of the format among all.
    pub(crate) at: usize,
    /// For whom.
    pub edition: Edition,
}

impl Default for HandOut {
    /// In the format that is handed in, and whole.
    fn default() -> Self {
        Self { at: 0, edition: Edition::Ordinary }
    }
}

impl HandOut {
    /// The format.
    pub fn format(self) -> Format {
        Format::ALL[self.at.min(Format::ALL.len() - 1)]
    }
}

/// The tree in front of the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeState {
    /// The criterion that Enter goes to.
    pub at: CriterionIx,
}

/// The card in front of the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardState {
    /// The criterion.
    pub at: CriterionIx,
    /// First row shown.
    pub scroll: usize,
}

/// What was open when the session was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// A text was being written.
    Text(TextKind),
    /// Cases were being counted.
    Counter,
    /// A text for many was being written.
    Bulk,
    /// It was being chosen what gets a 0.
    Zeros,
    /// The note on a mark was being written.
    Note,
    /// The notices were looked at, or one was being dismissed.
    Notices,
    /// Something was being searched.
    Search,
    /// A code was being typed.
    Code,
    /// The sheet was being ticked.
    Sheet,
    /// Codes were being typed into the sheet.
    Codes,
    /// The identification was being filled.
    Identification,
    /// One of the conclusions was being written.
    Conclusion,
    /// The conclusions were looked at.
    Conclusions,
}

impl Left {
    /// What it was at the criterion of `code`, and how one can go on, in Spanish.
    pub(crate) fn words(self, names: &Nouns, code: &str) -> (String, &'static str) {
        let (what, answers) = match self {
            Self::Text(kind) => (hand::writing(names, kind, code), hand::GO_ON_WRITING),
            Self::Bulk => (hand::WRITING_BULK.to_owned(), hand::GO_ON_WRITING),
            Self::Note => (hand::writing_note(code), hand::GO_ON_WRITING),
            Self::Codes => (hand::TYPING_CODES.to_owned(), hand::GO_ON_WRITING),
            Self::Identification => (hand::FILLING.to_owned(), hand::GO_ON_WRITING),
            Self::Conclusion => (hand::WRITING_CONCLUSION.to_owned(), hand::GO_ON_WRITING),
            Self::Conclusions => (hand::CONCLUDING.to_owned(), hand::GO_ON),
            Self::Counter => (hand::counting(code), hand::GO_ON),
            Self::Zeros => (hand::CHOOSING.to_owned(), hand::GO_ON),
            Self::Notices => (hand::in_notices(code), hand::GO_ON),
            Self::Search => (hand::SEARCHING.to_owned(), hand::GO_ON),
            Self::Code => (hand::TYPING_A_CODE.to_owned(), hand::GO_ON),
            Self::Sheet => (hand::TICKING.to_owned(), hand::GO_ON),
        };
        (hand::left(&what), answers)
    }
}
