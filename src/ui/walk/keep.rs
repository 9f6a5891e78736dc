//! Drawing a phrase before it is kept: its places marked, and what stood there.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::measure;
use crate::app::screens::walk::keep::Keeping;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::ui::layout;
use crate::ui::theme::Theme;
use crate::ui::widgets::list::focus;
use crate::ui::widgets::{chrome, rich};
use crate::wording::phrases as words;

/// Draws the phrase into the body of the window.
pub(crate) fn draw(
    session: &Session,
    at: CriterionIx,
    keeping: &Keeping,
    size: (u16, u16),
    frame: &mut Frame,
    theme: Theme,
) {
    let (rule, area) = areas(size);
    let score = keeping.phrase.score;
    let name = score.map_or_else(String::new, |score| {
        format!("{} {}", session.rubric().scale().shown(score), session.rubric().scale().name(score))
    });
    let heading = words::keeping(&session.rubric().criterion(at).code.0, &name);
    chrome::rule(rule, frame.buffer_mut(), theme, vec![Span::styled(heading, theme.strong())], vec![]);
    chrome::scrolled(
        rich::lines(keeping.rows(measure::reader_columns(size)), theme),
        keeping.scroll,
        area,
        frame.buffer_mut(),
        theme,
    );
    focus(frame, area, 0, 0);
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
