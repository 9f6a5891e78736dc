//! What a session holds to be handed in beside its answers: conclusions, words for the public, who signs, and what was done
//! with it as a whole; written and read. All of it is left out while it is empty.

use serde::ser::SerializeMap;

use super::keys::{act, closing, public, session, signatory};
use super::read::{text, timestamp};
use super::small::{Plain, Small, Texts};
use super::words::{MEANINGS, meaning_word};
use crate::domain::canonical::moment;
use crate::domain::conclusions::{ConclusionIx, MAX_PUBLIC_CHARS, MAX_SIGNATORIES, SignatoryField};
use crate::domain::identification::MAX_FIELD_CHARS;
use crate::domain::rubric::Rubric;
use crate::domain::seal::Seal;
use crate::domain::session::{
    Change, Closing, Deed, MAX_DEEDS, MAX_NOTE_CHARS, Meaning, PublicIx, Reopening, Session, Status, Timestamp, agree,
    replay,
};
use crate::domain::text::MAX_TEXT_CHARS;
use crate::store::located::Value;
use crate::store::wrong::OfSession;

/// A text of each field of the conclusions, by its key.
fn by_key<'s>(session: &'s Session, text: impl Fn(&'s Session, ConclusionIx) -> &'s str) -> Texts<'s> {
    let rubric = session.rubric();
    Texts::of(rubric.conclusion_indices().map(|ix| (rubric.conclusion(ix).key.as_str(), text(session, ix))))
}

/// Writes the texts.
pub(super) fn write_texts<M: SerializeMap>(session: &Session, map: &mut M) -> Result<(), M::Error> {
    let rubric = session.rubric();
    let conclusions = by_key(session, Session::conclusion);
    if !conclusions.is_empty() {
        map.serialize_entry(session::CONCLUSIONS, &conclusions)?;
    }
    let criteria =
        rubric.indices().map(|ix| (rubric.criterion(ix).code.0.as_str(), session.public(PublicIx::Criterion(ix))));
    let criteria = Plain::texts(Texts::of(criteria));
    let of_fields = Plain::texts(by_key(session, |session, ix| session.public(PublicIx::Conclusion(ix))));
    if criteria.is_some() || of_fields.is_some() {
        let public = [(public::CRITERIA, criteria), (public::CONCLUSIONS, of_fields)];
        map.serialize_entry(session::PUBLIC, &Small(public))?;
    }
    let signatories = session.signatories().all().iter();
    let signatories: Vec<_> = signatories
        .map(|one| Small([(signatory::NAME, Plain::text(&one.name)), (signatory::POST, Plain::text(&one.post))]))
        .collect();
    if !signatories.is_empty() {
        map.serialize_entry(session::SIGNATORIES, &signatories)?;
    }
    Ok(())
}

const CREATED: &str = "created";
const CLOSED: &str = "closed";
const REOPENED: &str = "reopened";

/// What was done, and when.
fn act_form<'s>(act: &'static str, at: &Timestamp, more: [Option<Plain<'s>>; 5]) -> Small<'s, 7> {
    let [version, by, meaning, seal, reason] = more;
    Small([
        (act::ACT, Plain::text(act)),
        (act::AT, Some(Plain::Owned(moment(at)))),
        (act::VERSION, version),
        (act::BY, by),
        (act::MEANING, meaning),
        (act::SEAL, seal),
        (act::REASON, reason),
    ])
}

fn deed_form(deed: &Deed) -> Small<'_, 7> {
    match deed {
        Deed::Created(at) => act_form(CREATED, at, [const { None }; 5]),
        Deed::Closed(closing) => {
            let [version, by, meaning, seal] = signed_form(closing);
            act_form(CLOSED, &closing.at, [version, by, meaning, seal, None])
        }
        Deed::Reopened(Reopening { from, at, reason }) => {
            act_form(REOPENED, at, [Plain::whole((*from).into()), None, None, None, Plain::text(reason)])
        }
    }
}

/// Version, name, meaning and seal of a closing.
fn signed_form(closing: &Closing) -> [Option<Plain<'_>>; 4] {
    let Closing { version, at: _, by, meaning, seal } = closing;
    let seal = Some(Plain::Owned(seal.hex()));
    [Plain::whole((*version).into()), Plain::text(by), Plain::text(meaning_word(*meaning)), seal]
}

/// Writes what was done, and once more the closing of a session that is closed, for whoever looks for it.
pub(super) fn write_deeds<M: SerializeMap>(session: &Session, map: &mut M) -> Result<(), M::Error> {
    if !session.deeds().is_empty() {
        map.serialize_entry(session::ACTS, &session.deeds().iter().map(deed_form).collect::<Vec<_>>())?;
    }
    if let Some(closing) = session.closing() {
        let [version, by, meaning, seal] = signed_form(closing);
        let form = Small([
            (act::VERSION, version),
            (closing::CLOSED_AT, Some(Plain::Owned(moment(&closing.at)))),
            (act::BY, by),
            (act::MEANING, meaning),
            (act::SEAL, seal),
        ]);
        map.serialize_entry(session::CLOSING, &form)?;
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
    let (criteria, conclusions) = (fields.optional(public::CRITERIA), fields.optional(public::CONCLUSIONS));
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
        let texts = [(SignatoryField::Name, signatory::NAME), (SignatoryField::Post, signatory::POST)]
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
    let act =
        fields.required(act::ACT).and_then(|value| value.one_of(&[CREATED, CLOSED, REOPENED].map(|act| (act, act))));
    let at = fields.required(act::AT).and_then(|value| timestamp(&value));
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
                let reason = fields.required(act::REASON).and_then(|value| value.text(MAX_NOTE_CHARS));
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
    let at = fields.required(closing::CLOSED_AT).and_then(|value| timestamp(&value));
    let (by, meaning, seal) = signed(&mut fields);
    fields.finish();
    Some(Closing { version: version?, at: at?, by: by?, meaning: meaning?, seal: seal? })
}

type Fields<'d, 'a> = crate::store::located::Fields<'d, 'a>;

fn version(fields: &mut Fields<'_, '_>) -> Option<u32> {
    let number = fields.required(act::VERSION).and_then(|value| value.whole(u32::MAX.into()));
    number.and_then(|number| u32::try_from(number).ok())
}

fn signed(fields: &mut Fields<'_, '_>) -> (Option<String>, Option<Meaning>, Option<Seal>) {
    let by = fields.required(act::BY).and_then(|value| value.text(MAX_FIELD_CHARS)).map(std::borrow::Cow::into_owned);
    let meaning = fields.required(act::MEANING).and_then(|value| value.one_of(MEANINGS));
    let seal = fields.required(act::SEAL).and_then(|value| {
        let seal = Seal::from_hex(&text(&value)?);
        if seal.is_none() {
            value.fault(OfSession::Hash);
        }
        seal
    });
    (by, meaning, seal)
}
