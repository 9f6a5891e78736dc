//! `supervisa`: fills an official supervision rubric from a keyboard.
#![cfg_attr(test, allow(clippy::wildcard_enum_match_arm))]

pub mod domain;
pub mod editing;
pub mod runtime;
pub mod store;
pub mod terminal;
pub mod tui;
pub mod wording;
