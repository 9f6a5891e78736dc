//! What differs between two versions of a supervision that were handed in.

use super::conclusions::SignatoryField;
use super::rubric::CriterionIx;
use super::session::{About, Change, PublicIx, Session, Status};
use super::text::TextKind;

/// One thing that is another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// As it was.
    pub before: Change,
    /// As it is.
    pub after: Change,
}

/// All that was handed in with `old` and is another in `new`, a version of the same supervision: who was supervised and
/// the sample first, then criterion by criterion, then what is written beside them. Nothing if their rubrics differ, which
/// no two versions' do.
pub fn differences(old: &Session, new: &Session) -> Option<Vec<Difference>> {
    if old.head().pin != new.head().pin {
        return None;
    }
    let mut made = old.clone().with_status(Status::Open);
    let mut found = Vec::new();
    for after in changes(&made, new) {
        // What one session holds no other of the same rubric refuses.
        if let Ok(before) = made.apply(after.clone()) {
            found.push(Difference { before, after });
        }
    }
    Some(found)
}

/// A version of a session, and what it changed of the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub version: u32,
    /// What it changed.
    pub differences: Vec<Difference>,
}

/// What each version of `session` changed of the one before, oldest first: `kept` are those that were handed in, and the
/// last is `session` itself.
pub fn steps(kept: &[Session], session: &Session) -> Vec<Step> {
    let own = session.version();
    let all: Vec<&Session> = kept.iter().filter(|one| one.version() != own).chain([session]).collect();
    let step = |pair: &[&Session]| match pair {
        [old, new] => Some(Step { version: new.version(), differences: differences(old, new)? }),
        _ => None,
    };
    all.windows(2).filter_map(step).collect()
}

/// What makes the handed-in part of `new` of `old`.
fn changes(old: &Session, new: &Session) -> Vec<Change> {
    let head = new.head();
    let about = About { identification: head.identification.clone(), kind: head.kind, sample: head.sample.clone() };
    let mut all = old.becoming(&about);
    let rubric = new.rubric();
    let text = |change: Change| (!old.is_as(&change)).then_some(change);
    for ix in rubric.indices() {
        let draft = new.draft(ix);
        all.extend(text(Change::Score(ix, draft.score)));
        all.extend(
            TextKind::ALL.into_iter().filter_map(|kind| text(Change::Text(ix, kind, draft.text(kind).to_owned()))),
        );
        all.extend(text(Change::Cases(ix, draft.cases)));
        all.extend(ticks(old, new, ix));
        let public = PublicIx::Criterion(ix);
        all.extend(text(Change::Public(public, new.public(public).to_owned())));
    }
    for ix in rubric.conclusion_indices() {
        all.extend(text(Change::Conclusion(ix, new.conclusion(ix).to_owned())));
        let public = PublicIx::Conclusion(ix);
        all.extend(text(Change::Public(public, new.public(public).to_owned())));
    }
    let places = old.signatories().all().len().max(new.signatories().all().len());
    for (place, field) in (0..places).flat_map(|place| SignatoryField::ALL.map(|field| (place, field))) {
        all.extend(text(Change::Signatory(place, field, new.signatories().get(place, field).to_owned())));
    }
    all
}

/// The ticks of `ix` that are others: those that went, then those that came or changed.
fn ticks(old: &Session, new: &Session, ix: CriterionIx) -> Vec<Change> {
    let gone =
        old.sheet().column(ix).filter(|(code, _)| new.sheet().kept(ix, code).is_none()).map(|(code, _)| (code, None));
    let there = new.sheet().column(ix).map(|(code, tick)| (code, Some(tick)));
    let differing = gone.chain(there).filter(|(code, tick)| old.sheet().kept(ix, code) != *tick);
    differing.map(|(code, tick)| Change::Tick(ix, code.to_owned(), tick)).collect()
}

#[cfg(test)]
mod tests;
