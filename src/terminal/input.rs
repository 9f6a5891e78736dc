//! Bytes from a terminal to keys and pastes, wherever the line splits them.
//!
//! The decoder keeps no clock: every call says what time it is, [`Decoder::deadline`] says when it wants to be called
//! again, and [`Decoder::expire`] is that call.
//!
//! | held | for | then |
//! |---|---|---|
//! | `ESC` | [`ESC_HOLD`] | Esc |
//! | `ESC O` | [`ESC_HOLD`] | Esc and `O`: Esc and a letter in one packet are just that |
//! | `ESC [ …` | [`SEQUENCE_HOLD`] | dropped: its digits must never be taken for typed ones, for a digit may be a command |
//! | part of a UTF-8 character | [`SEQUENCE_HOLD`]; where the locale is not UTF-8, [`ESC_HOLD`] | U+FFFD; where the locale is not UTF-8, its bytes are Latin-1 |
//! | a paste without its end | [`PASTE_HOLD`] | what came of it is delivered, and keys are keys again |
//!
//! Only `ESC [` and `ESC O` begin sequences. Sequences that mean no key of ours (function keys, mouse, focus,
//! answers to questions nobody asked) are swallowed whole. Carriage return and line feed are both Enter, 0x08 and
//! 0x7F both Backspace, NUL is Ctrl and the space bar.

use crate::terminal::key::{Input, Key};
use std::time::Duration;

mod keys;
mod paste;
mod text;

use keys::{csi_key, ss3_key};
use paste::Paste;
use text::Text;

/// How long an `ESC` waits for the rest of a sequence. The line may tear it by up to 50 ms, and Esc must answer within
/// 60; this leaves a little to both.
pub const ESC_HOLD: Duration = Duration::from_millis(54);
/// How long a sequence that has begun, or a torn character, waits for its rest.
pub const SEQUENCE_HOLD: Duration = Duration::from_millis(500);
/// How long after its last byte a paste without its end is given up, so that it is delivered within 2 s.
pub const PASTE_HOLD: Duration = Duration::from_millis(1900);
/// Longer pastes are delivered in pieces of at most this many bytes.
pub const PASTE_PIECE: usize = 1 << 20;

/// Parameters kept of a sequence; longer ones mean nothing to us and are swallowed.
const MAX_PARAMETERS: usize = 24;

/// Where in the byte stream the decoder stands.
#[derive(Debug)]
enum State {
    /// Between keys, or within a character.
    Ground,
    /// After `ESC`.
    Escape,
    /// After `ESC [` and these bytes.
    Csi(Vec<u8>),
    /// After `ESC [ [`: one more byte, a function key of the Linux console.
    LinuxFunction,
    /// After `ESC [ M`: so many more bytes of an old mouse report.
    Mouse(u8),
    /// After `ESC O` and these bytes.
    Ss3(Vec<u8>),
    /// Within a paste.
    Paste(Paste),
}

/// The decoder.
#[derive(Debug)]
pub struct Decoder {
    state: State,
    text: Text,
    last: Duration,
}

impl Decoder {
    /// A decoder; `utf8` as in [`Capabilities`](super::caps::Capabilities). Well-formed UTF-8 is taken either way.
    #[must_use]
    pub fn new(utf8: bool) -> Self {
        Self { state: State::Ground, text: Text::new(utf8), last: Duration::ZERO }
    }

    /// Takes `bytes` that arrived at `now` (since any fixed moment) and adds what they mean to `out`.
    pub fn feed(&mut self, bytes: &[u8], now: Duration, out: &mut Vec<Input>) {
        self.expire(now, out);
        if !bytes.is_empty() {
            self.last = now;
        }
        let mut rest = bytes;
        while let Some((&byte, after)) = rest.split_first() {
            rest = match &mut self.state {
                State::Paste(paste) => {
                    let (taken, over) = paste.take(rest, &self.text, out);
                    if over {
                        self.state = State::Ground;
                    }
                    rest.get(taken..).unwrap_or_default()
                }
                State::Ground
                | State::Escape
                | State::Csi(_)
                | State::LinuxFunction
                | State::Mouse(_)
                | State::Ss3(_) => {
                    self.byte(byte, out);
                    after
                }
            };
        }
    }

    /// When to call [`expire`](Self::expire) if nothing arrives before; `None` while nothing is held.
    #[must_use]
    pub fn deadline(&self) -> Option<Duration> {
        let hold = match &self.state {
            State::Ground if self.text.is_empty() => return None,
            State::Ground => self.text.hold(),
            State::Escape | State::Ss3(_) => ESC_HOLD,
            State::Csi(_) | State::LinuxFunction | State::Mouse(_) => SEQUENCE_HOLD,
            State::Paste(_) => PASTE_HOLD,
        };
        Some(self.last + hold)
    }

    /// Gives up what has been held for too long at `now`.
    pub fn expire(&mut self, now: Duration, out: &mut Vec<Input>) {
        if self.deadline().is_some_and(|deadline| deadline <= now) {
            self.give_up(out);
        }
    }

    /// The end of the input: gives up what is held, whatever the time.
    pub fn give_up(&mut self, out: &mut Vec<Input>) {
        self.text.give_up(out);
        match std::mem::replace(&mut self.state, State::Ground) {
            State::Escape => out.push(Input::Key(Key::Esc)),
            State::Ss3(held) => self.escape_and_letters(&held, out),
            State::Paste(paste) => paste.give_up(&self.text, out),
            State::Ground | State::Csi(_) | State::LinuxFunction | State::Mouse(_) => {}
        }
    }

    /// `ESC O` that was no sequence: what it says.
    fn escape_and_letters(&mut self, held: &[u8], out: &mut Vec<Input>) {
        out.extend([Input::Key(Key::Esc), Input::Key(Key::Char('O'))]);
        for byte in held {
            self.text.byte(*byte, out);
        }
    }

    fn byte(&mut self, byte: u8, out: &mut Vec<Input>) {
        match std::mem::replace(&mut self.state, State::Ground) {
            State::Ground => self.ground(byte, out),
            State::Escape => self.after_escape(byte, out),
            State::Csi(held) => self.csi(held, byte, out),
            State::LinuxFunction => {}
            State::Mouse(left) if left > 1 => self.state = State::Mouse(left - 1),
            State::Mouse(_) => {}
            State::Ss3(held) => self.ss3(held, byte, out),
            // `feed` gives a paste its bytes in whole runs.
            State::Paste(paste) => self.state = State::Paste(paste),
        }
    }

    fn ground(&mut self, byte: u8, out: &mut Vec<Input>) {
        if byte == 0x1B {
            self.text.give_up(out);
            self.state = State::Escape;
        } else {
            self.text.byte(byte, out);
        }
    }

    fn after_escape(&mut self, byte: u8, out: &mut Vec<Input>) {
        match byte {
            b'[' => self.state = State::Csi(Vec::new()),
            b'O' => self.state = State::Ss3(Vec::new()),
            _ => {
                out.push(Input::Key(Key::Esc));
                self.ground(byte, out);
            }
        }
    }

    fn csi(&mut self, mut held: Vec<u8>, byte: u8, out: &mut Vec<Input>) {
        let digits_only = !held.is_empty() && held.iter().all(u8::is_ascii_digit);
        match byte {
            b'[' if held.is_empty() => self.state = State::LinuxFunction,
            b'M' if held.is_empty() => self.state = State::Mouse(3),
            b'~' if held == b"200" => self.state = State::Paste(Paste::default()),
            // rxvt ends its shifted keys with a dollar sign.
            b'$' if digits_only => out.extend(csi_key(&held, b'~').map(Input::Key)),
            0x40..=0x7E => out.extend(csi_key(&held, byte).map(Input::Key)),
            0x20..=0x3F => {
                if held.len() < MAX_PARAMETERS {
                    held.push(byte);
                }
                self.state = State::Csi(held);
            }
            // Anything else belongs to no sequence: this one was torn off.
            _ => self.ground(byte, out),
        }
    }

    fn ss3(&mut self, mut held: Vec<u8>, byte: u8, out: &mut Vec<Input>) {
        match byte {
            0x40..=0x7E => out.extend(ss3_key(&held, byte).map(Input::Key)),
            b'0'..=b'9' | b';' if held.len() < MAX_PARAMETERS => {
                held.push(byte);
                self.state = State::Ss3(held);
            }
            _ => {
                self.escape_and_letters(&held, out);
                self.ground(byte, out);
            }
        }
    }
}

#[cfg(test)]
mod tests;
