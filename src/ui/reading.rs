//! Drawing the informe as it is read, and the choice of how it is handed out.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

use crate::app::overlay::HandOut;
use crate::app::screens::reading::State;
use crate::report::{Edition, Format};
use crate::ui::layout;
use crate::ui::theme::Theme;
use crate::ui::walk::search::query;
use crate::ui::widgets::list::focus;
use crate::ui::widgets::put::put;
use crate::ui::widgets::{chrome, rich};
use crate::wording::informe as words;

/// Draws the informe into the body of the window.
pub(crate) fn draw(state: &State, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let body = layout::frame(size).body;
    let head = Rect { height: 1.min(body.height), ..body };
    match state.find.query() {
        Some(typed) => {
            let (_, hits) = state.find.count(0);
            query(typed, words::lines(hits), head, frame, theme);
        }
        None => {
            let chapter = vec![Span::styled(state.heading(), theme.strong())];
            let read = vec![Span::raw(words::read(state.mark, state.percent()))];
            chrome::rule(head, frame.buffer_mut(), theme, chapter, read);
        }
    }
    let area =
        Rect { y: head.bottom(), height: body.height - head.height, width: body.width.saturating_sub(1), ..body };
    let place = state.place();
    // Only what can be seen is made ready to be drawn; whoever stands above and below is counted alone.
    let (mut row, last) = (0, place.scroll + usize::from(area.height));
    let mut lines = Vec::new();
    for (n, laid) in state.laid().iter().enumerate() {
        for (at, said) in laid.rows.iter().enumerate() {
            let is_shown = place.scroll <= row && row < last;
            row += 1;
            lines.push(if is_shown {
                line(said, n == place.selected, at.checked_sub(laid.heads), theme)
            } else {
                Line::default()
            });
        }
    }
    chrome::scrolled(lines, place.scroll, area, frame.buffer_mut(), theme);
    if state.find.query().is_none() {
        let above: usize = state.laid().iter().take(place.selected).map(|laid| laid.rows.len()).sum();
        let heads = state.laid().get(place.selected).map_or(0, |laid| laid.heads);
        focus(frame, area, (above + heads).saturating_sub(place.scroll), 2);
    }
}

fn line(said: &crate::app::page::Row, selected: bool, at: Option<usize>, theme: Theme) -> Line<'static> {
    let line = rich::line(said.clone(), theme);
    let mark = match (selected, at) {
        (true, Some(0)) => "▸ ",
        (true, Some(_)) if line.width() > 0 => "│ ",
        (true | false, _) => "  ",
    };
    let mut spans = vec![Span::styled(mark, theme.strong())];
    spans.extend(line.spans);
    Line::from(spans)
}

/// Draws what is chosen before the informe is handed out.
pub(crate) fn draw_hand_out(choice: HandOut, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let body = layout::frame(size).body;
    let mut lines = vec![Line::styled(words::HAND_OUT, theme.strong()), Line::default()];
    for format in Format::ALL {
        let text = format!("{:<5} {}", format.name(), words::purpose(format.name()));
        let chosen = format == choice.format();
        let line = format!("{} {text:<48}", if chosen { "▸" } else { " " });
        lines.push(if chosen { Line::styled(line, theme.selected()) } else { Line::raw(line) });
    }
    let edition = match choice.edition {
        Edition::Ordinary => words::EDITIONS[0],
        Edition::Public => words::EDITIONS[1],
    };
    lines.push(Line::default());
    lines.push(Line::from(vec![Span::raw(format!("{} ", words::EDITION)), Span::styled(edition, theme.strong())]));
    let width = body.width.min(58);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2).min(body.height);
    let area = Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + body.height.saturating_sub(height) / 2,
        width,
        height,
    };
    Clear.render(area, frame.buffer_mut());
    Block::bordered().border_style(theme.rule()).render(area, frame.buffer_mut());
    let inner = Rect { x: area.x + 2, y: area.y + 1, width: width.saturating_sub(4), height: height.saturating_sub(2) };
    for (line, row) in lines.into_iter().zip(inner.rows()) {
        put(&line, row, frame.buffer_mut());
    }
    // Below the heading and a blank row.
    focus(frame, inner, 2 + choice.at, 2);
}
