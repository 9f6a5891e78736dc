//! Entering and leaving a terminal: the bytes around everything else. Nothing is asked of the terminal.

use crossterm::Command;
use crossterm::cursor::Show;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};

use crate::terminal::caps::Capabilities;
use crate::terminal::frame::ERASE_ALL;

/// The margins at rest; crossterm has no name for it.
const NO_MARGINS: &str = "\x1b[r";
/// Pastes are marked; crossterm names it among its events, which are not compiled in.
const MARK_PASTES: &str = "\x1b[?2004h";
/// Pastes are not marked any more.
const LEAVE_PASTES: &str = "\x1b[?2004l";
/// Cursor keys and keypad at rest, in case whoever had the terminal before left them otherwise: what they send then is
/// something else without a modifier and with one.
const PLAIN_KEYS: &str = "\x1b[?1l\x1b>";
/// Keys told apart, of which nobody answers whether they will be: Esc and Alt are sequences of their own (kitty, flag 1);
/// what has no sequence gets one (xterm's modifyOtherKeys at level 1: at 2 every capital letter would be a sequence, which
/// a bad line could tear to an Esc and nothing); and Alt is an `ESC` in front, not a letter with an accent (xterm).
/// What was there before is kept by the terminal.
const TELL_KEYS_APART: &str = "\x1b[>1u\x1b[>4;1m\x1b[?1036s\x1b[?1036h";
/// What was there before comes back.
const KEYS_AS_FOUND: &str = "\x1b[?1036r\x1b[>4m\x1b[<u";

/// Bytes that take over the screen: the alternate screen where there is one, marked pastes, keys told apart, pen and
/// margins at rest. kitty counts what it is asked for each of its two screens apart: this comes after the alternate one.
/// Follow them with a full repaint ([`LineBackend::invalidate`](super::backend::LineBackend::invalidate)).
pub(crate) fn enter(caps: &Capabilities) -> Vec<u8> {
    let mut bytes = String::new();
    if caps.alternate_screen {
        add(&mut bytes, &EnterAlternateScreen);
    }
    if caps.bracketed_paste {
        bytes.push_str(MARK_PASTES);
    }
    bytes.push_str(PLAIN_KEYS);
    if caps.private_sequences {
        bytes.push_str(TELL_KEYS_APART);
        // Whoever takes one of them for something else takes it for a pen or for margins.
        add(&mut bytes, &SetAttribute(Attribute::Reset));
    }
    bytes.push_str(NO_MARGINS);
    bytes.into_bytes()
}

/// Bytes that withdraw what [`enter`] asked about keys: for who takes the screen over once more without having left it.
pub(crate) fn withdraw(caps: &Capabilities) -> Vec<u8> {
    if caps.private_sequences { KEYS_AS_FOUND.as_bytes().to_vec() } else { Vec::new() }
}

/// Bytes that give the screen back as it was found, with a visible cursor. It is blanked first: what was on it is about
/// children, and a terminal that is said to have an alternate screen may have none (mosh, GNU screen, a setting of
/// PuTTY's).
pub(crate) fn leave(caps: &Capabilities) -> Vec<u8> {
    let mut bytes = String::new();
    if caps.private_sequences {
        bytes.push_str(KEYS_AS_FOUND);
    }
    add(&mut bytes, &SetAttribute(Attribute::Reset));
    bytes.push_str(NO_MARGINS);
    if caps.bracketed_paste {
        bytes.push_str(LEAVE_PASTES);
    }
    if caps.sync {
        add(&mut bytes, &EndSynchronizedUpdate);
    }
    bytes.push_str(ERASE_ALL);
    if caps.alternate_screen {
        add(&mut bytes, &LeaveAlternateScreen);
    }
    add(&mut bytes, &Show);
    bytes.into_bytes()
}

fn add(bytes: &mut String, command: &impl Command) {
    // Writing into a string cannot fail.
    let _ = command.write_ansi(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::caps::Settings;

    /// The screen within and after, in a terminal that has an alternate screen or ignores it.
    fn both(term: &str, has_alternate: bool) -> (vt100::Parser, vt100::Parser) {
        let caps = Capabilities::of(&Settings { term: Some(term), ..Settings::default() });
        let known = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            if has_alternate { text } else { text.replace("\u{1B}[?1049h", "").replace("\u{1B}[?1049l", "") }
        };
        let new = || vt100::Parser::new(3.try_into().unwrap(), 20.try_into().unwrap(), 9);
        let (mut inside, mut after) = (new(), new());
        for parser in [&mut inside, &mut after] {
            parser.process(b"shell$ ");
            parser.process(known(enter(&caps)).as_bytes());
            parser.process(b"\x1b[?25l\x1b[7mprivate\r\nprivate\r\nprivate");
        }
        after.process(known(leave(&caps)).as_bytes());
        (inside, after)
    }

    #[test]
    fn the_screen_is_given_back_as_found() {
        let (inside, after) = both("xterm-256color", true);
        assert!(inside.screen().alternate_screen() && inside.screen().bracketed_paste());
        let screen = after.screen();
        assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor() && !screen.inverse());
        assert_eq!(screen.contents().trim_end(), "shell$");
    }

    #[test]
    fn what_is_asked_about_keys_is_asked_on_our_screen_and_withdrawn_there() {
        let bytes = |term: &str| {
            let caps = Capabilities::of(&Settings { term: Some(term), ..Settings::default() });
            [enter(&caps), withdraw(&caps), leave(&caps)].map(|bytes| String::from_utf8(bytes).unwrap())
        };
        let [entering, withdrawing, leaving] = bytes("xterm-256color");
        assert!(entering.find("\x1b[?1049h") < entering.find("\x1b[>1u"));
        for (asked, withdrawn) in [("[>1u", "[<u"), ("[>4;1m", "[>4m"), ("[?1036h", "[?1036r")] {
            assert!(entering.contains(asked) && withdrawing.contains(withdrawn) && leaving.contains(withdrawn));
            assert!(leaving.find(withdrawn) < leaving.find("\x1b[?1049l"));
        }
        for term in ["vt100", "linux", "something-new"] {
            for bytes in bytes(term) {
                assert!(!bytes.contains(['<', 'u', 's']) && !bytes.contains("[>"), "{term}: {bytes:?}");
            }
        }
    }

    #[test]
    fn without_an_alternate_screen_nothing_private_stays_whatever_the_name_promised() {
        for term in ["linux", "vt100", "xterm-256color", "screen", "putty", "who-knows"] {
            let (inside, mut after) = both(term, false);
            assert!(inside.screen().contents().contains("private"), "{term}");
            assert_eq!(after.screen().contents().trim_end(), "", "{term}");
            assert_eq!((after.screen().cursor_position(), after.screen().hide_cursor()), ((0, 0), false), "{term}");
            after.screen_mut().set_scrollback(9);
            assert_eq!(after.screen().scrollback(), 0, "{term}: nothing was moved out of sight");
        }
    }
}
