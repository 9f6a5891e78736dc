//! How a rubric file says that answers become a result: method, marks, names of the result.

use super::fields::{list, text};
use super::keys::{condition, outcome, rubric, scoring};
use super::parts::{Version, any_score, decimal, placeholder};
use crate::domain::canonical::words::METHODS;
use crate::domain::method::{Condition, Grade, GradePoint, Method, Outcome, Percent};
use crate::domain::rubric::CriterionCode;
use crate::domain::score::MAX_POINTS;
use crate::domain::text::MAX_TEXT_CHARS;
use crate::store::located::{Fields, Value};
use crate::store::wrong::OfRubric;

/// The method.
pub(super) fn method(value: &Value<'_, '_>, version: Version) -> Option<Method> {
    let mut fields = value.object()?;
    let known = match version {
        Version::First => &METHODS[..2],
        Version::Second => METHODS,
    };
    let method = fields.required(scoring::METHOD).and_then(|value| value.one_of(known));
    fields.finish();
    method
}

/// The marks, where the file has some.
pub(super) fn grade(top: &mut Fields<'_, '_>) -> Option<Grade> {
    let items = top.optional(rubric::GRADE)?.array()?;
    Some(Grade(items.iter().map(grade_point).collect()))
}

fn grade_point(value: &Value<'_, '_>) -> GradePoint {
    let mut point = GradePoint { percent: Percent(0), mark: 0 };
    match value.array().as_deref() {
        Some([percentage, mark]) => {
            point.percent = percent(percentage).unwrap_or(point.percent);
            point.mark = decimal(mark, MAX_POINTS.0, OfRubric::Points).unwrap_or(point.mark);
        }
        Some(_) => value.fault(OfRubric::GradePoint),
        None => {}
    }
    point
}

fn percent(value: &Value<'_, '_>) -> Option<Percent> {
    decimal(value, Percent::WHOLE.0, OfRubric::Percent).map(Percent)
}

/// The names of the result, none where the file has no such key.
pub(super) fn outcomes(top: &mut Fields<'_, '_>) -> Vec<Outcome<CriterionCode, String>> {
    let items = top.optional(rubric::OUTCOMES).and_then(|value| value.array()).unwrap_or_default();
    items.iter().map(outcome).collect()
}

fn outcome(value: &Value<'_, '_>) -> Outcome<CriterionCode, String> {
    let mut outcome = Outcome { name: "?".into(), when: Condition::Otherwise };
    let Some(mut fields) = value.object() else { return outcome };
    outcome.name = text(&mut fields, outcome::NAME);
    if let Some(value) = fields.optional(outcome::IF) {
        outcome.when = condition(&value).unwrap_or(Condition::Otherwise);
    }
    fields.finish();
    outcome
}

/// One of three: some of these criteria have one of these scores, the total is below, an ámbito is below.
fn condition(value: &Value<'_, '_>) -> Option<Condition<CriterionCode, String>> {
    let mut fields = value.object()?;
    let below = fields.optional(condition::BELOW);
    let ambito = fields.optional(condition::AMBITO);
    let (criteria, scores) = (fields.optional(condition::CRITERIA), fields.optional(condition::SCORES));
    let condition = match (below, ambito, criteria.is_some() || scores.is_some()) {
        (Some(below), None, false) => percent(&below).map(Condition::Below),
        (Some(below), Some(ambito), false) => {
            let (code, below) = (ambito.text(MAX_TEXT_CHARS), percent(&below));
            code.zip(below).map(|(code, below)| Condition::AmbitoBelow(code.into_owned(), below))
        }
        (None, None, true) => {
            let code = |value: &Value<'_, '_>| CriterionCode(value.text(MAX_TEXT_CHARS).unwrap_or_default().into());
            let criteria = list(&mut fields, condition::CRITERIA, code);
            let scores = list(&mut fields, condition::SCORES, |value| any_score(value).unwrap_or(placeholder()));
            Some(Condition::Given { criteria, scores })
        }
        (None, Some(_), _) | (None, None, false) | (Some(_), _, true) => {
            value.fault(OfRubric::Condition);
            None
        }
    };
    fields.finish();
    condition
}
