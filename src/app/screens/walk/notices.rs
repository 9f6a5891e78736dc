//! The notices of the criterion on screen: what deserves a second look, with its reason. Each can be dismissed with a
//! word on why, and shown again; none of them bars anything.

use crate::app::desk::Desk;
use crate::app::keymap::{self, DismissAction, HelpRow, NoticeAction, Typed};
use crate::app::out::Out;
use crate::app::screens::walk::here::Here;
use crate::app::screens::walk::next::Next;
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
    pub fn bindings(&self, desk: &Desk, at: CriterionIx) -> (&'static str, Vec<HelpRow>) {
        if self.why.is_some() {
            return (words::DISMISS, keymap::field(keymap::DISMISS, |_| true));
        }
        let dismissed = self.notice().is_some_and(|notice| notice.dismissal(desk.session()).is_some());
        let works = |action| match action {
            NoticeAction::Score(_) | NoticeAction::Dismiss => desk.is_writable(),
            NoticeAction::Restore => desk.is_writable() && dismissed,
            NoticeAction::Move(_) => self.notices.len() > 1,
            NoticeAction::Undo => desk.history().can_undo(),
            NoticeAction::Close => true,
        };
        let rows = keymap::rows(keymap::NOTICES, works);
        (words::NOTICES, keymap::with_scores(rows, desk.session().rubric().criterion(at)))
    }
}

/// Whether `at` has notices, dismissed ones included.
pub(crate) fn are_there(session: &Session, at: CriterionIx) -> bool {
    !notices::at(session, at).is_empty()
}

/// The notices of `at`, if it has some.
pub(super) fn open(desk: &Desk, at: CriterionIx, out: &mut Out) -> Option<Looking> {
    let looking = Looking::new(desk.session(), at);
    if looking.is_none() {
        desk.refuse(words::NO_NOTICES, out);
    }
    looking
}

/// A key or a paste among the notices.
pub(super) fn input(looking: &mut Looking, desk: &mut Desk, here: Here, input: Input, out: &mut Out) -> Next {
    match (&mut looking.why, input) {
        (Some(why), input) => {
            let given = says_something(why.text());
            match keymap::typed(keymap::DISMISS, input) {
                Typed::Nothing => {}
                Typed::Edit(change) => {
                    if let Some(notice) = looking.notices.get(looking.selected) {
                        edit(why, notice, desk, here, change, out);
                    }
                }
                Typed::Act(DismissAction::Keep) if !given => out.warn(words::SAY_WHY),
                Typed::Act(DismissAction::Leave) if !given => looking.why = None,
                Typed::Act(action) => {
                    tell_dismissed(why, out);
                    looking.why = None;
                    // With the last of them, none is left to look at.
                    let is_dismissed = |notice: &Notice| notice.dismissal(desk.session()).is_some();
                    if action == DismissAction::Keep && looking.notices.iter().all(is_dismissed) {
                        return Next::Close;
                    }
                }
            }
        }
        (None, Input::InText(_)) => {}
        (None, Input::Paste(_)) => out.warn(tui::PASTE_NEEDS_EDITOR),
        (None, Input::Key(key)) => {
            if let Some(action) = keymap::find(keymap::NOTICES, key) {
                return act(looking, desk, here, action, out);
            }
        }
    }
    Next::Stay
}

fn act(looking: &mut Looking, desk: &mut Desk, here: Here, action: NoticeAction, out: &mut Out) -> Next {
    let writable = desk.is_writable();
    match action {
        NoticeAction::Score(_) | NoticeAction::Dismiss if !writable => {
            desk.refuse(desk.refused(here.at, Refusal::Closed), out);
        }
        NoticeAction::Restore if !writable => out.warn(desk.refused(here.at, Refusal::Closed)),
        NoticeAction::Score(raw) => return Next::Score(raw),
        NoticeAction::Move(by) => {
            looking.selected = by.index(looking.selected, 1, looking.notices.len().saturating_sub(1));
        }
        NoticeAction::Dismiss => {
            // The field for the reason, with the one that was given before.
            if let Some(notice) = looking.notice() {
                let before = notice.dismissal(desk.session()).unwrap_or_default();
                looking.why = Some(Buffer::one_line(before.to_owned(), MAX_NOTE_CHARS));
                desk.begin_step();
            }
        }
        NoticeAction::Restore => restore(looking, desk, here, out),
        NoticeAction::Undo => return Next::Press(keymap::UNDO),
        NoticeAction::Close => return Next::Close,
    }
    Next::Stay
}

fn restore(looking: &Looking, desk: &mut Desk, here: Here, out: &mut Out) {
    let Some(notice) = looking.notice() else { return };
    if notice.dismissal(desk.session()).is_none() {
        return out.info(words::NOT_DISMISSED);
    }
    let key = notice.key(desk.session());
    desk.begin_step();
    match desk.change(here.now, vec![Change::Dismissal(key, None)]) {
        Ok(()) => out.info(words::RESTORED),
        Err(refusal) => out.warn(desk.refused(here.at, refusal)),
    }
}

fn edit(field: &mut Buffer, notice: &Notice, desk: &mut Desk, here: Here, edit: Edit, out: &mut Out) {
    let manner = if edit.takes_away() { Manner::TakenAway } else { Manner::Written };
    match field.apply(edit, u16::MAX).refused {
        Some(Refused::Full { .. }) => out.warn(words::WHY_FULL),
        Some(Refused::OneLine) | None => {}
    }
    // A reason that says nothing is none.
    let why = Some(field.text().to_owned()).filter(|why| says_something(why));
    desk.turn(manner);
    let session = desk.session();
    if why.as_deref() != notice.dismissal(session) {
        let change = Change::Dismissal(notice.key(session), why);
        if let Err(refusal) = desk.change(here.now, vec![change]) {
            out.warn(desk.refused(here.at, refusal));
        }
    }
}

fn tell_dismissed(why: &Buffer, out: &mut Out) {
    if privacy::find(why.text()).is_empty() {
        out.info(words::DISMISSED);
    } else {
        out.warn(words::DISMISSED_PERSON);
    }
}
