//! Text that came faster than a hand types: a paste of a terminal that does not mark pastes, or keys typed ahead on a
//! line that stood still. Which of the two cannot be known; [`Run::flush`] says what it is taken for.

use std::time::Duration;

use super::hold::{PASTE_PIECE, RUN_HOLD};
use crate::terminal::key::{Input, Key};

/// So many letters at once without a tab or a line break are a paste: nobody types them blind.
const LONG: usize = 40;
/// So many keys at once, tabs among them, may have been typed while the line stood still for a second or two: `2`, Tab and
/// the next `3` are what an evaluation is made of. What a paste has in more than one line is never so short a thing.
const AHEAD: usize = 10;
/// So many letters, the Enter behind them counted, may be a command or a short word to look for; with a digit among them
/// they are a code or a count, however many. More are words of a line, and its Enter must not sign, reopen or answer.
const COMMAND: usize = 5;
/// How long after a paste two letters at once are still part of it.
const TAIL: Duration = Duration::from_secs(2);
/// Longer runs are delivered in pieces of at most about this many bytes.
const PIECE: usize = PASTE_PIECE - 4;

/// Characters, tabs and line breaks that came in one packet, or closer upon each other than [`RUN_HOLD`].
#[derive(Debug, Default)]
pub(super) struct Run {
    text: String,
    /// When the last run came that was a paste.
    pasted: Option<Duration>,
}

impl Run {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How long it may wait for more of it; nothing while there is none.
    pub(super) fn hold(&self) -> Option<Duration> {
        (!self.text.is_empty()).then_some(RUN_HOLD)
    }

    pub(super) fn push(&mut self, c: char) {
        self.text.push(c);
    }

    /// Whether it is what a single key brings.
    pub(super) fn is_single(&self) -> bool {
        self.text.chars().nth(1).is_none()
    }

    /// Whether it is as long as a run may get.
    pub(super) fn is_full(&self) -> bool {
        self.text.len() >= PIECE
    }

    /// What there is, the last of which came at `last`: as one paste, or as keys; `doubtful` text is never taken for
    /// keys. Whether tabs and line breaks in it became part of a text.
    pub(super) fn flush(&mut self, last: Duration, doubtful: bool, out: &mut Vec<Input>) -> bool {
        let whole = std::mem::take(&mut self.text);
        // These end no line where nothing follows: they are Ctrl-K and Ctrl-L.
        let text = whole.trim_end_matches(['\u{B}', '\u{C}']);
        let goes_on = self.pasted.is_some_and(|at| last < at + TAIL) && text.chars().nth(1).is_some();
        let pasted = !text.is_empty() && (doubtful || goes_on || is_paste(text));
        if pasted {
            self.pasted = if doubtful { self.pasted } else { Some(last) };
            out.push(Input::Paste(text.to_owned()));
        } else {
            out.extend(text.chars().map(key));
        }
        if !doubtful {
            out.extend(whole[text.len()..].chars().map(key));
        }
        pasted && text.contains(is_blank)
    }

    /// A paste was given up before its end: what still comes of it is no keys.
    pub(super) fn was_torn(&mut self, last: Duration) {
        self.pasted = Some(last);
    }
}

/// Whether no hand typed this: several lines, words with their Enter, more letters with a tab among them or an Enter at
/// either end than are typed ahead, or very many letters. The same letter over and over is a key that was held down.
fn is_paste(text: &str) -> bool {
    let count = text.chars().count();
    let mixed = text.contains(is_blank) && !text.chars().all(is_blank);
    let lines = text.trim_matches(is_blank).contains(['\r', '\n', '\u{B}', '\u{C}']);
    let held_down = text.chars().next().is_some_and(|first| text.chars().all(|c| c == first));
    (mixed && (lines || is_line(text) || count > AHEAD)) || (count >= LONG && !held_down)
}

/// Whether it is words and the Enter behind them: neither a command nor a code nor a count.
fn is_line(text: &str) -> bool {
    let words = text.trim_end_matches(['\r', '\n']);
    let one = !words.contains(char::is_whitespace);
    let command = text.chars().count() <= COMMAND || words.contains(|c: char| c.is_ascii_digit());
    words.len() < text.len() && !(one && command)
}

fn is_blank(c: char) -> bool {
    c.is_control()
}

fn key(c: char) -> Input {
    Input::Key(if c.is_control() { super::text::control(u8::try_from(c).unwrap_or_default()) } else { Key::Char(c) })
}
