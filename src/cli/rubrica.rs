//! `supervisa rubrica`: the rubric in use, to read or byte for byte; `rubrica validar` checks another one, and [`making`]
//! makes one.

pub(super) mod making;
mod whole;

use std::path::Path;

use super::context::{Context, read_file};
use super::error::{CliError, Kind, Outcome};
use super::folders::Written;
use super::print;
use crate::domain::rubric::Rubric;
use crate::runtime::process::tell;
use crate::store::fault::one_line;
use crate::store::phrases;
use crate::store::rubric_file::{self, EMBEDDED};
use crate::wording::{cli as words, phrases as phrase_words, places};

/// Shows the rubric of `--rubrica`, or the embedded one.
pub(crate) fn show(context: &Context, json: bool) -> Outcome<u8> {
    match (context.own_rubric(), json) {
        (Some(own), true) => file(context, &own.bytes)?,
        (None, true) => file(context, EMBEDDED)?,
        (Some(own), false) => print::answer_text(&whole::text(&own.rubric, &own.pin), context.plain_ascii())?,
        (None, false) => {
            let (rubric, pin) = rubric_file::embedded();
            print::answer_text(&whole::text(&rubric, &pin), context.plain_ascii())?;
        }
    }
    Ok(0)
}

/// The file byte for byte; on a terminal it may only be shown, which is told.
fn file(context: &Context, bytes: &[u8]) -> Outcome<()> {
    if print::answer_json_file(bytes, context.plain_ascii())? {
        tell(&words::notice(words::SHOWN_ESCAPED));
    }
    Ok(())
}

/// Checks a rubric file, and the phrases that lie beside it, and tells all their faults.
pub fn check(context: &Context, written: &Written) -> Outcome<u8> {
    if context.is_restricted() {
        return Err(CliError::usage(places::RESTRICTED_FILE, places::ASK_ADMINISTRATOR));
    }
    let file = context.path(written)?;
    let bytes = read_file(&file)?;
    let source = file.to_string_lossy();
    let (finding, status) = match rubric_file::parse(&source, &bytes) {
        Ok(rubric) => {
            let (ambitos, criteria) = (rubric.ambitos().len(), rubric.len());
            let sound = words::sound_rubric(&one_line(&source), rubric.id(), ambitos, criteria);
            match phrases_beside(&file, &rubric)? {
                None => (sound, 0),
                Some((beside, status)) => (format!("{sound}\n{beside}"), status),
            }
        }
        Err(faults) => (faults.to_string(), Kind::Refused.status()),
    };
    print::answer_text(&format!("{finding}\n"), context.plain_ascii())?;
    Ok(status)
}

/// What is said of the phrases that lie beside a rubric, `otra.frases.json` beside `otra.json`; nothing where there are none.
fn phrases_beside(file: &Path, rubric: &Rubric) -> Outcome<Option<(String, u8)>> {
    let beside = file.with_extension("frases.json");
    if !beside.exists() {
        return Ok(None);
    }
    let source = beside.to_string_lossy();
    Ok(Some(match phrases::check(&source, &read_file(&beside)?, rubric) {
        Ok(phrases) => (phrase_words::sound(&one_line(&source), phrases.len()), 0),
        Err(faults) => (faults.to_string(), Kind::Refused.status()),
    }))
}
