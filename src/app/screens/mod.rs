//! The screens. Each has its state and what keys do to it; how it is drawn stands in [`crate::ui`] under the same name.

pub mod conclude;
pub mod identify;
pub mod reading;
pub mod recovery;
pub mod sessions;
pub mod sheet;
pub mod summary;
pub mod walk;
