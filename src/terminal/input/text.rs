//! Plain bytes to characters, control bytes and the introducers of sequences.

use std::time::Duration;

use super::hold::{ESC_HOLD, SEQUENCE_HOLD};
use crate::terminal::key::Key;

/// What a byte completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A character that can be printed.
    Char(char),
    /// A control byte of ASCII.
    Control(u8),
    /// A control of the upper half that begins a sequence, by the letter that stands for it behind an `ESC`.
    Introducer(u8),
}

/// Bytes of a character that is not whole yet, and how to read those that never will be.
#[derive(Debug)]
pub(super) struct Text {
    utf8: bool,
    /// The last bytes above ASCII were no UTF-8.
    latin1: bool,
    held: [u8; 4],
    len: usize,
}

impl Text {
    pub(super) fn new(utf8: bool) -> Self {
        Self { utf8, latin1: false, held: [0; 4], len: 0 }
    }

    /// How long an unfinished character may wait; nothing while there is none. On a Latin-1 terminal a lone byte is a
    /// whole letter, and the person waits for it.
    pub(super) fn hold(&self) -> Option<Duration> {
        let hold = if self.utf8 && !self.latin1 { SEQUENCE_HOLD } else { ESC_HOLD };
        (self.len > 0).then_some(hold)
    }

    /// Whether Latin-1 came where UTF-8 was agreed.
    pub(super) fn is_foreign(&self) -> bool {
        self.utf8 && self.latin1
    }

    pub(super) fn byte(&mut self, byte: u8, out: &mut Vec<Unit>) {
        if self.len == 0 && byte < 0x80 {
            out.push(if byte < 0x20 || byte == 0x7F { Unit::Control(byte) } else { Unit::Char(char::from(byte)) });
            return;
        }
        if let Some(slot) = self.held.get_mut(self.len) {
            *slot = byte;
            self.len += 1;
        }
        let held = self.held;
        let held = held.get(..self.len).unwrap_or_default();
        match std::str::from_utf8(held) {
            Ok(text) => {
                out.extend(text.chars().filter_map(unit));
                (self.len, self.latin1) = (0, false);
            }
            Err(error) if error.error_len().is_none() => {}
            // The newest byte does not go on with what was held: that was no character, and this begins afresh.
            Err(_) if held.len() > 1 => {
                self.len -= 1;
                self.give_up(out);
                self.byte(byte, out);
            }
            Err(_) => self.give_up(out),
        }
    }

    /// Reads the held bytes as what they are without their rest.
    pub(super) fn give_up(&mut self, out: &mut Vec<Unit>) {
        let held = self.held;
        let held = held.get(..self.len).unwrap_or_default();
        self.len = 0;
        for byte in held {
            let introducer = unit(char::from(*byte)).filter(|unit| matches!(unit, Unit::Introducer(_)));
            self.latin1 |= introducer.is_none();
            out.push(introducer.unwrap_or(Unit::Char(latin1(*byte))));
        }
    }

    /// A whole text at once, by the same rules; its control characters stay as sent.
    pub(super) fn whole(&mut self, bytes: &[u8]) -> String {
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            text.extend(chunk.invalid().iter().map(|byte| latin1(*byte)));
            self.latin1 |= !chunk.invalid().is_empty();
        }
        text
    }
}

/// What a character above ASCII is. Control characters of the upper half that begin nothing are nothing.
fn unit(c: char) -> Option<Unit> {
    Some(match c {
        '\u{8F}' => Unit::Introducer(b'O'),
        '\u{90}' => Unit::Introducer(b'P'),
        '\u{98}' => Unit::Introducer(b'X'),
        '\u{9B}' => Unit::Introducer(b'['),
        '\u{9D}' => Unit::Introducer(b']'),
        '\u{9E}' => Unit::Introducer(b'^'),
        '\u{9F}' => Unit::Introducer(b'_'),
        c if c.is_control() => return None,
        c => Unit::Char(c),
    })
}

/// The letter of a byte that is no UTF-8: Latin-1, and where that has controls what Windows has in their place.
fn latin1(byte: u8) -> char {
    const WINDOWS: [char; 32] = [
        '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
        '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
    ];
    let place = usize::from(byte).checked_sub(0x80);
    place.and_then(|place| WINDOWS.get(place)).copied().unwrap_or(char::from(byte))
}

/// The key of a control byte of ASCII.
pub(super) fn control(byte: u8) -> Key {
    match byte {
        0 => Key::Ctrl(' '),
        0x08 | 0x7F => Key::Backspace,
        b'\t' => Key::Tab,
        b'\n' | b'\r' => Key::Enter,
        0x1B => Key::Esc,
        0x1C..=0x1F => Key::Ctrl(char::from(byte + 0x40)),
        _ => Key::Ctrl(char::from((byte & 0x1F) + 0x60)),
    }
}
