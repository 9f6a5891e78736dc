//! Drawing the conclusions and the closing: what is written, who signs, what stands in the way.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::extent::Extent;
use crate::app::keymap;
use crate::app::measure;
use crate::app::prose::PERSONAL_KEY;
use crate::app::screens::conclude::{Item, Mode, State, items};
use crate::domain::privacy::Found;
use crate::domain::session::Meaning;
use crate::domain::text;
use crate::editing::Buffer;
use crate::ui::layout;
use crate::ui::theme::Theme;
use crate::ui::walk::{notices, personal};
use crate::ui::whole::{self, Over};
use crate::ui::widgets::field::window;
use crate::ui::widgets::list::focus;
use crate::ui::widgets::{chrome, rich};
use crate::wording::privacy::Cure;
use crate::wording::{concluding as words, tui};

/// Columns before a text: the bar of writing, and one free.
const INDENT: u16 = 4;

/// What is to be seen, and where the eye and the cursor are.
#[derive(Default)]
struct Page {
    lines: Vec<Line<'static>>,
    /// Last row of what is pointed at.
    last: usize,
    /// First row of it.
    first: usize,
    /// Column and row.
    cursor: Option<(u16, usize)>,
}

/// Draws the screen into the body of the window.
pub(crate) fn draw(desk: &Desk, state: &State, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    if let Mode::Write(prose, Extent::Whole) = &state.mode {
        let (session, item) = (desk.session(), state.item(desk.session()));
        let found = item.held(session).map(|held| held.found).unwrap_or_default();
        let over = Over {
            heading: vec![Span::styled(item.name(session), theme.strong())],
            notes: vec![tui::words(text::words(prose.buffer.text()))],
            remarks: item.remarks(session, &Cure::Key(key()), false),
        };
        return whole::draw(over, (&prose.buffer, &found), size, frame, theme);
    }
    let body = layout::frame(size).body;
    let Page { lines, last, first, cursor } = page(desk, state, size, theme);
    let height = usize::from(body.height);
    // What is told below the text that is written is seen with the cursor, as far as both have room.
    let seen = cursor.map_or(last, |(_, row)| if last < row + height.saturating_sub(3) { last } else { row });
    let len = lines.len();
    // A message may cover the last row: what is pointed at stands above it.
    let top = (seen + 2).saturating_sub(height);
    chrome::scrolled(lines, top, Rect { width: body.width.saturating_sub(1), ..body }, frame.buffer_mut(), theme);
    // What is scrolled away above by a long text is pointed at where its rest begins.
    let shown = top.min(len.saturating_sub(height));
    let (column, row) = cursor.unwrap_or((2, first));
    focus(frame, body, row.saturating_sub(shown), column);
}

fn page(desk: &Desk, state: &State, size: (u16, u16), theme: Theme) -> Page {
    let session = desk.session();
    let width = measure::conclude_columns(size);
    let names = session.rubric().nouns();
    let mut page = Page::default();
    let mut heading = Cow::Borrowed("");
    let all = items::of(session);
    let at = state.at.min(all.len().saturating_sub(1));
    for (n, item) in all.iter().enumerate() {
        if item.heading(names) != heading || matches!(item, Item::Versions | Item::Close) {
            heading = item.heading(names);
            if n > 0 {
                page.lines.push(Line::default());
            }
            if !heading.is_empty() {
                page.lines.extend(rich::rows(&format!("─ {heading}"), size.0.saturating_sub(2), theme.heading()));
            }
        }
        let selected = n == at;
        if selected {
            page.first = page.lines.len();
        }
        let length = match &state.mode {
            Mode::Write(prose, _) if selected => tui::more_words(text::words(prose.buffer.text())),
            Mode::Browse | Mode::Write(..) | Mode::Sign { .. } | Mode::Reopen(_) => None,
        };
        page.lines.extend(name(session, item, (selected, length), size, theme));
        let mut cure = if desk.is_writable() { Cure::WhenOpen(key()) } else { Cure::None };
        let is_written = selected && matches!(state.mode, Mode::Write(..));
        match &state.mode {
            Mode::Write(prose, _) if selected && matches!(item, Item::Signatory(..)) => {
                typed(&mut page, &prose.buffer, width);
            }
            Mode::Write(prose, _) if selected => {
                cure = Cure::Key(key());
                let found = item.held(session).map(|held| held.found).unwrap_or_default();
                written(&mut page, &prose.buffer, &found, width, theme);
                if prose.buffer.text().is_empty() {
                    page.lines.extend(rich::lines(item.help(session, width), theme).into_iter().map(indented));
                }
            }
            Mode::Sign { name, meaning, .. } if selected => signing(&mut page, name, *meaning, width, theme),
            Mode::Reopen(why) if selected => {
                page.lines.push(indented(Line::styled(words::REASON, theme.strong())));
                typed(&mut page, why, width);
            }
            Mode::Browse | Mode::Write(..) | Mode::Sign { .. } | Mode::Reopen(_) => {
                page.lines.extend(rich::lines(item.rows(session, width), theme).into_iter().map(indented));
            }
        }
        let remarks = item.remarks(session, &cure, !is_written);
        let remarks = remarks.iter().flat_map(|remark| notices::marked(remark, width, theme));
        page.lines.extend(remarks.map(indented));
        if selected {
            page.last = page.lines.len().saturating_sub(1);
        }
    }
    page
}

fn name(
    session: &crate::domain::session::Session,
    item: &Item,
    (selected, length): (bool, Option<String>),
    (columns, _): (u16, u16),
    theme: Theme,
) -> Vec<Line<'static>> {
    let style = match (selected, item) {
        (true, _) => theme.selected(),
        (false, Item::Obstacle(_)) => theme.words(),
        (
            false,
            Item::Sealed | Item::Conclusion(_) | Item::Signatory(..) | Item::Public(_) | Item::Versions | Item::Close,
        ) => theme.strong(),
    };
    let mark = if selected { "▸ " } else { "  " };
    let name = item.name(session) + &length.map_or_else(String::new, |length| format!(" · {length}"));
    let lines = rich::hanging(vec![Span::raw(mark)], &name, 2, columns.saturating_sub(3), style);
    // What is pointed at fills its row.
    if selected { lines.into_iter().map(|line| line.style(style)).collect() } else { lines }
}

fn key() -> String {
    keymap::key_name(PERSONAL_KEY)
}

fn indented(line: Line<'static>) -> Line<'static> {
    let mut spans = vec![Span::raw(" ".repeat(usize::from(INDENT)))];
    spans.extend(line.spans);
    Line::from(spans).style(line.style)
}

/// The rows of a text that is written, behind its bar, and the cursor in it.
fn written(page: &mut Page, buffer: &Buffer, found: &[Found], width: u16, theme: Theme) {
    let place = buffer.place(width);
    let text = buffer.text();
    page.cursor = Some((INDENT + place.column, page.lines.len() + place.row));
    let marks = personal::marks(text, found, theme);
    for row in buffer.rows(width).iter() {
        let mut line = personal::row(text, row, &marks);
        line.spans.insert(0, Span::raw("  ▌ "));
        page.lines.push(line);
    }
}

/// A line that is typed, as much of it as there is room for around the cursor.
fn typed(page: &mut Page, line: &Buffer, width: u16) {
    let shown = window(line.text(), line.cursor(), usize::from(width));
    page.cursor = Some((INDENT + shown.column, page.lines.len()));
    page.lines.push(Line::from(vec![Span::raw("  ▌ "), Span::raw(shown.text)]));
}

fn signing(page: &mut Page, name: &Buffer, meaning: Meaning, width: u16, theme: Theme) {
    page.lines.extend(Meaning::ALL.map(|one| {
        let style = if one == meaning { theme.strong() } else { theme.words() };
        indented(Line::styled(words::meaning(one, one == meaning), style))
    }));
    page.lines.push(indented(Line::styled(words::NAME, theme.strong())));
    typed(page, name, width);
}
