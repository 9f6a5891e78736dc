//! The weighted summary, over verdicts only, in exact fractions (`interface.md`, the weighted summary).
//!
//! A score without points leaves the calculation (a 0 of the OPD's rubric); a criterion without a verdict is not a 0 but pending. An ámbito in which nothing
//! counts gives its weight to the others in proportion. Numbers are rounded half up only when shown.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::rubric::{CriterionIx, Method, Rubric};
use super::score::{Points, Scale, Score};
use super::session::{Gap, Session};
pub use super::units::Hundredths;

/// A mean of points and the same as a share of the most that a score has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mean {
    /// In points.
    pub mean: Hundredths,
    /// Up to 100,00 percent.
    pub percent: Hundredths,
}

impl Mean {
    /// Of a mean in hundredths of points; `best` as in [`Scale::best`].
    fn of(exact: &BigRational, Points(best): Points) -> Self {
        Self {
            mean: Hundredths::round(&(exact / BigInt::from(100))),
            percent: Hundredths::round(&(exact * BigInt::from(100) / BigInt::from(best.max(1)))),
        }
    }
}

/// How a part of the rubric stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Criteria in it.
    pub criteria: usize,
    /// Criteria with a verdict.
    pub complete: usize,
    /// Criteria that count: a verdict whose score has points.
    pub applicable: usize,
    /// The mean, if anything counts.
    pub mean: Option<Mean>,
}

impl Part {
    /// Everything was answered, and nothing counts: *sin evaluar*. While something is open it is *pendiente*.
    pub(crate) fn is_unevaluated(&self) -> bool {
        self.applicable == 0 && self.complete == self.criteria
    }
}

/// An ámbito in the summary; positions are those of the rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmbitoSummary {
    /// The ámbito as a whole.
    pub part: Part,
    /// Weight in effect in percent; absent where nothing counts.
    pub effective_weight: Option<Hundredths>,
    /// Points it adds to the total, in percent.
    pub contribution: Option<Hundredths>,
    /// Its dimensions in order.
    pub dimensions: Vec<Part>,
}

/// The weighted summary of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// How it was computed.
    pub method: Method,
    /// The whole rubric: criteria, how many are complete and count, and the total.
    pub total: Part,
    /// How many verdicts have each score, in the order of the scale.
    pub counts: Vec<(Score, usize)>,
    /// The ámbitos in order.
    pub ambitos: Vec<AmbitoSummary>,
    /// What is lacking, in the rubric's order.
    pub pending: Vec<(CriterionIx, Gap)>,
}

impl Summary {
    /// Whether something is pending.
    pub(crate) fn is_provisional(&self) -> bool {
        !self.pending.is_empty()
    }

    /// The summary of `session`.
    pub fn of(session: &Session) -> Self {
        let rubric = session.rubric();
        let scores = session.verdicts().map(|(_, verdict)| verdict.ok().map(|verdict| verdict.score()));
        let scores: Vec<Option<Score>> = scores.collect();
        let weighed = weigh(rubric, scores.iter().copied());
        let in_effect = weight_in_effect(&weighed);
        let best = best(rubric);
        let ambitos = weighed.iter().map(|ambito| ambito.summary(&in_effect, best)).collect();
        let count = |score| (score, scores.iter().filter(|given| **given == Some(score)).count());
        let counts = rubric.scale().scores().map(count).collect();
        Self { method: rubric.method(), total: whole(&weighed, best), counts, ambitos, pending: session.pending() }
    }
}

/// The total alone, from the score of each verdict in the rubric's order; what a list of many sessions needs.
pub(crate) fn total(rubric: &Rubric, scores: impl Iterator<Item = Option<Score>>) -> Part {
    whole(&weigh(rubric, scores), best(rubric))
}

fn best(rubric: &Rubric) -> Points {
    rubric.scale().best().unwrap_or(Points(0))
}

/// An ámbito before rounding.
struct Weighed {
    weight: BigRational,
    tally: Tally,
    mean: Option<BigRational>,
    dimensions: Vec<Tally>,
}

impl Weighed {
    fn summary(&self, in_effect: &BigRational, best: Points) -> AmbitoSummary {
        let share = self.mean.as_ref().map(|mean| (&self.weight / in_effect, mean));
        AmbitoSummary {
            part: self.tally.part(self.mean.as_ref(), best),
            effective_weight: share.as_ref().map(|(share, _)| Hundredths::round(&(share * BigInt::from(100)))),
            contribution: share.as_ref().map(|(share, mean)| Mean::of(&(share * *mean), best).percent),
            dimensions: self.dimensions.iter().map(|tally| tally.part(tally.mean().as_ref(), best)).collect(),
        }
    }
}

/// Every ámbito with its mean.
fn weigh(rubric: &Rubric, mut scores: impl Iterator<Item = Option<Score>>) -> Vec<Weighed> {
    let mut weighed = Vec::new();
    for ambito in rubric.ambitos() {
        let dimensions: Vec<Tally> = ambito
            .dimensions
            .iter()
            .map(|dimension| Tally::over(scores.by_ref().take(dimension.criteria.len()), rubric.scale()))
            .collect();
        let tally = dimensions.iter().fold(Tally::default(), |sum, part| sum.plus(part));
        let mean = match rubric.method() {
            Method::MeanOfCriteria => tally.mean(),
            Method::MeanOfDimensions => mean_of(&dimensions.iter().filter_map(Tally::mean).collect::<Vec<_>>()),
        };
        weighed.push(Weighed { weight: BigRational::from(BigInt::from(ambito.weight.0)), tally, mean, dimensions });
    }
    weighed
}

/// The weights of the ámbitos in which something counts.
fn weight_in_effect(weighed: &[Weighed]) -> BigRational {
    weighed.iter().filter(|ambito| ambito.mean.is_some()).map(|ambito| &ambito.weight).sum()
}

fn whole(weighed: &[Weighed], best: Points) -> Part {
    let tally = weighed.iter().fold(Tally::default(), |sum, ambito| sum.plus(&ambito.tally));
    let points: BigRational =
        weighed.iter().filter_map(|ambito| ambito.mean.as_ref().map(|mean| mean * &ambito.weight)).sum();
    let mean = (tally.applicable > 0).then(|| points / weight_in_effect(weighed));
    tally.part(mean.as_ref(), best)
}

/// Sums of whole numbers; a mean is made of them only at the end.
#[derive(Default)]
struct Tally {
    criteria: usize,
    complete: usize,
    applicable: usize,
    /// In hundredths.
    points: u64,
}

impl Tally {
    fn over(scores: impl Iterator<Item = Option<Score>>, scale: &Scale) -> Self {
        scores.fold(Self::default(), |mut tally, score| {
            tally.criteria += 1;
            if let Some(score) = score {
                tally.complete += 1;
                if let Some(Points(points)) = scale.points(score) {
                    tally.applicable += 1;
                    tally.points += u64::from(points);
                }
            }
            tally
        })
    }

    fn plus(&self, other: &Self) -> Self {
        Self {
            criteria: self.criteria + other.criteria,
            complete: self.complete + other.complete,
            applicable: self.applicable + other.applicable,
            points: self.points + other.points,
        }
    }

    fn mean(&self) -> Option<BigRational> {
        (self.applicable > 0).then(|| BigRational::new(self.points.into(), self.applicable.into()))
    }

    fn part(&self, mean: Option<&BigRational>, best: Points) -> Part {
        let mean = mean.map(|mean| Mean::of(mean, best));
        Part { criteria: self.criteria, complete: self.complete, applicable: self.applicable, mean }
    }
}

fn mean_of(means: &[BigRational]) -> Option<BigRational> {
    (!means.is_empty()).then(|| means.iter().sum::<BigRational>() / BigInt::from(means.len()))
}

#[cfg(test)]
mod tests;
