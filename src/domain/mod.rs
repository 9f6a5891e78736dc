//! The subject: a rubric, what a supervisor answers to it, and what follows from the answers.
//!
//! Nothing here knows a terminal, a file, a clock or a serialisation. Times and random values come in as
//! arguments; the JSON forms live in [`crate::store::wire`], so that file format and model can change apart.
//!
//! Reading order: [`text`] → [`score`] → [`conclusions`] → [`method`] → [`nouns`] → [`asked`] → [`rubric`] → [`bands`] → [`identification`] → [`sheet`] →
//! [`session`] → [`bulk`] → [`scoring`] → [`notices`] → [`search`] → [`privacy`] →
//! [`personal`] → [`traces`] → [`pseudonyms`] → [`places`] → [`phrases`] → [`recall`] →
//! [`seal`] → [`canonical`] → [`closing`] → [`versions`] → [`retention`].

pub mod asked;
pub mod bands;
pub mod bulk;
pub mod canonical;
pub mod catalog;
pub mod claims;
pub mod closing;
pub mod code;
pub mod conclusions;
pub mod contradiction;
pub mod counting;
mod fold;
pub mod identification;
pub mod method;
pub mod notices;
pub mod nouns;
pub mod personal;
pub mod phrases;
pub mod places;
pub mod prepared;
pub mod privacy;
pub mod pseudonyms;
pub mod recall;
pub mod retention;
pub mod roll;
pub mod rubric;
pub mod rubric_check;
pub mod sample;
pub mod score;
pub mod scoring;
pub mod seal;
pub mod search;
pub mod session;
pub mod sheet;
pub mod slips;
pub mod text;
pub mod traces;
pub mod typed;
pub mod units;
pub mod versions;

#[cfg(test)]
pub(crate) mod fixtures;
