//! The counter of a criterion that rates a share of cases: how many meet it, of how many.
//!
//! What is typed stands in the bookmark at once, and counts once it is kept. The program shows the share and names the
//! levels that fit; a score is given by a key of its own, never by the counts.

use crate::app::desk::Desk;
use crate::app::keymap::{self, CountAction};
use crate::app::out::Out;
use crate::app::screens::walk::here::Here;
use crate::app::screens::walk::next::Next;
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

/// The counter of `at`, if it has one.
pub(super) fn open(desk: &mut Desk, at: CriterionIx, out: &mut Out) -> Option<Counting> {
    if desk.session().rubric().criterion(at).bands.is_none() {
        out.refuse(evaluating::NOT_COUNTED);
        return None;
    }
    desk.begin_step();
    Some(Counting::open(desk.session(), at, String::new()))
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
pub(super) fn input(counting: &mut Counting, desk: &mut Desk, here: Here, input: Input, out: &mut Out) -> Next {
    let edit = match input {
        Input::InText(_) => return Next::Stay,
        Input::Paste(text) => Edit::Paste(clean_entered(text.trim())),
        Input::Key(key) => match keymap::find(keymap::COUNT, key) {
            Some(CountAction::Keep | CountAction::Score) if !keep(counting, desk, here, out) => return Next::Stay,
            Some(CountAction::Keep) => return Next::Close,
            Some(CountAction::Score) => return score(desk.session(), here.at, out),
            Some(CountAction::Cancel) => {
                if !counting.buffer.text().is_empty() {
                    out.info(evaluating::COUNT_CANCELLED);
                }
                return Next::Close;
            }
            Some(CountAction::Clear) => {
                desk.begin_step();
                set(desk, here, None, out);
                return Next::Close;
            }
            Some(CountAction::Erase) => Edit::Backspace,
            Some(CountAction::EraseAll) => Edit::KillToStart,
            Some(CountAction::Undo) => Edit::Undo,
            None => match key.printable().filter(|c| !is_harmful(*c)) {
                Some(c) => Edit::Insert(c),
                None => return Next::Stay,
            },
        },
    };
    // Whatever is typed is shown as it is: a character left out would make another number of the rest.
    let mut buffer = counting.buffer.clone();
    if buffer.apply(edit, u16::MAX).refused.is_some() {
        out.warn(evaluating::no_count(buffer.text(), CountFault::Unreadable));
    } else {
        counting.buffer = buffer;
    }
    Next::Stay
}

fn set(desk: &mut Desk, here: Here, cases: Option<Cases>, out: &mut Out) {
    if desk.session().draft(here.at).cases != cases
        && let Err(refusal) = desk.change(here.now, vec![Change::Cases(here.at, cases)])
    {
        out.warn(desk.refused(here.at, refusal));
    }
}

/// Takes what is typed as the count; whether it is one. What is none stays to be corrected, and the keys behind it with
/// it.
fn keep(counting: &Counting, desk: &mut Desk, here: Here, out: &mut Out) -> bool {
    let cases = counting.cases();
    match cases {
        Ok(cases) => set(desk, here, cases, out),
        Err(fault) => out.warn(evaluating::no_count(counting.buffer.text(), fault)),
    }
    cases.is_ok()
}

/// Gives the one level that fits, as the footer says, and opens its text. Where none or several fit it is the
/// supervisor who must say which, and what is typed on for a text goes nowhere.
fn score(session: &Session, at: CriterionIx, out: &mut Out) -> Next {
    let [level] = fitting(session, at)[..] else {
        let bands = session.rubric().criterion(at).bands.as_ref();
        out.refuse(bands.map(evaluating::no_single_level).unwrap_or_default());
        return Next::Close;
    };
    Next::Score(level.digit())
}
