//! Up to which day what lies in the trash is destroyed.

use chrono::NaiveDate;

use super::identification::{parse_chilean, parse_iso};

/// The first day whose removals stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before(NaiveDate);

/// Why a date is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeforeFault {
    /// Not a date of the calendar.
    NotADate,
    /// It has not begun: a slip in the year would destroy all there is.
    NotYet(NaiveDate),
}

impl Before {
    /// The day that `text` says, as people or as files write it.
    ///
    /// # Errors
    /// It is no date, or lies after `today`.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, BeforeFault> {
        let day = parse_iso(text.trim()).or_else(|| parse_chilean(text)).ok_or(BeforeFault::NotADate)?;
        if day > today { Err(BeforeFault::NotYet(day)) } else { Ok(Self(day)) }
    }

    /// Whether what was removed on `day` is destroyed.
    pub fn includes(self, day: NaiveDate) -> bool {
        day < self.0
    }

    /// The day itself.
    pub fn day(self) -> NaiveDate {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_iso(text).unwrap()
    }

    #[test]
    fn what_was_removed_on_the_day_itself_stays() {
        for text in ["22-11-2026", "2026-11-22", " 22/11/26 "] {
            let before = Before::parse(text, day("2026-11-26")).unwrap();
            assert!(before.includes(day("2026-11-21")), "{text}");
            assert!(!before.includes(day("2026-11-22")) && !before.includes(day("2026-11-23")), "{text}");
        }
    }

    #[test]
    fn a_day_that_has_not_begun_or_does_not_exist_is_refused() {
        let today = day("2026-11-26");
        assert_eq!(Before::parse("26-11-2026", today).map(Before::day), Ok(today));
        assert_eq!(Before::parse("27-11-2026", today), Err(BeforeFault::NotYet(day("2026-11-27"))));
        for text in ["", "ayer", "31-02-2026", "2026-13-01", "22-11"] {
            assert_eq!(Before::parse(text, today), Err(BeforeFault::NotADate), "{text}");
        }
    }
}
