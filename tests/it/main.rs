//! The one integration binary: the real program, in folders and with an environment of its own.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod another_shape;
mod arrows;
mod bytes;
mod check;
mod cli;
mod closing;
#[cfg(target_os = "linux")]
mod corrected;
mod events;
#[cfg(target_os = "linux")]
mod faults;
#[cfg(target_os = "linux")]
mod folders;
mod harness;
#[cfg(target_os = "linux")]
mod host;
mod hostile;
mod installing;
#[cfg(target_os = "linux")]
mod instruments;
#[cfg(target_os = "linux")]
mod keystrokes;
#[cfg(target_os = "linux")]
mod lineal;
#[cfg(target_os = "linux")]
mod making;
mod phrases;
#[cfg(target_os = "linux")]
mod pty;
mod report;
mod restricted;
mod retention;
#[cfg(target_os = "linux")]
mod shell;
mod summary;
#[cfg(target_os = "linux")]
mod takeover;
#[cfg(target_os = "linux")]
mod terminal;
#[cfg(target_os = "linux")]
mod terminals;
mod tidy;
mod whole_rubric;
mod wording;
