//! `supervisa rubrica nueva`: a rubric to start from.

use std::path::Path;

use rustix::io::Errno;

use super::super::context::Context;
use super::super::error::{CliError, Outcome};
use super::super::folders::Written;
use super::super::print;
use crate::runtime::process::tell;
use crate::store::error::ErrorKind;
use crate::store::fault::one_line;
use crate::store::reports;
use crate::wording::{exporting, making as words, places};

/// Writes the rubric to start from, and says what its keys are.
pub(crate) fn minimal(context: &Context, written: Option<&Written>) -> Outcome<u8> {
    put(context, written, words::MINIMAL.as_bytes())?;
    match written.filter(|written| !is_output(written)) {
        Some(written) => {
            let next = words::minimal_next(&shown(&context.path(written)?));
            say(context, written, &format!("{}{next}", words::MINIMAL_KEYS))?;
        }
        // Not into the file that standard output may be.
        None => tell(words::MINIMAL_KEYS.trim_end()),
    }
    Ok(0)
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
