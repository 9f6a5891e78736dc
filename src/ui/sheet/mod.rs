//! Drawing the sheet: its pages, and the table with the codes of the rows always in sight.

pub mod foot;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::app::desk::{Along, Desk};
use crate::app::measure::SHEET_FRAME;
use crate::app::page::{fit, pad};
use crate::app::screens::sheet::grid::{Cell, Grid};
use crate::app::screens::sheet::{State, pages};
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::session::Session;
use crate::domain::sheet::{Page, Seen, Tick};
use crate::domain::text::harmless;
use crate::ui::layout;
use crate::ui::sheet::foot as view_foot;
use crate::ui::theme::Theme;
use crate::ui::widgets::list::{first_of_page, focus};
use crate::ui::widgets::put::put;
use crate::wording::sheet as words;

/// Least columns of a criterion: its code or a mark between brackets, and a blank.
const CRITERION: usize = 6;
/// Columns before a code (the mark of the row) and behind it.
const BESIDE_CODE: usize = 3;
/// Columns of what is known of a case, and a blank.
const KNOWN: usize = 3;
/// Most columns of a criterion: where there is room, its name is longer.
const WIDEST_CRITERION: usize = 10;
/// Most columns of a code.
const LONGEST_CODE: usize = 24;

/// Draws the sheet into the body of the window; what is `told` at the foot of it does not stand there a second time.
pub(crate) fn draw(desk: &Desk, state: &State, told: Option<&str>, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let areas = layout::sheet(size);
    let session = desk.session();
    let grid = Grid::of(session, state.page);
    let cell = state.cell();
    draw_pages(session, state, (cell.row, grid.rows.len()), areas.pages, frame.buffer_mut(), theme);
    if grid.is_empty() {
        view_foot::draw_empty(desk, state, &areas, frame.buffer_mut(), theme);
        focus(frame, areas.table, 1, 1);
    } else {
        let shown = Shown::of(&grid, state.page, cell, areas.table);
        shown.draw(session, &grid, cell, areas.table, frame.buffer_mut(), theme);
        let (row, column) = shown.place(cell);
        focus(frame, areas.table, row, column);
        let beside = (shown.cuts_code(&grid, cell), told);
        view_foot::draw(session, &grid, cell, &areas, beside, frame.buffer_mut(), theme);
    }
    view_foot::draw_entry(state, &areas, frame, theme);
}

/// The pages and which of them is shown; which way one writes and, where there is room, in which row one is.
fn draw_pages(
    session: &Session,
    state: &State,
    (row, of): (usize, usize),
    area: Rect,
    buffer: &mut Buffer,
    theme: Theme,
) {
    let mut spans = vec![Span::raw(" ")];
    for (n, page) in pages(session.rubric()).into_iter().enumerate() {
        if n > 0 {
            spans.push(Span::styled(" │ ", theme.rule()));
        }
        // A mark, since a reversed word alone is easily overlooked.
        let (mark, style) = if page == state.page { ("▸ ", theme.selected()) } else { ("  ", theme.words()) };
        spans.push(Span::styled(format!("{mark}{} ", words::page(page)), style));
    }
    let pages = Line::from(spans);
    let direction = match state.along {
        Along::Row => words::along_rows(state.page),
        Along::Column => words::ALONG_COLUMNS,
    };
    let mut notes = vec![direction.to_owned()];
    if of > 0 {
        notes.insert(0, format!("{direction} · {}", words::position(row, of)));
    }
    let room = usize::from(area.width).saturating_sub(pages.width() + 2);
    put(&pages, area, buffer);
    if let Some(note) = notes.into_iter().find(|note| note.width() <= room) {
        let width = u16::try_from(note.width()).unwrap_or(area.width);
        put(&Line::styled(note, theme.strong()), Rect { x: area.right() - width - 1, width, ..area }, buffer);
    }
}

/// The part of the table that is in sight, in columns and rows of the table.
struct Shown {
    first: Cell,
    columns: usize,
    rows: usize,
    /// Columns of the screen for a code.
    code: usize,
    /// Columns of the screen for a criterion.
    criterion: usize,
    /// Columns of the screen for what is known of a case; none where there are no cases.
    known: usize,
}

impl Shown {
    /// Whole pages are turned: on a slow line a table that stands still costs nothing.
    fn of(grid: &Grid, page: Page, cell: Cell, area: Rect) -> Self {
        let width = usize::from(area.width);
        let rows = usize::from(area.height.saturating_sub(SHEET_FRAME));
        let known = if page == Page::Cases { KNOWN } else { 0 };
        let beside = BESIDE_CODE + known;
        let wanted = grid.rows.iter().map(|code| code.width()).max().unwrap_or(0);
        let spare = width.saturating_sub(beside + CRITERION * grid.columns.len());
        let code = wanted.min(spare.min(LONGEST_CODE)).max(words::MEETING.width());
        let room = width.saturating_sub(beside + code);
        let criterion = (room / grid.columns.len().max(1)).clamp(CRITERION, WIDEST_CRITERION);
        let columns = (room / criterion).clamp(1, grid.columns.len().max(1));
        let first = Cell {
            row: first_of_page(cell.row, rows).min(grid.rows.len().saturating_sub(rows)),
            column: first_of_page(cell.column, columns).min(grid.columns.len().saturating_sub(columns)),
        };
        Self { first, columns, rows, code, criterion, known }
    }

    /// Whether the code of the row under the cursor is longer than its column.
    fn cuts_code(&self, grid: &Grid, cell: Cell) -> bool {
        grid.rows.get(cell.row).is_some_and(|code| code.width() > self.code)
    }

    fn draw(&self, session: &Session, grid: &Grid, cell: Cell, area: Rect, buffer: &mut Buffer, theme: Theme) {
        let mut lines = vec![self.heading(session, grid, cell, theme), self.names(session, grid, theme)];
        let end = (self.first.row + self.rows).min(grid.rows.len());
        lines.extend((self.first.row..end).map(|row| self.row(session, grid, row, cell, theme)));
        lines.extend(self.sums(session, grid, theme));
        for (line, row) in lines.iter().zip(area.rows()) {
            put(line, row, buffer);
        }
        let mut sign = |x: u16, y: u16, mark: &'static str| {
            put(&Line::styled(mark, theme.rule()), Rect { x, y, width: 1, height: 1 }.intersection(area), buffer);
        };
        let edge = area.right().saturating_sub(1);
        if self.first.column > 0 {
            sign(area.x, area.y, "◂");
        }
        if self.first.column + self.columns < grid.columns.len() {
            sign(edge, area.y, "▸");
        }
        if self.first.row > 0 {
            sign(edge, area.y + 2, "▴");
        }
        if end < grid.rows.len() {
            sign(edge, area.y + 1 + u16::try_from(self.rows).unwrap_or(0), "▾");
        }
    }

    /// Where the sign of `cell` stands in the table, in rows and columns of the screen.
    fn place(&self, cell: Cell) -> (usize, u16) {
        let before = BESIDE_CODE + self.code + self.known + (self.criterion - 4) / 2 + 1;
        let column = before + cell.column.saturating_sub(self.first.column) * self.criterion;
        (2 + cell.row.saturating_sub(self.first.row), u16::try_from(column).unwrap_or(u16::MAX))
    }

    /// The columns in sight.
    fn in_sight(&self) -> std::ops::Range<usize> {
        self.first.column..self.first.column + self.columns
    }

    fn before(&self, mark: &str, code: &str, known: &str) -> Span<'static> {
        Span::raw(format!("{mark:<2}{} {}", pad(code, self.code), pad(known, self.known)))
    }

    /// The names of the criteria, as far as there is room.
    fn names(&self, session: &Session, grid: &Grid, theme: Theme) -> Line<'static> {
        let mut spans = vec![self.before("", "", "")];
        let heads = heads(session.rubric(), &grid.columns, self.criterion - 1);
        for head in self.in_sight().filter_map(|n| heads.get(n)) {
            spans.extend(self.centred(head, theme.words()));
        }
        Line::from(spans)
    }

    /// A text in the middle of a criterion's columns, and the blank behind it.
    fn centred(&self, text: &str, style: Style) -> [Span<'static>; 2] {
        let width = self.criterion - 1;
        [Span::styled(format!("{text:^width$}"), style), Span::raw(" ")]
    }

    fn heading(&self, session: &Session, grid: &Grid, cell: Cell, theme: Theme) -> Line<'static> {
        let mut spans = vec![self.before("", "", "")];
        for column in self.in_sight() {
            let Some(&ix) = grid.columns.get(column) else { continue };
            let style = if column == cell.column { theme.selected() } else { theme.strong() };
            let code = fit(&session.rubric().criterion(ix).code.0, self.criterion - 1);
            spans.extend(self.centred(&code, style));
        }
        Line::from(spans)
    }

    fn row(&self, session: &Session, grid: &Grid, row: usize, cell: Cell, theme: Theme) -> Line<'static> {
        let code = grid.rows.get(row).map_or("", String::as_str);
        let known = words::known(session.head().sample.cases.of(code));
        let mut spans = vec![self.before(if row == cell.row { "▸" } else { "" }, code, &known)];
        for column in self.in_sight() {
            let place = Cell { row, column };
            let seen = grid.seen(session, place).unwrap_or(Seen::Nothing);
            let mark = words::seen(seen);
            let style = style(seen, theme);
            if place == cell {
                let before = (self.criterion - 4) / 2;
                spans.push(Span::raw(" ".repeat(before)));
                // The cell stands out of its row, which is filled.
                spans.push(Span::styled(format!("[{mark}]"), theme.apart(style)));
                spans.push(Span::raw(" ".repeat(self.criterion - 3 - before)));
            } else {
                spans.extend(self.centred(mark, style));
            }
        }
        Line::from(spans).style(if row == cell.row { theme.selected() } else { Style::new() })
    }

    /// How many meet, and of how many.
    fn sums(&self, session: &Session, grid: &Grid, theme: Theme) -> [Line<'static>; 2] {
        let counts: Vec<_> =
            self.in_sight().filter_map(|n| grid.columns.get(n)).map(|&ix| session.sheet().counts(ix)).collect();
        let line = |name: &str, number: &dyn Fn(crate::domain::bands::Cases) -> u64| {
            let mut spans = vec![self.before("", name, "")];
            for cases in &counts {
                let number = cases.map_or_else(String::new, |cases| number(cases).to_string());
                spans.extend(self.centred(&number, theme.words()));
            }
            Line::from(spans).style(theme.rule())
        };
        [line(words::MEETING, &|cases| cases.meeting), line(words::REVIEWED, &|cases| cases.reviewed)]
    }
}

/// The names of `columns`, each in so many characters. Where two would read alike, each is its last word, if that tells
/// them apart: `Planes vigentes` and `Planes personalizados` are not both `Plane`.
fn heads(rubric: &Rubric, columns: &[CriterionIx], width: usize) -> Vec<String> {
    let cut = |name: &str| name.chars().take(width).collect::<String>().trim_end().to_owned();
    let criteria = columns.iter().map(|&ix| rubric.criterion(ix));
    let names: Vec<String> =
        criteria.map(|criterion| harmless(criterion.short.as_ref().unwrap_or(&criterion.label))).collect();
    let last = |name: &str| cut(name.rsplit(' ').next().unwrap_or(name));
    let apart = |name: &String| {
        let twin = names.iter().find(|other| *other != name && cut(other) == cut(name))?;
        (last(name) != last(twin)).then(|| last(name))
    };
    names.iter().map(|name| apart(name).unwrap_or_else(|| cut(name))).collect()
}

fn style(seen: Seen, theme: Theme) -> Style {
    match seen {
        Seen::Ticked(Tick::Meets) => theme.done(),
        Seen::Ticked(Tick::Fails) => theme.fault(),
        Seen::NotAbout => theme.rule(),
        Seen::Ticked(Tick::NotApplicable) | Seen::Nothing => theme.words(),
    }
}
