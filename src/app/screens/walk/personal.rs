//! One key in the editor puts a case code in the place of a RUN, an e-mail address or a telephone number.

use crate::app::event::Moment;
use crate::app::keymap;
use crate::app::measure;
use crate::app::out::Out;
use crate::app::screens::walk::{Mode, State, Writing, write};
use crate::app::work::{View, Work};
use crate::domain::personal;
use crate::domain::privacy;
use crate::domain::privacy::{Found, What};
use crate::domain::text::clean_entered;
use crate::editing::Edit;
use crate::terminal::key::Key;
use crate::wording::privacy as words;

/// The key that does it.
pub const KEY: Key = Key::Ctrl('x');

/// Replaces what is found at or after the cursor, else the first, by a code of the sample: the first one, or `last`, the
/// one that was put just before, since what stands in one text is mostly about one case; a second RUN gets the next.
/// Pressed again once nothing else is found, it puts the next code in the place of the last.
pub(crate) fn replace(work: &mut Work, size: (u16, u16), now: Moment, last: Option<(usize, What)>, out: &mut Out) {
    let codes: Vec<String> = personal::codes(work.session()).into_iter().map(clean_entered).collect();
    let View::Walk(State { at, mode: Mode::Write(writing) }) = &mut work.view else { return };
    let at = *at;
    let tries_another = last.is_some() && found(writing).is_none();
    if tries_another {
        // The datum is there again, and the cursor where it was: undoing later gives the datum back at once.
        let _ = writing.buffer.apply(Edit::Undo, measure::text_columns(size));
    }
    let Some(datum) = found(writing) else { return out.info(words::NOTHING_FOUND) };
    // Another RUN is another person; an address or a telephone mostly belongs to the case just named.
    let another_person = last.is_some_and(|(_, what)| what == What::Run) && datum.what == What::Run;
    let moves_on = usize::from(tries_another || another_person);
    let which = (last.map_or(0, |(code, _)| code) + moves_on) % codes.len().max(1);
    let code = codes.get(which).map_or(words::NO_CODE, String::as_str);
    let length = writing.buffer.text()[datum.range.clone()].chars().count();
    if writing.buffer.chars() - length + code.chars().count() > writing.buffer.limit() {
        out.warn(words::NO_ROOM);
        if tries_another {
            write::own(work, now, at, out);
        }
        return;
    }
    let _ = writing.buffer.replace_range(datum.range, code);
    let other = codes.get((which + 1) % codes.len().max(1)).filter(|_| codes.len() > 1);
    let next = found(writing).map(|found| words::the(found.what)).or(other.cloned());
    let named = if last.is_some_and(|(_, what)| what == What::Run) { What::Run } else { datum.what };
    writing.code = next.as_ref().map(|_| (which, named));
    let key = keymap::key_name(KEY);
    out.info(words::replaced(datum.what, code, next.map(|next| (key, next))));
    write::own(work, now, at, out);
}

/// What is found at or after the cursor, else the first.
fn found(writing: &Writing) -> Option<Found> {
    let all = privacy::find(writing.buffer.text());
    let cursor = writing.buffer.cursor();
    all.iter().find(|found| found.range.end >= cursor).or(all.first()).cloned()
}
