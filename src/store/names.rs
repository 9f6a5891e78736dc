//! The names of files. A session's are formed from its [`SessionId`] alone, so that no path can be smuggled in.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::domain::session::{SessionId, Timestamp};

/// The record of what was destroyed.
pub(crate) const RECORD: &str = "registro.log";
const TEMPORARY: &str = ".tmp";
const BACKUP: &str = ".anterior";
const LOCK: &str = ".lock";
const TRASHED_VERSION: &str = ".cerrada-";

/// `ID.json`
pub fn session(id: &SessionId) -> String {
    format!("{id}.json")
}

/// `ID.json.anterior`: the state before the last save.
pub(crate) fn backup(id: &SessionId) -> String {
    format!("{id}.json{BACKUP}")
}

/// `ID.v3.json` in `cerradas/`: a version that was handed in. An id has no dot.
pub(crate) fn version(id: &SessionId, version: u32) -> String {
    format!("{id}.v{version}.json")
}

/// The version of `id` that a name in `cerradas/` is the file of.
pub(crate) fn version_of(id: &SessionId, name: &str) -> Option<u32> {
    let number = name.strip_prefix(id.as_str())?.strip_prefix(".v")?.strip_suffix(".json")?.parse().ok()?;
    (version(id, number) == name).then_some(number)
}

/// What follows the beginning of a name in `papelera/` for a version that was handed in.
pub(crate) fn trashed_version(version: u32) -> String {
    format!(".json{TRASHED_VERSION}{version}")
}

/// The version that such a rest of a name is of.
pub(crate) fn version_of_trashed(rest: &str) -> Option<u32> {
    rest.strip_prefix(".json")?.strip_prefix(TRASHED_VERSION)?.parse().ok()
}

/// `ID.lock`; never deleted, for a lock on a deleted file holds nobody off. A take-over replaces it.
pub(crate) fn lock(id: &SessionId) -> String {
    format!("{id}{LOCK}")
}

/// A name under which `name` is written before it takes its place: `NAME.tmp-` and sixteen digits, another one each time.
/// Two writers never share one, not even of two machines: what one of them renames is never what the other wrote.
pub(crate) fn temporary(name: &str) -> String {
    let mut random = [0; 8];
    if getrandom::fill(&mut random).is_err() {
        // The name only has to be another than that of a writer at the same moment.
        let now = Utc::now().timestamp_nanos_opt().unwrap_or_default();
        random = (now ^ i64::from(std::process::id()).rotate_right(16)).to_le_bytes();
    }
    format!("{name}{TEMPORARY}-{:016x}", u64::from_le_bytes(random))
}

/// The name that a file being written is to take.
pub(crate) fn target(temporary: &str) -> Option<&str> {
    let (name, tail) = temporary.rsplit_once(TEMPORARY)?;
    // Bare in earlier versions.
    let ours = tail.is_empty() || tail.strip_prefix('-').is_some_and(|digits| digits.len() == 16);
    ours.then_some(name)
}

/// Where a file is kept that somebody else wrote and that came under our temporary name `written`.
pub(crate) fn kept(name: &str, written: &str) -> String {
    let digits = written.rsplit_once('-').map_or("", |(_, digits)| digits);
    format!("{name}.apartado-{digits}")
}

/// Whether a name is that of a file being written.
pub fn is_temporary(name: &str) -> bool {
    target(name).is_some()
}

/// `SHA256.json`
pub fn rubric(sha256: &str) -> String {
    format!("{sha256}.json")
}

/// Why a file is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// It could not be read: `danado`.
    Damaged,
    /// It could, but the person chose the other: `apartado`.
    NotChosen,
}

/// Names under which a file of `id` may be set aside; the later ones are for when the earlier are taken.
pub(crate) fn aside(id: &SessionId, why: Aside, now: Timestamp) -> impl Iterator<Item = String> + use<> {
    let word = match why {
        Aside::Damaged => "danado",
        Aside::NotChosen => "apartado",
    };
    numbered(format!("{id}.json.{word}-{}", now.format("%Y%m%d-%H%M%S")))
}

/// The session that a name in `sesiones/` is the file of.
pub(crate) fn session_id(name: &str) -> Option<SessionId> {
    SessionId::new(name.strip_suffix(".json")?)
}

/// The session that a name in `sesiones/` is the backup of.
pub(crate) fn backup_id(name: &str) -> Option<SessionId> {
    session_id(name.strip_suffix(BACKUP)?)
}

/// The session that a name in `sesiones/` is a temporary file of: of its content or of its lock.
pub(crate) fn temporary_id(name: &str) -> Option<SessionId> {
    let target = target(name)?;
    session_id(target).or_else(|| SessionId::new(target.strip_suffix(LOCK)?))
}

/// What a name in `sesiones/` has after `ID`, if it holds content of that session (`.json`, `.json.anterior`, set aside).
pub(crate) fn content_of<'n>(id: &SessionId, name: &'n str) -> Option<&'n str> {
    let rest = name.strip_prefix(id.as_str())?;
    let content = rest == ".json" || (rest.starts_with(".json.") && !is_temporary(rest));
    content.then_some(rest)
}

/// Names under which a session lies in `papelera/`, without what follows: `ID.20261122T093541Z`, in UTC so that it can
/// be read back.
pub(crate) fn trashed(id: &SessionId, now: Timestamp) -> impl Iterator<Item = String> + use<> {
    numbered(format!("{id}.{}Z", now.to_utc().format("%Y%m%dT%H%M%S")))
}

/// Takes a name in `papelera/` apart: the beginning that all files of the removed session share, its id, when it was
/// removed, and the rest.
pub(crate) fn parse_trashed(name: &str) -> Option<(&str, SessionId, DateTime<Utc>, &str)> {
    let (id, after) = name.split_once('.')?;
    let stamp_length = after.find('.')?;
    let (stamp, rest) = after.split_at(stamp_length);
    let time = stamp.split_once('Z')?.0;
    let removed = NaiveDateTime::parse_from_str(time, "%Y%m%dT%H%M%S").ok()?.and_utc();
    let stem = &name[..id.len() + 1 + stamp_length];
    (rest == ".json" || rest.starts_with(".json.")).then_some(())?;
    Some((stem, SessionId::new(id)?, removed, rest))
}

/// Ids for a copy of ours beside a file that changed underneath: `ID-conflicto-1` and on, never longer than 40.
pub(crate) fn conflicts(id: &SessionId) -> impl Iterator<Item = SessionId> + use<> {
    beside(id, "conflicto")
}

/// Ids for an imported session beside another one of its id: `ID-copia-1` and on, never longer than 40.
pub(crate) fn copies(id: &SessionId) -> impl Iterator<Item = SessionId> + use<> {
    beside(id, "copia")
}

fn beside(id: &SessionId, why: &'static str) -> impl Iterator<Item = SessionId> + use<> {
    let id = id.clone();
    (1..100).filter_map(move |n| {
        let tail = format!("-{why}-{n}");
        let head: String = id.as_str().chars().take(40 - tail.len()).collect();
        SessionId::new(&format!("{head}{tail}"))
    })
}

fn numbered(first: String) -> impl Iterator<Item = String> + use<> {
    let later = first.clone();
    std::iter::once(first).chain((2..100).map(move |n| format!("{later}-{n}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_in_json_and_nothing_else_does() {
        let id = SessionId::new("opd-1").unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-22T06:35:41-03:00").unwrap();
        let mut others = vec![backup(&id), lock(&id), temporary(&session(&id))];
        others.extend(aside(&id, Aside::Damaged, now).take(3));
        assert_eq!(others[3], "opd-1.json.danado-20261122-063541");
        assert!(others.iter().all(|name| session_id(name).is_none() && !name.ends_with(".json")), "{others:?}");
        assert_eq!(session_id(&session(&id)), Some(id.clone()));
        for written in [temporary(&session(&id)), temporary(&lock(&id)), "opd-1.json.tmp".to_owned()] {
            assert!(temporary_id(&written) == Some(id.clone()) && content_of(&id, &written).is_none(), "{written}");
        }
        assert_ne!(temporary(&session(&id)), temporary(&session(&id)));
        for other in ["opd-1.json", "opd-1.json.tmpx", "opd-1.json.tmp-12", "_rubricas.lock"] {
            assert_eq!(temporary_id(other), None, "{other}");
        }
        assert_eq!(backup_id(&backup(&id)), Some(id));
    }

    #[test]
    fn a_name_in_the_trash_tells_id_and_moment() {
        let id = SessionId::new("opd-1").unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-22T06:35:41-03:00").unwrap();
        for stem in trashed(&id, now).take(2) {
            let name = format!("{stem}.json.anterior");
            assert_eq!(parse_trashed(&name), Some((stem.as_str(), id.clone(), now.to_utc(), ".json.anterior")));
        }
        for odd in ["opd-1.json", "opd-1", "..20261122T093541Z.json", "opd-1.20261122T093541Z.txt", "x.ñZ.json"] {
            assert_eq!(parse_trashed(odd), None, "{odd}");
        }
    }

    #[test]
    fn content_of_a_session_is_not_mixed_up_with_that_of_its_neighbour() {
        let id = SessionId::new("opd").unwrap();
        assert_eq!(content_of(&id, "opd.json"), Some(".json"));
        assert_eq!(content_of(&id, "opd.json.danado-20261122-063541"), Some(".json.danado-20261122-063541"));
        for other in ["opd-2.json", "opd.lock", "opd.json.tmp", "opd.json.tmp-0123456789abcdef", "opd.jsonx"] {
            assert_eq!(content_of(&id, other), None, "{other}");
        }
    }

    #[test]
    fn a_conflict_copy_has_a_lawful_id_however_long_the_first() {
        let id = SessionId::new(&"a".repeat(40)).unwrap();
        let copies: Vec<_> = conflicts(&id).collect();
        assert_eq!(copies.len(), 99);
        assert!(copies[98].as_str().ends_with("-conflicto-99"));
    }
}
