//! `supervisa continuar`: on with a session, or with a copy of one from elsewhere.

use std::path::Path;

use super::args::Resume;
use super::context::{Context, Named};
use super::error::{CliError, Kind, Outcome};
use super::interactive;
use crate::app::Start;
use crate::domain::session::{Session, SessionId};
use crate::runtime::process::{ask, tell};
use crate::store::error::ErrorKind;
use crate::store::names;
use crate::wording::cli as words;

const COMMAND: &str = "supervisa continuar";

/// Opens the session that the line names, or the open one that was changed last.
pub fn run(context: &Context, resume: &Resume) -> Outcome<u8> {
    interactive::terminal(context, COMMAND)?;
    let named = resume.session.as_deref().map(|argument| context.named(argument)).transpose()?;
    let id = match named {
        Some(Named::Path(path)) => import(context, &path)?,
        Some(Named::Id(beginning)) => Some(context.resolve(&beginning)?),
        None => Some(latest(context)?),
    };
    match id {
        Some(id) => interactive::start(context, COMMAND, Start::Open(id)),
        None => Ok(0),
    }
}

fn latest(context: &Context) -> Outcome<SessionId> {
    let nothing = || CliError {
        hint: Some(words::NOTHING_OPEN_HINT.to_owned()),
        ..CliError::new(Kind::Unreached, words::NOTHING_OPEN)
    };
    context.store()?.latest_open()?.ok_or_else(nothing)
}

/// Copies the session of a file into the data folder; the file stays as it is. Nothing if the person does not want to.
fn import(context: &Context, path: &Path) -> Outcome<Option<SessionId>> {
    let session = context.read_path(path)?.session;
    context.keep_own()?;
    let store = context.store()?;
    match store.create(&session, &context.holder()) {
        Ok(open) => {
            open.close();
            tell(&words::told(&words::imported(session.id())));
            return Ok(Some(session.id().clone()));
        }
        Err(error) if matches!(error.kind, ErrorKind::Taken(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let there = store.read(session.id()).ok().map(|reading| reading.session);
    if there.as_ref() == Some(&session) {
        return Ok(Some(session.id().clone()));
    }
    let question = words::ask_import(session.id(), session.complete(), there.map(|there| there.complete()));
    // Unseen, the question is not answered with yes.
    if !ask(&question) || !says_yes() {
        tell(&words::told(&words::not_imported(session.id())));
        return Ok(None);
    }
    copy(context, &session).map(Some)
}

/// The session under the first free id beside the one that is there.
fn copy(context: &Context, session: &Session) -> Outcome<SessionId> {
    for id in names::copies(session.id()) {
        match context.store()?.create(&session.clone().with_id(id.clone()), &context.holder()) {
            Ok(open) => {
                open.close();
                tell(&words::told(&words::imported(&id)));
                return Ok(id);
            }
            Err(error) if matches!(error.kind, ErrorKind::Taken(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(CliError::new(Kind::Unreached, words::no_name_left(session.id())))
}

/// Longest answer that is looked at.
const ANSWER: usize = 80;

/// Whether the next line is a yes; anything else, and its end, is a no. Byte by byte, since what comes behind the line is
/// for the program.
fn says_yes() -> bool {
    let mut line = Vec::new();
    let mut byte = [0];
    while line.len() < ANSWER && rustix::io::read(std::io::stdin(), &mut byte).is_ok_and(|n| n == 1) && byte != *b"\n" {
        line.extend(byte);
    }
    matches!(String::from_utf8_lossy(&line).trim().to_lowercase().as_str(), "s" | "si" | "sí")
}
