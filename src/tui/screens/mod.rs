//! The screens. Each has its state and what keys do to it in `mod.rs`, and its drawing in `view.rs`.

pub mod identify;
pub mod recovery;
pub mod sessions;
pub mod sheet;
pub mod summary;
pub mod walk;
