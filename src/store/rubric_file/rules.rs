//! The rules of a rubric file: when a 0 comes about, and which answers contradict each other. With placeholders where
//! the file is at fault, as in [`super::parts`].

use super::fields::{list, text};
use super::keys::{contradiction, counter, rubric, side, zero};
use super::parts::{any_score, placeholder};
use crate::domain::bands::CounterNames;
use crate::domain::contradiction::{Contradiction, Side};
use crate::domain::roll::Group;
use crate::domain::rubric::{CriterionCode, ZeroCase};
use crate::domain::sample::Population;
use crate::store::located::{Fields, Value};

/// A part of the sample by its name.
pub(super) fn population(value: &Value<'_, '_>) -> Option<Population> {
    let known = [
        ("reviewed", Population::Reviewed),
        ("judicialised", Population::Judicialised),
        ("not_judicialised", Population::NotJudicialised),
        ("closed", Population::Closed),
    ];
    value.one_of(&known)
}

/// A group of cases by its name.
pub(super) fn group(value: &Value<'_, '_>) -> Option<Group> {
    let known = [
        ("judicialised", Group::Judicialised),
        ("not_judicialised", Group::NotJudicialised),
        ("current", Group::Current),
        ("closed", Group::Closed),
    ];
    value.one_of(&known)
}

/// The cases of a number of the sample: what a file of an earlier program says of no other.
pub(super) fn group_of(population: Population) -> Option<Group> {
    match population {
        Population::Reviewed => None,
        Population::Judicialised => Some(Group::Judicialised),
        Population::NotJudicialised => Some(Group::NotJudicialised),
        Population::Closed => Some(Group::Closed),
    }
}

/// What the two numbers of a counter are.
pub(super) fn names(value: &Value<'_, '_>) -> Option<CounterNames> {
    let mut fields = value.object()?;
    let (meeting, reviewed) = (text(&mut fields, counter::MEETING), text(&mut fields, counter::REVIEWED));
    fields.finish();
    Some(CounterNames { meeting, reviewed })
}

/// How a 0 of a criterion comes about.
pub(super) fn zero(value: &Value<'_, '_>) -> Option<ZeroCase> {
    let mut fields = value.object()?;
    let when_none = fields.optional(zero::WHEN_NONE).and_then(|value| population(&value));
    let reason = text(&mut fields, zero::REASON);
    fields.finish();
    Some(ZeroCase { when_none, reason })
}

/// The contradictions, none where the file has no such key.
pub(super) fn contradictions(top: &mut Fields<'_, '_>) -> Vec<Contradiction<CriterionCode>> {
    let items = top.optional(rubric::CONTRADICTIONS).and_then(|value| value.array()).unwrap_or_default();
    items.iter().map(contradiction).collect()
}

fn contradiction(value: &Value<'_, '_>) -> Contradiction<CriterionCode> {
    let mut read = Contradiction { one: no_side(), other: no_side(), reason: String::new() };
    let Some(mut fields) = value.object() else { return read };
    read.one = side(&mut fields, contradiction::ONE);
    read.other = side(&mut fields, contradiction::OTHER);
    read.reason = text(&mut fields, contradiction::REASON);
    fields.finish();
    read
}

fn no_side() -> Side<CriterionCode> {
    Side { criterion: CriterionCode(String::new()), scores: Vec::new() }
}

fn side(fields: &mut Fields<'_, '_>, key: &'static str) -> Side<CriterionCode> {
    let mut side = no_side();
    let Some(mut fields) = fields.required(key).and_then(|value| value.object()) else { return side };
    side.criterion = CriterionCode(text(&mut fields, side::CRITERION));
    side.scores = list(&mut fields, side::SCORES, |value| any_score(value).unwrap_or(placeholder()));
    fields.finish();
    side
}

#[cfg(test)]
mod tests;
