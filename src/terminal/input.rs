//! Bytes from a terminal to keys and pastes, wherever the line splits them.
//!
//! The decoder keeps no clock: every call says what time it is, [`Decoder::deadline`] says when it wants to be called
//! again, and [`Decoder::expire`] is that call. A *packet* is what arrives in one read, or closer upon it than
//! [`RUN_HOLD`].
//!
//! | held | for | then |
//! |---|---|---|
//! | `ESC` | [`ESC_HOLD`] | Esc |
//! | `ESC [ …`, `ESC O …` | [`SEQUENCE_HOLD`] | dropped: its digits must never be taken for typed ones, for a digit may be a command |
//! | `ESC ]`, `P`, `X`, `^`, `_` and what follows | [`SEQUENCE_HOLD`] after its last byte | dropped; so are its bytes as they come, however many. BEL, ST, CAN or SUB end it, and so does a key that is a sequence of its own |
//! | part of a UTF-8 character | [`SEQUENCE_HOLD`]; on a line known to be Latin-1, [`ESC_HOLD`] | its bytes are Latin-1 |
//! | a run of several letters, tabs and line breaks | [`RUN_HOLD`] | a paste, or keys |
//! | a paste without its end | [`PASTE_HOLD`] | what came of it is delivered, and keys are keys again |
//!
//! What means no key of ours (answers of the terminal, function keys, mouse, focus) is swallowed whole. Three rules keep
//! what is doubtful from changing an answer:
//!
//! - **After an `ESC` that was answered as Esc**, a `[`, `O`, `]`, `P`, `X`, `^`, `_` or `\` that is the next to come within
//!   [`SEQUENCE_HOLD`] is taken for the rest of a torn sequence and dropped with what belongs to it, although a person
//!   may have typed it: who did is told ([`Remark::Dropped`]) and types it again.
//! - **`ESC` and a key in one packet are `Alt` and that key**, although over a slow line Esc and a key typed after it look
//!   the same: a [`TextKey`] or nothing, which is told ([`Remark::Alt`], and [`Remark::AltInText`] where no text is
//!   typed), and what else came in the packet counts only where text is typed.
//! - **Several lines in one packet, one of words with its Enter, or more letters with a tab or an Enter at an end than a
//!   hand types ahead (ten), are a paste**, although over a slow line they may have been typed: where text is typed they
//!   are text, which is told ([`Remark::Together`]) and which one undo takes back; elsewhere they are refused. Words are
//!   what holds a space or a tab, and letters without a digit that with the Enter are more than five. Less than that is
//!   the keys it is.
//!
//! What that leaves: a paste that nobody marks, as short as keys typed ahead, is keys; so is the first piece of a longer
//! one, if it is that short and the line stands still behind it for longer than [`RUN_HOLD`]. What follows it is judged by
//! itself: to guard it would refuse whoever types on behind a Tab.
//!
//! Carriage return and line feed are both Enter, 0x08 and 0x7F both Backspace, NUL is Ctrl and the space bar.

use std::time::Duration;

use crate::terminal::key::{Input, Key, Remark, TextKey};

mod hold;
mod keys;
mod modified;
mod paste;
mod run;
mod sequence;
mod text;

pub use hold::{ESC_HOLD, RUN_HOLD};
pub(crate) use hold::{PASTE_HOLD, SEQUENCE_HOLD};
use paste::Paste;
use run::Run;
use sequence::{Prefix, Sequence, Step};
use text::{Text, Unit, control};

/// Where in the byte stream the decoder stands.
#[derive(Debug)]
enum State {
    /// Between keys, or within a character.
    Ground,
    /// After an `ESC`, or after two.
    Escape { twice: bool },
    /// Within a sequence.
    Sequence(Sequence),
    /// Within a paste.
    Paste(Paste),
}

/// The decoder.
#[derive(Debug)]
pub struct Decoder {
    state: State,
    text: Text,
    run: Run,
    /// When the last byte came.
    last: Duration,
    /// When the last `ESC` came, if it was answered as Esc and nothing came since.
    answered: Option<Duration>,
    /// There was an `Alt` in this packet: what follows counts only where text is typed.
    doubtful: bool,
    /// The character under way belongs to an `Alt`.
    of_alt: bool,
    /// The terminal tells keys apart as asked.
    tells_apart: bool,
    foreign: bool,
    remarks: Vec<Remark>,
}

impl Decoder {
    /// A decoder; `utf8` as in [`Capabilities`](super::caps::Capabilities). Well-formed UTF-8 is taken either way.
    pub fn new(utf8: bool) -> Self {
        Self {
            state: State::Ground,
            text: Text::new(utf8),
            run: Run::default(),
            last: Duration::ZERO,
            answered: None,
            doubtful: false,
            of_alt: false,
            tells_apart: false,
            foreign: false,
            remarks: Vec::new(),
        }
    }

    /// Takes `bytes` that arrived at `now` (since any fixed moment) and adds what they mean to `out`.
    pub fn feed(&mut self, bytes: &[u8], now: Duration, out: &mut Vec<Input>) {
        self.expire(now, out);
        if bytes.is_empty() {
            return;
        }
        self.doubtful &= now < self.last + RUN_HOLD;
        self.last = now;
        let alone = bytes.len() == 1;
        let mut rest = bytes;
        while let Some((&byte, after)) = rest.split_first() {
            rest = match &mut self.state {
                State::Paste(paste) => {
                    let (taken, over) = paste.take(rest, &mut self.text, out);
                    if over {
                        self.state = State::Ground;
                    }
                    rest.get(taken..).unwrap_or_default()
                }
                State::Ground | State::Escape { .. } | State::Sequence(_) => {
                    self.byte(byte, alone, out);
                    after
                }
            };
        }
        if self.run.is_full() || (self.run.is_single() && !self.doubtful) {
            self.flush(out);
        }
    }

    /// When to call [`expire`](Self::expire) if nothing arrives before; `None` while nothing is held.
    pub fn deadline(&self) -> Option<Duration> {
        let hold = match &self.state {
            State::Ground => self.run.hold().or(self.text.hold())?,
            State::Escape { .. } => ESC_HOLD,
            State::Sequence(_) => SEQUENCE_HOLD,
            State::Paste(_) => PASTE_HOLD,
        };
        Some(self.last + hold)
    }

    /// Gives up what has been held for too long at `now`.
    pub fn expire(&mut self, now: Duration, out: &mut Vec<Input>) {
        while self.deadline().is_some_and(|deadline| deadline <= now) {
            self.give_up_first(out);
        }
    }

    /// The end of the input: gives up what is held, whatever the time.
    pub(crate) fn give_up(&mut self, out: &mut Vec<Input>) {
        while self.deadline().is_some() {
            self.give_up_first(out);
        }
    }

    /// What is to be told of the line since the last call.
    pub fn remarks(&mut self) -> Vec<Remark> {
        if self.text.is_foreign() && !std::mem::replace(&mut self.foreign, true) {
            self.remarks.push(Remark::Latin1);
        }
        std::mem::take(&mut self.remarks)
    }

    /// Gives up what is held the shortest.
    fn give_up_first(&mut self, out: &mut Vec<Input>) {
        match std::mem::replace(&mut self.state, State::Ground) {
            State::Ground if !self.run.is_empty() => self.flush(out),
            State::Ground => self.end_character(out),
            State::Escape { twice } => {
                let escapes = if twice { 2 } else { 1 };
                (0..escapes).for_each(|_| self.key(Key::Esc, out));
                self.answered = Some(self.last);
            }
            State::Sequence(sequence) => {
                self.dropped(&sequence);
                if sequence.ends_in_escape() {
                    self.key(Key::Esc, out);
                }
            }
            State::Paste(paste) => {
                paste.give_up(&mut self.text, out);
                self.run.was_torn(self.last + PASTE_HOLD);
            }
        }
    }

    fn byte(&mut self, byte: u8, alone: bool, out: &mut Vec<Input>) {
        match std::mem::replace(&mut self.state, State::Ground) {
            State::Ground => self.ground(byte, alone, out),
            State::Escape { twice } => self.after_escape(twice, byte, out),
            State::Sequence(mut sequence) => match sequence.take(byte, alone) {
                Step::Goes => self.state = State::Sequence(sequence),
                Step::Key(last) => {
                    self.tells_apart |= sequence.tells_apart(last);
                    self.sequence(&sequence, sequence.input(last, self.tells_apart), out);
                }
                Step::Paste => self.state = State::Paste(Paste::default()),
                Step::Over => {}
                Step::Torn => self.ground(byte, alone, out),
                Step::Escape => self.state = State::Escape { twice: false },
            },
            // `feed` gives a paste its bytes in whole runs.
            State::Paste(paste) => self.state = State::Paste(paste),
        }
    }

    fn ground(&mut self, byte: u8, alone: bool, out: &mut Vec<Input>) {
        let answered = self.answered.take().filter(|at| self.last < *at + SEQUENCE_HOLD);
        if byte == 0x1B {
            self.end_character(out);
            self.flush(out);
            self.state = State::Escape { twice: false };
        } else if let Some(sequence) = answered.and_then(|_| Sequence::begin(byte, Prefix::Answered)) {
            self.state = State::Sequence(sequence.typed(alone));
        } else if answered.is_none() || byte != b'\\' {
            let mut units = Vec::new();
            self.text.byte(byte, &mut units);
            units.into_iter().for_each(|unit| self.unit(unit, out));
        }
    }

    /// Reads what there is of a character as what it is without its rest.
    fn end_character(&mut self, out: &mut Vec<Input>) {
        let mut units = Vec::new();
        self.text.give_up(&mut units);
        units.into_iter().for_each(|unit| self.unit(unit, out));
        if self.run.is_single() && !self.doubtful {
            self.flush(out);
        }
    }

    fn unit(&mut self, unit: Unit, out: &mut Vec<Input>) {
        let of_alt = std::mem::take(&mut self.of_alt);
        match unit {
            Unit::Char(_) if of_alt => {}
            Unit::Char(c) => self.run.push(c),
            Unit::Control(byte @ (b'\t' | b'\n' | b'\r')) => self.run.push(char::from(byte)),
            Unit::Control(byte @ (0x0B | 0x0C)) if !self.run.is_empty() => self.run.push(char::from(byte)),
            Unit::Control(byte) => {
                self.flush(out);
                self.key(control(byte), out);
            }
            Unit::Introducer(letter) => {
                self.flush(out);
                self.state = Sequence::begin(letter, Prefix::Plain).map_or(State::Ground, State::Sequence);
            }
        }
    }

    fn after_escape(&mut self, twice: bool, byte: u8, out: &mut Vec<Input>) {
        let prefix = if twice { Prefix::Alt } else { Prefix::Plain };
        match Sequence::begin(byte, prefix) {
            Some(sequence) => {
                if twice && sequence.is_string() {
                    // There is no Alt with an answer of the terminal.
                    self.key(Key::Esc, out);
                }
                self.state = State::Sequence(sequence);
            }
            None if byte == 0x1B => {
                if twice {
                    self.key(Key::Esc, out);
                }
                self.state = State::Escape { twice: true };
            }
            // The end of a string that never began.
            None if byte == b'\\' => {}
            None => {
                if twice {
                    self.key(Key::Esc, out);
                }
                self.alt(byte, out);
            }
        }
    }

    /// `ESC` and `byte` in one packet.
    fn alt(&mut self, byte: u8, out: &mut Vec<Input>) {
        self.taken_for_alt(modified::with_alt(byte), out);
        if byte >= 0x80 {
            self.of_alt = true;
            self.ground(byte, false, out);
        }
    }

    /// A key with `Alt`, which is `key` where text is typed, or nothing.
    fn taken_for_alt(&mut self, key: Option<TextKey>, out: &mut Vec<Input>) {
        self.doubtful = true;
        self.remarks.push(if key.is_some() { Remark::AltInText } else { Remark::Alt });
        out.extend(key.map(Input::InText));
    }

    /// A whole sequence.
    fn sequence(&mut self, sequence: &Sequence, input: Option<Input>, out: &mut Vec<Input>) {
        match (sequence.prefix(), input) {
            (Prefix::Answered, _) => self.dropped(sequence),
            // The Esc of it may have been pressed.
            (Prefix::Alt, None) => self.remarks.push(Remark::Alt),
            (Prefix::Plain, None) => {}
            (Prefix::Plain, Some(Input::Key(key))) => self.key(key, out),
            (Prefix::Plain, Some(input)) => out.push(input),
            (Prefix::Alt, Some(Input::Key(key))) => self.taken_for_alt(modified::key_with_alt(key), out),
            (Prefix::Alt, Some(Input::InText(_) | Input::Paste(_))) => self.taken_for_alt(None, out),
        }
    }

    /// A sequence that came to nothing is told if a hand may have typed it.
    fn dropped(&mut self, sequence: &Sequence) {
        if sequence.was_typed() {
            self.remarks.push(Remark::Dropped);
        }
    }

    fn flush(&mut self, out: &mut Vec<Input>) {
        if self.run.flush(self.last, self.doubtful, out) {
            self.remarks.push(Remark::Together);
        }
    }

    /// A key, unless it is doubtful: then what it does must be seen where text is typed, or be a move.
    fn key(&mut self, key: Key, out: &mut Vec<Input>) {
        let input = match key {
            _ if !self.doubtful => Input::Key(key),
            Key::Backspace => Input::InText(TextKey::Erase),
            Key::Delete => Input::InText(TextKey::EraseNext),
            Key::Ctrl(_) | Key::Tab | Key::Enter | Key::Char(_) | Key::Insert => return self.remarks.push(Remark::Alt),
            Key::Esc
            | Key::BackTab
            | Key::Up
            | Key::Down
            | Key::Left
            | Key::Right
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
            | Key::WordLeft
            | Key::WordRight
            | Key::TextStart
            | Key::TextEnd => Input::Key(key),
        };
        out.push(input);
    }
}

#[cfg(test)]
mod tests;
