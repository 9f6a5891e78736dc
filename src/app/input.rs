//! Keys and pastes on their way to what they are meant for: what stands in front, else the screen.

use std::time::Duration;

use crate::app::after::Asked;
use crate::app::effect::Effect;
use crate::app::event::Cx;
use crate::app::handing;
use crate::app::keymap::{self, Answer, Binding, Common};
use crate::app::measure;
use crate::app::out::{Go, Out};
use crate::app::overlay::{Help, Leave, Overlay, Question};
use crate::app::reader;
use crate::app::screens::{conclude, identify, reading, recovery, sessions, sheet, summary, walk};
use crate::app::work::{View, Work};
use crate::app::{App, Screen};
use crate::terminal::key::{Input, Key, Remark, TextKey};
use crate::wording::tui as words;

/// Most keys and pastes that are held while a session comes open.
const MOST_AHEAD: usize = 1_000_000;
/// How long a remark on the line stays, whatever is typed meanwhile.
pub(crate) const REMARK_STAYS: Duration = Duration::from_secs(10);

impl App {
    /// The next key, unless the screen it was meant for is not there yet: over a slow line keys come in packets, and
    /// what was typed for a session must not act on the list. Ctrl-C is never held: a disk that hangs must not keep
    /// anybody.
    pub(crate) fn next_input(&mut self) -> Option<Input> {
        if self.ending {
            // Everything was handed to the worker: what they changed now would be lost.
            self.ahead.clear();
            return None;
        }
        if !self.waits_for_screen() {
            return self.ahead.pop_front();
        }
        self.ahead.truncate(MOST_AHEAD);
        let last = self.ahead.back() == Some(&Input::Key(Key::Ctrl('c')));
        if last { self.ahead.pop_back() } else { None }
    }

    /// Whether the screen that comes next is not there yet.
    fn waits_for_screen(&self) -> bool {
        let leaving = self.overlay.is_none() && self.work().is_some_and(|work| work.leaving.is_some());
        self.opening || leaving || self.is_handing_over()
    }

    /// Whether what is typed now is for a screen that is not there yet, or for a list that is still being read.
    pub(crate) fn holds_keys(&self) -> bool {
        let reads = matches!(self.screen, Screen::Sessions) && self.overlay.is_none() && self.list.listing.is_reading();
        self.waits_for_screen() || reads
    }

    /// The session that was asked for is not there: what was typed for it must not act on another screen.
    pub(crate) fn not_opened(&mut self) {
        self.opening = false;
        self.forget_ahead();
    }

    /// A question came instead of the screen that the keys were meant for.
    pub(crate) fn forget_ahead(&mut self) {
        self.ahead.clear();
    }

    /// Whoever types has read what was said, unless it is to stay for a while.
    fn clear_message(&mut self) {
        if self.now.elapsed >= self.message_stays {
            self.message = None;
        }
    }

    pub(crate) fn key(&mut self, key: Key, out: &mut Out) {
        self.clear_message();
        self.disturb();
        if key != Key::Ctrl('c') {
            self.asked = Asked::Nothing;
        }
        if key == Key::Ctrl('z') && !self.types_text() && !self.is_refusing() {
            if self.may_suspend {
                out.effect(Effect::Suspend);
            }
            return;
        }
        if !measure::fits(self.size) && !self.takes_unseen(key) {
            return;
        }
        if self.belongs_to_the_last(key, out) {
            return;
        }
        if let Some(action) = self.common_key(key) {
            return self.act_common(action, out);
        }
        let page = usize::from(measure::page_rows(self.size));
        let size = self.size;
        match (&mut self.overlay, &mut self.screen) {
            (None, _) => self.screen_key(key, out),
            (Some(Overlay::Help(help)), _) => reader::read_help(help, key, size, out),
            (Some(Overlay::Versions(versions)), _) => reader::read_versions(versions, key, size, out),
            (Some(Overlay::Confirm(_)), _) => self.answer(key, out),
            (Some(Overlay::Held(_)), _) => self.answer_held(key, out),
            (Some(Overlay::Waiting(_)), _) => self.answer_waiting(key, out),
            (Some(Overlay::Left(_)), _) => self.left_key(key, out),
            (Some(Overlay::Tree(tree)), Screen::Work(work)) => {
                walk::tree_key(tree, work.desk.session(), key, page, out);
            }
            (Some(Overlay::HandOut(choice)), Screen::Work(work)) => {
                let shown = match &work.view {
                    View::Reading(state) => Some(state.edition),
                    View::Identify(_) | View::Walk(_) | View::Sheet(_) | View::Summary(_) | View::Conclude(_) => None,
                };
                handing::key(choice, &mut work.desk, shown, key, out);
            }
            (Some(Overlay::Card(card)), Screen::Work(work)) => {
                walk::card_key(card, work.desk.session(), size, key, out);
            }
            (
                Some(Overlay::Tree(_) | Overlay::Card(_) | Overlay::HandOut(_)),
                Screen::Sessions | Screen::Recovery(_),
            ) => out.go(Go::Close),
        }
    }

    /// The keys that all screens share, as far as they act here.
    pub(crate) fn common_keys(&self) -> Vec<Binding<Common>> {
        let shared = if self.asks_before_it_leaves() { keymap::COMMON_WRITING } else { keymap::COMMON };
        let acts = |action: Common| match &self.overlay {
            None | Some(Overlay::Tree(_)) => true,
            // What is asked must not give way to the help.
            Some(Overlay::Left(_)) => action != Common::Help,
            Some(
                Overlay::HandOut(_)
                | Overlay::Help(_)
                | Overlay::Versions(_)
                | Overlay::Card(_)
                | Overlay::Confirm(_)
                | Overlay::Held(_)
                | Overlay::Waiting(_),
            ) => action == Common::Repaint,
        };
        shared.iter().copied().filter(|binding| acts(binding.action)).collect()
    }

    /// What `key` does everywhere, unless it does another thing here.
    fn common_key(&self, key: Key) -> Option<Common> {
        let action = keymap::find(&self.common_keys(), key)?;
        let taken = self.bindings_here().1.iter().any(|row| row.bound.contains(&key));
        (!taken).then_some(action)
    }

    fn act_common(&mut self, action: Common, out: &mut Out) {
        match action {
            Common::Help => {
                let (title, _) = self.bindings_here();
                let (rows, note) = (self.footer_rows(), self.what_is_not_here());
                self.overlay = Some(Overlay::Help(Help { title, rows, note, scroll: 0 }));
            }
            Common::Repaint => out.effect(Effect::Repaint),
            Common::Quit if self.asks_before_it_leaves() => self.leave_writing(&mut out.effects),
            Common::Quit => self.leave(Leave::Quit, &mut out.effects),
        }
    }

    /// Whether Ctrl-C may have been meant to copy.
    fn asks_before_it_leaves(&self) -> bool {
        self.types_text() || matches!(self.overlay, Some(Overlay::Left(_)))
    }

    /// Whether `key` does anything in a window that is too small.
    fn takes_unseen(&self, key: Key) -> bool {
        let writes = self.overlay.is_none() && self.work().is_some_and(|work| work.view.takes_unseen(key));
        writes || key == Key::Ctrl('c') || key == Key::Ctrl('l')
    }

    /// A key while a question is asked.
    pub(crate) fn answer(&mut self, key: Key, out: &mut Out) {
        let Some(Overlay::Confirm(question)) = &self.overlay else { return };
        let Some(answer) = keymap::find(question.keys(), key) else { return };
        let Some(Overlay::Confirm(question)) = self.overlay.take() else { return };
        match (answer, question) {
            (Answer::Yes, Question::Remove(id, _)) => out.effect(Effect::Remove(id)),
            (Answer::Yes, Question::Purge(_)) => out.effect(Effect::Purge),
            (Answer::Yes, Question::LeaveUnsaved(leave) | Question::LeaveSlow(leave)) => self.leave_now(leave, out),
            (Answer::No, Question::LeaveUnsaved(_) | Question::LeaveSlow(_)) => {
                if let Some(work) = self.work_mut() {
                    work.leaving = None;
                }
            }
            (Answer::No, Question::Remove(..) | Question::Purge(_)) => {}
        }
    }

    /// The list is on screen though another thing was asked for: it is read now if it was not before.
    pub(crate) fn list_if_shown(&self, out: &mut Out) {
        if matches!(self.screen, Screen::Sessions) && self.list.listing.is_reading() {
            out.effect(Effect::List);
        }
    }

    fn screen_key(&mut self, key: Key, out: &mut Out) {
        if self.takes_over(key, out) {
            return;
        }
        let cx = self.cx();
        match &mut self.screen {
            Screen::Sessions => sessions::input(&mut self.list, cx.size, Input::Key(key), out),
            Screen::Recovery(state) => recovery::key(state, key, out),
            Screen::Work(work) => work_key(work, cx, Input::Key(key), out),
        }
    }

    /// Whether text is typed on the screen, so that keys are for the text.
    fn types_text(&self) -> bool {
        self.overlay.is_none()
            && match &self.screen {
                Screen::Sessions => self.list.types_text(),
                Screen::Recovery(_) => false,
                Screen::Work(work) => work.view.types_text(),
            }
    }

    fn cx(&self) -> Cx {
        Cx { size: self.size, now: self.now }
    }

    /// A key that counts only where text is typed, and where that can be seen.
    pub(crate) fn in_text(&mut self, key: TextKey, out: &mut Out) {
        self.asked = Asked::Nothing;
        self.disturb();
        if self.overlay.is_some() || self.is_refusing() || !measure::fits(self.size) {
            return;
        }
        let cx = self.cx();
        match &mut self.screen {
            Screen::Sessions => sessions::input(&mut self.list, cx.size, Input::InText(key), out),
            Screen::Recovery(_) => {}
            Screen::Work(work) => work_key(work, cx, Input::InText(key), out),
        }
    }

    /// Something is to be told of the line: it stays long enough to be read while somebody types on.
    pub(crate) fn remark(&mut self, remark: Remark, out: &mut Out) {
        let said = match remark {
            Remark::Latin1 => words::LATIN1,
            Remark::Dropped => words::DROPPED,
            Remark::Alt => words::TAKEN_FOR_ALT,
            // There it moved or removed something, which is seen.
            Remark::AltInText if self.types_text() => return,
            Remark::AltInText => words::TAKEN_FOR_ALT,
            // The paste was refused, or not all of it entered: what was said of that matters more.
            Remark::Together if !self.types_text() || self.warns() => return,
            Remark::Together => words::TOGETHER,
        };
        self.message_stays = self.now.elapsed + REMARK_STAYS;
        out.warn(said);
    }

    pub(crate) fn paste(&mut self, text: &str, out: &mut Out) {
        self.clear_message();
        self.asked = Asked::Nothing;
        self.disturb();
        if self.overlay.is_some() {
            return out.warn(words::PASTE_BEHIND);
        }
        if self.paste_belongs_to_the_last(out) {
            return;
        }
        let cx = self.cx();
        match &mut self.screen {
            Screen::Sessions => sessions::input(&mut self.list, cx.size, Input::Paste(text.to_owned()), out),
            Screen::Recovery(_) => out.warn(words::PASTE_NOWHERE),
            Screen::Work(work) => work_key(work, cx, Input::Paste(text.to_owned()), out),
        }
    }
}

fn work_key(work: &mut Work, cx: Cx, input: Input, out: &mut Out) {
    let desk = &mut work.desk;
    match &mut work.view {
        View::Identify(state) => identify::input(state, desk, cx.now, input, out),
        View::Walk(state) => walk::input(state, desk, cx, input, out),
        View::Sheet(state) => sheet::input(state, desk, cx, input, out),
        View::Summary(state) => summary::input(state, desk.session(), cx.size, input, out),
        View::Reading(state) => reading::input(state, cx.size, input, out),
        View::Conclude(state) => conclude::input(state, desk, cx, input, out),
    }
    work.note_place(cx.now);
}
