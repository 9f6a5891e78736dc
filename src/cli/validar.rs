//! `supervisa validar`: what is wrong with session files, each alone. Findings are the answer; the highest status counts.

use std::ffi::OsStr;

use super::args::Check;
use super::context::{Context, Named};
use super::error::{CliError, Kind, Outcome};
use super::print;
use crate::domain::personal;
use crate::domain::session::{Session, SessionId};
use crate::domain::text::harmless;
use crate::runtime::process::tell;
use crate::store::disk::Place;
use crate::store::error::ErrorKind;
use crate::store::fault::one_line;
use crate::store::{StoreError, names};
use crate::wording::{cli as words, privacy};

/// Checks all that the line names.
pub fn run(context: &Context, check: &Check) -> Outcome<u8> {
    let mut highest = 0;
    for argument in &check.sessions {
        let status = match look(context, argument) {
            Ok((source, session)) => report(context, &source, &session, check.complete)?,
            Err(error) if error.kind == Kind::Refused => {
                print::answer_text(&format!("{}\n", error.message), context.plain_ascii())?;
                error.kind.status()
            }
            Err(error) => {
                tell(&harmless(&words::told(&error.message)));
                error.hint.iter().for_each(|hint| tell(&harmless(hint)));
                error.kind.status()
            }
        };
        highest = highest.max(status);
    }
    Ok(highest)
}

/// The file that `argument` names and its session; no backup stands in for it.
fn look(context: &Context, argument: &OsStr) -> Outcome<(String, Session)> {
    match context.named(argument)? {
        Named::Path(path) => Ok((path.to_string_lossy().into_owned(), context.read_path(&path)?.session)),
        Named::Id(beginning) => {
            let id = context.resolve(&beginning)?;
            let path = context.store()?.root().join(Place::Sessions.folder()).join(names::session(&id));
            let session = context.read_path(&path)?.session;
            if *session.id() == id {
                Ok((path.to_string_lossy().into_owned(), session))
            } else {
                let inside: SessionId = session.id().clone();
                Err(CliError::from(StoreError { kind: ErrorKind::ForeignId(inside), path }))
            }
        }
    }
}

fn report(context: &Context, source: &str, session: &Session, complete: bool) -> Outcome<u8> {
    let source = one_line(source);
    let pending = if complete { session.pending() } else { Vec::new() };
    let mut text = String::new();
    for &(ix, gap) in &pending {
        text.push_str(&words::pending(
            &source,
            &one_line(&session.rubric().criterion(ix).code.0),
            gap,
            session.open_place(ix),
        ));
        text.push('\n');
    }
    for holding in personal::of(session) {
        let code = holding.criterion().map(|ix| one_line(&session.rubric().criterion(ix).code.0));
        text.push_str(&words::personal(&source, code.as_deref(), &privacy::held(&holding)));
        text.push('\n');
    }
    if pending.is_empty() {
        text.push_str(&words::sound(&source));
        text.push('\n');
    }
    print::answer_text(&text, context.plain_ascii())?;
    Ok(if pending.is_empty() { 0 } else { Kind::Refused.status() })
}
