//! Drawing the form.

use ratatui::Frame;

use super::State;
use crate::tui::theme::Theme;
use crate::tui::work::Work;

/// Draws the form into the body of the window.
pub fn draw(_work: &Work, _state: &State, _size: (u16, u16), _frame: &mut Frame, _theme: Theme) {}
