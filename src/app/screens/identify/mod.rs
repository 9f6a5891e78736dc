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

use crate::app::event::Moment;
use crate::app::keymap::{self, Binding, FormAction, HelpRow, Typed};
use crate::app::out::{Go, Out};
use crate::app::trail::Trace;
use crate::app::work::{View, Work};
use crate::domain::identification::{Field, Kind, REGIONS, chilean, parse_chilean, parse_iso};
use crate::domain::session::Way;
use crate::domain::session::{Bookmark, FieldName, Session};
use crate::domain::text::{clean_entered, says_something};
use crate::domain::typed::sample_number;
use crate::editing::{Buffer, Edit};
use crate::terminal::key::Input;
use crate::wording::{forms, tui as words};
use enter::{choose_kind, edit, paste, take, travel, typed};
use row::{Form, ROWS, Row};

/// The form.
#[derive(Debug)]
pub struct State {
    /// The row that keys act on.
    pub(crate) row: Row,
    /// Its text, where a text is typed.
    pub(crate) buffer: Buffer,
    /// The number that the row had before anything was typed in it.
    before: Option<u32>,
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
        let lacking = form.who.faults().first().map(|(field, _)| *field);
        let row = Row::Field(lacking.unwrap_or(Field::ProjectCode));
        let today = now.wall.date_naive();
        let before = row.number_of(&form);
        Self { row, buffer: buffer(row, &form), before, proposal: 0, search: String::new(), today, fresh }
    }

    /// Somebody else saved the session: the row shows what they wrote.
    pub(crate) fn refresh(&mut self, session: &Session) {
        self.go(self.row, &Form::of(session));
    }

    /// What footer and help show; the footer tells what the keys do on this row.
    pub fn bindings(&self, work: &Work) -> (&'static str, Vec<HelpRow>) {
        let offered = proposals(work, self).len();
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
        self.proposal = 0;
        self.search.clear();
    }
}

fn buffer(row: Row, form: &Form) -> Buffer {
    Buffer::one_line(row.text(form), row.limit())
}

/// What earlier sessions propose on this row, as far as typed.
fn proposals(work: &Work, state: &State) -> Vec<String> {
    let at_end = state.buffer.cursor() == state.buffer.text().len();
    if work.read_only.is_some() || !at_end {
        return Vec::new();
    }
    let code = &work.session().head().identification.project_code;
    let typed = state.buffer.text();
    if state.row == Row::Field(Field::Region) && says_something(typed) {
        return Vec::new();
    }
    offer::proposals(&work.earlier, code, state.row, typed)
}

/// What is proposed now, whole.
pub(crate) fn proposal(work: &Work, state: &State) -> Option<String> {
    if state.row == Row::Field(Field::VisitDate) {
        return (state.buffer.text().is_empty() && work.read_only.is_none()).then(|| chilean(state.today));
    }
    let offered = proposals(work, state);
    let shown = state.proposal.checked_rem(offered.len())?;
    offered.into_iter().nth(shown)
}

/// A key or a paste in the form.
pub(crate) fn input(work: &mut Work, _size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    if let View::Identify(state) = &mut work.view {
        state.today = now.wall.date_naive();
    }
    match input {
        Input::InText(key) => {
            if let View::Identify(state) = &work.view
                && state.row.is_text()
            {
                edit(work, now, keymap::edit(key), out);
            }
        }
        Input::Paste(text) => paste(work, now, &clean_entered(&text), out),
        Input::Key(_) => match keymap::typed(keymap::IDENTIFY, input) {
            Typed::Act(action) => act(work, now, action, out),
            Typed::Edit(Edit::Insert(c)) => typed(work, now, c, out),
            Typed::Edit(change) => edit(work, now, change, out),
            Typed::Nothing => {}
        },
    }
}

fn act(work: &mut Work, now: Moment, action: FormAction, out: &mut Out) {
    let View::Identify(state) = &work.view else { return };
    let row = state.row;
    match action {
        FormAction::Enter if row == Row::Go => out.go(way_back(work)),
        FormAction::Enter | FormAction::Next => go(work, ROWS[(row.index() + 1).min(ROWS.len() - 1)], out),
        FormAction::Previous => go(work, ROWS[row.index().saturating_sub(1)], out),
        FormAction::First => go(work, ROWS[0], out),
        FormAction::Last => go(work, Row::Go, out),
        FormAction::Right => sideways(work, now, Side::Right, out),
        FormAction::Left => sideways(work, now, Side::Left, out),
        FormAction::Suggest => suggest(work, out),
        FormAction::End => match proposal(work, state) {
            Some(proposed) => take(work, now, &proposed, out),
            None => edit(work, now, Edit::TextEnd, out),
        },
        FormAction::Undo => travel(work, now, Way::Back, out),
        FormAction::Redo => travel(work, now, Way::Forth, out),
        FormAction::Back => {
            let to = if state.fresh { Go::ToList } else { way_back(work) };
            tell_what_is_not_taken(state, out);
            out.go(to);
        }
    }
}

/// Where one goes from the form: to the walk, or to the closing whose obstacle is cleared here.
pub(crate) fn way_back(work: &Work) -> Go {
    match work.trail.errand() {
        Some(Trace::Conclude(item)) => Go::Conclude(item),
        Some(Trace::Reading(_) | Trace::At(_)) | None => Go::Walk(None),
    }
}

/// Where an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Chooses where one chooses, moves the cursor where one types, and at the end of the text accepts what is proposed.
fn sideways(work: &mut Work, now: Moment, side: Side, out: &mut Out) {
    let View::Identify(state) = &work.view else { return };
    match (state.row, side) {
        (Row::Kind, _) => {
            let kind = match work.session().head().kind {
                Kind::Ordinary => Kind::Extraordinary,
                Kind::Extraordinary => Kind::Ordinary,
            };
            choose_kind(work, now, kind, out);
        }
        (Row::Field(Field::Region), _) => step_region(work, now, side, out),
        (Row::Field(Field::VisitDate), _) => step_day(work, now, side, out),
        (Row::Go, _) => {}
        (Row::Field(_) | Row::Count(_) | Row::CaseCodes | Row::Rucs, Side::Left) => edit(work, now, Edit::Left, out),
        (Row::Field(_) | Row::Count(_) | Row::CaseCodes | Row::Rucs, Side::Right) => match proposal(work, state) {
            Some(proposed) => take(work, now, &proposed, out),
            None => edit(work, now, Edit::Right, out),
        },
    }
}

fn step_region(work: &mut Work, now: Moment, side: Side, out: &mut Out) {
    let View::Identify(state) = &work.view else { return };
    let here = REGIONS.iter().position(|&region| region == work.session().head().identification.region);
    let last = REGIONS.len() - 1;
    let to = match (here, side) {
        (None, Side::Right) => match proposal(work, state) {
            Some(proposed) => return take(work, now, &proposed, out),
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
    take(work, now, REGIONS[to], out);
}

fn step_day(work: &mut Work, now: Moment, side: Side, out: &mut Out) {
    let View::Identify(state) = &work.view else { return };
    let text = state.buffer.text();
    let to = match (parse_chilean(text).or_else(|| parse_iso(text)), side) {
        (None, _) if text.is_empty() => Some(state.today),
        (None, _) => return out.warn(forms::NO_DATE_TO_STEP),
        (Some(date), Side::Right) => date.succ_opt(),
        (Some(date), Side::Left) => date.pred_opt(),
    };
    // The calendar of the form ends with its century.
    if let Some(text) = to.map(chilean).filter(|text| parse_chilean(text).is_some()) {
        take(work, now, &text, out);
    }
}

fn suggest(work: &mut Work, out: &mut Out) {
    let View::Identify(state) = &work.view else { return };
    let several = proposals(work, state).len() > 1;
    if let View::Identify(state) = &mut work.view
        && several
    {
        state.proposal += 1;
    } else {
        out.info(forms::NO_PROPOSAL);
    }
}

fn go(work: &mut Work, row: Row, out: &mut Out) {
    work.begin_step();
    let form = Form::of(work.session());
    if let View::Identify(state) = &mut work.view {
        tell_what_is_not_taken(state, out);
        state.go(row, &form);
    }
}

/// What is no number does not stay where one leaves it, which must not pass in silence.
fn tell_what_is_not_taken(state: &State, out: &mut Out) {
    let typed = state.buffer.text();
    if matches!(state.row, Row::Count(_)) && !typed.is_empty() && sample_number(typed).is_none() {
        out.warn(forms::no_number(typed));
    }
}
