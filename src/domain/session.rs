//! One supervision: drafts of answers, and the verdicts that follow from them.
//!
//! A [`Draft`] may be incomplete and is always savable. A [`Verdict`] is a score of this criterion *together with* the
//! text it demands; it can be had from [`Draft::verdict`] alone, so that a score without its text counts nowhere.

mod answer;
mod id;

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::bands::Cases;
use super::identification::{Identification, Kind};
use super::rubric::{CriterionIx, Rubric};
use super::sample::Sample;
use super::score::Score;
use super::text::{MAX_TEXT_CHARS, TextKind, says_something};
pub use answer::{Draft, Gap, Verdict};
pub use id::SessionId;

/// A moment with the offset of the place where it was taken.
pub type Timestamp = DateTime<FixedOffset>;

/// The rubric that a session was made with: its id and the SHA-256 of its file's bytes, 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RubricPin {
    /// The rubric's id.
    pub id: String,
    /// Hash of its bytes as loaded.
    pub sha256: String,
}

/// Whether a session can still be worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Under way.
    #[default]
    Open,
    /// Handed in; can be read.
    Closed,
}

/// Where the supervisor was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bookmark {
    /// The criterion on screen.
    pub criterion: CriterionIx,
    /// The text that was being written.
    pub editor: Option<OpenEditor>,
}

/// An open editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenEditor {
    /// Which text.
    pub kind: TextKind,
    /// Cursor, in Unicode scalar values from the beginning.
    pub cursor: usize,
}

/// Why a change was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The rubric marks this level *No aplica* here.
    NoSuchLevel(u8),
    /// Longer than [`MAX_TEXT_CHARS`]; how long.
    TooLong(usize),
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
    bookmark: Bookmark,
}

impl Session {
    /// A session in which nothing was answered.
    #[must_use]
    pub fn new(head: SessionHead, rubric: Arc<Rubric>) -> Self {
        let drafts = vec![Draft::default(); rubric.len()];
        let bookmark = Bookmark { criterion: rubric.first(), editor: None };
        Self { head, rubric, drafts, bookmark }
    }

    /// Everything but the answers.
    #[must_use]
    pub fn head(&self) -> &SessionHead {
        &self.head
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &SessionId {
        &self.head.id
    }

    /// The rubric.
    #[must_use]
    pub fn rubric(&self) -> &Arc<Rubric> {
        &self.rubric
    }

    /// What is typed for `ix`.
    #[must_use]
    pub fn draft(&self, ix: CriterionIx) -> &Draft {
        &self.drafts[ix.index()]
    }

    /// The answer to `ix` as it counts, or what it lacks.
    ///
    /// # Errors
    /// The gap.
    pub fn verdict(&self, ix: CriterionIx) -> Result<Verdict, Gap> {
        self.draft(ix).verdict(&self.rubric, self.rubric.criterion(ix))
    }

    /// What the answer to `ix` lacks.
    #[must_use]
    pub fn gap(&self, ix: CriterionIx) -> Option<Gap> {
        self.draft(ix).gap(&self.rubric, self.rubric.criterion(ix))
    }

    /// All answers in the rubric's order.
    pub fn verdicts(&self) -> impl DoubleEndedIterator<Item = (CriterionIx, Result<Verdict, Gap>)> {
        self.rubric.indices().map(|ix| (ix, self.verdict(ix)))
    }

    /// What is lacking, in the rubric's order.
    #[must_use]
    pub fn pending(&self) -> Vec<(CriterionIx, Gap)> {
        self.rubric.indices().filter_map(|ix| self.gap(ix).map(|gap| (ix, gap))).collect()
    }

    /// How many criteria have a verdict.
    #[must_use]
    pub fn complete(&self) -> usize {
        self.rubric.indices().filter(|&ix| self.gap(ix).is_none()).count()
    }

    /// The text that the answer to `ix` demands, once it has a score.
    #[must_use]
    pub fn demanded(&self, ix: CriterionIx) -> Option<TextKind> {
        self.draft(ix).score.map(|score| self.rubric.demands(score))
    }

    /// Where the supervisor was.
    #[must_use]
    pub fn bookmark(&self) -> Bookmark {
        self.bookmark
    }

    /// Remembers where the supervisor is; allowed in a closed session, whose content it does not touch.
    pub fn set_bookmark(&mut self, bookmark: Bookmark) {
        self.bookmark = bookmark;
    }

    /// Notes when something changed.
    pub fn touch(&mut self, at: Timestamp) {
        self.head.changed_at = Some(at);
    }

    /// Gives `ix` the score that `raw` names; texts stay.
    ///
    /// # Errors
    /// The rubric has no such level here, or the session is closed.
    pub fn set_score(&mut self, ix: CriterionIx, raw: u8) -> Result<Score, Refusal> {
        self.writable()?;
        let score = self.rubric.criterion(ix).score(raw).ok_or(Refusal::NoSuchLevel(raw))?;
        self.drafts[ix.index()].score = Some(score);
        Ok(score)
    }

    /// Takes the score of `ix` back; texts stay.
    ///
    /// # Errors
    /// The session is closed.
    pub fn clear_score(&mut self, ix: CriterionIx) -> Result<(), Refusal> {
        self.writable()?;
        self.drafts[ix.index()].score = None;
        Ok(())
    }

    /// Puts `text`, already cleaned, as the text of `kind`.
    ///
    /// # Errors
    /// It is longer than [`MAX_TEXT_CHARS`], or the session is closed.
    pub fn set_text(&mut self, ix: CriterionIx, kind: TextKind, text: String) -> Result<(), Refusal> {
        self.writable()?;
        let length = text.chars().count();
        if length > MAX_TEXT_CHARS {
            return Err(Refusal::TooLong(length));
        }
        *self.drafts[ix.index()].text_mut(kind) = text;
        Ok(())
    }

    /// Moves the text of `from` over to the other kind, if that one says nothing; otherwise nothing happens. Blanks that
    /// stood there go the other way.
    ///
    /// # Errors
    /// The session is closed.
    pub fn move_text(&mut self, ix: CriterionIx, from: TextKind) -> Result<(), Refusal> {
        self.writable()?;
        let draft = &mut self.drafts[ix.index()];
        if !says_something(draft.text(from.other())) {
            std::mem::swap(&mut draft.hallazgo, &mut draft.observacion);
        }
        Ok(())
    }

    /// Puts the counter of `ix`, or takes it away.
    ///
    /// # Errors
    /// The session is closed.
    pub fn set_cases(&mut self, ix: CriterionIx, cases: Option<Cases>) -> Result<(), Refusal> {
        self.writable()?;
        self.drafts[ix.index()].cases = cases;
        Ok(())
    }

    /// Replaces identification, kind and sample, as the form does.
    ///
    /// # Errors
    /// The session is closed.
    pub fn identify(&mut self, identification: Identification, kind: Kind, sample: Sample) -> Result<(), Refusal> {
        self.writable()?;
        self.head.identification = identification;
        self.head.kind = kind;
        self.head.sample = sample;
        Ok(())
    }

    /// Gives the session another id: a copy set beside the original (import, conflict).
    #[must_use]
    pub fn with_id(mut self, id: SessionId) -> Self {
        self.head.id = id;
        self
    }

    /// Marks the session handed in or open; used when reading a file. Closing by the program comes with its own rules.
    #[must_use]
    pub fn with_status(mut self, status: Status) -> Self {
        self.head.status = status;
        self
    }

    fn writable(&self) -> Result<(), Refusal> {
        match self.head.status {
            Status::Open => Ok(()),
            Status::Closed => Err(Refusal::Closed),
        }
    }
}

#[cfg(test)]
mod tests;
