//! `supervisa cerrar`, `reabrir` and `versiones`: a supervision is handed in, opened again, and what was handed in before is
//! shown. The rules are [`crate::domain::closing`]'s; here they meet the clock, the line and the data folder.

use std::ffi::OsStr;

use super::args::{Close, Reopen, Versions};
use super::context::{Context, Named, now};
use super::error::{CliError, Kind, Outcome};
use super::print;
use crate::domain::closing::{NotClosed, Obstacle, Signing, close, obstacles, reopen};
use crate::domain::session::{Meaning, Session, SessionId};
use crate::domain::text::clean_entered;
use crate::domain::versions::{Step, steps};
use crate::store::error::ErrorKind;
use crate::store::fault::one_line;
use crate::store::{OpenSession, Opening, Saved};
use crate::wording::{cli as cli_words, cli_help, closing as words};

/// Closes what the line names, if nothing bars it and all else was confirmed.
pub fn close_it(context: &Context, wanted: &Close) -> Outcome<u8> {
    let meaning = meaning(&wanted.meaning)?;
    let mut open = open(context, &wanted.session)?;
    let session = open.session().clone();
    let signing = Signing { at: now(), by: entered(&wanted.by), meaning };
    let seen = if wanted.confirmed { obstacles(&session) } else { Vec::new() };
    let closed = match close(&session, &signing, &seen) {
        Ok(closed) => closed,
        Err(why) => return Err(refused(context, &session, &why)?),
    };
    save(&mut open, &closed)?;
    let seal = closed.closing().map(|closing| closing.seal.to_string()).unwrap_or_default();
    let signed = format!("{}: {}", one_line(&signing.by), words::meaning_sentence(signing.meaning));
    let text = format!("{}: {}\n{signed}\n{} {seal}\n", open.id(), words::closed(closed.version()), words::SEAL);
    open.close();
    print::answer_text(&text, context.plain_ascii())?;
    Ok(0)
}

/// Tells what stands in the way, a line each.
fn refused(context: &Context, session: &Session, why: &NotClosed) -> Outcome<CliError> {
    let (all, hint): (&[Obstacle], Option<&str>) = match why {
        NotClosed::Barred(all) => (all, None),
        NotClosed::Unseen(all) => (all, Some(words::CONFIRM)),
        NotClosed::Already | NotClosed::NoName | NotClosed::HalfName | NotClosed::LongName(_) => (&[], None),
    };
    let lines: String = all.iter().map(|one| print::hanging("- ", &words::obstacle(session, one))).collect();
    print::answer_text(&lines, context.plain_ascii())?;
    let is_name = matches!(why, NotClosed::NoName | NotClosed::HalfName | NotClosed::LongName(_));
    let kind = if is_name { Kind::Usage } else { Kind::Refused };
    Ok(CliError { hint: hint.map(str::to_owned), ..CliError::new(kind, words::not_closed(why)) })
}

/// Opens what the line names again, as its next version.
pub fn reopen_it(context: &Context, wanted: &Reopen) -> Outcome<u8> {
    let mut open = open(context, &wanted.session)?;
    let opened = reopen(open.session(), now(), &entered(&wanted.reason))
        .map_err(|why| CliError::new(Kind::Refused, words::not_reopened(why)))?;
    save(&mut open, &opened)?;
    let text = format!("{}: {}\n", open.id(), words::reopened(opened.version()));
    open.close();
    print::answer_text(&text, context.plain_ascii())?;
    Ok(0)
}

/// What was done with what the line names, each version with its seal and with what it changed of the one before.
pub fn versions(context: &Context, wanted: &Versions) -> Outcome<u8> {
    let id = id(context, &wanted.session)?;
    let (store, session) = (context.store()?, context.read(OsStr::new(id.as_str()))?.session);
    let mut text: String = session.deeds().iter().map(|deed| print::hanging("", &words::deed(deed))).collect();
    for Step { version, differences } in steps(&store.kept_versions(&id)?, &session) {
        text.push_str(&format!("\n{}\n", words::changed(version, differences.len())));
        let line = |one| print::hanging("- ", &words::difference(session.rubric(), one));
        text.extend(differences.iter().map(line));
    }
    if text.is_empty() {
        text = format!("{}\n", words::NEVER_CLOSED);
    }
    print::answer_text(&text, context.plain_ascii())?;
    Ok(0)
}

fn meaning(word: &str) -> Outcome<Meaning> {
    let plain = |word: &str| crate::domain::text::folded(word);
    Meaning::ALL.into_iter().find(|known| plain(words::meaning(*known)) == plain(word)).ok_or_else(|| {
        let known: Vec<&str> = Meaning::ALL.map(words::meaning).to_vec();
        CliError::usage(cli_words::bad_value(word, "--sentido", &known.join(", ")), cli_help::CLOSE_USAGE)
    })
}

/// A line that somebody typed.
fn entered(typed: &str) -> String {
    clean_entered(typed).replace('\n', " ").trim().to_owned()
}

/// The session of an id: what is closed lies in the data folder.
fn id(context: &Context, argument: &OsStr) -> Outcome<SessionId> {
    match context.named(argument)? {
        Named::Id(beginning) => context.resolve(&beginning),
        Named::Path(_) => Err(CliError::usage(words::NO_PATH, cli_words::SEE_LIST)),
    }
}

fn open(context: &Context, argument: &OsStr) -> Outcome<OpenSession> {
    context.keep_own()?;
    let id = id(context, argument)?;
    let store = context.store()?;
    match store.open_for_work(&id, &context.holder())? {
        Opening::Ready(open) => Ok(*open),
        Opening::HeldElsewhere { holder, .. } => {
            let path = store.root().to_owned();
            Err(crate::store::StoreError { kind: ErrorKind::HeldElsewhere(holder), path }.into())
        }
        Opening::ReadOnly => {
            Err(crate::store::StoreError { kind: ErrorKind::ReadOnly, path: store.root().to_owned() }.into())
        }
        Opening::Recovery(recovery) => Err(CliError {
            hint: Some(words::see_resume(&id)),
            ..CliError::new(Kind::Refused, recovery.why().to_string())
        }),
    }
}

/// Saves; what went beside or to another program was not done here.
fn save(open: &mut OpenSession, session: &Session) -> Outcome<()> {
    match open.save(session)? {
        Saved::Written(_) | Saved::Unchanged => Ok(()),
        Saved::Beside(_) | Saved::Passed { .. } => Err(CliError::new(Kind::HeldElsewhere, words::TAKEN_OVER)),
    }
}
