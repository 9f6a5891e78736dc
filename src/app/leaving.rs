//! Leaving a session or the program: everything is saved first, and a disk that refuses, or does not answer, is told
//! before anything is lost.

use crate::app::after::Asked;
use crate::app::effect::Effect;
use crate::app::out::{Message, Out, Tone};
use crate::app::overlay::{Leave, Overlay, Question};
use crate::app::work::Work;
use crate::app::{App, Screen};
use crate::wording::hand as words;

impl App {
    /// Leaves where text is typed, once the key is pressed again.
    pub(crate) fn leave_writing(&mut self, effects: &mut Vec<Effect>) {
        let leaves = self.work().is_some_and(|work| work.leaving.is_some());
        match self.asked {
            Asked::Nothing if !leaves => {
                self.asked = Asked::ToLeave;
                self.message = Some(Message { text: words::AGAIN_TO_LEAVE.into(), tone: Tone::Warning });
            }
            Asked::Nothing | Asked::ToLeave => {
                self.asked = Asked::Nothing;
                self.message = None;
                self.leave(Leave::Quit, effects);
            }
        }
    }

    /// Leaves as soon as everything is saved; with trouble on the disk it asks first.
    pub(crate) fn leave(&mut self, leave: Leave, effects: &mut Vec<Effect>) {
        self.overlay = None;
        let now = self.now;
        let Some(work) = self.work_mut() else {
            match leave {
                Leave::Quit => self.quit(effects),
                Leave::ToList => self.screen = Screen::Sessions,
            }
            return;
        };
        work.bring_to_end(now);
        work.leaving = Some(leave);
        if work.desk.saving.trouble().is_some() && !work.desk.saving.is_settled() {
            self.overlay = Some(Overlay::Confirm(Question::LeaveUnsaved(leave)));
        } else {
            self.leave_if_settled(effects);
            self.ask_if_slow();
        }
    }

    /// Whoever waits to leave while the disk does not answer may go without it.
    fn ask_if_slow(&mut self) {
        let (now, free) = (self.now, self.overlay.is_none());
        let waits = |work: &&Work| work.desk.saving.slow(now).is_some() && work.desk.saving.trouble().is_none();
        let leave = self.work().filter(waits).and_then(|work| work.leaving);
        if let Some(leave) = leave.filter(|_| free) {
            self.forget_ahead();
            self.overlay = Some(Overlay::Confirm(Question::LeaveSlow(leave)));
        }
    }

    pub(crate) fn leave_if_settled(&mut self, effects: &mut Vec<Effect>) {
        let Some(work) = self.work_mut() else { return };
        if let Some(leave) = work.leaving.filter(|_| work.desk.saving.is_settled()) {
            effects.push(Effect::Release);
            self.left(leave, effects);
        }
    }

    /// Leaves although something is unsaved: the supervisor was told and said yes.
    pub(crate) fn leave_now(&mut self, leave: Leave, out: &mut Out) {
        out.effect(Effect::Release);
        self.left(leave, &mut out.effects);
    }

    pub(crate) fn left(&mut self, leave: Leave, effects: &mut Vec<Effect>) {
        self.overlay = None;
        self.screen = Screen::Sessions;
        match leave {
            Leave::ToList => effects.push(Effect::List),
            Leave::Quit => self.quit(effects),
        }
    }

    pub(crate) fn quit(&mut self, effects: &mut Vec<Effect>) {
        self.ending = true;
        effects.push(Effect::Quit);
    }

    /// Somebody wants the program to end: everything received is saved, then it goes.
    pub(crate) fn end(&mut self, out: &mut Out) {
        let now = self.now;
        if let Some(work) = self.work_mut() {
            work.bring_to_end(now);
        }
        if let Some(save) = self.last_save() {
            out.effect(save);
        }
        self.quit(&mut out.effects);
    }

    pub(crate) fn save(&mut self) -> Vec<Effect> {
        let now = self.now;
        if self.ending {
            return Vec::new();
        }
        let Some(work) = self.work_mut() else { return Vec::new() };
        work.desk.saving.refresh_shown(now);
        let save = work.save_due(now);
        self.ask_if_slow();
        save.into_iter().collect()
    }
}
