//! The scale of a rubric: its scores, what each counts and which text it demands. All of it is data of the rubric.

use super::text::TextKind;

/// The digit of a score, 0 to 9: the key that gives it and what a session keeps. Whether a criterion *has* it is asked
/// of the criterion: see [`super::rubric::Criterion::score`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Score(u8);

impl Score {
    /// The score that a digit names, in a rubric that has it.
    pub(crate) fn from_digit(raw: u8) -> Option<Self> {
        (raw <= 9).then_some(Self(raw))
    }

    /// 0 to 9.
    pub fn digit(self) -> u8 {
        self.0
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Points of a score, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub u32);

impl Points {
    /// So many whole points.
    pub(crate) fn whole(points: u8) -> Self {
        Self(u32::from(points) * 100)
    }
}

impl std::fmt::Display for Points {
    /// With the decimal comma of Chile, and without decimals where there are none: `3`, `2,5`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match (rest, rest % 10) {
            (0, _) => f.pad(&whole.to_string()),
            (_, 0) => f.pad(&format!("{whole},{}", rest / 10)),
            _ => f.pad(&format!("{whole},{rest:02}")),
        }
    }
}

/// What the rubric says of one score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleEntry {
    /// The score.
    pub score: Score,
    /// Official name, for example `CUMPLE PARCIALMENTE`.
    pub name: String,
    /// What counts in a mean; without points the answer leaves the calculation.
    pub points: Option<Points>,
    /// The text that an answer with this score must carry.
    pub demands: TextKind,
}

/// Where a score stands among those that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has the most points.
    Best,
    /// It lies between.
    Middle,
    /// It has the fewest points.
    Worst,
    /// It leaves the calculation.
    Uncounted,
}

/// The scale of a rubric, in the order of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale(pub Vec<ScaleEntry>);

impl Scale {
    /// The scores in the order of the file.
    pub(crate) fn scores(&self) -> impl DoubleEndedIterator<Item = Score> {
        self.0.iter().map(|entry| entry.score)
    }

    /// The scores by their digits, lowest first: as they lie on a keyboard.
    pub(crate) fn digits(&self) -> Vec<Score> {
        let mut digits: Vec<Score> = self.scores().collect();
        digits.sort_unstable();
        digits
    }

    fn entry(&self, score: Score) -> Option<&ScaleEntry> {
        self.0.iter().find(|entry| entry.score == score)
    }

    /// The official name of `score`; empty for a score of another rubric.
    pub fn name(&self, score: Score) -> &str {
        self.entry(score).map_or("", |entry| &entry.name)
    }

    /// The text that `score` demands; of a score of another rubric, a hallazgo, so that nothing counts without a text.
    pub(crate) fn demands(&self, score: Score) -> TextKind {
        self.entry(score).map_or(TextKind::Hallazgo, |entry| entry.demands)
    }

    /// What counts of `score`; nothing where it leaves the calculation.
    pub(crate) fn points(&self, score: Score) -> Option<Points> {
        self.entry(score)?.points
    }

    /// The first score that leaves the calculation: what is given where there is nothing to rate.
    pub(crate) fn uncounted(&self) -> Option<Score> {
        self.0.iter().find(|entry| entry.points.is_none()).map(|entry| entry.score)
    }

    /// The most points that a score has; a percentage is a share of these.
    pub(crate) fn best(&self) -> Option<Points> {
        self.0.iter().filter_map(|entry| entry.points).max()
    }

    /// Where `score` stands.
    pub(crate) fn standing(&self, score: Score) -> Standing {
        let Some(points) = self.points(score) else { return Standing::Uncounted };
        if Some(points) == self.best() {
            Standing::Best
        } else if self.0.iter().filter_map(|entry| entry.points).min() == Some(points) {
            Standing::Worst
        } else {
            Standing::Middle
        }
    }
}

/// The scores of the embedded rubric by name, for stories.
#[cfg(test)]
#[allow(non_upper_case_globals)]
impl Score {
    pub(crate) const Zero: Self = Self(0);
    pub(crate) const One: Self = Self(1);
    pub(crate) const Two: Self = Self(2);
    pub(crate) const Three: Self = Self(3);
    pub(crate) const ALL: [Self; 4] = [Self::Zero, Self::One, Self::Two, Self::Three];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(points: &[(u8, Option<u8>)]) -> Scale {
        let entry = |&(digit, points): &(u8, Option<u8>)| ScaleEntry {
            score: Score::from_digit(digit).unwrap(),
            name: format!("Nivel {digit}"),
            points: points.map(Points::whole),
            demands: TextKind::Hallazgo,
        };
        Scale(points.iter().map(entry).collect())
    }

    #[test]
    fn what_counts_is_said_by_the_scale_and_not_by_the_digit() {
        let scale = scale(&[(1, Some(4)), (2, Some(2)), (3, Some(0)), (9, None)]);
        let standings: Vec<Standing> = scale.scores().map(|score| scale.standing(score)).collect();
        assert_eq!(standings, [Standing::Best, Standing::Middle, Standing::Worst, Standing::Uncounted]);
        assert_eq!((scale.best(), scale.uncounted()), (Some(Points(400)), Score::from_digit(9)));
        assert_eq!(Score::from_digit(10), None);
    }
}
