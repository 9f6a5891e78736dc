//! Putting a row of text into the buffer. Most rows are Latin text, where a character is a cell: for these the
//! search for graphemes, which costs more than everything else in a frame, is left out.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// The first combining mark: every printable character below it takes one cell and combines with nothing.
const FIRST_COMBINING: char = '\u{300}';

/// One cell, and nothing that follows joins it: Latin letters, and the drawing marks of our own screens.
fn is_plain(c: char) -> bool {
    (c < FIRST_COMBINING && !c.is_control() && c != '\u{AD}')
        || matches!(c, '─' | '│' | '▌' | '█' | '░' | '…' | '▸' | '▾' | '▴' | '✓' | '✗' | '–')
}

/// Draws `line` into the first row of `area`, cut at its right edge. The same picture as ratatui's own drawing.
pub(crate) fn put(line: &Line<'_>, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    let plain = line.alignment.is_none() && line.spans.iter().all(|span| span.content.chars().all(is_plain));
    let empty = line.spans.iter().all(|span| span.content.is_empty());
    if !plain || empty || area.is_empty() {
        return line.render(area, buffer);
    }
    let start = buffer.index_of(area.x, area.y);
    let mut cells = buffer.content[start..start + usize::from(area.width)].iter_mut();
    for span in &line.spans {
        let style = line.style.patch(span.style);
        for (c, cell) in span.content.chars().zip(&mut cells) {
            cell.set_char(c);
            dress(cell, style);
        }
    }
    // A line's own style reaches to the edge.
    if line.style != Style::new() {
        cells.for_each(|cell| dress(cell, line.style));
    }
}

/// What `Cell::set_style` does, without its detours.
fn dress(cell: &mut Cell, style: Style) {
    cell.fg = style.fg.unwrap_or(cell.fg);
    cell.bg = style.bg.unwrap_or(cell.bg);
    cell.modifier.insert(style.add_modifier);
    cell.modifier.remove(style.sub_modifier);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::Modifier;
    use ratatui::text::Span;

    proptest! {
        #[test]
        fn the_short_way_draws_what_ratatui_draws(
            texts in prop::collection::vec("[ -~áéíóúñÑ¿¡«»°º·\u{a0}\u{ad}─▸✓✗–漢\u{303}\u{200b}]{0,12}", 0..5),
            width in 0u16..30,
        ) {
            let styles = [Style::new(), Style::new().add_modifier(Modifier::BOLD), Style::new().add_modifier(Modifier::REVERSED)];
            let line = Line::from(texts.iter().zip(styles.iter().cycle()).map(|(text, style)| Span::styled(text.clone(), *style)).collect::<Vec<_>>())
                .style(Style::new().add_modifier(Modifier::UNDERLINED));
            let area = Rect::new(2, 1, width, 1);
            let (mut ours, mut theirs) = (Buffer::filled(Rect::new(0, 0, 40, 3), Cell::new("x")), Buffer::filled(Rect::new(0, 0, 40, 3), Cell::new("x")));
            put(&line, area, &mut ours);
            (&line).render(area, &mut theirs);
            prop_assert_eq!(ours, theirs);
        }
    }
}
