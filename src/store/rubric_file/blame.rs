//! Which faults of content are the file's own, and not those of a placeholder for something already told.

use std::collections::BTreeSet;

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
            RubricFaultKind::NoSuchScore(_) => self.0.iter().any(|path| path.ends_with(".levels")),
            RubricFaultKind::BandWithoutLevel(_)
            | RubricFaultKind::DuplicateBand(_)
            | RubricFaultKind::LevelWithoutBand(_)
            | RubricFaultKind::EmptyBand => self.has_below(&fault.path) || self.has_below("scale"),
            RubricFaultKind::TooFewLevels(_) | RubricFaultKind::OwnPoints => {
                self.has_below(&fault.path) || self.has_below("scale") || self.covers("scale") || self.about("scoring")
            }
            RubricFaultKind::NoBest => self.has_below(&fault.path) || self.has_below("scale") || self.about("scoring"),
            RubricFaultKind::WithoutPercent => self.about("scoring"),
            RubricFaultKind::GradeEnds | RubricFaultKind::GradeOrder | RubricFaultKind::GradeTurns => {
                self.about("grade")
            }
            RubricFaultKind::UnknownAmbito(_) => self.0.iter().any(|path| is_about_code(path)),
            RubricFaultKind::NeverHolds(Never::Lowest(_)) => {
                self.about("scale") || self.about("scoring") || self.about("ambitos")
            }
            RubricFaultKind::NeverHolds(Never::AfterOtherwise(_) | Never::Taken) => {
                self.about("outcomes") || self.about("ambitos")
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

/// Whether a fault at `path` leaves a weight unknown: the weight itself, its ámbito, or the list of them.
fn is_about_weight(path: &str) -> bool {
    let Some(rest) = path.strip_prefix("ambitos") else { return false };
    rest.is_empty() || rest.ends_with("].weight") || (rest.ends_with(']') && !rest.contains('.'))
}

/// Whether a fault at `path` leaves a criterion's code unknown: the code itself, or anything that it stands in.
fn is_about_code(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or(path);
    let name = last.split('[').next().unwrap_or(last);
    path.starts_with("ambitos") && matches!(name, "ambitos" | "dimensions" | "criteria" | "number" | "code")
}

/// Path of the code that the code at `path` must begin with.
fn parent_code(path: &str) -> String {
    for (list, code) in [(".criteria[", ".code"), (".dimensions[", ".number")] {
        if let Some(end) = path.rfind(list) {
            return format!("{}{code}", &path[..end]);
        }
    }
    path.to_owned()
}
