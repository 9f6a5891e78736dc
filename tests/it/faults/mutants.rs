//! Files that were damaged or made to harm: mutations of real sessions and rubrics through the loader and the first
//! screen, in this process (`SUPERVISA_MUTANTS`, 1,000,000) and through the program (`SUPERVISA_MUTANT_RUNS`, 2,000).

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use ratatui::Terminal;
use supervisa::app::event::{Event, Moment, Opened, Outcome};
use supervisa::app::{App, Start, update};
use supervisa::store::phrases::included;
use supervisa::store::{rubric_file, wire};
use supervisa::terminal::backend::LineBackend;
use supervisa::terminal::caps::{Capabilities, Settings};
use supervisa::ui::theme::Theme;
use supervisa::ui::view;
use supervisa::ui::walk::panel::Memo;

use super::chance::Chance;
use super::{count, figure};
use crate::harness::{Sandbox, example, finish, repository};
use crate::pty::ID;
use crate::terminal::{Terminal as Pty, until};

/// Pieces that are put where they do not belong.
const PIECES: [&str; 20] = [
    "null",
    "-1",
    "1e999",
    "99999999999999999999",
    "\"\"",
    "[]",
    "{}",
    "[[[[[[[[",
    "true",
    "\\u0000",
    "\\ud800",
    "\u{1B}]0;x\u{7}",
    "\u{202E}",
    "\u{FEFF}",
    "\"version\": 2,",
    "\"score\": 9",
    "\u{0301}\u{0301}\u{0301}",
    "\n\n",
    "}",
    "\"",
];

fn mutant(chance: &mut Chance, originals: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = chance.one(originals).clone();
    for _ in 0..=chance.below(4) {
        if bytes.is_empty() {
            break;
        }
        let at = chance.below(bytes.len());
        let length = (1 + chance.below(60)).min(bytes.len() - at);
        match chance.below(8) {
            0 => bytes[at] ^= 1 << chance.below(8),
            1 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..at + length)),
            4 => {
                let copy = bytes[at..at + length].to_vec();
                let to = chance.below(bytes.len());
                bytes.splice(to..to, copy);
            }
            5 => drop(bytes.splice(at..at, chance.one(&PIECES).bytes())),
            6 => drop(bytes.splice(at..at + length, chance.one(&PIECES).bytes())),
            _ => {
                let other = chance.one(originals);
                let from = chance.below(other.len());
                bytes.truncate(at);
                bytes.extend_from_slice(&other[from..]);
            }
        }
    }
    bytes
}

/// The examples without their seals too, so that mutants get past them.
fn sessions() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for name in ["opd-completa", "opd-en-curso", "opd-extraordinaria"] {
        let text = std::fs::read_to_string(example(name)).unwrap();
        let open: Vec<&str> = text.lines().filter(|line| !line.contains("payload_sha256")).collect();
        all.push(open.join("\n").into_bytes());
        all.push(text.into_bytes());
    }
    all
}

fn rubrics() -> Vec<Vec<u8>> {
    ["rubric/opd-cierre-2026.json", "tests/it/data/rubrica-minima.json"]
        .iter()
        .map(|path| std::fs::read(repository(path)).unwrap())
        .collect()
}

#[test]
#[ignore = "takes minutes"]
fn no_mutant_breaks_loader_or_first_screen() {
    let total = count("SUPERVISA_MUTANTS", 1_000_000);
    let (next, slowest) = (AtomicUsize::new(0), AtomicU64::new(0));
    let (accepted, refused) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for lane in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            let (next, slowest, accepted, refused) = (&next, &slowest, &accepted, &refused);
            scope.spawn(move || {
                let mut chance = Chance::of(7 + u64::try_from(lane).unwrap());
                let (sessions, rubrics) = (sessions(), rubrics());
                while next.fetch_add(1, SeqCst) < total {
                    // A rubric is far larger and takes its time; one in eight is enough to be many.
                    let is_rubric = chance.below(8) == 0;
                    let bytes = mutant(&mut chance, if is_rubric { &rubrics } else { &sessions });
                    let begun = Instant::now();
                    let good = if is_rubric { rubric(&bytes) } else { session(&bytes) };
                    slowest.fetch_max(begun.elapsed().as_micros().try_into().unwrap(), SeqCst);
                    if good { accepted } else { refused }.fetch_add(1, SeqCst);
                }
            });
        }
    });
    let slowest = Duration::from_micros(slowest.load(SeqCst));
    figure(&format!(
        "{total} mutants in process ({} accepted, {} refused): 0 panics, the slowest took {slowest:?}, peak memory of \
         the whole test {} MB",
        accepted.load(SeqCst),
        refused.load(SeqCst),
        peak_kilobytes("self") / 1024
    ));
    assert!(slowest < Duration::from_secs(1));
    assert!(accepted.load(SeqCst) > total / 1000 && refused.load(SeqCst) > total / 2);
}

/// Whether the rubric was taken; the fault, if not, is put into words.
fn rubric(bytes: &[u8]) -> bool {
    match rubric_file::parse("mutante.json", bytes) {
        Ok(rubric) => {
            assert!(!rubric.is_empty());
            true
        }
        Err(faults) => {
            assert!(!faults.to_string().is_empty());
            false
        }
    }
}

/// The same for a session; one that is taken is drawn.
fn session(bytes: &[u8]) -> bool {
    let (embedded, pin) = rubric_file::embedded();
    match wire::read("mutante.json", bytes, &|wanted| (*wanted == pin).then(|| Arc::clone(&embedded))) {
        Ok(loaded) => {
            draw(loaded.session);
            true
        }
        Err(fault) => {
            assert!(!fault.to_string().is_empty());
            false
        }
    }
}

fn draw(session: supervisa::domain::session::Session) {
    let wall = "2026-11-23T12:30:00-03:00".parse().unwrap();
    let now = Moment { elapsed: Duration::ZERO, wall };
    let (mut app, _) = App::new((80, 24), now, true, included(), Start::List);
    let opened = Opened { session, read_only: None, notices: Vec::new(), fresh: false };
    update(&mut app, now, Event::Done(Outcome::Opened(Box::new(opened))));
    let caps = Capabilities::of(&Settings { term: Some("xterm"), ..Settings::default() });
    let mut terminal = Terminal::new(LineBackend::new(caps, 80, 24)).unwrap();
    terminal.draw(|frame| view(&app, Theme::new(true), &Memo::default(), frame)).unwrap();
}

fn peak_kilobytes(process: &str) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[test]
#[ignore = "takes minutes"]
fn no_mutant_breaks_the_program() {
    let total = count("SUPERVISA_MUTANT_RUNS", 2000);
    let (mut chance, mut slowest) = (Chance::of(11), Duration::ZERO);
    let (sandbox, sessions, rubrics) = (Sandbox::new(), sessions(), rubrics());
    let mut statuses = std::collections::BTreeMap::<i32, usize>::new();
    for n in 0..total {
        let (bytes, arguments) = match n % 4 {
            0 => (mutant(&mut chance, &sessions), ["validar", "mutante.json"].as_slice()),
            1 => (mutant(&mut chance, &sessions), ["resumen", "./mutante.json"].as_slice()),
            2 => (mutant(&mut chance, &rubrics), ["rubrica", "validar", "mutante.json"].as_slice()),
            _ => (mutant(&mut chance, &sessions), ["resumen", ID].as_slice()),
        };
        let path = if n % 4 == 3 { format!("datos/sesiones/{ID}.json") } else { "mutante.json".to_owned() };
        sandbox.write(&path, &bytes);
        let begun = Instant::now();
        // No more than 64 MB of memory of its own, or it fails.
        let run = finish(&mut limited(&sandbox, arguments));
        slowest = slowest.max(begun.elapsed());
        *statuses.entry(run.status).or_default() += 1;
        assert!([0, 1, 3].contains(&run.status), "{run:#?} on\n{}", String::from_utf8_lossy(&bytes));
        assert!(run.status == 0 || run.stdout.len() + run.stderr.len() > 20, "{run:#?}");
    }
    let opened = (0..total / 5).map(|_| open(&mutant(&mut chance, &sessions))).max().unwrap_or_default();
    figure(&format!(
        "{} mutants opened in a terminal: the slowest showed its first screen after {opened:?}",
        total / 5
    ));
    assert!(opened < Duration::from_secs(1) * u32::try_from(count("SUPERVISA_LOAD", 1)).unwrap());
    figure(&format!(
        "{total} mutants through the program within 64 MB: statuses {statuses:?}, the slowest took {slowest:?}"
    ));
    assert!(slowest < Duration::from_secs(1) * u32::try_from(count("SUPERVISA_LOAD", 1)).unwrap());
}

/// Opens it in a terminal; how long until there is a screen, or a refusal.
fn open(bytes: &[u8]) -> Duration {
    let sandbox = Sandbox::new();
    sandbox.write(&format!("datos/sesiones/{ID}.json"), bytes);
    let begun = Instant::now();
    let mut terminal = Pty::run(&sandbox, &["continuar", ID]);
    let mut refused = None;
    // A refusal is a line and an end; a signal just between the two would end it in the system's way.
    until("screen or end", || {
        refused = terminal.ends_within(Duration::ZERO);
        (refused.is_some() || terminal.is_taken_over() && !terminal.screen().trim().is_empty()).then_some(())
    });
    let took = begun.elapsed();
    let status = refused.unwrap_or_else(|| {
        terminal.signal(rustix::process::Signal::TERM);
        terminal.end()
    });
    assert!([0, 1, 3].contains(&status), "{status} for\n{}", String::from_utf8_lossy(bytes));
    took
}

/// The program with at most 64 MB of data, where `prlimit` is there to say so.
fn limited(sandbox: &Sandbox, arguments: &[&str]) -> std::process::Command {
    let plain = sandbox.command(arguments);
    if !Path::new("/usr/bin/prlimit").exists() {
        return plain;
    }
    let mut command = std::process::Command::new("/usr/bin/prlimit");
    command.arg("--data=67108864").arg(crate::harness::program()).args(arguments);
    command.env_clear().envs(sandbox.environment()).current_dir(sandbox.path("")).stdin(std::process::Stdio::null());
    command
}
