//! Which key a whole sequence is: xterm, the Linux console, PuTTY, rxvt, VT220, tmux and screen.

use crate::terminal::key::Key;

/// The key of `CSI parameters last`.
pub(super) fn csi_key(parameters: &[u8], last: u8) -> Option<Key> {
    let (first, modifier) = numbers(parameters)?;
    let ctrl = has_ctrl(modifier);
    match last {
        b'~' => numbered(first, ctrl),
        // rxvt: the same numbers, with Ctrl, and with Ctrl and Shift.
        b'^' | b'@' => numbered(first, true),
        // rxvt: arrows with Shift.
        b'a'..=b'd' => cursor(last.to_ascii_uppercase(), false),
        b'Z' => Some(Key::BackTab),
        _ => cursor(last, ctrl),
    }
}

/// The key of `SS3 parameters last`: cursor keys, rxvt's Ctrl and arrows, and the numeric keypad.
pub(super) fn ss3_key(parameters: &[u8], last: u8) -> Option<Key> {
    let (first, second) = numbers(parameters)?;
    match last {
        b'a'..=b'd' => cursor(last.to_ascii_uppercase(), true),
        b'M' => Some(Key::Enter),
        b'I' => Some(Key::Tab),
        b' ' => Some(Key::Char(' ')),
        b'X' => Some(Key::Char('=')),
        // The keypad's characters lie 64 above their own.
        b'j'..=b'y' => Some(Key::Char(char::from(last - 64))),
        _ => cursor(last, has_ctrl(first.max(second))),
    }
}

/// The first two parameters; `None` for private ones, which are reports and no keys.
fn numbers(parameters: &[u8]) -> Option<(u16, u16)> {
    let mut numbers = [0_u16; 2];
    for (place, part) in parameters.split(|byte| *byte == b';').enumerate() {
        let mut number = 0_u16;
        for digit in part {
            let digit = digit.is_ascii_digit().then(|| u16::from(digit - b'0'))?;
            number = number.saturating_mul(10).saturating_add(digit);
        }
        if let Some(slot) = numbers.get_mut(place) {
            *slot = number;
        }
    }
    Some((numbers[0], numbers[1]))
}

/// xterm's modifier parameter is 1 + (Shift 1, Alt 2, Ctrl 4, Meta 8).
fn has_ctrl(modifier: u16) -> bool {
    modifier.saturating_sub(1) & 4 != 0
}

fn cursor(last: u8, ctrl: bool) -> Option<Key> {
    Some(match (last, ctrl) {
        (b'A', _) => Key::Up,
        (b'B', _) => Key::Down,
        (b'C', false) => Key::Right,
        (b'C', true) => Key::WordRight,
        (b'D', false) => Key::Left,
        (b'D', true) => Key::WordLeft,
        (b'H', false) => Key::Home,
        (b'H', true) => Key::TextStart,
        (b'F', false) => Key::End,
        (b'F', true) => Key::TextEnd,
        _ => return None,
    })
}

fn numbered(number: u16, ctrl: bool) -> Option<Key> {
    match number {
        1 | 7 => cursor(b'H', ctrl),
        4 | 8 => cursor(b'F', ctrl),
        2 => Some(Key::Insert),
        3 => Some(Key::Delete),
        5 => Some(Key::PageUp),
        6 => Some(Key::PageDown),
        _ => None,
    }
}
