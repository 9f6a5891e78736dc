//! wording
pub mod reading;
pub mod store;
