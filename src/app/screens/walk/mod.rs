//! The walk: one criterion after the other, its score and the text that the score demands.
//!
//! `mod.rs` browses, `moves.rs` goes about, [`mod@write`] writes, [`pick`] and [`recall`] bring texts that were written
//! before, [`search`] and [`goto`] find a criterion, [`count`] counts its cases, [`notices`] and [`personal`] point things
//! out, [`bulk`] gives many a 0 at once, [`mark`] marks, [`panels`] are the tree and the card.

mod browse;
pub mod bulk;
pub mod count;
pub mod criterion;
pub mod goto;
pub mod keep;
pub mod mark;
mod moves;
pub mod notices;
pub mod offer;
pub mod panels;
pub mod personal;
pub mod pick;
pub mod prepared;
pub mod recall;
pub mod search;
pub mod write;

pub use bulk::Bulking;
pub use count::Counting;
pub use keep::Keeping;
pub use mark::Marking;
pub use notices::Looking;
pub use panels::{card_key, tree_key};
pub use pick::Picking;
pub use prepared::{Choosing, Proposal};
pub use search::Search;
pub use write::{Stage, Writing};

use crate::app::event::Moment;
use crate::app::keymap::{self, CountAction, HelpRow, PickAction};
use crate::app::out::Out;
use crate::app::overlay::Left;
use crate::app::work::{View, Work};
use crate::domain::bulk::begins_at;
use crate::domain::phrases::{Bank, Chosen};
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Bookmark, FieldName, Open, OpenEditor, OpenField, Session};
use crate::domain::text::TextKind;
use crate::terminal::key::{Input, Key};
use crate::wording::{bulk as bulk_words, evaluating, phrases, search as finding, tui as words};

use browse::{browse, open_editor, open_text, score, works};
use moves::{arrive, next_pending};

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
        match self {
            Self::Choose(_)
            | Self::Write(_)
            | Self::Count(_)
            | Self::Search(_)
            | Self::Goto(_)
            | Self::Offer(_)
            | Self::Mark(_)
            | Self::Pick(_)
            | Self::Keep(_)
            | Self::Bulk(Bulking::Drafted(_) | Bulking::Writing(..))
            | Self::Notices(Looking { why: Some(_), .. }) => true,
            Self::Browse
            | Self::Bulk(Bulking::Offered | Bulking::Choosing)
            | Self::Notices(Looking { why: None, .. }) => false,
        }
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

    /// Somebody else saved the session: what only looks goes on, all else is closed.
    pub(crate) fn refresh(&mut self) {
        match self.mode {
            Mode::Browse | Mode::Search(_) | Mode::Goto(_) => {}
            Mode::Choose(_)
            | Mode::Write(_)
            | Mode::Count(_)
            | Mode::Notices(_)
            | Mode::Offer(_)
            | Mode::Bulk(_)
            | Mode::Mark(_)
            | Mode::Pick(_)
            | Mode::Keep(_) => self.mode = Mode::Browse,
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
            Some(Open::Field(OpenField { name: FieldName::Identification | FieldName::Conclusions, .. })) | None => {
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

    /// What footer and help show: only what does something here and now.
    pub fn bindings(&self, work: &Work) -> (&'static str, Vec<HelpRow>) {
        match &self.mode {
            Mode::Browse => {
                let rows = keymap::rows(keymap::WALK, |action| works(work, self.at, action));
                (words::WALK, keymap::with_scale(rows, work.session().rubric().scale()))
            }
            Mode::Write(writing) => (words::WRITE, writing.rows()),
            Mode::Choose(choosing) => (phrases::CHOOSE, choosing.rows()),
            Mode::Count(counting) => {
                let one = counting.fitting(work.session(), self.at).len() == 1;
                (evaluating::COUNT, keymap::rows(keymap::COUNT, |action| one || action != CountAction::Score))
            }
            Mode::Notices(looking) => looking.bindings(work),
            Mode::Search(_) => (finding::SEARCH, keymap::field(keymap::SEARCH, |_| true)),
            Mode::Goto(_) => (finding::GOTO, keymap::rows(keymap::GOTO, |_| true)),
            Mode::Pick(picking) => {
                let own = picking.is_own();
                (phrases::PICK, keymap::field(keymap::PICK, |action| own || action != PickAction::Forget))
            }
            Mode::Keep(_) => (phrases::KEEP, keymap::rows(keymap::KEEP, |_| true)),
            Mode::Offer(_) => (words::MOVE, keymap::rows(keymap::MOVE, |_| true)),
            Mode::Bulk(bulking) => bulking.bindings(work.session(), self.at),
            Mode::Mark(_) => (bulk_words::MARK, keymap::field(keymap::MARK, |_| true)),
        }
    }
}

/// A key or a paste in the walk.
pub(crate) fn input(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    let View::Walk(state) = &mut work.view else { return };
    match (&mut state.mode, input) {
        (Mode::Write(_), input) => write::input(work, size, now, input, out),
        (Mode::Choose(_), input) => prepared::input(work, size, now, input, out),
        (Mode::Count(_), input) => count::input(work, now, input, out),
        (Mode::Notices(_), input) => notices::input(work, now, input, out),
        (Mode::Pick(_), input) => pick::input(work, size, now, input, out),
        (Mode::Keep(_), input) => keep::input(work, size, now, input, out),
        (Mode::Search(_), input) => search::input(work, size, input, out),
        (Mode::Goto(_), input) => goto::input(work, input, out),
        (Mode::Offer(from), input) => {
            let from = *from;
            offer::input(work, size, now, from, input, out);
        }
        (Mode::Bulk(_), input) => bulk::input(work, size, now, input, out),
        (Mode::Mark(_), input) => mark::input(work, now, input, out),
        (Mode::Browse, Input::InText(_)) => {}
        (Mode::Browse, Input::Key(key)) => browse(work, now, key, out),
        // A page of text that lands on no editor must not act as keys, nor vanish silently.
        (Mode::Browse, Input::Paste(_)) => {
            let at = state.at;
            out.warn(match work.session().demanded(at) {
                Some(_) => words::PASTE_AFTER_ENTER,
                None => words::PASTE_NEEDS_EDITOR,
            });
        }
    }
}

/// The text that was being written; where nothing was, what is offered there.
fn resume_text(session: &Session, bank: &Bank, at: CriterionIx, kind: TextKind, cursor: usize) -> Mode {
    let begun = prepared::begin(session, bank, at, kind, Chosen::default());
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

/// Closes what is open at the criterion.
pub(crate) fn close(work: &mut Work) {
    bulk::give_up(work);
    set_mode(work, Mode::Browse);
}

fn set_mode(work: &mut Work, mode: Mode) {
    if let View::Walk(state) = &mut work.view {
        state.mode = mode;
    }
}

#[cfg(test)]
mod tests;
