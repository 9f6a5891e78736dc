//! A session skimmed for the list: fast, in little memory, and without a full check. Opening it checks everything.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};

use super::words::text_word;
use crate::domain::places;
use crate::domain::rubric::Rubric;
use crate::domain::rubric_check::MAX_CRITERIA;
use crate::domain::score::Score;
use crate::domain::scoring::{self, Part};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind, says_something};

/// What a list shows of a session, as its file says it: nothing here was checked but the JSON.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Glance<'a> {
    /// The id that the file claims.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// Its rubric.
    #[serde(borrow)]
    pub rubric: GlancePin<'a>,
    /// `open` or `closed`.
    #[serde(borrow)]
    pub status: Cow<'a, str>,
    /// `ordinary` or `extraordinary`.
    #[serde(borrow)]
    pub kind: Cow<'a, str>,
    /// Who was supervised.
    #[serde(borrow)]
    pub identification: GlanceIdentification<'a>,
    /// When it changed last, as the file says it.
    #[serde(borrow, default)]
    pub changed_at: Option<Cow<'a, str>>,
    /// Its closing, if it is closed.
    #[serde(default)]
    pub closing: Option<GlanceClosing>,
    /// The evaluations in the file's order.
    #[serde(borrow, deserialize_with = "evaluations")]
    pub evaluations: Vec<(Cow<'a, str>, GlanceEvaluation)>,
}

/// A rubric's id and hash.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GlancePin<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// Its hash.
    #[serde(borrow)]
    pub sha256: Cow<'a, str>,
}

/// What a list shows of a closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct GlanceClosing {
    /// The version that was handed in.
    pub version: u32,
}

/// The part of the identification that a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GlanceIdentification<'a> {
    /// Code of the project.
    #[serde(borrow)]
    pub project_code: Cow<'a, str>,
    /// Name of the office.
    #[serde(borrow)]
    pub project_name: Cow<'a, str>,
    /// Commune.
    #[serde(borrow)]
    pub commune: Cow<'a, str>,
    /// Date of the visit, as the file says it.
    #[serde(borrow)]
    pub visit_date: Cow<'a, str>,
}

/// What the result needs of an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub struct GlanceEvaluation {
    /// The score, unchecked.
    #[serde(default)]
    pub score: Option<u8>,
    /// What is to know of the hallazgo.
    #[serde(default, deserialize_with = "says")]
    pub hallazgo: Says,
    /// What is to know of the observación.
    #[serde(default, deserialize_with = "says")]
    pub observacion: Says,
    /// Whether a place that stands open keeps the hallazgo, the observación from counting.
    #[serde(default)]
    pub unfinished: Unfinished,
}

/// The texts that the file calls unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(from = "Vec<Cow<'_, str>>")]
pub struct Unfinished {
    hallazgo: bool,
    observacion: bool,
}

impl From<Vec<Cow<'_, str>>> for Unfinished {
    fn from(named: Vec<Cow<'_, str>>) -> Self {
        let names = |kind: TextKind| named.iter().any(|name| name == text_word(kind));
        Self { hallazgo: names(TextKind::Hallazgo), observacion: names(TextKind::Observacion) }
    }
}

/// What is to know of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Says {
    /// It says nothing.
    #[default]
    Nothing,
    /// It says something.
    Something,
    /// It says something, and a place stands open in it.
    WithOpenPlace,
}

impl Glance<'_> {
    /// Whether a text of it is longer than a session may have, which [`super::read()`] refuses.
    pub(crate) fn is_too_long(&self) -> bool {
        let who = &self.identification;
        let shown = [&self.id, &who.project_code, &who.project_name, &who.commune, &who.visit_date];
        shown.iter().any(|text| text.len() > MAX_TEXT_CHARS && text.chars().count() > MAX_TEXT_CHARS)
    }
}

/// Skims `bytes`.
///
/// # Errors
/// No JSON, a key missing that every session has, or one of another type. The error is for a log, not for a person:
/// [`super::read()`] tells what is wrong in Spanish.
pub fn glance(bytes: &[u8]) -> Result<Glance<'_>, serde_json::Error> {
    serde_json::from_slice(bytes)
}

/// The result that `glance` has by `rubric`, exactly as [`scoring::Summary`] would compute its total.
pub fn outline(glance: &Glance<'_>, rubric: &Rubric) -> Part {
    let by_code: HashMap<&str, &GlanceEvaluation> =
        glance.evaluations.iter().map(|(code, evaluation)| (code.as_ref(), evaluation)).collect();
    scoring::total(
        rubric,
        rubric.indices().map(|ix| {
            let criterion = rubric.criterion(ix);
            let evaluation = by_code.get(criterion.code.0.as_str())?;
            evaluation.score.and_then(|raw| criterion.score(raw)).filter(|&score| evaluation.carries(rubric, score))
        }),
    )
}

impl GlanceEvaluation {
    fn carries(&self, rubric: &Rubric, score: Score) -> bool {
        rubric.demands(score).kinds().all(|kind| {
            let (text, unfinished) = match kind {
                TextKind::Hallazgo => (self.hallazgo, self.unfinished.hallazgo),
                TextKind::Observacion => (self.observacion, self.unfinished.observacion),
            };
            match text {
                Says::Nothing => false,
                Says::Something => true,
                Says::WithOpenPlace => !unfinished,
            }
        })
    }
}

/// A text of which only is kept what it says.
fn says<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Says, D::Error> {
    struct Text;
    impl Visitor<'_> for Text {
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
    deserializer.deserialize_str(Text)
}

type Evaluations<'de> = Vec<(Cow<'de, str>, GlanceEvaluation)>;

/// At most as many evaluations as a rubric can have criteria.
fn evaluations<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Evaluations<'de>, D::Error> {
    struct Codes;
    impl<'de> Visitor<'de> for Codes {
        type Value = Evaluations<'de>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("the evaluations")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut read = Vec::new();
            while let Some((Code(code), evaluation)) = map.next_entry()? {
                if read.len() == MAX_CRITERIA {
                    return Err(A::Error::custom("more evaluations than a rubric can have"));
                }
                read.push((code, evaluation));
            }
            Ok(read)
        }
    }
    #[derive(Deserialize)]
    struct Code<'a>(#[serde(borrow)] Cow<'a, str>);
    deserializer.deserialize_map(Codes)
}
