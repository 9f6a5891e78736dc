//! What is wrong at a place of a file, as a value; the words for it are in `wording::reading`.

use super::located::Kind;
use crate::domain::rubric_check::RubricFaultKind;
use crate::domain::score::{Scale, Score};
use crate::domain::session::RubricPin;

/// What is wrong. What is quoted stands as it stands in the file, of any length and with any character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// More than so many bytes.
    TooLarge(usize),
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// Bytes before the first character.
    ByteOrderMark,
    /// It is no JSON.
    Syntax(Syntax),
    /// Another kind of value than the one that belongs here.
    Expected(Form, Kind),
    /// A number with a sign, a fraction or an exponent, where a whole one belongs.
    NotWhole(String),
    /// A number that is greater than the greatest.
    TooGreat(String, u64),
    /// A text of so many characters, and how many it may have.
    TooLong(usize, usize),
    /// More values than are read.
    TooManyValues(usize),
    /// A key for the second time.
    DuplicateKey,
    /// A key is not there.
    MissingKey(&'static str),
    /// A key that nobody knows, the one that was meant, those that are known.
    UnknownKey(String, Option<&'static str>, Vec<&'static str>),
    /// It cannot be read for a reason that was not noted; there is none that we know of.
    Unreadable,
    /// A word that is none of these.
    NoneOf(Vec<String>, String),
    /// The `format` of another kind of file: the one that belongs here, and the one found.
    Format(String, String),
    /// A `version` that does not exist, and the newest.
    NoSuchVersion(u64, u64),
    /// A `version` made by a newer program, and the newest that this one knows.
    LaterVersion(u64, u64),
    /// A rubric or a part of one.
    Rubric(OfRubric),
    /// A session or a part of one.
    Session(OfSession),
    /// A phrase.
    Phrase(OfPhrase),
}

/// What kind of value belongs in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// An object.
    Object,
    /// A list.
    List,
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// True or false.
    Flag,
}

/// Why a text is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is named by the sentence that tells it
pub enum Syntax {
    Empty,
    UnfinishedString,
    UnfinishedList,
    UnfinishedObject,
    Unfinished,
    Colon,
    CommaInList,
    CommaInObject,
    TrailingComma,
    TrailingCharacters,
    KeyNotString,
    ControlCharacter,
    LoneSurrogate,
    Escape,
    Number,
    TooDeep,
    Character,
}

/// What is wrong with a rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfRubric {
    /// A weight that is no percentage with two decimals.
    Weight(String),
    /// A score that the scale of version 1 must have is not there.
    ScaleWithout(u8),
    /// A score for the second time.
    ScaleTwice(u8),
    /// A level of version 1 that must be there is null.
    MissingLevel(u8),
    /// A scale of so many scores.
    ScaleSize(usize),
    /// No number of points.
    Points(String),
    /// No weight of a criterion.
    Factor(String),
    /// No percentage.
    Percent(String),
    /// The same text is demanded twice.
    DemandTwice,
    /// More texts than there are.
    TooManyDemands(usize),
    /// A level of a score that the scale lacks; those that it has.
    UnknownLevel(String, Vec<String>),
    /// An ámbito with a number and a code, or with neither.
    NumberOrCode,
    /// Dimensions and criteria at once.
    DimensionsAndCriteria,
    /// A weight of an ámbito where the method has none.
    AmbitoWeight,
    /// A weight of a criterion where the method has none.
    CriterionWeight,
    /// A point of the marks that is no pair.
    GradePoint,
    /// A condition that is none of the three.
    Condition,
    /// A band with two ends or none.
    BandEnd,
    /// Its JSON is right, but it is no rubric.
    Invariant(RubricFaultKind),
}

/// What is wrong with a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfSession {
    /// An id that no file can be named by.
    Id(String),
    /// No SHA-256.
    Hash,
    /// A criterion that the rubric of this id lacks.
    UnknownCriterion(String, String),
    /// No score of the scale.
    Score(Scale, String),
    /// A level that the criterion of this code lacks.
    NoSuchLevel(String, Score),
    /// No moment.
    Timestamp(String),
    /// A cursor behind the end of a text of so many characters.
    CursorBeyond(u64, usize),
    /// A key of the conclusions that the rubric of this id lacks, and those that it has.
    UnknownConclusion(String, String, Vec<String>),
    /// Words for the public on a field of the conclusions that has none.
    NotPublic(String),
    /// An act that cannot follow those before it.
    ActOutOfOrder,
    /// Acts that do not come to the status.
    ActsAgainstStatus,
    /// A closing that is not the last act.
    ClosingAgainstActs,
    /// A last act that is a closing, and no closing.
    ClosingMissing,
    /// What was handed in as this version is another.
    BrokenSeal(u32),
    /// Two things are open.
    TwoOpen,
    /// Ticks for a criterion that is not counted one by one.
    NotCounted(String),
    /// A key of more than so many characters.
    LongKey(usize),
    /// More than so many entries.
    TooMany(usize),
    /// So many codes, and how many there may be.
    TooManyCodes(usize, usize),
    /// A rubric that is not at hand.
    UnknownRubric(RubricPin),
    /// Its content is not what was sealed.
    Damaged,
}

/// What is wrong with a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfPhrase {
    /// It says nothing.
    Blank,
    /// Its name says nothing.
    BlankName,
    /// Another sentence of the level has a name, and this one has none.
    NoName,
    /// One that comes with a rubric and is for no level of it.
    NoLevel,
    /// One that comes with the rubric of the second id and is of another.
    OtherRubric(Option<String>, String),
    /// For a criterion that the rubric of this id lacks.
    NoSuchCriterion(String, String),
    /// `when` of a criterion that is not counted.
    NotCounted(String),
    /// A place that nobody knows.
    UnknownPlace(String),
    /// Words of the rubric itself.
    Copied(String),
    /// No code of a criterion.
    Code(String),
    /// So many that not all can be kept.
    TooMany(usize),
}

impl From<Syntax> for Wrong {
    fn from(syntax: Syntax) -> Self {
        Self::Syntax(syntax)
    }
}

impl From<OfRubric> for Wrong {
    fn from(wrong: OfRubric) -> Self {
        Self::Rubric(wrong)
    }
}

impl From<OfSession> for Wrong {
    fn from(wrong: OfSession) -> Self {
        Self::Session(wrong)
    }
}

impl From<OfPhrase> for Wrong {
    fn from(wrong: OfPhrase) -> Self {
        Self::Phrase(wrong)
    }
}
