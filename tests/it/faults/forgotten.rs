//! `kill -9` around the save that takes a RUN out. `SUPERVISA_CORRECTIONS` says how many (300).

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::chance::Chance;
use super::{count, figure};
use crate::corrected::{RUN, correction, holding, with_run};
use crate::harness::Sandbox;
use crate::pty::text_of;
use crate::terminal::Terminal;

/// They look without a pause for the moment to kill in.
const AT_ONCE: usize = 2;

#[test]
#[ignore = "takes minutes"]
fn kills_around_a_correction_leave_the_datum_in_no_backup() {
    let total = count("SUPERVISA_CORRECTIONS", 300);
    let (begun, inside, corrected, strays) =
        (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for seed in 0..AT_ONCE {
            let (begun, inside, corrected, strays) = (&begun, &inside, &corrected, &strays);
            scope.spawn(move || {
                let mut chance = Chance::of(seed.try_into().unwrap());
                while begun.fetch_add(1, SeqCst) < total {
                    let sandbox = Sandbox::new();
                    let (terminal, file) = with_run(&sandbox);
                    terminal.send(correction());
                    // The save is due after 0.7 s; most kills fall between its first call and a little after its last.
                    let names = || crate::pty::names(&sandbox);
                    let sent = Instant::now();
                    while !names().iter().any(|name| name.contains(".tmp")) && sent.elapsed() < Duration::from_secs(2) {
                        std::hint::spin_loop();
                    }
                    let wait = Duration::from_micros(chance.below(12_000).try_into().unwrap());
                    let seen = Instant::now();
                    while seen.elapsed() < wait {
                        std::hint::spin_loop();
                    }
                    terminal.signal(Signal::KILL);
                    terminal.kill();
                    let left = holding(&sandbox.data(), RUN);
                    let done = text_of(&file, "1.1.1", "hallazgo").ends_with("C-03.");
                    inside.fetch_add(names().iter().any(|name| name.contains(".tmp")).into(), SeqCst);
                    if done {
                        corrected.fetch_add(1, SeqCst);
                        let stray = |path: &std::path::PathBuf| path.to_string_lossy().contains(".json.tmp");
                        assert!(left.iter().all(stray), "{left:?}");
                        strays.fetch_add(left.len(), SeqCst);
                    }
                    let mut again = Terminal::run(&sandbox, &["continuar"]);
                    again.wait_for("Falta en ");
                    if done {
                        assert_eq!(holding(&sandbox.data(), RUN).len(), 0);
                    }
                    again.signal(Signal::TERM);
                    assert_eq!(again.end(), 0);
                }
            });
        }
    });
    let (inside, corrected, strays) = (inside.load(SeqCst), corrected.load(SeqCst), strays.load(SeqCst));
    figure(&format!(
        "{total} kills around a correction, {inside} of them left a save behind, {corrected} came after the new file had its \
         name: 0 backups with the datum, {strays} temporary files with it, all gone with the next start"
    ));
    assert!(corrected > 0 && corrected < total, "the kills miss the save");
}
