//! The row of the ámbitos: how far each is. Where not all have room, a page of them with the one at hand is shown, and
//! how many others there are.

use std::ops::Range;

use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::app::page::bar;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::domain::text::harmless;
use crate::ui::theme::Theme;
use crate::wording::tui as words;

/// Columns of a bar: more say nothing, fewer do not tell a half from a whole.
const BAR: Range<usize> = 2..13;
/// Columns between two of them.
const BETWEEN: usize = 2;

/// How far one ámbito is.
struct Part {
    head: String,
    done: usize,
    whole: usize,
}

impl Part {
    fn count(&self) -> String {
        format!(" {}/{}", self.done, self.whole)
    }

    /// Columns without its bar, with the blanks behind it.
    fn words(&self) -> usize {
        self.head.width() + self.count().len() + BETWEEN
    }
}

/// The row, for a window of so many columns.
pub(super) fn row(session: &Session, at: CriterionIx, width: u16, theme: Theme) -> Line<'static> {
    let rubric = session.rubric();
    let width = usize::from(width).saturating_sub(1);
    let here = rubric.ambitos().iter().position(|ambito| ambito.code == rubric.place(at).ambito.code).unwrap_or(0);
    let room = width.saturating_sub(1) / rubric.ambitos().len().max(1);
    let parts = parts(session, room >= 24);
    let all = parts.iter().all(|part| part.words() + 1 + BAR.start <= room);
    let shown = if all { 0..parts.len() } else { page(&parts, here, width) };
    let mut spans = vec![Span::raw(if shown.start > 0 { "…" } else { " " })];
    for (n, part) in parts.iter().enumerate().take(shown.end).skip(shown.start) {
        let columns = if all { room.saturating_sub(part.words() + 1).min(BAR.end - 1) } else { BAR.start };
        let style = if n == here { theme.strong() } else { theme.words() };
        let filled = if part.done == part.whole { theme.done() } else { theme.words() };
        spans.push(Span::styled(part.head.clone(), style));
        spans.push(Span::styled(bar(part.done, part.whole, columns), filled));
        spans.push(Span::styled(part.count(), style));
        spans.push(Span::raw(" ".repeat(BETWEEN)));
    }
    let others = parts.len() - shown.len();
    if others > 0 {
        spans.push(Span::styled(words::more_ambitos(others), theme.rule()));
    }
    Line::from(spans)
}

fn parts(session: &Session, long: bool) -> Vec<Part> {
    let rubric = session.rubric();
    let mut indices = rubric.indices();
    let of = |ambito: &crate::domain::rubric::Ambito| {
        let whole = ambito.criteria().count();
        let done = indices.by_ref().take(whole).filter(|&ix| session.gap(ix).is_none()).count();
        Part { head: harmless(&words::ambito_short(&ambito.code, long)), done, whole }
    };
    rubric.ambitos().iter().map(of).collect()
}

/// The page with the ámbito `here`: pages are the same wherever on them one is, so that a step repaints little.
fn page(parts: &[Part], here: usize, width: usize) -> Range<usize> {
    let room = width.saturating_sub(words::more_ambitos(parts.len()).width());
    let (mut first, mut used) = (0, 0);
    for (n, part) in parts.iter().enumerate() {
        let columns = part.words() + BAR.start;
        if used + columns > room && n > first {
            if here < n {
                return first..n;
            }
            (first, used) = (n, 0);
        }
        used += columns;
    }
    first..parts.len()
}
