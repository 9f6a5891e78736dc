//! The sheet of the sample in sentences: a cell at a time.

use crate::app::desk::Desk;
use crate::app::screens::sheet::grid::Grid;
use crate::app::screens::sheet::line::Asks;
use crate::app::screens::sheet::{State, codes};
use crate::domain::text::harmless;
use crate::spoken::page::{Page, plain};
use crate::wording::{sheet as sheet_words, spoken as words, tui};

/// What the sheet shows.
pub(super) fn page(desk: &Desk, state: &State) -> Page {
    let session = desk.session();
    let grid = Grid::of(session, state.page);
    if let Some(entry) = &state.entry {
        let facts = vec![
            format!("{}.", sheet_words::add_to(state.page)),
            words::typed(sheet_words::ABOUT_CODES, "."),
            words::field(sheet_words::CODES.trim_end_matches(": "), &harmless(entry.buffer.text())),
        ];
        return Page::new("sheet codes", facts);
    }
    if let Some(line) = &state.line {
        let (heading, about) = match &line.asks {
            Asks::Reason(_, code) => (sheet_words::why_in(&harmless(code)), sheet_words::ABOUT_REASON),
            Asks::Code(code) => (sheet_words::new_code_of(&harmless(code)), sheet_words::ABOUT_NEW_CODE),
        };
        let typed = harmless(line.buffer.text());
        return Page::new("sheet line", vec![words::field(&heading, &typed), words::typed(about, ".")]);
    }
    let name = sheet_words::page(state.page);
    let mut page = Page::new(format!("sheet {name}"), Vec::new());
    page.frame = vec![words::sheet_page(name, grid.rows.len(), grid.unseen(session))];
    let Some((ix, code)) = grid.at(state.cell()) else {
        let proposed = codes::proposed(session, state.page);
        let empty = sheet_words::empty(state.page, desk.is_writable(), proposed.as_deref());
        page.facts = empty.iter().map(|said| words::typed(said, "")).collect();
        return page;
    };
    let criterion = session.rubric().criterion(ix);
    page.frame.push(format!("{} {}", criterion.code, plain(&criterion.text)));
    let seen = grid.seen(session, state.cell()).map(words::seen).unwrap_or_default();
    page.facts.push(words::cell(&harmless(code), &criterion.code.0, seen));
    let why = session.sheet().reason(ix, code);
    page.facts.extend((!why.is_empty()).then(|| format!("{}.", sheet_words::because(&harmless(code), &harmless(why)))));
    page.facts.push(format!("{}: {}.", criterion.code, sheet_words::share(session.sheet().counts(ix))));
    page
}

pub(super) fn prompt(desk: &Desk, state: &State) -> String {
    let grid = Grid::of(desk.session(), state.page);
    let name = if state.entry.is_some() { tui::SHEET_CODES } else { sheet_words::page(state.page) };
    match grid.at(state.cell()) {
        Some((ix, code)) if state.entry.is_none() => {
            format!("{name}, {}, {}", harmless(code), desk.session().rubric().criterion(ix).code)
        }
        Some(_) | None => name.to_owned(),
    }
}
