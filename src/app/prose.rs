//! A text while it is written, wherever that is: what its keys change, the open place that is filled next, and the one key
//! that puts something else where the text points to a person. So the same help stands beside every text.

use std::ops::Range;

use crate::app::desk::Desk;
use crate::app::keymap;
use crate::app::out::Out;
use crate::domain::places::{self, PERSON};
use crate::domain::privacy::{self, Datum, Found, What};
use crate::domain::pseudonyms::WITHDRAWN;
use crate::domain::text::clean_entered;
use crate::editing::{Applied, Buffer, Edit, Refused};
use crate::terminal::key::Key;
use crate::wording::{hand, privacy as words, tui};

/// The key that puts something else where a text points to a person.
pub(crate) const PERSONAL_KEY: Key = Key::Ctrl('x');

/// A text being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The text and its cursor.
    pub buffer: Buffer,
    /// The open place that the last key went to: what is typed next takes its place.
    pub at_place: Option<Range<usize>>,
    /// What the last key put for a RUN: the same key goes on from there.
    put: Option<Put>,
}

/// What a key put for a RUN: the same key can put something else there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Put {
    datum: Datum,
    /// What can stand there.
    options: Vec<String>,
    /// What stands there now.
    chosen: usize,
}

/// What may stand for a person in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    /// A code of a case that the text names, or a place for one.
    Code,
    /// Nothing: whoever reads it must find nobody, not even by a code.
    Nothing,
}

impl Prose {
    /// At the cursor of `buffer`.
    pub(crate) fn new(buffer: Buffer) -> Self {
        Self { buffer, at_place: None, put: None }
    }

    /// What the last key put, to be gone on with by the next alone.
    pub(crate) fn take_put(&mut self) -> Option<Put> {
        self.put.take()
    }

    /// Carries out `edit` and tells what did not go; at an open place it is about that place. Whether the text changed.
    pub(crate) fn apply(&mut self, edit: Edit, width: u16, out: &mut Out) -> bool {
        let none = [(Edit::Undo, hand::NOTHING_TO_UNDO), (Edit::Redo, hand::NOTHING_TO_REDO)];
        let nothing = none.into_iter().find(|(one, _)| *one == edit).map(|(_, words)| words);
        let Applied { changed, refused, .. } = self.edit(edit, width);
        match (refused, nothing) {
            (Some(Refused::Full { left_out }), _) => {
                out.warn(tui::text_full(self.buffer.limit(), left_out.chars().count()));
            }
            (Some(Refused::OneLine) | None, Some(nothing)) if !changed => out.info(nothing),
            (Some(Refused::OneLine) | None, _) => {}
        }
        changed
    }

    fn edit(&mut self, edit: Edit, width: u16) -> Applied {
        let Some(place) = self.at_place.take() else { return self.buffer.apply(edit, width) };
        if let Edit::Insert(typed) = edit {
            self.buffer.replace_range(place, typed.encode_utf8(&mut [0; 4]))
        } else if let Edit::Paste(text) = edit {
            self.buffer.replace_range(place, &text)
        } else if edit == Edit::Backspace {
            self.buffer.replace_range(place, "")
        } else if edit == Edit::Delete {
            let sentence = places::sentence_around(self.buffer.text(), place);
            self.buffer.replace_range(sentence, "")
        } else {
            self.buffer.apply(edit, width)
        }
    }

    /// Replaces what is found at or after the cursor, else the first, wherever the text has the same datum. Pressed again
    /// once nothing else is found, it puts the next code in the place of the `last`. Whether the text changed.
    pub(crate) fn replace_personal(
        &mut self,
        stands: Stands,
        last: Option<Put>,
        desk: &mut Desk,
        width: u16,
        out: &mut Out,
    ) -> bool {
        let first = self.found().map(|found| {
            let text = self.buffer.text();
            let datum = privacy::datum(text, &found);
            let options = match (found.what, stands) {
                (What::Run, Stands::Code) => desk.pseudonyms.candidates(desk.session(), text, found.range.start, datum),
                (What::Run, Stands::Nothing) | (What::Email | What::Phone, _) => vec![WITHDRAWN.to_owned()],
            };
            Put { datum, options, chosen: 0 }
        });
        let tries_another = first.is_none();
        let put = match (first, last) {
            (Some(put), _) => put,
            (None, Some(last)) if last.options.len() > 1 => {
                // The datum is there again, and the cursor where it was: undoing later gives the datum back at once.
                let _ = self.buffer.apply(Edit::Undo, width);
                Put { chosen: (last.chosen + 1) % last.options.len(), ..last }
            }
            (None, Some(_)) => return told(out, words::NO_OTHER_CODE),
            (None, None) => return told(out, words::NOTHING_FOUND),
        };
        let Some(code) = put.options.get(put.chosen).map(|code| clean_entered(code)) else { return false };
        let Some((what, places)) = self.put_everywhere(put.datum, &code) else {
            out.warn(words::NO_ROOM);
            return tries_another;
        };
        let is_code = what == What::Run && stands == Stands::Code;
        if is_code {
            desk.pseudonyms.put(put.datum, &code);
        }
        let next = match self.found() {
            Some(found) => Some(words::the(found.what).to_owned()),
            None => put.options.get((put.chosen + 1) % put.options.len()).filter(|next| **next != code).cloned(),
        };
        self.at_place = places.first().filter(|_| code == PERSON).cloned();
        self.put = is_code.then_some(put);
        let again = next.map(|next| (keymap::key_name(PERSONAL_KEY), next));
        out.info(words::replaced(what, &code, places.len(), again));
        true
    }

    /// Puts `code` wherever the text has `datum`, as one step. The cursor stands behind the first place at or after it, and
    /// stays where one writes if all lie before it and nothing is to be filled there. What was there, and where the code
    /// stands now; nothing where it does not fit.
    fn put_everywhere(&mut self, datum: Datum, code: &str) -> Option<(What, Vec<Range<usize>>)> {
        let text = self.buffer.text();
        let all: Vec<Found> =
            privacy::find(text).into_iter().filter(|one| privacy::datum(text, one) == datum).collect();
        let (first, last) = (all.first()?, all.last()?);
        let whole = first.range.start..last.range.end;
        let near = all.iter().position(|one| one.range.end >= self.buffer.cursor()).unwrap_or(0);
        let (mut put, mut places, mut from) = (String::new(), Vec::new(), whole.start);
        for one in &all {
            put.push_str(&text[from..one.range.start]);
            let start = whole.start + put.len();
            put.push_str(code);
            places.push(start..whole.start + put.len());
            from = one.range.end;
        }
        let staying = self.buffer.chars() - text[whole.clone()].chars().count();
        if staying + put.chars().count() > self.buffer.limit() {
            return None;
        }
        let what = first.what;
        let behind_all = self.buffer.cursor().checked_sub(whole.end).filter(|_| code != PERSON);
        let writing_on = behind_all.zip(places.last()).map(|(behind, place)| place.end + behind);
        let _ = self.buffer.replace_range(whole, &put);
        // The place that was meant stands first.
        places.rotate_left(near);
        self.buffer.go_to(writing_on.unwrap_or(places[0].end));
        Some((what, places))
    }

    /// What is found at or after the cursor, else the first.
    fn found(&self) -> Option<Found> {
        let all = privacy::find(self.buffer.text());
        let cursor = self.buffer.cursor();
        all.iter().find(|found| found.range.end >= cursor).or(all.first()).cloned()
    }
}

/// Nothing was changed, and this is why.
fn told(out: &mut Out, why: &str) -> bool {
    out.info(why);
    false
}
