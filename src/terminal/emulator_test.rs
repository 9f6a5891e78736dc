//! Random frames against a terminal emulator, cell by cell, for several kinds of terminal.
//!
//! What is expected comes from ratatui's own buffer, not from our grids. The emulator never prints U+FFFD and knows
//! neither blinking nor crossing out, so the frames have none; it holds the cursor beyond the last column where
//! terminals hold it in it.

mod cases;

use crate::terminal::backend::LineBackend;
use crate::terminal::caps::{Capabilities, Settings};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::Backend as _;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

pub(super) fn caps(term: &str) -> Capabilities {
    Capabilities::of(&Settings { term: Some(term), lang: Some("C.UTF-8"), ..Settings::default() })
}

/// A person's view of one cell: text, text colour, background, attributes.
type Seen = (String, vt100::Color, vt100::Color, [bool; 5]);

/// Blanks look alike whatever their text colour.
fn seen(text: &str, fg: vt100::Color, bg: vt100::Color, [bold, dim, italic, underline, reverse]: [bool; 5]) -> Seen {
    if text != " " {
        return (text.to_owned(), fg, bg, [bold, dim && !bold, italic, underline, reverse]);
    }
    let default = vt100::Color::Default;
    match (reverse, underline) {
        (false, false) => (" ".to_owned(), default, bg, [false; 5]),
        (true, false) => (" ".to_owned(), fg, default, [bold, dim && !bold, false, false, true]),
        (_, true) => (" ".to_owned(), fg, bg, [bold, dim && !bold, false, true, reverse]),
    }
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::Blue => vt100::Color::Idx(4),
        Color::LightGreen => vt100::Color::Idx(10),
        Color::White => vt100::Color::Idx(15),
        _ => vt100::Color::Default,
    }
}

fn expected(buffer: &Buffer, x: u16, y: u16, caps: &Capabilities) -> Seen {
    let cell = &buffer[(x, y)];
    let has = |modifier| (cell.modifier & caps.attributes).contains(modifier);
    let flags = [Modifier::BOLD, Modifier::DIM, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED].map(has);
    let colours = [cell.fg, cell.bg]
        .map(|c| if caps.colours == crate::terminal::caps::Colours::None { vt100::Color::Default } else { colour(c) });
    seen(cell.symbol(), colours[0], colours[1], flags)
}

fn shown(screen: &vt100::Screen, x: u16, y: u16) -> Seen {
    let cell = screen.cell(y, x).unwrap();
    let text = if cell.has_contents() { cell.contents() } else { " " };
    let flags = [cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse()];
    seen(text, cell.fgcolor(), cell.bgcolor(), flags)
}

/// What is done to the picture in one frame.
#[derive(Debug, Clone)]
enum Change {
    Write { x: u16, y: u16, text: String, style: Style },
    Fill { y: u16, symbol: char, style: Style },
    Blank { x: u16, y: u16, width: u16, height: u16, style: Style },
    Shift { top: u16, height: u16, by: i16 },
    Cursor(Option<(u16, u16)>),
    Resize(u16, u16),
    Repaint,
}

fn style() -> impl Strategy<Value = Style> {
    let colour = || {
        prop::sample::select(vec![Color::Reset, Color::Reset, Color::Red, Color::Blue, Color::LightGreen, Color::White])
    };
    let flags = prop::collection::vec(
        prop::sample::select(vec![
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::ITALIC,
            Modifier::UNDERLINED,
            Modifier::REVERSED,
        ]),
        0..3,
    );
    let any = (colour(), colour(), flags).prop_map(|(fg, bg, flags)| {
        flags.into_iter().fold(Style::new().fg(fg).bg(bg), |style, flag| style.add_modifier(flag))
    });
    prop_oneof![2 => Just(Style::new()), 3 => any]
}

fn change() -> impl Strategy<Value = Change> {
    let text = prop_oneof!["[a-zá-úñ ]{1,30}", "(n\u{303}|[a-z漢字 ]){1,12}", "─{1,100}", " {1,60}", "[│█▒ x]{1,40}"];
    prop_oneof![
        8 => (0..120_u16, 0..40_u16, text, style()).prop_map(|(x, y, text, style)| Change::Write { x, y, text, style }),
        2 => (0..40_u16, prop::sample::select(vec![' ', '─', 'x', '漢']), style())
            .prop_map(|(y, symbol, style)| Change::Fill { y, symbol, style }),
        2 => (0..120_u16, 0..40_u16, 0..80_u16, 0..20_u16, style())
            .prop_map(|(x, y, width, height, style)| Change::Blank { x, y, width, height, style }),
        3 => (0..40_u16, 2..40_u16, -5..5_i16).prop_map(|(top, height, by)| Change::Shift { top, height, by }),
        2 => prop::option::of((0..120_u16, 0..40_u16)).prop_map(Change::Cursor),
        1 => size().prop_map(|(width, height)| Change::Resize(width, height)),
        1 => Just(Change::Repaint),
    ]
}

fn size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![Just((80, 24)), (1..=120_u16, 1..=40_u16), (1..=4_u16, 1..=4_u16)]
}

/// The bytes in pieces that begin with ESC each.
fn parts(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let starts: Vec<usize> = (0..bytes.len()).filter(|i| *i == 0 || bytes[*i] == 0x1B).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([bytes.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| &bytes[start..end])
}

/// Whether mosh, GNU screen and tmux do what a piece says, whatever `TERM` they were given: the emulator knows more.
fn is_known_everywhere(part: &[u8]) -> bool {
    match part {
        [0x1B, b'[', rest @ ..] => {
            let end = rest.iter().position(|byte| (0x40..0x7F).contains(byte));
            end.is_some_and(|end| b"ABCDGHJKLMSTXdhlmr".contains(&rest[end]))
        }
        [0x1B, rest @ ..] => rest.first() == Some(&b'M'),
        _ => true,
    }
}

/// A program that draws, the backend, and the terminal at the other end of the line.
struct Line {
    terminal: Terminal<LineBackend>,
    picture: Buffer,
    cursor: Option<(u16, u16)>,
    emulator: vt100::Parser,
}

impl Line {
    fn new(caps: Capabilities, width: u16, height: u16) -> Self {
        let terminal = Terminal::new(LineBackend::new(caps, width, height)).unwrap();
        let mut emulator = vt100::Parser::new(height.try_into().unwrap(), width.try_into().unwrap(), 0);
        // Whatever was on the screen before must be gone after the first frame.
        emulator.process("\u{1B}[31;7mprompt$ 漢字\r\n\nrest\u{1B}[2;3H".as_bytes());
        Self { terminal, picture: Buffer::empty(Rect::new(0, 0, width, height)), cursor: None, emulator }
    }

    fn make(&mut self, change: Change) {
        let area = self.picture.area;
        match change {
            Change::Write { x, y, text, style } => {
                let (x, y) = (x % area.width, y % area.height);
                self.picture.set_stringn(x, y, text, usize::from(area.width - x), style);
                mend(&mut self.picture, y);
            }
            Change::Fill { y, symbol, style } => {
                let text = symbol.to_string().repeat(usize::from(area.width));
                self.picture.set_stringn(0, y % area.height, text, usize::from(area.width), style);
                mend(&mut self.picture, y % area.height);
            }
            Change::Blank { x, y, width, height, style } => {
                for position in Rect::new(x, y, width, height).intersection(area).positions() {
                    self.picture[position].reset();
                    self.picture[position].set_style(style);
                }
                (0..area.height).for_each(|y| mend(&mut self.picture, y));
            }
            Change::Shift { top, height, by } => {
                let (old, top) = (self.picture.clone(), top % area.height);
                for y in top..(top + height).min(area.height) {
                    let from = i32::from(y) + i32::from(by);
                    for x in 0..area.width {
                        let inside = from >= i32::from(top) && from < i32::from((top + height).min(area.height));
                        self.picture[(x, y)] = match u16::try_from(from) {
                            Ok(from) if inside => old[(x, from)].clone(),
                            _ => ratatui::buffer::Cell::EMPTY,
                        };
                    }
                }
            }
            Change::Cursor(cursor) => self.cursor = cursor.map(|(x, y)| (x % area.width, y % area.height)),
            Change::Resize(width, height) => {
                self.terminal.backend_mut().resize(width, height);
                self.emulator.screen_mut().set_size(height.try_into().unwrap(), width.try_into().unwrap());
                self.picture.resize(Rect::new(0, 0, width, height));
                self.picture.reset();
                self.cursor = None;
            }
            Change::Repaint => {
                self.emulator.process("\u{1B}[44;1mgarbage\u{1B}[2;2Hgarbage".as_bytes());
                self.terminal.backend_mut().invalidate();
            }
        }
    }

    /// Draws the picture and gives the bytes sent.
    fn draw(&mut self) -> Vec<u8> {
        let (picture, cursor) = (&self.picture, self.cursor);
        self.terminal
            .draw(|frame| {
                frame.buffer_mut().clone_from(picture);
                if let Some(position) = cursor {
                    frame.set_cursor_position(position);
                }
            })
            .unwrap();
        let bytes = self.terminal.backend_mut().take_output();
        for part in parts(&bytes) {
            assert!(is_known_everywhere(part), "{:?}", String::from_utf8_lossy(part));
            if part.starts_with(b"\x1b[J") && self.picture.area.height > 1 {
                assert_ne!(self.emulator.screen().cursor_position(), (0, 0), "such a page goes to some scrollbacks");
            }
            self.emulator.process(part);
        }
        bytes
    }

    fn check(&self) -> Result<(), TestCaseError> {
        let (screen, caps) = (self.emulator.screen(), self.terminal.backend().capabilities());
        for y in 0..self.picture.area.height {
            let mut x = 0;
            while x < self.picture.area.width {
                prop_assert_eq!(shown(screen, x, y), expected(&self.picture, x, y, caps), "at {},{}", x, y);
                let columns = self.picture[(x, y)].cell_width().max(1);
                prop_assert_eq!(screen.cell(y, x).unwrap().is_wide(), columns == 2);
                x += columns;
            }
        }
        prop_assert_eq!(screen.hide_cursor(), self.cursor.is_none());
        if let Some(cursor) = self.cursor {
            let (y, x) = screen.cursor_position();
            prop_assert_eq!((x.min(self.picture.area.width - 1), y), cursor);
        }
        Ok(())
    }
}

/// Keeps the picture such as widgets leave it: behind a wide character an empty cell, no wide one cut at the edge.
fn mend(picture: &mut Buffer, y: u16) {
    let width = picture.area.width;
    let mut x = 0;
    while x < width {
        let columns = picture[(x, y)].cell_width().max(1);
        if x + columns > width {
            picture[(x, y)].reset();
        } else if columns == 2 {
            picture[(x + 1, y)].reset();
        }
        x += columns;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn every_terminal_shows_the_picture_that_was_drawn(
        term in prop::sample::select(vec!["xterm", "xterm-kitty", "screen", "linux", "vt100", "st", "who-knows"]),
        (width, height) in size(),
        frames in prop::collection::vec(prop::collection::vec(change(), 0..6), 1..8),
    ) {
        let mut line = Line::new(caps(term), width, height);
        for changes in frames {
            changes.into_iter().for_each(|change| line.make(change));
            line.draw();
            line.check()?;
            prop_assert_eq!(line.draw(), b"", "nothing changed");
        }
    }

    #[test]
    fn a_terminal_that_stops_reading_gets_the_latest_picture_and_no_half_of_one(
        frames in prop::collection::vec((prop::collection::vec(change(), 0..4), 0_usize..400), 1..10),
    ) {
        let mut line = Line::new(caps("xterm"), 40, 10);
        // The emulator mistakes characters torn between two calls, so it gets all bytes at once.
        let mut read = Vec::new();
        for (changes, taken) in frames {
            changes.into_iter().filter(|c| !matches!(c, Change::Resize(..) | Change::Repaint)).for_each(|c| line.make(c));
            let (picture, cursor) = (&line.picture, line.cursor);
            line.terminal.draw(|frame| {
                frame.buffer_mut().clone_from(picture);
                if let Some(position) = cursor {
                    frame.set_cursor_position(position);
                }
            }).unwrap();
            let backend = line.terminal.backend_mut();
            let taken = taken.min(backend.pending().len());
            read.extend_from_slice(&backend.pending()[..taken]);
            backend.sent(taken);
        }
        let backend = line.terminal.backend_mut();
        read.extend(backend.take_output());
        if backend.is_behind() {
            backend.flush().unwrap();
            read.extend(backend.take_output());
        }
        line.emulator.process(&read);
        prop_assert!(!backend.is_behind());
        line.check()?;
    }
}
