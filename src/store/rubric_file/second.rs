//! What version 2 of a rubric file has otherwise: its scale, levels by score, codes, weights of criteria.

use std::collections::BTreeSet;

use super::fields::text;
use super::keys::{ambito, criterion, entry, level, rubric};
use super::parts::{any_score, decimal, kind, placeholder};
use crate::domain::method::{Factor, Method};
use crate::domain::rubric::{AmbitoCode, Level};
use crate::domain::score::{Demands, MAX_POINTS, Points, Scale, ScaleEntry, Score};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind};
use crate::store::located::{Fields, Value};
use crate::store::wrong::OfRubric;

/// Least and most scores of a scale.
const SCORES: std::ops::RangeInclusive<usize> = 2..=10;

/// The scale, in the order of the file.
pub(super) fn scale(top: &mut Fields<'_, '_>) -> Scale {
    let Some(value) = top.required(rubric::SCALE) else { return Scale(Vec::new()) };
    let Some(items) = value.array() else { return Scale(Vec::new()) };
    if !SCORES.contains(&items.len()) {
        value.fault(OfRubric::ScaleSize(items.len()));
    }
    let mut seen = BTreeSet::new();
    Scale(items.iter().map(|item| entry(item, &mut seen)).collect())
}

fn entry(value: &Value<'_, '_>, seen: &mut BTreeSet<Score>) -> ScaleEntry {
    // The placeholder of what is at fault has a name, so that it is not told again as blank.
    let demands = Demands::One(TextKind::Observacion);
    let mut entry = ScaleEntry { score: placeholder(), name: "?".into(), mark: None, points: None, demands };
    let Some(mut fields) = value.object() else { return entry };
    let score = fields.required(entry::SCORE).and_then(|value| any_score(&value));
    entry.name = text(&mut fields, entry::NAME);
    entry.mark = fields.optional_text(entry::MARK, MAX_TEXT_CHARS);
    entry.points = fields.optional(entry::POINTS).and_then(|value| points(&value));
    entry.demands = fields.required(entry::DEMANDS).and_then(|value| demands_of(&value)).unwrap_or(demands);
    fields.finish();
    if let Some(score) = score {
        entry.score = score;
        if !seen.insert(score) {
            value.fault(OfRubric::ScaleTwice(score.digit()));
        }
    }
    entry
}

fn demands_of(value: &Value<'_, '_>) -> Option<Demands> {
    let items = value.array()?;
    if items.len() > TextKind::ALL.len() {
        value.fault(OfRubric::TooManyDemands(items.len()));
        return None;
    }
    let kinds: Vec<Option<TextKind>> = items.iter().map(kind).collect();
    let kinds: Vec<TextKind> = kinds.into_iter().collect::<Option<_>>()?;
    let demands = Demands::of(&kinds);
    if demands.is_none() {
        value.fault(OfRubric::DemandTwice);
    }
    demands
}

fn points(value: &Value<'_, '_>) -> Option<Points> {
    decimal(value, MAX_POINTS.0, OfRubric::Points).map(Points)
}

/// Number or code of an ámbito, one of them.
pub(super) fn ambito_code(fields: &mut Fields<'_, '_>, ambito: &Value<'_, '_>) -> AmbitoCode {
    match (fields.optional(ambito::NUMBER), fields.optional(ambito::CODE)) {
        (Some(number), None) => {
            let number = number.whole(u32::MAX.into()).and_then(|number| u32::try_from(number).ok());
            AmbitoCode::Number(number.unwrap_or(0))
        }
        (None, Some(code)) => AmbitoCode::Code(code.text(MAX_TEXT_CHARS).unwrap_or_default().into_owned()),
        (Some(_), Some(_)) | (None, None) => {
            ambito.fault(OfRubric::NumberOrCode);
            AmbitoCode::Number(0)
        }
    }
}

/// The weight of a criterion.
pub(super) fn factor(fields: &mut Fields<'_, '_>, method: Option<Method>) -> Factor {
    let Some(value) = fields.optional(criterion::WEIGHT) else { return Factor::ONE };
    if matches!(method, Some(Method::MeanOfCriteria | Method::MeanOfDimensions | Method::Counts)) {
        value.fault(OfRubric::CriterionWeight);
        return Factor::ONE;
    }
    let factor = decimal(&value, MAX_POINTS.0, OfRubric::Factor);
    if factor == Some(0) {
        value.fault(OfRubric::Factor(value.written().to_owned()));
    }
    factor.map_or(Factor::ONE, Factor)
}

/// The levels of a criterion: those that the file names, those that count first, and each score without points that it
/// does not take away with null.
pub(super) fn levels(fields: Fields<'_, '_>, scale: &Scale, scale_known: bool) -> Vec<Level> {
    let (mut read, mut named): (Vec<Level>, BTreeSet<Score>) = (Vec::new(), BTreeSet::new());
    for (key, value) in fields.into_entries() {
        let digit = key.parse().ok().filter(|_| key.len() == 1).and_then(Score::from_digit);
        let known = digit.filter(|&digit| scale.scores().any(|score| score == digit));
        let Some(score) = known else {
            // Of a scale that could not be read nothing is known.
            if scale_known {
                let has = scale.digits().iter().map(Score::to_string).collect();
                value.fault(OfRubric::UnknownLevel(key.into_owned(), has));
            }
            continue;
        };
        named.insert(score);
        if !value.is_null() {
            read.push(level(&value, score));
        }
    }
    let unnamed = scale.scores().filter(|score| scale.points(*score).is_none() && !named.contains(score));
    read.extend(unnamed.map(|score| Level { score, words: None, own: None }));
    read.sort_by_key(|level| (scale.points(level.score).is_none(), level.score));
    read
}

/// A text, or a text and its own points.
fn level(value: &Value<'_, '_>, score: Score) -> Level {
    if !value.written().starts_with('{') {
        let words = value.text(MAX_TEXT_CHARS).unwrap_or_default().into_owned();
        return Level { score, words: Some(words), own: None };
    }
    let mut level = Level { score, words: None, own: None };
    let Some(mut fields) = value.object() else { return level };
    level.words = Some(text(&mut fields, level::TEXT));
    level.own = fields.required(level::POINTS).and_then(|value| points(&value));
    fields.finish();
    level
}
