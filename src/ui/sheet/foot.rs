//! Below the table of the sheet: what the column counts and its criterion; codes being typed; an empty page.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};
use unicode_width::UnicodeWidthStr;

use crate::app::desk::{Along, Desk};
use crate::app::measure;
use crate::app::page::fit;
use crate::app::screens::sheet::grid::{Cell, Grid};
use crate::app::screens::sheet::line::Asks;
use crate::app::screens::sheet::{State, codes};
use crate::domain::bands::Unit;
use crate::domain::notices::{Notice, What};
use crate::domain::privacy;
use crate::domain::rubric::{CriterionIx, Rubric};
use crate::domain::session::Session;
use crate::domain::sheet::{Page, Seen, Tick};
use crate::domain::text::harmless;
use crate::editing::wrap;
use crate::ui::layout::Sheet;
use crate::ui::theme::Theme;
use crate::ui::walk::editor::writing_bar;
use crate::ui::widgets::put::put;
use crate::ui::widgets::{chrome, field, rich};
use crate::wording::{forms, notices, sheet as words};

/// One column of `area` is left free on either side.
fn inner(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

/// The same with rows that are good to read.
fn readable(area: Rect) -> Rect {
    let inner = inner(area);
    Rect { width: inner.width.min(measure::LONGEST_ROW), ..inner }
}

fn lines(lines: Vec<Line<'static>>, area: Rect, buffer: &mut Buffer) {
    for (line, row) in lines.iter().zip(area.rows()) {
        put(line, row, buffer);
    }
}

/// What the column under the cursor counts, its wording, and what has no column. The code of the row stands beside the
/// heading where its own column cuts it; what is `told` at the foot is not said here as well.
pub(crate) fn draw(
    session: &Session,
    grid: &Grid,
    cell: Cell,
    areas: &Sheet,
    (code_is_cut, told): (bool, Option<&str>),
    buffer: &mut Buffer,
    theme: Theme,
) {
    let Some((ix, code)) = grid.at(cell) else { return };
    let criterion = session.rubric().criterion(ix);
    let name = format!("{} {}", criterion.code, harmless(&criterion.label));
    let code = if code_is_cut { vec![Span::raw(harmless(code))] } else { vec![] };
    chrome::rule(areas.rule, buffer, theme, vec![Span::styled(name, theme.strong())], code);
    let area = readable(areas.counts);
    let text = counted(session, grid, cell, ix, area);
    lines(rich::rows(&text, area.width, theme.strong()), area, buffer);
    let (mut words_area, mut note) = (readable(areas.wording), inner(areas.note));
    let alarm = alarm(session, grid, note.width).filter(|alarm| told != Some(alarm));
    // What contradicts itself is told in the least window too: the card has all of the wording.
    if alarm.is_some() && note.height == 0 {
        words_area.height = words_area.height.saturating_sub(1);
        note = Rect { y: words_area.bottom(), height: 1, ..note };
    }
    wording(&criterion.text, words_area, buffer, theme);
    let is_of_cases = Page::of(criterion) == Some(Page::Cases);
    if let Some(alarm) = alarm {
        put(&Line::styled(fit(&alarm, usize::from(note.width)), theme.warning()), note, buffer);
    } else if is_of_cases && session.head().sample.cases.is_empty() {
        lines(rich::rows(words::SAY_WHAT_IS_KNOWN, note.width, theme.rule()), note, buffer);
    } else {
        lines(apart(session.rubric(), note.width, theme), note, buffer);
    }
}

/// What the page has to be told: what contradicts itself, as much of it as fits into `width`, else what its rubric does not
/// say of its cases.
fn alarm(session: &Session, grid: &Grid, width: u16) -> Option<String> {
    let told = contradictions(session, grid);
    if told.is_empty() {
        let is_of_cases =
            grid.columns.first().is_some_and(|&ix| Page::of(session.rubric().criterion(ix)) == Some(Page::Cases));
        return session.unspoken().filter(|_| is_of_cases).map(|group| words::unspoken(group).to_owned());
    }
    let fits = |told: &String| told.width() <= usize::from(width);
    let said = (1..=told.len()).rev().map(|shown| words::beware(&told, shown)).find(fits);
    Some(said.unwrap_or_else(|| words::beware(&told, 1)))
}

/// The wording, with a sign where there is more of it: the card has all.
fn wording(text: &str, area: Rect, buffer: &mut Buffer, theme: Theme) {
    let rows = rich::rows(text, area.width, theme.words());
    let is_cut = rows.len() > usize::from(area.height);
    lines(rows, area, buffer);
    if is_cut {
        let sign = Rect { x: area.right().saturating_sub(2), y: area.bottom().saturating_sub(1), width: 2, height: 1 };
        put(&Line::raw("…▾"), sign.intersection(area), buffer);
    }
}

/// What the column counts, with as many of the failing codes as there is room for.
fn counted(session: &Session, grid: &Grid, cell: Cell, ix: CriterionIx, area: Rect) -> String {
    let cases = session.sheet().counts(ix);
    let count =
        |which: Seen| grid.line(cell, Along::Column).filter(|&place| grid.seen(session, place) == Some(which)).count();
    let mut parts = vec![words::share(cases)];
    let not_applicable = count(Seen::NotAbout) + count(Seen::Ticked(Tick::NotApplicable));
    parts.extend(words::rest(count(Seen::Nothing), not_applicable));
    let counter = session.draft(ix).cases;
    if counter != cases {
        parts.extend(counter.map(words::counter_differs));
    }
    let bare = session.without_reason(ix);
    if bare > 0 && session.sheet().reasons(ix).next().is_some() {
        parts.push(words::without_reason(bare));
    }
    let why = grid.at(cell).map(|(ix, code)| (code, session.sheet().reason(ix, code)));
    parts.extend(
        why.filter(|(_, why)| !why.is_empty()).map(|(code, why)| words::because(&harmless(code), &harmless(why))),
    );
    let failing = session.failing(ix);
    if failing.is_empty() {
        return parts.join(" · ");
    }
    let text = |shown: usize| format!("{} · {}", parts.join(" · "), words::failing(&failing, shown));
    let room = usize::from(area.width) * usize::from(area.height);
    // Only what could fit is laid out: there may be hundreds.
    let fits = |text: &str| text.width() <= room && wrap(text, area.width).len() <= usize::from(area.height);
    let shown = (1..=failing.len().min(room)).rev().find(|&shown| fits(&text(shown))).unwrap_or(0);
    text(shown)
}

/// Where the page counts more than the sample has, where its totals are others than its cases, and which texts say
/// something else.
fn contradictions(session: &Session, grid: &Grid) -> Vec<String> {
    let page = grid.columns.first().and_then(|&ix| Page::of(session.rubric().criterion(ix)));
    let told: Vec<Notice> = page.into_iter().flat_map(|page| session.contradicted(page)).collect();
    let (texts, beyond): (Vec<Notice>, Vec<Notice>) =
        told.into_iter().partition(|notice| notice.what.is_of_a_text_that_counts_otherwise());
    let beyond = beyond.into_iter().filter_map(|notice| {
        let code = &session.rubric().criterion(notice.at).code.0;
        let (counted, of) = if let What::BeyondGroup { reviewed, group, count } = notice.what {
            (reviewed, notices::group_count(group, count))
        } else if let What::ReviewedBeyondSample { reviewed, population, count } = notice.what {
            (reviewed, notices::population_count(population, count))
        } else {
            return None;
        };
        Some(words::beyond(code, counted, &of))
    });
    let totals = session.head().sample.disagreements().into_iter().filter(|_| page == Some(Page::Cases));
    let totals = totals.map(|one| words::disagrees(forms::population(one.population).trim(), one.stated, one.by_cases));
    let texts = (!texts.is_empty()).then(|| words::texts_differ(session, &texts));
    beyond.chain(totals).chain(texts).collect()
}

/// The criteria that compare two lists.
fn apart(rubric: &Rubric, width: u16, theme: Theme) -> Vec<Line<'static>> {
    let lists = rubric.indices().map(|ix| rubric.criterion(ix));
    let lists = lists.filter(|criterion| criterion.bands.as_ref().is_some_and(|bands| bands.unit == Unit::Lists));
    let codes: Vec<&str> = lists.map(|criterion| criterion.code.0.as_str()).collect();
    words::lists_apart(&codes).map(|text| rich::rows(&text, width, theme.rule())).unwrap_or_default()
}

/// What an empty page is for and what is offered, as far as whole paragraphs go.
pub(crate) fn draw_empty(desk: &Desk, state: &State, areas: &Sheet, buffer: &mut Buffer, theme: Theme) {
    let below = if state.entry.is_some() { areas.table } else { areas.table.union(areas.wording).union(areas.note) };
    let area = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..inner(below) };
    let proposed = codes::proposed(desk.session(), state.page);
    let texts = words::empty(state.page, desk.is_writable(), proposed.as_deref());
    let mut paragraphs: Vec<_> = texts.iter().map(|text| rich::rows(text, area.width, theme.words())).collect();
    paragraphs.push(apart(desk.session().rubric(), area.width, theme));
    let mut all = Vec::new();
    for paragraph in paragraphs {
        if all.len() + paragraph.len() > usize::from(area.height) {
            break;
        }
        all.extend(paragraph);
        all.push(Line::default());
    }
    lines(all, area, buffer);
}

/// The field for codes, if it is open, in place of the foot.
pub(crate) fn draw_entry(state: &State, areas: &Sheet, frame: &mut Frame, theme: Theme) {
    let (heading, name, buffer, about) = match (&state.entry, &state.line) {
        (Some(entry), _) => (words::add_to(state.page).to_owned(), words::CODES, &entry.buffer, words::ABOUT_CODES),
        (None, Some(line)) => match &line.asks {
            Asks::Reason(_, code) => (words::why_in(&harmless(code)), words::REASON, &line.buffer, words::ABOUT_REASON),
            Asks::Code(code) => {
                (words::new_code_of(&harmless(code)), words::NEW_CODE, &line.buffer, words::ABOUT_NEW_CODE)
            }
        },
        (None, None) => return,
    };
    let foot = areas.rule.union(areas.note).union(areas.wording);
    Clear.render(foot, frame.buffer_mut());
    let heading = vec![Span::styled(heading, theme.strong())];
    chrome::rule(areas.rule, frame.buffer_mut(), theme, heading, vec![]);
    let row = Rect { height: 1, ..inner(areas.counts) };
    let columns = u16::try_from(name.width()).unwrap_or(0);
    let area = Rect { x: row.x + columns, width: row.width.saturating_sub(columns), ..row };
    let shown = field::window(buffer.text(), buffer.cursor(), usize::from(area.width));
    writing_bar(row, 1, frame);
    put(&Line::styled(name, theme.strong()), row, frame.buffer_mut());
    put(&Line::raw(shown.text), area, frame.buffer_mut());
    frame.set_cursor_position(Position::new(area.x + shown.column.min(area.width.saturating_sub(1)), area.y));
    let below = Rect { y: row.y + 1, height: foot.bottom().saturating_sub(row.y + 1), ..row };
    // What points to a person is told while it can still be taken out with a key.
    let told = if privacy::find(buffer.text()).is_empty() {
        rich::rows(about, below.width, theme.words())
    } else {
        rich::rows(&format!("⚠ {}", forms::HOLDS_PERSON_HELP), below.width, theme.warning())
    };
    lines(told, below, frame.buffer_mut());
}
