//! Official wording in a prepared text: what a rubric demands is not what was seen, and its slips are nobody's.

use std::collections::HashSet;

use crate::domain::bands::Cases;
use crate::domain::places::{Facts, fill};
use crate::domain::rubric::Rubric;
use crate::domain::text::folded;

/// So many words in a row are a copy.
pub const COPIED_WORDS: usize = 8;

/// Every run of so many words in the official wording of a rubric.
pub struct Official(HashSet<Vec<String>>);

impl Official {
    /// That of `rubric`.
    pub fn of(rubric: &Rubric) -> Self {
        let mut texts: Vec<&str> = Vec::new();
        for ambito in rubric.ambitos() {
            texts.extend(ambito.purpose.as_deref());
            for dimension in &ambito.dimensions {
                texts.extend(dimension.note.as_deref());
                for criterion in &dimension.criteria {
                    texts.push(criterion.text.as_str());
                    texts.extend(criterion.verification.as_deref());
                    texts.extend(criterion.levels.iter().filter_map(|level| level.words.as_deref()));
                }
            }
        }
        Self(texts.into_iter().flat_map(runs).collect())
    }

    /// The words that `phrase` copies, whatever number of things it speaks of.
    pub(crate) fn copied(&self, phrase: &str) -> Option<String> {
        let one = Facts { cases: Some(Cases { meeting: 1, reviewed: 1 }), ..Facts::default() };
        let many = Facts::default();
        [many, one].iter().find_map(|facts| {
            let text = fill(phrase, facts);
            let words = words(&text);
            words.windows(COPIED_WORDS).find(|run| self.0.contains(&plain(run))).map(|run| run.join(" "))
        })
    }
}

/// Every run of [`COPIED_WORDS`] words.
fn runs(text: &str) -> Vec<Vec<String>> {
    words(&text.replace("**", "")).windows(COPIED_WORDS).map(plain).collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Without accents and capitals, which official headings print as they like.
fn plain(run: &[&str]) -> Vec<String> {
    run.iter().map(|word| folded(word)).collect()
}
