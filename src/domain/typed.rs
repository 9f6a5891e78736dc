//! Numbers as they are typed. What is no whole number is refused with the reason, and never mended: `10,5/12` is not 10 of
//! 512.

use super::bands::Cases;

/// Most digits of a number that is counted.
const COUNT_DIGITS: usize = 9;
/// Most digits of a number of the sample.
const SAMPLE_DIGITS: usize = 6;

/// Why what was typed is no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountFault {
    /// Not whole numbers with a stroke, a dash, a blank or *de* between them.
    Unreadable,
    /// More than nine digits.
    TooLarge,
    /// How many meet the criterion is there, of how many is not.
    NoTotal,
    /// The other way round.
    NoMeeting,
}

/// A number of the sample; nothing where `typed` is none.
pub(crate) fn sample_number(typed: &str) -> Option<u32> {
    let digits = typed.len() <= SAMPLE_DIGITS && typed.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| typed.parse().ok()).flatten()
}

/// The count that is `typed`, of `offered` where it names no total.
///
/// # Errors
/// Why it is none.
pub(crate) fn count(typed: &str, offered: Option<u64>) -> Result<Cases, CountFault> {
    let typed = typed.trim();
    let (first, rest) = typed.split_at(typed.find(|c: char| !c.is_ascii_digit()).unwrap_or(typed.len()));
    let between = rest.trim_start();
    let second = match between.strip_prefix(['/', '-']).or_else(|| between.strip_prefix("de")) {
        Some(second) => Some(second.trim_start()),
        // A blank alone is between them as well.
        None => (!between.is_empty() && between.len() < rest.len()).then_some(between),
    };
    match (first.is_empty(), second) {
        (true, Some(_)) if !between.starts_with('-') => Err(CountFault::NoMeeting),
        (true, _) => Err(CountFault::Unreadable),
        (false, Some("")) => Err(CountFault::NoTotal),
        (false, Some(second)) => Ok(Cases { meeting: number(first)?, reviewed: number(second)? }),
        (false, None) if between.is_empty() => {
            Ok(Cases { meeting: number(first)?, reviewed: offered.ok_or(CountFault::NoTotal)? })
        }
        (false, None) => Err(CountFault::Unreadable),
    }
}

fn number(typed: &str) -> Result<u64, CountFault> {
    if !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CountFault::Unreadable);
    }
    if typed.len() > COUNT_DIGITS {
        return Err(CountFault::TooLarge);
    }
    typed.parse().map_err(|_| CountFault::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(typed: &str) -> Result<(u64, u64), CountFault> {
        count(typed, Some(12)).map(|cases| (cases.meeting, cases.reviewed))
    }

    #[test]
    fn a_count_is_one_number_or_two() {
        for typed in ["10/11", "10 11", "10-11", "10 / 11", "10de11", "10 de 11", " 10/11 "] {
            assert_eq!(read(typed), Ok((10, 11)), "{typed}");
        }
        assert_eq!(read("10"), Ok((10, 12)), "of as many as are offered");
        assert_eq!(read("007"), Ok((7, 12)));
        assert_eq!(read("0/0"), Ok((0, 0)));
        assert_eq!(read("999999999/999999999"), Ok((999_999_999, 999_999_999)));
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_the_reason() {
        for typed in
            ["10,5/12", "10.5/12", "-3", "- 3", "1e3", "x", "", "10/12/14", "10//12", "10/x", "10/-2", "１０", "+3"]
        {
            assert_eq!(read(typed), Err(CountFault::Unreadable), "{typed}");
        }
        for typed in ["12/", "12 /", "12-", "12 de"] {
            assert_eq!(read(typed), Err(CountFault::NoTotal), "{typed}");
        }
        for typed in ["/12", "de 12", " / 12"] {
            assert_eq!(read(typed), Err(CountFault::NoMeeting), "{typed}");
        }
        assert_eq!(count("12", None), Err(CountFault::NoTotal));
        assert_eq!(read("1234567890"), Err(CountFault::TooLarge));
        assert_eq!(read("1/1234567890"), Err(CountFault::TooLarge));
        for typed in ["10,5", "-3", "1e3", "12/", "/12", "", " 12", "+3", "1234567"] {
            assert_eq!(sample_number(typed), None, "{typed}");
        }
        assert_eq!((sample_number("12"), sample_number("999999")), (Some(12), Some(999_999)));
    }

    proptest! {
        /// Digits that were not typed side by side never become one number.
        #[test]
        fn no_number_is_made_of_two(typed in "[0-9,./ de-]{0,14}") {
            if let Ok(cases) = count(&typed, Some(12)) {
                let runs: Vec<u64> = typed.split(|c: char| !c.is_ascii_digit()).filter_map(|run| run.parse().ok()).collect();
                prop_assert!(runs == [cases.meeting] || runs == [cases.meeting, cases.reviewed], "{}: {:?}", typed, cases);
            }
        }
    }
}
