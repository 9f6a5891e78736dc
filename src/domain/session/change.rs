//! What can change in a session, as values. Applying one gives back the one that takes it back, which is all that undo is.

use super::{Codes, PublicIx, Refusal, Session, Status};
use crate::domain::bands::Cases;
use crate::domain::conclusions::{ConclusionIx, MAX_PUBLIC_CHARS, MAX_SIGNATORIES, SignatoryField};
use crate::domain::identification::{Field, Kind, MAX_FIELD_CHARS};
use crate::domain::roll::{Attribute, Attributes};
use crate::domain::rubric::CriterionIx;
use crate::domain::sample::{MAX_CODE_CHARS, MAX_CODES, Population};
use crate::domain::score::Score;
use crate::domain::sheet::{MAX_TICKS, Page, Tick};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind};

/// Longest private note on a criterion and longest word on a dismissed notice, in characters.
pub const MAX_NOTE_CHARS: usize = 500;
/// Most notices that can be dismissed in one session.
pub const MAX_DISMISSED: usize = 2_000;
/// Longest reason of a *no cumple*, in characters.
pub const MAX_REASON_CHARS: usize = 200;
/// Longest key of a notice, in characters.
pub const MAX_KEY_CHARS: usize = 120;

/// One thing in a session as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The score, or none.
    Score(CriterionIx, Option<Score>),
    /// A text, already cleaned.
    Text(CriterionIx, TextKind, String),
    /// The counter, or none.
    Cases(CriterionIx, Option<Cases>),
    /// The mark "come back to this" with its private note, or none. It belongs to no answer and no report.
    Mark(CriterionIx, Option<String>),
    /// What was seen of a criterion in the folder, report or plan of this code, in this very spelling.
    Tick(CriterionIx, String, Option<Tick>),
    /// Why it fails in the folder, report or plan of this code, in this very spelling; already cleaned, empty if nobody
    /// says.
    Reason(CriterionIx, String, String),
    /// Why the notice of this key is dismissed, or that it is not.
    Dismissal(String, Option<String>),
    /// A field of the identification.
    Field(Field, String),
    /// Ordinary or extraordinary.
    Kind(Kind),
    /// A number of the sample, or that it is not known.
    Number(Population, Option<u32>),
    /// A list of codes of the sample.
    Codes(Codes),
    /// What is known of the case of this code.
    Case(String, Attribute),
    /// What is written in a field of the conclusions, already cleaned.
    Conclusion(ConclusionIx, String),
    /// Words for the public, already cleaned.
    Public(PublicIx, String),
    /// Name or post of the one that signs at this place, from 0; already cleaned.
    Signatory(usize, SignatoryField, String),
}

impl Change {
    /// The criterion that changes, if one does.
    pub fn criterion(&self) -> Option<CriterionIx> {
        match self {
            Self::Score(ix, _)
            | Self::Text(ix, ..)
            | Self::Cases(ix, _)
            | Self::Mark(ix, _)
            | Self::Tick(ix, ..)
            | Self::Reason(ix, ..) => Some(*ix),
            Self::Public(PublicIx::Criterion(ix), _) => Some(*ix),
            Self::Dismissal(..)
            | Self::Field(..)
            | Self::Kind(_)
            | Self::Number(..)
            | Self::Codes(_)
            | Self::Case(..)
            | Self::Conclusion(..)
            | Self::Public(PublicIx::Conclusion(_), _)
            | Self::Signatory(..) => None,
        }
    }

    /// Whether this and `other` are letters of the same text or counter, say, and can be one step. Each score and each
    /// tick is a decision of its own.
    pub(crate) fn goes_on_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Cases(a, _), Self::Cases(b, _)) | (Self::Mark(a, _), Self::Mark(b, _)) => a == b,
            (Self::Text(a, kind, _), Self::Text(b, other, _)) => (a, kind) == (b, other),
            (Self::Dismissal(key, _), Self::Dismissal(other, _)) => key == other,
            (Self::Reason(a, code, _), Self::Reason(b, other, _)) => (a, code) == (b, other),
            (Self::Field(a, _), Self::Field(b, _)) => a == b,
            (Self::Number(a, _), Self::Number(b, _)) => a == b,
            (Self::Codes(a), Self::Codes(b)) => a.list == b.list,
            (Self::Conclusion(a, _), Self::Conclusion(b, _)) => a == b,
            (Self::Public(a, _), Self::Public(b, _)) => a == b,
            (Self::Signatory(a, field, _), Self::Signatory(b, other, _)) => (a, field) == (b, other),
            (
                Self::Score(..)
                | Self::Text(..)
                | Self::Cases(..)
                | Self::Mark(..)
                | Self::Tick(..)
                | Self::Reason(..)
                | Self::Dismissal(..)
                | Self::Field(..)
                | Self::Kind(_)
                | Self::Number(..)
                | Self::Codes(_)
                | Self::Case(..)
                | Self::Conclusion(..)
                | Self::Public(..)
                | Self::Signatory(..),
                _,
            ) => false,
        }
    }
}

impl Change {
    /// Takes in `newer`, which goes on with it: both are taken back at once.
    pub(super) fn take_in(&mut self, newer: &Self) {
        if let (Self::Codes(codes), Self::Codes(newer)) = (self, newer) {
            codes.from.clone_from(&newer.from);
        }
    }
}

impl Session {
    /// Whether everything is already as `change` would make it.
    pub(crate) fn is_as(&self, change: &Change) -> bool {
        match change {
            Change::Score(ix, score) => self.draft(*ix).score == *score,
            Change::Text(ix, kind, text) => self.draft(*ix).text(*kind) == text,
            Change::Cases(ix, cases) => self.draft(*ix).cases == *cases,
            Change::Mark(ix, note) => self.mark(*ix) == note.as_deref(),
            Change::Tick(ix, code, tick) => self.sheet.kept(*ix, code) == *tick,
            Change::Reason(ix, code, why) => self.sheet.kept_reason(*ix, code) == why,
            Change::Dismissal(key, why) => self.dismissed.get(key) == why.as_ref(),
            Change::Field(field, value) => self.head.identification.get(*field) == value,
            Change::Kind(kind) => self.head.kind == *kind,
            Change::Number(population, count) => self.head.sample.stated(*population) == *count,
            Change::Codes(codes) => codes.list.codes(&self.head.sample) == codes.to,
            Change::Case(code, attribute) => self.head.sample.cases.of(code).has(*attribute),
            Change::Conclusion(ix, text) => self.conclusion(*ix) == text,
            Change::Public(at, text) => self.public(*at) == text,
            Change::Signatory(place, field, text) => self.signatories().get(*place, *field) == text,
        }
    }

    /// Makes `change`, and gives back the change that takes it back.
    ///
    /// # Errors
    /// Why it was not made; then nothing is changed.
    pub fn apply(&mut self, change: Change) -> Result<Change, Refusal> {
        match self.head.status {
            Status::Open => {}
            Status::Closed => return Err(Refusal::Closed),
        }
        use std::mem::replace;
        Ok(match change {
            Change::Score(ix, score) => {
                if let Some(missing) = score.filter(|&score| !self.rubric.criterion(ix).has(score)) {
                    return Err(Refusal::NoSuchLevel(missing.digit()));
                }
                Change::Score(ix, replace(&mut self.drafts[ix.index()].score, score))
            }
            Change::Text(ix, kind, text) => {
                within(&text, MAX_TEXT_CHARS)?;
                Change::Text(ix, kind, replace(self.drafts[ix.index()].text_mut(kind), text))
            }
            Change::Cases(ix, cases) => Change::Cases(ix, replace(&mut self.drafts[ix.index()].cases, cases)),
            Change::Mark(ix, note) => {
                within(note.as_deref().unwrap_or_default(), MAX_NOTE_CHARS)?;
                Change::Mark(ix, replace(&mut self.marks[ix.index()], note))
            }
            Change::Tick(ix, code, tick) => {
                within(&code, MAX_CODE_CHARS)?;
                if Page::of(self.rubric.criterion(ix)).is_none() {
                    return Err(Refusal::NotCounted);
                }
                if tick.is_some() && self.sheet.kept(ix, &code).is_none() && self.sheet.len() >= MAX_TICKS {
                    return Err(Refusal::TooMany(MAX_TICKS));
                }
                let was = self.sheet.set(ix, code.clone(), tick);
                Change::Tick(ix, code, was)
            }
            Change::Reason(ix, code, why) => {
                within(&code, MAX_CODE_CHARS)?;
                within(&why, MAX_REASON_CHARS)?;
                if Page::of(self.rubric.criterion(ix)).is_none() {
                    return Err(Refusal::NotCounted);
                }
                if !why.is_empty() && self.sheet.reasons_len() >= MAX_TICKS {
                    return Err(Refusal::TooMany(MAX_TICKS));
                }
                let was = self.sheet.set_reason(ix, code.clone(), why);
                Change::Reason(ix, code, was)
            }
            Change::Dismissal(key, why) => {
                within(&key, MAX_KEY_CHARS)?;
                within(why.as_deref().unwrap_or_default(), MAX_NOTE_CHARS)?;
                if self.dismissed.len() >= MAX_DISMISSED && !self.dismissed.contains_key(&key) {
                    return Err(Refusal::TooMany(MAX_DISMISSED));
                }
                let was = match why {
                    Some(why) => self.dismissed.insert(key.clone(), why),
                    None => self.dismissed.remove(&key),
                };
                Change::Dismissal(key, was)
            }
            Change::Field(field, value) => {
                Change::Field(field, replace(self.head.identification.get_mut(field), value))
            }
            Change::Kind(kind) => Change::Kind(replace(&mut self.head.kind, kind)),
            Change::Number(population, count) => {
                Change::Number(population, replace(self.head.sample.count_mut(population), count))
            }
            Change::Codes(codes) => {
                let there = codes.list.codes_mut(&mut self.head.sample);
                let new = codes.made_of(there);
                if new.len() > MAX_CODES {
                    return Err(Refusal::TooMany(MAX_CODES));
                }
                let was = replace(there, new.clone());
                Change::Codes(Codes { list: codes.list, from: new, to: was })
            }
            Change::Case(code, attribute) => {
                within(&code, MAX_CODE_CHARS)?;
                let cases = &mut self.head.sample.cases;
                if cases.len() >= MAX_CODES && cases.of(&code) == Attributes::default() {
                    return Err(Refusal::TooMany(MAX_CODES));
                }
                let (code, was) = cases.set(code, attribute);
                Change::Case(code, was)
            }
            Change::Conclusion(ix, text) => {
                within(&text, MAX_TEXT_CHARS)?;
                Change::Conclusion(ix, replace(&mut self.epilogue.conclusions[ix.index()], text))
            }
            Change::Public(at, text) => {
                within(&text, MAX_PUBLIC_CHARS)?;
                if let PublicIx::Conclusion(ix) = at
                    && !self.rubric.conclusion(ix).public
                {
                    return Err(Refusal::NotPublic);
                }
                Change::Public(at, replace(self.epilogue.public_mut(at), text))
            }
            Change::Signatory(place, field, text) => {
                within(&text, MAX_FIELD_CHARS)?;
                if place >= MAX_SIGNATORIES {
                    return Err(Refusal::TooMany(MAX_SIGNATORIES));
                }
                Change::Signatory(place, field, self.epilogue.signatories.set(place, field, text))
            }
        })
    }

    /// Makes all of `changes` or none; gives back those that take them back, in the order in which they are to be made.
    ///
    /// # Errors
    /// Why the first that was refused was; then nothing is changed.
    pub(crate) fn apply_all(&mut self, changes: Vec<Change>) -> Result<Vec<Change>, Refusal> {
        let mut back = Vec::with_capacity(changes.len());
        for change in changes {
            match self.apply(change) {
                Ok(inverse) => back.push(inverse),
                Err(refusal) => {
                    for made in back.into_iter().rev() {
                        // What was there before is always taken again.
                        let _ = self.apply(made);
                    }
                    return Err(refusal);
                }
            }
        }
        back.reverse();
        Ok(back)
    }
}

fn within(text: &str, most: usize) -> Result<(), Refusal> {
    let length = text.chars().count();
    if length > most { Err(Refusal::TooLong { length, most }) } else { Ok(()) }
}
