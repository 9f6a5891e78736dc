//! The prepared texts that are offered where a text is to be written.

use crate::domain::phrases::{Bank, Chosen, Ground, Offer, Origin, offers};
use crate::domain::places;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;

/// The texts that are offered where one is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// All of them; at least one.
    pub(super) offers: Vec<Offer>,
    /// The one that is shown.
    at: usize,
    /// Whether the supervisor went on to it.
    went_on: bool,
    /// What was asked before.
    pub(super) chosen: Chosen,
    /// The letters that chose it, as long as no other key came after them: a word may begin so.
    pub(super) letters: String,
}

impl Proposal {
    /// The texts for the answer at `at`, if there are any.
    pub(super) fn new(session: &Session, bank: &Bank, at: CriterionIx, chosen: Chosen) -> Option<Self> {
        let score = session.draft(at).score?;
        let mut offers = offers(bank, session, at, score, &chosen);
        offers.retain(|offer| offer.ground != Ground::AgainstScore);
        // One's own for any criterion at all is no first proposal for this one.
        offers.sort_by_key(|offer| offer.origin == Origin::Own && offer.phrase.criterion.is_none());
        (!offers.is_empty()).then_some(Self { offers, at: 0, went_on: false, chosen, letters: String::new() })
    }

    /// The same, chosen by these letters.
    pub(super) fn by(self, letters: String) -> Self {
        Self { letters, ..self }
    }

    /// The one that is shown.
    pub(crate) fn shown(&self) -> &Offer {
        &self.offers[self.at]
    }

    /// Its place among them, from 1, and how many there are.
    pub(crate) fn position(&self) -> (usize, usize) {
        (self.at + 1, self.offers.len())
    }

    /// Whether it can be accepted as it stands, with the key that brought it in sight the only one before.
    pub(crate) fn is_sure(&self) -> bool {
        self.shown().ground == Ground::Known || self.went_on && places::first_open(&self.shown().text).is_none()
    }

    /// Shows the one behind or before it, going round.
    pub(crate) fn turn(&mut self, on: bool) {
        let all = self.offers.len();
        self.at = (self.at + if on { 1 } else { all - 1 }) % all;
        self.went_on |= all > 1;
    }

    /// The phrases have changed: so does what is offered, unless the supervisor went on from the first.
    pub(super) fn renew(&mut self, session: &Session, bank: &Bank, at: CriterionIx) {
        if !self.went_on
            && let Some(anew) = Self::new(session, bank, at, self.chosen.clone())
        {
            *self = anew.by(std::mem::take(&mut self.letters));
        }
    }
}
