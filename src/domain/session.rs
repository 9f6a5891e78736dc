//! One supervision: drafts of answers, and the verdicts that follow from them.
//!
//! A [`Draft`] may be incomplete and is always savable. A [`Verdict`] is a score of this criterion *together with* the
//! text it demands; it can be had from [`Draft::verdict`] alone, so that a score without its text counts nowhere.

mod about;
mod answer;
mod bookmark;
mod change;
mod deeds;
mod epilogue;
mod history;
mod id;
mod renaming;
mod texts;
mod ticking;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::bands::Cases;
use super::code::Key;
use super::identification::{Identification, Kind};
use super::places::slot::Slot;
use super::rubric::{CriterionIx, Rubric};
use super::sample::Sample;
use super::score::{Demands, Score};
use super::sheet::{Page, Sheet};
use super::text::{TextKind, says_something};
pub use about::{About, CodeList, Codes};
pub use answer::{AsRead, Draft, Gap, Verdict};
pub use bookmark::{
    Bookmark, FieldName, MAX_COUNTER_CHARS, Open, OpenBulk, OpenConclusion, OpenEditor, OpenField, Scope, SheetPlace,
};
pub use change::{Change, MAX_DISMISSED, MAX_KEY_CHARS, MAX_NOTE_CHARS, MAX_REASON_CHARS};
pub use deeds::{Closing, Deed, Meaning, Reopening, Status, Timestamp};
pub(crate) use deeds::{MAX_DEEDS, agree, replay};
use epilogue::Epilogue;
pub use epilogue::PublicIx;
pub use history::{Act, History, Manner, Step, Way};
pub use id::SessionId;
pub(crate) use renaming::Settling;

/// The rubric that a session was made with: its id and the SHA-256 of its file's bytes, 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RubricPin {
    /// The rubric's id.
    pub id: String,
    /// Hash of its bytes as loaded.
    pub sha256: String,
}

/// Why a change was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The criterion lacks this level.
    NoSuchLevel(u8),
    /// Longer than what stands there may be ([`super::text::MAX_TEXT_CHARS`], [`MAX_NOTE_CHARS`], …), in characters.
    TooLong {
        /// How long it is.
        length: usize,
        /// How long it may be.
        most: usize,
    },
    /// The criterion is not counted one by one.
    NotCounted,
    /// More than so many ticks, dismissed notices or persons that sign.
    TooMany(usize),
    /// The field of the conclusions has no words for the public.
    NotPublic,
    /// The session was handed in.
    Closed,
}

/// What a session is made of besides its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionHead {
    /// Its id.
    pub id: SessionId,
    /// The rubric it is pinned to.
    pub pin: RubricPin,
    /// Open or closed.
    pub status: Status,
    /// Ordinary or extraordinary.
    pub kind: Kind,
    /// Who is supervised.
    pub identification: Identification,
    /// The sample.
    pub sample: Sample,
    /// When it was begun; unknown in a file that does not say.
    pub created_at: Option<Timestamp>,
    /// When something in it changed last.
    pub changed_at: Option<Timestamp>,
}

/// A supervision under way or handed in. Holds its own rubric, so that old sessions open with theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    head: SessionHead,
    rubric: Arc<Rubric>,
    drafts: Vec<Draft>,
    /// By criterion: the private note of what is to be looked at again.
    marks: Vec<Option<String>>,
    sheet: Sheet,
    /// By the key of a notice: why it was dismissed.
    dismissed: BTreeMap<String, String>,
    epilogue: Epilogue,
    deeds: Vec<Deed>,
    bookmark: Bookmark,
}

impl Session {
    /// A session in which nothing was answered.
    pub fn new(head: SessionHead, rubric: Arc<Rubric>) -> Self {
        let drafts = vec![Draft::default(); rubric.len()];
        let marks = vec![None; rubric.len()];
        let (epilogue, bookmark) = (Epilogue::empty(&rubric), Bookmark::at(rubric.first()));
        let (sheet, dismissed, deeds) = (Sheet::default(), BTreeMap::new(), Vec::new());
        Self { head, rubric, drafts, marks, sheet, dismissed, epilogue, deeds, bookmark }
    }

    /// Everything but the answers.
    pub fn head(&self) -> &SessionHead {
        &self.head
    }

    /// The id.
    pub fn id(&self) -> &SessionId {
        &self.head.id
    }

    /// The rubric.
    pub fn rubric(&self) -> &Arc<Rubric> {
        &self.rubric
    }

    /// What is typed for `ix`.
    pub fn draft(&self, ix: CriterionIx) -> &Draft {
        &self.drafts[ix.index()]
    }

    /// The answer to `ix` as it counts, or what it lacks.
    ///
    /// # Errors
    /// The gap.
    pub(crate) fn verdict(&self, ix: CriterionIx) -> Result<Verdict, Gap> {
        self.draft(ix).verdict(&self.rubric, self.rubric.criterion(ix))
    }

    /// What the answer to `ix` lacks.
    pub(crate) fn gap(&self, ix: CriterionIx) -> Option<Gap> {
        self.draft(ix).gap(&self.rubric, self.rubric.criterion(ix))
    }

    /// The place that keeps a demanded text of `ix` from counting, where there is a text.
    pub(crate) fn open_place(&self, ix: CriterionIx) -> Option<Slot> {
        self.draft(ix).open_place(self.demanded(ix).filter(|&kind| self.demands(ix).include(kind))?)
    }

    /// All answers in the rubric's order.
    pub fn verdicts(&self) -> impl DoubleEndedIterator<Item = (CriterionIx, Result<Verdict, Gap>)> {
        self.rubric.indices().map(|ix| (ix, self.verdict(ix)))
    }

    /// What is lacking, in the rubric's order.
    pub fn pending(&self) -> Vec<(CriterionIx, Gap)> {
        self.rubric.indices().filter_map(|ix| self.gap(ix).map(|gap| (ix, gap))).collect()
    }

    /// How many criteria have a verdict.
    pub fn complete(&self) -> usize {
        self.rubric.indices().filter(|&ix| self.gap(ix).is_none()).count()
    }

    /// What the answer to `ix` demands; nothing as long as it has no score.
    pub(crate) fn demands(&self, ix: CriterionIx) -> Demands {
        self.draft(ix).score.map_or(Demands::Nothing, |score| self.rubric.demands(score))
    }

    /// The text that is next to be written at `ix`, once it has a score: the first demanded one that does not count yet,
    /// or else the first; where none is demanded, the observación, which can be written all the same.
    pub(crate) fn demanded(&self, ix: CriterionIx) -> Option<TextKind> {
        self.draft(ix).score?;
        let demands = self.demands(ix);
        let next = self.draft(ix).lacking(demands).or_else(|| demands.kinds().next());
        Some(next.unwrap_or(TextKind::Observacion))
    }

    /// Whether the answer to `ix` is a hallazgo.
    pub(crate) fn is_finding(&self, ix: CriterionIx) -> bool {
        self.demands(ix).include(TextKind::Hallazgo)
    }

    /// The private note on `ix`, if it is marked to be looked at again; it may be empty.
    pub fn mark(&self, ix: CriterionIx) -> Option<&str> {
        self.marks[ix.index()].as_deref()
    }

    /// The criteria that are marked to be looked at again, in the rubric's order, each with its note.
    pub(crate) fn marked(&self) -> impl DoubleEndedIterator<Item = (CriterionIx, &str)> {
        self.rubric.indices().filter_map(|ix| self.mark(ix).map(|note| (ix, note)))
    }

    /// What was seen case by case.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The codes that fail `ix`, as far as the sheet tells.
    pub(crate) fn failing(&self, ix: CriterionIx) -> Vec<String> {
        self.sheet.failing(ix, &self.rubric, &self.head.sample)
    }

    /// The codes of which somebody said that the criterion at `ix` does not apply.
    pub(crate) fn set_aside(&self, ix: CriterionIx) -> Vec<String> {
        self.sheet.set_aside(ix, &self.rubric, &self.head.sample)
    }

    /// The codes of reports and plans, and those that have a tick without being listed: all but the cases of the sample.
    pub(crate) fn codes_elsewhere(&self) -> Vec<String> {
        let cases: HashSet<Key> = self.head.sample.case_codes.iter().map(|code| Key::of(code)).collect();
        let rows = Page::ALL.into_iter().flat_map(|page| self.sheet.rows(page, &self.rubric, &self.head.sample));
        rows.filter(|code| !cases.contains(&Key::of(code))).collect()
    }

    /// The dismissed notices: key and why, in the order of the keys.
    pub fn dismissed(&self) -> &BTreeMap<String, String> {
        &self.dismissed
    }

    /// What was done with it as a whole, oldest first. Empty in one that was never closed.
    pub fn deeds(&self) -> &[Deed] {
        &self.deeds
    }

    /// The version that is written now, or that was handed in last and not opened again.
    pub fn version(&self) -> u32 {
        // What cannot follow is refused on reading.
        replay(&self.deeds).map_or(1, |(_, version)| version)
    }

    /// The closing of a session that is closed; none where an older program closed it, or somebody by hand.
    pub fn closing(&self) -> Option<&Closing> {
        match (self.head.status, self.deeds.last()) {
            (Status::Closed, Some(Deed::Closed(closing))) => Some(closing),
            (Status::Open | Status::Closed, _) => None,
        }
    }

    /// Where the supervisor was.
    pub fn bookmark(&self) -> &Bookmark {
        &self.bookmark
    }

    /// Remembers where the supervisor is; allowed in a closed session, whose content it does not touch.
    pub fn set_bookmark(&mut self, bookmark: Bookmark) {
        self.bookmark = bookmark;
    }

    /// Notes when something changed.
    pub(crate) fn touch(&mut self, at: Timestamp) {
        self.head.changed_at = Some(at);
    }

    /// Gives `ix` the score that `raw` names; texts stay.
    ///
    /// # Errors
    /// The rubric has no such level here, or the session is closed.
    pub fn set_score(&mut self, ix: CriterionIx, raw: u8) -> Result<Score, Refusal> {
        let score = self.rubric.criterion(ix).score(raw).ok_or(Refusal::NoSuchLevel(raw));
        // A closed session says so, whatever it is asked for.
        self.apply(Change::Score(ix, score.ok().or(self.draft(ix).score)))?;
        score
    }

    /// Puts `text`, already cleaned, as the text of `kind`.
    ///
    /// # Errors
    /// It is longer than [`super::text::MAX_TEXT_CHARS`], or the session is closed.
    pub fn set_text(&mut self, ix: CriterionIx, kind: TextKind, text: String) -> Result<(), Refusal> {
        self.apply(Change::Text(ix, kind, text)).map(drop)
    }

    /// Puts the counter of `ix`, or takes it away.
    ///
    /// # Errors
    /// The session is closed.
    pub fn set_cases(&mut self, ix: CriterionIx, cases: Option<Cases>) -> Result<(), Refusal> {
        self.apply(Change::Cases(ix, cases)).map(drop)
    }

    /// Lets the texts of `ix` count as they did where they were written; used when reading a file.
    pub(crate) fn take_as_read(&mut self, ix: CriterionIx, as_read: AsRead) {
        self.drafts[ix.index()].as_read = as_read;
    }

    /// What moves the text of `from` over to the other kind, if that one says nothing; otherwise nothing. Blanks that
    /// stand there go the other way.
    pub(crate) fn moving_text(&self, ix: CriterionIx, from: TextKind) -> Vec<Change> {
        let draft = self.draft(ix);
        if says_something(draft.text(from.other())) {
            return Vec::new();
        }
        let over = |kind: TextKind| Change::Text(ix, kind, draft.text(kind.other()).to_owned());
        vec![over(TextKind::Hallazgo), over(TextKind::Observacion)]
    }

    /// Gives the session another id: a copy set beside the original (import, conflict).
    pub fn with_id(mut self, id: SessionId) -> Self {
        self.head.id = id;
        self
    }

    /// Marks the session handed in or open; used when reading a file. [`super::closing`] closes.
    pub(crate) fn with_status(mut self, status: Status) -> Self {
        self.head.status = status;
        self
    }

    /// Puts what was done; what the deeds come to is the caller's to see to.
    pub(super) fn with_deeds(mut self, deeds: Vec<Deed>) -> Self {
        self.deeds = deeds;
        self
    }

    /// Puts `closing` in the place of the last act.
    pub(super) fn resealed(mut self, closing: Closing) -> Self {
        self.deeds.pop();
        self.deeds.push(Deed::Closed(closing));
        self
    }

    /// The session of a file with this status and these deeds, if they agree.
    pub(crate) fn handed_in(self, status: Status, deeds: Vec<Deed>) -> Option<Self> {
        agree(status, &deeds).then(|| self.with_deeds(deeds).with_status(status))
    }
}

#[cfg(test)]
mod tests;
