//! The rubric of a table, as it is written: keys in the order in which a person reads them.

use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::headings::LevelColumn;
use super::{Called, Cell};
use crate::domain::canonical::words::{method_word, text_word};
use crate::domain::method::Method;
use crate::domain::text::TextKind;
use crate::store::rubric_file::keys::{ambito, criterion, dimension, entry, rubric, scoring};
use crate::store::rubric_file::{FORMAT, VERSION};

/// A rubric that the loader has still to read.
#[derive(Debug)]
pub struct Draft {
    called: Called,
    scale: Vec<Entry>,
    ambitos: Vec<Ambito>,
}

#[derive(Debug)]
struct Entry {
    score: u8,
    name: String,
    points: Option<u8>,
    demands: &'static [TextKind],
}

/// Ámbito, as the table has it.
#[derive(Debug)]
pub(super) struct Ambito {
    /// The cell that named it.
    pub written: String,
    pub code: String,
    pub title: String,
    /// One without a name where it has criteria of its own.
    pub dimensions: Vec<Dimension>,
    pub at: Cell,
}

#[derive(Debug)]
pub(super) struct Dimension {
    pub written: Option<String>,
    pub code: String,
    pub title: String,
    pub criteria: Vec<Criterion>,
    pub at: Cell,
}

#[derive(Debug)]
pub(super) struct Criterion {
    pub code: String,
    pub label: String,
    pub text: String,
    pub weight: Option<serde_json::Number>,
    pub levels: Vec<(u8, String)>,
    pub verification: Option<String>,
    pub at: Cell,
}

impl Draft {
    pub(super) fn new(called: Called, levels: &[LevelColumn], ambitos: Vec<Ambito>) -> Self {
        let best = levels.iter().filter(|level| level.counts).map(|level| level.score).max();
        let entry = |level: &LevelColumn| Entry {
            score: level.score,
            name: level.name.clone(),
            points: level.counts.then_some(level.score),
            demands: match level.counts {
                false => &[TextKind::Observacion],
                true if Some(level.score) == best => &[],
                true => &[TextKind::Hallazgo],
            },
        };
        Self { called, scale: levels.iter().map(entry).collect(), ambitos }
    }

    /// The file, indented and with a final line break.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let written = serde_json::to_writer_pretty(&mut bytes, self);
        debug_assert!(written.is_ok(), "memory takes every byte, and all keys are strings");
        bytes.push(b'\n');
        bytes
    }

    /// The best level, by its digit and name: another than the table's author means is seen there.
    pub fn best(&self) -> String {
        let best = self.scale.iter().filter(|entry| entry.points.is_some()).max_by_key(|entry| entry.score);
        best.map_or_else(String::new, |entry| format!("{} {}", entry.score, entry.name))
    }

    /// How many ámbitos, dimensions and criteria.
    pub fn counts(&self) -> [usize; 3] {
        let dimensions = || self.ambitos.iter().flat_map(|ambito| &ambito.dimensions);
        let named = dimensions().filter(|dimension| dimension.written.is_some()).count();
        [self.ambitos.len(), named, dimensions().map(|dimension| dimension.criteria.len()).sum()]
    }
}

impl Serialize for Draft {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(rubric::FORMAT, FORMAT)?;
        map.serialize_entry(rubric::VERSION, &VERSION)?;
        map.serialize_entry(rubric::ID, &self.called.id)?;
        map.serialize_entry(rubric::TITLE, &self.called.title)?;
        map.serialize_entry(rubric::SCALE, &self.scale)?;
        map.serialize_entry(rubric::SCORING, &BTreeMap::from([(scoring::METHOD, method_word(Method::Points))]))?;
        map.serialize_entry(rubric::AMBITOS, &self.ambitos)?;
        map.end()
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(entry::SCORE, &self.score)?;
        map.serialize_entry(entry::NAME, &self.name)?;
        if let Some(points) = &self.points {
            map.serialize_entry(entry::POINTS, points)?;
        }
        let demands: Vec<&str> = self.demands.iter().map(|kind| text_word(*kind)).collect();
        map.serialize_entry(entry::DEMANDS, &demands)?;
        map.end()
    }
}

impl Serialize for Ambito {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry(ambito::CODE, &self.code)?;
        map.serialize_entry(ambito::TITLE, &self.title)?;
        match self.dimensions.as_slice() {
            [Dimension { written: None, criteria, .. }] => map.serialize_entry(ambito::CRITERIA, criteria)?,
            dimensions => map.serialize_entry(ambito::DIMENSIONS, dimensions)?,
        }
        map.end()
    }
}

impl Serialize for Dimension {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry(dimension::CODE, &self.code)?;
        map.serialize_entry(dimension::TITLE, &self.title)?;
        map.serialize_entry(dimension::CRITERIA, &self.criteria)?;
        map.end()
    }
}

impl Serialize for Criterion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(criterion::CODE, &self.code)?;
        map.serialize_entry(criterion::LABEL, &self.label)?;
        map.serialize_entry(criterion::TEXT, &self.text)?;
        if let Some(weight) = &self.weight {
            map.serialize_entry(criterion::WEIGHT, weight)?;
        }
        map.serialize_entry(criterion::LEVELS, &Levels(&self.levels))?;
        if let Some(verification) = &self.verification {
            map.serialize_entry(criterion::VERIFICATION, verification)?;
        }
        map.end()
    }
}

/// Levels by their scores.
struct Levels<'d>(&'d [(u8, String)]);

impl Serialize for Levels<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(score, words)| (score.to_string(), words)))
    }
}
