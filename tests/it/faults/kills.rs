//! `kill -9` at random moments, half of them inside a save. `SUPERVISA_KILLS` says how many (1,000).

use std::mem::MaybeUninit;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};
use rustix::process::Signal;
use supervisa::domain::session::SessionId;
use supervisa::domain::text::TextKind;
use supervisa::store::Store;
use supervisa::store::names::is_temporary;

use super::chance::Chance;
use super::{count, figure};
use crate::harness::Sandbox;
use crate::pty::{ID, LEFT_WRITING, WRITING, keep_writing, names};
use crate::terminal::Terminal;

/// Programs that run at the same time; they sleep most of their time.
const AT_ONCE: usize = 10;

#[derive(Default)]
struct Tally {
    kills: AtomicUsize,
    /// What the kill left shows that it came between the first and the last call of a save.
    inside: AtomicUsize,
    acknowledged: AtomicUsize,
    /// Age of the oldest character lost, in milliseconds.
    oldest_lost: AtomicUsize,
}

#[test]
#[ignore = "takes minutes"]
fn kills_lose_nothing_acknowledged_and_leave_nothing_behind() {
    let (tally, total) = (Tally::default(), count("SUPERVISA_KILLS", 1000));
    std::thread::scope(|scope| {
        for seed in 0..AT_ONCE {
            let tally = &tally;
            scope.spawn(move || {
                let mut victim = Victim::new(seed);
                while tally.kills.fetch_add(1, SeqCst) < total {
                    victim.round(tally);
                }
            });
        }
    });
    figure(&format!(
        "{total} kills, {} seen to be inside a save, {} after an acknowledgement: 0 acknowledged texts lost, \
         0 unreadable files, 0 strays; oldest character lost {} ms before the kill",
        tally.inside.load(SeqCst),
        tally.acknowledged.load(SeqCst),
        tally.oldest_lost.load(SeqCst)
    ));
}

/// One session, worked on and killed again and again.
struct Victim {
    sandbox: Sandbox,
    file: PathBuf,
    chance: Chance,
    round: usize,
    /// The text as the last kill left it.
    kept: String,
    /// How long a save takes here.
    save: Duration,
}

impl Victim {
    fn new(seed: usize) -> Self {
        let sandbox = Sandbox::new();
        let file = keep_writing(&sandbox, "");
        let chance = Chance::of(seed.try_into().unwrap());
        Self { sandbox, file, chance, round: 0, kept: String::new(), save: Duration::from_millis(2) }
    }

    fn round(&mut self, tally: &Tally) {
        self.round += 1;
        if self.kept.len() > 15_000 {
            *self = Self { round: self.round, ..Self::new(self.chance.below(1 << 30)) };
        }
        let terminal = Terminal::run(&self.sandbox, &["continuar", ID]);
        terminal.wait_until("session", |screen| {
            [WRITING, LEFT_WRITING, "Intro escribe"].iter().any(|text| screen.contains(text))
        });
        if !terminal.screen().contains(WRITING) {
            // It was left, and nothing was being written, or it was killed: then it is said how to go on.
            terminal.send("\r").wait_for(WRITING);
        }
        let strays: Vec<String> = names(&self.sandbox).into_iter().filter(|name| is_temporary(name)).collect();
        assert!(strays.is_empty(), "strays after a start: {strays:?}");

        let mut watch = Watch::on(&self.sandbox);
        let first = format!("{} ", self.round);
        // Three rounds of four aim at a save: by its deadline, or at once because the session is left.
        let (inside, leaving) = (!self.round.is_multiple_of(4), self.round % 8 == 1);
        terminal.send(&first);
        if leaving {
            terminal.send("\x1b").wait_for("califica").send("q");
        }
        let sent = Instant::now();
        let second = if inside { self.die_in_a_save(&mut watch) } else { self.die_any_time(&terminal) };
        let acknowledged =
            if leaving { terminal.screen().contains("Supervisiones") } else { terminal.screen().contains("Guardado ") };
        let age = sent.elapsed();
        terminal.signal(Signal::KILL);
        terminal.kill();

        let inside = self.was_inside();
        let kept = self.text();
        let added = kept.strip_prefix(&self.kept).unwrap_or_else(|| panic!("{:?} became {kept:?}", self.kept));
        assert!(format!("{first}{second}").starts_with(added), "{added:?} was never typed");
        assert!(!acknowledged || added.starts_with(&first), "acknowledged and lost: {first:?}");
        if !added.starts_with(&first) {
            tally.oldest_lost.fetch_max(age.as_millis().try_into().unwrap(), SeqCst);
        }
        tally.inside.fetch_add(inside.into(), SeqCst);
        tally.acknowledged.fetch_add(acknowledged.into(), SeqCst);
        self.kept = kept;
    }

    /// Waits for the first call of a save, and then any part of the time that a save takes.
    fn die_in_a_save(&mut self, watch: &mut Watch) -> String {
        // The first saves are measured, too late to be killed in.
        let (begun, took) = watch.wait_for_save(self.round <= 6);
        if let Some(took) = took {
            self.save = (self.save + took) / 2;
        }
        // To its rename it took `save`; nearer its end most kills come too late.
        let wait = self.save.mul_f64(self.chance.below(700) as f64 / 1000.0);
        while begun.elapsed() < wait {
            std::hint::spin_loop();
        }
        String::new()
    }

    fn die_any_time(&mut self, terminal: &Terminal) -> String {
        let second = format!("y {} ", self.round);
        std::thread::sleep(Duration::from_millis(self.chance.below(650).try_into().unwrap()));
        terminal.send(&second);
        std::thread::sleep(Duration::from_millis(self.chance.below(900).try_into().unwrap()));
        second
    }

    /// A temporary file is what only the middle of a save leaves.
    fn was_inside(&self) -> bool {
        names(&self.sandbox).iter().any(|name| is_temporary(name))
    }

    /// The text, from a file that must be sound, as must its backup.
    fn text(&self) -> String {
        let store = Store::open(&self.sandbox.data()).unwrap();
        let reading = store.read_path(&self.file).unwrap_or_else(|error| panic!("unreadable: {error}"));
        let backup = self.sandbox.sessions().join(format!("{ID}.json.anterior"));
        if backup.exists() {
            store.read_path(&backup).unwrap_or_else(|error| panic!("unreadable backup: {error}"));
        }
        assert!(store.read(&SessionId::new(ID).unwrap()).is_ok());
        let session = reading.session;
        session.draft(session.rubric().first()).text(TextKind::Hallazgo).to_owned()
    }
}

/// What happens in the folder of the sessions.
struct Watch {
    handle: rustix::fd::OwnedFd,
}

impl Watch {
    fn on(sandbox: &Sandbox) -> Self {
        let handle = inotify::init(CreateFlags::CLOEXEC).unwrap();
        inotify::add_watch(&handle, sandbox.sessions(), WatchFlags::CREATE | WatchFlags::MOVED_TO).unwrap();
        Self { handle }
    }

    /// Waits for the first call of a save, and with `measure` for its rename; when it began, how long it took.
    fn wait_for_save(&mut self, measure: bool) -> (Instant, Option<Duration>) {
        let mut buffer = [MaybeUninit::uninit(); 1024];
        let mut reader = inotify::Reader::new(&self.handle, &mut buffer);
        let mut begun = None;
        loop {
            let event = reader.next().unwrap();
            let temporary = event.file_name().and_then(|name| name.to_str().ok()).is_some_and(is_temporary);
            if event.events().contains(ReadFlags::CREATE) && temporary {
                let now = *begun.get_or_insert_with(Instant::now);
                if !measure {
                    return (now, None);
                }
            }
            if let Some(begun) = begun.filter(|_| event.events().contains(ReadFlags::MOVED_TO)) {
                return (begun, Some(begun.elapsed()));
            }
        }
    }
}
