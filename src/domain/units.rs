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

impl std::fmt::Display for Hundredths {
    /// With the decimal comma of Chile: `80,95`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{},{:02}", self.0 / 100, self.0 % 100))
    }
}
