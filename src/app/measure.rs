//! How much room a window of a size has, where update must know it: the drawing side divides the window by the same numbers.
//!
//! A size is columns and rows.

/// Least columns and rows in which the screens are usable.
pub(crate) const MIN_SIZE: (u16, u16) = (60, 18);
/// From this many columns on the tree of criteria always stands beside the walk.
const TREE_FROM: u16 = 110;
/// From this many columns on the text has a pane of its own, beside tree and criterion.
const TEXT_FROM: u16 = 160;
/// A row of text that is longer is hard to read.
pub(crate) const LONGEST_ROW: u16 = 90;
/// Rows of the table of a sheet besides those of the codes: two of its heading and two of sums.
pub(crate) const SHEET_FRAME: u16 = 4;

/// Whether the screens fit.
pub(crate) fn fits((columns, rows): (u16, u16)) -> bool {
    columns >= MIN_SIZE.0 && rows >= MIN_SIZE.1
}

/// Rows between title and footer.
pub(crate) fn body_rows((_, rows): (u16, u16)) -> u16 {
    rows.saturating_sub(2)
}

/// Rows of a page when something scrolls by pages.
pub(crate) fn page_rows(size: (u16, u16)) -> u16 {
    body_rows(size).saturating_sub(3).max(1)
}

/// Columns of the tree beside the walk, where there is room for it.
pub(crate) fn tree_columns((columns, _): (u16, u16)) -> Option<u16> {
    (columns >= TREE_FROM).then(|| (columns / 7 * 3).clamp(44, 60))
}

/// Columns of the walk: criterion and text.
pub(crate) fn walk_columns(size: (u16, u16)) -> u16 {
    size.0 - tree_columns(size).map_or(0, |tree| tree + 1)
}

/// Columns of the pane of the criterion: no row of it is longer than is good to read.
pub(crate) fn criterion_columns(size: (u16, u16)) -> u16 {
    let beside = text_pane_columns(size).map_or(0, |text| text + 1);
    (walk_columns(size) - beside).min(LONGEST_ROW + 3)
}

/// Columns of the pane of the text, where it stands beside its criterion and not below it.
pub(crate) fn text_pane_columns(size: (u16, u16)) -> Option<u16> {
    (size.0 >= TEXT_FROM).then(|| (walk_columns(size) / 2).min(LONGEST_ROW + 3))
}

/// Columns of a row of text in the walk: one column is free on either side, and the cursor needs one behind the end.
pub(crate) fn text_columns(size: (u16, u16)) -> u16 {
    text_pane_columns(size).unwrap_or_else(|| walk_columns(size)).saturating_sub(3).clamp(1, LONGEST_ROW)
}

/// Columns of a row of the text that many criteria share.
pub(crate) fn shared_columns(size: (u16, u16)) -> u16 {
    walk_columns(size).saturating_sub(3).clamp(1, LONGEST_ROW)
}

/// Columns of a text that covers the window: the card, the help.
pub(crate) fn reader_columns((columns, _): (u16, u16)) -> u16 {
    columns.saturating_sub(2).min(LONGEST_ROW)
}

/// Columns of a row of a text that is written over the whole window.
pub(crate) fn whole_columns((columns, _): (u16, u16)) -> u16 {
    columns.saturating_sub(3).clamp(1, LONGEST_ROW)
}

/// Rows for a phrase before it is kept, below its heading.
pub(crate) fn keep_rows(size: (u16, u16)) -> u16 {
    body_rows(size).saturating_sub(1)
}

/// Columns of a row of text among the conclusions: two are free on the left, one on the right.
pub fn conclude_columns((columns, _): (u16, u16)) -> u16 {
    columns.saturating_sub(6).clamp(1, LONGEST_ROW)
}

/// Rows of a list: of sessions, or of the trash.
pub(crate) fn list_rows(size: (u16, u16)) -> u16 {
    body_rows(size).saturating_sub(5)
}

/// Rows for what a search found.
pub(crate) fn hit_rows(size: (u16, u16)) -> u16 {
    body_rows(size).saturating_sub(2)
}

/// Rows of the wording and of the note below the table of the sheet.
pub(crate) fn sheet_foot(size: (u16, u16)) -> (u16, u16) {
    match body_rows(size) {
        ..20 => (2, 0),
        20..30 => (3, 1),
        30.. => (6, 1),
    }
}

/// Rows of the table of the sheet.
pub(crate) fn sheet_table_rows(size: (u16, u16)) -> u16 {
    let (wording, note) = sheet_foot(size);
    body_rows(size).saturating_sub(4 + wording + note)
}

/// Rows of the sheet that show codes.
pub(crate) fn sheet_rows(size: (u16, u16)) -> u16 {
    sheet_table_rows(size).saturating_sub(SHEET_FRAME)
}

/// Rows of the informe, below its heading.
pub(crate) fn reading_rows(size: (u16, u16)) -> u16 {
    body_rows(size).saturating_sub(1)
}

/// Columns of a row of text in the informe, and of a table: two are for the mark on the left, one for signs on the right.
pub(crate) fn reading_columns((columns, _): (u16, u16)) -> (u16, u16) {
    let room = columns.saturating_sub(4);
    (room.min(LONGEST_ROW), room)
}

/// Rows above the chosen part of the summary, in the body: the banner and the parts.
pub(crate) fn above_summary(size: (u16, u16)) -> u16 {
    2.min(body_rows(size))
}

/// Rows of the chosen part of the summary.
pub(crate) fn summary_rows(size: (u16, u16)) -> u16 {
    body_rows(size) - above_summary(size)
}

/// Columns of a row in the chosen part of the summary: one is for a mark on the left, one for signs on the right.
pub(crate) fn summary_columns((columns, _): (u16, u16)) -> u16 {
    columns.saturating_sub(3)
}
