//! Everything that wakes the loop: the terminal, signals, the worker, time.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::face::Face;
use super::screen::Screen;
use super::signals::{Signal, Signals};
use super::wake::{Sleeper, Waker};
use crate::app::event::Event;
use crate::store::Watch;
use crate::terminal::input::Decoder;
use crate::terminal::key::Input;
use crate::terminal::tty::Received;

/// Bytes taken from the terminal at a time.
const CHUNK: usize = 8192;

/// Chunks taken before the loop turns: a sender faster than us must hold up neither saves nor signals.
const CHUNKS: usize = 64;

/// What wakes the loop.
pub struct Inputs {
    decoder: Decoder,
    signals: Signals,
    sleeper: Sleeper,
    watch: Arc<Watch>,
    ended: bool,
    /// Whether lines have come that are not taken yet.
    ready: bool,
}

impl Inputs {
    /// Begins to listen.
    pub fn new(utf8: bool) -> io::Result<Self> {
        let sleeper = Sleeper::new()?;
        let signals = Signals::watch(&sleeper)?;
        Ok(Self { decoder: Decoder::new(utf8), signals, sleeper, watch: Arc::default(), ended: false, ready: false })
    }

    /// What the worker lets the kernel watch.
    pub fn watch(&self) -> Arc<Watch> {
        Arc::clone(&self.watch)
    }

    /// What the worker wakes the loop with.
    pub fn waker(&self) -> Waker {
        self.sleeper.waker()
    }

    /// When a held key sequence must be given up.
    pub fn deadline(&self) -> Option<Duration> {
        self.decoder.deadline()
    }

    /// Sleeps until something happens, at most for `patience`; whether others did something to what is watched.
    pub fn sleep(&mut self, face: &Face, patience: Option<Duration>) -> bool {
        let timeout = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let mut fds = vec![PollFd::new(&self.sleeper, PollFlags::IN)];
        let mut lines_at = None;
        match face {
            Face::Screen(screen) if !self.ended => {
                let out = if screen.has_output() { PollFlags::OUT } else { PollFlags::empty() };
                fds.push(PollFd::new(screen.tty(), PollFlags::IN | out));
            }
            Face::Screen(_) => {}
            Face::Lines(lines) => {
                lines_at = lines.source().map(|source| {
                    fds.push(PollFd::from_borrowed_fd(source, PollFlags::IN));
                    fds.len() - 1
                });
            }
        }
        let watched = self.watch.handle().map(|handle| {
            fds.push(PollFd::from_borrowed_fd(handle, PollFlags::IN));
            fds.len() - 1
        });
        // Interrupted by a signal: its byte is in the pipe.
        let _ = poll(&mut fds, timeout.as_ref());
        let is_there = |at: Option<usize>| at.and_then(|at| fds.get(at)).is_some_and(|fd| !fd.revents().is_empty());
        let (stirred, ready) = (is_there(watched), is_there(lines_at));
        drop(fds);
        self.ready = ready;
        self.sleeper.drain();
        stirred && self.watch.drain()
    }

    /// Signals since the last call.
    pub fn signals(&self) -> Vec<Signal> {
        self.signals.take()
    }

    /// Forgets that the process was continued: whoever stopped it knows.
    pub fn forget_continued(&self) {
        self.signals.forget(Signal::Continued);
    }

    /// Takes what has come. Lines wait to be obeyed one by one.
    pub fn receive(&mut self, face: &mut Face, now: Duration) -> Vec<Event> {
        match face {
            Face::Screen(screen) => self.receive_keys(screen, now),
            Face::Lines(lines) => {
                if std::mem::take(&mut self.ready) {
                    lines.receive();
                }
                Vec::new()
            }
        }
    }

    /// Takes all that the terminal has (up to half a megabyte), before anything is drawn.
    fn receive_keys(&mut self, screen: &mut Screen, now: Duration) -> Vec<Event> {
        let mut inputs = Vec::new();
        let mut buffer = [0; CHUNK];
        for _ in 0..CHUNKS {
            if self.ended {
                break;
            }
            match screen.tty_mut().receive(&mut buffer) {
                Ok(Received::Bytes(n)) => self.decoder.feed(&buffer[..n], now, &mut inputs),
                Ok(Received::Nothing) => break,
                // An error that repeats would spin: a terminal that cannot be read is gone.
                Ok(Received::HungUp) | Err(_) => self.ended = true,
            }
        }
        self.decoder.expire(now, &mut inputs);
        if self.ended {
            self.decoder.give_up(&mut inputs);
            screen.tty_mut().hang_up();
        }
        let mut events = self.events(inputs);
        if self.ended {
            events.push(Event::EndAsked);
        }
        events
    }

    /// The program ends: what is held for more of it to come is all that there will be.
    pub fn last(&mut self) -> Vec<Event> {
        let mut inputs = Vec::new();
        self.decoder.give_up(&mut inputs);
        self.events(inputs)
    }

    fn events(&mut self, inputs: Vec<Input>) -> Vec<Event> {
        let remarks = self.decoder.remarks();
        inputs.into_iter().map(Event::Input).chain(remarks.into_iter().map(Event::Line)).collect()
    }
}
