//! The sessions that are known, those that the filter lets through, and the selected one.
//!
//! What is shown is computed when the list or the filter changes, never for a key that only moves.

use std::cmp::Reverse;

use crate::app::event::ListNote;
use crate::domain::catalog::Card;
use crate::domain::identification::shown_date;
use crate::domain::session::{SessionId, Timestamp};
use crate::domain::text::folded;
use crate::wording::lists;

/// A session with what the filter looks at.
#[derive(Debug)]
struct Entry {
    card: Card,
    searched: String,
}

impl Entry {
    /// With all that row and details say of `card`, as seen at `now`, and the day of the visit as files have it.
    fn new(card: Card, now: Timestamp) -> Self {
        let day = card.visit_date.as_deref().unwrap_or_default();
        let done = card.complete.zip(card.criteria).map(|(complete, criteria)| format!("{complete}/{criteria}"));
        let parts = [
            lists::name(&card),
            day,
            &shown_date(day),
            lists::kind_short(card.kind),
            &done.unwrap_or_default(),
            &lists::result(card.total_percent, card.is_provisional()),
            &lists::standing(&card, usize::MAX),
            &lists::when(card.changed_at, now),
            &lists::details(&card, now),
        ];
        // Words are never found across two parts: what is typed has no line break.
        let searched = folded(&parts.join("\n"));
        Self { card, searched }
    }
}

/// The list.
#[derive(Debug, Default)]
pub struct Listing {
    entries: Vec<Entry>,
    /// Parts of a newer list, until it is whole.
    coming: Vec<Entry>,
    /// Whether `entries` is a whole list.
    whole: bool,
    note: Option<ListNote>,
    /// The note of the newer list, until that is whole.
    coming_note: Option<ListNote>,
    filter: String,
    /// The same as words, folded; all of them have to be found.
    words: Vec<String>,
    /// Positions in `entries` of what is shown, newest change first.
    shown: Vec<usize>,
    /// The selected one's position in `shown`; 0 where nothing is shown.
    at: usize,
    /// Whom the selection stays with; none before it was ever moved: then the newest is selected.
    anchor: Option<SessionId>,
}

impl Listing {
    /// A list is read anew: what came of an unfinished one would stand there twice.
    pub(crate) fn begins(&mut self) {
        self.coming.clear();
        self.coming_note = None;
        if !self.whole {
            self.entries.clear();
            self.shown.clear();
        }
    }

    /// A part of a list has been read. The first list is shown as it comes; a later one replaces it once it is whole,
    /// so that coming back from a session does not empty the screen.
    pub(crate) fn listed(&mut self, cards: Vec<Card>, last: bool, now: Timestamp) {
        if last {
            self.note = self.coming_note.take();
        }
        let fresh = cards.into_iter().map(|card| Entry::new(card, now));
        let known = if self.whole {
            self.coming.extend(fresh);
            if !last {
                return;
            }
            self.entries = std::mem::take(&mut self.coming);
            self.shown.clear();
            0
        } else {
            let known = self.entries.len();
            self.entries.extend(fresh);
            self.whole = last;
            known
        };
        let at = if self.anchor.is_some() { self.at } else { 0 };
        self.show_from(known, at);
    }

    /// What the list that is being read cannot show.
    pub(crate) fn notes(&mut self, note: ListNote) {
        self.coming_note = Some(note);
    }

    /// What is to be told beside the list.
    pub(crate) fn note(&self) -> Option<&ListNote> {
        self.note.as_ref()
    }

    /// Whether the first list is still being read.
    pub(crate) fn is_reading(&self) -> bool {
        !self.whole
    }

    /// How many sessions are known.
    pub(crate) fn count(&self) -> usize {
        self.entries.len()
    }

    /// How many are shown.
    pub(crate) fn shown(&self) -> usize {
        self.shown.len()
    }

    /// The shown ones from row `first` on.
    pub(crate) fn rows(&self, first: usize) -> impl Iterator<Item = (usize, &Card)> {
        self.shown.iter().enumerate().skip(first).map(|(row, &n)| (row, &self.entries[n].card))
    }

    /// The row of the selected one.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The selected one.
    pub(crate) fn selected(&self) -> Option<&Card> {
        self.shown.get(self.at).map(|&n| &self.entries[n].card)
    }

    /// Selects the row `at`, or the last one.
    pub(crate) fn go(&mut self, at: usize) {
        self.at = at.min(self.shown.len().saturating_sub(1));
        self.anchor = self.selected().map(|card| card.id.clone()).or(self.anchor.take());
    }

    /// Selects the session `id`, now or as soon as it is shown.
    pub(crate) fn select(&mut self, id: SessionId) {
        self.anchor = Some(id);
        self.place(self.at);
    }

    /// What the filter says.
    pub(crate) fn filter(&self) -> &str {
        &self.filter
    }

    /// Shows only sessions in which every word of `filter` is found, accents and capitals aside.
    pub(crate) fn set_filter(&mut self, filter: &str) {
        filter.clone_into(&mut self.filter);
        let words: Vec<String> = folded(filter).split_whitespace().map(str::to_owned).collect();
        if words != self.words {
            self.words = words;
            self.shown.clear();
            self.show_from(0, 0);
        }
    }

    /// Adds what the filter lets through of the entries from `known` on.
    fn show_from(&mut self, known: usize, otherwise: usize) {
        let entries = &self.entries;
        let passes = |entry: &Entry| self.words.iter().all(|word| entry.searched.contains(word));
        self.shown.extend((known..entries.len()).filter(|&n| passes(&entries[n])));
        // What was sorted before is one run, which this sort takes in a single pass.
        self.shown.sort_by_key(|&n| Reverse(entries[n].card.changed_at));
        self.place(otherwise);
    }

    /// Selects the anchor where it is shown, else the row `otherwise`.
    pub(crate) fn place(&mut self, otherwise: usize) {
        let row = |id: &SessionId| self.shown.iter().position(|&n| self.entries[n].card.id == *id);
        self.at = self.anchor.as_ref().and_then(row).unwrap_or(otherwise).min(self.shown.len().saturating_sub(1));
    }
}
