//! A disk of 256 KB that really fills, in a mount namespace of its own: nothing of the machine's is mounted over or filled.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::figure;
use crate::harness::{Sandbox, program};
use crate::pty::{ID, WRITING, keep_writing};
use crate::terminal::{PATIENCE, Start};

/// Makes the disk over the sandbox's own data folder, fills it as told, starts the program, empties it as told.
const SCRIPT: &str = r#"
set -eu
mount -t tmpfs -o size=256k,mode=0700 tmpfs datos
mkdir -m 700 datos/sesiones datos/papelera datos/rubricas
cp sesion.json "datos/sesiones/$1.json"; chmod 600 "datos/sesiones/$1.json"
( while [ ! -e llenar ]; do sleep 0.01; done; head -c 1000000 /dev/zero > datos/relleno 2>/dev/null || true; : > lleno
  while [ ! -e vaciar ]; do sleep 0.01; done; rm datos/relleno; : > vacio
  while [ ! -e mostrar ]; do sleep 0.01; done; cp "datos/sesiones/$1.json" mostrado.tmp; ls datos/sesiones > nombres; mv mostrado.tmp mostrado ) &
exec "$2" continuar "$1"
"#;

#[test]
#[ignore = "needs the right to mount in a namespace of its own"]
fn a_full_disk_is_told_and_when_there_is_room_again_all_is_saved() {
    let can = Command::new("unshare").args(["-m", "true"]).stderr(Stdio::null()).status();
    if !can.is_ok_and(|status| status.success()) {
        return figure("no mount namespace here: no disk was filled");
    }
    let sandbox = Sandbox::new();
    let file = keep_writing(&sandbox, "");
    std::fs::rename(&file, sandbox.path("sesion.json")).unwrap();
    let unshare =
        ["/usr/bin/unshare", "/bin/unshare"].into_iter().find(|path| std::path::Path::new(path).exists()).unwrap();
    let argv = [unshare, "-m", "--propagation", "private", "/bin/sh", "-c", SCRIPT, "sh", ID, program()];
    let mut terminal = Start::other(&sandbox, &argv).go();
    terminal.wait_for(WRITING).send("Con espacio. ").wait_for("Guardado ");
    let ask = |what: &str, answer: &str| {
        std::fs::write(sandbox.path(what), "").unwrap();
        crate::terminal::until(answer, || sandbox.path(answer).exists().then_some(()));
    };
    ask("llenar", "lleno");
    let typed = Instant::now();
    let long = "Sin espacio. ".repeat(700);
    terminal.send(&long).wait_for("NO SE HA GUARDADO").wait_for("el disco está lleno");
    let told = typed.elapsed();
    ask("vaciar", "vacio");
    let emptied = Instant::now();
    terminal.wait_until("banner gone", |screen| !screen.contains("NO SE HA GUARDADO"));
    let cured = emptied.elapsed();
    ask("mostrar", "mostrado");
    let kept = std::fs::read_to_string(sandbox.path("mostrado")).unwrap();
    assert!(kept.contains(&format!("Con espacio. {}", long.trim_end())), "{kept}");
    assert!(!std::fs::read_to_string(sandbox.path("nombres")).unwrap().contains(".tmp"));
    terminal.send("\x03\x03");
    assert_eq!(terminal.ends_within(PATIENCE), Some(0));
    figure(&format!("a full tmpfs of 256 KB: told {told:?} after the first key, saved {cured:?} after there was room"));
    assert!(cured < Duration::from_secs(2));
}
