//! The sample: which cases the supervisor looked at. Local codes only; there is no field for a name or a RUN
//! (Ley 21.302 art. 33, Ley 21.719: children's data are sensitive and kept to what the purpose needs).

use super::roll::Roll;

/// A part of the sample that a criterion can speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Population {
    /// All cases reviewed.
    Reviewed,
    /// Cases that entered by a court.
    Judicialised,
    /// Cases that did not.
    NotJudicialised,
    /// Cases closed (*egresados*).
    Closed,
}

/// Numbers and codes of the sample; a number not yet known is absent, which is not 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sample {
    /// Cases reviewed.
    pub reviewed: Option<u32>,
    /// Of them, judicialised.
    pub judicialised: Option<u32>,
    /// Of them, not judicialised.
    pub not_judicialised: Option<u32>,
    /// Of them, closed.
    pub closed: Option<u32>,
    /// Local codes of the folders, for example `C-03`.
    pub case_codes: Vec<String>,
    /// What is known of each of them.
    pub cases: Roll,
    /// Numbers of the *reportes únicos de casos* that were read.
    pub rucs: Vec<String>,
    /// Local codes of the reports (*informes*) that were read; a case can have several or none.
    pub reports: Vec<String>,
    /// Local codes of the intervention plans that were read.
    pub plans: Vec<String>,
}

impl Population {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Reviewed, Self::Judicialised, Self::NotJudicialised, Self::Closed];
}

impl Sample {
    /// The number of `population`, to be changed.
    pub(crate) fn count_mut(&mut self, population: Population) -> &mut Option<u32> {
        match population {
            Population::Reviewed => &mut self.reviewed,
            Population::Judicialised => &mut self.judicialised,
            Population::NotJudicialised => &mut self.not_judicialised,
            Population::Closed => &mut self.closed,
        }
    }

    /// The number of `population`, if it is known.
    pub(crate) fn count(&self, population: Population) -> Option<u32> {
        match population {
            Population::Reviewed => self.reviewed,
            Population::Judicialised => self.judicialised,
            Population::NotJudicialised => self.not_judicialised,
            Population::Closed => self.closed,
        }
    }
}

/// Most codes that a sample may list.
pub(crate) const MAX_CODES: usize = 400;
/// Longest code, in characters.
pub(crate) const MAX_CODE_CHARS: usize = 24;

/// Longest that is typed or pasted at once, in characters: as long as all the codes that a list can have.
pub(crate) const MAX_TYPED_CHARS: usize = MAX_CODES * (MAX_CODE_CHARS + 2);

/// The codes in what was typed or pasted: blanks, commas and semicolons separate them.
pub(crate) fn split_codes(typed: &str) -> Vec<String> {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    typed.split(separates).filter(|code| !code.is_empty()).map(str::to_owned).collect()
}
