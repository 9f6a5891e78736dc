//! What is beside the criteria: the fields of the conclusions, the prepared texts, and what the sample has of each.

use super::{Criterion, Rubric};
use crate::domain::conclusions::{ConclusionField, ConclusionIx};
use crate::domain::prepared::Starter;
use crate::domain::sample::{Population, Sample};

impl Rubric {
    /// The fields that are written beside the criteria.
    pub fn conclusions(&self) -> &[ConclusionField] {
        &self.parts.conclusions
    }

    /// The field at `ix`.
    pub fn conclusion(&self, ix: ConclusionIx) -> &ConclusionField {
        &self.parts.conclusions[ix.index()]
    }

    /// The positions of these fields, in order.
    pub fn conclusion_indices(&self) -> impl DoubleEndedIterator<Item = ConclusionIx> + ExactSizeIterator + use<> {
        (0..self.parts.conclusions.len()).map(ConclusionIx)
    }

    /// The position of the field `key`.
    pub(crate) fn find_conclusion(&self, key: &str) -> Option<ConclusionIx> {
        self.conclusion_indices().find(|&ix| self.conclusion(ix).key == key)
    }

    /// The prepared texts that come with it.
    pub(crate) fn starter(&self) -> Starter {
        self.parts.starter
    }
}

impl Criterion {
    /// The part of the sample that this is about, where the rubric names one.
    pub(crate) fn population(&self) -> Option<Population> {
        let none = self.zero.as_ref().and_then(|zero| zero.when_none);
        none.or(self.bands.as_ref().and_then(|bands| bands.of))
    }

    /// How many `sample` has of what this is about, if it tells.
    pub(crate) fn about(&self, sample: &Sample) -> Option<u32> {
        match self.population() {
            Some(population) => sample.known(population),
            None => self.bands.as_ref().and_then(|bands| bands.about).and_then(|group| sample.known_of(group)),
        }
    }
}
