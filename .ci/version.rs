//! Tells the program the commit that it is built from, for `--version`; nothing where it is built from no repository.

use std::path::Path;
use std::process::Command;

/// What git answers, on one line; nothing without git or a repository.
fn git(arguments: &[&str]) -> Option<String> {
    let done = Command::new("git").args(arguments).output().ok().filter(|done| done.status.success())?;
    let answer = String::from_utf8(done.stdout).ok()?.trim().to_owned();
    (!answer.is_empty()).then_some(answer)
}

fn main() {
    println!("cargo:rerun-if-changed=.ci/version.rs");
    // A file that is not there would have everything built again each time.
    let moves = git(&["rev-parse", "--git-path", "logs/HEAD"]).filter(|path| Path::new(path).exists());
    if let Some(path) = moves {
        println!("cargo:rerun-if-changed={path}");
    }
    let commit = git(&["rev-parse", "--short=10", "HEAD"]).map_or_else(String::new, |commit| format!(" ({commit})"));
    println!("cargo:rustc-env=SUPERVISA_VERSION={}{commit}", env!("CARGO_PKG_VERSION"));
}
