//! The seal of a version that is handed in: SHA-256 over its canonical form ([`super::canonical`]), so that whoever has the
//! file, or the seal on paper, can tell whether anything of it is another.

/// Digits of a group of a printed seal.
const GROUP: usize = 4;
/// Fewest digits that are compared: whoever types fewer learns nothing.
pub(crate) const FEWEST_DIGITS: usize = 4 * GROUP;

/// SHA-256 over what was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seal(pub [u8; 32]);

impl Seal {
    /// The seal of 64 hexadecimal digits, as a file has it.
    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        let digit = |byte: &u8| char::from(*byte).to_digit(16).filter(|_| !byte.is_ascii_uppercase());
        let digits: Option<Vec<u32>> = text.bytes().map(|byte| digit(&byte)).collect();
        let bytes =
            digits?.chunks(2).map(|pair| pair.iter().fold(0, |all, digit| all * 16 + digit)).collect::<Vec<_>>();
        let bytes: Option<Vec<u8>> = bytes.into_iter().map(|byte| u8::try_from(byte).ok()).collect();
        if text.len() == 64 { bytes?.try_into().ok().map(Self) } else { None }
    }

    /// As a file has it.
    pub(crate) fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Compares with what somebody `typed` from paper: capitals, blanks and dashes do not matter.
    pub fn compare(&self, typed: &str) -> Compared {
        let digits: Vec<char> =
            typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–' | '·')).collect();
        if let Some(odd) = digits.iter().find(|c| !c.is_ascii_hexdigit()) {
            return Compared::Unreadable(*odd);
        }
        let own: Vec<char> = self.hex().chars().collect();
        if digits.len() > own.len() {
            return Compared::TooLong(digits.len());
        }
        let same = digits.iter().zip(&own).take_while(|(typed, own)| typed.to_ascii_lowercase() == **own).count();
        if same < digits.len() {
            return Compared::Other { group: same / GROUP + 1 };
        }
        if digits.len() < FEWEST_DIGITS {
            return Compared::TooShort(digits.len());
        }
        if same == own.len() { Compared::Same } else { Compared::Beginning { groups: same / GROUP } }
    }
}

impl std::fmt::Display for Seal {
    /// As it is printed and typed: sixteen groups of four, one word of a command line.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (n, pair) in self.0.chunks(GROUP / 2).enumerate() {
            let dash = if n == 0 { "" } else { "-" };
            write!(f, "{dash}{}", pair.iter().map(|byte| format!("{byte:02X}")).collect::<String>())?;
        }
        Ok(())
    }
}

/// What a typed seal is to the one that a session has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// The same.
    Same,
    /// As far as it was typed, in whole groups; at least four.
    Beginning {
        /// How many.
        groups: usize,
    },
    /// Another one.
    Other {
        /// The first group that differs, from 1.
        group: usize,
    },
    /// Too few digits to tell anything: so many.
    TooShort(usize),
    /// More digits than a seal has: so many.
    TooLong(usize),
    /// A character that is no hexadecimal digit.
    Unreadable(char),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal() -> Seal {
        Seal(std::array::from_fn(|n| u8::try_from((n * 7 + 160) & 255).unwrap()))
    }

    #[test]
    fn a_seal_is_written_for_people_and_for_files_and_read_back() {
        let seal = seal();
        assert_eq!(seal.to_string(), "A0A7-AEB5-BCC3-CAD1-D8DF-E6ED-F4FB-0209-1017-1E25-2C33-3A41-484F-565D-646B-7279");
        assert_eq!(Seal::from_hex(&seal.hex()), Some(seal));
        let hex = seal.hex();
        for wrong in ["", &hex[1..], &format!("{hex}0"), &hex.to_uppercase(), &format!("{}g", &hex[1..])] {
            assert_eq!(Seal::from_hex(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_typed_from_paper_is_compared_however_it_is_spelt() {
        let (seal, shown) = (seal(), seal().to_string());
        for same in [
            shown.clone(),
            shown.to_lowercase(),
            shown.replace(' ', "-"),
            shown.replace(' ', ""),
            format!(" {shown}\n"),
        ] {
            assert_eq!(seal.compare(&same), Compared::Same, "{same}");
        }
        assert_eq!(seal.compare(&shown[..24]), Compared::Beginning { groups: 5 });
        assert_eq!(seal.compare(&shown[..14]), Compared::TooShort(12));
        assert_eq!(seal.compare(""), Compared::TooShort(0));
        assert_eq!(seal.compare(&format!("{shown} 0000")), Compared::TooLong(68));
        assert_eq!(seal.compare("A0A7 AEB5 BCC4"), Compared::Other { group: 3 });
        assert_eq!(seal.compare(&shown.replace("7279", "7278")), Compared::Other { group: 16 });
        assert_eq!(seal.compare("A0A7 AEBO"), Compared::Unreadable('O'));
    }
}
