//! A bracketed paste: everything up to its end mark is text, whatever it looks like.

use super::hold::PASTE_PIECE;
use super::text::Text;
use crate::terminal::key::Input;

/// The end mark of a paste.
const END: &[u8] = b"\x1b[201~";

/// What has come of a paste so far.
#[derive(Debug, Default)]
pub(super) struct Paste {
    bytes: Vec<u8>,
}

impl Paste {
    /// Takes what belongs to the paste from the front of `bytes`; gives how many bytes and whether it is over.
    pub(super) fn take(&mut self, bytes: &[u8], text: &mut Text, out: &mut Vec<Input>) -> (usize, bool) {
        for (taken, byte) in (1..).zip(bytes) {
            self.bytes.push(*byte);
            if *byte == b'~' && self.bytes.ends_with(END) {
                self.bytes.truncate(self.bytes.len() - END.len());
                self.deliver(text, out);
                return (taken, true);
            }
            if self.bytes.len() >= PASTE_PIECE {
                self.deliver_piece(text, out);
            }
        }
        (bytes.len(), false)
    }

    /// Delivers what is there without its end. A torn end mark is no text.
    pub(super) fn give_up(mut self, text: &mut Text, out: &mut Vec<Input>) {
        self.bytes.truncate(self.bytes.len() - self.torn_end());
        self.deliver(text, out);
    }

    fn deliver(&mut self, text: &mut Text, out: &mut Vec<Input>) {
        if !self.bytes.is_empty() {
            out.push(Input::Paste(text.whole(&self.bytes)));
            self.bytes.clear();
        }
    }

    /// Delivers all but what may be the begin of the end mark or of a character.
    fn deliver_piece(&mut self, text: &mut Text, out: &mut Vec<Input>) {
        let kept = self.torn_end().max(torn_character(&self.bytes));
        let rest = self.bytes.split_off(self.bytes.len() - kept);
        self.deliver(text, out);
        self.bytes = rest;
    }

    /// Length of the longest begin of the end mark at the end of what is there.
    fn torn_end(&self) -> usize {
        (1..END.len()).rev().find(|n| END.get(..*n).is_some_and(|begin| self.bytes.ends_with(begin))).unwrap_or(0)
    }
}

/// Length of the unfinished character at the end of `bytes`, if there is one.
fn torn_character(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes.get(bytes.len().saturating_sub(4)..).unwrap_or_default()) {
        Err(error) if error.error_len().is_none() => bytes.len().min(4) - error.valid_up_to(),
        // Cut within a character at the front: the tail is what matters, so look at shorter ones.
        Err(_) => {
            (1..4).find(|n| is_torn(bytes.get(bytes.len().saturating_sub(*n)..).unwrap_or_default())).unwrap_or(0)
        }
        Ok(_) => 0,
    }
}

fn is_torn(tail: &[u8]) -> bool {
    std::str::from_utf8(tail).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
}
