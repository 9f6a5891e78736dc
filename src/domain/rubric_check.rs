//! What makes a rubric a rubric; every fault of one is found in one go.
//!
//! Invariants of a [`super::rubric::Rubric`]: id and codes are plain and unique; texts say something; labels fit;
//! weights sum to 100 %; every ámbito has a dimension and every dimension a criterion; a dimension's code begins with its ámbito's number and a criterion's with
//! its dimension's code; bands name existing levels, one each, and do not end before they begin;
//! the sentence of a count has known places alone; the two sides of a contradiction are different criteria, each with
//! scores that it has; points have a best; every outcome can hold ([`result`]).

mod result;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

pub use self::result::Never;
use super::bands::Upper;
use super::conclusions::{ConclusionField, MAX_CONCLUSIONS};
use super::contradiction::{Contradiction, Side};
use super::method::Scoring;
use super::nouns::{MAX_NOUN_CHARS, Nouns};
use super::places::scan as places;
use super::rubric::{
    Ambito, AmbitoCode, Criterion, CriterionCode, Dimension, Level, MAX_LABEL_CHARS, MAX_SHORT_CHARS, RubricParts,
};
use super::score::{MAX_MARK_CHARS, Scale};
use super::text::{is_plain_id, says_something};

/// Most criteria that a rubric may have.
pub(crate) const MAX_CRITERIA: usize = 2_000;

/// How the codes of a rubric are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeStyle {
    /// Digits between dots, each beginning with its parent's: all of a file of version 1.
    Nested,
    /// Letters and digits, with dots and dashes between them.
    Free,
}

/// A fault and the place in the file's own terms, for example `ambitos[0].dimensions[1].criteria[2].label`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RubricFault {
    /// Path to the value at fault.
    pub path: String,
    /// What is wrong with it.
    pub kind: RubricFaultKind,
}

/// What can be wrong with a rubric whose JSON is well formed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RubricFaultKind {
    /// An id that is not `[a-z0-9-]{1,40}`.
    BadId(String),
    /// A text that says nothing.
    Blank,
    /// Nothing where at least one is needed.
    Empty,
    /// The weights sum to this many hundredths of a percent instead of 10 000.
    WeightSum(u64),
    /// A weight of nothing.
    ZeroWeight,
    /// A code, or an ámbito's number, that was used before, at the path given.
    Duplicate {
        /// The code.
        code: String,
        /// Path of its first use.
        first: String,
    },
    /// A code that does not begin as its parent's.
    ForeignCode {
        /// The code.
        code: String,
        /// What it should begin with.
        parent: String,
    },
    /// A code that is not made as the codes of this rubric are.
    BadCode(String, CodeStyle),
    /// A label longer than [`MAX_LABEL_CHARS`]; its length in characters.
    LongLabel(usize),
    /// A head of a column longer than [`MAX_SHORT_CHARS`]; its length in characters.
    LongShort(usize),
    /// A band for a level that the criterion does not have.
    BandWithoutLevel(u8),
    /// A second band for the same level.
    DuplicateBand(u8),
    /// A level that has no band though the criterion has bands.
    LevelWithoutBand(u8),
    /// A band that ends before it begins.
    EmptyBand,
    /// A place in a prepared text that is not known there, with its braces.
    UnknownPlace(String),
    /// A rule about a criterion that the rubric does not have.
    UnknownCriterion(String),
    /// A rule about a score that the criterion does not have.
    NoSuchScore(u8),
    /// A contradiction of a criterion with itself.
    SameCriterion(String),
    /// More than [`MAX_CRITERIA`] criteria; how many.
    TooManyCriteria(usize),
    /// More than [`MAX_CONCLUSIONS`] fields beside the criteria; how many.
    TooManyConclusions(usize),
    /// A mark longer than [`MAX_MARK_CHARS`]; its length in characters.
    LongMark(usize),
    /// A noun that is not made of letters, or is too long.
    BadNoun(String),
    /// Points are counted, and no score has any.
    NoBest,
    /// Fewer than two levels that count; how many.
    TooFewLevels(usize),
    /// Points of a level where the method or the scale has none.
    OwnPoints,
    /// A mark or an outcome by percentages where the method has none.
    WithoutPercent,
    /// A line of marks that does not go from 0 % to 100 %.
    GradeEnds,
    /// A line of marks whose percentages do not rise.
    GradeOrder,
    /// A line of marks that turns back.
    GradeTurns,
    /// A rule about an ámbito that the rubric does not have.
    UnknownAmbito(String),
    /// An outcome that can never hold.
    NeverHolds(Never),
}

/// Every fault of `parts`, in the order of the rubric.
pub(super) fn faults(parts: &RubricParts) -> Vec<RubricFault> {
    let mut check = Check { scale: &parts.scale, codes: parts.codes, found: Vec::new(), seen: BTreeMap::new() };
    if !is_plain_id(&parts.id) {
        check.fault("id", RubricFaultKind::BadId(parts.id.clone()));
    }
    check.text("title", &parts.title);
    for (n, entry) in parts.scale.0.iter().enumerate() {
        check.text(format_args!("scale[{n}].name"), &entry.name);
        if let Some(mark) = &entry.mark {
            check.mark(format_args!("scale[{n}].mark"), mark);
        }
    }
    check.not_empty("ambitos", parts.ambitos.len());
    for (a, ambito) in parts.ambitos.iter().enumerate() {
        let weight = parts.scoring.weights().and_then(|weights| weights.get(a));
        if weight.is_some_and(|weight| weight.0 == 0) {
            check.fault(format_args!("ambitos[{a}].weight"), RubricFaultKind::ZeroWeight);
        }
        check.ambito(&format!("ambitos[{a}]"), ambito, &parts.scoring);
    }
    let sum = parts.scoring.weights().map(|weights| weights.iter().map(|weight| u64::from(weight.0)).sum());
    if let Some(sum) = sum.filter(|&sum| sum != 10_000 && !parts.ambitos.is_empty()) {
        check.fault("ambitos", RubricFaultKind::WeightSum(sum));
    }
    let criteria = parts.ambitos.iter().flat_map(|a| &a.dimensions).map(|d| d.criteria.len()).sum();
    if criteria > MAX_CRITERIA {
        check.fault("ambitos", RubricFaultKind::TooManyCriteria(criteria));
    }
    let criteria = parts.ambitos.iter().flat_map(Ambito::criteria);
    let criteria: Criteria<'_> = criteria.map(|criterion| (&criterion.code, criterion)).collect();
    check.result(parts, &criteria);
    for (c, contradiction) in parts.contradictions.iter().enumerate() {
        check.contradiction(&format!("contradictions[{c}]"), contradiction, &criteria);
    }
    check.conclusions(&parts.conclusions);
    check.nouns(&parts.nouns);
    check.found
}

/// All criteria by code.
type Criteria<'p> = BTreeMap<&'p CriterionCode, &'p Criterion>;

/// A letter of Spanish, or a digit.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || "ÁÉÍÓÚÜÑáéíóúüñ".contains(c)
}

/// Whether `code` is made as these codes are, at most 20 characters.
pub(crate) fn is_code(code: &str, codes: CodeStyle) -> bool {
    let (within, between): (fn(char) -> bool, &[char]) = match codes {
        CodeStyle::Nested => (|c| c.is_ascii_digit(), &['.']),
        CodeStyle::Free => (is_letter, &['.', '-']),
    };
    code.chars().count() <= 20 && code.split(between).all(|part| !part.is_empty() && part.chars().all(within))
}

/// Whether `said` can stand within a sentence: words of letters, with a blank or a dash between them, the first of which
/// begins small, but for one that is all capitals.
pub(crate) fn is_noun(said: &str) -> bool {
    let first = said.split([' ', '-']).next().unwrap_or_default();
    let begins_small = !first.starts_with(char::is_uppercase) || first.chars().all(char::is_uppercase);
    begins_small
        && said.chars().count() <= MAX_NOUN_CHARS
        && said
            .split([' ', '-'])
            .all(|word| !word.is_empty() && word.chars().all(|c| is_letter(c) && !c.is_ascii_digit()))
}

struct Check<'p> {
    scale: &'p Scale,
    codes: CodeStyle,
    found: Vec<RubricFault>,
    /// Where each code was seen first.
    seen: BTreeMap<String, String>,
}

impl Check<'_> {
    fn fault(&mut self, path: impl Display, kind: RubricFaultKind) {
        self.found.push(RubricFault { path: path.to_string(), kind });
    }

    // A path is written out only where something is at fault: rubrics are read at every start, and nearly all are right.
    fn text(&mut self, path: impl Display, text: &str) {
        if !says_something(text) {
            self.fault(path, RubricFaultKind::Blank);
        }
    }

    fn mark(&mut self, path: impl Display, mark: &str) {
        self.text(&path, mark);
        let length = mark.chars().count();
        if length > MAX_MARK_CHARS {
            self.fault(path, RubricFaultKind::LongMark(length));
        }
    }

    fn conclusions(&mut self, fields: &[ConclusionField]) {
        for (n, field) in fields.iter().enumerate() {
            let path = |key: &str| format!("conclusions[{n}].{key}");
            if !is_plain_id(&field.key) {
                self.fault(path("key"), RubricFaultKind::BadId(field.key.clone()));
            } else if let Some(first) = fields[..n].iter().position(|other| other.key == field.key) {
                let first = format!("conclusions[{first}].key");
                self.fault(path("key"), RubricFaultKind::Duplicate { code: field.key.clone(), first });
            }
            self.text(path("title"), &field.title);
        }
        if fields.len() > MAX_CONCLUSIONS {
            self.fault("conclusions", RubricFaultKind::TooManyConclusions(fields.len()));
        }
    }

    fn nouns(&mut self, nouns: &Nouns) {
        let all = [("hallazgo", &nouns.hallazgo), ("observacion", &nouns.observacion), ("evaluated", &nouns.evaluated)];
        for (key, noun) in all {
            for (part, said) in [("name", &noun.one), ("plural", &noun.many)] {
                if !is_noun(said) {
                    self.fault(format_args!("texts.{key}.{part}"), RubricFaultKind::BadNoun(said.clone()));
                }
            }
        }
    }

    fn not_empty(&mut self, path: impl Display, len: usize) {
        if len == 0 {
            self.fault(path, RubricFaultKind::Empty);
        }
    }

    fn code(&mut self, path: impl Display, code: &str, parent: &str) {
        let nested = self.codes == CodeStyle::Nested && !parent.is_empty();
        if !is_code(code, self.codes) {
            self.fault(&path, RubricFaultKind::BadCode(code.to_owned(), self.codes));
        } else if nested && !code.strip_prefix(parent).is_some_and(|rest| rest.starts_with('.')) {
            self.fault(&path, RubricFaultKind::ForeignCode { code: code.to_owned(), parent: parent.to_owned() });
        }
        if let Some(first) = self.seen.get(code).cloned() {
            self.fault(path, RubricFaultKind::Duplicate { code: code.to_owned(), first });
        } else {
            self.seen.insert(code.to_owned(), path.to_string());
        }
    }

    fn ambito(&mut self, path: &str, ambito: &Ambito, scoring: &Scoring) {
        let code = ambito.code.to_string();
        let key = match &ambito.code {
            AmbitoCode::Number(_) => "number",
            AmbitoCode::Code(_) => "code",
        };
        self.code(format_args!("{path}.{key}"), &code, "");
        self.text(format_args!("{path}.title"), &ambito.title);
        if let Some(purpose) = &ambito.purpose {
            self.text(format_args!("{path}.purpose"), purpose);
        }
        self.not_empty(format_args!("{path}.dimensions"), ambito.dimensions.len());
        for (d, dimension) in ambito.dimensions.iter().enumerate() {
            if dimension.whole {
                self.criteria(path, dimension, scoring);
            } else {
                self.dimension(&format!("{path}.dimensions[{d}]"), dimension, &code, scoring);
            }
        }
    }

    fn dimension(&mut self, path: &str, dimension: &Dimension, ambito: &str, scoring: &Scoring) {
        self.code(format_args!("{path}.code"), &dimension.code, ambito);
        self.text(format_args!("{path}.title"), &dimension.title);
        if let Some(note) = &dimension.note {
            self.text(format_args!("{path}.note"), note);
        }
        self.criteria(path, dimension, scoring);
    }

    fn criteria(&mut self, path: &str, dimension: &Dimension, scoring: &Scoring) {
        self.not_empty(format_args!("{path}.criteria"), dimension.criteria.len());
        for (c, criterion) in dimension.criteria.iter().enumerate() {
            let path = format!("{path}.criteria[{c}]");
            self.criterion(&path, criterion, &dimension.code);
            self.levels(&path, criterion, scoring);
        }
    }

    fn criterion(&mut self, path: &str, criterion: &Criterion, dimension: &str) {
        self.code(format_args!("{path}.code"), &criterion.code.0, dimension);
        self.text(format_args!("{path}.label"), &criterion.label);
        let label = criterion.label.chars().count();
        if label > MAX_LABEL_CHARS {
            self.fault(format_args!("{path}.label"), RubricFaultKind::LongLabel(label));
        }
        if let Some(short) = &criterion.short {
            self.text(format_args!("{path}.short"), short);
            let length = short.chars().count();
            if length > MAX_SHORT_CHARS {
                self.fault(format_args!("{path}.short"), RubricFaultKind::LongShort(length));
            }
        }
        self.text(format_args!("{path}.text"), &criterion.text);
        for Level { score, words, .. } in &criterion.levels {
            let Some(words) = words else { continue };
            if self.codes == CodeStyle::Nested && self.scale.points(*score).is_none() {
                self.text(format_args!("{path}.zero_rule"), words);
            } else {
                self.text(format_args!("{path}.levels.{score}"), words);
            }
        }
        if let Some(zero) = &criterion.zero {
            self.text(format_args!("{path}.zero.reason"), &zero.reason);
        }
        if let Some(verification) = &criterion.verification {
            self.text(format_args!("{path}.verification"), verification);
        }
        self.bands(path, criterion);
    }

    fn bands(&mut self, path: &str, criterion: &Criterion) {
        let Some(bands) = &criterion.bands else { return };
        if let Some(sentence) = &bands.sentence {
            let at = format_args!("{path}.cases.sentence");
            self.text(at, sentence);
            if let Some(place) = places::first_unknown(sentence, &places::OF_A_COUNT) {
                self.fault(at, RubricFaultKind::UnknownPlace(place.to_owned()));
            }
        }
        if let Some(names) = &bands.names {
            self.text(format_args!("{path}.cases.names.meeting"), &names.meeting);
            self.text(format_args!("{path}.cases.names.reviewed"), &names.reviewed);
        }
        let mut seen = BTreeSet::new();
        for (b, band) in bands.bands.iter().enumerate() {
            let at = format_args!("{path}.cases.bands[{b}]");
            let level = band.level.digit();
            if self.scale.points(band.level).is_none() || !criterion.has(band.level) {
                self.fault(at, RubricFaultKind::BandWithoutLevel(level));
            }
            if !seen.insert(band.level) {
                self.fault(at, RubricFaultKind::DuplicateBand(level));
            }
            let empty = match band.upper {
                Upper::To(to) => to < band.from,
                Upper::Below(below) => below <= band.from,
            };
            if empty {
                self.fault(at, RubricFaultKind::EmptyBand);
            }
        }
        for Level { score, .. } in &criterion.levels {
            if self.scale.points(*score).is_some() && !seen.contains(score) {
                self.fault(format_args!("{path}.cases.bands"), RubricFaultKind::LevelWithoutBand(score.digit()));
            }
        }
    }

    fn contradiction(&mut self, path: &str, stated: &Contradiction<CriterionCode>, criteria: &Criteria<'_>) {
        self.side(&format!("{path}.one"), &stated.one, criteria);
        self.side(&format!("{path}.other"), &stated.other, criteria);
        if stated.one.criterion == stated.other.criterion {
            let code = stated.other.criterion.0.clone();
            self.fault(format_args!("{path}.other.criterion"), RubricFaultKind::SameCriterion(code));
        }
        self.text(format_args!("{path}.reason"), &stated.reason);
    }

    fn side(&mut self, path: &str, side: &Side<CriterionCode>, criteria: &Criteria<'_>) {
        self.not_empty(format_args!("{path}.scores"), side.scores.len());
        let Some(criterion) = criteria.get(&side.criterion) else {
            let code = side.criterion.0.clone();
            return self.fault(format_args!("{path}.criterion"), RubricFaultKind::UnknownCriterion(code));
        };
        for (s, &score) in side.scores.iter().enumerate() {
            if !criterion.has(score) {
                self.fault(format_args!("{path}.scores[{s}]"), RubricFaultKind::NoSuchScore(score.digit()));
            }
        }
    }
}
