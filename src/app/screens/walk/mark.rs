//! "Come back to this": a mark with a private note, which belongs to no answer and to no report. Every key of the note
//! goes into the session at once.

use crate::app::desk::Desk;
use crate::app::event::Moment;
use crate::app::keymap::{self, MarkAction, Typed};
use crate::app::out::Out;
use crate::app::screens::walk::here::Here;
use crate::app::screens::walk::next::Next;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Change, MAX_NOTE_CHARS, Manner, Session};
use crate::editing::{Applied, Buffer, Refused};
use crate::terminal::key::Input;
use crate::wording::bulk as words;

/// The note on the mark of the criterion on screen, being written.
#[derive(Debug)]
pub struct Marking {
    /// The note and its cursor.
    pub note: Buffer,
}

impl Marking {
    /// The note of `at` as it was left, if it is marked.
    pub(crate) fn resume(session: &Session, at: CriterionIx, cursor: usize) -> Option<Self> {
        let text = session.mark(at)?.to_owned();
        let offset = text.char_indices().nth(cursor).map_or(text.len(), |(offset, _)| offset);
        let mut note = Buffer::one_line(text, MAX_NOTE_CHARS);
        note.go_to(offset);
        Some(Self { note })
    }
}

/// Marks the criterion if it is not marked yet, and opens its note.
pub(super) fn open(desk: &mut Desk, now: Moment, at: CriterionIx, out: &mut Out) -> Option<Marking> {
    desk.begin_step();
    let note = desk.session().mark(at).map(str::to_owned);
    if note.is_none() && !put(desk, now, at, Some(String::new()), out) {
        return None;
    }
    Some(Marking { note: Buffer::one_line(note.unwrap_or_default(), MAX_NOTE_CHARS) })
}

/// Whether the session took it.
fn put(desk: &mut Desk, now: Moment, at: CriterionIx, note: Option<String>, out: &mut Out) -> bool {
    let done = desk.change(now, vec![Change::Mark(at, note)]);
    if let Err(refusal) = done {
        out.refuse(desk.refused(at, refusal));
    }
    done.is_ok()
}

/// A key or a paste while the note is written.
pub(super) fn input(Marking { note }: &mut Marking, desk: &mut Desk, here: Here, input: Input, out: &mut Out) -> Next {
    let edit = match keymap::typed(keymap::MARK, input) {
        Typed::Nothing => return Next::Stay,
        Typed::Act(MarkAction::Close) => return Next::Close,
        Typed::Act(MarkAction::CloseAndGoOn) => return Next::GoOn,
        Typed::Act(MarkAction::Unmark) => {
            desk.begin_step();
            if !put(desk, here.now, here.at, None, out) {
                return Next::Stay;
            }
            out.info(words::UNMARKED);
            return Next::Close;
        }
        Typed::Edit(edit) => edit,
    };
    let manner = if edit.takes_away() { Manner::TakenAway } else { Manner::Written };
    let Applied { changed, refused, .. } = note.apply(edit, u16::MAX);
    match refused {
        Some(Refused::Full { .. }) => out.warn(words::NOTE_FULL),
        Some(Refused::OneLine) | None => {}
    }
    if changed {
        desk.turn(manner);
        put(desk, here.now, here.at, Some(note.text().to_owned()), out);
    }
    Next::Stay
}
