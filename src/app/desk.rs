//! A session being worked on, and what is known of its saving: what every screen of it is lent. It knows no screen.

mod closing;

use std::time::Duration;

use crate::app::effect::Effect;
use crate::app::event::{Moment, Opened};
use crate::app::out::Out;
use crate::app::overlay::HandOut;
use crate::app::read_only::{Cure, ReadOnly, Wanted};
use crate::app::saving::Saving;
use crate::app::trail::Trail;
use crate::domain::bulk;
use crate::domain::identification::Identification;
use crate::domain::phrases::{Bank, Starter};
use crate::domain::pseudonyms::Pseudonyms;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{
    Bookmark, Change, History, Manner, OpenBulk, Refusal, Session, SessionId, Status, Step, Way,
};
use crate::wording::tui as words;

/// A session that is open.
#[derive(Debug)]
pub struct Desk {
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
    /// How the informe was handed out last.
    pub hand_out: HandOut,
    /// The direction in which the sheet is ticked.
    pub along: Along,
    /// Which codes stand for whom.
    pub pseudonyms: Pseudonyms,
    /// Where the supervisor jumped away from.
    pub(crate) trail: Trail,
    /// Made in this run and nothing entered since.
    blank: bool,
    /// What was done, by [`Part`].
    histories: [History; 3],
    /// What is changed where one is.
    part: Part,
    /// What an extraordinary supervision leaves out.
    rest: Rest,
}

/// What has steps of its own: undoing takes back answers where answers are given, fields where fields are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// What is entered in the walk and in the sheet.
    Answers,
    /// What is entered in the identification.
    Fields,
    /// What is written of the conclusions.
    Epilogue,
}

/// Which way one writes in the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// All criteria of one folder, then the next folder.
    Row,
    /// All folders of one criterion, then the next criterion.
    Column,
}

/// Whether the walk itself still has to offer a 0 for what an extraordinary supervision leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// Once its own dimension is done.
    Due,
    /// It did in this run; whoever wants it later asks for it.
    Offered,
}

impl Desk {
    /// What was opened.
    pub(crate) fn new(opened: Opened, earlier: Vec<Identification>, included: Starter) -> Self {
        let closed = opened.session.head().status == Status::Closed;
        Self {
            saving: Saving::default(),
            read_only: opened.read_only.or_else(|| closed.then(ReadOnly::closed)),
            wanted: None,
            look_at: None,
            earlier,
            phrases: Bank { own: Vec::new(), starter: included },
            phrases_missing: None,
            given_up: None,
            hand_out: HandOut::default(),
            along: Along::Row,
            pseudonyms: Pseudonyms::default(),
            trail: Trail::default(),
            blank: opened.fresh,
            histories: Default::default(),
            part: Part::Answers,
            rest: Rest::Due,
            session: opened.session,
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

    /// Whether the session is ours although it takes no answer yet.
    pub fn is_almost_writable(&self) -> bool {
        matches!(&self.read_only, Some(ReadOnly { cure: Cure::Calm(_), .. }))
    }

    /// Whether going on here may be asked for.
    pub fn can_take_over(&self) -> bool {
        self.read_only.as_ref().is_some_and(|read_only| read_only.cure == Cure::TakeOver)
    }

    /// Why a change of the criterion at `at` was not made, in Spanish.
    pub(crate) fn refused(&self, at: CriterionIx, refusal: Refusal) -> String {
        let closed = self.read_only.as_ref().map(ReadOnly::sentence);
        words::refused(&self.session.rubric().criterion(at).code, refusal, closed)
    }

    /// Refuses what opens something to be typed in, with what is typed on. A session that is about to take answers waits
    /// for a pause all the same.
    pub(crate) fn refuse(&self, why: impl Into<String>, out: &mut Out) {
        if self.is_almost_writable() { out.warn(why) } else { out.refuse(why.into()) }
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
        self.steps().0.note(back);
        self.changed(now);
        Ok(())
    }

    /// The same as a step of its own of `part`, wherever one is.
    ///
    /// # Errors
    /// As [`Desk::change`].
    pub(crate) fn change_of(&mut self, part: Part, now: Moment, changes: Vec<Change>) -> Result<(), Refusal> {
        let here = self.part;
        self.turn_to(part);
        let made = self.change(now, changes);
        self.turn_to(here);
        made
    }

    fn changed(&mut self, now: Moment) {
        self.session.touch(now.wall);
        self.saving.changed(now);
        self.blank = false;
    }

    /// From now on `part` is changed, as a step of its own.
    pub(crate) fn turn_to(&mut self, part: Part) {
        self.begin_step();
        self.part = part;
        self.begin_step();
    }

    /// The next change is a step of its own for undo, even if it goes on with the same text.
    pub(crate) fn begin_step(&mut self) {
        let (history, session) = self.steps();
        history.settle(session);
        history.pause();
    }

    /// The next change is made in this manner; after another one it is a step of its own.
    pub(crate) fn turn(&mut self, manner: Manner) {
        self.steps().0.turn(manner);
    }

    fn steps(&mut self) -> (&mut History, &mut Session) {
        (&mut self.histories[self.part as usize], &mut self.session)
    }

    /// The steps of where one is since the session was opened.
    pub(crate) fn history(&self) -> &History {
        &self.histories[self.part as usize]
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
        let (history, session) = self.steps();
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

    /// Whether the rest of an extraordinary supervision is to be offered a 0 now that one goes on from `at`; true once.
    pub(crate) fn takes_offer_of_rest(&mut self, at: CriterionIx) -> bool {
        let due = self.is_writable() && self.rest == Rest::Due && bulk::only_the_rest_is_left(&self.session, at);
        if due {
            self.rest = Rest::Offered;
        }
        due
    }

    /// Where the supervisor is counts from now on; nothing is saved for that alone.
    pub(crate) fn begin_at(&mut self, bookmark: Bookmark) {
        self.session.set_bookmark(bookmark);
    }

    /// Notes where the supervisor is, so that a kill brings them back here.
    pub(crate) fn bookmark(&mut self, now: Moment, bookmark: Bookmark) {
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
    pub(crate) fn continue_as(&mut self, id: SessionId) {
        self.session = self.session.clone().with_id(id);
    }

    /// From now on somebody else writes, in what is now `session`.
    pub(crate) fn only_read(&mut self, session: Option<Session>) {
        if let Some(session) = session {
            self.session = session;
        }
        self.histories = Default::default();
        self.saving = Saving::default();
    }

    /// The save of `revision`.
    pub(crate) fn save(&self, revision: u64) -> Effect {
        Effect::Save { revision, session: Box::new(self.session.clone()) }
    }

    /// The same save once more, after it failed and the program ends.
    pub(crate) fn save_again(&self) -> Effect {
        self.save(self.saving.revision())
    }

    /// The save of everything received, whatever is under way: the program ends.
    pub(crate) fn save_last(&mut self, now: Moment) -> Option<Effect> {
        let revision = self.saving.take_now(now)?;
        Some(self.save(revision))
    }
}
