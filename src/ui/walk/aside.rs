//! What stands beside the answer: the count of the cases, notices, the counter while it is typed, the mark to come back to.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::page::fit;
use crate::app::screens::walk::{Counting, Marking, Mode, State, count};
use crate::domain::personal::Holding;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::domain::typed::CountFault;
use crate::editing::columns;
use crate::ui::theme::Theme;
use crate::ui::walk::editor::writing_bar;
use crate::ui::walk::parts::Block;
use crate::ui::walk::{notices as view_notices, personal as view_personal};
use crate::ui::widgets::field::window;
use crate::ui::widgets::put::put;
use crate::ui::widgets::rich;
use crate::wording::{bulk, evaluating, hand};

/// Rows of the counter: what is typed, what it means, what to do.
pub(crate) const COUNTER_ROWS: u16 = 3;

/// What is known of the criterion besides its answer: its count, its notices, and what is `held` in its texts.
pub(crate) fn aside(desk: &Desk, state: &State, held: &[Holding], width: u16, theme: Theme) -> Block {
    let session = desk.session();
    let mut lines = Vec::new();
    let written = match &state.mode {
        Mode::Browse | Mode::Choose(_) | Mode::Offer(_) | Mode::Mark(_) => None,
        Mode::Write(writing) => Some(writing.kind),
        Mode::Search(_)
        | Mode::Goto(_)
        | Mode::Count(_)
        | Mode::Notices(_)
        | Mode::Pick(_)
        | Mode::Keep(_)
        | Mode::Bulk(_) => {
            return Block(lines);
        }
    };
    if let Some(cases) = session.draft(state.at).cases {
        let head = vec![Span::styled(evaluating::COUNT_HEAD, theme.rule())];
        let fitting = count::fitting(session, state.at);
        lines.extend(rich::hanging(
            head,
            &evaluating::counted(cases, &fitting, session.sheet().counts(state.at)),
            2,
            width,
            Style::new(),
        ));
    }
    lines.extend(view_notices::beside(session, state.at, written, width, theme));
    lines.extend(view_personal::beside(session.rubric(), held, written, desk.is_writable(), width, theme));
    Block(lines)
}

/// That the criterion is marked, with the note, and the cursor in it while it is written.
pub(crate) fn draw_mark(session: &Session, state: &State, area: Rect, frame: &mut Frame, theme: Theme) {
    let Some(note) = session.mark(state.at).filter(|_| area.height > 0) else { return };
    let is_written = matches!(state.mode, Mode::Mark(_));
    let head = Span::styled(if is_written { hand::WRITING_NOTE } else { bulk::COME_BACK }, theme.warning());
    let room = usize::from(area.width).saturating_sub(head.width());
    let shown = if let Mode::Mark(Marking { note }) = &state.mode {
        let shown = window(note.text(), note.cursor(), room);
        writing_bar(area, 1, frame);
        let behind_head = area.x + u16::try_from(head.width()).unwrap_or(area.width).min(area.width);
        frame.set_cursor_position(Position::new(behind_head + shown.column, area.y));
        shown.text
    } else {
        fit(note, room)
    };
    put(&Line::from(vec![head, Span::raw(shown)]), area, frame.buffer_mut());
}

/// The counter while it is typed.
pub(crate) fn counter(desk: &Desk, at: CriterionIx, counting: &Counting, width: u16, theme: Theme) -> Block {
    let session = desk.session();
    let (head, typed, rest) = counter_line(session, at, counting);
    let line = Line::from(vec![Span::raw(head), Span::styled(typed, theme.strong()), Span::raw(rest)]);
    let mut lines = vec![line];
    match (counting.cases(), session.rubric().criterion(at).bands.as_ref()) {
        (Ok(Some(cases)), Some(bands)) => {
            let style = if bands.fitting(cases).len() == 1 { theme.done() } else { theme.warning() };
            let said = evaluating::verdict_of_count(session.rubric().scale(), bands, cases);
            lines.extend(rich::rows(&said, width, style));
        }
        // A number alone says beside it what it lacks.
        (Err(CountFault::NoTotal), _) => {}
        (Err(fault), _) => {
            lines.extend(rich::rows(&evaluating::no_count(counting.buffer.text(), fault), width, theme.warning()));
        }
        (Ok(_), _) => {}
    }
    Block(lines)
}

/// Column of the cursor in the first row of the counter.
pub(crate) fn counter_column(session: &Session, at: CriterionIx, counting: &Counting) -> u16 {
    let (head, typed, _) = counter_line(session, at, counting);
    u16::try_from(columns(&head) + columns(&typed)).unwrap_or(u16::MAX)
}

/// Label, what is typed, and what follows of itself.
fn counter_line(session: &Session, at: CriterionIx, counting: &Counting) -> (String, String, String) {
    let labels = session.rubric().criterion(at).bands.as_ref().map(evaluating::counter_labels);
    let (head, of) = labels.map(|(head, of)| (harmless(head), harmless(of))).unwrap_or_default();
    let text = counting.buffer.text();
    // What is typed stands as it is typed; what follows of itself stands behind it.
    let is_one_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let rest = match (counting.before, counting.offered) {
        (Some(before), _) if text.is_empty() => evaluating::count_before(before),
        (_, Some(offered)) if is_one_number => format!(" de {offered} {of}"),
        (_, None) if is_one_number => evaluating::TYPE_BOTH.to_owned(),
        (_, Some(_) | None) => format!(" {of}"),
    };
    (format!("{head}: "), harmless(text), rest)
}
