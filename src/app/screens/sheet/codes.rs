//! The rows of a page: codes that are typed, taken over from the sample, or taken away again.

use crate::app::desk::Desk;
use crate::app::event::Moment;
use crate::app::keymap::{self, CodesAction, Typed};
use crate::app::out::Out;
use crate::app::screens::sheet::grid::Grid;
use crate::domain::code::{distinct, same};
use crate::domain::personal;
use crate::domain::rubric::CriterionIx;
use crate::domain::sample::{MAX_CODE_CHARS, MAX_CODES, MAX_TYPED_CHARS, split_codes};
use crate::domain::session::{Change, CodeList, Codes, Session};
use crate::domain::sheet::{Page, Seen};
use crate::editing::Buffer;
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

impl Entry {
    /// The field with what is `typed` in it; a column of a spreadsheet may be pasted.
    pub(crate) fn new(typed: String) -> Self {
        Self { buffer: Buffer::one_line(typed, MAX_TYPED_CHARS), first: None }
    }
}

/// What comes after an input while codes are typed.
pub(super) enum Next {
    /// It goes on.
    Stay,
    /// The same, at this row.
    Row(usize),
    /// The field is closed, at the first row that was added, if any was.
    Close(Option<usize>),
}

/// A key or a paste while codes are typed.
pub(super) fn input(entry: &mut Entry, page: Page, desk: &mut Desk, now: Moment, input: Input, out: &mut Out) -> Next {
    match keymap::typed(keymap::SHEET_CODES, input) {
        Typed::Nothing => {}
        Typed::Edit(edit) => {
            if entry.buffer.apply(edit, u16::MAX).refused.is_some() {
                out.warn(forms::field_full(entry.buffer.limit()));
            }
        }
        Typed::Act(CodesAction::Add) => return add(entry, page, desk, now, out),
        Typed::Act(CodesAction::Leave) => return Next::Close(entry.first),
    }
    Next::Stay
}

/// Puts what is typed into the sample and leaves the field open for more; with nothing typed, closes it.
fn add(entry: &mut Entry, page: Page, desk: &mut Desk, now: Moment, out: &mut Out) -> Next {
    let new = split_codes(entry.buffer.text());
    let Some(newest) = new.last() else { return Next::Close(entry.first) };
    let mut codes = page.codes(&desk.session().head().sample).to_vec();
    for code in &new {
        if let Some(there) = codes.iter().find(|there| same(there, code)) {
            out.warn(words::code_twice(code, there));
            return Next::Stay;
        }
        codes.push(code.clone());
    }
    if !store(desk, now, page, codes, out) {
        return Next::Stay;
    }
    if new.iter().any(|code| personal::is_suspect(code, page == Page::Cases)) {
        out.warn(forms::NO_PERSONS_HELP);
    }
    let grid = Grid::of(desk.session(), page);
    let first = new.first().and_then(|code| grid.row_of(code));
    *entry = Entry { first: entry.first.or(first), ..Entry::new(String::new()) };
    Next::Row(grid.row_of(newest).unwrap_or(0))
}

/// The codes that an empty page is offered: of the cases, as many as were reviewed; of all else, one a case that some
/// criterion of the page is about.
pub(crate) fn proposed(session: &Session, page: Page) -> Option<Vec<String>> {
    let sample = &session.head().sample;
    if !page.codes(sample).is_empty() {
        return None;
    }
    let codes = match page {
        Page::Cases => numbered(sample.reviewed?),
        Page::Reports | Page::Plans => {
            let columns = page.columns(session.rubric());
            let concerned = |code: &String| columns.iter().any(|&ix| session.seen(ix, code) != Seen::NotAbout);
            distinct(sample.case_codes.iter().filter(|code| concerned(code)).cloned().collect())
        }
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
pub(super) fn propose(desk: &mut Desk, now: Moment, page: Page, out: &mut Out) {
    match proposed(desk.session(), page) {
        Some(codes) => {
            store(desk, now, page, codes, out);
        }
        None => out.info(words::NOTHING_PROPOSED),
    }
}

/// Takes the code of the row out of the sample, unless something was seen there.
pub(super) fn remove(desk: &mut Desk, now: Moment, grid: &Grid, (page, row): (Page, usize), out: &mut Out) {
    let session = desk.session();
    let Some(code) = grid.rows.get(row) else { return out.warn(words::NO_ROWS) };
    let seen = |ix: &CriterionIx| session.sheet().tick(*ix, code).is_some();
    if grid.columns.iter().any(seen) {
        return out.warn(words::code_has_ticks(code));
    }
    let changes = session.removing(page, code);
    desk.begin_step();
    match desk.change(now, changes) {
        Ok(()) => out.info(words::code_removed(code, page)),
        Err(refusal) => out.warn(desk.refused(desk.session().bookmark().criterion, refusal)),
    }
}

/// Makes `codes` those of the page, as one step. Whether it could; where not, it is told.
fn store(desk: &mut Desk, now: Moment, page: Page, codes: Vec<String>, out: &mut Out) -> bool {
    if codes.len() > MAX_CODES {
        out.warn(forms::too_many_codes());
        return false;
    }
    if codes.iter().any(|code| code.chars().count() > MAX_CODE_CHARS) {
        out.warn(forms::code_too_long());
        return false;
    }
    let from = page.codes(&desk.session().head().sample).to_vec();
    let change = Change::Codes(Codes { list: CodeList::Of(page), from, to: codes });
    desk.begin_step();
    match desk.change(now, vec![change]) {
        Ok(()) => true,
        Err(refusal) => {
            let at = desk.session().bookmark().criterion;
            out.warn(desk.refused(at, refusal));
            false
        }
    }
}
