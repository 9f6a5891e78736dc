//! What a prepared text is: what it is for, when it is true, its words; and the set of them that comes with a rubric.

use super::rubric::CriterionCode;
use super::score::Score;
use super::text::NonBlank;

/// A text to be used again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The id of the rubric it is for; of any, if absent.
    pub rubric: Option<String>,
    /// The criterion it is for; any, if absent.
    pub criterion: Option<CriterionCode>,
    /// The score it is for; any, if absent.
    pub score: Option<Score>,
    /// The short name of the alternative that it states, where a level has several.
    pub name: Option<String>,
    /// When it is true; always, if absent.
    pub when: Option<When>,
    /// The text, with places between braces.
    pub text: NonBlank,
}

/// When a sentence can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// None of what was counted meets the criterion; or nothing was counted.
    None,
    /// Some does and some does not, or the two lists differ; or nothing was counted.
    Some,
    /// All does, or the two lists are as long; or nothing was counted.
    All,
    /// Some does and some does not, and yet the share lies in the band of the score.
    Within,
    /// Nothing was counted.
    Uncounted,
    /// The sample has none of what the criterion is about, as far as it tells, and nothing was counted.
    Sample,
    /// The sample names no report.
    NoReports,
}

impl When {
    /// Whether it asks what was counted, which only a criterion that rates a share can tell.
    pub(crate) fn is_of_a_count(self) -> bool {
        matches!(self, Self::None | Self::Some | Self::All | Self::Within)
    }
}

/// The set that comes with the program: read when it is first asked for.
#[derive(Clone, Copy)]
pub struct Starter(fn() -> &'static [Phrase]);

impl Starter {
    /// What `read` gives, always the same.
    pub fn new(read: fn() -> &'static [Phrase]) -> Self {
        Self(read)
    }

    /// The phrases.
    pub(crate) fn phrases(self) -> &'static [Phrase] {
        (self.0)()
    }
}

impl Default for Starter {
    fn default() -> Self {
        Self(|| &[])
    }
}

impl PartialEq for Starter {
    fn eq(&self, other: &Self) -> bool {
        self.phrases() == other.phrases()
    }
}

impl Eq for Starter {}

/// Without reading it.
impl std::fmt::Debug for Starter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Starter")
    }
}

impl Phrase {
    /// For any answer.
    pub fn new(text: NonBlank) -> Self {
        Self { rubric: None, criterion: None, score: None, name: None, when: None, text }
    }

    /// Whether it is for an answer with `score` to the criterion `code` of the rubric `rubric`.
    pub(crate) fn fits(&self, rubric: &str, code: &CriterionCode, score: Score) -> bool {
        self.rubric.as_ref().is_none_or(|own| own == rubric)
            && self.criterion.as_ref().is_none_or(|own| own == code)
            && self.score.is_none_or(|own| own == score)
    }
}
