//! The command line: arguments in, an answer on standard output, everything else on standard error, an exit status.
//!
//! [`args`] is the line as clap sees it and `usage` speaks for clap in Spanish; `context` is what the commands
//! share; each command has its file. Exit statuses are those of [`error::Kind`].
//!
//! `--restringido`: what stands before it on the line is the administrator's, what follows may be the client's. So
//! `--datos` and `--rubrica` are taken before it only, and no argument of the client's names a file. With `--orden-ssh`
//! the client's words are taken from sshd's own variable, so that no shell has looked at them.

mod account;
pub mod args;
mod autocompletar;
mod cases;
mod cerrar;
pub mod confine;
mod context;
mod continuar;
pub mod error;
mod exportar;
mod folders;
mod frases;
mod interactive;
mod json;
mod listar;
mod manual;
mod nueva;
mod papelera;
mod print;
mod resumen;
mod rubrica;
mod ssh;
mod usage;
mod validar;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use crate::app::Start;
use crate::runtime::process::{harden, quiet_panics, tell, tell_in_ascii};
use crate::wording::cli as words;
use args::{Command, Line, RubricCommand};
use context::Context;
use error::{CliError, Kind, Outcome};

pub use resumen::answer as summary_document;

/// Runs the program with the arguments `line`, whose first is its name; the exit status.
pub fn run(line: impl IntoIterator<Item = OsString>) -> u8 {
    harden();
    quiet_panics();
    // A limit on the size of files is told as the error that writing then gives, and kills nobody.
    let _ = signal_hook::flag::register(rustix::process::Signal::XFSZ.as_raw(), std::sync::Arc::default());
    if context::takes_ascii_alone(&std::io::stderr()) {
        tell_in_ascii();
    }
    let line: Vec<OsString> = line.into_iter().collect();
    let outcome = catch_unwind(AssertUnwindSafe(|| obey(&ssh::line(line, context::order_of_client)?)));
    match outcome.unwrap_or_else(|_| Err(CliError::new(Kind::Fault, words::FAULT))) {
        Ok(status) => status,
        Err(error) => {
            if error.kind != Kind::NobodyReads {
                tell(&words::told(&error.message));
                error.hint.iter().for_each(|hint| tell(hint));
            }
            error.kind.status()
        }
    }
}

fn obey(line: &[OsString]) -> Outcome<u8> {
    let parsed = match Line::try_parse_from(line) {
        Ok(parsed) => parsed,
        Err(told) if matches!(told.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            print::answer_own(&told.to_string())?;
            return Ok(0);
        }
        Err(fault) => return Err(usage::fault(&fault, &meant(line))),
    };
    let restricted_at = line.iter().position(|arg| arg == "--restringido").unwrap_or(line.len());
    let context = |general| Context::new(general, line.get(restricted_at..).unwrap_or_default());
    match parsed.command {
        None => interactive::start(&context(parsed.general)?, "supervisa", Start::List),
        Some(Command::New(new)) => nueva::run(&context(parsed.general)?, &new),
        Some(Command::Resume(resume)) => continuar::run(&context(parsed.general)?, &resume),
        Some(Command::List(list)) => listar::run(&context(parsed.general)?, &list),
        Some(Command::Summary(summary)) => resumen::run(&context(parsed.general)?, &summary),
        Some(Command::Export(export)) => exportar::run(&context(parsed.general)?, &export, line),
        Some(Command::Close(close)) => cerrar::close_it(&context(parsed.general)?, &close),
        Some(Command::Reopen(reopen)) => cerrar::reopen_it(&context(parsed.general)?, &reopen),
        Some(Command::Versions(versions)) => cerrar::versions(&context(parsed.general)?, &versions),
        Some(Command::Check(check)) => validar::run(&context(parsed.general)?, &check),
        Some(Command::Rubric(rubric)) => match rubric.command {
            Some(RubricCommand::New { file }) => rubrica::making::minimal(&context(parsed.general)?, file.as_ref()),
            Some(RubricCommand::Import { table, output, title }) => {
                rubrica::making::import(&context(parsed.general)?, &table, output.as_ref(), title.as_deref())
            }
            Some(RubricCommand::Phrases { file }) => rubrica::making::phrases(&context(parsed.general)?, &file),
            Some(RubricCommand::Check { file }) => rubrica::check(&context(parsed.general)?, &file),
            None => rubrica::show(&context(parsed.general)?, rubric.json),
        },
        Some(Command::Phrases(phrases)) => frases::run(&context(parsed.general)?, &phrases),
        Some(Command::Trash(trash)) => papelera::run(&context(parsed.general)?, &trash),
        Some(Command::Complete(complete)) => autocompletar::run(&complete),
        Some(Command::Manual(manual)) => manual::run(&manual),
        Some(Command::Help(help)) => help_on(&help.command),
    }
}

/// `supervisa ayuda ORDEN…`
fn help_on(path: &[String]) -> Outcome<u8> {
    print::answer_own(&described(path)?.render_help().to_string())?;
    Ok(0)
}

/// The description of the command below the program that `path` names.
fn described(path: &[String]) -> Outcome<clap::Command> {
    let mut root = Line::command();
    root.build();
    let mut at = root;
    for name in path {
        at = at.find_subcommand(name).cloned().ok_or_else(|| {
            let name = crate::store::fault::shortened(name);
            CliError::usage(words::unknown_command(&name), words::see_help("supervisa", None))
        })?;
    }
    Ok(at)
}

/// The command whose help explains a faulty line.
fn meant(line: &[OsString]) -> String {
    let commands = Line::command();
    let named = line.iter().skip(1).filter_map(|arg| arg.to_str()).find(|arg| commands.find_subcommand(arg).is_some());
    named.map_or_else(|| "supervisa".to_owned(), |command| format!("supervisa {command}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_consistent_with_itself() {
        Line::command().debug_assert();
    }
}
