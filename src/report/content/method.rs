//! How the result comes about, told so that a reader can compute it again: points of the levels, weights of the criteria,
//! the line of the marks, and by which rule the result has its name.

use crate::domain::method::{Condition, Factor, Grade, Method, Outcome};
use crate::domain::rubric::{Criterion, Rubric};
use crate::domain::score::{Points, Score};
use crate::report::text::Door;
use crate::wording::report::method as words;

/// A sentence each.
pub(super) fn told(rubric: &Rubric, door: &mut Door) -> Vec<String> {
    let mut told = Vec::new();
    if rubric.method() != Method::Counts {
        let scale = rubric.scale();
        let counting = scale.scores().filter_map(|score| Some((score, scale.points(score)?)));
        let levels: Vec<_> = counting.map(|(score, points)| words::level(&name(rubric, score, door), points)).collect();
        let own = rubric.indices().any(|ix| rubric.criterion(ix).levels.iter().any(|level| level.own.is_some()));
        told.push(words::points_per_level(&levels, own));
    }
    told.extend(factors(rubric, door));
    told.extend(rubric.grade().map(|Grade(points)| words::grade_line(points)));
    let names: Vec<_> = rubric.outcomes().iter().map(|outcome| rule(rubric, outcome, door)).collect();
    told.extend((!names.is_empty()).then(|| words::named_by(&names)));
    told
}

fn name(rubric: &Rubric, score: Score, door: &mut Door) -> String {
    door.line(rubric.scale().name(score))
}

/// The weights of the criteria that count otherwise than once, those of one weight together.
fn factors(rubric: &Rubric, door: &mut Door) -> Option<String> {
    let mut by_factor: Vec<(Factor, Vec<String>)> = Vec::new();
    let mut once = false;
    for ix in rubric.indices() {
        match rubric.scoring().factor(ix)? {
            Factor::ONE => once = true,
            factor => {
                let code = door.line(&rubric.criterion(ix).code.0);
                match by_factor.iter_mut().find(|(known, _)| *known == factor) {
                    Some((_, codes)) => codes.push(code),
                    None => by_factor.push((factor, vec![code])),
                }
            }
        }
    }
    by_factor.sort_by_key(|(factor, _)| std::cmp::Reverse(*factor));
    (!by_factor.is_empty()).then(|| words::factors(&by_factor, once))
}

fn rule(rubric: &Rubric, outcome: &Outcome, door: &mut Door) -> String {
    let when = match &outcome.when {
        Condition::Given { criteria, scores } => {
            let codes: Vec<_> = criteria.iter().map(|&ix| door.line(&rubric.criterion(ix).code.0)).collect();
            let codes = if codes.len() == rubric.len() { Vec::new() } else { codes };
            let names: Vec<_> = scores.iter().map(|&score| name(rubric, score, door)).collect();
            words::given(&codes, &names)
        }
        Condition::Below(percent) => words::below(None, *percent),
        Condition::AmbitoBelow(at, percent) => {
            let code = rubric.ambitos().get(*at).map(|ambito| door.line(&ambito.code.to_string()));
            words::below(code.as_deref(), *percent)
        }
        Condition::Otherwise => words::OTHERWISE.to_owned(),
    };
    words::rule(&door.line(&outcome.name), &when)
}

/// What counts of an answer, in words: where criteria have weights of their own always, otherwise where it is not the
/// digit that stands beside it.
pub(super) fn valued(rubric: &Rubric, criterion: &Criterion, factor: Option<Factor>, score: Score) -> Option<String> {
    let points = criterion.points(rubric.scale(), score)?;
    match (rubric.method(), factor) {
        (Method::Points, factor) => {
            let best = criterion.all_points(rubric.scale()).max()?;
            let factor = factor.filter(|factor| *factor != Factor::ONE);
            Some(words::of_best(points, best, factor))
        }
        (Method::MeanOfCriteria | Method::MeanOfDimensions, _) => {
            let is_digit = rubric.scale().mark(score).is_none() && points == Points::whole(score.digit());
            (!is_digit).then(|| words::points(points))
        }
        (Method::Counts, _) => None,
    }
}
