//! All that a rubric states, as lines to be read against the original: nothing of its file is left out.

use crate::cli::print::hanging;
use crate::domain::rubric::{Ambito, Criterion, CriterionIx, Dimension, Rubric};
use crate::domain::session::RubricPin;
use crate::store::fault::one_line;
use crate::wording::cli::whole as words;
use crate::wording::{cli, evaluating, tui};

/// The whole rubric in its own words. Emphasis is for screens and reports; plain text goes without its marks.
pub(super) fn text(rubric: &Rubric, pin: &RubricPin) -> String {
    let mut text = hanging("", rubric.title());
    text.push_str(&format!("{} {}\n{} {}\n", cli::RUBRIC, rubric.id(), cli::HASH, pin.sha256));
    text.push_str(&hanging(cli::METHOD, &cli::method(rubric)));
    text.push_str(&scale(rubric));
    text.push_str(&result(rubric));
    text.push_str(&asked(rubric));
    let mut criteria = rubric.indices();
    for (a, ambito) in rubric.ambitos().iter().enumerate() {
        text.push('\n');
        text.push_str(&hanging("", &tui::ambito(&ambito.code, &ambito.title, rubric.weight(a))));
        text.push_str(&self::ambito(rubric, ambito, &mut criteria));
    }
    text.push_str(&listed(words::CONTRADICTIONS, rubric.contradictions().iter().map(|one| one.reason.clone())));
    text.replace("**", "")
}

/// A heading over `items`, each on rows of its own; nothing without items.
fn listed(heading: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| hanging("  ", &item)).collect();
    if items.is_empty() { items } else { format!("\n{heading}\n{items}") }
}

fn scale(rubric: &Rubric) -> String {
    let entry = |entry| hanging(&format!("  {} ", words::key(entry)), &words::scale(rubric, entry));
    let entries: String = rubric.scale().0.iter().map(entry).collect();
    format!("\n{}\n{entries}", cli::SCALE)
}

/// The mark and the names of the result.
fn result(rubric: &Rubric) -> String {
    let grade = rubric.grade().map(words::grade);
    let outcomes = rubric.outcomes().iter().map(|outcome| words::outcome(rubric, outcome));
    listed(words::GRADE, grade.into_iter()) + &listed(words::OUTCOMES, outcomes)
}

/// What it asks of the supervision, and what it calls things.
fn asked(rubric: &Rubric) -> String {
    let asked = [words::place(rubric.asked()), words::sample(rubric.asked()), words::nouns(rubric.nouns())];
    let conclusions = rubric.conclusions().iter().map(words::conclusion);
    listed(words::ASKED, asked.into_iter()) + &listed(words::CONCLUSIONS, conclusions)
}

fn ambito(rubric: &Rubric, ambito: &Ambito, criteria: &mut impl Iterator<Item = CriterionIx>) -> String {
    let mut text = ambito.purpose.as_ref().map_or_else(String::new, |purpose| hanging("", purpose));
    for dimension in &ambito.dimensions {
        text.push_str(&self::dimension(dimension));
        for (criterion, ix) in dimension.criteria.iter().zip(&mut *criteria) {
            text.push_str(&self::criterion(rubric, criterion, ix));
        }
    }
    text
}

fn dimension(dimension: &Dimension) -> String {
    let mut text = String::new();
    if !dimension.whole {
        text.push('\n');
        text.push_str(&hanging(&format!("{} ", one_line(&dimension.code)), &dimension.title));
    }
    let said = |name: &str, note: &String| hanging(&format!("{name}: "), note);
    text.push_str(&dimension.note.as_ref().map_or_else(String::new, |note| said(cli::NOTE, note)));
    if dimension.extraordinary {
        text.push_str(&hanging("", words::EXTRAORDINARY));
    }
    text
}

fn criterion(rubric: &Rubric, criterion: &Criterion, ix: CriterionIx) -> String {
    let mut text = String::from("\n");
    let lead = format!("{} ", one_line(&criterion.code.0));
    text.push_str(&hanging(&lead, &format!("{}\n{}", criterion.label, criterion.text)));
    for score in rubric.scale().scores() {
        let own = criterion.levels.iter().find(|level| level.score == score).and_then(|level| level.own);
        let lacks = (!criterion.has(score)).then_some(cli::NO_LEVEL);
        if let Some(level) = criterion.descriptor(score).or(lacks) {
            let level = own.map_or_else(|| level.to_owned(), |own| format!("({}) {level}", words::points(own)));
            text.push_str(&hanging(&format!("  {score}  "), &level));
        }
    }
    let mut said = |name: &str, value: &str| text.push_str(&hanging(&format!("  {name}: "), value));
    if let Some(weight) = words::weight(rubric, ix) {
        said(words::WEIGHT, &weight);
    }
    if let Some(bands) = &criterion.bands {
        said(words::BANDS, &evaluating::bands(bands));
    }
    if let Some(zero) = &criterion.zero {
        said(words::NOTHING_TO_RATE, &zero.reason);
    }
    if let Some(verification) = &criterion.verification {
        said(cli::VERIFICATION, verification);
    }
    if let Some(short) = &criterion.short {
        said(words::COLUMN, short);
    }
    if criterion.optional {
        text.push_str(&hanging("  ", words::OPTIONAL));
    }
    text
}
