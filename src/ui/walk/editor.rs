//! Drawing a text while it is written.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::domain::privacy::Found;
use crate::editing::Buffer;
use crate::ui::theme::Theme;
use crate::ui::walk::panel::Memo;
use crate::ui::walk::personal;
use crate::ui::widgets::list::first_visible;
use crate::ui::widgets::put::put;

/// A bar on the left of what is being written, on so many rows: on any terminal it tells a text that takes keys from one
/// that is only shown. It stands still while somebody types, and costs a character a row.
pub(crate) fn writing_bar(area: Rect, rows: usize, frame: &mut Frame) {
    let margin = Rect { x: area.x.saturating_sub(1), width: 1, ..area };
    for row in margin.rows().take(rows) {
        put(&Line::raw("▌"), row, frame.buffer_mut());
    }
}

/// The rows around the cursor; signs on the right say that there is more above or below.
pub(crate) fn draw_editor(buffer: &Buffer, found: &[Found], area: Rect, frame: &mut Frame, theme: Theme, memo: &Memo) {
    let width = area.width.saturating_sub(1).max(1);
    let text = buffer.text();
    let rows = buffer.rows(width);
    let place = buffer.place(width);
    let height = usize::from(area.height);
    let first = first_visible(place.row, rows.len(), height);
    writing_bar(area, rows.len() - first, frame);
    let marks = personal::marks(text, found, theme);
    // A letter changes one row or two; those without a text count as well.
    for (n, rect) in area.rows().enumerate() {
        let line = rows.get(first + n).map(|row| personal::row(text, row, &marks)).unwrap_or_default();
        let rect = Rect { width, ..rect };
        memo.part(rect, line, frame, |line, frame| put(line, rect, frame.buffer_mut()));
    }
    let sign = |y: u16, mark: &'static str, frame: &mut Frame| {
        put(&Line::styled(mark, theme.rule()), Rect { x: area.right(), y, width: 1, height: 1 }, frame.buffer_mut());
    };
    if area.height > 0 && first > 0 {
        sign(area.y, "▴", frame);
    }
    if area.height > 0 && first + height < rows.len() {
        sign(area.bottom() - 1, "▾", frame);
    }
    let column = place.column.min(width);
    let row = u16::try_from(place.row - first).unwrap_or(0);
    frame.set_cursor_position(Position::new(area.x + column, area.y + row));
}
