//! One key in the editor puts something else where a text points to a person: for a RUN a code that the text names, or a
//! place for one; for an address or a telephone number that it was withdrawn.

use std::ops::Range;

use crate::app::desk::Desk;
use crate::app::keymap;
use crate::app::measure;
use crate::app::out::Out;
use crate::app::screens::walk::here::Here;
use crate::app::screens::walk::writing::{Put, Writing};
use crate::domain::places::PERSON;
use crate::domain::privacy;
use crate::domain::privacy::{Datum, Found, What};
use crate::domain::pseudonyms::WITHDRAWN;
use crate::domain::text::clean_entered;
use crate::editing::Edit;
use crate::terminal::key::Key;
use crate::wording::privacy as words;

/// The key that does it.
pub(crate) const KEY: Key = Key::Ctrl('x');

/// Replaces what is found at or after the cursor, else the first, wherever the text has the same datum. Pressed again
/// once nothing else is found, it puts the next code in the place of the last.
pub(super) fn replace(writing: &mut Writing, desk: &mut Desk, here: Here, last: Option<Put>, out: &mut Out) {
    let first = found(writing).map(|found| {
        let text = writing.buffer.text();
        let datum = privacy::datum(text, &found);
        let options = match found.what {
            What::Run => desk.pseudonyms.candidates(desk.session(), text, found.range.start, datum),
            What::Email | What::Phone => vec![WITHDRAWN.to_owned()],
        };
        Put { datum, options, chosen: 0 }
    });
    let tries_another = first.is_none();
    let put = match (first, last) {
        (Some(put), _) => put,
        (None, Some(last)) if last.options.len() > 1 => {
            // The datum is there again, and the cursor where it was: undoing later gives the datum back at once.
            let _ = writing.buffer.apply(Edit::Undo, measure::text_columns(here.size));
            Put { chosen: (last.chosen + 1) % last.options.len(), ..last }
        }
        (None, Some(_)) => return out.info(words::NO_OTHER_CODE),
        (None, None) => return out.info(words::NOTHING_FOUND),
    };
    let Some(code) = put.options.get(put.chosen).map(|code| clean_entered(code)) else { return };
    let Some((what, places)) = put_everywhere(writing, put.datum, &code) else {
        out.warn(words::NO_ROOM);
        if tries_another {
            writing.own(desk, here, out);
        }
        return;
    };
    if what == What::Run {
        desk.pseudonyms.put(put.datum, &code);
    }
    let next = match found(writing) {
        Some(found) => Some(words::the(found.what).to_owned()),
        None => put.options.get((put.chosen + 1) % put.options.len()).filter(|next| **next != code).cloned(),
    };
    writing.at_place = places.first().filter(|_| code == PERSON).cloned();
    writing.code = (what == What::Run).then_some(put);
    let again = next.map(|next| (keymap::key_name(KEY), next));
    out.info(words::replaced(what, &code, places.len(), again));
    writing.own(desk, here, out);
}

/// Puts `code` wherever the text has `datum`, as one step, the cursor behind the first place at or after it. What was
/// there, and where the code stands now; nothing where it does not fit.
fn put_everywhere(writing: &mut Writing, datum: Datum, code: &str) -> Option<(What, Vec<Range<usize>>)> {
    let text = writing.buffer.text();
    let all: Vec<Found> = privacy::find(text).into_iter().filter(|one| privacy::datum(text, one) == datum).collect();
    let (first, last) = (all.first()?, all.last()?);
    let whole = first.range.start..last.range.end;
    let near = all.iter().position(|one| one.range.end >= writing.buffer.cursor()).unwrap_or(0);
    let (mut put, mut places, mut from) = (String::new(), Vec::new(), whole.start);
    for one in &all {
        put.push_str(&text[from..one.range.start]);
        let start = whole.start + put.len();
        put.push_str(code);
        places.push(start..whole.start + put.len());
        from = one.range.end;
    }
    let staying = writing.buffer.chars() - text[whole.clone()].chars().count();
    if staying + put.chars().count() > writing.buffer.limit() {
        return None;
    }
    let what = first.what;
    let _ = writing.buffer.replace_range(whole, &put);
    // The place that was meant stands first.
    places.rotate_left(near);
    writing.buffer.go_to(places[0].end);
    Some((what, places))
}

/// What is found at or after the cursor, else the first.
fn found(writing: &Writing) -> Option<Found> {
    let all = privacy::find(writing.buffer.text());
    let cursor = writing.buffer.cursor();
    all.iter().find(|found| found.range.end >= cursor).or(all.first()).cloned()
}
