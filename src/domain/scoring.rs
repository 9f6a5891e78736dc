//! The summary, over verdicts only, in exact fractions: by weighted means, by points, or counts alone.
//!
//! A score without points leaves the calculation (a 0 of the OPD's rubric); a criterion without a verdict is not a 0 but
//! pending. Where there are means, an ámbito in which nothing counts gives its weight to the others in proportion. Numbers
//! are rounded half up only when shown; the mark and the name of the result are found before.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::method::{Condition, Factor, Grade, MeanOf, Method, Outcome, Percent, Scoring};
use super::rubric::{Criterion, CriterionIx, Rubric};
use super::score::{Points, Scale, Score};
use super::session::{Gap, Session};
pub use super::units::{Hundredths, Tenths};

/// What a share is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// A mean of points.
    Mean(Hundredths),
    /// A sum of points and the most that could be had.
    Points {
        /// The sum.
        points: Hundredths,
        /// The most.
        best: Hundredths,
    },
}

/// What was achieved, and the same as a share of the most that could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// In points.
    pub figure: Figure,
    /// Up to 100,00 percent.
    pub percent: Hundredths,
}

/// How a part of the rubric stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Criteria in it.
    pub criteria: usize,
    /// Criteria with a verdict.
    pub complete: usize,
    /// Criteria that count: a verdict whose score has points; where there is no result, any verdict.
    pub applicable: usize,
    /// What was achieved, if anything counts and the method has a result.
    pub measure: Option<Measure>,
}

impl Part {
    /// Everything was answered, and nothing counts: *sin evaluar*. While something is open it is *pendiente*.
    pub(crate) fn is_unevaluated(&self) -> bool {
        self.applicable == 0 && self.complete == self.criteria
    }

    /// The share, if anything counts.
    pub(crate) fn percent(&self) -> Option<Hundredths> {
        self.measure.map(|measure| measure.percent)
    }

    /// The mean, where it is one.
    pub(crate) fn mean(&self) -> Option<Hundredths> {
        match self.measure?.figure {
            Figure::Mean(mean) => Some(mean),
            Figure::Points { .. } => None,
        }
    }

    /// Points and the most that could be had, where they are summed.
    pub(crate) fn points(&self) -> Option<(Hundredths, Hundredths)> {
        match self.measure?.figure {
            Figure::Mean(_) => None,
            Figure::Points { points, best } => Some((points, best)),
        }
    }
}

/// An ámbito in the summary; positions are those of the rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmbitoSummary {
    /// The ámbito as a whole.
    pub part: Part,
    /// Weight in effect in percent; absent where nothing counts or ámbitos have no weights.
    pub effective_weight: Option<Hundredths>,
    /// Points it adds to the total, in percent; absent likewise.
    pub contribution: Option<Hundredths>,
    /// Its dimensions in order.
    pub dimensions: Vec<Part>,
}

/// The summary of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// How it was computed.
    pub method: Method,
    /// The whole rubric: criteria, how many are complete and count, and the total.
    pub total: Part,
    /// The mark, where the rubric has marks and anything counts.
    pub grade: Option<Tenths>,
    /// What the result is called; only once nothing is pending, since an answer may change it.
    pub outcome: Option<String>,
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
        let ambitos = weighed.iter().map(|ambito| ambito.summary(&in_effect)).collect();
        let count = |score| (score, scores.iter().filter(|given| **given == Some(score)).count());
        let counts = rubric.scale().scores().map(count).collect();
        let (total, exact) = whole(&weighed);
        let pending = session.pending();
        let share = exact.as_ref().map(Exact::share);
        let grade = rubric.grade().zip(share.as_ref()).map(|(grade, share)| mark(grade, share));
        let holds = |outcome: &&Outcome| holds(&outcome.when, &scores, share.as_ref(), &weighed);
        let outcome = rubric.outcomes().iter().find(holds).filter(|_| pending.is_empty());
        let outcome = outcome.map(|outcome| outcome.name.clone());
        Self { method: rubric.method(), total, grade, outcome, counts, ambitos, pending }
    }
}

/// The total alone, from the score of each verdict in the rubric's order; what a list of many sessions needs.
pub(crate) fn total(rubric: &Rubric, scores: impl Iterator<Item = Option<Score>>) -> Part {
    whole(&weigh(rubric, scores)).0
}

/// What was achieved, before rounding.
enum Exact {
    /// A mean, and the most that a score has, in hundredths of points.
    Mean(BigRational, Points),
    /// A sum and the most that could be had, in ten-thousandths of points.
    Points(u64, u64),
}

impl Exact {
    /// From 0 to 1.
    fn share(&self) -> BigRational {
        match self {
            Self::Mean(mean, Points(best)) => mean / BigInt::from((*best).max(1)),
            Self::Points(points, best) => BigRational::new((*points).into(), (*best).max(1).into()),
        }
    }

    fn measure(&self) -> Measure {
        let figure = match self {
            Self::Mean(mean, _) => Figure::Mean(Hundredths::round(&(mean / BigInt::from(100)))),
            Self::Points(points, best) => {
                let shown = |sum: u64| Hundredths::round(&BigRational::new(BigInt::from(sum), BigInt::from(10_000)));
                Figure::Points { points: shown(*points), best: shown(*best) }
            }
        };
        Measure { figure, percent: Hundredths::round(&(self.share() * BigInt::from(100))) }
    }
}

/// The mark that a share gives.
fn mark(Grade(points): &Grade, share: &BigRational) -> Tenths {
    let at = share * BigInt::from(Percent::WHOLE.0);
    let exact = |number: u32| BigRational::from(BigInt::from(number));
    let reached = points.windows(2).find_map(|pair| {
        let [one, next] = pair else { return None };
        let (from, to) = (exact(one.percent.0), exact(next.percent.0));
        let rise = exact(next.mark) - exact(one.mark);
        (at <= to).then(|| exact(one.mark) + rise * (&at - &from) / (to - &from))
    });
    let last = points.last().map_or(0, |point| point.mark);
    Tenths::round(&(reached.unwrap_or_else(|| exact(last)) / BigInt::from(100)))
}

fn holds(when: &Condition, scores: &[Option<Score>], total: Option<&BigRational>, weighed: &[Weighed]) -> bool {
    let below = |share: Option<&BigRational>, percent: &Percent| {
        share.is_some_and(|share| share * BigInt::from(Percent::WHOLE.0) < BigRational::from(BigInt::from(percent.0)))
    };
    match when {
        Condition::Given { criteria, scores: these } => {
            let given = |ix: &CriterionIx| scores.get(ix.index()).copied().flatten();
            criteria.iter().filter_map(given).any(|score| these.contains(&score))
        }
        Condition::Below(percent) => below(total, percent),
        Condition::AmbitoBelow(ambito, percent) => {
            let share = weighed.get(*ambito).and_then(|ambito| ambito.exact.as_ref()).map(Exact::share);
            below(share.as_ref(), percent)
        }
        Condition::Otherwise => true,
    }
}

/// An ámbito before rounding.
struct Weighed {
    /// Nothing where ámbitos have no weights.
    weight: Option<BigRational>,
    tally: Tally,
    exact: Option<Exact>,
    dimensions: Vec<Part>,
}

impl Weighed {
    fn summary(&self, in_effect: &BigRational) -> AmbitoSummary {
        let share = self.weight.as_ref().zip(self.exact.as_ref()).map(|(weight, exact)| (weight / in_effect, exact));
        let percent = |share: BigRational| Hundredths::round(&(share * BigInt::from(100)));
        AmbitoSummary {
            part: self.tally.part(self.exact.as_ref()),
            effective_weight: share.as_ref().map(|(share, _)| percent(share.clone())),
            contribution: share.as_ref().map(|(share, exact)| percent(share * exact.share())),
            dimensions: self.dimensions.clone(),
        }
    }
}

/// Every ámbito with what was achieved in it.
fn weigh(rubric: &Rubric, scores: impl Iterator<Item = Option<Score>>) -> Vec<Weighed> {
    let mut given = Given { rubric, at: 0, scores };
    let best = rubric.scale().best().unwrap_or(Points(0));
    let mut weighed = Vec::new();
    for (a, ambito) in rubric.ambitos().iter().enumerate() {
        let dimensions: Vec<Tally> =
            ambito.dimensions.iter().map(|dimension| given.over(&dimension.criteria)).collect();
        let tally = dimensions.iter().fold(Tally::default(), |sum, part| sum.plus(part));
        let exact = match rubric.scoring() {
            Scoring::Means(MeanOf::Criteria, _) => tally.mean().map(|mean| Exact::Mean(mean, best)),
            Scoring::Means(MeanOf::Dimensions, _) => {
                let means: Vec<_> = dimensions.iter().filter_map(Tally::mean).collect();
                mean_of(&means).map(|mean| Exact::Mean(mean, best))
            }
            Scoring::Points(_) => tally.sum(),
            Scoring::Counts => None,
        };
        let dimensions = dimensions.iter().map(|tally| {
            let exact = match rubric.scoring() {
                Scoring::Means(..) => tally.mean().map(|mean| Exact::Mean(mean, best)),
                Scoring::Points(_) => tally.sum(),
                Scoring::Counts => None,
            };
            tally.part(exact.as_ref())
        });
        let weight = rubric.weight(a).map(|weight| BigRational::from(BigInt::from(weight.0)));
        weighed.push(Weighed { weight, tally, exact, dimensions: dimensions.collect() });
    }
    weighed
}

/// The weights of the ámbitos in which something counts.
fn weight_in_effect(weighed: &[Weighed]) -> BigRational {
    weighed.iter().filter(|ambito| ambito.exact.is_some()).filter_map(|ambito| ambito.weight.as_ref()).sum()
}

fn whole(weighed: &[Weighed]) -> (Part, Option<Exact>) {
    let tally = weighed.iter().fold(Tally::default(), |sum, ambito| sum.plus(&ambito.tally));
    let in_effect = weight_in_effect(weighed);
    let (mut sum, mut means) = (BigRational::from(BigInt::from(0)), None);
    for ambito in weighed {
        if let (Some(weight), Some(Exact::Mean(mean, best))) = (&ambito.weight, &ambito.exact) {
            sum += mean * weight;
            means = Some(*best);
        }
    }
    let summed = weighed.iter().any(|ambito| matches!(ambito.exact, Some(Exact::Points(..))));
    let exact = match means {
        Some(best) => Some(Exact::Mean(sum / in_effect, best)),
        None => tally.sum().filter(|_| summed),
    };
    (tally.part(exact.as_ref()), exact)
}

/// The scores in the rubric's order, and how far they were gone through.
struct Given<'r, I> {
    rubric: &'r Rubric,
    at: usize,
    scores: I,
}

impl<I: Iterator<Item = Option<Score>>> Given<'_, I> {
    fn over(&mut self, criteria: &[Criterion]) -> Tally {
        let mut tally = Tally::default();
        for (criterion, score) in criteria.iter().zip(self.scores.by_ref()) {
            tally.add(criterion, score, self.rubric.scale(), self.rubric.scoring(), self.at);
            self.at += 1;
        }
        tally
    }
}

/// Sums of whole numbers; a fraction is made of them only at the end.
#[derive(Default)]
struct Tally {
    criteria: usize,
    complete: usize,
    applicable: usize,
    /// In hundredths for means, in ten-thousandths where they are multiplied by factors.
    points: u64,
    /// The most that could be had, likewise.
    best: u64,
}

impl Tally {
    fn add(&mut self, criterion: &Criterion, score: Option<Score>, scale: &Scale, scoring: &Scoring, at: usize) {
        self.criteria += 1;
        let Some(score) = score else { return };
        self.complete += 1;
        let factor = match scoring {
            Scoring::Means(..) => 1,
            Scoring::Points(factors) => u64::from(factors.get(at).copied().unwrap_or(Factor::ONE).0),
            Scoring::Counts => return self.applicable += 1,
        };
        if let Some(Points(points)) = criterion.points(scale, score) {
            self.applicable += 1;
            self.points += factor * u64::from(points);
            self.best += factor * u64::from(criterion.all_points(scale).max().map_or(0, |best| best.0));
        }
    }

    fn plus(&self, other: &Self) -> Self {
        Self {
            criteria: self.criteria + other.criteria,
            complete: self.complete + other.complete,
            applicable: self.applicable + other.applicable,
            points: self.points + other.points,
            best: self.best + other.best,
        }
    }

    fn mean(&self) -> Option<BigRational> {
        (self.applicable > 0).then(|| BigRational::new(self.points.into(), self.applicable.into()))
    }

    fn sum(&self) -> Option<Exact> {
        (self.best > 0).then_some(Exact::Points(self.points, self.best))
    }

    fn part(&self, exact: Option<&Exact>) -> Part {
        let measure = exact.map(Exact::measure);
        Part { criteria: self.criteria, complete: self.complete, applicable: self.applicable, measure }
    }
}

fn mean_of(means: &[BigRational]) -> Option<BigRational> {
    (!means.is_empty()).then(|| means.iter().sum::<BigRational>() / BigInt::from(means.len()))
}

#[cfg(test)]
mod tests;
