//! What is offered for an answer: the sentences that can be said there, filled with what the session knows.

use super::{Bank, Origin, Phrase, Situation, When};
use crate::domain::places::{self, Facts, Slot};
use crate::domain::rubric::CriterionIx;
use crate::domain::score::{Score, Standing};
use crate::domain::session::Session;
use crate::domain::text::clean_entered;

/// A prepared text for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Where it comes from.
    pub phrase: Phrase,
    /// Whose it is.
    pub origin: Origin,
    /// Its words with what the session knows in its places.
    pub text: String,
    /// What speaks for it.
    pub ground: Ground,
}

/// What speaks for a prepared text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// It says nothing but what was counted, or is the 0 that the sample or an unused criterion gives, or what was chosen:
    /// it can be accepted as it stands.
    Known,
    /// Nothing that the program knows: it is read first.
    Unknown,
    /// It says what was counted, and that is the level of another score: no draft for this one.
    AgainstScore,
}

/// What the supervisor was asked before anything is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Which of a level's alternatives it is; at least two.
    Alternative(Vec<String>),
    /// Which reports it is about; at least two.
    Reports(Vec<String>),
}

/// What the supervisor has answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chosen {
    /// The alternative.
    pub name: Option<String>,
    /// The reports.
    pub about: Option<Vec<String>>,
}

/// Most reports that are asked for by a letter; of more, the number is typed.
const MOST_ASKED: usize = 24;

/// The texts for the answer at `ix` with `score`: one's own, those of the alternative that was chosen, the others.
pub fn offers(bank: &Bank, session: &Session, ix: CriterionIx, score: Score, chosen: &Chosen) -> Vec<Offer> {
    let rubric = session.rubric();
    let mut facts = Facts::of(session, ix);
    if let Some(about) = &chosen.about {
        facts.about.clone_from(about);
    }
    let here = Situation::of(session, ix, score, &facts);
    let code = &rubric.criterion(ix).code;
    let mut fitting = bank.fitting(rubric.id(), code, score);
    fitting.retain(|offered| here.allows(offered.phrase.when));
    if rubric.scale().standing(score) != Standing::Uncounted && !fitting.iter().any(|one| one.origin == Origin::Starter)
    {
        // What was counted goes before the score that was given: another level has the sentence that is true.
        let others = rubric.scale().scores().filter(|other| {
            *other != score && rubric.scale().standing(*other) != Standing::Uncounted && here.cases.is_some()
        });
        let elsewhere = others.flat_map(|other| bank.fitting(rubric.id(), code, other));
        let says_the_count = |when: When| when.is_of_a_count() && when != When::Within;
        fitting.extend(elsewhere.filter(|offered| {
            offered.origin == Origin::Starter
                && offered.phrase.when.is_some_and(says_the_count)
                && here.allows(offered.phrase.when)
        }));
    }
    if let Some(name) = &chosen.name {
        fitting.sort_by_key(|offered| offered.origin == Origin::Starter && offered.phrase.name.as_ref() != Some(name));
    }
    let optional = rubric.criterion(ix).optional && rubric.scale().standing(score) == Standing::Uncounted;
    let mut offers: Vec<Offer> = Vec::with_capacity(fitting.len());
    for offered in fitting {
        let phrase = offered.phrase;
        let text = clean_entered(&places::fill(phrase.text.as_str(), &facts));
        let counted = here.cases.is_some() && places::slots(phrase.text.as_str()).any(Slot::is_of_a_count);
        let none = phrase.when == Some(When::Sample) && here.population == Some(0);
        let given = counted || none || optional && offered.origin == Origin::Starter;
        let asked = phrase.name.is_some() && phrase.name == chosen.name;
        let ground = match (given || asked) && places::first_open(&text).is_none() {
            _ if counted && here.departs => Ground::AgainstScore,
            true => Ground::Known,
            false => Ground::Unknown,
        };
        if offers.iter().all(|known| known.text != text) {
            offers.push(Offer { phrase: phrase.clone(), origin: offered.origin, text, ground });
        }
    }
    offers
}

/// What is to be asked before one of `offers` is shown. An offer of one's own, and one that the count or the sample
/// gives, is shown without a question.
pub fn question(offers: &[Offer], session: &Session, chosen: &Chosen) -> Option<Question> {
    let first = offers.first()?;
    if chosen.name.is_none() && first.origin == Origin::Starter && first.phrase.name.is_some() && !is_given(first) {
        let mut names: Vec<String> = Vec::new();
        for name in offers.iter().filter_map(|offer| offer.phrase.name.as_ref()) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        if names.len() > 1 {
            return Some(Question::Alternative(names));
        }
    }
    let rucs = &session.head().sample.rucs;
    let names_some = places::slots(first.phrase.text.as_str()).any(|slot| slot == Slot::SomeRuc);
    let ask = names_some && chosen.about.is_none() && (2..=MOST_ASKED).contains(&rucs.len());
    ask.then(|| Question::Reports(rucs.clone()))
}

/// Whether the sample gives it.
fn is_given(offer: &Offer) -> bool {
    offer.ground == Ground::Known && offer.phrase.when == Some(When::Sample)
}
