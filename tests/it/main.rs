//! The one integration binary: the real program, in folders and with an environment of its own.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod check;
mod cli;
mod events;
mod harness;
mod hostile;
mod restricted;
mod summary;
mod tidy;
