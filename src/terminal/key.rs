//! Keys as the program knows them, whatever sequence a terminal sends for them.

/// One key. `Alt` is not bound: Esc and a letter in one packet are Esc and that letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A printable character.
    Char(char),
    /// Ctrl with a lower-case letter.
    Ctrl(char),
    /// Return.
    Enter,
    /// Escape alone.
    Esc,
    /// Tabulator.
    Tab,
    /// Shift and tabulator.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Ctrl and left arrow.
    WordLeft,
    /// Ctrl and right arrow.
    WordRight,
    /// Ctrl and Home.
    TextStart,
    /// Ctrl and End.
    TextEnd,
}

impl Key {
    /// The character that the key types, if it types one.
    #[must_use]
    pub fn printable(self) -> Option<char> {
        if let Self::Char(c) = self { Some(c) } else { None }
    }
}

/// What comes in from a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// A bracketed paste, as sent.
    Paste(String),
}
