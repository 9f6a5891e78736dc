//! What the footer shows: the keys of the screen, and on the right what every screen of a supervision has, undo, summary and
//! help, which stands still from one to the other.

use crate::app::keymap::{self, HelpRow};
use crate::app::overlay::Overlay;
use crate::app::screens::sessions;
use crate::app::screens::walk::{Looking, Mode, Stage, Writing};
use crate::app::work::View;
use crate::app::{App, Screen};
use crate::terminal::key::Key;
use crate::wording::tui as words;

impl App {
    /// The rows that footer and help show now: those of the tables, and the way to the summary where no single key leads
    /// there.
    pub fn footer_rows(&self) -> Vec<HelpRow> {
        let mut rows = self.bindings().1;
        if !self.is_refusing()
            && let Some(escapes @ 1..) = self.escapes()
        {
            let way = std::iter::repeat_n(Key::Esc, escapes).chain([keymap::SUMMARIZE]);
            rows.push(HelpRow {
                keys: way.map(keymap::key_name).collect::<Vec<_>>().join(" "),
                bound: Vec::new(),
                name: words::SUMMARY_WAY.into(),
                short: words::SUMMARY_KEY,
            });
        }
        rows
    }

    /// How often Esc is to be pressed until a key shows the summary; nowhere on the summary itself, nor where there is none
    /// or a question stands in front, which is to be answered first.
    fn escapes(&self) -> Option<usize> {
        match &self.overlay {
            None => self.escapes_below(),
            Some(
                Overlay::Tree(_) | Overlay::Help(_) | Overlay::Versions(_) | Overlay::Card(_) | Overlay::HandOut(_),
            ) => self.escapes_below().map(|below| below + 1),
            Some(Overlay::Confirm(_) | Overlay::Held(_) | Overlay::Waiting(_) | Overlay::Left(_)) => None,
        }
    }

    fn escapes_below(&self) -> Option<usize> {
        match &self.screen {
            Screen::Recovery(_) => None,
            Screen::Sessions => match self.list.mode {
                sessions::Mode::Browse => (self.list.listing.shown() > 0).then_some(0),
                sessions::Mode::Filtering(_) => Some(1),
                sessions::Mode::Trash(_) => None,
            },
            Screen::Work(work) => match &work.view {
                View::Walk(state) => Some(escapes_in_walk(&state.mode)),
                View::Sheet(state) if state.entry.is_some() || state.line.is_some() => Some(2),
                View::Sheet(_) => Some(1),
                // From a form that was begun just now Esc leads to the list, whose summary would be another session's.
                View::Identify(state) => (!state.fresh).then_some(1),
                View::Reading(state) => Some(usize::from(state.find.is_open())),
                View::Conclude(state) => Some(usize::from(state.types_text())),
                View::Summary(_) => None,
            },
        }
    }

    /// What the help says of undo and of the summary where there is none of them.
    pub(crate) fn what_is_not_here(&self) -> &'static str {
        match &self.screen {
            Screen::Work(_) => "",
            Screen::Recovery(_) => words::NOT_IN_RECOVERY,
            Screen::Sessions => match self.list.mode {
                sessions::Mode::Browse => words::NOT_IN_LIST,
                sessions::Mode::Filtering(_) => "",
                sessions::Mode::Trash(_) => words::NOT_IN_TRASH,
            },
        }
    }
}

/// How often Esc is to be pressed in the walk until the criterion itself is there.
fn escapes_in_walk(mode: &Mode) -> usize {
    match mode {
        Mode::Browse => 0,
        Mode::Write(writing) => escapes_of(writing),
        Mode::Pick(picking) => 1 + escapes_of(&picking.writing),
        Mode::Keep(keeping) => 1 + escapes_of(&keeping.writing),
        Mode::Notices(Looking { why, .. }) => 1 + usize::from(why.is_some()),
        Mode::Choose(_)
        | Mode::Count(_)
        | Mode::Search(_)
        | Mode::Goto(_)
        | Mode::Offer(_)
        | Mode::Bulk(_)
        | Mode::Mark(_) => 1,
    }
}

/// The same in a text: what was recalled goes first.
fn escapes_of(writing: &Writing) -> usize {
    match &writing.stage {
        Stage::Own | Stage::Proposed(_) | Stage::Taken => 1,
        Stage::Recalled { before, .. } => 1 + escapes_of(before),
    }
}

#[cfg(test)]
mod tests;
