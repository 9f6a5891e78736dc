//! Drawing the notices of the criterion on screen: beside the answer, and as the list in which they are dismissed.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::screens::walk::Looking;
use crate::domain::notices::{self, Notice, What};
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::domain::text::TextKind;
use crate::editing::columns;
use crate::ui::theme::Theme;
use crate::ui::widgets::field::window;
use crate::ui::widgets::rich;
use crate::wording::notices as words;

/// Stands before whatever deserves a second look.
pub const MARK: &str = "⚠";

/// A line behind the mark.
pub(crate) fn marked(text: &str, width: u16, theme: Theme) -> Vec<Line<'static>> {
    let head = vec![Span::styled(format!("{MARK} "), theme.warning())];
    rich::hanging(head, text, 2, width, theme.warning())
}

/// The notices of `at` that nobody dismissed. A text that is being written has no word yet at its first letter.
pub(crate) fn beside(
    session: &Session,
    at: CriterionIx,
    written: Option<TextKind>,
    width: u16,
    theme: Theme,
) -> Vec<Line<'static>> {
    let open = notices::open(session, at);
    let premature = |notice: &&Notice| notice.what == What::NoWord && written.is_some();
    open.iter()
        .filter(|notice| !premature(notice))
        .flat_map(|notice| marked(&words::line(session, notice), width, theme))
        .collect()
}

/// Whether the tree marks `at`.
pub(crate) fn is_marked(session: &Session, at: CriterionIx) -> bool {
    !notices::open(session, at).is_empty()
}

/// The notices as rows, and where in them the reason is typed (column and row), if it is.
pub struct List {
    /// All rows.
    pub lines: Vec<Line<'static>>,
    /// The row of the field, else the last row of the selected notice: it must be seen.
    row: usize,
    column: Option<u16>,
    /// The first row of the selected notice.
    selected_row: usize,
}

impl List {
    /// Lays `looking` out in `width` columns.
    pub fn new(session: &Session, looking: &Looking, width: u16, theme: Theme) -> Self {
        let mut list = Self { lines: Vec::new(), row: 0, column: None, selected_row: 0 };
        for (n, notice) in looking.notices.iter().enumerate() {
            let selected = n == looking.selected;
            let dismissal = notice.dismissal(session);
            let field = looking.why.as_ref().filter(|_| selected);
            let style = if dismissal.is_none() { theme.warning() } else { theme.words() };
            let point = if selected { "▸ " } else { "  " };
            let mark = if dismissal.is_none() { MARK } else { "✓" };
            let head = vec![Span::styled(format!("{point}{mark} "), style)];
            if selected {
                list.selected_row = list.lines.len();
            }
            list.lines.extend(rich::hanging(head, &words::line(session, notice), 4, width, style));
            match (field, dismissal) {
                (Some(field), _) => {
                    let head = format!("  ▌ {}", words::WHY);
                    let room = usize::from(width).saturating_sub(columns(&head));
                    let typed = window(field.text(), field.cursor(), room);
                    list.column = Some(u16::try_from(columns(&head)).unwrap_or(u16::MAX).saturating_add(typed.column));
                    list.lines.push(Line::from(vec![Span::raw(head), Span::styled(typed.text, theme.strong())]));
                }
                (None, Some(why)) => {
                    let said = words::dismissed(&why.replace("**", "∗∗"));
                    list.lines.extend(rich::hanging(vec![Span::raw("    ")], &said, 4, width, Style::new()));
                }
                (None, None) => {}
            }
            if selected {
                list.row = list.lines.len().saturating_sub(1);
            }
        }
        list
    }

    /// The first row on screen where there are `height`.
    pub fn first(&self, height: usize) -> usize {
        (self.row + 1).saturating_sub(height)
    }

    /// The first row of the selected notice.
    pub(crate) fn selected_row(&self) -> usize {
        self.selected_row
    }

    /// Where the cursor stands in `area`, while a reason is typed.
    pub(crate) fn cursor(&self, area: Rect) -> Option<(u16, u16)> {
        let row = u16::try_from(self.row - self.first(usize::from(area.height))).ok()?;
        let column = self.column?.min(area.width.saturating_sub(1));
        (row < area.height).then_some((area.x + column, area.y + row))
    }
}
