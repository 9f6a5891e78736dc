//! Nothing to rate in a whole part of the rubric: one shared text and the score that leaves the calculation for all that
//! is still untouched there and has that score.
//!
//! Whole dimensions are often 0 for one reason: no reported fact in the period, no case that goes on with the OLN, an
//! extraordinary supervision that looks at one event. What was begun or answered stays as it is.

use super::identification::Kind;
use super::phrases::may_lack_reports;
use super::rubric::{Criterion, CriterionIx};
use super::sample::Sample;
use super::score::Score;
pub use super::session::Scope;
use super::session::{Change, Session};
use super::sheet::Page;
use super::text::TextKind;

/// The score that leaves the calculation: the first of the scale. None in a rubric that has no such score.
pub(crate) fn given(session: &Session) -> Option<Score> {
    session.rubric().scale().uncounted()
}

/// The criteria of `scope`, seen from `at`, that nobody has touched and that can get the score.
pub fn untouched(session: &Session, at: CriterionIx, scope: Scope) -> Vec<CriterionIx> {
    let (mut untouched, _) = parted(session, at, scope);
    untouched.retain(|&ix| can_get(session, ix));
    untouched
}

/// The criteria of `scope`, seen from `at`, that nobody has touched and that have no such score: they stay pending.
pub(crate) fn lacking(session: &Session, at: CriterionIx, scope: Scope) -> Vec<CriterionIx> {
    let (mut untouched, _) = parted(session, at, scope);
    untouched.retain(|&ix| !can_get(session, ix));
    untouched
}

fn can_get(session: &Session, ix: CriterionIx) -> bool {
    given(session).is_some_and(|score| session.rubric().criterion(ix).has(score))
}

/// The criteria of `scope`, seen from `at`, in which something was entered: they stay as they are.
pub(crate) fn kept(session: &Session, at: CriterionIx, scope: Scope) -> Vec<CriterionIx> {
    parted(session, at, scope).1
}

fn parted(session: &Session, at: CriterionIx, scope: Scope) -> (Vec<CriterionIx>, Vec<CriterionIx>) {
    let rubric = session.rubric();
    let here = rubric.place(at);
    let belongs = |ix: &CriterionIx| {
        let place = rubric.place(*ix);
        match scope {
            // An ámbito without dimensions is no dimension of itself.
            Scope::Dimension => !here.dimension.whole && std::ptr::eq(place.dimension, here.dimension),
            Scope::Ambito => std::ptr::eq(place.ambito, here.ambito),
            Scope::Optional => place.criterion.optional,
            Scope::Rest => !std::ptr::eq(place.dimension, here.dimension),
        }
    };
    rubric.indices().filter(belongs).partition(|&ix| session.draft(ix).is_untouched())
}

/// What gives all of them the score that leaves the calculation, with `text`: one step for undo. Nothing where the
/// rubric has no such score.
pub(crate) fn zero(session: &Session, at: CriterionIx, scope: Scope, text: &str) -> Vec<Change> {
    let Some(score) = given(session) else { return Vec::new() };
    let kind = demands(session);
    untouched(session, at, scope)
        .into_iter()
        .flat_map(|ix| [Change::Score(ix, Some(score)), Change::Text(ix, kind, text.to_owned())])
        .collect()
}

/// The text that goes with the score of [`zero`]: the first that it demands, or an observación that says why.
pub(crate) fn demands(session: &Session) -> TextKind {
    let demanded = given(session).and_then(|score| session.rubric().demands(score).kinds().next());
    demanded.unwrap_or(TextKind::Observacion)
}

/// Whether the sample has what one of `criteria` is about: nobody can say of all of them then that there was nothing to rate.
pub(crate) fn is_belied(session: &Session, criteria: &[CriterionIx]) -> bool {
    let (rubric, sample) = (session.rubric(), &session.head().sample);
    criteria.iter().any(|&ix| {
        let criterion = rubric.criterion(ix);
        !criterion.optional && (has_cases(criterion, sample) || !sample.rucs.is_empty() && may_lack_reports(rubric, ix))
    })
}

/// Whether the sample has cases, reports or plans that `criterion` is about, by its numbers or by its codes.
fn has_cases(criterion: &Criterion, sample: &Sample) -> bool {
    let group = criterion.bands.as_ref().and_then(|bands| bands.about);
    let is_about = |code: &String| group.is_none_or(|group| group.holds(sample.cases.of(code)) == Some(true));
    let listed = || Page::of(criterion).is_some_and(|page| page.codes(sample).iter().any(is_about));
    criterion.about(sample).is_some_and(|count| count > 0) || listed()
}

/// Where an evaluation begins: an extraordinary one in which nothing was entered, in the dimension that the rubric
/// has for it; any other where it was left.
pub(crate) fn begins_at(session: &Session) -> CriterionIx {
    let rubric = session.rubric();
    let left_at = session.bookmark().criterion;
    let untouched = || rubric.indices().all(|ix| session.draft(ix).is_untouched());
    let its_own = || rubric.indices().find(|&ix| rubric.place(ix).dimension.extraordinary);
    match session.head().kind {
        Kind::Extraordinary if left_at == rubric.first() && untouched() => its_own().unwrap_or(left_at),
        Kind::Extraordinary | Kind::Ordinary => left_at,
    }
}

/// Whether an extraordinary supervision is done with its own dimension, that of `at`, and has touched not all of the
/// rest.
pub(crate) fn only_the_rest_is_left(session: &Session, at: CriterionIx) -> bool {
    let rubric = session.rubric();
    let here = rubric.place(at).dimension;
    let answered = |ix: CriterionIx| !std::ptr::eq(rubric.place(ix).dimension, here) || session.gap(ix).is_none();
    session.head().kind == Kind::Extraordinary
        && here.extraordinary
        && rubric.indices().all(answered)
        && !untouched(session, at, Scope::Rest).is_empty()
}
