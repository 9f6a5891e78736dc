//! Where the walk is and what is being done there, and how a later opening comes back to it.

use crate::app::overlay::Left;
use crate::app::screens::walk::bulk::{self, Bulking};
use crate::app::screens::walk::count::Counting;
use crate::app::screens::walk::keep::Keeping;
use crate::app::screens::walk::mark::Marking;
use crate::app::screens::walk::notices::Looking;
use crate::app::screens::walk::pick::Picking;
use crate::app::screens::walk::prepared::{self, Begun, Choosing};
use crate::app::screens::walk::search::Search;
use crate::app::screens::walk::writing::{Stage, Writing};
use crate::domain::bulk::begins_at;
use crate::domain::phrases::Bank;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Bookmark, FieldName, Open, OpenEditor, OpenField, Session};
use crate::domain::text::TextKind;
use crate::terminal::key::Key;

/// Where the walk is and what is being done there.
#[derive(Debug)]
pub struct State {
    /// The criterion on screen.
    pub at: CriterionIx,
    /// What is being done.
    pub mode: Mode,
}

/// What is being done in the walk.
#[derive(Debug)]
pub enum Mode {
    /// Reading, scoring, moving on.
    Browse,
    /// Something is asked before a text is offered.
    Choose(Choosing),
    /// A text is being written.
    Write(Writing),
    /// Cases are being counted.
    Count(Counting),
    /// The notices of the criterion.
    Notices(Looking),
    /// Searching.
    Search(Search),
    /// Typing the code of a criterion, as far as it goes.
    Goto(String),
    /// The demanded text is empty and this other one is there: move it over?
    Offer(TextKind),
    /// A whole part is given a 0 with one text.
    Bulk(Bulking),
    /// The note on a mark is written.
    Mark(Marking),
    /// Choosing a phrase for the text that is being written.
    Pick(Box<Picking>),
    /// Looking at the phrase that the text would be before it is kept.
    Keep(Box<Keeping>),
}

impl Mode {
    /// What one sees where the text of `kind` at `at` is to be written: a question, prepared texts, or the text itself.
    pub(super) fn begin(session: &Session, bank: &Bank, at: CriterionIx, kind: TextKind) -> Self {
        match prepared::begin(session, bank, at, kind) {
            Begun::Ask(choosing) => Self::Choose(choosing),
            Begun::Write(writing) => Self::Write(*writing),
        }
    }

    /// What is to be asked about in a session that came open in it.
    pub(crate) fn left(&self) -> Option<Left> {
        match self {
            Self::Browse => None,
            Self::Write(writing) => Some(Left::Text(writing.kind)),
            Self::Pick(picking) => Some(Left::Text(picking.writing.kind)),
            Self::Keep(keeping) => Some(Left::Text(keeping.writing.kind)),
            Self::Choose(choosing) => Some(Left::Text(choosing.kind)),
            Self::Offer(from) => Some(Left::Text(from.other())),
            Self::Count(_) => Some(Left::Counter),
            Self::Bulk(Bulking::Offered | Bulking::Choosing) => Some(Left::Zeros),
            Self::Bulk(Bulking::Drafted(_) | Bulking::Writing(..)) => Some(Left::Bulk),
            Self::Mark(_) => Some(Left::Note),
            Self::Notices(_) => Some(Left::Notices),
            Self::Search(_) => Some(Left::Search),
            Self::Goto(_) => Some(Left::Code),
        }
    }

    /// Whether text is typed, or the next letter begins one.
    pub(crate) fn types_text(&self) -> bool {
        use {Bulking as B, Mode as M};
        !matches!(self, M::Browse | M::Bulk(B::Offered | B::Choosing) | M::Notices(Looking { why: None, .. }))
    }

    /// Whether a text of one's own is being written, and nothing is offered for it.
    pub(crate) fn is_own_text(&self) -> bool {
        matches!(self, Self::Write(Writing { stage: Stage::Own, .. }))
    }

    /// The text that is being written, even while a phrase is being chosen for it.
    pub fn writing(&self) -> Option<&Writing> {
        match self {
            Self::Write(writing) => Some(writing),
            Self::Pick(picking) => Some(&picking.writing),
            Self::Keep(keeping) => Some(&keeping.writing),
            Self::Browse
            | Self::Choose(_)
            | Self::Search(_)
            | Self::Goto(_)
            | Self::Offer(_)
            | Self::Count(_)
            | Self::Notices(_)
            | Self::Bulk(_)
            | Self::Mark(_) => None,
        }
    }
}

impl State {
    /// At `at`, or where the session was left or begins.
    pub fn at(session: &Session, at: Option<CriterionIx>) -> Self {
        Self { at: at.unwrap_or_else(|| begins_at(session)), mode: Mode::Browse }
    }

    /// Goes on with what could be opened, if it could.
    pub(super) fn open(&mut self, mode: Option<Mode>) {
        if let Some(mode) = mode {
            self.mode = mode;
        }
    }

    /// Somebody else saved the session: what only looks goes on, all else is closed.
    pub(crate) fn refresh(&mut self) {
        if !matches!(self.mode, Mode::Browse | Mode::Search(_) | Mode::Goto(_)) {
            self.mode = Mode::Browse;
        }
    }

    /// Where the session was left or begins, with what was being written open if the session can be written.
    pub(crate) fn resume(session: &Session, bank: &Bank, writable: bool) -> Self {
        let Bookmark { criterion, open } = session.bookmark();
        let bulk = |open| Bulking::resume(session, *criterion, open).map(Mode::Bulk);
        let mode = match open {
            Some(Open::Editor(OpenEditor { kind, cursor })) if writable => {
                resume_text(session, bank, *criterion, *kind, *cursor)
            }
            Some(Open::Bulk(open)) if writable => bulk(open).unwrap_or(Mode::Browse),
            Some(Open::Counter(typed)) if writable && session.rubric().criterion(*criterion).bands.is_some() => {
                Mode::Count(Counting::open(session, *criterion, typed.clone()))
            }
            Some(
                Open::Conclusion(_)
                | Open::Field(OpenField { name: FieldName::Identification | FieldName::Conclusions, .. }),
            )
            | None => {
                return Self::at(session, None);
            }
            Some(Open::Field(field)) if writable => resume_field(session, *criterion, *field),
            Some(Open::Editor(_) | Open::Sheet(_) | Open::Bulk(_) | Open::Counter(_) | Open::Field(_)) => Mode::Browse,
        };
        Self { at: *criterion, mode }
    }

    /// What a later opening needs to come back here.
    pub fn bookmark(&self) -> Bookmark {
        let editor =
            |writing: &Writing| Some(Open::Editor(OpenEditor { kind: writing.kind, cursor: writing.kept_cursor() }));
        let open = match &self.mode {
            Mode::Write(writing) => editor(writing),
            Mode::Pick(picking) => editor(&picking.writing),
            Mode::Keep(keeping) => editor(&keeping.writing),
            Mode::Choose(choosing) => Some(Open::Editor(OpenEditor { kind: choosing.kind, cursor: 0 })),
            Mode::Bulk(bulking) => bulking.open(),
            Mode::Count(counting) => Some(Open::Counter(counting.buffer.text().to_owned())),
            Mode::Offer(from) => Some(Open::Editor(OpenEditor { kind: from.other(), cursor: 0 })),
            Mode::Mark(Marking { note }) => {
                Some(Open::Field(OpenField { name: FieldName::Note, cursor: note.cursor_chars() }))
            }
            Mode::Notices(_) => Some(FieldName::Notices.into()),
            Mode::Search(_) => Some(FieldName::Search.into()),
            Mode::Goto(_) => Some(FieldName::Code.into()),
            Mode::Browse => None,
        };
        Bookmark { criterion: self.at, open }
    }

    /// Whether `key` may act while nothing can be shown: what writes on may, what accepts a text may not.
    pub(crate) fn takes_unseen(&self, key: Key) -> bool {
        match &self.mode {
            Mode::Write(Writing { stage: Stage::Own, .. }) | Mode::Mark(_) => key != Key::Tab,
            // Letters in the place of a draft are a text of one's own.
            Mode::Write(_) => key.printable().is_some(),
            Mode::Browse
            | Mode::Choose(_)
            | Mode::Search(_)
            | Mode::Goto(_)
            | Mode::Offer(_)
            | Mode::Count(_)
            | Mode::Notices(_)
            | Mode::Pick(_)
            | Mode::Keep(_)
            | Mode::Bulk(_) => false,
        }
    }
}

/// The text that was being written; where nothing was, what is offered there.
fn resume_text(session: &Session, bank: &Bank, at: CriterionIx, kind: TextKind, cursor: usize) -> Mode {
    let begun = Mode::begin(session, bank, at, kind);
    if matches!(&begun, Mode::Write(Writing { stage: Stage::Own, .. })) {
        return Mode::Write(Writing::open(session, at, kind, Some(cursor)));
    }
    begun
}

/// What was open besides texts and counter, as far as it still is there.
fn resume_field(session: &Session, at: CriterionIx, field: OpenField) -> Mode {
    match field.name {
        FieldName::Note => Marking::resume(session, at, field.cursor).map(Mode::Mark),
        FieldName::Notices => Looking::new(session, at).map(Mode::Notices),
        FieldName::Zeros => bulk::is_of_use(session, at).then_some(Mode::Bulk(Bulking::Choosing)),
        FieldName::Search => Some(Mode::Search(Search::new(session))),
        FieldName::Code => Some(Mode::Goto(String::new())),
        FieldName::Identification | FieldName::Conclusions => None,
    }
    .unwrap_or(Mode::Browse)
}
