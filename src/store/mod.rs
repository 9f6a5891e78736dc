//! store
pub mod fault;
pub mod located;
pub mod rubric_file;
pub mod wire;
