//! Signals as values. A handler only sets a flag and writes a byte into a pipe.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP, SIGTSTP, SIGUSR1,
    SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::{flag, low_level};

use super::wake::Sleeper;

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Whatever would end a program that does not listen: save and end.
    End,
    /// The window has another size.
    Resized,
    /// TSTP: give the terminal back and stop.
    Suspend,
    /// CONT after a stop that nobody announced.
    Continued,
}

/// What ends a program that does not listen, but for real-time signals, which nobody sends. `abort` ends it all the same:
/// it raises its signal a second time, without asking. Not among them: faults (ILL, FPE, SEGV, BUS), after which nothing
/// may go on, and PIPE, which Rust's start-up has ignored, so that writing fails and ends nothing.
const ENDING: &[i32] = &[
    SIGHUP,
    SIGTERM,
    SIGINT,
    SIGQUIT,
    SIGUSR1,
    SIGUSR2,
    SIGALRM,
    SIGVTALRM,
    SIGPROF,
    SIGXCPU,
    SIGIO,
    SIGABRT,
    SIGTRAP,
    SIGSYS,
    #[cfg(target_os = "linux")]
    rustix::process::Signal::STKFLT.as_raw(),
    #[cfg(target_os = "linux")]
    rustix::process::Signal::POWER.as_raw(),
];

const WATCHED: [(Signal, &[i32]); 4] = [
    (Signal::End, ENDING),
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
        // Over the file size limit a write must fail, not kill.
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
