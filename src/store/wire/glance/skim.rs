//! How a session is skimmed: the keys that a list shows are taken, all others passed over.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::{Glance, GlanceEvaluation, GlanceIdentification, GlancePin, Says, Unfinished};
use crate::domain::identification::Field;
use crate::domain::places;
use crate::domain::rubric_check::MAX_CRITERIA;
use crate::domain::text::{TextKind, says_something};
use crate::store::wire::keys::{act, evaluation, pin, session};
use crate::store::wire::words::{KINDS, STATUSES, key_of, text_word};

/// A text that is borrowed from the file where nothing in it is escaped.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// Keeps a key's value; a key that stands twice is an error, as it is for reading.
fn keep<T, E: Error>(place: &mut Option<T>, key: &'static str, value: T) -> Result<(), E> {
    if place.replace(value).is_some() { Err(E::duplicate_field(key)) } else { Ok(()) }
}

fn needed<T, E: Error>(value: Option<T>, key: &'static str) -> Result<T, E> {
    value.ok_or_else(|| E::missing_field(key))
}

/// What `found` stands for, if it is one of the words.
fn meant<T: Copy>(words: &[(&str, T)], found: &str) -> Option<T> {
    words.iter().find(|(word, _)| *word == found).map(|(_, meant)| *meant)
}

/// The whole file.
pub(super) struct File;

impl<'de> Visitor<'de> for File {
    type Value = Glance<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a session")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Glance<'de>, A::Error> {
        let (mut id, mut rubric, mut status, mut kind) = (None, None, None, None);
        let (mut who, mut changed_at, mut closing, mut evaluations) = (None, None, None, None);
        while let Some(Text(key)) = map.next_key()? {
            match key.as_ref() {
                session::ID => keep(&mut id, session::ID, map.next_value::<Text<'_>>()?.0)?,
                session::RUBRIC => keep(&mut rubric, session::RUBRIC, map.next_value_seed(texts(&PIN))?)?,
                session::STATUS => keep(&mut status, session::STATUS, map.next_value::<Text<'_>>()?.0)?,
                session::KIND => keep(&mut kind, session::KIND, map.next_value::<Text<'_>>()?.0)?,
                session::IDENTIFICATION => {
                    let keys = WHO.map(key_of);
                    keep(&mut who, session::IDENTIFICATION, map.next_value_seed(texts(&keys))?)?;
                }
                session::CHANGED_AT => {
                    keep(&mut changed_at, session::CHANGED_AT, map.next_value::<Option<Text<'_>>>()?)?;
                }
                session::CLOSING => {
                    keep(&mut closing, session::CLOSING, map.next_value_seed(Named(&[act::VERSION], PhantomData))?)?;
                }
                session::EVALUATIONS => keep(&mut evaluations, session::EVALUATIONS, map.next_value_seed(Answers)?)?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        let [id_of_rubric, sha256] = needed(rubric, session::RUBRIC)?;
        let [project_code, project_name, commune, visit_date] = needed(who, session::IDENTIFICATION)?;
        let (status, kind) = (needed(status, session::STATUS)?, needed(kind, session::KIND)?);
        let closed_version = match closing {
            Some([version]) => Some(needed::<u32, _>(version, act::VERSION)?),
            None => None,
        };
        Ok(Glance {
            id: needed(id, session::ID)?,
            rubric: GlancePin { id: needed(id_of_rubric, pin::ID)?.0, sha256: needed(sha256, pin::SHA256)?.0 },
            status: meant(STATUSES, &status),
            kind: meant(KINDS, &kind),
            identification: GlanceIdentification {
                project_code: needed(project_code, key_of(Field::ProjectCode))?.0,
                project_name: needed(project_name, key_of(Field::ProjectName))?.0,
                commune: needed(commune, key_of(Field::Commune))?.0,
                visit_date: needed(visit_date, key_of(Field::VisitDate))?.0,
            },
            changed_at: changed_at.flatten().map(|text| text.0),
            closed_version,
            evaluations: needed(evaluations, session::EVALUATIONS)?,
        })
    }
}

const PIN: [&str; 2] = [pin::ID, pin::SHA256];
/// What a list shows of the identification.
const WHO: [Field; 4] = [Field::ProjectCode, Field::ProjectName, Field::Commune, Field::VisitDate];

/// The values of some keys of an object, all of one type, in the order of the keys.
struct Named<'k, T, const N: usize>(&'k [&'static str; N], PhantomData<T>);

fn texts<'k, 'de, const N: usize>(keys: &'k [&'static str; N]) -> Named<'k, Text<'de>, N> {
    Named(keys, PhantomData)
}

impl<'de, T: Deserialize<'de>, const N: usize> DeserializeSeed<'de> for Named<'_, T, N> {
    type Value = [Option<T>; N];

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Deserialize<'de>, const N: usize> Visitor<'de> for Named<'_, T, N> {
    type Value = [Option<T>; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = [const { None }; N];
        while let Some(Text(key)) = map.next_key()? {
            let place = self.0.iter().zip(&mut values).find(|(known, _)| **known == key);
            match place {
                Some((known, place)) => keep(place, known, map.next_value()?)?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(values)
    }
}

/// The evaluations: at most as many as a rubric can have criteria.
struct Answers;

impl<'de> DeserializeSeed<'de> for Answers {
    type Value = Vec<(Cow<'de, str>, GlanceEvaluation)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Answers {
    type Value = Vec<(Cow<'de, str>, GlanceEvaluation)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the evaluations")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut read = Vec::new();
        while let Some((Text(code), evaluation)) = map.next_entry()? {
            if read.len() == MAX_CRITERIA {
                return Err(A::Error::custom("more evaluations than a rubric can have"));
            }
            read.push((code, evaluation));
        }
        Ok(read)
    }
}

impl<'de> Deserialize<'de> for GlanceEvaluation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Answer)
    }
}

struct Answer;

impl<'de> Visitor<'de> for Answer {
    type Value = GlanceEvaluation;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an evaluation")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<GlanceEvaluation, A::Error> {
        const HALLAZGO: &str = text_word(TextKind::Hallazgo);
        const OBSERVACION: &str = text_word(TextKind::Observacion);
        let (mut score, mut hallazgo, mut observacion, mut unfinished) = (None, None, None, None);
        while let Some(Text(key)) = map.next_key()? {
            match key.as_ref() {
                evaluation::SCORE => keep(&mut score, evaluation::SCORE, map.next_value::<Option<u8>>()?)?,
                HALLAZGO => keep(&mut hallazgo, HALLAZGO, map.next_value()?)?,
                OBSERVACION => keep(&mut observacion, OBSERVACION, map.next_value()?)?,
                evaluation::UNFINISHED => {
                    let named: Vec<Text<'_>> = map.next_value()?;
                    keep(&mut unfinished, evaluation::UNFINISHED, unfinished_of(&named))?;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(GlanceEvaluation {
            score: score.flatten(),
            hallazgo: hallazgo.unwrap_or_default(),
            observacion: observacion.unwrap_or_default(),
            unfinished: unfinished.unwrap_or_default(),
        })
    }
}

fn unfinished_of(named: &[Text<'_>]) -> Unfinished {
    let names = |kind: TextKind| named.iter().any(|name| name.0 == text_word(kind));
    Unfinished { hallazgo: names(TextKind::Hallazgo), observacion: names(TextKind::Observacion) }
}

impl<'de> Deserialize<'de> for Says {
    /// Of a text is only kept what it says.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Said;
        impl Visitor<'_> for Said {
            type Value = Says;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_str<E>(self, text: &str) -> Result<Says, E> {
                Ok(match (says_something(text), places::first_open(text)) {
                    (false, _) => Says::Nothing,
                    (true, None) => Says::Something,
                    (true, Some(_)) => Says::WithOpenPlace,
                })
            }
        }
        deserializer.deserialize_str(Said)
    }
}
