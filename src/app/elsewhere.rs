//! A session that another connection of the same account has, or takes: asking for it, letting go of it, following what
//! is saved there, and going on here once nobody has it.

use std::time::Duration;

use crate::app::App;
use crate::app::after::After;
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::event::Moment;
use crate::app::input::REMARK_STAYS;
use crate::app::keymap::{self, Following, HeldAction, HelpRow, WaitingAction};
use crate::app::out::Out;
use crate::app::overlay::{Overlay, Waiting};
use crate::app::read_only::{Cure, ReadOnly};
use crate::app::work::Work;
use crate::domain::session::{Session, SessionId, Timestamp};
use crate::terminal::key::{Input, Key};
use crate::wording::elsewhere as words;

/// How long the other connection may take to save and let go.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long after a session was let go it is looked whether somebody has it: who asked for it may be gone.
const AFTER: Duration = Duration::from_secs(3);
/// How long nobody must have pressed a key before a session that became writable takes one: what was typed before that
/// could be seen is no answer.
const CALM: Duration = Duration::from_secs(1);

impl Desk {
    /// When it takes answers, if it is about to.
    pub(crate) fn calm_at(&self) -> Option<Duration> {
        match &self.read_only {
            Some(ReadOnly { cure: Cure::Calm(since), .. }) => Some(*since + CALM),
            Some(ReadOnly { cure: Cure::None | Cure::Reopen | Cure::TakeOver, .. }) | None => None,
        }
    }
}

impl Work {
    /// Takes answers from now on if it has been calm long enough.
    fn calm_down(&mut self, now: Moment) {
        if self.desk.calm_at().is_some_and(|at| at <= now.elapsed) {
            self.desk.read_only = None;
            self.begin_here();
        }
    }

    /// A key or a paste came; whoever types is not calm.
    pub(crate) fn disturb(&mut self, now: Moment) {
        self.calm_down(now);
        if let Some(ReadOnly { cure: Cure::Calm(since), .. }) = &mut self.desk.read_only {
            *since = now.elapsed;
        }
    }
}

impl App {
    /// A key while it is asked what to do about a session that is open elsewhere.
    pub(crate) fn answer_held(&mut self, key: Key, out: &mut Out) {
        let Some(Overlay::Held(held)) = &self.overlay else { return };
        let Some(action) = keymap::find(keymap::HELD, key).filter(|&action| held.works(action)) else { return };
        let id = held.id.clone();
        self.overlay = None;
        match action {
            HeldAction::TakeOver => out.effect(Effect::Ask(id)),
            HeldAction::Read => out.effect(Effect::Read(id)),
            HeldAction::Back => self.list_if_shown(out),
        }
    }

    /// A key while the other connection is awaited.
    pub(crate) fn answer_waiting(&mut self, key: Key, out: &mut Out) {
        match keymap::find(keymap::WAITING, key) {
            None => {}
            Some(WaitingAction::Stop) => {
                self.overlay = None;
                out.effect(Effect::StopAsking);
                self.list_if_shown(out);
            }
        }
    }

    /// A key that goes on here with what is only read; whether it was one.
    pub(crate) fn takes_over(&self, key: Key, out: &mut Out) -> bool {
        let Some(desk) = self.desk().filter(|desk| desk.can_take_over()) else { return false };
        match keymap::find(keymap::FOLLOWING, key) {
            None => false,
            Some(Following::TakeOver) => {
                out.effect(Effect::Ask(desk.session().id().clone()));
                true
            }
        }
    }

    /// What footer and help show of it.
    pub(crate) fn following_rows(&self) -> Vec<HelpRow> {
        let reads = self.desk().is_some_and(Desk::can_take_over);
        keymap::rows(keymap::FOLLOWING, |_| reads)
    }

    /// The other connection was asked.
    pub(crate) fn asked(&mut self, id: SessionId) {
        self.not_opened();
        self.overlay = Some(Overlay::Waiting(Waiting { id, until: self.now.elapsed + PATIENCE }));
    }

    /// Somebody presses a key.
    pub(crate) fn disturb(&mut self) {
        let now = self.now;
        if let Some(work) = self.work_mut() {
            work.disturb(now);
        }
    }

    /// Whether the session is about to be let go: keys wait, and are then refused with the reason.
    pub(crate) fn is_handing_over(&self) -> bool {
        let hands = |desk: &Desk| desk.wanted.is_some() && desk.saving.trouble().is_none();
        self.overlay.is_none() && self.desk().is_some_and(hands)
    }

    /// The session stays here after all. What was typed since it was asked for was seen by nobody: words go into the text
    /// that is being written, and from the first key that is none on, nothing becomes an answer or a command.
    pub(crate) fn keep_words_ahead(&mut self, out: &mut Out) {
        let is_word = |input: &Input| match input {
            Input::Key(key) => key.printable().is_some(),
            Input::Paste(_) => true,
            Input::InText(_) => false,
        };
        let writes = self.work().is_some_and(|work| work.view.writes_own_text());
        let words = if writes { self.ahead.iter().take_while(|input| is_word(input)).count() } else { 0 };
        if words < self.ahead.len() {
            self.ahead.truncate(words);
            self.message_stays = self.now.elapsed + REMARK_STAYS;
            out.warn(words::UNSEEN);
        }
    }

    /// Until when the other connection is awaited, if it is.
    pub(crate) fn waits_until(&self) -> Option<Duration> {
        let Some(Overlay::Waiting(waiting)) = &self.overlay else { return None };
        Some(waiting.until)
    }

    /// Time went by: who was awaited too long is passed over, what was calm takes answers.
    pub(crate) fn wait_no_longer(&mut self, out: &mut Out) {
        let now = self.now;
        if let Some(work) = self.work_mut() {
            work.calm_down(now);
            if work.desk.look_at.take_if(|at| *at <= now.elapsed).is_some() {
                out.effect(Effect::Look);
            }
        }
        if self.waits_until().is_some_and(|until| until <= now.elapsed)
            && let Some(Overlay::Waiting(waiting)) = self.overlay.take()
        {
            out.effect(Effect::TakeOver(waiting.id));
        }
    }

    /// Somebody wants the session, or has it: what is unsaved is saved, and then it is let go.
    pub(crate) fn wanted(&mut self, id: SessionId, copy: Option<SessionId>, out: &mut Out) {
        let now = self.now;
        let is_it = |work: &&mut Work| work.desk.is_writable() && *work.desk.session().id() == id;
        let Some(work) = self.work_mut().filter(is_it) else {
            // Left meanwhile, or never open: nothing of ours hangs on it.
            return out.effect(Effect::LetGo(id));
        };
        work.bring_to_end(now);
        let desk = &mut work.desk;
        let wanted = desk.wanted.get_or_insert_default();
        wanted.copy = copy.or(wanted.copy.take());
        out.effects.extend(desk.save_last(now));
        self.let_go_if_settled(out);
    }

    pub(crate) fn let_go_if_settled(&mut self, out: &mut Out) {
        let settled = |desk: &&Desk| desk.wanted.is_some() && desk.saving.is_settled();
        if let Some(desk) = self.desk().filter(settled) {
            out.effect(Effect::LetGo(desk.session().id().clone()));
        }
    }

    /// The session is somebody else's now.
    pub(crate) fn let_go(&mut self, id: &SessionId, at: Timestamp, out: &mut Out) {
        let now = self.now;
        let Some(work) = self.work_mut().filter(|work| work.desk.session().id() == id) else { return };
        let copy = work.desk.wanted.take().and_then(|wanted| wanted.copy);
        work.desk.read_only = Some(ReadOnly::elsewhere(words::goes_on(at, copy.as_ref())));
        work.only_read(None);
        work.desk.look_at = Some(now.elapsed + AFTER);
        out.warn(words::let_go(at, copy.as_ref()));
        self.overlay = None;
    }

    /// The session of that id, if it is only read here.
    fn read_here(&mut self, id: &SessionId) -> Option<&mut Work> {
        self.work_mut().filter(|work| !work.desk.is_writable() && work.desk.session().id() == id)
    }

    /// Whoever has the session saved it.
    pub(crate) fn followed(&mut self, session: Session) {
        if let Some(work) = self.read_here(session.id()) {
            work.only_read(Some(session));
        }
    }

    /// Nobody has the session any more that was let go here.
    pub(crate) fn freed(&mut self, id: &SessionId, out: &mut Out) {
        if let Some(desk) = self.desk_mut().filter(|desk| desk.can_take_over() && desk.session().id() == id) {
            let free = ReadOnly::elsewhere(words::FREE);
            let why = free.sentence();
            desk.read_only = Some(free);
            if self.is_refusing() {
                self.after = After::Refused(why);
            }
            out.info(words::FREED);
        }
    }

    /// The session that was only read is ours now.
    pub(crate) fn came_to_us(&mut self, session: Session, out: &mut Out) {
        let now = self.now;
        if let Some(work) = self.read_here(session.id()) {
            work.only_read(Some(session));
            work.desk.read_only = Some(ReadOnly { why: String::new(), cure: Cure::Calm(now.elapsed) });
            // From now on it is a pause that tells what is meant.
            self.after = After::Nothing;
            out.info(words::WRITABLE);
        }
    }
}

#[cfg(test)]
mod tests;
