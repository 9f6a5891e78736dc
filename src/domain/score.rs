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

/// Most points that a score can have.
pub(crate) const MAX_POINTS: Points = Points(100_000);
/// Longest mark of a score, in characters.
pub(crate) const MAX_MARK_CHARS: usize = 4;

/// The texts that an answer must carry, in the order in which they are asked: none, one, or both, and none twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demands {
    /// The score is an answer by itself.
    Nothing,
    /// This text.
    One(TextKind),
    /// Both, this one first.
    Both(TextKind),
}

impl Demands {
    /// Of a list; nothing where a text stands in it twice.
    pub(crate) fn of(kinds: &[TextKind]) -> Option<Self> {
        match kinds {
            [] => Some(Self::Nothing),
            [kind] => Some(Self::One(*kind)),
            [first, second] if first != second => Some(Self::Both(*first)),
            _ => None,
        }
    }

    /// The texts, in order.
    pub(crate) fn kinds(self) -> impl Iterator<Item = TextKind> {
        let (first, second) = match self {
            Self::Nothing => (None, None),
            Self::One(kind) => (Some(kind), None),
            Self::Both(first) => (Some(first), Some(first.other())),
        };
        first.into_iter().chain(second)
    }

    /// Whether `kind` is among them.
    pub(crate) fn include(self, kind: TextKind) -> bool {
        self.kinds().any(|one| one == kind)
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
    /// What is shown for the digit, at most [`MAX_MARK_CHARS`], where the rubric has letters for its scores.
    pub mark: Option<String>,
    /// What counts; without points the answer leaves the calculation.
    pub points: Option<Points>,
    /// The texts that an answer with this score must carry.
    pub demands: Demands,
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

    /// The mark of `score`, where the rubric has one.
    pub(crate) fn mark(&self, score: Score) -> Option<&str> {
        self.entry(score)?.mark.as_deref()
    }

    /// What is shown for `score`: its mark, or its digit where it has none.
    pub(crate) fn shown(&self, score: Score) -> String {
        self.mark(score).map_or_else(|| score.to_string(), str::to_owned)
    }

    /// The longest mark, in characters; 0 in a scale without marks.
    pub(crate) fn marks_chars(&self) -> usize {
        self.0.iter().filter_map(|entry| entry.mark.as_ref()).map(|mark| mark.chars().count()).max().unwrap_or(0)
    }

    /// The longest of what is shown for scores, in characters.
    pub(crate) fn shown_chars(&self) -> usize {
        self.scores().map(|score| self.shown(score).chars().count()).max().unwrap_or(1)
    }

    /// The texts that `score` demands; of a score of another rubric, a hallazgo, so that nothing counts without a text.
    pub(crate) fn demands(&self, score: Score) -> Demands {
        self.entry(score).map_or(Demands::One(TextKind::Hallazgo), |entry| entry.demands)
    }

    /// What counts of `score`; nothing where it leaves the calculation.
    pub(crate) fn points(&self, score: Score) -> Option<Points> {
        self.entry(score)?.points
    }

    /// The first score that leaves the calculation: what is given where there is nothing to rate. None in a scale
    /// without any points, where nothing tells it from the others.
    pub(crate) fn uncounted(&self) -> Option<Score> {
        self.best()?;
        self.0.iter().find(|entry| entry.points.is_none()).map(|entry| entry.score)
    }

    /// The most points that a score has; a percentage is a share of these.
    pub(crate) fn best(&self) -> Option<Points> {
        self.0.iter().filter_map(|entry| entry.points).max()
    }

    /// Where `score` stands; in a scale without points none is better than another.
    pub(crate) fn standing(&self, score: Score) -> Standing {
        let Some(best) = self.best() else { return Standing::Middle };
        let Some(points) = self.points(score) else { return Standing::Uncounted };
        if points == best {
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
            mark: None,
            points: points.map(Points::whole),
            demands: Demands::One(TextKind::Hallazgo),
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

    #[test]
    fn without_points_no_score_is_better_than_another_and_none_stands_for_nothing_to_rate() {
        let scale = scale(&[(4, None), (1, None), (0, None)]);
        assert!(scale.scores().all(|score| scale.standing(score) == Standing::Middle));
        assert_eq!((scale.best(), scale.uncounted()), (None, None));
    }

    #[test]
    fn a_score_demands_each_text_once_at_most() {
        use TextKind::{Hallazgo, Observacion};
        assert_eq!(Demands::of(&[]), Some(Demands::Nothing));
        let both = Demands::of(&[Observacion, Hallazgo]).unwrap();
        assert_eq!(both.kinds().collect::<Vec<_>>(), [Observacion, Hallazgo]);
        assert_eq!(Demands::of(&[Hallazgo, Hallazgo]), None);
        assert!(!Demands::One(Hallazgo).include(Observacion));
    }
}
