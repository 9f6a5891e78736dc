//! `supervisa rubrica`: the rubric in use, to read or byte for byte; `rubrica validar` checks another one, and [`making`]
//! makes one.

pub(super) mod making;

use std::path::Path;

use super::context::{Context, read_file};
use super::error::{CliError, Kind, Outcome};
use super::folders::Written;
use super::print::{self, hanging};
use crate::domain::rubric::{Ambito, Criterion, Dimension, Rubric, Weight};
use crate::domain::score::Scale;
use crate::domain::session::RubricPin;
use crate::runtime::process::tell;
use crate::store::fault::one_line;
use crate::store::phrases;
use crate::store::rubric_file::{self, EMBEDDED};
use crate::wording::{cli as words, phrases as phrase_words, places, tui};

/// Shows the rubric of `--rubrica`, or the embedded one.
pub(crate) fn show(context: &Context, json: bool) -> Outcome<u8> {
    match (context.own_rubric(), json) {
        (Some(own), true) => file(context, &own.bytes)?,
        (None, true) => file(context, EMBEDDED)?,
        (Some(own), false) => print::answer_text(&text(&own.rubric, &own.pin), context.plain_ascii())?,
        (None, false) => {
            let (rubric, pin) = rubric_file::embedded();
            print::answer_text(&text(&rubric, &pin), context.plain_ascii())?;
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

/// The whole rubric in its own words. Emphasis is for screens and reports; plain text goes without its marks.
fn text(rubric: &Rubric, pin: &RubricPin) -> String {
    let mut text = hanging("", rubric.title());
    text.push_str(&format!("{} {}\n{} {}\n", words::RUBRIC, rubric.id(), words::HASH, pin.sha256));
    text.push_str(&hanging(words::METHOD, &words::method(rubric)));
    text.push_str(&format!("\n{}\n", words::SCALE));
    for entry in &rubric.scale().0 {
        let demands = words::demands(entry.demands);
        let mark = entry.mark.as_ref().map_or_else(String::new, |mark| format!("{mark}, "));
        text.push_str(&hanging(&format!("  {} ", entry.score), &format!("{mark}{} ({demands})", entry.name)));
    }
    for (a, ambito) in rubric.ambitos().iter().enumerate() {
        ambito_text(rubric.scale(), ambito, rubric.weight(a), &mut text);
    }
    text.replace("**", "")
}

fn ambito_text(scale: &Scale, ambito: &Ambito, weight: Option<Weight>, text: &mut String) {
    text.push('\n');
    text.push_str(&hanging("", &tui::ambito(&ambito.code, &ambito.title, weight)));
    if let Some(purpose) = &ambito.purpose {
        text.push_str(&hanging("", purpose));
    }
    ambito.dimensions.iter().for_each(|dimension| dimension_text(scale, dimension, text));
}

fn dimension_text(scale: &Scale, dimension: &Dimension, text: &mut String) {
    if !dimension.whole {
        text.push('\n');
        text.push_str(&hanging(&format!("{} ", one_line(&dimension.code)), &dimension.title));
    }
    if let Some(note) = &dimension.note {
        text.push_str(&hanging(&format!("{}: ", words::NOTE), note));
    }
    dimension.criteria.iter().for_each(|criterion| criterion_text(scale, criterion, text));
}

fn criterion_text(scale: &Scale, criterion: &Criterion, text: &mut String) {
    text.push('\n');
    text.push_str(&hanging(
        &format!("{} ", one_line(&criterion.code.0)),
        &format!("{}\n{}", criterion.label, criterion.text),
    ));
    for score in scale.scores() {
        let lacks = (!criterion.has(score)).then_some(words::NO_LEVEL);
        if let Some(words) = criterion.descriptor(score).or(lacks) {
            text.push_str(&hanging(&format!("  {score}  "), words));
        }
    }
    if let Some(verification) = &criterion.verification {
        text.push_str(&hanging(&format!("  {}: ", words::VERIFICATION), verification));
    }
}
