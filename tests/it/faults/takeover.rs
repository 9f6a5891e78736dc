//! One session that goes from login to login while keys are under way: holders that are alive, that are stopped at any
//! moment, that are stopped inside a save. `SUPERVISA_TAKEOVERS` says how many (1,000; a few dozen in every run).
//!
//! After each: what the holder had shown is in the file or in its copy, what the newcomer wrote stands on what it opened,
//! and the one that was passed over changes nothing any more.

use std::mem::MaybeUninit;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};
use rustix::process::Signal;
use supervisa::store::names::is_temporary;

use super::chance::Chance;
use super::injection::Fault;
use super::{count, figure};
use crate::harness::{Sandbox, program};
use crate::pty::{ID, LEFT_WRITING, WRITING, keep_writing, names, text_of};
use crate::terminal::{PATIENCE, Start, Terminal, until, wait_for_file};

const DIALOG: &str = "s  seguir aquí";

#[derive(Default)]
struct Tally {
    begun: AtomicUsize,
    /// The holder answered.
    answered: AtomicUsize,
    /// The holder was stopped.
    stopped: AtomicUsize,
    /// And its temporary file was there when it was.
    inside: AtomicUsize,
    copies: AtomicUsize,
    /// Longest wait of a newcomer for a holder that answers, in milliseconds.
    slowest: AtomicUsize,
}

/// What the holder does while it is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Answers,
    StopsAnyTime,
    StopsInASave,
}

/// `total` take-overs by `pairs` of connections at a time; every `stops`th holder answers not.
fn run(total: usize, pairs: usize, stops: usize) -> Tally {
    let tally = Tally::default();
    std::thread::scope(|scope| {
        for seed in 0..pairs {
            let tally = &tally;
            scope.spawn(move || {
                let mut pair = Pair::new(seed, stops);
                while tally.begun.fetch_add(1, SeqCst) < total {
                    pair.round(tally);
                }
            });
        }
    });
    tally
}

#[test]
fn a_few_dozen_take_overs_with_keys_under_way_lose_nothing() {
    let tally = run(24, 6, 4);
    assert!(tally.answered.load(SeqCst) >= 12 && tally.stopped.load(SeqCst) >= 3);
}

#[test]
#[ignore = "takes minutes"]
fn a_thousand_take_overs_with_keys_under_way_lose_nothing() {
    let total = count("SUPERVISA_TAKEOVERS", 1000);
    let tally = run(total, 8, 3);
    figure(&format!(
        "{total} take-overs: {} holders let go (the slowest after {} ms), {} were stopped, {} of them inside a save, and \
         {} had a copy to leave; 0 texts lost, 0 written over, never two writers",
        tally.answered.load(SeqCst),
        tally.slowest.load(SeqCst),
        tally.stopped.load(SeqCst),
        tally.inside.load(SeqCst),
        tally.copies.load(SeqCst),
    ));
}

#[test]
#[ignore = "needs strace"]
fn a_holder_that_hangs_in_a_sync_is_passed_over_and_loses_nothing() {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
        return figure("no strace here: no holder was made to hang");
    }
    // In the sync of its file, and in that of the folder, when the file is in its place already.
    for nth in [1, 2] {
        let sandbox = Sandbox::new();
        let file = keep_writing(&sandbox, "");
        let holder = Terminal::run(&sandbox, &["continuar", ID]);
        holder.wait_for(WRITING).send("Antes. ").wait_for("Guardado ");
        let hang = format!("delay_enter={}:when={nth}", Duration::from_secs(12).as_micros());
        let fault = Fault::put(holder.pid(), "fsync", &hang);
        holder.send("Durante. ").wait_for("guardando…");
        let newcomer = Terminal::run(&sandbox, &["continuar", ID]);
        newcomer.wait_for(DIALOG).send("s");
        write_on(&newcomer);
        newcomer.send("Después.");
        wait_for_file(&file, "Después.");
        holder.wait_for("Se sigue en otra conexión");
        fault.cure();
        let (text, copies) = (text_of(&file, "1.1.1", "hallazgo"), names(&sandbox));
        if nth == 1 {
            assert_eq!(text, "Antes. Después.");
            let copy = sandbox.sessions().join(format!("{ID}-conflicto-1.json"));
            assert_eq!(text_of(&copy, "1.1.1", "hallazgo"), "Antes. Durante. ");
        } else {
            assert_eq!(text, "Antes. Durante. Después.");
            assert!(!copies.iter().any(|name| is_copy(name)), "{copies:?}");
        }
    }
}

#[test]
fn where_no_lock_is_given_all_is_read_and_nothing_written() {
    let strace = ["/usr/bin/strace", "/bin/strace"].into_iter().find(|path| std::path::Path::new(path).exists());
    let Some(strace) = strace else { return figure("no strace here: no lock was refused") };
    for error in ["ENOLCK", "EOPNOTSUPP"] {
        let sandbox = Sandbox::new();
        let file = keep_writing(&sandbox, "Lo de ayer.");
        let before = std::fs::read(&file).unwrap();
        let inject = format!("inject=flock:error={error}");
        let argv = [strace, "-f", "-o", "/dev/null", "-e", "trace=flock", "-e", &inject, program(), "continuar", ID];
        let mut terminal = Start::other(&sandbox, &argv).go();
        terminal.wait_for("Lo de ayer.").wait_for("no se pudo reservar para usted");
        terminal.send("3 casos\r3\t");
        std::thread::sleep(Duration::from_secs(2));
        assert!(std::fs::read(&file).unwrap() == before, "{error}: {}", terminal.screen());
        terminal.send("\x03");
        assert_eq!(terminal.end(), 0);
        assert_eq!(names(&sandbox).iter().filter(|name| name.ends_with(".json")).count(), 1);
    }
}

#[test]
#[ignore = "needs mosh, and a port of this machine"]
fn the_child_of_a_mosh_server_whose_client_hangs_lets_go() {
    if Command::new("mosh-server").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        return figure("no mosh here");
    }
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "");
    let server = format!("mosh-server new -i 127.0.0.1 -p 60201:60299 -- {} continuar {ID}", program());
    let script = format!(
        "set -- $({server} 2>/dev/null </dev/null | tr -d '\\r' | grep '^MOSH CONNECT'); MOSH_KEY=$4 exec mosh-client 127.0.0.1 $3"
    );
    let first = Start::other(&sandbox, &["/bin/bash", "-c", &script]).env("LANG", "C.UTF-8").go();
    first.wait_for(WRITING).send("Por mosh.").wait_for("Por mosh.");
    first.signal(Signal::STOP);
    let second = Terminal::run(&sandbox, &["continuar", ID]);
    second.wait_for(DIALOG).send("s").wait_for("Por mosh.");
    write_on(&second);
    second.send(" Por aquí.");
    wait_for_file(&file, "Por mosh. Por aquí.");
    first.signal(Signal::CONT);
    first.wait_for("Se sigue en otra conexión");
    // And one that does not answer: its server's child is stopped.
    second.signal(Signal::STOP);
    first.send("\x14");
    write_on(&first);
    first.send(" De vuelta.");
    wait_for_file(&file, "De vuelta.");
    // Ends the child, its server and its client.
    first.send("\x1b").wait_for("Intro escribe").send("\x03");
}

struct Pair {
    sandbox: Sandbox,
    file: PathBuf,
    chance: Chance,
    stops: usize,
    holder: Terminal,
    /// The text as it must stand in the file.
    text: String,
    copies: usize,
    round: usize,
}

impl Pair {
    fn new(seed: usize, stops: usize) -> Self {
        let sandbox = Sandbox::new();
        let file = keep_writing(&sandbox, "");
        let holder = Terminal::run(&sandbox, &["continuar", ID]);
        write_on(&holder);
        let chance = Chance::of(seed.try_into().unwrap());
        Self { sandbox, file, chance, stops, holder, text: String::new(), copies: 0, round: 0 }
    }

    fn round(&mut self, tally: &Tally) {
        self.round += 1;
        if self.text.len() > 10_000 {
            *self = Self { round: self.round, ..Self::new(self.chance.below(1 << 30), self.stops) };
        }
        let how = match self.chance.below(self.stops * 2) {
            0 => Holder::StopsAnyTime,
            1 => Holder::StopsInASave,
            _ => Holder::Answers,
        };
        let (shown, under_way) = (format!("{}a ", self.round), format!("{}b ", self.round));
        let saves = Saves::of(&self.sandbox);
        self.holder.send(&shown).wait_for(shown.trim_end());
        if how == Holder::StopsInASave {
            saves.wait_for_one();
            self.spin(4_000);
        } else {
            self.spin(900_000);
        }
        if how != Holder::Answers {
            self.holder.signal(Signal::STOP);
            tally.stopped.fetch_add(1, SeqCst);
            tally.inside.fetch_add(self.temporaries().min(1), SeqCst);
        }
        let newcomer = self.take_over(how, &under_way, tally);
        let added = format!("{}c ", self.round);
        newcomer.send(&added);
        wait_for_file(&self.file, &added);
        self.holder.signal(Signal::CONT);
        self.holder.wait_for("Solo lectura");
        self.check(&shown, &under_way, &added, how, tally);
        // Whoever was passed over types on and changes nothing: the next round finds the text as it is.
        self.holder.send("3z");
        self.holder = newcomer;
    }

    /// The other connection: a new login, with keys under way to the holder.
    fn take_over(&mut self, how: Holder, under_way: &str, tally: &Tally) -> Terminal {
        let newcomer = Terminal::run(&self.sandbox, &["continuar", ID]);
        newcomer.wait_for(DIALOG).send("s");
        let asked = Instant::now();
        for key in under_way.chars() {
            self.holder.send(key.to_string());
            self.spin(4_000);
        }
        write_on(&newcomer);
        if how == Holder::Answers {
            let waited = asked.elapsed().as_millis().try_into().unwrap();
            tally.slowest.fetch_max(waited, SeqCst);
            tally.answered.fetch_add(1, SeqCst);
        }
        newcomer
    }

    fn check(&mut self, shown: &str, under_way: &str, added: &str, how: Holder, tally: &Tally) {
        let typed = format!("{}{shown}{under_way}", self.text);
        let least = self.text.len() + shown.len();
        let text = text_of(&self.file, "1.1.1", "hallazgo");
        let opened = text.strip_suffix(added).unwrap_or_else(|| panic!("{added:?} is not at the end of {text:?}"));
        assert!(typed.starts_with(opened) && opened.len() >= self.text.len(), "{:?} became {text:?}", self.text);
        let copies = names(&self.sandbox).iter().filter(|name| is_copy(name)).count();
        if copies > self.copies {
            assert!(how != Holder::Answers, "whoever answers leaves no copy");
            self.copies += 1;
            tally.copies.fetch_add(1, SeqCst);
            let copy = self.sandbox.sessions().join(format!("{ID}-conflicto-{copies}.json"));
            let beside = text_of(&copy, "1.1.1", "hallazgo");
            assert!(typed.starts_with(&beside) && beside.len() >= least, "{typed:?} became {beside:?} in the copy");
        } else {
            assert!(opened.len() >= least, "shown and lost: {shown:?} is not in {text:?}");
        }
        assert_eq!(copies, self.copies, "one copy at most");
        // The newcomer may just be saving where it is.
        until("an end of temporary files", || (self.temporaries() == 0).then_some(()));
        self.text = text;
    }

    fn temporaries(&self) -> usize {
        names(&self.sandbox).iter().filter(|name| is_temporary(name)).count()
    }

    /// Some time of up to so many microseconds.
    fn spin(&mut self, most: usize) {
        std::thread::sleep(Duration::from_micros(self.chance.below(most).try_into().unwrap()));
    }
}

fn is_copy(name: &str) -> bool {
    name.starts_with(&format!("{ID}-conflicto-")) && name.ends_with(".json")
}

/// Waits until the text is being written again.
fn write_on(terminal: &Terminal) {
    terminal.wait_until("session", |screen| {
        [WRITING, LEFT_WRITING, "Intro escribe"].iter().any(|there| screen.contains(there))
    });
    if terminal.screen().contains("Intro escribe") {
        terminal.send("\r");
    }
    terminal.wait_for(WRITING);
}

/// Tells when a save begins.
struct Saves(rustix::fd::OwnedFd);

impl Saves {
    fn of(sandbox: &Sandbox) -> Self {
        let handle = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK).unwrap();
        inotify::add_watch(&handle, sandbox.sessions(), WatchFlags::CREATE).unwrap();
        Self(handle)
    }

    fn wait_for_one(&self) {
        let mut buffer = [MaybeUninit::uninit(); 1024];
        until("a save", || {
            let _ = poll(&mut [PollFd::new(&self.0, PollFlags::IN)], Some(&Timespec::try_from(PATIENCE).unwrap()));
            let mut reader = inotify::Reader::new(&self.0, &mut buffer);
            let event = reader.next().ok()?;
            let temporary = event.file_name().and_then(|name| name.to_str().ok()).is_some_and(is_temporary);
            (event.events().contains(ReadFlags::CREATE) && temporary).then_some(())
        });
    }
}
