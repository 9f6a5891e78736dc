//! Drawing only: pieces that several screens share.

pub mod chrome;
pub mod field;
pub mod list;
pub mod put;
pub mod rich;
