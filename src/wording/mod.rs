//! wording
pub mod reading;
