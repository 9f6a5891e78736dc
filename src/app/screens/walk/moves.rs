//! Going about in the walk: to the next dimension, to what is pending or marked, to the next hallazgo, to what is undone.

use crate::app::event::Moment;
use crate::app::out::Out;
use crate::app::screens::walk::{Bulking, Mode, State, set_mode};
use crate::app::trail::Trace;
use crate::app::work::{View, Work};
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::session::Way;
use crate::domain::session::{Change, Session};
use crate::domain::text::TextKind;
use crate::wording::{bulk, evaluating, tui as words};

pub(crate) fn go(work: &mut Work, to: Option<CriterionIx>, otherwise: &'static str, out: &mut Out) {
    match to {
        Some(to) => {
            if let View::Walk(state) = &mut work.view {
                *state = State { at: to, mode: Mode::Browse };
            }
        }
        None => out.info(otherwise),
    }
}

/// Goes to another place, from which one can come back.
pub(crate) fn jump(work: &mut Work, to: Option<CriterionIx>, otherwise: &'static str, out: &mut Out) {
    if let View::Walk(state) = &work.view
        && to.is_some_and(|to| to != state.at)
    {
        let from = state.at;
        work.trail.leave(Trace::At(from));
    }
    go(work, to, otherwise, out);
}

/// Goes to a criterion that was found.
pub(crate) fn arrive(work: &mut Work, to: CriterionIx, out: &mut Out) {
    jump(work, Some(to), "", out);
    set_mode(work, Mode::Browse);
}

/// The next criterion after `from` whose score demands a hallazgo, going round at the end.
pub(crate) fn next_finding(session: &Session, from: CriterionIx) -> Option<CriterionIx> {
    let found = |ix: &CriterionIx| session.demanded(*ix) == Some(TextKind::Hallazgo);
    let indices = session.rubric().indices();
    let (before, after): (Vec<CriterionIx>, Vec<CriterionIx>) = indices.filter(found).partition(|ix| *ix <= from);
    after.first().or(before.first()).copied().filter(|ix| *ix != from)
}

/// What lacks something or is marked to be looked at again.
pub(crate) fn stops(session: &Session) -> Vec<CriterionIx> {
    session.rubric().indices().filter(|&ix| session.gap(ix).is_some() || session.mark(ix).is_some()).collect()
}

/// Goes to the next stop after `from`, going round at the end. An extraordinary supervision that is done with its own
/// dimension is first asked, once, what is to become of the rest.
pub(crate) fn next_pending(work: &mut Work, from: CriterionIx, out: &mut Out) {
    if work.takes_offer_of_rest(from) {
        return set_mode(work, Mode::Bulk(Bulking::Offered));
    }
    let stops = stops(work.session());
    let after = stops.iter().find(|ix| **ix > from).or(stops.first());
    stop_at(work, from, after.copied(), out);
}

pub(crate) fn previous_pending(work: &mut Work, from: CriterionIx, out: &mut Out) {
    let stops = stops(work.session());
    let before = stops.iter().rev().find(|ix| **ix < from).or(stops.last());
    stop_at(work, from, before.copied(), out);
}

fn stop_at(work: &mut Work, from: CriterionIx, stop: Option<CriterionIx>, out: &mut Out) {
    let otherwise = if stop.is_some() { bulk::ONLY_THIS } else { words::NOTHING_PENDING };
    jump(work, stop.filter(|stop| *stop != from), otherwise, out);
}

pub(crate) fn next_dimension(rubric: &Rubric, at: CriterionIx) -> Option<CriterionIx> {
    let here = &rubric.place(at).dimension.code;
    rubric.indices().find(|&ix| ix > at && rubric.place(ix).dimension.code != *here)
}

/// The start of this dimension, or of the one before if this is its start.
pub(crate) fn previous_dimension(rubric: &Rubric, at: CriterionIx) -> Option<CriterionIx> {
    let target = &rubric.place(rubric.at(at.index().checked_sub(1)?)?).dimension.code;
    rubric.indices().find(|&ix| rubric.place(ix).dimension.code == *target)
}

/// Takes the last step back or makes it again, and shows where.
pub(crate) fn travel(work: &mut Work, now: Moment, at: CriterionIx, way: Way, out: &mut Out) {
    match work.travel(now, way) {
        Ok(Some(step)) => {
            let there = step.changes().iter().find_map(Change::criterion);
            jump(work, there.or(Some(at)), "", out);
            out.info(evaluating::travelled(work.session(), way, &step));
        }
        Ok(None) => out.info(evaluating::nothing_to_travel(way)),
        Err(refusal) => out.warn(work.refused(at, refusal)),
    }
}
