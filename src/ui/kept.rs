//! Parts of the picture that stay as they are from frame to frame: a typed letter changes the text, not what stands around it.
//!
//! A part is drawn from a value. Where the last frame drew a value that is equal at the same place, the cells there are left
//! out of this frame ([`CellDiffOption::Skip`]), and what the terminal shows stays. ratatui compares that mark as well: a cell
//! that is drawn again after it was left out differs from the last frame whatever it holds, and so goes out.

use std::any::Any;

use ratatui::Frame;
use ratatui::buffer::CellDiffOption;
use ratatui::layout::Rect;

/// What the parts of the last frame were drawn from, and of the one that is being drawn. It belongs to one terminal.
#[derive(Default)]
pub(super) struct Kept {
    size: (u16, u16),
    /// Whether the frame that is being drawn has nothing in front of its parts.
    is_free: bool,
    last: Vec<(Rect, Box<dyn Any>)>,
    now: Vec<(Rect, Box<dyn Any>)>,
}

impl Kept {
    /// A frame of this size begins; `is_free` tells that nothing will stand in front of its parts.
    pub(super) fn begin(&mut self, size: (u16, u16), is_free: bool) {
        self.last = std::mem::take(&mut self.now);
        if !is_free || self.size != size {
            self.last.clear();
        }
        (self.size, self.is_free) = (size, is_free);
    }

    /// Fills `area` with what `draw` makes of `value`, which is all that it may look at, unless that stands there already.
    pub(super) fn part<T: PartialEq + 'static>(
        &mut self,
        area: Rect,
        value: T,
        frame: &mut Frame,
        draw: impl FnOnce(&T, &mut Frame),
    ) {
        let is_same = |(known, old): &(Rect, Box<dyn Any>)| *known == area && old.downcast_ref() == Some(&value);
        if self.last.iter().any(is_same) {
            let buffer = frame.buffer_mut();
            for row in area.intersection(buffer.area).rows() {
                let start = buffer.index_of(row.x, row.y);
                for cell in &mut buffer.content[start..start + usize::from(row.width)] {
                    cell.set_diff_option(CellDiffOption::Skip);
                }
            }
        } else {
            draw(&value, frame);
        }
        if self.is_free {
            self.now.push((area, Box::new(value)));
        }
    }
}
