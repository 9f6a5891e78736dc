//! Drawing the list of sessions and the trash.

use ratatui::Frame;

use super::State;
use crate::tui::event::Moment;
use crate::tui::theme::Theme;

/// Draws the list or the trash into the body of the window.
pub fn draw(_state: &State, _now: Moment, _size: (u16, u16), _frame: &mut Frame, _theme: Theme) {}
