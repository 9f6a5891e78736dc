//! Text that is being written: a cursor, what keys do to a text, how it falls into rows. Knows no screen.
//!
//! A key becomes an [`Edit`], [`Buffer::apply`] carries it out and tells what came of it as an [`Applied`]. The same
//! [`Buffer`] serves the many-line editor of an answer and the one-line field of a form. Text that only is read is
//! laid out by the same rules through [`wrap()`].
//!
//! Positions are byte offsets inside this module and Unicode scalar values outside of it (as sessions keep them); a
//! cursor stands between graphemes, so nothing here ever splits what a person sees as one character. Of the rest of
//! the program only [`crate::domain::text`] is known, for the characters that screens show as a replacement mark.
//!
//! Reading order: [`edit`] → [`buffer`] → [`motion`] → [`wrap`](mod@wrap) → [`cells`] → [`layout`] → [`undo`].

pub mod buffer;
pub mod cells;
pub mod edit;
pub mod layout;
pub mod motion;
pub mod undo;
pub mod wrap;

pub use buffer::Buffer;
pub use cells::columns;
pub use edit::{Applied, Edit, Refused};
#[cfg(test)]
pub use layout::Place;
pub use wrap::{Row, wrap};

#[cfg(test)]
mod properties;
#[cfg(test)]
mod stories;
