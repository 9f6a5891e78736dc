//! "Come back to this": a mark with a private note, which belongs to no answer and to no report. Every key of the note
//! goes into the session at once.

use crate::app::event::Moment;
use crate::app::keymap::{self, MarkAction, Typed};
use crate::app::out::Out;
use crate::app::work::{View, Work};
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Change, MAX_NOTE_CHARS, Manner, Session};
use crate::editing::{Applied, Buffer, Refused};
use crate::terminal::key::Input;
use crate::wording::bulk as words;

use crate::app::screens::walk::{Mode, State, set_mode};

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
pub(crate) fn open(work: &mut Work, now: Moment, at: CriterionIx, out: &mut Out) {
    work.begin_step();
    let note = work.session().mark(at).map(str::to_owned);
    if note.is_none() && !put(work, now, at, Some(String::new()), out) {
        return;
    }
    let note = Buffer::one_line(note.unwrap_or_default(), MAX_NOTE_CHARS);
    set_mode(work, Mode::Mark(Marking { note }));
}

/// Whether the session took it.
fn put(work: &mut Work, now: Moment, at: CriterionIx, note: Option<String>, out: &mut Out) -> bool {
    let done = work.change(now, vec![Change::Mark(at, note)]);
    if let Err(refusal) = done {
        out.refuse(work.refused(at, refusal));
    }
    done.is_ok()
}

/// A key or a paste while the note is written.
pub(crate) fn input(work: &mut Work, now: Moment, input: Input, out: &mut Out) {
    let View::Walk(State { at, mode: Mode::Mark(Marking { note }) }) = &mut work.view else { return };
    let at = *at;
    let edit = match keymap::typed(keymap::MARK, input) {
        Typed::Nothing => return,
        Typed::Act(action) => return act(work, now, at, action, out),
        Typed::Edit(edit) => edit,
    };
    let manner = if edit.takes_away() { Manner::TakenAway } else { Manner::Written };
    let Applied { changed, refused, .. } = note.apply(edit, u16::MAX);
    match refused {
        Some(Refused::Full { .. }) => out.warn(words::NOTE_FULL),
        Some(Refused::OneLine) | None => {}
    }
    if changed {
        let note = note.text().to_owned();
        work.turn(manner);
        put(work, now, at, Some(note), out);
    }
}

fn act(work: &mut Work, now: Moment, at: CriterionIx, action: MarkAction, out: &mut Out) {
    match action {
        MarkAction::Close => set_mode(work, Mode::Browse),
        MarkAction::CloseAndGoOn => {
            set_mode(work, Mode::Browse);
            super::next_pending(work, at, out);
        }
        MarkAction::Unmark => {
            work.begin_step();
            if put(work, now, at, None, out) {
                set_mode(work, Mode::Browse);
                out.info(words::UNMARKED);
            }
        }
    }
}
