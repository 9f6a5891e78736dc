//! The loop: receive, update, carry out, draw. The only module that knows time, signals and threads.
//!
//! One thread sleeps in `poll` on the terminal, on signals and on the worker, which alone touches the disk; so keys
//! never wait for a disk, and a terminal that does not read delays drawing but never saving. Nothing wakes an idle
//! program. What was received is saved before the program ends, however it ends: by `q`, by a signal, by the end of
//! the terminal, or by a fault of its own.

mod clerk;
mod clock;
mod face;
mod following;
mod inputs;
mod keeper;
mod lines;
mod listing;
mod opening;
pub mod process;
mod screen;
mod shown;
mod signals;
#[cfg(test)]
mod tests;
mod wake;
mod worker;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::event::{Event, Outcome};
use crate::app::{App, Start, update};
use crate::domain::rubric::Rubric;
use crate::domain::session::RubricPin;
use crate::store::Store;
use crate::store::phrases::{self, PhraseFile};
use crate::terminal::caps::Capabilities;
use crate::wording::{phrases as phrase_words, runtime as words};
use clock::Clock;
use face::Face;
use inputs::Inputs;
use lines::Lines;
use screen::Screen;
use signals::Signal;
use worker::Worker;

/// Exit status: done, also when ended by a signal with everything saved.
const DONE: u8 = 0;
/// Exit status: something could not be read or written.
const NOT_WRITTEN: u8 = 3;
/// Exit status: a fault of the program.
const FAULT: u8 = 70;
/// How long the last save is tried again before the program gives up.
const LAST_TRIES: u32 = 4;
/// How long a stop waits for the disk, and an end for which nothing is to be saved.
const LAST_SAVE: Duration = Duration::from_secs(1);
/// How often an end that waits for the disk tells so.
const TELLING: Duration = Duration::from_secs(1);

/// What the program needs to run.
pub struct Setup {
    /// The data folder.
    pub store: Store,
    /// The supervisor's own phrases.
    pub phrases: PhraseFile,
    /// What to begin with.
    pub start: Start,
    /// What the terminal can do.
    pub caps: Capabilities,
    /// Whether one sees screens or talks in lines.
    pub way: Way,
    /// Whether the client of an SSH ForceCommand is at the other end: no suspending.
    pub restricted: bool,
    /// Name of the account, told to whoever finds a session locked.
    pub user: String,
    /// The rubric of new sessions, kept in the data folder already, if it is another than the embedded one: that is read
    /// when a session is begun with it.
    pub rubric: Option<(Arc<Rubric>, RubricPin)>,
}

/// How one works with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// On the screens of the controlling terminal.
    Screens,
    /// In lines on standard input and output, whatever these are.
    Lines,
}

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// Exit status.
    pub status: u8,
    /// Whether a signal asked for it, and not the supervisor.
    pub from_outside: bool,
}

/// Runs the program until it ends.
pub fn run(setup: Setup) -> Ended {
    process::quiet_panics();
    let (caps, way) = (setup.caps, setup.way);
    let face = |inputs: &Inputs| match way {
        Way::Screens => Ok(Face::Screen(Box::new(Screen::open(caps)?))),
        Way::Lines => Ok(Face::Lines(Box::new(Lines::new(caps.utf8, inputs.waker())))),
    };
    match Runtime::begin(face, setup) {
        Ok(runtime) => runtime.run(Runtime::turn_until_end),
        Err(error) => {
            process::tell(&words::no_terminal(&error));
            Ended { status: NOT_WRITTEN, from_outside: false }
        }
    }
}

struct Runtime {
    app: App,
    face: Face,
    inputs: Inputs,
    worker: Worker,
    clock: Clock,
    first: Vec<Effect>,
    /// Whether a signal asked for the end.
    from_outside: bool,
    /// What was done after the last line that was said: where an informe lies, or why it does not.
    late: Vec<String>,
}

impl Runtime {
    fn begin(face: impl FnOnce(&Inputs) -> std::io::Result<Face>, setup: Setup) -> std::io::Result<Self> {
        let clock = Clock::start();
        let inputs = Inputs::new(setup.caps.utf8)?;
        let face = face(&inputs)?;
        let worker =
            Worker::start(setup.store, setup.phrases, setup.user, setup.rubric, inputs.waker(), inputs.watch())?;
        let (app, first) = App::new(face.size(), clock.now(), !setup.restricted, phrases::included(), setup.start);
        Ok(Self { app, face, inputs, worker, clock, first, from_outside: false, late: Vec::new() })
    }

    /// Takes `turns` and ends in order, even if they end in a fault of ours.
    fn run(mut self, turns: impl FnOnce(&mut Self)) -> Ended {
        let ran = catch_unwind(AssertUnwindSafe(|| turns(&mut self)));
        if ran.is_err() {
            // The session itself is always whole: it only changes through its own methods.
            let save = catch_unwind(AssertUnwindSafe(|| self.app.last_save())).ok().flatten();
            self.worker.send(save);
        }
        let unsaved = self.finish();
        self.worker.drain_all_phrases();
        let late = self.face.last_words(std::mem::take(&mut self.late));
        let unkept = self.worker.unkept();
        if ran.is_ok() && unsaved.is_none() && unkept == 0 {
            self.face.farewell();
        }
        let told = self.face.leave();
        let (line, status) = match (ran.is_err(), unsaved) {
            (true, None) => (Some(words::FAULT_SAVED.to_owned()), FAULT),
            (true, Some(message)) => (Some(words::fault_unsaved(&message)), FAULT),
            (false, Some(message)) => (Some(words::unsaved(&message)), NOT_WRITTEN),
            (false, None) => (None, if unkept == 0 { DONE } else { NOT_WRITTEN }),
        };
        let from_outside = self.from_outside && ran.is_ok();
        let closed = from_outside.then(|| words::closed(line.is_none() && unkept == 0).to_owned());
        let phrases = (unkept > 0).then(|| phrase_words::not_kept(unkept));
        if told {
            process::tell_last(late.into_iter().chain(closed).chain(line).chain(phrases).collect());
        }
        Ended { status, from_outside }
    }

    fn turn_until_end(&mut self) {
        self.enter();
        while !self.app.ending {
            self.turn();
        }
    }

    fn enter(&mut self) {
        let first = std::mem::take(&mut self.first);
        self.face.enter();
        self.carry_out(first);
        self.draw();
    }

    fn turn(&mut self) {
        let events = self.wait();
        let calm = self.app.calm();
        let happened = !events.is_empty();
        let mut seen = calm.is_none();
        for event in events {
            seen |= !event.is_of_saving();
            if matches!(event, Event::EndAsked) {
                // What was typed before it is to be saved too.
                self.obey_lines();
            }
            let effects = update(&mut self.app, self.clock.now(), event);
            self.carry_out(effects);
        }
        self.obey_lines();
        // Most saves show nothing: a frame that is the same is not made.
        if happened && (seen || calm != self.app.calm()) {
            self.draw();
        }
        self.face.pump();
    }

    /// Obeys the lines that are there, each told before the next; after the last of all, the program ends.
    fn obey_lines(&mut self) {
        while let Some(effects) = self.face.obey(&mut self.app, self.clock.now()) {
            self.carry_out(effects);
            self.draw();
        }
        if self.face.is_over() && !self.app.ending {
            let effects = update(&mut self.app, self.clock.now(), Event::EndAsked);
            self.carry_out(effects);
        }
    }

    /// Sleeps until something happens, and says what.
    fn wait(&mut self) -> Vec<Event> {
        let now = self.clock.now().elapsed;
        let until = [self.app.deadline(), self.inputs.deadline()].into_iter().flatten().min();
        let patience = until.map(|at| at.saturating_sub(now));
        if self.inputs.sleep(&self.face, patience) {
            self.worker.send(Some(Effect::Look));
        }
        let now = self.clock.now().elapsed;
        let mut events: Vec<Event> = Vec::new();
        let signals = self.inputs.signals();
        for signal in &signals {
            self.signal(*signal, &mut events);
        }
        events.extend(self.worker.outcomes().map(Event::Done));
        events.extend(self.inputs.receive(&mut self.face, now));
        if signals.contains(&Signal::End) {
            self.from_outside = true;
            // After the keys that were there before it: they are to be saved too.
            events.extend(self.inputs.last());
            events.push(Event::EndAsked);
        }
        if self.app.deadline().is_some_and(|at| at <= now) {
            events.push(Event::Woken);
        }
        events
    }

    fn signal(&mut self, signal: Signal, events: &mut Vec<Event>) {
        match signal {
            // Comes after the keys.
            Signal::End => {}
            Signal::Resized => {
                if let Some((columns, rows)) = self.face.resized() {
                    events.push(Event::Resize(columns, rows));
                }
            }
            Signal::Suspend => {
                if self.app.may_suspend {
                    self.suspend();
                    events.push(Event::Continued);
                }
            }
            Signal::Continued => {
                self.face.enter();
                events.push(Event::Continued);
            }
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Repaint => self.face.repaint(),
                Effect::Suspend => self.suspend(),
                // The loop sees `app.ending`; the worker finishes what it was given first.
                Effect::Quit => {}
                Effect::Save { .. }
                | Effect::Release
                | Effect::Ask(_)
                | Effect::StopAsking
                | Effect::TakeOver(_)
                | Effect::LetGo(_)
                | Effect::Look
                | Effect::List
                | Effect::Offer
                | Effect::ListTrash
                | Effect::Create
                | Effect::Open(_)
                | Effect::Read(_)
                | Effect::Recover(..)
                | Effect::Remove(_)
                | Effect::Restore(_)
                | Effect::Purge
                | Effect::HandOut { .. }
                | Effect::ReadVersions(_)
                | Effect::ReadPhrases
                | Effect::KeepPhrase(_)
                | Effect::ForgetPhrase(_) => self.worker.send(Some(effect)),
            }
        }
    }

    /// Saves, gives the terminal back, stops, and takes the terminal again when continued. A stopped program meets no
    /// deadline, and may never be continued: what was typed must not wait for that.
    fn suspend(&mut self) {
        if !process::can_be_continued() {
            return;
        }
        self.worker.send(self.app.last_save());
        for outcome in self.worker.drain_within(LAST_SAVE) {
            let effects = update(&mut self.app, self.clock.now(), Event::Done(outcome));
            self.carry_out(effects);
        }
        self.face.leave();
        if self.app.desk().is_some_and(|desk| !desk.saving.is_settled()) {
            process::tell_last(vec![words::STOPPED_UNSAVED.to_owned()]);
        }
        process::stop();
        self.inputs.forget_continued();
        self.face.enter();
        if let Some((columns, rows)) = self.face.resized() {
            let effects = update(&mut self.app, self.clock.now(), Event::Resize(columns, rows));
            self.carry_out(effects);
        }
        self.draw();
    }

    fn draw(&mut self) {
        self.face.draw(&self.app);
    }

    /// Waits for the worker; a last save that failed is tried again a few times. What stays unsaved, if anything.
    fn finish(&mut self) -> Option<String> {
        for attempt in 0..LAST_TRIES {
            if !self.wait_for_disk() {
                return Some(words::NO_ANSWER.to_owned());
            }
            let mut trouble = None;
            for outcome in self.worker.outcomes() {
                match outcome {
                    Outcome::SaveFailed { message, .. } => trouble = Some(message),
                    Outcome::Saved { .. } | Outcome::SavedApart { .. } | Outcome::Passed { .. } => trouble = None,
                    Outcome::ListBegins
                    | Outcome::ListNote(_)
                    | Outcome::Listed { .. }
                    | Outcome::Earlier(_)
                    | Outcome::TrashListed(_)
                    | Outcome::Opened(_)
                    | Outcome::Recovery(_)
                    | Outcome::Held { .. }
                    | Outcome::Asked(_)
                    | Outcome::Wanted(_)
                    | Outcome::LetGo { .. }
                    | Outcome::Followed(_)
                    | Outcome::Freed(_)
                    | Outcome::Writable(_)
                    | Outcome::ListChanged(_)
                    | Outcome::NotOpened(_)
                    | Outcome::Phrases { .. }
                    | Outcome::Versions(_) => {}
                    Outcome::HandedOut(line) | Outcome::Failed(line) => self.late.push(line),
                }
            }
            trouble.as_ref()?;
            if attempt + 1 == LAST_TRIES {
                return trouble;
            }
            std::thread::sleep(Duration::from_millis(300));
            self.worker.send(self.app.desk().map(Desk::save_again));
        }
        None
    }

    /// Waits until all jobs are done: without end, and telling it, while something of an open session is unsaved; else,
    /// as after a supervisor who was told and left, for a moment only. Whether they are.
    fn wait_for_disk(&mut self) -> bool {
        let mark = self.worker.mark();
        while self.app.desk().is_some_and(|desk| !desk.saving.is_settled()) {
            if mark.is_reached_within(TELLING) {
                return true;
            }
            // After a fault of ours, drawing may well be what fails.
            let _ = catch_unwind(AssertUnwindSafe(|| {
                update(&mut self.app, self.clock.now(), Event::Woken);
                self.draw();
            }));
        }
        mark.is_reached_within(LAST_SAVE)
    }
}
