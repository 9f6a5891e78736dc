//! One holder per session: what the lock file tells the second opener, and what the second opener may write into it.
//!
//! The lock itself is flock(2) on `sesiones/ID.lock` ([`super::disk::Disk::lock`]); it ends with the process, however that
//! ends. Its first line says who holds it; a line more, that somebody asks for it. Only the account itself can write there.

use chrono::DateTime;

use crate::domain::session::Timestamp;
use crate::domain::text::harmless;

/// How the line of somebody who asks begins.
const REQUEST: &[u8] = b"pide ";
/// And that of somebody who asks no more.
const WITHDRAWAL: &[u8] = b"deja ";

/// Who has a session open. No machine, no terminal: only what helps to find the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The account's name, as far as it could be told.
    pub user: String,
    /// The process.
    pub process: u32,
    /// Since when.
    pub since: Timestamp,
}

impl Holder {
    /// This process.
    pub(crate) fn this_process(user: &str, since: Timestamp) -> Self {
        Self { user: user.to_owned(), process: std::process::id(), since }
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        format!("{} {} {}\n", self.process, self.since.to_rfc3339(), self.user).into_bytes()
    }

    /// The line by which this process asks the holder to let go.
    pub(super) fn to_request(&self) -> Vec<u8> {
        let mut line = REQUEST.to_vec();
        line.extend(self.to_bytes());
        line
    }

    /// The line by which this process takes that back.
    pub(super) fn to_withdrawal(&self) -> Vec<u8> {
        let mut line = WITHDRAWAL.to_vec();
        line.extend(self.to_bytes());
        line
    }

    /// Who asks for a lock last, according to its file, and has not taken that back.
    pub(super) fn asking(bytes: &[u8]) -> Option<Self> {
        let mut withdrawn = Vec::new();
        for line in bytes.split(|&byte| byte == b'\n').rev() {
            let after = |word: &[u8]| line.strip_prefix(word).and_then(Self::from_bytes);
            withdrawn.extend(after(WITHDRAWAL).map(|who| who.process));
            match after(REQUEST) {
                Some(who) if !withdrawn.contains(&who.process) => return Some(who),
                Some(_) | None => {}
            }
        }
        None
    }

    /// What a lock file says; nothing if it makes no sense (it may just be written).
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.lines().next()?;
        let mut words = text.splitn(3, ' ');
        let process = words.next()?.parse().ok()?;
        let since = DateTime::parse_from_rfc3339(words.next()?).ok()?;
        Some(Self { user: harmless(words.next()?), process, since })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_opener_reads_what_the_first_wrote() {
        let since = DateTime::parse_from_rfc3339("2026-11-22T06:35:41-03:00").unwrap();
        let holder = Holder::this_process("Ana María", since);
        assert_eq!(Holder::from_bytes(&holder.to_bytes()), Some(holder));
        for odd in [&b""[..], b"12", b"12 ayer yo", b"\xff\xfe", b"x 2026-11-22T06:35:41-03:00 yo"] {
            assert_eq!(Holder::from_bytes(odd), None);
        }
    }

    #[test]
    fn the_holder_reads_who_asks_and_a_line_that_is_not_whole_asks_nothing() {
        let since = DateTime::parse_from_rfc3339("2026-11-22T06:35:41-03:00").unwrap();
        let (holder, second) = (Holder::this_process("Ana", since), Holder { process: 7, user: "Ana".into(), since });
        let mut said = holder.to_bytes();
        assert_eq!(Holder::asking(&said), None);
        said.extend_from_slice(b"pide 12\n");
        assert_eq!(Holder::asking(&said), None);
        said.extend(holder.to_request());
        said.extend(second.to_request());
        assert_eq!((Holder::asking(&said), Holder::from_bytes(&said)), (Some(second.clone()), Some(holder.clone())));
        // Who asks no more leaves the others asking.
        said.extend(second.to_withdrawal());
        assert_eq!(Holder::asking(&said), Some(holder.clone()));
        said.extend(holder.to_withdrawal());
        assert_eq!(Holder::asking(&said), None);
        said.extend(second.to_request());
        assert_eq!(Holder::asking(&said), Some(second));
    }
}
