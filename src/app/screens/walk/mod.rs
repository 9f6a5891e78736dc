//! The walk: one criterion after the other, its score and the text that the score demands.
//!
//! [`State`] says where one is and what is being done. What is being done takes an input, changes the desk and says what
//! comes next ([`next`]): [`mod@write`] writes, [`pick`] and [`recall`] bring texts that were written before, [`search`] and
//! [`goto`] find a criterion, [`count`] counts its cases, [`notices`] point things out, [`bulk`] gives many a
//! 0 at once, [`mark`] marks. Here that is carried out: `browse` scores and opens, `moves` goes about. [`panels`] are the tree
//! and the card.

mod browse;
pub mod bulk;
pub mod count;
pub mod criterion;
pub mod goto;
mod here;
pub mod keep;
pub mod mark;
mod moves;
mod next;
pub mod notices;
pub mod offer;
pub mod panels;
pub mod pick;
pub mod prepared;
mod proposal;
pub mod recall;
pub mod search;
mod state;
pub mod write;
pub mod writing;

pub use bulk::Bulking;
pub use count::Counting;
pub use keep::Keeping;
pub use mark::Marking;
pub use notices::Looking;
pub use panels::{card_key, tree_key};
pub use pick::Picking;
pub use prepared::Choosing;
pub use proposal::Proposal;
pub use search::Search;
pub use state::{Mode, State};
pub use writing::{Stage, Writing};

use crate::app::desk::Desk;
use crate::app::event::{Cx, Moment};
use crate::app::keymap::{self, CountAction, HelpRow, PickAction};
use crate::app::out::Out;
use crate::terminal::key::Input;
use crate::wording::{bulk as bulk_words, evaluating, phrases, search as finding, tui as words};

use browse::{begin, browse, score, works};
use here::Here;
use moves::{jump, next_pending};
use next::Next;

impl State {
    /// What footer and help show: only what does something here and now.
    pub fn bindings(&self, desk: &Desk) -> (&'static str, Vec<HelpRow>) {
        match &self.mode {
            Mode::Browse => {
                let rows = keymap::rows(keymap::WALK, |action| works(desk, self.at, action));
                (words::WALK, keymap::with_scores(rows, desk.session().rubric().criterion(self.at)))
            }
            Mode::Write(writing) => (words::WRITE, writing.rows()),
            Mode::Choose(choosing) => (phrases::CHOOSE, choosing.rows()),
            Mode::Count(counting) => {
                let one = counting.fitting(desk.session(), self.at).len() == 1;
                (evaluating::COUNT, keymap::rows(keymap::COUNT, |action| one || action != CountAction::Score))
            }
            Mode::Notices(looking) => looking.bindings(desk, self.at),
            Mode::Search(_) => (finding::SEARCH, keymap::field(keymap::SEARCH, |_| true)),
            Mode::Goto(_) => (finding::GOTO, keymap::rows(keymap::GOTO, |_| true)),
            Mode::Pick(picking) => {
                let own = picking.is_own();
                (phrases::PICK, keymap::field(keymap::PICK, |action| own || action != PickAction::Forget))
            }
            Mode::Keep(_) => (phrases::KEEP, keymap::rows(keymap::KEEP, |_| true)),
            Mode::Offer(_) => (words::MOVE, keymap::rows(keymap::MOVE, |_| true)),
            Mode::Bulk(bulking) => bulking.bindings(desk, self.at),
            Mode::Mark(_) => (bulk_words::MARK, keymap::field(keymap::MARK, |_| true)),
        }
    }
}

/// A key or a paste in the walk.
pub(crate) fn input(state: &mut State, desk: &mut Desk, cx: Cx, input: Input, out: &mut Out) {
    let here = Here::new(state.at, cx);
    let next = match (&mut state.mode, input) {
        (Mode::Write(writing), input) => write::input(writing, desk, here, input, out),
        (Mode::Choose(choosing), input) => prepared::input(choosing, desk, here, input, out),
        (Mode::Count(counting), input) => count::input(counting, desk, here, input, out),
        (Mode::Notices(looking), input) => notices::input(looking, desk, here, input, out),
        (Mode::Pick(picking), input) => pick::input(picking, desk, here, input, out),
        (Mode::Keep(keeping), input) => keep::input(keeping, desk, here, input, out),
        (Mode::Search(search), input) => search::input(search, cx.size, input),
        (Mode::Goto(typed), input) => goto::input(typed, desk.session().rubric(), input, out),
        (Mode::Offer(from), input) => offer::input(*from, desk, here, input, out),
        (Mode::Bulk(bulking), input) => bulk::input(bulking, desk, here, input, out),
        (Mode::Mark(marking), input) => mark::input(marking, desk, here, input, out),
        (Mode::Browse, Input::InText(_)) => Next::Stay,
        (Mode::Browse, Input::Key(key)) => Next::Press(key),
        // A page of text that lands on no editor must not act as keys, nor vanish silently.
        (Mode::Browse, Input::Paste(_)) => {
            out.warn(match desk.session().demanded(here.at) {
                Some(_) => words::PASTE_AFTER_ENTER,
                None => words::PASTE_NEEDS_EDITOR,
            });
            Next::Stay
        }
    };
    carry_out(state, desk, cx.now, next, out);
}

fn carry_out(state: &mut State, desk: &mut Desk, now: Moment, next: Next, out: &mut Out) {
    let at = state.at;
    match next {
        Next::Stay => {}
        Next::Close => state.mode = Mode::Browse,
        Next::GoOn => {
            state.mode = Mode::Browse;
            // What was done is told rather than that nothing is pending.
            let done = out.message.take();
            next_pending(state, desk, out);
            out.message = done.or(out.message.take());
        }
        Next::GoOnWith(key) => {
            state.mode = Mode::Browse;
            next_pending(state, desk, out);
            browse(state, desk, now, key, out);
        }
        Next::To(to) => jump(state, desk, Some(to), "", out),
        Next::Score(raw) => {
            state.mode = Mode::Browse;
            score(state, desk, now, raw, out);
        }
        Next::Press(key) => {
            state.mode = Mode::Browse;
            browse(state, desk, now, key, out);
        }
        Next::Begin(kind) => begin(state, desk, kind),
        Next::Write(writing) => state.mode = Mode::Write(*writing),
        Next::Phrases(writing) => {
            let picking = pick::open(&writing, desk, at, out);
            state.mode = picking.map_or_else(|| Mode::Write(*writing), |picking| Mode::Pick(Box::new(picking)));
        }
        Next::Keep(writing) => {
            let keeping = keep::open(&writing, desk.session(), at, out);
            state.mode = keeping.map_or_else(|| Mode::Write(*writing), |keeping| Mode::Keep(Box::new(keeping)));
        }
    }
}

/// The phrases have changed: so does what is offered of them.
pub(crate) fn phrases_changed(state: &mut State, desk: &Desk) {
    if let Mode::Pick(picking) = &mut state.mode {
        picking.renew(desk, state.at);
    } else if let Mode::Write(Writing { stage: Stage::Proposed(proposal), .. }) = &mut state.mode {
        proposal.renew(desk.session(), &desk.phrases, state.at);
    }
}

/// Closes what is open at the criterion.
pub(crate) fn close(state: &mut State, desk: &mut Desk) {
    if let Mode::Bulk(bulking) = &state.mode {
        bulk::give_up(bulking, desk, state.at);
    }
    state.mode = Mode::Browse;
}

#[cfg(test)]
mod tests;
