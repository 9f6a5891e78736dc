//! A text that is written over the whole window, whichever it is.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::measure;
use crate::domain::privacy::Found;
use crate::editing::Buffer;
use crate::ui::layout;
use crate::ui::theme::Theme;
use crate::ui::walk::editor::draw_editor;
use crate::ui::walk::notices;
use crate::ui::walk::panel::Memo;
use crate::ui::walk::parts::Block;
use crate::ui::widgets::chrome;

/// What stands over the text.
pub(crate) struct Over {
    /// Which text it is.
    pub(crate) heading: Vec<Span<'static>>,
    /// How it stands, longest first: the first that has room beside the heading is shown.
    pub(crate) notes: Vec<String>,
    /// What in it deserves a second look, as official words: it has rows of its own, so that no heading hides it.
    pub(crate) remarks: Vec<String>,
}

/// Draws the text with what was found in it, and what stands over it.
pub(crate) fn draw(
    Over { heading, notes, remarks }: Over,
    (buffer, found): (&Buffer, &[Found]),
    size: (u16, u16),
    frame: &mut Frame,
    theme: Theme,
) {
    let body = layout::frame(size).body;
    let rule = Rect { height: 1, ..body };
    let note = chrome::note(rule, &heading, &notes);
    chrome::rule(rule, frame.buffer_mut(), theme, heading, note);
    let width = measure::whole_columns(size) + 1;
    let below = Rect { x: body.x + 1, y: body.y + 1, width, height: body.height.saturating_sub(1) };
    let told = Block(remarks.iter().flat_map(|remark| notices::marked(remark, below.width, theme)).collect());
    let rows = told.height().min(below.height / 2);
    told.render(Rect { height: rows, ..below }, frame.buffer_mut());
    let text = Rect { y: below.y + rows, height: below.height - rows, ..below };
    draw_editor(buffer, found, text, frame, theme, &Memo::default());
}
