//! A rubric: ámbitos with weights, their dimensions, their criteria. It is data; nothing in the program knows a
//! criterion's code, the number of ámbitos or a weight.
//!
//! A [`Rubric`] exists only once [`Rubric::build`] found no fault, so whatever holds one may rely on the invariants
//! listed in [`super::rubric_check`].

mod beside;

use super::asked::Asked;
use super::bands::Bands;
use super::conclusions::ConclusionField;
use super::contradiction::Contradiction;
pub use super::method::Method;
use super::method::{Grade, Outcome, Scoring};
use super::nouns::Nouns;
use super::prepared::Starter;
use super::rubric_check::{self, CodeStyle, RubricFault};
use super::sample::Population;
use super::score::{Demands, Points, Scale, Score};

/// Longest label of a criterion, in characters.
pub(crate) const MAX_LABEL_CHARS: usize = 40;
/// Longest head of a criterion's column, in characters.
pub(crate) const MAX_SHORT_CHARS: usize = 9;

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

/// What an ámbito is called by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AmbitoCode {
    /// Its number as printed.
    Number(u32),
    /// Letters and digits.
    Code(String),
}

impl std::fmt::Display for AmbitoCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Code(code) => f.pad(code),
        }
    }
}

/// A level of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its score.
    pub score: Score,
    /// The rubric's words for it. A score that leaves the calculation may have none; what it has is the rubric's own
    /// sentence on when it is right.
    pub words: Option<String>,
    /// Its points here, where they are others than those of the scale.
    pub own: Option<Points>,
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
    /// Head of its column in the sheet, at most [`MAX_SHORT_CHARS`]; the label where there is none.
    pub short: Option<String>,
    /// Whether it is there for what the others do not cover (*OTRO*), and gets a 0 where it is not used.
    pub optional: bool,
    /// Official wording.
    pub text: String,
    /// The levels that it has, in any order.
    pub levels: Vec<Level>,
    /// How a 0 comes about, where the rubric provides for one.
    pub zero: Option<ZeroCase>,
    /// How to verify, where the rubric says it.
    pub verification: Option<String>,
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

    /// The scores that it has by their digits, lowest first: as they lie on a keyboard.
    pub(crate) fn digits(&self) -> std::collections::BTreeSet<Score> {
        self.levels.iter().map(|level| level.score).collect()
    }

    /// What counts of `score` here, by `scale`; nothing where it leaves the calculation.
    pub(crate) fn points(&self, scale: &Scale, score: Score) -> Option<Points> {
        let usual = scale.points(score)?;
        Some(self.levels.iter().find(|level| level.score == score).and_then(|level| level.own).unwrap_or(usual))
    }

    /// The points of its levels that count, by `scale`.
    pub(crate) fn all_points(&self, scale: &Scale) -> impl Iterator<Item = Points> {
        self.levels.iter().filter_map(|level| self.points(scale, level.score))
    }

    /// The words of the level, where it has some.
    pub(crate) fn descriptor(&self, score: Score) -> Option<&str> {
        self.levels.iter().find(|level| level.score == score)?.words.as_deref()
    }
}

/// A group of criteria.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Whether it is the ámbito itself, which has criteria and no dimensions: code and title are the ámbito's.
    pub whole: bool,
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

/// A part of the rubric. Its weight stands with the method that has weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambito {
    /// Its number or code.
    pub code: AmbitoCode,
    /// Official title.
    pub title: String,
    /// What it is for, in the rubric's words, where it says it.
    pub purpose: Option<String>,
    /// At least one.
    pub dimensions: Vec<Dimension>,
}

impl Ambito {
    /// Its criteria in order.
    pub(crate) fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.dimensions.iter().flat_map(|dimension| &dimension.criteria)
    }

    /// Its dimensions as they are shown below it: none where it has criteria of its own.
    pub(crate) fn parts(&self) -> &[Dimension] {
        if self.dimensions.iter().any(|dimension| dimension.whole) { &[] } else { &self.dimensions }
    }
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
    /// How codes are made.
    pub codes: CodeStyle,
    /// How the result is computed.
    pub scoring: Scoring,
    /// The mark that a percentage gives.
    pub grade: Option<Grade>,
    /// What the result is called, in order.
    pub outcomes: Vec<Outcome<CriterionCode, String>>,
    /// The ámbitos in order.
    pub ambitos: Vec<Ambito>,
    /// Answers that contradict each other, in the order of the file.
    pub contradictions: Vec<Contradiction<CriterionCode>>,
    /// What it calls the texts and what is evaluated.
    pub nouns: Nouns,
    /// What it asks of the supervision itself.
    pub asked: Asked,
    /// What is written beside the criteria; the usual ones where the file names none.
    pub conclusions: Vec<ConclusionField>,
    /// The prepared texts that come with it.
    pub starter: Starter,
}

/// A criterion and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'r> {
    /// The weight of the ámbito, where the method has one.
    pub weight: Option<Weight>,
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
    /// The longest code of a criterion, in characters.
    code_chars: usize,
    /// Those of the parts, by position.
    contradictions: Vec<Contradiction>,
    outcomes: Vec<Outcome>,
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
        let named = std::mem::take(&mut parts.outcomes);
        let codes = parts.ambitos.iter().flat_map(Ambito::criteria).map(|criterion| criterion.code.0.chars().count());
        let code_chars = codes.max().unwrap_or(0);
        let mut rubric = Self { parts, order, code_chars, contradictions: Vec::new(), outcomes: Vec::new() };
        // All codes were found in the check.
        rubric.contradictions = stated.into_iter().filter_map(|one| one.resolve(|code| rubric.find(code))).collect();
        let ambito = |code: &str| rubric.ambitos().iter().position(|ambito| ambito.code.to_string() == code);
        rubric.outcomes = named.into_iter().filter_map(|one| one.resolve(|code| rubric.find(code), ambito)).collect();
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
    pub(crate) fn scoring(&self) -> &Scoring {
        &self.parts.scoring
    }

    /// The method by its name.
    pub(crate) fn method(&self) -> Method {
        self.parts.scoring.method()
    }

    /// The weight of the ámbito at this position, where the method has one.
    pub fn weight(&self, ambito: usize) -> Option<Weight> {
        self.parts.scoring.weights()?.get(ambito).copied()
    }

    /// The mark that a percentage gives.
    pub(crate) fn grade(&self) -> Option<&Grade> {
        self.parts.grade.as_ref()
    }

    /// What the result is called, in order.
    pub(crate) fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// What it calls the texts and what is evaluated.
    pub fn nouns(&self) -> &Nouns {
        &self.parts.nouns
    }

    /// What it asks of the supervision itself.
    pub fn asked(&self) -> &Asked {
        &self.parts.asked
    }

    /// The ámbitos in order.
    pub fn ambitos(&self) -> &[Ambito] {
        &self.parts.ambitos
    }

    /// Answers that contradict each other, in the order of the file.
    pub(crate) fn contradictions(&self) -> &[Contradiction] {
        &self.contradictions
    }

    /// The longest code of a criterion, in characters: how wide a column of codes is.
    pub(crate) fn code_chars(&self) -> usize {
        self.code_chars
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
        Place { weight: self.weight(a), ambito, dimension, criterion: &dimension.criteria[c] }
    }

    /// The criterion at `ix`.
    pub fn criterion(&self, ix: CriterionIx) -> &Criterion {
        self.place(ix).criterion
    }

    /// The position of `code`.
    pub fn find(&self, code: &str) -> Option<CriterionIx> {
        self.indices().find(|&ix| self.criterion(ix).code.0 == code)
    }

    /// The texts that `score` demands.
    pub(crate) fn demands(&self, score: Score) -> Demands {
        self.scale().demands(score)
    }
}
