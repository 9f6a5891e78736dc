//! What the screen lists, in order, and what each says.

use std::borrow::Cow;

use crate::app::page::{self, Role, Row};
use crate::app::prose::Prose;
use crate::app::screens::conclude::write;
use crate::domain::closing::{Obstacle, Weight, obstacles};
use crate::domain::conclusions::{ConclusionIx, MAX_PUBLIC_CHARS, MAX_SIGNATORIES, SignatoryField};
use crate::domain::identification::MAX_FIELD_CHARS;
use crate::domain::nouns::Nouns;
use crate::domain::personal::{Holding, Spot};
use crate::domain::scoring::Summary;
use crate::domain::session::{Change, Deed, PublicIx, Session, Status};
use crate::domain::slips;
use crate::domain::text::{MAX_TEXT_CHARS, harmless, says_something};
use crate::editing::Buffer;
use crate::wording::privacy::Cure;
use crate::wording::{closing, concluding as words, notices, privacy};

/// Something that is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// That it is closed, with its seal, and how to hand it in.
    Sealed,
    /// A field of the conclusions.
    Conclusion(ConclusionIx),
    /// Name or post of somebody who signs.
    Signatory(usize, SignatoryField),
    /// Words for the public.
    Public(PublicIx),
    /// Something that stands in the way of closing.
    Obstacle(Obstacle),
    /// What was handed in before, and what changed.
    Versions,
    /// Closing, or opening again what is closed.
    Close,
}

/// Everything that is listed of `session`. One more place to sign is always there.
pub fn of(session: &Session) -> Vec<Item> {
    let rubric = session.rubric();
    let is_closed = session.head().status == Status::Closed;
    let mut all: Vec<Item> = is_closed.then_some(Item::Sealed).into_iter().collect();
    all.extend(rubric.conclusion_indices().map(Item::Conclusion));
    let places = (session.signatories().all().len() + 1).min(MAX_SIGNATORIES);
    all.extend((0..places).flat_map(|place| SignatoryField::ALL.map(|field| Item::Signatory(place, field))));
    let is_hallazgo = |at: &PublicIx| match at {
        PublicIx::Criterion(ix) => session.is_finding(*ix),
        PublicIx::Conclusion(_) => true,
    };
    all.extend(session.public_places().filter(is_hallazgo).map(Item::Public));
    if !is_closed {
        all.extend(obstacles(session).into_iter().map(Item::Obstacle));
    }
    if session.deeds().iter().any(|deed| matches!(deed, Deed::Closed(_))) {
        all.push(Item::Versions);
    }
    all.push(Item::Close);
    all
}

impl Item {
    /// What is written there, if it can be written.
    pub(crate) fn text<'s>(&self, session: &'s Session) -> Option<&'s str> {
        match self {
            Self::Conclusion(ix) => Some(session.conclusion(*ix)),
            Self::Signatory(place, field) => Some(session.signatories().get(*place, *field)),
            Self::Public(at) => Some(session.public(*at)),
            Self::Sealed | Self::Obstacle(_) | Self::Versions | Self::Close => None,
        }
    }

    /// Whether it stands above whatever bars closing: what is written, and the seal.
    pub(super) fn is_written(&self) -> bool {
        match self {
            Self::Sealed | Self::Conclusion(_) | Self::Signatory(..) | Self::Public(_) => true,
            Self::Obstacle(_) | Self::Versions | Self::Close => false,
        }
    }

    /// That text to be written, the cursor behind so many of its characters, at its end if there are fewer.
    pub(crate) fn prose(&self, session: &Session, cursor: usize) -> Option<Prose> {
        let text = self.text(session)?.to_owned();
        let most = match self {
            Self::Signatory(..) => {
                let offset = text.char_indices().nth(cursor).map_or(text.len(), |(offset, _)| offset);
                let mut line = Buffer::one_line(text, MAX_FIELD_CHARS);
                line.go_to(offset);
                return Some(Prose::new(line));
            }
            Self::Public(_) => MAX_PUBLIC_CHARS,
            Self::Sealed | Self::Conclusion(_) | Self::Obstacle(_) | Self::Versions | Self::Close => MAX_TEXT_CHARS,
        };
        Some(Prose::new(Buffer::new(text, cursor, most)))
    }

    /// The change that puts `text` there.
    pub(crate) fn change(&self, text: String) -> Option<Change> {
        match self {
            Self::Conclusion(ix) => Some(Change::Conclusion(*ix, text)),
            Self::Signatory(place, field) => Some(Change::Signatory(*place, *field, text)),
            Self::Public(at) => Some(Change::Public(*at, text)),
            Self::Sealed | Self::Obstacle(_) | Self::Versions | Self::Close => None,
        }
    }

    /// What in its text points to a person.
    pub fn held(&self, session: &Session) -> Option<Holding> {
        let spot = match self {
            Self::Conclusion(ix) => Spot::Conclusion(*ix),
            Self::Public(at) => Spot::Public(*at),
            Self::Signatory(place, _) => Spot::Signatory(*place),
            Self::Sealed | Self::Obstacle(_) | Self::Versions | Self::Close => return None,
        };
        Holding::new(spot, self.text(session)?)
    }

    /// What deserves a second look in its text: what points to a person, with what a key does about it where `cure` names
    /// one; what keeps it from going out; and, `once_done`, a slip of the prose.
    pub fn remarks(&self, session: &Session, cure: &Cure, once_done: bool) -> Vec<String> {
        let cure = if write::stands(self).is_some() { cure } else { &Cure::None };
        let held = self.held(session).map(|held| privacy::line(session.rubric(), &held, cure));
        let named = match self {
            Self::Public(at) => session.named_in_public(*at).map(|code| words::named_while_writing(&code)),
            Self::Sealed
            | Self::Conclusion(_)
            | Self::Signatory(..)
            | Self::Obstacle(_)
            | Self::Versions
            | Self::Close => None,
        };
        let is_prose = write::stands(self).is_some() && once_done;
        let slip = self.text(session).filter(|_| is_prose).and_then(slips::first);
        let slip = slip.map(|slip| format!("{}.", notices::slip_of(words::THE_TEXT, &slip)));
        held.into_iter().chain(named).chain(slip).collect()
    }

    /// The heading over the first of its kind.
    pub fn heading(&self, names: &Nouns) -> Cow<'static, str> {
        let heading = match self {
            Self::Conclusion(_) => words::CONCLUSIONS,
            Self::Signatory(..) => words::SIGNATORIES,
            Self::Public(_) => return words::public(names).into(),
            Self::Obstacle(one) if one.weight() == Weight::Bars => words::BARS,
            Self::Obstacle(_) => words::TO_BE_SEEN,
            Self::Sealed | Self::Versions | Self::Close => "",
        };
        heading.into()
    }

    /// Its name.
    pub fn name(&self, session: &Session) -> String {
        let rubric = session.rubric();
        match self {
            Self::Conclusion(ix) => harmless(&rubric.conclusion(*ix).title),
            Self::Signatory(place, field) => words::signatory(*place, *field),
            Self::Public(PublicIx::Criterion(ix)) => words::public_of(&harmless(&rubric.criterion(*ix).code.0)),
            Self::Public(PublicIx::Conclusion(ix)) => words::public_of(&harmless(&rubric.conclusion(*ix).title)),
            Self::Sealed => words::sealed(session.version()),
            Self::Obstacle(one) => harmless(&closing::obstacle(session, one)),
            Self::Versions => words::VERSIONS.to_owned(),
            Self::Close if session.head().status == Status::Closed => words::REOPEN_IT.to_owned(),
            Self::Close => words::CLOSE.to_owned(),
        }
    }

    /// What stands below its name: the text, or what is to be known of it.
    pub fn rows(&self, session: &Session, width: u16) -> Vec<Row> {
        let plain = |text: &str| page::marked(text, width, &[], Role::Plain, Role::Plain);
        match self {
            Self::Sealed => {
                let seal = session.closing().map(|one| plain(&words::seal(one.seal))).unwrap_or_default();
                let act = session.closing().map(|one| plain(&closing::signed(one))).unwrap_or_default();
                [seal, act, plain(words::HOW_TO_HAND_IN)].concat()
            }
            Self::Close if session.head().status == Status::Closed => plain(words::REOPEN_HELP),
            Self::Close => [plain(&words::result(&Summary::of(session))), plain(words::CLOSE_HELP)].concat(),
            Self::Obstacle(_) => Vec::new(),
            Self::Versions => {
                let acts = session.deeds().iter().map(|deed| plain(&closing::deed(deed)));
                acts.flatten().collect()
            }
            Self::Conclusion(_) | Self::Signatory(..) | Self::Public(_) => {
                let text = self.text(session).unwrap_or_default();
                match self {
                    _ if says_something(text) => self.marked(session, text, width),
                    Self::Conclusion(ix) => {
                        let field = session.rubric().conclusion(*ix);
                        let lacks = if field.demanded { words::DEMANDED } else { words::EMPTY };
                        let role = if field.demanded { Role::Warning } else { Role::Label };
                        [vec![Row::of(lacks, role)], self.help(session, width)].concat()
                    }
                    Self::Sealed
                    | Self::Signatory(..)
                    | Self::Public(_)
                    | Self::Obstacle(_)
                    | Self::Versions
                    | Self::Close => {
                        vec![Row::of(words::EMPTY, Role::Label)]
                    }
                }
            }
        }
    }

    /// What is to be written there, as the rubric says.
    pub fn help(&self, session: &Session, width: u16) -> Vec<Row> {
        match self {
            Self::Conclusion(ix) => {
                let help = harmless(&session.rubric().conclusion(*ix).help);
                page::marked(&help, width, &[], Role::Plain, Role::Plain)
            }
            Self::Sealed | Self::Signatory(..) | Self::Public(_) | Self::Obstacle(_) | Self::Versions | Self::Close => {
                Vec::new()
            }
        }
    }

    /// Its text with what points to a person marked.
    fn marked(&self, session: &Session, text: &str, width: u16) -> Vec<Row> {
        let held = self.held(session).map(|held| held.found).unwrap_or_default();
        let ranges: Vec<_> = held.into_iter().map(|found| found.range).collect();
        page::marked(text, width, &ranges, Role::Personal, Role::Plain)
    }
}
