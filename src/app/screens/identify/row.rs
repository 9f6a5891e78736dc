//! The rows of the form: what each shows of a session, and what typing in it makes of the session.

use crate::domain::asked::{Asked, SampleAsked};
use crate::domain::identification::{Field, Identification, Kind, MAX_FIELD_CHARS, parse_chilean, shown_date};
use crate::domain::rubric::Rubric;
use crate::domain::sample::{MAX_CODE_CHARS, MAX_CODES, Population, Sample, split_codes};
use crate::domain::session::{Change, CodeList, Codes, Session};
use crate::domain::sheet::Page;
use crate::domain::typed::sample_number;
use crate::wording::forms as words;

/// A row of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Ordinary or extraordinary.
    Kind,
    /// A field of the identification.
    Field(Field),
    /// A number of the sample.
    Count(Population),
    /// Local codes of the cases.
    CaseCodes,
    /// The RUC that were read.
    Rucs,
    /// On to the walk.
    Go,
}

/// The rows in order: what the rubric asks, what a session has all the same, and the one that keys act on.
pub(crate) fn rows(asked: &Asked, form: &Form, here: Row) -> Vec<Row> {
    let fields = Field::ALL.into_iter().map(|field| (Row::Field(field), asked.fields().any(|one| one == field)));
    let sample = SampleAsked::ALL.into_iter().map(|part| (Row::of(part), asked.has(part)));
    let shown = fields.chain(sample).filter(|(row, asked)| *asked || *row == here || !row.text(form).is_empty());
    [Row::Kind].into_iter().chain(shown.map(|(row, _)| row)).chain([Row::Go]).collect()
}

/// Longest that can stand where a number is typed, right or not yet.
const MAX_NUMBER_CHARS: usize = 24;

/// The part of a session that the form can change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Who is supervised.
    pub who: Identification,
    /// Ordinary or extraordinary.
    pub kind: Kind,
    /// The sample.
    pub sample: Sample,
}

impl Form {
    /// What `session` says.
    pub fn of(session: &Session) -> Self {
        let head = session.head();
        Self { who: head.identification.clone(), kind: head.kind, sample: head.sample.clone() }
    }
}

impl Row {
    /// The row of a part of the sample.
    fn of(part: SampleAsked) -> Self {
        match part {
            SampleAsked::Count(population) => Self::Count(population),
            SampleAsked::Cases => Self::CaseCodes,
            SampleAsked::Rucs => Self::Rucs,
        }
    }

    /// Whether it is of the sample.
    pub(crate) fn is_of_sample(self) -> bool {
        match self {
            Self::Count(_) | Self::CaseCodes | Self::Rucs => true,
            Self::Kind | Self::Field(_) | Self::Go => false,
        }
    }

    /// Position among `rows`.
    pub fn index(self, rows: &[Self]) -> usize {
        rows.iter().position(|&row| row == self).unwrap_or(0)
    }

    /// Name of the row.
    pub(crate) fn name(self, rubric: &Rubric) -> String {
        let name = match self {
            Self::Kind => words::KIND,
            Self::Field(field) => return words::field(field, rubric),
            Self::Count(population) => words::population(population),
            Self::CaseCodes => words::CASE_CODES,
            Self::Rucs => words::RUCS,
            Self::Go => "",
        };
        name.to_owned()
    }

    /// What is to be entered.
    pub(crate) fn about(self, rubric: &Rubric) -> String {
        let about = match self {
            Self::Kind => words::ABOUT_KIND,
            Self::Field(field) => return words::about_field(field, rubric),
            Self::Count(population) => words::about_population(population),
            Self::CaseCodes => words::ABOUT_CASE_CODES,
            Self::Rucs => words::ABOUT_RUCS,
            Self::Go => words::ABOUT_GO,
        };
        about.to_owned()
    }

    /// Whether a text is typed here; otherwise one chooses.
    pub(crate) fn is_text(self) -> bool {
        match self {
            Self::Kind | Self::Field(Field::Region) | Self::Go => false,
            Self::Field(_) | Self::Count(_) | Self::CaseCodes | Self::Rucs => true,
        }
    }

    /// Most characters that can be typed here.
    pub(crate) fn limit(self) -> usize {
        match self {
            Self::Kind | Self::Field(_) | Self::Go => MAX_FIELD_CHARS,
            Self::Count(_) => MAX_NUMBER_CHARS,
            Self::CaseCodes | Self::Rucs => MAX_CODES * (MAX_CODE_CHARS + 2),
        }
    }

    /// What the row shows of `form`.
    pub fn text(self, form: &Form) -> String {
        match self {
            Self::Kind => words::kind(form.kind).to_owned(),
            Self::Field(Field::VisitDate) => shown_date(&form.who.visit_date),
            Self::Field(field) => form.who.get(field).to_owned(),
            Self::Count(population) => {
                form.sample.stated(population).map_or_else(String::new, |count| count.to_string())
            }
            Self::CaseCodes => form.sample.case_codes.join(", "),
            Self::Rucs => form.sample.rucs.join(", "),
            Self::Go => String::new(),
        }
    }

    /// The row that shows what `change` changes.
    pub(crate) fn changed_by(change: &Change) -> Option<Self> {
        match change {
            Change::Field(field, _) => Some(Self::Field(*field)),
            Change::Kind(_) => Some(Self::Kind),
            Change::Number(population, _) => Some(Self::Count(*population)),
            Change::Codes(Codes { list: CodeList::Of(Page::Cases), .. }) => Some(Self::CaseCodes),
            Change::Codes(Codes { list: CodeList::Rucs, .. }) => Some(Self::Rucs),
            Change::Codes(Codes { list: CodeList::Of(Page::Reports | Page::Plans), .. })
            | Change::Score(..)
            | Change::Text(..)
            | Change::Cases(..)
            | Change::Mark(..)
            | Change::Tick(..)
            | Change::Reason(..)
            | Change::Dismissal(..)
            | Change::Case(..)
            | Change::Conclusion(..)
            | Change::Public(..)
            | Change::Signatory(..) => None,
        }
    }

    /// The number that `form` has here, where one is typed.
    pub(crate) fn number_of(self, form: &Form) -> Option<u32> {
        match self {
            Self::Count(population) => form.sample.stated(population),
            Self::Kind | Self::Field(_) | Self::CaseCodes | Self::Rucs | Self::Go => None,
        }
    }

    /// Puts what is typed into `form`.
    ///
    /// # Errors
    /// Why it cannot stand there; then nothing changed. Whatever a session can hold is taken, right or wrong.
    pub(crate) fn put(self, typed: &str, form: &mut Form) -> Result<(), String> {
        match self {
            Self::Kind | Self::Go => {}
            Self::Field(Field::VisitDate) => {
                form.who.visit_date = parse_chilean(typed).map_or_else(|| typed.to_owned(), |date| date.to_string());
            }
            Self::Field(field) => typed.clone_into(form.who.get_mut(field)),
            Self::Count(population) => *form.sample.count_mut(population) = number(typed)?,
            Self::CaseCodes => form.sample.case_codes = codes(typed)?,
            Self::Rucs => form.sample.rucs = codes(typed)?,
        }
        Ok(())
    }
}

fn number(typed: &str) -> Result<Option<u32>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    sample_number(typed).map(Some).ok_or_else(|| words::no_number(typed))
}

fn codes(typed: &str) -> Result<Vec<String>, String> {
    let codes = split_codes(typed);
    if codes.len() > MAX_CODES {
        return Err(words::too_many_codes());
    }
    if codes.iter().any(|code| code.chars().count() > MAX_CODE_CHARS) {
        return Err(words::code_too_long());
    }
    Ok(codes)
}
