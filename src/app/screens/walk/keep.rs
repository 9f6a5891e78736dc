//! Keeping the text that is being written as a phrase of one's own: what became places is shown before it is kept.

use std::ops::Range;

use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::keymap::{self, KeepAction};
use crate::app::measure;
use crate::app::out::Out;
use crate::app::page::{self, Role, Row};
use crate::app::screens::walk::here::Here;
use crate::app::screens::walk::next::Next;
use crate::app::screens::walk::write;
use crate::app::screens::walk::writing::{Stage, Writing};
use crate::domain::phrases::Phrase;
use crate::domain::places::{self, Facts, Unfilled, unfilled};
use crate::domain::privacy;
use crate::domain::rubric::CriterionIx;
use crate::domain::session::Session;
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

/// The text that is being written as the phrase that it would be, for this criterion and score.
pub(super) fn open(writing: &Writing, session: &Session, at: CriterionIx, out: &mut Out) -> Option<Keeping> {
    let text = writing.prose.buffer.text();
    let Unfilled { phrase, replaced } = unfilled(text, &Facts::of(session, at));
    let why = match NonBlank::new(&phrase) {
        _ if writing.stage != Stage::Own => words::NOT_YET_OWN,
        None => words::NOTHING_TO_KEEP,
        Some(_) if !privacy::find(text).is_empty() => words::PERSONAL,
        // With places it can be longer than the text was.
        Some(phrase) if phrase.as_str().chars().count() > MAX_TEXT_CHARS => words::TOO_LONG,
        Some(text) => {
            let rubric = session.rubric();
            let phrase = Phrase {
                rubric: Some(rubric.id().to_owned()),
                name: None,
                when: None,
                criterion: Some(rubric.criterion(at).code.clone()),
                score: session.draft(at).score,
                text,
            };
            return Some(Keeping { writing: writing.clone(), phrase, replaced, scroll: 0 });
        }
    };
    out.warn(why);
    None
}

/// A key or a paste while the phrase is shown. Whoever writes on writes on: the phrase is not kept then.
pub(super) fn input(keeping: &mut Keeping, desk: &mut Desk, here: Here, input: Input, out: &mut Out) -> Next {
    let key = match input {
        Input::Key(key) if key.printable().is_none() => key,
        Input::InText(_) => return Next::Stay,
        Input::Key(_) | Input::Paste(_) => {
            out.info(words::NOT_KEPT_NOW);
            return write::write_on(keeping.writing.clone(), desk, here, input, out);
        }
    };
    match keymap::find(keymap::KEEP, key) {
        None => return Next::Stay,
        Some(KeepAction::Undo) => return write::write_on(keeping.writing.clone(), desk, here, input, out),
        Some(KeepAction::Keep) => out.effect(Effect::KeepPhrase(keeping.phrase.clone())),
        Some(KeepAction::Leave) => out.info(words::NOT_KEPT_NOW),
        Some(KeepAction::Move(by)) => {
            let rows = keeping.rows(measure::reader_columns(here.size)).len();
            let end = rows.saturating_sub(usize::from(measure::keep_rows(here.size)));
            keeping.scroll = by.index(keeping.scroll, usize::from(measure::page_rows(here.size)), end);
            return Next::Stay;
        }
    }
    Next::Write(Box::new(keeping.writing.clone()))
}
