//! What a key leaves behind for those that follow it, since a hand is ahead of the screen: what was typed on for a key that
//! was refused must not become an answer or a command.

use crate::wording::hand as words;

/// What the last key left behind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum After {
    /// Nothing: the next key is for the screen.
    #[default]
    Nothing,
    /// A key was refused that opens something to be typed in; why, in Spanish. What is typed on was meant for that and
    /// goes nowhere, until the supervisor says otherwise: a pause says nothing, since a line can make one.
    Refused(String),
    /// The code of a criterion was whole and led there: an Enter right behind it is part of it.
    Arrived,
}

/// What is told while what is typed goes nowhere.
pub(crate) fn sentence(why: &str) -> String {
    format!("{why} {}", words::GOES_NOWHERE)
}

/// What the line at the foot asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Asked {
    /// Nothing.
    #[default]
    Nothing,
    /// Whether whoever writes wants to leave: the same key again says so, any other goes on writing.
    ToLeave,
}
