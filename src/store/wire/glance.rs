//! A session skimmed for the list: fast, in little memory, and without a full check. Opening it checks everything.

mod skim;

use std::borrow::Cow;
use std::collections::HashMap;

use serde::de::Deserializer;

use crate::domain::identification::Kind;
use crate::domain::rubric::Rubric;
use crate::domain::score::Score;
use crate::domain::scoring::{self, Part};
use crate::domain::session::Status;
use crate::domain::text::{MAX_TEXT_CHARS, TextKind};

/// What a list shows of a session, as its file says it: nothing here was checked but the JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance<'a> {
    /// The id that the file claims.
    pub id: Cow<'a, str>,
    /// Its rubric.
    pub rubric: GlancePin<'a>,
    /// Its status, if the file's word is one.
    pub status: Option<Status>,
    /// Its kind, if the file's word is one.
    pub kind: Option<Kind>,
    /// Who was supervised.
    pub identification: GlanceIdentification<'a>,
    /// When it changed last, as the file says it.
    pub changed_at: Option<Cow<'a, str>>,
    /// The version that was handed in, if it is closed.
    pub closed_version: Option<u32>,
    /// The evaluations in the file's order.
    pub evaluations: Vec<(Cow<'a, str>, GlanceEvaluation)>,
}

/// A rubric's id and hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlancePin<'a> {
    /// Its id.
    pub id: Cow<'a, str>,
    /// Its hash.
    pub sha256: Cow<'a, str>,
}

/// The part of the identification that a list shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlanceIdentification<'a> {
    /// Code of the project.
    pub project_code: Cow<'a, str>,
    /// Name of the office.
    pub project_name: Cow<'a, str>,
    /// Commune.
    pub commune: Cow<'a, str>,
    /// Date of the visit, as the file says it.
    pub visit_date: Cow<'a, str>,
}

/// What the result needs of an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GlanceEvaluation {
    /// The score, unchecked.
    pub score: Option<u8>,
    /// What is to know of the hallazgo.
    pub hallazgo: Says,
    /// What is to know of the observación.
    pub observacion: Says,
    /// Whether a place that stands open keeps the hallazgo, the observación from counting.
    pub unfinished: Unfinished,
}

/// The texts that the file calls unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unfinished {
    hallazgo: bool,
    observacion: bool,
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
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let glance = reader.deserialize_map(skim::File)?;
    reader.end()?;
    Ok(glance)
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
