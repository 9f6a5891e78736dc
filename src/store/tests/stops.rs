//! A disk that stops before a given call and lets something else happen there: the moments at which a program can be
//! stopped, one after the other. Only for tests.

use std::sync::{Arc, Mutex};

use crate::store::Watch;
use crate::store::disk::{Disk, Held, Locking, Outcome, Place, Stamp, Writing};

/// What happens at a stop.
type Meanwhile = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct Plan {
    seen: usize,
    stop: Option<(usize, Meanwhile)>,
}

/// Clones share the plan.
#[derive(Clone, Default)]
pub struct Stops(Arc<Mutex<Plan>>);

impl Stops {
    /// Before call number `at` from now on (from 0), `meanwhile` happens.
    pub fn at(&self, at: usize, meanwhile: impl FnOnce() + Send + 'static) {
        *self.0.lock().unwrap() = Plan { seen: 0, stop: Some((at, Box::new(meanwhile))) };
    }

    pub(crate) fn forget(&self) {
        self.0.lock().unwrap().stop = None;
    }

    fn call(&self) {
        let mut plan = self.0.lock().unwrap();
        let here = plan.seen;
        plan.seen += 1;
        let meanwhile = plan.stop.take_if(|(at, _)| *at == here);
        drop(plan);
        if let Some((_, meanwhile)) = meanwhile {
            meanwhile();
        }
    }
}

/// `disk` with stops.
pub struct Stopping<D> {
    pub disk: D,
    pub stops: Stops,
}

struct StoppingFile {
    file: Box<dyn Writing>,
    stops: Stops,
}

impl Writing for StoppingFile {
    fn write(&mut self, bytes: &[u8]) -> Outcome<usize> {
        self.stops.call();
        self.file.write(bytes)
    }

    fn sync(&mut self) -> Outcome<Stamp> {
        self.stops.call();
        self.file.sync()
    }
}

impl<D: Disk> Disk for Stopping<D> {
    fn renew(&self) -> Outcome<u64> {
        self.disk.renew()
    }

    fn create(&self, at: Place, name: &str) -> Outcome<Box<dyn Writing>> {
        self.stops.call();
        Ok(Box::new(StoppingFile { file: self.disk.create(at, name)?, stops: self.stops.clone() }))
    }

    fn read(&self, at: Place, name: &str, bytes: &mut Vec<u8>) -> Outcome<Stamp> {
        self.stops.call();
        self.disk.read(at, name, bytes)
    }

    fn stamp(&self, at: Place, name: &str) -> Outcome<Stamp> {
        self.stops.call();
        self.disk.stamp(at, name)
    }

    fn link(&self, at: Place, from: &str, to: &str) -> Outcome<()> {
        self.stops.call();
        self.disk.link(at, from, to)
    }

    fn replace(&self, at: Place, from: &str, to: &str) -> Outcome<()> {
        self.stops.call();
        self.disk.replace(at, from, to)
    }

    fn exchange(&self, at: Place, one: &str, other: &str) -> Outcome<()> {
        self.stops.call();
        self.disk.exchange(at, one, other)
    }

    fn shift(&self, from: (Place, &str), to: (Place, &str)) -> Outcome<()> {
        self.stops.call();
        self.disk.shift(from, to)
    }

    fn unlink(&self, at: Place, name: &str) -> Outcome<()> {
        self.stops.call();
        self.disk.unlink(at, name)
    }

    fn sync(&self, at: Place) -> Outcome<()> {
        self.stops.call();
        self.disk.sync(at)
    }

    fn names(&self, at: Place) -> Outcome<Vec<String>> {
        self.stops.call();
        self.disk.names(at)
    }

    fn append(&self, at: Place, name: &str, bytes: &[u8]) -> Outcome<()> {
        self.stops.call();
        self.disk.append(at, name, bytes)
    }

    fn lock(&self, at: Place, name: &str, holder: &[u8]) -> Outcome<Locking> {
        self.stops.call();
        self.disk.lock(at, name, holder)
    }

    fn seize(&self, at: Place, written: &str, name: &str, holder: &[u8]) -> Outcome<Box<dyn Held>> {
        self.stops.call();
        self.disk.seize(at, written, name, holder)
    }

    fn holder(&self, at: Place, name: &str) -> Outcome<Option<Vec<u8>>> {
        self.stops.call();
        self.disk.holder(at, name)
    }

    fn watch(&self, at: Place, watch: &Watch) {
        self.disk.watch(at, watch);
    }
}
