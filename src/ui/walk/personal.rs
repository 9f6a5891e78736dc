//! Drawing what points to a person in a text: marked where it stands, and told in a line beside the answer.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::keymap;
use crate::app::prose::PERSONAL_KEY;
use crate::domain::personal::{Holding, Spot, Written};
use crate::domain::places;
use crate::domain::privacy::Found;
use crate::domain::rubric::Rubric;
use crate::domain::text::{TextKind, harmless};
use crate::editing::Row;
use crate::ui::theme::Theme;
use crate::ui::walk::notices as view_notices;
use crate::wording::privacy as words;
use crate::wording::privacy::Cure;

/// What was found in the text of `kind`, by the one look that a frame takes at the texts of a criterion.
pub(crate) fn found(held: &[Holding], kind: TextKind) -> &[Found] {
    let is_it = |holding: &&Holding| matches!(holding.spot, Spot::At(_, Written::Text(of)) if of == kind);
    let holding = held.iter().find(is_it);
    holding.map_or(&[], |holding| holding.found.as_slice())
}

/// What is marked in `text`, in its order: what was `found` in it, and the places that are open in it.
pub(crate) fn marks(text: &str, found: &[Found], theme: Theme) -> Vec<(Range<usize>, Style)> {
    let personal = found.iter().map(|found| (found.range.clone(), theme.personal()));
    let places = places::open_ranges(text).map(|(range, _)| (range, theme.warning()));
    let mut marks: Vec<(Range<usize>, Style)> = personal.chain(places).collect();
    marks.sort_by_key(|(range, _)| range.start);
    marks
}

/// A row of `text` with its `marks`.
pub(crate) fn row(text: &str, row: &Row, marks: &[(Range<usize>, Style)]) -> Line<'static> {
    let piece = |range: Range<usize>| harmless(text.get(range).unwrap_or_default());
    let mut spans = Vec::new();
    let mut at = row.start;
    for (range, style) in marks.iter().filter(|(range, _)| range.start < row.end && range.end > row.start) {
        let (start, end) = (range.start.max(at), range.end.min(row.end));
        if start < end {
            spans.push(Span::raw(piece(at..start)));
            spans.push(Span::styled(piece(start..end), *style));
            at = end;
        }
    }
    spans.push(Span::raw(piece(at..row.end)));
    Line::from(spans)
}

/// `text` as official words would have it: what was `found` emphasised, its own stars plain.
pub(crate) fn emphasised(text: &str, found: &[Found]) -> String {
    let plain = |range: Range<usize>| text.get(range).unwrap_or_default().replace("**", "∗∗");
    let mut marked = String::with_capacity(text.len());
    let mut at = 0;
    for Found { range, .. } in found {
        // An emphasis ends with its line.
        let datum = plain(range.clone()).replace('\n', "**\n**");
        marked.push_str(&format!("{}**{datum}**", plain(at..range.start)));
        at = range.end;
    }
    marked + &plain(at..text.len())
}

/// What the texts hold, one line each; `written` is the one that is open.
pub(crate) fn beside(
    rubric: &Rubric,
    held: &[Holding],
    written: Option<TextKind>,
    writable: bool,
    width: u16,
    theme: Theme,
) -> Vec<Line<'static>> {
    let remarks = remarks(rubric, held, written, writable);
    remarks.iter().flat_map(|remark| view_notices::marked(remark, width, theme)).collect()
}

/// The same before it is divided into rows.
pub(crate) fn remarks(rubric: &Rubric, held: &[Holding], written: Option<TextKind>, writable: bool) -> Vec<String> {
    let key = || keymap::key_name(PERSONAL_KEY);
    let cure = |spot: Spot| match spot {
        Spot::At(_, Written::Text(kind)) if Some(kind) == written => Cure::Key(key()),
        Spot::At(_, Written::Text(_)) if writable => Cure::WhenOpen(key()),
        Spot::At(..)
        | Spot::Field(_)
        | Spot::Codes(_)
        | Spot::Conclusion(_)
        | Spot::Public(_)
        | Spot::Signatory(_)
        | Spot::StrayReason => Cure::None,
    };
    held.iter().map(|holding| words::line(rubric, holding, &cure(holding.spot))).collect()
}
