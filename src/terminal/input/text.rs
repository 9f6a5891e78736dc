//! Plain bytes to characters and control keys.

use super::{ESC_HOLD, SEQUENCE_HOLD};
use crate::terminal::key::{Input, Key};
use std::time::Duration;

/// Bytes of a character that is not whole yet, and how to read those that never will be.
#[derive(Debug)]
pub(super) struct Text {
    utf8: bool,
    held: [u8; 4],
    len: usize,
}

impl Text {
    pub(super) fn new(utf8: bool) -> Self {
        Self { utf8, held: [0; 4], len: 0 }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How long an unfinished character may wait. On a Latin-1 terminal a lone byte is a whole letter, and the person
    /// waits for it.
    pub(super) fn hold(&self) -> Duration {
        if self.utf8 { SEQUENCE_HOLD } else { ESC_HOLD }
    }

    pub(super) fn byte(&mut self, byte: u8, out: &mut Vec<Input>) {
        if self.is_empty() && byte < 0x80 {
            out.push(Input::Key(control_or_char(byte)));
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
                out.extend(text.chars().filter(|c| !c.is_control()).map(|c| Input::Key(Key::Char(c))));
                self.len = 0;
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
    pub(super) fn give_up(&mut self, out: &mut Vec<Input>) {
        let held = self.held;
        let held = held.get(..self.len).unwrap_or_default();
        self.len = 0;
        out.extend(self.broken(held).map(|c| Input::Key(Key::Char(c))));
    }

    /// Bytes that are no UTF-8: one mark for all of them, or Latin-1 letters.
    fn broken<'b>(&self, bytes: &'b [u8]) -> impl Iterator<Item = char> + 'b {
        let (marks, letters) = if self.utf8 { (!bytes.is_empty(), &[][..]) } else { (false, bytes) };
        let latin1 = letters.iter().map(|byte| if *byte < 0xA0 { '\u{FFFD}' } else { char::from(*byte) });
        marks.then_some('\u{FFFD}').into_iter().chain(latin1)
    }

    /// A whole text at once, by the same rules; its control characters stay as sent.
    pub(super) fn whole(&self, bytes: &[u8]) -> String {
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            text.extend(self.broken(chunk.invalid()));
        }
        text
    }
}

/// The key of one byte of ASCII.
fn control_or_char(byte: u8) -> Key {
    match byte {
        0 => Key::Ctrl(' '),
        0x08 | 0x7F => Key::Backspace,
        b'\t' => Key::Tab,
        b'\n' | b'\r' => Key::Enter,
        0x1B => Key::Esc,
        1..=0x1A => Key::Ctrl(char::from(byte + 0x60)),
        0x1C..=0x1F => Key::Ctrl(char::from(byte + 0x40)),
        _ => Key::Char(char::from(byte)),
    }
}
