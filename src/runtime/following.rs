//! The clerk's jobs about others: asking for a session, giving one away, following what is saved in one that is read.
//!
//! The kernel wakes the loop when something happens to the lock file that is held, or in the folder of the session that
//! is read (`store::watch`); what it was is looked up here.

use std::time::{Duration, Instant};

use super::clerk::{Clerk, now};
use crate::app::event::Outcome;
use crate::domain::session::{SessionId, Status};
use crate::store::disk::Stamp;
use crate::store::{Holder, Opening, Standing};
use crate::wording::elsewhere as words;

/// How long after the kernel told of a lock file that was closed its lock may still stand: it is given up a moment later.
const MOMENT: Duration = Duration::from_millis(20);

/// Whoever asked for a session takes it in a moment: for so long it is no news that nobody has it.
const GRACE: Duration = Duration::from_secs(2);

/// A session that somebody else was asked to let go of.
pub(super) struct Asking {
    id: SessionId,
    /// Who was asked.
    holder: Option<Holder>,
}

/// A session that is read while somebody else has it.
pub(super) struct Followed {
    id: SessionId,
    /// Since when.
    since: Instant,
    /// The file as it was read last.
    seen: Option<Stamp>,
    /// Whether it becomes ours as soon as nobody has it: not where we let go of it, which only a person takes back.
    heir: bool,
    /// Whether it was told that nobody has it.
    told: bool,
}

impl Clerk {
    /// Opens `id`, and asks whoever has it to let go.
    pub(super) fn ask(&mut self, id: &SessionId) {
        let opening = self.store.open_for_work(id, &self.holder());
        if !matches!(opening, Ok(Opening::HeldElsewhere { own: true, .. })) {
            return self.came(id, opening);
        }
        // Watched first: the other one may answer at once.
        self.store.watch(&self.watch);
        let holder = self.store.holder(id);
        match self.store.ask(id, &self.holder()) {
            Ok(()) => {
                self.asking = Some(Asking { id: id.clone(), holder });
                self.answers.give(Outcome::Asked(id.clone()));
                self.look();
            }
            Err(error) => self.not_opened(&error),
        }
    }

    pub(super) fn stop_asking(&mut self) {
        if let Some(Asking { id, .. }) = self.asking.take() {
            // Where this fails it is let go for nobody, and whoever let go can take it back.
            let _ = self.store.stop_asking(&id, &self.holder());
        }
        if self.followed.is_none() {
            self.watch.forget();
        }
    }

    /// Opens `id`, whoever has it; but one who came to it meanwhile was never asked.
    pub(super) fn take_over(&mut self, id: &SessionId) {
        let asked = self.asking.take().filter(|asking| asking.id == *id);
        if asked.is_some_and(|asking| asking.holder != self.store.holder(id)) {
            return self.ask(id);
        }
        self.forget();
        let opening = self.store.take_over(id, &self.holder());
        self.came(id, opening);
    }

    /// Gives the session `id` away, and reads on in it.
    pub(super) fn let_go(&mut self, id: &SessionId) {
        if !self.names.contains(id) || self.open.take().is_none() {
            return;
        }
        // Since when somebody else has it, if they have taken it already.
        let at = self.store.holder(id).map_or_else(now, |holder| holder.since);
        self.answers.give(Outcome::LetGo { id: id.clone(), at });
        self.follow(id, false);
    }

    /// Reads on in what somebody else writes.
    pub(super) fn follow(&mut self, id: &SessionId, heir: bool) {
        self.store.watch(&self.watch);
        self.followed = Some(Followed { id: id.clone(), since: Instant::now(), seen: None, heir, told: false });
        self.look();
    }

    /// Lets go of everything.
    pub(super) fn forget(&mut self) {
        (self.open, self.recovery, self.asking, self.followed) = (None, None, None, None);
        self.watch.forget();
    }

    /// Something happened to the session that is open, asked for or read.
    pub(super) fn look(&mut self) {
        if let Some(id) = self.asking.as_ref().map(|asking| asking.id.clone()) {
            self.look_for_answer(&id);
        }
        if let Some(open) = &self.open {
            match open.standing() {
                Standing::Ours => {}
                Standing::Asked | Standing::Passed => self.answers.give(Outcome::Wanted(self.names[0].clone())),
            }
        }
        if let Some(followed) = self.followed.take() {
            self.look_after(followed);
        }
    }

    /// Opens the session that was asked for, if it is free by now.
    fn look_for_answer(&mut self, id: &SessionId) {
        if self.store.holder(id).is_some() && self.is_held_still(id) {
            return;
        }
        let opening = self.store.open_for_work(id, &self.holder());
        if !matches!(opening, Ok(Opening::HeldElsewhere { .. })) {
            self.asking = None;
            self.came(id, opening);
        }
    }

    fn look_after(&mut self, mut followed: Followed) {
        let id = followed.id.clone();
        let stamp = self.store.stamp(&id);
        if stamp != followed.seen
            && let Ok(reading) = self.store.read(&id)
        {
            followed.seen = stamp;
            self.answers.give(Outcome::Followed(Box::new(reading.session)));
        }
        let holder = self.store.holder(&id);
        followed.told &= holder.is_none();
        let freed = holder.is_none() || !self.is_held_still(&id);
        if freed && followed.heir {
            if let Ok(Opening::Ready(open)) = self.store.open_for_work(&id, &self.holder())
                && open.session().head().status == Status::Open
            {
                let session = Box::new(open.session().clone());
                self.hold(*open);
                return self.answers.give(Outcome::Writable(session));
            }
        } else if freed && !followed.told && followed.since.elapsed() >= GRACE {
            followed.told = true;
            self.answers.give(Outcome::Freed(id));
        }
        self.followed = Some(followed);
    }

    /// Whether somebody who had the session a moment ago still has it.
    fn is_held_still(&self, id: &SessionId) -> bool {
        std::thread::sleep(MOMENT);
        self.store.holder(id).is_some()
    }

    pub(super) fn held(&self, id: &SessionId, holder: Option<&Holder>, own: bool) {
        let holder = if own { words::held(holder, now()) } else { words::held_by_another(holder) };
        self.answers.give(Outcome::Held { id: id.clone(), holder, own });
    }
}
