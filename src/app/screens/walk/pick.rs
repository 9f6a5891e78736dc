//! The phrases for an answer: a query, those that match it, the one that goes into the text.

use std::ops::Range;

use crate::app::effect::Effect;
use crate::app::event::Moment;
use crate::app::keymap::{self, PickAction, Typed};
use crate::app::out::Out;
use crate::app::screens::walk::{Mode, State, Writing, write};
use crate::app::work::{View, Work};
use crate::domain::phrases::{Chosen, Offer, Origin, Phrase, offers};
use crate::domain::rubric::CriterionIx;
use crate::domain::search::occurrences;
use crate::domain::text::says_something;
use crate::editing::{Buffer, Edit};
use crate::terminal::key::Input;
use crate::wording::{phrases as words, tui};

/// Longest query, in characters.
const MAX_QUERY_CHARS: usize = 60;

/// A phrase that matches the query.
#[derive(Debug)]
pub struct Match {
    choice: usize,
    /// The bytes of its text that match.
    pub ranges: Vec<Range<usize>>,
}

/// Choosing a phrase. The session does not change meanwhile.
#[derive(Debug)]
pub struct Picking {
    /// The text that it is for, as it stands.
    pub writing: Writing,
    /// All phrases for the answer, own ones first.
    pub choices: Vec<Offer>,
    /// The query.
    pub query: Buffer,
    /// What matches it, in the same order.
    pub matches: Vec<Match>,
    /// The match that keys act on.
    pub at: usize,
    /// The phrase that was forgotten last.
    forgotten: Option<Phrase>,
}

impl Picking {
    fn new(writing: Writing, choices: Vec<Offer>) -> Self {
        let query = Buffer::one_line(String::new(), MAX_QUERY_CHARS);
        let mut picking = Self { writing, choices, query, matches: Vec::new(), at: 0, forgotten: None };
        picking.search();
        picking
    }

    fn search(&mut self) {
        let matching = |(choice, known): (usize, &Offer)| {
            occurrences(&known.text, self.query.text()).map(|ranges| Match { choice, ranges })
        };
        self.matches = self.choices.iter().enumerate().filter_map(matching).collect();
        self.at = self.at.min(self.matches.len().saturating_sub(1));
    }

    fn edit(&mut self, edit: Edit) {
        if self.query.apply(edit, u16::MAX).changed {
            self.at = 0;
            self.search();
        }
    }

    /// The phrase of a match.
    pub(crate) fn choice(&self, matching: &Match) -> &Offer {
        &self.choices[matching.choice]
    }

    /// Whether the chosen phrase is the supervisor's own and can be forgotten.
    pub(crate) fn is_own(&self) -> bool {
        self.chosen().is_some_and(|choice| choice.origin == Origin::Own)
    }

    fn chosen(&self) -> Option<&Offer> {
        self.matches.get(self.at).map(|matching| self.choice(matching))
    }
}

/// Opens the list over the text that is being written.
pub(crate) fn open(work: &mut Work, at: CriterionIx, out: &mut Out) {
    if work.session().draft(at).score.is_none() {
        return out.warn(tui::score_first(work.session().rubric().criterion(at)));
    }
    let choices = choices(work, at);
    if let Some(why) = &work.phrases_missing {
        out.warn(why.clone());
    }
    if let View::Walk(State { mode, .. }) = &mut work.view
        && let Mode::Write(writing) = mode
    {
        *mode = Mode::Pick(Box::new(Picking::new(writing.clone(), choices)));
    }
}

/// The phrases that can be said at `at`, filled with what the session knows.
fn choices(work: &Work, at: CriterionIx) -> Vec<Offer> {
    let session = work.session();
    let score = session.draft(at).score;
    score.map_or_else(Vec::new, |score| offers(&work.phrases, session, at, score, &Chosen::default()))
}

/// The bank has changed: so does the list, if it is open.
pub(crate) fn refresh(work: &mut Work) {
    let View::Walk(State { at, mode: Mode::Pick(_) }) = &work.view else { return };
    let choices = choices(work, *at);
    if let View::Walk(State { mode: Mode::Pick(picking), .. }) = &mut work.view {
        picking.choices = choices;
        picking.search();
    }
}

/// A key or a paste in the list of phrases.
pub(crate) fn input(work: &mut Work, size: (u16, u16), now: Moment, input: Input, out: &mut Out) {
    let View::Walk(State { mode: Mode::Pick(picking), .. }) = &mut work.view else { return };
    let action = match keymap::typed(keymap::PICK, input) {
        Typed::Nothing => return,
        Typed::Edit(edit) => return picking.edit(edit),
        Typed::Act(action) => action,
    };
    let last = picking.matches.len().saturating_sub(1);
    match action {
        PickAction::Up => picking.at = picking.at.saturating_sub(1),
        PickAction::Down => picking.at = last.min(picking.at + 1),
        PickAction::First => picking.at = 0,
        PickAction::Last => picking.at = last,
        PickAction::Forget => forget(picking, out),
        PickAction::Restore => match picking.forgotten.take() {
            Some(phrase) => out.effect(Effect::KeepPhrase(phrase)),
            None => out.info(words::NOTHING_FORGOTTEN),
        },
        PickAction::Close => close(work),
        PickAction::Insert => insert(work, size, now, Then::WriteOn, out),
        PickAction::Accept => insert(work, size, now, Then::Accept, out),
    }
}

fn forget(picking: &mut Picking, out: &mut Out) {
    match picking.chosen() {
        Some(Offer { phrase, origin: Origin::Own, .. }) => {
            let phrase = phrase.clone();
            out.effect(Effect::ForgetPhrase(phrase.clone()));
            picking.forgotten = Some(phrase);
        }
        Some(Offer { origin: Origin::Starter, .. }) => out.warn(words::INCLUDED),
        None => {}
    }
}

/// Back to the text as it stood.
fn close(work: &mut Work) {
    if let View::Walk(State { mode, .. }) = &mut work.view
        && let Mode::Pick(picking) = mode
    {
        *mode = Mode::Write(picking.writing.clone());
    }
}

/// What comes after a phrase has gone into the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// Writing on.
    WriteOn,
    /// The next pending criterion, if the phrase is the whole text and nothing is left to be completed in it.
    Accept,
}

/// Puts the chosen phrase at the cursor, the cursor behind its first open place if it has one.
fn insert(work: &mut Work, size: (u16, u16), now: Moment, then: Then, out: &mut Out) {
    let View::Walk(State { at, mode: Mode::Pick(picking) }) = &work.view else { return };
    let Some(text) = picking.chosen().map(|choice| choice.text.clone()) else { return };
    let (at, buffer) = (*at, &picking.writing.buffer);
    let alone = !says_something(buffer.text());
    let (before, cursor) = (&buffer.text()[..buffer.cursor()], buffer.cursor());
    let apart =
        before.chars().next_back().is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '«' | '"' | '¿' | '¡'));
    let start = cursor + usize::from(apart);
    close(work);
    write::apply(work, size, now, Edit::Paste(format!("{}{text}", if apart { " " } else { "" })), out);
    if out.message.is_some() {
        return; // not all of it went in, which is told
    }
    if let View::Walk(State { mode: Mode::Write(writing), .. }) = &mut work.view {
        let end = writing.buffer.cursor();
        writing.buffer.go_to(start);
        if !write::go_to_place(work, out)
            && let View::Walk(State { mode: Mode::Write(writing), .. }) = &mut work.view
        {
            writing.buffer.go_to(end);
            if then == Then::Accept && alone {
                write::accept(work, now, at, out);
            }
        }
    }
}
