//! The saved sessions as a list shows them, and finding one by the beginning of its id.
//!
//! A list skims the files ([`wire::glance`]): it says what they say, without checking seals. Whatever is wrong with one
//! file is told beside it, and never stops the list.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread::Builder;

use chrono::DateTime;

use super::Store;
use super::disk::{Locking, Place, Stamp, again};
use super::error::{Doing, ErrorKind, Problem, StoreError, StoreResult};
use super::fault::one_line;
use super::load::Candidate;
use super::lock::Holder;
use super::names;
use super::save::unlink_if_there;
use super::watch::Watch;
use super::wire::{self, Glance};
use crate::domain::identification::Kind;
use crate::domain::scoring::Hundredths;
use crate::domain::session::{RubricPin, SessionId, Status, Timestamp};

/// Files that one thread takes at a time: a screenful.
const BATCH: usize = 64;
/// Threads that read; the machines have few cores, shared by many.
const THREADS: usize = 2;
/// Bytes of stack of such a thread; given, because without it Rust asks the environment (`RUST_MIN_STACK`).
const STACK: usize = 2 << 20;
/// Ids that are named where a beginning is ambiguous.
const NAMED: usize = 8;

/// A line of the list; what is unknown is absent.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The id; absent if the file's name is none.
    pub id: Option<SessionId>,
    /// The file.
    pub path: PathBuf,
    /// Open or closed.
    pub status: Option<Status>,
    /// The version that was handed in, if it is closed.
    pub version: Option<u32>,
    /// Ordinary or extraordinary.
    pub kind: Option<Kind>,
    /// Code of the project.
    pub project_code: Option<String>,
    /// Name of the office.
    pub project_name: Option<String>,
    /// Commune.
    pub commune: Option<String>,
    /// Day of the visit, as in the file.
    pub visit_date: Option<String>,
    /// When something in it changed last.
    pub changed_at: Option<Timestamp>,
    /// How many criteria its rubric has.
    pub criteria: Option<usize>,
    /// How many of them are complete.
    pub complete: Option<usize>,
    /// The result so far.
    pub total_percent: Option<Hundredths>,
    /// What is wrong with the file, in Spanish; it may have several lines.
    pub problem: Option<Problem>,
    /// Who of this account has it open now.
    pub holder: Option<Holder>,
    /// When the file was written, seconds since 1970: stands in where `changed_at` is unknown.
    pub modified: i64,
}

impl Entry {
    fn newest_first(&self) -> (std::cmp::Reverse<i64>, &PathBuf) {
        let at = self.changed_at.map_or(self.modified, |at| at.timestamp());
        (std::cmp::Reverse(at), &self.path)
    }
}

/// A file to be skimmed.
struct Item {
    name: String,
    id: Option<SessionId>,
    is_backup: bool,
    stamp: Option<Stamp>,
}

impl Store {
    /// All sessions, newest change first, each read in full: a broken seal, a wrong value or a later version is a
    /// problem here as it is on opening.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn list(&self) -> StoreResult<Vec<Entry>> {
        let mut all = self.skim()?;
        all.iter_mut().for_each(|entry| self.read_in_full(entry));
        Ok(all)
    }

    /// Says what is wrong with the file of a skimmed entry, if anything is.
    pub(crate) fn read_in_full(&self, entry: &mut Entry) {
        if let (None, Some(id)) = (&entry.problem, &entry.id)
            && let Candidate::Bad(bad) = self.candidate(id, &names::session(id))
        {
            entry.problem = Some(bad.error.into());
        }
    }

    /// All sessions, newest change first, as [`Store::scan`] sees them.
    fn skim(&self) -> StoreResult<Vec<Entry>> {
        let mut all = Vec::new();
        self.scan(&mut |mut batch| {
            all.append(&mut batch);
            true
        })?;
        sort(&mut all);
        Ok(all)
    }

    /// Skims all sessions (their JSON is sound; what it says is not checked) and gives them to `batch`, some at a time, the files written last first, so that a screen can be shown
    /// before the end; stops when it answers false. Use [`sort`] on what has come.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn scan(&self, batch: &mut dyn FnMut(Vec<Entry>) -> bool) -> StoreResult<()> {
        let mut items = self.items()?;
        for item in &mut items {
            item.stamp = self.disk().stamp(Place::Sessions, &item.name).ok();
        }
        items.sort_by_key(|item| std::cmp::Reverse(item.stamp.map(|stamp| stamp.modified)));
        let parts: Mutex<_> = Mutex::new(items.chunks(BATCH));
        let next = || parts.lock().unwrap_or_else(PoisonError::into_inner).next();
        let stop = AtomicBool::new(false);
        let (sender, receiver) = mpsc::sync_channel(2 * THREADS);
        std::thread::scope(|scope| {
            let mut threads = 0;
            for _ in 0..THREADS.min(items.len().div_ceil(BATCH)) {
                let (sender, next, stop) = (sender.clone(), &next, &stop);
                let read = move || {
                    let mut bytes = Vec::new();
                    while let Some(part) = next().filter(|_| !stop.load(Ordering::Relaxed)) {
                        let entries = part.iter().map(|item| self.entry(item, &mut bytes)).collect();
                        if sender.send(entries).is_err() {
                            break;
                        }
                    }
                };
                threads += usize::from(Builder::new().stack_size(STACK).spawn_scoped(scope, read).is_ok());
            }
            drop(sender);
            if threads == 0 {
                // The account may have no more threads: then this one reads.
                let mut bytes = Vec::new();
                while let Some(part) = next() {
                    if !batch(part.iter().map(|item| self.entry(item, &mut bytes)).collect()) {
                        break;
                    }
                }
            }
            for entries in receiver {
                if !batch(entries) {
                    // Dropping the receiver at the end of the loop wakes whoever waits to send.
                    stop.store(true, Ordering::Relaxed);
                    break;
                }
            }
        });
        Ok(())
    }

    /// The session that `beginning` means: an exact id wins, else the one id that begins so.
    ///
    /// # Errors
    /// None does, or several.
    pub(crate) fn resolve(&self, beginning: &str) -> StoreResult<SessionId> {
        let ids: BTreeSet<SessionId> = self.items()?.into_iter().filter_map(|item| item.id).collect();
        let mut fitting = ids.into_iter().filter(|id| id.as_str().starts_with(beginning));
        let asked = || one_line(beginning);
        let Some(first) = fitting.next() else {
            return Err(StoreError::new(ErrorKind::NotFound, asked()));
        };
        // In order, what equals the beginning comes before what is longer.
        let rest: Vec<SessionId> = fitting.collect();
        if first.as_str() == beginning || rest.is_empty() {
            return Ok(first);
        }
        let total = rest.len() + 1;
        let named = std::iter::once(first).chain(rest).take(NAMED).collect();
        Err(StoreError::new(ErrorKind::Ambiguous(named, total), asked()))
    }

    /// The open session that was changed last. A damaged one counts: opening it offers what can be recovered, while
    /// passing over it would let somebody go on in another session without noticing.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn latest_open(&self) -> StoreResult<Option<SessionId>> {
        let open = |entry: &Entry| entry.status == Some(Status::Open) || entry.problem.is_some();
        Ok(self.skim()?.into_iter().filter(open).find_map(|entry| entry.id))
    }

    /// Who of this account has the session `id` open now, if anybody.
    pub(crate) fn holder(&self, id: &SessionId) -> Option<Holder> {
        let said = again(|| self.disk().holder(Place::Sessions, &names::lock(id))).ok().flatten()?;
        Holder::from_bytes(&said)
    }

    /// The file of the session `id` as it is now, if it is there.
    pub(crate) fn stamp(&self, id: &SessionId) -> Option<Stamp> {
        again(|| self.disk().stamp(Place::Sessions, &names::session(id))).ok()
    }

    /// Lets `watch` wake when somebody saves a session or lets go of one.
    pub(crate) fn watch(&self, watch: &Watch) {
        self.disk().watch(Place::Sessions, watch);
    }

    /// Removes the temporary files that a crash left, except those of sessions that are open; how many.
    pub(crate) fn sweep(&self, holder: &Holder) -> usize {
        let names = self.disk().names(Place::Sessions).unwrap_or_default();
        let mut swept = self.sweep_rubrics();
        for (name, id) in names.iter().filter_map(|name| Some((name, names::temporary_id(name)?))) {
            if let Ok(Locking::Held(_lock)) = self.lock(&id, holder) {
                swept += usize::from(unlink_if_there(self.disk(), Place::Sessions, name).is_ok());
            }
        }
        swept
    }

    /// All session files, and the backups that stand alone.
    fn items(&self) -> StoreResult<Vec<Item>> {
        self.renewed(Doing::Reading)?;
        let names = match again(|| self.disk().names(Place::Sessions)) {
            Ok(names) => names,
            // A folder that cannot be written may lack it.
            Err(trouble) if trouble.is_absent() && !self.is_writable() => Vec::new(),
            Err(trouble) => {
                return Err(StoreError::of(trouble, Doing::Reading, self.path(Place::Sessions, "")));
            }
        };
        let present: BTreeSet<SessionId> = names.iter().filter_map(|name| names::session_id(name)).collect();
        let item = |name: String| {
            let backup = names::backup_id(&name).filter(|id| !present.contains(id));
            let listed = name.ends_with(".json") || backup.is_some();
            let is_backup = backup.is_some();
            let id = backup.or_else(|| names::session_id(&name));
            listed.then_some(Item { name, id, is_backup, stamp: None })
        };
        Ok(names.into_iter().filter_map(item).collect())
    }

    fn entry(&self, item: &Item, bytes: &mut Vec<u8>) -> Entry {
        let mut entry = Entry {
            id: item.id.clone(),
            path: self.path(Place::Sessions, &item.name),
            status: None,
            version: None,
            kind: None,
            project_code: None,
            project_name: None,
            commune: None,
            visit_date: None,
            changed_at: None,
            criteria: None,
            complete: None,
            total_percent: None,
            problem: None,
            holder: item.id.as_ref().and_then(|id| self.holder(id)),
            modified: item.stamp.map_or(0, |stamp| stamp.modified.0),
        };
        if let Err(trouble) = again(|| self.disk().read(Place::Sessions, &item.name, bytes)) {
            entry.problem = Some(StoreError::of(trouble, Doing::Reading, &entry.path).into());
            return entry;
        }
        match wire::glance(bytes) {
            // What is longer than a session may have is not shown at all: opening refuses it.
            Ok(glance) if glance.is_too_long() => entry.problem = Some(self.what_is_wrong(item, bytes)),
            Ok(glance) => {
                self.fill(&mut entry, &glance);
                if entry.id.is_none() {
                    entry.problem = Some(Problem::NoId);
                } else if item.is_backup {
                    entry.problem = Some(Problem::WithBackup(Box::new(Problem::FileMissing)));
                }
            }
            Err(_) => entry.problem = Some(self.what_is_wrong(item, bytes)),
        }
        entry
    }

    fn fill(&self, entry: &mut Entry, glance: &Glance<'_>) {
        let identification = &glance.identification;
        entry.status = glance.status;
        entry.version = glance.closed_version.filter(|_| glance.status == Some(Status::Closed));
        entry.kind = glance.kind;
        entry.project_code = Some(identification.project_code.to_string());
        entry.project_name = Some(identification.project_name.to_string());
        entry.commune = Some(identification.commune.to_string());
        entry.visit_date = Some(identification.visit_date.to_string());
        entry.changed_at = glance.changed_at.as_deref().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
        let pin = RubricPin { id: glance.rubric.id.to_string(), sha256: glance.rubric.sha256.to_string() };
        match self.find_rubric(&pin) {
            Some(rubric) => {
                let total = wire::outline(glance, &rubric);
                entry.criteria = Some(total.criteria);
                entry.complete = Some(total.complete);
                entry.total_percent = total.percent();
            }
            None => entry.problem = Some(Problem::UnknownRubric(pin)),
        }
        if let Some(id) = entry.id.as_ref().filter(|id| id.as_str() != glance.id) {
            let inside = SessionId::new(&glance.id).unwrap_or_else(|| id.clone());
            entry.problem = Some(StoreError::new(ErrorKind::ForeignId(inside), &entry.path).into());
        }
    }

    /// The full reading's word on a file that could not be skimmed.
    fn what_is_wrong(&self, item: &Item, bytes: &[u8]) -> Problem {
        let path = self.path(Place::Sessions, &item.name);
        let problem = match wire::read(&path.to_string_lossy(), bytes, &|pin| self.find_rubric(pin)) {
            Ok(_) => return Problem::NoId,
            Err(fault) => Problem::Refused(fault),
        };
        let backup = item.id.as_ref().filter(|_| !item.is_backup).map(names::backup);
        let saved = backup.is_some_and(|backup| self.disk().stamp(Place::Sessions, &backup).is_ok());
        if saved { Problem::WithBackup(Box::new(problem)) } else { problem }
    }
}

/// Puts entries in the order of the list, newest change first.
pub(crate) fn sort(entries: &mut [Entry]) {
    entries.sort_by(|a, b| a.newest_first().cmp(&b.newest_first()));
}
