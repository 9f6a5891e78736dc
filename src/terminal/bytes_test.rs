//! How many bytes typical changes take, counted: a form with a tree of criteria beside a text, 80 by 24.
//!
//! The yardstick is a straightforward encoder (jump to each run of changed cells, all attributes anew, all cells
//! written). The counts are exact; they fail when the encoder gets worse.

use crate::terminal::backend::LineBackend;
use crate::terminal::emulator_test::caps;
use ratatui::Terminal;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style, Stylize};
use ratatui::text::Line;
use ratatui::widgets::{Block, Paragraph, Widget, Wrap};

/// A screen such as the program shows.
#[derive(Clone)]
struct Scene {
    selected: usize,
    top: usize,
    criterion: usize,
    text: String,
    cursor: (u16, u16),
    bar: bool,
}

impl Scene {
    fn new() -> Self {
        Self {
            selected: 3,
            top: 0,
            criterion: 0,
            text: "La carpeta no registra".to_owned(),
            cursor: (52, 16),
            bar: true,
        }
    }

    fn draw(&self, buffer: &mut Buffer) {
        let [head, body, foot] =
            Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)]).areas(buffer.area);
        Line::from(" Supervisión OPD Ñuñoa · cierre 2026").reversed().render(head, buffer);
        buffer.set_style(head, Modifier::REVERSED);
        let [tree, pane] = Layout::horizontal([Constraint::Length(28), Constraint::Fill(1)]).areas(body);
        self.tree(tree, buffer);
        self.pane(pane, buffer);
        Line::from("0-3 puntaje  Enter editar  / buscar  ? ayuda  q salir").dim().render(foot, buffer);
    }

    fn tree(&self, area: Rect, buffer: &mut Buffer) {
        let block = Block::bordered().title("Criterios");
        let inner = block.inner(area);
        block.render(area, buffer);
        for (row, n) in inner.rows().zip(self.top..) {
            let line = Line::from(format!(
                "{} {}.{}.{} {}",
                if n % 3 == 0 { "✓" } else { "○" },
                n / 9 + 1,
                n / 3 % 3 + 1,
                n % 3 + 1,
                label(n)
            ));
            line.render(row, buffer);
            if n == self.selected {
                if self.bar {
                    buffer.set_style(row, Style::new().add_modifier(Modifier::REVERSED));
                } else {
                    buffer[(row.right() - 1, row.y)].set_symbol("◂");
                }
            }
        }
    }

    fn pane(&self, area: Rect, buffer: &mut Buffer) {
        let block = Block::bordered().title(format!("Criterio {}", self.criterion + 1).bold());
        let [upper, lower] = Layout::vertical([Constraint::Length(13), Constraint::Fill(1)]).areas(block.inner(area));
        block.render(area, buffer);
        Paragraph::new(official(self.criterion)).wrap(Wrap { trim: true }).render(upper, buffer);
        Block::bordered().title("Hallazgo").cyan().render(lower, buffer);
        let inner = lower.inner(ratatui::layout::Margin::new(1, 1));
        Paragraph::new(self.text.as_str()).wrap(Wrap { trim: false }).render(inner, buffer);
    }
}

fn label(n: usize) -> &'static str {
    ["Plan de intervención", "Visitas", "Registro en SENAINFO", "Redes", "Participación", "Derivaciones", "Cierre"]
        [n % 7]
}

fn official(n: usize) -> String {
    let words = [
        "el",
        "equipo",
        "realiza",
        "análisis",
        "de",
        "caso",
        "según",
        "la",
        "periodicidad",
        "y",
        "consta",
        "en",
        "carpeta",
        "niñez",
    ];
    (0..90).map(|i| words[(i * (n + 3) + i / 7 + n) % words.len()]).collect::<Vec<_>>().join(" ")
}

/// Our bytes and those of the yardstick for going from the first scene to the second.
fn bytes(from: &Scene, to: &Scene) -> (Vec<u8>, usize) {
    let mut terminal = Terminal::new(LineBackend::new(caps("xterm"), 80, 24)).unwrap();
    let mut pictures = Vec::new();
    let mut sent = Vec::new();
    for scene in [from, to] {
        let drawn = terminal.draw(|frame| {
            scene.draw(frame.buffer_mut());
            frame.set_cursor_position(scene.cursor);
        });
        pictures.push(drawn.unwrap().buffer.clone());
        sent = terminal.backend_mut().take_output();
    }
    let plain = straightforward(&pictures[0], &pictures[1]);
    (sent, plain)
}

fn straightforward(from: &Buffer, to: &Buffer) -> usize {
    let (mut bytes, mut here, mut pen) = (0, None, None);
    for y in 0..to.area.height {
        for x in 0..to.area.width {
            let cell: &Cell = &to[(x, y)];
            if from[(x, y)] == *cell {
                continue;
            }
            if here != Some((x, y)) {
                bytes += format!("\u{1B}[{};{}H", y + 1, x + 1).len();
            }
            if pen != Some(cell.style()) {
                bytes += 4
                    + 3 * (cell.modifier.bits().count_ones() as usize)
                    + if cell.fg.to_string() == "Reset" { 0 } else { 3 };
                pen = Some(cell.style());
            }
            bytes += cell.symbol().len();
            here = Some((x + cell.cell_width(), y));
        }
    }
    bytes
}

/// Draws the scenes one after the other; bytes of the last frame.
fn last_frame(scenes: &[&Scene]) -> Vec<u8> {
    let mut terminal = Terminal::new(LineBackend::new(caps("xterm"), 80, 24)).unwrap();
    let mut sent = Vec::new();
    for scene in scenes {
        terminal
            .draw(|frame| {
                scene.draw(frame.buffer_mut());
                frame.set_cursor_position(scene.cursor);
            })
            .unwrap();
        sent = terminal.backend_mut().take_output();
    }
    sent
}

#[test]
fn a_letter_typed_at_the_end_takes_its_own_bytes() {
    let scene = Scene::new();
    let typed = |text: &str| {
        let (n, text) = (text.chars().count() as u16, format!("{}{text}", scene.text));
        Scene { text, cursor: (scene.cursor.0 + n, scene.cursor.1), ..scene.clone() }
    };
    assert_eq!(last_frame(&[&scene, &typed("s"), &typed("se")]), b"e");
    assert_eq!(last_frame(&[&scene, &typed("s"), &typed("sí")]), "í".as_bytes());
    assert_eq!(last_frame(&[&scene, &typed("s"), &scene]), b"\x08 \x08", "and taking it back, three");
}

#[test]
fn a_frame_like_the_one_before_takes_nothing() {
    let scene = Scene::new();
    assert_eq!(last_frame(&[&scene, &scene]), b"");
}

#[test]
fn typical_changes_take_what_a_careful_writer_would_send() {
    let base = Scene::new();
    let marked = Scene { bar: false, ..base.clone() };
    let text =
        "La carpeta no registra la visita del equipo y no consta el acuerdo con la familia; se revisó el registro.";
    let long = Scene { text: text.to_owned(), cursor: (60, 18), ..base.clone() };
    let whole = (0..24).map(|n| Scene { top: n, ..marked.clone() }).collect::<Vec<_>>();
    // Name, from, to, most bytes, most percent of the yardstick.
    for (name, from, to, most, percent) in [
        ("bar one row on", &base, &Scene { selected: 4, ..base.clone() }, 80, 100),
        ("mark one row on", &marked, &Scene { selected: 4, ..marked.clone() }, 24, 110),
        ("next criterion", &base, &Scene { criterion: 1, selected: 4, ..base.clone() }, 720, 70),
        ("letter within", &long, &Scene { text: text.replacen("visita", "visitas", 1), ..long.clone() }, 110, 70),
        ("tree three rows on", &whole[0], &whole[3], 520, 90),
    ] {
        let (ours, plain) = bytes(from, to);
        assert!(ours.len() <= most && ours.len() * 100 <= plain * percent, "{name}: {} of {plain}", ours.len());
    }
}

#[test]
fn whole_rows_that_moved_are_shifted_by_the_terminal() {
    let lines: Vec<String> = (0..60).map(|n| format!("{n:02} {}", official(n))).collect();
    let draw = |top: usize| {
        let mut picture = Buffer::empty(Rect::new(0, 0, 80, 24));
        Line::from("title").reversed().render(picture.area, &mut picture);
        for (y, line) in (2..22).zip(&lines[top..]) {
            picture.set_stringn(0, y, line, 80, Style::new());
        }
        picture.set_string(0, 23, "help", Style::new().dim());
        picture
    };
    for term in ["xterm", "screen", "linux", "vt100"] {
        for (from, to) in [(0, 1), (1, 0), (5, 10), (10, 5)] {
            let mut terminal = Terminal::new(LineBackend::new(caps(term), 80, 24)).unwrap();
            let mut sent = 0;
            for top in [from, to] {
                terminal.draw(|frame| frame.buffer_mut().clone_from(&draw(top))).unwrap();
                sent = terminal.backend_mut().take_output().len();
            }
            let rows = usize::abs_diff(from, to);
            assert!(sent <= rows * 86 + 30, "{term}: {from} to {to} took {sent}");
        }
    }
}

#[test]
fn what_is_repeated_is_written_out() {
    let mut terminal = Terminal::new(LineBackend::new(caps("xterm"), 80, 24)).unwrap();
    let mut sent = Vec::new();
    let text = "C-02 ------------------- no cumple";
    for text in ["", text] {
        terminal.draw(|frame| frame.buffer_mut().set_string(0, 4, text, Style::new())).unwrap();
        sent = terminal.backend_mut().take_output();
    }
    assert_eq!(String::from_utf8(sent).unwrap(), format!("\u{1B}[5H{text}"), "mosh and GNU screen ignore `REP`");
}

#[test]
fn a_row_that_becomes_mostly_blank_is_erased_first() {
    let mut terminal = Terminal::new(LineBackend::new(caps("xterm"), 80, 24)).unwrap();
    let mut sent = Vec::new();
    for text in ["x".repeat(80), format!("a{:30}b{:30}c", "", "")] {
        terminal.draw(|frame| frame.buffer_mut().set_string(0, 0, &text, Style::new())).unwrap();
        sent = terminal.backend_mut().take_output();
    }
    assert_eq!(String::from_utf8(sent).unwrap(), "\r\u{1B}[Ka\u{1B}[30Cb\u{1B}[30Cc");
}
