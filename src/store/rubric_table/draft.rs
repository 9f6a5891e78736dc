//! The rubric of a table, as it is written: keys in the order in which a person reads them.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::headings::LevelColumn;
use super::{Called, Cell};
use crate::store::rubric_file::{FORMAT, VERSION};

/// A rubric that the loader has still to read.
#[derive(Debug, Serialize)]
pub struct Draft {
    format: &'static str,
    version: u64,
    id: String,
    title: String,
    scale: Vec<Entry>,
    scoring: Scoring,
    ambitos: Vec<Ambito>,
}

#[derive(Debug, Serialize)]
struct Entry {
    score: u8,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<u8>,
    demands: &'static [&'static str],
}

#[derive(Debug, Serialize)]
struct Scoring {
    method: &'static str,
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

#[derive(Debug, Serialize)]
pub(super) struct Dimension {
    #[serde(skip)]
    pub written: Option<String>,
    pub code: String,
    pub title: String,
    pub criteria: Vec<Criterion>,
    #[serde(skip)]
    pub at: Cell,
}

#[derive(Debug, Serialize)]
pub(super) struct Criterion {
    pub code: String,
    pub label: String,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<serde_json::Number>,
    #[serde(serialize_with = "levels")]
    pub levels: Vec<(u8, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification: Option<String>,
    #[serde(skip)]
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
                false => &["observacion"],
                true if Some(level.score) == best => &[],
                true => &["hallazgo"],
            },
        };
        let scale = levels.iter().map(entry).collect();
        let (Called { id, title }, scoring) = (called, Scoring { method: "points" });
        Self { format: FORMAT, version: VERSION, id, title, scale, scoring, ambitos }
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

impl Serialize for Ambito {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("code", &self.code)?;
        map.serialize_entry("title", &self.title)?;
        match self.dimensions.as_slice() {
            [Dimension { written: None, criteria, .. }] => map.serialize_entry("criteria", criteria)?,
            dimensions => map.serialize_entry("dimensions", dimensions)?,
        }
        map.end()
    }
}

fn levels<S: Serializer>(levels: &[(u8, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(levels.iter().map(|(score, words)| (score.to_string(), words)))
}
