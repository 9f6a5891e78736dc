//! Writing what is listed: a conclusion, words for the public, somebody who signs.

use crate::app::desk::Desk;
use crate::app::event::Cx;
use crate::app::extent::Extent;
use crate::app::keymap::{self, ConcludeWriteAction, HelpRow, WriteAction};
use crate::app::measure;
use crate::app::out::Out;
use crate::app::prose::{Prose, Stands};
use crate::app::screens::conclude::{Item, Next};
use crate::domain::session::Manner;
use crate::domain::text::{clean_entered, is_harmful};
use crate::editing::{Buffer, Edit};
use crate::terminal::key::{Input, Key};
use crate::wording::concluding as words;

/// What footer and help show while `item` is written.
pub(super) fn rows(item: &Item, extent: Extent) -> Vec<HelpRow> {
    let own = |action| match action {
        ConcludeWriteAction::Cases => takes_cases(item),
        ConcludeWriteAction::Extent => !is_line(item),
        ConcludeWriteAction::Done | ConcludeWriteAction::Leave => true,
    };
    let acts = |action| action != WriteAction::ReplacePersonal || stands(item).is_some();
    let anywhere = |action: WriteAction| action.is_anywhere() && acts(action);
    let mut rows = extent.named(keymap::rows(keymap::CONCLUDE_WRITE, own));
    rows.extend(keymap::rows(keymap::WRITE, anywhere));
    rows
}

/// Whether the cases that were reviewed belong there: a code of one never goes out to the public.
fn takes_cases(item: &Item) -> bool {
    matches!(item, Item::Conclusion(_))
}

/// Whether it is a line, not a text of many.
fn is_line(item: &Item) -> bool {
    matches!(item, Item::Signatory(..))
}

/// What may stand there for somebody who is not to be named; absent where somebody is.
pub(super) fn stands(item: &Item) -> Option<Stands> {
    match item {
        Item::Conclusion(_) => Some(Stands::Code),
        Item::Public(_) => Some(Stands::Nothing),
        Item::Sealed | Item::Signatory(..) | Item::Obstacle(_) | Item::Versions | Item::Close => None,
    }
}

/// A key or a paste.
pub(super) fn input(
    (prose, extent): (&mut Prose, &mut Extent),
    item: &Item,
    desk: &mut Desk,
    cx: Cx,
    input: Input,
    out: &mut Out,
) -> Next {
    let last = prose.take_put();
    let width = extent.columns(cx.size, measure::conclude_columns(cx.size));
    let edit = match input {
        Input::InText(key) => keymap::edit(key),
        Input::Paste(text) => Edit::Paste(clean_entered(&text)),
        Input::Key(Key::Enter) if is_line(item) => return Next::GoOn,
        Input::Key(key) => match keymap::find(keymap::CONCLUDE_WRITE, key) {
            Some(ConcludeWriteAction::Done) => return Next::GoOn,
            Some(ConcludeWriteAction::Leave) => return Next::Close,
            Some(ConcludeWriteAction::Extent) => {
                *extent = if is_line(item) { Extent::InPlace } else { extent.turned() };
                return Next::Stay;
            }
            Some(ConcludeWriteAction::Cases) if !takes_cases(item) => {
                out.info(words::NO_CASES_HERE);
                return Next::Stay;
            }
            Some(ConcludeWriteAction::Cases) => match words::cases(&desk.session().head().sample) {
                Some(cases) => Edit::Paste(paragraph(&prose.buffer, &cases)),
                None => {
                    out.info(words::NO_CASES);
                    return Next::Stay;
                }
            },
            None => match (keymap::find(keymap::WRITE, key), key.printable(), stands(item)) {
                (Some(WriteAction::Text(action)), ..) => action.edit(extent.page(cx.size)),
                (Some(WriteAction::ReplacePersonal), _, Some(stands)) => {
                    if prose.replace_personal(stands, last, desk, width, out) {
                        put(&prose.buffer, item, desk, cx, out);
                    }
                    return Next::Stay;
                }
                (Some(_) | None, Some(c), _) if !is_harmful(c) => Edit::Insert(c),
                (Some(_) | None, ..) => return Next::Stay,
            },
        },
    };
    let manner = if edit.takes_away() { Manner::TakenAway } else { Manner::Written };
    if prose.apply(edit, width, out) {
        desk.turn(manner);
        put(&prose.buffer, item, desk, cx, out);
    }
    Next::Stay
}

/// What is written goes into the session.
fn put(buffer: &Buffer, item: &Item, desk: &mut Desk, cx: Cx, out: &mut Out) {
    let change = item.change(buffer.text().to_owned());
    if change.is_some_and(|change| desk.change(cx.now, vec![change]).is_err()) {
        out.warn(desk.why_not());
    }
}

/// `text` as a paragraph of its own at the cursor.
fn paragraph(buffer: &Buffer, text: &str) -> String {
    let before = &buffer.text()[..buffer.cursor()];
    let gap = match before {
        "" => "",
        _ if before.ends_with("\n\n") => "",
        _ if before.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    format!("{gap}{text}")
}
