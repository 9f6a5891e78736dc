//! A sequence from its introducer to its end: `ESC [ …`, `ESC O …`, and the strings `ESC ]`, `P`, `X`, `^`, `_`. Of a string
//! nothing is kept.

use super::keys::{csi_key, ss3_key};
use super::modified;
use crate::terminal::key::Input;

/// Parameters kept of a sequence; longer ones mean nothing to us and are swallowed.
const MAX_PARAMETERS: usize = 24;

/// What stood before the introducer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefix {
    /// One `ESC`.
    Plain,
    /// Two of them: the sequence with `Alt`.
    Alt,
    /// An `ESC` that was answered as Esc: the sequence means nothing any more.
    Answered,
}

/// What kind of sequence, and what there is of it.
#[derive(Debug)]
enum Kind {
    /// After `ESC [` and these bytes.
    Csi(Vec<u8>),
    /// After `ESC [ [`: one more byte, a function key of the Linux console.
    LinuxFunction,
    /// After `ESC [ M`: so many more bytes of an old mouse report.
    Mouse(u8),
    /// After `ESC O` and these bytes.
    Ss3(Vec<u8>),
    /// Within a string: the first byte of the UTF-8 character under way, and how many more it has.
    String { lead: u8, more: u8 },
    /// Within a string, after an `ESC`.
    StringEscape,
}

/// A sequence under way.
#[derive(Debug)]
pub(super) struct Sequence {
    kind: Kind,
    prefix: Prefix,
    /// Bytes that came in packets of their own, as from a hand; nothing once one did not.
    typed: Option<usize>,
}

/// What a byte did to a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It goes on.
    Goes,
    /// It is whole, with this last byte.
    Key(u8),
    /// It begins a paste.
    Paste,
    /// It is over and means nothing.
    Over,
    /// It was torn off: the byte belongs to what comes after it.
    Torn,
    /// It was torn off by an `ESC`.
    Escape,
}

impl Sequence {
    /// The sequence that `introducer` begins, if it begins one.
    pub(super) fn begin(introducer: u8, prefix: Prefix) -> Option<Self> {
        let kind = match introducer {
            b'[' => Kind::Csi(Vec::new()),
            b'O' => Kind::Ss3(Vec::new()),
            b']' | b'P' | b'X' | b'^' | b'_' => Kind::String { lead: 0, more: 0 },
            _ => return None,
        };
        Some(Self { kind, prefix, typed: Some(0) })
    }

    /// The same, of which the introducer came `alone` in its packet, or not.
    pub(super) fn typed(mut self, alone: bool) -> Self {
        self.count(alone);
        self
    }

    fn count(&mut self, alone: bool) {
        self.typed = self.typed.filter(|_| alone).map(|typed| typed + 1);
    }

    pub(super) fn prefix(&self) -> Prefix {
        self.prefix
    }

    pub(super) fn is_string(&self) -> bool {
        matches!(self.kind, Kind::String { .. } | Kind::StringEscape)
    }

    /// Whether an `ESC` was the last to come.
    pub(super) fn ends_in_escape(&self) -> bool {
        matches!(self.kind, Kind::StringEscape)
    }

    /// Whether what was dropped may have been typed by hand.
    pub(super) fn was_typed(&self) -> bool {
        self.typed.is_some_and(|typed| typed > 0)
    }

    /// Takes the next byte, which came `alone` in its packet or not.
    pub(super) fn take(&mut self, byte: u8, alone: bool) -> Step {
        self.count(alone);
        match (&mut self.kind, byte) {
            (Kind::String { .. } | Kind::StringEscape, _) => self.string(byte),
            // Cancelled.
            (_, 0x18 | 0x1A) => Step::Over,
            (_, 0x1B) => Step::Escape,
            (Kind::Csi(held), _) => match byte {
                b'[' if held.is_empty() => self.goes_on(Kind::LinuxFunction),
                b'M' if held.is_empty() => self.goes_on(Kind::Mouse(3)),
                b'~' if held == b"200" => Step::Paste,
                // rxvt ends its shifted keys with a dollar sign.
                b'$' if !held.is_empty() && held.iter().all(u8::is_ascii_digit) => Step::Key(byte),
                0x40..=0x7E => Step::Key(byte),
                0x20..=0x3F => keep(held, byte),
                _ => Step::Torn,
            },
            (Kind::Ss3(held), b'0'..=b'9' | b';') => keep(held, byte),
            (Kind::Ss3(_), 0x20..=0x7E) => Step::Key(byte),
            (Kind::Ss3(_) | Kind::Mouse(_), 0x00..=0x1F) => Step::Torn,
            (Kind::Ss3(_), _) => Step::Torn,
            (Kind::Mouse(left), _) if *left > 1 => {
                *left -= 1;
                Step::Goes
            }
            (Kind::Mouse(_) | Kind::LinuxFunction, _) => Step::Over,
        }
    }

    fn goes_on(&mut self, kind: Kind) -> Step {
        self.kind = kind;
        Step::Goes
    }

    fn string(&mut self, byte: u8) -> Step {
        match (&self.kind, byte) {
            (Kind::StringEscape, b'\\') | (_, 0x07 | 0x18 | 0x1A) => Step::Over,
            (_, 0x1B) => self.goes_on(Kind::StringEscape),
            (Kind::StringEscape, _) => match Self::begin(byte, Prefix::Plain) {
                Some(next) => {
                    *self = next;
                    Step::Goes
                }
                None => self.goes_on(Kind::String { lead: 0, more: 0 }),
            },
            // ST of the upper half, unless it is part of a letter.
            (Kind::String { lead, more }, 0x9C) if *more == 0 || *lead == 0xC2 => Step::Over,
            (Kind::String { lead, more }, _) => {
                let (lead, more) = match byte {
                    0x80..=0xBF if *more > 0 => (if *more == 1 { 0 } else { *lead }, more - 1),
                    0xC2..=0xDF => (byte, 1),
                    0xE0..=0xEF => (byte, 2),
                    0xF0..=0xF4 => (byte, 3),
                    _ => (0, 0),
                };
                self.goes_on(Kind::String { lead, more })
            }
            (Kind::Csi(_) | Kind::LinuxFunction | Kind::Mouse(_) | Kind::Ss3(_), _) => Step::Goes,
        }
    }

    /// Whether `last` shows that the terminal tells keys apart as it was asked to.
    pub(super) fn tells_apart(&self, last: u8) -> bool {
        matches!(&self.kind, Kind::Csi(held) if last == b'u' && modified::parts(held).is_some())
    }

    /// What the whole sequence means.
    pub(super) fn input(&self, last: u8, tells_apart: bool) -> Option<Input> {
        match &self.kind {
            Kind::Csi(held) => csi_key(held, last, tells_apart),
            Kind::Ss3(held) => ss3_key(held, last).map(Input::Key),
            Kind::LinuxFunction | Kind::Mouse(_) | Kind::String { .. } | Kind::StringEscape => None,
        }
    }
}

fn keep(held: &mut Vec<u8>, byte: u8) -> Step {
    if held.len() < MAX_PARAMETERS {
        held.push(byte);
    }
    Step::Goes
}
