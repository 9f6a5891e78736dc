//! What a session holds to be handed in beside its answers: conclusions, words for the public, who signs, and what was done
//! with it as a whole; written and read. All of it is left out while it is empty.

use serde::Serialize;
use serde::ser::SerializeMap;

use super::read::{one_of, text, timestamp};
use super::words::meaning_word;
use crate::domain::canonical::moment;
use crate::domain::conclusions::{ConclusionIx, MAX_PUBLIC_CHARS, MAX_SIGNATORIES, SignatoryField};
use crate::domain::identification::MAX_FIELD_CHARS;
use crate::domain::rubric::Rubric;
use crate::domain::seal::Seal;
use crate::domain::session::{
    Change, Closing, Deed, MAX_NOTE_CHARS, Meaning, PublicIx, Reopening, Session, Status, agree, replay,
};
use crate::domain::text::MAX_TEXT_CHARS;
use crate::store::located::Value;
use crate::store::wrong::OfSession;

/// Most acts of a session; more are no supervision's.
const MAX_DEEDS: usize = 1_000;

/// Texts by their key, those that say nothing left out.
struct Texts<'s>(Vec<(&'s str, &'s str)>);

impl<'s> Texts<'s> {
    fn of(all: impl Iterator<Item = (&'s str, &'s str)>) -> Self {
        Self(all.filter(|(_, text)| !text.is_empty()).collect())
    }
}

impl Serialize for Texts<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

#[derive(Serialize)]
struct SignatoryForm<'s> {
    name: &'s str,
    post: &'s str,
}

#[derive(Serialize)]
struct PublicForm<'s> {
    #[serde(skip_serializing_if = "is_none_there")]
    criteria: Texts<'s>,
    #[serde(skip_serializing_if = "is_none_there")]
    conclusions: Texts<'s>,
}

fn is_none_there(texts: &Texts<'_>) -> bool {
    texts.0.is_empty()
}

/// A text of each field of the conclusions, by its key.
fn by_key<'s>(session: &'s Session, text: impl Fn(&'s Session, ConclusionIx) -> &'s str) -> Texts<'s> {
    let rubric = session.rubric();
    Texts::of(rubric.conclusion_indices().map(|ix| (rubric.conclusion(ix).key.as_str(), text(session, ix))))
}

/// Writes the texts.
pub(super) fn write_texts<M: SerializeMap>(session: &Session, map: &mut M) -> Result<(), M::Error> {
    let rubric = session.rubric();
    let conclusions = by_key(session, Session::conclusion);
    if !conclusions.0.is_empty() {
        map.serialize_entry("conclusions", &conclusions)?;
    }
    let criteria =
        rubric.indices().map(|ix| (rubric.criterion(ix).code.0.as_str(), session.public(PublicIx::Criterion(ix))));
    let public = PublicForm {
        criteria: Texts::of(criteria),
        conclusions: by_key(session, |session, ix| session.public(PublicIx::Conclusion(ix))),
    };
    if !public.criteria.0.is_empty() || !public.conclusions.0.is_empty() {
        map.serialize_entry("public", &public)?;
    }
    let signatories = session.signatories().all().iter();
    let signatories: Vec<_> = signatories.map(|one| SignatoryForm { name: &one.name, post: &one.post }).collect();
    if !signatories.is_empty() {
        map.serialize_entry("signatories", &signatories)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct DeedForm<'s> {
    act: &'static str,
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meaning: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'s str>,
}

impl<'s> DeedForm<'s> {
    fn of(deed: &'s Deed) -> Self {
        let form = |act, at| Self { act, at, version: None, by: None, meaning: None, seal: None, reason: None };
        match deed {
            Deed::Created(at) => form(CREATED, moment(at)),
            Deed::Closed(Closing { version, at, by, meaning, seal }) => Self {
                version: Some(*version),
                by: Some(by),
                meaning: Some(meaning_word(*meaning)),
                seal: Some(seal.hex()),
                ..form(CLOSED, moment(at))
            },
            Deed::Reopened(Reopening { from, at, reason }) => {
                Self { version: Some(*from), reason: Some(reason), ..form(REOPENED, moment(at)) }
            }
        }
    }
}

const CREATED: &str = "created";
const CLOSED: &str = "closed";
const REOPENED: &str = "reopened";

#[derive(Serialize)]
struct ClosingForm<'s> {
    version: u32,
    closed_at: String,
    by: &'s str,
    meaning: &'static str,
    seal: String,
}

impl<'s> From<&'s Closing> for ClosingForm<'s> {
    fn from(closing: &'s Closing) -> Self {
        let Closing { version, at, by, meaning, seal } = closing;
        Self { version: *version, closed_at: moment(at), by, meaning: meaning_word(*meaning), seal: seal.hex() }
    }
}

/// Writes what was done, and once more the closing of a session that is closed, for whoever looks for it.
pub(super) fn write_deeds<M: SerializeMap>(session: &Session, map: &mut M) -> Result<(), M::Error> {
    if !session.deeds().is_empty() {
        map.serialize_entry("acts", &session.deeds().iter().map(DeedForm::of).collect::<Vec<_>>())?;
    }
    if let Some(closing) = session.closing() {
        map.serialize_entry("closing", &ClosingForm::from(closing))?;
    }
    Ok(())
}

/// The conclusions, by their key.
pub(super) fn conclusions(value: &Value<'_, '_>, rubric: &Rubric) -> Vec<Change> {
    let texts = by_field(value, rubric, MAX_TEXT_CHARS);
    texts.into_iter().map(|(ix, text)| Change::Conclusion(ix, text)).collect()
}

/// The values of an object whose keys are those of conclusions.
fn by_field(value: &Value<'_, '_>, rubric: &Rubric, most: usize) -> Vec<(ConclusionIx, String)> {
    let mut all = Vec::new();
    for (key, value) in value.object().into_iter().flat_map(|fields| fields.into_entries()) {
        match rubric.find_conclusion(&key) {
            Some(ix) => all.extend(value.text(most).map(|text| (ix, text.into_owned()))),
            None => value.fault(unknown(&key, rubric)),
        }
    }
    all
}

fn unknown(key: &str, rubric: &Rubric) -> OfSession {
    let known = rubric.conclusions().iter().map(|field| field.key.clone()).collect();
    OfSession::UnknownConclusion(key.to_owned(), rubric.id().to_owned(), known)
}

/// The words for the public.
pub(super) fn public(value: &Value<'_, '_>, rubric: &Rubric) -> Vec<Change> {
    let Some(mut fields) = value.object() else { return Vec::new() };
    let (criteria, conclusions) = (fields.optional("criteria"), fields.optional("conclusions"));
    fields.finish();
    let mut all = Vec::new();
    let codes = criteria.iter().filter_map(|value| super::read::by_criterion(value, rubric)).flatten();
    for (ix, value) in codes {
        let text = value.text(MAX_PUBLIC_CHARS);
        all.extend(text.map(|text| Change::Public(PublicIx::Criterion(ix), text.into_owned())));
    }
    if let Some(value) = conclusions {
        for (ix, text) in by_field(&value, rubric, MAX_PUBLIC_CHARS) {
            if rubric.conclusion(ix).public {
                all.push(Change::Public(PublicIx::Conclusion(ix), text));
            } else {
                value.fault(OfSession::NotPublic(rubric.conclusion(ix).key.clone()));
            }
        }
    }
    all
}

/// Who signs.
pub(super) fn signatories(value: &Value<'_, '_>) -> Vec<Change> {
    let items = value.array().unwrap_or_default();
    if items.len() > MAX_SIGNATORIES {
        value.fault(OfSession::TooMany(MAX_SIGNATORIES));
        return Vec::new();
    }
    let mut all = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let Some(mut fields) = item.object() else { continue };
        let texts = [(SignatoryField::Name, "name"), (SignatoryField::Post, "post")]
            .map(|(field, key)| (field, fields.optional_text(key, MAX_FIELD_CHARS)));
        all.extend(texts.into_iter().filter_map(|(field, text)| Some(Change::Signatory(place, field, text?))));
        fields.finish();
    }
    all
}

/// What was done, if it can come to this status, and the closing says the same.
pub(super) fn deeds(
    acts: Option<&Value<'_, '_>>,
    closing: Option<&Value<'_, '_>>,
    status: Option<Status>,
) -> Option<Vec<Deed>> {
    let items = acts.map_or_else(|| Some(Vec::new()), |value| value.array())?;
    if let Some(acts) = acts.filter(|_| items.len() > MAX_DEEDS) {
        acts.fault(OfSession::TooMany(MAX_DEEDS));
        return None;
    }
    let deeds: Option<Vec<Deed>> = items.iter().map(deed).collect();
    let (said, deeds) = (closing.map(closed), deeds?);
    if let Err(odd) = replay(&deeds) {
        items.get(odd)?.fault(OfSession::ActOutOfOrder);
        return None;
    }
    let (status, last) = (status?, deeds.last());
    if let Some(acts) = acts.filter(|_| !agree(status, &deeds)) {
        acts.fault(OfSession::ActsAgainstStatus);
        return None;
    }
    let own = last.and_then(|last| if let Deed::Closed(own) = last { Some(own) } else { None });
    match (closing, said, own) {
        (None, _, None) => {}
        (Some(_), Some(said), Some(own)) if said.as_ref() == Some(own) => {}
        // Its own faults are told.
        (Some(_), Some(None), _) => return None,
        (Some(closing), _, _) => {
            closing.fault(OfSession::ClosingAgainstActs);
            return None;
        }
        (None, _, Some(_)) => {
            acts?.fault(OfSession::ClosingMissing);
            return None;
        }
    }
    Some(deeds)
}

fn deed(value: &Value<'_, '_>) -> Option<Deed> {
    let mut fields = value.object()?;
    let act = fields.required("act").and_then(|value| one_of(&value, [CREATED, CLOSED, REOPENED], |word| word));
    let at = fields.required("at").and_then(|value| timestamp(&value));
    let deed =
        match act? {
            CLOSED => {
                let version = version(&mut fields);
                let (by, meaning, seal) = signed(&mut fields);
                version.zip(at).zip(by).zip(meaning.zip(seal)).map(|(((version, at), by), (meaning, seal))| {
                    Deed::Closed(Closing { version, at, by, meaning, seal })
                })
            }
            REOPENED => {
                let from = version(&mut fields);
                let reason = fields.required("reason").and_then(|value| value.text(MAX_NOTE_CHARS));
                let reason = reason.map(std::borrow::Cow::into_owned);
                from.zip(at).zip(reason).map(|((from, at), reason)| Deed::Reopened(Reopening { from, at, reason }))
            }
            _ => at.map(Deed::Created),
        };
    fields.finish();
    deed
}

fn closed(value: &Value<'_, '_>) -> Option<Closing> {
    let mut fields = value.object()?;
    let version = version(&mut fields);
    let at = fields.required("closed_at").and_then(|value| timestamp(&value));
    let (by, meaning, seal) = signed(&mut fields);
    fields.finish();
    Some(Closing { version: version?, at: at?, by: by?, meaning: meaning?, seal: seal? })
}

type Fields<'d, 'a> = crate::store::located::Fields<'d, 'a>;

fn version(fields: &mut Fields<'_, '_>) -> Option<u32> {
    let number = fields.required("version").and_then(|value| value.whole(u32::MAX.into()));
    number.and_then(|number| u32::try_from(number).ok())
}

fn signed(fields: &mut Fields<'_, '_>) -> (Option<String>, Option<Meaning>, Option<Seal>) {
    let by = fields.required("by").and_then(|value| value.text(MAX_FIELD_CHARS)).map(std::borrow::Cow::into_owned);
    let meaning = fields.required("meaning").and_then(|value| one_of(&value, Meaning::ALL, meaning_word));
    let seal = fields.required("seal").and_then(|value| {
        let seal = Seal::from_hex(&text(&value)?);
        if seal.is_none() {
            value.fault(OfSession::Hash);
        }
        seal
    });
    (by, meaning, seal)
}
