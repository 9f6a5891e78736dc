//! Concluding a supervision: what is written beside the criteria, who signs, what stands in the way of closing, and the
//! closing itself. Every letter goes into the session at once; closing and opening again are one change of it, which the
//! next save puts on disk whole or not at all.

pub mod items;
#[cfg(test)]
mod tests;

use crate::app::effect::Effect;
use crate::app::event::Moment;
use crate::app::keymap::{self, ConcludeAction, ConcludeWriteAction, HelpRow, ReopenAction, SignAction, WriteAction};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::screens::reading::place::From;
use crate::app::trail::{self, Trace};
use crate::app::work::{View, Work};
use crate::domain::closing::{NotClosed, Obstacle, Place, Signing, close, obstacles, reopen};
use crate::domain::conclusions::SignatoryField;
use crate::domain::identification::MAX_FIELD_CHARS;
use crate::domain::session::{
    Bookmark, FieldName, MAX_NOTE_CHARS, Manner, Meaning, Open, OpenField, Session, Status, Way,
};
use crate::domain::text::{clean_entered, is_harmful};
use crate::editing::{Buffer, Edit, Refused};
use crate::terminal::key::{Input, Key};
use crate::wording::{closing, concluding as words, evaluating};
pub use items::Item;

/// Items that a page goes by.
const PAGE: usize = 6;

/// Where one is, and what is being done there.
#[derive(Debug)]
pub struct State {
    /// The item that Enter opens.
    pub at: usize,
    /// Where one came from.
    from: From,
    /// What is being done.
    pub mode: Mode,
}

/// What is being done.
#[derive(Debug, Default)]
pub enum Mode {
    /// Going about.
    #[default]
    Browse,
    /// The text of the item is written.
    Write(Box<Buffer>),
    /// The name under a closing is typed; what stood in its way when that began was seen.
    Sign {
        /// The name.
        name: Box<Buffer>,
        /// What it means.
        meaning: Meaning,
        /// What was on screen.
        seen: Vec<Obstacle>,
    },
    /// The reason for opening again is typed.
    Reopen(Box<Buffer>),
}

impl State {
    /// At `item`.
    pub(crate) fn at(item: trail::Item) -> Self {
        Self { at: item.at, from: item.from, mode: Mode::Browse }
    }

    /// What a later opening needs to come back to the item; a text that was written is in the session.
    pub(crate) fn bookmark(&self, session: &Session) -> Bookmark {
        let open = Open::Field(OpenField { name: FieldName::Conclusions, cursor: self.at });
        Bookmark { criterion: session.bookmark().criterion, open: Some(open) }
    }

    /// The item that one is at, to come back to it.
    pub(crate) fn here(&self) -> trail::Item {
        trail::Item { at: self.at, from: self.from }
    }

    /// Somebody else saved the session: what was typed is closed.
    pub(crate) fn refresh(&mut self) {
        self.mode = Mode::Browse;
    }

    /// Whether text is typed.
    pub(crate) fn types_text(&self) -> bool {
        match self.mode {
            Mode::Browse => false,
            Mode::Write(_) | Mode::Sign { .. } | Mode::Reopen(_) => true,
        }
    }

    /// The item that Enter opens.
    pub fn item(&self, session: &Session) -> Item {
        let mut all = items::of(session);
        all.swap_remove(self.at.min(all.len().saturating_sub(1)))
    }

    /// What footer and help show.
    pub fn bindings(&self, work: &Work) -> (&'static str, Vec<HelpRow>) {
        match &self.mode {
            Mode::Browse => {
                let works = |action| match action {
                    ConcludeAction::Undo => work.history().can_undo(),
                    ConcludeAction::Redo => work.history().can_redo(),
                    ConcludeAction::Open
                    | ConcludeAction::Down
                    | ConcludeAction::Up
                    | ConcludeAction::PageDown
                    | ConcludeAction::PageUp
                    | ConcludeAction::First
                    | ConcludeAction::Last
                    | ConcludeAction::Back => true,
                };
                (words::CONCLUDE, keymap::rows(keymap::CONCLUDE, works))
            }
            Mode::Write(_) => {
                let mut rows = keymap::rows(keymap::CONCLUDE_WRITE, |_| true);
                rows.extend(keymap::rows(keymap::WRITE, |action| matches!(action, WriteAction::Text(_))));
                (words::CONCLUDE_WRITE, rows)
            }
            Mode::Sign { .. } => (words::SIGN, keymap::rows(keymap::SIGN, |_| true)),
            Mode::Reopen(_) => (words::REOPEN, keymap::rows(keymap::REOPEN, |_| true)),
        }
    }
}

/// A key or a paste.
pub(crate) fn input(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    let View::Conclude(state) = &mut work.view else { return };
    match &mut state.mode {
        Mode::Browse => match input {
            Input::Key(key) => {
                if let Some(action) = keymap::find(keymap::CONCLUDE, key) {
                    browse(work, now, action, out);
                }
            }
            Input::InText(_) => {}
            Input::Paste(_) => out.warn(crate::wording::tui::PASTE_NEEDS_EDITOR),
        },
        Mode::Write(_) => write(work, size, now, input, out),
        Mode::Sign { .. } => sign(work, now, input, out),
        Mode::Reopen(_) => reason(work, now, input, out),
    }
}

fn browse(work: &mut Work, now: Moment, action: ConcludeAction, out: &mut Out) {
    let last = items::of(work.session()).len() - 1;
    let View::Conclude(state) = &mut work.view else { return };
    state.at = match action {
        ConcludeAction::Up => state.at.saturating_sub(1),
        ConcludeAction::Down => state.at + 1,
        ConcludeAction::PageUp => state.at.saturating_sub(PAGE),
        ConcludeAction::PageDown => state.at + PAGE,
        ConcludeAction::First => 0,
        ConcludeAction::Last => last,
        ConcludeAction::Open => return open(work, out),
        ConcludeAction::Undo => return travel(work, now, Way::Back, out),
        ConcludeAction::Redo => return travel(work, now, Way::Forth, out),
        ConcludeAction::Back => {
            return out.go(match state.from {
                From::Walk => Go::Walk(None),
                From::Summary => Go::Summary,
            });
        }
    }
    .min(last);
}

fn travel(work: &mut Work, now: Moment, way: Way, out: &mut Out) {
    match work.travel(now, way) {
        Ok(Some(step)) => {
            let there = items::of(work.session()).into_iter().position(|item| {
                let change = item.text(work.session()).and_then(|text| item.change(text.to_owned()));
                change.is_some_and(|change| step.changes().iter().any(|one| one.goes_on_with(&change)))
            });
            if let (Some(there), View::Conclude(state)) = (there, &mut work.view) {
                state.at = there;
            }
            out.info(evaluating::travelled(work.session(), way, &step));
        }
        Ok(None) => out.info(evaluating::nothing_to_travel(way)),
        Err(_) => out.warn(work.why_not()),
    }
}

fn set_mode(work: &mut Work, mode: Mode) {
    if let View::Conclude(state) = &mut work.view {
        state.mode = mode;
    }
}

/// Opens what is pointed at.
fn open(work: &mut Work, out: &mut Out) {
    let View::Conclude(state) = &work.view else { return };
    let item = state.item(work.session());
    match &item {
        Item::Obstacle(obstacle) => go(work, obstacle.place(), out),
        Item::Versions => out.effect(Effect::ReadVersions(work.session().id().clone())),
        Item::Close if work.session().head().status == Status::Closed => {
            if !work.can_reopen() {
                return out.refuse(work.why_not());
            }
            set_mode(work, Mode::Reopen(Box::new(Buffer::one_line(String::new(), MAX_NOTE_CHARS))));
        }
        _ if !work.is_writable() => out.refuse(work.why_not()),
        Item::Close => begin_to_sign(work, out),
        Item::Conclusion(_) | Item::Signatory(..) | Item::Public(_) => {
            if let Some(buffer) = item.buffer(work.session()) {
                work.begin_step();
                set_mode(work, Mode::Write(Box::new(buffer)));
            }
        }
    }
}

/// Where an obstacle is cleared. Nothing is typed there yet, so that nothing typed ahead becomes an answer.
fn go(work: &mut Work, place: Place, out: &mut Out) {
    match place {
        Place::Score(at) | Place::Text(at, _) | Place::Notices(at) | Place::Mark(at) => out.go(Go::Walk(Some(at))),
        Place::Field(_) | Place::Codes(_) => {
            if let View::Conclude(state) = &work.view {
                work.trail.leave(Trace::Conclude(state.here()));
            }
            out.go(Go::Identify);
        }
        Place::Conclusion(ix) => point_at(work, &Item::Conclusion(ix)),
        Place::Public(at) => point_at(work, &Item::Public(at)),
        Place::Signatory(place) => point_at(work, &Item::Signatory(place, SignatoryField::Name)),
        Place::Nowhere => out.info(words::NOTHING_HERE),
    }
}

fn point_at(work: &mut Work, wanted: &Item) {
    let there = items::of(work.session()).iter().position(|item| item == wanted);
    if let (Some(there), View::Conclude(state)) = (there, &mut work.view) {
        state.at = there;
    }
}

fn begin_to_sign(work: &mut Work, out: &mut Out) {
    let seen = obstacles(work.session());
    let barring =
        |item: &Item| matches!(item, Item::Obstacle(one) if one.weight() == crate::domain::closing::Weight::Bars);
    if let Some(first) = items::of(work.session()).iter().position(barring) {
        if let View::Conclude(state) = &mut work.view {
            state.at = first;
        }
        return out.refuse(words::BARRED);
    }
    let name = Box::new(Buffer::one_line(String::new(), MAX_FIELD_CHARS));
    set_mode(work, Mode::Sign { name, meaning: Meaning::Authorship, seen });
}

fn write(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    let View::Conclude(State { mode: Mode::Write(buffer), .. }) = &work.view else { return };
    let one_line = buffer.limit() == MAX_FIELD_CHARS;
    let edit = match input {
        Input::InText(key) => keymap::edit(key),
        Input::Paste(text) => Edit::Paste(clean_entered(&text)),
        Input::Key(Key::Enter) if one_line => return written(work, true),
        Input::Key(key) => match keymap::find(keymap::CONCLUDE_WRITE, key) {
            Some(ConcludeWriteAction::Done) => return written(work, true),
            Some(ConcludeWriteAction::Leave) => return written(work, false),
            Some(ConcludeWriteAction::Cases) => match words::cases(&work.session().head().sample) {
                Some(cases) => Edit::Paste(paragraph(buffer, &cases)),
                None => return out.info(words::NO_CASES),
            },
            None => match (keymap::find(keymap::WRITE, key), key.printable()) {
                (Some(WriteAction::Text(action)), _) => action.edit(measure::page_rows(size) / 2),
                (Some(_) | None, Some(c)) if !is_harmful(c) => Edit::Insert(c),
                (Some(_) | None, _) => return,
            },
        },
    };
    apply(work, size, now, edit, out);
}

/// `text` as a paragraph of its own at the cursor.
fn paragraph(buffer: &Buffer, text: &str) -> String {
    let before = &buffer.text()[..buffer.cursor()];
    let gap = match before {
        "" => "",
        _ if before.ends_with("\n\n") => "",
        _ if before.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    format!("{gap}{text}")
}

fn apply(work: &mut Work, size: (u16, u16), now: Moment, edit: Edit, out: &mut Out) {
    let View::Conclude(state) = &work.view else { return };
    let item = state.item(work.session());
    let manner = if edit.takes_away() { Manner::TakenAway } else { Manner::Written };
    let View::Conclude(State { mode: Mode::Write(buffer), .. }) = &mut work.view else { return };
    let applied = buffer.apply(edit, measure::conclude_columns(size));
    match applied.refused {
        Some(Refused::Full { .. }) => out.warn(words::FULL),
        Some(Refused::OneLine) | None => {}
    }
    if !applied.changed {
        return;
    }
    let text = buffer.text().to_owned();
    work.turn(manner);
    if let Some(change) = item.change(text)
        && work.change(now, vec![change]).is_err()
    {
        out.warn(work.why_not());
    }
}

/// The text is done; on to the next one or not.
fn written(work: &mut Work, on: bool) {
    work.begin_step();
    let last = items::of(work.session()).len() - 1;
    if let View::Conclude(state) = &mut work.view {
        state.mode = Mode::Browse;
        state.at = if on { (state.at + 1).min(last) } else { state.at };
    }
}

fn sign(work: &mut Work, now: Moment, input: Input, out: &mut Out) {
    let View::Conclude(State { mode: Mode::Sign { name, meaning, seen }, .. }) = &mut work.view else { return };
    let edit = match keymap::typed(keymap::SIGN, input) {
        keymap::Typed::Nothing => return,
        keymap::Typed::Edit(edit) => edit,
        keymap::Typed::Act(SignAction::Leave) => return set_mode(work, Mode::Browse),
        keymap::Typed::Act(SignAction::Meaning) => {
            let at = Meaning::ALL.iter().position(|one| one == meaning).unwrap_or(0);
            *meaning = Meaning::ALL[(at + 1) % Meaning::ALL.len()];
            return;
        }
        keymap::Typed::Act(SignAction::Sign) => {
            let signing = Signing { at: now.wall, by: name.text().trim().to_owned(), meaning: *meaning };
            let seen = std::mem::take(seen);
            return hand_in(work, now, &signing, seen, out);
        }
    };
    type_on(name, edit, out);
}

fn hand_in(work: &mut Work, now: Moment, signing: &Signing, shown: Vec<Obstacle>, out: &mut Out) {
    match close(work.session(), signing, &shown) {
        Ok(closed) => {
            work.hand_in(now, closed);
            set_mode(work, Mode::Browse);
            // Not before it is on disk is it told to be closed.
            out.info(words::CLOSING);
            out.effects.extend(work.save_last(now));
        }
        Err(why @ (NotClosed::NoName | NotClosed::LongName(_))) => {
            if let View::Conclude(State { mode: Mode::Sign { seen, .. }, .. }) = &mut work.view {
                *seen = shown;
            }
            out.warn(words::not_closed(&why));
        }
        Err(why) => {
            set_mode(work, Mode::Browse);
            out.refuse(words::not_closed(&why));
        }
    }
}

fn reason(work: &mut Work, now: Moment, input: Input, out: &mut Out) {
    let View::Conclude(State { mode: Mode::Reopen(why), .. }) = &mut work.view else { return };
    let edit = match keymap::typed(keymap::REOPEN, input) {
        keymap::Typed::Nothing => return,
        keymap::Typed::Edit(edit) => edit,
        keymap::Typed::Act(ReopenAction::Leave) => return set_mode(work, Mode::Browse),
        keymap::Typed::Act(ReopenAction::Reopen) => {
            let why = clean_entered(why.text()).trim().to_owned();
            return match reopen(work.session(), now.wall, &why) {
                Ok(opened) => {
                    work.take_up(now, opened);
                    set_mode(work, Mode::Browse);
                    out.info(words::REOPENED);
                }
                Err(why) => out.warn(closing::not_reopened(why)),
            };
        }
    };
    type_on(why, edit, out);
}

/// Changes the line that is typed.
fn type_on(line: &mut Buffer, edit: Edit, out: &mut Out) {
    match line.apply(edit, u16::MAX).refused {
        Some(Refused::Full { .. }) => out.warn(words::FULL),
        Some(Refused::OneLine) | None => {}
    }
}
