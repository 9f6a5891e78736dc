//! The phrases for an answer: a query, those that match it, the one that goes into the text.

use std::ops::Range;

use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::keymap::{self, PickAction, Typed};
use crate::app::out::Out;
use crate::app::screens::walk::here::Here;
use crate::app::screens::walk::next::Next;
use crate::app::screens::walk::writing::Writing;
use crate::domain::phrases::{Chosen, Ground, Offer, Origin, Phrase, offers};
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

    /// The bank has changed: so does the list.
    pub(super) fn renew(&mut self, desk: &Desk, at: CriterionIx) {
        self.choices = choices(desk, at);
        self.search();
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

/// The list over the text that is being written.
pub(super) fn open(writing: &Writing, desk: &Desk, at: CriterionIx, out: &mut Out) -> Option<Picking> {
    let session = desk.session();
    if session.draft(at).score.is_none() {
        out.warn(tui::score_first(session.rubric().criterion(at)));
        return None;
    }
    if let Some(why) = &desk.phrases_missing {
        out.warn(why.clone());
    }
    Some(Picking::new(writing.clone(), choices(desk, at)))
}

/// The phrases that can be said at `at`, filled with what the session knows.
fn choices(desk: &Desk, at: CriterionIx) -> Vec<Offer> {
    let session = desk.session();
    let score = session.draft(at).score;
    score.map_or_else(Vec::new, |score| offers(&desk.phrases, session, at, score, &Chosen::default()))
}

/// A key or a paste in the list of phrases.
pub(super) fn input(picking: &mut Picking, desk: &mut Desk, here: Here, input: Input, out: &mut Out) -> Next {
    let last = picking.matches.len().saturating_sub(1);
    match keymap::typed(keymap::PICK, input) {
        Typed::Nothing => {}
        Typed::Edit(edit) => picking.edit(edit),
        Typed::Act(action) => match action {
            PickAction::Move(by) => picking.at = by.index(picking.at, 1, last),
            PickAction::Forget => forget(picking, out),
            PickAction::Restore => match picking.forgotten.take() {
                Some(phrase) => out.effect(Effect::KeepPhrase(phrase)),
                None => out.info(words::NOTHING_FORGOTTEN),
            },
            PickAction::Close => return Next::Write(Box::new(picking.writing.clone())),
            PickAction::Insert => return insert(picking, desk, here, Then::WriteOn, out),
            PickAction::Accept => return insert(picking, desk, here, Then::Accept, out),
        },
    }
    Next::Stay
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

/// What comes after a phrase has gone into the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// Writing on.
    WriteOn,
    /// The next pending criterion, if the phrase is the whole text and nothing is left to be completed in it.
    Accept,
}

/// Puts the chosen phrase at the cursor, the cursor behind its first open place if it has one.
fn insert(picking: &Picking, desk: &mut Desk, here: Here, then: Then, out: &mut Out) -> Next {
    let Some(Offer { text, ground, .. }) = picking.chosen() else { return Next::Stay };
    let mut writing = picking.writing.clone();
    let alone = !says_something(writing.prose.buffer.text());
    let cursor = writing.prose.buffer.cursor();
    let before = writing.prose.buffer.text()[..cursor].chars().next_back();
    let apart = before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '«' | '"' | '¿' | '¡'));
    writing.apply(desk, here, Edit::Paste(format!("{}{text}", if apart { " " } else { "" })), out);
    // If not all of it went in, that is told.
    if out.message.is_none() {
        let end = writing.prose.buffer.cursor();
        writing.prose.buffer.go_to(cursor + usize::from(apart));
        if !writing.go_to_place(desk.session(), here.at, out) {
            writing.prose.buffer.go_to(end);
            if *ground == Ground::AgainstScore {
                out.warn(words::AGAINST_SCORE);
            } else if then == Then::Accept && alone && writing.accept(desk, here, out) {
                return Next::after_text(desk.session(), here.at);
            }
        }
    }
    Next::Write(Box::new(writing))
}
