//! What went wrong, as a kind that gives the exit status, a message and a hint.

use rustix::io::Errno;

use crate::store::StoreError;
use crate::store::error::ErrorKind;
use crate::wording::store::reason;

/// Kinds of failure; [`Kind::status`] gives the exit status of `interface.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nobody reads our output any more: no failure of ours, and nobody is told.
    NobodyReads,
    /// A session or a rubric is refused.
    Refused,
    /// The line is wrong, a beginning is ambiguous, or a terminal is lacking.
    Usage,
    /// Something could not be found, read or written.
    Unreached,
    /// The session is open elsewhere.
    HeldElsewhere,
    /// A fault of the program.
    Fault,
}

impl Kind {
    /// The exit status.
    pub(crate) fn status(self) -> u8 {
        match self {
            Self::NobodyReads => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Unreached => 3,
            Self::HeldElsewhere => 4,
            Self::Fault => 70,
        }
    }
}

/// A failure of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CliError {
    /// What kind.
    pub kind: Kind,
    /// What happened, in Spanish.
    pub message: String,
    /// What to do about it, in Spanish.
    pub hint: Option<String>,
}

/// What a command gives.
pub type Outcome<T> = Result<T, CliError>;

impl CliError {
    /// Without a hint.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hint: None }
    }

    /// A fault of the line, and what to do.
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, message: message.into(), hint: Some(hint.into()) }
    }

    /// Standard output could not be written.
    pub fn writing(error: &std::io::Error) -> Self {
        let errno = Errno::from_io_error(error).unwrap_or(Errno::IO);
        if errno == Errno::PIPE {
            return Self::new(Kind::NobodyReads, String::new());
        }
        Self::new(Kind::Unreached, crate::wording::cli::cannot_write(&reason(errno)))
    }
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        let kind = match error.kind {
            ErrorKind::Refused(_)
            | ErrorKind::RefusedRubric(_)
            | ErrorKind::RefusedPhrases(_)
            | ErrorKind::TooManyPhrases
            | ErrorKind::TooLarge
            | ErrorKind::ForeignId(_)
            | ErrorKind::UnknownRubric => Kind::Refused,
            ErrorKind::Ambiguous(..) => Kind::Usage,
            ErrorKind::System { .. }
            | ErrorKind::NotFound
            | ErrorKind::NotRegular
            | ErrorKind::Taken(_)
            | ErrorKind::VersionTaken(_)
            | ErrorKind::ReadOnly => Kind::Unreached,
            ErrorKind::HeldElsewhere(_) => Kind::HeldElsewhere,
        };
        Self::new(kind, error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Error;

    #[test]
    fn a_reader_that_left_is_no_failure_and_a_full_disk_is() {
        let gone = CliError::writing(&Error::from_raw_os_error(Errno::PIPE.raw_os_error()));
        assert_eq!(gone.kind.status(), 0);
        let full = CliError::writing(&Error::from_raw_os_error(Errno::NOSPC.raw_os_error()));
        assert_eq!(full.kind.status(), 3);
        assert!(full.message.contains("disco está lleno"), "{}", full.message);
    }
}
