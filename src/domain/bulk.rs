//! Nothing to rate in a whole part of the rubric: one shared observación and a 0 for all that is still untouched there.
//!
//! Whole dimensions are often 0 for one reason: no reported fact in the period, no case that goes on with the OLN, an
//! extraordinary supervision that looks at one event. What was begun or answered stays as it is.

use super::rubric::CriterionIx;
use super::score::Score;
use super::session::{Change, Session};

/// What gets the 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The dimension of the criterion on screen.
    Dimension,
    /// Its ámbito.
    Ambito,
    /// The criteria that the rubric lets be left unused (OTRO), wherever they stand.
    Optional,
    /// Everything but the dimension on screen: what an extraordinary supervision does not look at.
    Rest,
}

impl Scope {
    /// All of them, smallest first.
    pub const ALL: [Self; 4] = [Self::Dimension, Self::Ambito, Self::Optional, Self::Rest];
}

/// The criteria of `scope`, seen from `at`, that nobody has touched.
#[must_use]
pub fn untouched(session: &Session, at: CriterionIx, scope: Scope) -> Vec<CriterionIx> {
    let rubric = session.rubric();
    let here = rubric.place(at);
    let belongs = |ix: &CriterionIx| {
        let place = rubric.place(*ix);
        match scope {
            Scope::Dimension => std::ptr::eq(place.dimension, here.dimension),
            Scope::Ambito => std::ptr::eq(place.ambito, here.ambito),
            Scope::Optional => place.criterion.optional,
            Scope::Rest => !std::ptr::eq(place.dimension, here.dimension),
        }
    };
    rubric.indices().filter(belongs).filter(|&ix| session.draft(ix).is_untouched()).collect()
}

/// What gives all of them a 0 with `text`: one step for undo.
#[must_use]
pub fn zero(session: &Session, at: CriterionIx, scope: Scope, text: &str) -> Vec<Change> {
    let kind = session.rubric().demands(Score::Zero);
    untouched(session, at, scope)
        .into_iter()
        .flat_map(|ix| [Change::Score(ix, Some(Score::Zero)), Change::Text(ix, kind, text.to_owned())])
        .collect()
}
