//! Looking for words in the informe: what matches is marked while they are typed, and the next is one key away.

use super::State;
use crate::app::keymap::{self, FindAction, Typed};
use crate::app::out::Out;
use crate::app::scroll::Place;
use crate::editing::{Buffer, Edit};
use crate::terminal::key::Input;
use crate::wording::informe as words;

/// Longest query, in characters.
const MAX_QUERY_CHARS: usize = 60;

/// What is looked for.
#[derive(Debug, Default)]
pub struct Find {
    /// The words, once they were typed.
    found: String,
    /// They are being typed; where one was before.
    typing: Option<(Buffer, Place)>,
    /// The items that have them.
    hits: Vec<usize>,
}

impl Find {
    /// The words that are marked.
    pub fn words(&self) -> &str {
        self.typing.as_ref().map_or(self.found.as_str(), |(query, _)| query.text())
    }

    /// Whether they are being typed.
    pub fn is_open(&self) -> bool {
        self.typing.is_some()
    }

    /// The items that have them.
    pub(super) fn hits(&self) -> &[usize] {
        &self.hits
    }

    /// What is being typed.
    pub fn query(&self) -> Option<&Buffer> {
        self.typing.as_ref().map(|(query, _)| query)
    }

    /// The hit of an item, counted from 1, and how many there are.
    pub fn count(&self, item: usize) -> (usize, usize) {
        (self.hits.iter().filter(|hit| **hit <= item).count(), self.hits.len())
    }
}

pub(super) fn open(state: &mut State) {
    let query = Buffer::one_line(String::new(), MAX_QUERY_CHARS);
    state.find.typing = Some((query, state.place()));
    look(state);
}

/// Finds anew, and marks what was found.
pub(super) fn look(state: &mut State) {
    let query = state.find.words();
    let has = |(n, item): (usize, &super::Item)| item.has(query).then_some(n);
    let hits: Vec<usize> = state.items.iter().enumerate().filter_map(has).collect();
    let before = std::mem::replace(&mut state.find.hits, hits);
    state.mark_anew(&before);
}

/// Goes to the next one, or the one before, round at the end.
pub(super) fn next(state: &mut State, forth: bool, out: &mut Out) {
    let (here, hits) = (state.place().selected, &state.find.hits);
    let (ahead, round) = if forth {
        (hits.iter().find(|hit| **hit > here), hits.first())
    } else {
        (hits.iter().rev().find(|hit| **hit < here), hits.last())
    };
    let Some(to) = ahead.or(round).copied() else {
        if !state.find.found.is_empty() {
            out.warn(words::nothing_found(&state.find.found));
        }
        return;
    };
    let went_round = ahead.is_none();
    state.go_to(to);
    let (n, of) = state.find.count(to);
    out.info(words::hit(n, of, went_round));
}

/// A key or a paste while words are typed.
pub(super) fn input(state: &mut State, input: Input, out: &mut Out) {
    match keymap::typed(keymap::FIND, input) {
        Typed::Nothing => {}
        Typed::Edit(change) => edit(state, change),
        Typed::Act(FindAction::Accept) => accept(state, out),
        Typed::Act(FindAction::Close) => {
            if let Some((_, before)) = state.find.typing.take() {
                look(state);
                state.place = before;
            }
        }
    }
}

fn accept(state: &mut State, out: &mut Out) {
    let Some((query, before)) = state.find.typing.take() else { return };
    query.text().clone_into(&mut state.find.found);
    look(state);
    let hits = state.find.hits.len();
    if hits == 0 {
        state.place = before;
        if !state.find.found.is_empty() {
            out.warn(words::nothing_found(&state.find.found));
        }
    }
}

/// What is typed goes at once to the first item from where one was that has it.
fn edit(state: &mut State, edit: Edit) {
    let Some((query, before)) = &mut state.find.typing else { return };
    let before = *before;
    if !query.apply(edit, u16::MAX).changed {
        return;
    }
    look(state);
    let hits = &state.find.hits;
    match hits.iter().find(|hit| **hit >= before.selected).or(hits.first()).copied() {
        Some(to) => state.go_to(to),
        None => state.place = before,
    }
}
