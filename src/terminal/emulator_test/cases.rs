//! What a terminal shows of single cells, cursors and sizes.

use super::*;

#[test]
fn the_bottom_right_cell_is_written_without_scrolling() {
    let mut line = Line::new(caps("vt100"), 5, 2);
    line.make(Change::Write { x: 0, y: 0, text: "abcde".to_owned(), style: Style::new() });
    line.make(Change::Write { x: 0, y: 1, text: "fghij".to_owned(), style: Style::new() });
    line.make(Change::Cursor(Some((4, 1))));
    line.draw();
    assert_eq!(line.emulator.screen().contents(), "abcde\nfghij");
    line.check().unwrap();
}

#[test]
fn what_leaves_the_screen_is_kept_nowhere() {
    for term in ["xterm", "screen", "linux", "vt100"] {
        let mut line = Line::new(caps(term), 40, 12);
        line.emulator = vt100::Parser::new(12.try_into().unwrap(), 40.try_into().unwrap(), 99);
        for first in [0, 1, 4, 3, 60, 0] {
            for y in 0..12 {
                line.make(Change::Write { x: 0, y, text: format!("{:40}", first + y), style: Style::new() });
            }
            line.draw();
            line.check().unwrap();
        }
        let screen = line.emulator.screen_mut();
        screen.set_scrollback(99);
        assert_eq!(screen.scrollback(), 0, "{term}");
    }
}

#[test]
fn a_cursor_on_the_second_half_of_a_wide_character_goes_on_from_there() {
    let mut line = Line::new(caps("xterm"), 6, 1);
    line.make(Change::Write { x: 0, y: 0, text: "漢".to_owned(), style: Style::new() });
    line.make(Change::Cursor(Some((1, 0))));
    line.draw();
    line.make(Change::Write { x: 2, y: 0, text: "a".to_owned(), style: Style::new() });
    line.draw();
    line.check().unwrap();
}

#[test]
fn without_utf8_only_ascii_leaves_and_everything_keeps_its_place() {
    let ascii = Capabilities::of(&Settings { term: Some("xterm"), ascii: true, ..Settings::default() });
    let mut line = Line::new(ascii, 24, 3);
    for (y, text) in ["┌─ Niñez ───┐", "│ ¿Qué 漢 x │", "└ ✓ ✗ ● ○ … █ ┘"].into_iter().enumerate()
    {
        line.make(Change::Write { x: 0, y: y as u16, text: text.to_owned(), style: Style::new() });
    }
    assert!(line.draw().is_ascii());
    assert_eq!(line.emulator.screen().contents(), "+- Ninez ---+\n| ?Que Ha x |\n+ v x * o . # +");
}

#[test]
fn whatever_a_cell_holds_no_control_byte_but_ours_leaves() {
    for symbol in ["\u{1B}[2J", "\u{1B}]0;x\u{7}", "\u{9B}31m", "\r", "\u{8}", "a\u{1B}[5m", "\u{202E}x", "\u{90}"] {
        let mut cell = ratatui::buffer::Cell::new("x");
        cell.set_symbol(symbol);
        let mut backend = LineBackend::new(caps("xterm"), 10, 1);
        backend.flush().unwrap();
        let _ = backend.take_output();
        backend.draw([(0, 0, &cell)].into_iter()).unwrap();
        backend.flush().unwrap();
        let sent = String::from_utf8(backend.take_output()).unwrap();
        assert!(sent == "\u{FFFD}" || sent == "a", "{symbol:?} became {sent:?}");
    }
}

#[test]
fn an_emoji_of_unsure_width_leaves_what_follows_in_place() {
    let mut line = Line::new(caps("xterm"), 20, 1);
    for text in ["a❤️b👨‍👩‍👧c", "❤️❤️x", "a❤️b👨‍👩‍👧c"] {
        line.picture.reset();
        line.picture.set_string(0, 0, text, Style::new());
        line.draw();
        for x in 0..20 {
            let symbol = line.picture[(x, 0)].symbol();
            if symbol.is_ascii() && symbol != " " {
                assert_eq!(line.emulator.screen().cell(0, x).unwrap().contents(), symbol, "{text}");
            }
        }
    }
}

#[test]
fn the_cursor_is_hidden_and_shown_only_when_that_changes() {
    let mut line = Line::new(caps("xterm"), 20, 2);
    assert!(line.draw().ends_with(b"\x1b[?25l"));
    line.make(Change::Cursor(Some((3, 1))));
    assert_eq!(line.draw(), b"\n   \x1b[?25h");
    line.make(Change::Cursor(Some((4, 1))));
    assert_eq!(line.draw(), b" ");
    line.make(Change::Cursor(None));
    assert_eq!(line.draw(), b"\x1b[?25l");
}

#[test]
fn a_nonsensical_size_takes_no_nonsensical_memory() {
    let mut backend = LineBackend::new(caps("xterm"), u16::MAX, u16::MAX);
    assert_eq!(backend.size().unwrap(), super::super::backend::MAX_SIZE);
    backend.resize(0, 0);
    backend.set_cursor_position(Position::new(3, 3)).unwrap();
    backend.show_cursor().unwrap();
    backend.flush().unwrap();
    assert!(backend.take_output().len() < 40);
}
