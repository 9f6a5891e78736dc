//! The terminal as the loop uses it: entering, drawing, leaving. Never blocks, and writes nothing after a hang-up.

use std::io;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::app::App;
use crate::terminal::backend::LineBackend;
use crate::terminal::caps::{Capabilities, Colours};
use crate::terminal::screen::{enter, leave, withdraw};
use crate::terminal::tty::{Sent, Tty};
use crate::ui::theme::Theme;
use crate::ui::view;
use crate::ui::walk::panel::Memo;

/// How long a terminal that does not read may hold the way out.
const LEAVING: Duration = Duration::from_millis(300);

/// The terminal and what is drawn on it.
pub struct Screen {
    tty: Tty,
    terminal: Terminal<LineBackend>,
    caps: Capabilities,
    theme: Theme,
    memo: Memo,
    /// Bytes that go before the next frame.
    before: Vec<u8>,
    /// The screen was taken over and not given back.
    taken: bool,
}

impl Screen {
    /// Opens the controlling terminal; nothing is written yet.
    pub fn open(caps: Capabilities) -> io::Result<Self> {
        Self::on(Tty::open()?, caps)
    }

    /// On an open terminal; nothing is written yet.
    pub fn on(tty: Tty, caps: Capabilities) -> io::Result<Self> {
        let (columns, rows) = tty.size()?;
        let Ok(terminal) = Terminal::new(LineBackend::new(caps, columns, rows));
        let theme = Theme::new(caps.colours == Colours::Sixteen).in_ascii(!caps.utf8);
        Ok(Self { tty, terminal, caps, theme, memo: Memo::default(), before: Vec::new(), taken: false })
    }

    /// The terminal.
    pub fn tty(&self) -> &Tty {
        &self.tty
    }

    /// The terminal.
    pub fn tty_mut(&mut self) -> &mut Tty {
        &mut self.tty
    }

    /// Columns and rows as last known.
    pub fn size(&self) -> (u16, u16) {
        self.tty.size().unwrap_or((80, 24))
    }

    /// Takes the terminal over; the next frame paints all of it.
    pub fn enter(&mut self) {
        let raw = self.tty.find_mode().and_then(|()| self.tty.enter_raw());
        if raw.is_err() {
            self.tty.hang_up();
        }
        // Who stopped us may have taken the screen meanwhile; what was asked of the terminal is not to be asked twice.
        self.before = if self.taken { withdraw(&self.caps) } else { Vec::new() };
        self.before.extend(enter(&self.caps));
        self.taken = true;
        self.repaint();
    }

    /// The next frame paints the whole screen.
    pub fn repaint(&mut self) {
        self.terminal.backend_mut().invalidate();
    }

    /// The window's new size, told to the drawing side too.
    pub fn resized(&mut self) -> Option<(u16, u16)> {
        let (columns, rows) = self.tty.size().ok()?;
        self.terminal.backend_mut().resize(columns, rows);
        Some((columns, rows))
    }

    /// Draws `app`; what differs from the screen goes out as one write.
    pub fn draw(&mut self, app: &App) {
        if !self.tty.is_hung_up() {
            let (theme, memo) = (self.theme, &self.memo);
            let Ok(_) = self.terminal.draw(|frame| view(app, theme, memo, frame));
            self.pump();
        }
    }

    /// Whether bytes wait for the terminal.
    pub fn has_output(&self) -> bool {
        !self.before.is_empty() || !self.terminal.backend().pending().is_empty()
    }

    /// Sends what the terminal takes now.
    pub fn pump(&mut self) {
        loop {
            let backend = self.terminal.backend_mut();
            if backend.pending().is_empty() && backend.is_behind() {
                let Ok(()) = ratatui::backend::Backend::flush(backend);
            }
            if !self.before.is_empty() {
                // The first frame and what announces it are one write. What is not taken of the frame stays where it
                // is, so that no further one is made meanwhile.
                let mut both = std::mem::take(&mut self.before);
                let announced = both.len();
                both.extend_from_slice(backend.pending());
                match self.tty.send(&both) {
                    Ok(Sent::Bytes(n)) if n < announced => {
                        self.before = both[n..announced].to_vec();
                        return;
                    }
                    Ok(Sent::Bytes(n)) => backend.sent(n - announced),
                    Ok(Sent::HungUp) | Err(_) => self.tty.hang_up(),
                }
                continue;
            }
            let backend = self.terminal.backend_mut();
            if backend.pending().is_empty() || self.tty.is_hung_up() {
                return;
            }
            match self.tty.send(backend.pending()) {
                Ok(Sent::Bytes(0)) => return,
                Ok(Sent::Bytes(n)) => backend.sent(n),
                Ok(Sent::HungUp) | Err(_) => self.tty.hang_up(),
            }
        }
    }

    /// Gives the terminal back as it was found; false if it took no more bytes or is gone.
    pub fn leave(&mut self) -> bool {
        if self.tty.is_hung_up() {
            return false;
        }
        self.before.extend_from_slice(&self.terminal.backend_mut().take_output());
        self.before.extend_from_slice(&leave(&self.caps));
        self.taken = false;
        let give_up = Instant::now() + LEAVING;
        while !self.before.is_empty() && !self.tty.is_hung_up() {
            let before = std::mem::take(&mut self.before);
            match self.tty.send(&before) {
                Ok(Sent::Bytes(n)) => self.before = before[n..].to_vec(),
                Ok(Sent::HungUp) | Err(_) => self.tty.hang_up(),
            }
            let left = give_up.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            if !self.before.is_empty() {
                let timeout = Timespec::try_from(left).ok();
                let _ = poll(&mut [PollFd::new(&self.tty, PollFlags::OUT)], timeout.as_ref());
            }
        }
        let taken = self.before.is_empty() && !self.tty.is_hung_up();
        self.before.clear();
        let restored = self.tty.leave_raw().is_ok();
        taken && restored
    }
}

#[cfg(test)]
mod tests {
    use portable_pty::{PtySize, native_pty_system};

    use super::*;
    use crate::app::Start;
    use crate::app::event::Moment;
    use crate::domain::phrases::Starter;
    use crate::terminal::caps::Settings;

    #[test]
    fn a_terminal_that_does_not_read_while_it_is_taken_over_gathers_no_frames() {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let caps = Capabilities::of(&Settings { term: Some("xterm"), ..Settings::default() });
        let tty = Tty::open_at(&pair.master.tty_name().unwrap()).unwrap();
        let mut screen = Screen::on(tty, caps).unwrap();
        screen.enter();
        // The system takes some more while it moves what it has; then nothing.
        for _ in 0..20 {
            while let Ok(Sent::Bytes(1..)) = screen.tty_mut().send(&[b'x'; 4096]) {}
            std::thread::sleep(Duration::from_millis(5));
        }
        let now = Moment { elapsed: Duration::ZERO, wall: chrono::Local::now().fixed_offset() };
        let one_frame = 2 * 80 * 24;
        let mut waiting = 0;
        for _ in 0..200 {
            screen.repaint();
            screen.draw(&App::new(screen.size(), now, true, Starter::default(), Start::List).0);
            waiting = screen.before.len() + screen.terminal.backend().pending().len();
        }
        assert!((1..one_frame).contains(&waiting), "{waiting} bytes wait");
    }
}
