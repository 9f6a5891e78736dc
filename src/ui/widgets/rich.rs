//! Official words with their emphasis (`**so**`), wrapped to rows: those of [`page`] in the styles of the theme.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::app::page::{self, Piece, Role, Row};
use crate::ui::theme::Theme;

/// `text` as rows of at most `width` columns in `style`, emphasis in bold.
pub(crate) fn rows(text: &str, width: u16, style: Style) -> Vec<Line<'static>> {
    page::rows(text, width, style).into_iter().map(styled).collect()
}

/// `text` behind `head` on the first row, the following rows indented by `indent` columns (no more than the head has).
pub(crate) fn hanging(
    head: Vec<Span<'static>>,
    text: &str,
    indent: u16,
    width: u16,
    style: Style,
) -> Vec<Line<'static>> {
    let piece = |span: Span<'static>| Piece { text: span.content.into_owned(), style: span.style, emphasised: false };
    let head = Row(head.into_iter().map(piece).collect());
    page::hanging(head, text, indent, width, style).into_iter().map(styled).collect()
}

/// Rows of the state as lines.
pub(crate) fn lines(rows: Vec<Row>, theme: Theme) -> Vec<Line<'static>> {
    rows.into_iter().map(|row| line(row, theme)).collect()
}

/// A row of the state as a line.
pub(crate) fn line(Row(pieces): Row<Role>, theme: Theme) -> Line<'static> {
    let piece =
        |piece: Piece<Role>| Piece { style: theme.role(piece.style), text: piece.text, emphasised: piece.emphasised };
    styled(Row(pieces.into_iter().map(piece).collect()))
}

fn styled(Row(pieces): Row<Style>) -> Line<'static> {
    let span = |Piece { text, style, emphasised }: Piece<Style>| {
        let strong = if emphasised { Modifier::BOLD | Modifier::UNDERLINED } else { Modifier::empty() };
        Span::styled(text, style.add_modifier(strong))
    };
    Line::from(pieces.into_iter().map(span).collect::<Vec<_>>())
}
