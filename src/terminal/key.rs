//! Keys as the program knows them, whatever sequence a terminal sends for them.

/// One key. None has `Alt`: what that makes of a key is a [`TextKey`] or nothing.
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
    pub(crate) fn printable(self) -> Option<char> {
        if let Self::Char(c) = self { Some(c) } else { None }
    }
}

/// A key that means something only where text is typed: the word motions of readline (`Alt`), and keys of which the line
/// does not tell for certain that they were pressed. It stands in no table of keys, so that no screen can bind it to
/// anything but an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextKey {
    /// Back to the start of a word: Alt-b, Alt and left arrow.
    WordLeft,
    /// On to the end of a word: Alt-f, Alt and right arrow.
    WordEnd,
    /// Removes back to the start of a word: Alt-Backspace.
    EraseWord,
    /// Removes on to the end of a word: Alt-d, Alt-Delete.
    EraseNextWord,
    /// Backspace that came in one packet with an `Alt`.
    Erase,
    /// Delete that came in one packet with an `Alt`, or that may be another key.
    EraseNext,
}

/// What comes in from a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// A key that counts only where text is typed.
    InText(TextKey),
    /// A paste, as sent: marked by the terminal, or come faster than a hand types.
    Paste(String),
}

/// Something to be told of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// It sends Latin-1 where the locale says UTF-8. Made once.
    Latin1,
    /// What may have been typed by hand was taken for the answer of a terminal, and dropped.
    Dropped,
    /// Esc and a key came in one packet, and were taken for `Alt` with that key, which does nothing.
    Alt,
    /// The same, where it does something if text is typed: the [`TextKey`] that came just before.
    AltInText,
    /// Tabs or line breaks came together with letters and were taken for those of a text, not for keys.
    Together,
}
