//! Drawing what takes many criteria out of the calculation, in place of the criterion: the choice of which, then the text they share.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::keymap;
use crate::app::keymap::ScopeAction;
use crate::app::measure;
use crate::app::page;
use crate::app::screens::walk::Bulking;
use crate::domain::bulk::{Scope, demands, kept, lacking, untouched};
use crate::domain::personal::{Holding, Spot, Written};
use crate::domain::places;
use crate::domain::privacy;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::domain::text::{self, TextKind};
use crate::editing::Buffer;
use crate::terminal::key::Key;
use crate::ui::layout::{Want, share};
use crate::ui::theme::Theme;
use crate::ui::walk::editor::draw_editor;
use crate::ui::walk::panel::Memo;
use crate::ui::walk::parts;
use crate::ui::walk::parts::Block;
use crate::ui::walk::personal as view_personal;
use crate::ui::whole::{self, Over};
use crate::ui::widgets::list::focus;
use crate::ui::widgets::{chrome, rich};
use crate::wording::nouns;
use crate::wording::{bulk as words, evaluating, hand, tui};

/// Draws the text alone, over the whole window.
pub(crate) fn over_the_window(
    session: &Session,
    (at, scope): (CriterionIx, Scope),
    buffer: &Buffer,
    size: (u16, u16),
    frame: &mut Frame,
    theme: Theme,
) {
    let kind = demands(session);
    let held = holding(at, kind, buffer.text());
    let remarks = if held.found.is_empty() { &[][..] } else { std::slice::from_ref(&held) };
    let heading = hand::is_writing_for(session.rubric().nouns(), kind, untouched(session, at, scope).len());
    let over = Over {
        heading: vec![Span::styled(heading, theme.strong())],
        notes: vec![tui::words(text::words(buffer.text()))],
        remarks: view_personal::remarks(session.rubric(), remarks, Some(kind), true),
    };
    whole::draw(over, (buffer, &held.found), size, frame, theme);
}

/// What the text holds that points to a person.
fn holding(at: CriterionIx, kind: TextKind, text: &str) -> Holding {
    Holding { spot: Spot::At(at, Written::Text(kind)), found: privacy::find(text) }
}

/// Draws `bulking` into the area of the criterion.
pub(crate) fn draw(session: &Session, at: CriterionIx, bulking: &Bulking, area: Rect, frame: &mut Frame, theme: Theme) {
    match bulking {
        Bulking::Offered | Bulking::Choosing => choice(session, at, area, frame, theme),
        Bulking::Drafted(scope) => shared(session, (at, *scope), None, area, frame, theme),
        Bulking::Writing(scope, prose, _) => shared(session, (at, *scope), Some(&prose.buffer), area, frame, theme),
    }
}

fn inside(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

/// The scopes in which something is untouched: letter, name, how many, and which.
fn choice(session: &Session, at: CriterionIx, area: Rect, frame: &mut Frame, theme: Theme) {
    let inner = inside(area);
    let heading = vec![Span::styled(words::choosing(session), theme.strong())];
    chrome::rule(Rect { height: 1, ..area }.intersection(area), frame.buffer_mut(), theme, heading, vec![]);
    let mut lines = rich::rows(&words::choose(session), inner.width, theme.words());
    lines.push(Line::default());
    for binding in keymap::BULK_SCOPE {
        let ScopeAction::Choose(scope) = binding.action else { continue };
        let untouched = untouched(session, at, scope);
        if untouched.is_empty() {
            continue;
        }
        let key: String = binding.keys.iter().take(1).map(|key| keymap::key_name(*key)).collect();
        let count = words::criteria(untouched.len());
        let head = format!(" {key}  ");
        let room = usize::from(inner.width).saturating_sub(head.len() + count.len() + 1);
        let name = page::pad(&words::scope(session, at, scope), room);
        lines.push(Line::from(vec![
            Span::styled(head, theme.key()),
            Span::styled(name, theme.strong()),
            Span::raw(format!(" {count}")),
        ]));
        let indent = vec![Span::raw("    ")];
        lines.extend(rich::hanging(indent, &words::codes(session, &untouched), 4, inner.width, theme.words()));
    }
    let below = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    Block(lines).render(below, frame.buffer_mut());
    focus(frame, below, 0, 0);
}

/// Who gets the score, who keeps what it has and who cannot get it; below, the text.
fn shared(
    session: &Session,
    (at, scope): (CriterionIx, Scope),
    writing: Option<&Buffer>,
    area: Rect,
    frame: &mut Frame,
    theme: Theme,
) {
    let inner = inside(area);
    let (untouched, kept) = (untouched(session, at, scope), kept(session, at, scope));
    let listed = |head: String, criteria: &[CriterionIx]| {
        let head = vec![Span::styled(head, theme.strong())];
        rich::hanging(head, &words::codes(session, criteria), 2, inner.width, Style::new())
    };
    let mut who = listed(words::get_zero(session, untouched.len()), &untouched);
    if !kept.is_empty() {
        who.extend(listed(words::KEPT.to_owned(), &kept));
    }
    let lacking = lacking(session, at, scope);
    if !lacking.is_empty() {
        who.extend(listed(words::without_it(session), &lacking));
    }
    let kind = demands(session);
    let held = holding(at, kind, writing.map_or("", Buffer::text));
    if !held.found.is_empty() {
        let held = std::slice::from_ref(&held);
        let told = view_personal::beside(session.rubric(), held, Some(kind), true, inner.width, theme);
        who.splice(0..0, told);
    }
    let who = Block(who);
    let least = if writing.is_some() { 3 } else { 5 };
    let wants = [Want { least, full: least }, Want { least: 1, full: who.height() }];
    let who_rows = share(inner.height.saturating_sub(2), &wants)[1];

    let mut y = area.y;
    let mut next = |height: u16| {
        let rect = Rect { y, height, ..area }.intersection(area);
        y += height;
        rect
    };
    let heading = vec![Span::styled(words::scope(session, at, scope), theme.strong())];
    chrome::rule(next(1), frame.buffer_mut(), theme, heading, vec![]);
    who.render(inside(next(who_rows)), frame.buffer_mut());
    let heading = match writing {
        Some(_) => hand::is_writing_for(session.rubric().nouns(), kind, untouched.len()),
        None => nouns::name(session.rubric().nouns(), kind),
    };
    let kind = vec![Span::styled(heading, theme.strong())];
    let rule = next(1);
    let text = inside(next(area.height.saturating_sub(2 + who_rows)));
    let text = Rect { width: text.width.min(measure::LONGEST_ROW + 1), ..text };
    let note = match writing {
        None => vec![Span::styled(evaluating::DRAFT_NOT_ACCEPTED, theme.warning())],
        Some(buffer) if buffer.rows(text.width.saturating_sub(1).max(1)).len() > usize::from(text.height) => {
            vec![Span::raw(tui::there_is_more(&keymap::key_name(Key::Insert)))]
        }
        Some(_) => vec![],
    };
    chrome::rule(rule, frame.buffer_mut(), theme, kind, note);
    match writing {
        Some(buffer) => draw_editor(buffer, &held.found, text, frame, theme, &Memo::default()),
        None => {
            let draft = words::draft(session, at, scope);
            let is_whole = places::first_open(&draft).is_none();
            let about = if is_whole { words::ABOUT_DRAFT } else { words::ABOUT_OPEN_DRAFT };
            let Block(mut lines) = parts::draft(&draft, text.width, theme);
            lines.push(Line::default());
            lines.extend(rich::rows(about, text.width, theme.words()));
            Block(lines).render(text, frame.buffer_mut());
            focus(frame, text, 0, 0);
        }
    }
}
