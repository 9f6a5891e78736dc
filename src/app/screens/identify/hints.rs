//! What is told beside a row: what it lacks, what contradicts another row, what looks like a person.
//! Nothing here bars anything.

use crate::app::screens::identify::row::{Form, Row};
use crate::domain::code::repeated;
use crate::domain::personal::is_suspect;
use crate::domain::privacy;
use crate::domain::sample::Population;
use crate::domain::text::harmless;
use crate::wording::forms as words;

/// Something to be told of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// In few words, beside the row.
    pub short: String,
    /// In a sentence, where that says more.
    pub long: Option<String>,
}

/// What is to be told of `row`, if anything.
pub(crate) fn hint(row: Row, form: &Form) -> Option<Hint> {
    match row {
        Row::Kind | Row::Go => None,
        Row::Field(field) => form
            .who
            .fault(field)
            .map(|fault| Hint { short: words::fault(fault).to_owned(), long: words::fault_help(fault) })
            .or_else(|| personal(form.who.get(field))),
        Row::Count(population) => count(population, form),
        Row::CaseCodes => person(&form.sample.case_codes, true).or_else(|| twice(&form.sample.case_codes)),
        Row::Rucs => person(&form.sample.rucs, false).or_else(|| twice(&form.sample.rucs)),
    }
}

fn count(population: Population, form: &Form) -> Option<Hint> {
    let reviewed = form.sample.reviewed?;
    let more =
        || Hint { short: words::MORE_THAN_REVIEWED.to_owned(), long: Some(words::MORE_THAN_REVIEWED_HELP.to_owned()) };
    match population {
        Population::Reviewed => None,
        Population::Closed | Population::Judicialised if form.sample.count(population)? > reviewed => Some(more()),
        Population::Closed | Population::Judicialised => None,
        Population::NotJudicialised => {
            let not = form.sample.not_judicialised?;
            match form.sample.judicialised {
                None => (not > reviewed).then(more),
                Some(court) => {
                    let sum = u64::from(court) + u64::from(not);
                    (sum != u64::from(reviewed)).then(|| Hint {
                        short: words::sum_differs(sum),
                        long: Some(words::sum_differs_help(sum, reviewed)),
                    })
                }
            }
        }
    }
}

/// A code that looks like a RUN, or (where codes are local) one of letters alone, as a name is.
fn person(codes: &[String], names: bool) -> Option<Hint> {
    let suspect = codes.iter().any(|code| is_suspect(code, names));
    suspect.then(|| Hint { short: words::NO_PERSONS.to_owned(), long: Some(words::NO_PERSONS_HELP.to_owned()) })
}

/// A value that points to a person.
fn personal(value: &str) -> Option<Hint> {
    let told = || Hint { short: words::HOLDS_PERSON.to_owned(), long: Some(words::HOLDS_PERSON_HELP.to_owned()) };
    (!privacy::find(value).is_empty()).then(told)
}

/// A code that stands there twice, perhaps in another spelling.
fn twice(codes: &[String]) -> Option<Hint> {
    let (code, first) = repeated(codes).into_iter().next()?;
    Some(Hint { short: words::CODE_TWICE.to_owned(), long: Some(words::code_twice(&harmless(code), &harmless(first))) })
}
