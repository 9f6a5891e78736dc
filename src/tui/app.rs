//! The whole state of the program, and the one function that changes it.

use std::collections::VecDeque;
use std::time::Duration;

use super::effect::Effect;
use super::event::{Event, Moment};
use super::keymap::{self, HelpRow};
use super::layout;
use super::out::{Go, Message, Out, Tone};
use super::overlay::{self, Answer, Help, Leave, Overlay, Question};
use super::screens::{identify, recovery, sessions, summary, walk};
use super::work::{View, Work};
use crate::domain::identification::Identification;
use crate::terminal::key::{Input, Key};
use crate::wording::tui as words;

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
    /// What is on screen.
    pub screen: Screen,
    /// What stands in front of it.
    pub overlay: Option<Overlay>,
    /// A line in place of the footer, until the next key.
    pub message: Option<Message>,
    /// Whether the program is on its way out.
    pub ending: bool,
    /// Whether a session was asked for that is neither open nor refused yet.
    pub opening: bool,
    /// Keys and pastes that wait for the screen they were meant for.
    ahead: VecDeque<Input>,
}

/// What is on screen.
#[derive(Debug)]
pub enum Screen {
    /// The list of sessions, or the trash.
    Sessions,
    /// The choice after damage.
    Recovery(recovery::State),
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
    #[must_use]
    pub fn new(size: (u16, u16), now: Moment, may_suspend: bool, start: Start) -> (Self, Vec<Effect>) {
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
            screen: Screen::Sessions,
            overlay: None,
            message: None,
            ending: false,
            opening: first.opens(),
            ahead: VecDeque::new(),
        };
        (app, vec![first])
    }

    /// When [`Event::Woken`] is wanted, on the scale of [`Moment::elapsed`]; never while nothing is unsaved.
    #[must_use]
    pub fn deadline(&self) -> Option<Duration> {
        match &self.screen {
            Screen::Work(work) => work.saving.deadline(),
            Screen::Sessions | Screen::Recovery(_) => None,
        }
    }

    /// A save of everything that is not on disk yet: the program ends, orderly or not.
    pub fn last_save(&mut self) -> Option<Effect> {
        self.work_mut().and_then(Work::save_last)
    }

    /// The open session, if there is one.
    #[must_use]
    pub fn work(&self) -> Option<&Work> {
        match &self.screen {
            Screen::Work(work) => Some(work),
            Screen::Sessions | Screen::Recovery(_) => None,
        }
    }

    pub(super) fn work_mut(&mut self) -> Option<&mut Work> {
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
        Event::Resize(columns, rows) => app.size = (columns, rows),
        Event::Woken => {}
        Event::EndAsked => app.end(&mut out),
        Event::Continued => out.effect(Effect::Repaint),
        Event::Done(outcome) => app.done(outcome, &mut out),
    }
    let mut effects = app.settle(out);
    while let Some(input) = app.next_input() {
        let mut out = Out::default();
        match input {
            Input::Key(key) => app.key(key, &mut out),
            Input::Paste(text) => app.paste(&text, &mut out),
        }
        effects.extend(app.settle(out));
    }
    effects.extend(app.save());
    effects
}

/// Most keys and pastes that are held while a session comes open.
const MOST_AHEAD: usize = 100_000;

impl App {
    /// The next key, unless the screen it was meant for is not there yet: over a slow line keys come in packets, and
    /// what was typed for a session must not act on the list. Ctrl-C is never held: a disk that hangs must not keep
    /// anybody.
    fn next_input(&mut self) -> Option<Input> {
        let leaving = self.overlay.is_none() && self.work().is_some_and(|work| work.leaving.is_some());
        if self.ending {
            // Everything was handed to the worker: what they changed now would be lost.
            self.ahead.clear();
            return None;
        }
        if !(self.opening || leaving) {
            return self.ahead.pop_front();
        }
        self.ahead.truncate(MOST_AHEAD);
        let last = self.ahead.back() == Some(&Input::Key(Key::Ctrl('c')));
        if last { self.ahead.pop_back() } else { None }
    }

    /// The session that was asked for is not there: what was typed for it must not act on another screen.
    pub(super) fn not_opened(&mut self) {
        self.opening = false;
        self.forget_ahead();
    }

    /// A question came instead of the screen that the keys were meant for.
    pub(super) fn forget_ahead(&mut self) {
        self.ahead.clear();
    }

    fn key(&mut self, key: Key, out: &mut Out) {
        self.message = None;
        if key == Key::Ctrl('z') {
            if self.may_suspend {
                out.effect(Effect::Suspend);
            }
            return;
        }
        let page = usize::from(layout::page_rows(self.size));
        let size = self.size;
        match (&mut self.overlay, &self.screen) {
            (None, _) => self.screen_key(key, out),
            (Some(Overlay::Help(help)), _) => overlay::read_help(help, key, size, out),
            (Some(Overlay::Confirm(_)), _) => self.answer(key, out),
            (Some(Overlay::Tree(tree)), Screen::Work(work)) => walk::tree_key(tree, work.session(), key, page, out),
            (Some(Overlay::Card(card)), Screen::Work(work)) => walk::card_key(card, work.session(), size, key, out),
            (Some(Overlay::Tree(_) | Overlay::Card(_)), Screen::Sessions | Screen::Recovery(_)) => out.go(Go::Close),
        }
    }

    /// A key while a question is asked.
    fn answer(&mut self, key: Key, out: &mut Out) {
        let Some(answer) = keymap::find(keymap::CONFIRM, key) else { return };
        let Some(Overlay::Confirm(question)) = self.overlay.take() else { return };
        match (answer, question) {
            (Answer::Yes, Question::Remove(id, _)) => out.effect(Effect::Remove(id)),
            (Answer::Yes, Question::Purge(_)) => out.effect(Effect::Purge),
            (Answer::Yes, Question::ReadOnly(id, _)) => out.effect(Effect::Read(id)),
            (Answer::Yes, Question::LeaveUnsaved(leave)) => self.leave_now(leave, out),
            (Answer::No, Question::LeaveUnsaved(_)) => {
                if let Some(work) = self.work_mut() {
                    work.leaving = None;
                }
            }
            (Answer::No, Question::ReadOnly(..)) => self.list_if_shown(out),
            (Answer::No, Question::Remove(..) | Question::Purge(_)) => {}
        }
    }

    /// The list is on screen though another thing was asked for: it is read now if it was not before.
    pub(super) fn list_if_shown(&self, out: &mut Out) {
        if matches!(self.screen, Screen::Sessions) && self.list.listing.is_reading() {
            out.effect(Effect::List);
        }
    }

    fn screen_key(&mut self, key: Key, out: &mut Out) {
        let (size, now) = (self.size, self.now);
        match &mut self.screen {
            Screen::Sessions => sessions::key(&mut self.list, size, key, out),
            Screen::Recovery(state) => recovery::key(state, key, out),
            Screen::Work(work) => work_key(work, size, now, Input::Key(key), out),
        }
    }

    fn paste(&mut self, text: &str, out: &mut Out) {
        self.message = None;
        if self.overlay.is_some() {
            return out.warn(words::PASTE_BEHIND);
        }
        let (size, now) = (self.size, self.now);
        match &mut self.screen {
            Screen::Sessions => sessions::paste(&mut self.list, text),
            Screen::Recovery(_) => {}
            Screen::Work(work) => work_key(work, size, now, Input::Paste(text.to_owned()), out),
        }
    }

    /// Carries out where a screen wants to go.
    fn settle(&mut self, out: Out) -> Vec<Effect> {
        let Out { mut effects, go, message } = out;
        self.opening |= effects.iter().any(Effect::opens);
        if message.is_some() {
            self.message = message;
        }
        match go {
            None => {}
            Some(Go::Open(overlay)) => self.overlay = Some(overlay),
            Some(Go::Close) => self.overlay = None,
            Some(Go::Walk(at)) => self.show(|work| View::Walk(walk::State::at(work.session(), at))),
            Some(Go::Summary) => self.show(|work| View::Summary(summary::State::new(work.session()))),
            Some(Go::Identify) => {
                effects.push(Effect::Offer);
                let now = self.now;
                self.show(|work| View::Identify(identify::State::new(work.session(), now)));
            }
            Some(Go::ToList) => self.leave(Leave::ToList, &mut effects),
            Some(Go::Quit) => self.leave(Leave::Quit, &mut effects),
        }
        effects
    }

    fn show(&mut self, view: impl FnOnce(&Work) -> View) {
        self.overlay = None;
        let now = self.now;
        if let Some(work) = self.work_mut() {
            work.view = view(work);
            work_bookmark(work, now);
        }
    }

    /// Leaves as soon as everything is saved; with trouble on the disk it asks first.
    fn leave(&mut self, leave: Leave, effects: &mut Vec<Effect>) {
        self.overlay = None;
        let Some(work) = self.work_mut() else {
            match leave {
                Leave::Quit => self.quit(effects),
                Leave::ToList => self.screen = Screen::Sessions,
            }
            return;
        };
        work.leaving = Some(leave);
        if work.saving.trouble().is_some() && !work.saving.is_settled() {
            self.overlay = Some(Overlay::Confirm(Question::LeaveUnsaved(leave)));
        } else {
            self.leave_if_settled(effects);
        }
    }

    pub(super) fn leave_if_settled(&mut self, effects: &mut Vec<Effect>) {
        let Some(work) = self.work_mut() else { return };
        if let Some(leave) = work.leaving.filter(|_| work.saving.is_settled()) {
            let discard = work.is_blank() && leave == Leave::ToList;
            effects.push(if discard { Effect::DiscardEmpty } else { Effect::Release });
            self.left(leave, effects);
        }
    }

    /// Leaves although something is unsaved: the supervisor was told and said yes.
    fn leave_now(&mut self, leave: Leave, out: &mut Out) {
        out.effect(Effect::Release);
        self.left(leave, &mut out.effects);
    }

    fn left(&mut self, leave: Leave, effects: &mut Vec<Effect>) {
        self.overlay = None;
        self.screen = Screen::Sessions;
        match leave {
            Leave::ToList => effects.push(Effect::List),
            Leave::Quit => self.quit(effects),
        }
    }

    fn quit(&mut self, effects: &mut Vec<Effect>) {
        self.ending = true;
        effects.push(Effect::Quit);
    }

    /// Somebody wants the program to end: everything received is saved, then it goes.
    fn end(&mut self, out: &mut Out) {
        if let Some(save) = self.work_mut().and_then(Work::save_last) {
            out.effect(save);
        }
        self.quit(&mut out.effects);
    }

    fn save(&mut self) -> Vec<Effect> {
        let now = self.now;
        if self.ending {
            return Vec::new();
        }
        let Some(work) = self.work_mut() else { return Vec::new() };
        work.saving.refresh_shown(now);
        work.save_due(now).into_iter().collect()
    }

    /// The rows that footer and help show now.
    #[must_use]
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        match &self.overlay {
            Some(Overlay::Help(_) | Overlay::Card(_)) => (words::READER, keymap::rows(keymap::READER, |_| true)),
            Some(Overlay::Confirm(_)) => (words::QUESTION, keymap::rows(keymap::CONFIRM, |_| true)),
            Some(Overlay::Tree(_)) => (words::TREE, keymap::rows(keymap::TREE, |_| true)),
            None => match &self.screen {
                Screen::Sessions => self.list.bindings(),
                Screen::Recovery(state) => state.bindings(),
                Screen::Work(work) => match &work.view {
                    View::Identify(state) => state.bindings(work),
                    View::Walk(state) => state.bindings(work),
                    View::Summary(state) => state.bindings(),
                },
            },
        }
    }

    /// Whether the last message warns.
    #[must_use]
    pub fn warns(&self) -> bool {
        self.message.as_ref().is_some_and(|message| message.tone == Tone::Warning)
    }
}

/// The help of a screen.
#[must_use]
pub fn help((title, rows): (&'static str, Vec<HelpRow>)) -> Go {
    Go::Open(Overlay::Help(Help { title, rows, scroll: 0 }))
}

fn work_key(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    match &work.view {
        View::Identify(_) => identify::input(work, size, now, input, out),
        View::Walk(_) => walk::input(work, size, now, input, out),
        View::Summary(_) => summary::input(work, size, input, out),
    }
    work_bookmark(work, now);
}

/// Keeps the place in the walk, wherever else the supervisor looks.
fn work_bookmark(work: &mut Work, now: Moment) {
    if let View::Walk(state) = &work.view {
        let bookmark = state.bookmark();
        work.bookmark(now, bookmark);
    }
}
