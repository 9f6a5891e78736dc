//! A session from its JSON, with every fault at its place.

use std::sync::Arc;

use super::aside;
use super::handed;
use super::keys::{counted, evaluation, pin, sample, session};
use super::place::place;
use super::words::{FIELDS, KINDS, STATUSES, TEXTS, text_word};
use super::{FORMAT, ReadFault, VERSION};
use crate::domain::bands::Cases;
use crate::domain::identification::{Identification, Kind};
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::sample::{MAX_CODES, Sample};
use crate::domain::score::Score;
use crate::domain::session::{
    AsRead, Bookmark, Change, Deed, Draft, Refusal, RubricPin, Session, SessionHead, SessionId, Status, Timestamp,
};
use crate::domain::text::is_plain_id;
use crate::domain::text::{MAX_TEXT_CHARS, TextKind};
use crate::store::located::{Document, Fields, Value};
use crate::store::wrong::{OfSession, Wrong};

/// The session, its generation and the seal that the file carries.
pub(super) fn session(
    source: &str,
    bytes: &[u8],
    rubrics: &dyn Fn(&RubricPin) -> Option<Arc<Rubric>>,
) -> Result<(Session, u64, Option<String>), ReadFault> {
    let document = Document::open(source, bytes).map_err(ReadFault::Faults)?;
    let outcome = document.root().map_or(Err(Stop::Unreadable), |root| parts(&root, rubrics, None));
    let finished = document.finish(source).map_err(ReadFault::Faults);
    let damaged = || ReadFault::Damaged(source.to_owned());
    match outcome {
        // Another version may have other keys: what this one misses in it means nothing.
        Err(Stop::LaterVersion(version)) => Err(ReadFault::LaterVersion(source.to_owned(), version)),
        Err(Stop::UnknownRubric(pin)) => finished.and(Err(ReadFault::UnknownRubric(source.to_owned(), pin))),
        Ok(parts) => finished.and(whole(parts).ok_or_else(damaged)),
        Err(Stop::Unreadable) => finished.and(Err(damaged())),
    }
}

/// Why a document was not read on.
pub(super) enum Stop {
    LaterVersion(u64),
    UnknownRubric(RubricPin),
    /// Why is noted in the document.
    Unreadable,
}

/// What a document says. What is absent was not there or not right, which is noted in the document.
pub(super) struct Parts {
    pub id: Option<SessionId>,
    pub pin: RubricPin,
    pub rubric: Arc<Rubric>,
    pub status: Option<Status>,
    pub kind: Option<Kind>,
    pub identification: Option<Identification>,
    pub drafts: Vec<(CriterionIx, Draft)>,
    pub sample: Option<Sample>,
    /// The sheet, the marks, the dismissed notices; conclusions, words for the public, who signs.
    pub more: Vec<Change>,
    /// What was done with it as a whole.
    pub deeds: Option<Vec<Deed>>,
    pub bookmark: Option<Bookmark>,
    pub created_at: Option<Timestamp>,
    pub changed_at: Option<Timestamp>,
    pub generation: Option<u64>,
    pub seal: Option<String>,
}

/// Reads a document; `known` is its rubric's where it does not say.
pub(super) fn parts(
    root: &Value<'_, '_>,
    rubrics: &dyn Fn(&RubricPin) -> Option<Arc<Rubric>>,
    known: Option<&RubricPin>,
) -> Result<Parts, Stop> {
    let mut top = root.object().ok_or(Stop::Unreadable)?;
    if !is_session(&mut top) {
        return Err(Stop::Unreadable);
    }
    if let Some(version) = later_version(&mut top) {
        return Err(Stop::LaterVersion(version));
    }
    let id = top.required(session::ID).and_then(|value| session_id(&value));
    let pin = top.required(session::RUBRIC).and_then(|value| pin(&value));
    let status = top.required(session::STATUS).and_then(|value| value.one_of(STATUSES));
    let kind = top.required(session::KIND).and_then(|value| value.one_of(KINDS));
    let identification = top.required(session::IDENTIFICATION).and_then(|value| identification(&value));
    let evaluations = top.required(session::EVALUATIONS);
    let sample = top.optional(session::SAMPLE).map_or_else(|| Some(Sample::default()), |value| sample(&value));
    let reasons = top.optional(session::REASONS);
    let (sheet, marks, dismissed) =
        (top.optional(session::SHEET), top.optional(session::MARKS), top.optional(session::DISMISSED));
    let (conclusions, public, signatories) =
        (top.optional(session::CONCLUSIONS), top.optional(session::PUBLIC), top.optional(session::SIGNATORIES));
    let (acts, closing) = (top.optional(session::ACTS), top.optional(session::CLOSING));
    let bookmark = top.optional(session::BOOKMARK);
    let created_at = top.optional(session::CREATED_AT).and_then(|value| timestamp(&value));
    let changed_at = top.optional(session::CHANGED_AT).and_then(|value| timestamp(&value));
    let generation = top.optional(session::GENERATION).map_or(Some(0), |value| value.whole(u64::MAX));
    let seal = top.optional(session::SEAL).and_then(|value| hash(&value));
    top.finish();

    let pin = pin.or_else(|| known.cloned()).ok_or(Stop::Unreadable)?;
    let Some(rubric) = rubrics(&pin) else { return Err(Stop::UnknownRubric(pin)) };
    let drafts = evaluations.and_then(|value| drafts(&value, &rubric)).unwrap_or_default();
    let mut more = sheet.map(|value| aside::sheet(&value, &rubric)).unwrap_or_default();
    more.extend(reasons.iter().flat_map(|value| aside::reasons(value, &rubric)));
    more.extend(marks.iter().flat_map(|value| aside::marks(value, &rubric)));
    more.extend(dismissed.iter().flat_map(aside::dismissed));
    more.extend(conclusions.iter().flat_map(|value| handed::conclusions(value, &rubric)));
    more.extend(public.iter().flat_map(|value| handed::public(value, &rubric)));
    more.extend(signatories.iter().flat_map(handed::signatories));
    let deeds = handed::deeds(acts.as_ref(), closing.as_ref(), status);
    let bookmark = bookmark.and_then(|value| place(&value, &rubric, &drafts));
    Ok(Parts {
        id,
        pin,
        rubric,
        status,
        kind,
        identification,
        drafts,
        sample,
        more,
        deeds,
        bookmark,
        created_at,
        changed_at,
        generation,
        seal,
    })
}

/// The session of a document in which nothing was wrong.
fn whole(parts: Parts) -> Option<(Session, u64, Option<String>)> {
    let head = SessionHead {
        id: parts.id?,
        pin: parts.pin,
        status: Status::Open,
        kind: parts.kind?,
        identification: parts.identification?,
        sample: parts.sample?,
        created_at: parts.created_at,
        changed_at: parts.changed_at,
    };
    let mut session = Session::new(head, parts.rubric);
    for (ix, draft) in parts.drafts {
        answer(&mut session, ix, draft).ok()?;
    }
    session.apply_all(parts.more).ok()?;
    if let Some(bookmark) = parts.bookmark {
        session.set_bookmark(bookmark);
    }
    Some((session.handed_in(parts.status?, parts.deeds?)?, parts.generation?, parts.seal))
}

/// Puts an answer into a session; it refuses none that was read.
pub(super) fn answer(session: &mut Session, ix: CriterionIx, draft: Draft) -> Result<(), Refusal> {
    let Draft { score, hallazgo, observacion, cases, as_read } = draft;
    if let Some(score) = score {
        session.set_score(ix, score.digit())?;
    }
    session.set_text(ix, TextKind::Hallazgo, hallazgo)?;
    session.set_text(ix, TextKind::Observacion, observacion)?;
    session.set_cases(ix, cases)?;
    session.take_as_read(ix, as_read);
    Ok(())
}

fn is_session(top: &mut Fields<'_, '_>) -> bool {
    let Some(format) = top.required(session::FORMAT) else { return true };
    match format.text(MAX_TEXT_CHARS) {
        Some(found) if found != FORMAT => {
            format.fault(Wrong::Format(FORMAT.to_owned(), found.to_string()));
            false
        }
        Some(_) | None => true,
    }
}

fn later_version(top: &mut Fields<'_, '_>) -> Option<u64> {
    let value = top.required(session::VERSION)?;
    let version = value.whole(u64::MAX)?;
    if version == 0 {
        value.fault(Wrong::NoSuchVersion(version, VERSION));
    }
    (version > VERSION).then_some(version)
}

pub(super) fn text(value: &Value<'_, '_>) -> Option<String> {
    value.text(MAX_TEXT_CHARS).map(std::borrow::Cow::into_owned)
}

fn session_id(value: &Value<'_, '_>) -> Option<SessionId> {
    let found = text(value)?;
    let id = SessionId::new(&found);
    if id.is_none() {
        value.fault(OfSession::Id(found.to_string()));
    }
    id
}

fn pin(value: &Value<'_, '_>) -> Option<RubricPin> {
    let mut fields = value.object()?;
    let id = fields.required(pin::ID).and_then(|value| {
        let id = text(&value)?;
        if !is_plain_id(&id) {
            value.fault(OfSession::Id(id.to_string()));
            return None;
        }
        Some(id)
    });
    let sha256 = fields.required(pin::SHA256).and_then(|value| hash(&value));
    fields.finish();
    Some(RubricPin { id: id?, sha256: sha256? })
}

fn hash(value: &Value<'_, '_>) -> Option<String> {
    let found = text(value)?;
    if found.len() == 64 && found.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return Some(found);
    }
    value.fault(OfSession::Hash);
    None
}

fn identification(value: &Value<'_, '_>) -> Option<Identification> {
    let mut fields = value.object()?;
    let mut who = Identification::default();
    for (key, field) in FIELDS {
        *who.get_mut(*field) = fields.text(key, MAX_TEXT_CHARS);
    }
    fields.finish();
    Some(who)
}

fn drafts(value: &Value<'_, '_>, rubric: &Rubric) -> Option<Vec<(CriterionIx, Draft)>> {
    let mut drafts = Vec::new();
    for (ix, value) in by_criterion(value, rubric)? {
        drafts.extend(draft(&value, rubric, ix).map(|draft| (ix, draft)));
    }
    Some(drafts)
}

/// The values of an object whose keys are codes of criteria.
pub(super) fn by_criterion<'d, 'a>(
    value: &Value<'d, 'a>,
    rubric: &Rubric,
) -> Option<impl Iterator<Item = (CriterionIx, Value<'d, 'a>)>> {
    let known = |(code, value): (std::borrow::Cow<'a, str>, Value<'d, 'a>)| {
        let ix = rubric.find(&code);
        if ix.is_none() {
            value.fault(OfSession::UnknownCriterion(code.to_string(), rubric.id().to_owned()));
        }
        Some((ix?, value))
    };
    Some(value.object()?.into_entries().filter_map(known))
}

fn draft(value: &Value<'_, '_>, rubric: &Rubric, ix: CriterionIx) -> Option<Draft> {
    let mut fields = value.object()?;
    let score = fields.optional(evaluation::SCORE).and_then(|value| score(&value, rubric, ix));
    let hallazgo = fields.optional_text(text_word(TextKind::Hallazgo), MAX_TEXT_CHARS).unwrap_or_default();
    let observacion = fields.optional_text(text_word(TextKind::Observacion), MAX_TEXT_CHARS).unwrap_or_default();
    let cases = fields.optional(evaluation::CASES).and_then(|value| cases(&value));
    let unfinished = fields.optional(evaluation::UNFINISHED).map(|value| unfinished(&value)).unwrap_or_default();
    fields.finish();
    let as_read = AsRead::of(&hallazgo, &observacion, &unfinished);
    Some(Draft { score, hallazgo, observacion, cases, as_read })
}

fn unfinished(value: &Value<'_, '_>) -> Vec<TextKind> {
    let items = value.array().unwrap_or_default();
    if items.len() > TextKind::ALL.len() {
        value.fault(OfSession::TooMany(TextKind::ALL.len()));
    }
    items.iter().filter_map(|item| item.one_of(TEXTS)).collect()
}

fn score(value: &Value<'_, '_>, rubric: &Rubric, ix: CriterionIx) -> Option<Score> {
    if value.is_null() {
        return None;
    }
    let criterion = rubric.criterion(ix);
    let scale = rubric.scale();
    let score = value.written().parse().ok().and_then(Score::from_digit).filter(|_| value.written().len() == 1);
    let score = score.filter(|score| scale.scores().any(|known| known == *score));
    match score {
        Some(score) if criterion.has(score) => Some(score),
        Some(score) => {
            value.fault(OfSession::NoSuchLevel(criterion.code.0.clone(), score));
            None
        }
        None => {
            value.fault(OfSession::Score(scale.clone(), value.written().to_owned()));
            None
        }
    }
}

fn cases(value: &Value<'_, '_>) -> Option<Cases> {
    let mut fields = value.object()?;
    let meeting = fields.required(counted::MEETING).and_then(|value| value.whole(u64::MAX));
    let reviewed = fields.required(counted::REVIEWED).and_then(|value| value.whole(u64::MAX));
    fields.finish();
    Some(Cases { meeting: meeting?, reviewed: reviewed? })
}

fn sample(value: &Value<'_, '_>) -> Option<Sample> {
    let mut fields = value.object()?;
    let mut count = |key| {
        fields.optional(key).and_then(|value| value.whole(u32::MAX.into())).and_then(|count| u32::try_from(count).ok())
    };
    let (reviewed, judicialised) = (count(sample::REVIEWED), count(sample::JUDICIALISED));
    let (not_judicialised, closed) = (count(sample::NOT_JUDICIALISED), count(sample::CLOSED));
    let listed = fields.optional(sample::CASE_CODES);
    let mut codes = |key| fields.optional(key).and_then(|value| codes(&value)).unwrap_or_default();
    let (rucs, reports, plans) = (codes(sample::RUCS), codes(sample::REPORTS), codes(sample::PLANS));
    let mut cases = fields.optional(sample::CASES).map(|value| aside::cases(&value)).unwrap_or_default();
    let case_codes = listed.and_then(|value| coded(&value, |item| aside::listed_case(item, &mut cases)));
    let case_codes = case_codes.unwrap_or_default();
    fields.finish();
    Some(Sample { reviewed, judicialised, not_judicialised, closed, case_codes, cases, rucs, reports, plans })
}

fn codes(value: &Value<'_, '_>) -> Option<Vec<String>> {
    coded(value, aside::code)
}

/// The items of a list of codes, each as `read` takes it.
fn coded(value: &Value<'_, '_>, read: impl FnMut(&Value<'_, '_>) -> Option<String>) -> Option<Vec<String>> {
    let items = value.array()?;
    if items.len() > MAX_CODES {
        value.fault(OfSession::TooManyCodes(items.len(), MAX_CODES));
        return None;
    }
    items.iter().map(read).collect()
}

pub(super) fn timestamp(value: &Value<'_, '_>) -> Option<Timestamp> {
    let found = text(value)?;
    let at = Timestamp::parse_from_rfc3339(&found).ok();
    if at.is_none() {
        value.fault(OfSession::Timestamp(found.to_string()));
    }
    at
}
