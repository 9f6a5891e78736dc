//! The store's promises, kept on a modelled disk (crashes, failing calls) and on a real one.

pub(in crate::store) mod crash;
pub(in crate::store) mod fault;
pub(crate) mod fixture;
mod folder;
mod forget;
mod list;
pub(crate) mod model;
mod open;
mod stops;
mod takeover;
