//! What the supervisor sees and presses: an [`event`] changes the [`app`], [`view`] draws it, [`effect`]s are asked for.
//!
//! Only `view.rs` files, [`widgets`], [`theme`] and [`layout`] know ratatui. No file, clock or terminal is known here.
//!
//! Reading order: [`event`] → [`effect`] → [`keymap`] → [`app`] → [`work`] → [`saving`] → [`screens`] → [`view`](mod@view).

pub mod app;
pub mod effect;
pub mod event;
mod input;
pub mod keymap;
pub mod layout;
mod leaving;
pub mod out;
mod outcomes;
pub mod overlay;
pub mod saving;
pub mod screens;
#[cfg(test)]
pub(crate) mod testing;
pub mod theme;
pub mod view;
pub mod widgets;
pub mod work;
