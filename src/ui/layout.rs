//! From the size of the window to named rectangles, by the numbers of [`measure`], so that keys and drawing agree.

use ratatui::layout::Rect;

use crate::app::measure;

/// The parts of every screen: a title row, what it shows, the footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Title and state of saving.
    pub title: Rect,
    /// Between title and footer.
    pub body: Rect,
    /// Keys or a message.
    pub footer: Rect,
}

/// The parts of every screen.
pub(crate) fn frame((columns, rows): (u16, u16)) -> Frame {
    let row = |y| Rect::new(0, y, columns, 1.min(rows));
    Frame {
        title: row(0),
        body: Rect::new(0, 1.min(rows), columns, measure::body_rows((columns, rows))),
        footer: row(rows.saturating_sub(1)),
    }
}

/// The parts of the walk below the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Walk {
    /// Progress of each ámbito.
    pub progress: Rect,
    /// The tree, where there is room for it.
    pub tree: Option<Rect>,
    /// Criterion, levels and, where it has no pane of its own, the text.
    pub criterion: Rect,
    /// The pane of the text, where there is room for it.
    pub text: Option<Rect>,
}

/// The parts of the walk.
pub(crate) fn walk(size: (u16, u16)) -> Walk {
    let body = frame(size).body;
    let progress = Rect { height: 1.min(body.height), ..body };
    let below = Rect { y: body.y + progress.height, height: body.height - progress.height, ..body };
    let tree = measure::tree_columns(size).map(|width| Rect { width, ..below });
    let x = below.right() - measure::walk_columns(size);
    let criterion = Rect { x, width: measure::criterion_columns(size), ..below };
    let text = measure::text_pane_columns(size).map(|width| Rect { x: criterion.right() + 1, width, ..below });
    Walk { progress, tree, criterion, text }
}

/// The parts of a list below the title: of sessions, or of the trash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
    /// How many there are, or the filter.
    pub top: Rect,
    /// Names of the columns.
    pub heading: Rect,
    /// The list.
    pub rows: Rect,
    /// Rule between list and details.
    pub rule: Rect,
    /// What the columns have no room for, of the selected row.
    pub details: Rect,
}

/// The parts of a list.
pub(crate) fn list(size: (u16, u16)) -> List {
    let body = frame(size).body;
    let mut y = body.y;
    let mut next = |height: u16| {
        let height = height.min(body.bottom() - y);
        let rect = Rect { y, height, ..body };
        y += height;
        rect
    };
    let (top, heading) = (next(1), next(1));
    let rows = next(measure::list_rows(size));
    List { top, heading, rows, rule: next(1), details: next(2) }
}

/// The parts of the sheet below the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// The pages, and which way one writes.
    pub pages: Rect,
    /// The table: codes of the criteria, rows, sums.
    pub table: Rect,
    /// Headed rule below the table.
    pub rule: Rect,
    /// What the column under the cursor counts.
    pub counts: Rect,
    /// The wording of its criterion.
    pub wording: Rect,
    /// What the sheet does not count; no row where there is little room.
    pub note: Rect,
}

/// The parts of the sheet.
pub fn sheet(size: (u16, u16)) -> Sheet {
    let body = frame(size).body;
    let (wording, note) = measure::sheet_foot(size);
    let mut y = body.y;
    let mut next = |height: u16| {
        let height = height.min(body.bottom() - y);
        let rect = Rect { y, height, ..body };
        y += height;
        rect
    };
    let pages = next(1);
    let table = next(measure::sheet_table_rows(size));
    Sheet { pages, table, rule: next(1), counts: next(2), wording: next(wording), note: next(note) }
}

/// The parts of the search below the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Search {
    /// The query, and how many match.
    pub query: Rect,
    /// Rule below it.
    pub rule: Rect,
    /// What matches.
    pub hits: Rect,
}

/// The parts of the search.
pub(crate) fn search(size: (u16, u16)) -> Search {
    let body = frame(size).body;
    let row = |n: u16| Rect { y: body.y + n.min(body.height), height: 1.min(body.height.saturating_sub(n)), ..body };
    let hits = Rect { y: row(2).y, height: measure::hit_rows(size), ..body };
    Search { query: row(0), rule: row(1), hits }
}

/// A block of rows that wants some and can do with fewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Want {
    /// Rows below which it makes no sense.
    pub least: u16,
    /// Rows with which nothing is cut.
    pub full: u16,
}

/// Shares `rows` among blocks given in order of importance: first each its least, then each as much as it wants.
pub(crate) fn share(rows: u16, wants: &[Want]) -> Vec<u16> {
    let mut left = rows;
    let mut given: Vec<u16> = wants
        .iter()
        .map(|want| {
            let least = want.least.min(want.full).min(left);
            left -= least;
            least
        })
        .collect();
    for (has, want) in given.iter_mut().zip(wants) {
        let more = want.full.saturating_sub(*has).min(left);
        *has += more;
        left -= more;
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_important_grow_first_and_all_have_their_least() {
        let wants = [Want { least: 2, full: 8 }, Want { least: 1, full: 5 }, Want { least: 1, full: 1 }];
        assert_eq!(share(4, &wants), [2, 1, 1]);
        assert_eq!(share(10, &wants), [8, 1, 1]);
        assert_eq!(share(12, &wants), [8, 3, 1]);
        assert_eq!(share(40, &wants), [8, 5, 1]);
        assert_eq!(share(1, &wants), [1, 0, 0]);
    }

    #[test]
    fn every_size_has_a_layout_within_the_window() {
        for columns in 0..=300 {
            for rows in 0..=100 {
                let walk = walk((columns, rows));
                let list = list((columns, rows));
                let sheet = sheet((columns, rows));
                let sheet = [sheet.pages, sheet.table, sheet.rule, sheet.counts, sheet.wording, sheet.note];
                let listed = [list.top, list.heading, list.rows, list.rule, list.details];
                let search = search((columns, rows));
                let searched = [search.query, search.rule, search.hits];
                let walked = [walk.progress, walk.criterion].into_iter().chain(walk.tree).chain(walk.text);
                for rect in walked.chain(listed).chain(searched).chain(sheet) {
                    assert!(rect.right() <= columns && rect.bottom() <= rows, "{columns}x{rows}: {rect:?}");
                }
            }
        }
    }
}
