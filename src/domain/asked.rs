//! What a rubric asks of the supervision itself: where it was, and which sample it looked at.

use super::identification::Field;
use super::sample::Population;

/// How the place is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceAsked {
    /// One of the sixteen regions, and the commune.
    Regions,
    /// In any words, which the field of the commune holds.
    Free,
}

/// A part of the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleAsked {
    /// A number.
    Count(Population),
    /// Local codes of the cases.
    Cases,
    /// Numbers of the RUC.
    Rucs,
}

impl SampleAsked {
    /// All parts, in the order of the form.
    pub(crate) const ALL: [Self; 6] = [
        Self::Count(Population::Reviewed),
        Self::Count(Population::Judicialised),
        Self::Count(Population::NotJudicialised),
        Self::Count(Population::Closed),
        Self::Cases,
        Self::Rucs,
    ];
}

/// What a rubric asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// How the place is told.
    pub place: PlaceAsked,
    /// The parts of the sample, in any order; may be none.
    pub sample: Vec<SampleAsked>,
}

impl Asked {
    /// Whether `part` of the sample is asked.
    pub fn has(&self, part: SampleAsked) -> bool {
        self.sample.contains(&part)
    }

    /// The fields of the identification that are asked, in the order of the form.
    pub fn fields(&self) -> impl Iterator<Item = Field> + use<> {
        let left_out = match self.place {
            PlaceAsked::Regions => None,
            PlaceAsked::Free => Some(Field::Region),
        };
        Field::ALL.into_iter().filter(move |field| Some(*field) != left_out)
    }
}

impl Default for Asked {
    /// Of a rubric that says nothing: all that the program knows.
    fn default() -> Self {
        Self { place: PlaceAsked::Regions, sample: SampleAsked::ALL.to_vec() }
    }
}
