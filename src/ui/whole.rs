//! A text that is written over the whole window, whichever it is.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::measure;
use crate::domain::privacy::Found;
use crate::editing::Buffer;
use crate::ui::layout;
use crate::ui::theme::Theme;
use crate::ui::walk::draw_editor;
use crate::ui::widgets::chrome;

/// Draws the text with what was found in it, under a row with `heading` and the first of `notes` that has room.
pub(crate) fn draw(
    heading: Vec<Span<'static>>,
    notes: &[String],
    (buffer, found): (&Buffer, &[Found]),
    size: (u16, u16),
    frame: &mut Frame,
    theme: Theme,
) {
    let body = layout::frame(size).body;
    let rule = Rect { height: 1, ..body };
    let note = chrome::note(rule, &heading, notes);
    chrome::rule(rule, frame.buffer_mut(), theme, heading, note);
    let width = measure::whole_columns(size) + 1;
    let text = Rect { x: body.x + 1, y: body.y + 1, width, height: body.height.saturating_sub(1) };
    draw_editor(buffer, found, text, frame, theme);
}
