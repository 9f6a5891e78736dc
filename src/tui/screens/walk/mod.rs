//! The walk: one criterion after the other, its score and the text that the score demands.
//!
//! `mod.rs` browses, `moves.rs` goes about, [`mod@write`] writes, [`pick`] and [`recall`] bring texts that were written
//! before, [`search`] and [`goto`] find a criterion, [`count`] counts its cases, [`notices`] and [`personal`] point things
//! out, [`bulk`] gives many a 0 at once, [`mark`] marks, [`panels`] are the tree and the card, `view*.rs` draw.

pub mod bulk;
pub mod count;
pub mod goto;
pub mod mark;
mod moves;
pub mod notices;
pub mod panel;
pub mod panels;
pub mod personal;
pub mod pick;
pub mod recall;
pub mod search;
pub mod view;
pub mod view_aside;
pub mod view_bulk;
pub mod view_notices;
pub mod view_parts;
pub mod view_personal;
pub mod view_pick;
pub mod view_search;
pub mod write;

pub use bulk::{BulkAction, Bulking, ScopeAction};
pub use count::{CountAction, Counting};
pub use goto::GotoAction;
pub use mark::{MarkAction, Marking};
pub use notices::{DismissAction, Looking, NoticeAction};
pub use panels::{CardState, ReaderAction, TreeAction, TreeState, card_key, tree_key};
pub use pick::{PickAction, Picking};
pub use search::{Search, SearchAction};
pub use write::{MoveAction, Stage, WriteAction, Writing};

use crate::domain::bulk::begins_at;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Bookmark, Change, Open, OpenEditor, Refusal, Session};
use crate::domain::text::{TextKind, says_something};
use crate::terminal::key::{Input, Key};
use crate::tui::app::help;
use crate::tui::effect::Effect;
use crate::tui::event::Moment;
use crate::tui::keymap::{self, HelpRow};
use crate::tui::out::{Go, Out};
use crate::tui::overlay::Overlay;
use crate::tui::screens::sheet;
use crate::tui::work::{View, Way, Work};
use crate::wording::{bulk as bulk_words, evaluating, phrases, search as finding, tui as words};

use moves::{
    arrive, go, jump, next_dimension, next_finding, next_pending, previous_dimension, previous_pending, stops, travel,
};

/// What keys do while nothing is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `keymap::WALK`
pub enum Action {
    Score,
    Write,
    WriteOther,
    ClearScore,
    Next,
    Previous,
    NextDimension,
    PreviousDimension,
    NextPending,
    PreviousPending,
    NextFinding,
    BackTrack,
    First,
    Last,
    Undo,
    Redo,
    Count,
    Sheet,
    Mark,
    Bulk,
    Notices,
    Search,
    Goto,
    Tree,
    Card,
    Summary,
    Identify,
    Help,
    Repaint,
    Quit,
    Back,
}

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
}

impl State {
    /// At `at`, or where the session was left or begins.
    #[must_use]
    pub fn at(session: &Session, at: Option<CriterionIx>) -> Self {
        Self { at: at.unwrap_or_else(|| begins_at(session)), mode: Mode::Browse }
    }

    /// Where the session was left or begins, with what was being written open if the session can be written.
    #[must_use]
    pub fn resume(session: &Session, writable: bool) -> Self {
        let Bookmark { criterion, open } = session.bookmark();
        let bulk = |open| Bulking::resume(session, *criterion, open).map(Mode::Bulk);
        let mode = match open {
            Some(Open::Editor(OpenEditor { kind, cursor })) if writable => {
                Mode::Write(Writing::open(session, *criterion, *kind, Some(*cursor)))
            }
            Some(Open::Bulk(open)) if writable => bulk(open).unwrap_or(Mode::Browse),
            Some(Open::Editor(_) | Open::Sheet(_) | Open::Bulk(_)) => Mode::Browse,
            None => return Self::at(session, None),
        };
        Self { at: *criterion, mode }
    }

    /// What a later opening needs to come back here.
    #[must_use]
    pub fn bookmark(&self) -> Bookmark {
        let editor =
            |writing: &Writing| Some(Open::Editor(OpenEditor { kind: writing.kind, cursor: writing.kept_cursor() }));
        let open = match &self.mode {
            Mode::Write(writing) => editor(writing),
            Mode::Pick(picking) => editor(&picking.writing),
            Mode::Bulk(bulking) => bulking.open(),
            Mode::Browse
            | Mode::Search(_)
            | Mode::Goto(_)
            | Mode::Offer(_)
            | Mode::Count(_)
            | Mode::Notices(_)
            | Mode::Mark(_) => None,
        };
        Bookmark { criterion: self.at, open }
    }

    /// What footer and help show: only what does something here and now.
    #[must_use]
    pub fn bindings(&self, work: &Work) -> (&'static str, Vec<HelpRow>) {
        match &self.mode {
            Mode::Browse => (words::WALK, keymap::rows(keymap::WALK, |action| works(work, self.at, action))),
            Mode::Write(writing) => (words::WRITE, writing.rows()),
            Mode::Count(_) => {
                let one = count::fitting(work.session(), self.at).len() == 1;
                (evaluating::COUNT, keymap::rows(keymap::COUNT, |action| one || action != CountAction::Score))
            }
            Mode::Notices(looking) => looking.bindings(work),
            Mode::Search(_) => (finding::SEARCH, keymap::rows(keymap::SEARCH, |_| true)),
            Mode::Goto(_) => (finding::GOTO, keymap::rows(keymap::GOTO, |_| true)),
            Mode::Pick(_) => (phrases::PICK, keymap::rows(keymap::PICK, |_| true)),
            Mode::Offer(_) => (words::MOVE, keymap::rows(keymap::MOVE, |_| true)),
            Mode::Bulk(bulking) => bulking.bindings(work.session(), self.at),
            Mode::Mark(_) => (bulk_words::MARK, keymap::rows(keymap::MARK, |_| true)),
        }
    }
}

/// Whether `action` does something at `at` now.
fn works(work: &Work, at: CriterionIx, action: Action) -> bool {
    let session = work.session();
    let writable = work.is_writable();
    match action {
        Action::Score => writable,
        Action::Write | Action::WriteOther | Action::ClearScore => writable && session.draft(at).score.is_some(),
        Action::NextPending | Action::PreviousPending => !stops(session).is_empty(),
        Action::NextFinding => next_finding(session, at).is_some(),
        Action::BackTrack => work.can_trace_back(at),
        Action::Undo => work.history().can_undo(),
        Action::Redo => work.history().can_redo(),
        Action::Count => writable && session.rubric().criterion(at).bands.is_some(),
        Action::Mark | Action::Bulk => writable,
        Action::Sheet => sheet::is_of_use(session.rubric()),
        Action::Notices => notices::are_there(session, at),
        Action::Next
        | Action::Previous
        | Action::NextDimension
        | Action::PreviousDimension
        | Action::First
        | Action::Last
        | Action::Search
        | Action::Goto
        | Action::Tree
        | Action::Card
        | Action::Summary
        | Action::Identify
        | Action::Help
        | Action::Repaint
        | Action::Quit
        | Action::Back => true,
    }
}

/// Whether `action` is about changing the answer: refused, with the reason, where the session can only be read.
fn changes(action: Action) -> bool {
    match action {
        Action::Score
        | Action::Write
        | Action::WriteOther
        | Action::ClearScore
        | Action::Undo
        | Action::Redo
        | Action::Count
        | Action::Mark
        | Action::Bulk => true,
        Action::Next
        | Action::Previous
        | Action::NextDimension
        | Action::PreviousDimension
        | Action::NextPending
        | Action::PreviousPending
        | Action::NextFinding
        | Action::BackTrack
        | Action::First
        | Action::Last
        | Action::Sheet
        | Action::Notices
        | Action::Search
        | Action::Goto
        | Action::Tree
        | Action::Card
        | Action::Summary
        | Action::Identify
        | Action::Help
        | Action::Repaint
        | Action::Quit
        | Action::Back => false,
    }
}

/// A key or a paste in the walk.
pub fn input(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    let View::Walk(state) = &mut work.view else { return };
    match (&mut state.mode, input) {
        (Mode::Write(_), input) => write::input(work, size, now, input, out),
        (Mode::Count(_), input) => count::input(work, now, input, out),
        (Mode::Notices(_), input) => notices::input(work, now, input, out),
        (Mode::Pick(_), input) => pick::input(work, size, now, input, out),
        (Mode::Search(_), input) => search::input(work, size, input, out),
        (Mode::Goto(_), input) => goto::input(work, input, out),
        (Mode::Offer(from), input) => {
            let from = *from;
            write::offer(work, size, now, from, input, out);
        }
        (Mode::Bulk(_), input) => bulk::input(work, size, now, input, out),
        (Mode::Mark(_), input) => mark::input(work, size, now, input, out),
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

fn browse(work: &mut Work, now: Moment, key: Key, out: &mut Out) {
    let Some(action) = keymap::find(keymap::WALK, key) else {
        if let Key::Char(digit @ '4'..='9') = key {
            out.warn(words::no_such_score(digit));
        }
        return;
    };
    let View::Walk(state) = &work.view else { return };
    let at = state.at;
    let rubric = work.session().rubric().clone();
    if changes(action) && !work.is_writable() {
        return out.warn(words::refused(work, at, Refusal::Closed));
    }
    match action {
        Action::Score => score(work, now, at, digit(key), out),
        Action::Write => open_demanded(work, at, out),
        Action::WriteOther => match work.session().demanded(at) {
            Some(kind) => open_editor(work, at, kind.other()),
            None => out.warn(words::score_first(rubric.criterion(at))),
        },
        Action::ClearScore => clear(work, now, at, out),
        Action::Next => go(work, rubric.at(at.index() + 1), words::LAST_CRITERION, out),
        Action::Previous => {
            go(work, at.index().checked_sub(1).and_then(|index| rubric.at(index)), words::FIRST_CRITERION, out);
        }
        Action::NextDimension => jump(work, next_dimension(&rubric, at), words::LAST_DIMENSION, out),
        Action::PreviousDimension => jump(work, previous_dimension(&rubric, at), words::FIRST_CRITERION, out),
        Action::NextPending => next_pending(work, at, out),
        Action::PreviousPending => previous_pending(work, at, out),
        Action::NextFinding => jump(work, next_finding(work.session(), at), evaluating::NO_FINDING, out),
        Action::BackTrack => {
            let back = work.trace_back(at);
            go(work, back, evaluating::NO_TRACE, out);
        }
        Action::First => jump(work, Some(rubric.first()), "", out),
        Action::Last => jump(work, rubric.indices().next_back(), "", out),
        Action::Undo => travel(work, now, at, Way::Back, out),
        Action::Redo => travel(work, now, at, Way::Forth, out),
        Action::Count => count::open(work, at, out),
        Action::Sheet => out.go(Go::Sheet),
        Action::Mark => mark::open(work, now, at, out),
        Action::Bulk => bulk::open(work, at, out),
        Action::Notices => notices::open(work, at, out),
        Action::Search => {
            let search = Search::new(work.session());
            set_mode(work, Mode::Search(search));
        }
        Action::Goto => set_mode(work, Mode::Goto(String::new())),
        Action::Tree => out.go(Go::Open(Overlay::Tree(TreeState { at }))),
        Action::Card => out.go(Go::Open(Overlay::Card(CardState { at, scroll: 0 }))),
        Action::Summary => out.go(Go::Summary),
        Action::Identify => out.go(Go::Identify),
        Action::Help => out.go(help(state.bindings(work))),
        Action::Repaint => out.effect(Effect::Repaint),
        Action::Quit => out.go(Go::Quit),
        Action::Back => out.go(Go::ToList),
    }
}

/// The digit that a key types; only the keys of [`Action::Score`] come here.
fn digit(key: Key) -> u8 {
    key.printable().and_then(|c| c.to_digit(10)).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(0)
}

/// Scores, and opens the demanded text at once if it is empty; offers the other text where there is one.
fn score(work: &mut Work, now: Moment, at: CriterionIx, raw: u8, out: &mut Out) {
    let Some(score) = work.session().rubric().criterion(at).score(raw) else {
        return out.warn(words::refused(work, at, Refusal::NoSuchLevel(raw)));
    };
    let same = work.session().draft(at).score == Some(score);
    if !same && let Err(refusal) = work.change(now, vec![Change::Score(at, Some(score))]) {
        return out.warn(words::refused(work, at, refusal));
    }
    let Some(kind) = work.session().demanded(at) else { return };
    if says_something(work.session().draft(at).text(kind)) {
        // Usually a score opens the text; whoever writes on blindly here would press commands.
        out.info(words::text_is_there(kind));
    } else {
        write_or_offer(work, at, kind);
    }
}

fn clear(work: &mut Work, now: Moment, at: CriterionIx, out: &mut Out) {
    if work.session().draft(at).score.is_none() {
        return;
    }
    match work.change(now, vec![Change::Score(at, None)]) {
        Ok(()) => out.info(words::SCORE_CLEARED),
        Err(refusal) => out.warn(words::refused(work, at, refusal)),
    }
}

fn open_demanded(work: &mut Work, at: CriterionIx, out: &mut Out) {
    match work.session().demanded(at) {
        None => out.warn(words::score_first(work.session().rubric().criterion(at))),
        Some(kind) => write_or_offer(work, at, kind),
    }
}

/// Opens the editor, unless nothing was written yet and the other text could be moved over.
fn write_or_offer(work: &mut Work, at: CriterionIx, kind: TextKind) {
    let draft = work.session().draft(at);
    if !says_something(draft.text(kind)) && says_something(draft.text(kind.other())) {
        set_mode(work, Mode::Offer(kind.other()));
    } else {
        open_editor(work, at, kind);
    }
}

/// Opens the editor at the end of the text.
fn open_editor(work: &mut Work, at: CriterionIx, kind: TextKind) {
    work.begin_step();
    let writing = Writing::open(work.session(), at, kind, None);
    set_mode(work, Mode::Write(writing));
}

fn set_mode(work: &mut Work, mode: Mode) {
    if let View::Walk(state) = &mut work.view {
        state.mode = mode;
    }
}

#[cfg(test)]
mod tests;
