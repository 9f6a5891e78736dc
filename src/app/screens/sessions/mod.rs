//! The list of saved sessions: choosing, filtering, removing; and the [`trash`].
//!
//! [`listing`] holds what is listed, [`columns`] says which columns a window has room for.

pub mod columns;
pub mod listing;
pub mod trash;

use self::listing::Listing;
use self::trash::Trash;
use crate::app::effect::Effect;
use crate::app::event::TrashCard;
use crate::app::keymap::{self, FilterAction, HelpRow, ListAction, Typed};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::overlay::{Overlay, Question};
use crate::app::page;
use crate::domain::catalog::Card;
use crate::domain::session::{SessionId, Timestamp};
use crate::editing::Buffer;
use crate::terminal::key::{Input, Key};
use crate::wording::{informe, lists, tui as words};

/// Longest filter, in characters.
const MAX_FILTER_CHARS: usize = 60;

/// Columns of a session's name in a question; a longer one would hide what is asked.
const LONGEST_NAME: usize = 80;

/// The list of sessions.
#[derive(Debug, Default)]
pub struct State {
    /// What is listed.
    pub listing: Listing,
    /// What is being done.
    pub mode: Mode,
    /// The session that was asked for to see its summary, until it is open.
    summary_of: Option<SessionId>,
}

/// What is being done in the list.
#[derive(Debug, Default)]
#[allow(clippy::large_enum_variant)] // there is only ever one
pub enum Mode {
    /// Choosing a session.
    #[default]
    Browse,
    /// Typing a filter.
    Filtering(Buffer),
    /// Looking at the trash.
    Trash(Trash),
}

impl State {
    /// A part of the list has been read.
    pub(crate) fn listed(&mut self, cards: Vec<Card>, last: bool, now: Timestamp) {
        self.listing.listed(cards, last, now);
    }

    /// The trash has been read.
    pub(crate) fn trash_listed(&mut self, cards: Vec<TrashCard>) {
        if let Mode::Trash(trash) = &mut self.mode {
            trash.listed(cards);
        }
    }

    /// Whether text is typed.
    pub(crate) fn types_text(&self) -> bool {
        match self.mode {
            Mode::Filtering(_) => true,
            Mode::Browse | Mode::Trash(_) => false,
        }
    }

    /// Whether the trash is on screen.
    pub(crate) fn is_trash(&self) -> bool {
        matches!(self.mode, Mode::Trash(_))
    }

    /// A session is open now: the list comes back to it. Says whether its summary was asked for.
    pub(crate) fn came_open(&mut self, id: &SessionId) -> bool {
        self.listing.select(id.clone());
        self.summary_of.take().is_some_and(|wanted| wanted == *id)
    }

    /// What footer and help show.
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        match &self.mode {
            Mode::Browse => (words::SESSIONS, keymap::rows(keymap::SESSIONS, |action| self.works(action))),
            Mode::Filtering(_) => (words::FILTER, keymap::field(keymap::FILTER, |_| true)),
            Mode::Trash(trash) => trash.bindings(),
        }
    }

    /// Whether `action` does something now.
    fn works(&self, action: ListAction) -> bool {
        match action {
            ListAction::Open | ListAction::Move(_) | ListAction::Summary | ListAction::Remove => {
                self.listing.shown() > 0
            }
            ListAction::Filter => self.listing.count() > 0,
            ListAction::Unfilter => !self.listing.filter().is_empty(),
            ListAction::New | ListAction::HandOut | ListAction::Trash | ListAction::Quit => true,
        }
    }
}

/// A key or a paste in the list or in the trash.
pub(crate) fn input(state: &mut State, size: (u16, u16), input: Input, out: &mut Out) {
    match (&mut state.mode, input) {
        (Mode::Filtering(buffer), input) => {
            if filter(buffer, &mut state.listing, input) {
                state.mode = Mode::Browse;
            }
        }
        (Mode::Browse, Input::Key(key)) => browse(state, size, key, out),
        (Mode::Trash(trash), Input::Key(key)) => {
            if trash.key(size, key, out) {
                state.mode = Mode::Browse;
            }
        }
        (Mode::Browse | Mode::Trash(_), Input::InText(_)) => {}
        (Mode::Browse | Mode::Trash(_), Input::Paste(_)) => out.warn(words::PASTE_NOWHERE),
    }
}

fn browse(state: &mut State, size: (u16, u16), key: Key, out: &mut Out) {
    let Some(action) = keymap::find(keymap::SESSIONS, key) else { return };
    if !state.works(action) {
        // What is typed on was to be looked for.
        if action == ListAction::Filter {
            out.refuse(lists::NOTHING_TO_FILTER);
        }
        return;
    }
    let page = usize::from(measure::list_rows(size)).max(1);
    let listing = &mut state.listing;
    match action {
        ListAction::Open => open(state, false, out),
        ListAction::Summary => open(state, true, out),
        ListAction::New => out.effect(Effect::Create),
        ListAction::Move(by) => listing.go(by.index(listing.at(), page, usize::MAX)),
        ListAction::Filter => {
            state.mode = Mode::Filtering(Buffer::one_line(listing.filter().to_owned(), MAX_FILTER_CHARS));
        }
        ListAction::Remove => {
            if let Some(card) = listing.selected() {
                let name = page::fit(lists::name(card), LONGEST_NAME);
                let question = Question::Remove(card.id.clone(), lists::which(card, &name));
                out.go(Go::Open(Overlay::Confirm(question)));
            }
        }
        ListAction::HandOut => out.info(informe::OPEN_FIRST),
        ListAction::Trash => {
            state.mode = Mode::Trash(Trash::default());
            out.effect(Effect::ListTrash);
        }
        ListAction::Unfilter => listing.set_filter(""),
        ListAction::Quit => out.go(Go::Quit),
    }
}

fn open(state: &mut State, summary: bool, out: &mut Out) {
    let Some(id) = state.listing.selected().map(|card| card.id.clone()) else { return };
    state.summary_of = summary.then(|| id.clone());
    out.effect(Effect::Open(id));
}

/// An input while a filter is typed; whether it is over.
fn filter(buffer: &mut Buffer, listing: &mut Listing, input: Input) -> bool {
    match keymap::typed(keymap::FILTER, input) {
        Typed::Nothing => false,
        Typed::Edit(edit) => {
            // What does not fit in a filter is seen not to be there.
            let _ = buffer.apply(edit, u16::MAX);
            listing.set_filter(buffer.text());
            false
        }
        Typed::Act(FilterAction::Accept) => true,
        Typed::Act(FilterAction::Cancel) => {
            listing.set_filter("");
            true
        }
    }
}

#[cfg(test)]
mod tests;
