//! The program's only clock.

use std::time::Instant;

use chrono::Local;

use crate::app::event::Moment;

/// Time since the program began, and what the clock on the wall says.
pub struct Clock {
    started: Instant,
}

impl Clock {
    /// Begins to count.
    pub fn start() -> Self {
        Self { started: Instant::now() }
    }

    /// Now.
    pub fn now(&self) -> Moment {
        Moment { elapsed: self.started.elapsed(), wall: Local::now().fixed_offset() }
    }
}
