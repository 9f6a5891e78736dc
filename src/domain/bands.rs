//! From "k of n cases" to the levels whose band covers that share.
//!
//! The rubric states its bands in whole percents and leaves holes between them (101 of 200 is 50,5 %, which neither
//! "0–50" nor "51–99" covers) and overlaps (exactly 50 % in 1.1.4). The program names the levels that fit and never decides.

use super::roll::Group;
use super::sample::Population;
use super::score::Score;
use super::units::Hundredths;

/// What a criterion counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Carpetas individuales.
    Folders,
    /// Casos.
    Cases,
    /// Casos judicializados.
    CourtCases,
    /// Informes.
    Reports,
    /// Planes de intervención individual.
    Plans,
    /// Two lists compared: entries of one against entries of the other, so that the share can pass 100 %.
    Lists,
}

/// Where a band begins or ends, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upper {
    /// Up to and with this percentage ("entre el 0% y el 50%").
    To(u32),
    /// Below this percentage ("menos del 50%").
    Below(u32),
}

/// The share of cases that one level covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The level, 1 to 3.
    pub level: Score,
    /// Least percentage, itself covered.
    pub from: u32,
    /// Where it ends.
    pub upper: Upper,
}

/// What the two numbers of a counter are, short and in Spanish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterNames {
    /// The first, before its number: `En el anexo`.
    pub meeting: String,
    /// The second, behind its number: `en el listado`.
    pub reviewed: String,
}

/// How a criterion rates a share of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bands {
    /// What is counted.
    pub unit: Unit,
    /// Whose number in the sample is the "of how many", where the rubric says it.
    pub of: Option<Population>,
    /// The cases that it is about, where these are not all.
    pub about: Option<Group>,
    /// A draft that an earlier program had here, with the places of [`super::places::OF_A_COUNT`]: a file may still have
    /// it, and no text comes from it.
    pub sentence: Option<String>,
    /// What the two numbers of a counter are, where "so many meet, of so many" does not say it: two lists.
    pub names: Option<CounterNames>,
    /// The bands, in the order of the rubric file.
    pub bands: Vec<Band>,
}

/// How many meet a criterion, of how many. `meeting` above `reviewed` and 0 of 0 are valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Cases {
    /// Cases that meet the criterion.
    pub meeting: u64,
    /// Cases looked at.
    pub reviewed: u64,
}

impl Cases {
    /// The share in percent, rounded half up; none of nothing. A share too great for the type is the greatest it holds.
    pub(crate) fn percent(self) -> Option<Hundredths> {
        let whole = u128::from(self.reviewed);
        let rounded = (20_000 * u128::from(self.meeting) + whole).checked_div(2 * whole)?;
        Some(Hundredths(u64::try_from(rounded).unwrap_or(u64::MAX)))
    }
}

impl Band {
    /// Whether `cases` lies in this band; exact, since k/n ≥ p % is 100·k ≥ p·n in whole numbers.
    pub(crate) fn covers(&self, cases: Cases) -> bool {
        let share = 100 * u128::from(cases.meeting);
        let whole = u128::from(cases.reviewed);
        let below_upper = match self.upper {
            Upper::To(percent) => share <= u128::from(percent) * whole,
            Upper::Below(percent) => share < u128::from(percent) * whole,
        };
        whole > 0 && share >= u128::from(self.from) * whole && below_upper
    }
}

impl Bands {
    /// The levels whose band covers `cases`: none where the rubric leaves a hole or nothing was reviewed, two where it overlaps.
    pub(crate) fn fitting(&self, cases: Cases) -> Vec<Score> {
        self.bands.iter().filter(|band| band.covers(cases)).map(|band| band.level).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bands(list: &[(Score, u32, Upper)]) -> Bands {
        Bands {
            unit: Unit::Cases,
            of: None,
            about: None,
            sentence: None,
            names: None,
            bands: list.iter().map(|&(level, from, upper)| Band { level, from, upper }).collect(),
        }
    }

    fn usual() -> Bands {
        bands(&[(Score::One, 0, Upper::To(50)), (Score::Two, 51, Upper::To(99)), (Score::Three, 100, Upper::To(100))])
    }

    #[test]
    fn a_share_on_an_edge_belongs_to_the_band() {
        assert_eq!(usual().fitting(Cases { meeting: 1, reviewed: 2 }), [Score::One]);
        assert_eq!(usual().fitting(Cases { meeting: 51, reviewed: 100 }), [Score::Two]);
        assert_eq!(usual().fitting(Cases { meeting: 7, reviewed: 7 }), [Score::Three]);
    }

    #[test]
    fn a_share_in_a_hole_belongs_to_none() {
        assert_eq!(usual().fitting(Cases { meeting: 101, reviewed: 200 }), []);
        assert_eq!(usual().fitting(Cases { meeting: 199, reviewed: 200 }), []);
        assert_eq!(usual().fitting(Cases { meeting: 8, reviewed: 7 }), []);
        assert_eq!(usual().fitting(Cases { meeting: 0, reviewed: 0 }), []);
    }

    #[test]
    fn an_overlap_names_both_and_below_excludes_its_edge() {
        let overlap = bands(&[(Score::One, 0, Upper::To(50)), (Score::Two, 50, Upper::To(99))]);
        assert_eq!(overlap.fitting(Cases { meeting: 5, reviewed: 10 }), [Score::One, Score::Two]);
        let below = bands(&[(Score::One, 0, Upper::Below(50)), (Score::Two, 50, Upper::To(89))]);
        assert_eq!(below.fitting(Cases { meeting: 5, reviewed: 10 }), [Score::Two]);
    }

    #[test]
    fn a_share_is_rounded_half_up_to_two_decimals() {
        for (meeting, reviewed, shown) in [
            (12, 15, "80,00"),
            (17, 19, "89,47"),
            (0, 7, "0,00"),
            (2, 3, "66,67"),
            (1, 20_000, "0,01"),
            (1, 20_001, "0,00"),
            (52, 51, "101,96"),
        ] {
            assert_eq!(Cases { meeting, reviewed }.percent().unwrap().to_string(), shown, "{meeting} of {reviewed}");
        }
        assert_eq!(Cases { meeting: 3, reviewed: 0 }.percent(), None);
        assert_eq!(Cases { meeting: u64::MAX, reviewed: u64::MAX }.percent(), Some(Hundredths(10_000)));
    }

    #[test]
    fn the_largest_counts_do_not_overflow() {
        assert_eq!(usual().fitting(Cases { meeting: u64::MAX, reviewed: u64::MAX }), [Score::Three]);
    }
}
