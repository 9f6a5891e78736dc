//! Drawing the choice.

use ratatui::Frame;

use super::State;
use crate::tui::theme::Theme;

/// Draws the choice into the body of the window.
pub fn draw(_state: &State, _size: (u16, u16), _frame: &mut Frame, _theme: Theme) {}
