//! The four scores and what each demands.

use super::text::TextKind;

/// A score of the scale (*CATEGORÍAS DE EVALUACIÓN* of the rubric). Whether a criterion *has* a level is asked of
/// the criterion: see [`super::rubric::Criterion::score`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Score {
    /// No aplica / no es posible de calificar: leaves the calculation.
    Zero,
    /// No cumple.
    One,
    /// Cumple parcialmente.
    Two,
    /// Cumple.
    Three,
}

impl Score {
    /// All of them, lowest first.
    pub const ALL: [Self; 4] = [Self::Zero, Self::One, Self::Two, Self::Three];

    /// The score that a digit names, or none above 3.
    #[must_use]
    pub fn from_digit(raw: u8) -> Option<Self> {
        Self::ALL.get(usize::from(raw)).copied()
    }

    /// 0 to 3.
    #[must_use]
    pub fn digit(self) -> u8 {
        match self {
            Self::Zero => 0,
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
        }
    }

    /// The points that count in a mean: none for 0, which leaves the calculation.
    #[must_use]
    pub fn points(self) -> Option<u8> {
        match self {
            Self::Zero => None,
            Self::One | Self::Two | Self::Three => Some(self.digit()),
        }
    }
}

/// What the rubric says of one score: its name and the text that it demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleEntry {
    /// Official name, for example `CUMPLE PARCIALMENTE`.
    pub name: String,
    /// The text that an answer with this score must carry.
    pub demands: TextKind,
}

/// The scale of a rubric: one entry for each of the four scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale(pub [ScaleEntry; 4]);

impl Scale {
    /// What the rubric says of `score`.
    #[must_use]
    pub fn entry(&self, score: Score) -> &ScaleEntry {
        &self.0[usize::from(score.digit())]
    }
}
