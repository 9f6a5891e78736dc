//! A session that comes open where something was being typed: nothing that is typed goes there, or becomes a command,
//! before the supervisor has seen where they are and said how to go on.

use crate::app::App;
use crate::app::keymap::{self, LeftAction};
use crate::app::out::{Go, Out};
use crate::app::overlay::{Left, Overlay};
use crate::app::screens::{identify, sheet, walk};
use crate::app::work::{View, Work};
use crate::terminal::key::Key;
use crate::wording::hand as words;

impl App {
    /// A key before it is said how to go on.
    pub(crate) fn left_key(&mut self, key: Key, out: &mut Out) {
        match keymap::find(keymap::LEFT, key) {
            None => out.warn(words::SAY_HOW),
            Some(LeftAction::GoOn) => self.overlay = None,
            Some(LeftAction::Close) => {
                self.overlay = None;
                let now = self.now;
                if let Some(work) = self.work_mut() {
                    close(work, out);
                    work.note_place(now);
                }
            }
        }
    }

    /// Asks how to go on, if something is open.
    pub(crate) fn ask_how_to_go_on(&mut self) {
        if let Some(left) = self.work().and_then(left) {
            // What was typed before this could be seen says nothing about it.
            self.forget_ahead();
            self.overlay = Some(Overlay::Left(left));
        }
    }
}

/// What is open in a session that came open just now.
fn left(work: &Work) -> Option<Left> {
    match &work.view {
        View::Walk(state) => state.mode.left(),
        View::Sheet(state) if state.entry.is_some() => Some(Left::Codes),
        View::Sheet(_) if work.desk.is_writable() => Some(Left::Sheet),
        View::Identify(state) if !state.fresh => Some(Left::Identification),
        View::Conclude(state) if work.desk.is_writable() => {
            Some(if state.types_text() { Left::Conclusion } else { Left::Conclusions })
        }
        View::Sheet(_) | View::Identify(_) | View::Summary(_) | View::Reading(_) | View::Conclude(_) => None,
    }
}

/// Closes what is open: texts stay, and so does what was counted before.
fn close(work: &mut Work, out: &mut Out) {
    match &mut work.view {
        View::Walk(state) => walk::close(state, &mut work.desk),
        View::Sheet(state) => sheet::close(state, &mut work.desk, out),
        View::Identify(_) => out.go(identify::way_back(&mut work.desk)),
        View::Conclude(_) => out.go(Go::Walk(None)),
        View::Summary(_) | View::Reading(_) => {}
    }
}
