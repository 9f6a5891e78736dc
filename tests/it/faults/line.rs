//! Figures of the line: what a kill takes while somebody types, a terminal that does not read for a minute, torn
//! sequences, and how soon Esc answers. `SUPERVISA_TYPISTS` (40) and `SUPERVISA_MUTE_SECONDS` (60) say how much.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::chance::Chance;
use super::{count, figure};
use crate::harness::Sandbox;
use crate::pty::{WRITING, text_of, writing};
use crate::terminal::wait_for_file;

/// Ten characters a second.
const KEY: Duration = Duration::from_millis(100);

#[test]
#[ignore = "takes minutes"]
fn a_kill_takes_no_more_than_the_last_second() {
    let lost: Vec<usize> = at_once(count("SUPERVISA_TYPISTS", 40), |seed| {
        let sandbox = Sandbox::new();
        let (terminal, file) = writing(&sandbox);
        let mut chance = Chance::of(seed.try_into().unwrap());
        let keys = 20 + chance.below(30);
        let begun = Instant::now();
        for n in 0..keys {
            terminal.send([b"abcdefghi "[n % 10]]);
            let next = begun + KEY * u32::try_from(n + 1).unwrap();
            std::thread::sleep(next.saturating_duration_since(Instant::now()));
        }
        std::thread::sleep(Duration::from_millis(chance.below(100).try_into().unwrap()));
        terminal.kill();
        keys - text_of(&file, "1.1.1", "hallazgo").len()
    });
    let most = lost.iter().max().unwrap();
    figure(&format!("{} kills while typing 10 characters a second: at most {most} characters lost", lost.len()));
    assert!(*most <= 10);
}

#[test]
#[ignore = "takes minutes"]
fn ends_lose_nothing_received() {
    let rounds = count("SUPERVISA_TYPISTS", 40);
    let lost: Vec<usize> = at_once(rounds, |seed| {
        let sandbox = Sandbox::new();
        let (mut terminal, file) = writing(&sandbox);
        let text: String = (0..200 + seed * 10).map(|n| format!("{n} ")).collect();
        terminal.send(&text);
        let last = format!(" {} ", 199 + seed * 10);
        terminal.wait_until("the last word", |screen| screen.contains(last.trim_end()));
        match seed % 3 {
            0 => drop(terminal.signal(Signal::HUP)),
            1 => drop(terminal.signal(Signal::TERM)),
            _ => terminal.hang_up(),
        }
        assert_eq!(terminal.end(), 0);
        text.len() - text_of(&file, "1.1.1", "hallazgo").len()
    });
    figure(&format!("{rounds} ends by HUP, TERM and a closed pty: {} characters lost", lost.iter().sum::<usize>()));
    assert!(lost.iter().all(|lost| *lost == 0));
}

#[test]
#[ignore = "takes a minute"]
fn a_terminal_may_stand_mute_for_a_minute() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    terminal.pause();
    let (begun, mut slowest, mut text) = (Instant::now(), Duration::ZERO, String::new());
    let end = Duration::from_secs(count("SUPERVISA_MUTE_SECONDS", 60).try_into().unwrap());
    while begun.elapsed() < end {
        let word = format!("{} ", begun.elapsed().as_millis());
        // Whole frames besides, so that no buffer between us has room left.
        terminal.send("\x0c\x0c\x0c").send(&word);
        let typed = Instant::now();
        wait_for_file(&file, &word);
        slowest = slowest.max(typed.elapsed());
        text.push_str(&word);
    }
    terminal.send("último").signal(Signal::TERM);
    let asked = Instant::now();
    assert_eq!(terminal.end(), 0);
    let ended = asked.elapsed();
    let kept = text_of(&file, "1.1.1", "hallazgo");
    figure(&format!("a terminal mute for {end:?}: every word on disk within {slowest:?}, TERM ended it in {ended:?}"));
    assert!(kept.starts_with(&text));
    assert!(slowest < Duration::from_secs(1) && ended < Duration::from_secs(2));
}

#[test]
#[ignore = "measures"]
fn torn_sequences_and_esc_alone() {
    let sandbox = Sandbox::new();
    let (mut terminal, file) = writing(&sandbox);
    terminal.send("principio ").wait_for("principio");
    let rounds = 100;
    let mut chance = Chance::of(50);
    for _ in 0..rounds {
        // The cursor goes left and right; torn wrongly, this would close the editor and act as other keys.
        for sequence in ["\x1b[D", "\x1bOC"] {
            for byte in sequence.bytes() {
                terminal.send([byte]);
                std::thread::sleep(Duration::from_millis(chance.below(50).try_into().unwrap()));
            }
        }
    }
    terminal.send("fin").wait_for("principio fin");
    let mut slowest = Duration::ZERO;
    for _ in 0..50 {
        terminal.send("\x1b");
        let pressed = Instant::now();
        terminal.wait_for("califica");
        slowest = slowest.max(pressed.elapsed());
        terminal.send("\r").wait_for(WRITING);
    }
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 0);
    assert_eq!(text_of(&file, "1.1.1", "hallazgo"), "principio fin");
    figure(&format!(
        "{} sequences torn by up to 50 ms: 0 taken for Esc; Esc alone answers within {slowest:?}",
        rounds * 2
    ));
    assert!(slowest < Duration::from_millis(60) * u32::try_from(count("SUPERVISA_LOAD", 1)).unwrap());
}

/// What `work` gives for each number below `rounds`, eight at a time.
fn at_once<T: Send>(rounds: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let work = &work;
    std::thread::scope(|scope| {
        let lanes: Vec<_> =
            (0..8).map(|lane| scope.spawn(move || (lane..rounds).step_by(8).map(work).collect::<Vec<_>>())).collect();
        lanes.into_iter().flat_map(|lane| lane.join().unwrap()).collect()
    })
}
