//! ratatui's `Backend` as a pure state machine: it never touches a device.
//!
//! ratatui writes into a *target* grid. [`flush`](Backend::flush) compares it with the *shadow*, what the terminal
//! will show once it has read all bytes so far, and puts the difference into an *outbox* as one frame. The runtime
//! sends the outbox with one `write` and calls [`LineBackend::sent`].
//!
//! A terminal that does not read blocks nothing: while the outbox is not empty, `flush` takes no further frame, and
//! the target simply keeps the latest picture. When the outbox is empty again, `flush` brings the terminal straight
//! to that picture. So a frame is queued whole or not at all, and memory is bounded by one frame.
//!
//! Nothing here can fail, and dropping ratatui's `Terminal` after a hang-up writes nothing.

use crate::terminal::caps::Capabilities;
use crate::terminal::cell::Grid;
use crate::terminal::frame::{Screen, encode};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell as Drawn;
use ratatui::layout::{Position, Size};
use std::convert::Infallible;

/// Largest screen drawn; of a larger one the upper left part is used. Bounds memory against a nonsensical size.
pub(crate) const MAX_SIZE: Size = Size::new(1000, 500);

/// The backend. Give it to `ratatui::Terminal::new`.
#[derive(Debug)]
pub struct LineBackend {
    caps: Capabilities,
    target: Grid,
    cursor: Position,
    cursor_shown: bool,
    shadow: Screen,
    outbox: Vec<u8>,
    behind: bool,
}

impl LineBackend {
    /// A backend for a terminal of `width` by `height` cells, of whose screen nothing is known yet.
    pub fn new(caps: Capabilities, width: u16, height: u16) -> Self {
        let grid = Grid::blank(width.min(MAX_SIZE.width), height.min(MAX_SIZE.height));
        let touched = vec![false; usize::from(grid.height)];
        let shadow = Screen { grid: grid.clone(), touched, cursor: None, state: None };
        Self {
            caps,
            target: grid,
            cursor: Position::ORIGIN,
            cursor_shown: false,
            shadow,
            outbox: Vec::new(),
            behind: false,
        }
    }

    #[cfg(test)]
    pub(crate) fn capabilities(&self) -> &Capabilities {
        &self.caps
    }

    /// The terminal has another size. The next frame repaints all of it; drawing again is the caller's (ratatui
    /// notices the size by itself on its next draw).
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        let (width, height) = (width.min(MAX_SIZE.width), height.min(MAX_SIZE.height));
        if (width, height) != (self.target.width, self.target.height) {
            self.target = Grid::blank(width, height);
            self.shadow.grid = self.target.clone();
            self.shadow.touched = vec![false; usize::from(height)];
            self.invalidate();
        }
    }

    /// Nothing is known of the screen any more (resumed after a suspension, garbled by the line, Ctrl-L): the next
    /// `flush` repaints all of it from what was last drawn.
    pub(crate) fn invalidate(&mut self) {
        self.shadow.state = None;
        self.behind = true;
    }

    /// Whether the terminals of both show the same once all is sent, whatever led to it.
    pub fn shows_as(&self, other: &Self) -> bool {
        let cursor = |line: &Self| line.cursor_shown.then_some(line.cursor);
        self.target == other.target && cursor(self) == cursor(other)
    }

    /// Bytes waiting to be sent.
    pub(crate) fn pending(&self) -> &[u8] {
        &self.outbox
    }

    /// The first `n` pending bytes have been sent.
    pub(crate) fn sent(&mut self, n: usize) {
        self.outbox.drain(..n.min(self.outbox.len()));
    }

    /// Takes all pending bytes; they count as sent.
    pub fn take_output(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.outbox)
    }

    /// Whether a later picture than the queued one waits for the outbox to become empty: then call
    /// [`flush`](Backend::flush) again.
    pub(crate) fn is_behind(&self) -> bool {
        self.behind
    }

    fn touch(&mut self, y: u16) {
        if let Some(touched) = self.shadow.touched.get_mut(usize::from(y)) {
            *touched = true;
        }
    }

    fn encode(&mut self) {
        let within = self.cursor.x < self.target.width && self.cursor.y < self.target.height;
        let cursor = (self.cursor_shown && within).then_some((self.cursor.x, self.cursor.y));
        let (bytes, state) = encode(&self.shadow, &self.target, cursor, &self.caps);
        self.outbox = bytes;
        self.shadow.state = state;
        self.shadow.cursor = cursor;
        for (y, touched) in (0..).zip(&mut self.shadow.touched) {
            if std::mem::take(touched) {
                self.shadow.grid.copy_row(y, &self.target);
            }
        }
        self.behind = false;
    }
}

impl Backend for LineBackend {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Drawn)>,
    {
        // ratatui follows an emoji with a blank for its second column; here the emoji has filled both already.
        let mut covered = (0, 0..0);
        for (x, y, cell) in content {
            if covered.0 == y && covered.1.contains(&x) {
                continue;
            }
            self.touch(y);
            let span = self.target.put(x, y, cell, &self.caps);
            covered = if span > 1 { (y, x..x.saturating_add(span)) } else { (0, 0..0) };
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        self.cursor_shown = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        self.cursor_shown = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.cursor = position.into();
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), Infallible> {
        let width = usize::from(self.target.width);
        let line = usize::from(self.cursor.y) * width;
        let at = line + usize::from(self.cursor.x).min(width);
        self.shadow.touched.fill(true);
        match clear_type {
            ClearType::All => self.target.clear(),
            ClearType::AfterCursor => self.target.clear_span(at, usize::MAX),
            ClearType::BeforeCursor => self.target.clear_span(0, at + 1),
            ClearType::CurrentLine => self.target.clear_span(line, line + width),
            ClearType::UntilNewLine => self.target.clear_span(at, line + width),
        }
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(Size::new(self.target.width, self.target.height))
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize { columns_rows: Size::new(self.target.width, self.target.height), pixels: Size::ZERO })
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        if self.outbox.is_empty() {
            self.encode();
        } else {
            self.behind = true;
        }
        Ok(())
    }
}
