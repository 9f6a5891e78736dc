//! What is written beside the criteria: conclusions, words for the public, who signs.

use super::Session;
use crate::domain::code;
use crate::domain::conclusions::{ConclusionIx, Signatories};
use crate::domain::privacy;
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::text::says_something;

/// What has words of its own for the public version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PublicIx {
    /// The hallazgo, or the strength, at a criterion.
    Criterion(CriterionIx),
    /// A field of the conclusions.
    Conclusion(ConclusionIx),
}

/// The texts, each empty until somebody writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Epilogue {
    pub(super) conclusions: Vec<String>,
    pub(super) of_criteria: Vec<String>,
    pub(super) of_conclusions: Vec<String>,
    pub(super) signatories: Signatories,
}

impl Epilogue {
    pub(super) fn empty(rubric: &Rubric) -> Self {
        let fields = vec![String::new(); rubric.conclusions().len()];
        Self {
            conclusions: fields.clone(),
            of_criteria: vec![String::new(); rubric.len()],
            of_conclusions: fields,
            signatories: Signatories::default(),
        }
    }

    pub(super) fn public_mut(&mut self, at: PublicIx) -> &mut String {
        match at {
            PublicIx::Criterion(ix) => &mut self.of_criteria[ix.index()],
            PublicIx::Conclusion(ix) => &mut self.of_conclusions[ix.index()],
        }
    }
}

impl Session {
    /// What is written in the field `ix` of the conclusions.
    pub fn conclusion(&self, ix: ConclusionIx) -> &str {
        &self.epilogue.conclusions[ix.index()]
    }

    /// The words for the public on `at`; empty until written.
    pub fn public(&self, at: PublicIx) -> &str {
        match at {
            PublicIx::Criterion(ix) => &self.epilogue.of_criteria[ix.index()],
            PublicIx::Conclusion(ix) => &self.epilogue.of_conclusions[ix.index()],
        }
    }

    /// The case, report or plan that the words for the public on `at` name, which therefore do not go out: a code tells of
    /// one child to whoever has the folder.
    pub fn named_in_public(&self, at: PublicIx) -> Option<String> {
        let said = self.public(at);
        if said.is_empty() {
            return None;
        }
        let sample = &self.head.sample;
        let cases = sample.case_codes.iter().chain(&sample.rucs).cloned();
        let codes: Vec<String> = cases.chain(self.codes_elsewhere()).collect();
        code::mentions(said, &codes).first().map(|found| found.code.to_owned())
    }

    /// The words for the public on `at` that may go out: those that name no case and hold nothing that points to a person.
    pub fn publishable(&self, at: PublicIx) -> &str {
        let said = self.public(at);
        if self.named_in_public(at).is_none() && privacy::find(said).is_empty() { said } else { "" }
    }

    /// Everything that may have words for the public: the criteria, then the fields that the rubric lets have some.
    pub fn public_places(&self) -> impl Iterator<Item = PublicIx> {
        let criteria = self.rubric.indices().map(PublicIx::Criterion);
        let fields = self.rubric.conclusion_indices().filter(|&ix| self.rubric.conclusion(ix).public);
        criteria.chain(fields.map(PublicIx::Conclusion))
    }

    /// Who signs.
    pub fn signatories(&self) -> &Signatories {
        &self.epilogue.signatories
    }

    /// The fields that closing demands and that say nothing yet, in the rubric's order.
    pub(crate) fn conclusions_missing(&self) -> impl Iterator<Item = ConclusionIx> {
        let demanded = self.rubric.conclusion_indices().filter(|&ix| self.rubric.conclusion(ix).demanded);
        demanded.filter(|&ix| !says_something(self.conclusion(ix)))
    }
}
