//! Few bytes on the line: a ratatui `Backend` of our own, key decoding, and what a terminal can do. Knows no subject.
//!
//! ```text
//!   ratatui ── cells ──> LineBackend: target grid ──┐
//!                                                   ├─ frame: diff, encode ──> outbox ──> (runtime) ──> Tty
//!                        LineBackend: shadow grid ──┘
//!   Tty ── bytes ──> (runtime) ──> Decoder ──> Input
//! ```
//!
//! Everything but [`tty`] is pure: values in, bytes out, no clock, no environment, no system call. In reading
//! order: [`caps`] (what this terminal can do), `symbol` and `cell` (one cell, made harmless), `line` and `moves`
//! (pen and cursor, by the byte), `paint` (one row), `frame` and `scroll` (one screen), [`backend`] (the trait),
//! [`screen`] (entering and leaving), [`input`] (bytes to keys, and what of them is none), [`tty`] (the device).
//!
//! What is deliberately absent: queries (each costs a round trip), mouse, 256 colours, `REP` (mosh and GNU screen
//! ignore it), and autowrap as a way to reach the next row (terminals would then join the rows when text is copied).

pub mod backend;
pub mod caps;
mod cell;
mod frame;
pub mod input;
pub mod key;
mod line;
mod moves;
mod paint;
pub mod screen;
mod scroll;
mod sequences;
mod symbol;
pub mod tty;

#[cfg(test)]
mod bytes_test;
#[cfg(test)]
mod emulator_test;
