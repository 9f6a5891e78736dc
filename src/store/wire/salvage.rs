//! What can be read of a session file that is damaged, so that a person can go on with it, and what is known to lack.
//!
//! Nothing is made up. Values are taken whole ([`crate::store::located::mend`]); only of the texts that a supervisor
//! writes are the words before a break taken, and such a text never counts: the score that demanded it is left out, so
//! that the criterion is pending until somebody has looked. Whatever was not understood is named.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::keys::{bookmark, bulk, evaluation, session};
use super::read::{self, Parts};
use super::words::text_word;
use super::{MAX_BYTES, form};
use crate::domain::closing::broken_seal;
use crate::domain::identification::Kind;
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::session::{AsRead, RubricPin, Session, SessionHead, SessionId, Status};
use crate::domain::text::{TextKind, says_something};
use crate::store::located::Document;
use crate::store::located::mend::{Asked, Damage as Break, Mended, mend};

/// What could be read of a damaged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvage {
    /// The session.
    pub session: Session,
    /// How often it had been saved, if that could be read.
    pub generation: Option<u64>,
    /// What is wrong with it.
    pub damage: Damage,
}

/// How a session file is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// All is there as it was saved; so many bytes that belong to nothing stand around it.
    Surrounded(usize),
    /// All is there, but it is not what was saved.
    Changed,
    /// Not all of it is there.
    Torn(Losses),
}

/// What lacks, as far as it can be told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses {
    /// Whether the file breaks off, so that nobody knows what stood behind.
    pub breaks_off: bool,
    /// Texts of which only the beginning was read.
    pub cut: Vec<(CriterionIx, TextKind)>,
    /// Answers of which something else could not be read.
    pub answers: Vec<CriterionIx>,
    /// What else lacks something, or may.
    pub parts: Vec<Part>,
}

/// A part of a session beside its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who was supervised, when, and how.
    Identification,
    /// The sample.
    Sample,
    /// The sheet.
    Sheet,
    /// Marks and their notes.
    Marks,
    /// Dismissed notices.
    Dismissed,
    /// Conclusions, words for the public, who signs.
    Conclusions,
    /// What was done with it as a whole: when it was closed, by whom.
    Acts,
}

impl Part {
    const ALL: [Self; 7] =
        [Self::Identification, Self::Conclusions, Self::Sample, Self::Sheet, Self::Marks, Self::Dismissed, Self::Acts];

    /// The keys of the file that hold it.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Identification => &[session::IDENTIFICATION, session::KIND, session::STATUS],
            Self::Sample => &[session::SAMPLE],
            Self::Sheet => &[session::SHEET, session::REASONS],
            Self::Marks => &[session::MARKS],
            Self::Dismissed => &[session::DISMISSED],
            Self::Conclusions => &[session::CONCLUSIONS, session::PUBLIC, session::SIGNATORIES],
            Self::Acts => &[session::ACTS, session::CLOSING],
        }
    }
}

/// Reads what can be read of the damaged file of `id`. `pin` is the rubric that its other file names, for where this one
/// does not say.
///
/// Nothing if nothing that was entered could be read, if it is another session's, of a later version, or of a rubric that
/// is not here.
pub(crate) fn salvage(
    id: &SessionId,
    bytes: &[u8],
    pin: Option<&RubricPin>,
    rubrics: &dyn Fn(&RubricPin) -> Option<Arc<Rubric>>,
) -> Option<Salvage> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    let mended = mend(bytes, &Asked { words: &is_written, first: session::FORMAT, home: &home })?;
    let document = Document::open("", mended.json.as_bytes()).ok()?;
    let parts = document.root().and_then(|root| read::parts(&root, rubrics, pin).ok())?;
    let faulty = document.faulty_paths();
    let is_anothers = parts.id.as_ref().is_some_and(|inside| inside != id);
    // Where neither this file nor its other one says which version it is, nothing in it has a sure meaning.
    let is_unknown = faulty.contains(session::VERSION) && pin.is_none();
    if is_anothers || is_unknown {
        return None;
    }
    let losses = losses(&mended, &faulty, &parts.rubric);
    let (generation, seal) = (parts.generation, parts.seal.clone());
    let sound = parts.status.is_some() && parts.kind.is_some() && !document.has_faults();
    let session = session(id, parts, &losses);
    let sealed = seal.map(|seal| seal == form::seal(&session, generation.unwrap_or_default()));
    let handed_in = broken_seal(&session).is_none();
    let sealed = if handed_in { sealed } else { Some(false) };
    let damage = match (mended.damage, sealed) {
        (Break::Surrounded(bytes), None | Some(true)) if sound => Damage::Surrounded(bytes),
        (Break::Cut | Break::Holed, Some(true)) if sound => Damage::Surrounded(0),
        (Break::Surrounded(_), Some(false)) if sound => Damage::Changed,
        _ => Damage::Torn(losses),
    };
    let written =
        session.texts().any(says_something) || session.verdicts().any(|(ix, _)| !session.draft(ix).is_untouched());
    let generation = generation.filter(|generation| *generation > 0);
    written.then_some(Salvage { session, generation, damage })
}

/// A text that a supervisor writes.
fn is_written(path: &[String]) -> bool {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match path[..] {
        [session::EVALUATIONS | "", _, key] => TextKind::ALL.into_iter().any(|kind| text_word(kind) == key),
        [session::MARKS | session::CONCLUSIONS, _] | [session::PUBLIC | session::REASONS, _, _] => true,
        [session::BOOKMARK, bookmark::BULK, bulk::TEXT] => true,
        _ => false,
    }
}

/// An answer is known by its keys.
fn home(keys: &mut dyn Iterator<Item = &str>) -> Option<&'static str> {
    let known = [
        evaluation::SCORE,
        text_word(TextKind::Hallazgo),
        text_word(TextKind::Observacion),
        evaluation::CASES,
        evaluation::UNFINISHED,
    ];
    let mut any = false;
    let all = keys.inspect(|_| any = true).all(|key| known.contains(&key));
    (all && any).then_some(session::EVALUATIONS)
}

fn losses(mended: &Mended, faulty: &BTreeSet<String>, rubric: &Rubric) -> Losses {
    let mut losses = Losses { breaks_off: mended.damage == Break::Cut, ..Losses::default() };
    for path in &mended.cut {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match path[..] {
            [session::EVALUATIONS, code, key] if is_written(&["", "", key].map(str::to_owned)) => {
                let kind = TextKind::ALL.into_iter().find(|kind| text_word(*kind) == key);
                losses.cut.extend(rubric.find(code).zip(kind));
            }
            [session::EVALUATIONS, code, ..] => losses.answers.extend(rubric.find(code)),
            _ => {}
        }
    }
    let code =
        |path: &str| path.strip_prefix(session::EVALUATIONS)?.split('"').nth(1).and_then(|code| rubric.find(code));
    losses.answers.extend(faulty.iter().filter_map(|path| code(path)));
    losses.answers.sort_unstable();
    losses.answers.dedup();
    let is_of = |key: &str, path: &str| {
        path.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let lacks = |key: &str| {
        let faulty = faulty.iter().any(|path| is_of(key, path));
        faulty || mended.cut.iter().any(|path| path.first().is_some_and(|first| first == key))
    };
    // Behind a break nobody knows what stood: a part that is not there may have been.
    let absent = |key: &str| losses.breaks_off && !mended.keys.iter().any(|known| known == key);
    losses.parts =
        Part::ALL.into_iter().filter(|part| part.keys().iter().any(|key| lacks(key) || absent(key))).collect();
    losses
}

fn session(id: &SessionId, parts: Parts, losses: &Losses) -> Session {
    let head = SessionHead {
        id: id.clone(),
        pin: parts.pin,
        status: Status::Open,
        kind: parts.kind.unwrap_or(Kind::Ordinary),
        identification: parts.identification.unwrap_or_default(),
        sample: parts.sample.unwrap_or_default(),
        created_at: parts.created_at,
        changed_at: parts.changed_at,
    };
    let mut session = Session::new(head, parts.rubric);
    for (ix, mut draft) in parts.drafts {
        let is_cut = |kind: TextKind| losses.cut.contains(&(ix, kind));
        if draft.score.is_some_and(|score| session.rubric().demands(score).kinds().any(is_cut)) {
            draft.score = None;
        }
        if TextKind::ALL.into_iter().any(is_cut) || losses.answers.contains(&ix) {
            // That an open place keeps a text from counting may be what was lost.
            draft.as_read = AsRead::default();
        }
        // What a session refuses was refused by reading already.
        let _ = read::answer(&mut session, ix, draft);
    }
    for change in parts.more {
        let _ = session.apply(change);
    }
    if let Some(bookmark) = parts.bookmark {
        session.set_bookmark(bookmark);
    }
    let (status, deeds) = (parts.status.unwrap_or(Status::Open), parts.deeds.unwrap_or_default());
    // What does not agree any more was refused by reading already.
    session.clone().handed_in(status, deeds).unwrap_or_else(|| session.with_status(status))
}
