//! The informe as it will read, from the very document that is written to a file. It is read only: Enter goes to the
//! criterion of a line, and from there one comes back to the same line.
//!
//! [`items`] is what is read one after the other, [`lines`] how it falls into rows, [`find`] looks for words.

pub mod find;
mod items;
pub mod lines;
pub mod place;

#[cfg(test)]
mod tests;

use crate::app::keymap::{self, HelpRow, ReadingAction as Action};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::scroll::{self, Move, Place};
use crate::app::trail::{Anchor, From};
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
use crate::report::Edition;
use crate::terminal::key::Input;
use crate::wording::{informe as words, tui};
use find::Find;
use items::{Item, Items};
use lines::Laid;

/// The informe on screen.
#[derive(Debug)]
pub struct State {
    /// Which of the two it is.
    pub edition: Edition,
    /// What stands on each page until the supervision is closed.
    pub mark: Option<&'static str>,
    chapters: Vec<String>,
    items: Vec<Item>,
    /// The rows of each item, for a window of this size.
    laid: Vec<Laid>,
    heights: Vec<usize>,
    size: (u16, u16),
    place: Place,
    /// Words that are looked for.
    pub find: Find,
    /// Where one came from, and goes back to.
    from: From,
}

impl State {
    /// The informe of `session`, from its beginning.
    pub fn new(session: &Session, edition: Edition, from: From, size: (u16, u16)) -> Self {
        let document = edition.of(session);
        let Items { chapters, items, .. } = Items::of(&document);
        let mut state = Self {
            edition,
            mark: document.mark,
            chapters,
            items,
            laid: Vec::new(),
            heights: Vec::new(),
            size,
            place: Place::default(),
            find: Find::default(),
            from,
        };
        state.lay();
        state
    }

    /// The same at the place of `anchor`.
    pub(crate) fn at(session: &Session, anchor: Anchor, size: (u16, u16)) -> Self {
        let mut state = Self::new(session, anchor.edition, anchor.from, size);
        state.place = anchor.place(&state.items, &state.heights);
        state
    }

    /// The same at what is said of a criterion.
    pub(crate) fn about(session: &Session, at: CriterionIx, from: From, size: (u16, u16)) -> Self {
        let mut state = Self::new(session, Edition::Ordinary, from, size);
        if let Some(found) = state.items.iter().position(|item| item.about == Some(at)) {
            state.go_to(found);
        }
        state
    }

    /// Lays everything out.
    fn lay(&mut self) {
        let width = measure::reading_columns(self.size);
        self.laid = self.items.iter().map(|item| lines::of(item, width, self.find.words())).collect();
        self.heights = self.laid.iter().map(|laid| laid.rows.len()).collect();
    }

    /// Other words are looked for: what had the words `before` and what has them now is laid out anew. Marks change no row.
    fn mark_anew(&mut self, before: &[usize]) {
        let width = measure::reading_columns(self.size);
        for &n in before.iter().chain(self.find.hits()) {
            if let (Some(laid), Some(item)) = (self.laid.get_mut(n), self.items.get(n)) {
                *laid = lines::of(item, width, self.find.words());
            }
        }
    }

    /// The window has another size: one stays at the line where one is.
    pub(crate) fn resize(&mut self, size: (u16, u16)) {
        if size != self.size {
            let anchor = self.anchor();
            self.size = size;
            self.lay();
            self.place = anchor.place(&self.items, &self.heights);
        }
    }

    /// Somebody else saved the session: one stays where one is, as far as that is still there.
    pub(crate) fn refresh(&mut self, session: &Session) {
        let find = std::mem::take(&mut self.find);
        *self = Self::at(session, self.anchor(), self.size);
        self.find = find;
        find::look(self);
    }

    /// The line where one is.
    pub(crate) fn anchor(&self) -> Anchor {
        Anchor::of(self.edition, self.from, &self.items, &self.heights, self.place())
    }

    /// Where one is, as it can be shown.
    pub fn place(&self) -> Place {
        scroll::shown(self.place, &self.heights, self.room())
    }

    fn room(&self) -> usize {
        usize::from(measure::reading_rows(self.size))
    }

    /// Chooses an item: its beginning comes into sight, with a little of what is before it.
    pub(super) fn go_to(&mut self, item: usize) {
        let start: usize = self.heights.iter().take(item).sum();
        let height = self.heights.get(item).copied().unwrap_or(0);
        let room = self.room();
        let shown = self.place().scroll;
        let is_whole = shown <= start && start + height <= shown + room;
        let scroll = if is_whole { shown } else { start.saturating_sub(room / 4) };
        self.place = Place { selected: item, scroll };
    }

    /// Each item as it is laid out, in order.
    pub fn laid(&self) -> &[Laid] {
        &self.laid
    }

    /// Each item as a sentence, in order.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = String> {
        self.items.iter().map(Item::sentence)
    }

    /// The chapter that one reads; of what may be published, that it is that.
    pub fn heading(&self) -> String {
        let chapter = self.items.get(self.place().selected).map_or(0, |item| item.chapter);
        let chapter = self.chapters.get(chapter).map_or("", String::as_str);
        match self.edition {
            Edition::Ordinary => chapter.to_owned(),
            Edition::Public => words::of_public(chapter),
        }
    }

    /// How much of it was read, in percent.
    pub fn percent(&self) -> usize {
        let all: usize = self.heights.iter().sum();
        let seen = (self.place().scroll + self.room()).min(all);
        (seen * 100).checked_div(all).unwrap_or(100)
    }

    /// The criterion that Enter goes to.
    fn target(&self) -> Option<CriterionIx> {
        self.items.get(self.place().selected).and_then(|item| item.about)
    }

    /// What footer and help show.
    pub fn bindings(&self) -> (&'static str, Vec<HelpRow>) {
        if self.find.is_open() {
            return (words::FIND, keymap::field(keymap::FIND, |_| true));
        }
        let mut rows = keymap::rows(keymap::READING, |action| self.works(action));
        let others = keymap::rows(keymap::READING, |action| action == Action::Edition);
        let turns = |row: &&mut HelpRow| others.iter().any(|other| other.name == row.name);
        if let Some(row) = rows.iter_mut().find(turns) {
            row.short = match self.edition.other() {
                Edition::Ordinary => words::ORDINARY,
                Edition::Public => words::PUBLIC,
            };
        }
        (words::READING, rows)
    }

    fn works(&self, action: Action) -> bool {
        match action {
            Action::Go => self.target().is_some(),
            Action::FindNext | Action::FindPrevious => !self.find.words().is_empty(),
            Action::Move(_)
            | Action::NextChapter
            | Action::PreviousChapter
            | Action::Find
            | Action::Edition
            | Action::HandOut
            | Action::Undo
            | Action::Summary
            | Action::Back => true,
        }
    }

    fn walk(&mut self, by: Move) {
        self.place = scroll::moved(self.place(), by, &self.heights, self.room());
    }

    /// Goes to the beginning of another chapter, with it at the top.
    fn go_to_chapter(&mut self, forth: bool) {
        let here = self.items.get(self.place().selected).map_or(0, |item| item.chapter);
        let begins = |chapter: usize| self.items.iter().position(|item| item.chapter == chapter);
        let start = begins(here).unwrap_or(0);
        let to = if forth {
            begins(here + 1)
        } else if self.place().selected > start {
            Some(start)
        } else {
            here.checked_sub(1).and_then(begins)
        };
        match to {
            Some(to) => {
                let scroll = self.heights.iter().take(to).sum();
                self.place = scroll::shown(Place { selected: to, scroll }, &self.heights, self.room());
            }
            None if forth => self.walk(Move::Last),
            None => self.walk(Move::First),
        }
    }
}

/// A key in the informe.
pub(crate) fn input(state: &mut State, size: (u16, u16), input: Input, out: &mut Out) {
    state.resize(size);
    if state.find.is_open() {
        return find::input(state, input, out);
    }
    let key = match input {
        Input::Key(key) => key,
        Input::InText(_) => return,
        Input::Paste(_) => return out.warn(tui::PASTE_NEEDS_EDITOR),
    };
    let Some(action) = keymap::find(keymap::READING, key) else { return };
    match action {
        Action::Move(by) => state.walk(by),
        Action::NextChapter => state.go_to_chapter(true),
        Action::PreviousChapter => state.go_to_chapter(false),
        Action::Go => {
            if let Some(at) = state.target() {
                out.go(Go::Walk(Some(at)));
            }
        }
        Action::Find => find::open(state),
        Action::FindNext => find::next(state, true, out),
        Action::FindPrevious => find::next(state, false, out),
        Action::Edition => out.go(Go::Reading(state.edition.other())),
        Action::HandOut => out.go(Go::HandOut),
        Action::Undo => out.go(Go::Undo),
        Action::Summary => out.go(Go::Summary),
        Action::Back => out.go(match state.from {
            From::Walk => Go::Walk(None),
            From::Summary => Go::Summary,
        }),
    }
}
