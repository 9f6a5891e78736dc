//! What typing, pasting and choosing make of the session.

use crate::app::desk::Desk;
use crate::app::event::Moment;
use crate::app::out::Out;
use crate::app::screens::identify::row::{Form, Row};
use crate::app::screens::identify::{State, offer};
use crate::domain::identification::{Field, Kind};
use crate::domain::session::Way;
use crate::domain::session::{About, Manner, Refusal};
use crate::domain::text::says_something;
use crate::editing::{Applied, Edit, Refused};
use crate::wording::{evaluating, forms};

/// A character that no binding takes.
pub(crate) fn typed(state: &mut State, desk: &mut Desk, now: Moment, c: char, out: &mut Out) {
    match state.row {
        Row::Kind => match c.to_ascii_lowercase() {
            'o' => choose_kind(desk, now, Kind::Ordinary, out),
            'e' => choose_kind(desk, now, Kind::Extraordinary, out),
            _ => out.warn(forms::NOTHING_TO_WRITE),
        },
        Row::Field(Field::Region) => find_region(state, desk, now, c, out),
        Row::Go => out.warn(forms::ONLY_ENTER),
        Row::Field(_) | Row::Count(_) | Row::CaseCodes | Row::Rucs => edit(state, desk, now, Edit::Insert(c), out),
    }
}

pub(crate) fn paste(state: &mut State, desk: &mut Desk, now: Moment, text: &str, out: &mut Out) {
    match state.row {
        Row::Kind => out.warn(forms::NOTHING_TO_WRITE),
        Row::Go => out.warn(forms::ONLY_ENTER),
        Row::Field(Field::Region) => match offer::region(text.trim()).filter(|_| says_something(text)) {
            Some(region) => take(state, desk, now, region, out),
            None => out.warn(forms::NO_SUCH_REGION),
        },
        Row::Count(_) => edit(state, desk, now, Edit::Paste(text.trim().to_owned()), out),
        Row::Field(_) | Row::CaseCodes | Row::Rucs => edit(state, desk, now, Edit::Paste(text.to_owned()), out),
    }
}

/// Adds `c` to the letters that look for a region; if they lead nowhere, begins anew with it.
fn find_region(state: &mut State, desk: &mut Desk, now: Moment, c: char, out: &mut Out) {
    let tries = [format!("{}{c}", state.search), c.to_string()];
    match tries.iter().find_map(|letters| offer::region(letters).map(|region| (letters, region))) {
        Some((letters, region)) if says_something(letters) => {
            take(state, desk, now, region, out);
            state.search.clone_from(letters);
        }
        Some(_) | None => out.warn(forms::no_region_begins(&tries[0])),
    }
}

/// Changes the text of the row. What cannot stand there is told and leaves everything as it was.
pub(crate) fn edit(state: &mut State, desk: &mut Desk, now: Moment, edit: Edit, out: &mut Out) {
    if !state.row.is_text() {
        return edit_choice(state, desk, now, &edit, out);
    }
    let (mut buffer, row, before) = (state.buffer.clone(), state.row, state.before);
    let limit = buffer.limit();
    desk.turn(if edit.takes_away() { Manner::TakenAway } else { Manner::Written });
    let Applied { changed, refused, .. } = buffer.apply(edit, u16::MAX);
    if changed && let Err(why) = write(row, desk, now, buffer.text()) {
        out.warn(why);
        match row {
            // What is no number stands there as typed, and the number is what it was before: half of it is another one.
            Row::Count(_) => put_back(desk, now, row, before),
            Row::Kind | Row::Field(_) | Row::CaseCodes | Row::Rucs | Row::Go => return,
        }
    }
    if let Some(Refused::Full { .. }) = refused {
        out.warn(forms::field_full(limit));
    }
    state.buffer = buffer;
    state.proposal = if changed { 0 } else { state.proposal };
}

/// The number of `row` is what it was before anything was typed there.
fn put_back(desk: &mut Desk, now: Moment, row: Row, before: Option<u32>) {
    let mut form = Form::of(desk.session());
    let text = before.map(|count| count.to_string()).unwrap_or_default();
    if row.put(&text, &mut form).is_ok() {
        // It was taken before.
        let _ = store(desk, now, form);
    }
}

/// Takes the last step in the form back or makes it again, and goes to its row. What is no number yet goes first.
pub(crate) fn travel(state: &mut State, desk: &mut Desk, now: Moment, way: Way, out: &mut Out) {
    let row = state.row;
    let form = Form::of(desk.session());
    if matches!(row, Row::Count(_)) && state.buffer.text() != row.text(&form) {
        return super::turn_to(state, desk, row, out);
    }
    let codes = desk.session().head().sample.case_codes.clone();
    match desk.travel(now, way) {
        Ok(Some(step)) => {
            let to = step.changes().iter().find_map(Row::changed_by).unwrap_or(row);
            // What the codes were is what they were when one came to their row.
            let codes = if row == Row::CaseCodes { state.cases.clone() } else { codes };
            if to != row {
                super::settle(state, desk, now, out);
            }
            super::turn_to(state, desk, to, out);
            if to == Row::CaseCodes {
                state.cases = codes;
            }
            out.info(evaluating::travelled(desk.session(), way, &step));
        }
        Ok(None) => out.info(evaluating::nothing_to_travel(way)),
        Err(refusal) => {
            let at = desk.session().bookmark().criterion;
            out.warn(desk.refused(at, refusal));
        }
    }
}

/// Where one chooses, erasing takes the region away; all else has no meaning.
fn edit_choice(state: &mut State, desk: &mut Desk, now: Moment, edit: &Edit, out: &mut Out) {
    let erases = matches!(edit, Edit::Backspace | Edit::Delete | Edit::DeleteWord | Edit::KillToStart);
    if erases && state.row == Row::Field(Field::Region) {
        take(state, desk, now, "", out);
    }
}

/// Puts `text` in place of what the row has.
pub(crate) fn take(state: &mut State, desk: &mut Desk, now: Moment, text: &str, out: &mut Out) {
    desk.begin_step();
    if let Err(why) = write(state.row, desk, now, text) {
        return out.warn(why);
    }
    // All of it fits: what would not is never offered.
    let _ = state.buffer.replace(text);
    state.proposal = 0;
    state.search.clear();
}

pub(crate) fn choose_kind(desk: &mut Desk, now: Moment, kind: Kind, out: &mut Out) {
    let form = Form { kind, ..Form::of(desk.session()) };
    if let Err(why) = store(desk, now, form) {
        out.warn(why);
    }
}

fn write(row: Row, desk: &mut Desk, now: Moment, text: &str) -> Result<(), String> {
    let mut form = Form::of(desk.session());
    row.put(text, &mut form)?;
    store(desk, now, form)
}

/// The one place where the form changes the session.
fn store(desk: &mut Desk, now: Moment, form: Form) -> Result<(), String> {
    if desk.is_writable() && form == Form::of(desk.session()) {
        return Ok(());
    }
    let Form { who, kind, sample } = form;
    let at = desk.session().bookmark().criterion;
    let changes = desk.session().becoming(&About { identification: who, kind, sample });
    desk.change(now, changes).map_err(|refusal: Refusal| desk.refused(at, refusal))
}
