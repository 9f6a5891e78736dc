//! The notices of the criterion on screen: what deserves a second look, with its reason. Each can be dismissed with a
//! word on why, and shown again; none of them bars anything.

use crate::app::event::Moment;
use crate::app::keymap::{self, DismissAction, HelpRow, NoticeAction, Typed};
use crate::app::out::Out;
use crate::app::screens::walk::browse::{refuse, refuse_with};
use crate::app::screens::walk::{Mode, State};
use crate::app::work::{View, Work};
use crate::domain::notices;
use crate::domain::notices::Notice;
use crate::domain::privacy;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{Change, MAX_NOTE_CHARS, Manner, Refusal, Session};
use crate::domain::text::says_something;
use crate::editing::{Buffer, Edit, Refused};
use crate::terminal::key::Input;
use crate::wording::{notices as words, tui};

/// The notices of a criterion being looked at.
#[derive(Debug)]
pub struct Looking {
    /// As they were found on opening, those not dismissed first. The facts they rest on do not change meanwhile.
    pub notices: Vec<Notice>,
    /// The one that keys act on.
    pub selected: usize,
    /// Why that one is dismissed, while it is typed. The session has it from the first letter on.
    pub why: Option<Buffer>,
}

impl Looking {
    /// The notices of `at`; nothing where there are none.
    pub(crate) fn new(session: &Session, at: CriterionIx) -> Option<Self> {
        let mut notices = notices::at(session, at);
        notices.sort_by_key(|notice| notice.dismissal(session).is_some());
        (!notices.is_empty()).then_some(Self { notices, selected: 0, why: None })
    }

    /// The one that keys act on.
    fn notice(&self) -> Option<&Notice> {
        self.notices.get(self.selected)
    }

    /// What footer and help show.
    pub fn bindings(&self, work: &Work) -> (&'static str, Vec<HelpRow>) {
        if self.why.is_some() {
            return (words::DISMISS, keymap::field(keymap::DISMISS, |_| true));
        }
        let dismissed = self.notice().is_some_and(|notice| notice.dismissal(work.session()).is_some());
        let works = |action| match action {
            NoticeAction::Score(_) | NoticeAction::Dismiss => work.is_writable(),
            NoticeAction::Restore => work.is_writable() && dismissed,
            NoticeAction::Up | NoticeAction::Down => self.notices.len() > 1,
            NoticeAction::Close => true,
        };
        (words::NOTICES, keymap::with_scale(keymap::rows(keymap::NOTICES, works), work.session().rubric().scale()))
    }
}

/// Whether `at` has notices, dismissed ones included.
pub(crate) fn are_there(session: &Session, at: CriterionIx) -> bool {
    !notices::at(session, at).is_empty()
}

/// Shows the notices of `at`, if it has some.
pub(crate) fn open(work: &mut Work, at: CriterionIx, out: &mut Out) {
    match Looking::new(work.session(), at) {
        Some(looking) => super::set_mode(work, Mode::Notices(looking)),
        None => refuse_with(work, words::NO_NOTICES, out),
    }
}

/// A key or a paste among the notices.
pub(crate) fn input(work: &mut Work, now: Moment, input: Input, out: &mut Out) {
    let View::Walk(State { mode: Mode::Notices(looking), .. }) = &work.view else { return };
    match (&looking.why, input) {
        (Some(_), input) => match keymap::typed(keymap::DISMISS, input) {
            Typed::Nothing => {}
            Typed::Edit(change) => edit(work, now, change, out),
            Typed::Act(DismissAction::Keep) => keep(work, out),
            Typed::Act(DismissAction::Leave) => {
                if reason_is_given(work)
                    && let View::Walk(State { mode: Mode::Notices(looking), .. }) = &work.view
                {
                    tell_dismissed(looking, out);
                }
                leave(work);
            }
        },
        (None, Input::InText(_)) => {}
        (None, Input::Paste(_)) => out.warn(tui::PASTE_NEEDS_EDITOR),
        (None, Input::Key(key)) => {
            if let Some(action) = keymap::find(keymap::NOTICES, key) {
                act(work, now, action, out);
            }
        }
    }
}

fn act(work: &mut Work, now: Moment, action: NoticeAction, out: &mut Out) {
    let writable = work.is_writable();
    let View::Walk(State { at, mode: Mode::Notices(looking) }) = &mut work.view else { return };
    let at = *at;
    match action {
        NoticeAction::Score(_) | NoticeAction::Dismiss if !writable => refuse(work, at, Refusal::Closed, out),
        NoticeAction::Restore if !writable => out.warn(work.refused(at, Refusal::Closed)),
        NoticeAction::Score(raw) => {
            super::set_mode(work, Mode::Browse);
            super::score(work, now, at, raw, out);
        }
        NoticeAction::Up => looking.selected = looking.selected.saturating_sub(1),
        NoticeAction::Down => looking.selected = (looking.selected + 1).min(looking.notices.len().saturating_sub(1)),
        NoticeAction::Dismiss => dismiss(work),
        NoticeAction::Restore => restore(work, now, at, out),
        NoticeAction::Close => super::set_mode(work, Mode::Browse),
    }
}

/// Opens the field for the reason, with the one that was given before.
fn dismiss(work: &mut Work) {
    let View::Walk(State { mode: Mode::Notices(looking), .. }) = &work.view else { return };
    let Some(notice) = looking.notice() else { return };
    let before = notice.dismissal(work.session()).unwrap_or_default();
    let field = Buffer::one_line(before.to_owned(), MAX_NOTE_CHARS);
    work.begin_step();
    if let View::Walk(State { mode: Mode::Notices(looking), .. }) = &mut work.view {
        looking.why = Some(field);
    }
}

fn restore(work: &mut Work, now: Moment, at: CriterionIx, out: &mut Out) {
    let View::Walk(State { mode: Mode::Notices(looking), .. }) = &work.view else { return };
    let Some(notice) = looking.notice() else { return };
    if notice.dismissal(work.session()).is_none() {
        return out.info(words::NOT_DISMISSED);
    }
    let key = notice.key(work.session());
    work.begin_step();
    match work.change(now, vec![Change::Dismissal(key, None)]) {
        Ok(()) => out.info(words::RESTORED),
        Err(refusal) => out.warn(work.refused(at, refusal)),
    }
}

fn edit(work: &mut Work, now: Moment, edit: Edit, out: &mut Out) {
    let View::Walk(State { at, mode: Mode::Notices(looking) }) = &mut work.view else { return };
    let (at, notice) = (*at, looking.notice().cloned());
    let (Some(field), Some(notice)) = (&mut looking.why, notice) else { return };
    let manner = if edit.takes_away() { Manner::TakenAway } else { Manner::Written };
    match field.apply(edit, u16::MAX).refused {
        Some(Refused::Full { .. }) => out.warn(words::WHY_FULL),
        Some(Refused::OneLine) | None => {}
    }
    // A reason that says nothing is none.
    let why = Some(field.text().to_owned()).filter(|why| says_something(why));
    work.turn(manner);
    let session = work.session();
    if why.as_deref() != notice.dismissal(session) {
        let change = Change::Dismissal(notice.key(session), why);
        if let Err(refusal) = work.change(now, vec![change]) {
            out.warn(work.refused(at, refusal));
        }
    }
}

/// Ends the reason, and the notices with it once none is left to look at.
fn keep(work: &mut Work, out: &mut Out) {
    if !reason_is_given(work) {
        return out.warn(words::SAY_WHY);
    }
    let View::Walk(State { mode: Mode::Notices(looking), .. }) = &work.view else { return };
    tell_dismissed(looking, out);
    let done = looking.notices.iter().all(|notice| notice.dismissal(work.session()).is_some());
    leave(work);
    if done {
        super::set_mode(work, Mode::Browse);
    }
}

fn tell_dismissed(looking: &Looking, out: &mut Out) {
    if looking.why.as_ref().is_some_and(|why| !privacy::find(why.text()).is_empty()) {
        out.warn(words::DISMISSED_PERSON);
    } else {
        out.info(words::DISMISSED);
    }
}

/// Whether the reason being typed says something: the notice is dismissed with it then.
fn reason_is_given(work: &Work) -> bool {
    let View::Walk(State { mode: Mode::Notices(looking), .. }) = &work.view else { return false };
    looking.why.as_ref().is_some_and(|why| says_something(why.text()))
}

fn leave(work: &mut Work) {
    if let View::Walk(State { mode: Mode::Notices(looking), .. }) = &mut work.view {
        looking.why = None;
    }
}
