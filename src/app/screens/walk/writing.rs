//! A text being written: whose words are in the buffer, and what typing makes of them. Every key goes into the session at
//! once, so that nothing lives in the editor alone.

use std::ops::Range;

use crate::app::desk::Desk;
use crate::app::extent::Extent;
use crate::app::measure;
use crate::app::out::Out;
use crate::app::prose::Prose;
use crate::app::screens::walk::here::Here;
use crate::app::screens::walk::proposal::Proposal;
use crate::domain::places::{self, Slot};
use crate::domain::recall::Earlier;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Change, Manner, Session};
use crate::domain::text::{MAX_TEXT_CHARS, TextKind};
use crate::editing::{Buffer, Edit};
use crate::terminal::key::Input;
use crate::wording::phrases;

/// A text being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// Which text.
    pub kind: TextKind,
    /// The text and its cursor.
    pub prose: Prose,
    /// Whose words are in the buffer.
    pub stage: Stage,
    /// How much of the window it takes, once there is something to be written on.
    pub(super) extent: Extent,
    /// The draft that was taken to be edited, until it is accepted.
    taken: Option<String>,
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
            prose: Prose::new(Buffer::new(text.to_owned(), cursor, MAX_TEXT_CHARS)),
            stage: Stage::Own,
            extent: Extent::InPlace,
            taken: None,
        }
    }

    /// How much of the window it takes: a draft that is only offered stands beside its criterion.
    pub fn extent(&self) -> Extent {
        match self.stage {
            Stage::Proposed(_) => Extent::InPlace,
            Stage::Own | Stage::Taken | Stage::Recalled { .. } => self.extent,
        }
    }

    /// Columns of a row of the text.
    pub(crate) fn columns(&self, size: (u16, u16)) -> u16 {
        self.extent().columns(size, measure::text_columns(size))
    }

    /// Keeps the rows that drawing asks for, more than once a frame.
    pub(crate) fn lay_out(&mut self, size: (u16, u16)) {
        self.prose.buffer.wrap_to(self.columns(size));
    }

    /// The place to be filled or removed before the text is done, from the cursor on.
    fn open_place(&self, session: &Session, at: CriterionIx) -> Option<Range<usize>> {
        let counts = match self.stage {
            // What was read with it counts as it stands.
            Stage::Own => session.draft(at).open_place(self.kind).is_none(),
            Stage::Proposed(_) | Stage::Taken | Stage::Recalled { .. } => false,
        };
        let text = self.prose.buffer.text();
        places::next_open(text, self.prose.buffer.cursor()).filter(|_| !counts).map(|(place, _)| place)
    }

    /// The cursor as it is kept with the session: in the text that the session has.
    pub(crate) fn kept_cursor(&self) -> usize {
        match &self.stage {
            Stage::Own => self.prose.buffer.cursor_chars(),
            Stage::Proposed(_) | Stage::Taken => 0,
            Stage::Recalled { before, .. } => before.kept_cursor(),
        }
    }

    /// Edits the text: what is changed by it is the supervisor's own, and in the session at once.
    pub(super) fn apply(&mut self, desk: &mut Desk, here: Here, edit: Edit, out: &mut Out) {
        if edit == Edit::Undo && self.forget() {
            return;
        }
        let manner = if edit.takes_away() { Manner::TakenAway } else { Manner::Written };
        if self.prose.apply(edit, self.columns(here.size), out) {
            desk.turn(manner);
            self.own(desk, here, out);
        }
    }

    /// Puts `letters` that answered a question into the text where `input` goes on with them as with a word, and says so:
    /// whoever types «ante la ausencia» chose nothing and must not lose the first letter.
    pub(super) fn begin_with(&mut self, letters: &str, desk: &mut Desk, here: Here, input: &Input, out: &mut Out) {
        let goes_on = match input {
            Input::Key(key) => key.printable().is_some_and(|c| c == ' ' || c.is_lowercase()),
            Input::InText(_) | Input::Paste(_) => false,
        };
        if goes_on && !letters.is_empty() {
            letters.chars().for_each(|letter| self.apply(desk, here, Edit::Insert(letter), out));
            out.info(phrases::letters_kept(letters));
        }
    }

    /// What is in the buffer is the supervisor's own now: it goes into the session. A draft that is back to what it was
    /// is none.
    pub(super) fn own(&mut self, desk: &mut Desk, here: Here, out: &mut Out) {
        let (stage, text) = match self.prose.buffer.text() {
            text if self.taken.as_deref() == Some(text) => (Stage::Taken, ""),
            text => (Stage::Own, text),
        };
        let text = Change::Text(here.at, self.kind, text.to_owned());
        let before = std::mem::replace(&mut self.stage, stage);
        if matches!(before, Stage::Recalled { .. }) {
            // It takes the place of what was written: undo gives that back.
            desk.begin_step();
        }
        if let Err(refusal) = desk.change(here.now, vec![text]) {
            out.warn(desk.refused(here.at, refusal));
        }
    }

    /// What is recalled goes, and what was being written is back as it stood. Whether there was something.
    pub(super) fn forget(&mut self) -> bool {
        let Stage::Recalled { before, .. } = &self.stage else { return false };
        *self = Self { extent: self.extent, ..Self::clone(before) };
        true
    }

    /// Moves a draft that is shown into the buffer.
    pub(super) fn take(&mut self) {
        if let Stage::Proposed(proposal) = &self.stage {
            let draft = proposal.shown().text.clone();
            self.prose.buffer = Buffer::new(draft.clone(), usize::MAX, MAX_TEXT_CHARS);
            self.taken = Some(draft);
            self.stage = Stage::Taken;
        }
    }

    /// Goes to the next place that is open in the text, behind it. Whether there is one.
    pub(super) fn go_to_place(&mut self, session: &Session, at: CriterionIx, out: &mut Out) -> bool {
        let Some(place) = self.open_place(session, at) else { return false };
        self.prose.buffer.go_to(place.end);
        let text = self.prose.buffer.text();
        let all: Vec<Range<usize>> = places::open_ranges(text).map(|(range, _)| range).collect();
        let n = all.iter().position(|range| *range == place).unwrap_or(0) + 1;
        let name = &text[place.clone()];
        let is_of_reports = Slot::named(name.trim_matches(['{', '}'])) == Some(Slot::SomeRuc);
        let among = if is_of_reports { session.head().sample.rucs.as_slice() } else { &[] };
        out.info(phrases::to_complete(name, n, all.len(), among));
        self.prose.at_place = Some(place);
        true
    }

    /// Ends the text, a draft or a recalled one as one's own; not before every place in it is filled or removed. Whether
    /// it is done.
    pub(super) fn accept(&mut self, desk: &mut Desk, here: Here, out: &mut Out) -> bool {
        if matches!(&self.stage, Stage::Proposed(proposal) if !proposal.is_sure()) {
            // From the start: a place before the cursor would come last.
            self.take();
            self.prose.buffer.go_to(0);
            if !self.go_to_place(desk.session(), here.at, out) {
                out.info(phrases::READ_FIRST);
            }
            return false;
        }
        self.take();
        if self.go_to_place(desk.session(), here.at, out) {
            return false;
        }
        self.taken = None;
        if self.stage != Stage::Own {
            self.own(desk, here, out);
        }
        true
    }
}
