//! A session being worked on, with the screen that shows it.

use crate::app::desk::{Desk, Part};
use crate::app::effect::Effect;
use crate::app::event::{Moment, Opened};
use crate::app::overlay::{HandOut, Leave};
use crate::app::screens::{conclude, identify, reading, sheet, summary, walk};
use crate::app::trail::Trace;
use crate::domain::identification::Identification;
use crate::domain::phrases::Starter;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Bookmark, FieldName, Open, OpenField, Session};
use crate::terminal::key::Key;

/// A session that is open, and its screen.
#[derive(Debug)]
pub struct Work {
    /// The session, and what is known of it.
    pub desk: Desk,
    /// The screen that shows it.
    pub view: View,
    /// Where to go once everything is saved.
    pub leaving: Option<Leave>,
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

    /// Whether text is typed.
    pub(crate) fn types_text(&self) -> bool {
        match self {
            Self::Identify(_) => true,
            Self::Walk(state) => state.mode.types_text(),
            Self::Sheet(state) => state.entry.is_some() || state.line.is_some(),
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
                if writing.stage == walk::Stage::Own && writing.prose.at_place.is_none()),
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

    /// What is changed on it.
    fn part(&self) -> Part {
        match self {
            Self::Identify(_) => Part::Fields,
            Self::Conclude(_) => Part::Epilogue,
            Self::Walk(_) | Self::Sheet(_) | Self::Summary(_) | Self::Reading(_) => Part::Answers,
        }
    }

    /// What a later opening needs to come back here; nothing in summary and informe, where nothing is written.
    fn place(&self, session: &Session) -> Option<Bookmark> {
        match self {
            Self::Walk(state) => Some(state.bookmark()),
            Self::Sheet(state) => Some(state.bookmark(session)),
            Self::Identify(_) => Some(identify::bookmark(session)),
            Self::Conclude(state) => Some(state.bookmark(session)),
            Self::Summary(_) | Self::Reading(_) => None,
        }
    }
}

impl Work {
    /// One goes, or is cut off: what was being typed is brought to its end as far as more hangs on it.
    pub(crate) fn bring_to_end(&mut self, now: Moment) {
        if let View::Identify(state) = &self.view {
            identify::follow(state, &mut self.desk, now);
        }
    }

    /// Opens at the place where it was left; a fresh one at its identification.
    pub(crate) fn open(opened: Opened, earlier: Vec<Identification>, included: Starter, now: Moment) -> Self {
        let fresh = opened.fresh;
        let mut desk = Desk::new(opened, earlier, included);
        let (session, writable) = (desk.session(), desk.is_writable());
        let field = match &session.bookmark().open {
            Some(Open::Field(field)) if writable => Some(*field),
            Some(
                Open::Field(_)
                | Open::Editor(_)
                | Open::Sheet(_)
                | Open::Bulk(_)
                | Open::Counter(_)
                | Open::Conclusion(_),
            )
            | None => None,
        };
        let is_open = |name| field.is_some_and(|field: OpenField| field.name == name);
        let view = if fresh {
            View::Identify(identify::State::fresh(session, now))
        } else if is_open(FieldName::Identification) {
            View::Identify(identify::State::new(session, now))
        } else if let Some(field) = field.filter(|field| field.name == FieldName::Conclusions) {
            View::Conclude(conclude::State::at_line(field.cursor))
        } else if let Some(state) = conclude::State::resume(session, writable) {
            View::Conclude(state)
        } else if let Some(sheet) = sheet::State::resume(session, writable) {
            View::Sheet(sheet)
        } else {
            let state = walk::State::resume(session, &desk.phrases, writable);
            if writable {
                desk.begin_at(state.bookmark());
            }
            View::Walk(state)
        };
        desk.turn_to(view.part());
        Self { desk, view, leaving: None }
    }

    /// Shows another screen.
    pub(crate) fn show(&mut self, now: Moment, view: View) {
        self.desk.turn_to(view.part());
        self.view = view;
        self.note_place(now);
    }

    /// Remembers from where the supervisor goes to `to`: from a line of the informe, or from the criterion of the walk.
    pub(crate) fn leave_for(&mut self, to: CriterionIx) {
        let from = self.desk.session().bookmark().criterion;
        match &self.view {
            View::Reading(state) => self.desk.trail.leave(Trace::Reading(state.anchor())),
            View::Conclude(state) => {
                let here = state.here(self.desk.session());
                self.desk.trail.leave(Trace::Conclude(here));
            }
            View::Walk(_) | View::Identify(_) | View::Sheet(_) | View::Summary(_) if from != to => {
                self.desk.trail.leave(Trace::At(from));
            }
            View::Walk(_) | View::Identify(_) | View::Sheet(_) | View::Summary(_) => {}
        }
    }

    /// How the informe was handed out last, of the edition that is on screen if one is.
    pub(crate) fn hand_out(&self) -> HandOut {
        let chosen = self.desk.hand_out;
        match &self.view {
            View::Reading(state) => HandOut { edition: state.edition, ..chosen },
            View::Identify(_) | View::Walk(_) | View::Sheet(_) | View::Summary(_) | View::Conclude(_) => chosen,
        }
    }

    /// Where the supervisor is counts from now on; nothing is saved for that alone.
    pub(crate) fn begin_here(&mut self) {
        if let Some(place) = self.view.place(self.desk.session()) {
            self.desk.begin_at(place);
        }
    }

    /// Keeps the place.
    pub(crate) fn note_place(&mut self, now: Moment) {
        if let Some(place) = self.view.place(self.desk.session()) {
            self.desk.bookmark(now, place);
        }
    }

    /// From now on somebody else writes, in what is now `session`, if they did yet: what was being written is closed,
    /// where one is stays.
    pub(crate) fn only_read(&mut self, session: Option<Session>) {
        self.desk.only_read(session);
        self.view.refresh(self.desk.session());
    }

    /// The save that is due at `now`, if one is. Whoever leaves waits for none but that of a disk in trouble.
    pub(crate) fn save_due(&mut self, now: Moment) -> Option<Effect> {
        let saving = &mut self.desk.saving;
        let at_once = self.leaving.is_some() && saving.trouble().is_none();
        let revision = if at_once { saving.take_now(now) } else { saving.take_due(now) }?;
        Some(self.desk.save(revision))
    }
}
