//! A row of a table of keys.

use crate::terminal::key::Key;

/// What some keys do on a screen.
#[derive(Debug, Clone, Copy)]
pub struct Binding<A: 'static> {
    /// The keys, the one to be shown first.
    pub keys: &'static [Key],
    /// What they do.
    pub action: A,
    /// What they do, for the help.
    pub name: &'static str,
    /// The same in a word for the footer; empty where the footer has no room for it.
    pub short: &'static str,
}
