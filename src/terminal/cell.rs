//! One cell as a person sees it, and the grid of them.
//!
//! Cells that look the same *are* the same here (the text colour of a blank is forgotten), so that comparing two
//! grids compares what can be seen.

use crate::terminal::caps::{Capabilities, Colours};
use crate::terminal::symbol::{GLYPH_BYTES, Glyph, shown};
use ratatui::buffer::Cell as Drawn;
use ratatui::style::{Color, Modifier};

/// Colours and attributes of a cell. A colour is 0 for the terminal's own or 1–16 for the sixteen named ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Pen {
    pub(super) fg: u8,
    pub(super) bg: u8,
    pub(super) flags: u8,
}

pub(super) const BOLD: u8 = 1;
pub(super) const DIM: u8 = 2;
pub(super) const ITALIC: u8 = 4;
pub(super) const UNDERLINE: u8 = 8;
pub(super) const BLINK: u8 = 16;
pub(super) const REVERSE: u8 = 32;
pub(super) const STRIKE: u8 = 64;
/// What is seen on a blank.
pub(super) const ON_BLANKS: u8 = UNDERLINE | REVERSE | STRIKE;

impl Pen {
    /// The terminal's own colours and no attribute.
    pub(super) const PLAIN: Self = Self { fg: 0, bg: 0, flags: 0 };

    fn of(cell: &Drawn, caps: &Capabilities) -> Self {
        let colour = |colour| if caps.colours == Colours::None { 0 } else { sixteen(colour) };
        let modifier = cell.modifier & caps.attributes;
        let mut flags = 0;
        if modifier.is_empty() {
            return Self { fg: colour(cell.fg), bg: colour(cell.bg), flags };
        }
        for (attribute, flag) in [
            (Modifier::BOLD, BOLD),
            (Modifier::ITALIC, ITALIC),
            (Modifier::UNDERLINED, UNDERLINE),
            (Modifier::SLOW_BLINK, BLINK),
            (Modifier::RAPID_BLINK, BLINK),
            (Modifier::REVERSED, REVERSE),
            (Modifier::CROSSED_OUT, STRIKE),
        ] {
            if modifier.contains(attribute) {
                flags |= flag;
            }
        }
        // Both at once look different on every terminal; bold wins.
        if modifier.contains(Modifier::DIM) && flags & BOLD == 0 {
            flags |= DIM;
        }
        Self { fg: colour(cell.fg), bg: colour(cell.bg), flags }
    }
}

/// 0 for the terminal's own colour, else 1 + its number. Colours beyond the sixteen are the terminal's own, which can
/// be read everywhere.
fn sixteen(colour: Color) -> u8 {
    match colour {
        Color::Black => 1,
        Color::Red => 2,
        Color::Green => 3,
        Color::Yellow => 4,
        Color::Blue => 5,
        Color::Magenta => 6,
        Color::Cyan => 7,
        Color::Gray => 8,
        Color::DarkGray => 9,
        Color::LightRed => 10,
        Color::LightGreen => 11,
        Color::LightYellow => 12,
        Color::LightBlue => 13,
        Color::LightMagenta => 14,
        Color::LightCyan => 15,
        Color::White => 16,
        Color::Indexed(n @ 0..=15) => n + 1,
        Color::Indexed(_) | Color::Rgb(..) | Color::Reset => 0,
    }
}

/// One cell: its pen above its glyph, as one number, so that grids are small and compare fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Cell(u128);

/// Bits of a glyph.
const GLYPH: u32 = 8 * (GLYPH_BYTES as u32 + 2);
const OF_GLYPH: u128 = (1 << GLYPH) - 1;

impl Cell {
    pub(super) const BLANK: Self = Self::pack(Glyph::SPACE, Pen::PLAIN);

    const fn pack(glyph: Glyph, Pen { fg, bg, flags }: Pen) -> Self {
        Self(glyph.bits() | (u32::from_le_bytes([fg, bg, flags, 0]) as u128) << GLYPH)
    }

    /// A blank written with `pen`, keeping of it only what is seen.
    pub(super) fn blank(pen: Pen) -> Self {
        let seen = if pen.flags & REVERSE != 0 {
            let bg = if pen.flags & (UNDERLINE | STRIKE) == 0 { 0 } else { pen.bg };
            Pen { fg: pen.fg, bg, flags: pen.flags & (ON_BLANKS | BOLD | DIM | BLINK) }
        } else if pen.flags & ON_BLANKS != 0 {
            Pen { flags: pen.flags & (ON_BLANKS | BOLD | DIM | BLINK), ..pen }
        } else {
            Pen { bg: pen.bg, ..Pen::PLAIN }
        };
        Self::pack(Glyph::SPACE, seen)
    }

    fn new(glyph: Glyph, pen: Pen) -> Self {
        if glyph == Glyph::SPACE { Self::blank(pen) } else { Self::pack(glyph, pen) }
    }

    pub(super) fn glyph(self) -> Glyph {
        Glyph::of_bits(self.0)
    }

    pub(super) fn pen(self) -> Pen {
        let [fg, bg, flags, _] = ((self.0 >> GLYPH) as u32).to_le_bytes();
        Pen { fg, bg, flags }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.0 & OF_GLYPH == Glyph::SPACE.bits()
    }

    /// A blank of one background, such as erasing leaves it.
    pub(super) fn is_erasable(&self, caps: &Capabilities) -> bool {
        self.is_blank() && self.pen().flags == 0 && (caps.bce || self.pen().bg == 0)
    }

    pub(super) fn is_second_half(&self) -> bool {
        self.0 & OF_GLYPH == Glyph::SECOND_HALF.bits()
    }

    /// Whether writing this cell's glyph with `pen` looks right.
    pub(super) fn looks_right_in(&self, pen: Pen) -> bool {
        self.pen() == pen || (self.is_blank() && Self::blank(pen) == *self)
    }
}

/// A screenful of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) width: u16,
    pub(super) height: u16,
    cells: Vec<Cell>,
}

impl Grid {
    pub(super) fn blank(width: u16, height: u16) -> Self {
        Self { width, height, cells: vec![Cell::BLANK; usize::from(width) * usize::from(height)] }
    }

    pub(super) fn clear(&mut self) {
        self.cells.fill(Cell::BLANK);
    }

    pub(super) fn row(&self, y: u16) -> &[Cell] {
        let width = usize::from(self.width);
        self.cells.get(usize::from(y) * width..(usize::from(y) + 1) * width).unwrap_or_default()
    }

    fn row_mut(&mut self, y: u16) -> &mut [Cell] {
        let width = usize::from(self.width);
        self.cells.get_mut(usize::from(y) * width..(usize::from(y) + 1) * width).unwrap_or_default()
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        (0..self.height).map(|y| self.row(y))
    }

    /// Takes over the cells of a row of `other`, which has the same size.
    pub(super) fn copy_row(&mut self, y: u16, other: &Self) {
        self.row_mut(y).copy_from_slice(other.row(y));
    }

    /// Blanks the cells `from..to` counted row by row.
    pub(super) fn clear_span(&mut self, from: usize, to: usize) {
        let to = to.min(self.cells.len());
        if let Some(span) = self.cells.get_mut(from.min(to)..to) {
            span.fill(Cell::BLANK);
        }
    }

    /// Writes one of ratatui's cells and gives the number of columns it took; what is outside is dropped.
    pub(super) fn put(&mut self, x: u16, y: u16, drawn: &Drawn, caps: &Capabilities) -> u16 {
        let row = self.row_mut(y);
        let Some(room) = row.len().checked_sub(usize::from(x)).filter(|room| *room > 0) else { return 1 };
        // What must not be read is not sent at all.
        let hidden = drawn.modifier.contains(Modifier::HIDDEN);
        let symbol = shown(if hidden { " " } else { drawn.symbol() }, caps.utf8);
        let (pen, x) = (Pen::of(drawn, caps), usize::from(x));
        let span = usize::from(symbol.span).min(room);
        let fits = usize::from(symbol.glyph.columns()) <= room;
        if span == 1 && fits {
            set(row, x, symbol.glyph, pen);
            return 1;
        }
        for i in 0..span {
            let glyph = match i {
                0 if fits => symbol.glyph,
                1 => symbol.second,
                _ => Glyph::SPACE,
            };
            set(row, x + i, glyph, pen);
        }
        u16::try_from(span).unwrap_or(1)
    }
}

/// Writes one glyph; the other half of a wide character that it cuts becomes blank, as on every terminal.
fn set(row: &mut [Cell], x: usize, glyph: Glyph, pen: Pen) {
    let cut_wide = row.get(x).is_some_and(|old| old.glyph().columns() == 2);
    if cut_wide && let Some(orphan) = row.get_mut(x + 1) {
        *orphan = Cell::BLANK;
    }
    let cut_second = glyph != Glyph::SECOND_HALF && row.get(x).is_some_and(Cell::is_second_half);
    if cut_second && let Some(head) = row.get_mut(x.wrapping_sub(1)) {
        *head = Cell::blank(head.pen());
    }
    if let Some(cell) = row.get_mut(x) {
        *cell = Cell::new(glyph, pen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::caps::Settings;

    fn caps() -> Capabilities {
        Capabilities::of(&Settings { term: Some("xterm"), lang: Some("C.UTF-8"), ..Settings::default() })
    }

    fn text(grid: &Grid) -> String {
        String::from_utf8(grid.row(0).iter().flat_map(|cell| cell.glyph().text().to_vec()).collect()).unwrap()
    }

    #[test]
    fn overwriting_half_of_a_wide_character_blanks_the_other_half() {
        let mut grid = Grid::blank(6, 1);
        assert_eq!(grid.put(1, 0, &Drawn::new("漢"), &caps()), 2);
        assert_eq!(text(&grid), " 漢   ");
        grid.put(2, 0, &Drawn::new("b"), &caps());
        assert_eq!(text(&grid), "  b   ");
        grid.put(3, 0, &Drawn::new("漢"), &caps());
        grid.put(3, 0, &Drawn::new("a"), &caps());
        assert_eq!(text(&grid), "  ba  ");
        grid.put(3, 0, &Drawn::new("字"), &caps());
        grid.put(2, 0, &Drawn::new("漢"), &caps());
        assert_eq!(text(&grid), "  漢  ", "the second half of 字 became a blank");
    }

    #[test]
    fn a_wide_character_without_room_is_a_blank() {
        let mut grid = Grid::blank(2, 1);
        grid.put(1, 0, &Drawn::new("漢"), &caps());
        assert_eq!(text(&grid), "  ");
        grid.put(7, 0, &Drawn::new("x"), &caps());
        grid.put(0, 7, &Drawn::new("x"), &caps());
        assert_eq!(text(&grid), "  ");
    }

    #[test]
    fn blanks_that_look_alike_are_equal() {
        let mut red = Drawn::new(" ");
        red.fg = Color::Red;
        red.modifier = Modifier::BOLD | Modifier::ITALIC;
        let (mut grid, plain) = (Grid::blank(1, 1), Grid::blank(1, 1));
        grid.put(0, 0, &red, &caps());
        assert_eq!(grid, plain);
        red.modifier |= Modifier::UNDERLINED;
        grid.put(0, 0, &red, &caps());
        assert_ne!(grid, plain);
    }

    #[test]
    fn hidden_text_is_not_sent() {
        let mut secret = Drawn::new("x");
        secret.modifier = Modifier::HIDDEN;
        let mut grid = Grid::blank(1, 1);
        grid.put(0, 0, &secret, &caps());
        assert_eq!(text(&grid), " ");
    }
}
