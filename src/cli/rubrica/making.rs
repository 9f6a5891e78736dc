//! `supervisa rubrica nueva`, `importar`, `frases`: a rubric to start from, one of a table, and phrases for one.

use std::path::Path;

use rustix::io::Errno;

use super::super::context::{Context, read_file};
use super::super::error::{CliError, Kind, Outcome};
use super::super::folders::Written;
use super::super::print;
use crate::domain::phrases::{MAX_PHRASES, Phrase};
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::text::{NonBlank, in_ascii};
use crate::runtime::process::tell;
use crate::store::error::ErrorKind;
use crate::store::fault::one_line;
use crate::store::phrases::export;
use crate::store::reports;
use crate::store::rubric_file;
use crate::store::rubric_table::{self, Called, Made};
use crate::wording::making::{self as words, table as table_words};
use crate::wording::{exporting, places};

/// Writes the rubric to start from, and says what its keys are.
pub(crate) fn minimal(context: &Context, written: Option<&Written>) -> Outcome<u8> {
    put(context, written, words::MINIMAL.as_bytes())?;
    match written.filter(|written| !is_output(written)) {
        Some(written) => {
            let next = words::next(&shown(&context.path(written)?));
            say(context, written, &format!("{}{next}", words::MINIMAL_KEYS))?;
        }
        // Not into the file that standard output may be.
        None => tell(words::MINIMAL_KEYS.trim_end()),
    }
    Ok(0)
}

/// Makes a rubric of a table, and says what it could not place.
pub(crate) fn import(context: &Context, table: &Written, output: Option<&Written>, title: Option<&str>) -> Outcome<u8> {
    let from = place(context, table)?;
    let source = shown(&from);
    let called = called(output.filter(|written| !is_output(written)).unwrap_or(table), title);
    let (id, title) = (called.id.clone(), called.title.clone());
    let Made { draft, notices } = rubric_table::make(&read_file(&from)?, called).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(|fault| table_words::fault(&source, fault)).collect();
        refused(&lines, table_words::refused(faults.len()))
    })?;
    let bytes = draft.to_bytes();
    // What the table's own rules missed is not written either.
    rubric_file::parse(&source, &bytes)
        .map_err(|faults| refused(&[faults.to_string()], table_words::REFUSED_MADE.to_owned()))?;
    put(context, output, &bytes)?;
    let lines: Vec<String> = notices.iter().map(|notice| table_words::notice(&source, notice)).collect();
    let made = table_words::counts(draft.counts(), &one_line(&draft.best()), &one_line(&id), &one_line(&title));
    let text = [lines, vec![made]].concat().join("\n");
    match output.filter(|written| !is_output(written)) {
        Some(written) => {
            let next = words::next(&shown(&context.path(written)?));
            say(context, written, &format!("{text}\n{next}"))?;
        }
        None => tell(&text),
    }
    Ok(0)
}

/// Id and title by the file's name where the line gives no title.
fn called(file: &Written, title: Option<&str>) -> Called {
    let stem = file.0.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let plain: String =
        in_ascii(&stem.to_lowercase()).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let id: String =
        plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-").chars().take(40).collect();
    let id = if id.is_empty() { words::UNNAMED.to_owned() } else { id.to_lowercase() };
    Called { id, title: title.map_or(stem, str::to_owned) }
}

fn refused(lines: &[String], message: String) -> CliError {
    lines.iter().for_each(|line| tell(line));
    CliError { hint: Some(table_words::REFUSED_HINT.to_owned()), ..CliError::new(Kind::Refused, message) }
}

/// Writes phrases to start from beside a rubric: one for each level of each criterion, to be changed.
pub(crate) fn phrases(context: &Context, rubric: &Written) -> Outcome<u8> {
    let path = place(context, rubric)?;
    let source = shown(&path);
    let read = rubric_file::parse(&source, &read_file(&path)?).map_err(|faults| CliError {
        hint: Some(words::FIRST_THE_RUBRIC.to_owned()),
        ..CliError::new(Kind::Refused, faults.to_string())
    })?;
    let phrases: Vec<Phrase> = read.indices().flat_map(|ix| of_criterion(&read, ix)).collect();
    if phrases.len() > MAX_PHRASES {
        return Err(CliError::new(Kind::Refused, words::too_many_phrases(phrases.len(), MAX_PHRASES)));
    }
    let beside = path.with_extension("frases.json");
    export(&beside, &phrases).map_err(|error| not_written(error, &beside))?;
    let made = words::phrases_made(&shown(&beside), phrases.len(), &source);
    print::answer_text(&format!("{made}\n"), context.plain_ascii())?;
    Ok(0)
}

/// A general sentence for each level that the criterion has. What it is about stays open: a text with an open place does
/// not count.
fn of_criterion(rubric: &Rubric, ix: CriterionIx) -> impl Iterator<Item = Phrase> {
    let criterion = rubric.criterion(ix);
    rubric.scale().scores().filter(|&score| criterion.has(score)).filter_map(move |score| {
        let text = words::phrase(rubric.scale(), score);
        Some(Phrase {
            rubric: Some(rubric.id().to_owned()),
            criterion: Some(criterion.code.clone()),
            score: Some(score),
            name: None,
            when: None,
            text: NonBlank::new(text)?,
        })
    })
}

/// Writes the file that `bytes` are to a new place; without one, or to `-`, to standard output.
fn put(context: &Context, written: Option<&Written>, bytes: &[u8]) -> Outcome<()> {
    match written.filter(|written| !is_output(written)) {
        None => print::answer_json_file(bytes, context.plain_ascii()).map(|_| ()),
        Some(written) => {
            let path = place(context, written)?;
            reports::write_new(&path, bytes).map_err(|error| not_written(error, &path))
        }
    }
}

fn is_output(written: &Written) -> bool {
    written.0 == Path::new("-")
}

/// A path that may be read or written.
fn place(context: &Context, written: &Written) -> Outcome<std::path::PathBuf> {
    if context.is_restricted() {
        return Err(CliError::usage(places::RESTRICTED_FILE, places::ASK_ADMINISTRATOR));
    }
    context.path(written)
}

/// Where a file was written, and more about it.
fn say(context: &Context, written: &Written, more: &str) -> Outcome<()> {
    let line = words::written(&shown(&context.path(written)?));
    print::answer_text(&format!("{line}\n{more}\n"), context.plain_ascii())
}

fn shown(path: &Path) -> String {
    one_line(&path.to_string_lossy())
}

fn not_written(error: crate::store::StoreError, path: &Path) -> CliError {
    let taken = matches!(error.kind, ErrorKind::System { errno: Errno::EXIST, .. });
    let error = CliError::from(error);
    if !taken {
        return error;
    }
    CliError { message: exporting::already_there(&shown(path)), hint: Some(words::TAKEN_HINT.to_owned()), ..error }
}
