//! Which faults of content are the file's own, and not those of a placeholder for something already told.

use std::collections::BTreeSet;

use super::keys::{ambito, criterion, dimension, rubric};
use crate::domain::rubric_check::{Never, RubricFault, RubricFaultKind};
use crate::store::located::Document;
use crate::store::wrong::OfRubric;

/// Notes `faults` in the document, each at the place of its path.
pub(super) fn note(doc: &Document<'_>, faults: &[RubricFault]) {
    let told = Told(doc.faulty_paths());
    for fault in faults {
        if !told.explains(fault) {
            doc.fault_on(&fault.path, OfRubric::Invariant(fault.kind.clone()).into());
        }
    }
}

/// Paths whose values are at fault already.
struct Told(BTreeSet<String>);

impl Told {
    fn explains(&self, fault: &RubricFault) -> bool {
        if self.covers(&fault.path) {
            return true;
        }
        match &fault.kind {
            RubricFaultKind::WeightSum(_) => self.0.iter().any(|path| is_about_weight(path)),
            RubricFaultKind::ForeignCode { .. } => self.covers(&parent_code(&fault.path)),
            RubricFaultKind::Duplicate { first, .. } => self.covers(first),
            RubricFaultKind::UnknownCriterion(_) => self.0.iter().any(|path| is_about_code(path)),
            RubricFaultKind::NoSuchScore(_) => self.0.iter().any(|path| ends_in(path, criterion::LEVELS)),
            RubricFaultKind::BandWithoutLevel(_)
            | RubricFaultKind::DuplicateBand(_)
            | RubricFaultKind::LevelWithoutBand(_)
            | RubricFaultKind::EmptyBand => self.has_below(&fault.path) || self.has_below(rubric::SCALE),
            RubricFaultKind::TooFewLevels(_) | RubricFaultKind::OwnPoints => {
                self.has_below(&fault.path)
                    || self.has_below(rubric::SCALE)
                    || self.covers(rubric::SCALE)
                    || self.about(rubric::SCORING)
            }
            RubricFaultKind::NoBest => {
                self.has_below(&fault.path) || self.has_below(rubric::SCALE) || self.about(rubric::SCORING)
            }
            RubricFaultKind::WithoutPercent => self.about(rubric::SCORING),
            RubricFaultKind::GradeEnds | RubricFaultKind::GradeOrder | RubricFaultKind::GradeTurns => {
                self.about(rubric::GRADE)
            }
            RubricFaultKind::UnknownAmbito(_) => self.0.iter().any(|path| is_about_code(path)),
            RubricFaultKind::NeverHolds(Never::Lowest(_)) => {
                self.about(rubric::SCALE) || self.about(rubric::SCORING) || self.about(rubric::AMBITOS)
            }
            RubricFaultKind::NeverHolds(Never::AfterOtherwise(_) | Never::Taken) => {
                self.about(rubric::OUTCOMES) || self.about(rubric::AMBITOS)
            }
            RubricFaultKind::BadId(_)
            | RubricFaultKind::LongMark(_)
            | RubricFaultKind::BadNoun(_)
            | RubricFaultKind::Blank
            | RubricFaultKind::Empty
            | RubricFaultKind::ZeroWeight
            | RubricFaultKind::BadCode(..)
            | RubricFaultKind::LongLabel(_)
            | RubricFaultKind::LongShort(_)
            | RubricFaultKind::UnknownPlace(_)
            | RubricFaultKind::SameCriterion(_)
            | RubricFaultKind::TooManyCriteria(_)
            | RubricFaultKind::TooManyConclusions(_) => false,
        }
    }

    /// Whether the value at `path`, or one it stands in, is at fault.
    fn covers(&self, path: &str) -> bool {
        let mut path = path;
        loop {
            if self.0.contains(path) {
                return true;
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = &path[..end],
                None => return false,
            }
        }
    }

    /// Whether the value of the rubric's key `key`, or something inside it, is at fault.
    fn about(&self, key: &str) -> bool {
        self.covers(key) || self.has_below(key)
    }

    /// Whether something inside the value at `path` is at fault.
    fn has_below(&self, path: &str) -> bool {
        self.0.range(path.to_owned()..).take_while(|told| told.starts_with(path)).any(|told| told != path)
    }
}

/// Whether `path` is that of an object's `key`.
fn ends_in(path: &str, key: &str) -> bool {
    path.strip_suffix(key).is_some_and(|object| object.ends_with('.'))
}

/// Whether a fault at `path` leaves a weight unknown: the weight itself, its ámbito, or the list of them.
fn is_about_weight(path: &str) -> bool {
    let Some(rest) = path.strip_prefix(rubric::AMBITOS) else { return false };
    rest.is_empty() || ends_in(rest, ambito::WEIGHT) || (rest.ends_with(']') && !rest.contains('.'))
}

/// Whether a fault at `path` leaves a criterion's code unknown: the code itself, or anything that it stands in.
fn is_about_code(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or(path);
    let name = last.split('[').next().unwrap_or(last);
    let names = [rubric::AMBITOS, ambito::DIMENSIONS, dimension::CRITERIA, ambito::NUMBER, criterion::CODE];
    path.starts_with(rubric::AMBITOS) && names.contains(&name)
}

/// Path of the code that the code at `path` must begin with.
fn parent_code(path: &str) -> String {
    for (list, code) in [(dimension::CRITERIA, dimension::CODE), (ambito::DIMENSIONS, ambito::NUMBER)] {
        if let Some(end) = path.rfind(&format!(".{list}[")) {
            return format!("{}.{code}", &path[..end]);
        }
    }
    path.to_owned()
}
