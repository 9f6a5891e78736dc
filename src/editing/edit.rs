//! What can be done to a text that is being written, and what comes of it.

/// One operation. Keys and pastes are mapped to these by the screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// A typed character, already cleaned. `'\n'` is the same as [`Edit::Newline`].
    Insert(char),
    /// A pasted text, already cleaned. One step to undo. What does not fit comes back in [`Refused::Full`]. In a
    /// one-line buffer its line breaks become spaces, and those at its ends go.
    Paste(String),
    /// A line break.
    Newline,
    /// Removes the grapheme before the cursor.
    Backspace,
    /// Removes the grapheme after the cursor.
    Delete,
    /// Removes back to the start of the word, and keeps what went for [`Edit::Yank`].
    DeleteWord,
    /// Removes on to the end of the word, or of the next one, and keeps what went.
    DeleteNextWord,
    /// Removes back to the start of the line, and keeps what went.
    KillToStart,
    /// Removes up to the end of the line, or the line break if the cursor stands at it, and keeps what went.
    KillToEnd,
    /// Inserts what was removed last by the four before.
    Yank,
    /// One grapheme back.
    Left,
    /// One grapheme on.
    Right,
    /// Back to the start of a word.
    WordLeft,
    /// On to the start of the next word.
    WordRight,
    /// On to the end of the word, or of the next one.
    WordEnd,
    /// One row up, towards the column where the vertical movement began.
    Up,
    /// One row down.
    Down,
    /// So many rows up, or to the first row.
    PageUp(u16),
    /// So many rows down, or to the last row.
    PageDown(u16),
    /// To the start of the row; from there, to the start of the line.
    RowStart,
    /// To the end of the row (before the spaces at which it was broken); from there, to the end of the line.
    RowEnd,
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
    /// Takes the last step back.
    Undo,
    /// Takes an undone step again.
    Redo,
}

impl Edit {
    /// Whether one key takes away more than a letter, or what was entered before.
    pub fn takes_away(&self) -> bool {
        matches!(self, Self::DeleteWord | Self::KillToStart | Self::KillToEnd | Self::Undo | Self::Redo)
    }
}

/// What came of an [`Edit`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use = "a refusal has to be told to the person"]
pub struct Applied {
    /// The text is another one.
    pub changed: bool,
    /// The cursor stands at another place.
    pub moved: bool,
    /// What was not done, if something was not.
    pub refused: Option<Refused>,
}

/// What an [`Edit`] did not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The text has reached its limit. What fitted went in, in whole graphemes; this is the rest.
    Full {
        /// The text that was left out, letter by letter.
        left_out: String,
    },
    /// A line break in a one-line buffer.
    OneLine,
}
