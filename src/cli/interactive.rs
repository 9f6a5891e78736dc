//! From the command line into the screens.

use super::context::Context;
use super::error::{CliError, Kind, Outcome};
use crate::app::Start;
use crate::runtime::process::tell_last;
use crate::runtime::{self, Setup, Way};
use crate::terminal::caps::Capabilities;
use crate::terminal::tty::is_interactive;
use crate::wording::cli as words;

/// What the terminal can do, if there is one that will do for `command`. Lines need none; where none is, they are UTF-8, as
/// all that goes to another program.
///
/// # Errors
/// There is none, or it cannot place a cursor.
pub(crate) fn terminal(context: &Context, command: &str) -> Outcome<Capabilities> {
    if context.way() == Way::Lines {
        return Ok(Capabilities { utf8: !context.plain_ascii(), ..context.caps() });
    }
    if !is_interactive() {
        return Err(CliError::new(Kind::Usage, words::no_terminal(command)));
    }
    let caps = context.caps();
    if !caps.usable {
        let term = std::env::var("TERM").unwrap_or_default();
        return Err(CliError::new(Kind::Usage, words::poor_terminal(&term)));
    }
    Ok(caps)
}

/// Runs the screens until they end; the exit status.
///
/// # Errors
/// No terminal that will do; the data folder cannot be opened; the rubric of `--rubrica` cannot be kept.
pub(crate) fn start(context: &Context, command: &str, start: Start) -> Outcome<u8> {
    let caps = terminal(context, command)?;
    let rubric = context.keep_own()?;
    let setup = Setup {
        store: context.store()?.clone(),
        phrases: context.phrases()?,
        start,
        caps,
        way: context.way(),
        restricted: context.is_restricted(),
        user: context.user(),
        rubric,
    };
    let ended = runtime::run(setup);
    // Who was sent out has read why; what the kernel did meanwhile is for those who left by themselves.
    if let Some(confinement) = context.confinement().filter(|_| !ended.from_outside) {
        tell_last(vec![words::told(confinement.sentence())]);
    }
    Ok(ended.status)
}
