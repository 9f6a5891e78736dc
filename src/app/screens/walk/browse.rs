//! Browsing: a digit scores, other keys go about or open what can be done at the criterion.

use crate::app::effect::Effect;
use crate::app::event::Moment;
use crate::app::help;
use crate::app::keymap;
use crate::app::out::{Go, Out};
use crate::app::overlay::Overlay;
use crate::app::screens::sheet;
use crate::app::screens::walk::moves::{
    go, jump, next_dimension, next_finding, next_pending, previous_dimension, previous_pending, stops, travel,
};
use crate::app::screens::walk::{
    CardState, Mode, Search, TreeState, Writing, bulk, count, mark, notices, prepared, set_mode,
};
use crate::app::work::{Trace, View, Work};
use crate::domain::phrases::Chosen;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Way;
use crate::domain::session::{Change, Refusal};
use crate::domain::text::{TextKind, says_something};
use crate::report::Edition;
use crate::terminal::key::Key;
use crate::wording::{evaluating, tui as words};

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
    BackToReading,
    Reading,
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

/// Whether `action` does something at `at` now.
pub(crate) fn works(work: &Work, at: CriterionIx, action: Action) -> bool {
    let session = work.session();
    let writable = work.is_writable();
    match action {
        Action::Score => writable,
        Action::Write | Action::WriteOther | Action::ClearScore => writable && session.draft(at).score.is_some(),
        Action::NextPending | Action::PreviousPending => !stops(session).is_empty(),
        Action::NextFinding => next_finding(session, at).is_some(),
        Action::BackTrack => work.can_trace_back(at),
        Action::BackToReading => work.reading_before().is_some(),
        Action::Undo => work.history().can_undo(),
        Action::Redo => work.history().can_redo(),
        Action::Count => writable && session.rubric().criterion(at).bands.is_some(),
        Action::Mark => writable,
        Action::Bulk => writable && session.rubric().scale().uncounted().is_some(),
        Action::Sheet => sheet::is_of_use(session.rubric()),
        Action::Notices => notices::are_there(session, at),
        Action::Next
        | Action::Previous
        | Action::NextDimension
        | Action::PreviousDimension
        | Action::First
        | Action::Last
        | Action::Reading
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
        | Action::BackToReading
        | Action::Reading
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

pub(crate) fn browse(work: &mut Work, now: Moment, key: Key, out: &mut Out) {
    let Some(action) = keymap::find(keymap::WALK, key) else {
        return;
    };
    let View::Walk(state) = &work.view else { return };
    let at = state.at;
    let rubric = work.session().rubric().clone();
    if changes(action) && !work.is_writable() {
        return if opens(action) {
            refuse(work, at, Refusal::Closed, out);
        } else {
            out.warn(work.refused(at, Refusal::Closed));
        };
    }
    match action {
        Action::Score => score(work, now, at, digit(key), out),
        Action::Write => open_demanded(work, at, out),
        Action::WriteOther => match work.session().demanded(at) {
            Some(kind) => open_editor(work, at, kind.other()),
            None => out.refuse(words::score_first(rubric.criterion(at))),
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
        Action::BackTrack => match work.trace_back(at) {
            Some(Trace::Reading(anchor)) => out.go(Go::BackToReading(anchor)),
            Some(Trace::At(back)) => go(work, Some(back), evaluating::NO_TRACE, out),
            None => out.info(evaluating::NO_TRACE),
        },
        Action::BackToReading => {
            if let Some(anchor) = work.reading_before() {
                work.trace_back(at);
                out.go(Go::BackToReading(anchor));
            }
        }
        Action::Reading => out.go(Go::Reading(Edition::Ordinary)),
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

/// Whether something can be typed behind the key: where it is refused, that goes with it.
fn opens(action: Action) -> bool {
    match action {
        Action::Score | Action::Write | Action::WriteOther | Action::Count | Action::Mark | Action::Bulk => true,
        Action::ClearScore
        | Action::Undo
        | Action::Redo
        | Action::Next
        | Action::Previous
        | Action::NextDimension
        | Action::PreviousDimension
        | Action::NextPending
        | Action::PreviousPending
        | Action::NextFinding
        | Action::BackTrack
        | Action::BackToReading
        | Action::Reading
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

/// Refuses what opens something to be typed in, with what is typed on. A session that is about to take answers waits for
/// a pause all the same.
pub(crate) fn refuse(work: &Work, at: CriterionIx, refusal: Refusal, out: &mut Out) {
    refuse_with(work, work.refused(at, refusal), out);
}

/// The same for another reason.
pub(crate) fn refuse_with(work: &Work, why: impl Into<String>, out: &mut Out) {
    if work.is_almost_writable() { out.warn(why) } else { out.refuse(why.into()) }
}

/// The digit that a key types; only the keys of [`Action::Score`] come here.
pub(crate) fn digit(key: Key) -> u8 {
    key.printable().and_then(|c| c.to_digit(10)).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(0)
}

/// Scores, and opens the demanded text at once if it is empty; offers the other text where there is one.
pub(crate) fn score(work: &mut Work, now: Moment, at: CriterionIx, raw: u8, out: &mut Out) {
    let Some(score) = work.session().rubric().criterion(at).score(raw) else {
        let scale = work.session().rubric().scale();
        return out.refuse(if scale.scores().any(|score| score.digit() == raw) {
            work.refused(at, Refusal::NoSuchLevel(raw))
        } else {
            words::no_such_score(scale, raw)
        });
    };
    let same = work.session().draft(at).score == Some(score);
    if !same && let Err(refusal) = work.change(now, vec![Change::Score(at, Some(score))]) {
        return refuse(work, at, refusal, out);
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
        Err(refusal) => out.warn(work.refused(at, refusal)),
    }
}

fn open_demanded(work: &mut Work, at: CriterionIx, out: &mut Out) {
    match work.session().demanded(at) {
        None => out.refuse(words::score_first(work.session().rubric().criterion(at))),
        Some(kind) => write_or_offer(work, at, kind),
    }
}

/// Opens the editor, unless nothing was written yet and the other text could be moved over.
pub(crate) fn write_or_offer(work: &mut Work, at: CriterionIx, kind: TextKind) {
    let draft = work.session().draft(at);
    if !says_something(draft.text(kind)) && says_something(draft.text(kind.other())) {
        set_mode(work, Mode::Offer(kind.other()));
    } else {
        open_editor(work, at, kind);
    }
}

/// Opens the editor at the end of the text; where there is none, with what is offered.
pub(crate) fn open_editor(work: &mut Work, at: CriterionIx, kind: TextKind) {
    work.begin_step();
    let mode = prepared::begin(work.session(), &work.phrases, at, kind, Chosen::default());
    set_mode(work, mode);
}

/// Opens the editor for words of one's own.
pub(crate) fn open_text(work: &mut Work, at: CriterionIx, kind: TextKind) {
    work.begin_step();
    let writing = Writing::open(work.session(), at, kind, None);
    set_mode(work, Mode::Write(writing));
}
