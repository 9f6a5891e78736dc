//! Browsing: a digit scores, other keys go about or open what can be done at the criterion.

use crate::app::desk::Desk;
use crate::app::event::Moment;
use crate::app::keymap::{self, BrowseAction};
use crate::app::out::{Go, Out};
use crate::app::overlay::{CardState, Overlay, TreeState};
use crate::app::screens::walk::moves::{
    go, jump, next_dimension, next_finding, next_pending, previous_dimension, previous_pending, stops, travel,
};
use crate::app::screens::walk::search::Search;
use crate::app::screens::walk::state::{Mode, State};
use crate::app::screens::walk::writing::Stage;
use crate::app::screens::walk::{bulk, count, mark, notices};
use crate::app::trail::{From, Item, Line, Trace};
use crate::domain::bulk::given;
use crate::domain::rubric::CriterionIx;
use crate::domain::score::Demands;
use crate::domain::session::Way;
use crate::domain::session::{Change, Refusal};
use crate::domain::sheet::Page;
use crate::domain::text::{TextKind, says_something};
use crate::report::Edition;
use crate::terminal::key::Key;
use crate::wording::{evaluating, tui as words};

/// Whether `action` does something at `at` now.
pub(super) fn works(desk: &Desk, at: CriterionIx, action: BrowseAction) -> bool {
    let session = desk.session();
    let writable = desk.is_writable();
    match action {
        BrowseAction::Score(_) => writable,
        BrowseAction::Write | BrowseAction::WriteOther | BrowseAction::ClearScore => {
            writable && session.draft(at).score.is_some()
        }
        BrowseAction::NextPending | BrowseAction::PreviousPending => !stops(session).is_empty(),
        BrowseAction::NextFinding => next_finding(session, at).is_some(),
        BrowseAction::BackTrack => desk.trail.leads_back(at),
        BrowseAction::Return => desk.trail.errand().is_some(),
        BrowseAction::Undo => desk.history().can_undo(),
        BrowseAction::Redo => desk.history().can_redo(),
        BrowseAction::Count => writable && session.rubric().criterion(at).bands.is_some(),
        BrowseAction::Mark => writable,
        BrowseAction::Bulk => writable && given(session).is_some(),
        BrowseAction::Sheet => Page::ALL.into_iter().any(|page| !page.columns(session.rubric()).is_empty()),
        BrowseAction::Notices => notices::are_there(session, at),
        BrowseAction::Next
        | BrowseAction::Previous
        | BrowseAction::NextDimension
        | BrowseAction::PreviousDimension
        | BrowseAction::First
        | BrowseAction::Last
        | BrowseAction::Search
        | BrowseAction::Goto
        | BrowseAction::Tree
        | BrowseAction::Card
        | BrowseAction::Summary
        | BrowseAction::Reading
        | BrowseAction::HandOut
        | BrowseAction::Conclude
        | BrowseAction::Identify
        | BrowseAction::Back => true,
    }
}

pub(super) fn browse(state: &mut State, desk: &mut Desk, now: Moment, key: Key, out: &mut Out) {
    let Some(action) = keymap::find(keymap::WALK, key) else {
        return;
    };
    let at = state.at;
    let rubric = desk.session().rubric().clone();
    if !desk.is_writable() {
        use BrowseAction as A;
        let why = desk.refused(at, Refusal::Closed);
        // What is typed behind these is meant for what they open.
        if matches!(action, A::Score(_) | A::Write | A::WriteOther | A::Count | A::Mark | A::Bulk) {
            return desk.refuse(why, out);
        }
        if matches!(action, A::ClearScore | A::Undo | A::Redo) {
            return out.warn(why);
        }
    }
    match action {
        BrowseAction::Score(raw) => score(state, desk, now, raw, out),
        BrowseAction::Write => match desk.session().demanded(at) {
            Some(kind) => {
                write_or_offer(state, desk, kind);
                to_open_place(state, desk, out);
            }
            None => out.refuse(words::score_first(rubric.criterion(at))),
        },
        BrowseAction::WriteOther => match desk.session().demanded(at) {
            Some(kind) => begin(state, desk, kind.other()),
            None => out.refuse(words::score_first(rubric.criterion(at))),
        },
        BrowseAction::ClearScore => clear(desk, now, at, out),
        BrowseAction::Next => go(state, rubric.at(at.index() + 1), words::LAST_CRITERION, out),
        BrowseAction::Previous => {
            go(state, at.index().checked_sub(1).and_then(|index| rubric.at(index)), words::FIRST_CRITERION, out);
        }
        BrowseAction::NextDimension => jump(state, desk, next_dimension(&rubric, at), words::LAST_DIMENSION, out),
        BrowseAction::PreviousDimension => {
            jump(state, desk, previous_dimension(&rubric, at), words::FIRST_CRITERION, out);
        }
        BrowseAction::NextPending => next_pending(state, desk, out),
        BrowseAction::PreviousPending => previous_pending(state, desk, out),
        BrowseAction::NextFinding => {
            let found = next_finding(desk.session(), at);
            jump(state, desk, found, evaluating::no_finding(rubric.nouns()), out);
        }
        BrowseAction::BackTrack => match desk.trail.back(at) {
            Some(trace) => follow(state, trace, out),
            None => out.info(evaluating::NO_TRACE),
        },
        BrowseAction::Return => {
            if let Some(trace) = desk.trail.end_errand() {
                follow(state, trace, out);
            }
        }
        BrowseAction::Reading => out.go(Go::Reading(Edition::Ordinary)),
        BrowseAction::First => jump(state, desk, Some(rubric.first()), "", out),
        BrowseAction::Last => jump(state, desk, rubric.indices().next_back(), "", out),
        BrowseAction::Undo => travel(state, desk, now, Way::Back, out),
        BrowseAction::Redo => travel(state, desk, now, Way::Forth, out),
        BrowseAction::Count => state.open(count::open(desk, at, out).map(Mode::Count)),
        BrowseAction::Sheet => out.go(Go::Sheet),
        BrowseAction::Mark => state.open(mark::open(desk, now, at, out).map(Mode::Mark)),
        BrowseAction::Bulk => state.open(bulk::open(desk.session(), at, out).map(Mode::Bulk)),
        BrowseAction::Notices => state.open(notices::open(desk, at, out).map(Mode::Notices)),
        BrowseAction::Search => state.mode = Mode::Search(Search::new(desk.session())),
        BrowseAction::Goto => state.mode = Mode::Goto(String::new()),
        BrowseAction::Tree => out.go(Go::Open(Overlay::Tree(TreeState { at }))),
        BrowseAction::Card => out.go(Go::Open(Overlay::Card(CardState { at, scroll: 0 }))),
        BrowseAction::Summary => out.go(Go::Summary),
        BrowseAction::HandOut => out.go(Go::HandOut),
        BrowseAction::Conclude => out.go(Go::Conclude(Item { line: Line::Nth(0), from: From::Walk })),
        BrowseAction::Identify => out.go(Go::Identify),
        BrowseAction::Back => out.go(Go::ToList),
    }
}

/// Back to where the supervisor jumped away from.
fn follow(state: &mut State, trace: Trace, out: &mut Out) {
    match trace {
        Trace::Reading(anchor) => out.go(Go::BackToReading(anchor)),
        Trace::Conclude(item) => out.go(Go::Conclude(item)),
        Trace::At(back) | Trace::Mended(back) => go(state, Some(back), "", out),
    }
}

/// Scores, and opens the demanded text at once if it is empty; offers the other text where there is one.
pub(super) fn score(state: &mut State, desk: &mut Desk, now: Moment, raw: u8, out: &mut Out) {
    let at = state.at;
    let Some(score) = desk.session().rubric().criterion(at).score(raw) else {
        let scale = desk.session().rubric().scale();
        return out.refuse(if scale.scores().any(|score| score.digit() == raw) {
            desk.refused(at, Refusal::NoSuchLevel(raw))
        } else {
            words::no_such_score(scale, raw)
        });
    };
    let same = desk.session().draft(at).score == Some(score);
    if !same && let Err(refusal) = desk.change(now, vec![Change::Score(at, Some(score))]) {
        return desk.refuse(desk.refused(at, refusal), out);
    }
    let Some(kind) = desk.session().demanded(at) else { return };
    if desk.session().demands(at) == Demands::Nothing {
        return out.info(words::complete_by_score(desk.session().rubric().nouns()));
    }
    if says_something(desk.session().draft(at).text(kind)) {
        // Usually a score opens the text; whoever writes on blindly here would press commands.
        out.info(words::text_is_there(desk.session().rubric().nouns(), kind));
    } else {
        write_or_offer(state, desk, kind);
    }
}

fn clear(desk: &mut Desk, now: Moment, at: CriterionIx, out: &mut Out) {
    if desk.session().draft(at).score.is_none() {
        return;
    }
    match desk.change(now, vec![Change::Score(at, None)]) {
        Ok(()) => out.info(words::SCORE_CLEARED),
        Err(refusal) => out.warn(desk.refused(at, refusal)),
    }
}

/// Opens the editor, unless nothing was written yet and the other text could be moved over.
fn write_or_offer(state: &mut State, desk: &mut Desk, kind: TextKind) {
    let draft = desk.session().draft(state.at);
    let both = desk.session().demands(state.at).include(kind.other());
    if !both && !says_something(draft.text(kind)) && says_something(draft.text(kind.other())) {
        state.mode = Mode::Offer(kind.other());
    } else {
        begin(state, desk, kind);
    }
}

/// A text that lacks something in its midst is gone on with there, and not behind its end.
fn to_open_place(state: &mut State, desk: &Desk, out: &mut Out) {
    if let Mode::Write(writing) = &mut state.mode
        && writing.stage == Stage::Own
        && desk.session().open_place(state.at).is_some()
    {
        writing.prose.buffer.go_to(0);
        writing.go_to_place(desk.session(), state.at, out);
    }
}

/// Opens the editor at the end of the text; where there is none, with what is offered.
pub(super) fn begin(state: &mut State, desk: &mut Desk, kind: TextKind) {
    desk.begin_step();
    state.mode = Mode::begin(desk.session(), &desk.phrases, state.at, kind);
}
