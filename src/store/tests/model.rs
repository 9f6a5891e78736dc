//! A disk in memory that knows what was synced. It records its state after every call, makes every state in which a
//! crash could leave the medium, and fails calls on demand. Only for tests.

mod disk;

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use rustix::io::Errno;

use crate::store::Watch;
use crate::store::disk::{Disk, Held, Locking, Outcome, Place, Stamp, Trouble, Writing};

/// A call, as far as failures are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    Create,
    Write,
    SyncFile,
    Stamp,
    Link,
    Replace,
    Exchange,
    Shift,
    Unlink,
    SyncFolder,
    Names,
    Append,
}

impl Call {
    pub(crate) const ALL: [Self; 12] = [
        Self::Create,
        Self::Write,
        Self::SyncFile,
        Self::Stamp,
        Self::Link,
        Self::Replace,
        Self::Exchange,
        Self::Shift,
        Self::Unlink,
        Self::SyncFolder,
        Self::Names,
        Self::Append,
    ];
}

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    Says(Errno),
    /// Only a few bytes are taken.
    Short,
    /// The call does its work and then says this, as a network file system may.
    Late(Errno),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    pub call: Call,
    pub failure: Failure,
    /// Which of the calls of this kind, from 0; with `forever` that one and all after it.
    pub nth: usize,
    pub forever: bool,
}

type Name = (Place, String);

/// What one call does to the names of one or two folders. The parts of one change reach the medium together; only a
/// move between folders may show in its target before it is gone from its source.
#[derive(Debug, Clone)]
struct Change {
    removes: Option<Name>,
    adds: Option<(Name, usize)>,
    /// The other name of an exchange.
    swaps: Option<(Name, usize)>,
}

#[derive(Debug, Clone, Default)]
struct Inode {
    content: Arc<Vec<u8>>,
    /// What a sync has put on the medium.
    durable: Arc<Vec<u8>>,
    modified: i64,
}

#[derive(Debug, Clone, Default)]
pub struct State {
    inodes: Vec<Inode>,
    names: BTreeMap<Name, usize>,
    durable: BTreeMap<Name, usize>,
    pending: Vec<Change>,
    clock: i64,
}

#[derive(Default)]
struct Inner {
    state: State,
    history: Vec<State>,
    plan: Option<Plan>,
    seen: usize,
    file_syncs: usize,
    folder_syncs: usize,
    omit_file_sync: bool,
    omit_folder_sync: bool,
    no_links: bool,
    no_exchange: bool,
    /// Lock files are outside of what a crash leaves: with the machine all locks are gone.
    locks: BTreeMap<Name, u64>,
    locks_made: u64,
}

#[derive(Default)]
struct Shared {
    inner: Mutex<Inner>,
    /// Whether the medium answers no sync; the condition is that it does again.
    hangs: Mutex<bool>,
    answers: Condvar,
}

/// Clones share the same disk.
#[derive(Clone, Default)]
pub struct Model(Arc<Shared>);

impl Model {
    pub(crate) fn with(state: State) -> Self {
        Self::of(Inner { state, ..Inner::default() })
    }

    /// A file system that has no hard links, and cannot exchange names either.
    pub(crate) fn without_links() -> Self {
        Self::of(Inner { no_links: true, no_exchange: true, ..Inner::default() })
    }

    /// A file system that cannot exchange names.
    pub(crate) fn without_exchange() -> Self {
        Self::of(Inner { no_exchange: true, ..Inner::default() })
    }

    fn of(inner: Inner) -> Self {
        Self(Arc::new(Shared { inner: Mutex::new(inner), ..Shared::default() }))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.inner.lock().unwrap()
    }

    /// From now on no sync comes back, until [`Model::answer`].
    pub(crate) fn hang(&self) {
        *self.0.hangs.lock().unwrap() = true;
    }

    /// The medium answers again.
    pub fn answer(&self) {
        *self.0.hangs.lock().unwrap() = false;
        self.0.answers.notify_all();
    }

    fn wait_for_an_answer(&self) {
        let hangs = self.0.hangs.lock().unwrap();
        drop(self.0.answers.wait_while(hangs, |hangs| *hangs).unwrap());
    }

    pub(crate) fn omit_file_sync(&self) {
        self.inner().omit_file_sync = true;
    }

    pub(crate) fn omit_folder_sync(&self) {
        self.inner().omit_folder_sync = true;
    }

    pub(crate) fn fail(&self, plan: Option<Plan>) {
        let mut inner = self.inner();
        inner.plan = plan;
        inner.seen = 0;
    }

    /// Forgets the states so far; the present one begins the history.
    pub(crate) fn begin(&self) {
        let mut inner = self.inner();
        inner.history = vec![inner.state.clone()];
        (inner.file_syncs, inner.folder_syncs) = (0, 0);
    }

    /// The states since [`Model::begin`], one after each call that changed something.
    pub(crate) fn history(&self) -> Vec<State> {
        self.inner().history.clone()
    }

    /// File syncs and folder syncs since [`Model::begin`].
    pub(crate) fn syncs(&self) -> (usize, usize) {
        let inner = self.inner();
        (inner.file_syncs, inner.folder_syncs)
    }

    pub(crate) fn state(&self) -> State {
        self.inner().state.clone()
    }

    /// Puts a file there as if it had always been.
    pub(crate) fn plant(&self, at: Place, name: &str, content: &[u8]) {
        let state = &mut self.inner().state;
        state.clock += 1;
        let content = Arc::new(content.to_vec());
        state.inodes.push(Inode { durable: content.clone(), content, modified: state.clock });
        let inode = state.inodes.len() - 1;
        state.names.insert((at, name.to_owned()), inode);
        state.durable.insert((at, name.to_owned()), inode);
    }

    pub(crate) fn listed(&self, at: Place) -> Vec<String> {
        self.inner().state.names.keys().filter(|(place, _)| *place == at).map(|(_, name)| name.clone()).collect()
    }

    pub(crate) fn content(&self, at: Place, name: &str) -> Option<Vec<u8>> {
        let inner = self.inner();
        let inode = inner.state.names.get(&(at, name.to_owned()))?;
        Some(inner.state.inodes[*inode].content.to_vec())
    }

    fn call<T>(&self, call: Call, act: impl FnOnce(&mut State, Option<Failure>) -> Outcome<T>) -> Outcome<T> {
        let mut inner = self.inner();
        let mut failure = None;
        if let Some(plan) = inner.plan.filter(|plan| plan.call == call) {
            let now = inner.seen;
            inner.seen += 1;
            failure = (now == plan.nth || (plan.forever && now > plan.nth)).then_some(plan.failure);
        }
        if let Some(Failure::Says(errno)) = failure {
            return Err(errno.into());
        }
        let mut done = act(&mut inner.state, failure);
        if let Some(Failure::Late(errno)) = failure {
            done = done.and(Err(errno.into()));
        }
        if done.is_ok() && !inner.history.is_empty() {
            let state = inner.state.clone();
            inner.history.push(state);
        }
        done
    }
}

impl State {
    fn find(&self, at: Place, name: &str) -> Outcome<usize> {
        self.names.get(&(at, name.to_owned())).copied().ok_or(Trouble::Os(Errno::NOENT))
    }

    fn change(&mut self, removes: Option<Name>, adds: Option<(Name, usize)>) {
        apply(&mut self.names, removes.as_ref(), adds.as_ref());
        self.pending.push(Change { removes, adds, swaps: None });
    }

    fn swap(&mut self, one: Name, other: Name) -> Outcome<()> {
        let (first, second) = (self.find(one.0, &one.1)?, self.find(other.0, &other.1)?);
        self.names.insert(one.clone(), second);
        self.names.insert(other.clone(), first);
        self.pending.push(Change { removes: None, adds: Some((one, second)), swaps: Some((other, first)) });
        Ok(())
    }

    fn stamp(&self, inode: usize) -> Stamp {
        let file = &self.inodes[inode];
        Stamp { inode: (1, inode as u64), size: file.content.len() as u64, modified: (file.modified, 0) }
    }

    /// All that concerns `at` is on the medium; what a move took from elsewhere stays pending there.
    fn sync(&mut self, at: Place) {
        let mut rest = Vec::new();
        for change in std::mem::take(&mut self.pending) {
            let adds_here = change.adds.as_ref().is_some_and(|((place, _), _)| *place == at);
            let removes_here = change.removes.as_ref().is_some_and(|(place, _)| *place == at);
            if adds_here && change.swaps.is_some() {
                apply(&mut self.durable, None, change.adds.as_ref());
                apply(&mut self.durable, None, change.swaps.as_ref());
            } else if removes_here {
                apply(&mut self.durable, change.removes.as_ref(), change.adds.as_ref());
            } else if adds_here {
                apply(&mut self.durable, None, change.adds.as_ref());
                rest.extend(change.removes.is_some().then_some(Change { adds: None, ..change }));
            } else {
                rest.push(change);
            }
        }
        self.pending = rest;
    }

    /// Every state in which the medium may be if the machine stops here: any of the unsynced changes of names missing,
    /// every unsynced file empty, torn at a multiple of 512 bytes, with a hole in it, or whole.
    pub(crate) fn crashes(&self) -> Vec<Self> {
        let mut namings: Vec<BTreeMap<Name, usize>> = vec![self.durable.clone()];
        for change in &self.pending {
            let mut more = Vec::new();
            for naming in &namings {
                let mut whole = naming.clone();
                apply(&mut whole, change.removes.as_ref(), change.adds.as_ref());
                apply(&mut whole, None, change.swaps.as_ref());
                more.push(whole);
                if let (Some((from, _)), Some(((to, _), _))) = (&change.removes, &change.adds)
                    && from != to
                {
                    let mut half = naming.clone();
                    apply(&mut half, None, change.adds.as_ref());
                    more.push(half);
                }
            }
            namings.append(&mut more);
        }
        namings.sort();
        namings.dedup();
        let mut states = Vec::new();
        for names in namings {
            let unsynced: Vec<usize> = (0..self.inodes.len())
                .filter(|&inode| {
                    names.values().any(|&named| named == inode)
                        && self.inodes[inode].content != self.inodes[inode].durable
                })
                .collect();
            let mut contents = vec![self.inodes.clone()];
            for inode in unsynced {
                contents = contents
                    .iter()
                    .flat_map(|inodes| torn(&self.inodes[inode]).into_iter().map(|content| (inodes.clone(), content)))
                    .map(|(mut inodes, content)| {
                        inodes[inode].content = Arc::new(content);
                        inodes
                    })
                    .collect();
            }
            for mut inodes in contents {
                for inode in &mut inodes {
                    inode.durable = inode.content.clone();
                }
                let (names, durable) = (names.clone(), names.clone());
                states.push(Self { inodes, names, durable, pending: Vec::new(), clock: self.clock });
            }
        }
        states
    }
}

fn torn(file: &Inode) -> Vec<Vec<u8>> {
    let whole = file.content.to_vec();
    let mut contents = vec![file.durable.to_vec(), whole.clone()];
    let last = whole.len() / 512 * 512;
    for cut in [512.min(last), last / 1024 * 512, last] {
        contents.push(whole[..cut].to_vec());
    }
    for hole in [0, last / 1024 * 512, last] {
        let mut content = whole.clone();
        let end = (hole + 512).min(content.len());
        content[hole..end].fill(0);
        contents.push(content);
    }
    contents.sort();
    contents.dedup();
    contents
}

fn apply(names: &mut BTreeMap<Name, usize>, removes: Option<&Name>, adds: Option<&(Name, usize)>) {
    if let Some(name) = removes {
        names.remove(name);
    }
    if let Some((name, inode)) = adds {
        names.insert(name.clone(), *inode);
    }
}
