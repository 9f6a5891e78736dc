//! When to save, what is under way, what failed.
//!
//! A change is handed to the worker at a deadline counted from the *first* unsaved change, which typing cannot
//! postpone. An answer settles the revision it names and no later one. A failure is retried with growing pauses
//! whose ceiling keeps "saved within 2 s once cured". A save that the disk does not answer is told from [`SLOW_AFTER`]
//! on, each second: what stands on the screen meanwhile must not be the time of an older one.

use std::time::Duration;

use crate::app::event::Moment;
use crate::domain::session::Timestamp;

/// From the first unsaved change to the save; with the time a disk takes it stays below one second.
pub(crate) const SAVE_AFTER: Duration = Duration::from_millis(700);
/// While somebody types, the shown time of the last save stands still until this long after the last change: a
/// clock that changes between keys would cost bytes on a slow line.
const SHOW_AFTER: Duration = Duration::from_millis(1500);
/// But somebody who types on and on sees every so often that it is being saved.
const SHOW_EVERY: Duration = Duration::from_secs(8);
/// From handing a save over to telling that it is still under way.
pub(crate) const SLOW_AFTER: Duration = Duration::from_secs(2);
/// Longest pause between two tries.
const MAX_RETRY: Duration = Duration::from_millis(1500);

/// A save that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What happened, in Spanish.
    pub message: String,
    retry_at: Duration,
    attempts: u32,
}

/// A save that the worker has not answered.
#[derive(Debug, Clone, Copy)]
struct UnderWay {
    revision: u64,
    /// Since when there was no answer at all; a later save that is handed over meanwhile does not begin anew.
    since: Duration,
}

/// The state of saving one session.
#[derive(Debug, Default)]
pub struct Saving {
    revision: u64,
    settled: u64,
    /// The newest revision that changed a word; later ones only moved the bookmark.
    worded: u64,
    under_way: Option<UnderWay>,
    dirty_since: Option<Duration>,
    last_change: Duration,
    saved_at: Option<Timestamp>,
    shown: Option<Timestamp>,
    shown_since: Duration,
    trouble: Option<Trouble>,
}

impl Saving {
    /// Notes that the session changed.
    pub(crate) fn changed(&mut self, now: Moment) {
        self.moved(now);
        self.worded = self.revision;
        self.last_change = now.elapsed;
    }

    /// Notes that the supervisor is elsewhere. That is saved as well, but the time shown is that of the last word:
    /// moving about must not cost a change of the status line.
    pub(crate) fn moved(&mut self, now: Moment) {
        self.revision += 1;
        self.dirty_since.get_or_insert(now.elapsed);
    }

    /// The newest state of the session.
    pub(crate) fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether everything is on disk.
    pub fn is_settled(&self) -> bool {
        self.settled == self.revision
    }

    /// Whether a save is with the worker.
    pub fn is_under_way(&self) -> bool {
        self.under_way.is_some()
    }

    /// The revision to save now, if the deadline has come.
    pub(crate) fn take_due(&mut self, now: Moment) -> Option<u64> {
        let due = self.due_at().is_some_and(|at| now.elapsed >= at);
        if due { self.take_now(now) } else { None }
    }

    /// The revision to save without waiting for the deadline, unless that very one is on disk or on its way.
    pub(crate) fn take_now(&mut self, now: Moment) -> Option<u64> {
        if self.is_settled() || self.under_way.is_some_and(|under_way| under_way.revision == self.revision) {
            return None;
        }
        self.dirty_since = None;
        let since = self.under_way.map_or(now.elapsed, |under_way| under_way.since);
        self.under_way = Some(UnderWay { revision: self.revision, since });
        Some(self.revision)
    }

    /// The worker has saved `revision`.
    pub(crate) fn saved(&mut self, revision: u64, at: Timestamp, now: Moment) {
        self.settle(revision, now);
        if self.settled < self.worded && self.worded <= revision {
            self.saved_at = Some(at);
        }
        self.settled = self.settled.max(revision);
        self.trouble = None;
        self.refresh_shown(now);
    }

    /// The worker could not save `revision`.
    pub(crate) fn failed(&mut self, revision: u64, message: String, now: Moment) {
        self.settle(revision, now);
        let attempts = self.trouble.as_ref().map_or(0, |trouble| trouble.attempts) + 1;
        let pause = Duration::from_millis(500 << attempts.min(4)).min(MAX_RETRY);
        self.trouble = Some(Trouble { message, retry_at: now.elapsed + pause, attempts });
    }

    fn settle(&mut self, revision: u64, now: Moment) {
        self.under_way = self
            .under_way
            .filter(|under_way| under_way.revision != revision)
            .map(|under_way| UnderWay { since: now.elapsed, ..under_way });
    }

    /// For how many seconds the disk has not answered, once that is to be told.
    pub(crate) fn slow(&self, now: Moment) -> Option<u64> {
        let waited = now.elapsed.saturating_sub(self.under_way?.since);
        (waited >= SLOW_AFTER).then_some(waited.as_secs())
    }

    /// When the next second of a save under way is to be told.
    fn tells_at(&self, now: Moment) -> Option<Duration> {
        let since = self.under_way?.since;
        let seconds = now.elapsed.saturating_sub(since).as_secs() + 1;
        Some(since + SLOW_AFTER.max(Duration::from_secs(seconds)))
    }

    /// The trouble that must stay on screen until a save works.
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// The time of the last save, as shown.
    pub(crate) fn shown(&self) -> Option<Timestamp> {
        self.shown
    }

    /// Shows the time of the last save unless somebody is typing.
    pub(crate) fn refresh_shown(&mut self, now: Moment) {
        let typing = self.shown.is_some() && now.elapsed < self.last_change + SHOW_AFTER;
        let stale = now.elapsed >= self.shown_since + SHOW_EVERY;
        if (!typing || stale) && self.is_settled() && self.shown != self.saved_at {
            self.shown = self.saved_at;
            self.shown_since = now.elapsed;
        }
    }

    fn due_at(&self) -> Option<Duration> {
        if self.is_settled() || self.under_way.is_some() {
            return None;
        }
        match &self.trouble {
            Some(trouble) => Some(trouble.retry_at),
            // A failed save left its revision unsaved without a new change.
            None => Some(self.dirty_since.unwrap_or(self.last_change) + SAVE_AFTER),
        }
    }

    /// When the program must wake without a key: to save, to try again, to show that it saved, or that it still does.
    pub fn deadline(&self, now: Moment) -> Option<Duration> {
        let show = (self.is_settled() && self.shown != self.saved_at).then(|| self.last_change + SHOW_AFTER);
        self.tells_at(now).or_else(|| self.due_at()).or(show)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn at(millis: u64) -> Moment {
        let wall = DateTime::parse_from_rfc3339("2026-11-22T12:03:04-03:00").unwrap() + Duration::from_millis(millis);
        Moment { elapsed: Duration::from_millis(millis), wall }
    }

    #[test]
    fn typing_on_and_on_does_not_postpone_the_save() {
        let mut saving = Saving::default();
        let mut saved_at = None;
        for key in 0..20 {
            saving.changed(at(key * 100));
            if saving.take_due(at(key * 100)).is_some() {
                saved_at.get_or_insert(key * 100);
            }
        }
        assert_eq!(saved_at, Some(700));
    }

    #[test]
    fn an_answer_settles_its_own_revision_only() {
        let mut saving = Saving::default();
        saving.changed(at(0));
        let first = saving.take_due(at(700)).unwrap();
        saving.changed(at(750));
        saving.saved(first, at(800).wall, at(800));
        assert!(!saving.is_settled());
        assert_eq!(saving.deadline(at(800)), Some(Duration::from_millis(750 + 700)));
    }

    #[test]
    fn a_failure_stays_and_is_retried_within_two_seconds_however_often() {
        let mut saving = Saving::default();
        saving.changed(at(0));
        let mut now = 700;
        for _ in 0..10 {
            let revision = saving.take_due(at(now)).unwrap();
            assert_eq!(saving.deadline(at(now)), Some(Duration::from_millis(now) + SLOW_AFTER), "the worker is at it");
            saving.failed(revision, "disco lleno".into(), at(now));
            let next = u64::try_from(saving.deadline(at(now)).unwrap().as_millis()).unwrap();
            assert!(next - now <= 1500);
            now = next;
        }
        assert!(saving.trouble().is_some());
        let revision = saving.take_due(at(now)).unwrap();
        saving.saved(revision, at(now).wall, at(now));
        assert!(saving.trouble().is_none() && saving.is_settled());
    }

    #[test]
    fn the_shown_time_waits_for_a_pause_in_typing() {
        let mut saving = Saving::default();
        saving.changed(at(0));
        let first = saving.take_due(at(700)).unwrap();
        saving.saved(first, at(701).wall, at(701));
        assert_eq!(saving.shown(), Some(at(701).wall), "the first one shows at once");
        saving.changed(at(800));
        let second = saving.take_due(at(1500)).unwrap();
        saving.saved(second, at(1501).wall, at(1501));
        assert_eq!(saving.shown(), Some(at(701).wall));
        assert_eq!(saving.deadline(at(1501)), Some(Duration::from_millis(2300)));
        saving.refresh_shown(at(2300));
        assert_eq!(saving.shown(), Some(at(1501).wall));
        assert_eq!(saving.deadline(at(2300)), None, "nothing wakes an idle program");
    }

    #[test]
    fn a_save_that_hangs_is_told_each_second_until_it_is_answered() {
        let mut saving = Saving::default();
        saving.changed(at(0));
        let first = saving.take_due(at(700)).unwrap();
        let told =
            |saving: &Saving, millis| (saving.slow(at(millis)), saving.deadline(at(millis)).unwrap().as_millis());
        assert_eq!(told(&saving, 700), (None, 2700), "a disk that answers wakes nobody");
        assert_eq!(told(&saving, 2699), (None, 2700));
        assert_eq!(told(&saving, 2700), (Some(2), 3700));
        // Somebody types on and leaves: the later save has waited as long as the one before it.
        saving.changed(at(3000));
        let second = saving.take_now(at(3000)).unwrap();
        assert_eq!(told(&saving, 4750), (Some(4), 5700));
        // It was one of the two that hung, and the other may well not.
        saving.saved(first, at(5000).wall, at(5000));
        assert_eq!(told(&saving, 5000), (None, 7000));
        saving.failed(second, "disco lleno".into(), at(7000));
        assert_eq!(saving.slow(at(9000)), None, "the trouble stands there instead");
        let second = saving.take_due(at(9000)).unwrap();
        saving.saved(second, at(9001).wall, at(9001));
        assert_eq!((saving.slow(at(20_000)), saving.deadline(at(20_000))), (None, None));
    }
}
