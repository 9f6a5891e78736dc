//! Signals as values. A handler only sets a flag and writes a byte into a pipe.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::{flag, low_level};

use super::wake::Sleeper;

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// HUP, TERM, INT, QUIT: save and end.
    End,
    /// The window has another size.
    Resized,
    /// TSTP: give the terminal back and stop.
    Suspend,
    /// CONT after a stop that nobody announced.
    Continued,
}

const WATCHED: [(Signal, &[i32]); 4] = [
    (Signal::End, &[SIGHUP, SIGTERM, SIGINT, SIGQUIT]),
    (Signal::Resized, &[SIGWINCH]),
    (Signal::Suspend, &[SIGTSTP]),
    (Signal::Continued, &[SIGCONT]),
];

/// The signals that arrived.
pub struct Signals {
    flags: Vec<(Signal, Arc<AtomicBool>)>,
}

impl Signals {
    /// Begins to watch; `sleeper` is woken by each.
    pub fn watch(sleeper: &Sleeper) -> io::Result<Self> {
        let mut flags = Vec::new();
        for (signal, numbers) in WATCHED {
            let raised = Arc::new(AtomicBool::new(false));
            for &number in numbers {
                flag::register(number, Arc::clone(&raised))?;
                low_level::pipe::register(number, sleeper.raw_waker()?)?;
            }
            flags.push((signal, raised));
        }
        // Over the file size limit a write must fail, not kill; SIGPIPE is ignored by Rust's start-up already.
        flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
        Ok(Self { flags })
    }

    /// The signals since the last call.
    pub fn take(&self) -> Vec<Signal> {
        self.flags
            .iter()
            .filter(|(_, raised)| raised.swap(false, Ordering::SeqCst))
            .map(|(signal, _)| *signal)
            .collect()
    }

    /// Forgets one kind of signal; the others that came meanwhile stay to be taken.
    pub fn forget(&self, forgotten: Signal) {
        for (_, raised) in self.flags.iter().filter(|(signal, _)| *signal == forgotten) {
            raised.store(false, Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_was_ended_while_it_was_stopped_ends_when_it_goes_on() {
        // What a shell or the kernel sends to a stopped job: TERM or HUP, then CONT.
        let raised = |signal| (signal, Arc::new(AtomicBool::new(true)));
        let signals = Signals { flags: vec![raised(Signal::End), raised(Signal::Resized), raised(Signal::Continued)] };
        signals.forget(Signal::Continued);
        assert_eq!(signals.take(), [Signal::End, Signal::Resized]);
        assert_eq!(signals.take(), []);
    }
}
