//! Concluding a supervision: what is written beside the criteria, who signs, what stands in the way of closing, and the
//! closing itself. Every letter goes into the session at once; closing and opening again are one change of it, which the
//! next save puts on disk whole or not at all.
//!
//! [`items`] is what is listed, [`mod@write`] writes one of them, `signing` closes and opens again.

pub mod items;
mod signing;
#[cfg(test)]
mod tests;
mod write;

use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::event::{Cx, Moment};
use crate::app::extent::Extent;
use crate::app::keymap::{self, ConcludeAction, HelpRow};
use crate::app::out::{Go, Out};
use crate::app::prose::Prose;
use crate::app::trail::{self, From, Line, Trace};
use crate::domain::closing::{Obstacle, Place, Weight, obstacles};
use crate::domain::conclusions::SignatoryField;
use crate::domain::identification::MAX_FIELD_CHARS;
use crate::domain::session::{
    Bookmark, FieldName, MAX_NOTE_CHARS, Meaning, Open, OpenConclusion, OpenField, Session, Status, Way,
};
use crate::editing::Buffer;
use crate::terminal::key::Input;
use crate::wording::{concluding as words, evaluating};
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
    /// The text of the item is written, on so much of the window.
    Write(Box<Prose>, Extent),
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
    /// At a line that was left.
    pub(crate) fn at(session: &Session, trail::Item { line, from }: trail::Item) -> Self {
        let at = match line {
            Line::Nth(at) => at,
            Line::Obstacle(n) => {
                let all = items::of(session);
                let above = all.iter().take_while(|item| item.is_written()).count();
                let obstacles = all.iter().filter(|item| matches!(item, Item::Obstacle(_))).count();
                above + n.min(obstacles)
            }
        };
        Self { at, from, mode: Mode::Browse }
    }

    /// At the line of this number, from which one goes to the walk.
    pub(crate) fn at_line(at: usize) -> Self {
        Self { at, from: From::Walk, mode: Mode::Browse }
    }

    /// With the text open that was being written when the session was left, if one was and it can be written.
    pub(crate) fn resume(session: &Session, writable: bool) -> Option<Self> {
        let Some(Open::Conclusion(open)) = session.bookmark().open.as_ref().filter(|_| writable) else { return None };
        let state = Self::at_line(open.line);
        let prose = state.item(session).prose(session, open.cursor);
        Some(Self {
            mode: prose.map_or(Mode::Browse, |prose| Mode::Write(Box::new(prose), Extent::default())),
            ..state
        })
    }

    /// What a later opening needs to come back here; what was written is in the session.
    pub(crate) fn bookmark(&self, session: &Session) -> Bookmark {
        let open = match &self.mode {
            Mode::Write(prose, _) => {
                Open::Conclusion(OpenConclusion { line: self.at, cursor: prose.buffer.cursor_chars() })
            }
            Mode::Browse | Mode::Sign { .. } | Mode::Reopen(_) => {
                Open::Field(OpenField { name: FieldName::Conclusions, cursor: self.at })
            }
        };
        Bookmark { criterion: session.bookmark().criterion, open: Some(open) }
    }

    /// The line that one is at, to come back to it.
    pub(crate) fn here(&self, session: &Session) -> trail::Item {
        let all = items::of(session);
        let is_obstacle = |item: &Item| matches!(item, Item::Obstacle(_));
        let above = all.iter().take(self.at).filter(|item| is_obstacle(item)).count();
        let line = if all.get(self.at).is_some_and(is_obstacle) { Line::Obstacle(above) } else { Line::Nth(self.at) };
        trail::Item { line, from: self.from }
    }

    /// Somebody else saved the session: what was typed is closed.
    pub(crate) fn refresh(&mut self) {
        self.mode = Mode::Browse;
    }

    /// Whether text is typed.
    pub(crate) fn types_text(&self) -> bool {
        match self.mode {
            Mode::Browse => false,
            Mode::Write(..) | Mode::Sign { .. } | Mode::Reopen(_) => true,
        }
    }

    /// The item that Enter opens.
    pub fn item(&self, session: &Session) -> Item {
        item(session, self.at)
    }

    /// What footer and help show.
    pub fn bindings(&self, desk: &Desk) -> (&'static str, Vec<HelpRow>) {
        match &self.mode {
            Mode::Browse => {
                let works = |action| match action {
                    ConcludeAction::Undo => desk.history().can_undo(),
                    ConcludeAction::Redo => desk.history().can_redo(),
                    ConcludeAction::Open
                    | ConcludeAction::Move(_)
                    | ConcludeAction::HandOut
                    | ConcludeAction::Summary
                    | ConcludeAction::Back => true,
                };
                (words::CONCLUDE, keymap::rows(keymap::CONCLUDE, works))
            }
            Mode::Write(_, extent) => (words::CONCLUDE_WRITE, write::rows(&self.item(desk.session()), *extent)),
            Mode::Sign { .. } => (words::SIGN, keymap::field(keymap::SIGN, |_| true)),
            Mode::Reopen(_) => (words::REOPEN, keymap::field(keymap::REOPEN, |_| true)),
        }
    }
}

fn item(session: &Session, at: usize) -> Item {
    let mut all = items::of(session);
    all.swap_remove(at.min(all.len().saturating_sub(1)))
}

/// A key or a paste.
pub(crate) fn input(state: &mut State, desk: &mut Desk, cx: Cx, input: Input, out: &mut Out) {
    let next = match &mut state.mode {
        Mode::Browse => match input {
            Input::Key(key) => {
                match keymap::find(keymap::CONCLUDE, key) {
                    Some(action) => browse(state, desk, cx.now, action, out),
                    // A text begun without Intro: its other letters would lead elsewhere, and write there.
                    None if key.printable().is_some() => out.refuse(words::TO_WRITE),
                    None => {}
                }
                Next::Stay
            }
            Input::InText(_) => Next::Stay,
            Input::Paste(_) => {
                out.warn(crate::wording::tui::PASTE_NEEDS_EDITOR);
                Next::Stay
            }
        },
        Mode::Write(prose, extent) => {
            write::input((prose, extent), &item(desk.session(), state.at), desk, cx, input, out)
        }
        Mode::Sign { name, meaning, seen } => signing::sign((name, meaning), seen, desk, cx.now, input, out),
        Mode::Reopen(why) => signing::reason(why, desk, cx.now, input, out),
    };
    if next != Next::Stay {
        desk.begin_step();
        if let Item::Public(at) = state.item(desk.session())
            && let Some(named) = desk.session().named_in_public(at)
        {
            out.warn(words::named_while_writing(&named));
        }
        state.mode = Mode::Browse;
    }
    match next {
        Next::Stay | Next::Close => {}
        Next::GoOn => state.at = (state.at + 1).min(items::of(desk.session()).len() - 1),
        Next::Another => state.at = 0,
    }
}

/// What comes after an input where something is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// It goes on.
    Stay,
    /// It is over.
    Close,
    /// It is over, and one goes on to the next item.
    GoOn,
    /// It is over, and what is listed is another: closed, with its seal at the top, or open again.
    Another,
}

fn browse(state: &mut State, desk: &mut Desk, now: Moment, action: ConcludeAction, out: &mut Out) {
    match action {
        ConcludeAction::Move(by) => state.at = by.index(state.at, PAGE, items::of(desk.session()).len() - 1),
        ConcludeAction::Open => open(state, desk, out),
        ConcludeAction::HandOut => out.go(Go::HandOut),
        ConcludeAction::Summary => out.go(Go::Summary),
        ConcludeAction::Undo => travel(state, desk, now, Way::Back, out),
        ConcludeAction::Redo => travel(state, desk, now, Way::Forth, out),
        ConcludeAction::Back => out.go(match state.from {
            From::Walk => Go::Walk(None),
            From::Summary => Go::Summary,
        }),
    }
}

fn travel(state: &mut State, desk: &mut Desk, now: Moment, way: Way, out: &mut Out) {
    match desk.travel(now, way) {
        Ok(Some(step)) => {
            let there = items::of(desk.session()).into_iter().position(|item| {
                let change = item.text(desk.session()).and_then(|text| item.change(text.to_owned()));
                change.is_some_and(|change| step.changes().iter().any(|one| one.goes_on_with(&change)))
            });
            state.at = there.unwrap_or(state.at);
            out.info(evaluating::travelled(desk.session(), way, &step));
        }
        Ok(None) => out.info(evaluating::nothing_to_travel(way)),
        Err(_) => out.warn(desk.why_not()),
    }
}

/// Opens what is pointed at.
fn open(state: &mut State, desk: &mut Desk, out: &mut Out) {
    let item = state.item(desk.session());
    match &item {
        Item::Obstacle(obstacle) => go(state, desk, obstacle.place(), out),
        Item::Sealed => out.go(Go::HandOut),
        Item::Versions => out.effect(Effect::ReadVersions(desk.session().id().clone())),
        Item::Close if desk.session().head().status == Status::Closed => {
            if !desk.can_reopen() {
                return out.refuse(desk.why_not());
            }
            state.mode = Mode::Reopen(Box::new(Buffer::one_line(String::new(), MAX_NOTE_CHARS)));
        }
        _ if !desk.is_writable() => out.refuse(desk.why_not()),
        Item::Close => begin_to_sign(state, desk.session(), out),
        Item::Conclusion(_) | Item::Signatory(..) | Item::Public(_) => {
            if let Some(prose) = item.prose(desk.session(), usize::MAX) {
                desk.begin_step();
                state.mode = Mode::Write(Box::new(prose), Extent::default());
            }
        }
    }
}

/// Where an obstacle is cleared. Nothing is typed there yet, so that nothing typed ahead becomes an answer.
fn go(state: &mut State, desk: &mut Desk, place: Place, out: &mut Out) {
    let wanted = match place {
        Place::Score(at) | Place::Text(at, _) | Place::Notices(at) | Place::Mark(at) => {
            return out.go(Go::Walk(Some(at)));
        }
        Place::Field(_) | Place::Codes(_) => {
            desk.trail.leave(Trace::Conclude(state.here(desk.session())));
            return out.go(Go::Identify);
        }
        Place::Nowhere => return out.info(words::NOTHING_HERE),
        Place::Conclusion(ix) => Item::Conclusion(ix),
        Place::Public(at) => Item::Public(at),
        Place::Signatory(place) => Item::Signatory(place, SignatoryField::Name),
    };
    state.at = items::of(desk.session()).iter().position(|item| *item == wanted).unwrap_or(state.at);
}

fn begin_to_sign(state: &mut State, session: &Session, out: &mut Out) {
    let barring = |item: &Item| matches!(item, Item::Obstacle(one) if one.weight() == Weight::Bars);
    if let Some(first) = items::of(session).iter().position(barring) {
        state.at = first;
        return out.refuse(words::BARRED);
    }
    let name = Box::new(Buffer::one_line(String::new(), MAX_FIELD_CHARS));
    state.mode = Mode::Sign { name, meaning: Meaning::Authorship, seen: obstacles(session) };
}
