//! Phrases: texts kept to be used again, with [`super::places`] in them for what differs from visit to visit.
//!
//! The [`Bank`] holds two kinds: the supervisor's own, and the starter set that comes with the program. A phrase is for one
//! criterion or for any, for one score or for any, and may say when it is true ([`When`]); [`Bank::fitting`] gives those
//! for an answer, the closest first, and [`offers`] what of them can be said there.

mod offer;
mod official;
mod when;

#[cfg(test)]
mod tests;

pub use super::prepared::{Phrase, Starter, When};
use super::rubric::CriterionCode;
use super::score::Score;
pub use offer::{Chosen, Ground, Offer, Question, offers, question};
pub use official::{COPIED_WORDS, Official};
pub use when::Situation;
pub(crate) use when::{may_lack_reports, pass_over_reports};

/// Most phrases that a supervisor's own file may have.
pub(crate) const MAX_PHRASES: usize = 5_000;

/// Whose a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The supervisor's; can be forgotten.
    Own,
    /// Of the set that comes with the program.
    Starter,
}

/// A phrase that fits an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offered<'b> {
    /// It.
    pub phrase: &'b Phrase,
    /// Whose it is.
    pub origin: Origin,
}

/// Why a phrase is not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAdded {
    /// The same one is there already, as an own one or in the starter set.
    Known,
    /// There are [`MAX_PHRASES`] own ones.
    Full,
}

/// Longest name of an alternative, in characters.
pub(crate) const MAX_NAME_CHARS: usize = 40;

/// All phrases at hand.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bank {
    /// The supervisor's own, the oldest first.
    pub own: Vec<Phrase>,
    /// Those that come with the program.
    pub starter: Starter,
}

impl Bank {
    /// The phrases for an answer with `score` to the criterion `code` of the rubric `rubric`: own ones, then those of
    /// the starter set; among each, those for this criterion and score, then for this criterion with any score, then
    /// for any criterion.
    pub(crate) fn fitting(&self, rubric: &str, code: &CriterionCode, score: Score) -> Vec<Offered<'_>> {
        let own = self.own.iter().map(|phrase| Offered { phrase, origin: Origin::Own });
        let starter = self.starter.phrases().iter().map(|phrase| Offered { phrase, origin: Origin::Starter });
        let mut fitting: Vec<Offered<'_>> =
            own.chain(starter).filter(|offered| offered.phrase.fits(rubric, code, score)).collect();
        fitting.sort_by_key(|offered| {
            let phrase = offered.phrase;
            (offered.origin != Origin::Own, phrase.criterion.is_none(), phrase.score.is_none())
        });
        fitting
    }

    /// Adds `phrase` to the own ones, at their end.
    ///
    /// # Errors
    /// It is there already, or there is no room.
    pub(crate) fn add(&mut self, phrase: Phrase) -> Result<(), NotAdded> {
        if self.own.contains(&phrase) || self.starter.phrases().contains(&phrase) {
            return Err(NotAdded::Known);
        }
        if self.own.len() >= MAX_PHRASES {
            return Err(NotAdded::Full);
        }
        self.own.push(phrase);
        Ok(())
    }

    /// Takes `phrase` out of the own ones; whether it was among them.
    pub(crate) fn remove(&mut self, phrase: &Phrase) -> bool {
        let before = self.own.len();
        self.own.retain(|own| own != phrase);
        self.own.len() < before
    }
}
