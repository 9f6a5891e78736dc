//! Closing the session that is open, and opening it again: it is exchanged for what it became.

use super::Desk;
use crate::app::event::Moment;
use crate::app::read_only::{Cure, ReadOnly};
use crate::domain::session::Session;
use crate::wording::tui as words;

impl Desk {
    /// Why nothing can be changed here, in Spanish.
    pub(crate) fn why_not(&self) -> String {
        self.read_only.as_ref().map_or_else(|| words::read_only(words::CLOSED), ReadOnly::sentence)
    }

    /// Whether it can only be read because it is closed, and nothing else bars it.
    pub(crate) fn can_reopen(&self) -> bool {
        self.read_only.as_ref().is_some_and(|read_only| read_only.cure == Cure::Reopen)
    }

    /// From now on the session is closed, as the next save puts it on disk. What was done before cannot be undone.
    pub(crate) fn hand_in(&mut self, now: Moment, closed: Session) {
        self.exchange(now, closed, Some(ReadOnly::closed()));
    }

    /// The session is open again.
    pub(crate) fn take_up(&mut self, now: Moment, opened: Session) {
        self.exchange(now, opened, None);
    }

    fn exchange(&mut self, now: Moment, session: Session, read_only: Option<ReadOnly>) {
        self.session = session;
        self.read_only = read_only;
        self.histories = Default::default();
        self.changed(now);
    }
}
