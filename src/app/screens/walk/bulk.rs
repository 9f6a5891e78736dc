//! Nothing to rate in a whole part of the rubric: one letter says in which, one text is shared by all that is untouched
//! there, and one key gives it to them with the score that leaves the calculation.

use std::ops::Range;

use crate::app::desk::Desk;
use crate::app::extent::Extent;
use crate::app::keymap::{self, BulkAction, HelpRow, ScopeAction, WriteAction};
use crate::app::measure;
use crate::app::out::Out;
use crate::app::prose::{Prose, Stands};
use crate::app::screens::walk::here::Here;
use crate::app::screens::walk::next::Next;
use crate::domain::bulk::{Scope, demands, given, untouched, zero};
use crate::domain::places;
use crate::domain::privacy;
use crate::domain::rubric::CriterionIx;
use crate::domain::score::Demands;
use crate::domain::session::{FieldName, Open, OpenBulk, Session};
use crate::domain::text::{MAX_TEXT_CHARS, clean_entered, is_harmful, says_something};
use crate::editing::{Buffer, Edit};
use crate::terminal::key::{Input, Key};
use crate::wording::{bulk as words, phrases};

/// How far one is.
#[derive(Debug)]
pub enum Bulking {
    /// What is not to be rated? Nobody asked for the question, so that keys may have been typed before it was seen.
    Offered,
    /// What is not to be rated?
    Choosing,
    /// A draft of the text stands there as it was proposed.
    Drafted(Scope),
    /// The text is being written, on so much of the window.
    Writing(Scope, Box<Prose>, Extent),
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
            Self::Writing(scope, prose, _) => (*scope, prose.buffer.text().to_owned()),
        };
        Some(Open::Bulk(OpenBulk { scope, text }))
    }

    /// What footer and help show.
    pub fn bindings(&self, desk: &Desk, at: CriterionIx) -> (&'static str, Vec<HelpRow>) {
        let undoes = desk.history().can_undo();
        match self {
            Self::Offered | Self::Choosing => {
                let works = |action| match action {
                    ScopeAction::Choose(scope) => !untouched(desk.session(), at, scope).is_empty(),
                    ScopeAction::Undo => undoes,
                    ScopeAction::GiveUp => true,
                };
                (words::BULK_SCOPE, keymap::rows(keymap::BULK_SCOPE, works))
            }
            Self::Drafted(scope) => {
                let works = |action| match action {
                    BulkAction::Undo => undoes,
                    BulkAction::Extent => false,
                    BulkAction::Give | BulkAction::Edit | BulkAction::GiveUp => true,
                };
                let mut rows = keymap::rows(keymap::BULK, works);
                let draft = words::draft(desk.session(), at, *scope);
                if let (Some(_), Some(tab)) = (places::first_open(&draft), rows.first_mut()) {
                    tab.short = phrases::tab(false, true);
                }
                (words::BULK, rows)
            }
            Self::Writing(_, _, extent) => {
                let mut rows = keymap::rows(keymap::BULK, |action| is_of_text(action) && action != BulkAction::GiveUp);
                rows.extend(keymap::rows(keymap::WRITE, WriteAction::is_anywhere));
                rows.extend(keymap::rows(keymap::BULK, |action| action == BulkAction::GiveUp));
                (words::BULK, extent.named(rows))
            }
        }
    }

    /// With the cursor at the end.
    fn writing(scope: Scope, text: String) -> Self {
        let prose = Prose::new(Buffer::new(text, usize::MAX, MAX_TEXT_CHARS));
        Self::Writing(scope, Box::new(prose), Extent::default())
    }
}

/// Whether it is done while the text is written; the other keys of the draft are for the text then.
fn is_of_text(action: BulkAction) -> bool {
    match action {
        BulkAction::Give | BulkAction::Extent | BulkAction::GiveUp => true,
        BulkAction::Edit | BulkAction::Undo => false,
    }
}

/// Asks what is not to be rated, if anything can be left out.
pub(super) fn open(session: &Session, at: CriterionIx, out: &mut Out) -> Option<Bulking> {
    let of_use = is_of_use(session, at);
    if !of_use {
        out.refuse(if given(session).is_some() { words::NONE_ANYWHERE } else { words::NO_SCORE_FOR_IT });
    }
    of_use.then_some(Bulking::Choosing)
}

/// Whether there is anything that could be left out.
pub(super) fn is_of_use(session: &Session, at: CriterionIx) -> bool {
    Scope::ALL.iter().any(|&scope| !untouched(session, at, scope).is_empty())
}

/// Keeps what is written for many, should it be given up: whoever asks for the same part again finds it.
pub(super) fn give_up(bulking: &Bulking, desk: &mut Desk, at: CriterionIx) {
    if let Bulking::Writing(scope, prose, _) = bulking {
        let text = prose.buffer.text();
        let written = says_something(text).then(|| OpenBulk { scope: *scope, text: text.to_owned() });
        desk.given_up = written.map(|open| (at, open));
    }
}

/// A key or a paste while many are left out.
pub(super) fn input(bulking: &mut Bulking, desk: &mut Desk, here: Here, input: Input, out: &mut Out) -> Next {
    match (&mut *bulking, input) {
        // As if nothing had been offered: a text typed ahead would choose by its first letter, and its Tab give.
        (Bulking::Offered, Input::Key(key)) if is_for_the_walk(key) => Next::GoOnWith(key),
        (Bulking::Offered | Bulking::Choosing, Input::Key(key)) => choose(bulking, desk, here.at, key, out),
        (Bulking::Offered | Bulking::Choosing, Input::InText(_)) => Next::Stay,
        (Bulking::Offered | Bulking::Choosing, Input::Paste(_)) => {
            out.warn(words::PASTE_AFTER_CHOICE);
            Next::Stay
        }
        (Bulking::Drafted(scope), input) => {
            let scope = *scope;
            drafted(bulking, desk, here, scope, input, out)
        }
        (Bulking::Writing(scope, prose, extent), input) => {
            let scope = *scope;
            match writing((prose, *extent), desk, here.size, input, out) {
                Some(action) => {
                    let text = prose.buffer.text().to_owned();
                    act(bulking, desk, here, scope, &text, action, out)
                }
                None => Next::Stay,
            }
        }
    }
}

/// Whether `key` types something that chooses nothing: the score or the count of the criterion that was to come next.
fn is_for_the_walk(key: Key) -> bool {
    key.printable().is_some() && keymap::find(keymap::BULK_SCOPE, key).is_none()
}

fn choose(bulking: &mut Bulking, desk: &Desk, at: CriterionIx, key: Key, out: &mut Out) -> Next {
    let scope = match keymap::find(keymap::BULK_SCOPE, key) {
        None => return Next::Stay,
        Some(ScopeAction::Undo) => return Next::Press(keymap::UNDO),
        Some(ScopeAction::GiveUp) => return Next::Close,
        Some(ScopeAction::Choose(scope)) => scope,
    };
    let here = untouched(desk.session(), at, scope);
    if here.is_empty() {
        // A text typed on would choose another part by one of its letters, and its Tab give.
        let whole = desk.session().rubric().place(at).dimension.whole;
        out.refuse(if whole && scope == Scope::Dimension { words::NO_DIMENSIONS } else { words::NONE_THERE });
        return Next::Close;
    }
    let is_for_them = |(there, open): &&(CriterionIx, OpenBulk)| {
        open.scope == scope && untouched(desk.session(), *there, scope) == here
    };
    let waiting = desk.given_up.as_ref().filter(is_for_them);
    *bulking = waiting.map_or(Bulking::Drafted(scope), |(_, open)| Bulking::writing(scope, open.text.clone()));
    Next::Stay
}

/// Whoever types or pastes writes another text in place of the draft.
fn drafted(bulking: &mut Bulking, desk: &mut Desk, here: Here, scope: Scope, typed: Input, out: &mut Out) -> Next {
    let (action, writes) = match &typed {
        Input::Key(key) => (keymap::find(keymap::BULK, *key), key.printable().is_some_and(|c| !is_harmful(c))),
        Input::InText(_) => (None, false),
        Input::Paste(text) => (None, !clean_entered(text).is_empty()),
    };
    match action {
        Some(action) => {
            let draft = words::draft(desk.session(), here.at, scope);
            act(bulking, desk, here, scope, &draft, action, out)
        }
        None if writes => {
            *bulking = Bulking::writing(scope, String::new());
            input(bulking, desk, here, typed, out)
        }
        None => Next::Stay,
    }
}

/// Writes the text; what else is to be done, if anything.
fn writing(
    (prose, extent): (&mut Prose, Extent),
    desk: &mut Desk,
    size: (u16, u16),
    input: Input,
    out: &mut Out,
) -> Option<BulkAction> {
    let (last, width) = (prose.take_put(), extent.columns(size, measure::shared_columns(size)));
    let edit = match input {
        Input::InText(key) => keymap::edit(key),
        Input::Paste(text) => Edit::Paste(clean_entered(&text)),
        Input::Key(key) => {
            if let Some(action) = keymap::find(keymap::BULK, key).filter(|&action| is_of_text(action)) {
                return Some(action);
            }
            match (keymap::find(keymap::WRITE, key), key.printable()) {
                (Some(WriteAction::Text(action)), _) => action.edit(extent.page(size)),
                (Some(WriteAction::ReplacePersonal), _) => {
                    let _ = prose.replace_personal(Stands::Code, last, desk, width, out);
                    return None;
                }
                (None, Some(c)) if !is_harmful(c) => Edit::Insert(c),
                (Some(_) | None, _) => return None,
            }
        }
    };
    let _ = prose.apply(edit, width, out);
    None
}

fn act(
    bulking: &mut Bulking,
    desk: &mut Desk,
    here: Here,
    scope: Scope,
    text: &str,
    action: BulkAction,
    out: &mut Out,
) -> Next {
    match action {
        BulkAction::Give => match open_place(bulking, text) {
            Some(place) => fill(bulking, scope, text, place, out),
            None => give(desk, here, scope, text, out),
        },
        BulkAction::GiveUp => {
            give_up(bulking, desk, here.at);
            Next::Close
        }
        BulkAction::Undo => Next::Press(keymap::UNDO),
        BulkAction::Edit => {
            *bulking = Bulking::writing(scope, text.to_owned());
            Next::Stay
        }
        BulkAction::Extent => {
            if let Bulking::Writing(_, _, extent) = bulking {
                *extent = extent.turned();
            }
            Next::Stay
        }
    }
}

/// The place of `text` to be filled before it is given: from the cursor on, else the first.
fn open_place(bulking: &Bulking, text: &str) -> Option<Range<usize>> {
    let from = match bulking {
        Bulking::Writing(_, prose, _) => prose.buffer.cursor(),
        Bulking::Offered | Bulking::Choosing | Bulking::Drafted(_) => 0,
    };
    places::next_open(text, from).map(|(place, _)| place)
}

/// Goes behind `place`: what is typed next takes it.
fn fill(bulking: &mut Bulking, scope: Scope, text: &str, place: Range<usize>, out: &mut Out) -> Next {
    if matches!(bulking, Bulking::Drafted(_)) {
        *bulking = Bulking::writing(scope, text.to_owned());
    }
    if let Bulking::Writing(_, prose, _) = bulking {
        let all: Vec<Range<usize>> = places::open_ranges(text).map(|(range, _)| range).collect();
        let n = all.iter().position(|range| *range == place).unwrap_or(0) + 1;
        out.info(phrases::to_complete(&text[place.clone()], n, all.len(), &[]));
        prose.buffer.go_to(place.end);
        prose.at_place = Some(place);
    }
    Next::Stay
}

/// All of them in one step of undo. What is still pending on screen stays there; else on to what is.
fn give(desk: &mut Desk, here: Here, scope: Scope, text: &str, out: &mut Out) -> Next {
    let session = desk.session();
    let demanded = given(session).map_or(Demands::Nothing, |score| session.rubric().demands(score));
    let with_text = says_something(text);
    if demanded != Demands::Nothing && !with_text {
        out.warn(words::text_is_missing(session.rubric().nouns(), demands(session)));
        return Next::Stay;
    }
    let count = untouched(session, here.at, scope).len();
    let changes = zero(session, here.at, scope, text);
    if let Err(refusal) = desk.change(here.now, changes) {
        out.warn(desk.refused(here.at, refusal));
        return Next::Stay;
    }
    let done = words::done(desk.session(), count, with_text);
    if privacy::find(text).is_empty() {
        out.info(done);
    } else {
        out.warn(words::with_person(&done));
    }
    if desk.session().gap(here.at).is_none() { Next::GoOn } else { Next::Close }
}
