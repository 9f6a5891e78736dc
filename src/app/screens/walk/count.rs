//! The counter of a criterion that rates a share of cases: how many meet it, of how many.
//!
//! Each digit goes into the session at once. The program shows the share and names the levels that fit; a score is given
//! by a key of its own, never by the counts.

use crate::app::effect::Effect;
use crate::app::event::Moment;
use crate::app::help;
use crate::app::keymap;
use crate::app::out::{Go, Out};
use crate::app::screens::walk::{Mode, State};
use crate::app::work::{View, Work};
use crate::domain::bands::Cases;
use crate::domain::rubric::CriterionIx;
use crate::domain::score::Score;
use crate::domain::session::{Change, MAX_COUNTER_CHARS, Session, is_counter};
use crate::domain::sheet::Page;
use crate::domain::text::clean_entered;
use crate::editing::{Buffer, Edit};
use crate::terminal::key::Input;
use crate::wording::{evaluating, tui as words};

/// What keys do in the counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named in `keymap::COUNT`
pub enum CountAction {
    Keep,
    Score,
    Clear,
    Erase,
    EraseAll,
    Help,
    Repaint,
    Quit,
}

/// A counter being typed.
#[derive(Debug)]
pub struct Counting {
    /// What is typed: `12`, or `12/15`.
    pub buffer: Buffer,
    /// The counter as it was, until what is typed is whole.
    pub before: Option<Cases>,
    /// Of how many, as long as nothing else is typed.
    pub offered: Option<u64>,
}

/// Opens the counter of `at`.
pub(crate) fn open(work: &mut Work, at: CriterionIx, out: &mut Out) {
    let session = work.session();
    if session.rubric().criterion(at).bands.is_none() {
        return out.info(evaluating::NOT_COUNTED);
    }
    let counting = Counting::open(session, at, String::new());
    work.begin_step();
    super::set_mode(work, Mode::Count(counting));
}

impl Counting {
    /// The counter of `at`, with `typed` in it so far.
    #[must_use]
    pub fn open(session: &Session, at: CriterionIx, typed: String) -> Self {
        let buffer = Buffer::one_line(typed, MAX_COUNTER_CHARS);
        Self { buffer, before: session.draft(at).cases, offered: offered(session, at) }
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

/// The levels that fit the counter of `at`.
#[must_use]
pub fn fitting(session: &Session, at: CriterionIx) -> Vec<Score> {
    let bands = session.rubric().criterion(at).bands.as_ref();
    bands.zip(session.draft(at).cases).map_or_else(Vec::new, |(bands, cases)| bands.fitting(cases))
}

/// The counter that is typed; nothing where it is not whole.
fn typed(text: &str, offered: Option<u64>) -> Option<Cases> {
    let (meeting, reviewed) = match text.split_once('/') {
        Some((meeting, reviewed)) => (meeting, reviewed.parse().ok().or(offered)?),
        None => (text, offered?),
    };
    Some(Cases { meeting: meeting.parse().ok()?, reviewed })
}

/// A key or a paste in the counter.
pub(crate) fn input(work: &mut Work, now: Moment, input: Input, out: &mut Out) {
    match input {
        Input::InText(_) => {}
        Input::Paste(text) => clean_entered(text.trim()).chars().for_each(|c| put(work, now, c, out)),
        Input::Key(key) => match keymap::find(keymap::COUNT, key) {
            Some(action) => act(work, now, action, out),
            None => {
                if let Some(c) = key.printable() {
                    put(work, now, c, out);
                }
            }
        },
    }
}

/// A character of the counter: digits, and between the two numbers a stroke or what stands for one.
fn put(work: &mut Work, now: Moment, c: char, out: &mut Out) {
    let View::Walk(State { mode: Mode::Count(counting), .. }) = &work.view else { return };
    let text = counting.buffer.text();
    let stroke_fits = !text.is_empty() && !text.contains('/');
    match c {
        '0'..='9' => edit(work, now, Edit::Insert(c), out),
        '/' | ' ' | '-' | ',' | '.' if stroke_fits => edit(work, now, Edit::Insert('/'), out),
        _ => out.warn(evaluating::ONLY_COUNTS),
    }
}

fn edit(work: &mut Work, now: Moment, edit: Edit, out: &mut Out) {
    let View::Walk(State { at, mode: Mode::Count(counting) }) = &mut work.view else { return };
    let mut buffer = counting.buffer.clone();
    let applied = buffer.apply(edit, u16::MAX);
    if !is_counter(buffer.text()) || applied.refused.is_some() {
        return out.warn(evaluating::ONLY_COUNTS);
    }
    // What is not whole yet counts nothing, and takes nothing away.
    let cases = typed(buffer.text(), counting.offered).or(counting.before);
    let at = *at;
    counting.buffer = buffer;
    set(work, now, at, cases, out);
}

fn set(work: &mut Work, now: Moment, at: CriterionIx, cases: Option<Cases>, out: &mut Out) {
    if work.session().draft(at).cases != cases
        && let Err(refusal) = work.change(now, vec![Change::Cases(at, cases)])
    {
        out.warn(words::refused(work, at, refusal));
    }
}

fn act(work: &mut Work, now: Moment, action: CountAction, out: &mut Out) {
    let View::Walk(State { at, mode: Mode::Count(_) }) = &work.view else { return };
    let at = *at;
    match action {
        CountAction::Keep => {
            keep(work, out);
        }
        CountAction::Score => score(work, now, at, out),
        CountAction::Clear => {
            set(work, now, at, None, out);
            super::set_mode(work, Mode::Browse);
        }
        CountAction::Erase => edit(work, now, Edit::Backspace, out),
        CountAction::EraseAll => edit(work, now, Edit::KillToStart, out),
        CountAction::Help => out.go(help((evaluating::COUNT, keymap::rows(keymap::COUNT, |_| true)))),
        CountAction::Repaint => out.effect(Effect::Repaint),
        CountAction::Quit => out.go(Go::Quit),
    }
}

/// Back to the criterion; whether what was typed is whole. A number without its total is no count, and must not seem to
/// be kept.
fn keep(work: &mut Work, out: &mut Out) -> bool {
    let View::Walk(State { mode: Mode::Count(counting), .. }) = &work.view else { return false };
    let text = counting.buffer.text();
    let whole = text.is_empty() || typed(text, counting.offered).is_some();
    if !whole {
        out.warn(evaluating::not_kept(text));
    }
    super::set_mode(work, Mode::Browse);
    whole
}

/// Gives the one level that fits, as the footer says, and opens its text. Where none or several fit it is the
/// supervisor who must say which; the counter closes all the same, so that the digits of the next criterion, typed
/// ahead, are not taken for more of this one.
fn score(work: &mut Work, now: Moment, at: CriterionIx, out: &mut Out) {
    if !keep(work, out) {
        return;
    }
    let [level] = fitting(work.session(), at)[..] else { return out.warn(evaluating::NO_SINGLE_LEVEL) };
    super::score(work, now, at, level.digit(), out);
}
