//! `supervisa validar`: what is wrong with session files. By its path a file is looked at alone; by id, with all that
//! opening the session would ask about. Findings are the answer; the highest status counts.

use std::ffi::OsStr;
use std::path::Path;

use super::args::Check;
use super::context::{Context, Named, read_file};
use super::error::{Kind, Outcome};
use super::print;
use crate::domain::notices::{self, What};
use crate::domain::personal;
use crate::domain::seal::Compared;
use crate::domain::session::{Deed, Session, SessionId};
use crate::domain::versions::{Difference, differences};
use crate::runtime::process::tell;
use crate::store::error::ErrorKind;
use crate::store::fault::one_line;
use crate::store::{self, Reading, Store, wire};
use crate::wording::{cli as words, closing, findings, notices as told, privacy};

/// Checks all that the line names.
pub fn run(context: &Context, check: &Check) -> Outcome<u8> {
    let mut highest = 0;
    for argument in &check.sessions {
        let status = match look(context, argument, check) {
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
fn look(context: &Context, argument: &OsStr, check: &Check) -> Outcome<u8> {
    match context.named(argument)? {
        Named::Path(path) => report(context, &path, check, &Beside::default()),
        Named::Id(beginning) => {
            let id = context.resolve(&beginning)?;
            let store = context.store()?;
            if let Some(own) = context.own_rubric() {
                store.lend_rubric(&own.pin, own.rubric.clone());
            }
            let found = store.examine(&id)?;
            let status = match &found.session {
                Ok(session) => report(context, &found.path, check, &versions(store, &id, session))?,
                Err(fault) => {
                    let path = found.path.to_string_lossy();
                    let text =
                        findings::fault(&id, &path, fault, &found.choices) + &since_closing(store, &id, &found.path);
                    print::answer_text(&text, context.plain_ascii())?;
                    Kind::Refused.status()
                }
            };
            print::answer_text(&findings::notes(&found.notes), context.plain_ascii())?;
            Ok(status)
        }
    }
}

/// What is found beside a file, a line each.
#[derive(Default)]
struct Beside {
    /// What is not as it should be.
    wrong: Vec<String>,
    /// What should be known.
    notes: Vec<String>,
}

fn report(context: &Context, path: &Path, check: &Check, beside: &Beside) -> Outcome<u8> {
    let (bytes, Reading { session, generation, .. }) = (read_file(path)?, context.read_path(path)?);
    let source = one_line(&path.to_string_lossy());
    let code = |ix| one_line(&session.rubric().criterion(ix).code.0);
    let names = session.rubric().nouns();
    let pending = if check.complete { session.pending() } else { Vec::new() };
    let pending =
        pending.into_iter().map(|(ix, gap)| words::pending(names, &source, &code(ix), gap, session.open_place(ix)));
    let mut wrong: Vec<String> = pending.chain(beside.wrong.iter().cloned()).collect();
    let mut notes = beside.notes.clone();
    // What was handed in is never written anew, not even with the same content.
    if session.closing().is_some() && wire::write(&session, generation) != bytes {
        wrong.push(closing::unlike(&source));
    }
    if let Some(typed) = &check.seal {
        match session.closing().map(|closing| closing.seal.compare(typed)) {
            Some(same @ (Compared::Same | Compared::Beginning { .. })) => {
                notes.push(closing::seal_compared(&source, same))
            }
            Some(other) => wrong.push(closing::seal_compared(&source, other)),
            None => wrong.push(closing::no_seal(&source)),
        }
    }
    let held = personal::of(&session);
    notes.extend(held.iter().map(|one| {
        words::personal(&source, one.criterion().map(code).as_deref(), &privacy::held(session.rubric(), one))
    }));
    for notice in notices::of(&session).iter().filter(|notice| notice.dismissal(&session).is_none()) {
        let said = if let What::Slip(kind, slip) = &notice.what {
            told::slip(session.rubric().nouns(), *kind, slip)
        } else if let What::OtherTotal(_) = &notice.what {
            told::line(&session, notice)
        } else {
            continue;
        };
        notes.push(words::slip(&source, &code(notice.at), &one_line(&said)));
    }
    let sound = wrong.is_empty();
    if sound {
        notes.extend(session.closing().map(|one| closing::sealed(&source, one)));
        notes.push(words::sound(&source));
    }
    let lines: String = wrong.iter().chain(&notes).map(|line| format!("{line}\n")).collect();
    print::answer_text(&lines, context.plain_ascii())?;
    Ok(if sound { 0 } else { Kind::Refused.status() })
}

/// Whether the versions that `session` says were handed in are kept, each as it says.
fn versions(store: &Store, id: &SessionId, session: &Session) -> Beside {
    let mut beside = Beside::default();
    for deed in session.deeds() {
        let Deed::Closed(own) = deed else { continue };
        let path = one_line(&store.version_path(id, own.version).to_string_lossy());
        match store.read_version(id, own.version) {
            Ok(kept) if kept.session.closing() == Some(own) => {}
            Ok(_) => beside.wrong.push(closing::other_version(&path, own.version)),
            Err(error) if error.kind == ErrorKind::NotFound => {
                beside.notes.push(closing::version_missing(&path, own.version));
            }
            Err(error) => beside.wrong.push(error.to_string()),
        }
    }
    beside
}

/// What of the file at `path`, which is refused, is not what was handed in last, if that is kept and it can be told.
fn since_closing(store: &Store, id: &SessionId, path: &Path) -> String {
    let kept = store.versions(id).ok().and_then(|versions| versions.last().copied());
    let kept = kept.and_then(|version| store.read_version(id, version).ok());
    let found = store::read_file(path).ok().and_then(|bytes| wire::read_changed(&bytes, &|pin| store.find_rubric(pin)));
    let (Some(kept), Some(found)) = (kept, found) else { return String::new() };
    // Another version is under way there, and is to differ.
    if found.version() != kept.session.version() {
        return String::new();
    }
    let source = one_line(&path.to_string_lossy());
    let line = |one: &Difference| {
        let told = closing::difference(found.rubric(), one);
        format!("{}\n", closing::since_closing(&source, found.version(), &told))
    };
    differences(&kept.session, &found).unwrap_or_default().iter().map(line).collect()
}
