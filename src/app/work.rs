//! A session being worked on, with what is known of its saving and the screen that shows it.

mod closing;

use std::time::Duration;

use crate::app::effect::Effect;
use crate::app::event::{Moment, Opened};
use crate::app::overlay::Leave;
use crate::app::read_only::{ReadOnly, Wanted};
use crate::app::saving::Saving;
use crate::app::screens::reading::place::From;
use crate::app::screens::{conclude, identify, reading, sheet, summary, walk};
use crate::app::trail::{Item, Trace, Trail};
use crate::domain::bulk;
use crate::domain::identification::Identification;
use crate::domain::phrases::{Bank, Starter};
use crate::domain::pseudonyms::Pseudonyms;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{
    Bookmark, Change, FieldName, History, Manner, Open, OpenBulk, OpenField, Refusal, Session, Status, Step, Way,
};
use crate::terminal::key::Key;
use crate::wording::tui as words;

/// A session that is open.
#[derive(Debug)]
pub struct Work {
    session: Session,
    /// How its saving stands.
    pub saving: Saving,
    /// Why it can only be read; absent where it can be worked on.
    pub read_only: Option<ReadOnly>,
    /// Somebody wants it: it is let go once everything is saved.
    pub wanted: Option<Wanted>,
    /// When to look whether somebody has it that was let go.
    pub look_at: Option<Duration>,
    /// Values of earlier sessions, newest first.
    pub earlier: Vec<Identification>,
    /// The phrases at hand; one's own once they are read.
    pub phrases: Bank,
    /// Why the supervisor's own are not among them, in Spanish.
    pub phrases_missing: Option<String>,
    /// An observación for many that was given up, and where: it waits for whoever asks for the same part again.
    pub given_up: Option<(CriterionIx, OpenBulk)>,
    /// The screen that shows it.
    pub view: View,
    /// The direction in which the sheet is ticked.
    pub along: sheet::Along,
    /// Where to go once everything is saved.
    pub leaving: Option<Leave>,
    /// Made in this run and nothing entered since.
    blank: bool,
    /// What was entered in the walk and in the sheet.
    answers: History,
    /// What was entered in the identification.
    fields: History,
    /// What was written of the conclusions.
    epilogue: History,
    /// Which codes stand for whom.
    pub pseudonyms: Pseudonyms,
    /// Where the supervisor jumped away from.
    pub(crate) trail: Trail,
    /// What an extraordinary supervision leaves out.
    rest: Rest,
}

/// Whether the walk itself still has to offer a 0 for what an extraordinary supervision leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// Once its own dimension is done.
    Due,
    /// It did in this run; whoever wants it later asks for it.
    Offered,
}

/// The screens of a session.
#[derive(Debug)]
#[allow(clippy::large_enum_variant)] // there is only ever one
pub enum View {
    /// The identification and the sample.
    Identify(identify::State),
    /// The walk.
    Walk(walk::State),
    /// The sheet of the sample.
    Sheet(sheet::State),
    /// The summary.
    Summary(summary::State),
    /// The informe as it will read.
    Reading(Box<reading::State>),
    /// The conclusions and the closing.
    Conclude(conclude::State),
}

impl View {
    /// Whether `key` may act in a window in which nothing can be shown: nobody must score, accept or destroy unseen, and
    /// no letter may be lost while a window changes its size.
    pub(crate) fn takes_unseen(&self, key: Key) -> bool {
        match self {
            Self::Identify(_) => true,
            Self::Walk(state) => state.takes_unseen(key),
            Self::Conclude(state) => state.types_text(),
            Self::Sheet(_) | Self::Summary(_) | Self::Reading(_) => false,
        }
    }
}

impl View {
    /// Whether text is typed.
    pub(crate) fn types_text(&self) -> bool {
        match self {
            Self::Identify(_) => true,
            Self::Walk(state) => state.mode.types_text(),
            Self::Sheet(state) => state.entry.is_some(),
            Self::Conclude(state) => state.types_text(),
            Self::Summary(_) => false,
            Self::Reading(state) => state.find.is_open(),
        }
    }

    /// Whether a letter goes into a text of the session as it is, and into nothing else.
    pub(crate) fn writes_own_text(&self) -> bool {
        match self {
            // At an open place a letter takes it away.
            Self::Walk(state) => matches!(&state.mode, walk::Mode::Write(writing)
                if writing.stage == walk::Stage::Own && writing.at_place.is_none()),
            Self::Identify(_) | Self::Sheet(_) | Self::Summary(_) | Self::Reading(_) | Self::Conclude(_) => false,
        }
    }

    /// The same place of another state of the session, to be read.
    fn refresh(&mut self, session: &Session) {
        match self {
            Self::Identify(state) => state.refresh(session),
            Self::Walk(state) => state.refresh(),
            Self::Sheet(state) => state.refresh(session),
            Self::Summary(state) => state.refresh(session),
            Self::Reading(state) => state.refresh(session),
            Self::Conclude(state) => state.refresh(),
        }
    }
}

impl Work {
    /// Opens at the place where it was left; a fresh one at its identification.
    pub fn open(opened: Opened, earlier: Vec<Identification>, included: Starter, now: Moment) -> Self {
        let phrases = Bank { own: Vec::new(), starter: included };
        let mut session = opened.session;
        let closed = session.head().status == Status::Closed;
        let read_only = opened.read_only.or_else(|| closed.then(ReadOnly::closed));
        let field = match &session.bookmark().open {
            Some(Open::Field(field)) if read_only.is_none() => Some(*field),
            Some(Open::Field(_) | Open::Editor(_) | Open::Sheet(_) | Open::Bulk(_) | Open::Counter(_)) | None => None,
        };
        let is_open = |name| field.is_some_and(|field: OpenField| field.name == name);
        let view = if opened.fresh {
            View::Identify(identify::State::fresh(&session, now))
        } else if is_open(FieldName::Identification) {
            View::Identify(identify::State::new(&session, now))
        } else if let Some(field) = field.filter(|field| field.name == FieldName::Conclusions) {
            View::Conclude(conclude::State::at(Item { at: field.cursor, from: From::Walk }))
        } else if let Some(sheet) = sheet::State::resume(&session, read_only.is_none()) {
            View::Sheet(sheet)
        } else {
            let state = walk::State::resume(&session, &phrases, read_only.is_none());
            if read_only.is_none() {
                session.set_bookmark(state.bookmark());
            }
            View::Walk(state)
        };
        Self {
            session,
            saving: Saving::default(),
            read_only,
            wanted: None,
            look_at: None,
            earlier,
            phrases,
            phrases_missing: None,
            given_up: None,
            view,
            along: sheet::Along::Row,
            leaving: None,
            blank: opened.fresh,
            answers: History::default(),
            fields: History::default(),
            epilogue: History::default(),
            pseudonyms: Pseudonyms::default(),
            trail: Trail::default(),
            rest: Rest::Due,
        }
    }

    /// The session.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Whether it can be worked on.
    pub fn is_writable(&self) -> bool {
        self.read_only.is_none()
    }

    /// Why a change of the criterion at `at` was not made, in Spanish.
    pub(crate) fn refused(&self, at: CriterionIx, refusal: Refusal) -> String {
        let closed = self.read_only.as_ref().map(ReadOnly::sentence);
        words::refused(&self.session.rubric().criterion(at).code, refusal, closed)
    }

    #[cfg(test)]
    pub(crate) fn is_blank(&self) -> bool {
        self.blank
    }

    /// The one way in which the content of the session changes: it is noted for saving.
    ///
    /// # Errors
    /// What the session refused, or that it can only be read; then nothing changed.
    pub(crate) fn change(&mut self, now: Moment, changes: Vec<Change>) -> Result<(), Refusal> {
        if !self.is_writable() {
            return Err(Refusal::Closed);
        }
        let back = self.session.apply_all(changes)?;
        self.history_mut().note(back);
        self.changed(now);
        Ok(())
    }

    fn changed(&mut self, now: Moment) {
        self.session.touch(now.wall);
        self.saving.changed(now);
        self.blank = false;
    }

    /// The next change is a step of its own for undo, even if it goes on with the same text.
    pub(crate) fn begin_step(&mut self) {
        let (history, session) = self.history_and_session();
        history.settle(session);
        history.pause();
    }

    /// The next change is made in this manner; after another one it is a step of its own.
    pub(crate) fn turn(&mut self, manner: Manner) {
        self.history_mut().turn(manner);
    }

    /// The steps of where one is: undoing takes back answers where answers are given, fields where fields are filled.
    fn history_mut(&mut self) -> &mut History {
        self.history_and_session().0
    }

    fn history_and_session(&mut self) -> (&mut History, &mut Session) {
        let history = match &self.view {
            View::Identify(_) => &mut self.fields,
            View::Conclude(_) => &mut self.epilogue,
            View::Walk(_) | View::Sheet(_) | View::Summary(_) | View::Reading(_) => &mut self.answers,
        };
        (history, &mut self.session)
    }

    /// Takes the last step back, or makes the one that was taken back last again. Gives what was changed by it;
    /// nothing if there was none.
    ///
    /// # Errors
    /// What the session refused; then nothing changed.
    pub(crate) fn travel(&mut self, now: Moment, way: Way) -> Result<Option<Step>, Refusal> {
        if !self.is_writable() {
            return Err(Refusal::Closed);
        }
        let (history, session) = self.history_and_session();
        history.settle(session);
        let step = match way {
            Way::Back => history.undo(session),
            Way::Forth => history.redo(session),
        }?;
        if step.is_some() {
            self.changed(now);
        }
        Ok(step)
    }

    /// The steps of where one is since the session was opened.
    pub(crate) fn history(&self) -> &History {
        match &self.view {
            View::Identify(_) => &self.fields,
            View::Conclude(_) => &self.epilogue,
            View::Walk(_) | View::Sheet(_) | View::Summary(_) | View::Reading(_) => &self.answers,
        }
    }

    /// Remembers from where the supervisor goes to `to`: from a line of the informe, or from the criterion of the walk.
    pub(crate) fn leave_for(&mut self, to: CriterionIx) {
        let from = self.session.bookmark().criterion;
        match &self.view {
            View::Reading(state) => self.trail.leave(Trace::Reading(state.anchor())),
            View::Conclude(state) => self.trail.leave(Trace::Conclude(state.here())),
            View::Walk(_) | View::Identify(_) | View::Sheet(_) | View::Summary(_) if from != to => {
                self.trail.leave(Trace::At(from));
            }
            View::Walk(_) | View::Identify(_) | View::Sheet(_) | View::Summary(_) => {}
        }
    }

    /// Whether the rest of an extraordinary supervision is to be offered a 0 now that one goes on from `at`; true once.
    pub(crate) fn takes_offer_of_rest(&mut self, at: CriterionIx) -> bool {
        let due = self.is_writable() && self.rest == Rest::Due && bulk::only_the_rest_is_left(&self.session, at);
        if due {
            self.rest = Rest::Offered;
        }
        due
    }

    /// Notes where the supervisor is, so that a kill brings them back here.
    pub fn bookmark(&mut self, now: Moment, bookmark: Bookmark) {
        if self.is_writable() && *self.session.bookmark() != bookmark {
            // Words that stand in the bookmark alone are words all the same.
            self.blank &= bookmark.open.as_ref().is_none_or(|open| open.words().is_empty());
            self.session.set_bookmark(bookmark);
            // Moving about in a session in which nothing was entered leaves no file behind.
            if !self.blank {
                self.saving.moved(now);
            }
        }
    }

    /// The session went on under another id, because its file had changed underneath.
    pub(crate) fn continue_as(&mut self, id: crate::domain::session::SessionId) {
        self.session = self.session.clone().with_id(id);
    }

    /// Where the supervisor is counts from now on; nothing is saved for that alone.
    pub(crate) fn begin_here(&mut self) {
        if let Some(place) = self.place() {
            self.session.set_bookmark(place);
        }
    }

    /// Keeps the place.
    pub(crate) fn note_place(&mut self, now: Moment) {
        if let Some(place) = self.place() {
            self.bookmark(now, place);
        }
    }

    /// What a later opening needs to come back here; nothing in summary and informe, where nothing is written.
    fn place(&self) -> Option<Bookmark> {
        match &self.view {
            View::Walk(state) => Some(state.bookmark()),
            View::Sheet(state) => Some(state.bookmark(&self.session)),
            View::Identify(_) => Some(identify::bookmark(&self.session)),
            View::Conclude(state) => Some(state.bookmark(&self.session)),
            View::Summary(_) | View::Reading(_) => None,
        }
    }

    /// From now on somebody else writes: what was being written is closed, where one is stays.
    pub(crate) fn only_read(&mut self) {
        self.answers = History::default();
        self.fields = History::default();
        self.epilogue = History::default();
        self.saving = Saving::default();
        self.view.refresh(&self.session);
    }

    /// The session as somebody else saved it.
    pub(crate) fn show_anew(&mut self, session: Session) {
        self.session = session;
        self.only_read();
    }

    /// The save that is due at `now`, if one is.
    pub(crate) fn save_due(&mut self, now: Moment) -> Option<Effect> {
        let revision = if self.leaving.is_some() { self.take_for_leaving(now) } else { self.saving.take_due(now) }?;
        Some(Effect::Save { revision, session: Box::new(self.session.clone()) })
    }

    fn take_for_leaving(&mut self, now: Moment) -> Option<u64> {
        if self.saving.trouble().is_some() { self.saving.take_due(now) } else { self.saving.take_now(now) }
    }

    /// The same save once more, after it failed and the program ends.
    pub(crate) fn save_again(&self) -> Effect {
        Effect::Save { revision: self.saving.revision(), session: Box::new(self.session.clone()) }
    }

    /// The save of everything received, whatever is under way: the program ends.
    pub(crate) fn save_last(&mut self, now: Moment) -> Option<Effect> {
        let revision = self.saving.take_now(now)?;
        Some(Effect::Save { revision, session: Box::new(self.session.clone()) })
    }
}
