//! Numbers as they are shown: exact until then, rounded half up once.

use num_bigint::BigInt;
use num_rational::BigRational;

/// A number of the summary rounded half up to hundredths: 8095 is 80,95.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub u64);

impl Hundredths {
    pub(super) fn round(exact: &BigRational) -> Self {
        let half = BigRational::new(BigInt::from(1), BigInt::from(2));
        let scaled = (exact * BigInt::from(100) + half).floor().to_integer();
        // Points are of four bytes, percentages and weights at most 100: the conversion cannot fail.
        Self(u64::try_from(scaled).unwrap_or(u64::MAX))
    }

    /// The nearest binary number, for JSON; its shortest decimal form is exactly the two decimals.
    #[allow(clippy::cast_precision_loss)] // at most 10 000, far below 2^53
    pub(crate) fn as_f64(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl Hundredths {
    /// Without decimals where there are none: `30`, `2,5`.
    pub(crate) fn short(self) -> String {
        let text = self.to_string();
        text.trim_end_matches('0').trim_end_matches(',').to_owned()
    }
}

/// A mark rounded half up to one decimal: 40 is 4,0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub u64);

impl Tenths {
    pub(super) fn round(exact: &BigRational) -> Self {
        let half = BigRational::new(BigInt::from(1), BigInt::from(2));
        let scaled = (exact * BigInt::from(10) + half).floor().to_integer();
        Self(u64::try_from(scaled).unwrap_or(u64::MAX))
    }

    /// The nearest binary number, for JSON.
    #[allow(clippy::cast_precision_loss)] // a mark is far below 2^53
    pub(crate) fn as_f64(self) -> f64 {
        self.0 as f64 / 10.0
    }
}

impl std::fmt::Display for Tenths {
    /// With the decimal comma of Chile: `4,0`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{},{}", self.0 / 10, self.0 % 10))
    }
}

impl std::fmt::Display for Hundredths {
    /// With the decimal comma of Chile: `80,95`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{},{:02}", self.0 / 100, self.0 % 100))
    }
}
