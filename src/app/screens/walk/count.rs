//! The counter of a criterion that rates a share of cases: how many meet it, of how many.
//!
//! What is typed stands in the bookmark at once, and counts once it is kept. The program shows the share and names the
//! levels that fit; a score is given by a key of its own, never by the counts.

use crate::app::event::Moment;
use crate::app::keymap::{self, CountAction};
use crate::app::out::Out;
use crate::app::screens::walk::{Mode, State};
use crate::app::work::{View, Work};
use crate::domain::bands::Cases;
use crate::domain::rubric::CriterionIx;
use crate::domain::score::Score;
use crate::domain::session::{Change, MAX_COUNTER_CHARS, Session};
use crate::domain::sheet::Page;
use crate::domain::text::{clean_entered, is_harmful};
use crate::domain::typed::{self, CountFault};
use crate::editing::{Buffer, Edit};
use crate::terminal::key::Input;
use crate::wording::evaluating;

/// A counter being typed.
#[derive(Debug)]
pub struct Counting {
    /// What is typed, as it is typed: `12`, `12/15`, or what is no count yet or never.
    pub buffer: Buffer,
    /// The counter as it was.
    pub before: Option<Cases>,
    /// Of how many, as long as nothing else is typed.
    pub offered: Option<u64>,
}

/// Opens the counter of `at`.
pub(crate) fn open(work: &mut Work, at: CriterionIx, out: &mut Out) {
    let session = work.session();
    if session.rubric().criterion(at).bands.is_none() {
        return out.refuse(evaluating::NOT_COUNTED);
    }
    let counting = Counting::open(session, at, String::new());
    work.begin_step();
    super::set_mode(work, Mode::Count(counting));
}

impl Counting {
    /// The counter of `at`, with `typed` in it so far.
    pub fn open(session: &Session, at: CriterionIx, typed: String) -> Self {
        let buffer = Buffer::one_line(typed, MAX_COUNTER_CHARS);
        Self { buffer, before: session.draft(at).cases, offered: offered(session, at) }
    }

    /// The count that is typed, or as it was while nothing is.
    ///
    /// # Errors
    /// Why it is none.
    pub(crate) fn cases(&self) -> Result<Option<Cases>, CountFault> {
        let text = self.buffer.text();
        if text.is_empty() { Ok(self.before) } else { typed::count(text, self.offered).map(Some) }
    }

    /// The levels that fit it.
    pub(crate) fn fitting(&self, session: &Session, at: CriterionIx) -> Vec<Score> {
        fitting_of(session, at, self.cases().unwrap_or_default())
    }
}

/// Of how many: what was counted here before, else the number of the sample that the rubric names, else what the sample
/// lists, else the total of the criterion before that counts the same, else all cases reviewed. Only offered: another
/// total is typed behind a stroke. Two lists have no total of their own.
fn offered(session: &Session, at: CriterionIx) -> Option<u64> {
    let (rubric, sample) = (session.rubric(), &session.head().sample);
    let counted = |ix: CriterionIx| session.draft(ix).cases.map(|cases| cases.reviewed);
    let bands = rubric.criterion(at).bands.as_ref()?;
    let page = Page::of(rubric.criterion(at));
    let listed = || page.map(|page| page.codes(sample).len() as u64).filter(|listed| *listed > 0);
    let same_unit =
        |ix: &CriterionIx| rubric.criterion(*ix).bands.as_ref().is_some_and(|other| other.unit == bands.unit);
    let before = || rubric.indices().rev().skip_while(|ix| *ix >= at).filter(same_unit).find_map(counted);
    counted(at)
        .filter(|_| page.is_some())
        .or_else(|| bands.of.and_then(|of| sample.count(of)).map(u64::from))
        .or_else(listed)
        .or_else(|| page.and_then(|_| before().or(sample.reviewed.map(u64::from))))
}

/// The levels that fit the counter of `at` as it stands.
pub(crate) fn fitting(session: &Session, at: CriterionIx) -> Vec<Score> {
    fitting_of(session, at, session.draft(at).cases)
}

fn fitting_of(session: &Session, at: CriterionIx, cases: Option<Cases>) -> Vec<Score> {
    let bands = session.rubric().criterion(at).bands.as_ref();
    bands.zip(cases).map_or_else(Vec::new, |(bands, cases)| bands.fitting(cases))
}

/// A key or a paste in the counter.
pub(crate) fn input(work: &mut Work, now: Moment, input: Input, out: &mut Out) {
    match input {
        Input::InText(_) => {}
        Input::Paste(text) => edit(work, Edit::Paste(clean_entered(text.trim())), out),
        Input::Key(key) => match keymap::find(keymap::COUNT, key) {
            Some(action) => act(work, now, action, out),
            None => {
                if let Some(c) = key.printable().filter(|c| !is_harmful(*c)) {
                    edit(work, Edit::Insert(c), out);
                }
            }
        },
    }
}

/// Whatever is typed is shown as it is: a character left out would make another number of the rest.
fn edit(work: &mut Work, edit: Edit, out: &mut Out) {
    let View::Walk(State { mode: Mode::Count(counting), .. }) = &mut work.view else { return };
    let mut buffer = counting.buffer.clone();
    if buffer.apply(edit, u16::MAX).refused.is_some() {
        return out.warn(evaluating::no_count(buffer.text(), CountFault::Unreadable));
    }
    counting.buffer = buffer;
}

fn set(work: &mut Work, now: Moment, at: CriterionIx, cases: Option<Cases>, out: &mut Out) {
    if work.session().draft(at).cases != cases
        && let Err(refusal) = work.change(now, vec![Change::Cases(at, cases)])
    {
        out.warn(work.refused(at, refusal));
    }
}

fn act(work: &mut Work, now: Moment, action: CountAction, out: &mut Out) {
    let View::Walk(State { at, mode: Mode::Count(counting) }) = &work.view else { return };
    let at = *at;
    match action {
        CountAction::Keep => {
            keep(work, now, at, out);
        }
        CountAction::Cancel => {
            if !counting.buffer.text().is_empty() {
                out.info(evaluating::COUNT_CANCELLED);
            }
            super::set_mode(work, Mode::Browse);
        }
        CountAction::Score => score(work, now, at, out),
        CountAction::Clear => {
            work.begin_step();
            set(work, now, at, None, out);
            super::set_mode(work, Mode::Browse);
        }
        CountAction::Erase => edit(work, Edit::Backspace, out),
        CountAction::EraseAll => edit(work, Edit::KillToStart, out),
        CountAction::Undo => edit(work, Edit::Undo, out),
    }
}

/// Back to the criterion with what is typed as its count; whether it is one. What is none stays to be corrected, and the
/// keys behind it with it.
fn keep(work: &mut Work, now: Moment, at: CriterionIx, out: &mut Out) -> bool {
    let View::Walk(State { mode: Mode::Count(counting), .. }) = &work.view else { return false };
    match counting.cases() {
        Ok(cases) => {
            set(work, now, at, cases, out);
            super::set_mode(work, Mode::Browse);
            true
        }
        Err(fault) => {
            out.warn(evaluating::no_count(counting.buffer.text(), fault));
            false
        }
    }
}

/// Gives the one level that fits, as the footer says, and opens its text. Where none or several fit it is the
/// supervisor who must say which, and what is typed on for a text goes nowhere.
fn score(work: &mut Work, now: Moment, at: CriterionIx, out: &mut Out) {
    if !keep(work, now, at, out) {
        return;
    }
    let [level] = fitting(work.session(), at)[..] else { return out.refuse(evaluating::NO_SINGLE_LEVEL) };
    super::score(work, now, at, level.digit(), out);
}
