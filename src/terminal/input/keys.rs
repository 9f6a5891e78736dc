//! Which key a whole sequence is: xterm, the Linux console, PuTTY, rxvt, st, VT220, tmux and screen.

use super::modified::{self, Modifiers, parts};
use crate::terminal::key::{Input, Key, TextKey};

/// What `CSI parameters last` means; `tells_apart` where the terminal is known to have keys told apart.
pub(super) fn csi_key(parameters: &[u8], last: u8, tells_apart: bool) -> Option<Input> {
    let parts = parts(parameters)?;
    let [first, second, third] = parts.numbers;
    if parts.is_release() {
        return None;
    }
    let with = Modifiers::of(second);
    match last {
        b'~' if first == 27 => modified::key(third, with),
        b'~' => numbered(first, with),
        b'u' => modified::key(first, with),
        // rxvt: the same numbers, with Shift, with Ctrl, and with both.
        b'$' => numbered(first, Modifiers::default()),
        b'^' | b'@' => numbered(first, Modifiers { ctrl: true, ..Modifiers::default() }),
        // rxvt: arrows with Shift.
        b'a'..=b'd' if parameters.is_empty() => cursor(last.to_ascii_uppercase(), Modifiers::default()),
        b'Z' => (!with.alt).then_some(Input::Key(Key::BackTab)),
        // Delete of st; where keys are told apart it is F1.
        b'P' if parameters.is_empty() && !tells_apart => Some(Input::InText(TextKey::EraseNext)),
        // Long ago the modifier stood alone.
        b'A'..=b'D' | b'F' | b'H' if second == 0 && first > 1 => cursor(last, Modifiers::of(first)),
        b'A'..=b'D' | b'F' | b'H' if first <= 1 => cursor(last, with),
        _ => None,
    }
}

/// The key of `SS3 parameters last`. Where the cursor keys are not in application mode, and we never ask for that, PuTTY
/// sends the arrows so with Ctrl; its End in rxvt's mode is a `w`. The keypad is not in application mode either.
pub(super) fn ss3_key(parameters: &[u8], last: u8) -> Option<Key> {
    let parts = parts(parameters)?;
    let [first, second, _] = parts.numbers;
    let with = Modifiers::of(first.max(second));
    let key = match last {
        b'M' if parameters.is_empty() => return Some(Key::Enter),
        b'w' if parameters.is_empty() => return Some(Key::End),
        b'A'..=b'D' if parameters.is_empty() => cursor(last, Modifiers { ctrl: true, ..with }),
        // rxvt.
        b'a'..=b'd' if parameters.is_empty() => cursor(last.to_ascii_uppercase(), Modifiers { ctrl: true, ..with }),
        b'A'..=b'D' | b'F' | b'H' => cursor(last, with),
        _ => None,
    };
    match key? {
        Input::Key(key) => Some(key),
        Input::InText(_) | Input::Paste(_) => None,
    }
}

fn cursor(last: u8, with: Modifiers) -> Option<Input> {
    let key = match (last, with.ctrl) {
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
    };
    with.on(key)
}

fn numbered(number: u32, with: Modifiers) -> Option<Input> {
    let key = match number {
        1 | 7 => return cursor(b'H', with),
        4 | 8 => return cursor(b'F', with),
        2 => Key::Insert,
        3 => Key::Delete,
        5 => Key::PageUp,
        6 => Key::PageDown,
        _ => return None,
    };
    with.on(key)
}
