//! One supervision: drafts of answers, and the verdicts that follow from them.
//!
//! A [`Draft`] may be incomplete and is always savable. A [`Verdict`] is a score of this criterion *together with* the
//! text it demands; it can be had from [`Draft::verdict`] alone, so that a score without its text counts nowhere.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::bands::Cases;
use super::identification::{Identification, Kind};
use super::rubric::{Criterion, CriterionIx, Rubric};
use super::rubric_check::is_plain_id;
use super::sample::Sample;
use super::score::Score;
use super::text::{MAX_TEXT_CHARS, NonBlank, TextKind, says_something, unaccented};

/// A moment with the offset of the place where it was taken.
pub type Timestamp = DateTime<FixedOffset>;

/// Identifier of a session, `[a-z0-9-]{1,40}`; no path can be formed from one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionId(String);

impl SessionId {
    /// Takes `id` if it is `[a-z0-9-]{1,40}`.
    #[must_use]
    pub fn new(id: &str) -> Option<Self> {
        is_plain_id(id).then(|| Self(id.to_owned()))
    }

    /// Makes one a person can read: letters of `name` (accents folded), the date, four random characters.
    #[must_use]
    pub fn compose(name: &str, date: NaiveDate, random: [u8; 4]) -> Self {
        let mut slug = String::new();
        for c in name.chars().flat_map(char::to_lowercase).map(unaccented) {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.truncate(22);
        let slug = slug.trim_end_matches('-');
        let slug = if slug.is_empty() { "sesion" } else { slug };
        // Without 0, 1, l and o, which are confused when read aloud.
        let letters = b"23456789abcdefghijkmnpqrstuvwxyz";
        let tail: String = random.iter().map(|b| char::from(letters[usize::from(*b) % letters.len()])).collect();
        Self(format!("{slug}-{}-{tail}", date.format("%Y%m%d")))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for SessionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

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

/// What is typed for one criterion so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The score, if one was given.
    pub score: Option<Score>,
    /// The hallazgo as typed.
    pub hallazgo: String,
    /// The observación as typed.
    pub observacion: String,
    /// The counter, where the supervisor counted.
    pub cases: Option<Cases>,
}

/// What an answer lacks before it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gap {
    /// No score.
    Score,
    /// The score demands a hallazgo.
    Hallazgo,
    /// The score demands an observación.
    Observacion,
}

impl Gap {
    /// That the text of `kind` is lacking.
    #[must_use]
    pub fn of(kind: TextKind) -> Self {
        match kind {
            TextKind::Hallazgo => Self::Hallazgo,
            TextKind::Observacion => Self::Observacion,
        }
    }
}

/// A score of a criterion with the text it demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    score: Score,
    kind: TextKind,
    text: NonBlank,
}

impl Verdict {
    /// The score.
    #[must_use]
    pub fn score(&self) -> Score {
        self.score
    }

    /// Which text the score demanded.
    #[must_use]
    pub fn kind(&self) -> TextKind {
        self.kind
    }

    /// The demanded text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_str()
    }
}

impl Draft {
    /// The text of `kind`.
    #[must_use]
    pub fn text(&self, kind: TextKind) -> &str {
        match kind {
            TextKind::Hallazgo => &self.hallazgo,
            TextKind::Observacion => &self.observacion,
        }
    }

    fn text_mut(&mut self, kind: TextKind) -> &mut String {
        match kind {
            TextKind::Hallazgo => &mut self.hallazgo,
            TextKind::Observacion => &mut self.observacion,
        }
    }

    /// Whether nothing at all was entered.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self::default()
    }

    /// The answer as it counts, or what it lacks. `rubric` and `criterion` say which levels exist and what each demands.
    ///
    /// # Errors
    /// The gap.
    pub fn verdict(&self, rubric: &Rubric, criterion: &Criterion) -> Result<Verdict, Gap> {
        let (score, kind) = self.sound(rubric, criterion)?;
        let text = NonBlank::new(self.text(kind)).ok_or(Gap::of(kind))?;
        Ok(Verdict { score, kind, text })
    }

    /// What the answer lacks before it is a verdict. The same rule as [`Draft::verdict`], without copying a text.
    #[must_use]
    pub fn gap(&self, rubric: &Rubric, criterion: &Criterion) -> Option<Gap> {
        self.sound(rubric, criterion).err()
    }

    /// The score and the kind of text it demands, if that text says something.
    fn sound(&self, rubric: &Rubric, criterion: &Criterion) -> Result<(Score, TextKind), Gap> {
        let score = self.score.filter(|&score| criterion.has(score)).ok_or(Gap::Score)?;
        let kind = rubric.demands(score);
        if says_something(self.text(kind)) { Ok((score, kind)) } else { Err(Gap::of(kind)) }
    }
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

    /// Moves the text of `from` over to the other kind, if that one is empty; otherwise nothing happens.
    ///
    /// # Errors
    /// The session is closed.
    pub fn move_text(&mut self, ix: CriterionIx, from: TextKind) -> Result<(), Refusal> {
        self.writable()?;
        let draft = &mut self.drafts[ix.index()];
        if draft.text(from.other()).is_empty() {
            *draft.text_mut(from.other()) = std::mem::take(draft.text_mut(from));
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
