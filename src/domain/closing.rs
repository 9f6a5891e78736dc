//! Closing a supervision, and opening a closed one again. Pure functions: the moment, the name, the reason are values, and
//! what comes out is another [`Session`].
//!
//! [`obstacles`] is all that stands in the way. Some bar the closing ([`Weight::Bars`]); the others must have been looked
//! at: whoever closes hands in the list they saw, so that nothing that came up meanwhile is closed over.

use super::canonical;
use super::conclusions::{ConclusionIx, is_name};
use super::identification::{Field, FieldFault, MAX_FIELD_CHARS};
use super::notices::{self, Notice, What};
use super::personal::{self, Holding, Spot, Written};
use super::places::{self, Slot};
use super::privacy;
use super::rubric::CriterionIx;
use super::seal::Seal;
use super::session::{
    Bookmark, Closing, Deed, Gap, MAX_DEEDS, MAX_NOTE_CHARS, Meaning, PublicIx, Reopening, Session, Status, Timestamp,
};
use super::text::{TextKind, says_something};

/// Something that stands in the way of closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// A criterion without an answer that counts: what it lacks, and the place that is open in its text.
    Pending(CriterionIx, Gap, Option<Slot>),
    /// A field of the conclusions that closing demands says nothing.
    Conclusion(ConclusionIx),
    /// What the form holds against a field of the identification.
    Identification(Field, FieldFault),
    /// Nobody is named who signs.
    NoSignatory,
    /// Of the one that signs at this place name and surname or the post lack.
    Signatory(usize),
    /// A text that the score does not demand has a place that nobody completed.
    OpenPlace(CriterionIx, TextKind, Slot),
    /// A field of the conclusions has one.
    OpenPlaceBeside(ConclusionIx, Slot),
    /// Words for the public name this case, report or plan: they would not go out.
    NamedInPublic(PublicIx, String),
    /// A notice that nobody dismissed.
    Notice(Notice),
    /// Something that points to a person.
    Personal(Holding),
    /// A criterion that is marked to be looked at again.
    Mark(CriterionIx),
}

/// What an obstacle does to closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It cannot be closed with it.
    Bars,
    /// Whoever closes must have seen it.
    ToBeSeen,
    /// It is told.
    Told,
}

/// Where an obstacle is cleared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The score of a criterion.
    Score(CriterionIx),
    /// A text of a criterion.
    Text(CriterionIx, TextKind),
    /// The notices of a criterion.
    Notices(CriterionIx),
    /// The mark of a criterion and its private note.
    Mark(CriterionIx),
    /// A field of the conclusions.
    Conclusion(ConclusionIx),
    /// Words for the public.
    Public(PublicIx),
    /// The one that signs at this place.
    Signatory(usize),
    /// A field of the identification.
    Field(Field),
    /// A list of codes of the sample.
    Codes(personal::Listed),
    /// A dismissal that belongs to no criterion: nowhere.
    Nowhere,
}

impl Obstacle {
    /// Whether it bars closing.
    pub fn weight(&self) -> Weight {
        match self {
            Self::Pending(..)
            | Self::Conclusion(_)
            | Self::Identification(_, FieldFault::Blank)
            | Self::OpenPlaceBeside(..)
            | Self::NamedInPublic(..) => Weight::Bars,
            Self::Identification(
                _,
                FieldFault::TooLong | FieldFault::UnknownRegion | FieldFault::NotADate | FieldFault::Unprintable,
            )
            | Self::NoSignatory
            | Self::Signatory(_)
            | Self::OpenPlace(..)
            | Self::Personal(_)
            | Self::Mark(_) => Weight::ToBeSeen,
            // A point that lacks keeps nothing from being handed in.
            Self::Notice(Notice { what: What::Slip(..), .. }) => Weight::Told,
            Self::Notice(_) => Weight::ToBeSeen,
        }
    }

    /// Where it is cleared.
    pub fn place(&self) -> Place {
        match self {
            Self::Pending(ix, Gap::Score, _) => Place::Score(*ix),
            Self::Pending(ix, Gap::Hallazgo, _) => Place::Text(*ix, TextKind::Hallazgo),
            Self::Pending(ix, Gap::Observacion, _) => Place::Text(*ix, TextKind::Observacion),
            Self::Conclusion(ix) | Self::OpenPlaceBeside(ix, _) => Place::Conclusion(*ix),
            Self::Identification(field, _) => Place::Field(*field),
            Self::NoSignatory => Place::Signatory(0),
            Self::Signatory(place) => Place::Signatory(*place),
            Self::OpenPlace(ix, kind, _) => Place::Text(*ix, *kind),
            Self::NamedInPublic(at, _) => Place::Public(*at),
            Self::Notice(notice) => Place::Notices(notice.at),
            Self::Mark(ix) => Place::Mark(*ix),
            Self::Personal(holding) => match holding.spot {
                Spot::At(ix, Written::Text(kind)) => Place::Text(ix, kind),
                Spot::At(ix, Written::Note) => Place::Mark(ix),
                Spot::At(ix, Written::Reason) => Place::Notices(ix),
                Spot::At(ix, Written::InSheet) => Place::Score(ix),
                Spot::Field(field) => Place::Field(field),
                Spot::Codes(list) => Place::Codes(list),
                Spot::Conclusion(ix) => Place::Conclusion(ix),
                Spot::Public(at) => Place::Public(at),
                Spot::Signatory(place) => Place::Signatory(place),
                Spot::StrayReason => Place::Nowhere,
            },
        }
    }
}

/// All that stands in the way of closing `session`: what bars it first, then by kind, each in the rubric's order.
pub fn obstacles(session: &Session) -> Vec<Obstacle> {
    let (rubric, head) = (session.rubric(), session.head());
    let pending = session.pending().into_iter().map(|(ix, gap)| Obstacle::Pending(ix, gap, session.open_place(ix)));
    let missing = session.conclusions_missing().map(Obstacle::Conclusion);
    let beside = rubric
        .conclusion_indices()
        .filter_map(|ix| places::first_open(session.conclusion(ix)).map(|slot| Obstacle::OpenPlaceBeside(ix, slot)));
    let faults = head
        .identification
        .faults(session.rubric().asked())
        .into_iter()
        .map(|(field, fault)| Obstacle::Identification(field, fault));
    let named = session
        .public_places()
        .filter_map(|at| session.named_in_public(at).map(|code| Obstacle::NamedInPublic(at, code)));
    let mut all: Vec<Obstacle> = pending.chain(missing).chain(beside).chain(named).chain(faults).collect();
    all.extend(signing(session));
    for ix in rubric.indices() {
        // A demanded text with an open place is pending already.
        let draft = session.draft(ix);
        let others = TextKind::ALL.into_iter().filter(|&kind| !session.demands(ix).include(kind));
        all.extend(others.filter_map(|kind| Some(Obstacle::OpenPlace(ix, kind, draft.open_place(kind)?))));
    }
    all.extend(rubric.indices().flat_map(|ix| notices::open(session, ix)).map(Obstacle::Notice));
    all.extend(personal::of(session).into_iter().map(Obstacle::Personal));
    all.extend(session.marked().map(|(ix, _)| Obstacle::Mark(ix)));
    all.sort_by_key(Obstacle::weight);
    all
}

/// What lacks of those who sign.
fn signing(session: &Session) -> Vec<Obstacle> {
    let all = session.signatories().all();
    let lacking = |(place, one): (usize, &super::conclusions::Signatory)| {
        let whole = is_name(&one.name) && says_something(&one.post);
        (!whole).then_some(Obstacle::Signatory(place))
    };
    if all.is_empty() { vec![Obstacle::NoSignatory] } else { all.iter().enumerate().filter_map(lacking).collect() }
}

/// What a closing is signed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    /// The moment.
    pub at: Timestamp,
    /// The name that was typed, cleaned.
    pub by: String,
    /// What it means.
    pub meaning: Meaning,
}

/// Why a session was not closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotClosed {
    /// It is closed already.
    Already,
    /// No name was typed.
    NoName,
    /// What was typed is no name and surname.
    HalfName,
    /// The name is longer than this, in characters.
    LongName(usize),
    /// This bars it.
    Barred(Vec<Obstacle>),
    /// This was not seen.
    Unseen(Vec<Obstacle>),
}

/// `session` as it is handed in: closed, sealed, with nothing open in it. `seen` is what whoever closes was shown and
/// confirmed of [`obstacles`].
///
/// # Errors
/// Why it was not closed.
pub fn close(session: &Session, signing: &Signing, seen: &[Obstacle]) -> Result<Session, NotClosed> {
    if session.head().status == Status::Closed {
        return Err(NotClosed::Already);
    }
    if !says_something(&signing.by) {
        return Err(NotClosed::NoName);
    }
    if signing.by.chars().count() > MAX_FIELD_CHARS {
        return Err(NotClosed::LongName(MAX_FIELD_CHARS));
    }
    if !is_name(&signing.by) {
        return Err(NotClosed::HalfName);
    }
    let (barring, others): (Vec<_>, Vec<_>) =
        obstacles(session).into_iter().partition(|obstacle| obstacle.weight() == Weight::Bars);
    if !barring.is_empty() {
        return Err(NotClosed::Barred(barring));
    }
    let is_unseen = |obstacle: &Obstacle| obstacle.weight() == Weight::ToBeSeen && !seen.contains(obstacle);
    let unseen: Vec<Obstacle> = others.into_iter().filter(is_unseen).collect();
    if !unseen.is_empty() {
        return Err(NotClosed::Unseen(unseen));
    }
    let Signing { at, by, meaning } = signing.clone();
    let mut deeds = session.deeds().to_vec();
    if deeds.is_empty() {
        deeds.extend(session.head().created_at.map(Deed::Created));
    }
    // Its own seal is not under it, so any stands for it until it is known.
    let closing = Closing { version: session.version(), at, by, meaning, seal: Seal([0; 32]) };
    deeds.push(Deed::Closed(closing.clone()));
    let mut closed = session.clone();
    closed.touch(at);
    closed.set_bookmark(Bookmark::at(session.bookmark().criterion));
    let mut closed = closed.with_status(Status::Closed).with_deeds(deeds);
    let seal = canonical::seal(&closed);
    closed = closed.resealed(Closing { seal, ..closing });
    Ok(closed)
}

/// What is wrong with the seal of a closed session, if anything: the seal that its content has instead.
pub fn broken_seal(session: &Session) -> Option<Seal> {
    let closing = session.closing()?;
    let seal = canonical::seal(session);
    (closing.seal != seal).then_some(seal)
}

/// The reason for which a version is open again whose file was damaged.
pub(crate) const DAMAGED: &str = "El archivo cerrado se dañó y ya no corresponde a su sello.";

/// Why a session was not opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotReopened {
    /// It is open.
    Open,
    /// No reason was given.
    NoReason,
    /// The reason is longer than this, in characters.
    LongReason(usize),
    /// The reason points to a person. It is read on the cover of the next version, and an act cannot be mended.
    Personal(privacy::What),
    /// There is no room for more acts than this.
    TooMany(usize),
}

/// `session` opened again, as the next version; `reason` is cleaned. That only the newest version can be is so by itself:
/// it is the one that a session is.
///
/// # Errors
/// Why it was not.
pub fn reopen(session: &Session, at: Timestamp, reason: &str) -> Result<Session, NotReopened> {
    if session.head().status == Status::Open {
        return Err(NotReopened::Open);
    }
    if !says_something(reason) {
        return Err(NotReopened::NoReason);
    }
    if reason.chars().count() > MAX_NOTE_CHARS {
        return Err(NotReopened::LongReason(MAX_NOTE_CHARS));
    }
    if let Some(found) = privacy::find(reason).first() {
        return Err(NotReopened::Personal(found.what));
    }
    let mut deeds = session.deeds().to_vec();
    // It must be possible to close it again.
    if deeds.len() + 2 > MAX_DEEDS {
        return Err(NotReopened::TooMany(MAX_DEEDS));
    }
    if deeds.is_empty() {
        deeds.extend(session.head().created_at.map(Deed::Created));
    }
    deeds.push(Deed::Reopened(Reopening { from: session.version(), at, reason: reason.to_owned() }));
    let mut opened = session.clone().with_status(Status::Open).with_deeds(deeds);
    opened.touch(at);
    Ok(opened)
}

#[cfg(test)]
mod tests;
