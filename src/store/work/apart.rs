//! What only we know and the session's file does not take any more: it is saved beside, under an id of its own.

use super::{OpenSession, Saved};
use crate::domain::session::Session;
use crate::store::disk::Place;
use crate::store::error::{ErrorKind, StoreError, StoreResult};
use crate::store::load::Candidate;
use crate::store::names;

impl OpenSession {
    /// The file was changed underneath: goes on in a copy.
    pub(super) fn save_beside(&mut self, session: &Session) -> StoreResult<Saved> {
        let copy = self.copy(session)?;
        let (id, watch) = (copy.id.clone(), self.watch.take());
        *self = copy;
        watch.iter().for_each(|watch| self.watch(watch));
        Ok(Saved::Beside(id))
    }

    /// Somebody else goes on with the session. What they have of ours already needs no copy, nor does where we were.
    pub(super) fn pass_on(&mut self, session: &Session) -> StoreResult<Saved> {
        let known = |name: &str| match self.store.candidate(&self.id, name) {
            Candidate::Good(found) => adds_nothing(session, &found.loaded.session),
            Candidate::Absent | Candidate::Bad(_) => false,
        };
        let saved = self.settled && adds_nothing(session, &self.content);
        if saved || known(&names::session(&self.id)) || known(&names::backup(&self.id)) {
            return Ok(Saved::Passed { copy: None });
        }
        Ok(Saved::Passed { copy: Some(self.copy(session)?.id) })
    }

    fn copy(&self, session: &Session) -> StoreResult<Self> {
        for id in names::conflicts(&self.id) {
            match self.store.create(&session.clone().with_id(id), &self.holder) {
                Err(StoreError { kind: ErrorKind::Taken(_), .. }) => {}
                created => return created,
            }
        }
        let path = self.store.path(Place::Sessions, &names::session(&self.id));
        Err(StoreError::new(ErrorKind::Taken(self.id.clone()), path))
    }
}

/// Whether all words and answers of `session` stand in `other`; where one was is not counted.
fn adds_nothing(session: &Session, other: &Session) -> bool {
    let mut placed = session.clone();
    if session.bookmark().open.as_ref().is_none_or(|open| open.words().is_empty()) {
        placed.set_bookmark(other.bookmark().clone());
    }
    placed == *other
}
