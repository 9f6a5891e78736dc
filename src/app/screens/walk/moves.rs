//! Going about in the walk: to the next dimension, to what is pending or marked, to the next hallazgo, to what is undone.

use crate::app::desk::Desk;
use crate::app::event::Moment;
use crate::app::out::Out;
use crate::app::screens::walk::bulk::Bulking;
use crate::app::screens::walk::state::{Mode, State};
use crate::app::trail::Trace;
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::session::Way;
use crate::domain::session::{Change, Session};
use crate::wording::{bulk, evaluating, tui as words};

pub(super) fn go(state: &mut State, to: Option<CriterionIx>, otherwise: impl Into<String>, out: &mut Out) {
    match to {
        Some(to) => *state = State { at: to, mode: Mode::Browse },
        None => out.info(otherwise),
    }
}

/// Goes to another place, from which one can come back.
pub(super) fn jump(
    state: &mut State,
    desk: &mut Desk,
    to: Option<CriterionIx>,
    otherwise: impl Into<String>,
    out: &mut Out,
) {
    if to.is_some_and(|to| to != state.at) {
        desk.trail.leave(Trace::At(state.at));
    }
    go(state, to, otherwise, out);
}

/// The next criterion after `from` whose score demands a hallazgo, going round at the end.
pub(super) fn next_finding(session: &Session, from: CriterionIx) -> Option<CriterionIx> {
    let found = |ix: &CriterionIx| session.is_finding(*ix);
    let indices = session.rubric().indices();
    let (before, after): (Vec<CriterionIx>, Vec<CriterionIx>) = indices.filter(found).partition(|ix| *ix <= from);
    after.first().or(before.first()).copied().filter(|ix| *ix != from)
}

/// What lacks something or is marked to be looked at again.
pub(super) fn stops(session: &Session) -> Vec<CriterionIx> {
    session.rubric().indices().filter(|&ix| session.gap(ix).is_some() || session.mark(ix).is_some()).collect()
}

/// Goes to the next stop after `from`, going round at the end. An extraordinary supervision that is done with its own
/// dimension is first asked, once, what is to become of the rest.
pub(super) fn next_pending(state: &mut State, desk: &mut Desk, out: &mut Out) {
    if desk.takes_offer_of_rest(state.at) {
        state.mode = Mode::Bulk(Bulking::Offered);
        return;
    }
    let stops = stops(desk.session());
    let after = stops.iter().find(|ix| **ix > state.at).or(stops.first());
    stop_at(state, desk, after.copied(), out);
}

pub(super) fn previous_pending(state: &mut State, desk: &mut Desk, out: &mut Out) {
    let stops = stops(desk.session());
    let before = stops.iter().rev().find(|ix| **ix < state.at).or(stops.last());
    stop_at(state, desk, before.copied(), out);
}

fn stop_at(state: &mut State, desk: &mut Desk, stop: Option<CriterionIx>, out: &mut Out) {
    let otherwise = match (stop, desk.trail.errand()) {
        (Some(_), _) => bulk::ONLY_THIS,
        (None, Some(Trace::Conclude(_))) => words::NOTHING_PENDING_FOR_CLOSING,
        (None, Some(Trace::Reading(_) | Trace::At(_) | Trace::Mended(_)) | None) => words::NOTHING_PENDING,
    };
    let elsewhere = stop.filter(|stop| *stop != state.at);
    if elsewhere.is_some() {
        desk.trail.leave(Trace::Mended(state.at));
    }
    go(state, elsewhere, otherwise, out);
}

pub(super) fn next_dimension(rubric: &Rubric, at: CriterionIx) -> Option<CriterionIx> {
    let here = &rubric.place(at).dimension.code;
    rubric.indices().find(|&ix| ix > at && rubric.place(ix).dimension.code != *here)
}

/// The start of this dimension, or of the one before if this is its start.
pub(super) fn previous_dimension(rubric: &Rubric, at: CriterionIx) -> Option<CriterionIx> {
    let target = &rubric.place(rubric.at(at.index().checked_sub(1)?)?).dimension.code;
    rubric.indices().find(|&ix| rubric.place(ix).dimension.code == *target)
}

/// Takes the last step back or makes it again, and shows where.
pub(super) fn travel(state: &mut State, desk: &mut Desk, now: Moment, way: Way, out: &mut Out) {
    match desk.travel(now, way) {
        Ok(Some(step)) => {
            let there = step.changes().iter().find_map(Change::criterion);
            jump(state, desk, there.or(Some(state.at)), "", out);
            out.info(evaluating::travelled(desk.session(), way, &step));
        }
        Ok(None) => out.info(evaluating::nothing_to_travel(way)),
        Err(refusal) => out.warn(desk.refused(state.at, refusal)),
    }
}
