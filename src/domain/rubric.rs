//! A rubric: ámbitos with weights, their dimensions, their criteria. It is data; nothing in the program knows a
//! criterion's code, the number of ámbitos or a weight.
//!
//! A [`Rubric`] exists only once [`Rubric::build`] found no fault, so whatever holds one may rely on the invariants
//! listed in [`super::rubric_check`].

use super::bands::Bands;
use super::conclusions::{ConclusionField, ConclusionIx};
use super::contradiction::Contradiction;
use super::rubric_check::{self, RubricFault};
use super::sample::Population;
use super::score::{Scale, Score};
use super::text::TextKind;

/// Longest label of a criterion, in characters.
pub(crate) const MAX_LABEL_CHARS: usize = 40;

/// Code of a criterion as printed, without a final dot, for example `1.1.1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CriterionCode(pub String);

impl std::fmt::Display for CriterionCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Position of a criterion in the rubric's order, from 0. Made by a [`Rubric`] only, and valid for that rubric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CriterionIx(usize);

impl CriterionIx {
    /// 0 for the first criterion.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A weight in hundredths of a percent: 35 % is 3500. The weights of a rubric sum to 10 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight(pub u32);

/// How means become a result (`interface.md`, the weighted summary). Named on every summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// An ámbito is the mean of its criteria's scores.
    MeanOfCriteria,
    /// An ámbito is the mean of its dimensions' means.
    MeanOfDimensions,
}

/// A level of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its score.
    pub score: Score,
    /// The rubric's words for it. A score that leaves the calculation may have none; what it has is the rubric's own
    /// sentence on when it is right.
    pub words: Option<String>,
}

/// How a 0 of a criterion comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZeroCase {
    /// The part of the sample without which there is nothing to rate, where the sample can tell.
    pub when_none: Option<Population>,
    /// Why there is nothing to rate: a whole sentence.
    pub reason: String,
}

/// One thing to be scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its code.
    pub code: CriterionCode,
    /// Short name for tree and summary, at most [`MAX_LABEL_CHARS`].
    pub label: String,
    /// Whether it is there for what the others do not cover (*OTRO*), and gets a 0 where it is not used.
    pub optional: bool,
    /// Official wording.
    pub text: String,
    /// The levels that it has, in any order.
    pub levels: Vec<Level>,
    /// How a 0 comes about, where the rubric provides for one.
    pub zero: Option<ZeroCase>,
    /// How to verify.
    pub verification: String,
    /// How a share of cases is rated, where the criterion rates one.
    pub bands: Option<Bands>,
}

impl Criterion {
    /// The score that `raw` names, if this criterion has that level.
    pub(crate) fn score(&self, raw: u8) -> Option<Score> {
        Score::from_digit(raw).filter(|&score| self.has(score))
    }

    /// Whether the rubric has a level for `score` here.
    pub(crate) fn has(&self, score: Score) -> bool {
        self.levels.iter().any(|level| level.score == score)
    }

    /// The words of the level, where it has some.
    pub(crate) fn descriptor(&self, score: Score) -> Option<&str> {
        self.levels.iter().find(|level| level.score == score)?.words.as_deref()
    }
}

/// A group of criteria.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// For example `1.1`.
    pub code: String,
    /// Official title.
    pub title: String,
    /// The rubric's note on the dimension, if it has one.
    pub note: Option<String>,
    /// Whether an extraordinary supervision starts here.
    pub extraordinary: bool,
    /// At least one.
    pub criteria: Vec<Criterion>,
}

/// A weighted part of the rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambito {
    /// Its number as printed.
    pub number: u32,
    /// Official title.
    pub title: String,
    /// Its weight.
    pub weight: Weight,
    /// What it is for, in the rubric's words.
    pub purpose: String,
    /// At least one.
    pub dimensions: Vec<Dimension>,
}

/// All that a rubric states, before it was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RubricParts {
    /// Identifier, `[a-z0-9-]{1,40}`.
    pub id: String,
    /// Official title.
    pub title: String,
    /// The scores.
    pub scale: Scale,
    /// How the result is computed.
    pub method: Method,
    /// The ámbitos in order.
    pub ambitos: Vec<Ambito>,
    /// Answers that contradict each other, in the order of the file.
    pub contradictions: Vec<Contradiction<CriterionCode>>,
    /// What is written beside the criteria; [`super::conclusions::defaults`] where the file names none.
    pub conclusions: Vec<ConclusionField>,
}

/// A criterion and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'r> {
    /// The ámbito it belongs to.
    pub ambito: &'r Ambito,
    /// The dimension it belongs to.
    pub dimension: &'r Dimension,
    /// The criterion.
    pub criterion: &'r Criterion,
}

/// A checked rubric.
#[derive(Debug, PartialEq, Eq)]
pub struct Rubric {
    parts: RubricParts,
    /// (ámbito, dimension, criterion) of every criterion, in order.
    order: Vec<(usize, usize, usize)>,
    /// Those of the parts, by position.
    contradictions: Vec<Contradiction>,
}

impl Rubric {
    /// Checks `parts` and keeps them.
    ///
    /// # Errors
    /// Every fault at once, in the order of the rubric.
    pub(crate) fn build(mut parts: RubricParts) -> Result<Self, Vec<RubricFault>> {
        let faults = rubric_check::faults(&parts);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut order = Vec::new();
        for (a, ambito) in parts.ambitos.iter().enumerate() {
            for (d, dimension) in ambito.dimensions.iter().enumerate() {
                order.extend((0..dimension.criteria.len()).map(|c| (a, d, c)));
            }
        }
        let stated = std::mem::take(&mut parts.contradictions);
        let mut rubric = Self { parts, order, contradictions: Vec::new() };
        // All codes were found in the check.
        rubric.contradictions = stated.into_iter().filter_map(|one| one.resolve(|code| rubric.find(code))).collect();
        Ok(rubric)
    }

    /// Identifier, for example `opd-cierre-2026`.
    pub fn id(&self) -> &str {
        &self.parts.id
    }

    /// Official title.
    pub(crate) fn title(&self) -> &str {
        &self.parts.title
    }

    /// The scores.
    pub fn scale(&self) -> &Scale {
        &self.parts.scale
    }

    /// How the result is computed.
    pub(crate) fn method(&self) -> Method {
        self.parts.method
    }

    /// The ámbitos in order.
    pub fn ambitos(&self) -> &[Ambito] {
        &self.parts.ambitos
    }

    /// Answers that contradict each other, in the order of the file.
    pub(crate) fn contradictions(&self) -> &[Contradiction] {
        &self.contradictions
    }

    /// The fields that are written beside the criteria.
    pub fn conclusions(&self) -> &[ConclusionField] {
        &self.parts.conclusions
    }

    /// The field at `ix`.
    pub fn conclusion(&self, ix: ConclusionIx) -> &ConclusionField {
        &self.parts.conclusions[ix.index()]
    }

    /// The positions of these fields, in order.
    pub fn conclusion_indices(&self) -> impl DoubleEndedIterator<Item = ConclusionIx> + ExactSizeIterator + use<> {
        (0..self.parts.conclusions.len()).map(ConclusionIx)
    }

    /// The position of the field `key`.
    pub(crate) fn find_conclusion(&self, key: &str) -> Option<ConclusionIx> {
        self.conclusion_indices().find(|&ix| self.conclusion(ix).key == key)
    }

    /// How many criteria there are; at least one.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Never true: a rubric has at least one criterion.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The first criterion.
    pub fn first(&self) -> CriterionIx {
        CriterionIx(0)
    }

    /// The criterion at `index` from 0, if the rubric goes that far.
    pub fn at(&self, index: usize) -> Option<CriterionIx> {
        (index < self.order.len()).then_some(CriterionIx(index))
    }

    /// All positions in order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = CriterionIx> + ExactSizeIterator + use<> {
        (0..self.order.len()).map(CriterionIx)
    }

    /// The criterion at `ix` and where it stands.
    pub(crate) fn place(&self, ix: CriterionIx) -> Place<'_> {
        let (a, d, c) = self.order[ix.0];
        let ambito = &self.parts.ambitos[a];
        let dimension = &ambito.dimensions[d];
        Place { ambito, dimension, criterion: &dimension.criteria[c] }
    }

    /// The criterion at `ix`.
    pub fn criterion(&self, ix: CriterionIx) -> &Criterion {
        self.place(ix).criterion
    }

    /// The position of `code`.
    pub fn find(&self, code: &str) -> Option<CriterionIx> {
        self.indices().find(|&ix| self.criterion(ix).code.0 == code)
    }

    /// The text that `score` demands.
    pub(crate) fn demands(&self, score: Score) -> TextKind {
        self.scale().demands(score)
    }
}
