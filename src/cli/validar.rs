//! `supervisa validar`: what is wrong with session files. By its path a file is looked at alone; by id, with all that
//! opening the session would ask about. Findings are the answer; the highest status counts.

use std::ffi::OsStr;

use super::args::Check;
use super::context::{Context, Named};
use super::error::{Kind, Outcome};
use super::print;
use crate::domain::personal;
use crate::domain::session::Session;
use crate::runtime::process::tell;
use crate::store::fault::one_line;
use crate::wording::{cli as words, findings, privacy};

/// Checks all that the line names.
pub fn run(context: &Context, check: &Check) -> Outcome<u8> {
    let mut highest = 0;
    for argument in &check.sessions {
        let status = match look(context, argument, check.complete) {
            Ok(status) => status,
            Err(error) if error.kind == Kind::Refused => {
                print::answer_text(&format!("{}\n", error.message), context.plain_ascii())?;
                error.kind.status()
            }
            Err(error) => {
                tell(&words::told(&error.message));
                error.hint.iter().for_each(|hint| tell(hint));
                error.kind.status()
            }
        };
        highest = highest.max(status);
    }
    Ok(highest)
}

/// Looks at what `argument` names: a file alone, a session with all that opening it would ask about.
fn look(context: &Context, argument: &OsStr, complete: bool) -> Outcome<u8> {
    match context.named(argument)? {
        Named::Path(path) => {
            let session = context.read_path(&path)?.session;
            report(context, &path.to_string_lossy(), &session, complete)
        }
        Named::Id(beginning) => {
            let id = context.resolve(&beginning)?;
            let store = context.store()?;
            if let Some(own) = context.own_rubric() {
                store.lend_rubric(&own.pin, own.rubric.clone());
            }
            let found = store.examine(&id)?;
            let path = found.path.to_string_lossy();
            let status = match &found.session {
                Ok(session) => report(context, &path, session, complete)?,
                Err(fault) => {
                    let text = findings::fault(&id, &path, fault, &found.choices);
                    print::answer_text(&text, context.plain_ascii())?;
                    Kind::Refused.status()
                }
            };
            print::answer_text(&findings::notes(&found.notes), context.plain_ascii())?;
            Ok(status)
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
