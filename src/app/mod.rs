//! The whole state of the program, and the one function that changes it: an [`event`] changes the [`App`], [`effect`]s are
//! asked for. Nothing is drawn here, and no file, clock or terminal is known.
//!
//! Reading order: [`event`] → [`effect`] → [`keymap`] → [`desk`] → [`saving`] → [`screens`] → [`work`] → [`App`].
//!
//! What screens need stands below them and imports none: the [`desk`] that each is lent, [`keymap`] with every action,
//! [`overlay`], [`out`], [`after`], [`trail`], [`read_only`], [`extent`] are types, [`prose`] writes a text, [`page`],
//! [`measure`] and [`scroll`] say how high a text is and where one is in it. A screen has its own state, and says by
//! [`out`] where to go. What matches on all screens stands above them: [`work`], `input`, `outcomes`, `leaving`, [`left`],
//! [`elsewhere`], `refused`, and `standing`, which says what the footer shows.

pub mod after;
pub mod desk;
pub mod effect;
pub mod elsewhere;
pub mod event;
pub mod extent;
pub mod handing;
mod input;
pub mod keymap;
mod leaving;
pub mod left;
pub mod measure;
pub mod out;
mod outcomes;
pub mod overlay;
pub mod page;
pub mod prose;
pub mod read_only;
mod reader;
mod refused;
pub mod saving;
pub mod screens;
pub mod scroll;
mod standing;
pub mod trail;
pub mod work;

use std::collections::VecDeque;
use std::time::Duration;

use crate::app::after::{After, Asked};
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::event::{Event, Moment};
use crate::app::keymap::HelpRow;
use crate::app::out::{Go, Message, Out, Tone};
use crate::app::overlay::{Leave, Overlay};
use crate::app::screens::{conclude, identify, reading, recovery, sessions, sheet, summary, walk};
use crate::app::trail::From;
use crate::app::work::{View, Work};
use crate::domain::identification::Identification;
use crate::domain::phrases::Starter;
use crate::domain::session::Timestamp;
use crate::report::Edition;
use crate::terminal::key::Input;
use crate::wording::{elsewhere as elsewhere_words, hand, informe, sheet as sheet_words, tui as words};

/// The state of the program.
#[derive(Debug)]
pub struct App {
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// When the last event happened.
    pub now: Moment,
    /// Whether the program may be suspended; not under `--restringido`.
    pub may_suspend: bool,
    /// The list of sessions, kept while one is open.
    pub list: sessions::State,
    /// Identifications of earlier sessions, newest first.
    pub earlier: Vec<Identification>,
    /// The phrases that come with the program.
    pub included: Starter,
    /// What is on screen.
    pub screen: Screen,
    /// What stands in front of it.
    pub overlay: Option<Overlay>,
    /// A line in place of the footer, until the next key.
    pub message: Option<Message>,
    /// Whether that line asks something that the next key answers.
    pub(crate) asked: Asked,
    /// What becomes of the keys that follow the last one.
    pub(crate) after: After,
    /// Until when no key takes that line away.
    pub(crate) message_stays: Duration,
    /// Whether the program is on its way out.
    pub ending: bool,
    /// Whether a session was asked for that is neither open nor refused yet.
    pub opening: bool,
    /// Keys and pastes that wait for the screen they were meant for.
    pub(crate) ahead: VecDeque<Input>,
}

/// What is on screen.
#[derive(Debug)]
pub enum Screen {
    /// The list of sessions, or the trash.
    Sessions,
    /// The choice after damage.
    Recovery(Box<recovery::State>),
    /// A session.
    Work(Box<Work>),
}

/// What the program is started for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// The list.
    List,
    /// A new session.
    New,
    /// This session.
    Open(crate::domain::session::SessionId),
}

impl App {
    /// The program as it starts, and what it asks for first.
    pub fn new(
        size: (u16, u16),
        now: Moment,
        may_suspend: bool,
        included: Starter,
        start: Start,
    ) -> (Self, Vec<Effect>) {
        let first = match start {
            Start::List => Effect::List,
            Start::New => Effect::Create,
            Start::Open(id) => Effect::Open(id),
        };
        let app = Self {
            size,
            now,
            may_suspend,
            list: sessions::State::default(),
            earlier: Vec::new(),
            included,
            screen: Screen::Sessions,
            overlay: None,
            message: None,
            asked: Asked::Nothing,
            after: After::Nothing,
            message_stays: Duration::ZERO,
            ending: false,
            opening: first.opens(),
            ahead: VecDeque::new(),
        };
        (app, vec![first])
    }

    /// When [`Event::Woken`] is wanted, on the scale of [`Moment::elapsed`]; never while everything
    /// is saved and shown to be.
    pub fn deadline(&self) -> Option<Duration> {
        let desk = self.desk().and_then(|desk| {
            [desk.saving.deadline(self.now), desk.calm_at(), desk.look_at].into_iter().flatten().min()
        });
        [desk, self.waits_until()].into_iter().flatten().min()
    }

    /// A save of everything that is not on disk yet: the program ends, orderly or not.
    pub(crate) fn last_save(&mut self) -> Option<Effect> {
        let now = self.now;
        self.work_mut().and_then(|work| work.desk.save_last(now))
    }

    /// The time of the last save as it is shown, where that is all that saving changes of the picture: in a session that
    /// can be worked on, with nothing in front of it, nothing to be told and no key that waits.
    pub(crate) fn calm(&self) -> Option<Option<Timestamp>> {
        let desk = self.desk().filter(|desk| desk.is_writable())?;
        let told = desk.saving.trouble().is_some() || desk.saving.slow(self.now).is_some();
        let covered = self.overlay.is_some() || self.message.is_some();
        (!told && !covered && self.ahead.is_empty()).then(|| desk.saving.shown())
    }

    /// The open session, if there is one.
    pub fn work(&self) -> Option<&Work> {
        match &self.screen {
            Screen::Work(work) => Some(work),
            Screen::Sessions | Screen::Recovery(_) => None,
        }
    }

    /// The same without its screen.
    pub fn desk(&self) -> Option<&Desk> {
        self.work().map(|work| &work.desk)
    }

    pub(crate) fn desk_mut(&mut self) -> Option<&mut Desk> {
        self.work_mut().map(|work| &mut work.desk)
    }

    pub(crate) fn work_mut(&mut self) -> Option<&mut Work> {
        match &mut self.screen {
            Screen::Work(work) => Some(work),
            Screen::Sessions | Screen::Recovery(_) => None,
        }
    }
}

/// Changes `app` by what happened, and says what is to be done outside. No file, no clock, no terminal.
pub fn update(app: &mut App, now: Moment, event: Event) -> Vec<Effect> {
    app.now = now;
    let mut out = Out::default();
    match event {
        Event::Input(input) => app.ahead.push_back(input),
        Event::Line(remark) => app.remark(remark, &mut out),
        Event::Resize(columns, rows) => app.resize((columns, rows)),
        Event::Woken => app.wait_no_longer(&mut out),
        Event::EndAsked => app.end(&mut out),
        Event::Continued => out.effect(Effect::Repaint),
        Event::Done(outcome) => app.done(outcome, &mut out),
    }
    let mut effects = app.settle(out);
    while let Some(input) = app.next_input() {
        let mut out = Out::default();
        match input {
            Input::Key(key) => app.key(key, &mut out),
            Input::InText(key) => app.in_text(key, &mut out),
            Input::Paste(text) => app.paste(&text, &mut out),
        }
        effects.extend(app.settle(out));
    }
    let size = app.size;
    if let Some(View::Walk(walk::State { mode: walk::Mode::Write(writing), .. })) =
        app.work_mut().map(|work| &mut work.view)
    {
        writing.lay_out(size);
    }
    effects.extend(app.save());
    effects
}

impl App {
    /// Carries out where a screen wants to go.
    fn settle(&mut self, out: Out) -> Vec<Effect> {
        let Out { mut effects, go, message, after } = out;
        self.opening |= effects.iter().any(Effect::opens);
        if message.is_some() {
            self.asked = Asked::Nothing;
            self.message = message;
        }
        if after != After::Nothing {
            self.after = after;
        }
        match go {
            None => {}
            Some(Go::HandOut) => self.overlay = self.work().map(|work| Overlay::HandOut(work.hand_out())),
            Some(Go::Open(overlay)) => self.overlay = Some(overlay),
            Some(Go::Close) => self.overlay = None,
            Some(Go::Walk(at)) => {
                if let (Some(at), Some(work)) = (at, self.work_mut()) {
                    work.leave_for(at);
                }
                self.show(|work| View::Walk(walk::State::at(work.desk.session(), at)));
            }
            Some(Go::Undo) => {
                self.show(|work| View::Walk(walk::State::at(work.desk.session(), None)));
                self.ahead.push_front(Input::Key(keymap::UNDO));
            }
            Some(Go::Summary) => self.show(|work| View::Summary(summary::State::new(work.desk.session()))),
            Some(Go::Reading(edition)) => self.read_informe(edition),
            Some(Go::BackToReading(anchor)) => {
                let size = self.size;
                self.show(|work| View::Reading(Box::new(reading::State::at(work.desk.session(), anchor, size))));
            }
            Some(Go::Conclude(item)) => {
                self.show(|work| View::Conclude(conclude::State::at(work.desk.session(), item)));
            }
            Some(Go::Identify) => {
                effects.push(Effect::Offer);
                let now = self.now;
                self.show(|work| View::Identify(identify::State::new(work.desk.session(), now)));
            }
            Some(Go::Sheet) => self.show_sheet(),
            Some(Go::ToList) => self.leave(Leave::ToList, &mut effects),
            Some(Go::Quit) => self.leave(Leave::Quit, &mut effects),
        }
        effects
    }

    /// The informe: from the walk at what it says of the criterion on screen, else from its beginning; the other edition
    /// goes back to where the one on screen goes back to.
    fn read_informe(&mut self, edition: Edition) {
        let size = self.size;
        self.show(|work| {
            let session = work.desk.session();
            View::Reading(Box::new(match (&work.view, edition) {
                (View::Walk(state), Edition::Ordinary) => reading::State::about(session, state.at, From::Walk, size),
                (View::Reading(state), _) => reading::State::new(session, edition, state.anchor().from, size),
                (View::Summary(_), _) => reading::State::new(session, edition, From::Summary, size),
                (View::Walk(_) | View::Identify(_) | View::Sheet(_) | View::Conclude(_), _) => {
                    reading::State::new(session, edition, From::Walk, size)
                }
            }))
        });
    }

    /// The window has another size.
    fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        if let Some(View::Reading(state)) = self.work_mut().map(|work| &mut work.view) {
            state.resize(size);
        }
    }

    /// The sheet at the criterion that the walk shows.
    fn show_sheet(&mut self) {
        let Some(work) = self.work() else { return };
        let at = match &work.view {
            View::Walk(state) => state.at,
            View::Identify(_) | View::Sheet(_) | View::Summary(_) | View::Reading(_) | View::Conclude(_) => {
                work.desk.session().bookmark().criterion
            }
        };
        match sheet::State::at(work.desk.session(), at, work.desk.along) {
            Some(state) => self.show(|_| View::Sheet(state)),
            None => {
                let why = sheet_words::NOTHING_COUNTED;
                self.message = Some(Message { text: after::sentence(why), tone: Tone::Warning });
                self.after = After::Refused(why.to_owned());
            }
        }
    }

    fn show(&mut self, view: impl FnOnce(&Work) -> View) {
        self.overlay = None;
        let now = self.now;
        if let Some(work) = self.work_mut() {
            let view = view(work);
            work.show(now, view);
        }
    }

    /// The rows that footer and help show now.
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        let (title, rows) = self.bindings_here();
        let mut all = if self.overlay.is_none() { self.following_rows() } else { Vec::new() };
        all.extend(keymap::below(rows, &self.common_keys()));
        (title, all)
    }

    /// The same without the keys that all screens share.
    pub(crate) fn bindings_here(&self) -> (&'static str, Vec<HelpRow>) {
        let (title, rows) = self.rows_here();
        match self.desk() {
            Some(desk) => (title, keymap::in_words_of(rows, desk.session().rubric().nouns())),
            None => (title, rows),
        }
    }

    fn rows_here(&self) -> (&'static str, Vec<HelpRow>) {
        match &self.overlay {
            Some(Overlay::Help(_) | Overlay::Versions(_) | Overlay::Card(_)) => {
                (words::READER, keymap::rows(keymap::READER, |_| true))
            }
            Some(Overlay::Held(held)) => {
                (elsewhere_words::HELD, keymap::rows(keymap::HELD, |action| held.works(action)))
            }
            Some(Overlay::Waiting(_)) => (elsewhere_words::WAITING, keymap::rows(keymap::WAITING, |_| true)),
            Some(Overlay::Confirm(question)) => (words::QUESTION, keymap::rows(question.keys(), |_| true)),
            Some(Overlay::Left(_)) => (hand::LEFT, keymap::rows(keymap::LEFT, |_| true)),
            Some(Overlay::HandOut(_)) => (informe::HAND_OUT, keymap::rows(keymap::HAND_OUT, |_| true)),
            Some(Overlay::Tree(_)) => (words::TREE, keymap::rows(keymap::TREE, |_| true)),
            None => match &self.screen {
                Screen::Sessions => self.list.bindings(),
                Screen::Recovery(state) => state.bindings(),
                Screen::Work(work) => match &work.view {
                    View::Identify(state) => state.bindings(&work.desk),
                    View::Walk(state) => state.bindings(&work.desk),
                    View::Sheet(state) => state.bindings(&work.desk),
                    View::Summary(state) => state.bindings(),
                    View::Reading(state) => state.bindings(),
                    View::Conclude(state) => state.bindings(&work.desk),
                },
            },
        }
    }

    /// Whether the last message warns.
    pub(crate) fn warns(&self) -> bool {
        self.message.as_ref().is_some_and(|message| message.tone == Tone::Warning)
    }
}
