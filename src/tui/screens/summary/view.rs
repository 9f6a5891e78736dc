//! Drawing the summary.

use ratatui::Frame;

use super::State;
use crate::domain::session::Session;
use crate::tui::theme::Theme;

/// Draws the summary into the body of the window.
pub fn draw(_session: &Session, _state: &State, _size: (u16, u16), _frame: &mut Frame, _theme: Theme) {}
