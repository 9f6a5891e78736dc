//! What was done with a session as a whole: begun, closed, opened again. It stands inside the session, under its seal.

use chrono::{DateTime, FixedOffset};

use crate::domain::seal::Seal;

/// A moment with the offset of the place where it was taken.
pub type Timestamp = DateTime<FixedOffset>;

/// Whether a session can still be worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Under way.
    #[default]
    Open,
    /// Handed in; can be read.
    Closed,
}

/// Most acts of a session; more are no supervision's.
pub(crate) const MAX_DEEDS: usize = 1_000;

/// What the name under a closing means (21 CFR 11.50: a signature says what it is for).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Made the supervision and answers for what is written.
    Authorship,
    /// Looked it through.
    Review,
    /// Lets it go out.
    Approval,
}

impl Meaning {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Authorship, Self::Review, Self::Approval];
}

/// A version that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Which, from 1.
    pub version: u32,
    /// When.
    pub at: Timestamp,
    /// Who closed it.
    pub by: String,
    /// What their name means.
    pub meaning: Meaning,
    /// The hash of what was handed in.
    pub seal: Seal,
}

/// A version that was opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopening {
    /// Which.
    pub from: u32,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// One of these acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// It was begun.
    Created(Timestamp),
    /// It was closed.
    Closed(Closing),
    /// It was opened again.
    Reopened(Reopening),
}

/// Whether a session of these deeds is open, and in which version.
///
/// # Errors
/// The position of the first that cannot follow what stands before it.
pub(crate) fn replay(deeds: &[Deed]) -> Result<(Status, u32), usize> {
    let (mut status, mut version) = (Status::Open, 1);
    for (n, deed) in deeds.iter().enumerate() {
        // One that was closed by an older program, or by hand, has no closing and can be opened again all the same.
        let unsealed = deeds[..n].iter().all(|before| matches!(before, Deed::Created(_)));
        match deed {
            Deed::Created(_) if n == 0 => {}
            Deed::Closed(closing) if status == Status::Open && closing.version == version => status = Status::Closed,
            Deed::Reopened(reopening) if reopening.from == version && (status == Status::Closed || unsealed) => {
                status = Status::Open;
                version = version.checked_add(1).ok_or(n)?;
            }
            Deed::Created(_) | Deed::Closed(_) | Deed::Reopened(_) => return Err(n),
        }
    }
    Ok((status, version))
}

/// Whether a session of this status can have these deeds: what was closed has its closing last, but for one that was
/// never closed by this program.
pub(crate) fn agree(status: Status, deeds: &[Deed]) -> bool {
    let never_closed = deeds.iter().all(|deed| matches!(deed, Deed::Created(_)));
    replay(deeds).is_ok_and(|(replayed, _)| replayed == status || never_closed)
}
