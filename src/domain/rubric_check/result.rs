//! What of a rubric's result cannot be: points without a best, a mark that turns back, an outcome that never holds.

use std::collections::BTreeSet;

use super::{Check, Criteria, RubricFaultKind};
use crate::domain::method::{Condition, Factor, Grade, Method, Outcome, Percent, Scoring};
use crate::domain::rubric::{Ambito, Criterion, CriterionCode, RubricParts};
use crate::domain::score::Score;

/// Why an outcome can never hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Never {
    /// One before it holds whatever the answers are; its path.
    AfterOtherwise(String),
    /// Those before it take every case of it.
    Taken,
    /// The lowest that can be had is this, in hundredths of a percent rounded down.
    Lowest(u64),
}

impl Check<'_> {
    /// Points, mark and outcomes of `parts`.
    pub(super) fn result(&mut self, parts: &RubricParts, criteria: &Criteria<'_>) {
        if parts.scoring.method() != Method::Counts && parts.scale.best().is_none_or(|best| best.0 == 0) {
            self.fault("scale", RubricFaultKind::NoBest);
        }
        if let Some(grade) = &parts.grade {
            self.grade(parts, grade);
        }
        for (n, outcome) in parts.outcomes.iter().enumerate() {
            self.outcome(n, outcome, parts, criteria);
        }
    }

    /// What `levels` of a criterion must have so that the method can count it.
    pub(super) fn levels(&mut self, path: &str, criterion: &Criterion, scoring: &Scoring) {
        let counts = |score: Score| self.scale.points(score).is_some() || *scoring == Scoring::Counts;
        let counting = criterion.levels.iter().filter(|level| counts(level.score)).count();
        let path = format!("{path}.levels");
        if counting < 2 {
            self.fault(&path, RubricFaultKind::TooFewLevels(counting));
        }
        for level in criterion.levels.iter().filter(|level| level.own.is_some()) {
            if scoring.method() != Method::Points || self.scale.points(level.score).is_none() {
                self.fault(format_args!("{path}.{}.points", level.score), RubricFaultKind::OwnPoints);
            }
        }
        let best = criterion.all_points(self.scale).max().is_some_and(|best| best.0 > 0);
        if scoring.method() == Method::Points && counting >= 2 && !best {
            self.fault(&path, RubricFaultKind::NoBest);
        }
    }

    fn grade(&mut self, parts: &RubricParts, Grade(points): &Grade) {
        if parts.scoring.method() == Method::Counts {
            self.fault("grade", RubricFaultKind::WithoutPercent);
        }
        let ends = points.first().zip(points.last()).filter(|_| points.len() > 1);
        if ends.is_none_or(|(first, last)| first.percent != Percent(0) || last.percent != Percent::WHOLE) {
            self.fault("grade", RubricFaultKind::GradeEnds);
        }
        let falls = ends.is_some_and(|(first, last)| first.mark > last.mark);
        for (n, pair) in points.windows(2).enumerate() {
            let [one, next] = pair else { continue };
            if one.percent >= next.percent {
                self.fault(format_args!("grade[{}][0]", n + 1), RubricFaultKind::GradeOrder);
            }
            if (one.mark > next.mark) != falls && one.mark != next.mark {
                self.fault(format_args!("grade[{}][1]", n + 1), RubricFaultKind::GradeTurns);
            }
        }
    }

    fn outcome(
        &mut self,
        n: usize,
        outcome: &Outcome<CriterionCode, String>,
        parts: &RubricParts,
        criteria: &Criteria<'_>,
    ) {
        let path = format!("outcomes[{n}]");
        self.text(format_args!("{path}.name"), &outcome.name);
        let before = self.found.len();
        match &outcome.when {
            Condition::Given { criteria: codes, scores } => {
                self.given(&path, codes, scores, criteria);
            }
            Condition::Below(_) => self.needs_percent(&path, parts),
            Condition::AmbitoBelow(code, _) => {
                self.needs_percent(&path, parts);
                if find(parts, code).is_none() {
                    self.fault(format_args!("{path}.if.ambito"), RubricFaultKind::UnknownAmbito(code.clone()));
                }
            }
            Condition::Otherwise => {}
        }
        if self.found.len() == before
            && let Some(never) = never(parts, n, criteria)
        {
            self.fault(&path, RubricFaultKind::NeverHolds(never));
        }
    }

    fn needs_percent(&mut self, path: &str, parts: &RubricParts) {
        if parts.scoring.method() == Method::Counts {
            self.fault(format_args!("{path}.if.below"), RubricFaultKind::WithoutPercent);
        }
    }

    fn given(&mut self, path: &str, codes: &[CriterionCode], scores: &[Score], criteria: &Criteria<'_>) {
        self.not_empty(format_args!("{path}.if.criteria"), codes.len());
        self.not_empty(format_args!("{path}.if.scores"), scores.len());
        for (c, code) in codes.iter().enumerate() {
            if !criteria.contains_key(code) {
                let kind = RubricFaultKind::UnknownCriterion(code.0.clone());
                self.fault(format_args!("{path}.if.criteria[{c}]"), kind);
            }
        }
        for (s, &score) in scores.iter().enumerate() {
            if !codes.iter().filter_map(|code| criteria.get(code)).any(|criterion| criterion.has(score)) {
                self.fault(format_args!("{path}.if.scores[{s}]"), RubricFaultKind::NoSuchScore(score.digit()));
            }
        }
    }
}

fn find<'p>(parts: &'p RubricParts, code: &str) -> Option<&'p Ambito> {
    parts.ambitos.iter().find(|ambito| ambito.code.to_string() == code)
}

/// Why the outcome at `n` can never hold, as far as that can be told.
fn never(parts: &RubricParts, n: usize, criteria: &Criteria<'_>) -> Option<Never> {
    let (before, this) = (&parts.outcomes[..n], &parts.outcomes[n].when);
    if let Some(first) = before.iter().position(|other| other.when == Condition::Otherwise) {
        return Some(Never::AfterOtherwise(format!("outcomes[{first}]")));
    }
    let cases = |when| cases(when, criteria);
    let taken = match this {
        Condition::Given { .. } => {
            let earlier: BTreeSet<_> = before.iter().flat_map(|other| cases(&other.when)).collect();
            cases(this).is_subset(&earlier)
        }
        Condition::Below(percent) => before.iter().any(|other| match &other.when {
            Condition::Below(earlier) => earlier >= percent,
            Condition::Given { .. } | Condition::AmbitoBelow(..) | Condition::Otherwise => false,
        }),
        Condition::AmbitoBelow(code, percent) => before.iter().any(|other| match &other.when {
            Condition::AmbitoBelow(same, earlier) => same == code && earlier >= percent,
            Condition::Given { .. } | Condition::Below(_) | Condition::Otherwise => false,
        }),
        Condition::Otherwise => false,
    };
    if taken {
        return Some(Never::Taken);
    }
    let (among, percent): (Vec<&Ambito>, &Percent) = match this {
        Condition::Below(percent) => (parts.ambitos.iter().collect(), percent),
        Condition::AmbitoBelow(code, percent) => (find(parts, code).into_iter().collect(), percent),
        Condition::Given { .. } | Condition::Otherwise => return None,
    };
    let (points, best) = lowest(parts, &among)?;
    let reached = points * 10_000 < u128::from(percent.0) * best;
    (!reached).then(|| Never::Lowest(u64::try_from(points * 10_000 / best).unwrap_or(u64::MAX)))
}

/// The answers for which a condition about criteria holds.
fn cases<'p>(
    when: &'p Condition<CriterionCode, String>,
    criteria: &Criteria<'_>,
) -> BTreeSet<(&'p CriterionCode, Score)> {
    let Condition::Given { criteria: codes, scores } = when else { return BTreeSet::new() };
    let had = |code: &CriterionCode, score| criteria.get(code).is_some_and(|criterion| criterion.has(score));
    let pairs = codes.iter().flat_map(|code| scores.iter().map(move |&score| (code, score)));
    pairs.filter(|(code, score)| had(code, *score)).collect()
}

/// The lowest share that answers in these ámbitos can come to, as points of best; for means, no answer comes below it.
fn lowest(parts: &RubricParts, among: &[&Ambito]) -> Option<(u128, u128)> {
    let scale = &parts.scale;
    let inside = |ambito: &Ambito| among.iter().any(|one| std::ptr::eq(*one, ambito));
    let all = parts.ambitos.iter().flat_map(|ambito| ambito.criteria().map(move |criterion| (ambito, criterion)));
    let here = all.enumerate().filter(|(_, (ambito, _))| inside(ambito)).map(|(n, (_, criterion))| (n, criterion));
    let factors = match &parts.scoring {
        Scoring::Points(factors) => factors,
        Scoring::Means(..) => {
            let least = here.filter_map(|(_, criterion)| criterion.all_points(scale).min()).min()?;
            return Some((least.0.into(), scale.best().filter(|best| best.0 > 0)?.0.into()));
        }
        Scoring::Counts => return None,
    };
    // What cannot leave the calculation counts in any case; of the rest, what pulls the share down.
    let (mut sum, mut may_leave) = ((0, 0), Vec::new());
    for (n, criterion) in here {
        let factor = u128::from(factors.get(n).copied().unwrap_or(Factor::ONE).0);
        let points = || criterion.all_points(scale);
        let (least, best) = (points().min()?, points().max().filter(|best| best.0 > 0)?);
        let share = (factor * u128::from(least.0), factor * u128::from(best.0));
        if criterion.levels.iter().any(|level| scale.points(level.score).is_none()) {
            may_leave.push(share);
        } else {
            sum = (sum.0 + share.0, sum.1 + share.1);
        }
    }
    may_leave.sort_by_key(|(least, best)| least * 1_000_000 / best);
    for (least, best) in may_leave {
        if sum.1 == 0 || least * sum.1 < sum.0 * best {
            sum = (sum.0 + least, sum.1 + best);
        }
    }
    (sum.1 > 0).then_some(sum)
}
