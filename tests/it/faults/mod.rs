//! What takes minutes: faults by the thousand, with the figures of `docs/reliability.md`. All of it by one command:
//!
//! ```text
//! cargo test --release -- --ignored --nocapture --test-threads=1
//! ```
//!
//! How much is done can be set by the variables that each file names. Each prints one line that begins with `figure:`.

mod chance;
mod closing;
mod forgotten;
mod full_disk;
mod hang;
mod hostile;
mod injection;
mod kills;
mod line;
mod mutants;
mod takeover;
mod trace;

/// The number in the environment variable `name`, or `default`.
fn count(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// Tells a figure.
fn figure(text: &str) {
    println!("figure: {text}");
}
