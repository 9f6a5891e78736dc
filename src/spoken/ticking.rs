//! A cell of the sheet ticked by one order, from wherever one is.

use crate::app::screens::sheet::grid::Grid;
use crate::app::work::View;
use crate::domain::code::same;
use crate::domain::rubric::CriterionIx;
use crate::domain::sheet::Page;
use crate::domain::text::{folded, harmless};
use crate::spoken::hear::Talk;
use crate::spoken::orders::criterion;
use crate::terminal::key::Key;
use crate::wording::spoken as words;

/// `C-03 no cumple 1.2 falta la firma`: goes to the cell, ticks it, and comes back to where one was.
pub(super) fn tick(talk: &mut Talk<'_>, rest: &str) {
    let parsed = rest.split_once(char::is_whitespace).and_then(|(code, rest)| {
        let lower = folded(rest.trim());
        let (said, key) = words::SEEN.iter().find(|(said, _)| lower.starts_with(said))?;
        let rest = rest.trim().get(said.len()..)?.trim_start();
        let (criterion, why) = rest.split_once(char::is_whitespace).map_or((rest, ""), |(one, why)| (one, why.trim()));
        Some((code, *key, criterion, why))
    });
    let Some((code, key, named, why)) = parsed else { return talk.say(words::SHEET_FORM) };
    let Some(ix) = criterion(talk.app, named) else { return talk.say(words::SHEET_FORM) };
    let from_walk = matches!(talk.view(), Some(View::Walk(_)));
    if from_walk {
        talk.press(Key::Char('f'));
    }
    if let Some(code) = to_cell(talk, code, ix) {
        if key == 'n' && !why.is_empty() {
            talk.press(Key::Char('m'));
            if matches!(talk.view(), Some(View::Sheet(state)) if state.line.is_some()) && talk.put(why) {
                talk.press(Key::Enter);
            }
        } else {
            talk.press(Key::Char(key));
        }
        let told = talk.app.desk().map(|desk| {
            let session = desk.session();
            let seen = words::cell(&harmless(&code), &harmless(named), words::seen(session.seen(ix, &code)));
            let why = session.sheet().reason(ix, &code);
            std::iter::once(seen).chain((!why.is_empty()).then(|| words::because(&harmless(why)))).collect::<Vec<_>>()
        });
        talk.answer.extend(told.into_iter().flatten());
    }
    if from_walk && matches!(talk.view(), Some(View::Sheet(_))) && !talk.app.is_refusing() {
        talk.press(Key::Char('q'));
    }
}

/// Goes to the cell of `code` and `ix`; the code as the sheet spells it, if there is one.
fn to_cell(talk: &mut Talk<'_>, code: &str, ix: CriterionIx) -> Option<String> {
    let place = |talk: &Talk<'_>| {
        let Some(View::Sheet(state)) = talk.view() else { return None };
        Some((state.page, state.cell()))
    };
    let wanted = talk.app.desk().and_then(|desk| {
        let page = Page::of(desk.session().rubric().criterion(ix))?;
        let grid = Grid::of(desk.session(), page);
        let row = grid
            .rows
            .iter()
            .position(|row| row == code)
            .or_else(|| grid.rows.iter().position(|row| same(row, code)))?;
        Some((page, row, grid.columns.iter().position(|column| *column == ix)?, grid.rows.get(row)?.clone()))
    });
    let Some((page, row, column, spelt)) = wanted else {
        talk.say(words::no_row(code));
        return None;
    };
    for _ in Page::ALL {
        if place(talk).is_some_and(|(here, _)| here != page) {
            talk.press(Key::Tab);
        }
    }
    talk.press(Key::TextStart);
    talk.press(Key::Home);
    (0..row).for_each(|_| talk.press(Key::Down));
    (0..column).for_each(|_| talk.press(Key::Right));
    let there = place(talk).is_some_and(|(here, cell)| here == page && cell.row == row && cell.column == column);
    there.then_some(spelt)
}
