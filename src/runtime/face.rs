//! What the loop talks through: screens on a terminal, or a dialogue of lines.

use super::lines::Lines;
use super::screen::Screen;
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::event::Moment;
use crate::spoken;

/// One of the two faces of the program.
pub enum Face {
    /// Cells on a terminal.
    Screen(Box<Screen>),
    /// Sentences and lines.
    Lines(Box<Lines>),
}

impl Face {
    /// Columns and rows of the window.
    pub fn size(&self) -> (u16, u16) {
        match self {
            Self::Screen(screen) => screen.size(),
            Self::Lines(_) => spoken::SIZE,
        }
    }

    /// Takes the terminal over.
    pub fn enter(&mut self) {
        match self {
            Self::Screen(screen) => screen.enter(),
            Self::Lines(lines) => lines.repeat(),
        }
    }

    /// Everything is shown anew.
    pub fn repaint(&mut self) {
        match self {
            Self::Screen(screen) => screen.repaint(),
            Self::Lines(lines) => lines.repeat(),
        }
    }

    /// The window's new size.
    pub fn resized(&mut self) -> Option<(u16, u16)> {
        match self {
            Self::Screen(screen) => screen.resized(),
            Self::Lines(_) => None,
        }
    }

    /// Shows `app`.
    pub fn draw(&mut self, app: &App) {
        match self {
            Self::Screen(screen) => screen.draw(app),
            Self::Lines(lines) => lines.say(app),
        }
    }

    /// Sends what is taken now.
    pub fn pump(&mut self) {
        match self {
            Self::Screen(screen) => screen.pump(),
            Self::Lines(_) => {}
        }
    }

    /// Obeys the next line, where lines are typed and one is there.
    pub fn obey(&mut self, app: &mut App, now: Moment) -> Option<Vec<Effect>> {
        match self {
            Self::Screen(_) => None,
            Self::Lines(lines) => lines.obey(app, now),
        }
    }

    /// Whether no more lines come. Of a terminal its keys tell that.
    pub fn is_over(&self) -> bool {
        match self {
            Self::Screen(_) => false,
            Self::Lines(lines) => lines.is_over(),
        }
    }

    /// What was done after all else was said; back comes what is to be told once the terminal is given back.
    pub fn last_words(&self, told: Vec<String>) -> Vec<String> {
        match self {
            Self::Screen(_) => told,
            Self::Lines(lines) => {
                told.iter().for_each(|sentence| lines.tell(sentence));
                Vec::new()
            }
        }
    }

    /// Everything is saved, and the program ends.
    pub fn farewell(&self) {
        match self {
            Self::Screen(_) => {}
            Self::Lines(lines) => lines.farewell(),
        }
    }

    /// Gives the terminal back; whether it takes more bytes.
    pub fn leave(&mut self) -> bool {
        match self {
            Self::Screen(screen) => screen.leave(),
            Self::Lines(lines) => lines.leave(),
        }
    }
}
