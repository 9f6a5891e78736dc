//! Nothing to rate in a whole part of the rubric: one letter says in which, one text is shared by all that is untouched
//! there, and one key gives it to them with a 0.

use crate::app::event::Moment;
use crate::app::keymap::{self, BulkAction, HelpRow, ScopeAction, WriteAction};
use crate::app::measure;
use crate::app::out::Out;
use crate::app::work::{View, Work};
use crate::domain::bulk::{Scope, demands, untouched, zero};
use crate::domain::privacy;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::{FieldName, Open, OpenBulk, Session};
use crate::domain::text::{MAX_TEXT_CHARS, clean_entered, is_harmful, says_something};
use crate::editing::{Applied, Buffer, Edit, Refused};
use crate::terminal::key::{Input, Key};
use crate::wording::{bulk as words, tui};

use crate::app::screens::walk::{Mode, State, set_mode};

/// How far one is.
#[derive(Debug)]
pub enum Bulking {
    /// What gets the 0? Nobody asked for the question, so that keys may have been typed before it was seen.
    Offered,
    /// What gets the 0?
    Choosing,
    /// A draft of the text stands there as it was proposed.
    Drafted(Scope),
    /// The text is being written.
    Writing(Scope, Buffer),
}

impl Bulking {
    /// As it was left, if there is still something to do.
    pub(crate) fn resume(session: &Session, at: CriterionIx, open: &OpenBulk) -> Option<Self> {
        let OpenBulk { scope, text } = open;
        let left = !untouched(session, at, *scope).is_empty();
        left.then(|| if text.is_empty() { Self::Drafted(*scope) } else { Self::writing(*scope, text.clone()) })
    }

    /// What a later opening needs to come back here.
    pub fn open(&self) -> Option<Open> {
        let (scope, text) = match self {
            Self::Offered | Self::Choosing => return Some(FieldName::Zeros.into()),
            Self::Drafted(scope) => (*scope, String::new()),
            Self::Writing(scope, buffer) => (*scope, buffer.text().to_owned()),
        };
        Some(Open::Bulk(OpenBulk { scope, text }))
    }

    /// What footer and help show.
    pub fn bindings(&self, session: &Session, at: CriterionIx) -> (&'static str, Vec<HelpRow>) {
        match self {
            Self::Offered | Self::Choosing => {
                let works = |action| match action {
                    ScopeAction::Choose(scope) => !untouched(session, at, scope).is_empty(),
                    ScopeAction::GiveUp => true,
                };
                (words::BULK_SCOPE, keymap::rows(keymap::BULK_SCOPE, works))
            }
            Self::Drafted(_) => (words::BULK, keymap::rows(keymap::BULK, |_| true)),
            Self::Writing(..) => {
                let mut rows = keymap::rows(keymap::BULK, |action| action == BulkAction::Give);
                rows.extend(keymap::rows(keymap::WRITE, |action| matches!(action, WriteAction::Text(_))));
                let others = |action| !matches!(action, BulkAction::Give | BulkAction::Edit);
                rows.extend(keymap::rows(keymap::BULK, others));
                (words::BULK, rows)
            }
        }
    }

    /// With the cursor at the end.
    fn writing(scope: Scope, text: String) -> Self {
        Self::Writing(scope, Buffer::new(text, usize::MAX, MAX_TEXT_CHARS))
    }
}

/// Asks what gets the 0, if anything can.
pub(crate) fn open(work: &mut Work, at: CriterionIx, out: &mut Out) {
    if !is_of_use(work.session(), at) {
        return out.refuse(words::NONE_ANYWHERE);
    }
    set_mode(work, Mode::Bulk(Bulking::Choosing));
}

/// Whether there is anything that could get a 0.
pub(crate) fn is_of_use(session: &Session, at: CriterionIx) -> bool {
    Scope::ALL.iter().any(|&scope| !untouched(session, at, scope).is_empty())
}

/// Keeps what is written for many, should it be given up: whoever asks for the same part again finds it.
pub(crate) fn give_up(work: &mut Work) {
    if let View::Walk(State { at, mode: Mode::Bulk(Bulking::Writing(scope, buffer)) }) = &work.view {
        let text = buffer.text();
        let written = says_something(text).then(|| OpenBulk { scope: *scope, text: text.to_owned() });
        work.given_up = written.map(|open| (*at, open));
    }
}

/// A key or a paste while many are given a 0.
pub(crate) fn input(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    let View::Walk(State { at, mode: Mode::Bulk(bulking) }) = &work.view else { return };
    let at = *at;
    match (bulking, input) {
        (Bulking::Offered, Input::Key(key)) if is_for_the_walk(key) => {
            // As if nothing had been offered: a text typed ahead would choose by its first letter, and its Tab give.
            set_mode(work, Mode::Browse);
            super::next_pending(work, at, out);
            super::browse(work, now, key, out);
        }
        (Bulking::Offered | Bulking::Choosing, Input::Key(key)) => choose(work, at, key, out),
        (Bulking::Offered | Bulking::Choosing, Input::InText(_)) => {}
        (Bulking::Offered | Bulking::Choosing, Input::Paste(_)) => out.warn(words::PASTE_AFTER_CHOICE),
        (Bulking::Drafted(scope), input) => drafted(work, size, now, (at, *scope), input, out),
        (Bulking::Writing(scope, _), input) => writing(work, size, now, (at, *scope), input, out),
    }
}

/// Whether `key` types something that chooses nothing: the score or the count of the criterion that was to come next.
fn is_for_the_walk(key: Key) -> bool {
    key.printable().is_some() && keymap::find(keymap::BULK_SCOPE, key).is_none()
}

fn choose(work: &mut Work, at: CriterionIx, key: Key, out: &mut Out) {
    match keymap::find(keymap::BULK_SCOPE, key) {
        None => {}
        Some(ScopeAction::Choose(scope)) if untouched(work.session(), at, scope).is_empty() => {
            // A text typed on would choose another part by one of its letters, and its Tab give.
            set_mode(work, Mode::Browse);
            out.refuse(words::NONE_THERE);
        }
        Some(ScopeAction::Choose(scope)) => {
            let here = untouched(work.session(), at, scope);
            let is_for_them = |(there, open): &(CriterionIx, OpenBulk)| {
                open.scope == scope && untouched(work.session(), *there, scope) == here
            };
            let waiting = work.given_up.clone().filter(is_for_them);
            let bulking = waiting.map_or(Bulking::Drafted(scope), |(_, open)| Bulking::writing(scope, open.text));
            set_mode(work, Mode::Bulk(bulking));
        }
        Some(ScopeAction::GiveUp) => set_mode(work, Mode::Browse),
    }
}

/// Whoever types or pastes writes another text in place of the draft.
fn drafted(
    work: &mut Work,
    size: (u16, u16),
    now: Moment,
    (at, scope): (CriterionIx, Scope),
    input: Input,
    out: &mut Out,
) {
    let action = match &input {
        Input::Key(key) => keymap::find(keymap::BULK, *key),
        Input::InText(_) | Input::Paste(_) => None,
    };
    let writes = match &input {
        Input::Key(key) => key.printable().is_some_and(|c| !is_harmful(c)),
        Input::InText(_) => false,
        Input::Paste(text) => !clean_entered(text).is_empty(),
    };
    match action {
        Some(action) => {
            let draft = words::draft(work.session(), at, scope);
            act(work, now, (at, scope), &draft, action, out);
        }
        None if writes => {
            set_mode(work, Mode::Bulk(Bulking::writing(scope, String::new())));
            writing(work, size, now, (at, scope), input, out);
        }
        None => {}
    }
}

fn writing(
    work: &mut Work,
    size: (u16, u16),
    now: Moment,
    (at, scope): (CriterionIx, Scope),
    input: Input,
    out: &mut Out,
) {
    let View::Walk(State { mode: Mode::Bulk(Bulking::Writing(_, buffer)), .. }) = &mut work.view else { return };
    let edit = match input {
        Input::InText(key) => keymap::edit(key),
        Input::Paste(text) => Edit::Paste(clean_entered(&text)),
        Input::Key(key) => {
            if let Some(action) = keymap::find(keymap::BULK, key).filter(|&action| action != BulkAction::Edit) {
                let text = buffer.text().to_owned();
                return act(work, now, (at, scope), &text, action, out);
            }
            match (keymap::find(keymap::WRITE, key), key.printable()) {
                (Some(WriteAction::Text(action)), _) => action.edit(measure::page_rows(size) / 2),
                (None, Some(c)) if !is_harmful(c) => Edit::Insert(c),
                (Some(_) | None, _) => return,
            }
        }
    };
    let Applied { refused, .. } = buffer.apply(edit, measure::text_columns(size));
    match refused {
        Some(Refused::Full { left_out }) => out.warn(tui::text_full(left_out.chars().count())),
        Some(Refused::OneLine) | None => {}
    }
}

fn act(work: &mut Work, now: Moment, (at, scope): (CriterionIx, Scope), text: &str, action: BulkAction, out: &mut Out) {
    match action {
        BulkAction::Give => give(work, now, (at, scope), text, out),
        BulkAction::GiveUp => {
            give_up(work);
            set_mode(work, Mode::Browse);
        }
        BulkAction::Edit => set_mode(work, Mode::Bulk(Bulking::writing(scope, text.to_owned()))),
    }
}

/// All of them in one step of undo. What is still pending on screen stays there; else on to what is.
fn give(work: &mut Work, now: Moment, (at, scope): (CriterionIx, Scope), text: &str, out: &mut Out) {
    let session = work.session();
    if !says_something(text) {
        return out.warn(words::text_is_missing(demands(session)));
    }
    let count = untouched(session, at, scope).len();
    let changes = zero(session, at, scope, text);
    match work.change(now, changes) {
        Ok(()) => {
            set_mode(work, Mode::Browse);
            if work.session().gap(at).is_none() {
                super::next_pending(work, at, out);
            }
            let done = words::done(work.session(), count);
            if privacy::find(text).is_empty() {
                out.info(done);
            } else {
                out.warn(words::with_person(&done));
            }
        }
        Err(refusal) => out.warn(work.refused(at, refusal)),
    }
}
