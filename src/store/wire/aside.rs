//! What a session holds beside its answers, from its JSON: the sheet, the cases, the marks, the dismissed notices.

use std::borrow::Cow;

use super::keys::{case, failing, listed};
use super::read::by_criterion;
use super::words::{COURTS, STAYS, TICKS};
use crate::domain::roll::{Attribute, Court, Roll, Stay};
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::sample::{MAX_CODE_CHARS, MAX_CODES};
use crate::domain::session::{Change, MAX_DISMISSED, MAX_KEY_CHARS, MAX_NOTE_CHARS, MAX_REASON_CHARS};
use crate::domain::sheet::{MAX_TICKS, Page, Tick};
use crate::store::located::{Kind, Value};
use crate::store::wrong::OfSession;

/// What stands at each criterion that is counted and at each code, as `read` takes it; what stands elsewhere is a fault.
fn each_cell(
    value: &Value<'_, '_>,
    rubric: &Rubric,
    read: impl Fn(CriterionIx, &str, &Value<'_, '_>) -> Vec<Change>,
) -> Vec<Change> {
    let (mut all, mut cells) = (Vec::new(), 0);
    for (ix, column) in by_criterion(value, rubric).into_iter().flatten() {
        if Page::of(rubric.criterion(ix)).is_none() {
            column.fault(OfSession::NotCounted(rubric.criterion(ix).code.0.clone()));
            continue;
        }
        for (code, value) in column.object().into_iter().flat_map(|column| column.into_entries()) {
            if code.chars().count() > MAX_CODE_CHARS {
                value.fault(OfSession::LongKey(MAX_CODE_CHARS));
                continue;
            }
            all.extend(read(ix, &code, &value));
            cells += 1;
        }
    }
    if cells > MAX_TICKS {
        value.fault(OfSession::TooMany(MAX_TICKS));
        all.clear();
    }
    all
}

/// The ticks, by criterion and code. One that fails may have its reason with it.
pub(super) fn sheet(value: &Value<'_, '_>, rubric: &Rubric) -> Vec<Change> {
    each_cell(value, rubric, |ix, code, value| {
        let ticked = |tick| Change::Tick(ix, code.to_owned(), Some(tick));
        if value.kind() != Kind::Object {
            let tick = value.one_of(TICKS);
            return tick.map(ticked).into_iter().collect();
        }
        let Some(mut fields) = value.object() else { return Vec::new() };
        let why = fields.required(failing::FAILS).and_then(|why| why.text(MAX_REASON_CHARS));
        fields.finish();
        let reason = |why: Cow<'_, str>| Change::Reason(ix, code.to_owned(), why.into_owned());
        std::iter::once(ticked(Tick::Fails)).chain(why.map(reason)).collect()
    })
}

/// Why something fails, by criterion and code.
pub(super) fn reasons(value: &Value<'_, '_>, rubric: &Rubric) -> Vec<Change> {
    each_cell(value, rubric, |ix, code, value| {
        let why = value.text(MAX_REASON_CHARS);
        why.map(|why| Change::Reason(ix, code.to_owned(), why.into_owned())).into_iter().collect()
    })
}

/// A code of the sample.
pub(super) fn code(value: &Value<'_, '_>) -> Option<String> {
    value.text(MAX_CODE_CHARS).map(Cow::into_owned)
}

/// The code of a case; what is said beside it goes into `roll`.
pub(super) fn listed_case(value: &Value<'_, '_>, roll: &mut Roll) -> Option<String> {
    if value.kind() != Kind::Object {
        return code(value);
    }
    let mut fields = value.object()?;
    let code = fields.required(listed::CODE).and_then(|value| code(&value));
    let judicialised = fields.optional(listed::JUDICIALISED).and_then(|value| value.flag());
    let in_force = fields.optional(listed::IN_FORCE).and_then(|value| value.flag());
    fields.finish();
    let code = code?;
    if let Some(is_so) = judicialised {
        let court = if is_so { Court::Judicialised } else { Court::NotJudicialised };
        roll.set(code.clone(), Attribute::Court(Some(court)));
    }
    if let Some(is_so) = in_force {
        roll.set(code.clone(), Attribute::Stay(Some(if is_so { Stay::Current } else { Stay::Closed })));
    }
    Some(code)
}

/// What is known of the cases, by code.
pub(super) fn cases(value: &Value<'_, '_>) -> Roll {
    let mut roll = Roll::default();
    let mut count = 0;
    for (code, value) in value.object().into_iter().flat_map(|fields| fields.into_entries()) {
        if code.chars().count() > MAX_CODE_CHARS {
            value.fault(OfSession::LongKey(MAX_CODE_CHARS));
            continue;
        }
        let Some(mut fields) = value.object() else { continue };
        let court = fields.optional(case::COURT).and_then(|value| value.one_of(COURTS));
        let stay = fields.optional(case::STAY).and_then(|value| value.one_of(STAYS));
        fields.finish();
        for attribute in [Attribute::Court(court), Attribute::Stay(stay)] {
            roll.set(code.to_string(), attribute);
        }
        count += 1;
    }
    if count > MAX_CODES {
        value.fault(OfSession::TooManyCodes(count, MAX_CODES));
    }
    roll
}

/// The private notes, by criterion.
pub(super) fn marks(value: &Value<'_, '_>, rubric: &Rubric) -> Vec<Change> {
    let entries = by_criterion(value, rubric).into_iter().flatten();
    entries.filter_map(|(ix, value)| Some(Change::Mark(ix, Some(value.text(MAX_NOTE_CHARS)?.into_owned())))).collect()
}

/// Why each notice was dismissed, by its key.
pub(super) fn dismissed(value: &Value<'_, '_>) -> Vec<Change> {
    let mut all = Vec::new();
    for (key, value) in value.object().into_iter().flat_map(|fields| fields.into_entries()) {
        if key.chars().count() > MAX_KEY_CHARS {
            value.fault(OfSession::LongKey(MAX_KEY_CHARS));
            continue;
        }
        let why = value.text(MAX_NOTE_CHARS);
        all.extend(why.map(|why| Change::Dismissal(key.into_owned(), Some(why.into_owned()))));
    }
    if all.len() > MAX_DISMISSED {
        value.fault(OfSession::TooMany(MAX_DISMISSED));
        all.clear();
    }
    all
}
