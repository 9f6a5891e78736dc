//! One answer: what is typed, what it lacks, and what counts.

use crate::domain::bands::Cases;
use crate::domain::places::scan as places;
use crate::domain::places::slot::Slot;
use crate::domain::rubric::{Criterion, Rubric};
use crate::domain::score::{Demands, Score};
use crate::domain::text::{NonBlank, TextKind, says_something};

/// What is typed for one criterion so far.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The score, if one was given.
    pub score: Option<Score>,
    /// The hallazgo as typed.
    pub hallazgo: String,
    /// The observación as typed.
    pub observacion: String,
    /// The counter, where the supervisor counted.
    pub cases: Option<Cases>,
    /// Texts that count although a place stands open in them.
    pub as_read: AsRead,
}

/// Texts that a file has with an open place and does not call unfinished: somebody wrote them where a place was like any
/// other word, so they count as they did for as long as they stay as they were.
#[derive(Debug, Clone, Default)]
pub struct AsRead {
    hallazgo: Option<String>,
    observacion: Option<String>,
}

impl AsRead {
    /// Those of the two texts in which a place stands open, but for those that the file calls `unfinished`.
    pub fn of(hallazgo: &str, observacion: &str, unfinished: &[TextKind]) -> Self {
        let read = |kind: TextKind, text: &str| {
            places::first_open(text).filter(|_| !unfinished.contains(&kind)).map(|_| text.to_owned())
        };
        Self { hallazgo: read(TextKind::Hallazgo, hallazgo), observacion: read(TextKind::Observacion, observacion) }
    }

    fn is(&self, kind: TextKind, text: &str) -> bool {
        let read = match kind {
            TextKind::Hallazgo => &self.hallazgo,
            TextKind::Observacion => &self.observacion,
        };
        read.as_deref() == Some(text)
    }
}

/// What was read once and is written otherwise by now is no part of the answer.
impl PartialEq for Draft {
    fn eq(&self, other: &Self) -> bool {
        let Self { score, hallazgo, observacion, cases, as_read: _ } = self;
        let same =
            (score, cases, hallazgo, observacion) == (&other.score, &other.cases, &other.hallazgo, &other.observacion);
        same && TextKind::ALL.iter().all(|kind| self.open_place(*kind) == other.open_place(*kind))
    }
}

impl Eq for Draft {}

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
    /// The text that is lacking.
    pub fn text(self) -> Option<TextKind> {
        match self {
            Self::Score => None,
            Self::Hallazgo => Some(TextKind::Hallazgo),
            Self::Observacion => Some(TextKind::Observacion),
        }
    }

    /// That the text of `kind` is lacking.
    pub fn of(kind: TextKind) -> Self {
        match kind {
            TextKind::Hallazgo => Self::Hallazgo,
            TextKind::Observacion => Self::Observacion,
        }
    }
}

/// A score of a criterion with the texts it demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    score: Score,
    texts: Vec<(TextKind, NonBlank)>,
}

impl Verdict {
    /// The score.
    pub fn score(&self) -> Score {
        self.score
    }

    /// Its texts in the order in which the score demands them. A score that demands none has the observación that was
    /// written all the same, if one was.
    pub fn texts(&self) -> impl Iterator<Item = (TextKind, &str)> {
        self.texts.iter().map(|(kind, text)| (*kind, text.as_str()))
    }

    /// The hallazgo, where the score demands one.
    pub(crate) fn hallazgo(&self) -> Option<&str> {
        self.texts().find(|(kind, _)| *kind == TextKind::Hallazgo).map(|(_, text)| text)
    }
}

impl Draft {
    /// The text of `kind`.
    pub fn text(&self, kind: TextKind) -> &str {
        match kind {
            TextKind::Hallazgo => &self.hallazgo,
            TextKind::Observacion => &self.observacion,
        }
    }

    pub(super) fn text_mut(&mut self, kind: TextKind) -> &mut String {
        match kind {
            TextKind::Hallazgo => &mut self.hallazgo,
            TextKind::Observacion => &mut self.observacion,
        }
    }

    /// The first place of the text of `kind` that is still to be filled or removed.
    pub(crate) fn open_place(&self, kind: TextKind) -> Option<Slot> {
        let text = self.text(kind);
        places::first_open(text).filter(|_| !self.as_read.is(kind, text))
    }

    /// The texts that a place keeps from counting: the file names them, lest they count when it is read again.
    pub(crate) fn unfinished(&self) -> impl Iterator<Item = TextKind> {
        TextKind::ALL.into_iter().filter(|kind| self.open_place(*kind).is_some())
    }

    /// Whether nothing at all was entered.
    pub(crate) fn is_untouched(&self) -> bool {
        *self == Self::default()
    }

    /// The answer as it counts, or what it lacks. `rubric` and `criterion` say which levels exist and what each demands.
    ///
    /// # Errors
    /// The gap.
    pub(crate) fn verdict(&self, rubric: &Rubric, criterion: &Criterion) -> Result<Verdict, Gap> {
        let (score, demands) = self.sound(rubric, criterion)?;
        let remark = (demands == Demands::Nothing && self.says(TextKind::Observacion)).then_some(TextKind::Observacion);
        let texts = demands.kinds().chain(remark);
        let texts = texts.map(|kind| Ok((kind, NonBlank::new(self.text(kind)).ok_or(Gap::of(kind))?)));
        Ok(Verdict { score, texts: texts.collect::<Result<_, _>>()? })
    }

    /// What the answer lacks before it is a verdict. The same rule as [`Draft::verdict`], without copying a text.
    pub(crate) fn gap(&self, rubric: &Rubric, criterion: &Criterion) -> Option<Gap> {
        self.sound(rubric, criterion).err()
    }

    /// The score and what it demands, if all of that says something and has no place that is still open.
    fn sound(&self, rubric: &Rubric, criterion: &Criterion) -> Result<(Score, Demands), Gap> {
        let score = self.score.filter(|&score| criterion.has(score)).ok_or(Gap::Score)?;
        let demands = rubric.demands(score);
        match self.lacking(demands) {
            Some(kind) => Err(Gap::of(kind)),
            None => Ok((score, demands)),
        }
    }

    /// The first text of these that does not count yet.
    pub(super) fn lacking(&self, demands: Demands) -> Option<TextKind> {
        demands.kinds().find(|&kind| !self.says(kind))
    }

    /// Whether the text of `kind` says something and has no place that is still open.
    fn says(&self, kind: TextKind) -> bool {
        says_something(self.text(kind)) && self.open_place(kind).is_none()
    }
}
