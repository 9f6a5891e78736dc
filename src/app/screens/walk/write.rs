//! Writing a text of an answer: every key goes into the session at once, so that nothing lives in the editor alone.
//! Where nothing is written yet a draft stands ready ([`Stage`]), and the text of another criterion can be recalled
//! ([`recall`]); neither is a text before the supervisor accepts it.

use std::ops::Range;

use crate::app::event::Moment;
use crate::app::keymap::{self, Binding, HelpRow, WriteAction};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::overlay::{CardState, Overlay};
use crate::app::work::{View, Work};
use crate::domain::places::{self, Slot};
use crate::domain::recall::Earlier;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Change, Manner, Session};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind, clean_entered, is_harmful};
use crate::editing::{Applied, Buffer, Edit, Refused};
use crate::terminal::key::{Input, Key};
use crate::wording::{hand, phrases, tui as words};

use crate::app::screens::walk::recall;
use crate::app::screens::walk::recall::To;
use crate::app::screens::walk::{Mode, Proposal, State, keep, personal, pick};

/// A text being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// Which text.
    pub kind: TextKind,
    /// The text and its cursor.
    pub buffer: Buffer,
    /// Whose words are in the buffer.
    pub stage: Stage,
    /// The draft that was taken to be edited, until it is accepted.
    taken: Option<String>,
    /// The open place that the last key went to: what is typed next takes its place.
    pub at_place: Option<Range<usize>>,
    /// What the last key put for a RUN: the same key goes on from there.
    pub code: Option<personal::Put>,
}

/// From a draft to a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The buffer holds what the session holds.
    Own,
    /// Prepared texts are shown; buffer and session are empty.
    Proposed(Proposal),
    /// The draft was taken into the buffer to be edited, and stands there as it was. The session stays empty until a
    /// letter of it is another or it is accepted: a draft that nobody changed must not count as a text.
    Taken,
    /// The buffer holds the text of another criterion. The session keeps what it had until a letter changes or it is
    /// accepted: nobody wrote this here yet.
    Recalled {
        /// Whose text it is.
        from: Earlier,
        /// What was being written, as it stood; nothing recalled itself.
        before: Box<Writing>,
    },
}

impl Writing {
    /// Opens the text of `kind` at `cursor` (in characters), or at its end.
    pub fn open(session: &Session, at: CriterionIx, kind: TextKind, cursor: Option<usize>) -> Self {
        let text = session.draft(at).text(kind);
        let cursor = cursor.unwrap_or_else(|| text.chars().count());
        Self {
            kind,
            buffer: Buffer::new(text.to_owned(), cursor, MAX_TEXT_CHARS),
            stage: Stage::Own,
            taken: None,
            at_place: None,
            code: None,
        }
    }

    /// The place to be filled or removed before the text is done, from the cursor on.
    fn open_place(&self, session: &Session, at: CriterionIx) -> Option<Range<usize>> {
        let counts = match self.stage {
            // What was read with it counts as it stands.
            Stage::Own => session.draft(at).open_place(self.kind).is_none(),
            Stage::Proposed(_) | Stage::Taken | Stage::Recalled { .. } => false,
        };
        let text = self.buffer.text();
        places::next_open(text, self.buffer.cursor()).filter(|_| !counts).map(|(place, _)| place)
    }

    /// Carries out `edit`; at an open place it is about that place.
    fn edit(&mut self, edit: Edit, width: u16) -> Applied {
        let Some(place) = self.at_place.take() else { return self.buffer.apply(edit, width) };
        if let Edit::Insert(typed) = edit {
            self.buffer.replace_range(place, typed.encode_utf8(&mut [0; 4]))
        } else if let Edit::Paste(text) = edit {
            self.buffer.replace_range(place, &text)
        } else if edit == Edit::Backspace {
            self.buffer.replace_range(place, "")
        } else if edit == Edit::Delete {
            let sentence = places::sentence_around(self.buffer.text(), place);
            self.buffer.replace_range(sentence, "")
        } else {
            self.buffer.apply(edit, width)
        }
    }

    /// The cursor as it is kept with the session: in the text that the session has.
    pub(crate) fn kept_cursor(&self) -> usize {
        match &self.stage {
            Stage::Own => self.buffer.cursor_chars(),
            Stage::Proposed(_) | Stage::Taken => 0,
            Stage::Recalled { before, .. } => before.kept_cursor(),
        }
    }

    /// The keys that act now; what the first table binds goes before the second.
    fn tables(&self) -> &'static [&'static [Binding<WriteAction>]] {
        match self.stage {
            Stage::Proposed(_) => &[keymap::DRAFT],
            Stage::Own | Stage::Taken => &[keymap::WRITE],
            Stage::Recalled { .. } => &[keymap::RECALLED, keymap::WRITE],
        }
    }

    fn action(&self, key: Key) -> Option<WriteAction> {
        self.tables().iter().find_map(|table| keymap::find(table, key))
    }

    /// What footer and help show.
    pub(crate) fn rows(&self) -> Vec<HelpRow> {
        let several = matches!(&self.stage, Stage::Proposed(proposal) if proposal.position().1 > 1);
        let turns = |action| matches!(action, WriteAction::NextDraft | WriteAction::PreviousDraft);
        let mut rows: Vec<HelpRow> = Vec::new();
        for table in self.tables() {
            let more = keymap::rows(table, |action| several || !turns(action));
            let new: Vec<HelpRow> =
                more.into_iter().filter(|row| rows.iter().all(|known| known.keys != row.keys)).collect();
            rows.extend(new);
        }
        // What the first key, Tab, does is another thing where something is to be completed or read before.
        if let (Stage::Proposed(proposal), Some(tab)) = (&self.stage, rows.first_mut()) {
            tab.short = phrases::tab(proposal.is_sure(), places::first_open(&proposal.shown().text).is_some());
        }
        rows
    }
}

/// A key or a paste while a text is written.
pub(crate) fn input(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    let View::Walk(State { mode: Mode::Write(writing), .. }) = &mut work.view else { return };
    let code = writing.code.take();
    let edit = match input {
        Input::InText(key) => keymap::edit(key),
        Input::Paste(text) => Edit::Paste(clean_entered(&text)),
        Input::Key(key) => match (writing.action(key), key.printable()) {
            (Some(WriteAction::Text(action)), _) => action.edit(measure::page_rows(size) / 2),
            (Some(WriteAction::ReplacePersonal), _) => return personal::replace(work, size, now, code, out),
            (Some(action), _) => return act(work, now, action, out),
            (None, Some(c)) if !is_harmful(c) => Edit::Insert(c),
            (None, _) => return,
        },
    };
    apply(work, size, now, edit, out);
}

/// Edits the text: what is changed by it is the supervisor's own, and in the session at once.
pub(crate) fn apply(work: &mut Work, size: (u16, u16), now: Moment, edit: Edit, out: &mut Out) {
    let View::Walk(State { at, mode: Mode::Write(writing) }) = &mut work.view else { return };
    if edit == Edit::Undo && recall::forget(writing) {
        return;
    }
    let manner = if edit.takes_away() { Manner::TakenAway } else { Manner::Written };
    let none = [(Edit::Undo, hand::NOTHING_TO_UNDO), (Edit::Redo, hand::NOTHING_TO_REDO)];
    let nothing = none.into_iter().find(|(one, _)| *one == edit).map(|(_, words)| words);
    let Applied { changed, refused, .. } = writing.edit(edit, measure::text_columns(size));
    let at = *at;
    match refused {
        Some(Refused::Full { left_out }) => out.warn(words::text_full(left_out.chars().count())),
        Some(Refused::OneLine) | None => {}
    }
    if changed {
        work.turn(manner);
        own(work, now, at, out);
    } else if let Some(nothing) = nothing {
        out.info(nothing);
    }
}

/// What is in the buffer is the supervisor's own now: it goes into the session. A draft that is back to what it was is
/// none.
pub(crate) fn own(work: &mut Work, now: Moment, at: CriterionIx, out: &mut Out) {
    let View::Walk(State { mode: Mode::Write(writing), .. }) = &mut work.view else { return };
    let (stage, text) = match writing.buffer.text() {
        text if writing.taken.as_deref() == Some(text) => (Stage::Taken, ""),
        text => (Stage::Own, text),
    };
    let text = Change::Text(at, writing.kind, text.to_owned());
    let before = std::mem::replace(&mut writing.stage, stage);
    if matches!(before, Stage::Recalled { .. }) {
        // It takes the place of what was written: undo gives that back.
        work.begin_step();
    }
    if let Err(refusal) = work.change(now, vec![text]) {
        out.warn(work.refused(at, refusal));
    }
}

/// Moves a draft that is shown into the buffer.
fn take(writing: &mut Writing) {
    if let Stage::Proposed(proposal) = &writing.stage {
        let draft = proposal.shown().text.clone();
        writing.buffer = Buffer::new(draft.clone(), usize::MAX, MAX_TEXT_CHARS);
        writing.taken = Some(draft);
        writing.stage = Stage::Taken;
    }
}

/// Goes to the next place that is open in the text, behind it. Whether there is one.
pub(crate) fn go_to_place(work: &mut Work, out: &mut Out) -> bool {
    let View::Walk(State { at, mode: Mode::Write(writing) }) = &work.view else { return false };
    let Some(place) = writing.open_place(work.session(), *at) else { return false };
    let View::Walk(State { mode: Mode::Write(writing), .. }) = &mut work.view else { return false };
    writing.buffer.go_to(place.end);
    let text = writing.buffer.text();
    let all: Vec<Range<usize>> = places::open_ranges(text).map(|(range, _)| range).collect();
    let n = all.iter().position(|range| *range == place).unwrap_or(0) + 1;
    let (name, of) = (text[place.clone()].to_owned(), all.len());
    writing.at_place = Some(place);
    let is_of_reports = Slot::named(name.trim_matches(['{', '}'])) == Some(Slot::SomeRuc);
    let among = if is_of_reports { work.session().head().sample.rucs.as_slice() } else { &[] };
    out.info(phrases::to_complete(&name, n, of, among));
    true
}

/// Ends the text, a draft or a recalled one as one's own, and goes on; not before every place in it is filled or removed.
pub(crate) fn accept(work: &mut Work, now: Moment, at: CriterionIx, out: &mut Out) {
    let View::Walk(State { mode: Mode::Write(writing), .. }) = &mut work.view else { return };
    let read_first = matches!(&writing.stage, Stage::Proposed(proposal) if !proposal.is_sure());
    if read_first {
        // From the start: a place before the cursor would come last.
        take(writing);
        writing.buffer.go_to(0);
        if !go_to_place(work, out) {
            out.info(phrases::READ_FIRST);
        }
        return;
    }
    take(writing);
    if go_to_place(work, out) {
        return;
    }
    let View::Walk(State { mode: Mode::Write(writing), .. }) = &mut work.view else { return };
    writing.taken = None;
    if writing.stage != Stage::Own {
        own(work, now, at, out);
    }
    super::set_mode(work, Mode::Browse);
    super::next_pending(work, at, out);
}

/// Shows another of the prepared texts.
fn turn(writing: &mut Writing, on: bool) {
    if let Stage::Proposed(proposal) = &mut writing.stage {
        proposal.turn(on);
    }
}

fn act(work: &mut Work, now: Moment, action: WriteAction, out: &mut Out) {
    let View::Walk(state) = &mut work.view else { return };
    let at = state.at;
    let Mode::Write(writing) = &mut state.mode else { return };
    match action {
        WriteAction::Accept => accept(work, now, at, out),
        WriteAction::Take => take(writing),
        WriteAction::NextDraft => turn(writing, true),
        WriteAction::PreviousDraft => turn(writing, false),
        WriteAction::Leave if recall::forget(writing) => {}
        WriteAction::Leave => state.mode = Mode::Browse,
        WriteAction::Phrases => pick::open(work, at, out),
        WriteAction::KeepPhrase => keep::open(work, at, out),
        WriteAction::Older => recall::recall(work, at, To::Older, out),
        WriteAction::Newer => recall::recall(work, at, To::Newer, out),
        WriteAction::Card => out.go(Go::Open(Overlay::Card(CardState { at, scroll: 0 }))),
        // Carried out before.
        WriteAction::Text(_) | WriteAction::ReplacePersonal => {}
    }
}
