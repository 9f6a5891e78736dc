//! `supervisa frases`: the supervisor's own phrases, to read, to hand to a colleague, and to take from one.

use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::args::{Phrases, PhrasesCommand};
use super::context::{Context, read_file};
use super::error::{CliError, Outcome};
use super::folders::Written;
use super::print::{self, hanging};
use crate::domain::phrases::Phrase;
use crate::domain::privacy;
use crate::runtime::process::tell;
use crate::store::StoreError;
use crate::store::error::ErrorKind;
use crate::store::fault::{one_line, shortened};
use crate::store::phrases::{Listed, export, read_bytes};
use crate::wording::{phrases as words, places};

/// Carries out what the line says.
pub fn run(context: &Context, phrases: &Phrases) -> Outcome<u8> {
    match &phrases.command {
        None if phrases.json => print_file(context),
        None => list(context),
        Some(PhrasesCommand::Export { output: None }) => print_file(context),
        Some(PhrasesCommand::Export { output: Some(written) }) => export_to(context, &place(context, written)?),
        Some(PhrasesCommand::Import { file }) => import(context, &place(context, file)?),
    }
}

fn own(context: &Context) -> Outcome<Vec<Phrase>> {
    Ok(context.phrases()?.read().map_err(told)?.own)
}

fn print_file(context: &Context) -> Outcome<u8> {
    print::answer_json(&Listed(&own(context)?), context.plain_ascii())?;
    Ok(0)
}

fn list(context: &Context) -> Outcome<u8> {
    let own = own(context)?;
    if own.is_empty() {
        tell(words::NONE);
    } else {
        let text: String = own.iter().map(row).collect();
        print::answer_text(&text, context.plain_ascii())?;
    }
    Ok(0)
}

/// Criterion and score, and beside them the text; the rubric only where the phrase is bound to one.
fn row(phrase: &Phrase) -> String {
    let code = phrase.criterion.as_ref().map_or(words::ANY, |code| &code.0);
    let score = phrase.score.map_or_else(|| "-".to_owned(), |score| score.digit().to_string());
    let lead = format!("{}  {score}  ", print::left(&shortened(code), 6));
    let rubric = phrase.rubric.as_ref().map(|id| format!(" [{}]", one_line(id))).unwrap_or_default();
    hanging(&lead, &format!("{}{rubric}", phrase.text.as_str()))
}

fn export_to(context: &Context, path: &Path) -> Outcome<u8> {
    let own = own(context)?;
    export(path, &own).map_err(|error| not_exported(error, path))?;
    let line = words::exported(own.len(), &one_line(&path.to_string_lossy()));
    print::answer_text(&format!("{line}\n"), context.plain_ascii())?;
    Ok(0)
}

fn import(context: &Context, file: &Path) -> Outcome<u8> {
    let phrases = read_bytes(file, &read_file(file)?).map_err(told)?;
    // As when one is kept from the editor: what points to a person does not become a phrase.
    let (phrases, personal): (Vec<Phrase>, Vec<Phrase>) =
        phrases.into_iter().partition(|phrase| privacy::find(phrase.text.as_str()).is_empty());
    let (_, new) = context.phrases()?.add(&phrases).map_err(told)?;
    let line = words::imported(new, phrases.len() - new, personal.len());
    print::answer_text(&format!("{line}\n"), context.plain_ascii())?;
    Ok(0)
}

fn place(context: &Context, written: &Written) -> Outcome<PathBuf> {
    if context.is_restricted() {
        return Err(CliError::usage(places::RESTRICTED_FILE, places::ASK_ADMINISTRATOR));
    }
    context.path(written)
}

/// A refused file comes with all its faults, and with what to do.
fn told(error: StoreError) -> CliError {
    let refused = matches!(error.kind, ErrorKind::RefusedPhrases(_));
    CliError { hint: refused.then(|| words::REFUSED_HINT.to_owned()), ..CliError::from(error) }
}

fn not_exported(error: StoreError, path: &Path) -> CliError {
    let system = if let ErrorKind::System { errno, .. } = error.kind { Some(errno) } else { None };
    let error = CliError::from(error);
    let path = one_line(&path.to_string_lossy());
    match system {
        Some(Errno::EXIST) => {
            CliError { message: words::already_there(&path), hint: Some(words::THERE_HINT.to_owned()), ..error }
        }
        Some(Errno::NOENT) => {
            CliError { message: words::no_folder(&path), hint: Some(words::NO_FOLDER_HINT.to_owned()), ..error }
        }
        _ => error,
    }
}
