//! Keys with modifiers: as a leading `ESC`, as a number in a sequence, and as the sequences of terminals that are asked to
//! tell keys apart (`CSI code ; modifiers u` of kitty, `CSI 27 ; modifiers ; code ~` of xterm).

use super::text::control;
use crate::terminal::key::{Input, Key, TextKey};

/// What was held down besides the key. Locks are not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Modifiers {
    pub(super) shift: bool,
    /// Or Meta, or one that only few keyboards have: no key of ours has any of them.
    pub(super) alt: bool,
    pub(super) ctrl: bool,
}

impl Modifiers {
    /// From the number in a sequence: 1 + (Shift 1, Alt 2, Ctrl 4, Super or Meta 8, Hyper 16, Meta 32, locks 64 and 128).
    pub(super) fn of(number: u32) -> Self {
        let bits = number.saturating_sub(1);
        Self { shift: bits & 1 != 0, alt: bits & 0b11_1010 != 0, ctrl: bits & 4 != 0 }
    }

    /// What `key`, in which Ctrl is told already, means with these.
    pub(super) fn on(self, key: Key) -> Option<Input> {
        match self {
            Self { alt: false, .. } => Some(Input::Key(key)),
            Self { ctrl: true, .. } => None,
            Self { ctrl: false, .. } => key_with_alt(key).map(Input::InText),
        }
    }
}

/// The first three parameters of a sequence, and the second part of the second.
pub(super) struct Parts {
    pub(super) numbers: [u32; 3],
    event: u32,
}

impl Parts {
    /// Whether the key was let go.
    pub(super) fn is_release(&self) -> bool {
        self.event == 3
    }
}

/// The parameters; `None` for private ones and those with intermediate bytes, which are answers and no keys.
pub(super) fn parts(parameters: &[u8]) -> Option<Parts> {
    let mut parts = Parts { numbers: [0; 3], event: 0 };
    for (place, part) in parameters.split(|byte| *byte == b';').enumerate() {
        for (below, digits) in part.split(|byte| *byte == b':').enumerate() {
            let mut number = 0_u32;
            for digit in digits {
                let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
                number = number.saturating_mul(10).saturating_add(digit);
            }
            match (below, parts.numbers.get_mut(place)) {
                (0, Some(slot)) => *slot = number,
                (1, Some(_)) if place == 1 => parts.event = number,
                _ => {}
            }
        }
    }
    Some(parts)
}

/// What `ESC` and `byte` in one packet mean: the word motions of readline.
pub(super) fn with_alt(byte: u8) -> Option<TextKey> {
    match byte.to_ascii_lowercase() {
        b'b' => Some(TextKey::WordLeft),
        b'f' => Some(TextKey::WordEnd),
        b'd' => Some(TextKey::EraseNextWord),
        0x08 | 0x7F => Some(TextKey::EraseWord),
        _ => None,
    }
}

/// What `key` means with Alt.
pub(super) fn key_with_alt(key: Key) -> Option<TextKey> {
    const WORDS: [(Key, TextKey); 3] =
        [(Key::Left, TextKey::WordLeft), (Key::Right, TextKey::WordEnd), (Key::Delete, TextKey::EraseNextWord)];
    WORDS.iter().find(|(plain, _)| *plain == key).map(|(_, word)| *word)
}

/// The key of a `code` with modifiers. A letter without any comes as itself, whatever was asked for: its code alone is
/// none.
pub(super) fn key(code: u32, with: Modifiers) -> Option<Input> {
    if let Some(key) = keypad(code) {
        return with.on(key);
    }
    match with {
        Modifiers { alt: true, ctrl: false, .. } => with_alt(u8::try_from(code).ok()?).map(Input::InText),
        Modifiers { alt: true, ctrl: true, .. } => None,
        Modifiers { ctrl: true, .. } => with_ctrl(code),
        Modifiers { shift, .. } => plain(code, shift).map(Input::Key),
    }
}

fn with_ctrl(code: u32) -> Option<Input> {
    match u8::try_from(code).ok()? {
        byte @ (b'a'..=b'z' | b'A'..=b'Z' | b'@' | b'['..=b'_') => Some(Input::Key(control(byte & 0x1F))),
        b' ' => Some(Input::Key(control(0))),
        0x0D => Some(Input::Key(Key::Enter)),
        0x08 | 0x7F => Some(Input::InText(TextKey::EraseWord)),
        _ => None,
    }
}

fn plain(code: u32, shift: bool) -> Option<Key> {
    match (code, char::from_u32(code)?) {
        (9, _) => Some(if shift { Key::BackTab } else { Key::Tab }),
        (8 | 13 | 27 | 127, _) => u8::try_from(code).ok().map(control),
        // Which sign a digit has with Shift depends on the keyboard.
        (_, c) if !shift || c.is_ascii_digit() || c.is_control() => None,
        // The private letters of kitty: keys that type nothing.
        (0xE000..=0xF8FF, _) => None,
        (_, c) => {
            let mut upper = c.to_uppercase();
            Some(Key::Char(upper.next().filter(|_| upper.next().is_none()).unwrap_or(c)))
        }
    }
}

/// The keys of the numeric keypad, as kitty counts them.
fn keypad(code: u32) -> Option<Key> {
    Some(match code {
        57399..=57408 => Key::Char(char::from_digit(code - 57399, 10)?),
        57409 => Key::Char('.'),
        57410 => Key::Char('/'),
        57411 => Key::Char('*'),
        57412 => Key::Char('-'),
        57413 => Key::Char('+'),
        57414 => Key::Enter,
        57415 => Key::Char('='),
        57416 => Key::Char(','),
        57417 => Key::Left,
        57418 => Key::Right,
        57419 => Key::Up,
        57420 => Key::Down,
        57421 => Key::PageUp,
        57422 => Key::PageDown,
        57423 => Key::Home,
        57424 => Key::End,
        57425 => Key::Insert,
        57426 => Key::Delete,
        _ => return None,
    })
}
