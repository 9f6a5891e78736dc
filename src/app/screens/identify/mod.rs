//! The identification: who is supervised, by whom, when; and the sample.
//!
//! Every key goes into the session at once; the form itself keeps only the text of the row it is on, with its cursor.
//! Up and down always move between rows and never change a value, so that nobody alters a record by walking through
//! it; left and right choose the kind, the region and the day. Nothing bars the way to the walk. Esc leads back to the
//! walk, and out of a session made just now in which nothing was entered, which is thrown away.
//!
//! [`row`] is what a row shows and stores, [`enter`] what typing does, `hints` what is told beside it, [`offer`] what earlier sessions propose.

pub mod enter;
pub(crate) mod hints;
pub mod offer;
pub mod row;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::app::desk::{Desk, Part};
use crate::app::event::Moment;
use crate::app::keymap::{self, Binding, FormAction, HelpRow, Typed};
use crate::app::out::{Go, Out};
use crate::app::trail::Trace;
use crate::domain::identification::{Field, Kind, REGIONS, chilean, parse_chilean, parse_iso};
use crate::domain::session::Way;
use crate::domain::session::{Bookmark, FieldName, Session, Settling};
use crate::domain::text::{clean_entered, says_something};
use crate::domain::typed::sample_number;
use crate::editing::{Buffer, Edit};
use crate::terminal::key::Input;
use crate::wording::{forms, tui as words};
use enter::{choose_kind, edit, paste, take, travel, typed};
use row::{Form, Row};

/// The form.
#[derive(Debug)]
pub struct State {
    /// The row that keys act on.
    pub(crate) row: Row,
    /// Its text, where a text is typed.
    pub(crate) buffer: Buffer,
    /// The number that the row had before anything was typed in it.
    before: Option<u32>,
    /// The cases of the sample before anything was typed in the row.
    cases: Vec<String>,
    /// Which proposal is shown, counted round.
    proposal: usize,
    /// Letters typed to find a region.
    search: String,
    /// The day it is, proposed for a visit without date.
    today: NaiveDate,
    /// The session was made just now.
    pub(crate) fresh: bool,
}

/// What a later opening needs to come back to the form.
pub(crate) fn bookmark(session: &Session) -> Bookmark {
    Bookmark { criterion: session.bookmark().criterion, open: Some(FieldName::Identification.into()) }
}

impl State {
    /// The form of a session that was opened before, on the first row that lacks something.
    pub fn new(session: &Session, now: Moment) -> Self {
        Self::on_first_gap(session, now, false)
    }

    /// The form of a session that was made just now.
    pub(crate) fn fresh(session: &Session, now: Moment) -> Self {
        Self::on_first_gap(session, now, true)
    }

    fn on_first_gap(session: &Session, now: Moment, fresh: bool) -> Self {
        let form = Form::of(session);
        let lacking = form.who.faults(session.rubric().asked()).first().map(|(field, _)| *field);
        let row = Row::Field(lacking.unwrap_or(Field::ProjectCode));
        let today = now.wall.date_naive();
        let before = row.number_of(&form);
        let cases = form.sample.case_codes.clone();
        Self { row, buffer: buffer(row, &form), before, cases, proposal: 0, search: String::new(), today, fresh }
    }

    /// Somebody else saved the session: the row shows what they wrote.
    pub(crate) fn refresh(&mut self, session: &Session) {
        self.go(self.row, &Form::of(session));
    }

    /// What footer and help show; the footer tells what the keys do on this row.
    pub fn bindings(&self, desk: &Desk) -> (&'static str, Vec<HelpRow>) {
        let offered = proposals(desk, self).len();
        let rows = keymap::IDENTIFY.iter().flat_map(|binding| {
            let short = self.short(binding, offered);
            keymap::rows(std::slice::from_ref(binding), |_| true).into_iter().map(move |row| HelpRow { short, ..row })
        });
        (words::IDENTIFY, keymap::below(rows.collect(), keymap::FIELD))
    }

    fn short(&self, binding: &Binding<FormAction>, offered: usize) -> &'static str {
        let instead = match binding.action {
            FormAction::Enter => (self.row == Row::Go).then_some(forms::GO_SHORT),
            FormAction::Suggest => (offered > 1).then_some(forms::ANOTHER_PROPOSAL),
            FormAction::Right => match self.row {
                Row::Kind | Row::Field(Field::Region) => Some(forms::ANOTHER_VALUE),
                Row::Field(Field::VisitDate) => Some(forms::ANOTHER_DAY),
                Row::Field(_) => (offered > 0).then_some(forms::ACCEPT_SHORT),
                Row::Count(_) | Row::CaseCodes | Row::Rucs | Row::Go => None,
            },
            FormAction::Next
            | FormAction::Previous
            | FormAction::First
            | FormAction::Last
            | FormAction::Left
            | FormAction::End
            | FormAction::Undo
            | FormAction::Redo
            | FormAction::Back => None,
        };
        instead.unwrap_or(binding.short)
    }

    fn go(&mut self, row: Row, form: &Form) {
        self.row = row;
        self.buffer = buffer(row, form);
        self.before = row.number_of(form);
        self.cases.clone_from(&form.sample.case_codes);
        self.proposal = 0;
        self.search.clear();
    }
}

fn buffer(row: Row, form: &Form) -> Buffer {
    Buffer::one_line(row.text(form), row.limit())
}

/// What earlier sessions propose on this row, as far as typed.
fn proposals(desk: &Desk, state: &State) -> Vec<String> {
    let at_end = state.buffer.cursor() == state.buffer.text().len();
    if !desk.is_writable() || !at_end {
        return Vec::new();
    }
    let code = &desk.session().head().identification.project_code;
    let typed = state.buffer.text();
    if state.row == Row::Field(Field::Region) && says_something(typed) {
        return Vec::new();
    }
    offer::proposals(&desk.earlier, code, state.row, typed)
}

/// What is proposed now, whole.
pub(crate) fn proposal(desk: &Desk, state: &State) -> Option<String> {
    if state.row == Row::Field(Field::VisitDate) {
        return (state.buffer.text().is_empty() && desk.is_writable()).then(|| chilean(state.today));
    }
    let offered = proposals(desk, state);
    let shown = state.proposal.checked_rem(offered.len())?;
    offered.into_iter().nth(shown)
}

/// A key or a paste in the form.
pub(crate) fn input(state: &mut State, desk: &mut Desk, now: Moment, input: Input, out: &mut Out) {
    state.today = now.wall.date_naive();
    match input {
        Input::InText(key) => {
            if state.row.is_text() {
                edit(state, desk, now, keymap::edit(key), out);
            }
        }
        Input::Paste(text) => paste(state, desk, now, &clean_entered(&text), out),
        Input::Key(_) => match keymap::typed(keymap::IDENTIFY, input) {
            Typed::Act(action) => act(state, desk, now, action, out),
            Typed::Edit(Edit::Insert(c)) => typed(state, desk, now, c, out),
            Typed::Edit(change) => edit(state, desk, now, change, out),
            Typed::Nothing => {}
        },
    }
}

fn act(state: &mut State, desk: &mut Desk, now: Moment, action: FormAction, out: &mut Out) {
    let row = state.row;
    let rows = row::rows(desk.session().rubric().asked(), &Form::of(desk.session()), row);
    match action {
        FormAction::Enter if row == Row::Go => out.go(way_back(desk)),
        FormAction::Enter | FormAction::Next => {
            leave_row(state, desk, now, rows[(row.index(&rows) + 1).min(rows.len() - 1)], out);
        }
        FormAction::Previous => leave_row(state, desk, now, rows[row.index(&rows).saturating_sub(1)], out),
        FormAction::First => leave_row(state, desk, now, rows[0], out),
        FormAction::Last => leave_row(state, desk, now, Row::Go, out),
        FormAction::Right => sideways(state, desk, now, Side::Right, out),
        FormAction::Left => sideways(state, desk, now, Side::Left, out),
        FormAction::Suggest if proposals(desk, state).len() > 1 => state.proposal += 1,
        FormAction::Suggest => out.info(forms::NO_PROPOSAL),
        FormAction::End => take_or(state, desk, now, Edit::TextEnd, out),
        FormAction::Undo => travel(state, desk, now, Way::Back, out),
        FormAction::Redo => travel(state, desk, now, Way::Forth, out),
        FormAction::Back => {
            tell_what_is_not_taken(state, out);
            settle(state, desk, now, out);
            out.go(if state.fresh { Go::ToList } else { way_back(desk) });
        }
    }
}

/// Where one goes from the form: to the walk, or to the closing whose obstacle is cleared here.
pub(crate) fn way_back(desk: &mut Desk) -> Go {
    match desk.trail.errand() {
        Some(Trace::Conclude(item)) => {
            let _ = desk.trail.end_errand();
            Go::Conclude(item)
        }
        Some(Trace::Reading(_) | Trace::At(_) | Trace::Mended(_)) | None => Go::Walk(None),
    }
}

/// Accepts what is proposed; where nothing is, edits.
fn take_or(state: &mut State, desk: &mut Desk, now: Moment, otherwise: Edit, out: &mut Out) {
    match proposal(desk, state) {
        Some(proposed) => take(state, desk, now, &proposed, out),
        None => edit(state, desk, now, otherwise, out),
    }
}

/// Where an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Chooses where one chooses, moves the cursor where one types, and at the end of the text accepts what is proposed.
fn sideways(state: &mut State, desk: &mut Desk, now: Moment, side: Side, out: &mut Out) {
    match (state.row, side) {
        (Row::Kind, _) => {
            let kind = match desk.session().head().kind {
                Kind::Ordinary => Kind::Extraordinary,
                Kind::Extraordinary => Kind::Ordinary,
            };
            choose_kind(desk, now, kind, out);
        }
        (Row::Field(Field::Region), _) => step_region(state, desk, now, side, out),
        (Row::Field(Field::VisitDate), _) => step_day(state, desk, now, side, out),
        (Row::Go, _) => {}
        (Row::Field(_) | Row::Count(_) | Row::CaseCodes | Row::Rucs, Side::Left) => {
            edit(state, desk, now, Edit::Left, out);
        }
        (Row::Field(_) | Row::Count(_) | Row::CaseCodes | Row::Rucs, Side::Right) => {
            take_or(state, desk, now, Edit::Right, out);
        }
    }
}

fn step_region(state: &mut State, desk: &mut Desk, now: Moment, side: Side, out: &mut Out) {
    let here = REGIONS.iter().position(|&region| region == desk.session().head().identification.region);
    let last = REGIONS.len() - 1;
    let to = match (here, side) {
        (None, Side::Right) => match proposal(desk, state) {
            Some(proposed) => return take(state, desk, now, &proposed, out),
            None => 0,
        },
        (None, Side::Left) => last,
        (Some(here), Side::Right) => {
            if here == last {
                0
            } else {
                here + 1
            }
        }
        (Some(here), Side::Left) => here.checked_sub(1).unwrap_or(last),
    };
    take(state, desk, now, REGIONS[to], out);
}

fn step_day(state: &mut State, desk: &mut Desk, now: Moment, side: Side, out: &mut Out) {
    let text = state.buffer.text();
    let to = match (parse_chilean(text).or_else(|| parse_iso(text)), side) {
        (None, _) if text.is_empty() => Some(state.today),
        (None, _) => return out.warn(forms::NO_DATE_TO_STEP),
        (Some(date), Side::Right) => date.succ_opt(),
        (Some(date), Side::Left) => date.pred_opt(),
    };
    // The calendar of the form ends with its century.
    if let Some(text) = to.map(chilean).filter(|text| parse_chilean(text).is_some()) {
        take(state, desk, now, &text, out);
    }
}

fn leave_row(state: &mut State, desk: &mut Desk, now: Moment, to: Row, out: &mut Out) {
    settle(state, desk, now, out);
    turn_to(state, desk, to, out);
}

/// What was entered of a case whose code was changed goes with it; of a case that is gone nothing is known any more. Ticks
/// that move are a step of the sheet, so that its steps find them where they left them.
fn settle(state: &State, desk: &mut Desk, now: Moment, out: &mut Out) {
    if state.row != Row::CaseCodes || !desk.is_writable() {
        return;
    }
    let Settling { moved, forgotten } = desk.session().settling(&state.cases);
    for (part, changes) in [(Part::Answers, moved), (Part::Fields, forgotten)] {
        if !changes.is_empty()
            && let Err(refusal) = desk.change_of(part, now, changes)
        {
            out.warn(desk.refused(desk.session().bookmark().criterion, refusal));
        }
    }
}

/// One goes, or is cut off: what was entered follows the codes as they stand. What is gone may be about to come back.
pub(crate) fn follow(state: &State, desk: &mut Desk, now: Moment) {
    let moved = (state.row == Row::CaseCodes).then(|| desk.session().settling(&state.cases).moved);
    if let Some(moved) = moved.filter(|moved| !moved.is_empty()) {
        // Refused, everything stays where it is, with a row of its own.
        let _ = desk.change_of(Part::Answers, now, moved);
    }
}

fn turn_to(state: &mut State, desk: &mut Desk, to: Row, out: &mut Out) {
    desk.begin_step();
    tell_what_is_not_taken(state, out);
    state.go(to, &Form::of(desk.session()));
}

/// What is no number does not stay where one leaves it, which must not pass in silence.
fn tell_what_is_not_taken(state: &State, out: &mut Out) {
    let typed = state.buffer.text();
    if matches!(state.row, Row::Count(_)) && !typed.is_empty() && sample_number(typed).is_none() {
        out.warn(forms::no_number(typed));
    }
}
