//! Drawing the walk: progress of the ámbitos, the criterion, its levels, the text; the tree where there is room.

pub mod aside;
pub mod bulk;
pub mod editor;
pub mod keep;
pub mod notices;
pub mod panel;
pub mod parts;
pub mod personal;
pub mod pick;
mod progress;
pub mod search;
pub mod tree;

use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use crate::app::desk::Desk;
use crate::app::extent::Extent;
use crate::app::measure;
use crate::app::overlay::CardState;
use crate::app::screens::walk::criterion;
use crate::app::screens::walk::{Bulking, Looking, Mode, Stage, State, Writing};
use crate::domain::personal as findings;
use crate::domain::personal::Holding;
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::ui::layout;
use crate::ui::layout::{Want, share};
use crate::ui::theme::Theme;
use crate::ui::walk::aside as view_aside;
use crate::ui::walk::editor::{draw_editor, writing_bar};
use crate::ui::walk::notices::List;
use crate::ui::walk::panel::{Memo, Panel};
use crate::ui::walk::parts::Block;
use crate::ui::walk::personal as view_personal;
use crate::ui::walk::personal::found;
use crate::ui::walk::{bulk as view_bulk, pick as view_pick, search as view_search, tree as view_tree};
use crate::ui::whole::{self, Over};
use crate::ui::widgets::chrome;
use crate::ui::widgets::list::focus;
use crate::ui::widgets::put::put;
use crate::ui::widgets::rich;
use crate::wording::tui as words;

/// Draws the walk into the body of the window.
pub(crate) fn draw(desk: &Desk, state: &State, size: (u16, u16), frame: &mut Frame, theme: Theme, memo: &Memo) {
    let session = desk.session();
    if let Mode::Search(search) = &state.mode {
        return view_search::draw(session, search, size, frame, theme);
    }
    if let Mode::Pick(picking) = &state.mode {
        return view_pick::draw(session, state.at, picking, size, frame, theme);
    }
    if let Mode::Keep(keeping) = &state.mode {
        return keep::draw(session, state.at, keeping, size, frame, theme);
    }
    if let Mode::Write(writing) = &state.mode
        && writing.extent() == Extent::Whole
    {
        return over_the_window(desk, state, writing, size, frame, theme);
    }
    if let Mode::Bulk(Bulking::Writing(scope, prose, Extent::Whole)) = &state.mode {
        return view_bulk::over_the_window(session, (state.at, *scope), &prose.buffer, size, frame, theme);
    }
    let areas = layout::walk(size);
    let row = progress::row(session, state.at, areas.progress.width, theme);
    memo.part(areas.progress, row, frame, |row, frame| put(row, areas.progress, frame.buffer_mut()));
    if let Some(tree) = areas.tree {
        view_tree::draw_tree(session, state.at, tree, frame, theme);
        edge(tree, frame, theme);
    }
    if let Mode::Bulk(bulking) = &state.mode {
        let both = areas.text.map_or(areas.criterion, |text| areas.criterion.union(text));
        return view_bulk::draw(session, state.at, bulking, both, frame, theme);
    }
    if areas.text.is_some() {
        edge(areas.criterion, frame, theme);
    }
    let columns = measure::text_columns(size) + 1;
    criterion(desk, state, (areas.criterion, areas.text, columns), frame, theme, memo);
}

/// The text alone, its criterion and its score in the row above it.
fn over_the_window(desk: &Desk, state: &State, writing: &Writing, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let session = desk.session();
    let held = findings::with(session, state.at, writing.kind, writing.prose.buffer.text());
    let mut heading = parts::text_heading(session, state, theme);
    heading.push(Span::raw(" · "));
    heading.extend(parts::score_heading(desk, state, theme).pop());
    let over = Over {
        heading,
        notes: parts::text_notes(session, state, &writing.prose.buffer, theme).to_vec(),
        remarks: view_personal::remarks(session.rubric(), &held, Some(writing.kind), true),
    };
    whole::draw(over, (&writing.prose.buffer, found(&held, writing.kind)), size, frame, theme);
}

/// The line on the right of a pane.
fn edge(pane: Rect, frame: &mut Frame, theme: Theme) {
    let edge = Rect { x: pane.right(), width: 1, ..pane };
    for row in edge.rows() {
        put(&Line::styled("│", theme.rule()), row, frame.buffer_mut());
    }
}

/// Below so many rows for a criterion and its text a window is low.
const LOW: u16 = 16;

/// Rows that are headed rules: of the dimension, of the levels.
const RULES: u16 = 2;
/// Rows that a text wants while it is written, where they are to be had.
const WRITTEN: u16 = 8;

/// The criterion and its text: below it, or in the pane `beside`. The text has so many `columns`.
fn criterion(
    desk: &Desk,
    state: &State,
    (area, beside, columns): (Rect, Option<Rect>, u16),
    frame: &mut Frame,
    theme: Theme,
    memo: &Memo,
) {
    let session = desk.session();
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let writing = state.mode.writing();
    let panel = memo.panel(session, state.at, inner.width, theme);
    let Panel { wording, levels, guide } = &*panel;
    let browsing = matches!(state.mode, Mode::Browse | Mode::Goto(_) | Mode::Mark(_));
    let held = match writing {
        Some(Writing { kind, prose, .. }) => findings::with(session, state.at, *kind, prose.buffer.text()),
        None => findings::at(session, state.at),
    };
    let other = parts::other_text(session, state.at, writing.map(|writing| writing.kind), &held, inner.width, theme);
    let aside = view_aside::aside(desk, state, &held, inner.width, theme);
    let text_rows = parts::text_rows(session, state, columns);

    // In order of importance: the wording, the level that was chosen (or that the count fits, while it is typed), the
    // text, then the other levels and the rest.
    let scored = session.draft(state.at).score;
    let counted =
        if let Mode::Count(counting) = &state.mode { counting.fitting(session, state.at) } else { Vec::new() };
    let chosen = counted.first().copied().or(scored);
    let order = parts::level_order(levels, chosen);
    let (first, others) = order.split_at(usize::from(chosen.is_some()));
    let level_want = |n: &usize| want(&levels[*n].block, u16::from(browsing || levels[*n].score == chosen));
    let text_want = match (&state.mode, scored) {
        (Mode::Write(Writing { stage: Stage::Proposed(_), .. }), _) => {
            Want { least: text_rows.min(3), full: text_rows }
        }
        (Mode::Write(_), _) => Want { least: 3, full: WRITTEN },
        (Mode::Notices(_), _) => Want { least: text_rows.min(4), full: text_rows },
        (Mode::Offer(_) | Mode::Count(_) | Mode::Choose(_), _) => Want { least: text_rows, full: text_rows },
        (
            Mode::Browse
            | Mode::Search(_)
            | Mode::Goto(_)
            | Mode::Pick(_)
            | Mode::Keep(_)
            | Mode::Bulk(_)
            | Mode::Mark(_),
            scored,
        ) => {
            let least = 1 + u16::from(scored.is_some());
            Want { least, full: text_rows.clamp(least, if scored.is_some() { 8 } else { 1 }) }
        }
    };
    let mut wants = vec![want(wording, 1)];
    wants.extend(first.iter().map(level_want));
    let text_at = wants.len();
    wants.push(if beside.is_some() { Want { least: 0, full: 0 } } else { text_want });
    wants.push(want(&aside, aside.height().min(4)));
    wants.extend(others.iter().map(level_want));
    wants.push(want(&other, 1));
    wants.push(want(guide, u16::from(browsing)));
    let marked = u16::from(session.mark(state.at).is_some());
    let room = inner.height.saturating_sub(RULES + u16::from(beside.is_none()) + marked);
    let hides = |wants: &[Want], rows: &[u16]| wants.iter().zip(rows).any(|(want, rows)| want.full > 0 && *rows == 0);
    let mut rows = share(room, &wants);
    // A text of a line or two leaves the rows that it does not fill to levels that would have none; where there are more
    // rows, those that move when it grows cost the line more than they tell.
    if state.mode.is_own_text() && text_rows < 3 && room < LOW && hides(&wants, &rows) {
        wants[text_at] = Want { least: 3, full: 3 };
        rows = share(room, &wants);
    }
    // What the rubric says is whole on the card, what was written is not.
    let on_card = |n: usize| n != text_at && n != text_at + 1 && n + 2 != wants.len();
    let cut = wants.iter().zip(&rows).enumerate().any(|(n, (want, rows))| on_card(n) && want.full > *rows);
    let hidden = cut || hides(&wants, &rows);
    let spare = room.saturating_sub(rows.iter().sum::<u16>());
    // Room to breathe below the wording and the levels, once nothing is cut any more, nor would be while the text is written:
    // rows that come and go as it is opened cost the line more than they are worth.
    let beyond = rows[text_at].max(if beside.is_some() { 0 } else { WRITTEN });
    let air = u16::from((spare + rows[text_at]).saturating_sub(beyond) > 4);
    rows[text_at] += spare - 2 * air;
    let (guide_rows, other_rows, text_rows) = (rows[rows.len() - 1], rows[rows.len() - 2], rows[text_at]);
    let aside_rows = rows[text_at + 1];
    let level_rows = |n: usize| {
        let rank = order.iter().position(|&level| level == n).unwrap_or(0);
        rows[1 + rank + if 1 + rank >= text_at { 2 } else { 0 }]
    };

    let mut y = area.y;
    let mut next = |height: u16| {
        let rect = Rect { y, height, ..inner }.intersection(area);
        y += height;
        rect
    };
    let place = session.rubric().place(state.at);
    let whole = Rect { height: 1, ..area };
    let title = format!("{} {}", place.dimension.code, harmless(&place.dimension.title));
    let (n, of) = (state.at.index() + 1, session.rubric().len());
    let title = vec![Span::styled(title, theme.strong())];
    let position = chrome::note(whole, &title, &[words::position(n, of), words::position_short(n, of)]);
    let dimension = (Rect { y: next(1).y, ..whole }, title, position);
    let worded = next(rows[0]);
    next(air);
    let heading = parts::score_heading(desk, state, theme);
    let more = if hidden { chrome::note(whole, &heading, &parts::there_is_more(&state.mode)) } else { vec![] };
    let score = (Rect { y: next(1).y, ..whole }, heading, more);
    let mark = next(marked);
    // Levels are drawn from the best down, whatever their importance.
    let level_areas = (0..levels.len()).map(|n| next(level_rows(n))).collect();
    let above = Above {
        panel: Rc::clone(&panel),
        theme,
        rules: [dimension, score],
        worded,
        levels: level_areas,
        aside: (next(aside_rows), aside),
        guide: next(guide_rows),
        other: (next(other_rows), other),
    };
    let height = next(air).bottom() - area.y;
    // What is written below takes it from here.
    focus(frame, worded, 0, 0);
    if marked == 0 {
        memo.part(Rect { height, ..area }, above, frame, Above::draw);
    } else {
        // A note may be written in the midst of it.
        above.draw(frame);
        view_aside::draw_mark(session, state, mark, frame, theme);
    }
    let (heading, text_area) = match beside {
        None => (Rect { y: next(1).y, ..whole }, next(text_rows)),
        Some(pane) => (Rect { height: 1, ..pane }, Rect { x: pane.x + 1, y: pane.y + 1, ..pane }.intersection(pane)),
    };
    let columns = columns.min(text_area.width);
    let [name, mut note] = parts::text_rule(session, state, heading.width, theme);
    for beyond in parts::text_beyond(desk, state, columns, text_area.height) {
        note.extend(chrome::fits(heading, &name, &note, &beyond).then(|| Span::raw(beyond)));
    }
    memo.part(heading, (name, note), frame, |(name, note), frame| {
        chrome::rule(heading, frame.buffer_mut(), theme, name.clone(), note.clone());
    });
    let text_area = Rect { width: columns, ..text_area };
    draw_text(desk, state, &held, text_area, frame, theme, memo);
}

/// What stands above the text, and where.
struct Above {
    panel: Rc<Panel>,
    theme: Theme,
    /// Of the dimension, of the score: heading and note.
    rules: [(Rect, Vec<Span<'static>>, Vec<Span<'static>>); 2],
    worded: Rect,
    levels: Vec<Rect>,
    aside: (Rect, Block),
    guide: Rect,
    other: (Rect, Block),
}

impl PartialEq for Above {
    fn eq(&self, other: &Self) -> bool {
        let Self { panel, theme, rules, worded, levels, aside, guide, other: text } = self;
        Rc::ptr_eq(panel, &other.panel)
            && (theme, rules, worded, levels) == (&other.theme, &other.rules, &other.worded, &other.levels)
            && (aside, guide, text) == (&other.aside, &other.guide, &other.other)
    }
}

impl Above {
    fn draw(&self, frame: &mut Frame) {
        let buffer = frame.buffer_mut();
        for (area, heading, note) in &self.rules {
            chrome::rule(*area, buffer, self.theme, heading.clone(), note.clone());
        }
        self.panel.wording.render(self.worded, buffer);
        for (level, area) in self.panel.levels.iter().zip(&self.levels) {
            level.block.render(*area, buffer);
        }
        self.panel.guide.render(self.guide, buffer);
        for (area, block) in [&self.aside, &self.other] {
            block.render(*area, buffer);
        }
    }
}

fn want(block: &Block, least: u16) -> Want {
    Want { least, full: block.height() }
}

fn draw_text(desk: &Desk, state: &State, held: &[Holding], area: Rect, frame: &mut Frame, theme: Theme, memo: &Memo) {
    match &state.mode {
        Mode::Notices(looking) => draw_notices(desk.session(), looking, area, frame, theme),
        Mode::Count(counting) => {
            view_aside::counter(desk, state.at, counting, area.width, theme).render(area, frame.buffer_mut());
            writing_bar(area, 1, frame);
            let column = view_aside::counter_column(desk.session(), state.at, counting);
            frame.set_cursor_position(Position::new(area.x + column.min(area.width.saturating_sub(1)), area.y));
        }
        Mode::Offer(from) => {
            let names = desk.session().rubric().nouns();
            parts::offer(names, *from, area.width, theme).render(area, frame.buffer_mut());
            focus(frame, area, 0, 0);
        }
        Mode::Write(Writing { stage: Stage::Proposed(shown), .. }) => {
            parts::proposal(shown, area.width, theme).render(area, frame.buffer_mut());
            frame.set_cursor_position(Position::new(area.x, area.y));
        }
        Mode::Choose(choosing) => {
            parts::question(&choosing.question, area.width, theme).render(area, frame.buffer_mut());
            focus(frame, area, 0, 0);
        }
        Mode::Write(writing) => {
            draw_editor(&writing.prose.buffer, found(held, writing.kind), area, frame, theme, memo);
        }
        Mode::Browse
        | Mode::Search(_)
        | Mode::Goto(_)
        | Mode::Pick(_)
        | Mode::Keep(_)
        | Mode::Bulk(_)
        | Mode::Mark(_) => {
            parts::text_block(desk, state.at, held, area.width, theme).render(area, frame.buffer_mut());
        }
    }
}

/// The notices, the selected one in sight.
fn draw_notices(session: &Session, looking: &Looking, area: Rect, frame: &mut Frame, theme: Theme) {
    let list = List::new(session, looking, area.width, theme);
    let first = list.first(usize::from(area.height));
    match list.cursor(area) {
        Some((x, y)) => frame.set_cursor_position(Position::new(x, y)),
        None => focus(frame, area, list.selected_row().saturating_sub(first), 2),
    }
    Block(list.lines.into_iter().skip(first).collect()).render(area, frame.buffer_mut());
}

/// The card in front of the walk.
pub(crate) fn draw_card(session: &Session, card: &CardState, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let body = layout::frame(size).body;
    Clear.render(body, frame.buffer_mut());
    let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    let lines = rich::lines(criterion::card(session, card.at, measure::reader_columns(size)), theme);
    chrome::scrolled(lines, card.scroll, inner, frame.buffer_mut(), theme);
    focus(frame, inner, 0, 0);
}
