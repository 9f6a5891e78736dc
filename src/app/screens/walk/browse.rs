//! Browsing: a digit scores, other keys go about or open what can be done at the criterion.

use crate::app::event::Moment;
use crate::app::keymap::{self, BrowseAction};
use crate::app::out::{Go, Out};
use crate::app::overlay::{CardState, Overlay, TreeState};
use crate::app::screens::reading::place::From;
use crate::app::screens::sheet;
use crate::app::screens::walk::moves::{
    go, jump, next_dimension, next_finding, next_pending, previous_dimension, previous_pending, stops, travel,
};
use crate::app::screens::walk::{Mode, Search, Writing, bulk, count, mark, notices, prepared, set_mode};
use crate::app::trail::{Item, Trace};
use crate::app::work::{View, Work};
use crate::domain::phrases::Chosen;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Way;
use crate::domain::session::{Change, Refusal};
use crate::domain::text::{TextKind, says_something};
use crate::report::Edition;
use crate::terminal::key::Key;
use crate::wording::{evaluating, tui as words};

/// Whether `action` does something at `at` now.
pub(crate) fn works(work: &Work, at: CriterionIx, action: BrowseAction) -> bool {
    let session = work.session();
    let writable = work.is_writable();
    match action {
        BrowseAction::Score(_) => writable,
        BrowseAction::Write | BrowseAction::WriteOther | BrowseAction::ClearScore => {
            writable && session.draft(at).score.is_some()
        }
        BrowseAction::NextPending | BrowseAction::PreviousPending => !stops(session).is_empty(),
        BrowseAction::NextFinding => next_finding(session, at).is_some(),
        BrowseAction::BackTrack => work.trail.leads_back(at),
        BrowseAction::Return => work.trail.errand().is_some(),
        BrowseAction::Undo => work.history().can_undo(),
        BrowseAction::Redo => work.history().can_redo(),
        BrowseAction::Count => writable && session.rubric().criterion(at).bands.is_some(),
        BrowseAction::Mark => writable,
        BrowseAction::Bulk => writable && session.rubric().scale().uncounted().is_some(),
        BrowseAction::Sheet => sheet::is_of_use(session.rubric()),
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
        | BrowseAction::Conclude
        | BrowseAction::Identify
        | BrowseAction::Back => true,
    }
}

/// What `action` is about: where the session can only be read, what changes an answer is refused, with the reason.
enum About {
    /// Looking and going about.
    Reading,
    /// Changing an answer.
    Answer,
    /// The same, and something can be typed behind the key: where it is refused, that goes with it.
    Typing,
}

fn about(action: BrowseAction) -> About {
    match action {
        BrowseAction::Score(_)
        | BrowseAction::Write
        | BrowseAction::WriteOther
        | BrowseAction::Count
        | BrowseAction::Mark
        | BrowseAction::Bulk => About::Typing,
        BrowseAction::ClearScore | BrowseAction::Undo | BrowseAction::Redo => About::Answer,
        BrowseAction::Next
        | BrowseAction::Previous
        | BrowseAction::NextDimension
        | BrowseAction::PreviousDimension
        | BrowseAction::NextPending
        | BrowseAction::PreviousPending
        | BrowseAction::NextFinding
        | BrowseAction::BackTrack
        | BrowseAction::Return
        | BrowseAction::Reading
        | BrowseAction::First
        | BrowseAction::Last
        | BrowseAction::Sheet
        | BrowseAction::Notices
        | BrowseAction::Search
        | BrowseAction::Goto
        | BrowseAction::Tree
        | BrowseAction::Card
        | BrowseAction::Summary
        | BrowseAction::Conclude
        | BrowseAction::Identify
        | BrowseAction::Back => About::Reading,
    }
}

/// Back to where the supervisor jumped away from.
fn follow(work: &mut Work, trace: Trace, out: &mut Out) {
    match trace {
        Trace::Reading(anchor) => out.go(Go::BackToReading(anchor)),
        Trace::Conclude(item) => out.go(Go::Conclude(item)),
        Trace::At(back) => go(work, Some(back), "", out),
    }
}

pub(crate) fn browse(work: &mut Work, now: Moment, key: Key, out: &mut Out) {
    let Some(action) = keymap::find(keymap::WALK, key) else {
        return;
    };
    let View::Walk(state) = &work.view else { return };
    let at = state.at;
    let rubric = work.session().rubric().clone();
    match about(action) {
        About::Typing if !work.is_writable() => return refuse(work, at, Refusal::Closed, out),
        About::Answer if !work.is_writable() => return out.warn(work.refused(at, Refusal::Closed)),
        About::Reading | About::Answer | About::Typing => {}
    }
    match action {
        BrowseAction::Score(raw) => score(work, now, at, raw, out),
        BrowseAction::Write => open_demanded(work, at, out),
        BrowseAction::WriteOther => match work.session().demanded(at) {
            Some(kind) => open_editor(work, at, kind.other()),
            None => out.refuse(words::score_first(rubric.criterion(at))),
        },
        BrowseAction::ClearScore => clear(work, now, at, out),
        BrowseAction::Next => go(work, rubric.at(at.index() + 1), words::LAST_CRITERION, out),
        BrowseAction::Previous => {
            go(work, at.index().checked_sub(1).and_then(|index| rubric.at(index)), words::FIRST_CRITERION, out);
        }
        BrowseAction::NextDimension => jump(work, next_dimension(&rubric, at), words::LAST_DIMENSION, out),
        BrowseAction::PreviousDimension => jump(work, previous_dimension(&rubric, at), words::FIRST_CRITERION, out),
        BrowseAction::NextPending => next_pending(work, at, out),
        BrowseAction::PreviousPending => previous_pending(work, at, out),
        BrowseAction::NextFinding => jump(work, next_finding(work.session(), at), evaluating::NO_FINDING, out),
        BrowseAction::BackTrack => match work.trail.back(at) {
            Some(trace) => follow(work, trace, out),
            None => out.info(evaluating::NO_TRACE),
        },
        BrowseAction::Return => {
            if work.trail.errand().is_some()
                && let Some(trace) = work.trail.back(at)
            {
                follow(work, trace, out);
            }
        }
        BrowseAction::Reading => out.go(Go::Reading(Edition::Ordinary)),
        BrowseAction::First => jump(work, Some(rubric.first()), "", out),
        BrowseAction::Last => jump(work, rubric.indices().next_back(), "", out),
        BrowseAction::Undo => travel(work, now, at, Way::Back, out),
        BrowseAction::Redo => travel(work, now, at, Way::Forth, out),
        BrowseAction::Count => count::open(work, at, out),
        BrowseAction::Sheet => out.go(Go::Sheet),
        BrowseAction::Mark => mark::open(work, now, at, out),
        BrowseAction::Bulk => bulk::open(work, at, out),
        BrowseAction::Notices => notices::open(work, at, out),
        BrowseAction::Search => {
            let search = Search::new(work.session());
            set_mode(work, Mode::Search(search));
        }
        BrowseAction::Goto => set_mode(work, Mode::Goto(String::new())),
        BrowseAction::Tree => out.go(Go::Open(Overlay::Tree(TreeState { at }))),
        BrowseAction::Card => out.go(Go::Open(Overlay::Card(CardState { at, scroll: 0 }))),
        BrowseAction::Summary => out.go(Go::Summary),
        BrowseAction::Conclude => out.go(Go::Conclude(Item { at: 0, from: From::Walk })),
        BrowseAction::Identify => out.go(Go::Identify),
        BrowseAction::Back => out.go(Go::ToList),
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
