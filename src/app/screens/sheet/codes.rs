//! The rows of a page: codes that are typed, taken over from the sample, or taken away again.

use crate::app::event::Moment;
use crate::app::keymap::{self, CodesAction, Typed};
use crate::app::out::Out;
use crate::app::screens::sheet::go;
use crate::app::screens::sheet::grid::{Cell, Grid};
use crate::app::work::{View, Work};
use crate::domain::code::{distinct, same};
use crate::domain::personal;
use crate::domain::rubric::CriterionIx;
use crate::domain::sample::{MAX_CODE_CHARS, MAX_CODES, MAX_TYPED_CHARS, split_codes};
use crate::domain::session::{Change, CodeList, Codes, Session};
use crate::domain::sheet::Page;
use crate::editing::{Buffer, Edit};
use crate::terminal::key::Input;
use crate::wording::{forms, sheet as words};

/// Codes being typed. They are in the sample once they are added, one by one or several at a time; until then the
/// bookmark keeps them.
#[derive(Debug)]
pub struct Entry {
    /// What is typed.
    pub(crate) buffer: Buffer,
    /// The row of the first code that was added: ticking begins there.
    first: Option<usize>,
}

/// Opens the field for codes.
pub(crate) fn open(work: &mut Work) {
    if let View::Sheet(state) = &mut work.view {
        state.entry = Some(Entry::new(String::new()));
    }
}

impl Entry {
    /// The field with what is `typed` in it; a column of a spreadsheet may be pasted.
    pub(crate) fn new(typed: String) -> Self {
        Self { buffer: Buffer::one_line(typed, MAX_TYPED_CHARS), first: None }
    }
}

/// A key or a paste while codes are typed.
pub(crate) fn input(work: &mut Work, now: Moment, input: Input, out: &mut Out) {
    match keymap::typed(keymap::SHEET_CODES, input) {
        Typed::Nothing => {}
        Typed::Edit(change) => edit(work, change, out),
        Typed::Act(CodesAction::Add) => add(work, now, out),
        Typed::Act(CodesAction::Leave) => close(work),
    }
}

fn edit(work: &mut Work, edit: Edit, out: &mut Out) {
    let View::Sheet(state) = &mut work.view else { return };
    let Some(Entry { buffer, .. }) = &mut state.entry else { return };
    if buffer.apply(edit, u16::MAX).refused.is_some() {
        out.warn(forms::field_full(buffer.limit()));
    }
}

/// Puts what is typed into the sample and leaves the field open for more; with nothing typed, closes it.
fn add(work: &mut Work, now: Moment, out: &mut Out) {
    let View::Sheet(state) = &work.view else { return };
    let Some(entry) = &state.entry else { return };
    let page = state.page;
    let new = split_codes(entry.buffer.text());
    let Some(newest) = new.last().cloned() else { return close(work) };
    let mut codes = page.codes(&work.session().head().sample).to_vec();
    for code in &new {
        if let Some(there) = codes.iter().find(|there| same(there, code)) {
            return out.warn(words::code_twice(code, there));
        }
        codes.push(code.clone());
    }
    let person = new.iter().any(|code| personal::is_suspect(code, page == Page::Cases));
    if !store(work, now, page, codes, out) {
        return;
    }
    if person {
        out.warn(forms::NO_PERSONS_HELP);
    }
    let grid = Grid::of(work.session(), page);
    let row_of = |code: &String| grid.row_of(code);
    let (first, last) = (new.first().and_then(row_of), row_of(&newest));
    if let View::Sheet(state) = &mut work.view
        && let Some(entry) = &mut state.entry
    {
        *entry = Entry { first: entry.first.or(first), ..Entry::new(String::new()) };
    }
    go(work, Cell { row: last.unwrap_or(0), column: 0 });
}

/// Closes the field, at the first row that was added.
fn close(work: &mut Work) {
    let View::Sheet(state) = &mut work.view else { return };
    if let Some(Entry { first: Some(row), .. }) = state.entry.take() {
        go(work, Cell { row, column: 0 });
    }
}

/// The codes that an empty page is offered: of the cases, as many as were reviewed; of all else, one a case.
pub(crate) fn proposed(session: &Session, page: Page) -> Option<Vec<String>> {
    let sample = &session.head().sample;
    if !page.codes(sample).is_empty() {
        return None;
    }
    let codes = match page {
        Page::Cases => numbered(sample.reviewed?),
        Page::Reports | Page::Plans => distinct(sample.case_codes.clone()),
    };
    (!codes.is_empty()).then_some(codes)
}

/// C-01, C-02 …, all of the same length.
fn numbered(count: u32) -> Vec<String> {
    let width = count.to_string().len().max(2);
    // One too many tells that there are too many; more would only cost.
    let most = u32::try_from(MAX_CODES).unwrap_or(u32::MAX).saturating_add(1);
    (1..=count.min(most)).map(|n| format!("C-{n:0width$}")).collect()
}

/// Puts the codes that are offered.
pub(crate) fn propose(work: &mut Work, now: Moment, out: &mut Out) {
    let View::Sheet(state) = &work.view else { return };
    let page = state.page;
    match proposed(work.session(), page) {
        Some(codes) => {
            store(work, now, page, codes, out);
        }
        None => out.info(words::NOTHING_PROPOSED),
    }
}

/// Takes the code of the row out of the sample, unless something was seen there.
pub(crate) fn remove(work: &mut Work, now: Moment, out: &mut Out) {
    let View::Sheet(state) = &work.view else { return };
    let page = state.page;
    let session = work.session();
    let grid = Grid::of(session, page);
    let Some(code) = grid.rows.get(state.cell().row) else { return out.warn(words::NO_ROWS) };
    let seen = |ix: &CriterionIx| session.sheet().tick(*ix, code).is_some();
    if grid.columns.iter().any(seen) {
        return out.warn(words::code_has_ticks(code));
    }
    let codes = page.codes(&session.head().sample).iter().filter(|other| !same(other, code)).cloned().collect();
    if store(work, now, page, codes, out) {
        out.info(words::code_removed(code, page));
    }
}

/// Makes `codes` those of the page, as one step. Whether it could; where not, it is told.
fn store(work: &mut Work, now: Moment, page: Page, codes: Vec<String>, out: &mut Out) -> bool {
    if codes.len() > MAX_CODES {
        out.warn(forms::too_many_codes());
        return false;
    }
    if codes.iter().any(|code| code.chars().count() > MAX_CODE_CHARS) {
        out.warn(forms::code_too_long());
        return false;
    }
    let from = page.codes(&work.session().head().sample).to_vec();
    let change = Change::Codes(Codes { list: CodeList::Of(page), from, to: codes });
    work.begin_step();
    match work.change(now, vec![change]) {
        Ok(()) => true,
        Err(refusal) => {
            let at = work.session().bookmark().criterion;
            out.warn(work.refused(at, refusal));
            false
        }
    }
}
