//! The model as a disk: what each call does to it.

use super::*;

struct ModelFile {
    model: Model,
    inode: usize,
}

impl Writing for ModelFile {
    fn write(&mut self, bytes: &[u8]) -> Outcome<usize> {
        self.model.call(Call::Write, |state, failure| {
            let taken = if failure == Some(Failure::Short) { bytes.len().min(7) } else { bytes.len() };
            state.clock += 1;
            let clock = state.clock;
            let file = &mut state.inodes[self.inode];
            Arc::make_mut(&mut file.content).extend_from_slice(&bytes[..taken]);
            file.modified = clock;
            Ok(taken)
        })
    }

    fn sync(&mut self) -> Outcome<Stamp> {
        self.model.wait_for_an_answer();
        let omit = {
            let mut inner = self.model.inner();
            inner.file_syncs += 1;
            inner.omit_file_sync
        };
        self.model.call(Call::SyncFile, |state, _| {
            let file = &mut state.inodes[self.inode];
            if !omit {
                file.durable = file.content.clone();
            }
            Ok(state.stamp(self.inode))
        })
    }
}

/// Everybody who asks gets a lock: the store has to find out who has been passed over, and who shares one.
struct ModelLock(u64);

impl Held for ModelLock {
    fn inode(&self) -> (u64, u64) {
        (2, self.0)
    }

    fn said(&self) -> Vec<u8> {
        Vec::new()
    }

    fn watch(&self, _: &Watch) {}
}

impl Disk for Model {
    /// Its folders stay.
    fn renew(&self) -> Outcome<u64> {
        Ok(0)
    }

    fn create(&self, at: Place, name: &str) -> Outcome<Box<dyn Writing>> {
        let inode = self.call(Call::Create, |state, _| {
            if state.find(at, name).is_ok() {
                return Err(Errno::EXIST.into());
            }
            state.inodes.push(Inode::default());
            let inode = state.inodes.len() - 1;
            state.change(None, Some(((at, name.to_owned()), inode)));
            Ok(inode)
        })?;
        Ok(Box::new(ModelFile { model: self.clone(), inode }))
    }

    fn read(&self, at: Place, name: &str, bytes: &mut Vec<u8>) -> Outcome<Stamp> {
        let inner = self.inner();
        let inode = inner.state.find(at, name)?;
        bytes.clear();
        bytes.extend_from_slice(&inner.state.inodes[inode].content);
        Ok(inner.state.stamp(inode))
    }

    fn stamp(&self, at: Place, name: &str) -> Outcome<Stamp> {
        if name.ends_with(".lock") {
            let lock = self.inner().locks.get(&(at, name.to_owned())).copied().ok_or(Trouble::Os(Errno::NOENT))?;
            return Ok(Stamp { inode: (2, lock), size: 0, modified: (0, 0) });
        }
        self.call(Call::Stamp, |state, _| Ok(state.stamp(state.find(at, name)?)))
    }

    fn link(&self, at: Place, from: &str, to: &str) -> Outcome<()> {
        if self.inner().no_links {
            return Err(Errno::PERM.into());
        }
        self.call(Call::Link, |state, _| {
            let inode = state.find(at, from)?;
            if state.find(at, to).is_ok() {
                return Err(Errno::EXIST.into());
            }
            state.change(None, Some(((at, to.to_owned()), inode)));
            Ok(())
        })
    }

    fn replace(&self, at: Place, from: &str, to: &str) -> Outcome<()> {
        self.call(Call::Replace, |state, _| {
            let inode = state.find(at, from)?;
            state.change(Some((at, from.to_owned())), Some(((at, to.to_owned()), inode)));
            Ok(())
        })
    }

    fn exchange(&self, at: Place, one: &str, other: &str) -> Outcome<()> {
        if self.inner().no_exchange {
            return Err(Errno::INVAL.into());
        }
        self.call(Call::Exchange, |state, _| state.swap((at, one.to_owned()), (at, other.to_owned())))
    }

    fn shift(&self, from: (Place, &str), to: (Place, &str)) -> Outcome<()> {
        self.call(Call::Shift, |state, _| {
            let inode = state.find(from.0, from.1)?;
            if state.find(to.0, to.1).is_ok() {
                return Err(Errno::EXIST.into());
            }
            state.change(Some((from.0, from.1.to_owned())), Some(((to.0, to.1.to_owned()), inode)));
            Ok(())
        })
    }

    fn unlink(&self, at: Place, name: &str) -> Outcome<()> {
        self.call(Call::Unlink, |state, _| {
            state.find(at, name)?;
            state.change(Some((at, name.to_owned())), None);
            Ok(())
        })
    }

    fn sync(&self, at: Place) -> Outcome<()> {
        self.wait_for_an_answer();
        let omit = {
            let mut inner = self.inner();
            inner.folder_syncs += 1;
            inner.omit_folder_sync
        };
        self.call(Call::SyncFolder, |state, _| {
            if !omit {
                state.sync(at);
            }
            Ok(())
        })
    }

    fn names(&self, at: Place) -> Outcome<Vec<String>> {
        self.call(Call::Names, |_, _| Ok(()))?;
        Ok(self.listed(at))
    }

    fn append(&self, at: Place, name: &str, bytes: &[u8]) -> Outcome<()> {
        self.call(Call::Append, |state, _| {
            let inode = state.find(at, name).unwrap_or(state.inodes.len());
            if inode == state.inodes.len() {
                state.inodes.push(Inode::default());
                state.change(None, Some(((at, name.to_owned()), inode)));
            }
            let file = &mut state.inodes[inode];
            Arc::make_mut(&mut file.content).extend_from_slice(bytes);
            file.durable = file.content.clone();
            Ok(())
        })
    }

    fn lock(&self, at: Place, name: &str, _: &[u8]) -> Outcome<Locking> {
        let mut inner = self.inner();
        let made = inner.locks_made + 1;
        let lock = *inner.locks.entry((at, name.to_owned())).or_insert(made);
        inner.locks_made = inner.locks_made.max(lock);
        Ok(Locking::Held(Box::new(ModelLock(lock))))
    }

    fn seize(&self, at: Place, _: &str, name: &str, _: &[u8]) -> Outcome<Box<dyn Held>> {
        let mut inner = self.inner();
        inner.locks_made += 1;
        let lock = inner.locks_made;
        inner.locks.insert((at, name.to_owned()), lock);
        Ok(Box::new(ModelLock(lock)))
    }

    fn holder(&self, _: Place, _: &str) -> Outcome<Option<Vec<u8>>> {
        Ok(None)
    }

    fn watch(&self, _: Place, _: &Watch) {}
}
