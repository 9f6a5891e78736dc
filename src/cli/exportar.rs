//! `supervisa exportar`: the informe as a file, to standard output or kept.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::Path;

use rustix::io::Errno;
use sha2::{Digest, Sha256};

use super::args::Export;
use super::context::{Context, connection};
use super::error::{CliError, Kind, Outcome};
use super::print;
use crate::domain::session::Session;
use crate::report::{Edition, Failure, Format};
use crate::runtime::process::tell;
use crate::store::error::ErrorKind;
use crate::store::fault::{one_line, shortened};
use crate::store::{reports, rubric_file::hex};
use crate::wording::cli as cli_words;
use crate::wording::{exporting as words, places};

/// Writes what `line` asks for.
pub fn run(context: &Context, export: &Export, line: &[OsString]) -> Outcome<u8> {
    let format = Format::named(&export.format).ok_or_else(|| {
        let hint = words::formats(&Format::ALL.map(Format::name));
        CliError::usage(words::unknown_format(&shortened(&export.format)), hint)
    })?;
    if export.output.is_some() && context.is_restricted() {
        return Err(CliError::usage(places::RESTRICTED_FILE, places::ASK_ADMINISTRATOR));
    }
    let to_terminal = export.output.is_none() && !export.keep && std::io::stdout().is_terminal();
    if to_terminal && format.is_binary() {
        let command = command(line, context.is_restricted(), &context.user(), format);
        return Err(CliError::usage(words::no_terminal(format.name()), command));
    }
    let mut session = context.read(&export.session)?.session;
    if let Some(version) = export.version {
        session = context.store()?.read_version(session.id(), version)?.session;
    }
    let edition = if export.public { Edition::Public } else { Edition::Ordinary };
    if export.public {
        agreed(&session, export, to_terminal)?;
    }
    let rendered = format.render(&edition.of(&session)).map_err(failed)?;
    if rendered.written > 0 {
        tell(&cli_words::notice(&words::written_visibly(rendered.written)));
    }
    match &export.output {
        Some(written) => {
            let path = context.path(written)?;
            reports::write_new(&path, &rendered.bytes).map_err(|error| not_written(error, &path))?;
            say_where(context, &path)?;
        }
        None if export.keep => {
            let stem = edition.stem(&session);
            say_where(context, &context.store()?.keep_report(&stem, format.name(), &rendered.bytes)?)?;
        }
        None if to_terminal => {
            print::answer_text(&String::from_utf8_lossy(&rendered.bytes), context.plain_ascii())?;
        }
        None => print::answer_file(&rendered.bytes)?,
    }
    Ok(0)
}

/// What may be published leaves only for whoever has seen it as it is now: the code that goes with it is told with the text,
/// and it is another once a word of it changes.
fn agreed(session: &Session, export: &Export, shown: bool) -> Outcome<()> {
    let text = Format::Markdown.render(&Edition::Public.of(session)).map_err(failed)?;
    let code = hex(&Sha256::digest(&text.bytes)[..4]);
    if export.agreed.as_deref() == Some(&code) {
        return Ok(());
    }
    if shown {
        tell(&cli_words::notice(&words::agree_with(&code)));
        return Ok(());
    }
    let changed = export.agreed.is_some();
    Err(CliError::usage(
        words::not_agreed(changed),
        words::read_and_agree(&String::from_utf8_lossy(&text.bytes), &code),
    ))
}

fn say_where(context: &Context, path: &Path) -> Outcome<()> {
    let line = words::written(&one_line(&path.to_string_lossy()));
    print::answer_text(&format!("{line}\n"), context.plain_ascii())
}

fn failed(failure: Failure) -> CliError {
    match failure {
        Failure::Absent => CliError::usage(words::ABSENT, words::ABSENT_HINT),
        Failure::Refused(why) => CliError::new(Kind::Fault, words::refused(&why)),
    }
}

fn not_written(error: crate::store::StoreError, path: &Path) -> CliError {
    let taken = matches!(error.kind, ErrorKind::System { errno: Errno::EXIST, .. });
    let error = CliError::from(error);
    if !taken {
        return error;
    }
    let message = words::already_there(&one_line(&path.to_string_lossy()));
    CliError { message, hint: Some(words::ALREADY_THERE_HINT.to_owned()), ..error }
}

/// The very line that was typed, as it is to be typed where the file is wanted.
fn command(typed: &[OsString], restricted: bool, user: &str, format: Format) -> String {
    // What stands before `exportar` is the administrator's there.
    let own = typed.iter().position(|arg| restricted && arg == "exportar").unwrap_or(1);
    let mut line: Vec<String> = typed[own..].iter().map(|arg| quoted(&one_line(&arg.to_string_lossy()))).collect();
    if !restricted {
        line.insert(0, "supervisa".to_owned());
    }
    let server = connection().as_deref().and_then(server_of);
    if let Some(server) = &server {
        line.insert(0, format!("ssh -T {}@{server}", quoted(user)));
    }
    words::copy_this(server.is_some(), &format!("{} > informe.{}", line.join(" "), format.name()))
}

/// The address of this machine, as the client reached it.
fn server_of(connection: &str) -> Option<String> {
    let address = connection.split(' ').nth(2)?;
    let plain = address.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, '.' | ':'));
    (plain && !address.is_empty()).then(|| address.to_owned())
}

/// A word of a command line.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=@:".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
