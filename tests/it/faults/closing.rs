//! `kill -9` while a supervision is closed and opened again: it is open or closed, never between, and what was handed in
//! stays to the byte. `SUPERVISA_CLOSINGS` says how many kills (2,000); a few dozen are in every run.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use supervisa::domain::session::{SessionId, Status};
use supervisa::store::Store;
use supervisa::store::names::is_temporary;

use super::chance::Chance;
use super::{count, figure};
use crate::closing::finished;
use crate::harness::Sandbox;

/// They look without a pause for the moment to kill in.
const AT_ONCE: usize = 2;
/// Rounds of each that are let come to their end, and measured.
const MEASURED: usize = 6;

#[derive(Default)]
struct Tally {
    begun: AtomicUsize,
    /// What the kill left shows that it came between the first and the last call.
    inside: AtomicUsize,
    /// The file had changed by the kill.
    done: AtomicUsize,
    /// Closed by the kill, and not kept yet.
    healed: AtomicUsize,
}

#[test]
fn a_few_kills_leave_a_supervision_open_or_closed() {
    kill(40);
}

#[test]
#[ignore = "takes minutes"]
fn kills_leave_a_supervision_open_or_closed_and_lose_no_version() {
    let total = count("SUPERVISA_CLOSINGS", 2_000);
    let tally = kill(total);
    let [inside, done, healed] = [&tally.inside, &tally.done, &tally.healed].map(|count| count.load(SeqCst));
    figure(&format!(
        "{total} kills while closing and opening again, {inside} of them seen to be inside, {done} after the step that \
         counts, {healed} before the version was kept: 0 between open and closed, 0 versions lost or changed, \
         0 versions that were never handed in"
    ));
    assert!(inside > 0 && done > 0 && done < total, "the kills miss the save");
}

fn kill(total: usize) -> Tally {
    let tally = Tally::default();
    std::thread::scope(|scope| {
        for seed in 0..AT_ONCE {
            let tally = &tally;
            scope.spawn(move || {
                let mut victim = Victim::new(seed);
                while tally.begun.fetch_add(1, SeqCst) < total {
                    victim.round(tally);
                }
            });
        }
    });
    tally
}

/// One supervision, closed and opened again and again.
struct Victim {
    sandbox: Sandbox,
    id: String,
    file: PathBuf,
    chance: Chance,
    rounds: usize,
    /// How long it takes here from the first call of a save to the end of the program.
    save: Duration,
    /// The versions that were handed in, as their files were.
    handed_in: Vec<Vec<u8>>,
}

impl Victim {
    fn new(seed: usize) -> Self {
        let (sandbox, id, file) = finished();
        let chance = Chance::of(seed.try_into().unwrap());
        Self { sandbox, id, file, chance, rounds: 0, save: Duration::ZERO, handed_in: Vec::new() }
    }

    /// Status and version, of a file that must be sound.
    fn state(&self) -> (Status, usize) {
        let store = Store::open(&self.sandbox.data()).unwrap();
        let session = store.read_path(&self.file).unwrap_or_else(|error| panic!("unreadable: {error}")).session;
        assert!(store.read(&SessionId::new(&self.id).unwrap()).is_ok());
        (session.head().status, session.version().try_into().unwrap())
    }

    fn kept(&self, version: usize) -> Option<Vec<u8>> {
        fs::read(self.sandbox.data().join(format!("cerradas/{}.v{version}.json", self.id))).ok()
    }

    fn round(&mut self, tally: &Tally) {
        let before = self.state();
        let line: &[&str] = match before.0 {
            Status::Open => &["cerrar", &self.id, "--nombre", "Ana Soto", "--sentido", "autoría", "--confirmar"],
            Status::Closed => &["reabrir", &self.id, "--motivo", "Otra vez."],
        };
        let mut child = self.sandbox.command(line).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        self.rounds += 1;
        if self.rounds <= MEASURED {
            self.measure(&mut child);
        } else if self.chance.below(4) == 0 {
            std::thread::sleep(Duration::from_micros(self.chance.below(60_000).try_into().unwrap()));
        } else {
            self.wait_for_a_save(&mut child);
        }
        // It may have ended by itself.
        let _ = child.kill();
        child.wait().unwrap();
        tally.inside.fetch_add(self.names("sesiones").iter().any(|name| is_temporary(name)).into(), SeqCst);
        let after = self.state();
        tally.done.fetch_add((after != before).into(), SeqCst);
        self.look(before, after, tally);
    }

    /// Waits for the first call of the save; false if the program ended before it.
    fn is_saving(&self, child: &mut Child) -> bool {
        while !self.names("sesiones").iter().any(|name| name.contains(".json.tmp-")) {
            if child.try_wait().unwrap().is_some() {
                return false;
            }
        }
        true
    }

    fn measure(&mut self, child: &mut Child) {
        if self.is_saving(child) {
            let seen = Instant::now();
            child.wait().unwrap();
            self.save = self.save.max(seen.elapsed());
        }
    }

    /// Waits for the first call of the save, and then any part of the time that it takes.
    fn wait_for_a_save(&mut self, child: &mut Child) {
        if self.is_saving(child) {
            let (seen, wait) = (Instant::now(), self.save.mul_f64(self.chance.below(1_000) as f64 / 1_000.0));
            while seen.elapsed() < wait {
                std::hint::spin_loop();
            }
        }
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.sandbox.data().join(folder)).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// What must hold, whenever the kill came.
    fn look(&mut self, before: (Status, usize), after: (Status, usize), tally: &Tally) {
        let (status, version) = after;
        match (before.0, status) {
            (Status::Open, Status::Open) | (Status::Closed, Status::Closed) => assert_eq!(before.1, version),
            (Status::Open, Status::Closed) => {
                assert_eq!((before.1, self.handed_in.len()), (version, version - 1));
                self.handed_in.push(fs::read(&self.file).unwrap());
            }
            (Status::Closed, Status::Open) => assert_eq!(before.1 + 1, version),
        }
        for (n, bytes) in self.handed_in.iter().enumerate() {
            match self.kept(n + 1) {
                Some(kept) => assert!(kept == *bytes, "version {} is not what was handed in", n + 1),
                None => {
                    assert_eq!((status, n + 1), (Status::Closed, version), "version {} is lost", n + 1);
                    tally.healed.fetch_add(1, SeqCst);
                }
            }
        }
        assert!(self.kept(self.handed_in.len() + 1).is_none(), "a version is kept that was never handed in");
    }
}
