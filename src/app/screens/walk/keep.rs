//! Keeping the text that is being written as a phrase of one's own: what became places is shown before it is kept.

use std::ops::Range;

use crate::app::effect::Effect;
use crate::app::event::Moment;
use crate::app::keymap::{self, KeepAction};
use crate::app::measure;
use crate::app::out::Out;
use crate::app::page::{self, Role, Row};
use crate::app::reader;
use crate::app::screens::walk::{Mode, Stage, State, Writing, write};
use crate::app::work::{View, Work};
use crate::domain::phrases::Phrase;
use crate::domain::places::{self, Facts, Unfilled, unfilled};
use crate::domain::privacy;
use crate::domain::rubric::CriterionIx;
use crate::domain::text::{MAX_TEXT_CHARS, NonBlank, harmless};
use crate::terminal::key::Input;
use crate::wording::phrases as words;

/// A phrase about to be kept.
#[derive(Debug)]
pub struct Keeping {
    /// The text that it was made of, as it stands.
    pub writing: Writing,
    /// The phrase.
    pub phrase: Phrase,
    /// What became places in it, and what stood there.
    pub replaced: Vec<(Range<usize>, String)>,
    /// First row shown.
    pub scroll: usize,
}

impl Keeping {
    /// The phrase with its places marked, and what stood in them.
    pub(crate) fn rows(&self, width: u16) -> Vec<Row> {
        let text = self.phrase.text.as_str();
        let places: Vec<_> = places::open_ranges(text).map(|(range, _)| range).collect();
        let mut rows = page::marked(text, width, &places, Role::Warning, Role::Plain);
        rows.push(Row::blank());
        let told = if self.replaced.is_empty() { words::NOTHING_REPLACED } else { words::REPLACED };
        rows.extend(page::rows(told, width, Role::Plain));
        for (range, was) in &self.replaced {
            let place = Row::of(format!("  {} ", &text[range.clone()]), Role::Warning);
            let was = words::stood_there(&harmless(was).replace("**", "∗∗"));
            rows.extend(page::hanging(place, &was, 4, width, Role::Plain));
        }
        rows
    }
}

/// Shows the text that is being written as the phrase that it would be, for this criterion and score.
pub(crate) fn open(work: &mut Work, at: CriterionIx, out: &mut Out) {
    let View::Walk(State { mode: Mode::Write(writing), .. }) = &work.view else { return };
    if writing.stage != Stage::Own {
        return out.warn(words::NOT_YET_OWN);
    }
    let session = work.session();
    let text = writing.buffer.text();
    let Unfilled { phrase, replaced } = unfilled(text, &Facts::of(session, at));
    let Some(phrase) = NonBlank::new(&phrase) else { return out.warn(words::NOTHING_TO_KEEP) };
    if !privacy::find(text).is_empty() {
        return out.warn(words::PERSONAL);
    }
    // With places it can be longer than the text was.
    if phrase.as_str().chars().count() > MAX_TEXT_CHARS {
        return out.warn(words::TOO_LONG);
    }
    let rubric = session.rubric();
    let phrase = Phrase {
        rubric: Some(rubric.id().to_owned()),
        name: None,
        when: None,
        criterion: Some(rubric.criterion(at).code.clone()),
        score: session.draft(at).score,
        text: phrase,
    };
    let keeping = Keeping { writing: writing.clone(), phrase, replaced, scroll: 0 };
    super::set_mode(work, Mode::Keep(Box::new(keeping)));
}

/// A key or a paste while the phrase is shown. Whoever writes on writes on: the phrase is not kept then.
pub(crate) fn input(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    let View::Walk(State { mode: Mode::Keep(keeping), .. }) = &mut work.view else { return };
    let key = match input {
        Input::Key(key) if key.printable().is_none() => key,
        Input::InText(_) => return,
        Input::Key(_) | Input::Paste(_) => {
            let writing = keeping.writing.clone();
            super::set_mode(work, Mode::Write(writing));
            out.info(words::NOT_KEPT_NOW);
            return write::input(work, size, now, input, out);
        }
    };
    let Some(action) = keymap::find(keymap::KEEP, key) else { return };
    match action {
        KeepAction::Keep => out.effect(Effect::KeepPhrase(keeping.phrase.clone())),
        KeepAction::Leave => out.info(words::NOT_KEPT_NOW),
        KeepAction::Scroll(action) => {
            let rows = keeping.rows(measure::reader_columns(size)).len();
            let end = rows.saturating_sub(usize::from(measure::keep_rows(size)));
            return reader::scroll(&mut keeping.scroll, end, action, usize::from(measure::page_rows(size)), out);
        }
    }
    let writing = keeping.writing.clone();
    super::set_mode(work, Mode::Write(writing));
}
