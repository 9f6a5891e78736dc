//! The names of files. A session's are formed from its [`SessionId`] alone, so that no path can be smuggled in.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::domain::session::{SessionId, Timestamp};

/// The record of what was destroyed.
pub const RECORD: &str = "registro.log";
const TEMPORARY: &str = ".tmp";
const BACKUP: &str = ".anterior";

/// `ID.json`
#[must_use]
pub fn session(id: &SessionId) -> String {
    format!("{id}.json")
}

/// `ID.json.anterior`: the state before the last save.
#[must_use]
pub fn backup(id: &SessionId) -> String {
    format!("{id}.json{BACKUP}")
}

/// `ID.lock`; made once and never deleted, for a lock on a deleted file holds nobody off.
#[must_use]
pub fn lock(id: &SessionId) -> String {
    format!("{id}.lock")
}

/// The fixed name under which `name` is written before it takes its place.
#[must_use]
pub fn temporary(name: &str) -> String {
    format!("{name}{TEMPORARY}")
}

/// Whether a name is that of a file being written.
#[must_use]
pub fn is_temporary(name: &str) -> bool {
    name.ends_with(TEMPORARY)
}

/// `SHA256.json`
#[must_use]
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
pub fn aside(id: &SessionId, why: Aside, now: Timestamp) -> impl Iterator<Item = String> + use<> {
    let word = match why {
        Aside::Damaged => "danado",
        Aside::NotChosen => "apartado",
    };
    numbered(format!("{id}.json.{word}-{}", now.format("%Y%m%d-%H%M%S")))
}

/// The session that a name in `sesiones/` is the file of.
#[must_use]
pub fn session_id(name: &str) -> Option<SessionId> {
    SessionId::new(name.strip_suffix(".json")?)
}

/// The session that a name in `sesiones/` is the backup of.
#[must_use]
pub fn backup_id(name: &str) -> Option<SessionId> {
    session_id(name.strip_suffix(BACKUP)?)
}

/// The session that a name in `sesiones/` is the temporary file of.
#[must_use]
pub fn temporary_id(name: &str) -> Option<SessionId> {
    session_id(name.strip_suffix(TEMPORARY)?)
}

/// What a name in `sesiones/` has after `ID`, if it holds content of that session (`.json`, `.json.anterior`, set aside).
#[must_use]
pub fn content_of<'n>(id: &SessionId, name: &'n str) -> Option<&'n str> {
    let rest = name.strip_prefix(id.as_str())?;
    let content = rest == ".json" || (rest.starts_with(".json.") && !rest.ends_with(TEMPORARY));
    content.then_some(rest)
}

/// Names under which a session lies in `papelera/`, without what follows: `ID.20261122T093541Z`, in UTC so that it can
/// be read back.
pub fn trashed(id: &SessionId, now: Timestamp) -> impl Iterator<Item = String> + use<> {
    numbered(format!("{id}.{}Z", now.to_utc().format("%Y%m%dT%H%M%S")))
}

/// Takes a name in `papelera/` apart: the beginning that all files of the removed session share, its id, when it was
/// removed, and the rest.
#[must_use]
pub fn parse_trashed(name: &str) -> Option<(&str, SessionId, DateTime<Utc>, &str)> {
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
pub fn conflicts(id: &SessionId) -> impl Iterator<Item = SessionId> + use<> {
    beside(id, "conflicto")
}

/// Ids for an imported session beside another one of its id: `ID-copia-1` and on, never longer than 40.
pub fn copies(id: &SessionId) -> impl Iterator<Item = SessionId> + use<> {
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
        assert_eq!(temporary_id(&temporary(&session(&id))), Some(id.clone()));
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
        for other in ["opd-2.json", "opd.lock", "opd.json.tmp", "opd.jsonx"] {
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
