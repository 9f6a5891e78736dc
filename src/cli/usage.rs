//! Speaks for clap: its faults of the line as Spanish sentences. No word of clap's own is let through.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::error::CliError;
use crate::store::fault::shortened;
use crate::wording::cli as words;

/// The fault that clap found, with what to do.
pub(crate) fn fault(error: &clap::Error, command: &str) -> CliError {
    let arg = said(error, ContextKind::InvalidArg);
    let value = said(error, ContextKind::InvalidValue);
    let sub = said(error, ContextKind::InvalidSubcommand);
    #[allow(clippy::wildcard_enum_match_arm)] // clap's list may grow, and its other kinds cannot come up here
    let message = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => words::no_value(&arg),
        ErrorKind::InvalidValue => words::bad_value(&value, &arg, &said(error, ContextKind::ValidValue)),
        ErrorKind::UnknownArgument => words::unknown_argument(&arg),
        ErrorKind::InvalidSubcommand => words::unknown_command(&sub),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => words::no_value(&arg),
        ErrorKind::TooManyValues => words::takes_no_value(&arg),
        ErrorKind::ArgumentConflict => words::conflict(&arg, &said(error, ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument => words::missing(&arg),
        ErrorKind::MissingSubcommand => words::missing("ORDEN"),
        ErrorKind::InvalidUtf8 => words::NOT_UTF8.to_owned(),
        _ => words::BAD_LINE.to_owned(),
    };
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand]
        .into_iter()
        .map(|kind| said(error, kind))
        .find(|suggestion| !suggestion.is_empty());
    CliError::usage(message, words::see_help(command, suggested.as_deref()))
}

/// What clap keeps under `kind`, quoted harmlessly.
fn said(error: &clap::Error, kind: ContextKind) -> String {
    let strings: Vec<String> = match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    strings.iter().map(|text| shortened(text)).collect::<Vec<_>>().join(", ")
}
