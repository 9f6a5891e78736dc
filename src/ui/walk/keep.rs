//! Drawing a phrase before it is kept: its places marked, and what stood there.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::screens::walk::keep::Keeping;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::editing::wrap;
use crate::ui::layout;
use crate::ui::theme::Theme;
use crate::ui::walk::personal;
use crate::ui::widgets::{chrome, rich};
use crate::wording::phrases as words;

/// Draws the phrase into the body of the window.
pub fn draw(session: &Session, at: CriterionIx, keeping: &Keeping, size: (u16, u16), frame: &mut Frame, theme: Theme) {
    let (rule, area) = areas(size);
    let score = keeping.phrase.score;
    let name =
        score.map_or_else(String::new, |score| format!("{} {}", score.digit(), session.rubric().scale().name(score)));
    let heading = words::keeping(&session.rubric().criterion(at).code.0, &name);
    chrome::rule(rule, frame.buffer_mut(), theme, vec![Span::styled(heading, theme.strong())], vec![]);
    chrome::scrolled(lines(keeping, area.width, theme), keeping.scroll, area, frame.buffer_mut(), theme);
}

/// How far it can be scrolled in a window of `size`.
#[must_use]
pub fn end(keeping: &Keeping, size: (u16, u16)) -> usize {
    let (_, area) = areas(size);
    lines(keeping, area.width, Theme::new(false)).len().saturating_sub(usize::from(area.height))
}

/// The heading, and the rest of the body.
fn areas(size: (u16, u16)) -> (Rect, Rect) {
    let body = layout::frame(size).body;
    let below = Rect {
        x: body.x + 1,
        y: body.y + 1,
        width: body.width.saturating_sub(2),
        height: body.height.saturating_sub(1),
    };
    (Rect { height: 1.min(body.height), ..body }, below.intersection(body))
}

fn lines(keeping: &Keeping, width: u16, theme: Theme) -> Vec<Line<'static>> {
    let text = keeping.phrase.text.as_str();
    let mut lines: Vec<Line<'static>> =
        wrap(text, width).iter().map(|row| personal::row(text, row, &[], theme)).collect();
    lines.push(Line::default());
    let told = if keeping.replaced.is_empty() { words::NOTHING_REPLACED } else { words::REPLACED };
    lines.extend(rich::rows(told, width, theme.quiet()));
    for (range, was) in &keeping.replaced {
        let place = vec![Span::styled(format!("  {} ", &text[range.clone()]), theme.lacking())];
        let was = words::stood_there(&harmless(was).replace("**", "∗∗"));
        lines.extend(rich::hanging(place, &was, 4, width, Style::new()));
    }
    lines
}
