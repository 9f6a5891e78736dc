//! A real sync that takes seconds: told second by second, in place of the time of an older save; typing goes on; whoever
//! insists gets out. Needs `strace`; without it this says so and passes.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::injection::Fault;
use super::{count, figure};
use crate::harness::Sandbox;
use crate::pty::{ID, WRITING, keep_writing, text_of};
use crate::terminal::{PATIENCE, Terminal};

/// How long a sync hangs.
const HANG: Duration = Duration::from_secs(8);

fn can() -> bool {
    let can = Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_ok();
    if !can {
        figure("no strace here: no sync was made to hang");
    }
    can
}

/// A text that was saved, and another that hangs in its sync.
fn hanging(sandbox: &Sandbox) -> (Terminal, Fault, Instant) {
    keep_writing(sandbox, "");
    let terminal = Terminal::run(sandbox, &["continuar", ID]);
    terminal.wait_for(WRITING).send("Antes. ").wait_for("Guardado ");
    let delay = format!("delay_enter={}:when=1", HANG.as_micros());
    let fault = Fault::put(terminal.pid(), "fsync", &delay);
    terminal.send("Durante.");
    (terminal, fault, Instant::now())
}

#[test]
#[ignore = "needs strace"]
fn a_sync_that_hangs_is_told_second_by_second() {
    if !can() {
        return;
    }
    let sandbox = Sandbox::new();
    let (mut terminal, fault, typed) = hanging(&sandbox);
    terminal.wait_until("a save under way", |screen| screen.contains("guardando… 2 s"));
    let told = typed.elapsed();
    assert!(!terminal.screen().contains("Guardado "), "{}", terminal.screen());
    // Keys do not wait for the disk.
    let key = Instant::now();
    terminal.send(" Sigo.").wait_for("Durante. Sigo.");
    let answered = key.elapsed();
    let file = sandbox.sessions().join(format!("{ID}.json"));
    assert_eq!(text_of(&file, "1.1.1", "hallazgo"), "Antes. ");
    terminal.wait_for("guardando… 4 s").wait_for("guardando… 6 s");
    terminal.wait_until("saved", |screen| screen.contains("Guardado ") && !screen.contains("guardando"));
    fault.cure();
    terminal.send("\x03");
    terminal.send("\x03");
    assert_eq!(terminal.end(), 0);
    assert_eq!(text_of(&file, "1.1.1", "hallazgo"), "Antes. Durante. Sigo.");
    figure(&format!("a sync of {HANG:?}: told {told:?} after the first key, a key shown after {answered:?} meanwhile"));
    let load = u32::try_from(count("SUPERVISA_LOAD", 1)).unwrap();
    assert!(told < Duration::from_millis(3200) * load && answered < Duration::from_millis(500) * load);
}

#[test]
#[ignore = "needs strace"]
fn whoever_insists_leaves_while_a_sync_hangs() {
    if !can() {
        return;
    }
    let sandbox = Sandbox::new();
    let (mut terminal, fault, _) = hanging(&sandbox);
    terminal.wait_for("guardando… 2 s");
    // The first asks, or two where a text is open.
    terminal.send("\x03");
    if !terminal.waited(Duration::from_millis(500), |screen| screen.contains("¿Salir sin esperar?")) {
        terminal.send("\x03");
    }
    terminal.wait_for("El disco no responde").wait_for("¿Salir sin esperar?").send("\x03");
    let insisted = Instant::now();
    // The terminal is given back and told the rest; the process itself is kept from going by strace alone, until its
    // delay is over.
    terminal.wait_for("no se pudo guardar: el disco no responde");
    let left = insisted.elapsed();
    assert_eq!(terminal.ends_within(PATIENCE), Some(3));
    let file = sandbox.sessions().join(format!("{ID}.json"));
    assert_eq!(text_of(&file, "1.1.1", "hallazgo"), "Antes. ", "what was acknowledged is there");
    fault.cure();
    figure(&format!("left a sync that hung for {HANG:?} within {left:?} of the second Ctrl-C"));
    assert!(left < Duration::from_secs(3) * u32::try_from(count("SUPERVISA_LOAD", 1)).unwrap());
}
