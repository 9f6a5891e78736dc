//! How answers become a result: the method with what only it needs, the mark, and what the result is called.

use super::rubric::{CriterionIx, Weight};
use super::score::Score;

/// The name of a method. Stands on every summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// An ámbito is the mean of its criteria's points.
    MeanOfCriteria,
    /// An ámbito is the mean of its dimensions' means.
    MeanOfDimensions,
    /// Points over the most that could be had.
    Points,
    /// No result, only how many criteria have each score.
    Counts,
}

/// What an ámbito is the mean of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeanOf {
    /// Its criteria.
    Criteria,
    /// Its dimensions' means.
    Dimensions,
}

/// How often a criterion counts, in hundredths: a criterion that the file gives no weight has 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Factor(pub u32);

impl Factor {
    /// Once.
    pub(crate) const ONE: Self = Self(100);
}

/// A method. Ámbitos have weights where there are means of them, criteria where points are summed, and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scoring {
    /// The mean over the ámbitos by weight; one weight an ámbito, in their order.
    Means(MeanOf, Vec<Weight>),
    /// The sum of factor × points over that of factor × best points of what applies; one factor a criterion, in order.
    Points(Vec<Factor>),
    /// None.
    Counts,
}

impl Scoring {
    /// Its name.
    pub(crate) fn method(&self) -> Method {
        match self {
            Self::Means(MeanOf::Criteria, _) => Method::MeanOfCriteria,
            Self::Means(MeanOf::Dimensions, _) => Method::MeanOfDimensions,
            Self::Points(_) => Method::Points,
            Self::Counts => Method::Counts,
        }
    }

    /// The weights of the ámbitos, where they have some.
    pub(crate) fn weights(&self) -> Option<&[Weight]> {
        match self {
            Self::Means(_, weights) => Some(weights),
            Self::Points(_) | Self::Counts => None,
        }
    }

    /// How often the criterion at `ix` counts, where criteria have weights.
    pub(crate) fn factor(&self, ix: CriterionIx) -> Option<Factor> {
        match self {
            Self::Points(factors) => Some(factors.get(ix.index()).copied().unwrap_or(Factor::ONE)),
            Self::Means(..) | Self::Counts => None,
        }
    }
}

/// A percentage in hundredths: 70 % is 7000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(pub u32);

impl Percent {
    /// All of it.
    pub(crate) const WHOLE: Self = Self(10_000);
}

/// A point of the line from percentages to marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradePoint {
    /// At this percentage
    pub percent: Percent,
    /// stands this mark, in hundredths.
    pub mark: u32,
}

/// A broken line from percentages to marks: at least two points, the first at 0 %, the last at 100 %, percentages rising,
/// marks never turning back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade(pub Vec<GradePoint>);

/// What the result is called where the condition holds. The first that holds is the name; the figure stays beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<C = CriterionIx, A = usize> {
    /// The name.
    pub name: String,
    /// When.
    pub when: Condition<C, A>,
}

/// When an outcome holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition<C = CriterionIx, A = usize> {
    /// Any of these criteria has one of these scores.
    Given {
        /// The criteria.
        criteria: Vec<C>,
        /// The scores.
        scores: Vec<Score>,
    },
    /// The total stays below this.
    Below(Percent),
    /// The ámbito stays below this.
    AmbitoBelow(A, Percent),
    /// Whatever was not named before.
    Otherwise,
}

impl<C, A> Outcome<C, A> {
    /// The same with each code as `criterion` and `ambito` find it; nothing where one is not found.
    pub(super) fn resolve<D, B>(
        self,
        criterion: impl Fn(&str) -> Option<D>,
        ambito: impl Fn(&str) -> Option<B>,
    ) -> Option<Outcome<D, B>>
    where
        C: std::fmt::Display,
        A: std::fmt::Display,
    {
        let when = match self.when {
            Condition::Given { criteria, scores } => {
                let found: Option<Vec<D>> = criteria.iter().map(|code| criterion(&code.to_string())).collect();
                Condition::Given { criteria: found?, scores }
            }
            Condition::Below(percent) => Condition::Below(percent),
            Condition::AmbitoBelow(code, percent) => Condition::AmbitoBelow(ambito(&code.to_string())?, percent),
            Condition::Otherwise => Condition::Otherwise,
        };
        Some(Outcome { name: self.name, when })
    }
}
